package blend

import (
	"context"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
)

// groupID tells the groups of a breakdown apart, and the whole cut from them.
type groupID struct {
	group string
	blank bool
	whole bool
}

// counts are the people of all parts in a group: all of them, those who receive something of
// the pay asked for, and those of them whose base is known.
type counts struct{ all, receivers, withBase int }

// behind is who of each source stands behind each group.
type behind struct {
	terms  *Terms
	parts  []Part
	byName map[string]int
	of     map[groupID][]market.Backing // parallel to parts
	thin   map[groupID][]bool           // parallel to parts: the gate would withhold it alone
	shares map[groupID][]float64
	counts map[groupID]counts
	notes  []remark.Remark
}

// behind counts who of each source stands behind the groups of a query.
func (p *Pool) behind(ctx context.Context, m *records.Market, q market.Query) (*behind, error) {
	b := newBehind(&p.base)
	q.Percentiles, q.Plain, q.Own, q.Publication = nil, true, 0, false
	for i, part := range p.parts {
		if !p.chosen(q, part.Name) {
			continue
		}
		answer, err := m.Summarize(ctx, q.WithFilter(market.Filter{Dimension: p.source, Values: []string{part.Name}}))
		if err != nil {
			return nil, err
		}
		for j, s := range answer.Groups {
			id := groupID{s.Group, s.Blank, j == 0}
			if !part.names() { // as in its own file
				s.Employers, s.TopShare, s.Named = -1, 0, 0
			}
			n := b.counts[id]
			b.counts[id] = counts{n.all + s.People, n.receivers + s.Receivers.People, n.withBase + s.WithBase.People}
			b.put(id, i, s.Backing, !q.Gate.Lack(s.Backing, 50, p.about.ByPeople()).IsZero())
		}
	}
	b.settle()
	return b, nil
}

func newBehind(of *base) *behind {
	b := &behind{terms: &of.terms, parts: of.parts, byName: map[string]int{}, of: map[groupID][]market.Backing{}, thin: map[groupID][]bool{}, shares: map[groupID][]float64{}, counts: map[groupID]counts{}}
	for i, part := range of.parts {
		b.byName[part.Name] = i
	}
	return b
}

// put says who of a part stands behind a group.
func (b *behind) put(id groupID, part int, who market.Backing, thin bool) {
	if b.of[id] == nil {
		b.of[id], b.thin[id] = make([]market.Backing, len(b.parts)), make([]bool, len(b.parts))
	}
	b.of[id][part], b.thin[id][part] = who, thin
}

// settle works out what the parts weigh in each group.
//
// A part that the gate would withhold alone weighs by its people, one of whom counts as
// one of the others does on average: under any other weight few people could decide a
// figure that many seem to stand behind.
func (b *behind) settle() {
	alike, thin := false, map[string]bool{}
	for id, who := range b.of {
		shares, unknown := b.weigh(who)
		alike = alike || unknown
		together, people := 0.0, 0
		for i := range shares {
			if who[i].People > 0 && !b.thin[id][i] {
				together += shares[i]
				people += max(0, who[i].People)
			}
		}
		for i := range shares {
			switch {
			case who[i].People == 0:
				shares[i] = 0
			case !b.thin[id][i]:
			case people == 0 || together == 0:
				shares[i] = float64(max(1, who[i].People))
			default:
				shares[i] = together * float64(who[i].People) / float64(people)
				thin[b.parts[i].Name] = true
			}
		}
		b.shares[id] = normal(shares)
	}
	if alike {
		b.notes = append(b.notes, remark.New(remark.SourcesWeighAlike))
	}
	for _, part := range b.parts {
		if thin[part.Name] && b.terms.Weighting != ByPeople {
			b.notes = append(b.notes, remark.New(remark.SourceThin, part.Name))
		}
	}
}

// weigh is what parts weigh by the rule; alike, and unknown, where the rule asks for a
// number that one of them does not tell.
func (b *behind) weigh(who []market.Backing) (weights []float64, unknown bool) {
	weights = make([]float64, len(who))
	for i, w := range who {
		switch b.terms.Weighting {
		case ByEmployers:
			weights[i] = float64(w.Employers)
		case Equally:
			weights[i] = 1
		case ByHand:
			weights[i] = b.parts[i].Weight
		default:
			weights[i] = float64(w.People)
		}
		unknown = unknown || w.People != 0 && (weights[i] < 0 || weights[i] == 0 && b.terms.Weighting == ByEmployers)
	}
	if unknown {
		for i := range weights {
			weights[i] = 1
		}
	}
	return weights, unknown
}

// normal brings weights to a sum of 1, where they have one.
func normal(weights []float64) []float64 {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	for i := range weights {
		if sum > 0 {
			weights[i] /= sum
		}
	}
	return weights
}

// share is what a part weighs in a group.
func (b *behind) share(id groupID, name string) float64 {
	i, ok := b.byName[name]
	if shares := b.shares[id]; ok && shares != nil {
		return shares[i]
	}
	return 0
}
