package ui

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/command"
	"github.com/paybench/paybench/ui/widgets"
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
func exportOf(w *Window) *gapExport { return w.gapViews[4].(*gapExport) }

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

// TestGapAnswerBeside: a worker's answer is worked out beside Fyne's goroutine, and is not
// shown once the people are others.
func TestGapAnswerBeside(t *testing.T) {
	w, _ := newExampleGap(t)
	press(t, w.win.Content(), "Export")
	e := exportOf(w)
	h := held{holding: true}
	w.gap.tasks.background = h.background
	e.worker.SetText("E009")
	e.answerOne()
	e.answerOne()
	if shown := dialogText(w); shown != "" || len(h.waiting) != 2 {
		t.Fatalf("%d pieces of work, and at once %q", len(h.waiting), shown)
	}
	h.finish(0)
	if shown := dialogText(w); !strings.Contains(shown, "Answer to one worker (article 7)") {
		t.Errorf("the answer is %q", shown)
	}
	w.dialogs.closeTop()
	w.gap.people = nil
	h.finish(0)
	if shown := dialogText(w); shown != "" {
		t.Errorf("of people who are gone there is %q", shown)
	}
}

// mergedBook is a merged book of the example's review, in which two women have a tenth more
// pay.
func mergedBook(t *testing.T) string {
	t.Helper()
	w, picker := newExampleReview(t)
	folder := t.TempDir()
	e := stepOf[*exportStep](t, w, 4)
	picker.save = filepath.Join(folder, "review.xlsx")
	press(t, e.content(), "The book (.xlsx)…")
	f, err := excelize.OpenFile(picker.save)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"E009", "E011"} {
		for heading, value := range map[string]any{"Raise %": 0.1, "Kind": "market"} {
			if err := f.SetCellValue("People", cellUnder(t, f, heading, id), value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	picker.folder = folder
	press(t, e.content(), "Bring decisions back…")
	picker.save = filepath.Join(folder, "merged.xlsx")
	press(t, w.win.Canvas().Overlays().Top(), "Merged book (.xlsx)…")
	return picker.save
}

// plainRoster is the example's roster without rows that something would be asked about.
func plainRoster() string {
	var lines []string
	for line := range strings.Lines(string(assets.ExampleRoster)) {
		id, _, _ := strings.Cut(line, ",")
		twice := slices.ContainsFunc(lines, func(other string) bool { return strings.HasPrefix(other, id+",") })
		if !twice && (len(lines) == 0 || strings.Contains(line, ",year,EUR,")) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "")
}

// TestGapAfterAReview: with a merged book each gap stands before and after, in the room and in
// the employer's own book, which is the command line's; what leaves the house is as before,
// and the study knows nothing of it.
func TestGapAfterAReview(t *testing.T) {
	roster, merged := writeFile(t, "people.csv", plainRoster()), mergedBook(t)
	w, picker := newGap(t)
	picker.open = roster
	press(t, w.win.Content(), "Open a roster…")
	w.gap.change(func(g *study.Gap) {
		g.PayPeriod, g.Category, g.Level, g.Over, g.Terms = gap.Year, "level", gap.FullTime, gap.Everyone, []string{gap.Tenure}
	})
	publish := func() map[string][]byte {
		press(t, w.win.Content(), "Export")
		picker.save = filepath.Join(t.TempDir(), "published.xlsx")
		press(t, w.win.Content(), "For the authority (.xlsx)…")
		return partsOf(t, picker.save)
	}
	published, before := publish(), w.state.study()
	press(t, w.win.Content(), "After a review")
	picker.open = merged
	press(t, w.win.Content(), "Open a merged book…")
	shown := textsOf(w.rooms.content)
	for _, want := range []string{"Before and after what was decided in merged.xlsx", "2 people have the pay that was decided"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the room does not say %q: %s", want, shown)
		}
	}
	if after := w.gap.answer.After; after == nil || after.Raised != 2 || after.EU.Mean.Women <= w.gap.answer.EU.Mean.Women {
		t.Fatalf("after is %+v", after)
	}
	list := w.gapViews[3].(*decidedGap).list
	for row, want := range table.GapChange(w.gap.answer.Results)[0].Rows {
		list.Select(row)
		for _, cell := range want {
			if shown := list.AccessibilityLabel(); !strings.Contains(shown, cell.String()) {
				t.Errorf("row %d is %q, without %q", row, shown, cell)
			}
		}
	}
	if !w.state.study().Equal(before) {
		t.Error("the study has the book")
	}
	if !reflect.DeepEqual(publish(), published) {
		t.Error("what leaves the house is another")
	}
	picker.save = filepath.Join(t.TempDir(), "own.xlsx")
	press(t, w.win.Content(), "The book (.xlsx)…")
	printed := filepath.Join(t.TempDir(), "printed.xlsx")
	var errs bytes.Buffer
	env := command.Env{Stdout: io.Discard, Stderr: &errs, Now: w.exports.now, Version: w.help.version}
	args := []string{"gap", roster, "--uk", "--pay-period", "year", "--eu", "--category", "level", "--pay-level", "full-time", "--variable", "everyone", "--adjust", "tenure", "--decisions", merged, "--xlsx", printed}
	if code := command.Run(t.Context(), env, args); code != 0 {
		t.Fatal(errs.String())
	}
	if !reflect.DeepEqual(partsOf(t, picker.save), partsOf(t, printed)) {
		t.Error("the window's own book is not the command line's")
	}
	press(t, w.win.Content(), "After a review")
	press(t, w.win.Content(), "Leave it out")
	if w.gap.answer.After != nil || !strings.Contains(textsOf(w.rooms.content), "What does a review change?") {
		t.Error("it was not left out")
	}
}

// TestGapAfterNoReview: a file that is no book of a review is refused, and one whose people
// cannot be told leaves the figures as they are.
func TestGapAfterNoReview(t *testing.T) {
	merged := mergedBook(t)
	w, picker := newGap(t)
	picker.open = writeFile(t, "nobody.csv", regexp.MustCompile(`(?m)^(X\d+|employee_id),`).ReplaceAllString(gapRoster(), ""))
	press(t, w.win.Content(), "Open a roster…")
	press(t, w.win.Content(), "After a review")
	picker.open = writeFile(t, "other.xlsx", gapRoster())
	press(t, w.win.Content(), "Open a merged book…")
	if shown := dialogText(w); !strings.Contains(shown, "The decisions were not taken") || w.gap.merged != nil {
		t.Errorf("a roster is a merged book: %s", shown)
	}
	w.dialogs.closeTop()
	picker.open = merged
	press(t, w.win.Content(), "Open a merged book…")
	if shown := textsOf(w.rooms.content); !strings.Contains(shown, "no ids of its own") || w.gap.answer == nil || w.gap.answer.After != nil {
		t.Errorf("people without ids: %s", shown)
	}
}

// TestGapKeptOfAnotherRoster: a choice that this roster lacks is said where it leaves no
// figures, and nowhere else; it can be taken back there.
func TestGapKeptOfAnotherRoster(t *testing.T) {
	w, picker := newGap(t)
	picker.open = writeFile(t, "people.csv", gapRoster())
	press(t, w.win.Content(), "Open a roster…")
	usual := study.Gap{PayPeriod: gap.Month, HoursAYear: 1720, Category: "grade", Level: gap.FullTime, Over: gap.Everyone, Terms: []string{"grade"}}
	views := []string{"UK figures", "Article 9", "Like for like"}
	for _, c := range []struct {
		name   string
		change func(*study.Gap)
		spoils []bool
	}{
		{"nothing", func(*study.Gap) {}, []bool{false, false, false}},
		{"category", func(g *study.Gap) { g.Category = "squad" }, []bool{false, true, false}},
		{"term", func(g *study.Gap) { g.Terms = []string{"squad"} }, []bool{false, false, true}},
		{"unit", func(g *study.Gap) { g.Unit = "squad" }, []bool{false, false, true}},
		{"group", func(g *study.Gap) { g.By, g.Reference = "squad", "a" }, []bool{false, false, true}},
		{"all", func(g *study.Gap) { g.Category, g.Unit, g.Terms = "squad", "squad", []string{"squad"} }, []bool{false, true, true}},
	} {
		w.gap.change(func(g *study.Gap) { *g = usual; c.change(g) })
		if w.gap.answer == nil {
			t.Fatalf("%s: %v", c.name, w.gap.err)
		}
		for i, view := range views {
			press(t, w.win.Content(), view)
			if says := strings.Contains(textsOf(w.rooms.content), "\"squad\" is no column of the roster"); says != c.spoils[i] {
				t.Errorf("%s: %s says that a column is missing: %v", c.name, view, says)
			}
		}
	}
	if options := w.gap.termOptions(w.gap.asked().Terms); !slices.Contains(options, widgets.Option{Value: "squad", Label: "squad (not in this roster)"}) {
		t.Errorf("the term cannot be unticked: %v", options)
	}
}
