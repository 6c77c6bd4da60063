package ui

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/study"
)

// answer is what a market says to a study: all that the views show.
type answer struct {
	study   study.Study
	shown   market.Comparison // what is on screen: the cut and its groups, or the pins
	facets  map[string]market.Facet
	took    time.Duration
	picture picture
	ladder  profile.LadderPay
	err     error
}

// ask puts a study's question to the market in the background and presents the
// answer, unless a newer question was asked meanwhile. Figures and chart come
// together, so that neither is ever beside an older one of the other.
func (w *Window) ask(s study.Study) {
	if w.loaded == nil {
		return
	}
	w.stopAsking()
	ctx, cancel := context.WithCancel(context.Background())
	w.stopAsking = cancel
	w.asked++
	asked := w.asked
	question := question{s, w.loaded.Market, w.profiles, w.results.canvas(), w.deps.Now}
	var a answer
	w.background(
		func() { a = question.answer(ctx) },
		func() {
			if asked == w.asked && !errors.Is(a.err, context.Canceled) {
				w.present(a)
			}
		})
}

// question is all that an answer depends on.
type question struct {
	study    study.Study
	market   market.Market
	profiles *profile.Catalog
	canvas   canvas
	now      func() time.Time
}

// answer asks the market. It runs beside Fyne's goroutine and touches nothing of
// the window.
func (q question) answer(ctx context.Context) answer {
	m, s, start := q.market, q.study, q.now()
	a := answer{study: s}
	if s.Pinned {
		a.shown, a.err = market.ComparePins(ctx, m, pinsIn(s))
	} else {
		a.shown, a.err = market.Compare(ctx, m, s.Query)
	}
	if a.err != nil {
		return a
	}
	cut := a.shown.Query
	if s.Pinned {
		if cut, a.err = market.Resolve(m, s.Query); a.err != nil {
			return a
		}
	}
	count := sync.OnceValues(func() (map[string]market.Facet, error) { return m.Facets(ctx, cut) })
	var drawing sync.WaitGroup // one core draws while the others count
	drawing.Go(func() { a.picture = draw(ctx, m, s, a.shown, count, q.canvas) })
	if a.facets, a.err = count(); a.err == nil {
		a.took = q.now().Sub(start)
		a.ladder, a.err = ladderOf(ctx, m, cut, q.profiles)
	}
	drawing.Wait()
	return a
}

// pinsIn are the pins in the pay element, basis and rules that are on screen, so
// that they can be compared.
func pinsIn(s study.Study) []market.Pin {
	pins := make([]market.Pin, len(s.Pins))
	for i, pin := range s.Pins {
		q := s.Query
		q.Filters, q.By, q.Bands, q.ShowAnyway = pin.Query.Filters, "", nil, nil
		pins[i] = market.Pin{Name: pin.Name, Query: q.Normal()}
	}
	return pins
}
