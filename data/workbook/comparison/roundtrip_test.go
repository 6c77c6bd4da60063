package comparison

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
)

// oddTexts are values that a program on the way could take for something else.
var oddTexts = []string{
	"=1+1", "-5%", "+358", "@home", "0123", "1e5", "TRUE", "#N/A!", "_x0041_", "a\nb", `"quoted"`, "<b> & co", "'tis",
	"Ohjelmistokehittäjä", "Инженер", "データ", "مهندس", "Łódź", "İstanbul", "naïve 😀", "3/4", "2024-01", "1,5",
}

// generated is a file of pay of several currencies, periods, bands, ranges and
// part-time people, each row of one person or, with heads, of several.
func generated(r *rand.Rand, heads bool) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	pick := func(of []string) string { return of[r.IntN(len(of))] }
	header := []string{"Job title", "Employer", "Company size", "Experience", "Salary", "Currency", "Unit of pay", "FTE", "Bonus paid", "Note of place"}
	if heads {
		header = append(header, "Heads")
	}
	_ = w.Write(header) // a buffer takes everything
	for range 150 + r.IntN(250) {
		unit := pick([]string{"Year", "Year", "Month", "Hour"})
		pay := map[string]float64{"Year": 60_000, "Month": 5000, "Hour": 30}[unit] * (0.5 + r.Float64())
		salary := strconv.FormatFloat(math.Round(pay*100)/100, 'f', -1, 64)
		if r.IntN(8) == 0 {
			salary = fmt.Sprintf("%.0f-%.0f", pay, pay*1.2)
		}
		bonus := ""
		if r.IntN(2) == 0 {
			bonus = strconv.Itoa(r.IntN(9000))
		}
		row := []string{
			pick(oddTexts), "Firm " + pick(oddTexts[:12]), pick([]string{"1-10", "11-50", "51-200", "1000+", ""}),
			pick([]string{"0-2", "3-5", "10+", "7"}), salary, pick([]string{"EUR", "USD", "JPY"}), unit,
			pick([]string{"1", "1", "0.8", "0.5"}), bonus, pick(oddTexts),
		}
		if heads {
			row = append(row, strconv.Itoa(r.IntN(4)))
		}
		_ = w.Write(row)
	}
	w.Flush()
	return out.Bytes()
}

// people counts the people of a listing by all that the columns say of them, pay
// among it.
func people(t *testing.T, list market.Listing, columns []string) map[string]int {
	t.Helper()
	at := make([]int, len(columns))
	for i, name := range columns {
		if at[i] = slices.Index(list.Columns, name); at[i] < 0 {
			t.Fatalf("the column %q is lost: %q", name, list.Columns)
		}
	}
	counts := map[string]int{}
	for _, record := range list.Rows {
		var about []string
		for _, i := range at {
			about = append(about, record.Cells[i])
		}
		counts[strings.Join(about, "|")]++
	}
	return counts
}

// recordsOf lists the people of a market in a currency, and says how they compare.
func recordsOf(t *testing.T, m market.Market, currency string) (market.Comparison, market.Listing) {
	t.Helper()
	q := market.NewQuery().WithFilter(market.Filter{Dimension: string(market.Currency), Values: []string{currency}})
	q.Gate = market.NoGate()
	c, err := market.Compare(t.Context(), m, q)
	if err != nil {
		t.Fatal(err)
	}
	list, err := m.(market.Lister).Records(t.Context(), q, 0, math.MaxInt32)
	if err != nil {
		t.Fatal(err)
	}
	return c, list
}

// TestRecordsComeBack: the Records sheet of a workbook, read as any other file,
// has the people, pay and dimensions of the market it was written from.
func TestRecordsComeBack(t *testing.T) {
	for seed := range uint64(8) {
		heads := seed%2 == 1
		var o ingest.Options
		if heads {
			o.Columns = []ingest.Choice{{Header: "Heads", Meaning: columns.CountWeight}}
		}
		loaded, err := source.LoadBytes(t.Context(), "pay.csv", generated(rand.New(rand.NewPCG(seed, 4)), heads), o)
		if err != nil {
			t.Fatal(err)
		}
		for _, currency := range []string{"EUR", "USD", "JPY"} {
			c, list := recordsOf(t, loaded.Market, currency)
			path := filepath.Join(t.TempDir(), "records.xlsx")
			writeContent(t, path, Content{Comparison: c, Records: &list})
			back, err := source.Load(t.Context(), path, ingest.Options{Sheet: recordsSheet}, nil)
			if err != nil {
				t.Fatal(err)
			}
			_, again := recordsOf(t, back.Market, currency)
			want, got := people(t, list, list.Columns), people(t, again, list.Columns)
			if !maps.Equal(got, want) {
				t.Fatalf("seed %d, %s: %d people came back of %d; lost %q, new %q",
					seed, currency, again.Total, list.Total, missing(want, got), missing(got, want))
			}
		}
	}
}

// writeContent writes a workbook to a file.
func writeContent(t *testing.T, path string, c Content) {
	t.Helper()
	var out bytes.Buffer
	if err := Write(t.Context(), &out, c); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// missing are the first people of a that are not so often in b.
func missing(a, b map[string]int) []string {
	var only []string
	for _, about := range slices.Sorted(maps.Keys(a)) {
		if a[about] > b[about] && len(only) < 5 {
			only = append(only, about)
		}
	}
	return only
}
