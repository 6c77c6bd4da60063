package published

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// Summarize answers with the rows of the table as they are: the one row that is
// the whole cut, and the one row of each value of the breakdown.
func (m *Market) Summarize(ctx context.Context, q market.Query) (market.Summaries, error) {
	series, err := m.find(q)
	if err != nil {
		return market.Summaries{}, err
	}
	factor, err := market.AgeingFactor(m.about, q.Ageing)
	if err != nil {
		return market.Summaries{}, err
	}
	answer := market.Summaries{Basis: series.Basis}
	by := m.column(q.By)
	var all []int
	groups := map[string][]int{}
	for row := range m.rows {
		if !m.keeps(q, row, -1) {
			continue
		}
		all = append(all, row)
		if by >= 0 {
			label := m.columns[by].Labels[row]
			groups[label] = append(groups[label], row)
		}
	}
	read := reader{market: m, query: q, series: series, factor: factor}
	answer.Groups = append(answer.Groups, read.summary("", all, -1))
	if by < 0 {
		return answer, nil
	}
	for _, v := range m.columns[by].Dimension.Values {
		if err := ctx.Err(); err != nil {
			return market.Summaries{}, err
		}
		if rows := groups[v.Label]; len(rows) > 0 {
			answer.Groups = append(answer.Groups, read.summary(v.Label, rows, by))
		}
	}
	if rows := groups[""]; len(rows) > 0 {
		blank := read.summary("", rows, by)
		blank.Blank = true
		answer.Groups = append(answer.Groups, blank)
	}
	return answer, nil
}

// find returns the series that answers a query: of the pay element asked for, in
// the basis asked for, or else in the one the publisher gives.
func (m *Market) find(q market.Query) (Series, error) {
	var found *Series
	for i, s := range m.series {
		if q.Pay != "" && s.Element.Name != q.Pay {
			continue
		}
		if s.Basis == q.Basis {
			return s, nil
		}
		if found == nil {
			found = &m.series[i]
		}
	}
	if found == nil {
		return Series{}, fmt.Errorf("%s has no published %s", m.about.Name, q.Pay)
	}
	return *found, nil
}

// column finds a dimension by name; -1 where there is none.
func (m *Market) column(name string) int {
	return slices.IndexFunc(m.columns, func(c Dimension) bool { return name != "" && c.Dimension.Name == name })
}

// reader reads summaries off the table for one query.
type reader struct {
	market *Market
	query  market.Query
	series Series
	factor float64 // of ageing
}

// summary is one group: the single row that stands for it, or none with the
// reason why. by is the column of the breakdown, -1 for the whole cut.
func (r reader) summary(label string, rows []int, by int) market.Summary {
	s := market.Summary{Group: label, Backing: market.Backing{People: -1, Employers: -1}, Mean: math.NaN(), MedianOfBase: math.NaN()}
	row, problem := r.single(rows, by)
	if row >= 0 {
		s.People, s.Employers = at(r.series.People, row), at(r.series.Employers, row)
	}
	if len(rows) == 0 {
		s.People = 0
	}
	for _, p := range r.query.Percentiles {
		s.Quantiles = append(s.Quantiles, r.quantile(row, p, problem))
	}
	if row >= 0 && r.series.Mean != nil && !r.series.Mean[row].AtLeast {
		s.Mean = r.series.Mean[row].Value * r.factor
		if r.series.MeanError != nil {
			s.MeanError = r.series.MeanError[row]
		}
	}
	if row >= 0 && r.query.Own != 0 {
		hours := r.query.Hours
		own := r.query.Own * r.query.Basis.Divisor(hours) / r.series.Basis.Divisor(hours)
		s.Own = rank(r.series.Percentiles, r.series.Rows[row], own/r.factor)
	}
	return s
}

