package command_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// What moves pay leaves the house as several breakdowns of one selection and a model of
// it. Charts and changes stand beside a table.

// explained is what moves pay as it leaves: of each dimension the people and the effects
// by value.
type explained struct {
	Cut        map[string]any `json:"cut"`
	Dimensions []struct {
		Name   string `json:"name"`
		Values []struct {
			Value  *string  `json:"value"`
			People *float64 `json:"people"`
			Effect struct {
				Share *float64 `json:"share"`
			} `json:"like_for_like"`
		} `json:"values"`
		Slope *struct {
			Effect struct {
				Share *float64 `json:"share"`
			} `json:"like_for_like"`
		} `json:"slope"`
	} `json:"dimensions"`
	Model struct {
		People *float64 `json:"people"`
	} `json:"model"`
}

func explain(t *testing.T, args ...string) explained {
	t.Helper()
	stdout, stderr, code := run(t, append([]string{"drivers", "--format", "json", "--period", "year"}, args...)...)
	if code != 0 {
		t.Fatalf("%q: exit %d: %s", args, code, stderr)
	}
	var e explained
	if err := json.Unmarshal([]byte(stdout), &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// people are those of a value of a dimension; 0 where they are not told.
func (e explained) people(dimension, value string) float64 {
	for _, d := range e.Dimensions {
		for _, v := range d.Values {
			if d.Name == dimension && v.Value != nil && *v.Value == value && v.People != nil {
				return *v.People
			}
		}
	}
	return 0
}

// effect is that of a value, or the slope of the dimension; NaN where none is told.
func (e explained) effect(dimension, value string) float64 {
	for _, d := range e.Dimensions {
		if d.Name != dimension {
			continue
		}
		if d.Slope != nil && d.Slope.Effect.Share != nil {
			return *d.Slope.Effect.Share
		}
		for _, v := range d.Values {
			if v.Value != nil && *v.Value == value && v.Effect.Share != nil {
				return *v.Effect.Share
			}
		}
	}
	return math.NaN()
}

// nested are people of whom 5 have a title that only 8 in one town have, who are also the
// only ones with more than 20 years of experience.
func nested(t *testing.T) string {
	t.Helper()
	return payOf(t, "Employer,Role,City,Years of experience,Salary", 160, func(i int) string {
		role, city, years := [2]string{"Cook", "Waiter"}[i%2], [2]string{"Graz", "Ulm"}[i/2%2], 1+i/4%9
		if i < 8 {
			city, years = "Bonn", 25
		}
		if i < 5 {
			role = "Chef"
		}
		return fmt.Sprintf("E%d,%s,%s,%d,%d", i%40, role, city, years, 30_000+397*i)
	})
}

// One value lies in another of a second dimension, all but a few.
func TestAttackDriversNested(t *testing.T) {
	file := nested(t)
	succeeds(t, func(flags ...string) bool {
		e := explain(t, append([]string{file}, flags...)...)
		chefs, bonn := e.people("role", "Chef"), e.people("location", "Bonn")
		return chefs > 0 && bonn-chefs == 3
	})
	if e := explain(t, file, "--publication"); e.people("role", "Waiter") == 0 || e.people("location", "Graz") == 0 {
		t.Error("values that tell of nobody are withheld too")
	}
}

// The effects on total cash and on base pay differ by the one bonus there is.
func TestAttackDriversBonus(t *testing.T) {
	file := payOf(t, "Employer,Role,Base salary,Annual bonus", 120, func(i int) string {
		bonus := 0
		if i == 0 {
			bonus = 91_500
		}
		if i%12 == 0 {
			return fmt.Sprintf("E%d,Chef,%d,%d", i/12%10, 60_000, bonus)
		}
		return fmt.Sprintf("E%d,Cook,%d,0", i%40, 40_000+100*i)
	})
	succeeds(t, func(flags ...string) bool {
		ask := func(pay string) float64 {
			return explain(t, append([]string{file, "--pay", pay}, flags...)...).effect("role", "Chef")
		}
		// Of ten chefs paid alike the mean logarithm rises by a tenth of the one's.
		raised := math.Pow((1+ask("total_cash"))/(1+ask("base")), 10)
		return about((raised-1)*60_000, 91_500, 0.1)
	})
}

// The model leaves out people without a value, who are those selected less those in it.
func TestAttackDriversLeftOut(t *testing.T) {
	file := payOf(t, "Employer,Role,Years of experience,Salary", 120, func(i int) string {
		years := strconv.Itoa(1 + i%20)
		if i < 3 {
			years = ""
		}
		return fmt.Sprintf("E%d,%s,%s,%d", i%40, [2]string{"Cook", "Waiter"}[i%2], years, 30_000+397*i)
	})
	left := regexp.MustCompile(`\b3 people\b`)
	succeeds(t, func(flags ...string) bool {
		e := explain(t, append([]string{file}, flags...)...)
		all, _ := e.Cut["people"].(float64)
		stdout, _, _ := run(t, append([]string{"drivers", file, "--period", "year"}, flags...)...)
		return e.Model.People != nil && all-*e.Model.People == 3 || left.MatchString(stdout)
	})
}

// A slope is as good as a mean: the line of total cash over size beside that of base pay.
func TestAttackSizeLineBonus(t *testing.T) {
	const people = 60
	file := payOf(t, "Employer,Revenue,Base salary,Annual bonus", people, func(i int) string {
		bonus := 0
		if i == people-1 {
			bonus = 91_500
		}
		return fmt.Sprintf("E%d,%d,60000,%d", i, 1_000_000*(i+1), bonus)
	})
	mean, sum := 0.0, 0.0
	for i := range people {
		mean += math.Log(float64(i+1)) / people
	}
	for i := range people {
		sum += math.Pow(math.Log(float64(i+1))-mean, 2)
	}
	succeeds(t, func(flags ...string) bool {
		slope := func(pay string) float64 {
			o := compare(t, append([]string{file, "--period", "year", "--pay", pay, "--size", "Revenue"}, flags...)...)
			line, _ := o.Size["elasticity"].(float64)
			return line
		}
		raised := math.Exp((slope("total_cash") - slope("base")) * sum / (math.Log(people) - mean))
		return about((raised-1)*60_000, 91_500, 0.1)
	})
}

// A chart of another breakdown leaves with the table: the title beside the experience.
func TestAttackChartBesideTable(t *testing.T) {
	file := nested(t)
	told := regexp.MustCompile(`>(\d+) people<`)
	succeeds(t, func(flags ...string) bool {
		chart, table := filepath.Join(t.TempDir(), "c.svg"), filepath.Join(t.TempDir(), "t.csv")
		args := append([]string{"compare", file, "--period", "year", "--by", "Role", "--chart-kind", "experience", "--chart", chart, "--csv", table}, flags...)
		if _, said, code := run(t, args...); code != 0 {
			t.Fatal(said)
		}
		drawn, err := os.ReadFile(chart)
		if err != nil {
			t.Fatal(err)
		}
		listed, err := os.ReadFile(table)
		if err != nil {
			t.Fatal(err)
		}
		for _, band := range told.FindAllStringSubmatch(string(drawn), -1) {
			if band[1] == "8" && strings.Contains(string(listed), "\nChef,5,") {
				return true
			}
		}
		return false
	})
}

// The people of both years, whose medians are set against each other, are all but three
// of those selected.
func TestAttackYearsBesideTheSelection(t *testing.T) {
	of := func(earlier int) string {
		return payOf(t, "Employer,Survey year,Salary", 80+earlier, func(i int) string {
			if i < earlier {
				return fmt.Sprintf("E%d,2024,%d", i, 30_000+397*i)
			}
			return fmt.Sprintf("E%d,%d,%d", i%40, 2025+i%2, 30_000+397*i)
		})
	}
	medians := func(file string, flags ...string) bool {
		o := compare(t, append([]string{file, "--period", "year", "--change-from", "2025", "--change-to", "2026"}, flags...)...)
		return o.Change["unmatched_change_of_median"] != nil
	}
	few := of(3)
	succeeds(t, func(flags ...string) bool { return medians(few, flags...) })
	if !medians(of(40), "--publication") {
		t.Error("three years of many people are withheld too")
	}
}

// What a chart shows beyond the table is listed as published, and warned of later.
func TestPublishedByAChart(t *testing.T) {
	file := nested(t)
	saved := filepath.Join(t.TempDir(), "s.paybench")
	chart := filepath.Join(t.TempDir(), "c.svg")
	if _, said, code := run(t, "compare", file, "--period", "year", "--publication", "--chart-kind", "experience", "--chart", chart, "--save", saved); code != 0 {
		t.Fatal(said)
	}
	_, said, _ := run(t, "compare", saved, "--where", "Role=Chef", "--chart-kind", "median-top", "--save", filepath.Join(t.TempDir(), "next.paybench"))
	if !strings.Contains(said, "fewer than 5 people from what was published before") {
		t.Errorf("the chefs are all but three of a band of the chart, and nothing says so:\n%s", said)
	}
}
