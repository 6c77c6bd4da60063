package table_test

import (
	"testing"

	"github.com/paybench/paybench/data/drivers"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

func TestEffectText(t *testing.T) {
	sure := drivers.Effect{Share: 0.0149, Attainable: true, Low: -0.004, High: 0.031}
	for _, c := range []struct {
		effect   drivers.Effect
		decimals int
		want     string
	}{
		{sure, 0, "+1 % (+0 to +3)"},
		{sure, 1, "+1.5 % (−0.4 to +3.1)"},
		{drivers.Effect{Share: -0.2}, 0, "−20 %"},
		{drivers.Effect{}, 0, "+0 %"},
		{drivers.Effect{Reason: remark.New(remark.FewPeople, 5, 3)}, 0, "needs 5 people, has 3"},
	} {
		if got := table.EffectText(c.effect, c.decimals); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestDriverNotes names dimensions that are left out for one reason together, and
// those for another apart.
func TestDriverNotes(t *testing.T) {
	left := func(header string, why remark.Kind) drivers.LeftOut {
		return drivers.LeftOut{Dimension: market.Dimension{Header: header}, Why: remark.New(why)}
	}
	d := drivers.Drivers{
		Dimensions: []drivers.Dimension{{Dimension: market.Dimension{Header: "Team"}, Why: remark.New(remark.TooFewToTell, 3)}, {Dimension: market.Dimension{Header: "Place"}}},
		LeftOut:    []drivers.LeftOut{left("A", remark.OneValue), left("B", remark.OwnValues), left("C", remark.OneValue)},
		Model:      drivers.Model{Notes: []remark.Remark{remark.New(remark.EmployersTooFew, 20)}},
	}
	got := table.AllWords(table.DriverNotes(d))
	want := []string{
		"fewer than 20 employers are too few to allow for their people being paid alike; the intervals are narrower than they should be",
		"Team is not in the model: there are too few people for the columns of all dimensions, and it explains least of pay (3 % by itself)",
		"left out: A and C: the selection has one value of it only", "left out: B: nearly everyone has a value of their own",
	}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
}

func TestModelText(t *testing.T) {
	if got, want := table.ModelText(drivers.Model{Reason: remark.New(remark.NeedsRecords)}), "There is no model: a model needs pay records; this is a table of figures that somebody else computed."; got != want {
		t.Errorf("got %q", got)
	}
}
