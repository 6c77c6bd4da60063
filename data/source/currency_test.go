package source_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
)

// TestCurrencies never lets two currencies into one element unsaid.
func TestCurrencies(t *testing.T) {
	for name, test := range map[string]struct {
		text                string
		options             ingest.Options
		currency, dimension string
		values              string
	}{
		"header":             {"Role,Salary (EUR)\nA,100\n", ingest.Options{}, "EUR", "", ""},
		"cells":              {"Role,Salary\nA,$100\nB,$200\n", ingest.Options{}, "USD", "", ""},
		"column":             {"Role,Salary,Currency\nA,100,USD\nB,200,EUR\nC,100,USD\n", ingest.Options{}, "", "currency", "EUR USD"},
		"column, one value":  {"Role,Salary,Currency\nA,100,SEK\nB,200,SEK\n", ingest.Options{}, "SEK", "", ""},
		"cells of several":   {"Role,Salary\nA,$100\nB,€200\nC,300\n", ingest.Options{Currency: "gbp"}, "", "currency", "EUR GBP USD"},
		"names, not codes":   {"Role,Salary,Currency\nA,100,USD United States dollar\nB,200,EUR European Euro\nC,200,€\n", ingest.Options{}, "", "currency", "EUR USD"},
		"converted":          {"Role,Currency,CompTotal,ConvertedComp\nA,USD,50000,50000\nB,EUR,40000,44000\n", ingest.Options{}, "", "", ""},
		"as the other pay":   {"Role,Salary,Bonus (EUR)\nA,50000,4000\n", ingest.Options{}, "EUR", "", ""},
		"user":               {"Role,Salary\nA,100\n", ingest.Options{Currency: "nok"}, "NOK", "", ""},
		"header over column": {"Role,salary_in_usd,currency\nA,100,EUR\nB,200,USD\n", ingest.Options{}, "USD", "", ""},
		"choice over header": {"Role,Salary (EUR)\nA,100\n", ingest.Options{Columns: []ingest.Choice{{Header: "Salary (EUR)", Currency: "CHF"}}}, "CHF", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := loadText(t, test.text, test.options).Market
			e := m.Elements()[0]
			if e.Currency != test.currency || e.CurrencyDimension != test.dimension {
				t.Errorf("currency %q, by dimension %q", e.Currency, e.CurrencyDimension)
			}
			if test.dimension == "" {
				return
			}
			d, err := market.FindDimension(m, test.dimension)
			if err != nil {
				t.Fatal(err)
			}
			var values []string
			for _, v := range d.Values {
				values = append(values, v.Label)
			}
			slices.Sort(values)
			if got := strings.Join(values, " "); got != test.values {
				t.Errorf("values %s, want %s", got, test.values)
			}
		})
	}
}

// TestCurrencyOfDollars tells whose dollar a "$" is, and lets a column of
// currencies speak before the signs of some cells.
func TestCurrencyOfDollars(t *testing.T) {
	for name, test := range map[string]struct {
		text      string
		options   ingest.Options
		currency  string
		dimension string
	}{
		"a sign alone":              {"Role,Salary\nA,$100000\nB,$90000\n", ingest.Options{}, "USD", ""},
		"the user's dollar":         {"Role,Salary\nA,$100000\nB,$90000\n", ingest.Options{Currency: "cad"}, "CAD", ""},
		"the header's dollar":       {"Role,Salary (AUD)\nA,$100000\nB,90000\n", ingest.Options{}, "AUD", ""},
		"another header's dollar":   {"Role,Total pay,Base (AUD)\nA,$100000,\nB,90000,\n", ingest.Options{Pay: "Total pay"}, "AUD", ""},
		"a column of currencies":    {"Role,Pay rate,Currency\nA,$55000.00,USD\nB,70500,AUD\n", ingest.Options{}, "", string(market.Currency)},
		"a cell against the header": {"Role,Salary (EUR)\nA,50000\nB,$90000\n", ingest.Options{}, "", string(market.Currency)},
	} {
		t.Run(name, func(t *testing.T) {
			l := loadText(t, test.text, test.options)
			e := l.Market.Elements()[0]
			if e.Currency != test.currency || e.CurrencyDimension != test.dimension {
				t.Errorf("%q is in %q, by dimension %q; want %q, %q", e.Header, e.Currency, e.CurrencyDimension, test.currency, test.dimension)
			}
		})
	}
}
