package warehouse_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/warehouse"
	"github.com/paybench/paybench/data/warehouse/servers"
)

// A table is understood by its rows as a file of them is, and then answers as the file
// does: with pay by row for another time, spaces around a label, blanks,
// a currency, and a bonus that makes total cash.
func TestATableIsUnderstoodAsAFileIs(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString("Job title,Years of experience,Company,Salary,Pay period,Bonus paid,Currency,Grade\n")
	for i := range 600 {
		period, times := "Year", 1.0
		if i%3 == 0 {
			period, times = "Month", 12
		}
		bonus := ""
		if rng.IntN(3) > 0 {
			bonus = fmt.Sprint(100 * rng.IntN(50))
		}
		fmt.Fprintf(&b, "%s,%d,Company %d,%d,%s,%s,EUR,%d.00\n", []string{"Clerk", " Clerk", "Nurse"}[rng.IntN(3)], rng.IntN(30), rng.IntN(20),
			int((30_000+float64(rng.IntN(40_000)))/times), period, bonus, 1+rng.IntN(4))
	}
	file := b.String()
	loaded, err := source.LoadBytes(t.Context(), "pay.csv", []byte(file), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	described, err := warehouse.Describe(t.Context(), loaded)
	if err != nil {
		t.Fatal(err)
	}
	p := servers.PostgreSQL(t)
	p.Run(t, `CREATE TABLE pay ("Job title" text, "Years of experience" int, "Company" text, "Salary" int, "Pay period" text, "Bonus paid" int, "Currency" text, "Grade" numeric(4,2))`)
	p.Load(t, "pay", strings.NewReader(file))
	asked, err := warehouse.NewMarket(t.Context(), open(t, p), warehouse.Table{Schema: "public", Name: "pay"}, described)
	if err != nil {
		t.Fatal(err)
	}
	sameCatalogue(t, asked, loaded.Market)
	if len(asked.Elements()) != 3 || len(asked.Dimensions()) < 5 {
		t.Errorf("there are %d pay elements and %d dimensions", len(asked.Elements()), len(asked.Dimensions()))
	}
	for _, element := range asked.Elements() {
		for _, by := range []string{"", "role", "experience", "pay_period"} {
			q := market.NewQuery().WithBy(by)
			q.Pay = element.Name
			sameSummaries(t, q, asked, loaded.Market)
		}
	}
}

// What a database is not asked for is refused with what to do instead.
func TestDescribeRefuses(t *testing.T) {
	for header, row := range map[string]string{
		"Job title,Salary,FTE":             "Clerk,%d,0.5",
		"Job title,Salary,Months per year": "Clerk,%d,13",
	} {
		var b strings.Builder
		b.WriteString(header + "\n")
		for i := range 40 {
			fmt.Fprintf(&b, row+"\n", 30_000+i*100)
		}
		loaded, err := source.LoadBytes(t.Context(), "pay.csv", []byte(b.String()), ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := warehouse.Describe(t.Context(), loaded); err == nil || !strings.Contains(err.Error(), "take the people instead") {
			t.Errorf("%s: got %v", header, err)
		}
	}
}
