package sample

import (
	"math"
	"math/rand/v2"
	"slices"
	"sort"
)

// People report rounded pay: most to a whole 5,000, the rest to the hundred.
const (
	wholeShare = 0.59
	wholeStep  = 5_000
	fineStep   = 100
)

// Extras: few people sell, and a bonus target is not always met.
const (
	commissionShare = 5 // per cent of people
	bonusMissed     = 0.02
	bonusCentre     = 0.97 // mean factor on the target when a bonus is paid
	bonusSpread     = 0.2
	bonusMost       = 1.5
)

// offer is a person's base pay before its rung is calibrated.
type offer struct {
	*person
	known  float64 // log pay from the known effects
	chance float64 // standard normal; times the rung's spread it is the residual
	step   int     // base pay is rounded to it
}

// setPay gives everybody base pay, bonus and commission.
func setPay(rng *rand.Rand, people []*person) {
	for i := range Rungs {
		rung := &Rungs[i]
		of := holders(people, rung)
		setBase(rng, rung, of)
		setExtras(rng, rung, of)
	}
}

// setBase draws the residuals of one rung, tunes its intercept and spread to
// the rung's median and P90 and gives its people their base pay.
func setBase(rng *rand.Rand, rung *Rung, people []*person) {
	offers := make([]offer, len(people))
	for i, p := range people {
		offers[i] = offer{person: p, known: knownEffects(p), chance: rng.NormFloat64(), step: fineStep}
		if rng.Float64() < wholeShare {
			offers[i].step = wholeStep
		}
	}
	intercept, spread := calibrate(rung, offers)
	for _, o := range offers {
		o.base = o.pay(intercept, spread)
	}
	slices.SortStableFunc(people, func(a, b *person) int { return a.base - b.base })
	settle(people, 50, rung.Median)
	settle(people, 90, rung.TopTenth)
}

// knownEffects is the part of a person's log base pay that the tables in
// effects.go and rungs.go tell, with the employer's own.
func knownEffects(p *person) float64 {
	e := p.employer
	return float64(p.rung.SizeFactor*Sizes[e.size].LogPay) +
		float64(p.rung.PerYear*float64(p.years)) +
		Industries[e.industry].LogPay +
		Places[p.place].LogPay +
		Educations[p.education].LogPay +
		e.logPay
}

// pay is the base pay under an intercept and a spread, as reported.
func (o offer) pay(intercept, spread float64) int {
	exact := math.Exp(intercept + o.known + float64(spread*o.chance))
	return int(math.Round(exact/float64(o.step))) * o.step
}

// calibrate finds the intercept and the spread (standard deviation of the
// residual), both in log base pay, at which the rung's median and P90 come
// out. Both are searched on a grid of ten-thousandths: were they exact, they
// would stop where one person's pay is just being rounded up, and the last bit
// of the machine's exponential would decide which way.
func calibrate(rung *Rung, offers []offer) (intercept, spread float64) {
	const grid = 10_000
	last := len(offers) - 1
	interceptAt := func(spread float64) float64 {
		return float64(sort.Search(15*grid, func(i int) bool {
			return below(offers, float64(i)/grid, spread, rung.Median)*100 <= 50*last
		})) / grid
	}
	steps := sort.Search(grid, func(i int) bool {
		spread := float64(i) / grid
		return below(offers, interceptAt(spread), spread, rung.TopTenth)*100 <= 90*last
	})
	spread = float64(steps) / grid
	return interceptAt(spread), spread
}

// below counts the people who would be paid less than limit.
func below(offers []offer, intercept, spread float64, limit int) int {
	n := 0
	for _, o := range offers {
		if o.pay(intercept, spread) < limit {
			n++
		}
	}
	return n
}

// settle sets the record that a type 7 percentile falls on to the pay that
// the percentile is to be, where it falls on a single record; people are in
// order of base pay. After calibrate the record before it is paid less and it
// itself not less, so the order stays.
func settle(people []*person, percent, pay int) {
	last := len(people) - 1
	if percent*last%100 == 0 {
		people[percent*last/100].base = pay
	}
}

// setExtras gives one rung's people their bonus and commission.
func setExtras(rng *rand.Rand, rung *Rung, people []*person) {
	for _, p := range choose(rng, people, rung.BonusShare) {
		p.bonusTarget = p.base * rung.BonusPercent / 100
		p.bonusPaid = round(float64(p.bonusTarget) * bonusFactor(rng))
	}
	for _, p := range choose(rng, people, commissionShare) {
		p.commission = round(float64(p.base) * (0.05 + 0.05*rng.Float64()))
	}
}

// bonusFactor is the part of a target bonus that is paid: 0 to bonusMost.
func bonusFactor(rng *rand.Rand) float64 {
	if rng.Float64() < bonusMissed {
		return 0
	}
	return min(max(bonusCentre+float64(bonusSpread*rng.NormFloat64()), 0), bonusMost)
}

// choose draws the given per cent of people.
func choose(rng *rand.Rand, people []*person, percent int) []*person {
	shuffled := slices.Clone(people)
	rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	n := math.Round(float64(len(people)*percent) / 100)
	return shuffled[:int(n)]
}

// round rounds an extra to the step that people report.
func round(pay float64) int {
	return int(math.Round(pay/fineStep)) * fineStep
}
