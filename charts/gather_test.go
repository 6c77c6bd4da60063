package charts

import (
	"context"
	"slices"
	"testing"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
)

// counted is a market with its people, where it knows them.
func counted(m market.Market) Market {
	people, _ := m.(market.People)
	return Market{m, people}
}

func sampleMarket(t *testing.T) Market {
	t.Helper()
	loaded, err := source.LoadBytes(context.Background(), "sample-market.csv", assets.SampleMarket, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return counted(loaded.Market)
}

// roles is the built-in market broken down by role.
func roles(t *testing.T, m market.Market) market.Comparison {
	t.Helper()
	c, err := market.Compare(context.Background(), m, market.NewQuery().WithBy("role"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAvailable(t *testing.T) {
	m := sampleMarket(t)
	others := slices.DeleteFunc(Kinds(), func(k Kind) bool { return k == SizeLine || k == ChangeOverTime })
	if got := Available(m, false); !slices.Equal(got, others) { // its sizes are bands, its year is one
		t.Errorf("the built-in market has %v", got)
	}
	surveyed, err := survey()
	if err != nil {
		t.Fatal(err)
	}
	if got := Available(counted(surveyed), false); !slices.Contains(got, SizeLine) || !slices.Contains(got, ChangeOverTime) {
		t.Errorf("a survey with head-counts and years has %v", got)
	}
	if got := Available(m, true); !slices.Contains(got, MedianTop) || !slices.Contains(got, PayRange) || slices.Contains(got, Matrix) {
		t.Errorf("pinned selections have %v", got)
	}
}

func TestChosen(t *testing.T) {
	for _, c := range []struct {
		name   string
		pinned bool
		want   Kind
	}{
		{"", false, MedianTop},
		{"", true, MedianTop},
		{"matrix", false, Matrix},
		{"matrix", true, MedianTop},
		{"pay-range", true, PayRange},
		{"pie", false, "pie"},
		{"pie", true, MedianTop},
	} {
		if got := Chosen(c.name, c.pinned); got != c.want {
			t.Errorf("Chosen(%q, %v) = %q, want %q", c.name, c.pinned, got, c.want)
		}
	}
}

func TestGatherRefuses(t *testing.T) {
	ctx, published := context.Background(), Market{Market: sampleMarket(t).Market} // counts nobody
	for _, kind := range []Kind{"pie", "", Distribution} {
		if _, err := Gather(ctx, published, kind, market.Comparison{}, Beside{}); err == nil {
			t.Errorf("%q is gathered of a market that has no such thing", kind)
		}
	}
	if _, err := New(Data{}, Light()); err == nil {
		t.Error("a chart of nothing gave no error")
	}
}

// TestMarkFilters follows every mark's filters to the people it is about.
func TestMarkFilters(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	for _, d := range m.Dimensions() {
		c, err := market.Compare(ctx, m, market.NewQuery().WithBy(d.Name))
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range Available(m, false) {
			data, err := Gather(ctx, m, kind, c, Beside{})
			if err != nil {
				t.Fatal(err)
			}
			_, marks, err := fixture{"", data.picture.(compared).drawing}.chart(t, Light()).Render(1200, 900, 1)
			if err != nil {
				t.Fatal(err)
			}
			for _, mark := range marks {
				row, filters := data.Comparison().Whole(), 0
				switch {
				case kind == Matrix:
					row, filters = data.picture.(compared).drawing.(matrix).cells[mark.Row][mark.Column], 2
					if row.People == 0 {
						filters = 0
					}
				case kind != Distribution:
					row, filters = data.Comparison().Groups()[mark.Row], 1
				}
				if len(mark.Filters) != filters {
					t.Errorf("%s by %s: %q has the filters %v", kind, d.Name, mark.Text, mark.Filters)
				}
				if mark.Percentile != 50 || row.People == 0 {
					continue
				}
				q := c.Query.WithBy("")
				for _, f := range mark.Filters {
					q = q.WithFilter(f)
				}
				cut, err := market.Compare(ctx, m, q)
				if err != nil {
					t.Fatal(err)
				}
				if got := cut.Whole(); got.People != row.People {
					t.Errorf("%s by %s: %q leads to %d people, want %d", kind, d.Name, mark.Text, got.People, row.People)
				}
			}
		}
	}
}
