package charts

import (
	"context"
	"fmt"
	"testing"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/source"
)

// TestRealMarkets draws every kind of chart a market has the data for, by each
// of its dimensions: the built-in market, 290 job titles, a published table.
func TestRealMarkets(t *testing.T) {
	ctx := context.Background()
	t.Run("sample", func(t *testing.T) {
		loaded, err := source.LoadBytes(ctx, "sample-market.csv", assets.SampleMarket, ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		drawAll(t, loaded.Market)
	})
	for _, file := range [][]string{
		{"foorilla_ai_salaries", "salaries.csv"},
		{"bls_oews", "national_M2024_dl.xlsx"},
		{"r_datasets", "carData_Salaries.csv"},
	} {
		t.Run(file[0], func(t *testing.T) {
			path := realfiles.Path(t, "data", file[0], file[1])
			loaded, err := source.Load(ctx, path, ingest.Options{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			drawAll(t, loaded.Market)
		})
	}
}

func drawAll(t *testing.T, m market.Market) {
	ctx := context.Background()
	for _, d := range append([]market.Dimension{{}}, m.Dimensions()...) {
		comparison, err := market.Compare(ctx, m, market.NewQuery().WithBy(d.Name))
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range Available(counted(m), market.Comparison{}) {
			if kind == Matrix && len(d.Values) > 100 {
				continue // one comparison of so many rows is shown by the others
			}
			data, err := Gather(ctx, counted(m), kind, comparison, Beside{})
			if err != nil {
				t.Errorf("%s by %q: %v", kind, d.Name, err)
				continue
			}
			f := fixture{fmt.Sprintf("%s by %q", kind, d.Name), data.picture.(compared).drawing}
			for _, size := range [][2]vg.Length{{400, 300}, {1024, 700}} {
				all, _ := texts(f.chart(t, Light()), size[0], size[1])
				checkTexts(t, fmt.Sprintf("%s at %v", f.name, size), all, size)
			}
		}
	}
}
