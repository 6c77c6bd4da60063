package bands

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

var fuzzSeeds = []string{
	"", "5-7 years", "8 - 10 years", "10+", "1,5", "15, thereof 8 as CTO", "yli 10 vuotta", "<1", "less than a year",
	"3 years 6 months", "0–2", "до 3 лет", "a year and a half", "51-200", "201–1,000", "10000+ employees", "$10M-$50M",
	"Small (10-49)", "0-2, 3-5, 6+", "1-10; 11-1,000; 1,001+", "2023-05-01", "half a year", "un an", "10-Jan", "Nov-50", "1950-11-01T00:00:00", "1月10日", "<0", "1e308-1e308",
}

// FuzzSpan checks what holds for every cell: it is blank, unreadable or a span of
// ends in order that comes back from its own text.
func FuzzSpan(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		if size, ok := SizeOfDate(cell); ok {
			if back, err := ParseSize(SizeLabel(size)); err != nil || back != size || size.Min < 1 || size.Max > 99 || size.Min >= size.Max {
				t.Errorf("%q is the size %v, which comes back as %v, %v", cell, size, back, err)
			}
		}
		for _, parse := range []func(string) (Span, error){ParseYears, ParseSize} {
			span, err := parse(cell)
			if err != nil {
				if errors.Is(err, ErrBlank) == errors.Is(err, ErrUnreadable) || err.Error() == "" {
					t.Errorf("%q: %v is not one of blank and unreadable", cell, err)
				}
				continue
			}
			if !(span.Min >= 0 && span.Min <= span.Max) || math.IsInf(span.Min, 0) || math.IsInf(span.Max, 1) != span.Open {
				t.Errorf("%q gives the span %+v", cell, span)
			}
			if !span.Contains(span.Min) || !span.Open && !span.Contains(span.Max) {
				t.Errorf("%q: %v does not hold its ends", cell, span)
			}
			var back Span
			if err := back.UnmarshalText([]byte(span.String())); err != nil || back != span {
				t.Errorf("%q: %v comes back as %v, %v", cell, span, back, err)
			}
		}
	})
}

// FuzzBands checks that bands hold every number from the first to the last, and
// come back from their own text.
func FuzzBands(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		bands, err := ParseBands(text)
		if err != nil {
			return
		}
		for i, band := range bands {
			if got := bands.Index(band.Min); got != i {
				t.Errorf("%v: %v falls in band %d, want %d", bands, band.Min, got, i)
			}
			if i > 0 && bands[i-1].Max+1 != band.Min {
				t.Errorf("%v: a gap or overlap before %v", bands, band)
			}
		}
		if back, err := ParseBands(bands.String()); err != nil || !slices.Equal(back, bands) {
			t.Errorf("ParseBands(%q) = %v, %v, want %v", bands.String(), back, err, bands)
		}
	})
}

// FuzzOrder checks that the order is a permutation that does not depend on how
// the values were put in.
func FuzzOrder(f *testing.F) {
	for _, seed := range append(fuzzSeeds, "S\nM\nL", "EN\nSE\nMI\n\nEX", "1\n01\n1a\nA1", "P2\nP10\nP3", "\xff\n\ufffd") {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, column string) {
		values := strings.Split(column, "\n")
		slices.Sort(values)
		values = slices.Compact(values)
		first := ordered(values)
		slices.Reverse(values)
		if second := ordered(values); !slices.Equal(first, second) {
			t.Errorf("Order gives %q forwards and %q backwards", first, second)
		}
		slices.Sort(first)
		slices.Sort(values)
		if !slices.Equal(first, values) {
			t.Errorf("Order of %q is no permutation: %q", values, first)
		}
	})
}

func ordered(values []string) []string {
	sorted := make([]string, 0, len(values))
	for _, i := range Order(values) {
		sorted = append(sorted, values[i])
	}
	return sorted
}
