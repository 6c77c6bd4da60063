package charts

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/paybench/paybench/data/market"
)

// TestThreeLabels holds that the axis of pay of every kind has three labels at every
// size, whatever the span of pay and the currency; and that no two are the same.
func TestThreeLabels(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	sizesTried := [][2]vg.Length{{240, 180}, {320, 240}, {400, 238}, {480, 700}, {1024, 380}, {1920, 1080}}
	for _, currency := range []string{"USD", "EUR", "INR", "JPY", "CHF", "KWD", ""} {
		for range 6 {
			// From an hour's pay to a year's in a weak currency; groups close together and far apart.
			level, apart := pow10(0.5+7*random.Float64()), pow10(-2+3*random.Float64())
			c := comparison(sizes)
			c.Currency, c.Element.Currency = currency, currency
			for i := range c.Rows {
				for j := range c.Rows[i].Figures {
					f := &c.Rows[i].Figures[j]
					of := func(v float64) float64 { return level * (1 + apart*v/281_000) }
					f.Value, f.Interval.Low, f.Interval.High = of(f.Value), of(f.Interval.Low), of(f.Interval.High)
				}
			}
			for _, d := range []drawing{medianTop{groupsOf(c)}, payRange{groupsOf(c)}, byExperience{groups: groupsOf(c)}} {
				chart := fixture{"", d}.chart(t, Light())
				for _, size := range sizesTried {
					checkAxis(t, fmt.Sprintf("%s in %q from %g, %g apart, at %v", d.about().kind, currency, level, apart, size), chart, size)
				}
			}
		}
	}
}

func pow10(x float64) float64 {
	v := 1.0
	for ; x >= 1; x-- {
		v *= 10
	}
	for ; x < 0; x++ {
		v /= 10
	}
	return v * (1 + 9*x)
}

// TestThreeLabelsOfEveryKind holds it for the other kinds too, of all that is drawn of pay.
func TestThreeLabelsOfEveryKind(t *testing.T) {
	for name, d := range map[string]drawing{
		"distribution": distribution{groupsOf(comparison(sizes)), skewed()},
		"few roles":    medianTop{groupsOf(manyRoles(2))}, "bars": medianTop{groupsOf(manyRoles(9))}, "dots": medianTop{groupsOf(manyRoles(290))},
		"size": sizeLine{}.of(comparison(sizes)), "one pay": payRange{groupsOf(onePay())}, "hourly": payRange{groupsOf(hourly())},
	} {
		for _, size := range [][2]vg.Length{{240, 180}, {320, 240}, {400, 238}, {480, 700}, {1024, 380}, {1920, 1080}} {
			checkAxis(t, fmt.Sprintf("%s at %v", name, size), fixture{"", d}.chart(t, Dark()), size)
		}
	}
}

// arrows is a canvas that counts triangles.
type arrows struct {
	reader
	count *int
}

func (a arrows) Fill(path vg.Path) {
	if len(path) == 4 && path[3].Type == vg.CloseComp {
		*a.count++
	}
}

// TestCutIntervalsAreMarked: an interval that goes on beyond the picture has an arrow, rim
// and all, and the key explains it; where none does, there is neither.
func TestCutIntervalsAreMarked(t *testing.T) {
	for name, c := range map[string]market.Comparison{"usual": comparison(sizes), "wide": wideIntervals()} {
		cut := 0 // ends of intervals
		e := reach(c.Groups(), []float64{50, 90}, 0, true)
		spread := reach(c.Groups(), spreadPercentiles, 0, true)
		ends := func(e extent, low bool) (n int) {
			for _, r := range c.Groups() {
				for _, f := range []market.Figure{r.Median(), r.Top()} {
					if f.Known() && f.Interval.Attainable && f.Interval.High > e.high {
						n++
					}
					if f.Known() && f.Interval.Attainable && low && f.Interval.Low < e.low {
						n++
					}
				}
			}
			return n
		}
		for kind, tt := range map[string]struct {
			d    drawing
			ends int
		}{
			"columns": {medianTop{groupsOf(c)}, ends(e, true)}, "ranges": {payRange{groupsOf(c)}, ends(spread, true)},
			"steps": {byExperience{groups: groupsOf(c)}, ends(e, true)},
		} {
			var all []written
			count := 0
			chart := fixture{name, tt.d}.chart(t, Light())
			chart.draw(draw.New(arrows{reader{blank{1024, 700}, &all, new([]vg.Point)}, &count}))
			want := 0
			if tt.ends > 0 {
				want = 2 * (tt.ends + 1) // with rims, and one in the key
			}
			if count != want {
				t.Errorf("%s, %s: %d triangles for %d ends that are cut", name, kind, count, tt.ends)
			}
			explained := slices.ContainsFunc(all, func(w written) bool { return w.text == "goes on beyond the picture" })
			if explained != (tt.ends > 0) {
				t.Errorf("%s, %s: explained %v, %d ends are cut", name, kind, explained, tt.ends)
			}
			cut += tt.ends
		}
		if (cut > 0) != (name == "wide") {
			t.Errorf("%s: %d ends are cut: this test needs other figures", name, cut)
		}
	}
}

// checkAxis counts the labels of the axis of pay: the amounts that stand lowest, or, where
// pay goes upwards, furthest left.
func checkAxis(t *testing.T, name string, c *Chart, size [2]vg.Length) {
	t.Helper()
	all, _ := texts(c, size[0], size[1])
	var amounts []written
	for _, one := range all {
		if isAmount(one.text) {
			amounts = append(amounts, one)
		}
	}
	low, left := vg.Length(math.Inf(1)), vg.Length(math.Inf(1))
	for _, one := range amounts {
		low, left = min(low, one.box.Min.Y), min(left, one.box.Max.X)
	}
	under, beside := map[string]int{}, map[string]int{}
	for _, one := range amounts {
		if one.box.Min.Y < low+1 {
			under[one.text]++
		}
		if one.box.Max.X < left+1 {
			beside[one.text]++
		}
	}
	labels := under
	if len(beside) > len(under) {
		labels = beside
	}
	if len(labels) < leastLabels {
		t.Errorf("%s: the axis has the labels %v", name, labels)
	}
	for label, n := range labels {
		if n > 1 {
			t.Errorf("%s: %q stands %d times", name, label, n)
		}
	}
}

// isAmount reports whether a text is an amount of pay and nothing else.
func isAmount(text string) bool {
	return strings.ContainsAny(text, "0123456789") && !strings.ContainsAny(text, "(*–≥·+%P") && !strings.Contains(text, "people") && !strings.Contains(text, "2026") && !strings.Contains(text, " more")
}
