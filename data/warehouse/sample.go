package warehouse

import (
	"context"
	"strconv"

	"github.com/paybench/paybench/data/market"
)

// batch is how many people are handed out at once.
const batch = 4096

// Sample calls visit with the people of a cut whose pay is known, in order of pay and,
// among equals, of all that is handed out with it: always the same order.
func (m *Market) Sample(ctx context.Context, q market.Query, dimensions []string, visit func(market.Batch) error) error {
	q.By = ""
	c, err := m.newCut(q)
	if err != nil {
		return err
	}
	s, err := c.newSampler(dimensions)
	if err != nil {
		return err
	}
	return askOnce(ctx, m.db, func(a asking) error {
		if err := a.each(s.statement(c), func() error { return s.take(c, visit) }, s.into...); err != nil {
			return err
		}
		return s.hand(visit)
	})
}

// sampler gathers people in batches.
type sampler struct {
	names, columns []piece
	into           []any
	pay            float64
	people         int64
	employer       string
	texts          []*string
	codes          []map[string]uint32
	market.Batch
}

func (c *cut) newSampler(dimensions []string) (*sampler, error) {
	s := &sampler{texts: make([]*string, len(dimensions))}
	s.Codes = make([][]uint32, len(dimensions))
	s.into = []any{&s.pay, &s.people}
	for i, called := range dimensions {
		at, err := c.m.dimension(called)
		if err != nil {
			return nil, err
		}
		column := &c.m.columns[at]
		s.names = append(s.names, name("d"+strconv.Itoa(i)))
		s.columns = append(s.columns, say("% AS %", asText(column.name), s.names[i]))
		s.into = append(s.into, &s.texts[i])
		s.codes = append(s.codes, column.byText())
	}
	if c.m.employers.name != nil {
		s.names = append(s.names, words("e"))
		s.into = append(s.into, &s.employer)
	}
	return s, nil
}

func (s *sampler) statement(c *cut) piece {
	names := list{", ", append([]piece{words("p"), words("w")}, s.names...)}
	return say("SELECT % FROM (%) AS k ORDER BY %", names, c.rows(s.columns...), names)
}

// take takes in the people of a row, and hands out a batch once there are enough.
func (s *sampler) take(c *cut, visit func(market.Batch) error) error {
	for range s.people {
		s.Pay = append(s.Pay, c.amount.Of(s.pay))
		for i, text := range s.texts {
			code := uint32(0)
			if text != nil {
				var known bool
				if code, known = s.codes[i][*text]; !known {
					return errChanged
				}
			}
			s.Codes[i] = append(s.Codes[i], code)
		}
		if numbers := c.m.employers.numbers; numbers != nil {
			s.Employers = append(s.Employers, uint32(numbers[s.employer]))
		}
		if len(s.Pay) == batch {
			if err := s.hand(visit); err != nil {
				return err
			}
		}
	}
	return nil
}

// hand hands out what was gathered.
func (s *sampler) hand(visit func(market.Batch) error) error {
	if len(s.Pay) == 0 {
		return nil
	}
	err := visit(s.Batch)
	s.Pay, s.Employers = s.Pay[:0], s.Employers[:0]
	for i := range s.Codes {
		s.Codes[i] = s.Codes[i][:0]
	}
	return err
}
