// Package worked is what tests review: the example that ships inside the program, and the
// worked review: forty invented people against a table of seventeen cuts, whose figures
// were computed by three programs that are not this one. Like all real files that lies
// beside the repository; without it tests are skipped.
package worked

import (
	"encoding/csv"
	"maps"
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

// path is where a file of the worked review is.
func path(name string) []string { return []string{"review", "vectors", "a_review", name} }

// Rows reads a table of the worked review: cells by their header.
func Rows(tb testing.TB, name string) []map[string]string {
	tb.Helper()
	file, err := os.Open(realfiles.Path(tb, path(name)...))
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

// JSON reads a file of the worked review into a value.
func JSON(tb testing.TB, name string, into any) {
	tb.Helper()
	realfiles.JSON(tb, into, path(name)...)
}

// Number reads a cell; NaN where it holds none.
func Number(text string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.NaN()
	}
	return x
}

// Day is a day as 2027-01-01; any other text is the zero time.
func Day(text string) time.Time {
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}
	}
	return d
}

// Where is a condition that people meet who have a value.
func Where(dimension, value string) []review.Condition {
	return []review.Condition{{Dimension: dimension, Value: value}}
}

// Settings are those of the worked review.
func Settings(tb testing.TB) review.Settings {
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
	JSON(tb, "settings.json", &given)
	s := review.Usual()
	s.AsOf, s.Date = Day("2026-11-20"), Day(given.ReviewDate)
	s.AgeRate.Usual = []review.AgeRate{{Yearly: given.AgeRate}}
	s.Currency, s.Rates, s.Step, s.Thirds = "EUR", given.Rates, given.Round, true
	for place, differential := range given.Geo {
		s.Places = append(s.Places, review.Place{Name: place, Differential: differential})
	}
	for role, percentile := range given.Target {
		if role != "*" {
			s.Target.Rules = append(s.Target.Rules, review.Rule[review.Target]{Where: Where("role", role), Value: review.Target{Percentile: percentile}})
		}
	}
	for level, spread := range given.Spread {
		s.Spread.Rules = append(s.Spread.Rules, review.Rule[float64]{Where: Where("level", level), Value: spread})
	}
	for country, share := range given.OnCost {
		s.OnCost.Rules = append(s.OnCost.Rules, review.Rule[float64]{Where: Where("country", country), Value: share})
	}
	s.RaisesFrom = Day("2027-04-01")
	return s
}

// Plan is the merit plan of the worked review.
func Plan(tb testing.TB) review.MeritPlan {
	tb.Helper()
	var given struct {
		Merit struct {
			First   string               `json:"period_start"`
			Last    string               `json:"period_end"`
			HiredBy string               `json:"hired_after_not_eligible"`
			Budget  float64              `json:"budget_share"`
			From    []float64            `json:"columns_compa_ratio_from"`
			Shares  map[string][]float64 `json:"guideline"`
		}
	}
	JSON(tb, "settings.json", &given)
	m := given.Merit
	return review.MeritPlan{
		Guideline: review.Guideline{From: m.From, Shares: m.Shares, Ratings: slices.Sorted(maps.Keys(m.Shares))},
		Budget:    m.Budget, HiredBy: Day(m.HiredBy), Period: review.Span{First: Day(m.First), Last: Day(m.Last)},
	}
}

// Roster are the people of the worked review.
func Roster(tb testing.TB) []roster.Person {
	tb.Helper()
	months, hours := map[string]float64{"CH": 13}, map[string]float64{"DE": 40, "UK": 37.5, "CH": 42, "SE": 40}
	states := map[string]roster.State{"active": roster.Working, "leaving": roster.Leaving}
	var people []roster.Person
	on := map[string]int{}
	for i, row := range Rows(tb, "roster.csv") {
		period, err := money.ParsePeriod(row["period"])
		if err != nil {
			tb.Fatal(err)
		}
		p := roster.Person{
			ID: row["employee_id"], Line: i + 2, Job: row["job_title"], Level: row["level"], Department: row["department"],
			Manager: row["manager_id"], Place: row["place"], Country: row["country"], Status: row["status"], State: states[row["status"]],
			Rating: row["rating"], Hired: Day(row["hire_date"]),
		}
		p.Pay = roster.Pay{Period: period, Currency: row["currency"], Months: months[p.Country], Hours: hours[p.Country], FTE: Number(row["fte"]), Basis: roster.AsPaid}
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

// Prices are those of jobs by title and level.
type Prices map[[2]string]review.Price

// Price implements review.Pricer.
func (w Prices) Price(of roster.Person) review.Price {
	for _, level := range []string{of.Level, "all"} {
		if price, ok := w[[2]string{of.Job, level}]; ok {
			return price
		}
	}
	none := remark.New(remark.NoMatch)
	return review.Price{Reason: &none}
}

// Market prices jobs by the market and the matches of the worked review.
func Market(tb testing.TB) Prices {
	tb.Helper()
	w := Prices{}
	for _, row := range Rows(tb, "market.csv") {
		c := review.Cut{
			Survey: "market", Title: row["job"], Level: row["level"], Country: row["country"], Currency: row["currency"], Effective: Day(row["effective_date"]),
			People: int(Number(row["people"])), Employers: int(Number(row["employers"])), Share: 1, Weight: Number(row["people"]), Adjust: 1, Step: review.JobLevel,
		}
		quality := review.Strong
		if c.Level == "all" {
			c.Step, quality = review.JobOnly, review.Weak
		}
		for _, p := range []float64{10, 25, 50, 75, 90} {
			c.Points = append(c.Points, review.Point{Percentile: p, Value: Number(row["p"+strconv.Itoa(int(p))])})
		}
		w[[2]string{c.Title, c.Level}] = review.Price{Cuts: []review.Cut{c}, Quality: quality}
	}
	for _, row := range Rows(tb, "matches.csv") {
		job := [2]string{row["job"], row["level"]}
		c := w[[2]string{row["market_job"], row["market_level"]}].Cuts[0]
		c.Share = Number(row["share"])
		price := w[job]
		price.Cuts, price.Quality = append(slices.Clone(price.Cuts), c), review.Quality(row["quality"])
		w[job] = price
	}
	return w
}

// Review is the worked review.
func Review(tb testing.TB) *review.Review {
	tb.Helper()
	r, err := review.New(Roster(tb), Market(tb), Settings(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return r
}
