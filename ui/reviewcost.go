package ui

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// costStep is the fourth step of a review: ways to raise pay side by side, and below them
// what the chosen one gives to whom.
type costStep struct {
	of      *reviewing
	dialogs *dialogs

	chosen string // name of the scenario whose raises are listed
	raises []table.Raise

	box    fyne.CanvasObject
	view   *widgets.Segmented
	views  *fyne.Container
	merit  *meritView
	pools  *poolsView
	lines  *widgets.DataTable[table.ScenarioLine]
	list   *widgets.DataTable[table.Raise]
	choice *widgets.Select
	only   *widgets.Check
	budget *widgets.Entry
	limit  *widgets.Entry
	remove *widgets.Button
}

func newCostStep(of *reviewing, picker Picker, memory memory, tips *widgets.Tips, over *dialogs) *costStep {
	c := &costStep{
		of: of, dialogs: over, lines: widgets.NewDataTable[table.ScenarioLine](nil), list: widgets.NewDataTable(raiseColumns()),
		budget: widgets.NewEntry(), limit: widgets.NewEntry(),
	}
	c.lines.Tips, c.list.Tips = tips, tips
	c.list.SetWidths(memory.widths(raisesTable))
	c.list.OnWidths = func(widths map[string]float32) { memory.setWidths(raisesTable, widths) }
	c.choice = widgets.NewSelect(nil, func(name string) { c.chosen = name; c.showRaises() })
	c.only = widgets.NewCheck(lang.L("only who is raised"), func(bool) { c.showRaises() })
	c.budget.SetPlaceHolder(lang.L("Budget a year"))
	c.limit.SetPlaceHolder(lang.L("Cap, as 10%"))
	c.budget.OnSubmitted = func(string) { c.shareOut() }
	c.limit.OnSubmitted = c.budget.OnSubmitted
	share := widgets.NewButton(lang.L("Share it out by the three rules"), c.shareOut)
	add := widgets.NewButton(lang.L("Another scenario…"), c.add)
	c.remove = widgets.NewButton(lang.L("Remove it"), c.removeChosen)
	top := container.NewHBox(sized(c.budget, 130), sized(c.limit, 110), share, add)
	head := container.NewHBox(widget.NewLabel(lang.L("What it gives to whom:")), wide(c.choice), c.only, c.remove)
	split := container.NewVSplit(c.lines, widgets.NewBorder(head, nil, nil, nil, c.list))
	split.Offset = 0.55
	scenarios := widgets.NewBorder(top, nil, nil, nil, split)
	c.merit = newMeritView(of, picker, memory, tips, over)
	c.pools = newPoolsView(of, memory, tips, over)
	c.views = container.NewStack(scenarios, c.merit.content(), c.pools.content())
	c.view = widgets.NewSegmented(lang.L("Scenarios"), lang.L("Merit"), lang.L("Pools"))
	c.view.OnChanged = c.turn
	c.turn(0)
	c.box = container.New(layout.NewCustomPaddedLayout(8, 8, 12, 12), widgets.NewBorder(container.NewHBox(c.view), nil, nil, nil, c.views))
	return c
}

// raisesTable is the name under which the table's widths are remembered.
const raisesTable = "review.raises"

func (c *costStep) name() string               { return lang.L("Cost") }
func (c *costStep) content() fyne.CanvasObject { return c.box }

// open is nothing: a scenario leaves nothing open.
func (c *costStep) open() int { return 0 }

// turn shows one of the views.
func (c *costStep) turn(to int) {
	for i, view := range c.views.Objects {
		setHidden(view, i != to)
	}
}

// show shows the answer.
func (c *costStep) show() {
	c.merit.show()
	c.pools.show()
	a := c.of.answer
	columns := []widgets.TableColumn[table.ScenarioLine]{{
		ID: "name", Title: lang.F("A year, in %s", a.Review.Settings.Currency), Whole: true, Text: func(l table.ScenarioLine) string { return lang.Data(l.Name) }, Hint: func(l table.ScenarioLine) string { return lang.Data(l.Tip) },
	}}
	var names []string
	for _, o := range a.Outcomes {
		names = append(names, o.Name)
		columns = append(columns, widgets.TableColumn[table.ScenarioLine]{ID: "of " + o.Name, Title: o.Name, Whole: true, Align: fyne.TextAlignTrailing, Text: func(l table.ScenarioLine) string { return l.Text(o) }})
	}
	c.lines.SetColumns(columns)
	c.lines.SetRows(table.ScenarioLines(a.Review.Settings))
	if !slices.Contains(names, c.chosen) {
		c.chosen = firstOf(names)
	}
	c.choice.Options, c.choice.Selected = names, c.chosen
	c.choice.Refresh()
	setHidden(c.remove, len(names) == 0)
	c.showRaises()
}

