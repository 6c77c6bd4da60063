package ui

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// foldColumn is the column whose mark folds the surveys of a job out.
const foldColumn = "fold"

// countryTip says what the percentiles of jobs are.
const countryTip = "At the day of the review and in its currency, before the differential of a place"

// shownPercentiles are those of jobs on screen.
var shownPercentiles = []float64{25, 50, 75}

// priceColumns are those of what stands behind some cuts and of what they say.
func priceColumns[T any](currency string, cuts func(T) []review.Cut, step func(T) string, at func(T, float64) review.Point) []widgets.TableColumn[T] {
	count := func(id, title, tip string, n func(review.Cut) int) widgets.TableColumn[T] {
		number := func(x T) float64 {
			sum := 0
			for _, c := range cuts(x) {
				sum += n(c)
			}
			if sum > 0 {
				return float64(sum)
			}
			return math.NaN()
		}
		return widgets.TableColumn[T]{
			ID: id, Title: title, Tip: tip, Align: fyne.TextAlignTrailing, Compare: compareKnown(number), Missing: unknown(number),
			Text: func(x T) string { return moneyOrDash(number(x), "") },
		}
	}
	var columns []widgets.TableColumn[T]
	for _, percentile := range shownPercentiles {
		value := func(x T) float64 {
			if p := at(x, percentile); p.Reason == nil && p.Value > 0 {
				return p.Value
			}
			return math.NaN()
		}
		c := widgets.TableColumn[T]{
			ID: fmt.Sprintf("p%g", percentile), Title: fmt.Sprintf("P%g", percentile), Tip: countryTip, Align: fyne.TextAlignTrailing,
			Compare: compareKnown(value), Missing: unknown(value),
			Text: func(x T) string { return moneyOrDash(value(x), currency) },
			Hint: func(x T) string { return stated(cuts(x), percentile) },
		}
		if percentile == 50 {
			c.Hue = widgets.ColorNameMedian
		}
		columns = append(columns, c)
	}
	return append(columns, []widgets.TableColumn[T]{
		{ID: "step", Title: lang.L("Step"), Tip: lang.L("How narrow the cut is that the gate lets through"), Text: step, Compare: func(a, b T) int { return cmp.Compare(step(a), step(b)) }},
		count("people", "n", lang.L("People in the market"), func(c review.Cut) int { return c.People }),
		count("employers", lang.L("Employers"), lang.L("Employers in the market"), func(c review.Cut) int { return c.Employers }),
	}...)
}

// stated is a percentile as the survey of the only cut states it, or why it does not; ""
// of several.
func stated(cuts []review.Cut, percentile float64) string {
	if len(cuts) != 1 {
		return ""
	}
	for _, p := range cuts[0].Points {
		switch {
		case p.Percentile != percentile:
		case p.Reason != nil:
			return table.Capital(table.WithoutFlags(table.Words(*p.Reason)))
		default:
			return lang.F("%s as %s states it, %s", money.Format(p.Value, cuts[0].Currency, 0), cuts[0].Survey, dateText(cuts[0].Effective))
		}
	}
	return ""
}

// dateText is a day as tables have it.
func dateText(day time.Time) string {
	if day.IsZero() {
		return lang.L("undated")
	}
	return day.Format("2 Jan 2006")
}

// none is the point of what has no figure.
var none = review.Point{Reason: &remark.Remark{Kind: remark.NoMatch}}

// at is a percentile of a row.
func (r jobRow) at(percentile float64) review.Point {
	switch {
	case r.Market == nil:
		return none
	case r.part < 0:
		return r.Market.At(percentile)
	case r.part < len(r.Price.Cuts):
		return r.Market.Of(r.part, percentile)
	}
	for _, x := range r.Market.Mixtures() {
		if x.Percentile == percentile && x.Known() {
			return review.Point{Percentile: percentile, Value: x.From}
		}
	}
	return none
}

