package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// meritView is the merit raise of a review: who may get one, what the guideline gives to
// whom, and what fitting it to the budget comes to.
type meritView struct {
	of      *reviewing
	picker  Picker
	dialogs *dialogs

	box    *fyne.Container
	begin  fyne.CanvasObject // before there is a plan
	lead   *widget.RichText
	plan   fyne.CanvasObject
	form   *settingsForm[review.MeritPlan]
	left   *container.Scroll
	shown  *desk.Review // whose plan the form is of
	grid   *meritGrid
	apply  *widgets.Button
	totals *fyne.Container
	none   *widgets.Check
	list   *widgets.DataTable[table.MeritRow]
	rows   []table.MeritRow
}

// meritTable is the name under which the table's widths are remembered.
const meritTable = "review.merit"

func newMeritView(of *reviewing, picker Picker, memory memory, tips *widgets.Tips, over *dialogs) *meritView {
	m := &meritView{
		of: of, picker: picker, dialogs: over, lead: muted(""), grid: newMeritGrid(),
		totals: container.New(tight{}), list: widgets.NewDataTable(meritColumns()), box: container.NewStack(),
	}
	m.list.Tips = tips
	m.list.SetWidths(memory.widths(meritTable))
	m.list.OnWidths = func(widths map[string]float32) { memory.setWidths(meritTable, widths) }
	m.apply = widgets.NewButton(lang.L("Fit to budget"), m.take)
	m.none = widgets.NewCheck(lang.L("only who gets nothing"), func(bool) { m.showRows() })
	usual := widgets.NewButton(lang.L("The same for everyone, to begin with"), m.usual)
	usual.Importance = widget.HighImportance
	m.begin = container.NewCenter(container.NewVBox(
		container.NewGridWrap(fyne.NewSize(560, 72), m.lead),
		container.NewHBox(usual, widgets.NewButton(lang.L("A guideline from a file…"), m.read))))
	m.left = container.NewVScroll(container.NewVBox())
	table := widgets.NewBorder(container.NewHBox(widget.NewLabel(lang.L("What it gives to whom")), m.none), nil, nil, nil, m.list)
	figures := container.NewVSplit(container.NewScroll(m.grid.content()), table)
	figures.Offset = 0.55
	split := container.NewHSplit(widgets.NewBorder(nil, m.apply, nil, nil, widgets.NewForm(m.left)), figures)
	split.Offset = 0.25
	m.plan = split
	return m
}

// content is what is in sight.
func (m *meritView) content() fyne.CanvasObject { return m.box }

// show shows the answer.
func (m *meritView) show() {
	a := m.of.answer
	now := m.begin
	if a.Merit != nil {
		now = m.plan
	}
	if len(m.box.Objects) != 1 || m.box.Objects[0] != now {
		m.box.Objects = []fyne.CanvasObject{now}
		m.box.Refresh()
	}
	if a.Merit == nil {
		m.shown = nil
		lead := lang.L("A guideline gives raises by rating and by place in the range. It is fitted to a budget, but for the cells that you pin.")
		if len(desk.BeginMerit(a.Review).Guideline.Ratings) == 0 {
			lead = lang.L("Nobody of the roster has a rating, so a guideline would give nothing. Open a roster with a column of ratings.")
		}
		setText(m.lead, lead)
		return
	}
	if m.shown != m.of.of {
		m.shown = m.of.of
		m.build()
	}
	m.form.show(a.Merit.Plan)
	m.grid.tellOf(a.Merit, a.Review.Settings.Currency)
	m.totals.RemoveAll()
	for _, line := range table.MeritLines(a.Merit, a.Review.Settings.Currency) {
		m.totals.Add(widgets.NewBorder(nil, nil, nil, bold(line.Formula), paragraph(table.Capital(line.Name))))
	}
	m.form.box.Refresh()
	m.showChanged()
	m.showRows()
}

// build makes the form of a plan.
func (m *meritView) build() {
	m.form = meritForm(m.of, m.dialogs)
	m.form.parts = append(m.form.parts, m.grid)
	m.form.listen(m.showChanged, m.take)
	m.grid.enter = m.take
	m.form.box.Add(container.NewVBox(
		strong(lang.L("What it comes to")), m.totals,
		container.NewHBox(widgets.NewButton(lang.L("A guideline from a file…"), m.read)),
		container.NewHBox(widgets.NewButton(lang.L("No merit raise"), func() { m.ask(nil) }))))
	m.left.Content = container.New(layout.NewCustomPaddedLayout(0, 8, 0, 8), m.form.box)
	m.left.Refresh()
}

