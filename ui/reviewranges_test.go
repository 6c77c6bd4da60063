package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/widgets"
)

// typeSetting types a setting and applies it.
func typeSetting(t *testing.T, r *rangesStep, label, text string) *settingField[review.Settings] {
	t.Helper()
	i := slices.IndexFunc(r.form.fields, func(f *settingField[review.Settings]) bool { return f.label == label })
	if i < 0 {
		t.Fatalf("no field %q", label)
	}
	r.form.fields[i].entry.SetText(text)
	press(t, r.content(), "Apply")
	return r.form.fields[i]
}

// rowsAfter are the lines of settings below a field.
func rowsAfter(t *testing.T, r *rangesStep, label string) *settingRows[review.Settings] {
	t.Helper()
	for i, p := range r.form.parts {
		if f, ok := p.(*settingField[review.Settings]); ok && f.label == label {
			return r.form.parts[i+1].(*settingRows[review.Settings])
		}
	}
	t.Fatalf("no field %q", label)
	return nil
}

// typeRow adds a line of settings and applies it.
func typeRow(t *testing.T, r *rangesStep, rows *settingRows[review.Settings], dimension, value string, cells ...string) *settingLine {
	t.Helper()
	for _, o := range test.LaidOutObjects(rows.content()) {
		if b, ok := o.(*widgets.Button); ok && b.Icon == theme.ContentAddIcon() {
			test.Tap(b)
		}
	}
	line := rows.lines[len(rows.lines)-1]
	if line.dimension != nil {
		line.dimension.SetSelected(dimensionWords(dimension))
	}
	line.value.entry.SetText(value)
	for i, text := range cells {
		line.cells[i].entry.SetText(text)
	}
	press(t, r.content(), "Apply")
	return line
}

// personOf is somebody of the review on screen.
func personOf(t *testing.T, w *Window, id string) *review.Standing {
	t.Helper()
	for i := range w.review.answer.Review.People {
		if p := &w.review.answer.Review.People[i]; p.Person.ID == id {
			return p
		}
	}
	t.Fatalf("no person %s", id)
	return nil
}

// TestReviewSettings: a rate that is missing is typed and its person counted; target,
// rounding, day and ageing change the ranges; what cannot be is said beside its field and
// changes nothing, and what was typed elsewhere is taken.
func TestReviewSettings(t *testing.T) {
	w, picker := newExampleReview(t)
	r := stepOf[*rangesStep](t, w, 2)
	before := r.open()
	if !strings.Contains(textsOf(r.problems), "No rate for SEK") {
		t.Errorf("nothing says that a rate is missing: %q", textsOf(r.problems))
	}
	rates := rowsAfter(t, r, "Currency of totals")
	sek := rates.lines[len(rates.lines)-1]
	sek.cells[0].entry.SetText("0.088")
	press(t, r.content(), "Apply")
	if got := w.review.answer.Review.Total.Counted; got != 36 || r.open() != before-1 {
		t.Errorf("%d counted, %d open of %d", got, r.open(), before)
	}
	midpoint := func() float64 { return personOf(t, w, "E009").Range.Midpoint }
	if midpoint() != 59_100 {
		t.Fatalf("the midpoint of E009 is %v", midpoint())
	}
	for _, step := range []struct {
		label, text string
		want        float64
	}{
		{"Ranges rounded to", "1000", 59_000},
		{"Market moves a year", "", 58_000},                         // 63,500 × 0.91 = 57,785
		{"Market moves a year", "10% until 2026-06-30, 0%", 59_000}, // 57,785 × 1.1^(3/12) = 59,178
		{"Market moves a year", "", 58_000},
		{"Target", "P75", 66_000},      // 72,000 × 0.91 = 65,520
		{"Target", "P75*110%", 72_000}, // 72,072
		{"Target", "P75", 66_000},
	} {
		if typeSetting(t, r, step.label, step.text); midpoint() != step.want {
			t.Errorf("%s %q: the midpoint is %v, want %v", step.label, step.text, midpoint(), step.want)
		}
	}
	r.form.fields[slices.IndexFunc(r.form.fields, func(f *settingField[review.Settings]) bool { return f.label == "Ranges rounded to" })].entry.SetText("100")
	wrong := typeSetting(t, r, "Target", "P120")
	if !wrong.fault.Visible() || !strings.Contains(wrong.fault.String(), "not a number from 1 to 99") || wrong.entry.Text != "P120" || midpoint() != 65_500 {
		t.Errorf("a target that cannot be: %q beside %q, the midpoint is %v", wrong.fault.String(), wrong.entry.Text, midpoint())
	}
	if typeSetting(t, r, "Target", "P75"); wrong.fault.Visible() {
		t.Error("the fault stays after it was mended")
	}
	picker.open = writeFile(t, "places.csv", "place,differential\nLeipzig,0.5\n")
	press(t, r.content(), "Places from a file…")
	if midpoint() != 36_000 {
		t.Errorf("with a place of half it is %v", midpoint())
	}
}

