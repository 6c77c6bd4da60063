package ui

import (
	"context"
	"maps"
	"sync"
	"time"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// answer is what a source says to a study: all that the views show.
type answer struct {
	desk.Answer
	facets    map[string]market.Facet // of all dimensions; where a database is asked, of those asked so far
	composite *blend.Composite        // what everyone selected is made of; nil where the source is one
	hybrid    *blend.HybridPrice      // what the study's hybrid job is worth; nil where it has none
	noHybrid  error                   // why that cannot be said
	where     string                  // the figures were worked out; "" for here
	took      time.Duration
	picture   picture
	ladder    profile.LadderPay
	err       error
}

// answered reports whether a source said it.
func (a answer) answered() bool { return a.Study.Sources != nil }

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
	a := answer{Answer: found, err: err, where: q.source.Where()}
	if err != nil {
		return a
	}
	var drawing sync.WaitGroup // one core draws while the others count
	drawing.Go(func() { a.picture = draw(found, q.canvas) })
	if a.where == "" { // else the rest follows: it takes as long as the figures
		a.facets, a.err = found.Facets()
	}
	if a.took = q.now().Sub(start); a.where == "" && a.err == nil {
		a.ladder, a.err = found.Ladder(ctx, q.profiles)
	}
	if a.err == nil {
		a.composite, a.err = found.Composite()
	}
	a.hybrid, a.noHybrid = found.Hybrid()
	drawing.Wait()
	return a
}

// beside is what stands beside the figures of a database and is asked for once these are
// on screen.
type beside struct {
	facets map[string]market.Facet
	ladder profile.LadderPay
	err    error
}

// beside asks what of the filters in sight has no counts yet, and what the rungs of the
// role's ladder are paid.
func (a answer) beside(ctx context.Context, dimensions []string, profiles *profile.Catalog) beside {
	b := beside{ladder: a.ladder}
	if b.facets, b.err = a.FacetsOf(ctx, dimensions); b.err == nil && a.facets == nil {
		b.ladder, b.err = a.Ladder(ctx, profiles)
	}
	return b
}

// with is the answer with what stands beside it.
func (a answer) with(b beside) answer {
	facets := maps.Clone(a.facets)
	if facets == nil {
		facets = map[string]market.Facet{}
	}
	maps.Copy(facets, b.facets)
	a.facets, a.ladder = facets, b.ladder
	return a
}
