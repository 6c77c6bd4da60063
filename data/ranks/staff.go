package ranks

import "github.com/paybench/paybench/data/market"

// Staff says how many employers stand behind a group and what weighs among their
// people: each person once, or as the person's sampling weight says. People without
// a named employer are not among them.
type Staff struct {
	Employers  int
	Top, Named float64 // weight of the largest employer, and of all
}

// Add takes in an employer with so many people, who weigh so much.
func (s *Staff) Add(people int, weight float64) {
	if people > 0 {
		s.Employers++
		s.Top = max(s.Top, weight)
		s.Named += weight
	}
}

// share is the largest employer's share of the weight behind a statistic.
func (s Staff) share(counts market.Weighting) float64 {
	switch {
	case s.Employers == 0:
		return 0
	case counts == market.PerEmployer:
		return 1 / float64(s.Employers)
	default:
		return s.Top / s.Named
	}
}

// Backing is so many people with their employers.
func (s Staff) Backing(people int, counts market.Weighting) market.Backing {
	b := market.Backing{People: people, Employers: s.Employers, TopShare: s.share(counts), Named: s.Named}
	if counts == market.PerEmployer {
		b.Named = float64(s.Employers)
	}
	return b
}
