package ui

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// dimensionWords is a dimension as the select has it: "Job family".
func dimensionWords(name string) string {
	return table.Capital(strings.ReplaceAll(name, "_", " "))
}

// dimensionName is the way back.
func dimensionName(words string) string {
	return strings.ReplaceAll(strings.ToLower(words), " ", "_")
}

// jobText is a job with its level: "Software Engineer · P2".
func jobText(j review.Job) string { return table.JobText(j) }

// ratioText is a ratio of two decimals, "–" where it is unknown.
func ratioText(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return fmt.Sprintf("%.2f", x)
}

// compareKnown orders numbers, of which the unknown are kept apart by the table.
func compareKnown[T any](of func(T) float64) func(a, b T) int {
	return func(a, b T) int { return cmp.Compare(of(a), of(b)) }
}

// unknown reports whether a number is none.
func unknown[T any](of func(T) float64) func(T) bool {
	return func(x T) bool { return math.IsNaN(of(x)) }
}

// groupColumns are those of the groups: a bar is the market index, its whole width 1.25.
func groupColumns() []widgets.TableColumn[review.Part] {
	const whole = 1.25
	index := func(p review.Part) float64 { return p.MarketIndex }
	return []widgets.TableColumn[review.Part]{
		{
			ID: "group", Title: lang.L("Group"), Text: func(p review.Part) string { return cmp.Or(p.Value, review.Blank) },
			Compare: func(a, b review.Part) int { return cmp.Compare(a.Value, b.Value) },
		},
		{
			ID: "people", Title: "n", Tip: lang.L("People counted"), Align: fyne.TextAlignTrailing,
			Text:    func(p review.Part) string { return countText(p.Counted) },
			Compare: func(a, b review.Part) int { return cmp.Compare(a.Counted, b.Counted) },
		},
		{
			ID: "index", Title: lang.L("Index"), Tip: lang.L("Full-time pay ÷ market P50"), Align: fyne.TextAlignTrailing,
			Text:    func(p review.Part) string { return ratioText(p.MarketIndex) },
			Compare: compareKnown(index), Missing: unknown(index),
		},
		{
			ID: "bar", Title: "", Width: 60, Text: func(review.Part) string { return "" },
			Bar: func(p review.Part) (widgets.Bar, bool) {
				return widgets.Bar{To: p.MarketIndex / whole, At: math.NaN(), Hue: widgets.ColorNameMedian}, !math.IsNaN(p.MarketIndex)
			},
			Hint: func(p review.Part) string {
				return lang.F("%d below minimum, %d above maximum", p.BelowMinimum, p.AboveMaximum)
			},
		},
	}
}

// mendColumn is the column that says what counts a person who is not counted, in place of
// their position.
const mendColumn = "bar"

