package desk

import (
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/market"
)

// ReadPercentile reads a percentile that somebody typed: "90" or "P90", from 1 to 99.
func ReadPercentile(text string) (float64, error) {
	digits := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(text), "pP"))
	p, ok := market.ParsePercentile("p" + digits)
	if !ok || p < 1 || p > 99 {
		return 0, fmt.Errorf("%q is not a number from 1 to 99", text)
	}
	return p, nil
}
