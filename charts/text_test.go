package charts

import (
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// TestNoFontsOfOthers: gonum/plot's own charts would bring twelve fonts into the program,
// four million bytes, of which ten draw nothing here.
func TestNoFontsOfOthers(t *testing.T) {
	if font.DefaultCache.Has(font.Font{Typeface: "Liberation", Variant: "Sans"}) {
		t.Error("gonum.org/v1/plot is imported, and its fonts with it: draw on its canvas, vg, instead")
	}
}

func TestElide(t *testing.T) {
	l := look{size: 12}
	long := "Principal Machine Learning Operations and Platform Architect"
	for width := vg.Length(0); width < 400; width++ {
		got := l.elide(long, width)
		if l.width(got) > width {
			t.Fatalf("%q does not fit %g points", got, width)
		}
		if got != "" && got != long && !strings.HasSuffix(got, "…") {
			t.Fatalf("%q hides that it was cut", got)
		}
	}
	if got := l.elide(long, 1000); got != long {
		t.Errorf("a text that fits became %q", got)
	}
}

func TestAbridge(t *testing.T) {
	l := look{size: 12}
	alike := []string{
		"Principal Machine Learning Operations and Platform Architect 2",
		"Principal Machine Learning Operations and Platform Architect 13",
		"製品マネージャー", "x",
	}
	for width := vg.Length(0); width < 400; width++ {
		for _, name := range alike {
			got := l.abridge(name, width)
			if l.width(got) > width {
				t.Fatalf("%q does not fit %g points", got, width)
			}
			if got != "" && got != name && !strings.Contains(got, "…") {
				t.Fatalf("%q hides that it was cut", got)
			}
		}
		if a, b := l.abridge(alike[0], width), l.abridge(alike[1], width); width > 60 && a == b {
			t.Fatalf("at %g points both names are %q", width, a)
		}
	}
}

func TestEven(t *testing.T) {
	l := look{size: 10}
	if got, whole := l.even("one employer has more than 25 %", 110, 3); !whole || len(got) != 2 {
		t.Errorf("even = %q, %v", got, whole)
	}
	if got, whole := l.even("needs 10 employers, has 7", 40, 5); whole || !slices.Equal(got, []string{"–"}) {
		t.Errorf("what does not fit is %q, %v", got, whole)
	}
}

func TestWrap(t *testing.T) {
	l := look{size: 10}
	for _, c := range []struct {
		text  string
		width int
		lines int
		want  []string
		whole bool
	}{
		{"needs 10 people, has 7", 60, 5, []string{"needs 10", "people, has", "7"}, true},
		{"needs 10 people, has 7", 60, 2, []string{"needs 10", "people, ha…"}, false},
		{"Donaudampfschifffahrt", 60, 2, []string{"Donauda…"}, false},
		{"", 60, 2, nil, true},
		{"  spaces \n and\tlines ", 200, 2, []string{"spaces and lines"}, true},
	} {
		got, whole := l.wrap(c.text, vg.Length(c.width), c.lines)
		if !slices.Equal(got, c.want) || whole != c.whole {
			t.Errorf("wrap(%q, %d) = %q, %v, want %q, %v", c.text, c.width, got, whole, c.want, c.whole)
		}
	}
}

// TestEveryLetterIsSeen holds that no letter vanishes: one that no font has
// becomes a box, and the chart says what boxes are.
func TestEveryLetterIsSeen(t *testing.T) {
	regular, bold := families()
	for _, c := range []struct {
		text, want string
		missing    bool
	}{
		{"€152k ≥ ₹12 lakh – … · □", "€152k ≥ ₹12 lakh – … · □", false},
		{"Žofia Đỗ Ελένη Юлия", "Žofia Đỗ Ελένη Юлия", false},
		{"円 salary", "□ salary", true},
		{"a\tb\nc", "a b c", false},
		{"zero\u200bwidth\ufe0f", "zerowidth", false},
		{"שלום", "םולש", false}, // written from right to left
		{"\xff", "\ufffd", false},
	} {
		for _, fam := range []family{regular, bold} {
			runs, missing := fam.runs(c.text)
			got := ""
			for _, r := range runs {
				got += r.text
				for _, letter := range r.text {
					if r.font.glyph(letter).index == 0 {
						t.Errorf("%q: %s has no %q", c.text, r.font.name, letter)
					}
				}
			}
			if got != c.want || missing != c.missing {
				t.Errorf("runs(%q) write %q, %v, want %q, %v", c.text, got, missing, c.want, c.missing)
			}
		}
	}
}

func TestMissingLettersAreExplained(t *testing.T) {
	has := func(c *Chart) bool { return strings.Contains(strings.Join(c.footer(), " "), "□") }
	if !has(fixture{"", medianTop{groupsOf(foreign())}}.chart(t, Light())) {
		t.Error("boxes in names are not explained")
	}
	if has(fixture{"", medianTop{groupsOf(comparison(sizes))}}.chart(t, Light())) {
		t.Error("boxes are explained where there are none")
	}
}
