package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
)

// jobsOf is the second step of the review, in sight.
func jobsOf(t *testing.T, w *Window) *jobsStep {
	t.Helper()
	press(t, w.win.Content(), stepLabel(w, 1))
	return w.steps[1].(*jobsStep)
}

// stepLabel is what stands on the button of a step.
func stepLabel(w *Window, step int) string {
	for line := range strings.Lines(textsOf(w.rooms.content)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, string(rune('1'+step))+" "+w.steps[step].name()) {
			return line
		}
	}
	return ""
}

// rowOf is the row of a job on screen.
func rowOf(t *testing.T, j *jobsStep, title string) int {
	t.Helper()
	i := slices.IndexFunc(j.rows, func(r jobRow) bool { return r.Job.Title == title })
	if i < 0 {
		t.Fatalf("no job %q", title)
	}
	return i
}

// TestReviewMatches: a job without a match is matched by a candidate, its people are
// counted then, and it can be undone; no match takes its price away.
func TestReviewMatches(t *testing.T) {
	w, _ := newExampleReview(t)
	j := jobsOf(t, w)
	if got := w.review.answer.Review.Total.Counted; got != 35 {
		t.Fatalf("%d counted", got)
	}
	j.list.OnSelect(rowOf(t, j, "Growth Ninja"))
	if !j.use.Disabled() || j.offer.Disabled() {
		t.Error("without a candidate one can be used, or there is no offer")
	}
	if got := j.rows[j.chosen].Price.Reason; got == nil || table.Words(*got) != "no match" || !strings.Contains(j.title.Text, "no title is alike") {
		t.Errorf("a job that nothing is alike: %v, %q", got, j.title.Text)
	}
	j.look.SetText("Product Manager")
	j.look.OnSubmitted("")
	if len(j.candidates) == 0 || j.candidates[0].Title != "Product Manager" || j.candidates[0].Price.Reason != nil {
		t.Fatalf("candidates: %+v", j.candidates)
	}
	j.others.OnSelect(0)
	open := j.open()
	press(t, j.content(), "Use")
	if got := w.review.answer.Review.Total.Counted; got != 36 || j.open() != open-1 {
		t.Errorf("%d counted and %d open", got, j.open())
	}
	if got := j.rows[rowOf(t, j, "Growth Ninja")].Price.Quality; got != review.Moderate && got != review.Strong {
		t.Errorf("the quality is %q", got)
	}
	j.qualities(rowOf(t, j, "Growth Ninja"))[2].Action()
	if got := j.rows[rowOf(t, j, "Growth Ninja")].Price.Quality; got != review.Weak {
		t.Errorf("the quality that was set is %q", got)
	}
	press(t, w.notice.bar, "Undo")
	press(t, j.content(), "No match")
	if got := w.review.answer.Review.Total.Counted; got != 35 {
		t.Errorf("no match: %d counted", got)
	}
	j.list.OnSelect(rowOf(t, j, "Accountant"))
	press(t, j.content(), "No match")
	if got := w.review.answer.Review.Total.Counted; got >= 35 {
		t.Errorf("no match: %d counted", got)
	}
}

// TestReviewSuggestions: what is only alike is no match until it is confirmed, many at
// once; matches are saved and used again.
func TestReviewSuggestions(t *testing.T) {
	w, picker := newReview(t)
	picker.open = writeFile(t, "people.csv", "employee_id,job_title,base,currency\n1,Product Managr,90000,USD\n2,Director of Product Managment,150000,USD\n3,Product Manager,91000,USD\n")
	press(t, w.win.Content(), "Open a roster…")
	j := jobsOf(t, w)
	if got := w.review.answer.Review.Total.Counted; got != 1 {
		t.Fatalf("%d counted before anything is confirmed", got)
	}
	if !strings.HasPrefix(stepLabel(w, 1), "2 Jobs  2!") {
		t.Errorf("the step says %q", stepLabel(w, 1))
	}
	press(t, j.content(), "Confirm the 2 shown")
	if got := w.review.answer.Review.Total.Counted; got != 3 {
		t.Errorf("%d counted", got)
	}
	w.close()
	if !strings.Contains(dialogText(w), "Save the changes to this study?") {
		t.Errorf("the window closes without a word of the matches: %q", dialogText(w))
	}
	w.dialogs.closeTop()
	picker.save = filepath.Join(t.TempDir(), "MATCHES.csv")
	press(t, j.content(), "Save matches…")
	text, err := os.ReadFile(picker.save)
	if err != nil || strings.Contains(string(text), "90000") {
		t.Fatalf("%v: %s", err, text)
	}
	j.of.match([]match.Line{})
	picker.open = picker.save
	press(t, j.content(), "Open matches…")
	if got := w.review.answer.Review.Total.Counted; got != 3 {
		t.Errorf("with the matches of the file %d are counted", got)
	}
}

// TestReviewOffer: pay that is typed is said to stand where it would.
func TestReviewOffer(t *testing.T) {
	w, _ := newExampleReview(t)
	j := jobsOf(t, w)
	i := slices.IndexFunc(j.rows, func(r jobRow) bool { return jobText(r.Job) == "Software Engineer · P2" })
	openOffer(w.review, w.dialogs, j.rows[i].JobPay)
	w.win.Canvas().Focused().TypedRune('7')
	for range 4 {
		w.win.Canvas().Focused().TypedRune('0')
	}
	shown := dialogText(w)
	for _, want := range []string{"€70,000 ÷ €64,900 midpoint", "Our people in the job\n3 people, €45,000 to €62,400"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not in %q", want, shown)
		}
	}
}

// TestReviewMarkets: markets are added and removed, and the matches of the others stay.
func TestReviewMarkets(t *testing.T) {
	w, _ := newExampleReview(t)
	j := jobsOf(t, w)
	find := func(label string) func() {
		for _, i := range w.rosters.markets() {
			if strings.HasPrefix(i.Label, label) {
				return i.Action
			}
		}
		t.Fatalf("no %q", label)
		return nil
	}
	find("Add Sample market")()
	if len(w.review.of.Surveys) != 2 || !strings.Contains(j.market.Text, "Sample market") {
		t.Fatalf("the markets are %q", j.market.Text)
	}
	find("Remove Sample")()
	if got := w.review.answer.Review.Total.Counted; len(w.review.of.Surveys) != 1 || got != 35 {
		t.Errorf("%d markets, %d counted", len(w.review.of.Surveys), got)
	}
}
