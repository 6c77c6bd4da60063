package charts

import "github.com/paybench/paybench/data/market"

type Histogram struct {
	Edges  []float64
	Counts []int
}

func (h *Histogram) check() error { return nil }

type Matrix struct {
	Percentile float64
	Cells      [][]market.Row
}

func (h *Matrix) check() error { return nil }
