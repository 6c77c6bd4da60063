package table

import (
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/sizeline"
)

// SizeLine returns the columns of what is paid at sizes: the line with its interval,
// and percentiles there.
func SizeLine(l sizeline.Line) []Column[sizeline.At] {
	outside := remark.New(remark.SizeOutside, SizeText(l.Low), SizeText(l.High))
	column := func(id, title string, get func(sizeline.At) float64) Column[sizeline.At] {
		return Column[sizeline.At]{ID: id, Title: title, Kind: MoneyKind, Cell: func(a sizeline.At) Cell {
			switch x := get(a); {
			case !a.Inside:
				return Cell{Number: math.NaN(), Reason: outside}
			case math.IsNaN(x):
				return Cell{Number: x, Reason: remark.New(remark.NoFigure)}
			default:
				return Cell{Number: x}
			}
		}}
	}
	end := func(get func(sizeline.Estimate) float64) func(sizeline.At) float64 {
		return func(a sizeline.At) float64 {
			if !a.Line.Attainable {
				return math.NaN()
			}
			return get(a.Line)
		}
	}
	return []Column[sizeline.At]{
		{ID: "size", Title: SizeTitle(l.Size), Kind: NumberKind, Cell: func(a sizeline.At) Cell { return Cell{Number: a.Size} }},
		column("line", "Pay there", func(a sizeline.At) float64 { return a.Line.Value }),
		column("low", "95 % low", end(func(e sizeline.Estimate) float64 { return e.Low })),
		column("high", "95 % high", end(func(e sizeline.Estimate) float64 { return e.High })),
		column("p25", "P25 there", func(a sizeline.At) float64 { return a.P25 }),
		column("p50", "Median there", func(a sizeline.At) float64 { return a.P50 }),
		column("p75", "P75 there", func(a sizeline.At) float64 { return a.P75 }),
	}
}

// SizeText writes a size in full.
func SizeText(size float64) string {
	if size == math.Trunc(size) {
		return money.Format(size, "", 0)
	}
	return money.Digits(size)
}

// SizeNotes say what the line is, or why there is none, and what it leaves out.
func SizeNotes(l sizeline.Line) []remark.Remark {
	if !l.Reason.IsZero() {
		return []remark.Remark{remark.New(remark.NoSizeLine, SizeTitle(l.Size), l.Reason)}
	}
	d := l.Doubling
	fitted := remark.New(remark.SizeLineFitted, SizeTitle(l.Size), shareRemark(d.Value, d.Attainable, d.Low, d.High, 1), 100*l.RSquared)
	return append([]remark.Remark{fitted}, l.Notes...)
}

// ChangeRow is one of the changes that stand beside each other.
type ChangeRow struct {
	Name          string
	Before, After float64 // NaN where the change is not one between two medians
	Change        float64 // NaN where there is none, as the next
	Low, High     float64
	Reason        remark.Remark // why there is no change
	Interval      remark.Remark // why there is no interval
}

// ChangeRows are the change of the same employers, that of everybody, and what of it is
// who takes part.
func ChangeRows(c market.Change) []ChangeRow {
	none := math.NaN()
	matched := ChangeRow{Name: say.L("Same employers"), Before: none, After: none, Change: c.Matched, Low: none, High: none, Reason: c.Reason}
	switch {
	case c.Attainable:
		matched.Low, matched.High = c.Low, c.High
	case c.Reason.IsZero():
		matched.Interval = remark.New(remark.EmployersNeeded, c.Needs)
	}
	quarter := func(name string, x float64) ChangeRow {
		row := ChangeRow{Name: name, Before: none, After: none, Change: x, Low: none, High: none, Reason: c.Reason}
		if row.Reason.IsZero() && math.IsNaN(x) {
			row.Reason = remark.New(remark.EmployersNeeded, market.FewestOutsideQuartile)
		}
		return row
	}
	everybody := ChangeRow{Name: say.L("Everyone"), Before: none, After: none, Change: c.Unmatched, Low: none, High: none, Reason: c.Apart}
	if c.Apart.IsZero() {
		everybody.Before, everybody.After = c.Before.Whole().Median().Value, c.After.Whole().Median().Value
	}
	part := ChangeRow{Name: say.L("Due to who takes part"), Before: none, After: none, Change: c.TakingPart, Low: none, High: none, Reason: c.Reason}
	if part.Reason.IsZero() {
		part.Reason = c.Apart
	}
	return []ChangeRow{matched, quarter(say.L("A quarter of them changed by less than"), c.P25), quarter(say.L("A quarter of them changed by more than"), c.P75), everybody, part}
}

