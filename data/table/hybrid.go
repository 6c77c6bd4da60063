package table

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
)

// MixtureName is the row of a hybrid job below its average.
const MixtureName = "Mixture"

// Hybrid are the columns of HybridRows, in a comparison's pay.
func Hybrid(c market.Comparison) []Column[CompositeRow] {
	columns := slices.DeleteFunc(Composites(c), func(c Column[CompositeRow]) bool {
		return slices.Contains([]string{"of", "effective", "ageing", "rate"}, c.ID)
	})
	columns[0].ID, columns[0].Title, columns[0].Name = "job", "Job", "job"
	for i := range columns {
		if columns[i].ID == "weight" {
			columns[i].ID, columns[i].Title, columns[i].Name = "share", "Share, %", "share_percent"
		}
	}
	return columns
}

// HybridRows are the jobs of a hybrid, its average and its mixture.
func HybridRows(p blend.HybridPrice, c market.Comparison) []CompositeRow {
	var rows []CompositeRow
	for _, s := range p.Each.Sources {
		rows = append(rows, CompositeRow{Name: s.Name, People: s.Row.People, Employers: s.Row.Employers, Weight: s.Weight, Figures: s.Row.Figures})
	}
	average := CompositeRow{Name: AverageName, People: -1, Employers: -1, Weight: math.NaN()}
	mixture := CompositeRow{Name: MixtureName, People: p.Whole.People, Employers: p.Whole.Employers, Weight: math.NaN()}
	for _, a := range p.Each.Average {
		average.Figures = append(average.Figures, averageFigure(a, remark.HybridApart))
		mixture.Figures = append(mixture.Figures, mixtureFigure(a, c))
	}
	return append(rows, average, mixture)
}

// mixtureFigure is what an average stands beside, as a figure; where it has bounds alone,
// these are its reason.
func mixtureFigure(a blend.Average, c market.Comparison) market.Figure {
	f := market.Figure{Percentile: a.Percentile, Value: a.From, Status: market.Shown}
	if a.From != a.To {
		f.Value, f.Status, f.Reason = math.NaN(), market.NotPublished, remark.New(remark.NoFigure)
	}
	if a.From < a.To {
		said := func(x float64) string { return money.Format(x, "", Decimals(c.Query.Basis)) }
		f.Reason = remark.New(remark.HybridBounds, said(a.From), said(a.To))
	}
	return f
}

// HybridName says what a hybrid job is made of, and its premium: "Hybrid job: 60 % Engineer,
// 40 % Analyst; +5 %: leads two teams".
func HybridName(h blend.Hybrid) string {
	name := Capital(Words(hybridOf(h)))
	if h.Premium != 0 {
		sign := "+"
		if h.Premium < 0 {
			sign = "−"
		}
		name += "; " + say.F("%s %%: %s", sign+money.Digits(math.Abs(h.Premium)), h.Why)
	}
	return name
}

// hybridOf names the jobs with their shares.
func hybridOf(h blend.Hybrid) remark.Remark {
	var jobs []remark.Remark
	for _, job := range h.Jobs {
		jobs = append(jobs, remark.New(remark.HybridShare, job.Name, math.Round(job.Share*1e4)/1e2))
	}
	return remark.New(remark.HybridOf, remark.List(jobs))
}

// HybridMissing says why a hybrid job has no average at a percentile: which of its jobs, or
// all people together, do not show it, and why; "" where they do.
func HybridMissing(p blend.HybridPrice, percentile float64) string {
	for _, s := range p.Each.Sources {
		switch f, _ := s.Row.Figure(percentile); {
		case !f.Known():
			return say.F("%s: %s", s.Name, MissingText(f))
		case f.Status == market.AtLeast:
			return say.F("%s: only a bound is published", s.Name)
		}
	}
	if f, ok := p.Whole.Figure(percentile); ok && !f.Known() {
		return say.F("all together: %s", MissingText(f))
	}
	return ""
}

// HybridNotes say what a hybrid job is made of, what its rows are, and which averages are
// far off.
func HybridNotes(p blend.HybridPrice) []remark.Remark {
	notes := []remark.Remark{hybridOf(p.Hybrid)}
	if p.Premium != 0 {
		notes = append(notes, remark.New(remark.HybridPremium, signed(p.Premium/100, 1), p.Why))
	}
	return append(append(notes, remark.New(remark.HybridBeside)), averageNotes(p.Each, remark.HybridApart)...)
}
