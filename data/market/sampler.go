package market

import "context"

// Sampler can hand out pay records, without saying whose they are: what a model is
// fitted to.
type Sampler interface {
	// Sample calls visit with the people of a cut whose pay is known, a batch at a
	// time, always in the same order. The query must be resolved; its breakdown is
	// left out of account. A batch is only valid until visit returns. An error of
	// visit ends the sampling and is returned.
	Sample(ctx context.Context, q Query, dimensions []string, visit func(Batch) error) error
}

// Batch is some people of a cut, in columns of equal length.
type Batch struct {
	Pay []float64 // in the query's basis
	// Codes has a column for each dimension asked for: 0 is no value, k is
	// Dimension.Values[k-1].
	Codes [][]uint32
	// Employers numbers the employers from 1, as the gate counts them; 0 is nobody
	// named. It is nil where the data names none.
	Employers []uint32
}