// peopleColumns are those of the people.
func peopleColumns(mends *menders) []widgets.TableColumn[*review.Standing] {
	type person = *review.Standing
	style := func(s person) widgets.CellStyle {
		if !s.Counted() {
			return widgets.CellMuted
		}
		return widgets.CellNormal
	}
	words := func(id, title string, of func(person) string) widgets.TableColumn[person] {
		return widgets.TableColumn[person]{
			ID: id, Title: title, Text: of, Style: style,
			Compare: func(a, b person) int { return strings.Compare(of(a), of(b)) },
		}
	}
	number := func(id, title, tip string, of func(person) float64, text func(person) string) widgets.TableColumn[person] {
		return widgets.TableColumn[person]{
			ID: id, Title: title, Tip: tip, Text: text, Style: style, Align: fyne.TextAlignTrailing,
			Compare: compareKnown(of), Missing: unknown(of),
		}
	}
	id := words("id", lang.L("Person"), func(s person) string { return s.Person.ID })
	job := words("job", lang.L("Job · level"), func(s person) string { return jobText(review.JobOf(s.Person)) })
	id.Whole, job.Whole = true, true // what tells people apart is never cut
	rangeColumn := words("range", lang.L("Range"), rangeText)
	rangeColumn.Tip = lang.L("Minimum – midpoint – maximum a year at full time, in thousands; why somebody is not counted")
	rangeColumn.Align = fyne.TextAlignTrailing
	bar := widgets.TableColumn[person]{
		ID: mendColumn, Title: lang.L("Position"), Width: 112, Tip: lang.L("Pay against its range: the bar is from minimum to maximum; of somebody who is not counted, what counts them"),
		Text: func(s person) string { return mends.of(s).text() }, Bar: rangeBar, Hint: func(s person) string { return string(s.Position) },
		Copy: func(s person) string { return string(s.Position) }, Style: func(person) widgets.CellStyle { return widgets.CellLink },
		Compare: compareKnown(func(s person) float64 { return s.Penetration }), Missing: unknown(func(s person) float64 { return s.Penetration }),
	}
	return []widgets.TableColumn[person]{
		id, job,
		words("place", lang.L("Place"), func(s person) string { return s.Person.Place }),
		number("pay", lang.L("Pay"), lang.L("A year at full time, in the person's own currency"), payOf, func(s person) string { return moneyOrDash(payOf(s), s.Person.Pay.Currency) }),
		rangeColumn, bar,
		number("compa", lang.L("CR"), lang.L("Compa-ratio: pay ÷ midpoint"), func(s person) float64 { return s.CompaRatio }, func(s person) string { return ratioText(s.CompaRatio) }),
		number("market", lang.L("Mkt"), lang.L("Market ratio: pay ÷ market P50"), func(s person) float64 { return s.MarketRatio }, func(s person) string { return ratioText(s.MarketRatio) }),
		number("rank", lang.L("Rank"), lang.L("Where pay stands among people in the market"), func(s person) float64 { return s.Rank.Percent }, marketRankText),
		number("to_target", lang.L("To target"), lang.L("Pay less target; negative is below"), func(s person) float64 { return s.ToTarget }, func(s person) string { return moneyOrDash(s.ToTarget, "") }),
		words("match", lang.L("Match"), matchText),
	}
}

// payOf is a person's pay at full time, NaN where it is unknown.
func payOf(s *review.Standing) float64 {
	if s.Pay <= 0 {
		return math.NaN()
	}
	return s.Pay
}

// moneyOrDash is an amount, "–" where it is unknown.
func moneyOrDash(x float64, currency string) string {
	if math.IsNaN(x) {
		return "–"
	}
	return money.Format(x, currency, 0)
}

// rangeText is a person's range in thousands; of somebody who is not counted, why.
func rangeText(s *review.Standing) string {
	switch {
	case s.Reason != nil:
		return table.WithoutFlags(table.Words(*s.Reason))
	case s.NoRange != nil:
		return table.WithoutFlags(table.Words(*s.NoRange))
	case s.Range.Midpoint <= 0:
		return "–"
	}
	const thousand = 1000
	return fmt.Sprintf("%.1f – %.1f – %.1f", s.Range.Minimum/thousand, s.Range.Midpoint/thousand, s.Range.Maximum/thousand)
}

// rangeBar is a person's range in the middle half of the cell, with their pay on it.
func rangeBar(s *review.Standing) (widgets.Bar, bool) {
	if !s.Counted() || math.IsNaN(s.Penetration) {
		return widgets.Bar{}, false
	}
	const from, to = 0.25, 0.75
	return widgets.Bar{From: from, To: to, At: from + (to-from)*s.Penetration}, true
}

// marketRankText is a person's rank in the market as the table has room for: "P42", "<P10".
func marketRankText(s *review.Standing) string {
	switch r := s.Rank; {
	case math.IsNaN(r.Percent):
		return "–"
	case r.Beyond < 0:
		return fmt.Sprintf("<P%g", r.Percent)
	case r.Beyond > 0:
		return fmt.Sprintf(">P%g", r.Percent)
	}
	return table.MarketRank(s.Rank)
}

// matchText is how well a person's job is matched.
func matchText(s *review.Standing) string {
	switch {
	case s.Provisional():
		return lang.L("suggested")
	case s.Price.Quality == "":
		return "–"
	}
	return lang.Data(string(s.Price.Quality))
}