// words are the texts of a row that say what it is: of the job, of what it is priced by,
// and how well.
func (r jobRow) words() (job, by, quality string) {
	switch {
	case r.part == mixed:
		return "", lang.F("all their people mixed%s", r.apart()), ""
	case r.part >= 0:
		c := r.Price.Cuts[r.part]
		if c.Share != 1 {
			quality = fmt.Sprintf("%.4g %%", 100*c.Share)
		}
		return "", c.Survey + ": " + strings.TrimSpace(c.Title+" "+c.Level), quality
	}
	quality = cmp.Or(lang.Data(string(r.Price.Quality)), "–")
	if r.provisional() {
		quality = "suggested"
	}
	by = table.PriceCut(r.Price)
	if r.without() {
		by = lang.L("no match, as was said")
	} else if suggested := r.suggested(); r.Price.Reason != nil && len(suggested) > 0 {
		by, quality = lineText(suggested[0])+"?", "suggested"
	}
	return table.JobName(r.JobPay), by, quality
}

// showMixtures has the percentiles of a mixture say what bounds them, where that is known alone.
func showMixtures(columns []widgets.TableColumn[jobRow], currency string) {
	for i := range columns {
		figure := columns[i].Text
		for _, percentile := range shownPercentiles {
			if columns[i].ID != fmt.Sprintf("p%g", percentile) {
				continue
			}
			columns[i].Text = func(r jobRow) string {
				if r.part != mixed {
					return figure(r)
				}
				for _, x := range r.Market.Mixtures() {
					if x.Percentile == percentile {
						return table.MixtureText(x, currency)
					}
				}
				return "–"
			}
		}
	}
}

// apart marks a mixture that is far from the average.
func (r jobRow) apart() string {
	if slices.ContainsFunc(r.Market.Mixtures(), func(x review.Mixture) bool { return x.Apart }) {
		return lang.L(": more than 2 % apart")
	}
	return ""
}

