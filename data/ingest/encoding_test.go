package ingest

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/paybench/paybench/data/sheets"
)

// TestEncodings reads texts whose encoding the user names.
func TestEncodings(t *testing.T) {
	for _, test := range []struct{ asked, name, city string }{
		{"UTF-8", "UTF-8", "Jyväskylä"},
		{"utf-16le", "UTF-16LE", "Jyväskylä"},
		{"Windows-1250", "Windows-1250", "Łódź"},
		{"cp1250", "Windows-1250", "Plzeň"},
		{"windows-1253", "Windows-1253", "Αθήνα"},
		{"Windows-1254", "Windows-1254", "İstanbul"},
		{"latin1", "Windows-1252", "Besançon"},
		{"ISO-8859-2", "ISO-8859-2", "Kraków"},
		{"koi8-r", "KOI8-R", "Москва"},
		{"IBM866", "IBM866", "Казань"},
		{"Macintosh", "Macintosh", "Malmö"},
		{"shift_jis", "Shift_JIS", "東京ソ能"}, // the last two end in bytes that are also ASCII
		{"EUC-JP", "EUC-JP", "大阪"},
		{"gbk", "gbk", "北京市"},
		{"GB18030", "GB18030", "上海"},
		{"Big5", "Big5", "臺北功"},
		{"EUC-KR", "EUC-KR", "서울"},
	} {
		e, err := htmlindex.Get(test.asked)
		if err != nil {
			t.Fatal(err)
		}
		for _, delimiter := range []string{",", "|"} {
			text := strings.ReplaceAll("Role,City,Base salary\nA,"+test.city+",52000\nB,Turku,48000\n", ",", delimiter)
			data, err := e.NewEncoder().Bytes([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			l, err := LoadBytes(t.Context(), "pay.csv", data, Options{Encoding: test.asked})
			if err != nil {
				t.Fatalf("%s: %v", test.asked, err)
			}
			if got := listing(t, l.Market); !strings.Contains(got, "A|"+test.city+"|52000") || l.Understanding.Encoding != test.name {
				t.Errorf("%s: %s: %s", test.asked, l.Understanding.Encoding, got)
			}
			for _, note := range l.Understanding.Notes {
				if strings.Contains(note, "encoding") {
					t.Errorf("%s: it says: %s", test.asked, note)
				}
			}
		}
	}
	for _, name := range sheets.Encodings() {
		if _, err := htmlindex.Get(name); err != nil {
			t.Errorf("%s is offered: %v", name, err)
		}
	}
	if _, err := LoadBytes(t.Context(), "pay.csv", []byte(plain), Options{Encoding: "EBCDIC"}); !errors.Is(err, sheets.ErrEncoding) || !strings.Contains(err.Error(), "Windows-1250") {
		t.Errorf("an unknown one: %v", err)
	}
	l, err := LoadBytes(t.Context(), "pay.csv", []byte("\uFEFF"+plain), Options{Encoding: "Windows-1252"})
	if err != nil || !strings.Contains(listing(t, l.Market), "Jyväskylä") || l.Understanding.Columns[0].Header != "Role" {
		t.Errorf("a byte order mark knows better: %v", err)
	}
}

// TestAssumedEncoding says which encoding was assumed.
func TestAssumedEncoding(t *testing.T) {
	for name, test := range map[string]struct{ text, says string }{
		"UTF-8":        {plain, ""},
		"Windows-1252": {"Role,City,Salary\nA,Jyv\xE4skyl\xE4,52000\nB,Turku,48000\n", "Windows-1252 is assumed"},
		"one cell":     {"Role,City,Salary\nA,Jyväskylä,52000\n" + strings.Repeat("B,Turku,48000\n", 40_000) + "A,Jyv\xE4skyl\xE4,50000\n", "some cells are not UTF-8"},
	} {
		l, err := LoadBytes(t.Context(), "pay.csv", []byte(test.text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if notes := strings.Join(l.Understanding.Notes, "\n"); !strings.Contains(notes, test.says) || test.says == "" && strings.Contains(notes, "encoding") {
			t.Errorf("%s: it says %q", name, notes)
		}
	}
}
