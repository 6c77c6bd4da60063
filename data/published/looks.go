package published

import (
	"github.com/paybench/paybench/data/money"
)

// Looks reports whether headers belong to a table of percentiles rather than to
// pay records: three percentiles of one pay element, or two beside a count of
// people or employers, or one beside a count and a mean. Numbers alone ("10",
// "25") count as percentiles when pay rises along them. A table with a column for
// the person's own pay, or for who the person is, holds records: a roster may
// carry the market's percentiles.
func Looks(header []string, sample [][]string) bool {
	g := Grid{Header: header, Rows: sample}
	seen := figuresSeen{percentiles: map[float64]bool{}}
	for i, text := range header {
		h := readHeading(withoutFootnotes(text, nil))
		switch {
		case h.percentile > 0 && len(sample) > 0 && !holdsFigures(g, i):
		case h.percentile > 0, h.count != "", h.mean:
			seen.add(h, i)
		case ownPay(h, g, i) || personal(h):
			return false
		}
	}
	return seen.enough() && (len(seen.bare) < 2 || len(sample) > 0 && rising(g, seen.bare))
}

// figuresSeen is what the headers of a table name.
type figuresSeen struct {
	percentiles   map[float64]bool
	bare          []int // columns of percentiles named by a number alone
	counts, means bool
}

func (s *figuresSeen) add(h heading, column int) {
	switch {
	case h.percentile > 0:
		s.percentiles[h.percentile] = true
		if h.bare {
			s.bare = append(s.bare, column)
		}
	case h.count != "":
		s.counts = true
	default:
		s.means = true
	}
}

// enough reports whether they are those of a table of percentiles.
func (s *figuresSeen) enough() bool {
	n := len(s.percentiles)
	return n >= 3 || s.counts && (n == 2 || n == 1 && s.means)
}

// ownPay reports whether a column holds one person's pay: a header of pay over
// amounts.
func ownPay(h heading, g Grid, column int) bool {
	if !anyIn(h.words, payWords) && elementOf(h.words) == nil || anyIn(h.words, notFigure) || h.count != "" {
		return false
	}
	filled, amounts := 0, 0
	for cell := range g.column(column) {
		if cell == "" {
			continue
		}
		filled++
		if _, err := money.Parse(cell, money.Auto); err == nil {
			amounts++
		}
	}
	return filled > 0 && 2*amounts > filled
}

// personal reports whether a header says who a person is: "Employee ID", "Name".
func personal(h heading) bool {
	for _, w := range h.words {
		if !personalWords[w] {
			return false
		}
	}
	return len(h.words) > 1 || len(h.words) == 1 && h.words[0] != "id"
}

// holdsFigures reports whether at least some cells of a column are numbers.
func holdsFigures(g Grid, column int) bool {
	for cell := range g.column(column) {
		if a, err := money.Parse(cell, money.Auto); err == nil && !a.Range {
			return true
		}
	}
	return false
}

// rising reports whether numbers rise from column to column in nearly all rows.
func rising(g Grid, columns []int) bool {
	rises, falls := 0, 0
	for row := range g.Rows {
		last := 0.0
		for _, column := range columns {
			a, err := money.Parse(g.cell(row, column), money.Auto)
			switch {
			case err != nil:
				continue
			case last > 0 && a.Value < last:
				falls++
			case last > 0 && a.Value > last:
				rises++
			}
			last = a.Value
		}
	}
	return rises > 0 && falls*20 <= rises
}
