package desk

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/review"
)

// ShareText is a share as ReadShare reads it: "3.2%"; "" for none.
func ShareText(x float64) string {
	if x == 0 {
		return ""
	}
	return strconv.FormatFloat(100*x, 'g', 6, 64) + "%"
}

// ReadShare reads a share that is typed, none where nothing is: "50%", "0.5".
func ReadShare(text string) (float64, error) {
	if strings.TrimSpace(text) == "" {
		return 0, nil
	}
	x, err := form.ParseShare(text)
	if err != nil {
		return 0, fmt.Errorf("%q is no share: write it as 50%%", text)
	}
	return x, nil
}

// ReadTarget reads a percentile, and what it is taken times where that is not 1: "P75",
// "P50*105%".
func ReadTarget(text string) (review.Target, error) {
	percentile, factor, times := strings.Cut(text, "*")
	p, err := ReadPercentile(percentile)
	t := review.Target{Percentile: p}
	if err == nil && times {
		t.Factor, err = ReadShare(factor)
	}
	return t, err
}

// TargetText is a target as ReadTarget reads it.
func TargetText(t review.Target) string {
	if t.Factor == 0 || t.Factor == 1 {
		return fmt.Sprintf("P%g", t.Percentile)
	}
	return fmt.Sprintf("P%g*%s", t.Percentile, ShareText(t.Factor))
}

// ReadRange reads what ranges are made of: percentiles as "P25..P75", or shares of the
// midpoint as "-20%..+20%"; of nothing it is the spread.
func ReadRange(text string) (review.RangeRule, error) {
	if text == "" {
		return review.RangeRule{}, nil
	}
	low, high, ok := strings.Cut(text, "..")
	if from, err := ReadPercentile(low); err == nil && strings.ContainsAny(low, "pP") {
		if to, err := ReadPercentile(high); err == nil {
			return review.RangeRule{Kind: review.ByPercentiles, Below: from, Above: to}, nil
		}
	}
	below, err := form.ParseShare(low)
	above, wrong := form.ParseShare(strings.TrimPrefix(strings.TrimSpace(high), "+"))
	if !ok || err != nil || wrong != nil || below > 0 || above < 0 {
		return review.RangeRule{}, fmt.Errorf("%q: write percentiles as P25..P75, or shares of the midpoint as -20%%..+20%%", text)
	}
	return review.RangeRule{Kind: review.AroundTarget, Below: -below, Above: above}, nil
}

// RangeText is a rule as ReadRange reads it.
func RangeText(r review.RangeRule) string {
	switch r.Kind {
	case review.ByPercentiles:
		return fmt.Sprintf("P%g..P%g", r.Below, r.Above)
	case review.AroundTarget:
		return fmt.Sprintf("-%g%%..+%g%%", 100*r.Below, 100*r.Above)
	}
	return ""
}

// ReadAgeing reads by how much a market moves a year, none where nothing is typed: "3%";
// several follow each other, each but the last until a day: "3% until 2026-12-31, 2.5%".
func ReadAgeing(text string) ([]review.AgeRate, error) {
	var all []review.AgeRate
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		share, until, ends := strings.Cut(part, " until ")
		x, err := form.ParseShare(share)
		if err != nil || x <= -1 || x >= 1 {
			return nil, errors.New("write by how much the market moves a year, as 3%, or as 3% until 2026-12-31, 2.5%")
		}
		rate := review.AgeRate{Yearly: x}
		if ends {
			if rate.Until, err = time.Parse(time.DateOnly, strings.TrimSpace(until)); err != nil {
				return nil, fmt.Errorf("%q: write the day as 2026-12-31", until)
			}
		}
		all = append(all, rate)
	}
	return all, nil
}

// AgeingText is rates as ReadAgeing reads them.
func AgeingText(rates []review.AgeRate) string {
	var parts []string
	for _, r := range rates {
		text := strconv.FormatFloat(100*r.Yearly, 'g', 6, 64) + "%"
		if !r.Until.IsZero() {
			text += " until " + r.Until.Format(time.DateOnly)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

// ReadPeriod reads a year, or two days: "2026", "2026-04-01..2027-03-31"; of nothing it is
// no period.
func ReadPeriod(text string) (review.Span, error) {
	wrong := fmt.Errorf("%q: write a year as 2026, or two days as 2026-04-01..2027-03-31", text)
	first, last, two := strings.Cut(text, "..")
	if !two {
		if text == "" {
			return review.Span{}, nil
		}
		year, err := strconv.Atoi(text)
		if err != nil || year < 1900 || year > 9999 {
			return review.Span{}, wrong
		}
		return review.Year(year), nil
	}
	from, err := time.Parse(time.DateOnly, strings.TrimSpace(first))
	to, bad := time.Parse(time.DateOnly, strings.TrimSpace(last))
	if err != nil || bad != nil {
		return review.Span{}, wrong
	}
	return review.Span{First: from, Last: to}, nil
}

// PeriodText is a period as ReadPeriod reads it.
func PeriodText(s review.Span) string {
	switch {
	case s.Last.IsZero():
		return ""
	case s == review.Year(s.First.Year()):
		return strconv.Itoa(s.First.Year())
	}
	return s.First.Format(time.DateOnly) + ".." + s.Last.Format(time.DateOnly)
}

// ReadEdges reads where columns of a guideline begin: "0, 0.88, 0.96".
func ReadEdges(text string) ([]float64, error) {
	var all []float64
	for part := range strings.SplitSeq(text, ",") {
		x, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil || !(x >= 0 && x < 10) || len(all) > 0 && x <= all[len(all)-1] {
			return nil, fmt.Errorf("%q: write the compa-ratios that columns begin at, rising, as 0, 0.88, 0.96", text)
		}
		all = append(all, x)
	}
	return all, nil
}

// EdgesText is edges as ReadEdges reads them.
func EdgesText(from []float64) string {
	var parts []string
	for _, x := range from {
		parts = append(parts, strconv.FormatFloat(x, 'g', 6, 64))
	}
	return strings.Join(parts, ", ")
}
