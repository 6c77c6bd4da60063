package records

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// survey is pay records as a plain list of people, answered the slow and obvious
// way: filter, sort, compute. It is what the market is held against.
type survey struct {
	about    market.About
	columns  []market.Dimension
	elements []market.Element
	people   []person
}

type person struct {
	line   int
	values []string  // parallel to columns; "" is no value
	pay    []float64 // parallel to elements
	weight float64   // where there are sampling weights
}

// randomSurvey makes a survey of n people with blanks, ties and unknown pay.
func randomSurvey(rng *rand.Rand, n int) *survey {
	s := &survey{
		about: market.About{Name: "test.csv", Effective: date(2023, 3, 31)},
		columns: []market.Dimension{
			{Name: "role", Header: "Job title", Kind: market.Role},
			{Name: "experience", Header: "Years", Kind: market.Experience, Numeric: true},
			{Name: "company_size", Header: "Company size", Kind: market.CompanySize},
			{Name: "employer", Header: "Employer", Kind: market.Employer},
			{Name: "year", Header: "Year", Kind: market.Year, Numeric: true},
			{Name: "employment_type", Header: "Contract", Kind: market.EmploymentType},
		},
		elements: []market.Element{
			{Name: "base", Label: "Base salary", Kind: market.Base},
			{Name: "bonus_paid", Label: "Bonus paid", Kind: market.BonusPaid},
			{Name: "total_cash", Label: "Total cash", Kind: market.TotalCash},
		},
	}
	if rng.IntN(4) == 0 { // so that another element is the main one
		slices.Reverse(s.elements)
	}
	sizes := []string{"1-10", "11-50", "51-200", "201-1000"}
	roles, employers, ties := 1+rng.IntN(300), 1+rng.IntN(40), float64(1+rng.IntN(5000))
	for i := range n {
		maybe := func(value string, oneIn int) string {
			if rng.IntN(oneIn) == 0 {
				return ""
			}
			return value
		}
		p := person{line: i + 2, values: []string{
			maybe(fmt.Sprintf("Role %d", rng.IntN(roles)), 50),
			maybe(strconv.Itoa(rng.IntN(41)), 20),
			maybe(sizes[rng.IntN(len(sizes))], 10),
			maybe(fmt.Sprintf("Employer %d", int(math.Abs(rng.NormFloat64())*float64(employers))), 10),
			strconv.Itoa(2020 + rng.IntN(3)),
			maybe([]string{"full-time", "part-time"}[rng.IntN(50)/49], 9),
		}}
		for range s.elements {
			amount := math.Round(math.Exp(11+0.4*rng.NormFloat64())/ties) * ties
			switch rng.IntN(12) {
			case 0:
				amount = math.NaN()
			case 1:
				amount = 0
			case 2:
				amount += 0.25
			}
			p.pay = append(p.pay, amount)
		}
		s.people = append(s.people, p)
	}
	return s
}

func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// market hands the survey over as an importer would: labels in order of
// appearance.
func (s *survey) market() (*Market, error) {
	columns, pays := s.parts()
	return New(s.about, columns, pays, nil)
}

func (s *survey) parts() ([]Dimension, []Pay) {
	var columns []Dimension
	for d, dimension := range s.columns {
		c := Dimension{Dimension: dimension}
		codes := map[string]uint32{"": 0}
		for _, p := range s.people {
			value := p.values[d]
			if _, found := codes[value]; !found {
				c.Labels = append(c.Labels, value)
				codes[value] = uint32(len(c.Labels))
				if dimension.Numeric {
					c.Spans = append(c.Spans, bands.Span{Min: number(value), Max: number(value)})
				}
			}
			c.Codes.Append(codes[value])
		}
		columns = append(columns, c)
	}
	var pays []Pay
	for e, element := range s.elements {
		pay := Pay{Element: element}
		for _, p := range s.people {
			pay.Annual = append(pay.Annual, p.pay[e])
		}
		pays = append(pays, pay)
	}
	return columns, pays
}

