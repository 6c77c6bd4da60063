package quantile

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/interp"
	"gonum.org/v1/gonum/stat/distuv"
)

// Curve is pay between percentiles of which alone it is known: a monotone cubic
// (Fritsch and Butland 1984) of the logarithm of pay over the normal score of the
// percentile. Held-out percentiles of the US national wage table were hit within 2 %
// that way, better than by a lognormal or a straight line. Nothing is said beyond the
// outermost percentiles. The zero Curve knows none.
type Curve struct {
	shares []float64 // 0 to 1, rising
	pays   []float64 // rising strictly
	scores []float64
	logs   []float64
	cubic  interp.FritschButland // of three points and more
}

// NewCurve makes the curve through pays at shares. A point is left out where its share
// or its pay is not above that of the point before it, or is none: a share is above 0
// and below 1, pay is above zero.
func NewCurve(shares, pays []float64) Curve {
	var c Curve
	share, pay := 0.0, 0.0
	for i := range min(len(shares), len(pays)) {
		if !(shares[i] > share && shares[i] < 1 && pays[i] > pay && pays[i] <= math.MaxFloat64) {
			continue
		}
		share, pay = shares[i], pays[i]
		c.shares, c.pays = append(c.shares, share), append(c.pays, pay)
		c.scores, c.logs = append(c.scores, distuv.UnitNormal.Quantile(share)), append(c.logs, math.Log(pay))
	}
	if len(c.pays) > 2 && c.cubic.Fit(c.scores, c.logs) != nil {
		return Curve{} // the points rise, so this cannot happen
	}
	return c
}

// Pay returns the pay at a share; ok is false outside the outermost. At a share that
// is known it is the known pay to the last digit.
func (c Curve) Pay(share float64) (pay float64, ok bool) {
	if i := slices.Index(c.shares, share); i >= 0 {
		return c.pays[i], true
	}
	last := len(c.shares) - 1
	if last < 1 || !(share > c.shares[0] && share < c.shares[last]) {
		return math.NaN(), false
	}
	return math.Exp(c.log(distuv.UnitNormal.Quantile(share))), true
}

// Share returns the share that is paid less, the curve inverted. Pay outside the
// outermost has the outermost's share, with beyond -1 below the lowest and 1 above the
// highest; ok is false where fewer than two percentiles are known. Pay that is known
// has its share to the last digit.
func (c Curve) Share(pay float64) (share float64, beyond int, ok bool) {
	last := len(c.pays) - 1
	if i := slices.Index(c.pays, pay); i >= 0 {
		return c.shares[i], 0, true
	}
	switch {
	case last < 1 || !(pay > 0):
		return math.NaN(), 0, false
	case pay < c.pays[0]:
		return c.shares[0], -1, true
	case pay > c.pays[last]:
		return c.shares[last], 1, true
	}
	return distuv.UnitNormal.CDF(c.score(math.Log(pay))), 0, true
}

// log is the logarithm of pay at a score between the outermost.
func (c Curve) log(score float64) float64 {
	if len(c.scores) == 2 {
		return c.logs[0] + (c.logs[1]-c.logs[0])/(c.scores[1]-c.scores[0])*(score-c.scores[0])
	}
	return c.cubic.Predict(score)
}

// score finds the score at which the curve reaches a logarithm between the outermost.
func (c Curve) score(log float64) float64 {
	above, _ := slices.BinarySearch(c.logs, log)
	above = min(max(above, 1), len(c.logs)-1)
	low, high := c.scores[above-1], c.scores[above]
	if len(c.scores) == 2 {
		return low + (high-low)/(c.logs[1]-c.logs[0])*(log-c.logs[0])
	}
	for range 52 {
		middle := (low + high) / 2
		if c.cubic.Predict(middle) < log {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}
