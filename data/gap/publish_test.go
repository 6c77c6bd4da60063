package gap_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/paybench/paybench/data/gap"
)

// TestPublished withholds what stands on fewer than five of a sex or leaves as few apart,
// from the public alone.
func TestPublished(t *testing.T) {
	people := func(men, women, receivers int) []gap.Worker {
		var all []gap.Worker
		for i := range men + women {
			w := gap.Worker{Sex: gap.Man, Category: "C", Base: 1000 + float64(i*i%31)}
			if i >= men {
				w.Sex = gap.Woman
			}
			if i < receivers || i >= men && i < men+receivers {
				w.Variable = 100 + float64(i%3)
			}
			all = append(all, w)
		}
		return all
	}
	for _, c := range []struct {
		name                  string
		men, women, receivers int
		over                  gap.Over
		withheld              string // letters and parts
	}{
		{"enough", 40, 40, 20, gap.Receivers, ""},
		{"four women", 40, 4, 4, gap.Everyone, "a b c d ewomen emen f1 f2 f3 f4 "},
		{"four receivers", 40, 40, 4, gap.Receivers, "b d ewomen emen "},
		{"four receivers, over everyone", 40, 40, 4, gap.Everyone, "b d ewomen emen "},
		{"all but four", 40, 40, 36, gap.Receivers, "ewomen emen "},
		{"nobody receives", 40, 40, 0, gap.Everyone, "b d "}, // there is no gap
	} {
		e := gap.NewEU(people(c.men, c.women, c.receivers), gap.Article9{Level: gap.AsPaid})
		withheld, whole := "", 0
		for _, s := range e.Statements(gap.Public, c.over, 0) {
			if (s.Withheld != nil) != math.IsNaN(s.Percent) {
				t.Errorf("%s: %+v", c.name, s)
			}
			if s.Withheld != nil {
				withheld += s.Letter + s.Part + " "
			}
		}
		if withheld != c.withheld {
			t.Errorf("%s: withheld %q, want %q", c.name, withheld, c.withheld)
		}
		for _, s := range e.Statements(gap.Authority, c.over, 0) {
			if s.Withheld == nil {
				whole++
			}
		}
		none := 0
		for _, x := range []float64{e.MeanVariable[c.over].Gap(), e.MedianVariable[c.over].Gap()} {
			if math.IsNaN(x) {
				none++
			}
		}
		if want := 11 - none; whole != want {
			t.Errorf("%s: the authority gets %d of %d", c.name, whole, want)
		}
		if got := fmt.Sprint(len(e.Statements(gap.Workers, c.over, 0))); got != "1" {
			t.Errorf("%s: workers get %s", c.name, got)
		}
	}
}

// TestBandsApart withholds the share of another band with that of one: all women less those
// of three bands would be those of the fourth.
func TestBandsApart(t *testing.T) {
	for _, c := range []struct {
		women    [4]int // of the twenty in each band
		withheld string
	}{
		{[4]int{10, 10, 10, 10}, ""},
		{[4]int{10, 9, 8, 3}, "3 4 "},
		{[4]int{3, 15, 9, 9}, "1 2 "},  // five men are in the second
		{[4]int{17, 10, 9, 0}, "1 4 "}, // and no woman in the fourth
		{[4]int{3, 10, 10, 18}, "1 4 "},
	} {
		var all []gap.Worker
		for band, women := range c.women {
			for i := range 20 {
				w := gap.Worker{Sex: gap.Man, Base: float64(1000*(band+1) + i), Variable: 1}
				if i < women {
					w.Sex = gap.Woman
				}
				all = append(all, w)
			}
		}
		got := ""
		for _, s := range gap.NewEU(all, gap.Article9{Level: gap.AsPaid}).Statements(gap.Public, gap.Everyone, 0) {
			if s.Letter == "f" && s.Withheld != nil {
				got += s.Part + " "
			}
		}
		if got != c.withheld {
			t.Errorf("%v women: withheld %q, want %q", c.women, got, c.withheld)
		}
	}
}
