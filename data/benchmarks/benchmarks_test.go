package benchmarks_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/benchmarks"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// load reads the benchmarks that the program ships.
func load(tb testing.TB) *ingest.Loaded {
	tb.Helper()
	loaded, err := benchmarks.Load(context.Background(), assets.Benchmarks)
	if err != nil {
		tb.Fatal(err)
	}
	return loaded
}

// ask writes the pay and the people of a cut in a line.
func ask(t *testing.T, basis market.Basis, filters ...market.Filter) string {
	t.Helper()
	q := market.NewQuery()
	q.Basis, q.Filters = basis, filters
	c, err := market.Compare(context.Background(), load(t).Market, q)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, f := range c.Whole().Figures {
		text := fmt.Sprint(f.Value)
		switch f.Status {
		case market.NotPublished:
			text = "[" + table.Words(f.Reason) + "]"
		case market.AtLeast:
			text = "≥" + text
		}
		words = append(words, text)
	}
	return fmt.Sprintf("%s %s · %d people", strings.Join(words, " "), c.Currency, c.Whole().People)
}

func TestBenchmarks(t *testing.T) {
	role := func(name string) market.Filter {
		return market.Filter{Dimension: "role", Values: []string{name}}
	}
	notHourly := strings.Repeat("[published annual only; not converted] ", 5)
	for _, c := range []struct {
		basis  market.Basis
		filter market.Filter
		want   string
	}{
		{market.Annual, market.Filter{}, "29990 36730 49500 78810 125720 USD · 154187380 people"},
		{market.Annual, role("Marketing Managers"), "81900 111210 161030 211080 ≥239200 USD · 384980 people"},
		{market.Hourly, role("Marketing Managers"), "39.38 53.47 77.42 101.48 ≥115 USD · 384980 people"},
		{market.Hourly, role("Legislators"), notHourly + "USD · 26510 people"},
		{
			market.Annual,
			market.Filter{Dimension: "Job family", Values: []string{"Management"}},
			"57010 79900 122090 171610 ≥239200 USD · 10966830 people",
		},
	} {
		if got := ask(t, c.basis, c.filter); got != c.want {
			t.Errorf("%s %v: got %s, want %s", c.basis, c.filter.Values, got, c.want)
		}
	}
}

func TestSourceAndDateAreNamed(t *testing.T) {
	loaded := load(t)
	about := loaded.Market.About()
	if !about.Published || about.Publisher == "" || about.RowsNotTaken != 0 || about.RowsRead < 100 {
		t.Errorf("about = %+v", about)
	}
	if want := time.Date(2024, time.May, 1, 0, 0, 0, 0, time.UTC); !about.Effective.Equal(want) {
		t.Errorf("effective date = %v", about.Effective)
	}
	for _, c := range loaded.Understanding.Columns {
		if c.Unread > 0 || c.Meaning == columns.Ignore {
			t.Errorf("column %q is not understood: %+v", c.Header, c)
		}
	}
}

// TestFileIsThePublishedOne makes the file anew from the published workbook.
func TestFileIsThePublishedOne(t *testing.T) {
	ctx := context.Background()
	path := realfiles.Path(t, "data", "bls_oews", "national_M2024_dl.xlsx")
	loaded, err := source.Load(ctx, path, ingest.Options{As: ingest.PublishedForm}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := benchmarks.WriteCSV(ctx, &file, loaded.Market); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(file.Bytes(), assets.Benchmarks) {
		t.Error("assets/benchmarks.csv differs from what the workbook gives: run go run ./data/benchmarks/gen national_M2024_dl.xlsx > assets/benchmarks.csv")
	}
}

// TestOtherFilesAreRefused: only the national wage table has what is needed.
func TestOtherFilesAreRefused(t *testing.T) {
	err := benchmarks.WriteCSV(context.Background(), new(bytes.Buffer), load(t).Market)
	if err == nil || !strings.Contains(err.Error(), "OCC_CODE") {
		t.Errorf("got %v", err)
	}
}

func Example() {
	loaded, err := benchmarks.Load(context.Background(), assets.Benchmarks)
	if err != nil {
		fmt.Println(err)
		return
	}
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"Sales Managers"}})
	c, err := market.Compare(context.Background(), loaded.Market, q)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Whole().Median().Value, c.Currency, "in", c.About.Effective.Format("January 2006"))
	// Output: 138060 USD in May 2024
}
