package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2/container"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// ofPeople adds the choices that all figures hang on: who is a woman, who a man, and who
// is in.
func (f *gapFields) ofPeople() {
	f.list.Add(strong(lang.L("Who is compared")))
	f.pick(lang.L("Column of the sex"), false, func() []gapOption { return f.columns(anyColumn, gapOption{"", lang.L("as it was seen")}) },
		func(g study.Gap) string { return g.Sex }, func(g *study.Gap, column string) { g.Sex, g.Women, g.Men = column, nil, nil })
	f.words()
	f.day(lang.L("Day of the figures: who has left by then is not in"), lang.L("the roster's, or as 2026-04-05"),
		func(g study.Gap) time.Time { return g.On }, func(g *study.Gap, day time.Time) { g.On = day })
}

// ofBritish adds those of the British figures.
func (f *gapFields) ofBritish() {
	f.list.Add(strong(lang.L("What the regulations leave open")))
	f.pick(lang.L("Hourly pay, where no column has it, from the pay of"), false, func() []gapOption {
		return []gapOption{{"", lang.L("nothing: as stated only")}, {string(gap.Week), lang.L("a week")}, {string(gap.Month), lang.L("a month")}, {string(gap.Year), lang.L("a year")}}
	}, func(g study.Gap) string { return string(g.PayPeriod) }, func(g *study.Gap, period string) { g.PayPeriod = gap.Period(period) })
}

// byJob is the category of a person's job in the matches, among columns.
const byJob = "\x00by job"

// ofEuropean adds those of the figures of article 9.
func (f *gapFields) ofEuropean() {
	f.list.Add(strong(lang.L("What article 9 leaves open")))
	f.pick(lang.L("Category of work"), true, func() []gapOption {
		all := f.columns(grouping)
		if f.matchesHaveCategories() {
			all = append(all, gapOption{byJob, lang.L("by job, from the matches")})
		}
		return all
	}, func(g study.Gap) string {
		if g.ByJob {
			return byJob
		}
		return g.Category
	}, func(g *study.Gap, column string) {
		g.Category, g.ByJob = column, false
		if column == byJob {
			g.Category, g.ByJob = "", true
		}
	})
	f.pick(lang.L("Pay level"), true, func() []gapOption {
		return []gapOption{{string(gap.Hourly), lang.L("an hour")}, {string(gap.FullTime), lang.L("a year at full time")}, {string(gap.AsPaid), lang.L("a year, as paid")}}
	}, func(g study.Gap) string { return string(g.Level) }, func(g *study.Gap, level string) { g.Level = gap.Level(level) })
	f.pick(lang.L("Gap of variable pay over"), true, func() []gapOption {
		return []gapOption{{string(gap.Everyone), lang.L("everyone")}, {string(gap.Receivers), lang.L("those who receive any")}}
	}, func(g study.Gap) string { return string(g.Over) }, func(g *study.Gap, over string) { g.Over = gap.Over(over) })
	f.number(lang.L("Hours of full time in a year"), lang.L("none"), func(g study.Gap) float64 { return g.HoursAYear }, func(g *study.Gap, x float64) { g.HoursAYear = x })
}

// matchesHaveCategories reports whether categories can be those of jobs.
func (f *gapFields) matchesHaveCategories() bool {
	r := f.of.state.study().Review
	return r != nil && slices.ContainsFunc(r.Lines, func(l match.Line) bool { return l.Category != "" })
}

// ofLike adds those of pay like for like.
func (f *gapFields) ofLike() {
	f.list.Add(strong(lang.L("Groups")))
	f.pick(lang.L("Compared by"), false, func() []gapOption { return f.columns(anyColumn, gapOption{"", lang.L("sex: women against men")}) },
		func(g study.Gap) string { return g.By }, func(g *study.Gap, column string) {
			if g.By, g.Reference = column, ""; column == "" {
				return
			}
			if values := f.valuesOf(column); len(values) > 0 {
				g.Reference = values[0].value
			}
		})
	f.pick(lang.L("Reference: whom the others are compared with"), false, func() []gapOption {
		if f.of.asked().By == "" {
			return []gapOption{{"", lang.L("men")}}
		}
		return f.valuesOf(f.of.asked().By)
	}, func(g study.Gap) string { return g.Reference }, func(g *study.Gap, value string) { g.Reference = value })
	f.list.Add(strong(lang.L("Alike in")))
	f.terms()
	f.number(lang.L("Values that fewer people have are left out"), lang.L("none"), func(g study.Gap) float64 { return float64(g.Least) }, func(g *study.Gap, x float64) { g.Least = int(x) })
	f.pick(lang.L("People who share one may be paid alike"), false, func() []gapOption {
		return f.columns(grouping, gapOption{"", lang.L("nothing: everybody stands alone")})
	},
		func(g study.Gap) string { return g.Unit }, func(g *study.Gap, column string) { g.Unit = column })
}

// terms is the checklist of what people may be alike in.
func (f *gapFields) terms() {
	list := widgets.NewChecklist(lang.L("Search"))
	list.Rows = 5
	list.OnChanged = func(ticked []string) {
		f.of.change(func(g *study.Gap) { g.Terms = ticked })
	}
	f.list.Add(container.New(stacked{}, list))
	f.shows = append(f.shows, func(g study.Gap) {
		list.SetOptions(f.of.termOptions(g.Terms))
		list.SetTicked(g.Terms)
	})
}

// termsOffered are the columns of the roster that people may be alike in, and years.
func (g *gapping) termsOffered() (all []gapOption) {
	if g.people == nil {
		return nil
	}
	hired, inJob := false, false
	for i := range g.people.People {
		p := &g.people.People[i]
		hired, inJob = hired || !p.Hired.IsZero(), inJob || !p.InJobSince.IsZero()
	}
	if hired {
		all = append(all, gapOption{gap.Tenure, lang.L("Tenure, in years")})
	}
	if inJob {
		all = append(all, gapOption{gap.TimeInJob, lang.L("Time in the job, in years")})
	}
	for _, d := range g.people.Dimensions {
		all = append(all, gapOption{d.Name, d.Header})
	}
	return all
}

// termOptions are the terms to tick, with those kept of another roster, which can be unticked.
func (g *gapping) termOptions(kept []string) (all []widgets.Option) {
	for _, t := range g.termsOffered() {
		o := widgets.Option{Value: t.value, Label: t.label}
		if gap.MayCarry(t.value) {
			o.Label = lang.F("%s (may itself carry the difference)", t.label)
		}
		all = append(all, o)
	}
	for _, term := range kept {
		if !slices.ContainsFunc(all, func(o widgets.Option) bool { return o.Value == term }) {
			all = append(all, widgets.Option{Value: term, Label: lang.F("%s (not in this roster)", term)})
		}
	}
	return all
}
