package study_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
)

// reviewed is a study of a review with every part set.
func reviewed(folder string) study.Study {
	when := func(dimension, value string) []review.Condition {
		return []review.Condition{{Dimension: dimension, Value: value}}
	}
	settings := review.Usual()
	settings.Date = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	settings.AgeRate.Usual = []review.AgeRate{{Yearly: 0.03}}
	settings.Rates = map[string]float64{"EUR": 1, "GBP": 1.15}
	settings.OnCost.Rules = []review.Rule[float64]{{Where: when("country", "DE"), Value: 0.21}}
	settings.Structure = []review.Grade{{Name: "G5", Range: roster.Range{Minimum: 1, Midpoint: 2, Maximum: 3}}}
	return study.First().WithRoster(study.Roster{
		Source: study.Source{
			Path: filepath.Join(folder, "hr", "people.csv"), SHA256: "ab12",
			Options: ingest.Options{Currency: "EUR", Columns: []ingest.Choice{{Header: "Gehalt", Meaning: columns.Base}}},
		},
		Choices: roster.Choices{
			PayIs: roster.AsPaid, Months: map[string]float64{"CH": 13}, States: map[string]roster.State{"Elternzeit": roster.Away},
			Where: []roster.Where{{Dimension: "department", Values: []string{"Sales"}}},
		},
	}).WithReview(study.Review{
		Surveys: []study.Survey{{
			Name: "Radford", Source: study.Source{Path: filepath.Join(folder, "radford.xlsx")}, Weight: 0.6,
			Where: []market.Filter{{Dimension: "industry", Values: []string{"Software"}}},
		}},
		Lines:  []match.Line{{Job: review.Job{Title: "Accountant", Level: "P2"}, Market: "Radford", Title: "Accountant", Share: 1, Adjust: 1, Quality: review.Strong}},
		Weight: blend.ByHand, Provisional: true, Settings: settings, By: []string{"level"}, Sort: study.Sort{Column: "compa"},
		Scenarios: []review.Scenario{{Name: "To target", To: 1, Cap: 0.1, Budget: 60_000, Rule: review.Floor}},
		Merit: &review.MeritPlan{
			Guideline: review.Guideline{From: []float64{0, 0.9}, Ratings: []string{"3"}, Shares: map[string][]float64{"3": {0.04, 0.02}}},
			Exclude:   when("status", "on leave"),
		},
	}).WithRoom(study.ReviewRoom)
}

// TestReviewIsKept: all of it comes back, and the files are found where the folder went.
func TestReviewIsKept(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	if err := reviewed(from).Save(filepath.Join(from, "a.paybench"), false); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(from, "a.paybench"), filepath.Join(to, "a.paybench")); err != nil {
		t.Fatal(err)
	}
	got, err := study.Load(filepath.Join(to, "a.paybench"))
	if err != nil {
		t.Fatal(err)
	}
	if want := reviewed(to); !got.Equal(want) {
		t.Errorf("loaded %+v\nwant %+v", got, want)
	}
	if !got.Roster.Same(reviewed(to).Roster) || got.Roster.Same(reviewed(from).Roster) {
		t.Error("a roster is the same file wherever it is")
	}
}

