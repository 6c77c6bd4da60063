package review

import (
	"slices"
	"sync"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// Market is what a job is paid in the market: at the review date, at a person's place
// and in their currency.
type Market struct {
	Price  Price
	Points []Point // the percentiles that any survey gives, rising, a year at full time
	// Ageing, Place and Currency are what each cut of the price was multiplied by; 0
	// where a factor is missing.
	Factors []Factors

	curve    quantile.Curve
	mixtures func() []Mixture
}

// Factors bring what a cut says to the review date, a place and a currency.
type Factors struct {
	Ageing, Place, Currency float64
}

func (f Factors) all() float64 { return f.Ageing * f.Place * f.Currency }

// newMarket brings a price to where a person is. It returns why there is none.
func (s *Settings) newMarket(price Price, p *roster.Person) (*Market, *remark.Remark) {
	if price.Reason != nil {
		return nil, price.Reason
	}
	if len(price.Cuts) == 0 {
		return nil, because(remark.NoMatch)
	}
	m := &Market{Price: price}
	for i := range price.Cuts {
		f, reason := s.factors(&price.Cuts[i], p)
		if reason != nil {
			return nil, reason
		}
		m.Factors = append(m.Factors, f)
	}
	surveys := bySurvey(price.Cuts)
	for _, percentile := range percentilesOf(price.Cuts) {
		m.Points = append(m.Points, m.blend(percentile, surveys))
	}
	var shares, pays []float64
	for _, q := range m.Points {
		if q.Reason == nil && !q.AtLeast {
			shares, pays = append(shares, q.Percentile/100), append(pays, q.Value)
		}
	}
	m.curve = quantile.NewCurve(shares, pays)
	m.mixtures = sync.OnceValue(m.newMixtures)
	return m, nil
}

// factors are those of a cut for a person.
func (s *Settings) factors(c *Cut, p *roster.Person) (Factors, *remark.Remark) {
	f := Factors{Ageing: 1, Place: 1}
	rate, ok := s.rate(c.Currency, p.Pay.Currency)
	if !ok {
		return f, s.noRate(c.Currency, p.Pay.Currency)
	}
	f.Currency = rate
	if !c.Local {
		f.Place = s.differential(p.Place)
	}
	market := *p
	if c.Country != "" {
		market.Country = c.Country // it is the market that moves
	}
	if rates := s.AgeRate.Of(&market); len(rates) > 0 && !s.Date.IsZero() {
		if c.Effective.IsZero() {
			return f, because(remark.MarketUndated, c.Survey)
		}
		f.Ageing = age(c.Effective, s.Date, rates, s.AgeSimple)
	}
	return f, nil
}

// percentilesOf lists the percentiles that any of the cuts was asked for.
func percentilesOf(cuts []Cut) []float64 {
	var all []float64
	for _, c := range cuts {
		for _, p := range c.Points {
			all = append(all, p.Percentile)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// bySurvey groups cuts, as their indexes: those of one survey are the shares of a hybrid.
func bySurvey(cuts []Cut) [][]int {
	var surveys [][]int
	at := map[string]int{}
	for i, c := range cuts {
		j, ok := at[c.Survey]
		if !ok {
			j = len(surveys)
			at[c.Survey], surveys = j, append(surveys, nil)
		}
		surveys[j] = append(surveys[j], i)
	}
	return surveys
}

// blend is one percentile of all surveys: their average by weight, over those that
// publish it, each brought here first and adjusted. Within a survey a hybrid job is
// worth the average of its parts by share (WorldatWork, course C17), percentile by
// percentile; it is not what a mixture of people is paid.
func (m *Market) blend(percentile float64, surveys [][]int) Point {
	blended := Point{Percentile: percentile}
	weights, published := 0.0, 0
	for _, cuts := range surveys {
		one, weight := m.hybrid(percentile, cuts)
		if one.Reason != nil {
			if blended.Reason == nil {
				blended.Reason = one.Reason
			}
			continue
		}
		published++
		blended.AtLeast = blended.AtLeast || one.AtLeast && weight > 0
		if len(surveys) == 1 {
			weight = 1
		}
		weights += weight
		blended.Value += weight * one.Value
	}
	switch {
	case published == 0:
		blended.Value = 0
	case weights <= 0:
		blended.Value, blended.Reason = 0, because(remark.NoWeight)
	default:
		blended.Value, blended.Reason = blended.Value/weights, nil
	}
	return blended
}

// hybrid is one percentile of one survey with its weight, which is that of its cuts by
// share.
func (m *Market) hybrid(percentile float64, cuts []int) (Point, float64) {
	sum := Point{Percentile: percentile}
	weight, shares := 0.0, 0.0
	for _, i := range cuts {
		c := &m.Price.Cuts[i]
		at := slices.IndexFunc(c.Points, func(p Point) bool { return p.Percentile == percentile })
		if at < 0 {
			return Point{Percentile: percentile, Reason: because(remark.NotAskedFor)}, 0
		}
		p := c.Points[at]
		if p.Reason != nil {
			return p, 0
		}
		share := c.Share
		if len(cuts) == 1 {
			share = 1
		}
		sum.Value += share * adjusted(c) * p.Value * m.Factors[i].all()
		sum.AtLeast = sum.AtLeast || p.AtLeast
		weight += share * c.Weight
		shares += share
	}
	if shares <= 0 {
		return Point{Percentile: percentile, Reason: because(remark.NoWeight)}, 0
	}
	sum.Value /= shares
	return sum, weight / shares
}

// adjusted is a cut's adjustment, 1 where it has none.
func adjusted(c *Cut) float64 {
	if c.Adjust == 0 {
		return 1
	}
	return c.Adjust
}

// Of is a percentile of one of the cuts as it is brought here, not adjusted.
func (m *Market) Of(cut int, percentile float64) Point {
	for _, p := range m.Price.Cuts[cut].Points {
		if p.Percentile == percentile {
			p.Value *= m.Factors[cut].all()
			return p
		}
	}
	return Point{Percentile: percentile, Reason: because(remark.NotAskedFor)}
}

// At returns a percentile, 1 to 99: as the surveys give it, or else on the curve through
// what they give, where both neighbours are known. It is never past the outermost.
func (m *Market) At(percentile float64) Point {
	i, ok := slices.BinarySearchFunc(m.Points, percentile, func(p Point, x float64) int {
		switch {
		case p.Percentile < x:
			return -1
		case p.Percentile > x:
			return 1
		}
		return 0
	})
	if ok {
		return m.Points[i]
	}
	outside := Point{Percentile: percentile, Reason: because(remark.OutsidePercentiles, percentile)}
	if i == 0 || i == len(m.Points) {
		return outside
	}
	for _, neighbour := range m.Points[i-1 : i+1] {
		if why := figureOf(neighbour).Reason; why != nil {
			return Point{Percentile: percentile, Reason: why}
		}
	}
	pay, ok := m.curve.Pay(percentile / 100)
	if !ok {
		return outside
	}
	return Point{Percentile: percentile, Value: pay}
}

// Rank is where pay stands among people in the market.
type Rank struct {
	Percent float64 // who are paid less, 0 to 100; NaN where nothing says
	Beyond  int     // -1 below the lowest percentile that is known, Percent; 1 above the highest
}

// Rank places full-time pay on the curve through what the surveys give.
func (m *Market) Rank(pay float64) Rank {
	share, beyond, _ := m.curve.Share(pay)
	return Rank{Percent: share * 100, Beyond: beyond}
}

// because returns a reason.
func because(kind remark.Kind, args ...any) *remark.Remark {
	r := remark.New(kind, args...)
	return &r
}
