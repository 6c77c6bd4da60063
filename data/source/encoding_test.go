package source_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// TestEncodings reads texts whose encoding the user names.
func TestEncodings(t *testing.T) {
	for _, test := range []struct{ asked, name, city string }{
		{"utf-16le", "UTF-16LE", "Jyväskylä"},
		{"cp1250", "Windows-1250", "Plzeň"},
		{"latin1", "Windows-1252", "Besançon"},
		{"shift_jis", "Shift_JIS", "東京ソ能"}, // the last two end in bytes that are also ASCII
	} {
		e, err := htmlindex.Get(test.asked)
		if err != nil {
			t.Fatal(err)
		}
		data, err := e.NewEncoder().Bytes([]byte("Role,City,Base salary\nA," + test.city + ",52000\nB,Turku,48000\n"))
		if err != nil {
			t.Fatal(err)
		}
		l, err := source.LoadBytes(t.Context(), "pay.csv", data, ingest.Options{Encoding: test.asked})
		if err != nil {
			t.Fatalf("%s: %v", test.asked, err)
		}
		if got := listing(t, l.Market); !strings.Contains(got, "A|"+test.city+"|52000") || l.Understanding.Encoding != test.name {
			t.Errorf("%s: %s: %s", test.asked, l.Understanding.Encoding, got)
		}
		if notes := strings.Join(table.AllWords(l.Understanding.Remarks), "\n"); strings.Contains(notes, "encoding") {
			t.Errorf("%s: it says: %s", test.asked, notes)
		}
	}
	if _, err := source.LoadBytes(t.Context(), "pay.csv", []byte(plain), ingest.Options{Encoding: "EBCDIC"}); !errors.Is(err, sheets.ErrEncoding) || !strings.Contains(err.Error(), "Windows-1250") {
		t.Errorf("an unknown one: %v", err)
	}
}

// TestAssumedEncoding says which encoding was assumed.
func TestAssumedEncoding(t *testing.T) {
	for name, test := range map[string]struct{ text, says string }{
		"UTF-8":        {plain, ""},
		"Windows-1252": {"Role,City,Salary\nA,Jyv\xE4skyl\xE4,52000\nB,Turku,48000\n", "Windows-1252 is assumed"},
		"one cell":     {"Role,City,Salary\nA,Jyväskylä,52000\n" + strings.Repeat("B,Turku,48000\n", 40_000) + "A,Jyv\xE4skyl\xE4,50000\n", "some cells are not UTF-8"},
	} {
		l, err := source.LoadBytes(t.Context(), "pay.csv", []byte(test.text), ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if notes := strings.Join(table.AllWords(l.Understanding.Remarks), "\n"); !strings.Contains(notes, test.says) || test.says == "" && strings.Contains(notes, "encoding") {
			t.Errorf("%s: it says %q", name, notes)
		}
	}
}
