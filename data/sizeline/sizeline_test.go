package sizeline_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/sizeline"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// vector is one of the cases that an independent program worked out.
type vector struct {
	Name      string
	Size, Pay []float64
	Employer  []string
	Errors    string
	Expected  struct {
		Elasticity         float64
		ElasticityInterval [2]float64 `json:"elasticity_interval"`
		Df                 float64
		EachDoubling       float64 `json:"each_doubling"`
		RSquared           float64 `json:"r_squared"`
		ResidualSD         float64 `json:"residual_sd"`
		At                 []struct {
			Size          float64
			Line          *float64
			LineInterval  [2]float64 `json:"line_interval"`
			P25, P50, P75 float64
			Df            float64
			Inside        bool
		}
	}
}

// survey writes people with employer and revenue as a file.
func survey(v vector) string {
	var b strings.Builder
	b.WriteString("employer,revenue,salary,currency\n")
	for i, pay := range v.Pay {
		size := ""
		if v.Size[i] != 0 {
			size = fmt.Sprint(v.Size[i])
		}
		fmt.Fprintf(&b, "%s,%s,%.0f,USD\n", v.Employer[i], size, pay)
	}
	return b.String()
}

// lineOf fits the line of a file.
func lineOf(t *testing.T, csv string, q market.Query, asked sizeline.Question) sizeline.Line {
	t.Helper()
	loaded, err := source.LoadBytes(t.Context(), "pay.csv", []byte(csv), ingest.Options{KeepAbsurd: true})
	if err != nil {
		t.Fatal(err)
	}
	people, _ := loaded.Market.(market.Sampler)
	line, err := sizeline.Find(t.Context(), loaded.Market, people, q, asked)
	if err != nil {
		t.Fatal(err)
	}
	return line
}

func near(got, want float64) bool { return math.Abs(got-want) <= 1e-9*math.Max(1, math.Abs(want)) }

func TestVectors(t *testing.T) {
	var file struct{ Cases []vector }
	realfiles.JSON(t, &file, "vectors", "figures", "p3_size_line.json")
	figures := 0
	for _, v := range file.Cases {
		want := v.Expected
		asked := sizeline.Question{Size: "revenue"}
		for _, at := range want.At {
			asked.At = append(asked.At, at.Size)
		}
		got := lineOf(t, survey(v), market.NewQuery(), asked)
		check := func(what string, got, want float64) {
			t.Helper()
			if figures++; !near(got, want) {
				t.Errorf("%s: %s is %v, want %v", v.Name, what, got, want)
			}
		}
		if !got.Reason.IsZero() || got.People != len(v.Pay) || got.Alike != strings.HasPrefix(v.Errors, "CR2") {
			t.Fatalf("%s: %+v", v.Name, got)
		}
		check("elasticity", got.Elasticity.Value, want.Elasticity)
		check("its lower end", got.Elasticity.Low, want.ElasticityInterval[0])
		check("its upper end", got.Elasticity.High, want.ElasticityInterval[1])
		check("degrees of freedom", got.Elasticity.Freedom, want.Df)
		check("a doubling", got.Doubling.Value, want.EachDoubling)
		check("R²", got.RSquared, want.RSquared)
		check("spread", got.Spread, want.ResidualSD)
		for i, at := range want.At {
			a := got.At[i]
			if a.Inside != at.Inside {
				t.Errorf("%s: %v is inside: %v, want %v", v.Name, at.Size, a.Inside, at.Inside)
			}
			if !at.Inside {
				if a.Line.Value != 0 || a.P50 != 0 {
					t.Errorf("%s: outside, and yet %+v", v.Name, a)
				}
				continue
			}
			where := fmt.Sprintf(" at %v", at.Size)
			check("line"+where, a.Line.Value, *at.Line)
			check("lower end"+where, a.Line.Low, at.LineInterval[0])
			check("upper end"+where, a.Line.High, at.LineInterval[1])
			check("degrees of freedom"+where, a.Line.Freedom, at.Df)
			check("P25"+where, a.P25, at.P25)
			check("P50"+where, a.P50, at.P50)
			check("P75"+where, a.P75, at.P75)
		}
	}
	t.Logf("%d figures of %d cases", figures, len(file.Cases))
}

// example is n people, an employer each, whose pay rises by a tenth with each doubling.
func example(n int) vector {
	var v vector
	for i := range n {
		size := 100 * math.Pow(2, float64(i%8))
		v.Size = append(v.Size, size)
		v.Pay = append(v.Pay, 50_000*math.Pow(size, math.Log2(1.1))*(1+0.01*float64(i%3)))
		v.Employer = append(v.Employer, fmt.Sprintf("E%d", i))
	}
	return v
}

