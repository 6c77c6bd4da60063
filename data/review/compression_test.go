package review_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
)

// TestCompression: new people above the median of those longer in the job, where these
// are three and paid alike, and people close to their manager.
func TestCompression(t *testing.T) {
	person := func(id, place, hired, manager string, pay float64) roster.Person {
		p := one(pay)
		p.ID, p.Job, p.Place, p.Manager, p.Hired = id, "Engineer", place, manager, worked.Day(hired)
		return p
	}
	people := []roster.Person{
		person("boss", "Bonn", "2010-01-01", "", 100),
		person("old1", "Bonn", "2015-01-01", "boss", 60),
		person("old2", "Bonn", "2016-01-01", "boss", 70),
		person("new above", "Bonn", "2025-06-01", "boss", 80.1),
		person("new at", "Bonn", "2025-06-01", "boss", 80),
		person("old3", "Bonn", "2024-11-20", "boss", 90), // to the day 24 months ago
		person("near", "Bonn", "2015-01-01", "boss", 95),
		person("not near", "Bonn", "2015-01-01", "boss", 94.99),
		person("elsewhere", "Berlin", "2025-06-01", "boss", 94),
		person("unknown", "Bonn", "", "boss", 94),
		person("own manager", "Bonn", "2015-01-01", "own manager", 50),
	}
	people[0].Job = "Head"
	moved := person("moved", "Bonn", "2015-01-01", "boss", 94)
	moved.InJobSince = worked.Day("2026-01-01") // long here, and new in the job
	people = append(people, moved)
	s := review.Usual()
	s.AsOf, s.Places = worked.Day("2026-11-20"), []review.Place{{Name: "Berlin", Differential: 1.1}}
	r, err := review.New(people, prices(review.Price{Cuts: []review.Cut{cutOf(80)}}), s)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range r.Compression() {
		what := fmt.Sprintf("%s: above %v of %d", c.Person.Person.ID, c.Against, c.Longer)
		if c.Manager != nil {
			what = fmt.Sprintf("%s: near %v of %s", c.Person.Person.ID, c.Against, c.Manager.Person.ID)
		}
		got = append(got, what)
	}
	// Longer in the job: 50, 60, 70, 90, 94.99, 95; their median is 80.
	if want := []string{"new above: above 80 of 6", "near: near 100 of boss"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	r, err = review.New(people[:4], prices(review.Price{Cuts: []review.Cut{cutOf(80)}}), s)
	if err != nil || len(r.Compression()) != 0 {
		t.Errorf("two people longer in the job are compared with: %v, %v", r.Compression(), err)
	}
}

// TestCompressionInCurrencies: a manager's pay is brought into the person's currency.
func TestCompressionInCurrencies(t *testing.T) {
	boss, near, far := one(100), one(110), one(105)
	boss.ID, near.ID, far.ID, near.Manager, far.Manager = "boss", "near", "far", "boss", "boss"
	boss.Pay.Currency = "GBP"
	s := review.Usual()
	s.Currency, s.Rates = "EUR", map[string]float64{"GBP": 1.15} // the boss has 115 EUR
	r, err := review.New([]roster.Person{boss, near, far}, prices(review.Price{Cuts: []review.Cut{cutOf(80)}}), s)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Compression(); len(got) != 1 || got[0].Person.Person.ID != "near" || got[0].Against < 114.999 || got[0].Against > 115.001 {
		t.Errorf("%+v", got)
	}
	near.Pay.FullTime, near.Pay.Currency, s.Rates["CHF"] = 100, "CHF", 1.1 // the boss has 104.5 CHF
	if r, err = review.New([]roster.Person{boss, near}, prices(review.Price{Cuts: []review.Cut{cutOf(80)}}), s); err != nil {
		t.Fatal(err)
	}
	if got := r.Compression(); len(got) != 1 || got[0].Against < 104.54 || got[0].Against > 104.55 {
		t.Errorf("%+v", got)
	}
}
