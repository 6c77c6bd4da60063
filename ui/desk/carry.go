package desk

import (
	"context"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/study"
)

// Carried is a study put to another source than its own, such as the next year's file.
type Carried struct {
	Study   study.Study
	Remarks []remark.Remark   // what could not be carried over as it was, and what is new
	Moves   []market.Move     // of the pins, in their order; nil where there are none or what they paid is not known
	Now     market.Comparison // the pins as they are now, where there are moves
}

// Carry puts a study to this source. Before is the study's own source, nil where it
// cannot be opened, for the reason why.
func (s *Source) Carry(ctx context.Context, saved study.Study, before *Source, why error) (Carried, error) {
	var dimensions []market.Dimension
	if before != nil {
		dimensions = before.Dimensions()
	}
	var c Carried
	var kept []int
	c.Study, kept, c.Remarks = saved.Carry(s.From, dimensions, s.Dimensions())
	if before == nil {
		c.Remarks = append(c.Remarks, remark.New(remark.PinsNotMoved, why.Error()))
	}
	if before == nil || kept == nil {
		return c, nil
	}
	pins := make([]market.Pin, len(kept))
	for i, at := range kept {
		pins[i] = saved.Pins[at]
	}
	asked, now := saved.Query, c.Study.Query
	asked.Ageing, now.Ageing = market.Ageing{}, market.Ageing{} // each as it was then
	was, err := before.pinned(ctx, asked, pins)
	if err != nil {
		return Carried{}, err
	}
	if c.Now, err = s.pinned(ctx, now, c.Study.Pins); err != nil {
		return Carried{}, err
	}
	c.Moves = market.Moves(was, c.Now)
	return c, nil
}