func number(value string) float64 {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return math.NaN()
	}
	return x
}

func (s *survey) column(name string) int {
	return slices.IndexFunc(s.columns, func(d market.Dimension) bool { return d.Name == name })
}

func (s *survey) element(name string) int {
	return slices.IndexFunc(s.elements, func(e market.Element) bool { return e.Name == name })
}

// kept reports whether a person passes a filter.
func (s *survey) kept(f market.Filter, p person) bool {
	value := p.values[s.column(f.Dimension)]
	x := number(value)
	return f.Keeps(market.Value{Label: value, Low: x, High: x}, value == "")
}

// cut returns those who pass all filters, but the one on the column named, and
// whose pay is known.
func (s *survey) cut(q market.Query, but string) []person {
	var kept []person
	for _, p := range s.people {
		passes := !math.IsNaN(p.pay[s.element(q.Pay)])
		for _, f := range q.Filters {
			passes = passes && (f.Dimension == but || s.kept(f, p))
		}
		if passes {
			kept = append(kept, p)
		}
	}
	return kept
}

// group is the group a person falls in: its label, and its place in the order.
func (s *survey) group(q market.Query, m market.Market, p person) (label string, place int) {
	value := p.values[s.column(q.By)]
	d, err := market.FindDimension(m, q.By)
	switch {
	case err != nil:
		return "", -1
	case value == "":
		return "", math.MaxInt
	case !d.Banded:
		return value, slices.IndexFunc(d.Values, func(v market.Value) bool { return v.Label == value })
	}
	split := q.Bands
	if split == nil {
		split = bands.YearBands()
	}
	i := split.Index(number(value))
	return split.Label(i), i
}

// summaries answers a query.
func (s *survey) summaries(q market.Query, m market.Market) []market.Summary {
	people := s.cut(q, "")
	out := []market.Summary{s.summary(q, people)}
	if q.By == "" {
		return out
	}
	groups := map[int][]person{}
	labels := map[int]string{}
	for _, p := range people {
		label, place := s.group(q, m, p)
		if place >= 0 {
			groups[place] = append(groups[place], p)
			labels[place] = label
		}
	}
	places := make([]int, 0, len(groups))
	for place := range groups {
		places = append(places, place)
	}
	slices.Sort(places)
	for _, place := range places {
		g := s.summary(q, groups[place])
		g.Group, g.Blank = labels[place], place == math.MaxInt
		out = append(out, g)
	}
	return out
}

// summary computes the figures of people.
func (s *survey) summary(q market.Query, people []person) market.Summary {
	out := market.Summary{Backing: s.backing(q, people, alike), Mean: math.NaN(), MedianOfBase: math.NaN()}
	paid := s.paid(q, people)
	byEmployer := map[string][]person{}
	for _, p := range people {
		if name := p.values[s.column("employer")]; name != "" {
			byEmployer[name] = append(byEmployer[name], p)
		}
	}
	standings := s.standings(q, people)
	if q.Weighting == market.PerEmployer {
		paid = nil
		for _, theirs := range byEmployer {
			paid = append(paid, quantile.Type7(s.paid(q, theirs), 0.5))
		}
		slices.Sort(paid)
		standings = alone(paid)
	}
	for _, percentile := range q.Percentiles {
		out.Quantiles = append(out.Quantiles, quantileOf(paid, standings, percentile/100))
	}
	if len(paid) > 0 {
		sum := 0.0
		for _, x := range paid {
			sum += x
		}
		out.Mean = sum / float64(len(paid))
	}
	if share, ok := quantile.PercentRank(paid, q.Own); q.Own != 0 && len(paid) > 0 {
		out.Own = market.Rank{Known: true, Share: share, BelowLowest: !ok && q.Own < paid[0], AboveHighest: !ok && q.Own > paid[len(paid)-1]}
		if out.Own.AboveHighest {
			out.Own.Share = 1
		}
		out.Own.To = tied(paid, q.Own)
	}
	if s.elements[s.element(q.Pay)].Kind == market.BonusPaid {
		receivers, withBase, shares := s.receivers(q, people)
		out.Receivers, out.WithBase = s.backing(q, receivers, alike), s.backing(q, withBase, alike)
		out.MedianOfBase = quantile.Type7(shares, 0.5)
	}
	return out
}

