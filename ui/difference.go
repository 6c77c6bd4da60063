package ui

import (
	"math"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// The ends of the IDs of the two columns of a difference, which the table on screen has
// in one.
const (
	shareEnd   = "_against"
	verdictEnd = "_against_is"
)

// differenceColumn is how far a figure of each row is from the reference's, its interval
// and what is said of it.
func differenceColumn(c market.Comparison, column table.Column[market.Row]) widgets.TableColumn[market.Row] {
	shown := widgets.TableColumn[market.Row]{
		ID: column.ID, Title: lang.F("Median against %s", c.Reference), Hue: widgets.ColorNameMedian, Whole: true,
		Compare: column.Compare, Missing: column.Missing,
	}
	of := func(d market.Differences) market.Difference { return d.Median }
	if strings.HasPrefix(column.ID, market.PercentileName(90)) {
		shown.Title, shown.Hue = lang.F("Top 10 %% against %s", c.Reference), widgets.ColorNameTop
		of = func(d market.Differences) market.Difference { return d.Top }
	}
	shown.Tip = lang.F("%s: how far it is from there, and within which limits in 95 of 100 samples such as this", shown.Title)
	shown.Text = func(r market.Row) string {
		if r.Against == nil {
			return lang.L("the reference")
		}
		return differenceText(of(*r.Against))
	}
	shown.Style = func(r market.Row) widgets.CellStyle {
		switch {
		case r.Against == nil || !of(*r.Against).Attainable:
			return widgets.CellReason
		case of(*r.Against).Verdict == market.NotToldApart:
			return widgets.CellNormal
		default:
			return widgets.CellStrong
		}
	}
	return shown
}

// differenceText is a difference in a cell: "−11.7 %, lower (−22.5 to −2.4)".
func differenceText(d market.Difference) string {
	text := lang.Data(string(d.Verdict))
	if !math.IsNaN(d.Share) {
		text = money.Signed(100*d.Share, 1) + " %, " + text
	}
	if d.Attainable {
		text += lang.F(" (%s to %s)", money.Signed(100*d.Low, 1), money.Signed(100*d.High, 1))
	}
	return text
}
