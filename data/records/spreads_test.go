package records

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// crowd is a market of so many people that every way of counting their employers is
// taken, as a market and as it came.
type crowd struct {
	*Market
	groups, employers []string
	pays              map[string][]float64
	weights           []float64
}

// newCrowd makes one: most people are in one group, some in another, and in a third one
// fewer than there are employers. A tenth has no employer, and pay is round.
func newCrowd(t *testing.T, kind market.WeightKind) crowd {
	t.Helper()
	const people, employers = 160_000, 2000
	rng := rand.New(rand.NewPCG(3, 14))
	group := Dimension{Dimension: market.Dimension{Name: "group", Header: "group", Kind: market.Other}, Labels: []string{"few", "most", "some"}}
	employer := Dimension{Dimension: market.Dimension{Name: "employer", Header: "employer", Kind: market.Employer}}
	for i := range employers {
		employer.Labels = append(employer.Labels, "E"+strconv.Itoa(i))
	}
	c := crowd{pays: map[string][]float64{}}
	for i := range people {
		in, of := 1, int(math.Pow(rng.Float64(), 2)*employers)+1
		if i%100 < 10 {
			in = 2
		} else if i%100 == 99 {
			in = 0
		}
		c.groups, c.employers = append(c.groups, group.Labels[in]), append(c.employers, "")
		if i%10 == 3 {
			of = 0
		} else {
			c.employers[i] = employer.Labels[of-1]
		}
		group.Codes.Append(uint32(in + 1))
		employer.Codes.Append(uint32(of))
		pay := math.Trunc(math.Exp(10.8+0.1*float64(of%7)+0.2*rng.NormFloat64())/500) * 500
		c.pays["base"] = append(c.pays["base"], pay)
		c.pays["car"] = append(c.pays["car"], math.Trunc(rng.Float64()*200)*10)
		c.weights = append(c.weights, float64(1+rng.IntN(2)))
	}
	pays := []Pay{
		{Element: market.Element{Name: "base", Kind: market.Base}, Annual: append([]float64(nil), c.pays["base"]...)},
		{Element: market.Element{Name: "car", Kind: market.OtherPay}, Annual: append([]float64(nil), c.pays["car"]...)},
	}
	about, columns := market.About{Name: "crowd"}, []Dimension{group, employer}
	var err error
	if kind == "" {
		c.Market, err = New(about, columns, pays, nil)
	} else {
		c.Market, err = NewWeighted(about, columns, pays, nil, Weight{Kind: kind, Values: append([]float64(nil), c.weights...)})
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// people are those of a group, all for "", as intervals see them.
func (c crowd) people(group, element string) (all []standing) {
	for i, pay := range c.pays[element] {
		if group != "" && c.groups[i] != group {
			continue
		}
		one, times := standing{pay: pay, employer: c.employers[i], weight: 1}, 1
		switch c.about.Weight.Kind {
		case market.SamplingWeight:
			one.weight = c.weights[i]
		case market.CountWeight:
			times = int(c.weights[i])
		}
		for range times {
			all = append(all, one)
		}
	}
	return all
}

// Intervals of crowds are those of the slow and obvious way.
func TestIntervalsOfCrowds(t *testing.T) {
	for _, kind := range []market.WeightKind{"", market.CountWeight, market.SamplingWeight} {
		c, intervals := newCrowd(t, kind), 0
		for _, element := range []string{"base", "car"} {
			q := market.NewQuery().WithBy("group")
			q.Pay, q.Percentiles = element, []float64{25, 90}
			got, err := c.Summarize(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, g := range got.Groups {
				people := c.people(g.Group, element)
				for i, percentile := range q.Percentiles {
					x := g.Quantiles[i]
					want := straight(people, x.Value, percentile/100, kind == market.SamplingWeight)
					if x.Lack != want.Lack || x.Counted != want.Counted || x.Low != want.Low || x.High != want.High || x.Spare != want.Spare {
						t.Errorf("weights %q, %s of %q: P%g is %+v, want %+v", kind, element, g.Group, percentile, x, want)
					}
					if x.Counted < len(people) {
						intervals++
					}
				}
			}
		}
		t.Logf("weights %q: %d intervals", kind, intervals)
		if intervals < 4 {
			t.Errorf("weights %q: %d intervals count on fewer people than there are", kind, intervals)
		}
	}
}
