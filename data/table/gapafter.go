package table

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/say"
)

// twice are tables of what there is, and of what there would be after what was decided.
func twice(r gap.Results, of func(gap.Results) []Facts) []Facts {
	all := of(r)
	if r.After == nil {
		return all
	}
	for _, f := range of(r.After.Results) {
		f.Title = say.F("After what was decided: %s", f.Title)
		all = append(all, f)
	}
	return all
}

// namedGap is a gap with the name that its row has.
type namedGap struct {
	name string
	gap  float64
}

// gapsOf are all gaps of results, in the order of the tables.
func gapsOf(r gap.Results) (all []namedGap) {
	add := func(name string, x float64) { all = append(all, namedGap{name, x}) }
	if u := r.UK; u != nil {
		add(say.L("Hourly pay, mean"), u.MeanHourly.Gap())
		add(say.L("Hourly pay, median"), u.MedianHourly.Gap())
		add(say.L("Bonus of receivers, mean"), u.MeanBonus.Gap())
		add(say.L("Bonus of receivers, median"), u.MedianBonus.Gap())
	}
	if e := r.EU; e != nil {
		over := r.Asked.Over
		add(say.L("(a) pay, mean"), e.Mean.Gap())
		add(say.F("(b) variable pay, mean over %s", say.Data(string(over))), e.MeanVariable[over].Gap())
		add(say.L("(c) pay, median"), e.Median.Gap())
		add(say.F("(d) variable pay, median over %s", say.Data(string(over))), e.MedianVariable[over].Gap())
		for _, c := range e.Categories {
			if c.Stated() {
				add(say.F("(g) total pay, %s", CategoryName(c)), c.Total.Gap())
			}
		}
	}
	if len(r.Like) > 0 {
		add(say.L("Full-time pay, mean"), r.Mean.Gap())
		add(say.L("Full-time pay, median"), r.Median.Gap())
	}
	for _, l := range r.Like {
		if l.Reason == nil && len(l.Terms) > 0 {
			add(say.F("Alike in %s", strings.Join(l.Terms, ", ")), l.Gap())
		}
	}
	return all
}

// GapChange are the gaps before and after what was decided, side by side; none where
// nothing was asked about it.
func GapChange(r gap.Results) []Facts {
	if r.After == nil {
		return nil
	}
	f := Facts{
		Title: say.L("Before and after what was decided about pay: for the employer alone"),
		Head:  []string{"Gap, in per cent of men's pay", "Before", "After", "Points"},
		Notes: AllWords(r.After.Of),
	}
	if r.Asked.By.Column != "" {
		f.Head[0] = say.L("Gap, in per cent")
	}
	after := gapsOf(r.After.Results)
	for _, b := range gapsOf(r) {
		i := slices.IndexFunc(after, func(a namedGap) bool { return a.name == b.name })
		if i < 0 {
			continue
		}
		f.Rows = append(f.Rows, []Fact{says(b.name), fact(b.gap, AsPercent2), fact(after[i].gap, AsPercent2), fact(after[i].gap-b.gap, AsPoints)})
	}
	return []Facts{f}
}
