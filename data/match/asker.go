package match

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
)

// asker asks a survey for cuts. Jobs of one level are asked for together, as the groups
// of one question, however many there are; the answer is kept.
type asker struct {
	*index
	ask   Ask
	fixed []market.Filter // of every cut
	narrowing
	labels  map[string][]string // of all jobs, by the dimension they are found by
	answers map[string]answer
	homes   map[string]string
	remarks []remark.Remark
}

// answer is what a survey says to one question.
type answer struct {
	rows      map[string]market.Row // by job
	currency  string
	effective time.Time
	times     float64 // what its amounts are multiplied by to be of a year
}

// step is one way to ask for a job, from the narrowest.
type step struct {
	name    review.Step
	filters []market.Filter
}

// region is what of a survey a person is priced by: a country, or a currency where it
// names no countries. Its filter is nil where it is all of the survey.
type region struct {
	filter  *market.Filter
	country string
}

// cut asks for a job of a person, step by step until the gate lets its median through.
// The reason says why there is none; both are nothing where the survey has nobody in the job.
func (a *asker) cut(ctx context.Context, t target, p person) (review.Cut, *remark.Remark, error) {
	if t.missing != nil {
		return review.Cut{}, t.missing, nil
	}
	element, ok := a.element(p.element)
	if !ok {
		missing := remark.New(remark.NoMarketCash, a.Name)
		return review.Cut{}, &missing, nil
	}
	where, err := a.region(ctx, t, p, element)
	if err != nil {
		return review.Cut{}, nil, err
	}
	var reason *remark.Remark
	for _, s := range a.steps(t) {
		row, of, err := a.row(ctx, t, s, where, element)
		if err != nil {
			return review.Cut{}, nil, err
		}
		median := row.Median()
		if row.People == 0 || row.Figures == nil {
			continue
		}
		if !median.Known() {
			reason = &median.Reason
			continue
		}
		return a.made(t, s, where, row, of), nil, nil
	}
	return review.Cut{}, reason, nil
}

// element finds the pay of a survey that a person is priced by. What a survey says first
// is taken for base pay where it names none.
func (a *asker) element(of review.Element) (string, bool) {
	kind := market.Base
	if of == review.TargetCash {
		kind = market.TotalCash
	}
	elements := a.Market.Elements()
	i := slices.IndexFunc(elements, func(e market.Element) bool { return e.Kind == kind })
	switch {
	case i >= 0:
		return elements[i].Name, true
	case kind == market.Base && len(elements) > 0:
		return elements[0].Name, true
	}
	return "", false
}

// steps are the ways to ask for a job, the narrowest first. Where all of its levels are
// asked for, a published table must have a row that stands for them: the figures of
// one level are not those of another.
func (a *asker) steps(t target) []step {
	narrowing := a.narrowing.steps(a.fixed)
	var steps []step
	if t.levels != nil {
		for _, s := range narrowing {
			steps = append(steps, step{s.name, append(slices.Clone(s.filters), filterOf(a.level, t.levels...))})
		}
	}
	if a.level != nil {
		narrowing = narrowing[len(narrowing)-1:]
	}
	for _, s := range narrowing {
		filters, ok := a.allLevels(s.filters)
		if ok {
			steps = append(steps, step{review.JobOnly, filters})
		}
	}
	return steps
}

// allLevels adds what asks for all levels; ok is false where nothing does.
func (a *asker) allLevels(filters []market.Filter) (all []market.Filter, ok bool) {
	switch {
	case a.level == nil || !a.Market.About().Published:
		return filters, true
	case a.wide == nil:
		return nil, false
	}
	return append(slices.Clone(filters), filterOf(a.level, a.wide...)), true
}

// region is where a job is asked for: in the person's own country where the survey has
// the job there, else in the one where most people have it.
func (a *asker) region(ctx context.Context, t target, p person, element string) (region, error) {
	d, own := a.country, a.countries[columns.CountryKey(p.country)]
	if d == nil {
		if d = a.currency; d == nil {
			return region{country: a.lone}, nil
		}
		if slices.ContainsFunc(d.Values, func(v market.Value) bool { return v.Label == p.currency }) {
			own = []string{p.currency}
		}
	}
	made := func(labels ...string) region {
		f := filterOf(d, labels...)
		r := region{filter: &f, country: a.lone}
		if d == a.country {
			r.country = labels[0]
		}
		return r
	}
	steps := a.steps(t)
	if len(steps) == 0 {
		return region{country: a.lone}, nil
	}
	for _, s := range steps { // the widest of the job's own level, else the job as a whole
		if s.name != review.JobLevel && s.name != review.JobOnly {
			continue
		}
		if own != nil {
			row, _, err := a.row(ctx, t, s, made(own...), element)
			if err != nil || row.People != 0 && row.Figures != nil {
				return made(own...), err
			}
		}
		if label := a.home(ctx, t, s, element, d); label != "" {
			return made(label), nil
		}
	}
	return region{country: a.lone}, nil
}

