package ui

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/startup"
)

// crashing names the folder where a review of this test is left by a crash.
const crashing = "PAYBENCH_CRASHED_REVIEW"

// TestReviewLeavesNothing: a real roster is opened, everything is set up, the study saved,
// changed again and the program crashes. No id and no pay of anybody is in the study, the
// journal, the crash file, the preferences with what was opened last, the title, or on
// standard error.
func TestReviewLeavesNothing(t *testing.T) {
	people := realfiles.Path(t, "review", "rosters", "hrdataset_v14_no_names.csv")
	if folder := os.Getenv(crashing); folder != "" {
		crashReview(t, people, folder)
	}
	folder := t.TempDir()
	again := exec.Command(os.Args[0], "-test.run=^TestReviewLeavesNothing$")
	again.Env = append(os.Environ(), crashing+"="+folder, "XDG_CACHE_HOME="+folder)
	said, err := again.CombinedOutput()
	if err == nil || !strings.Contains(string(said), "a crash on purpose") {
		t.Fatalf("it did not crash: %v: %s", err, said)
	}
	left := map[string]string{"standard error": string(said)}
	err = filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		left[filepath.Base(path)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.paybench", "work.json", "told.txt"} {
		if left[name] == "" {
			t.Errorf("%s is empty: left are %d files", name, len(left))
		}
	}
	for _, name := range []string{"a.paybench", "work.json"} {
		if !strings.Contains(left[name], "hrdataset_v14_no_names.csv") || !strings.Contains(left[name], "Production Technician I") || !strings.Contains(left[name], "Past due") {
			t.Errorf("%s holds nothing of the review: %.300s", name, left[name])
		}
	}
	searched := 0
	for _, secret := range secretsOf(t, people) {
		searched++
		for name, text := range left {
			if holds(text, secret) {
				t.Errorf("%s is in %s", secret, name)
			}
		}
	}
	if searched < 500 {
		t.Errorf("only %d ids and pays are searched for", searched)
	}
}

// secretsOf are the ids and pays of a roster, without repetition.
func secretsOf(t *testing.T, path string) []string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	id, pay := slices.Index(rows[0], "EmpID"), slices.Index(rows[0], "Salary")
	var all []string
	for _, row := range rows[1:] {
		all = append(all, row[id], row[pay])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// holds reports whether a text holds a number that no letter or digit goes on.
func holds(text, number string) bool {
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for rest := text; ; {
		at := strings.Index(rest, number)
		if at < 0 {
			return false
		}
		before, after := []rune(rest[:at]), []rune(rest[at+len(number):])
		if (len(before) == 0 || !isWord(before[len(before)-1])) && (len(after) == 0 || !isWord(after[0])) {
			return true
		}
		rest = rest[at+len(number):]
	}
}

// crashReview sets a review up, saves it, goes on, and crashes.
func crashReview(t *testing.T, people, folder string) {
	startup.CatchCrashes(time.Now())
	deps, clock, picker := keptDeps(t, filepath.Join(folder, "unsaved"))
	w := New(deps)
	w.Start("")
	w.rooms.show(study.ReviewRoom)
	w.rosters.read(study.Roster{
		Source:  study.Source{Path: people},
		Choices: roster.Choices{States: map[string]roster.State{"Active": roster.Working}, Where: []roster.Where{{Dimension: "department", Values: []string{"Production", "Sales", "IT/IS"}}}},
	}, true, w.rosters.take, w.rosters.missing)
	told := w.win.Title()
	w.pages.now.enter() // its currency stays unknown
	w.rosters.load(study.Source{Inside: study.Benchmarks})
	asked := w.review.asked()
	asked.Settings.Rates = map[string]float64{"USD": 1}
	asked.Settings.Target.Rules = []review.Rule[review.Target]{{Where: []review.Condition{{Dimension: "manager", Value: "10026"}}, Value: review.Target{Percentile: 60}}}
	asked.Merit = &review.MeritPlan{
		Guideline: review.Guideline{By: review.ByRating, Ratings: []string{"PIP"}, Shares: map[string][]float64{"PIP": {0.02}}},
		Exclude:   []review.Condition{{Dimension: "status", Value: "Past due"}},
	}
	asked.Lines = append(slices.Clone(asked.Lines), match.Line{Job: review.Job{Title: "Production Technician I"}, Market: w.rosters.surveys[1].Name, Title: "All occupations", Share: 1, Adjust: 1, Quality: review.Weak})
	if w.review.change(asked); w.dialogs.open() {
		t.Fatalf("the review is refused: %s", dialogText(w))
	}
	for _, step := range w.steps {
		step.show()
	}
	for row := range peopleOf(w).people {
		peopleOf(w).explain(row)
		w.dialogs.closeTop()
	}
	picker.save = filepath.Join(folder, "a"+study.Extension)
	w.file.save()
	told += w.win.Title() + textsOf(w.notice.bar)
	w.review.settings(func(s *review.Settings) { s.RaiseStep = 7 })
	clock.pass()
	told += w.win.Title() + strings.Join(w.memory.recent(), "\n") + textsOf(w.notice.bar)
	w.results.remember()
	w.memory.setLast(w.state.study(), w.file.path)
	told += w.memory.preferences.String(keyLast) + w.memory.preferences.String(keyWidths+peopleTable) + w.memory.preferences.String(keyRecent)
	if err := os.WriteFile(filepath.Join(folder, "told.txt"), []byte(told), 0o600); err != nil {
		t.Fatal(err)
	}
	panic("a crash on purpose")
}
