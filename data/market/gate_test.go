package market_test

import (
	"testing"

	"github.com/paybench/paybench/data/market"
)

// People are listed where the median is shown, by the gate or by choice, and nowhere
// for outside publication or out of a published table.
func TestUnlisted(t *testing.T) {
	for _, test := range []struct {
		name                   string
		published, publication bool
		median                 market.Status
		want                   market.Unlisted
	}{
		{name: "shown", median: market.Shown},
		{name: "shown by choice", median: market.BelowGate},
		{name: "withheld", median: market.Withheld, want: market.MedianWithheld},
		{name: "for publication", publication: true, median: market.Shown, want: market.OutsideReaders},
		{name: "published", published: true, median: market.Shown, want: market.NobodyKnown},
		{name: "published, for publication", published: true, publication: true, median: market.Withheld, want: market.NobodyKnown},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := market.Comparison{About: market.About{Published: test.published}, Query: market.Query{Publication: test.publication}}
			row := market.Row{Figures: []market.Figure{{Percentile: 10, Status: market.Withheld}, {Percentile: 50, Status: test.median}}}
			if got := c.Unlisted(row); got != test.want {
				t.Errorf("Unlisted = %q, want %q", got, test.want)
			}
		})
	}
}
