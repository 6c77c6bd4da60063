package money

import (
	"errors"
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/remark"
)

// Amount is what one cell says about pay.
type Amount struct {
	// Value is the amount as written, neither annualised nor converted; of a
	// range it is the midpoint.
	Value float64
	// Low and High are the ends of a range and equal Value otherwise.
	Low, High float64
	// Range says that the cell named two ends.
	Range bool
	// OpenEnded says that the cell named only the lower end: "7500+".
	OpenEnded bool
	// Currency is an ISO 4217 code, or "" where the cell names none.
	Currency string
	// Assumed says that the currency is only the likeliest of those that share its
	// sign or name: "$" and "dollars", "pounds".
	Assumed bool
	// Sign is the sign or name of a currency that several share and that none is
	// assumed of, in one spelling: "¥", "kr", "Rs", "peso". Amounts with one must not be
	// put together with amounts that name no currency.
	Sign string
	// Period is what the amount is paid for, where the cell says so.
	Period Period
	// Note is what was left over, in words: "Glassdoor est.", "fte".
	Note string
}

var (
	// ErrBlank is returned for a cell that holds nothing but spaces.
	ErrBlank = errors.New("the cell is blank")
	// ErrUnreadable is matched by the error for every other cell that is not an
	// amount.
	ErrUnreadable = errors.New("the cell is not an amount")
	// ErrMissing is matched, beside ErrUnreadable, by the error for a cell that
	// says there is no amount: "n/a", "-", "..", "unknown".
	ErrMissing = errors.New("the cell says there is no amount")
)

// Error says that a cell is not an amount.
type Error struct {
	Cell string      // as written
	Why  remark.Kind // that it is a percentage; for data/table to say
}

// Error quotes the cell, shortened where it is long, and names the kind of Why.
func (e *Error) Error() string {
	const longest = 60
	cell := e.Cell
	if runes := []rune(cell); len(runes) > longest {
		cell = string(runes[:longest]) + "…"
	}
	return fmt.Sprintf("%q is not an amount (%s)", cell, e.Why)
}

// Is tells the two kinds of unreadable cell apart for errors.Is.
func (e *Error) Is(target error) bool {
	return target == ErrUnreadable || e.Why == remark.AmountMissing && target == ErrMissing
}

// Parse reads one cell. The mark is that of the cell's column and decides only
// cells that can be read both ways; the package comment has the rules.
//
// A blank cell gives [ErrBlank]; any other cell that is not an amount gives an
// [*Error], which matches [ErrUnreadable]. The result holds no part of
// the cell's memory, so a caller may reuse it.
func Parse(cell string, mark DecimalMark) (Amount, error) {
	digits, currency := cell, ""
	if len(cell) > 0 && cell[0] == '$' {
		digits, currency = cell[1:], "USD"
	}
	if value, ok := plain(digits, mark); ok {
		return Amount{Value: value, Low: value, High: value, Currency: currency, Assumed: currency != ""}, nil
	}
	return parse(cell, mark)
}

// parse reads any cell, also one that plain could have read.
func parse(cell string, mark DecimalMark) (Amount, error) {
	text := strings.TrimSpace(Clean(cell))
	if text == "" {
		return Amount{}, ErrBlank
	}
	if saysMissing(text) {
		return Amount{}, &Error{strings.Clone(cell), remark.AmountMissing}
	}
	p := parser{text: text, mark: mark}
	p.cutEastern()
	if why := p.amount(); why != "" {
		return Amount{}, &Error{strings.Clone(cell), why}
	}
	return p.out, nil
}

// saysMissing reports whether the text is one of the usual ways to say that
// there is nothing to tell.
func saysMissing(text string) bool {
	const longest = 40
	if isDigit(text[0]) || len(text) > longest {
		return false
	}
	if strings.Trim(text, "-.*?:/ ") == "" {
		return true
	}
	s, ok := senses().Whole(text)
	if !ok || !s.has(nothing) || strings.ContainsAny(text, "0123456789") {
		return false
	}
	// Two letters may as well be a state: NC, NV, SD.
	_, known := nothingInLetters[strings.ToLower(text)]
	return known || len(text) > 2 || lettersEnd(text, 0) < len(text)
}

// nothingInLetters are the letters alone that say there is nothing.
var nothingInLetters = setOf("x", "na", "nd", "no", "ei")