// showRaises lists what the chosen scenario gives.
func (c *costStep) showRaises() {
	c.raises = nil
	a := c.of.answer
	if i := slices.IndexFunc(a.Outcomes, func(o review.Outcome) bool { return o.Name == c.chosen }); i >= 0 {
		c.raises = table.Raises(a.Review, a.Outcomes[i])
	}
	if c.only.Checked {
		c.raises = slices.DeleteFunc(c.raises, func(r table.Raise) bool { return r.Amount <= 0 })
	}
	slices.SortStableFunc(c.raises, func(a, b table.Raise) int { return cmp.Compare(min(b.Amount, 1), min(a.Amount, 1)) }) // who is raised first
	c.list.SetRows(c.raises)
}

// ask asks for scenarios.
func (c *costStep) ask(scenarios []review.Scenario) {
	asked := c.of.asked()
	asked.Scenarios = scenarios
	c.of.change(asked)
}

// shareOut puts the budget that was typed to the three rules, in place of one that was,
// whatever language its scenarios are named in.
func (c *costStep) shareOut() {
	budget, err := money.Parse(c.budget.Text, money.Auto)
	if err != nil || budget.Value <= 0 {
		c.dialogs.fail(lang.L("There is no budget to share out"), fmt.Errorf(lang.L("%q is no amount: write what raises may cost a year, as 60,000"), c.budget.Text))
		return
	}
	limit, ok := c.share(c.limit.Text)
	if !ok {
		return
	}
	rules := desk.BudgetScenarios(budget.Value, limit)
	others := slices.DeleteFunc(slices.Clone(c.of.asked().Scenarios), func(s review.Scenario) bool {
		return s.Shared || slices.ContainsFunc(rules, func(r review.Scenario) bool { return r.Name == s.Name })
	})
	c.chosen = rules[0].Name
	c.ask(append(others, rules...))
}

// share reads a share that was typed, none where there is no text, and tells where it is
// none.
func (c *costStep) share(text string) (share float64, ok bool) {
	if strings.TrimSpace(text) == "" {
		return 0, true
	}
	share, err := form.ParseShare(text)
	if err != nil || share <= 0 {
		c.dialogs.fail(lang.L("The share was not understood"), fmt.Errorf(lang.L("%q is no share: write it as 10%%"), text))
		return 0, false
	}
	return share, true
}

// removeChosen takes the chosen scenario away.
func (c *costStep) removeChosen() {
	c.ask(slices.DeleteFunc(slices.Clone(c.of.asked().Scenarios), func(s review.Scenario) bool { return s.Name == c.chosen }))
}

// add asks for one more scenario.
func (c *costStep) add() {
	name, to, limit, budget := widgets.NewEntry(), widgets.NewEntry(), widgets.NewEntry(), widgets.NewEntry()
	to.SetText("100%")
	to.SetPlaceHolder(lang.L("minimum, or a share of target as 95%"))
	limit.SetPlaceHolder(lang.L("none"))
	budget.SetPlaceHolder(lang.L("none"))
	rules := []review.BudgetRule{review.Floor, review.Share, review.Lowest}
	rule := widgets.NewSelect([]string{lang.L("Raise the floor"), lang.L("Equal share"), lang.L("Lowest first")}, nil)
	rule.SetSelectedIndex(0)
	shown := widget.NewForm(
		widget.NewFormItem(lang.L("Name"), name), widget.NewFormItem(lang.L("Up to"), to), widget.NewFormItem(lang.L("Each raise at most"), limit),
		widget.NewFormItem(lang.L("Budget a year"), budget), widget.NewFormItem(lang.L("Shared out by"), rule))
	c.dialogs.submit(lang.L("Another scenario"), lang.L("Add"), shown, func() error {
		text := "to=" + strings.TrimSpace(to.Text) + ",rule=" + string(rules[rule.SelectedIndex()])
		amount := budget.Text
		if parsed, err := money.Parse(amount, money.Auto); err == nil {
			amount = money.Digits(parsed.Value)
		}
		for _, part := range []struct{ key, text string }{{"cap", limit.Text}, {"budget", amount}} {
			if part.text = strings.TrimSpace(part.text); part.text != "" {
				text += "," + part.key + "=" + part.text
			}
		}
		s, err := review.ParseScenario(c.free(cmp.Or(strings.TrimSpace(name.Text), lang.F("To %s", to.Text))) + ":" + text)
		if err != nil {
			return err
		}
		c.chosen = s.Name
		c.ask(append(slices.Clone(c.of.asked().Scenarios), s))
		return nil
	})
	c.dialogs.focus(name)
}

