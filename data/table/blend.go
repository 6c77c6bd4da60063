package table

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
)

// CompositeRow is one source of a row of a comparison, or what becomes of all of them.
type CompositeRow struct {
	Of        string // the row's name
	Name      string // of the source, or what it is instead
	Effective time.Time
	People    int     // -1 where not told, as Employers
	Employers int     //
	Weight    float64 // of 1; NaN below the sources, as Ageing and Rate
	Ageing    float64
	Rate      float64 // NaN also where it differs by record
	Figures   []market.Figure
}

// The rows below the sources.
const (
	AverageName  = "Weighted average"
	TogetherName = "All together"
)

// CompositeRows are the sources of the rows of a comparison, each followed by their average
// and by what all people together are paid.
func CompositeRows(c market.Comparison, all []blend.Composite) []CompositeRow {
	var rows []CompositeRow
	none := math.NaN()
	for i, one := range all {
		people, employers := -1, -1
		var figures []market.Figure
		if i < len(c.Rows) {
			people, employers, figures = c.Rows[i].People, c.Rows[i].Employers, c.Rows[i].Figures
		}
		for j, s := range one.Sources {
			row := CompositeRow{Of: one.Name, Name: s.Name, People: s.Row.People, Employers: s.Row.Employers, Weight: s.Weight, Ageing: s.Ageing, Rate: s.Rate, Figures: s.Row.Figures}
			if b := c.About.Blended; b != nil && j < len(b.Sources) {
				row.Effective = b.Sources[j].About.Effective
			}
			if row.Rate == 0 {
				row.Rate = none
			}
			rows = append(rows, row)
		}
		average := CompositeRow{Of: one.Name, Name: AverageName, People: -1, Employers: -1, Weight: none, Ageing: none, Rate: none}
		for _, a := range one.Average {
			average.Figures = append(average.Figures, averageFigure(a, remark.AverageApart))
		}
		rows = append(rows, average, CompositeRow{Of: one.Name, Name: TogetherName, People: people, Employers: employers, Weight: none, Ageing: none, Rate: none, Figures: figures})
	}
	return rows
}

// averageFigure is an average as a figure, marked where it is far off, or not of all
// sources.
func averageFigure(a blend.Average, apart remark.Kind) market.Figure {
	f := market.Figure{Percentile: a.Percentile, Value: a.Value, Status: market.Shown}
	if math.IsNaN(a.Value) {
		f.Status, f.Reason = market.NotPublished, remark.New(remark.NoFigure)
	}
	f.Note = averageNote(a, apart)
	return f
}

// averageNote is what has to stand beside an average: that it is not of all sources, or
// that it is far off.
func averageNote(a blend.Average, apart remark.Kind) remark.Remark {
	switch {
	case math.IsNaN(a.Value):
		return remark.Remark{}
	case a.Silent > 0:
		return remark.New(remark.AverageOfSome, a.Silent, PercentileTitle(a.Percentile))
	case a.Apart:
		return remark.New(apart, PercentileTitle(a.Percentile), AverageOff(a))
	}
	return remark.Remark{}
}

// AverageOff is how far an average is from what the people together are paid, in per cent
// with its sign; from the nearer bound where that has only bounds.
func AverageOff(a blend.Average) string {
	from := a.From
	if a.Value > a.To || math.IsNaN(from) {
		from = a.To
	}
	return signed(a.Value/from-1, 1)
}

// Composites are the columns of CompositeRows.
func Composites(c market.Comparison) []Column[CompositeRow] {
	factor := func(id, title string, get func(CompositeRow) float64) Column[CompositeRow] {
		return Column[CompositeRow]{ID: id, Title: title, Name: id, Kind: NumberKind, Cell: func(r CompositeRow) Cell {
			return Cell{Number: math.Round(get(r)*1e6) / 1e6}
		}}
	}
	number := func(id, title string, get func(CompositeRow) int) Column[CompositeRow] {
		return Column[CompositeRow]{ID: id, Title: title, Name: id, Kind: CountKind, Cell: func(r CompositeRow) Cell {
			if get(r) < 0 {
				return Cell{Number: math.NaN()}
			}
			return Cell{Number: float64(get(r))}
		}}
	}
	columns := []Column[CompositeRow]{
		{ID: "of", Title: "Selection", Name: "of", Cell: func(r CompositeRow) Cell { return Cell{Text: r.Of} }},
		{ID: "source", Title: "Source", Name: "source", Cell: func(r CompositeRow) Cell { return Cell{Text: r.Name} }},
		{ID: "effective", Title: "Date", Name: "effective", Cell: func(r CompositeRow) Cell {
			if r.Effective.IsZero() {
				return Cell{}
			}
			return Cell{Text: r.Effective.Format(time.DateOnly)}
		}},
		number("people", "People", func(r CompositeRow) int { return r.People }),
		number("employers", "Employers", func(r CompositeRow) int { return r.Employers }),
		{ID: "weight", Title: "Weight, %", Name: "weight_percent", Kind: NumberKind, Cell: func(r CompositeRow) Cell {
			return Cell{Number: math.Round(r.Weight*1e4) / 1e2}
		}},
		factor("ageing", "Aged ×", func(r CompositeRow) float64 { return r.Ageing }),
		factor("rate", "Rate ×", func(r CompositeRow) float64 { return r.Rate }),
	}
	for _, p := range c.Query.Percentiles {
		figure := func(r CompositeRow) market.Figure { f, _ := market.Row{Figures: r.Figures}.Figure(p); return f }
		columns = append(columns, Column[CompositeRow]{
			ID: market.PercentileName(p), Title: PercentileTitle(p), Name: FigureName(p), Kind: MoneyKind,
			Cell: func(r CompositeRow) Cell { return figureCell(figure(r)) }, Figure: figure,
		})
	}
	return columns
}

// CompositeNotes say what the rows of sources are, and which averages are far off or not
// of all sources.
func CompositeNotes(all []blend.Composite) []remark.Remark {
	notes := []remark.Remark{remark.New(remark.AverageOf)}
	for i, one := range all {
		if i > 0 {
			break // of the others the figures say so themselves
		}
		notes = append(notes, averageNotes(one, remark.AverageApart)...)
	}
	return notes
}

// averageNotes are those of all averages of a row.
func averageNotes(of blend.Composite, apart remark.Kind) []remark.Remark {
	var notes []remark.Remark
	for _, a := range of.Average {
		if note := averageNote(a, apart); !note.IsZero() {
			notes = append(notes, note)
		}
	}
	return notes
}

// SourcesText says in one line what a blend is made of: of each source its name, date,
// people, selection and the beginning of its file's fingerprint.
func SourcesText(b *market.Blended) string {
	var all []string
	for _, s := range b.Sources {
		parts := []string{s.Name, Effective(s.About)}
		if s.About.People > 0 {
			parts = append(parts, say.N(s.About.People, "person", "people"))
		}
		if len(s.Own) > 0 {
			parts = append(parts, Cut(market.Query{Filters: s.Own}))
		}
		if s.Weight > 0 {
			parts = append(parts, say.F("weight %s", money.Digits(s.Weight)))
		}
		if s.About.SHA256 != "" {
			parts = append(parts, fmt.Sprintf("%s %.12s…", s.About.SumName(), s.About.SHA256))
		}
		all = append(all, strings.Join(parts, ", "))
	}
	return strings.Join(all, "; ")
}
