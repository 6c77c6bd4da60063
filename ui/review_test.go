package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/study"
)

// newReview opens the window on the Review room.
func newReview(t testing.TB) (*Window, *fakePicker) {
	t.Helper()
	w, picker := newTestWindow(t)
	w.rooms.show(study.ReviewRoom)
	return w, picker
}

// newExampleReview opens the window on the example.
func newExampleReview(t *testing.T) (*Window, *fakePicker) {
	t.Helper()
	w, picker := newReview(t)
	press(t, w.win.Content(), "Try the example")
	return w, picker
}

// peopleOf is the first step of the review.
func peopleOf(w *Window) *peopleStep { return w.steps[0].(*peopleStep) }

// TestReviewBegins: the room begins with ways to a roster, and the example leads to
// figures by one of them.
func TestReviewBegins(t *testing.T) {
	w, picker := newReview(t)
	for _, want := range []string{"Open a roster…", "Try the example", "Blank template…"} {
		if !strings.Contains(textsOf(w.rooms.content), want) {
			t.Errorf("the empty room does not offer %q", want)
		}
	}
	picker.save = filepath.Join(t.TempDir(), "roster.xlsx")
	press(t, w.win.Content(), "Blank template…")
	if _, err := os.Stat(picker.save); err != nil {
		t.Error(err)
	}
	press(t, w.win.Content(), "Try the example")
	total := w.review.answer.Review.Total
	if total.Counted != 35 || total.Rows != 40 {
		t.Errorf("%d of %d counted", total.Counted, total.Rows)
	}
	shown := textsOf(w.rooms.content)
	for _, want := range []string{"1 People  5!", "Example roster · 1 Jan 2027 · EUR"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not in %q", want, shown)
		}
	}
	for i, want := range []string{"0.97", "35 of 40", "4", "3", "€8,095"} {
		if got := peopleOf(w).cards[i].Figure().Value; got != want {
			t.Errorf("card %d says %q, want %q", i, got, want)
		}
	}
}

// TestReviewTitle: nothing of a roster stands on the window's frame, and each room keeps
// its own state.
func TestReviewTitle(t *testing.T) {
	w, _ := newExampleReview(t)
	if got := w.win.Title(); got != "Review · Paybench" {
		t.Errorf("the title is %q", got)
	}
	runItem(w, "View", "Room: Market")
	if got := w.win.Title(); !strings.HasPrefix(got, "Sample market") {
		t.Errorf("the title is %q", got)
	}
	runItem(w, "View", "Room: Review")
	if !w.review.begun() || w.rooms.now() != study.ReviewRoom {
		t.Error("the review was not kept")
	}
	runItem(w, "File", "US national wages (BLS)")
	if w.rooms.now() != study.MarketRoom {
		t.Error("a market was opened, and is not in sight")
	}
}

// TestReviewCards: cards, groups and the search filter the people.
func TestReviewCards(t *testing.T) {
	w, _ := newExampleReview(t)
	p := peopleOf(w)
	for i, want := range []int{40, 5, 4, 3, 4} {
		test.Tap(p.cards[i])
		if len(p.people) != want {
			t.Errorf("card %d lists %d people, want %d", i, len(p.people), want)
		}
	}
	p.chips.OnRemove(chipCard)
	p.search.SetText("software p2")
	if len(p.people) != 6 {
		t.Errorf("%d software engineers of P2", len(p.people))
	}
	p.filter(peopleShown{})
	for i, g := range p.groups {
		p.groupList.OnSelect(i)
		if len(p.people) != g.Rows {
			t.Errorf("%s lists %d people of %d", g.Value, len(p.people), g.Rows)
		}
	}
	p.filter(peopleShown{card: compressed})
	if len(p.people) != len(p.pressed) || len(p.people) == 0 {
		t.Errorf("%d people of %d compressed", len(p.people), len(p.pressed))
	}
}

// TestReviewPerson: a person's line opens how it came about, of somebody who is not
// counted why.
func TestReviewPerson(t *testing.T) {
	w, _ := newExampleReview(t)
	p := peopleOf(w)
	p.search.SetText("E009")
	p.list.OnActivate(0, "compa")
	shown := dialogText(w)
	for _, want := range []string{"E009 · Software Engineer · P2", "€45,000 ÷ €59,100 midpoint = 0.761", "× ageing 1.0224", "× place 0.91", "905 people, 140 employers, 1 Apr 2026"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not in %q", want, shown)
		}
	}
	w.dialogs.closeTop()
	p.filter(peopleShown{card: notCounted})
	reasons := ""
	for i := range p.people {
		p.explain(i)
		reasons += dialogText(w)
		w.dialogs.closeTop()
	}
	if !strings.Contains(reasons, "Not counted: no rate for SEK") {
		t.Errorf("nothing says why somebody is not counted: %q", reasons)
	}
}

// TestNotesNameNoFlag: what was noticed of a review speaks of no flag of the command line.
func TestNotesNameNoFlag(t *testing.T) {
	w, _ := newExampleReview(t)
	w.review.answer.Review.Warnings = []remark.Remark{remark.New(remark.CurrencyOfMarket, 3, "USD")}
	s := &reviewScreen{of: w.review, rosters: w.rosters, dialogs: w.dialogs}
	s.showNotes()
	if said := dialogText(w); !strings.Contains(said, "taken for USD, as all of the market") || strings.Contains(said, "--") {
		t.Errorf("it says\n%s", said)
	}
}

// TestUndoOfARosterOverAStudys: what is undone is the roster that the study was opened
// with, on screen as in the study.
func TestUndoOfARosterOverAStudys(t *testing.T) {
	w, picker := newReview(t)
	const row = "employee_id,job_title,base,currency\n1,Product Manager,90000,USD\n"
	picker.open = writeFile(t, "first.csv", row)
	w.rosters.pick()
	w.rosters.close()
	w.rosters.follow() // as when its study is opened
	picker.open = writeFile(t, "second.csv", row+"2,Product Manager,91000,USD\n")
	w.rosters.pick()
	if w.rosters.people.Name != "second.csv" {
		t.Fatalf("%s is open", w.rosters.people.Name)
	}
	w.state.undo()
	if got := w.rosters.people.Name; got != "first.csv" || len(w.review.answer.Review.People) != 1 {
		t.Errorf("%s is open, with %d people", got, len(w.review.answer.Review.People))
	}
}
