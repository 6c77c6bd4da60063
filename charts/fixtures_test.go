package charts

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
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
		About:    market.About{Name: "survey.csv", Declared: market.Survey, Effective: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)},
		Element:  market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"},
		Currency: "USD",
		By:       market.Dimension{Name: string(market.CompanySize), Header: "Company size", Kind: market.CompanySize},
	}
	all := group{name: "Everyone selected", p10: 106000, p25: 127000, p50: 152000, p75: 185000, p90: 235000}
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
			Reason: remark.New(remark.FewPeople, needs, people),
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

// skewed is a right-skewed distribution of about 811 people.
func skewed() histogram {
	h := histogram{edges: NiceEdges(80000, 340000, 26)}
	for i := range len(h.edges) - 1 {
		x := (h.edges[i] + h.edges[i+1]) / 2
		z := math.Log(x/152000) / 0.31
		h.counts = append(h.counts, int(811*math.Exp(-z*z/2)*(h.edges[1]-h.edges[0])/(x*0.31*2.507)))
	}
	return h
}

// fewAtTheEnds is a distribution whose first and last columns may not be shown
// alone, and neither may so many people outside.
func fewAtTheEnds(below, above int) histogram {
	return histogram{
		edges:  []float64{80000, 120000, 160000, 200000, 240000, 280000, 320000},
		counts: []int{3, 300, 290, 150, 60, 2}, below: below, above: above,
	}
}

// roleBySize is a matrix in which small cells are withheld.
func roleBySize(c market.Comparison, percentile float64, rows int) matrix {
	m := matrix{
		groups:     groupsOf(c),
		percentile: percentile,
		down:       market.Dimension{Name: "role", Header: "Role", Kind: market.Role},
		across:     market.Dimension{Name: "company_size", Header: "Company size", Kind: market.CompanySize},
	}
	for _, g := range sizes {
		m.columns = append(m.columns, g.name)
	}
	for i := range rows {
		names := []string{"Associate Product Manager", "Product Manager", "Senior Product Manager", "Group Product Manager", "Director of Product Management", "Vice President of Product"}
		name := names[i%len(names)]
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
				cells = append(cells, market.Row{})
				continue
			}
			cells = append(cells, row(g))
		}
		r := market.Row{Group: name, Name: name}
		for _, cell := range cells {
			r.People += cell.People
		}
		m.rows, m.cells = append(m.rows, r), append(m.cells, cells)
	}
	return m
}

// fixture is a chart to be tested.
type fixture struct {
	name    string
	drawing drawing
}

// chart makes the fixture's chart in a style, with the same fonts everywhere.
func (f fixture) chart(t interface{ Fatal(...any) }, s Style) *Chart {
	s.Date, s.SystemFonts = "22 Nov 2026", false
	c, err := New(Data{compared{f.drawing}}, s)
	if err != nil {
		t.Fatal(f.name, err)
	}
	return c
}

// usual are the pictures of the documentation: each kind on the same cut, on
// which somebody compares their own pay.
func usual() []fixture {
	own := func(c market.Comparison) market.Comparison {
		c.Query.Own = 148000
		for i := range c.Rows {
			c.Rows[i].Own = market.Position{Pay: 148000, Rank: market.Rank{Known: true, Share: 0.46}, Ratio: 0.97, Apart: -4000}
		}
		return c
	}
	return []fixture{
		{"median-top", medianTop{groupsOf(own(comparison(sizes)))}},
		{"median-top-bars", medianTop{groupsOf(own(manyRoles(9)))}},
		{"median-top-dots", medianTop{groupsOf(own(manyRoles(60)))}},
		{"pay-range", payRange{groupsOf(own(comparison(sizes)))}},
		{"distribution", distribution{groupsOf(own(comparison(sizes))), skewed()}},
		{"experience", byExperience{groups: groupsOf(own(experience()))}},
		{"matrix", roleBySize(own(comparison(sizes)), 50, 6)},
	}
}

// unusual are comparisons a chart must survive, in every kind.
func unusual() []fixture {
	comparisons := map[string]market.Comparison{
		"one group": comparison(sizes[3:4]), "no groups": comparison(nil), "nothing": {}, "nobody": nobody(),
		"everyone selected": wholeCut(), "signs": signs(), "all withheld": allWithheld(), "names": foreign(), "NaN": broken(),
		"hourly": hourly(), "own far off": farOff(), "sample": sampled(), "pinned": pinned(),
		"no pay": scaled(comparison(sizes), 0), "one pay": onePay(), "huge pay": scaled(comparison(sizes), 1e10), "wide intervals": wideIntervals(),
		"2 roles": manyRoles(2), "20 roles": manyRoles(20), "290 roles": manyRoles(290),
	}
	var out []fixture
	for _, name := range slices.Sorted(maps.Keys(comparisons)) {
		c := comparisons[name]
		for _, d := range drawings() {
			out = append(out, fixture{string(d.about().kind) + " of " + name, d.(exemplar).of(c)})
		}
	}
	return out
}

