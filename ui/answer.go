package ui

import (
	"context"
	"sync"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// answer is what a source says to a study: all that the views show.
type answer struct {
	desk.Answer
	facets  map[string]market.Facet
	took    time.Duration
	picture picture
	ladder  profile.LadderPay
	err     error
}

// question is all that an answer depends on.
type question struct {
	study    study.Study
	source   *desk.Source
	profiles *profile.Catalog
	canvas   canvas
	now      func() time.Time
}

// answer asks the source. It runs beside Fyne's goroutine and touches nothing of
// the window.
func (q question) answer(ctx context.Context) answer {
	start := q.now()
	found, err := q.source.Answer(ctx, q.study)
	a := answer{Answer: found, err: err}
	if err != nil {
		return a
	}
	var drawing sync.WaitGroup // one core draws while the others count
	drawing.Go(func() { a.picture = draw(found, q.canvas) })
	if a.facets, a.err = found.Facets(); a.err == nil {
		a.took = q.now().Sub(start)
		a.ladder, a.err = found.Ladder(ctx, q.profiles)
	}
	drawing.Wait()
	return a
}