// TestReviewNotEqual: whatever is asked of our own people tells studies apart.
func TestReviewNotEqual(t *testing.T) {
	whole := reviewed("/pay")
	for name, change := range map[string]func(*study.Roster, *study.Review, *study.Study){
		"room":   func(_ *study.Roster, _ *study.Review, s *study.Study) { s.Room = study.MarketRoom },
		"path":   func(of *study.Roster, _ *study.Review, _ *study.Study) { of.Source.Path = "/b.csv" },
		"months": func(of *study.Roster, _ *study.Review, _ *study.Study) { of.Choices.Months["CH"] = 12 },
		"another place": func(of *study.Roster, _ *study.Review, _ *study.Study) {
			of.Choices.Months = map[string]float64{"AT": 13}
		},
		"a state":     func(of *study.Roster, _ *study.Review, _ *study.Study) { of.Choices.States = nil },
		"a match":     func(_ *study.Roster, r *study.Review, _ *study.Study) { r.Lines[0].Adjust = 1.1 },
		"a rate":      func(_ *study.Roster, r *study.Review, _ *study.Study) { r.Settings.Rates["GBP"] = 1.2 },
		"a guideline": func(_ *study.Roster, r *study.Review, _ *study.Study) { r.Merit.Guideline.Shares["3"][1] = 0.03 },
		"no plan":     func(_ *study.Roster, r *study.Review, _ *study.Study) { r.Merit = nil },
		"a scenario":  func(_ *study.Roster, r *study.Review, _ *study.Study) { r.Scenarios[0].Budget++ },
		"a survey":    func(_ *study.Roster, r *study.Review, _ *study.Study) { r.Surveys[0].Where = nil },
	} {
		other := reviewed("/pay")
		if !other.Equal(whole) {
			t.Fatal("two studies made alike are not equal")
		}
		if change(&other.Roster, other.Review, &other); other.Equal(whole) || whole.Equal(other) {
			t.Errorf("%s makes no difference", name)
		}
	}
}

// TestNobodyIsNamed: whatever could name one of the roster's people stays out of a study:
// a condition on a manager, an id or a name, and a password.
func TestNobodyIsNamed(t *testing.T) {
	const person = "E0047"
	s := reviewed(t.TempDir())
	of, asked := s.Roster, *s.Review
	of.Source.Options.Password = person
	for _, dimension := range []string{"manager", "Manager ID", "manager_id", "Employee ID", "employee_id", "Name", "Vorgesetzter"} {
		of.Choices.Where = append(of.Choices.Where, roster.Where{Dimension: dimension, Values: []string{person}})
	}
	named := []review.Condition{{Dimension: "level", Value: "P3"}, {Dimension: "manager", Value: person}}
	settings := &asked.Settings
	settings.Target.Rules = append(settings.Target.Rules, review.Rule[review.Target]{Where: named})
	settings.Spread.Rules = append(settings.Spread.Rules, review.Rule[float64]{Where: named})
	settings.OnCost.Rules = append(settings.OnCost.Rules, review.Rule[float64]{Where: named})
	settings.AgeRate.Rules = append(settings.AgeRate.Rules, review.Rule[[]review.AgeRate]{Where: named})
	settings.Element.Rules = append(settings.Element.Rules, review.Rule[review.Element]{Where: named})
	plan := *asked.Merit
	plan.Exclude = append(plan.Exclude, named[1])
	asked.Merit = &plan
	got := s.WithRoster(of).WithReview(asked)
	var text bytes.Buffer
	if err := got.Write(&text); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(text.String(), person) {
		t.Errorf("a person is in %s", text.String())
	}
	if !got.Equal(s) {
		t.Errorf("more than that was left out: %+v", got)
	}
	if len(asked.Merit.Exclude) != 2 || len(of.Choices.Where) != 8 {
		t.Error("what was given is changed")
	}
}

// TestForgetRoster: nothing of the file is left, and how it is read and asked stays.
func TestForgetRoster(t *testing.T) {
	s := reviewed("/pay").WithoutRosterFile()
	var text bytes.Buffer
	if err := s.Write(&text); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(text.String(), "people.csv") || strings.Contains(text.String(), "ab12") || s.Roster.Named() {
		t.Errorf("the file is in %s", text.String())
	}
	if s.Roster.Source.Options.Currency != "EUR" || s.Review == nil || !s.Review.Equal(*reviewed("/pay").Review) {
		t.Errorf("forgotten, too: %+v", s)
	}
}

// TestWithoutReview: a study that is handed on with figures of the market holds nothing of
// our own people's.
func TestWithoutReview(t *testing.T) {
	if got := reviewed("/pay").WithoutReview(); !got.Equal(study.First()) {
		t.Errorf("%+v", got)
	}
}

// TestReplacedByTheOneBefore: a step that is taken back without being undone is gone.
func TestReplacedByTheOneBefore(t *testing.T) {
	first := study.First()
	h := study.NewHistory(first).Do(first.WithChart("a")).Replace(first)
	if h.CanUndo() || h.CanRedo() || !h.Now().Equal(first) {
		t.Error("there is a step to be undone")
	}
}