func nobody() market.Comparison {
	c := comparison(nil)
	c.Rows[0] = row(group{name: "Everyone selected"})
	return c
}

func wholeCut() market.Comparison {
	c := comparison(sizes)
	c.Rows = c.Rows[:1]
	c.By, c.Query.By = market.Dimension{}, ""
	return c
}

// signs has every state a figure can be in.
func signs() market.Comparison {
	c := comparison(sizes)
	withheld := func(f *market.Figure, status market.Status, reason remark.Remark) {
		*f = market.Figure{Percentile: f.Percentile, Value: math.NaN(), Status: status, Reason: reason}
	}
	c.Rows[3].Figures[4].Status = market.AtLeast
	c.Rows[3].Figures[4].Interval = market.Interval{}
	c.Rows[4].Figures[4].Status, c.Rows[4].Figures[4].Reason = market.BelowGate, remark.New(remark.FewPeople, 10, 7)
	c.Rows[5].Figures[2].Status, c.Rows[5].Figures[2].Reason = market.BelowGate, remark.New(remark.FewPeople, 5, 3)
	withheld(&c.Rows[6].Figures[4], market.NotPublished, remark.New(remark.PublisherMark, "not released by the publisher"))
	for i := range c.Rows[7].Figures {
		withheld(&c.Rows[7].Figures[i], market.Withheld, remark.New(remark.LargeEmployer, 25))
	}
	return c
}

func allWithheld() market.Comparison {
	groups := []group{{"1–10", 3, 2, 0, 0, 0, 0, 0}, {"11–50", 4, 4, 0, 0, 0, 0, 0}}
	c := comparison(groups)
	c.Rows[0] = row(group{name: "Everyone selected", people: 7})
	return c
}

// foreign has names in other scripts, and pay in rupees.
func foreign() market.Comparison {
	c := scaled(comparison(sizes), 12)
	c.Currency = "INR"
	for i, name := range []string{
		"Tuotepäällikkö", "Менеджер по продукту", "製品マネージャー", "Διευθυντής προϊόντος",
		"מנהל מוצר", "مدير المنتج", "Product 👩‍💻\nlead\t(of a line\u200b break)",
	} {
		c.Rows[i+1].Name = name
	}
	return c
}

// scaled multiplies all pay.
func scaled(c market.Comparison, by float64) market.Comparison {
	for i := range c.Rows {
		for j := range c.Rows[i].Figures {
			f := &c.Rows[i].Figures[j]
			f.Value *= by
			f.Interval.Low *= by
			f.Interval.High *= by
		}
	}
	return c
}

func hourly() market.Comparison {
	c := scaled(comparison(sizes), 1.0/2080)
	c.Query.Basis = market.Hourly
	return c
}

// broken has figures no market should give.
func broken() market.Comparison {
	c := comparison(sizes)
	c.Rows[2].Figures[2].Value = math.NaN()
	c.Rows[3].Figures[4].Value = math.Inf(1)
	c.Rows[4].Figures[2].Value = 0
	c.Rows[5].Figures[2].Value = -1000
	c.Rows[6].Figures[4].Interval = market.Interval{Attainable: true, Low: math.NaN(), High: math.Inf(1)}
	return c
}

// onePay is a comparison in which everybody earns the same.
func onePay() market.Comparison {
	c := comparison(sizes)
	for i := range c.Rows {
		for j := range c.Rows[i].Figures {
			if f := &c.Rows[i].Figures[j]; f.Known() {
				f.Value, f.Interval.Low, f.Interval.High = 50000, 50000, 50000
			}
		}
	}
	return c
}

// wideIntervals reach half as far again as the figures, on both sides.
func wideIntervals() market.Comparison {
	c := comparison(sizes)
	for i := range c.Rows {
		for j := range c.Rows[i].Figures {
			if f := &c.Rows[i].Figures[j]; f.Known() {
				f.Interval = market.Interval{Attainable: true, Low: f.Value / 1.5, High: f.Value * 1.5}
			}
		}
	}
	return c
}

func farOff() market.Comparison {
	c := comparison(sizes)
	c.Query.Own = 9e6
	for i := range c.Rows {
		c.Rows[i].Own = market.Position{Pay: 9e6, Rank: market.Rank{Known: true, Share: 1, AboveHighest: true}}
	}
	return c
}

func sampled() market.Comparison {
	c := comparison(sizes)
	c.About.Name, c.About.Note = "Sample market", remark.New(remark.Synthetic)
	return c
}

func pinned() market.Comparison {
	c := comparison(sizes)
	c.Rows, c.Pinned = c.Rows[1:], true
	c.Rows[0].Name = "Group Product Manager at 51–200, San Francisco Bay Area"
	return c
}
