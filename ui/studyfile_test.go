package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

// inSoftware is a change to any study of the sample market.
var inSoftware = market.Filter{Dimension: "industry", Values: []string{"Software"}}

// savedStudy opens the window and saves its study in a file.
func savedStudy(t *testing.T) (w *Window, path string) {
	t.Helper()
	w, picker := newTestWindow(t)
	picker.save = filepath.Join(t.TempDir(), "review"+study.Extension)
	w.file.save()
	return w, picker.save
}

// answer presses a button of the question on top.
func answerWith(t *testing.T, w *Window, label string) {
	t.Helper()
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatalf("nothing was asked that %q answers", label)
	}
	press(t, top, label)
}

// TestLeaving: whoever leaves a study with changes is asked, whatever way it is left.
func TestLeaving(t *testing.T) {
	ways := map[string]func(*Window){
		"close":      (*Window).close,
		"sample":     func(w *Window) { w.opener.sample() },
		"benchmarks": func(w *Window) { w.opener.benchmarks() },
		"open":       func(w *Window) { w.opener.open(writeFile(t, "pay.csv", payFile)) },
	}
	answers := []struct {
		label       string
		saved, left bool
	}{
		{"Save", true, true}, {"Don't save", false, true}, {"Cancel", false, false},
	}
	for way, leave := range ways {
		for _, answer := range answers {
			t.Run(way+" "+answer.label, func(t *testing.T) {
				w, path := savedStudy(t)
				closed := false
				w.win.SetOnClosed(func() { closed = true })
				before := w.state.study()
				w.state.filter(inSoftware)
				changed := w.state.study()
				leave(w)
				answerWith(t, w, answer.label)
				if left := closed || w.pages.covered() || !w.state.study().Equal(changed); left != answer.left {
					t.Errorf("left: %v, want %v", left, answer.left)
				}
				want := before
				if answer.saved {
					want = changed
				}
				if got, err := study.Load(path); err != nil || !got.Equal(want) {
					t.Errorf("the file holds %+v (%v)", got, err)
				}
			})
		}
	}
}

// TestLeavingWithoutWork: nobody is asked about what is saved, or about looking around
// in the sample market.
func TestLeavingWithoutWork(t *testing.T) {
	w, _ := savedStudy(t)
	w.opener.benchmarks()
	w.state.filter(market.Filter{Dimension: "role", Values: []string{"Marketing Managers"}})
	w.opener.sample()
	w.state.filter(inSoftware)
	w.opener.open(writeFile(t, "pay.csv", payFile))
	if text := dialogText(w); text != "" {
		t.Errorf("asked: %q", text)
	}
}

// TestSomebodyElseSaved: what another program saved is not replaced unseen.
func TestSomebodyElseSaved(t *testing.T) {
	theirs := study.First().WithFilter(market.Filter{Dimension: "industry", Values: []string{"Retail"}})
	tests := []struct {
		answer          string
		ours, otherName bool
	}{
		{"Replace it", true, false},
		{"Open theirs", false, false},
		{"Save under another name", false, true},
		{"Cancel", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.answer, func(t *testing.T) {
			w, path := savedStudy(t)
			other := filepath.Join(filepath.Dir(path), "mine"+study.Extension)
			w.file.picker.(*fakePicker).save = other
			w.state.filter(inSoftware)
			ours := w.state.study()
			if err := theirs.Save(path, true); err != nil {
				t.Fatal(err)
			}
			w.file.look()
			if text := textsOf(w.notice.bar); !strings.Contains(text, "review.paybench was saved by another") {
				t.Errorf("coming back says %q", text)
			}
			w.file.save()
			answerWith(t, w, tt.answer)
			want := theirs
			if tt.ours {
				want = ours
			}
			if got, err := study.Load(path); err != nil || !got.Equal(want) {
				t.Errorf("the file holds %+v (%v)", got, err)
			}
			if _, err := os.Stat(other); (err == nil) != tt.otherName {
				t.Errorf("the other name: %v", err)
			}
			if tt.answer == "Open theirs" && !w.state.study().Query.Equal(theirs.Query) {
				t.Errorf("theirs is not on screen: %+v", w.state.study().Query)
			}
			w.file.save()
			if text := dialogText(w); (text != "") != (tt.answer == "Cancel") {
				t.Errorf("saving again asks %q", text)
			}
		})
	}
}

// TestSourceMoved: the user finds a study's file where it is now, is told when it is
// another one, and the study keeps what it held.
func TestSourceMoved(t *testing.T) {
	folder := t.TempDir()
	w, picker := newTestWindow(t)
	pay := filepath.Join(folder, "pay.csv")
	for path, text := range map[string]string{pay: payFile, filepath.Join(folder, "other.csv"): payFile + "\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w.opener.open(pay)
	w.pages.now.enter()
	w.pins.pin()
	picker.save = filepath.Join(folder, "review"+study.Extension)
	w.file.save()
	moved := filepath.Join(folder, "moved.csv")
	if err := os.Rename(pay, moved); err != nil {
		t.Fatal(err)
	}
	w.opener.sample()
	w.opener.open(picker.save)
	if text := dialogText(w); !strings.Contains(text, "pay.csv is not where review.paybench last read it") || !strings.Contains(text, "Pinned: ") {
		t.Fatalf("asked: %q", text)
	}
	picker.open = filepath.Join(folder, "other.csv")
	answerWith(t, w, "Locate…")
	if text := dialogText(w); !strings.Contains(text, "other.csv is another file") {
		t.Fatalf("another file: %q", text)
	}
	picker.open = moved
	answerWith(t, w, "Locate another…")
	if got := w.state.study(); got.Source().Path != moved || len(got.Pins) != 1 || w.file.path != picker.save {
		t.Errorf("located: %+v, saved in %q", got, w.file.path)
	}
	if !w.file.changed() || !strings.HasPrefix(w.win.Title(), "• review.paybench") {
		t.Errorf("the new place counts as saved: %q", w.win.Title())
	}
	w.file.save()
	if got, err := study.Load(picker.save); err != nil || got.Source().Path != moved {
		t.Errorf("saved: %+v, %v", got.Source(), err)
	}
}

// TestGoOnAtNextStart: what was on screen is offered under its name, and goes on being
// saved there; changes that were given up are not.
func TestGoOnAtNextStart(t *testing.T) {
	app := test.NewTempApp(t)
	picker := &fakePicker{save: filepath.Join(t.TempDir(), "review"+study.Extension)}
	deps := testDeps(app, picker, atOnce)
	first := New(deps)
	first.Start("")
	first.pins.pin()
	first.file.save()
	saved := first.state.study()
	first.state.filter(inSoftware)
	first.close()
	answerWith(t, first, "Don't save")

	second := New(deps)
	second.Start("")
	if text := textsOf(second.notice.bar); !strings.Contains(text, "with review.paybench?") {
		t.Fatalf("offered: %q", text)
	}
	press(t, second.notice.bar, "Go on")
	if !second.state.study().Equal(saved) || second.file.path != picker.save || second.file.changed() {
		t.Errorf("gone on with %+v in %q", second.state.study(), second.file.path)
	}
}
