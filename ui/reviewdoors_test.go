package ui

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/command"
)

// reviewed runs paybench review and gives what it prints.
func reviewed(t *testing.T, w *Window, args ...string) (out, errs string, code int) {
	t.Helper()
	var printed, noted bytes.Buffer
	code = command.Run(t.Context(), command.Env{Stdout: &printed, Stderr: &noted, Now: w.exports.now, Version: w.help.version}, append([]string{"review"}, args...))
	return printed.String(), noted.String(), code
}

// jsonOf is what JSON says, as plain values.
func jsonOf(t *testing.T, text []byte) any {
	t.Helper()
	var all any
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestReviewBothDoors: a study that the window saved has the same figures on the command line,
// of people, groups, scenarios, merit and pools alike.
func TestReviewBothDoors(t *testing.T) {
	for name, open := range map[string]func(*testing.T) (*Window, *fakePicker){
		"example": newExampleReview,
		"own": func(t *testing.T) (*Window, *fakePicker) {
			w, picker, _ := newOwnReview(t, ours)
			return w, picker
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, picker := open(t)
			asked := w.review.asked()
			asked.Settings.Target.Usual.Percentile, asked.Settings.Thirds, asked.Settings.RaiseStep = 60, true, 100
			asked.Settings.Range = review.RangeRule{Kind: review.AroundTarget, Below: 0.2, Above: 0.2}
			asked.Scenarios = append(asked.Scenarios, review.Scenario{Name: "ours", To: 0.95, Cap: 0.08})
			asked.Pools = review.PoolShares{Promotion: 0.01, Adjust: "ours"}
			asked.Merit = &review.MeritPlan{Budget: 0.03, Period: review.Year(2026), Guideline: review.UsualGuideline([]string{"3", "4"}, 0.03)}
			asked.By = []string{"level"}
			w.review.change(asked)
			document, err := w.review.answer.Document()
			if err != nil {
				t.Fatal(err)
			}
			text, err := json.Marshal(document)
			if err != nil {
				t.Fatal(err)
			}
			out, errs, code := reviewed(t, w, saveAs(t, w, picker), "--format", "json")
			if code != 0 {
				t.Fatalf("exit %d: %s", code, errs)
			}
			ours, theirs := jsonOf(t, text).(map[string]any), jsonOf(t, []byte(out)).(map[string]any)
			if len(ours) < 9 || len(ours["people"].([]any)) < 3 {
				t.Fatalf("the window says little: %v", ours)
			}
			for key := range ours {
				if !reflect.DeepEqual(ours[key], theirs[key]) {
					t.Errorf("%s:\nwindow       %v\ncommand line %v", key, ours[key], theirs[key])
				}
			}
		})
	}
}

// TestReviewStudyElsewhere: a study is put to the roster that is named instead of its own, says
// what has changed, takes what flags ask, and refuses what it says itself.
func TestReviewStudyElsewhere(t *testing.T) {
	w, picker, path := newOwnReview(t, ours)
	lines := w.review.asked().Lines
	for i := range lines {
		if lines[i].Names() {
			lines[i].Quality = review.Strong
		}
	}
	w.review.match(lines)
	saved := saveAs(t, w, picker)
	other := writeFile(t, "next.csv", ours+"A4,Recruiter,70000,USD\n")
	out, errs, code := reviewed(t, w, saved, "--roster", other)
	if code != 0 || !strings.Contains(out, "4 people") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	if err := os.WriteFile(path, []byte(ours+"A4,Recruiter,70000,USD\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := reviewed(t, w, saved); code != 0 || !strings.Contains(errs, "has changed since the study was saved") || strings.Contains(errs, "A4") {
		t.Errorf("exit %d: %s", code, errs)
	}
	usual, _, _ := reviewed(t, w, saved)
	if asked, _, code := reviewed(t, w, saved, "--target", "P90", "--scenario", "all:to=100%"); code != 0 || asked == usual || !strings.Contains(asked, "\nall ") {
		t.Errorf("flags change nothing: exit %d: %s", code, asked)
	}
	market := filepath.Join(t.TempDir(), "market"+study.Extension)
	if err := study.First().Save(market, false); err != nil {
		t.Fatal(err)
	}
	for want, args := range map[string][]string{
		"the study says which markets": {saved, "--market", other},
		"goes with a STUDY":            {other, "--roster", other, "--benchmarks"},
		"no review in it":              {market},
	} {
		if _, errs, code := reviewed(t, w, args...); code != 2 || !strings.Contains(errs, want) {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := reviewed(t, w, saved); code != 1 || !strings.Contains(errs, "--roster FILE") || !strings.Contains(errs, filepath.Base(path)) {
		t.Errorf("a roster that is gone: exit %d: %s", code, errs)
	}
}
