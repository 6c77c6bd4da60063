package review_test

import (
	"slices"
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

// TestByEveryDimension: each dimension tells people apart by what they have of it, in
// natural order, and nobody is lost.
func TestByEveryDimension(t *testing.T) {
	two, ten, none := one(1), one(1), one(1)
	for p, v := range map[*roster.Person]string{&two: "2", &ten: "10"} {
		for _, field := range []*string{&p.Department, &p.Manager, &p.Family, &p.Job, &p.JobCode, &p.Level, &p.Grade, &p.Place, &p.Country, &p.Entity, &p.Pay.Currency, &p.Status, &p.Rating} {
			*field = v
		}
	}
	none.Pay.Currency = ""
	r, err := review.New([]roster.Person{ten, none, two}, nil, review.Usual())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(review.Dimensions(), "job_title", "role", "manager_id", "location", " Family ") {
		parts, err := r.By(name)
		if err != nil {
			t.Fatal(err)
		}
		var values []string
		for _, p := range parts {
			if values = append(values, p.Value); p.Rows != 1 || len(p.People) != 1 {
				t.Errorf("%s %s: %d rows", name, p.Value, p.Rows)
			}
		}
		if !slices.Contains(values, "") || slices.Index(values, "2") > slices.Index(values, "10") || len(values) != 3 {
			t.Errorf("%s: %q", name, values)
		}
	}
	if len(review.Dimensions()) != 13 {
		t.Errorf("dimensions %q", review.Dimensions())
	}
	if _, err := r.By("sex"); err == nil {
		t.Error("a review is broken down by sex")
	}
}
