package table

import (
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/say"
)

// OwnText says where a pay stands in a row: "$148,000 ranks at the 46th
// percentile, market ratio 97 %, $4,000 below the median".
func OwnText(c market.Comparison, r market.Row) string {
	p := r.Own
	pay := money.Format(p.Pay, c.Currency, Decimals(c.Query.Basis))
	switch median := r.Median(); {
	case !median.Known():
		return say.F("%s cannot be ranked: the median is %s", pay, MissingText(median))
	case math.IsNaN(p.Ratio):
		return say.F("%s %s; the median is %s", pay, RankText(p.Rank), figureText(c, median))
	}
	return say.F("%s %s, market ratio %.0f %%, %s", pay, RankText(p.Rank), p.Ratio*100, apartText(c, p.Apart))
}

// OwnBrief says the same shorter, where the pay itself stands beside: "Ranks at the 46th
// percentile, $4,000 below the median."
func OwnBrief(c market.Comparison, r market.Row) string {
	p := r.Own
	switch median := r.Median(); {
	case !median.Known():
		return say.F("No rank: the median is %s.", MissingText(median))
	case math.IsNaN(p.Ratio):
		return Capital(RankText(p.Rank)) + "."
	}
	return Capital(RankText(p.Rank)) + ", " + apartText(c, p.Apart) + "."
}

// RankText says a rank in words.
func RankText(rank market.Rank) string {
	switch {
	case rank.BelowLowest && rank.Interpolated:
		return say.F("lies below the lowest published percentile (P%.0f)", rank.Share*100)
	case rank.AboveHighest && rank.Interpolated:
		return say.F("lies above the highest published percentile (P%.0f)", rank.Share*100)
	case rank.BelowLowest:
		return say.L("is below everyone in this selection")
	case rank.AboveHighest:
		return say.L("is above everyone in this selection")
	case !rank.Known:
		return say.L("has no rank here")
	case rank.Interpolated:
		return say.F("ranks %s (interpolated)", placed(say.L("at about"), rank.Share))
	case rank.To > rank.Share:
		return say.F("ranks %s", placedBetween(rank.Share, rank.To))
	default:
		return say.F("ranks %s", placed(say.L("at"), rank.Share))
	}
}

// placedBetween writes the shares of the first and the last of several who are paid the
// same: "at the 20th to 60th percentile".
func placedBetween(from, to float64) string {
	first, last := max(int(from*100+0.5), 1), min(int(to*100+0.5), 99)
	if first >= last {
		return placed(say.L("at"), from)
	}
	return say.F("at the %s to %s percentile", ordinal(first), ordinal(last))
}

// placed writes a share as a percentile: "at the 46th percentile". Nobody between the
// lowest and the highest pay is at the 0th or the 100th.
func placed(at string, share float64) string {
	n := int(share*100 + 0.5)
	switch {
	case n < 1:
		return say.L("below the 1st percentile")
	case n > 99:
		return say.L("above the 99th percentile")
	}
	return say.F("%s the %s percentile", at, ordinal(n))
}

// ordinal writes a number as a place: "21st".
func ordinal(n int) string {
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			return say.F("%dst", n)
		case 2:
			return say.F("%dnd", n)
		case 3:
			return say.F("%drd", n)
		}
	}
	return say.F("%dth", n)
}

// apartText says how far a pay is from the median.
func apartText(c market.Comparison, apart float64) string {
	decimals := Decimals(c.Query.Basis)
	switch {
	case apart < 0:
		return say.F("%s below the median", money.Format(-apart, c.Currency, decimals))
	case apart > 0:
		return say.F("%s above the median", money.Format(apart, c.Currency, decimals))
	default:
		return say.L("at the median")
	}
}
