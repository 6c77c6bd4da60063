package review

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// GuidelineBy says what the columns of a guideline go by.
type GuidelineBy string

// The kinds of columns.
const (
	ByCompaRatio GuidelineBy = "compa-ratio" // "" too: From says where each begins
	ByQuarter    GuidelineBy = "quarter"     // of the range: four, the outer ones for whoever is outside too
	ByRating     GuidelineBy = "rating"      // one for everybody of a rating
)

// Guideline is the raise for each rating and position, as a share of pay.
type Guideline struct {
	By      GuidelineBy          `json:"by,omitempty"`
	From    []float64            `json:"from,omitempty"` // compa-ratio from which each column holds, rising; the first holds below, too
	Ratings []string             `json:"ratings"`        // in the order of the file
	Shares  map[string][]float64 `json:"shares"`
}

// UsualGuideline gives everybody of some ratings the same, by compa-ratio: a guideline to
// begin with.
func UsualGuideline(ratings []string, share float64) Guideline {
	g := Guideline{From: []float64{0, 0.88, 0.96, 1.04, 1.12}, Ratings: ratings, Shares: map[string][]float64{}}
	for _, rating := range ratings {
		g.Shares[rating] = slices.Repeat([]float64{share}, g.Columns())
	}
	return g
}

// WithColumns is the guideline with other columns; from says where those by compa-ratio
// begin. A column that was not there gives what the last one gave.
func (g Guideline) WithColumns(by GuidelineBy, from []float64) Guideline {
	g.By, g.From = by, from
	shares := map[string][]float64{}
	for rating, of := range g.Shares {
		for i := range g.Columns() {
			share := 0.0
			if len(of) > 0 {
				share = of[min(i, len(of)-1)]
			}
			shares[rating] = append(shares[rating], share)
		}
	}
	g.Shares = shares
	return g
}

// WithShare is the guideline with another raise in a cell.
func (g Guideline) WithShare(c Cell, share float64) Guideline {
	g.Shares = maps.Clone(g.Shares)
	g.Shares[c.Rating] = slices.Clone(g.Shares[c.Rating])
	g.Shares[c.Rating][c.Column] = share
	return g
}

// Columns is how many a guideline has.
func (g *Guideline) Columns() int {
	switch g.By {
	case ByQuarter:
		return 4
	case ByRating:
		return 1
	}
	return len(g.From)
}

// check fails where a guideline cannot be.
func (g *Guideline) check() error {
	if !slices.IsSorted(g.From) || g.Columns() == 0 {
		return fmt.Errorf("guideline: its columns begin at %v, which does not rise", g.From)
	}
	for rating, shares := range g.Shares {
		if len(shares) != g.Columns() {
			return fmt.Errorf("guideline: rating %s has %d raises for %d columns", rating, len(shares), g.Columns())
		}
		for _, share := range shares {
			if !(share >= 0 && share <= 1) {
				return fmt.Errorf("guideline: a raise of %g for rating %s is not between 0 and 1", share, rating)
			}
		}
	}
	return nil
}

// Column is the column that a position is in, its lower end included; -1 where the
// position is unknown.
func (g *Guideline) Column(s *Standing) int {
	const quarters = 4
	by, last := s.CompaRatio, len(g.From)-1
	switch g.By {
	case ByRating:
		return 0
	case ByQuarter:
		by, last = s.Penetration*quarters, quarters-1
	}
	if math.IsNaN(by) {
		return -1
	}
	if g.By == ByQuarter {
		return min(max(int(math.Floor(by)), 0), last)
	}
	column := 0
	for i, from := range g.From {
		if by >= from {
			column = i
		}
	}
	return column
}

// row finds the raises of a rating, however it is spelt.
func (g *Guideline) row(rating string) (name string, shares []float64, ok bool) {
	if shares, ok = g.Shares[rating]; ok {
		return rating, shares, true
	}
	for name, shares := range g.Shares {
		if alike(name, rating) {
			return name, shares, true
		}
	}
	return "", nil, false
}
