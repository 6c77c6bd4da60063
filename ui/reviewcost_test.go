package ui

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
)

// stepOf is a step of the review, in sight.
func stepOf[T reviewStep](t *testing.T, w *Window, step int) T {
	t.Helper()
	press(t, w.win.Content(), stepLabel(w, step))
	return w.steps[step].(T)
}

// scenarioTexts are the figures of a scenario on screen, by their names.
func scenarioTexts(w *Window, name string) map[string]string {
	texts := map[string]string{}
	for _, o := range w.review.answer.Outcomes {
		if o.Name == name {
			for _, l := range table.ScenarioLines(w.review.answer.Review.Settings) {
				texts[l.Name] = l.Text(o)
			}
		}
	}
	return texts
}

// TestReviewScenarios: scenarios stand side by side, the three rules share one budget out,
// and the raises of the chosen one are listed with why somebody has none.
func TestReviewScenarios(t *testing.T) {
	w, _ := newExampleReview(t)
	c := stepOf[*costStep](t, w, 3)
	for name, want := range map[string]map[string]string{
		"To minimum":      {"Cost a year": "€8,095", "People raised": "4", "Budget": "–", "Shared out by": "–"},
		"To 90 %":         {"Cost a year": "€51,662"},
		"Raise the floor": {"The budget allows": "everyone to 93.7 % of target", "Cost a year": "€60,000", "Turns round": "0 pairs", "Shared out by": "raise the floor"},
		"Equal share":     {"The budget allows": "50.2 % of each need"},
		"Lowest first":    {"Turns round": "44 pairs", "Shared out by": "lowest first", "On-cost": "by country", "Raises from": "1 Apr 2027"},
	} {
		got := scenarioTexts(w, name)
		for line, text := range want {
			if got[line] != text {
				t.Errorf("%s: %s is %q, want %q", name, line, got[line], text)
			}
		}
	}
	c.budget.SetText("30,000")
	c.limit.SetText("5%")
	press(t, c.content(), "Share it out by the three rules")
	if got := scenarioTexts(w, "Equal share"); got["Budget"] != "€30,000" || got["At most"] != "5 %" || len(w.review.answer.Outcomes) != 6 {
		t.Errorf("another budget: %v of %d", got, len(w.review.answer.Outcomes))
	}
	c.choice.SetSelected("To minimum")
	if len(c.raises) != 40 || c.raises[0].Person.ID != "E009" || c.raises[0].New() != 49_300 || c.raises[3].Amount <= 0 {
		t.Errorf("%d raises, %s gets %v", len(c.raises), c.raises[0].Person.ID, c.raises[0].Amount)
	}
	if got := c.raises[4].WhyNone(); got != "paid what the scenario goes to, or more" {
		t.Errorf("E001 gets nothing because %q", got)
	}
	c.only.SetChecked(true)
	if len(c.raises) != 4 {
		t.Errorf("%d people are raised to minimum", len(c.raises))
	}
	press(t, c.content(), "Remove it")
	if len(w.review.answer.Outcomes) != 5 || c.chosen == "To minimum" {
		t.Errorf("%d scenarios, %q is chosen", len(w.review.answer.Outcomes), c.chosen)
	}
	c.budget.SetText("a lot")
	press(t, c.content(), "Share it out by the three rules")
	if !strings.Contains(dialogText(w), "is no amount") {
		t.Errorf("a budget that is none: %q", dialogText(w))
	}
}

// TestShareOutAgain: another budget takes the place of the one before, though the study was
// made in another language; a scenario of the user's own by the same rule stays.
func TestShareOutAgain(t *testing.T) {
	w, _ := newExampleReview(t)
	c := stepOf[*costStep](t, w, 3)
	scenarios := slices.Clone(c.of.asked().Scenarios)
	for i := range scenarios {
		scenarios[i].Name = pseudo(scenarios[i].Name)
	}
	c.ask(append(scenarios, review.Scenario{Name: "What the board allows", To: 1, Budget: 45_000, Rule: review.Floor}))
	c.budget.SetText("30,000")
	press(t, c.content(), "Share it out by the three rules")
	var names []string
	for _, s := range c.of.asked().Scenarios {
		names = append(names, s.Name)
	}
	want := []string{pseudo("To minimum"), pseudo("To 90 %"), pseudo("To target"), "What the board allows", "Raise the floor", "Equal share", "Lowest first"}
	if !slices.Equal(names, want) {
		t.Errorf("scenarios are %q, want %q", names, want)
	}
}

// TestReviewBooks: the book, and one for each manager that holds nobody else, are written;
// a folder that has one already is left as it is.
func TestReviewBooks(t *testing.T) {
	w, picker := newExampleReview(t)
	e := stepOf[*exportStep](t, w, 4)
	picker.save = filepath.Join(t.TempDir(), "review.xlsx")
	press(t, e.content(), "The book (.xlsx)…")
	if parts := partsOf(t, picker.save); len(parts) < 10 {
		t.Errorf("the book has %d parts", len(parts))
	}
	picker.folder = t.TempDir()
	press(t, e.content(), "A book a manager (.xlsx)…")
	files, err := filepath.Glob(filepath.Join(picker.folder, "*.xlsx"))
	if err != nil || len(files) < 3 {
		t.Fatalf("%d books, %v", len(files), err)
	}
	for _, part := range partsOf(t, filepath.Join(picker.folder, "Review E003.xlsx")) {
		if strings.Contains(string(part), "E030") {
			t.Error("somebody of another manager is in the book")
		}
	}
	press(t, e.content(), "A book a manager (.xlsx)…")
	if !strings.Contains(dialogText(w), "already") {
		t.Errorf("books were written over: %q", dialogText(w))
	}
}

// TestReviewExport: everybody, all figures and the ranges are written, and the ranges name
// nobody.
func TestReviewExport(t *testing.T) {
	w, picker := newExampleReview(t)
	e := stepOf[*exportStep](t, w, 4)
	save := func(button string) string {
		t.Helper()
		picker.save = filepath.Join(t.TempDir(), "saved")
		press(t, e.content(), button)
		text, err := os.ReadFile(picker.save)
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimPrefix(string(text), "\ufeff")
	}
	rows, err := csv.NewReader(strings.NewReader(save("People (.csv)…"))).ReadAll()
	if err != nil || len(rows) != 41 {
		t.Errorf("%d rows of people, %v", len(rows), err)
	}
	var all struct {
		People []any `json:"people"`
	}
	if err := json.Unmarshal([]byte(save("Everything (.json)…")), &all); err != nil || len(all.People) != 40 {
		t.Errorf("%d people, %v", len(all.People), err)
	}
	e.chosenBy.SetText("Ann of People")
	ranges := save("Posting ranges (.csv)…")
	if rows, err = csv.NewReader(strings.NewReader(ranges)).ReadAll(); err != nil || len(rows) < 20 || strings.Contains(ranges, "E009") {
		t.Errorf("%d rows of ranges, %v", len(rows), err)
	}
	if !strings.Contains(ranges, ",2027-01-01,Ann of People") {
		t.Errorf("the ranges do not say who chose them: %.200q", ranges)
	}
	if !strings.Contains(save("Matches (.csv)…"), "Data Product Manager") {
		t.Error("the matches do not have the hybrid")
	}
}
