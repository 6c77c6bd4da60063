package review

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
)

// model is the content with who stands in which row.
type model struct {
	Content
	percentiles []float64 // of all markets, rising
	jobs        []*job
	people      []*person // in the order of the roster
	started     review.Outcome
	parts       []parts // a breakdown each
}

// parts is one breakdown.
type parts struct {
	by  string
	all []review.Part
}

// job is a row of the sheet of jobs: people whose job is priced alike but for the
// differential of their place, in one currency.
type job struct {
	number int // counted from 1; people point at it
	of     review.Job
	first  *person
	people int
	place  string // where one is part of the price, because only some cuts are of a place already
	cuts   []*cut
}

// cut is a row of the market's sheet: a cut of a survey, or what becomes of several.
type cut struct {
	job  *job
	line line
	review.Cut
	factors review.Factors
	known   bool // whether there are factors
	row     int
	first   int // row of the first cut of its survey
	last    int
}

// line is what a row of the market's sheet is of.
type line int

// The lines of a job that several cuts price, those of the cuts between the first and the
// last.
const (
	cutLine      line = iota
	averageLine       // the job, with the weighted average of its surveys
	togetherLine      // what the people of several surveys together are paid
)

// person is a row of the sheet of people.
type person struct {
	*review.Standing
	index int // in the review
	row   int
	job   *job
	place float64 // the differential

	decision        *Decision // nil for none
	now, cost, once float64   // new pay as stated, NaN for none; what it costs a year, and once, in the review currency
}

// jobKey tells rows of jobs apart.
type jobKey struct {
	job      review.Job
	first    *review.Cut
	currency string
	target   review.Target
	spread   float64
	factors  string
	place    string
}

// newModel finds the rows of all sheets.
func newModel(c Content) (*model, error) {
	m := &model{Content: c}
	r := c.Review
	at := map[jobKey]*job{}
	for i := range r.People {
		p := &person{Standing: &r.People[i], index: i, row: peopleHeader + 1 + i, place: 1}
		p.decide(c.decision(p), &r.Settings)
		key := p.key(&r.Settings)
		j := at[key]
		if j == nil {
			j = &job{of: review.JobOf(p.Person), first: p, place: key.place}
			at[key] = j
			m.jobs = append(m.jobs, j)
		}
		j.people++
		p.job = j
		m.people = append(m.people, p)
	}
	slices.SortStableFunc(m.jobs, func(a, b *job) int {
		return cmp.Or(strings.Compare(a.of.Title, b.of.Title), strings.Compare(a.of.Level, b.of.Level), strings.Compare(a.of.Code, b.of.Code), strings.Compare(a.first.Person.Pay.Currency, b.first.Person.Pay.Currency))
	})
	row := marketHeader
	for i, j := range m.jobs {
		j.number = i + 1
		row = j.addCuts(row)
		for _, c := range j.cuts {
			for _, p := range c.Points {
				m.percentiles = append(m.percentiles, p.Percentile)
			}
		}
	}
	slices.Sort(m.percentiles)
	m.percentiles = slices.Compact(m.percentiles)
	for _, by := range c.By {
		all, err := r.By(by)
		if err != nil {
			return nil, err
		}
		m.parts = append(m.parts, parts{by, all})
	}
	var err error
	if len(c.Outcomes) > 0 {
		m.started = c.Outcomes[0]
		return m, nil
	}
	m.started, err = r.Scenario(review.Scenario{Name: "to target", To: 1})
	return m, err
}

// decision is what is decided about a person already; nil for nothing, and for an id that
// is no person's alone.
func (c *Content) decision(p *person) *Decision {
	if d, ok := c.Decisions[p.Person.ID]; ok && p.Person.Problem == nil {
		return &d
	}
	return nil
}

// key is that of a person's row of jobs. It sets the differential that the person's own
// row is taken times.
func (p *person) key(s *review.Settings) jobKey {
	of := review.JobOf(p.Person)
	k := jobKey{job: review.Job{Code: fold(of.Code), Title: fold(of.Title), Level: fold(of.Level)}}
	if k.job.Code != "" {
		k.job.Title, k.job.Level = "", ""
	}
	if len(p.Price.Cuts) == 0 {
		return k
	}
	k.first, k.currency, k.target, k.spread = &p.Price.Cuts[0], p.Person.Pay.Currency, s.Target.Of(p.Person), s.Spread.Of(p.Person)
	if p.Market == nil {
		return k
	}
	local := 0
	for i, c := range p.Price.Cuts {
		k.factors += fmt.Sprintf("%v ", p.Market.Factors[i].Ageing)
		if c.Local {
			local++
		} else {
			p.place = p.Market.Factors[i].Place
		}
	}
	if local > 0 && local < len(p.Price.Cuts) {
		k.place, p.place = p.Person.Place, 1
	}
	return k
}

