package gap_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// decidedOn are the figures of 40 people, the even ones women, whose base pay of the year is
// a column of its own.
func decidedOn(t *testing.T, header string, asked gap.Asked) gap.Results {
	t.Helper()
	text := header + "Sex,Job title,Category,Base salary,Bonus paid,Paid hours in year,Currency\n"
	for i := range 40 {
		if header != "" {
			text += fmt.Sprintf("P%d,", i)
		}
		text += fmt.Sprintf("%s,Clerk,%s,%d,%d,1700,EUR\n", []string{"F", "M"}[i%2], []string{"Care", "Yard"}[i/2%2], 40_000+1_300*(i%9), i%4*400)
	}
	r, err := ingest.ReadBytes(t.Context(), "people.csv", []byte(text), ingest.Options{As: ingest.RosterForm})
	if err != nil {
		t.Fatal(err)
	}
	people, err := roster.From(r, roster.Choices{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := gap.From(people, asked.Choices)
	if err != nil {
		t.Fatal(err)
	}
	of, err := gap.Work(p, asked)
	if err != nil {
		t.Fatal(err)
	}
	return of
}

func everything() gap.Asked {
	return gap.Asked{
		Choices: gap.Choices{Category: "category", PayPeriod: gap.Month, HoursAYear: 1720}, UK: true, EU: &gap.Article9{Level: gap.Hourly}, Over: gap.Receivers,
		Answer: "P3", Like: true, Terms: []string{"category"},
	}
}

// laidOut is what JSON has of results.
func laidOut(t *testing.T, r gap.Results) map[string]any {
	t.Helper()
	text, err := json.Marshal(r.Document(gap.Speech{Words: func(r remark.Remark) string { return string(r.Kind) }, Say: func(r remark.Remark) any { return r }}))
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// paidOf is the pay that somebody of decidedOn is stated to have.
func paidOf(i int) float64 { return float64(40_000 + 1_300*(i%9)) }

// TestDecideNothing: a book without a decision leaves every figure as it was.
func TestDecideNothing(t *testing.T) {
	r := decidedOn(t, "Employee ID,", everything())
	var none []gap.Decision
	for i := range 40 {
		none = append(none, gap.Decision{ID: fmt.Sprint("P", i), Old: paidOf(i), New: math.NaN()})
	}
	decided, err := r.Decide(none)
	if err != nil {
		t.Fatal(err)
	}
	before, with := laidOut(t, r), laidOut(t, decided)
	after := with["after"].(map[string]any)
	for _, key := range []string{"uk", "eu", "full_time_pay", "like_for_like", "decomposition"} {
		if a, b := fmt.Sprint(before[key]), fmt.Sprint(after[key]); a != b || a == "<nil>" || fmt.Sprint(with[key]) != a {
			t.Errorf("%s is %s before and %s after", key, a, b)
		}
	}
	if after["article_7"] != nil || with["article_7"] == nil {
		t.Error("the answer to one worker is worked out after what was decided, or not at all")
	}
}

// TestDecide raises all women by a tenth: women's base pay is so in every figure, men's and
// variable pay are as they were.
func TestDecide(t *testing.T) {
	r := decidedOn(t, "Employee ID,", everything())
	var all []gap.Decision
	for i := 0; i < 40; i += 2 {
		all = append(all, gap.Decision{ID: fmt.Sprint("P", i), Old: paidOf(i), New: 1.1 * paidOf(i)})
	}
	decided, err := r.Decide(all)
	if err != nil {
		t.Fatal(err)
	}
	a := decided.After
	if a.Raised != 20 {
		t.Errorf("%d raised", a.Raised)
	}
	f := &figures{TB: t}
	for what, of := range map[string][2]gap.Pair{
		"hourly pay":    {r.UK.MeanHourly.Pair, a.UK.MeanHourly.Pair},
		"median hourly": {r.UK.MedianHourly.Pair, a.UK.MedianHourly.Pair},
		"full-time pay": {r.Mean.Pair, a.Mean.Pair},
		"base of Care":  {r.EU.Categories[0].Base, a.EU.Categories[0].Base},
		"base of Yard":  {r.EU.Categories[1].Base, a.EU.Categories[1].Base},
	} {
		f.pair(what, of[1], of[0].Men, 1.1*of[0].Women)
	}
	bonus := r.EU.MeanVariable[gap.Everyone]
	f.pair("variable pay", a.EU.MeanVariable[gap.Everyone].Pair, bonus.Men, bonus.Women)
	f.pair("pay level", a.EU.Mean.Pair, r.EU.Mean.Men, 1.1*r.EU.Mean.Women-0.1*bonus.Women)
	f.meet("like for like", a.Like[0].Coefficient, r.Like[0].Coefficient+math.Log(1.1))
	t.Logf("%d figures after what was decided met", f.met)
	if r.People.Who[0].Pay.Stated != paidOf(0) {
		t.Error("the roster's own pay was changed")
	}
}

// TestDecideFates: whoever has no decision that can be taken keeps their pay, and is counted.
func TestDecideFates(t *testing.T) {
	r := decidedOn(t, "Employee ID,", everything())
	nan := math.NaN()
	decided, err := r.Decide([]gap.Decision{
		{ID: "P0", Old: paidOf(0), New: paidOf(0) + 100},
		{ID: "P1", Old: paidOf(1), New: nan},
		{ID: "P2", Old: paidOf(2) - 1, New: paidOf(2) + 100},
		{ID: "P3", Old: paidOf(3), New: paidOf(3) + 100, Refused: true},
		{ID: "P4", Old: paidOf(4), New: paidOf(4) - 100},
		{ID: "P5", Old: paidOf(5), New: paidOf(5) + 100},
		{ID: "P5", Old: paidOf(5), New: paidOf(5) + 200},
		{ID: "P6", Old: nan, New: nan},
		{ID: "elsewhere", Old: 1, New: 2},
		{ID: "nowhere", Old: 1, New: nan},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := map[remark.Kind]any{}
	for _, said := range decided.After.Of[:len(decided.After.Of)-1] {
		got[said.Kind] = said.Args[0]
	}
	want := map[remark.Kind]any{
		remark.DecisionTaken: 1, remark.DecisionNone: 2, remark.DecisionChanged: 1, remark.DecisionRefused: 3, remark.DecisionNoRow: 33, remark.DecisionNobody: 2,
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
	f := &figures{TB: t}
	f.meet("mean of women", decided.After.Mean.Women, r.Mean.Women+100.0/20)
	f.meet("mean of men", decided.After.Mean.Men, r.Mean.Men)
	asked := everything()
	asked.Answer = ""
	if _, err := decidedOn(t, "", asked).Decide(nil); !errors.Is(err, gap.ErrNoIDs) {
		t.Errorf("a roster without ids: %v", err)
	}
}