// meritForm is the form of who may get a merit raise, and of how much.
func meritForm(of *reviewing, over *dialogs) *settingsForm[review.MeritPlan] {
	type plan = review.MeritPlan
	f := newSettingsForm((*plan).Check)
	day := func(label string, of func(*plan) *time.Time) *settingField[plan] {
		return f.text(label, "2026-10-01", func(p plan) string { return dayText(*of(&p)) }, func(p *plan, text string) error {
			return readDay(text, of(p))
		})
	}
	kinds := []review.GuidelineBy{review.ByCompaRatio, review.ByQuarter, review.ByRating}
	f.add(lang.L("Budget and guideline"), nil,
		f.text(lang.L("Budget, of pay"), lang.L("3.2%; none: as it is"), func(p plan) string { return desk.ShareText(p.Budget) }, func(p *plan, text string) (err error) {
			p.Budget, err = desk.ReadShare(text)
			return err
		}),
		f.choice(lang.L("Columns by"), []string{"ratio", "quarter", "rating"}, func(p plan) int { return max(0, slices.Index(kinds, p.Guideline.By)) }, func(p *plan, at int) {
			from := p.Guideline.From
			if at == 0 && len(from) == 0 {
				from = review.UsualGuideline(nil, 0).From
			}
			p.Guideline, p.Pinned = p.Guideline.WithColumns(kinds[at], from), nil
		}),
		f.text(lang.L("Ratios from"), "0, 0.88, 0.96", func(p plan) string { return desk.EdgesText(p.Guideline.From) }, func(p *plan, text string) error {
			from, err := desk.ReadEdges(text)
			if err == nil {
				p.Guideline = p.Guideline.WithColumns(p.Guideline.By, from)
			}
			return err
		}))
	f.add(lang.L("For the time employed"), nil,
		f.text(lang.L("Merit is for"), lang.L("2026; none: all of it"), func(p plan) string { return desk.PeriodText(p.Period) }, func(p *plan, text string) (err error) {
			p.Period, err = desk.ReadPeriod(text)
			return err
		}),
		f.choice(lang.L("Shortened by"), []string{"days", "months"}, func(p plan) int { return index(p.Proration == review.ByMonths) }, func(p *plan, at int) {
			p.Proration = []review.Proration{review.ByDays, review.ByMonths}[at]
		}))
	f.add(lang.L("Who may get it"), nil,
		day(lang.L("Hired by"), func(p *plan) *time.Time { return &p.HiredBy }),
		day(lang.L("Last raise before"), func(p *plan) *time.Time { return &p.LastRaiseBefore }),
		excludedRows(of, over))
	return f
}

// excludedRows are who is not eligible, whatever their rating.
func excludedRows(of *reviewing, over *dialogs) *settingRows[review.MeritPlan] {
	r := &settingRows[review.MeritPlan]{
		dimensions: []string{"status", "department", "job", "level", "job_family", "grade", "place", "country", "entity"},
		hint:       "who", values: of.values, check: (*review.MeritPlan).Check,
	}
	r.of = func(p review.MeritPlan) []settingRow {
		var rows []settingRow
		for _, c := range p.Exclude {
			c.Dimension = review.DimensionName(c.Dimension)
			rows = append(rows, settingRow{where: []review.Condition{c}})
		}
		return rows
	}
	r.clear = func(p *review.MeritPlan) { p.Exclude = nil }
	r.put = func(p *review.MeritPlan, row settingRow) error {
		p.Exclude = append(slices.Clip(p.Exclude), row.where[0])
		return nil
	}
	return r.build(over, lang.L("but not…"))
}

// showChanged says whether something is typed that the figures do not have yet.
func (m *meritView) showChanged() {
	if m.form == nil {
		return
	}
	m.apply.Importance = widget.MediumImportance
	if m.form.changed() {
		m.apply.Importance = widget.HighImportance
	}
	label := lang.L("Apply")
	if m.form.fields[0].text() != "" {
		label = lang.L("Fit to budget")
	}
	m.apply.SetText(label)
}

