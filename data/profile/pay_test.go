package profile_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/sample"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

func builtinCatalog(t *testing.T) *profile.Catalog {
	t.Helper()
	catalog, err := profile.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}

func TestTheBuiltInLadderPays(t *testing.T) {
	loaded, err := sample.Load(t.Context(), assets.SampleMarket)
	if err != nil {
		t.Fatal(err)
	}
	catalog := builtinCatalog(t)
	ladder, _, _ := catalog.LadderOf("Director of Product Management")
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"Director of Product Management"}})
	pay, err := catalog.Pay(t.Context(), loaded.Market, q, ladder)
	if err != nil {
		t.Fatal(err)
	}
	if len(pay.Rungs) != 7 || pay.Current != 4 {
		t.Fatalf("%d rungs, the current one %d", len(pay.Rungs), pay.Current)
	}
	director, next := pay.Rungs[4], pay.Rungs[5]
	if director.Row.Median().Value != 152_000 || director.Row.Top().Value != 235_000 {
		t.Errorf("the Director is paid %v and %v", director.Row.Median(), director.Row.Top())
	}
	want := next.Row.Median().Value - 152_000
	if !next.Step.Known || next.Step.Money != want || math.Abs(next.Step.Share-want/152_000) > 1e-15 {
		t.Errorf("step %+v, want %v", next.Step, want)
	}
	if pay.Rungs[0].Step.Known {
		t.Errorf("a step up to the lowest rung: %+v", pay.Rungs[0].Step)
	}
}

// TestRungsWithoutEnoughData say so, and so do the steps around them.
func TestRungsWithoutEnoughData(t *testing.T) {
	loaded, err := sample.Load(t.Context(), assets.SampleMarket)
	if err != nil {
		t.Fatal(err)
	}
	catalog := builtinCatalog(t)
	ladder, _, _ := catalog.LadderOf("Director of Product Management")
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "company_size", Values: []string{"1–10"}})
	pay, err := catalog.Pay(t.Context(), loaded.Market, q, ladder)
	if err != nil {
		t.Fatal(err)
	}
	senior, chief := pay.Rungs[5], pay.Rungs[6]
	if table.Words(senior.Row.Median().Reason) != "needs 5 people, has 3" || senior.Step.Known || chief.Step.Known || pay.Current != -1 {
		t.Errorf("senior %+v, step of the chief %+v, current %d", senior, chief.Step, pay.Current)
	}
}

// TestSeveralWordsForOneRung count together.
func TestSeveralWordsForOneRung(t *testing.T) {
	var b strings.Builder
	b.WriteString("role,salary,currency\n")
	for i := range 6 {
		fmt.Fprintf(&b, "Product Manager,%d,USD\n\"Manager, Product\",%d,USD\nSr. Product Mgr,%d,USD\n", 80_000+i, 90_000+i, 120_000+i)
	}
	b.WriteString("Product Manager,80006,USD\nGardener,30000,USD\n,1000,USD\n")
	loaded, err := source.LoadBytes(t.Context(), "pay.csv", []byte(b.String()), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	catalog := builtinCatalog(t)
	ladder, _, _ := catalog.LadderOf("Product Manager")
	pay, err := catalog.Pay(t.Context(), loaded.Market, market.NewQuery(), ladder)
	if err != nil {
		t.Fatal(err)
	}
	manager, senior := pay.Rungs[1], pay.Rungs[2]
	if got := strings.Join(manager.Values, "|"); got != "Product Manager|Manager, Product" || manager.Row.People != 13 {
		t.Errorf("the Product Manager is %q, %d people", got, manager.Row.People)
	}
	if got := manager.Row.Median().Value; got != 80_006 {
		t.Errorf("median %v, want that of both words together", got)
	}
	if len(senior.Values) != 1 || senior.Step.Money != senior.Row.Median().Value-80_006 {
		t.Errorf("senior %+v", senior)
	}
	if len(pay.Rungs[0].Values) != 0 {
		t.Errorf("a junior in %+v", pay.Rungs[0])
	}
}

// TestALadderOfOnesOwn has the levels of a file as rungs.
func TestALadderOfOnesOwn(t *testing.T) {
	catalog, err := builtinCatalog(t).With(fstest.MapFS{"grades.yaml": {Data: []byte(
		"ladder: Grades\ndimension: level\nrungs:\n  - P1\n  - P2\n  - P3\n")}}, "own")
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := sample.Load(t.Context(), assets.SampleMarket)
	if err != nil {
		t.Fatal(err)
	}
	ladder, rung, found := catalog.LadderOf("P2")
	if !found || rung != 1 {
		t.Fatalf("the ladder of P2: %+v, rung %d, %v", ladder, rung, found)
	}
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "level", Values: []string{"P2"}})
	pay, err := catalog.Pay(t.Context(), loaded.Market, q, ladder)
	if err != nil {
		t.Fatal(err)
	}
	if pay.Current != 1 || pay.Rungs[1].Row.People != 1279 || !pay.Rungs[2].Step.Known {
		t.Errorf("pay of the grades: %+v", pay)
	}
}

func TestALadderOfAnotherMarket(t *testing.T) {
	loaded, err := source.LoadBytes(t.Context(), "pay.csv", []byte("city,salary,currency\nA,1000,USD\nB,2000,USD\n"), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	catalog := builtinCatalog(t)
	ladder, _, _ := catalog.LadderOf("Product Manager")
	if _, err := catalog.Pay(t.Context(), loaded.Market, market.NewQuery(), ladder); err == nil || !strings.Contains(err.Error(), "role") {
		t.Errorf("error %v, want one that names the column role", err)
	}
}
