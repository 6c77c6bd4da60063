package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/tables"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// gradesDialog makes grades of the jobs' targets, and shows where jobs would be and what
// that costs before they are used.
type gradesDialog struct {
	answer  *desk.ReviewAnswer
	picker  Picker
	dialogs *dialogs

	form   *settingsForm[review.GradePlan]
	plan   review.GradePlan
	by     int            // what jobs are worth: their target, level or points
	points tables.Points  // nil before they are read of a file
	made   *review.Grades // nil where none can be made
	said   *widget.RichText
	grades *widgets.DataTable[gradeRow]
	jobs   *widgets.DataTable[review.Slot]
	box    fyne.CanvasObject
}

// What jobs are worth, in the order of the choice.
const (
	byLevel  = 1
	byPoints = 2
)

// gradeRow is a grade with the jobs in it.
type gradeRow struct {
	name string
	jobs int
	review.Grade
}

// makeGrades opens the dialog.
func (r *rangesStep) makeGrades() {
	g := newGradesDialog(r.of.answer, r.picker, r.dialogs)
	r.dialogs.proceed(lang.L("Make grades"), lang.L("Use these grades"), g.box, within(r.dialogs.win, 1120, 680), func() {
		if g.made == nil {
			return
		}
		adopted, round := g.made, g.plan.Round
		settings := r.settings()
		r.of.settings(func(s *review.Settings) { *s = adopted.Adopted(settings, round) })
	})
}

func newGradesDialog(a *desk.ReviewAnswer, picker Picker, over *dialogs) *gradesDialog {
	type plan = review.GradePlan
	g := &gradesDialog{
		answer: a, picker: picker, dialogs: over, said: paragraph(""), plan: plan{Step: 0.12, Spread: []float64{0.5}, Round: a.Review.Settings.Step},
		grades: widgets.NewDataTable(gradeColumns(a.Review.Settings.Currency)), jobs: widgets.NewDataTable(slotColumns(a.Review.Settings.Currency)),
	}
	f := newSettingsForm(func(*plan) error { return nil })
	g.form = f
	f.add(lang.L("Midpoints"), nil,
		f.text(lang.L("Rise by"), "12%", func(p plan) string { return desk.ShareText(p.Step) }, func(p *plan, text string) (err error) {
			p.Step, err = desk.ReadShare(text)
			return err
		}),
		f.text(lang.L("From"), lang.L("the lowest job"), func(p plan) string { return numberText(p.Lowest) }, func(p *plan, text string) (err error) {
			p.Lowest, err = readAmount(text)
			return err
		}),
		f.choice(lang.L("Jobs are worth"), []string{lang.L("target"), lang.L("level"), lang.L("points")}, func(plan) int { return g.by }, func(_ *plan, at int) { g.by = at }))
	f.add(lang.L("Ranges"), muted(lang.L("Several spreads, as 40%, 45%, 50%, are those of the grades from the lowest. By level or points, jobs are put where the line through their numbers has them; points are a table of job_code or job and level, and points.")),
		f.text(lang.L("Spread"), "50%", func(p plan) string { return spreadsText(p.Spread) }, func(p *plan, text string) (err error) {
			p.Spread, err = readSpreads(text)
			return err
		}),
		f.text(lang.L("Rounded to"), lang.L("not"), func(p plan) string { return numberText(p.Round) }, func(p *plan, text string) (err error) {
			p.Round, err = readAmount(text)
			return err
		}))
	f.listen(func() {}, g.take)
	f.show(g.plan)
	show := widgets.NewButton(lang.L("Show them"), g.take)
	tables := container.NewVSplit(g.grades, g.jobs)
	tables.Offset = 0.45
	g.box = widgets.NewBorder(nil, nil, container.New(atWidth{320}, container.NewVBox(f.box, show)), nil, widgets.NewBorder(g.said, nil, nil, nil, tables))
	g.show()
	return g
}

// take makes grades of what was typed.
func (g *gradesDialog) take() {
	g.plan = g.form.read(g.plan)
	g.plan.Worth = nil
	switch {
	case g.by == byLevel:
		g.plan.Worth = review.LevelNumber
	case g.by == byPoints && g.points == nil:
		g.readPoints()
		return
	case g.by == byPoints:
		g.plan.Worth = g.points.Worth
	}
	g.show()
}

// readPoints has the user choose the file of points, and goes on with it.
func (g *gradesDialog) readPoints() {
	setText(g.said, lang.L("Choose the file of points."))
	g.picker.Open(lang.L("Open a table: points"), rosterExtensions, func(path string) {
		points, err := desk.ReadPoints(context.Background(), path)
		if err != nil {
			g.dialogs.fail(lang.L("The table could not be read"), err)
			return
		}
		g.points = points
		g.take()
	})
}

