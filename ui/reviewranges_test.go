package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/table"
)

// typeSetting types a setting and applies it.
func typeSetting(t *testing.T, r *rangesStep, label, text string) {
	t.Helper()
	i := slices.IndexFunc(r.fields, func(f settingField) bool { return f.label == label })
	if i < 0 {
		t.Fatalf("no field %q", label)
	}
	r.entries[i].SetText(text)
	press(t, r.content(), "Apply")
}

// TestReviewSettings: a rate that is missing is typed and its person counted; target,
// rounding, day and ageing change the ranges; what cannot be is told and changes nothing.
func TestReviewSettings(t *testing.T) {
	w, picker := newExampleReview(t)
	r := stepOf[*rangesStep](t, w, 2)
	before := r.open()
	if !strings.Contains(textsOf(r.problems), "No rate for SEK") {
		t.Errorf("nothing says that a rate is missing: %q", textsOf(r.problems))
	}
	typeSetting(t, r, "1 SEK in EUR", "0.088")
	if got := w.review.answer.Review.Total.Counted; got != 36 || r.open() != before-1 {
		t.Errorf("%d counted, %d open of %d", got, r.open(), before)
	}
	midpoint := func() float64 { return w.review.answer.Review.People[8].Range.Midpoint }
	if midpoint() != 59_100 {
		t.Fatalf("the midpoint of E009 is %v", midpoint())
	}
	typeSetting(t, r, "Ranges rounded to", "1000")
	if midpoint() != 59_000 {
		t.Errorf("rounded to 1,000 it is %v", midpoint())
	}
	typeSetting(t, r, "Market moves a year", "")
	if midpoint() != 58_000 { // 63,500 × 0.91 = 57,785
		t.Errorf("without ageing it is %v", midpoint())
	}
	typeSetting(t, r, "Target", "P75")
	if midpoint() != 66_000 { // 72,000 × 0.91 = 65,520
		t.Errorf("at P75 it is %v", midpoint())
	}
	press(t, r.content(), "lead-lag")
	if got := dayText(w.review.answer.Review.Settings.Date); got != "2027-07-01" && got != "2027-07-02" {
		t.Errorf("the day is %s", got)
	}
	typeSetting(t, r, "Target", "P120")
	if !strings.Contains(dialogText(w), "not a number from 1 to 99") || midpoint() != 66_000 {
		t.Errorf("a target that cannot be: %q", dialogText(w))
	}
	w.dialogs.closeTop()
	picker.open = writeFile(t, "places.csv", "place,differential\nLeipzig,0.5\n")
	press(t, r.content(), "Places from a file…")
	if midpoint() != 36_000 {
		t.Errorf("with a place of half it is %v", midpoint())
	}
}

// TestReviewRanges: every range that somebody is counted in is listed once.
func TestReviewRanges(t *testing.T) {
	w, _ := newExampleReview(t)
	people := 0
	for _, r := range table.JobRanges(w.review.answer.Review) {
		people += r.People
		if !(r.Minimum < r.Midpoint && r.Midpoint < r.Maximum) || !(r.Lowest <= r.Median && r.Median <= r.Highest) {
			t.Errorf("%+v", r)
		}
	}
	if people != 35 {
		t.Errorf("%d people stand on ranges", people)
	}
}
