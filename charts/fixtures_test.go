package charts

import (
	"fmt"
	"math"
	"time"

	"github.com/paybench/paybench/data/market"
)

// group is a row as the tests write it: what a gate would have let through.
type group struct {
	name                    string
	people, employers       int
	p10, p25, p50, p75, p90 float64
}

// sizes are company sizes of one role; the smallest has too few people for P90.
var sizes = []group{
	{"1–10", 7, 7, 0, 118000, 131000, 149000, 0},
	{"11–50", 74, 52, 98000, 116000, 138000, 160000, 197000},
	{"51–200", 160, 71, 104000, 124000, 146000, 172000, 214000},
	{"201–1,000", 248, 58, 110000, 131000, 152000, 182000, 231000},
	{"1,001–5,000", 190, 31, 117000, 138000, 161000, 195000, 250000},
	{"5,001–10,000", 79, 14, 121000, 142000, 166000, 203000, 262000},
	{"10,001+", 53, 11, 125000, 147000, 172000, 212000, 281000},
}

// comparison makes a comparison of annual base pay in dollars.
func comparison(groups []group) market.Comparison {
	q := market.NewQuery()
	q.By = string(market.CompanySize)
	q = q.WithFilter(market.Filter{Dimension: string(market.Role), Values: []string{"Director of Product Management"}})
	c := market.Comparison{
		Query:    q,
		About:    market.About{Name: "survey.csv", Form: market.RecordsForm, Declared: market.Survey, Effective: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)},
		Element:  market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"},
		Currency: "USD",
		By:       market.Dimension{Name: string(market.CompanySize), Header: "Company size", Kind: market.CompanySize},
	}
	all := group{name: "Whole cut", p10: 106000, p25: 127000, p50: 152000, p75: 185000, p90: 235000}
	for _, g := range groups {
		all.people += g.people
		all.employers += g.employers
	}
	whole := row(all)
	whole.Group, whole.Whole = "", true
	c.Rows = append(c.Rows, whole)
	for _, g := range groups {
		c.Rows = append(c.Rows, row(g))
	}
	return c
}

// row makes the figures of a group; a percentile of zero is withheld.
func row(g group) market.Row {
	r := market.Row{Group: g.name, Name: g.name, People: g.people, Employers: g.employers}
	for _, f := range []struct{ percentile, value float64 }{{10, g.p10}, {25, g.p25}, {50, g.p50}, {75, g.p75}, {90, g.p90}} {
		r.Figures = append(r.Figures, figure(f.percentile, f.value, g.people))
	}
	return r
}

// figure makes one figure with a plausible interval.
func figure(percentile, value float64, people int) market.Figure {
	if value == 0 {
		needs := 5
		if percentile == 10 || percentile == 90 {
			needs = 10
		}
		return market.Figure{
			Percentile: percentile, Value: math.NaN(), Status: market.Withheld,
			Reason: fmt.Sprintf("needs %d people, has %d", needs, people),
		}
	}
	f := market.Figure{Percentile: percentile, Value: value, Status: market.Shown}
	if people >= 36 {
		half := value * 0.45 / math.Sqrt(float64(people))
		if percentile == 90 {
			half *= 1.7
		}
		f.Interval = market.Interval{Attainable: true, Low: value - half*0.9, High: value + half*1.1}
	}
	return f
}

// manyRoles makes a comparison of n groups with names of all lengths.
func manyRoles(n int) market.Comparison {
	names := []string{
		"Data Scientist", "Machine Learning Engineer", "Applied Machine Learning Scientist",
		"AI", "Business Intelligence Developer", "Head of Data", "Analytics Engineering Manager",
		"Principal Machine Learning Operations and Platform Architect for Regulated Industries", "BI Analyst",
	}
	var groups []group
	for i := range n {
		base := 60000 + 3000*float64(i%37)
		g := group{
			name: names[i%len(names)], people: 3 + (i*i*7)%900, employers: -1,
			p10: base * 0.7, p25: base * 0.85, p50: base, p75: base * 1.2, p90: base * 1.5,
		}
		if i >= len(names) {
			g.name = fmt.Sprintf("%s %d", g.name, i/len(names)+1)
		}
		if g.people < 10 {
			g.p10, g.p90 = 0, 0
		}
		if g.people < 5 {
			g.p25, g.p50, g.p75 = 0, 0, 0
		}
		groups = append(groups, g)
	}
	c := comparison(groups)
	c.By = market.Dimension{Name: string(market.Role), Header: "job_title", Kind: market.Role}
	c.Query.By = c.By.Name
	c.Query.Filters = nil
	return c
}

// experience is the cut of sizes by years; the last band is open.
func experience() market.Comparison {
	c := comparison([]group{
		{"0–2", 6, 6, 0, 88000, 97000, 108000, 0},
		{"3–5", 3, 3, 0, 0, 0, 0, 0},
		{"6–9", 141, 80, 96000, 113000, 131000, 152000, 183000},
		{"10–14", 268, 121, 106000, 126000, 149000, 175000, 214000},
		{"15–19", 250, 112, 115000, 137000, 161000, 191000, 240000},
		{"20+", 143, 77, 121000, 143000, 172000, 207000, 269000},
	})
	c.By = market.Dimension{Name: string(market.Experience), Header: "Years", Kind: market.Experience, Numeric: true, Banded: true}
	c.Query.By = c.By.Name
	return c
}

// histogram is a right-skewed distribution of about 811 people.
func histogram() *Histogram {
	h := &Histogram{Edges: NiceEdges(80000, 340000, 26)}
	for i := range len(h.Edges) - 1 {
		x := (h.Edges[i] + h.Edges[i+1]) / 2
		z := math.Log(x/152000) / 0.31
		h.Counts = append(h.Counts, int(811*math.Exp(-z*z/2)*(h.Edges[1]-h.Edges[0])/(x*0.31*2.507)))
	}
	return h
}

// roleBySize is a matrix in which small cells are withheld.
func roleBySize(percentile float64, rows int) *Matrix {
	m := &Matrix{Percentile: percentile, RowHeader: "Role", ColumnHeader: "Company size"}
	for _, g := range sizes {
		m.Columns = append(m.Columns, g.name)
	}
	for i := range rows {
		names := []string{"Associate Product Manager", "Product Manager", "Senior Product Manager", "Group Product Manager", "Director of Product Management", "Vice President of Product"}
		m.Rows = append(m.Rows, names[i%len(names)])
		var cells []market.Row
		for j, g := range sizes {
			g.people = (i*5 + j*j*9 + 3) % 140
			grow := 0.6 + 0.13*float64(i%len(names))
			for _, v := range []*float64{&g.p10, &g.p25, &g.p50, &g.p75, &g.p90} {
				*v *= grow
			}
			if g.people < 10 {
				g.p10, g.p90 = 0, 0
			}
			if g.people < 5 {
				g.p25, g.p50, g.p75 = 0, 0, 0
			}
			if j == 6 && i == 0 {
				g.people = 0
			}
			cells = append(cells, row(g))
		}
		m.Cells = append(m.Cells, cells)
	}
	return m
}
