package lexicon_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/paybench/paybench/data/lexicon"
)

// vocabulary is a small one, with words of cells alone.
const vocabulary = `month: month, per month, mês, každý, 月, pm
at_least: more than, at least, 以上
nothing: n/a, not known
2: two
USD: us dollar, us $
dollar: dollar
people: people
salary: salary, 13th salary
`

func small(t testing.TB, text string) (*lexicon.Lexicon, error) {
	t.Helper()
	return lexicon.Load(fstest.MapFS{"vocabulary/en.txt": {Data: []byte(text)}})
}

func index(t testing.TB) *lexicon.Index[[]lexicon.Concept] {
	t.Helper()
	l, err := small(t, vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	x := &lexicon.Index[[]lexicon.Concept]{}
	for term := range l.All() {
		x.Add(term.Text, func(before []lexicon.Concept) []lexicon.Concept { return append(before, term.Concept) })
	}
	return x
}

func isTerm(all []lexicon.Concept) bool { return len(all) > 0 }

func TestIndexAt(t *testing.T) {
	x := index(t)
	for text, want := range map[string]string{
		"month": "month month", "Month.": "month Month", "MÊS": "month MÊS", "mes": "", "každý": "month každý", "KAZDY": "month KAZDY", "me\u0302s": "", "kaz\u030cdy\u0301": "month kaz\u030cdy\u0301",
		"per month 5": "month per month", "per-month": "month per-month", "Per.Month": "month Per.Month", "more than 5": "at_least more than",
		"US dollars": "", "US dollar": "USD US dollar", "dollar a month": "dollar dollar", "months": "", "more 5": "", "more": "", "": "", "5": "",
		"月5": "month 月", "月給": "month 月", "以上": "at_least 以上", "two people": "2 two", "us 5": "", "p.m.": "month p.m", "P.M": "month P.M", "p m": "", "per.p.m": "", "permonth": "month permonth", "mon th": "", "m.o": "", "13": "",
	} {
		got, end := x.At(text, 0, isTerm)
		found := ""
		if len(got) > 0 {
			found = string(got[0]) + " " + text[:end]
		}
		if found != want {
			t.Errorf("At(%q) = %q, want %q", text, found, want)
		}
	}
	isMonth := func(all []lexicon.Concept) bool { return len(all) > 0 && all[0] == lexicon.Month }
	if got, end := x.At("5 per month", 2, isMonth); end != 11 || !isMonth(got) {
		t.Errorf("the month ends at %d", end)
	}
	if _, end := x.At("more than", 0, isMonth); end != 0 {
		t.Errorf("a term that is not wanted ends at %d", end)
	}
}

func TestIndexWhole(t *testing.T) {
	x := index(t)
	for text, want := range map[string]bool{
		"N/A": true, "na": true, "#n/a": true, "Not known.": true, "not": false, "": false, "known not": false, strings.Repeat("n", 100): false,
	} {
		if got, ok := x.Whole(text); ok != want || ok && got[0] != lexicon.Nothing {
			t.Errorf("Whole(%q) = %v, %v", text, got, ok)
		}
	}
}

// Words of cells alone say nothing in a header.
func TestCellsAlone(t *testing.T) {
	l, err := small(t, vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	r := l.Read("more than two people a month")
	for _, m := range r.Matches {
		if m.Concept != lexicon.People && m.Concept != lexicon.Month {
			t.Errorf("a header has %q", m.Concept)
		}
	}
	if r.Unknown != 4 {
		t.Errorf("%d words are unknown, want 4", r.Unknown)
	}
	if n := l.Terms(lexicon.AtLeast, lexicon.English); n != 3 {
		t.Errorf("%d terms for at_least, want 3", n)
	}
	for _, bad := range []string{"two: two", "2x: two", "usd: dollar", "Salary: pay"} {
		if _, err := small(t, bad); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: %v, want an error that names the line", bad, err)
		}
	}
}

func TestConceptNumber(t *testing.T) {
	for c, want := range map[lexicon.Concept]float64{"2": 2, "0.5": 0.5, "20": 20} {
		if got, ok := c.Number(); !ok || got != want {
			t.Errorf("%s is %v, %v", c, got, ok)
		}
	}
	for _, c := range []lexicon.Concept{"", "year", "USD", "2x"} {
		if got, ok := c.Number(); ok {
			t.Errorf("%s is %v", c, got)
		}
	}
}

// FuzzIndex checks that a term found is one that the text holds.
func FuzzIndex(f *testing.F) {
	x := index(f)
	for _, seed := range []string{"per month", "more.than", "月給", "me\u0302s", "US-dollar", "a\xff", strings.Repeat("per ", 40)} {
		f.Add(seed, 0)
	}
	f.Fuzz(func(t *testing.T, text string, at int) {
		if at < 0 || at > len(text) {
			return
		}
		got, end := x.At(text, at, isTerm)
		if end < at || end > len(text) || (end > at) != (len(got) > 0) {
			t.Errorf("At(%q, %d) = %v, %d", text, at, got, end)
		}
		if whole, ok := x.Whole(text[at:end]); end > at && utf8.ValidString(text) && (!ok || whole[0] != got[0]) {
			t.Errorf("Whole(%q) = %v, %v, want %v", text[at:end], whole, ok, got)
		}
	})
}

func TestAnswer(t *testing.T) {
	for _, test := range []struct {
		cell    string
		yes, ok bool
	}{
		{"Yes", true, true},
		{"NEIN", false, true},
		{"sí", true, true},
		{"そう", false, false},
		{"いいえ", false, true},
		{"Ні", false, true},
		{"kyllä", true, true},
		{"hayir", false, true},
		{"y2", false, false},
		{"1", false, false},
		{"", false, false},
		{"n/a", false, false},
	} {
		if yes, ok := lexicon.Answer(test.cell); yes != test.yes || ok != test.ok {
			t.Errorf("%q: %v, %v", test.cell, yes, ok)
		}
	}
}

func TestJoins(t *testing.T) {
	for _, test := range []struct {
		language lexicon.Language
		text     string
		want     bool
	}{
		{"en", "Base + bonus", true},
		{"en", "Base and bonus", true},
		{"de", "Grundgehalt und Bonus", true},
		{"zh", "工资与奖金", true},
		{"es", "salario y primas", true},
		{"en", "Base bonus", false},
		{"en", "Salary a month", false},
		{"sv", "Lön en månad", false},
	} {
		text := lexicon.Default().Read(test.text).In([]lexicon.Language{test.language})
		if got := text.Joins(); got != test.want {
			t.Errorf("%s: %q: %v", test.language, test.text, got)
		}
	}
}
