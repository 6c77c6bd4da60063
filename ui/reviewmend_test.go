package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/ui/widgets"
)

// TestMendOf: each reason is mended where it comes from.
func TestMendOf(t *testing.T) {
	tests := []struct {
		kind    remark.Kind
		problem bool
		want    mend
	}{
		{"", false, noMend},
		{remark.NoRate, false, enterRate},
		{remark.NoMatch, false, matchJob},
		{remark.Unconfirmed, false, matchJob},
		{remark.MarketWithheld, false, matchJob},
		{remark.NoRange, false, setRange},
		{remark.RangeUpsideDown, false, setRange},
		{remark.NoTargetVariable, false, choosePay},
		{remark.PayMissing, false, correctFile},
		{remark.ShareUnknown, false, correctFile},
		{remark.PayCurrencyUnknown, false, correctFile},
		{remark.HasLeft, false, correctFile},
		{remark.HasLeftOn, false, noMend},
		{remark.IDRepeated, true, correctFile},
		{remark.PayBasisUnknown, true, correctFile},
		{remark.FullTimeHoursUnknown, true, correctFile},
	}
	for _, tt := range tests {
		s := &review.Standing{Person: &roster.Person{}}
		if tt.kind != "" {
			why := remark.New(tt.kind)
			s.Reason = &why
			if tt.problem {
				s.Person.Problem = &why
			}
		}
		if got := mendOf(s); got != tt.want {
			t.Errorf("%q is mended by %q, want %q", tt.kind, got.text(), tt.want.text())
		}
	}
}

// mended goes back to the people, mends the first who is not counted for a reason of a
// kind, by a click, Enter or the menu, and gives what has the keyboard then.
func mended(t *testing.T, w *Window, kind remark.Kind, by string) fyne.Focusable {
	t.Helper()
	p := stepOf[*peopleStep](t, w, 0)
	row := slices.IndexFunc(p.people, func(s *review.Standing) bool { return s.Reason != nil && s.Reason.Kind == kind })
	if row < 0 {
		t.Fatalf("nobody is not counted because of %s", kind)
	}
	w.win.Canvas().Focus(p.list)
	p.list.Select(row)
	switch by {
	case "click":
		p.list.OnTap(row, mendColumn)
	case "Enter":
		p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	case "menu":
		p.list.RowItems(row)[0].Action()
	}
	return w.win.Canvas().Focused()
}

// TestMendRate: no rate leads to the field of that currency's, and what is typed there
// counts the person.
func TestMendRate(t *testing.T) {
	for _, by := range []string{"click", "Enter", "menu"} {
		w, _ := newExampleReview(t)
		entry, ok := mended(t, w, remark.NoRate, by).(*widgets.Entry)
		r := w.steps[2].(*rangesStep)
		if line := r.form.rates.line("SEK"); !ok || line == nil || entry != line.cells[0].entry {
			t.Fatalf("%s: the keyboard is not at the rate of SEK", by)
		}
		entry.SetText("0.09")
		entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if got := w.review.answer.Review.Total.Counted; got != 36 {
			t.Errorf("%s: %d counted", by, got)
		}
	}
}

// TestMendRateWithoutLine: the line of the rate comes back where it was taken away.
func TestMendRateWithoutLine(t *testing.T) {
	w, _ := newExampleReview(t)
	r := stepOf[*rangesStep](t, w, 2)
	r.form.rates.remove(r.form.rates.line("SEK"))
	if entry, ok := mended(t, w, remark.NoRate, "click").(*widgets.Entry); !ok || entry != r.form.rates.line("SEK").cells[0].entry {
		t.Error("the keyboard is not at the rate of SEK")
	}
}

// TestMendMatch: no match leads to the job, whatever was looked for among the jobs.
func TestMendMatch(t *testing.T) {
	w, _ := newExampleReview(t)
	j := jobsOf(t, w)
	j.search.SetText("engineer")
	j.only.SetSelected("Weak matches")
	if on := mended(t, w, remark.NoMatch, "Enter"); on != fyne.Focusable(j.list) || j.list.Selected() != j.chosen || j.rows[j.chosen].Job.Title != "Growth Ninja" {
		t.Errorf("the job is not chosen: %d of %d", j.chosen, len(j.rows))
	}
}

// TestMendPay: without a target variable the pay that is compared is chosen, for the job
// family where it is set for that.
func TestMendPay(t *testing.T) {
	w, _, _ := newOwnReview(t, "employee_id,job_title,job_family,base,currency\nA1,Engineer,Sales,50000,USD\nA2,Engineer,Sales,60000,USD\n")
	w.rosters.against(nil)
	w.review.settings(func(s *review.Settings) {
		s.Structure = []review.Grade{{Range: roster.Range{Minimum: 40_000, Midpoint: 50_000, Maximum: 60_000}}}
		s.Element.Usual = review.TargetCash
	})
	r := w.steps[2].(*rangesStep)
	if on := mended(t, w, remark.NoTargetVariable, "click"); on != fyne.Focusable(r.form.element.choice) {
		t.Errorf("the keyboard is at %T", on)
	}
	w.review.settings(func(s *review.Settings) {
		s.Element.Usual = review.Base
		s.Element.Rules = []review.Rule[review.Element]{{Where: []review.Condition{{Dimension: "job_family", Value: "Sales"}}, Value: review.TargetCash}}
	})
	if on := mended(t, w, remark.NoTargetVariable, "click"); on != fyne.Focusable(r.form.elements.line("Sales").cells[0].entry) {
		t.Errorf("the keyboard is at %T", on)
	}
	w.review.settings(func(s *review.Settings) { s.Structure = []review.Grade{{Name: "G1", Range: s.Structure[0].Range}} })
	if on := mended(t, w, remark.NoRange, "click"); on != fyne.Focusable(r.grade) {
		t.Errorf("the keyboard is at %T", on)
	}
}

// TestMendFile: what the file leaves open is corrected in its import screen; how the
// example is read is nobody's to correct, and is explained.
func TestMendFile(t *testing.T) {
	w, p := openRoster(t, ours+"A3,Product Manager,60000,USD\n")
	if p.source == nil {
		t.Fatal(dialogText(w))
	}
	press(t, p.content, "Review these people")
	if mended(t, w, remark.IDRepeated, "click"); !w.pages.covered() || !strings.Contains(textsOf(w.pages.now.content), "Rows of one id") {
		t.Error("the import screen is not shown")
	}
	w, _ = newExampleReview(t)
	if mended(t, w, remark.IDRepeated, "click"); w.dialogs.open() || w.pages.covered() {
		t.Error("a click does something to the example")
	}
	if mended(t, w, remark.IDRepeated, "Enter"); !strings.Contains(dialogText(w), "Not counted") {
		t.Error("Enter does not say why somebody is not counted")
	}
}
