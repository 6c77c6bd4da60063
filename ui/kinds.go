package ui

import (
	"context"
	"errors"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

// chartKinds are the kinds of chart a market has the data for.
func chartKinds(m market.Market) []charts.Kind {
	return []charts.Kind{charts.MedianTop}
}

// chartOf asks the market what the study's chart needs beyond the comparison on
// screen.
func chartOf(ctx context.Context, m market.Market, s study.Study, c market.Comparison) (charts.Kind, charts.Data, error) {
	kind := kindOf(s)
	switch kind {
	case charts.MedianTop, charts.PayRange:
		return kind, charts.Data{Comparison: c}, nil
	default:
		return kind, charts.Data{}, errors.New("this chart cannot be drawn from these data")
	}
}

// kindOf is the study's kind of chart.
func kindOf(s study.Study) charts.Kind {
	if s.Chart == "" {
		return charts.MedianTop
	}
	return charts.Kind(s.Chart)
}
