package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

// Hybrid is what the study's hybrid job is worth among the people of the cut; nil where it
// asks for none, and for outside publication, which has no room for it.
func (a Answer) Hybrid() (*blend.HybridPrice, error) { return a.hybrid() }

// priceHybrid prices it.
func (a *Answer) priceHybrid(ctx context.Context) (*blend.HybridPrice, error) {
	if a.Study.Hybrid == nil || a.forOutside() {
		return nil, nil
	}
	price, err := a.Study.Hybrid.Price(ctx, a.source.market, a.cut)
	if err != nil {
		return nil, err
	}
	return &price, nil
}

// CheckHybrid says what is wrong with a hybrid job beside what a study asks here, and writes
// its column and jobs as the source does; without a column they are of that of roles.
func (s *Source) CheckHybrid(of study.Study, h blend.Hybrid) (blend.Hybrid, error) {
	if of.Query.Publication {
		return h, errors.New("a hybrid job is not for outside publication; leave one of both out")
	}
	h.Dimension = cmp.Or(h.Dimension, string(market.Role))
	err := h.Check(s.market)
	return h, err
}

// JobColumns are the columns whose values can be the jobs of a hybrid one: that of roles
// first.
func (s *Source) JobColumns() []market.Dimension {
	dims := slices.DeleteFunc(slices.Clone(s.Dimensions()), func(d market.Dimension) bool {
		never := slices.Contains([]market.Kind{market.Currency, market.PayPeriod, market.Year}, d.Kind)
		return never || len(d.Values) < 2 || d.Name == blend.SourceDimension && s.blend != nil
	})
	slices.SortStableFunc(dims, func(a, b market.Dimension) int {
		return cmp.Compare(rankOfRole(a), rankOfRole(b))
	})
	return dims
}

// rankOfRole is 0 for a column of roles and 1 for others.
func rankOfRole(d market.Dimension) int {
	if d.Kind == market.Role {
		return 0
	}
	return 1
}

// ReadJobShare reads the share of a job in a hybrid one: a number of 1, or per cent.
func ReadJobShare(text string) (float64, error) {
	share, err := form.ParseShare(text)
	if err != nil || !(share > 0 && share < 1) {
		return 0, fmt.Errorf("%q is no share; write a number such as 0.6, or 60 %%", strings.TrimSpace(text))
	}
	return share, nil
}

// ReadPremium reads what a hybrid job is worth beside its jobs, in per cent: "5", "-5 %";
// 0 where nothing is said.
func ReadPremium(text string) (float64, error) {
	digits, _ := strings.CutSuffix(strings.TrimSpace(text), "%")
	digits = strings.Replace(strings.TrimSpace(digits), "−", "-", 1)
	if digits == "" {
		return 0, nil
	}
	premium, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is no premium; write per cent, as 5 or -5", text)
	}
	return premium, nil
}