func TestRefusals(t *testing.T) {
	nine, four, same, dominated := example(9), example(24), example(30), example(30)
	for i := range four.Employer {
		four.Employer[i] = fmt.Sprintf("E%d", i%4)
	}
	for i := range same.Size {
		same.Size[i] = 500
	}
	for i := range 10 {
		dominated.Employer[i] = "Big"
	}
	open := market.NewQuery()
	open.Gate = market.NoGate()
	for _, c := range []struct {
		name string
		v    vector
		q    market.Query
		want string
	}{
		{"nine people", nine, open, "needs 10 people, has 9"},
		{"four employers", four, open, "needs 5 employers, has 4"},
		{"one size", same, open, "everyone selected has the same size"},
		{"the gate", dominated, market.NewQuery(), "one employer has more than 25 % of the weight"},
	} {
		line := lineOf(t, survey(c.v), c.q, sizeline.Question{Size: "revenue", At: []float64{200}})
		if got := table.Words(line.Reason); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if len(line.At)+len(line.Course)+len(line.Points) > 0 && c.name != "one size" {
			t.Errorf("%s: there is a line", c.name)
		}
	}
}

func TestWhoIsCounted(t *testing.T) {
	v := example(40)
	v.Size[3], v.Size[4] = 0, 0 // unknown
	line := lineOf(t, survey(v), market.NewQuery(), sizeline.Question{})
	if line.People != 38 || line.Size.Kind != market.CompanyRevenue || line.Cut.Whole().People != 40 {
		t.Errorf("%d people by %s", line.People, line.Size.Header)
	}
	if got := table.AllWords(line.Notes); len(got) != 1 || got[0] != "left out: 2 people whose size is no number above zero" {
		t.Errorf("notes %q", got)
	}
	if math.Abs(line.Doubling.Value-0.1) > 0.005 || len(line.Points) != 38 {
		t.Errorf("a doubling adds %v; %d points", line.Doubling.Value, len(line.Points))
	}
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "company_revenue", Values: []string{"100", "200", "400"}})
	if line := lineOf(t, survey(v), q, sizeline.Question{At: []float64{200, 800}}); line.High != 400 || !line.At[0].Inside || line.At[1].Inside {
		t.Errorf("the selection reaches %v: %+v", line.High, line.At)
	}
}

// TestOutsidePublication: nobody is to be seen, nor whose size ends the line.
func TestOutsidePublication(t *testing.T) {
	v := example(40)
	v.Size[0], v.Size[1], v.Size[2] = 7, 8, 9
	q := market.NewQuery()
	q.Publication = true
	line := lineOf(t, survey(v), q, sizeline.Question{At: []float64{8, 9}})
	if line.Points != nil || line.Low != 9 || line.People != -1 || line.Employers != -1 || !math.IsNaN(line.Doubling.Freedom) || !math.IsNaN(line.Elasticity.Freedom) {
		t.Errorf("from %v, %d points, %d people", line.Low, len(line.Points), line.People)
	}
	if line.At[0].Inside || !line.At[1].Inside {
		t.Errorf("at %+v", line.At)
	}
	// A unit of 1,000 is 1 % or more of the median; hours change nothing but the hours.
	at := line.At[1]
	for _, x := range []float64{at.Line.Value, at.Line.Low, at.Line.High, at.P25, at.P50, at.P75} {
		if math.Mod(x, 1000) != 0 {
			t.Errorf("%v is not rounded: %+v", x, at)
		}
	}
	q.Basis, q.Hours = market.Hourly, 1733
	if hourly := lineOf(t, survey(v), q, sizeline.Question{At: []float64{9}}).At[0]; !near(hourly.Line.Value*1733, at.Line.Value) || !near(hourly.P75*1733, at.P75) {
		t.Errorf("hourly %+v, annual %+v", hourly, at)
	}
	// Eight with a size are not counted beside ten people.
	few := survey(example(8))
	if why := lineOf(t, few, q, sizeline.Question{}).Reason; strings.Contains(table.Words(why), "has") || why.IsZero() {
		t.Errorf("eight people have no line because it %q", table.Words(why))
	}
	if x := 1000 * line.Doubling.Value; !near(x, math.Round(x)) {
		t.Errorf("a doubling adds %v", line.Doubling.Value)
	}
}
