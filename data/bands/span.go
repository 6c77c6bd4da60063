package bands

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/money"
)

// Span is what a cell says about a quantity: a number, a range or a lower end.
type Span struct {
	// Min and Max are the ends, both included. They are equal for a plain number;
	// Max is +Inf when the span is open.
	Min, Max float64
	// Open says that there is no upper end: "10+".
	Open bool
}

var (
	// ErrBlank is returned for a cell that holds nothing but spaces.
	ErrBlank = money.ErrBlank
	// ErrUnreadable is matched by the error for every other cell that holds no
	// span.
	ErrUnreadable = errors.New("the cell holds no such quantity")
)

// cellError says which cell could not be read and what it is not.
type cellError struct{ cell, why string }

func (e *cellError) Error() string { return strconv.Quote(e.cell) + " " + e.why }

// Is matches ErrUnreadable.
func (e *cellError) Is(target error) bool { return target == ErrUnreadable }

// unreadable copies the cell, whose memory may be the caller's to reuse.
func unreadable(cell, why string) error {
	return &cellError{cell: strings.Clone(cell), why: why}
}

// number is the span of one number.
func number(x float64) Span { return Span{Min: x, Max: x} }

// openFrom is the span from x upwards.
func openFrom(x float64) Span { return Span{Min: x, Max: math.Inf(1), Open: true} }

// Contains reports whether x lies in the span, ends included.
func (s Span) Contains(x float64) bool {
	return x >= s.Min && (s.Open || x <= s.Max)
}

// Bounded reports whether the span has an upper end.
func (s Span) Bounded() bool { return !s.Open }

// String writes the span as "5–7", "10+" or "8".
func (s Span) String() string {
	low := money.Digits(s.Min)
	switch {
	case s.Open:
		return low + "+"
	case s.Min == s.Max:
		return low
	}
	return low + "–" + money.Digits(s.Max)
}

// MarshalText writes the span as [Span.String] does, so that an open one can be
// kept in formats that have no infinity.
func (s Span) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Span) UnmarshalText(text []byte) error {
	low, high, ranged := strings.Cut(string(text), "–")
	low, open := strings.CutSuffix(low, "+")
	if !ranged {
		high = low
	}
	minimum, errMin := strconv.ParseFloat(low, 64)
	maximum, errMax := strconv.ParseFloat(high, 64)
	if errMin != nil || errMax != nil || !(minimum <= maximum) || open && ranged {
		return unreadable(string(text), `is not a span: write "5–7", "10+" or "8"`)
	}
	if *s = (Span{Min: minimum, Max: maximum}); open {
		*s = openFrom(minimum)
	}
	return nil
}
