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
		{"four receivers, over everyone", 40, 40, 4, gap.Everyone, "d ewomen emen "}, // the median of men is nothing
		{"all but four", 40, 40, 36, gap.Receivers, "ewomen emen "},
		{"nobody receives", 40, 40, 0, gap.Everyone, "b d "}, // there is no gap
	} {
		e := gap.NewEU(people(c.men, c.women, c.receivers), gap.Article9{Level: gap.AsPaid})
		withheld, whole := "", 0
		for _, s := range e.Statements(gap.Public, c.over) {
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
		for _, s := range e.Statements(gap.Authority, c.over) {
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
		if got := fmt.Sprint(len(e.Statements(gap.Workers, c.over))); got != "1" {
			t.Errorf("%s: workers get %s", c.name, got)
		}
	}
}
