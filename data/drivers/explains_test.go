package drivers_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/drivers"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/table"
)

// TestEmployersInTheIntervals: a file of people and their employers has the errors of
// R's clubSandwich.
func TestEmployersInTheIntervals(t *testing.T) {
	var vector struct {
		Rows []struct {
			Employer, Level string
			Treated, Pay    float64
		}
		Expected []struct {
			Name      string
			Beta      float64
			Low, High float64
		}
	}
	realfiles.JSON(t, &vector, "vectors", "figures", "drivers_cr2_clubSandwich.json")
	var b strings.Builder
	b.WriteString("employer,level,union,salary,currency\n")
	for _, r := range vector.Rows {
		fmt.Fprintf(&b, "%s,%s,%s,%.2f,USD\n", r.Employer, r.Level, []string{"no", "yes"}[int(r.Treated)], r.Pay)
	}
	q := market.NewQuery()
	q.Gate = market.NoGate()
	d := find(t, load(t, b.String()), q)
	if d.Model.Employers != 20 || d.Model.People != len(vector.Rows) {
		t.Fatalf("model %+v", d.Model)
	}
	// The commonest level is L2, the vector's reference L0: one against the other is
	// the same, turned round.
	got := map[string]drivers.Effect{
		"treated": value(t, dimension(t, d, "union"), "yes").Effect,
		"levelL2": value(t, dimension(t, d, "level"), "L0").Effect,
	}
	checked := 0
	for _, want := range vector.Expected {
		e, ok := got[want.Name]
		if !ok {
			continue
		}
		checked++
		beta, low, high := want.Beta, want.Low, want.High
		if want.Name == "levelL2" {
			beta, low, high = -beta, -high, -low
		}
		if math.Abs(e.Share-math.Expm1(beta)) > 1e-9 || math.Abs(e.Low-math.Expm1(low)) > 1e-9 || math.Abs(e.High-math.Expm1(high)) > 1e-9 {
			t.Errorf("%s: %+v, want %+v", want.Name, e, want)
		}
	}
	if t.Logf("%d effects of %d people and %d employers", checked, d.Model.People, d.Model.Employers); checked != len(got) {
		t.Errorf("%d effects checked, want %d", checked, len(got))
	}
	wantNote(t, d, "the intervals allow for people of one employer being paid alike (CR2")
}

// TestTheLeastExplainedGoes: where there are too few people for all columns, the
// dimension that explains least is left out, wherever it stands in the file.
func TestTheLeastExplainedGoes(t *testing.T) {
	for _, header := range []string{"%s,city,salary,currency", "city,%s,salary,currency"} {
		first := strings.HasPrefix(header, "%s")
		var b strings.Builder
		fmt.Fprintf(&b, header+"\n", "team")
		for i := range 50 {
			city, team := i%3, i*7/3%3
			cells := []string{fmt.Sprintf("C%d", city), fmt.Sprintf("T%d", team)}
			if first {
				cells[0], cells[1] = cells[1], cells[0]
			}
			fmt.Fprintf(&b, "%s,%s,%d,USD\n", cells[0], cells[1], 40_000+9_000*city+137*(i%11))
		}
		d := find(t, load(t, b.String()), market.NewQuery())
		if city := dimension(t, d, "location"); !city.Why.IsZero() || !value(t, city, "C1").Effect.Known() {
			t.Errorf("city is left out: %q", table.Words(city.Why))
		}
		if why := table.Words(dimension(t, d, "team").Why); !strings.Contains(why, "it explains least of pay (0 % by itself)") {
			t.Errorf("team is left out because %q", why)
		}
	}
}

// TestALonePerson: of 300 people one has the only rare team, which decides a column
// alone.
func TestALonePerson(t *testing.T) {
	teams := func(i int) (header, cell string) {
		if i == 7 {
			return ",team", ",Night"
		}
		return ",team", ",T" + string(rune('1'+i%3))
	}
	q := market.NewQuery()
	wantNote(t, find(t, load(t, survey(300, teams)), q), "1 person alone decides a figure of the model, which no interval can allow for: team, the values that count as one")
	q.Publication = true
	wantNote(t, find(t, load(t, survey(300, teams)), q), "single people alone decide figures of the model")
}