// ask asks for another plan, or none.
func (m *meritView) ask(plan *review.MeritPlan) {
	asked := m.of.asked()
	asked.Merit = plan
	m.of.change(asked)
}

// take asks with the plan that was typed.
func (m *meritView) take() {
	plan := m.form.read(m.of.answer.Merit.Plan)
	m.showChanged()
	m.ask(&plan)
}

// usual begins with a plan that gives everyone the same.
func (m *meritView) usual() {
	plan := desk.BeginMerit(m.of.answer.Review)
	m.ask(&plan)
}

// read takes the guideline of a file.
func (m *meritView) read() {
	m.picker.Open(lang.L("Open a guideline"), rosterExtensions, func(path string) {
		var of review.Guideline
		var err error
		m.of.do(func() (work, done func()) {
			return func() { of, err = desk.ReadGuideline(context.Background(), path) }, func() {
				if err != nil {
					m.dialogs.fail(lang.L("The guideline could not be read"), err)
					return
				}
				plan := review.MeritPlan{}
				if now := m.of.asked().Merit; now != nil {
					plan = *now
				}
				plan.Guideline, plan.Pinned = of, nil
				m.ask(&plan)
			}
		})
	})
}

// showRows lists what the plan gives to whom.
func (m *meritView) showRows() {
	if m.of.answer.Merit == nil {
		return
	}
	m.rows = table.MeritRows(m.of.answer.Review, m.of.answer.Merit)
	if m.none.Checked {
		m.rows = slices.DeleteFunc(m.rows, table.MeritRow.Gets)
	}
	m.list.SetRows(m.rows)
}

// meritColumns are those of what a plan gives to whom.
func meritColumns() []widgets.TableColumn[table.MeritRow] {
	type row = table.MeritRow
	style := func(r row) widgets.CellStyle {
		if !r.Gets() {
			return widgets.CellMuted
		}
		return widgets.CellNormal
	}
	words := func(id, title string, whole bool, of func(row) string) widgets.TableColumn[row] {
		return widgets.TableColumn[row]{ID: id, Title: title, Whole: whole, Style: style, Text: of, Compare: func(a, b row) int { return cmp.Compare(of(a), of(b)) }}
	}
	number := func(id, title, tip string, of func(row) float64, text func(float64, row) string) widgets.TableColumn[row] {
		known := func(r row) float64 { return orNaN(of(r)) }
		return widgets.TableColumn[row]{
			ID: id, Title: title, Tip: tip, Align: fyne.TextAlignTrailing, Style: style, Compare: compareKnown(known), Missing: unknown(known),
			Text: func(r row) string { return text(known(r), r) },
		}
	}
	pay := func(x float64, r row) string { return moneyOrDash(x, r.Person.Pay.Currency) }
	share := func(x float64, _ row) string { return shareOrDash(x) }
	return []widgets.TableColumn[row]{
		words("id", lang.L("Person"), true, func(r row) string { return r.Person.ID }),
		words("job", lang.L("Job · level"), true, func(r row) string { return jobText(review.JobOf(r.Person)) }),
		words("rating", lang.L("Rating"), false, func(r row) string { return strings.TrimSpace(r.Person.Rating) }),
		number("compa", lang.L("CR"), lang.L("Compa-ratio before the raise"), func(r row) float64 { return r.CompaRatio }, func(x float64, _ row) string { return ratioText(x) }),
		number("pay", lang.L("Pay"), lang.L("A year at full time, in the person's own currency"), func(r row) float64 { return payOf(r.Standing) }, pay),
		number("merit", lang.L("Fitted"), lang.L("Fitted to the budget, for the part of the period employed"), func(r row) float64 { return r.Merit }, share),
		number("raise", lang.L("Raise"), lang.L("Up to the maximum of the range"), func(r row) float64 { return r.Base }, pay),
		number("lump", lang.L("Once"), lang.L("What goes beyond the maximum is paid once"), func(r row) float64 { return r.Lump }, pay),
		number("minimum", lang.L("To min"), lang.L("Then to the minimum, beside the budget"), func(r row) float64 { return r.Award.ToMinimum }, pay),
		number("new", lang.L("New pay"), lang.L("A year at full time"), func(r row) float64 { return r.New }, pay),
		words("why", lang.L("Why none"), false, table.MeritRow.WhyNone),
	}
}