// tied is the rank of the last of several who are paid an amount; 0 without them.
func tied(sorted []float64, own float64) float64 {
	equal, upTo := 0, 0
	for _, x := range sorted {
		if x == own {
			equal++
		}
		if x <= own {
			upTo++
		}
	}
	if equal < 2 {
		return 0
	}
	return float64(upTo-1) / float64(len(sorted)-1)
}

// standings are people as an interval sees them.
func (s *survey) standings(q market.Query, people []person) []standing {
	all := make([]standing, len(people))
	for i, p := range people {
		all[i] = standing{s.paid(q, []person{p})[0], p.values[s.column("employer")], 1}
	}
	return all
}

// alone are people who are each an employer of one.
func alone(paid []float64) []standing {
	all := make([]standing, len(paid))
	for i, x := range paid {
		all[i] = standing{pay: x, weight: 1}
	}
	return all
}

func quantileOf(paid []float64, people []standing, p float64) market.Quantile {
	if len(paid) == 0 {
		return market.Quantile{Value: math.NaN(), Lack: quantile.TooFewPeople}
	}
	value := quantile.Type7(paid, p)
	x := straight(people, value, p, false)
	x.Value = value
	lower, fraction := quantile.Rank(len(paid), p)
	x.Below, x.Above = paid[lower], paid[lower]
	if fraction > 0 {
		x.Above = paid[lower+1]
	}
	return x
}

// receivers are those who receive a bonus, those of them with known base pay, and
// what share of it they receive, in ascending order.
func (s *survey) receivers(q market.Query, people []person) (receivers, withBase []person, shares []float64) {
	for _, p := range people {
		bonus, base := p.pay[s.element(q.Pay)], p.pay[s.element("base")]
		if bonus > 0 {
			receivers = append(receivers, p)
			if base > 0 {
				withBase, shares = append(withBase, p), append(shares, bonus/base*100)
			}
		}
	}
	slices.Sort(shares)
	return receivers, withBase, shares
}

// alike weighs everybody the same.
func alike(person) float64 { return 1 }

// backing counts people and their employers, who weigh what each of them says.
func (s *survey) backing(q market.Query, people []person, weight func(person) float64) market.Backing {
	byEmployer, named := map[string]float64{}, 0.0
	for _, p := range people {
		if name := p.values[s.column("employer")]; name != "" {
			byEmployer[name] += weight(p)
			named += weight(p)
		}
	}
	b := market.Backing{People: len(people), Employers: len(byEmployer), Named: named}
	if q.Weighting == market.PerEmployer {
		b.Named = float64(b.Employers)
	}
	for _, theirs := range byEmployer {
		share := theirs / named
		if q.Weighting == market.PerEmployer {
			share = 1 / float64(len(byEmployer))
		}
		b.TopShare = max(b.TopShare, share)
	}
	return b
}

// paid returns what people are paid as asked, in ascending order.
func (s *survey) paid(q market.Query, people []person) []float64 {
	factor := 1.0
	if !q.Ageing.To.IsZero() {
		years := 1.0 // every test ages by a year and no more
		factor = 1 + q.Ageing.Rate*years
	}
	var paid []float64
	for _, p := range people {
		paid = append(paid, p.pay[s.element(q.Pay)]*factor/q.Basis.Divisor(q.Hours))
	}
	slices.SortFunc(paid, cmp.Compare[float64])
	return paid
}
