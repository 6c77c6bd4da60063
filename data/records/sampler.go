package records

import (
	"context"
	"fmt"

	"github.com/paybench/paybench/data/market"
)

// Sample calls visit with the people of a cut whose pay is known, in batches of a
// few thousand at most and in the order that the records are kept in. With count
// weights each of the people is handed out; sampling weights are not.
func (m *Market) Sample(ctx context.Context, q market.Query, dimensions []string, visit func(market.Batch) error) error {
	q.By = ""
	c, err := m.newCut(q)
	if err != nil {
		return err
	}
	columns := make([]*Codes, len(dimensions))
	for i, name := range dimensions {
		at, err := m.dimension(name)
		if err != nil {
			return err
		}
		columns[i] = &m.columns[at]
	}
	s := sampler{worker: worker{c: c}, columns: columns, visit: visit}
	s.batch.Codes = make([][]uint32, len(columns))
	for unit := 0; unit < c.units && s.err == nil; unit++ {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("the sampling was given up: %w", err)
		}
		s.pickUnit(unit, s.takeEach)
	}
	return s.err
}

// sampler hands out the records of a cut.
type sampler struct {
	worker
	columns []*Codes
	visit   func(market.Batch) error
	batch   market.Batch
	err     error // of visit
}

// takeEach hands out records as often as they stand for people.
func (s *sampler) takeEach(records, _ []uint32) {
	times := s.c.m.times
	if times == nil {
		s.take(records)
		return
	}
	people := make([]uint32, 0, chunk)
	for _, record := range records {
		for range times[record] {
			if len(people) == chunk {
				s.take(people)
				people = people[:0]
			}
			people = append(people, record)
		}
	}
	s.take(people)
}

// take hands out one batch, unless an earlier one failed.
func (s *sampler) take(records []uint32) {
	if s.err != nil || len(records) == 0 {
		return
	}
	s.batch.Pay = s.batch.Pay[:0]
	for _, record := range records {
		s.batch.Pay = append(s.batch.Pay, s.c.amount.Of(s.c.pay.annual[record]))
	}
	for i, codes := range s.columns {
		s.batch.Codes[i] = codes.gather(s.batch.Codes[i][:0], records)
	}
	if employers := s.c.m.roll.codes; employers != nil {
		s.batch.Employers = employers.gather(s.batch.Employers[:0], records)
	}
	s.err = s.visit(s.batch)
}

// gather appends the codes of records.
func (c *Codes) gather(to, records []uint32) []uint32 {
	switch {
	case c.longs != nil:
		return gathered(to, records, c.longs)
	case c.words != nil:
		return gathered(to, records, c.words)
	default:
		return gathered(to, records, c.bytes)
	}
}

func gathered[C code](to, records []uint32, codes []C) []uint32 {
	for _, record := range records {
		to = append(to, uint32(codes[record]))
	}
	return to
}
