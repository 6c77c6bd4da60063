package bands

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// Bands part a scale of completed units, from low to high, without gap or
// overlap. A band from 3 to 5 holds everything from 3 up to, but not including, 6.
type Bands []Span

// YearBands are the usual bands of experience in completed years: 0–2, 3–5, 6–9,
// 10–14, 15–19 and 20+.
func YearBands() Bands {
	return Bands{{Min: 0, Max: 2}, {Min: 3, Max: 5}, {Min: 6, Max: 9}, {Min: 10, Max: 14}, {Min: 15, Max: 19}, openFrom(20)}
}

// Index returns the band that x falls in, or -1 where there is none.
func (b Bands) Index(x float64) int {
	for i, band := range b {
		if x >= band.Min && (band.Open || x < band.Max+1) {
			return i
		}
	}
	return -1
}

// Label names a band: "0–2", "20+"; it is "" for an index that Index gives where
// there is no band.
func (b Bands) Label(i int) string {
	if i < 0 || i >= len(b) {
		return ""
	}
	return b[i].String()
}

// String writes the bands as [ParseBands] reads them: "0–2, 3–5, 6+".
func (b Bands) String() string {
	labels := make([]string, len(b))
	for i := range b {
		labels[i] = b.Label(i)
	}
	return strings.Join(labels, ", ")
}

// errNoBands is returned for a text without a band.
var errNoBands = errors.New(`no bands are named: write them from low to high, such as "0-2, 3-5, 6+"`)

// ParseBands reads bands as a user edits them: "0-2, 3-5, 6-9, 10+". They may be
// parted by commas, by semicolons or by lines; within the latter two a comma may
// part thousands. The error says which band is wrong and what to write.
func ParseBands(text string) (Bands, error) {
	parting := ","
	if strings.ContainsAny(text, ";\n") {
		parting = ";\n"
	}
	var bands Bands
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(parting, r) }) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		band, err := parseBand(part)
		if err != nil {
			return nil, err
		}
		if err := bands.follows(band); err != nil {
			return nil, err
		}
		bands = append(bands, band)
	}
	if len(bands) == 0 {
		return nil, errNoBands
	}
	return bands, nil
}

// largestEnd is far below where a float64 no longer tells a number from the next.
const largestEnd = 1_000_000_000_000

// parseBand reads one band, whose ends are whole numbers.
func parseBand(text string) (Span, error) {
	band, err := ParseSize(text)
	if err != nil {
		band, err = ParseYears(text)
	}
	if err != nil {
		return band, fmt.Errorf(`%q is not a band: write "3-5", "10+" or "8"`, text)
	}
	if strings.HasPrefix(text, "<") {
		band.Max--
	}
	if band.Min != math.Trunc(band.Min) || !band.Open && band.Max != math.Trunc(band.Max) {
		return band, fmt.Errorf("%q does not end at whole numbers: bands count completed units, so write whole ends, and 2.9 will fall in 0-2", text)
	}
	if band.Min > largestEnd || !band.Open && band.Max > largestEnd {
		return band, fmt.Errorf("%q is too large for a band: the largest end is %d", text, largestEnd)
	}
	if !band.Open && band.Max < band.Min {
		return band, fmt.Errorf("%q holds nothing: let it end at or above %v", text, band.Min)
	}
	return band, nil
}

// follows returns an error that says what to write when the next band does not
// begin just above the last one.
func (b Bands) follows(next Span) error {
	if len(b) == 0 {
		return nil
	}
	last := b[len(b)-1]
	switch {
	case last.Open:
		return fmt.Errorf("%q has no upper end, so no band can follow it: write it last", last)
	case next.Min <= last.Min:
		return fmt.Errorf("%q stands after %q: write the bands from low to high", next, last)
	case next.Min <= last.Max:
		return fmt.Errorf("%q and %q both hold %v: let the second begin at %v", last, next, next.Min, last.Max+1)
	case next.Min > last.Max+1:
		return fmt.Errorf("no band holds %v, between %q and %q: let the second begin at %v", last.Max+1, last, next, last.Max+1)
	}
	return nil
}
