package sheet

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestSheetNames(t *testing.T) {
	taken := Names{}
	taken.Add("Method", "History")
	for _, test := range []struct{ text, want string }{
		{"By company size", "By company size"},
		{"by COMPANY size", "by COMPANY size 2"},
		{"Method", "Method 2"},
		{"history", "history 2"},
		{"a/b:c*d?[e]\\f", "a b c d e f"},
		{"'quoted'", "quoted"},
		{" ' ", "Sheet"},
		{strings.Repeat("x", 40), strings.Repeat("x", 31)},
		{strings.Repeat("x", 40), strings.Repeat("x", 29) + " 2"},
		{strings.Repeat("😀", 20), strings.Repeat("😀", 15)},
	} {
		if got := taken.Sheet(test.text); got != test.want {
			t.Errorf("Sheet(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestReference(t *testing.T) {
	if got := Reference("Director's cut", "$A$1"); got != "'Director''s cut'!$A$1" {
		t.Error(got)
	}
}

func TestLines(t *testing.T) {
	for _, test := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 10, 1},
		{"short", 10, 1},
		{"two words", 5, 2},
		{"one\ntwo", 20, 2},
		{strings.Repeat("y", 100), 10, 9},
		{"漢字漢字漢字", 6, 2},
	} {
		if got := Lines(test.text, test.width); got != test.want {
			t.Errorf("Lines(%q, %g) = %d, want %d", test.text, test.width, got, test.want)
		}
	}
}

func TestNumberFormat(t *testing.T) {
	for _, test := range []struct {
		currency string
		decimals int
		want     string
	}{
		{"USD", 0, `"$"#,##0`},
		{"CHF", 2, `"CHF "#,##0.00`},
		{"", 0, `#,##0`},
		{"INR", 0, `[>=10000000]"₹"##\,##\,##\,##0;[>=100000]"₹"##\,##\,##0;"₹"#,##0`},
	} {
		if got := (Pay{Currency: test.currency, Decimals: test.decimals}).format(); got != test.want {
			t.Errorf("the format of (%q, %d) = %s, want %s", test.currency, test.decimals, got, test.want)
		}
	}
}

func FuzzFit(f *testing.F) {
	for _, seed := range []string{"", "=1+1", "a\x00b\xff", "_x0041_", strings.Repeat("😀", 20_000), "tab\tline\nend\r"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Fit(text)
		if !utf8.ValidString(got) || len(utf16.Encode([]rune(got))) > longest {
			t.Errorf("Fit(%q) = %q", text, got)
		}
		if Fit(got) != got {
			t.Errorf("Fit changes %q again", got)
		}
	})
}

func FuzzSheetNames(f *testing.F) {
	f.Add("By size", "by SIZE")
	f.Add("'", "[]")
	f.Add(strings.Repeat("é", 40), strings.Repeat("É", 40))
	f.Fuzz(func(t *testing.T, a, b string) {
		taken := Names{}
		first, second := taken.Sheet(a), taken.Sheet(b)
		for _, name := range []string{first, second} {
			units := len(utf16.Encode([]rune(name)))
			if units == 0 || units > longestSheetName || strings.ContainsAny(name, `:\/?*[]`) || strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'") {
				t.Errorf("%q is no sheet name", name)
			}
		}
		if strings.EqualFold(first, second) {
			t.Errorf("%q and %q are both taken", first, second)
		}
	})
}