// free is a name that no scenario has, and that can be told from what follows it.
func (c *costStep) free(name string) string {
	name = strings.ReplaceAll(name, ":", " ")
	taken := func(name string) bool {
		return slices.ContainsFunc(c.of.asked().Scenarios, func(s review.Scenario) bool { return s.Name == name })
	}
	of := name
	for n := 2; taken(name); n++ {
		name = fmt.Sprintf("%s (%d)", of, n)
	}
	return name
}

// raiseColumns are those of what a scenario gives to whom.
func raiseColumns() []widgets.TableColumn[table.Raise] {
	style := func(r table.Raise) widgets.CellStyle {
		if r.Amount <= 0 {
			return widgets.CellMuted
		}
		return widgets.CellNormal
	}
	words := func(id, title string, whole bool, of func(table.Raise) string) widgets.TableColumn[table.Raise] {
		return widgets.TableColumn[table.Raise]{ID: id, Title: title, Whole: whole, Style: style, Text: of, Compare: func(a, b table.Raise) int { return strings.Compare(of(a), of(b)) }}
	}
	number := func(id, title, tip string, of func(table.Raise) float64, text func(table.Raise) string) widgets.TableColumn[table.Raise] {
		return widgets.TableColumn[table.Raise]{ID: id, Title: title, Tip: tip, Align: fyne.TextAlignTrailing, Style: style, Text: text, Compare: compareKnown(of), Missing: unknown(of)}
	}
	pay := func(of func(table.Raise) float64) func(table.Raise) string {
		return func(r table.Raise) string { return moneyOrDash(of(r), r.Person.Pay.Currency) }
	}
	old := func(r table.Raise) float64 { return payOf(r.Standing) }
	amount := func(r table.Raise) float64 { return orNaN(r.Amount) }
	share := func(r table.Raise) float64 { return orNaN(r.Share()) }
	return []widgets.TableColumn[table.Raise]{
		words("id", lang.L("Person"), true, func(r table.Raise) string { return r.Person.ID }),
		words("job", lang.L("Job · level"), true, func(r table.Raise) string { return jobText(review.JobOf(r.Person)) }),
		words("department", lang.L("Department"), false, func(r table.Raise) string { return r.Person.Department }),
		number("pay", lang.L("Pay"), lang.L("A year at full time, in the person's own currency"), old, pay(old)),
		number("raise", lang.L("Raise"), lang.L("A year at full time"), amount, pay(amount)),
		number("share", "%", lang.L("The raise, of pay"), share, func(r table.Raise) string { return shareOrDash(share(r)) }),
		number("new", lang.L("New pay"), lang.L("A year at full time"), table.Raise.New, pay(table.Raise.New)),
		number("compa", lang.L("CR before"), lang.L("Compa-ratio before the raise"), func(r table.Raise) float64 { return r.CompaRatio }, func(r table.Raise) string { return ratioText(r.CompaRatio) }),
		words("why", lang.L("Why none"), false, table.Raise.WhyNone),
	}
}

// orNaN is an amount, NaN for 0.
func orNaN(x float64) float64 {
	if x == 0 {
		return math.NaN()
	}
	return x
}

// shareOrDash is a share in per cent, "–" where it is unknown.
func shareOrDash(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return fmt.Sprintf("%.1f %%", 100*x)
}
