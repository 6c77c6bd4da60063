package review_test

import (
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

// The worked review: 40 invented people against a table of 17 cuts, whose figures were
// computed by three programs that are not this one.

func worked(parts ...string) []string {
	return append([]string{"review", "vectors", "a_review"}, parts...)
}

// rows reads a CSV file with headers.
func rows(tb testing.TB, parts ...string) []map[string]string {
	tb.Helper()
	file, err := os.Open(realfiles.Path(tb, parts...))
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	var out []map[string]string
	for _, row := range all[1:] {
		m := map[string]string{}
		for i, header := range all[0] {
			m[header] = row[i]
		}
		out = append(out, m)
	}
	return out
}

// number reads a cell; NaN where it holds none.
func number(text string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.NaN()
	}
	return x
}

func day(text string) time.Time {
	d, _ := time.Parse(time.DateOnly, text) // none is the zero time
	return d
}

// workedSettings are settings.json of the worked review, in our terms.
func workedSettings(tb testing.TB) review.Settings {
	tb.Helper()
	var given struct {
		ReviewDate string             `json:"review_date"`
		AgeRate    float64            `json:"age_rate"`
		Rates      map[string]float64 `json:"rates_eur_per_unit"`
		Geo        map[string]float64 `json:"geo"`
		Target     map[string]float64 `json:"target_percentile"`
		Spread     map[string]float64 `json:"spread"`
		Round      float64            `json:"range_round"`
		OnCost     map[string]float64 `json:"on_cost"`
	}
	realfiles.JSON(tb, &given, worked("settings.json")...)
	s := review.Usual()
	s.AsOf, s.Date = day("2026-11-20"), day(given.ReviewDate)
	s.AgeRate.Usual = []review.AgeRate{{Yearly: given.AgeRate}}
	s.Currency, s.Rates, s.Step, s.Thirds = "EUR", given.Rates, given.Round, true
	for place, differential := range given.Geo {
		s.Places = append(s.Places, review.Place{Name: place, Differential: differential})
	}
	for role, percentile := range given.Target {
		if role != "*" {
			s.Target.Rules = append(s.Target.Rules, review.Rule[review.Target]{Where: where("role", role), Value: review.Target{Percentile: percentile}})
		}
	}
	for level, spread := range given.Spread {
		s.Spread.Rules = append(s.Spread.Rules, review.Rule[float64]{Where: where("level", level), Value: spread})
	}
	for country, share := range given.OnCost {
		s.OnCost.Rules = append(s.OnCost.Rules, review.Rule[float64]{Where: where("country", country), Value: share})
	}
	s.RaisesFrom = day("2027-04-01")
	return s
}

func where(dimension, value string) []review.Condition {
	return []review.Condition{{Dimension: dimension, Value: value}}
}

// workedRoster are the people of roster.csv.
func workedRoster(tb testing.TB) []roster.Person {
	tb.Helper()
	months, hours := map[string]float64{"CH": 13}, map[string]float64{"DE": 40, "UK": 37.5, "CH": 42, "SE": 40}
	var people []roster.Person
	on := map[string]int{}
	for i, row := range rows(tb, worked("roster.csv")...) {
		period, err := money.ParsePeriod(row["period"])
		if err != nil {
			tb.Fatal(err)
		}
		p := roster.Person{
			ID: row["employee_id"], Line: i + 2, Job: row["job_title"], Level: row["level"], Department: row["department"],
			Manager: row["manager_id"], Place: row["place"], Country: row["country"], Status: row["status"], State: map[string]roster.State{"active": roster.Working, "leaving": roster.Leaving}[row["status"]], Rating: row["rating"], Hired: day(row["hire_date"]),
		}
		p.Pay = roster.Pay{Period: period, Currency: row["currency"], Months: months[p.Country], Hours: hours[p.Country], FTE: number(row["fte"]), Basis: roster.AsPaid}
		if row["base_is"] == "full-time" {
			p.Pay.Basis = roster.ForFullTime
		}
		if p.Pay.Stated, err = strconv.ParseFloat(row["base"], 64); err != nil {
			p.Pay.Text = row["base"]
		}
		p.Problem = p.Pay.Resolve()
		on[p.ID]++
		people = append(people, p)
	}
	for i := range people {
		if on[people[i].ID] > 1 {
			twice := remark.New(remark.IDRepeated, on[people[i].ID])
			people[i].Problem = &twice
		}
	}
	return people
}

// workedPrices prices jobs by market.csv and matches.csv.
type workedPrices map[[2]string]review.Price

func (w workedPrices) Price(of roster.Person) review.Price {
	for _, level := range []string{of.Level, "all"} {
		if price, ok := w[[2]string{of.Job, level}]; ok {
			return price
		}
	}
	none := remark.New(remark.NoMatch)
	return review.Price{Reason: &none}
}

func loadPrices(tb testing.TB) workedPrices {
	tb.Helper()
	w := workedPrices{}
	for _, row := range rows(tb, worked("market.csv")...) {
		c := review.Cut{
			Survey: "market", Title: row["job"], Level: row["level"], Country: row["country"], Currency: row["currency"], Effective: day(row["effective_date"]),
			People: int(number(row["people"])), Employers: int(number(row["employers"])), Share: 1, Weight: number(row["people"]), Adjust: 1, Step: review.JobLevel,
		}
		quality := review.Strong
		if c.Level == "all" {
			c.Step, quality = review.JobOnly, review.Weak
		}
		for _, p := range []float64{10, 25, 50, 75, 90} {
			c.Points = append(c.Points, review.Point{Percentile: p, Value: number(row["p"+strconv.Itoa(int(p))])})
		}
		w[[2]string{c.Title, c.Level}] = review.Price{Cuts: []review.Cut{c}, Quality: quality}
	}
	for _, row := range rows(tb, worked("matches.csv")...) {
		job := [2]string{row["job"], row["level"]}
		c := w[[2]string{row["market_job"], row["market_level"]}].Cuts[0]
		c.Share = number(row["share"])
		price := w[job]
		price.Cuts, price.Quality = append(slices.Clone(price.Cuts), c), review.Quality(row["quality"])
		w[job] = price
	}
	return w
}

func workedReview(tb testing.TB) *review.Review {
	tb.Helper()
	r, err := review.New(workedRoster(tb), loadPrices(tb), workedSettings(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// figures counts the figures that are met.
type figures struct {
	tb  testing.TB
	met int
}

// meet compares a figure with the expected one, both NaN where there is none.
func (f *figures) meet(what string, got, want float64) {
	f.tb.Helper()
	if math.IsNaN(want) && math.IsNaN(got) || math.Abs(got-want) <= 1e-9*max(1, math.Abs(want)) {
		f.met++
		return
	}
	f.tb.Errorf("%s: got %v, want %v", what, got, want)
}

// same compares a text or a number of people.
func same[T comparable](f *figures, what string, got, want T) {
	f.tb.Helper()
	if got == want {
		f.met++
		return
	}
	f.tb.Errorf("%s: got %v, want %v", what, got, want)
}

// jsonFile reads a file of the worked review.
func jsonFile(tb testing.TB, name string, into any) {
	tb.Helper()
	realfiles.JSON(tb, into, worked(name)...)
}
