package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/study"
)

// ours is a roster of three people whose jobs the sample market has.
const ours = "employee_id,job_title,base,currency\nA1,Product Manager,90000,USD\nA2,Recruiter,60000,USD\nA3,Recruiter,52000,USD\n"

// newOwnReview opens the window on a roster of a file.
func newOwnReview(t *testing.T, text string) (w *Window, picker *fakePicker, path string) {
	t.Helper()
	w, picker = newReview(t)
	path = writeFile(t, "people.csv", text)
	picker.open = path
	press(t, w.win.Content(), "Open a roster…")
	if !w.review.begun() {
		t.Fatalf("the roster is not open: %s", dialogText(w))
	}
	return w, picker, path
}

// saveAs saves the study of a window.
func saveAs(t *testing.T, w *Window, picker *fakePicker) string {
	t.Helper()
	picker.save = filepath.Join(t.TempDir(), "a"+study.Extension)
	runItem(w, "File", "Save study")
	if w.file.path != picker.save || w.file.changed() {
		t.Fatalf("saved in %q, still to be saved: %v", w.file.path, w.file.changed())
	}
	return w.file.path
}

// TestReviewIsUndone: each change is a step, whichever room it was made in.
func TestReviewIsUndone(t *testing.T) {
	w, _, _ := newOwnReview(t, ours)
	before := w.review.answer.Review.Total
	w.review.settings(func(s *review.Settings) { s.Target.Usual.Percentile = 75 })
	raised := w.review.answer.Review.Total
	if raised.ToMinimum == before.ToMinimum {
		t.Fatal("the target changes nothing")
	}
	if got := w.win.Title(); got != "• Review · Paybench" {
		t.Errorf("the title is %q", got)
	}
	runItem(w, "View", "Room: Market")
	w.pins.pin()
	w.state.clearFilters()
	for i, want := range []struct {
		room  study.Room
		total float64
	}{{study.MarketRoom, raised.ToMinimum}, {study.MarketRoom, raised.ToMinimum}, {study.ReviewRoom, before.ToMinimum}} {
		runItem(w, "Edit", "Undo")
		if got := w.review.answer.Review.Total.ToMinimum; got != want.total || w.rooms.now() != want.room {
			t.Errorf("undone %d times: %v in %q, want %v", i+1, got, w.rooms.now(), want)
		}
	}
	runItem(w, "Edit", "Undo")
	if w.review.begun() || w.state.study().Review != nil || !strings.Contains(textsOf(w.rooms.content), "Try the example") {
		t.Error("the roster is on screen, and its opening was undone")
	}
	runItem(w, "Edit", "Redo")
	runItem(w, "Edit", "Redo")
	if got := w.review.answer.Review.Total.ToMinimum; got != raised.ToMinimum {
		t.Errorf("redone: %v, want %v", got, raised.ToMinimum)
	}
}

// TestReviewAsksOnlyItself: a step of the review does not ask the market again.
func TestReviewAsksOnlyItself(t *testing.T) {
	w, _, _ := newOwnReview(t, ours)
	asked := w.state.asked
	w.review.settings(func(s *review.Settings) { s.Step = 500 })
	if w.state.asked != asked {
		t.Error("the market was asked again")
	}
	w.state.clearFilters()
	if w.state.asked == asked {
		t.Error("the market was not asked")
	}
}

// TestReviewIsReopened: a study brings its review back to the same figures: at once where
// it was saved in that room, else as soon as that is entered.
func TestReviewIsReopened(t *testing.T) {
	for _, room := range []string{"Review", "Market"} {
		w, picker, _ := newOwnReview(t, ours)
		w.review.settings(func(s *review.Settings) { s.Target.Usual.Percentile = 75 })
		want := w.review.answer.Review.Total
		runItem(w, "View", "Room: "+room)
		saved := saveAs(t, w, picker)

		again, _ := newTestWindow(t)
		again.opener.open(saved)
		if begun := again.review.begun(); begun != (room == "Review") {
			t.Errorf("%s: the roster is open: %v", room, begun)
		}
		runItem(again, "View", "Room: Review")
		if !again.review.begun() {
			t.Fatalf("%s: the roster is not open: %s", room, dialogText(again))
		}
		if got := again.review.answer.Review.Total; got.ToMinimum != want.ToMinimum || got.Counted != want.Counted {
			t.Errorf("%s: %+v, want %+v", room, got, want)
		}
		if again.file.changed() || again.state.history.CanRedo() {
			t.Errorf("%s: reopening is work to be saved", room)
		}
		if got := again.win.Title(); got != "Review · "+filepath.Base(saved)+" · Paybench" {
			t.Errorf("the title is %q", got)
		}
	}
}

