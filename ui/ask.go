package ui

import (
	"context"
	"errors"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

// answer is what a market says to a study: all that the views show.
type answer struct {
	study   study.Study
	shown   market.Comparison // what is on screen: the cut and its groups, or the pins
	facets  map[string]market.Facet
	took    time.Duration
	picture picture
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
	asked, m, now, canvas := w.asked, w.loaded.Market, w.deps.Now, w.results.canvas()
	var a answer
	w.deps.Background(
		func() { a = answerTo(ctx, m, s, canvas, now) },
		func() {
			if asked == w.asked && !errors.Is(a.err, context.Canceled) {
				w.present(a)
			}
		})
}

// answerTo asks the market. It runs beside Fyne's goroutine and touches nothing
// of the window.
func answerTo(ctx context.Context, m market.Market, s study.Study, c canvas, now func() time.Time) answer {
	start := now()
	a := answer{study: s}
	if s.Pinned {
		a.shown, a.err = market.ComparePins(ctx, m, pinsIn(s))
	} else {
		a.shown, a.err = market.Compare(ctx, m, s.Query)
	}
	if a.err != nil {
		return a
	}
	q := a.shown.Query
	if s.Pinned {
		if q, a.err = market.Resolve(m, s.Query); a.err != nil {
			return a
		}
	}
	if a.facets, a.err = m.Facets(ctx, q); a.err != nil {
		return a
	}
	a.took = now().Sub(start)
	a.picture = draw(ctx, m, s, a.shown, c)
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
