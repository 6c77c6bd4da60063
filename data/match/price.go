package match

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

// Ask is what prices are wanted.
type Ask struct {
	Percentiles []float64 // those of targets and ranges, and those that the curve goes through; the median is among them
	Element     review.Setting[review.Element]
	Weight      blend.Weighting // of the surveys of one job; a weight of a line wins over each
	Provisional bool            // suggestions count, and are marked
	Company     Company         // our own
	Gate        market.Gate
}

// Prices are the prices of the jobs of people. It is a review.Pricer.
type Prices struct {
	Remarks []remark.Remark // what a reader must know of the markets

	of      map[person]review.Price
	element review.Setting[review.Element]
}

// person is what of a person decides their price.
type person struct {
	job      review.Job
	country  string
	currency string
	element  review.Element
}

// person is what of one of our people decides their price.
func (p *Prices) person(of *roster.Person) person {
	return person{review.JobOf(of), of.Country, of.Pay.Currency, p.element.Of(of)}
}

// Price is the price of a person's job. Of somebody who was not among the people that were
// priced it is that there is no match.
func (p *Prices) Price(of roster.Person) review.Price {
	if price, ok := p.of[p.person(&of)]; ok {
		return price
	}
	return unmatched()
}

// unmatched is the price of a job without a match.
func unmatched() review.Price {
	none := remark.New(remark.NoMatch)
	return review.Price{Reason: &none}
}

// Price prices the jobs of people. It fails where a line names a market that there is
// not, where only some surveys of a job have a weight in their lines, and where a market does.
func (m *Matcher) Price(ctx context.Context, people []roster.Person, known []Line, ask Ask) (*Prices, error) {
	if err := m.CheckMarkets(known); err != nil {
		return nil, err
	}
	ask.Percentiles = append(slices.Clone(ask.Percentiles), 50)
	p := &Prices{of: map[person]review.Price{}, element: ask.Element}
	var wanted []person
	for i := range people {
		key := p.person(&people[i])
		if _, seen := p.of[key]; !seen {
			p.of[key] = review.Price{}
			wanted = append(wanted, key)
		}
	}
	pricing := pricing{matcher: m, ask: ask, targets: map[review.Job][][]target{}}
	if err := pricing.prepare(known, wanted); err != nil {
		return nil, err
	}
	for _, one := range wanted {
		price, err := pricing.price(ctx, one)
		if err != nil {
			return nil, err
		}
		p.of[one] = price
	}
	p.Remarks = pricing.remarks()
	return p, nil
}

// pricing is the pricing of jobs under way.
type pricing struct {
	matcher *Matcher
	ask     Ask
	askers  []*asker                     // parallel to the surveys
	targets map[review.Job][][]target    // of each job, parallel to the surveys
	alike   map[review.Job]remark.Remark // suggestions that nobody confirmed
	equal   []string                     // jobs whose surveys weigh alike for want of numbers
}

// prepare says what each job is priced by, and so which jobs are asked for together.
func (p *pricing) prepare(lines []Line, wanted []person) error {
	known := newLedger(lines)
	for _, x := range p.matcher.surveys {
		a := &asker{index: x, ask: p.ask, labels: map[string][]string{}, answers: map[string]answer{}, homes: map[string]string{}}
		a.fixed, a.narrowing, a.remarks = x.narrow(p.ask.Company)
		p.askers = append(p.askers, a)
	}
	p.alike = map[review.Job]remark.Remark{}
	for _, one := range wanted {
		if p.targets[one.job] != nil {
			continue
		}
		all := make([][]target, len(p.askers))
		matched := false
		for i, a := range p.askers {
			var err error
			if all[i], err = p.matcher.targets(known, one.job, a.index, p.ask.Provisional); err != nil {
				return err
			}
			for _, t := range all[i] {
				if t.missing == nil {
					a.labels[t.by.Name] = append(a.labels[t.by.Name], t.labels...)
				}
			}
			matched = matched || all[i] != nil
		}
		p.targets[one.job] = all
		if !matched {
			p.lookAlike(known, one.job)
		}
	}
	for _, a := range p.askers {
		for name, labels := range a.labels {
			slices.Sort(labels)
			a.labels[name] = slices.Compact(labels)
		}
	}
	return nil
}

// lookAlike finds the suggestion of a job that is matched nowhere.
func (p *pricing) lookAlike(known *ledger, job review.Job) {
	for _, a := range p.askers {
		if of := p.matcher.lines(known, job, a.index); of != nil {
			if l := known.lines[of[0]]; l.Quality != NoMatch && p.alike[job].IsZero() {
				p.alike[job] = remark.New(remark.Unconfirmed, l.name(), a.Name)
			}
			continue
		}
		if l, ok := a.suggestion(job); ok && p.alike[job].IsZero() {
			p.alike[job] = remark.New(remark.Unconfirmed, l.name(), a.Name)
		}
	}
}

// name is what a line calls its job in the market.
func (l Line) name() string {
	if l.Title == "" {
		return l.Code
	}
	return strings.TrimSpace(l.Title + " " + l.Level)
}

