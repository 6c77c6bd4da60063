package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/review"
)

// TestLadderOfRanges: the step of ranges shows the ladder of all jobs, and of a department's; it is
// saved and copied with its source and its day, and says who nobody is.
func TestLadderOfRanges(t *testing.T) {
	w, picker := newExampleReview(t)
	r := stepOf[*rangesStep](t, w, 2)
	tips := func() string {
		var all []string
		for _, m := range r.ladder.picture.drawn.marks {
			all = append(all, m.Text)
		}
		return strings.Join(all, "\n")
	}
	if got := tips(); strings.Count(got, "\n") < 8 || !strings.Contains(got, "Engineering Manager · M5: ") || !strings.Contains(got, "people from") {
		t.Fatalf("the ladder says %q", got)
	}
	r.ladder.parts.SetSelected("Sales")
	if got := tips(); strings.Contains(got, "Engineering Manager") || !strings.Contains(got, "Sales Executive · P3") {
		t.Errorf("the ladder of sales says %q", got)
	}
	w.review.settings(func(s *review.Settings) { s.Step = 1000 })
	if got := tips(); r.ladder.parts.Selected != "Sales" || strings.Contains(got, "Engineering Manager") {
		t.Errorf("asked again it is of %q: %q", r.ladder.parts.Selected, got)
	}
	picker.save = filepath.Join(t.TempDir(), "ladder.svg")
	takeAway(t, r.ladder.picture.menu(), "Save picture as SVG…")
	svg, err := os.ReadFile(picker.save)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Ranges in Sales and our people in them", "Source: Example roster against Example survey", "reviewed for 1 Jan 2027"} {
		if !bytes.Contains(svg, []byte(want)) {
			t.Errorf("the picture does not say %q", want)
		}
	}
	var copied []byte
	w.exports.copyPicture = func(png []byte) error { copied = png; return nil }
	takeAway(t, r.ladder.picture.menu(), "Copy picture")
	if !bytes.HasPrefix(copied, []byte("\x89PNG")) {
		t.Errorf("%d bytes were copied", len(copied))
	}
	for i := range w.review.answer.Review.People {
		if id := w.review.answer.Review.People[i].Person.ID; id != "" && bytes.Contains(svg, []byte(id)) {
			t.Errorf("the picture says who %s is", id)
		}
	}
}

// takeAway chooses an item of a menu.
func takeAway(t *testing.T, items []*fyne.MenuItem, label string) {
	t.Helper()
	for _, i := range items {
		if i.Label == label {
			i.Action()
			return
		}
	}
	t.Fatalf("no item %q", label)
}

// TestGroupsPicture: the groups on screen are taken away as a picture; those that are ids of
// managers are not.
func TestGroupsPicture(t *testing.T) {
	w, picker := newExampleReview(t)
	p := peopleOf(w)
	picker.save = filepath.Join(t.TempDir(), "groups.svg")
	takeAway(t, p.picture.menu(), "Save picture as SVG…")
	svg, err := os.ReadFile(picker.save)
	if err != nil || !bytes.Contains(svg, []byte("Our pay against the market by department")) {
		t.Errorf("the picture is %.200s (%v)", svg, err)
	}
	p.breakDown("Manager")
	picker.save = filepath.Join(t.TempDir(), "managers.svg")
	takeAway(t, p.picture.menu(), "Save picture as SVG…")
	if _, err := os.Stat(picker.save); err == nil || !strings.Contains(dialogText(w), "nobody's id") {
		t.Errorf("a picture of ids was saved (%v): %q", err, dialogText(w))
	}
}
