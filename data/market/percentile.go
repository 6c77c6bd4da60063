package market

import (
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/money"
)

// PercentileName is what columns, files and JSON call a percentile, in per cent:
// "p90" or "p62.5".
func PercentileName(percentile float64) string {
	return "p" + money.Digits(percentile)
}

// ParsePercentile reads what PercentileName writes: a percentile between 0 and 100.
// ok is false for any other name.
func ParsePercentile(name string) (percentile float64, ok bool) {
	digits, ok := strings.CutPrefix(name, "p")
	if !ok {
		return 0, false
	}
	p, err := strconv.ParseFloat(digits, 64)
	if err != nil || !(p > 0 && p < 100) {
		return 0, false
	}
	return p, true
}
