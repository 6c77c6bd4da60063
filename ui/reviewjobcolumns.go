package ui

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/widgets"
)

// priceColumns are those of what a price is of.
func priceColumns[T any](of func(T) review.Price) []widgets.TableColumn[T] {
	style := func(x T) widgets.CellStyle {
		if of(x).Reason != nil {
			return widgets.CellMuted
		}
		return widgets.CellNormal
	}
	count := func(id, title, tip string, n func(review.Price) int) widgets.TableColumn[T] {
		number := func(x T) float64 {
			if n := n(of(x)); n > 0 {
				return float64(n)
			}
			return math.NaN()
		}
		return widgets.TableColumn[T]{
			ID: id, Title: title, Tip: tip, Align: fyne.TextAlignTrailing, Style: style, Compare: compareKnown(number), Missing: unknown(number),
			Text: func(x T) string { return moneyOrDash(number(x), "") },
		}
	}
	columns := []widgets.TableColumn[T]{
		{ID: "step", Title: "Step", Style: style, Text: func(x T) string { return of(x).Step() }, Compare: func(a, b T) int { return cmp.Compare(of(a).Step(), of(b).Step()) }},
		count("people", "n", "People in the market", func(p review.Price) int { n, _ := table.PricePeople(p); return n }),
		count("employers", "Employers", "Employers in the market", func(p review.Price) int { _, n := table.PricePeople(p); return n }),
	}
	for _, percentile := range []float64{25, 50, 75} {
		value := func(x T) float64 { v, _ := table.PricePercentile(of(x), percentile); return v }
		c := widgets.TableColumn[T]{
			ID: fmt.Sprintf("p%g", percentile), Title: fmt.Sprintf("P%g", percentile), Tip: "As the survey states it, neither aged nor brought to a place", Align: fyne.TextAlignTrailing,
			Style: style, Compare: compareKnown(value), Missing: unknown(value),
			Text: func(x T) string {
				v, currency := table.PricePercentile(of(x), percentile)
				return moneyOrDash(v, currency)
			},
		}
		if percentile == 50 {
			c.Hue = widgets.ColorNameMedian
		}
		columns = append(columns, c)
	}
	return columns
}

// jobColumns are those of the jobs.
func jobColumns() []widgets.TableColumn[jobRow] {
	price := func(r jobRow) review.Price { return r.Price }
	return slices.Concat([]widgets.TableColumn[jobRow]{
		{ID: "job", Title: "Job · level", Whole: true, Text: func(r jobRow) string { return jobText(r.Job) }},
		{
			ID: "ours", Title: "Ours", Tip: "Our people in the job", Align: fyne.TextAlignTrailing,
			Text: func(r jobRow) string { return countText(len(r.People)) }, Compare: func(a, b jobRow) int { return cmp.Compare(len(a.People), len(b.People)) },
		},
		{ID: "cut", Title: "Priced by", Tip: "The job in the market, in full", Text: func(r jobRow) string { return table.PriceCut(r.Price) }, Compare: func(a, b jobRow) int {
			return cmp.Compare(table.PriceCut(a.Price), table.PriceCut(b.Price))
		}, Style: func(r jobRow) widgets.CellStyle {
			if r.Price.Reason != nil {
				return widgets.CellMuted
			}
			return widgets.CellNormal
		}},
		{ID: "quality", Title: "Quality", Text: func(r jobRow) string { return cmp.Or(string(r.Price.Quality), "–") }, Compare: func(a, b jobRow) int {
			return cmp.Compare(a.Price.Quality, b.Price.Quality)
		}},
		{ID: "alike", Title: "Note", Text: func(r jobRow) string { return noteOf(r.lines) }, Compare: func(a, b jobRow) int { return cmp.Compare(noteOf(a.lines), noteOf(b.lines)) }},
	}, priceColumns(price))
}

// noteOf is what stands beside the lines of a job.
func noteOf(lines []match.Line) string {
	var notes []string
	for _, l := range lines {
		if l.Note != "" {
			notes = append(notes, l.Note)
		}
	}
	return strings.Join(notes, "; ")
}

// candidateColumns are those of what a job may be matched by.
func candidateColumns() []widgets.TableColumn[desk.Candidate] {
	alike := func(c desk.Candidate) float64 { return c.Score }
	return slices.Concat([]widgets.TableColumn[desk.Candidate]{
		{ID: "title", Title: "In the market", Whole: true, Text: func(c desk.Candidate) string {
			return strings.TrimSpace(cmp.Or(c.Title, c.Code) + " " + cmp.Or(c.Level, "all levels"))
		}},
		{ID: "survey", Title: "Survey", Text: func(c desk.Candidate) string { return c.Market }},
		{
			ID: "alike", Title: "Alike", Tip: "How much the titles are alike, 0 to 1", Align: fyne.TextAlignTrailing, Compare: compareKnown(alike),
			Text: func(c desk.Candidate) string { return ratioText(c.Score) },
		},
		{ID: "why", Title: "", Text: func(c desk.Candidate) string {
			if c.Price.Reason != nil {
				return table.Words(*c.Price.Reason)
			}
			return ""
		}},
	}, priceColumns(func(c desk.Candidate) review.Price { return c.Price }))
}
