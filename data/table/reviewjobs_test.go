package table_test

import (
	"math"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"
)

// TestJobNames: no two jobs of a review read the same, and a code that has several titles
// says all of them. What is unlike by its own title says nothing more.
func TestJobNames(t *testing.T) {
	people := []roster.Person{
		{Job: "Manager", Level: "M1", JobCode: "17"},
		{Job: "manager", Level: "M1", JobCode: "18"},
		{Job: "Manager", Level: "M1", Department: "Legal"},
		{Job: "Manager", Level: "M2", JobCode: "19"},
		{Job: "IT - DB", JobCode: "13"},
		{Job: "it - db ", JobCode: "13"},
		{Job: "IT - Infra", JobCode: "13"},
		{Job: "IT - Support", JobCode: "13"},
		{Job: "Clerk", JobCode: "20"},
		{Job: "Clerk 2", JobCode: "20"},
		{Job: "Clerk 3", JobCode: "20"},
		{Job: "Clerk 4", JobCode: "20"},
		{JobCode: "21"},
		{JobCode: "22"},
	}
	r, err := review.New(people, nil, review.Usual())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, j := range r.Jobs() {
		names = append(names, table.JobName(j))
	}
	want := []string{
		"21", "22", "Clerk (also Clerk 2 and 2 more)", "IT - DB (also IT - Infra, IT - Support)",
		"Manager · M1 · Legal", "Manager · M1 · 17", "manager · M1 · 18", "Manager · M2",
	}
	slices.Sort(names)
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("got  %q\nwant %q", names, want)
	}
}

// TestMixtureText: a mixture is an amount or what bounds it, and nothing where nothing does.
func TestMixtureText(t *testing.T) {
	none := math.NaN()
	for want, x := range map[string]review.Mixture{
		"€70,400": {From: 70_400, To: 70_400}, "€70,400 to €71,500": {From: 70_400, To: 71_500}, "≥ €70,400": {From: 70_400, To: none}, "≤ €71,500": {From: none, To: 71_500}, "–": {From: none, To: none},
	} {
		if got := table.MixtureText(x, "EUR"); got != want {
			t.Errorf("%v is %q, want %q", x, got, want)
		}
	}
}