// home is the country or currency that most people of a job are in.
func (a *asker) home(ctx context.Context, t target, s step, element string, of *market.Dimension) string {
	q := a.query(t, s, region{}, element)
	q.Filters = append(q.Filters, filterOf(t.by, t.labels...))
	key := q.Key()
	label, ok := a.homes[key]
	if !ok {
		label = a.most(ctx, q, of)
		a.homes[key] = label
	}
	return label
}

// query is the question for a step in a region, without the job.
func (a *asker) query(t target, s step, where region, element string) market.Query {
	q := market.NewQuery()
	q.Pay, q.Percentiles, q.Gate, q.Plain = element, a.ask.Percentiles, a.ask.Gate, true
	q.Filters = slices.Concat(s.filters, t.filters)
	if where.filter != nil {
		q.Filters = append(q.Filters, *where.filter)
	}
	return q
}

// row is what a survey says of a job at a step; a row without figures is of nobody. A job
// that is spelt in several ways is asked for by itself, and so is one that may be paid in
// another currency than most.
func (a *asker) row(ctx context.Context, t target, s step, where region, element string) (market.Row, answer, error) {
	q := a.query(t, s, where, element)
	key := q.Key()
	if len(t.labels) == 1 && !t.by.Banded {
		of, err := a.answer(ctx, q.WithBy(t.by.Name), filterOf(t.by, a.labels[t.by.Name]...), key)
		if row, ok := of.rows[t.labels[0]]; ok || err != nil || a.currency == nil {
			return row, of, err
		}
	}
	of, err := a.answer(ctx, q, filterOf(t.by, t.labels...), key+strings.Join(t.labels, "\x00"))
	return of.rows[""], of, err
}

// answer asks a question of jobs, or gives what was said to it before.
func (a *asker) answer(ctx context.Context, q market.Query, jobs market.Filter, key string) (answer, error) {
	key = q.By + " " + key
	if of, ok := a.answers[key]; ok {
		return of, nil
	}
	q.Filters = append(q.Filters, jobs)
	c, err := market.Compare(ctx, a.Market, q)
	if err != nil {
		return answer{}, fmt.Errorf("%s: %w", a.Name, err)
	}
	of := answer{rows: map[string]market.Row{}, currency: c.Currency, effective: c.About.Effective}
	of.times = c.Query.Basis.Divisor(c.Query.Hours)
	if c.Query.Basis != market.Annual {
		a.remark(remark.New(remark.BroughtToYear, a.Name, string(c.Query.Basis), c.Query.Hours))
	}
	for i, row := range c.Rows {
		if whole := i == 0; whole == (q.By == "") && !row.Blank {
			of.rows[row.Group] = row
		}
	}
	a.answers[key] = of
	return of, nil
}

// remark remarks something once.
func (a *asker) remark(r remark.Remark) {
	if !slices.ContainsFunc(a.remarks, r.Equal) {
		a.remarks = append(a.remarks, r)
	}
}

// made makes the cut of a row.
func (a *asker) made(t target, s step, where region, row market.Row, of answer) review.Cut {
	c := review.Cut{
		Survey: a.Name, Title: t.labels[0], Country: where.country, Local: t.local, Step: s.name,
		People: max(0, row.People), Employers: max(0, row.Employers), Effective: of.effective, Currency: of.currency,
		Share: t.line.Share, Adjust: t.line.Adjust, Provisional: t.suggestion,
	}
	if t.line.Title != "" {
		c.Title = t.line.Title
		if labels := a.titles[form.Key(t.line.Title)]; labels != nil {
			c.Title = labels[0]
		}
	}
	if s.name != review.JobOnly {
		c.Level = t.levels[0]
	}
	for _, f := range row.Figures {
		point := review.Point{Percentile: f.Percentile}
		switch {
		case f.Known() && f.Value > 0 && !math.IsInf(f.Value, 1):
			point.Value, point.AtLeast = f.Value*of.times, f.Status == market.AtLeast
		case !f.Reason.IsZero():
			point.Reason = &f.Reason
		default:
			none := remark.New(remark.NotPublished)
			point.Reason = &none
		}
		c.Points = append(c.Points, point)
	}
	return c
}
