package warehouse

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// column is the column of a dimension, with all that it holds.
type column struct {
	name   name
	number bool     // the database keeps numbers in it
	texts  []string // all that it holds but NULL, as texts
	codes  []uint32 // parallel to texts: 0 is no value, k is Values[k-1]
}

// sort puts numbers in their order, so that neighbours make a range.
func (c *column) sort() {
	if !c.number {
		return
	}
	order := make([]int, len(c.texts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(numberOf(c.texts[a]), numberOf(c.texts[b])) })
	texts, codes := make([]string, len(order)), make([]uint32, len(order))
	for i, from := range order {
		texts[i], codes[i] = c.texts[from], c.codes[from]
	}
	c.texts, c.codes = texts, codes
}

func isNaN(text string) bool { return math.IsNaN(numberOf(text)) }

func numberOf(text string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.NaN()
	}
	return x
}

// bind is a value of the column, bound as what the database keeps.
func (c *column) bind(text string) piece {
	if !c.number {
		return value{text}
	}
	x := numberOf(text)
	if n := int64(x); float64(n) == x && math.Abs(x) < 1<<53 {
		return value{n}
	}
	return value{x}
}

// keys says by row which key the value has, given the keys by code. A key that is not
// the text itself has to be said.
func (c *column) keys(key []string) piece {
	chosen := map[string][]int{}
	var order []string
	for i, text := range c.texts {
		k := key[c.codes[i]]
		if k == text {
			continue
		}
		if chosen[k] == nil {
			order = append(order, k)
		}
		chosen[k] = append(chosen[k], i)
	}
	l := list{between: " ", pieces: []piece{say("WHEN % IS NULL THEN %", c.name, value{key[0]})}}
	for _, k := range order {
		l.pieces = append(l.pieces, say("WHEN % THEN %", c.these(chosen[k]), value{k}))
	}
	return say("(CASE % ELSE % END)", l, asText(c.name))
}

// manyTexts is from how many texts on a filter names those that are left out, where
// these are fewer.
const manyTexts = 1000

// these holds for rows with one of the texts at these places, and never for NULL.
func (c *column) these(places []int) piece {
	if !c.number && len(places) <= manyTexts {
		texts := make([]string, len(places))
		for i, at := range places {
			texts[i] = c.texts[at]
		}
		return say("% IN (%)", c.name, bound(texts))
	}
	chosen := make([]bool, len(c.texts))
	for _, at := range places {
		chosen[at] = true
	}
	return c.among(chosen)
}

// among holds for rows with one of the texts that are chosen, and never for NULL.
func (c *column) among(chosen []bool) piece {
	if c.number {
		return c.within(chosen)
	}
	var in, out []string
	for i, text := range c.texts {
		if chosen[i] {
			in = append(in, text)
		} else {
			out = append(out, text)
		}
	}
	switch {
	case len(in) == 0:
		return say("1 = 0")
	case len(in) > manyTexts && len(out) == 0:
		return say("% IS NOT NULL", c.name)
	case len(in) > manyTexts && len(out) < len(in):
		return say("% NOT IN (%)", c.name, bound(out))
	}
	return say("% IN (%)", c.name, bound(in))
}

// within is among for numbers: each run of neighbours is a range.
func (c *column) within(chosen []bool) piece {
	var runs []piece
	for first := 0; first < len(chosen); first++ {
		if !chosen[first] {
			continue
		}
		last := first
		for last+1 < len(chosen) && chosen[last+1] && !isNaN(c.texts[last]) {
			last++
		}
		low, high := c.bind(c.texts[first]), c.bind(c.texts[last])
		if first == last {
			runs = append(runs, say("% = %", c.name, low))
		} else {
			runs = append(runs, say("(% >= % AND % <= %)", c.name, low, c.name, high))
		}
		first = last
	}
	if len(runs) == 0 {
		return say("1 = 0")
	}
	return say("(%)", list{" OR ", runs})
}

// passes holds for rows whose value is kept, by code; 0 is no value.
func (c *column) passes(keep []bool) piece {
	chosen := make([]bool, len(c.texts))
	for i, code := range c.codes {
		chosen[i] = keep[code]
	}
	if keep[0] {
		return say("(% IS NULL OR %)", c.name, c.among(chosen))
	}
	return c.among(chosen)
}