// TestReviewRules: what differs for some people is added, corrected and taken away, line by
// line.
func TestReviewRules(t *testing.T) {
	w, _ := newExampleReview(t)
	r := stepOf[*rangesStep](t, w, 2)
	of := func(id string) roster.Range { return personOf(t, w, id).Range }
	targets := rowsAfter(t, r, "Target")
	if len(targets.lines) != 1 || targets.lines[0].dimension.Selected != "Job" || targets.lines[0].value.text() != "Data Scientist" {
		t.Fatalf("the example's rule: %+v", targets.typed())
	}
	typeRow(t, r, targets, "level", "P2", "P75")
	if got := of("E009").Midpoint; got != 67_000 { // 72,000 × 1.022416662 × 0.91
		t.Errorf("the midpoint of a P2 at P75 is %v", got)
	}
	wrong := typeRow(t, r, targets, "level", "P2", "P60")
	if !strings.Contains(wrong.cells[0].fault.String(), "It stands above already.") {
		t.Errorf("a rule twice: %q", wrong.cells[0].fault.String())
	}
	targets.remove(wrong)
	targets.remove(targets.lines[1])
	press(t, r.content(), "Apply")
	if got := of("E009").Midpoint; got != 59_100 {
		t.Errorf("without the rule it is %v", got)
	}
	spreads := rowsAfter(t, r, "Spread of ranges")
	typeRow(t, r, spreads, "job", "Product Manager", "20%")
	if got := of("E018"); got.Minimum != 61_400 || got.Maximum != 73_600 { // 67,500 ÷ 1.1, × 1.2
		t.Errorf("with a spread of 20 %% it is %v", got)
	}
	typeSetting(t, r, "Or ranges from", "-20%..+20%")
	if got := of("E009"); got.Minimum != 47_300 || got.Maximum != 70_900 {
		t.Errorf("20 %% around 59,100 is %v", got)
	}
	typeSetting(t, r, "Or ranges from", "P25..P75")
	if got := of("E009"); got.Midpoint != 59_100 || got.Maximum != 67_000 {
		t.Errorf("from P25 to P75 is %v", got)
	}
	if f := typeSetting(t, r, "Or ranges from", "20..30"); !strings.Contains(f.fault.String(), "P25..P75") {
		t.Errorf("a range that cannot be: %q", f.fault.String())
	}
	typeSetting(t, r, "Or ranges from", "")
	places := r.form.parts[slices.IndexFunc(r.form.parts, func(p settingPart[review.Settings]) bool {
		rows, ok := p.(*settingRows[review.Settings])
		return ok && rows.hint == "place"
	})].(*settingRows[review.Settings])
	typeRow(t, r, places, "", "London", "1.2", "30000")
	if got := w.review.asked().Settings.Places; len(got) != 5 || got[4] != (review.Place{Name: "London", Differential: 1.2, Floor: 30_000}) {
		t.Errorf("the places are %v", got)
	}
	if line := typeRow(t, r, places, "", "Hamburg", "91"); !line.cells[0].fault.Visible() || len(w.review.asked().Settings.Places) != 5 {
		t.Errorf("a differential of 91: %q", line.cells[0].fault.String())
	}
}

// TestReviewElement: sales are held against target cash where their family is.
func TestReviewElement(t *testing.T) {
	w, _ := newExampleReview(t)
	r := stepOf[*rangesStep](t, w, 2)
	i := slices.IndexFunc(r.form.parts, func(p settingPart[review.Settings]) bool {
		c, ok := p.(*settingChoice[review.Settings])
		return ok && c.label == "Pay"
	})
	choice := r.form.parts[i].(*settingChoice[review.Settings])
	choice.choice.SetIndex(1)
	press(t, r.content(), "Apply")
	if got := w.review.answer.Review.Total.Counted; w.review.asked().Settings.Element.Usual != review.TargetCash || got == 35 {
		t.Errorf("%d are counted against %s", got, w.review.asked().Settings.Element.Usual)
	}
	choice.choice.SetIndex(0)
	typeRow(t, r, r.form.parts[i+1].(*settingRows[review.Settings]), "", "Sales", "target cash")
	if got := w.review.asked().Settings.Element; got.Usual != review.Base || len(got.Rules) != 1 || got.Rules[0].Value != review.TargetCash {
		t.Errorf("the element is %+v", got)
	}
	if line := typeRow(t, r, r.form.parts[i+1].(*settingRows[review.Settings]), "", "Data", "bonus"); !strings.Contains(line.cells[0].fault.String(), "target_cash") {
		t.Errorf("pay that is none: %q", line.cells[0].fault.String())
	}
}

// TestReviewTimings: the days to lag or lead are written out for the year that is planned
// for, and taken with a click.
func TestReviewTimings(t *testing.T) {
	w, _ := newExampleReview(t)
	r := stepOf[*rangesStep](t, w, 2)
	for label, want := range map[string]string{"Lag: 1 Jan 2027": "2027-01-01", "Lead-lag: 1 Jul 2027": "2027-07-01", "Lead: 1 Jan 2028": "2028-01-01"} {
		press(t, r.content(), label)
		if got := dayText(w.review.answer.Review.Settings.Date); got != want {
			t.Errorf("%s: the day is %s", label, got)
		}
	}
	r.year.SetText("2030")
	press(t, r.content(), "Lead: 1 Jan 2031")
	r.year.SetText("next")
	if !strings.Contains(textsOf(r.timings), "Write the year as 2027.") || dayText(w.review.asked().Settings.Date) != "2031-01-01" {
		t.Errorf("a year that is none: %q", textsOf(r.timings))
	}
}

// TestReviewStructure: our own grades stand in place of the market's ranges, until they are
// taken away.
func TestReviewStructure(t *testing.T) {
	w, picker := newExampleReview(t)
	r := stepOf[*rangesStep](t, w, 2)
	picker.open = writeFile(t, "grades.csv", "grade,min,max\nG1,10000,20000\n")
	press(t, r.content(), "Our own grades…")
	if len(w.review.asked().Settings.Structure) != 1 || !strings.Contains(textsOf(r.content()), "own structure: 1 row.") {
		t.Errorf("%v: %s", w.review.asked().Settings.Structure, textsOf(r.grades))
	}
	press(t, r.content(), "Ranges of the market again")
	if w.review.asked().Settings.Structure != nil || r.market.Visible() {
		t.Error("the grades stay")
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