// quantile is one published percentile of a row; row -1 stands for the problem.
func (r reader) quantile(row int, percentile float64, problem remark.Remark) market.Quantile {
	none := func(why remark.Remark) market.Quantile { return market.Quantile{Value: math.NaN(), NotPublished: why} }
	if row < 0 {
		return none(problem)
	}
	i := slices.Index(r.series.Percentiles, percentile)
	if i < 0 {
		return none(r.meanOnly(row, percentile))
	}
	e := r.series.Rows[row][i]
	if e.Missing != nil {
		if other, ok := r.market.other(r.series, row); ok {
			return none(remark.New(remark.OtherBasisOnly, string(other)))
		}
		return none(*e.Missing)
	}
	return market.Quantile{Value: e.Value * r.factor, AtLeast: e.AtLeast}
}

// meanOnly says why a percentile is not published; of a median, what mean there is
// instead.
func (r reader) meanOnly(row int, percentile float64) remark.Remark {
	const median = 50
	if percentile != median || r.series.Mean == nil || r.series.Mean[row].Missing != nil {
		return remark.New(remark.NotPublished)
	}
	return remark.New(remark.MeanOnly, money.Format(r.series.Mean[row].Value*r.factor, r.series.Element.Currency, r.decimals()))
}

// decimals are those that amounts of the basis are written with.
func (r reader) decimals() int {
	if r.series.Basis == market.Hourly {
		return 2
	}
	return 0
}

// other finds the basis in which a publisher gives the figures of a row for which
// a series has none at all.
func (m *Market) other(s Series, row int) (market.Basis, bool) {
	given := func(e Estimate) bool { return e.Missing == nil }
	if slices.ContainsFunc(s.Rows[row], given) {
		return "", false
	}
	for _, t := range m.series {
		if t.Element.Name == s.Element.Name && t.Basis != s.Basis && slices.ContainsFunc(t.Rows[row], given) {
			return t.Basis, true
		}
	}
	return "", false
}

// single picks the row that stands for a set of rows: the only one, the only one
// that differs, or the widest on every dimension nothing was chosen on. It
// returns -1 and what to do where there is no such row.
func (r reader) single(rows []int, by int) (int, remark.Remark) {
	if len(rows) == 0 {
		return -1, remark.New(remark.NoPublishedRow)
	}
	for i, c := range r.market.columns {
		if i == by || !r.query.Filter(c.Dimension.Name).Empty() {
			continue
		}
		wide := func(row int) bool { return c.wide[row] }
		if !slices.ContainsFunc(rows, wide) {
			wide = func(row int) bool { return c.Usual != "" && c.Labels[row] == c.Usual }
		}
		if slices.ContainsFunc(rows, wide) {
			rows = slices.DeleteFunc(slices.Clone(rows), func(row int) bool { return !wide(row) })
		}
	}
	for _, row := range rows[1:] {
		if !r.same(rows[0], row) {
			return -1, remark.New(remark.SeveralRows, len(rows), r.differing(rows, by))
		}
	}
	return rows[0], remark.Remark{}
}

// same reports whether two rows publish the same numbers: some tables list one
// group at several levels of detail.
func (r reader) same(a, b int) bool {
	if at(r.series.People, a) != at(r.series.People, b) {
		return false
	}
	if r.series.Mean != nil && !sameEstimate(r.series.Mean[a], r.series.Mean[b]) {
		return false
	}
	return slices.EqualFunc(r.series.Rows[a], r.series.Rows[b], sameEstimate)
}

// sameEstimate reports whether two estimates are published alike.
func sameEstimate(x, y Estimate) bool {
	return x.AtLeast == y.AtLeast && sameReason(x.Missing, y.Missing) && (x.Value == y.Value || math.IsNaN(x.Value) && math.IsNaN(y.Value))
}

// sameReason reports whether two figures are missing for one reason, or neither is.
func sameReason(x, y *remark.Remark) bool {
	return x == y || x != nil && y != nil && x.Equal(*y)
}

// differing names up to three dimensions in which rows differ.
func (r reader) differing(rows []int, by int) []any {
	var names []any
	for i, c := range r.market.columns {
		if i == by || len(names) == 3 {
			continue
		}
		if slices.ContainsFunc(rows, func(row int) bool { return c.Labels[row] != c.Labels[rows[0]] }) {
			names = append(names, c.Dimension.Header)
		}
	}
	return names
}
