package ui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/ui/command"
)

// TestReviewMakeGrades: grades are made of the jobs, shown with what they cost, and used as
// our own structure: at each place by its differential, for each person by their job.
func TestReviewMakeGrades(t *testing.T) {
	w, _ := newExampleReview(t)
	r := stepOf[*rangesStep](t, w, 2)
	g := newGradesDialog(w.review.answer, nil, nil)
	typed := func(i int, text string) {
		t.Helper()
		g.form.fields[i].entry.SetText(text)
		press(t, g.box, "Show them")
	}
	if g.made == nil || !strings.Contains(g.said.String(), "for 18 jobs") {
		t.Fatalf("what is made: %q", g.said.String())
	}
	before := len(g.made.Ranges)
	typed(0, "25%")
	if got := g.made.Ranges; len(got) >= before || math.Abs(got[1].Midpoint/got[0].Midpoint-1.25) > 0.002 {
		t.Errorf("%d grades of steps of a quarter, %v and %v", len(got), got[0], got[1])
	}
	typed(2, "40%, 60%")
	if got := g.made.Ranges; math.Abs(got[0].Maximum/got[0].Minimum-1.4) > 0.01 || math.Abs(got[2].Maximum/got[2].Minimum-1.6) > 0.01 {
		t.Errorf("the spreads of %v and %v", got[0], got[2])
	}
	typed(0, "a little")
	if !strings.Contains(g.form.fields[0].fault.String(), "is no share") || g.plan.Step != 0.25 {
		t.Errorf("a step that is none: %q", g.form.fields[0].fault.String())
	}
	typed(0, "")
	if g.made != nil || !strings.Contains(g.said.String(), "Grades need a step") {
		t.Errorf("no step and no ranks: %q", g.said.String())
	}
	g.form.parts[2].(*settingChoice[review.GradePlan]).choice.SetIndex(1)
	press(t, g.box, "Show them")
	if g.made == nil || !g.made.Fitted || len(g.made.Ranges) != 5 {
		t.Fatalf("by level: %q", g.said.String())
	}

	press(t, r.content(), "Make grades…")
	press(t, w.win.Canvas().Overlays().Top(), "Use these grades")
	settings := w.review.asked().Settings
	p := personOf(t, w, "E009") // in Leipzig, 0.91
	grade := settings.JobGrades[review.GradeKey(review.JobOf(p.Person))]
	var everywhere, there review.Grade
	for _, s := range settings.Structure {
		switch {
		case s.Name == grade && s.Place == "":
			everywhere = s
		case s.Name == grade && s.Place == "Leipzig":
			there = s
		}
	}
	if p.Range != there.Range || there.Range.Midpoint != review.RoundTo(everywhere.Range.Midpoint*0.91, 100) {
		t.Errorf("E009 ranges in %v, their grade %s there %v, everywhere %v", p.Range, grade, there.Range, everywhere.Range)
	}
	press(t, r.content(), "Ranges of the market again")
	if s := w.review.asked().Settings; s.Structure != nil || s.JobGrades != nil || personOf(t, w, "E009").Range.Midpoint != 59_100 {
		t.Error("the grades stay")
	}
}

// TestReviewGradesByPoints: jobs are put into grades by the points of a file, and the command
// line holds pay against the same grades.
func TestReviewGradesByPoints(t *testing.T) {
	w, picker := newExampleReview(t)
	r := stepOf[*rangesStep](t, w, 2)
	g := newGradesDialog(w.review.answer, picker, w.dialogs)
	choose := func() {
		g.form.parts[2].(*settingChoice[review.GradePlan]).choice.SetIndex(byPoints)
		press(t, g.box, "Show them")
	}
	choose()
	if g.points != nil || !strings.Contains(g.said.String(), "Choose the file of points") {
		t.Errorf("no file was chosen: %q", g.said.String())
	}
	var rows strings.Builder
	rows.WriteString("job_code,job,level,points\n")
	for i, s := range g.made.Slots {
		job := s.Job.Job
		fmt.Fprintf(&rows, "%s,%s,%s,%d\n", job.Code, job.Title, job.Level, 100+7*i)
	}
	picker.open = writeFile(t, "points.csv", rows.String())
	choose()
	if g.made == nil || !g.made.Fitted {
		t.Fatalf("by points: %q", g.said.String())
	}
	settings, made, round := r.settings(), g.made, g.plan.Round
	w.review.settings(func(s *review.Settings) { *s = made.Adopted(settings, round) })

	var out, errs bytes.Buffer
	env := command.Env{Stdout: &out, Stderr: &errs, Now: w.exports.now, Version: w.help.version}
	if code := command.Run(t.Context(), env, []string{"review", "--make-grades", "12%", "--grades-by", picker.open, "--format", "json"}); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	var printed struct {
		People []struct {
			ID       string `json:"employee_id"`
			Midpoint *float64
		}
		Grades struct{ Jobs []struct{ Grade string } }
	}
	if err := json.Unmarshal(out.Bytes(), &printed); err != nil {
		t.Fatal(err)
	}
	met := 0
	for i := range w.review.answer.Review.People {
		s, other := &w.review.answer.Review.People[i], printed.People[i]
		if other.Midpoint == nil != (s.NoRange != nil) || other.Midpoint != nil && *other.Midpoint != s.Range.Midpoint {
			t.Errorf("%s: midpoint %v in the window, %v on the command line", other.ID, s.Range.Midpoint, other.Midpoint)
		}
		if other.Midpoint != nil {
			met++
		}
	}
	if met < 35 || len(printed.Grades.Jobs) != len(made.Slots) {
		t.Errorf("%d people and %d jobs have grades", met, len(printed.Grades.Jobs))
	}
}