// TestReviewRosterChanged: a file that is another one since is told of, and read.
func TestReviewRosterChanged(t *testing.T) {
	w, picker, path := newOwnReview(t, ours)
	saved := saveAs(t, w, picker)
	if err := os.WriteFile(path, []byte(ours+"A4,Recruiter,57000,USD\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	again, _ := newTestWindow(t)
	again.opener.open(saved)
	if got := again.review.answer.Review.Total.Rows; got != 4 {
		t.Errorf("%d people", got)
	}
	if text := textsOf(again.notice.bar); !strings.Contains(text, "people.csv is not the file it was when this study was saved") {
		t.Errorf("the notice is %q", text)
	}
	if got := again.rosters.notes(); len(got) == 0 || got[len(got)-1].Kind != "roster-changed" {
		t.Errorf("nothing of it is noted: %v", got)
	}
	if again.file.changed() {
		t.Error("that is work to be saved")
	}
}

// TestReviewRosterMoved: a roster that is not where it was is located, or the study goes
// on without it.
func TestReviewRosterMoved(t *testing.T) {
	w, picker, path := newOwnReview(t, ours)
	saved := saveAs(t, w, picker)
	moved := filepath.Join(t.TempDir(), "moved.csv")
	if err := os.Rename(path, moved); err != nil {
		t.Fatal(err)
	}
	again, picker := newTestWindow(t)
	again.opener.open(saved)
	if again.review.begun() || !strings.Contains(dialogText(again), "Where is people.csv?") {
		t.Fatalf("the file is gone, and nothing is asked: %q", dialogText(again))
	}
	again.dialogs.closeTop()
	if shown := textsOf(again.rooms.content); !strings.Contains(shown, "The roster of this study is not open") || !strings.Contains(shown, path) {
		t.Errorf("the room says %q", shown)
	}
	if again.state.clearFilters(); dialogText(again) != "" {
		t.Error("it is asked again with every step")
	}
	picker.open = writeFile(t, "other.csv", ours+"A9,Recruiter,1000,USD\n")
	press(t, again.win.Content(), "Locate…")
	if !strings.Contains(dialogText(again), "other.csv is another file") {
		t.Fatalf("another file is taken unasked: %q", dialogText(again))
	}
	picker.open = moved
	press(t, again.win.Canvas().Overlays().Top(), "Locate another…")
	if got := again.review.answer.Review.Total.Rows; got != 3 || again.state.study().Roster.Source.Path != moved {
		t.Errorf("%d people of %s", got, again.state.study().Roster.Source.Path)
	}
	if !again.file.changed() {
		t.Error("where the roster is now is in no file")
	}
}

// TestReviewForgets: the path leaves the study and everything that can be undone, and
// what is asked waits for another roster.
func TestReviewForgets(t *testing.T) {
	w, picker, path := newOwnReview(t, ours)
	w.review.settings(func(s *review.Settings) { s.Step = 500 })
	saveAs(t, w, picker)
	w.rosters.forget()
	if w.review.begun() || !w.file.changed() || !strings.Contains(textsOf(w.rooms.content), "Where is the roster now?") {
		t.Errorf("the room says %q", textsOf(w.rooms.content))
	}
	runItem(w, "File", "Save study")
	runItem(w, "Edit", "Undo")
	if w.state.study().Roster.Named() {
		t.Error("undoing brings the path back")
	}
	runItem(w, "Edit", "Redo")
	if text, err := os.ReadFile(w.file.path); err != nil || strings.Contains(string(text), filepath.Base(path)) {
		t.Errorf("the file has it: %v", err)
	}
	picker.open = path
	press(t, w.win.Content(), "Open a roster…")
	if got := w.review.asked().Settings.Step; got != 500 || !w.review.begun() {
		t.Errorf("the step is %v", got)
	}
}

// TestMarketChangesUnderReview: another market on screen leaves our own people and what
// they are held against, which no file has then.
func TestMarketChangesUnderReview(t *testing.T) {
	w, picker, _ := newOwnReview(t, ours)
	saveAs(t, w, picker)
	want := w.review.answer.Review.Total.MarketIndex
	runItem(w, "File", "US national wages (BLS)")
	if w.rooms.now() != study.MarketRoom || !w.file.changed() {
		t.Errorf("in %q, to be saved: %v", w.rooms.now(), w.file.changed())
	}
	runItem(w, "View", "Room: Review")
	if got := w.review.answer.Review.Total.MarketIndex; got != want {
		t.Errorf("the index is %v, was %v", got, want)
	}
}

// TestReviewRefuses: what cannot be worked out is no step.
func TestReviewRefuses(t *testing.T) {
	w, _, _ := newOwnReview(t, ours)
	before := w.state.study()
	w.review.settings(func(s *review.Settings) { s.Target.Usual.Percentile = 500 })
	if !strings.Contains(dialogText(w), "could not be worked out") {
		t.Errorf("nothing is said: %q", dialogText(w))
	}
	if !w.state.study().Equal(before) || !w.review.begun() {
		t.Error("the study asks what has no answer")
	}
}

// TestReviewViewIsKept: by what people are broken down and how their list is sorted are of
// the study: they are taken back, and a study that has them shows them so.
func TestReviewViewIsKept(t *testing.T) {
	w, _ := newExampleReview(t)
	p := peopleOf(w)
	before := p.by
	p.dimension.SetSelected("Level")
	p.list.OnSort("pay", true)
	if r := w.state.study().Review; !slices.Equal(r.By, []string{"level"}) || r.Sort != (study.Sort{Column: "pay", Descending: true}) {
		t.Fatalf("the study has %v, %v", r.By, r.Sort)
	}
	highest := p.people[p.list.Order()[0]]
	for _, s := range p.people {
		if s.Pay > highest.Pay {
			t.Fatalf("%v stands first, and somebody has %v", highest.Pay, s.Pay)
		}
	}
	if p.by != "Level" || len(p.groups) < 2 {
		t.Errorf("by %q, %d groups", p.by, len(p.groups))
	}
	w.state.undo()
	w.state.undo()
	if p.by != before || p.list.Order()[0] != 0 {
		t.Errorf("taken back: by %q, want %q; %d stands first", p.by, before, p.list.Order()[0])
	}
}

// TestReviewBeginsWithMarket: the room says which market a roster will be held against.
func TestReviewBeginsWithMarket(t *testing.T) {
	w, _ := newReview(t)
	if shown := textsOf(w.rooms.content); !strings.Contains(shown, "The market is that of the Market room, "+w.state.market().About().Name) {
		t.Errorf("the room says %q", shown)
	}
}
