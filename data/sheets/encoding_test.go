package sheets

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// TestEncodings reads texts whose encoding the user names.
func TestEncodings(t *testing.T) {
	for _, test := range []struct{ asked, name, city string }{
		{"UTF-8", "UTF-8", "Jyväskylä"},
		{"utf-16le", "UTF-16LE", "Jyväskylä"},
		{"Windows-1250", "Windows-1250", "Łódź"},
		{"windows-1253", "Windows-1253", "Αθήνα"},
		{"Windows-1254", "Windows-1254", "İstanbul"},
		{"latin1", "Windows-1252", "Besançon"},
		{"ISO-8859-2", "ISO-8859-2", "Kraków"},
		{"koi8-r", "KOI8-R", "Москва"},
		{"IBM866", "cp866", "Казань"},
		{"Macintosh", "MacRoman", "Malmö"},
		{"shift_jis", "Shift_JIS", "東京ソ能"}, // the last two end in bytes that are also ASCII
		{"EUC-JP", "EUC-JP", "大阪"},
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
			b := opened(t, data, Options{Encoding: test.asked})
			if got := cells(t, b, ""); !strings.Contains(got, "A|"+test.city+"|52000") || b.Facts().Encoding != test.name {
				t.Errorf("%s: %s: %s", test.asked, b.Facts().Encoding, got)
			}
			if said := b.Remarks(); len(said) > 0 {
				t.Errorf("%s: it says: %v", test.asked, said)
			}
		}
	}
	b := opened(t, []byte("\uFEFF"+plain), Options{Encoding: "Windows-1252"})
	if got := cells(t, b, ""); !strings.HasPrefix(got, "Role") || !strings.Contains(got, "Jyväskylä") {
		t.Errorf("a byte order mark knows better: %s", got)
	}
}

// TestAssumedEncoding says which encoding was assumed.
func TestAssumedEncoding(t *testing.T) {
	for name, test := range map[string]struct{ text, says string }{
		"UTF-8":        {plain, "[]"},
		"Windows-1252": {"Role,City,Salary\nA,Jyv\xE4skyl\xE4,52000\nB,Turku,48000\n", "[{encoding-assumed [Windows-1252]}]"},
		"one cell":     {"Role,City,Salary\nA,Jyväskylä,52000\n" + strings.Repeat("B,Turku,48000\n", 40_000) + "A,Jyv\xE4skyl\xE4,50000\n", "[{odd-cells [Windows-1252]}]"},
	} {
		b := opened(t, []byte(test.text), Options{})
		if _, err := b.Scan(t.Context(), "", 1, Plan{Columns: make([]ColumnPlan, 3)}, nil); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(b.Remarks()); got != test.says {
			t.Errorf("%s: it says %s", name, got)
		}
	}
}