// show shows the grades, or why there are none.
func (g *gradesDialog) show() {
	currency := g.answer.Review.Settings.Currency
	var err error
	if g.made, err = g.answer.MakeGrades(g.plan); err != nil {
		g.made = nil
		setText(g.said, sentence(err))
		g.grades.SetRows(nil)
		g.jobs.SetRows(nil)
		return
	}
	rows := make([]gradeRow, len(g.made.Ranges))
	for i, of := range g.made.Ranges {
		rows[i] = gradeRow{name: review.GradeName(i), Grade: review.Grade{Range: of}}
	}
	for _, s := range g.made.Slots {
		rows[s.Grade].jobs++
	}
	g.grades.SetRows(rows)
	g.jobs.SetRows(g.made.Slots)
	setText(g.said, lang.F("%s for %s. Lifting everybody to the new minimum costs %s a year.",
		lang.N(len(rows), "grade", "grades"), lang.N(len(g.made.Slots), "job", "jobs"), money.Format(g.made.ToMinimum, currency, 0)))
}

// readAmount reads an amount that is typed; of nothing it is 0.
func readAmount(text string) (float64, error) {
	if text == "" {
		return 0, nil
	}
	x, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
	if err != nil || x < 0 {
		return 0, errors.New(lang.F("%q is no amount: write it as %s", text, "30,000"))
	}
	return x, nil
}

// readSpreads reads the spreads of grades: "40%, 50%".
func readSpreads(text string) ([]float64, error) {
	var all []float64
	for part := range strings.SplitSeq(text, ",") {
		x, err := desk.ReadShare(part)
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, nil
}

// spreadsText is spreads as readSpreads reads them.
func spreadsText(all []float64) string {
	parts := make([]string, len(all))
	for i, x := range all {
		parts[i] = desk.ShareText(x)
	}
	return strings.Join(parts, ", ")
}

// gradeColumns are those of the grades made.
func gradeColumns(currency string) []widgets.TableColumn[gradeRow] {
	pay := func(id, title string, of func(gradeRow) float64) widgets.TableColumn[gradeRow] {
		return widgets.TableColumn[gradeRow]{ID: id, Title: title, Align: fyne.TextAlignTrailing, Text: func(r gradeRow) string { return money.Format(of(r), currency, 0) }}
	}
	return []widgets.TableColumn[gradeRow]{
		{ID: "grade", Title: lang.L("Grade"), Text: func(r gradeRow) string { return r.name }},
		{ID: "jobs", Title: lang.L("Jobs"), Align: fyne.TextAlignTrailing, Text: func(r gradeRow) string { return countText(r.jobs) }},
		pay("minimum", lang.L("Minimum"), func(r gradeRow) float64 { return r.Range.Minimum }),
		pay("midpoint", lang.L("Midpoint"), func(r gradeRow) float64 { return r.Range.Midpoint }),
		pay("maximum", lang.L("Maximum"), func(r gradeRow) float64 { return r.Range.Maximum }),
	}
}

// slotColumns are those of the jobs in the grades.
func slotColumns(currency string) []widgets.TableColumn[review.Slot] {
	number := func(id, title, tip string, of func(review.Slot) float64, text func(float64) string) widgets.TableColumn[review.Slot] {
		return widgets.TableColumn[review.Slot]{
			ID: id, Title: title, Tip: tip, Align: fyne.TextAlignTrailing, Compare: func(a, b review.Slot) int { return cmp.Compare(of(a), of(b)) },
			Text: func(s review.Slot) string { return text(of(s)) },
		}
	}
	pay := func(x float64) string { return money.Format(x, currency, 0) }
	count := func(x float64) string { return money.Format(x, "", 0) }
	return []widgets.TableColumn[review.Slot]{
		{ID: "job", Title: lang.L("Job · level"), Whole: true, Text: func(s review.Slot) string { return table.JobName(s.Job) }},
		number("target", lang.L("Target"), lang.L("Of the country"), func(s review.Slot) float64 { return s.Job.Target }, pay),
		number("grade", lang.L("Grade"), "", func(s review.Slot) float64 { return float64(s.Grade) }, func(x float64) string { return review.GradeName(int(x)) }),
		number("move", lang.L("Move"), lang.L("From the target to the midpoint of the grade"), func(s review.Slot) float64 { return s.Move }, func(x float64) string { return strings.ReplaceAll(fmt.Sprintf("%+.1f %%", 100*x), "-", "−") }),
		number("below", lang.L("Below"), lang.L("People below the new minimum"), func(s review.Slot) float64 { return float64(s.Below) }, count),
		number("cost", lang.L("To minimum"), lang.L("A year, in the currency of the review"), func(s review.Slot) float64 { return s.ToMinimum }, pay),
	}
}
