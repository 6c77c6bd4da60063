package quantile

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Group is what the interval of a percentile must know of the people it is of:
// how many they are, and how they are spread over employers. Pay of one employer's
// people goes together, so that they tell less than as many people of different
// employers would.
type Group struct {
	People int // n
	// Employers counts them, a person without a named one as an employer of one. It
	// is People where everybody stands alone, or where employers are not known.
	Employers int
	// Most is the most people that could be counted on: People, or under sampling
	// weights (Σw)² ÷ Σw² (Kish, Survey Sampling, 1965, section 11.7).
	Most float64
	// Independent is as many employers of equal size as these are worth, W² ÷ ΣW_g²,
	// W_g being the weight of one of them.
	Independent float64
}

// Lack says why there is no interval; "" where there is one.
type Lack string

// The reasons.
const (
	TooFewPeople     Lack = "too few people" // everybody stands alone
	OneEmployer      Lack = "one employer"
	TooFewEmployers  Lack = "too few employers"
	TooFewEffective  Lack = "too few effective people"
	NotAsked         Lack = "not asked for"
	OutermostPersons Lack = "an end would be the lowest or highest pay"
)

// FewestEmployers is how many employers it takes for the interval of a percentile
// where people share them: 6 for the median and quartiles, 20 further out.
func FewestEmployers(p float64) int {
	if p >= 0.25 && p <= 0.75 {
		return 6
	}
	return 20
}

// Alone is a group in which everybody is an employer of one.
func Alone(people int) Group {
	return Group{People: people, Employers: people, Most: float64(people), Independent: float64(people)}
}

// Interval returns the ranks of the interval of a percentile among the people that
// can be counted on, and how many those are. Where everybody stands alone they are
// all of them, as [Interval] has it. Else they are as many independent people as
// would leave the percentile as uncertain as it is (Korn and Graubard, Survey
// Methodology 24, 1998, 193-201): variance is that of the share of people paid less,
// as [Spread] has it.
func (g Group) Interval(p, variance, confidence float64) (Ranks, int, Lack) {
	counted, lack := g.Most, TooFewPeople
	if g.Employers < g.People {
		if g.Employers < 2 {
			return Ranks{}, 0, OneEmployer
		}
		counted, lack = g.effective(p, variance, confidence), TooFewEffective
		if g.Employers < FewestEmployers(p) {
			return Ranks{}, 0, TooFewEmployers
		}
	}
	m := min(int(counted*(1+1e-9)), g.People) // the factor makes up for the rounding of sums
	ranks, ok := Interval(m, p, confidence)
	if !ok {
		return ranks, m, lack
	}
	return ranks, m, ""
}

// effective returns the people that can be counted on where they share employers.
// The quantile of Student's t makes up for the variance being an estimate.
func (g Group) effective(p, variance, confidence float64) float64 {
	if variance == 0 {
		return g.Most
	}
	freedom := g.Independent - 1
	if !(freedom > 1e-3) { // one employer has nearly all the weight
		return 0
	}
	tail := (1 + confidence) / 2
	t := distuv.StudentsT{Sigma: 1, Nu: freedom}.Quantile(tail)
	return min(g.Most, p*(1-p)/variance*math.Pow(distuv.UnitNormal.Quantile(tail)/t, 2))
}

// Among takes ranks among m people to the people they stand for, n of them, so that
// the same share lies outside of either end: the interval of pay turned over is the
// interval turned over.
func (r Ranks) Among(n, m int) Ranks {
	if n == m {
		return r
	}
	outside := func(rank int) int { return int(uint64(rank) * uint64(n) / uint64(m)) }
	return Ranks{Lower: outside(r.Lower-1) + 1, Upper: n - outside(m-r.Upper), Coverage: r.Coverage}
}

// Outside is how many of n people lie outside of either end, on the side where they
// are fewer.
func (r Ranks) Outside(n int) int { return min(r.Lower-1, n-r.Upper) }

// SmallestAlone returns the fewest people for whom, each standing alone, an interval
// leaves so many people outside of either end: at 95 % and for 1 it takes 9 people
// for the median, 20 for P25 and P75, and 54 for P10 and P90. It is 0 when no number
// of people is enough.
func SmallestAlone(p, confidence float64, outside int) int {
	n := SmallestN(p, confidence)
	if n == 0 {
		return 0
	}
	p = min(p, 1-p)
	for limit := (1 - confidence) / 2 * (1 + tied); fewAtMost(outside, n, p) > limit; {
		n++
	}
	return n
}

// fewAtMost returns the chance that a binomial (n, p) number is so few or fewer.
func fewAtMost(few, n int, p float64) float64 {
	term := math.Exp(float64(n) * math.Log1p(-p))
	sum := term
	for k := range few {
		term *= float64(n-k) / float64(k+1) * p / (1 - p)
		sum += term
	}
	return sum
}

// Spread adds up, employer by employer, the variance of the share of people who are
// paid less than a percentile, those paid as much counting half: Σ t² ÷ (1 − W_g/W)
// with t = Σ over an employer of w(z − s) ÷ W. For employers of equal size that is
// the linearised variance of R's survey package; for uneven ones each is scaled up by
// what it hides of itself, as CR2 does (Bell and McCaffrey, Survey Methodology 28,
// 2002, 169-181).
type Spread struct {
	Weight    float64   // W, of everybody
	Shares    []float64 // by percentile: s, paid less than it
	Variances []float64 // by percentile
}

// Add takes in an employer: its people's weight, and by percentile that of those of
// them who are paid less.
func (s *Spread) Add(weight float64, below []float64) {
	scale := 1 / (s.Weight * (s.Weight - weight))
	shares, variances := s.Shares[:len(below)], s.Variances[:len(below)]
	for i, x := range below {
		t := x - shares[i]*weight
		variances[i] += t * t * scale
	}
}
