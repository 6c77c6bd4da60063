package ui

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/command"
)

// newGap opens the window on the Pay gap room.
func newGap(t testing.TB) (*Window, *fakePicker) {
	t.Helper()
	w, picker := newTestWindow(t)
	w.rooms.show(study.GapRoom)
	return w, picker
}

// newExampleGap opens the room on the example, with everything chosen.
func newExampleGap(t *testing.T) (*Window, *fakePicker) {
	t.Helper()
	w, picker := newGap(t)
	press(t, w.win.Content(), "Try the example")
	w.gap.change(func(g *study.Gap) {
		g.PayPeriod, g.Category, g.Level, g.Over, g.Terms = gap.Year, "level", gap.Hourly, gap.Receivers, []string{gap.Tenure}
	})
	return w, picker
}

// exportOf is the room's last view.
func exportOf(w *Window) *gapExport { return w.gapViews[3].(*gapExport) }

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestGapBegins: the room begins with ways to a roster, and the example leads to figures;
// nothing is reported by article 9 until all it leaves open is chosen.
func TestGapBegins(t *testing.T) {
	w, _ := newGap(t)
	for _, want := range []string{"who is a woman and who a man", "Open a roster…", "Try the example"} {
		if !strings.Contains(textsOf(w.rooms.content), want) {
			t.Errorf("the empty room does not say %q", want)
		}
	}
	press(t, w.win.Content(), "Try the example")
	if w.gap.answer == nil || w.gap.answer.UK == nil || w.gap.answer.EU != nil {
		t.Fatalf("the answer is %+v", w.gap.answer)
	}
	if got := w.win.Title(); got != "Pay gap · Paybench" {
		t.Errorf("the title is %q", got)
	}
	if shown := textsOf(w.rooms.content); !strings.Contains(shown, "no hourly pay is known") {
		t.Errorf("nothing says who has no hourly pay: %s", shown)
	}
	press(t, w.win.Content(), "Article 9")
	for _, change := range []func(*study.Gap){
		func(g *study.Gap) { g.Category = "level" }, func(g *study.Gap) { g.Level = gap.AsPaid }, func(g *study.Gap) { g.Over = gap.Everyone },
	} {
		if shown := textsOf(w.rooms.content); !strings.Contains(shown, "Nothing is reported until you have chosen") || !strings.Contains(shown, "yours to choose") {
			t.Fatalf("something is reported: %s", shown)
		}
		w.gap.change(change)
	}
	if shown := textsOf(w.rooms.content); strings.Contains(shown, "Nothing is reported") || strings.Contains(shown, "yours to choose") || w.gap.answer.EU == nil {
		t.Errorf("everything is chosen, and it says %s", shown)
	}
}

// TestGapOfTheReviewsRoster: the roster that is open in one room is open in the other.
func TestGapOfTheReviewsRoster(t *testing.T) {
	w, _ := newExampleReview(t)
	runItem(w, "View", "Room: Pay gap")
	if w.gap.answer == nil || w.gap.answer.People.Rows != 40 {
		t.Fatal("the roster of the review is not there")
	}
	w, _ = newExampleGap(t)
	runItem(w, "View", "Room: Review")
	if !w.review.begun() {
		t.Error("the roster of the pay gap is not in the review")
	}
}

