package market_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestResolveRefusesNumbersWithoutSense(t *testing.T) {
	m := newFake(group("", 100, -1))
	for name, change := range map[string]func(*market.Query){
		"percentile 0":   func(q *market.Query) { q.Percentiles = []float64{0} },
		"percentile NaN": func(q *market.Query) { q.Percentiles = []float64{math.NaN()} },
		"hours -1":       func(q *market.Query) { q.Hours = -1 },
		"hours NaN":      func(q *market.Query) { q.Hours = math.NaN() },
		"own -5":         func(q *market.Query) { q.Own = -5 },
		"own NaN":        func(q *market.Query) { q.Own = math.NaN() },
		"rate NaN":       func(q *market.Query) { q.Ageing.Rate = math.NaN() },
	} {
		q := market.NewQuery()
		change(&q)
		if _, err := market.Compare(context.Background(), m, q); err == nil {
			t.Errorf("%s was answered", name)
		}
	}
}

// Several filters on one dimension keep whoever any of them keeps.
func TestResolveMergesFilters(t *testing.T) {
	at := func(x float64) *float64 { return &x }
	for name, c := range map[string]struct {
		filters []market.Filter
		want    []float64 // of 0 to 9
	}{
		"two ranges":          {[]market.Filter{{AtMost: at(1)}, {AtLeast: at(8)}}, []float64{0, 1, 8, 9}},
		"ranges and a value":  {[]market.Filter{{AtMost: at(1)}, {Values: []string{"5"}}, {AtLeast: at(9)}}, []float64{0, 1, 5, 9}},
		"two prefixes":        {[]market.Filter{{Prefix: "1"}, {Prefix: "2"}}, []float64{1, 2}},
		"a prefix and values": {[]market.Filter{{Prefix: "1"}, {Values: []string{"2"}}}, []float64{1, 2}},
	} {
		t.Run(name, func(t *testing.T) {
			m := newFake(group("", 100, -1))
			years := &m.dimensions[1]
			for i := range 10 {
				years.Values = append(years.Values, market.Value{Label: string(rune('0' + i)), Low: float64(i), High: float64(i)})
			}
			q := market.NewQuery()
			for _, f := range c.filters {
				f.Dimension = years.Name
				q.Filters = append(q.Filters, f)
			}
			resolved, err := market.Resolve(m, q)
			if err != nil {
				t.Fatal(err)
			}
			var kept []float64
			for _, v := range years.Values {
				if resolved.Filter(years.Name).Keeps(v, false) {
					kept = append(kept, v.Low)
				}
			}
			if !slices.Equal(kept, c.want) {
				t.Errorf("kept %v, want %v", kept, c.want)
			}
		})
	}
}

// One column's kind may be another column's header: a query that is resolved stays
// as it is.
func TestResolveOfNamesThatAreHeaders(t *testing.T) {
	m := newFake(group("", 100, -1), group("A", 50, -1))
	m.dimensions = []market.Dimension{
		{Name: "role", Header: "job title", Kind: market.Role},
		{Name: "role (2)", Header: "role", Kind: market.Role},
	}
	for called, want := range map[string]string{"job title": "job title", "role (2)": "role"} {
		q, err := market.Resolve(m, market.NewQuery().WithBy(called))
		if err != nil {
			t.Fatal(err)
		}
		if c := compare(t, m, q); c.By.Header != want {
			t.Errorf("%s was resolved to the column %q", called, c.By.Header)
		}
	}
	if d, err := market.FindDimension(m, "role"); err != nil || d.Name != "role (2)" {
		t.Errorf("the column called role is %q, %v", d.Name, err)
	}
}

func TestFindDimension(t *testing.T) {
	m := newFake()
	m.dimensions = append(m.dimensions, market.Dimension{Name: "Role in team", Header: "Role in team"},
		market.Dimension{Name: "level", Header: "role", Kind: market.Level})
	cases := []struct{ name, want string }{
		{"job_title", "role"},
		{"JOB_TITLE", "role"},
		{"role", "level"}, // the file's own header wins
		{"exp", "experience"},
		{"Role in", "Role in team"},
	}
	for _, c := range cases {
		d, err := market.FindDimension(m, c.name)
		if err != nil || d.Name != c.want {
			t.Errorf("FindDimension(%q) = %q, %v; want %q", c.name, d.Name, err, c.want)
		}
	}
	// A column that is not kept is not taken for one that its name begins.
	m.dimensions = append(m.dimensions, market.Dimension{Name: "employer_group", Header: "Company group", Kind: market.EmployerGroup})
	m.about.NotKept = []market.NotKept{{Header: "Company"}}
	var left *market.NotKeptError
	if d, err := market.FindDimension(m, "company"); !errors.As(err, &left) {
		t.Errorf("a column that is not kept is %q, %v", d.Name, err)
	}
	for name, want := range map[string]string{"colour": "the columns are", "rol": "it could be"} {
		if _, err := market.FindDimension(m, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("FindDimension(%q): %v, want %q in it", name, err, want)
		}
	}
}

func TestResolve(t *testing.T) {
	m := newFake()
	five := 5.0
	q := market.Query{Filters: []market.Filter{
		{Dimension: "job_title", Values: []string{"A"}},
		{Dimension: "role", Values: []string{"B"}},
		{Dimension: "yrs", AtLeast: &five},
	}}
	got, err := market.Resolve(m, q)
	if err != nil {
		t.Fatal(err)
	}
	if values := got.Filter("role").Values; len(values) != 2 {
		t.Errorf("two filters on one column gave %v, want any of both", values)
	}
	if !got.Filter("experience").Ranged() {
		t.Error("the range was lost")
	}
	q.Filters[0] = market.Filter{Dimension: "role", AtLeast: &five}
	if _, err := market.Resolve(m, q); err == nil {
		t.Error("a range of names was accepted")
	}
	if _, err := market.Resolve(m, market.Query{Percentiles: []float64{100}}); err == nil {
		t.Error("P100 was accepted; it is the maximum")
	}
}
