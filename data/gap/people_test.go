package gap_test

import (
	"context"
	"math"
	"testing"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// peopleIn reads a roster of a few lines.
func peopleIn(t *testing.T, text string) *roster.Roster {
	t.Helper()
	r, err := ingest.ReadBytes(context.Background(), "people.csv", []byte(text), ingest.Options{As: ingest.RosterForm})
	if err != nil {
		t.Fatal(err)
	}
	people, err := roster.From(r, roster.Choices{})
	if err != nil {
		t.Fatal(err)
	}
	return people
}

// currencies are people paid alike, one of them in pounds of which one is two euros, and
// one in crowns.
const currencies = `employee_id,job_title,base,currency,bonus_paid,sex
1,Analyst,60000,EUR,1000,f
2,Analyst,60000,EUR,1000,m
3,Analyst,30000,GBP,500,woman
4,Analyst,600000,SEK,0,X
5,Analyst,60000,EUR,1000,m
`

// TestCurrencies: pay of several currencies is in one, by rates; who has none is in no
// figure, and what was done is said.
func TestCurrencies(t *testing.T) {
	people := peopleIn(t, currencies)
	p, err := gap.From(people, gap.Choices{PayPeriod: gap.Year, HoursAYear: 1720, Rates: map[string]float64{"GBP": 2}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := gap.Work(p, gap.Asked{EU: &gap.Article9{Level: gap.AsPaid}, UK: true, Like: true})
	if err != nil {
		t.Fatal(err)
	}
	if p.Currency != "EUR" || r.EU.Mean.Gap() != 0 || r.EU.Mean.Of.Both() != 4 || r.UK.MeanBonus.Gap() != 0 || r.Mean.Gap() != 0 {
		t.Errorf("in %s: %+v, bonus %+v, full-time pay %+v", p.Currency, r.EU.Mean, r.UK.MeanBonus, r.Mean)
	}
	if len(p.NotIn) != 1 || p.NotIn[0].People != 1 || !p.NotIn[0].Reason.Equal(remark.New(remark.NoRate, "SEK")) {
		t.Errorf("in no figure: %v", p.NotIn)
	}
	said := false
	for _, s := range r.Open() {
		said = said || s.Equal(remark.New(remark.GapIn, "EUR"))
	}
	if !said {
		t.Errorf("nothing is said of currencies: %v", r.Open())
	}
	if p, err = gap.From(people, gap.Choices{Currency: "GBP", Rates: map[string]float64{"EUR": 0.5, "SEK": 0.05}}); err != nil || len(p.Who) != 5 || math.Abs(p.Workers[3].Base-30_000) > 1e-6 {
		t.Errorf("in pounds: %v, %+v", err, p.Workers)
	}
}

// TestWords: the texts of the column are listed with what they were taken for.
func TestWords(t *testing.T) {
	p, err := gap.From(peopleIn(t, currencies), gap.Choices{Means: map[string]gap.Sex{"x": gap.Woman}})
	if err != nil {
		t.Fatal(err)
	}
	want := []gap.Word{{Text: "m", Sex: gap.Man, People: 2}, {Text: "f", Sex: gap.Woman, People: 1}, {Text: "woman", Sex: gap.Woman, People: 1}, {Text: "X", Sex: gap.Woman, People: 1}}
	if len(p.Words) != len(want) {
		t.Fatalf("words: %v", p.Words)
	}
	for i, w := range want {
		if p.Words[i] != w {
			t.Errorf("word %d is %v, want %v", i, p.Words[i], w)
		}
	}
}

// TestNotInTellsNoCell: people who are in no figure are counted by reason, and no reason
// has what the cell of one of them says.
func TestNotInTellsNoCell(t *testing.T) {
	p, err := gap.From(peopleIn(t, "employee_id,job_title,base,currency,sex\n1,A,1000,EUR,f\n2,A,secret,EUR,f\n3,A,hidden,EUR,m\n4,A,1000,EUR,m\n4,A,1000,EUR,m\n5,A,1000,EUR,m\n"), gap.Choices{})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.NotIn) != 2 || !p.NotIn[0].Reason.Equal(remark.New(remark.PayUnread)) || p.NotIn[0].People != 2 || !p.NotIn[1].Reason.Equal(remark.New(remark.IDRepeated, 2)) || p.NotIn[1].People != 2 {
		t.Errorf("%v", p.NotIn)
	}
}