// Change returns the columns of ChangeRows.
func Change(c market.Change) []Column[ChangeRow] {
	median := func(year string, get func(ChangeRow) float64) Column[ChangeRow] {
		return Column[ChangeRow]{ID: year, Title: say.F("Median %s", year), Kind: MoneyKind, Cell: func(r ChangeRow) Cell { return Cell{Number: get(r)} }}
	}
	share := func(id, title string, get func(ChangeRow) (float64, remark.Remark)) Column[ChangeRow] {
		return Column[ChangeRow]{ID: id, Title: title, Kind: ChangeKind, Cell: func(r ChangeRow) Cell {
			x, why := get(r)
			return Cell{Number: x, Reason: why}
		}}
	}
	return []Column[ChangeRow]{
		{ID: "of", Title: say.F("From %s to %s", c.Years.From, c.Years.To), Cell: func(r ChangeRow) Cell { return Cell{Text: r.Name} }},
		share("change", "Change", func(r ChangeRow) (float64, remark.Remark) { return r.Change, r.Reason }),
		share("low", "95 % low", func(r ChangeRow) (float64, remark.Remark) { return r.Low, r.Interval }),
		share("high", "95 % high", func(r ChangeRow) (float64, remark.Remark) { return r.High, r.Interval }),
		median(c.Years.From, func(r ChangeRow) float64 { return r.Before }),
		median(c.Years.To, func(r ChangeRow) float64 { return r.After }),
	}
}

// ChangeNotes say who is compared, and what is left out.
func ChangeNotes(c market.Change) []remark.Remark {
	if !c.Reason.IsZero() {
		return []remark.Remark{remark.New(remark.NoChange, c.Reason)}
	}
	if c.Both < 0 {
		return append([]remark.Remark{remark.New(remark.ChangeOfUncounted)}, c.Notes...)
	}
	return append([]remark.Remark{remark.New(remark.ChangeOf, c.Both, c.Years.From, c.Gone, c.Years.To, c.Come)}, c.Notes...)
}

// shareRemark is a difference of pay with its interval.
func shareRemark(share float64, attainable bool, low, high float64, decimals int) remark.Remark {
	if !attainable {
		return remark.New(remark.Effect, signed(share, decimals))
	}
	return remark.New(remark.EffectBetween, signed(share, decimals), signed(low, decimals), signed(high, decimals))
}

// Moves are the columns of pinned selections in two sources.
func Moves() []Column[market.Move] {
	figure := func(id, title string, percentile float64, of func(market.Move) market.Row) Column[market.Move] {
		return Column[market.Move]{ID: id, Title: title, Kind: MoneyKind, Cell: func(m market.Move) Cell {
			f, ok := of(m).Figure(percentile)
			if !ok || !f.Known() {
				return Cell{Number: math.NaN(), Reason: f.Reason}
			}
			return Cell{Number: f.Value, AtLeast: f.Status == market.AtLeast}
		}}
	}
	share := func(id, title string, percentile float64) Column[market.Move] {
		return Column[market.Move]{ID: id, Title: title, Kind: ChangeKind, Cell: func(m market.Move) Cell {
			x := m.Share(percentile)
			if math.IsNaN(x) {
				return Cell{Number: x, Reason: remark.New(remark.NoFigure)}
			}
			return Cell{Number: x}
		}}
	}
	before := func(m market.Move) market.Row { return m.Before }
	now := func(m market.Move) market.Row { return m.Now }
	return []Column[market.Move]{
		{ID: "name", Title: "Pinned selection", Cell: func(m market.Move) Cell { return Cell{Text: m.Name} }},
		figure("median_before", "Median before", 50, before),
		figure("median_now", "Median now", 50, now),
		share("median_moved", "Moved", 50),
		figure("p90_before", "Top 10 % before", 90, before),
		figure("p90_now", "Top 10 % now", 90, now),
		share("p90_moved", "Moved", 90),
	}
}
