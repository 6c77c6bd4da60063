package ranks

import "math"

// Sum adds numbers and carries along what each addition rounds off (Neumaier
// 1974), so that thousands of partial sums add no error of their own.
type Sum struct{ sum, lost float64 }

// Add adds a number.
func (s *Sum) Add(x float64) {
	next := s.sum + x
	if math.Abs(s.sum) >= math.Abs(x) {
		s.lost += (s.sum - next) + x
	} else {
		s.lost += (x - next) + s.sum
	}
	s.sum = next
}

// Total is the sum.
func (s *Sum) Total() float64 { return s.sum + s.lost }