// dated is the day of a row's cuts, with what they are aged by.
func (r jobRow) dated() string {
	var all []string
	for i, c := range r.Price.Cuts {
		if r.part >= 0 && r.part != i {
			continue
		}
		text := dateText(c.Effective)
		if r.Market != nil && r.Market.Factors[i].Ageing != 1 {
			text += fmt.Sprintf(" × %.4f", r.Market.Factors[i].Ageing)
		}
		if !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	if len(all) > 1 {
		return lang.F("%d dates", len(all))
	}
	return strings.Join(all, "")
}

// weight is the part of the weight of all surveys that a row's cut has.
func (r jobRow) weight() string {
	if r.part < 0 || r.part == mixed {
		return ""
	}
	return fmt.Sprintf("%.0f %%", 100*weights(r.Price)[r.part])
}

// adjust is what a row's cut is taken times.
func (r jobRow) adjust() string {
	if cuts := r.cuts(); len(cuts) == 1 && cuts[0].Adjust != 0 {
		return money.Digits(cuts[0].Adjust)
	}
	return ""
}

// jobColumns are those of the jobs; several reports whether any has several cuts.
func jobColumns(currency string, several bool) []widgets.TableColumn[jobRow] {
	style := func(r jobRow) widgets.CellStyle {
		if r.Price.Reason != nil || r.part >= 0 || r.provisional() {
			return widgets.CellMuted
		}
		return widgets.CellNormal
	}
	text := func(id, title, tip string, of func(jobRow) string) widgets.TableColumn[jobRow] {
		return widgets.TableColumn[jobRow]{ID: id, Title: title, Tip: tip, Style: style, Text: of, Compare: func(a, b jobRow) int { return cmp.Compare(of(a), of(b)) }}
	}
	alike := func(r jobRow) float64 {
		if r.part >= 0 || r.alike == 0 {
			return math.NaN()
		}
		return r.alike
	}
	job := text("job", lang.L("Job · level"), "", func(r jobRow) string { job, _, _ := r.words(); return job })
	job.Whole, job.Style = true, nil
	cut := text("cut", lang.L("Priced by"), lang.L("The job in the market, in full"), func(r jobRow) string { _, by, _ := r.words(); return by })
	cut.Whole = true
	cut.Hint = func(r jobRow) string { return behind(review.Price{Cuts: r.cuts()}) }
	columns := []widgets.TableColumn[jobRow]{
		job,
		{
			ID: "ours", Title: lang.L("Ours"), Tip: lang.L("Our people in the job"), Align: fyne.TextAlignTrailing,
			Text: func(r jobRow) string {
				if r.part >= 0 {
					return ""
				}
				return countText(len(r.People))
			}, Compare: func(a, b jobRow) int { return cmp.Compare(len(a.People), len(b.People)) },
		},
		cut,
		text("quality", lang.L("Quality"), lang.L("How well the match fits; of a hybrid's parts their shares"), func(r jobRow) string { _, _, quality := r.words(); return quality }),
		{
			ID: "alike", Title: lang.L("Alike"), Tip: lang.L("How much the titles are alike that are suggested, 0 to 1"), Align: fyne.TextAlignTrailing,
			Compare: compareKnown(alike), Missing: unknown(alike), Style: style,
			Text: func(r jobRow) string {
				if math.IsNaN(alike(r)) {
					return ""
				}
				return ratioText(r.alike)
			},
		},
	}
	columns = append(columns, priceColumns(currency, jobRow.cuts, jobRow.step, jobRow.at)...)
	showMixtures(columns, currency)
	columns = append(columns, text("date", lang.L("Survey of, aged"), lang.L("The day of the survey's pay, and what it is aged by"), jobRow.dated))
	if several {
		mark := text(foldColumn, "", lang.L("Folds the surveys of a job out"), jobRow.mark)
		mark.Compare = nil
		weight, adjust := text("weight", lang.L("Weight"), lang.L("Of the surveys beside each other"), jobRow.weight), text("adjust", lang.L("Adjust"), lang.L("For a job that is larger or smaller"), jobRow.adjust)
		weight.Align, adjust.Align = fyne.TextAlignTrailing, fyne.TextAlignTrailing
		columns = slices.Concat([]widgets.TableColumn[jobRow]{mark}, columns, []widgets.TableColumn[jobRow]{weight, adjust})
	}
	return append(columns, text("note", lang.L("Note"), "", func(r jobRow) string {
		if r.part >= 0 {
			return ""
		}
		return noteOf(r.lines)
	}))
}

// step is how narrow the cuts of a row are.
func (r jobRow) step() string {
	if r.part < 0 {
		return table.PriceStep(r.Price)
	}
	return table.PriceStep(review.Price{Cuts: r.cuts()})
}

// mark shows whether the surveys of a job are folded out.
func (r jobRow) mark() string {
	switch {
	case r.part >= 0 || len(r.Price.Cuts) < 2:
		return ""
	case r.folds:
		return "−"
	}
	return "+"
}

// noteOf is what stands beside the lines of a job.
func noteOf(lines []match.Line) string {
	var notes []string
	for _, l := range lines {
		if l.Note != "" && !slices.Contains(notes, l.Note) {
			notes = append(notes, l.Note)
		}
	}
	return strings.Join(notes, "; ")
}

// candidateColumns are those of what a job may be matched by.
func candidateColumns(currency string) []widgets.TableColumn[desk.Candidate] {
	type candidate = desk.Candidate
	alike := func(c candidate) float64 { return c.Score }
	at := func(c candidate, percentile float64) review.Point {
		if c.Countrywide == nil {
			return none
		}
		return c.Countrywide.At(percentile)
	}
	return slices.Concat([]widgets.TableColumn[candidate]{
		{ID: "title", Title: lang.L("In the market"), Whole: true, Text: func(c candidate) string { return lineText(c.Line) }},
		{
			ID: "alike", Title: lang.L("Alike"), Tip: lang.L("How much the titles are alike, 0 to 1"), Align: fyne.TextAlignTrailing, Compare: compareKnown(alike),
			Text: func(c candidate) string { return ratioText(c.Score) },
		},
	}, priceColumns(currency, func(c candidate) []review.Cut { return c.Price.Cuts }, func(c candidate) string {
		if c.Price.Reason != nil {
			return table.WithoutFlags(table.Words(*c.Price.Reason))
		}
		return table.PriceStep(c.Price)
	}, at), []widgets.TableColumn[candidate]{{ID: "survey", Title: lang.L("Survey"), Text: func(c candidate) string { return c.Market }}})
}
