package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"github.com/paybench/paybench/data/study"
)

// drop drops files on the window.
func drop(w *Window, paths ...string) {
	var files []fyne.URI
	for _, path := range paths {
		files = append(files, storage.NewFileURI(path))
	}
	w.dropped(fyne.Position{}, files)
}

// TestDroppedOnReview: books that came back bring their decisions, alone or in a folder; a
// roster is opened, and so is a study.
func TestDroppedOnReview(t *testing.T) {
	w, picker := newExampleReview(t)
	picker.folder = t.TempDir()
	press(t, stepOf[*exportStep](t, w, 4).content(), "A book a manager (.xlsx)…")
	one := filepath.Join(picker.folder, "Review E003.xlsx")
	for name, paths := range map[string][]string{"a folder": {picker.folder}, "a book": {one}} {
		if drop(w, paths...); !strings.Contains(dialogText(w), "nothing decided") {
			t.Errorf("%s brings back: %q", name, dialogText(w))
		}
		w.dialogs.closeTop()
	}
	people := writeFile(t, "people.csv", ours)
	if drop(w, people); w.rosters.people.Name != "people.csv" || w.dialogs.open() {
		t.Errorf("the roster on screen is %s: %s", w.rosters.people.Name, dialogText(w))
	}
	saved := filepath.Join(t.TempDir(), "a"+study.Extension)
	if err := study.First().Save(saved, false); err != nil {
		t.Fatal(err)
	}
	w.file.saved = w.state.study()
	if drop(w, saved); w.file.path != saved || w.review.begun() {
		t.Errorf("the study on screen is %q", w.file.path)
	}
	w.rooms.show(study.ReviewRoom)
	if drop(w, one); !strings.Contains(dialogText(w), "open the roster first") && !strings.Contains(dialogText(w), "Open the roster first") {
		t.Errorf("a book without a roster: %q", dialogText(w))
	}
}
