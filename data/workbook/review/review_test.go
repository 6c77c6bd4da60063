package review

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

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

// float reads a cell; NaN where it holds none.
func float(text string) float64 {
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

func where(dimension, value string) []review.Condition {
	return []review.Condition{{Dimension: dimension, Value: value}}
}

// workedSettings are settings.json of the worked review.
func workedSettings(tb testing.TB) (review.Settings, review.MeritPlan) {
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
		Merit      struct {
			From      []float64            `json:"columns_compa_ratio_from"`
			Guideline map[string][]float64 `json:"guideline"`
		} `json:"merit"`
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
	plan := review.MeritPlan{Budget: 0.032, Period: review.Year(2026), HiredBy: day("2026-09-30")}
	plan.Guideline.From, plan.Guideline.Shares = given.Merit.From, given.Merit.Guideline
	for rating := range given.Merit.Guideline {
		plan.Guideline.Ratings = append(plan.Guideline.Ratings, rating)
	}
	slices.Sort(plan.Guideline.Ratings)
	return s, plan
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
		p.Pay = roster.Pay{Period: period, Currency: row["currency"], Months: months[p.Country], Hours: hours[p.Country], FTE: float(row["fte"]), Basis: roster.AsPaid}
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

// prices are those of jobs by title and level.
type prices map[[2]string]review.Price

func (w prices) Price(of roster.Person) review.Price {
	for _, level := range []string{of.Level, "all"} {
		if price, ok := w[[2]string{of.Job, level}]; ok {
			return price
		}
	}
	none := remark.New(remark.NoMatch)
	return review.Price{Reason: &none}
}

// workedPrices are market.csv and matches.csv.
func workedPrices(tb testing.TB) prices {
	tb.Helper()
	w := prices{}
	for _, row := range rows(tb, worked("market.csv")...) {
		c := review.Cut{
			Survey: "market", Title: row["job"], Level: row["level"], Country: row["country"], Currency: row["currency"], Effective: day(row["effective_date"]),
			People: int(float(row["people"])), Employers: int(float(row["employers"])), Share: 1, Weight: float(row["people"]), Adjust: 1, Step: review.JobLevel,
		}
		quality := review.Strong
		if c.Level == "all" {
			c.Step, quality = review.JobOnly, review.Weak
		}
		for _, p := range []float64{10, 25, 50, 75, 90} {
			c.Points = append(c.Points, review.Point{Percentile: p, Value: float(row["p"+strconv.Itoa(int(p))])})
		}
		w[[2]string{c.Title, c.Level}] = review.Price{Cuts: []review.Cut{c}, Quality: quality}
	}
	for _, row := range rows(tb, worked("matches.csv")...) {
		job := [2]string{row["job"], row["level"]}
		c := w[[2]string{row["market_job"], row["market_level"]}].Cuts[0]
		c.Share = float(row["share"])
		price := w[job]
		price.Cuts, price.Quality = append(slices.Clone(price.Cuts), c), review.Quality(row["quality"])
		w[job] = price
	}
	return w
}

// breakdowns are the dimensions that the worked review is broken down by.
var breakdowns = []string{"department", "manager_id", "job_title", "level", "country"}

// workedBook is the worked review with one scenario and merit.
func workedBook(tb testing.TB, of review.Scenario) Content {
	tb.Helper()
	s, plan := workedSettings(tb)
	r, err := review.New(workedRoster(tb), workedPrices(tb), s)
	if err != nil {
		tb.Fatal(err)
	}
	return bookOf(tb, r, &plan, of)
}

// bookOf is the content of a review's book.
func bookOf(tb testing.TB, r *review.Review, plan *review.MeritPlan, scenarios ...review.Scenario) Content {
	tb.Helper()
	c := Content{Name: "roster.csv", Review: r, By: breakdowns, Program: "Paybench 0.1.0", Made: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	for _, s := range scenarios {
		o, err := r.Scenario(s)
		if err != nil {
			tb.Fatal(err)
		}
		c.Outcomes = append(c.Outcomes, o)
	}
	if plan != nil {
		var err error
		if c.Merit, err = r.Merit(*plan); err != nil {
			tb.Fatal(err)
		}
	}
	return c
}

// written writes a book.
func written(tb testing.TB, c Content) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := Write(tb.Context(), &out, c); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// change is a cell of a sheet with what a reader writes there.
type change struct {
	sheet, cell string
	value       any
}

// changed is a book with other values in cells and none in formulas, so that whoever
// opens it cannot but calculate.
func changed(tb testing.TB, book []byte, changes ...change) []byte {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	for _, c := range changes {
		if err := f.SetCellValue(c.sheet, c.cell, c.value); err != nil {
			tb.Fatal(err)
		}
	}
	out := bytes.NewBuffer(book)
	if len(changes) > 0 {
		if out, err = f.WriteToBuffer(); err != nil {
			tb.Fatal(err)
		}
	}
	return withoutValues(tb, out.Bytes())
}

var valueOfFormula = regexp.MustCompile(`(<f[^>]*>[^<]*</f>)<v>[^<]*</v>`)

// withoutValues takes the values that formulas carry out of a book.
func withoutValues(tb testing.TB, book []byte) []byte {
	tb.Helper()
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			tb.Fatal(err)
		}
		contents, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		if strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
			contents = valueOfFormula.ReplaceAll(contents, []byte("$1"))
		}
		w, err := archive.Create(part.Name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write(contents); err != nil {
			tb.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

const alwaysCalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// calculated has LibreOffice calculate books, and opens what it saves.
func calculated(t *testing.T, books map[string][]byte) map[string]*excelize.File {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped: starts LibreOffice")
	}
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("skipped: needs soffice, of the package libreoffice-calc")
	}
	profile, in, out := t.TempDir(), t.TempDir(), t.TempDir()
	if err := os.MkdirAll(filepath.Join(profile, "user"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(alwaysCalculate), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{fmt.Sprintf("-env:UserInstallation=file://%s", profile), "--headless", "--convert-to", "xlsx", "--outdir", out}
	for name, book := range books {
		path := filepath.Join(in, name+".xlsx")
		if err := os.WriteFile(path, book, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if said, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	files := map[string]*excelize.File{}
	for name := range books {
		f, err := excelize.OpenFile(filepath.Join(out, name+".xlsx"), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		files[name] = f
	}
	return files
}

// near compares texts, or numbers within 1e-9 of themselves.
func near(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-9*max(1, math.Abs(y))
}

// sameCells compares the formulas of what was calculated with what a book carries, but
// for some sheets.
func sameCells(t *testing.T, got *excelize.File, book []byte, but ...string) {
	t.Helper()
	sameFormulas(t, got, book, 500, but...)
}

// sameFormulas does, and there have to be so many.
func sameFormulas(t *testing.T, got *excelize.File, book []byte, fewest int, but ...string) {
	t.Helper()
	want, err := excelize.OpenReader(bytes.NewReader(book), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer want.Close()
	formulas, wrong := 0, 0
	for _, name := range want.GetSheetList() {
		if slices.Contains(but, name) {
			continue
		}
		lines, err := want.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range lines {
			for j := range line {
				cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
				formula, _ := want.GetCellFormula(name, cell)
				if formula == "" {
					continue
				}
				formulas++
				carried, _ := want.GetCellValue(name, cell) // of merged cells the one that has it
				if x, _ := got.GetCellValue(name, cell); !near(x, carried) {
					if wrong++; wrong <= 12 {
						t.Errorf("%s!%s: %s is %q in LibreOffice, %q here", name, cell, formula, x, carried)
					}
				}
			}
		}
	}
	t.Logf("%d formulas, %d differ", formulas, wrong)
	if formulas < fewest {
		t.Errorf("only %d formulas", formulas)
	}
}

// TestLibreOfficeAgrees has LibreOffice calculate every formula of the worked book.
func TestLibreOfficeAgrees(t *testing.T) {
	books := map[string][]byte{}
	for name, s := range map[string]review.Scenario{
		"floor": {Name: "a", To: 1, Cap: 0.1, Budget: 60_000},
	} {
		books[name] = written(t, workedBook(t, s))
	}
	stripped := map[string][]byte{}
	for name, book := range books {
		stripped[name] = withoutValues(t, book)
	}
	for name, f := range calculated(t, stripped) {
		t.Run(name, func(t *testing.T) { sameCells(t, f, books[name]) })
	}
}