func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// addCuts gives a job's cuts rows below a row, those of one survey beside each other, with
// room for the lines around several. It returns the last.
func (j *job) addCuts(row int) int {
	p := j.first
	if len(p.Price.Cuts) > 1 {
		row++
	}
	seen := map[string]bool{}
	for _, c := range p.Price.Cuts {
		if seen[c.Survey] {
			continue
		}
		seen[c.Survey] = true
		first := row + 1
		from := len(j.cuts)
		for i, other := range p.Price.Cuts {
			if other.Survey != c.Survey {
				continue
			}
			row++
			one := &cut{job: j, Cut: other, row: row, first: first, factors: review.Factors{Ageing: math.NaN(), Place: 1, Currency: math.NaN()}}
			if p.Market != nil {
				one.factors, one.known = p.Market.Factors[i], true
			}
			if j.place == "" {
				one.factors.Place = 1 // people have it in their own rows
			}
			j.cuts = append(j.cuts, one)
		}
		for _, one := range j.cuts[from:] {
			one.last = row
		}
	}
	if j.surveys() > 1 {
		row++
	}
	return row
}

// lines are the rows of a job on the market's sheet.
func (j *job) lines() []*cut {
	lines := slices.Clone(j.cuts)
	if len(j.cuts) > 1 {
		lines = slices.Insert(lines, 0, &cut{job: j, line: averageLine})
	}
	if j.surveys() > 1 {
		lines = append(lines, &cut{job: j, line: togetherLine})
	}
	return lines
}

// surveys is how many of them price the job.
func (j *job) surveys() int {
	n := 0
	for _, c := range j.cuts {
		if c.row == c.first {
			n++
		}
	}
	return n
}

// point is a percentile of a job's market without the differential of the first person's
// place: a number, or why there is none.
func (j *job) point(percentile float64) any {
	p := j.first
	if p.Market == nil {
		return missing(p.P50.Reason)
	}
	i := slices.IndexFunc(p.Market.Points, func(q review.Point) bool { return q.Percentile == percentile })
	if i < 0 || p.Market.Points[i].Reason != nil || p.Market.Points[i].AtLeast {
		return withheld
	}
	return p.Market.Points[i].Value / p.place
}

// bounded reports whether a percentile of a job with several surveys is one that stands
// for itself or more, which no average of numbers can say.
func (j *job) bounded(percentile float64) bool {
	return slices.ContainsFunc(j.cuts, func(c *cut) bool {
		return slices.ContainsFunc(c.Points, func(p review.Point) bool { return p.Percentile == percentile && p.AtLeast })
	})
}

// asked reports whether the target percentile of a job is one that its market has.
func (m *model) asked(j *job) bool {
	return slices.Contains(m.percentiles, m.target(j).Percentile)
}

// target is that of a job's people.
func (m *model) target(j *job) review.Target {
	t := m.Review.Settings.Target.Of(j.first.Person)
	if t.Factor == 0 {
		t.Factor = 1
	}
	return t
}

// The words of a cell that has no figure.
const (
	withheld = "withheld"
	noMatch  = "no match"
	noRange  = "no range"
	dash     = "–"
)

// orDash is a number, or a dash where there is none.
func orDash(x float64) any {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return dash
	}
	return x
}

// missing is what stands in a cell of the market that has no figure: nothing is withheld of
// a job that is matched to none.
func missing(why *remark.Remark) string {
	if why != nil {
		switch why.Kind {
		case remark.NoMatch, remark.MatchNotFound, remark.Unconfirmed:
			return noMatch
		case remark.NoRange, remark.RangeUpsideDown:
			return noRange
		}
	}
	return withheld
}

// orMissing is a point's number, or what stands in its place.
func orMissing(p review.Point) any {
	if p.Reason != nil {
		return missing(p.Reason)
	}
	return p.Value
}

// words says why there is no figure; "" where there is no reason.
func words(why *remark.Remark) string {
	if why == nil {
		return ""
	}
	return table.Capital(table.WithoutFlags(table.Words(*why)))
}

// noManager stands for whoever has none.
const noManager = "Without manager"

// managerOf is a person's manager in a cell.
func managerOf(p *person) string { return cmp.Or(p.Person.Manager, noManager) }

// sortedKeys are the keys of a map in order.
func sortedKeys(of map[string]float64) []string { return slices.Sorted(maps.Keys(of)) }