// price is the price of what people of one kind have.
func (p *pricing) price(ctx context.Context, one person) (review.Price, error) {
	var price review.Price
	var withheld *remark.Remark
	var weights []float64 // of lines, by cut; 0 leaves it to the rule
	for i, a := range p.askers {
		cuts, lines, reason, err := p.cuts(ctx, a, p.targets[one.job][i], one)
		if err != nil {
			return price, err
		}
		if withheld == nil {
			withheld = reason
		}
		for j, c := range cuts {
			price.Cuts = append(price.Cuts, c)
			price.Quality = worse(price.Quality, a.quality(lines[j], c))
			weights = append(weights, lines[j].line.Weight)
			price.Note = noted(price.Note, lines[j].line.Note)
		}
	}
	if price.Cuts == nil {
		return p.none(one, withheld), nil
	}
	return price, p.weigh(one.job, price.Cuts, weights)
}

// cuts are those of a job in one survey, with what they were asked by: one, or all parts
// of a hybrid. Where one part is withheld, so is the hybrid.
func (p *pricing) cuts(ctx context.Context, a *asker, targets []target, one person) ([]review.Cut, []target, *remark.Remark, error) {
	var cuts []review.Cut
	for _, t := range targets {
		c, reason, err := a.cut(ctx, t, one)
		if err != nil || reason != nil || c.Points == nil {
			return nil, nil, reason, err
		}
		cuts = append(cuts, c)
	}
	return cuts, targets, nil, nil
}

// none is the price of what no survey has a figure for, with the reason of the first that
// has one.
func (p *pricing) none(one person, withheld *remark.Remark) review.Price {
	price := unmatched()
	alike, suggested := p.alike[one.job]
	switch {
	case withheld == nil && suggested:
		price.Reason = &alike
	case withheld == nil:
	case withheld.Kind == remark.MatchNotFound, withheld.Kind == remark.NoMarketCash:
		price.Reason = withheld
	default:
		reason := remark.New(remark.MarketWithheld, *withheld)
		price.Reason = &reason
	}
	return price
}

// quality is how well a cut fits: as the user says, else as its step proposes. A job of
// which only the cut of all levels answers fits weakly, whatever was said of the narrower one.
func (a *asker) quality(t target, c review.Cut) review.Quality {
	switch {
	case t.levels != nil && c.Step == review.JobOnly:
		return review.Weak
	case t.line.Quality != "":
		return t.line.Quality
	case c.Step == review.JobOnly:
		return review.Weak
	default:
		return review.Moderate
	}
}

// worse is the worse of two qualities; "" is none yet.
func worse(a, b review.Quality) review.Quality {
	order := []review.Quality{"", review.Strong, review.Moderate, review.Weak}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// noted adds a note that is not there yet.
func noted(notes, note string) string {
	switch {
	case notes == "" || note == "" || strings.Contains(notes, note):
		return notes + strings.Repeat(note, 1-min(1, len(notes)))
	default:
		return notes + "; " + note
	}
}

// weigh says what each cut weighs beside those of other surveys.
func (p *pricing) weigh(job review.Job, cuts []review.Cut, stated []float64) error {
	several := slices.ContainsFunc(cuts, func(c review.Cut) bool { return c.Survey != cuts[0].Survey })
	given, unknown := 0, false
	for i := range cuts {
		if stated[i] > 0 {
			given++
		}
		cuts[i].Weight = p.weight(cuts[i])
		unknown = unknown || !(cuts[i].Weight > 0) && p.ask.Weight != blend.ByHand
	}
	switch {
	case !several: // whose weight is beside nothing
		for i := range cuts {
			cuts[i].Weight = 1
		}
	case given == len(cuts):
		for i := range cuts {
			cuts[i].Weight = stated[i]
		}
	case given > 0:
		return fmt.Errorf("matches: %s has a weight in some markets and none in others; write one for each, or none", strings.TrimSpace(job.Title+" "+job.Level))
	case unknown:
		for i := range cuts {
			cuts[i].Weight = 1
		}
		p.equal = append(p.equal, strings.TrimSpace(job.Title+" "+job.Level))
	}
	return nil
}

// weight is what a cut weighs by the rule; 0 where nothing says.
func (p *pricing) weight(c review.Cut) float64 {
	switch p.ask.Weight {
	case blend.ByEmployers:
		return float64(c.Employers)
	case blend.Equally:
		return 1
	case blend.ByHand:
		for _, a := range p.askers {
			if a.Name == c.Survey {
				return a.Weight
			}
		}
	}
	return float64(c.People)
}

// remarks are what a reader must know of the markets.
func (p *pricing) remarks() []remark.Remark {
	var all []remark.Remark
	for _, a := range p.askers {
		if a.level == nil {
			all = append(all, remark.New(remark.NoLevels, a.Name))
		}
		all = append(all, a.remarks...)
	}
	slices.Sort(p.equal)
	if jobs := slices.Compact(p.equal); jobs != nil {
		all = append(all, remark.New(remark.WeightsEqual, len(jobs), jobs[0]))
	}
	return all
}