// TestGapBothDoors: what the window works out is what the command line does, of the same
// roster under the same conventions.
func TestGapBothDoors(t *testing.T) {
	path := writeFile(t, "people.csv", gapRoster())
	w, picker := newGap(t)
	picker.open = path
	press(t, w.win.Content(), "Open a roster…")
	w.gap.change(func(g *study.Gap) {
		g.PayPeriod, g.Category, g.Level, g.Over, g.Terms, g.Least = gap.Month, "grade", gap.FullTime, gap.Everyone, []string{"grade", "department"}, 3
	})
	picker.save = filepath.Join(t.TempDir(), "gap.json")
	press(t, w.win.Content(), "Export")
	press(t, w.win.Content(), "Everything (.json)…")
	var out, errs bytes.Buffer
	env := command.Env{Stdout: &out, Stderr: &errs, Now: w.exports.now, Version: w.help.version}
	args := []string{"gap", path, "--uk", "--pay-period", "month", "--eu", "--category", "grade", "--pay-level", "full-time", "--variable", "everyone", "--adjust", "grade,department", "--least", "3", "--format", "json"}
	if code := command.Run(t.Context(), env, args); code != 0 {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	var shown, printed map[string]any
	for into, text := range map[*map[string]any][]byte{&shown: readFile(t, picker.save), &printed: out.Bytes()} {
		if err := json.Unmarshal(text, into); err != nil {
			t.Fatal(err)
		}
	}
	if printed["uk"] == nil || printed["eu"] == nil || printed["like_for_like"] == nil {
		t.Fatalf("the command line prints %v", printed)
	}
	if !reflect.DeepEqual(shown, printed) {
		t.Errorf("the window has\n%v\nand the command line\n%v", shown, printed)
	}
}

// gapRoster is a roster of forty people in two grades, of a department in two.
func gapRoster() string {
	var text strings.Builder
	text.WriteString("employee_id,job_title,grade,department,base,currency,weekly_hours,bonus_paid,sex\n")
	for i := range 40 {
		sex, pay := []string{"f", "m"}[i%2], 40_000+1_000*(i%7)+8_000*(i/20)
		text.WriteString(strings.Join([]string{"X" + strconv.Itoa(i), "Analyst", "G" + strconv.Itoa(i/20), "D" + strconv.Itoa(i/2%2), strconv.Itoa(pay + 1_500*(i%2)), "EUR", "40", strconv.Itoa(100 * (i % 3)), sex}, ",") + "\n")
	}
	return text.String()
}

// forbidden are words that the room never says.
var forbidden = regexp.MustCompile(`(?i)\b(fair|unfair|compliant|compliance|risk|discriminat\w+|outlier\w*)\b`)

// TestGapWords: the room has the words of the field, and none that judge.
func TestGapWords(t *testing.T) {
	w, _ := newExampleGap(t)
	for _, view := range []string{"UK figures", "Article 9", "Like for like", "Export"} {
		press(t, w.win.Content(), view)
		shown := textsOf(w.rooms.content)
		if bad := forbidden.FindString(shown); bad != "" {
			t.Errorf("%s says %q", view, bad)
		}
		if view == "Like for like" && !strings.Contains(shown, "Unexplained is not the same as unjust; explained is not the same as just. What is not in the data is in neither.") {
			t.Error("nothing says what it cannot say")
		}
	}
}

// TestGapRefused: terms that there are too few people for have the reason in the figure's
// place, and the gap as it is beside it.
func TestGapRefused(t *testing.T) {
	w, _ := newExampleGap(t)
	press(t, w.win.Content(), "Like for like")
	w.gap.change(func(g *study.Gap) { g.Terms = []string{"level", "department"} })
	l := w.gapViews[2].(*likeGap)
	if got := l.cards.all[2].Figure(); got.Value != "" || !strings.Contains(got.Reason, "a model needs 10 people a column") {
		t.Errorf("the card says %+v", got)
	}
	if got := l.cards.all[0].Figure(); got.Value == "" || !strings.Contains(textsOf(l.box), "may itself carry the difference") {
		t.Errorf("beside it stands %+v", got)
	}
	if low, high := (gap.Adjusted{}).Interval(); !math.IsNaN(low) || !math.IsNaN(high) {
		t.Errorf("no model has an interval from %v to %v", low, high)
	}
}

// TestGapIsUndone: each choice is a step, of what the study keeps, and is reopened.
func TestGapIsUndone(t *testing.T) {
	w, picker := newGap(t)
	picker.open = writeFile(t, "people.csv", gapRoster())
	press(t, w.win.Content(), "Open a roster…")
	w.gap.change(func(g *study.Gap) { g.PayPeriod = gap.Year })
	year := w.gap.answer.UK.MeanHourly.Men
	w.gap.change(func(g *study.Gap) { g.PayPeriod = gap.Month })
	if w.gap.answer.UK.MeanHourly.Men == year {
		t.Fatal("another period changes nothing")
	}
	runItem(w, "Edit", "Undo")
	if w.gap.answer.UK.MeanHourly.Men != year {
		t.Error("it was not undone")
	}
	asked := w.state.asked
	w.gap.change(func(g *study.Gap) { g.Least = 3 })
	if w.state.asked != asked {
		t.Error("the market was asked again")
	}
	saved := saveAs(t, w, picker)
	again, _ := newTestWindow(t)
	again.opener.open(saved)
	if again.rooms.now() != study.GapRoom || again.gap.answer == nil || again.gap.answer.UK.MeanHourly.Men != year || again.file.changed() {
		t.Errorf("reopened in %q: %+v; changed: %v", again.rooms.now(), again.gap.answer, again.file.changed())
	}
	for _, secret := range []string{"X7", "41000"} {
		if strings.Contains(string(readFile(t, saved)), secret) {
			t.Errorf("the study holds %q", secret)
		}
	}
}

// TestGapWordsOfSexes: a word that is not understood is asked about, and what the user
// says of it counts.
func TestGapWordsOfSexes(t *testing.T) {
	w, picker := newGap(t)
	picker.open = writeFile(t, "people.csv", strings.ReplaceAll(gapRoster(), ",f\n", ",Q\n"))
	press(t, w.win.Content(), "Open a roster…")
	if shown := textsOf(w.rooms.content); !strings.Contains(shown, "“Q”, 20 people") || w.gap.answer.People.Employees[0].Sex != gap.Unknown {
		t.Fatalf("nothing is asked: %s", shown)
	}
	w.gap.change(func(g *study.Gap) { g.Women = []string{"Q"} })
	if w.gap.answer.People.Employees[0].Sex != gap.Woman || !strings.Contains(textsOf(w.rooms.content), "“Q”, 20 people") {
		t.Error("the user's word does not count, or cannot be taken back")
	}
}

// TestGapWithoutSexes: a roster without a column of sexes has no figures, and the room says
// what to do.
func TestGapWithoutSexes(t *testing.T) {
	w, picker := newGap(t)
	picker.open = writeFile(t, "people.csv", ours)
	press(t, w.win.Content(), "Open a roster…")
	if shown := textsOf(w.rooms.content); !strings.Contains(shown, "There are no figures yet") || !strings.Contains(shown, "is no column of the roster") {
		t.Errorf("it says %s", shown)
	}
	press(t, w.win.Content(), "Export")
	press(t, w.win.Content(), "The book (.xlsx)…")
	if !strings.Contains(dialogText(w), "There is nothing to take away yet") {
		t.Errorf("it says %s", dialogText(w))
	}
}

// TestGapExports: the books are written by the same functions as on the command line, and
// what leaves the house waits for all choices.
func TestGapExports(t *testing.T) {
	w, picker := newExampleGap(t)
	press(t, w.win.Content(), "Export")
	for label, name := range map[string]string{"The book (.xlsx)…": "pay-gap.xlsx", "To publish (.xlsx)…": "pay-gap-published.xlsx", "For the authority (.xlsx)…": "pay-gap-authority.xlsx", "For workers (.xlsx)…": "pay-gap-workers.xlsx"} {
		picker.save = filepath.Join(t.TempDir(), name)
		press(t, w.win.Content(), label)
		if text := readFile(t, picker.save); len(text) == 0 || picker.offered != name {
			t.Errorf("%s: %d bytes, offered as %q", label, len(text), picker.offered)
		}
	}
	w.gap.change(func(g *study.Gap) { g.Over = "" })
	press(t, w.win.Content(), "To publish (.xlsx)…")
	if !strings.Contains(dialogText(w), "see Article 9") {
		t.Errorf("it says %q", dialogText(w))
	}
}

// TestGapAnswer: one worker is answered, with averages held back below the number that was
// typed, and nothing of it is kept.
func TestGapAnswer(t *testing.T) {
	w, picker := newExampleGap(t)
	press(t, w.win.Content(), "Export")
	e := exportOf(w)
	before := w.state.study()
	e.worker.SetText("E009")
	e.gate.SetText("30")
	e.answerOne()
	if shown := dialogText(w); !strings.Contains(shown, "Answer to one worker (article 7)") || !strings.Contains(shown, "Category: P2") {
		t.Errorf("the answer is %q", shown)
	}
	w.dialogs.closeTop()
	if !w.state.study().Equal(before) || e.worker.Text != "" || w.gap.answer.Answer != nil {
		t.Error("the answer is kept")
	}
	if strings.Contains(string(readFile(t, saveAs(t, w, picker))), "E009") {
		t.Error("the study holds an id")
	}
	for id, want := range map[string]string{"nobody": "no worker with this id", "": "write the id"} {
		e.worker.SetText(id)
		e.gate.SetText("")
		e.answerOne()
		if shown := dialogText(w); !strings.Contains(strings.ToLower(shown), want) {
			t.Errorf("%q: %q", id, shown)
		}
		w.dialogs.closeTop()
	}
}
