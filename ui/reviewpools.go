package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// poolsView is the money for each purpose, kept apart: what managers have, spend and have
// left of it.
type poolsView struct {
	of      *reviewing
	dialogs *dialogs

	box    fyne.CanvasObject
	form   *settingsForm[review.PoolShares]
	merit  *widget.RichText
	adjust *widgets.Select
	apply  *widgets.Button
	list   *widgets.DataTable[review.ManagerPools]
	rows   []review.ManagerPools // everybody first
}

// poolsTable is the name under which the table's widths are remembered.
const poolsTable = "review.pools"

// noAdjustment is what the select says where market adjustments are of no scenario.
const noAdjustment = "no scenario"

func newPoolsView(of *reviewing, memory memory, tips *widgets.Tips, over *dialogs) *poolsView {
	p := &poolsView{of: of, dialogs: over, merit: muted(""), list: widgets.NewDataTable[review.ManagerPools](nil)}
	p.list.Tips, p.list.Pinned = tips, 1
	p.list.SetWidths(memory.widths(poolsTable))
	p.list.OnWidths = func(widths map[string]float32) { memory.setWidths(poolsTable, widths) }
	p.adjust = widgets.NewSelect(nil, nil)
	p.apply = widgets.NewButton(lang.L("Apply"), p.take)
	p.form = poolsForm(wide(p.adjust), p.merit)
	p.form.listen(p.showChanged, p.take)
	form := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 8), p.form.box))
	split := container.NewHSplit(widgets.NewBorder(nil, p.apply, nil, nil, widgets.NewForm(form)), p.list)
	split.Offset = 0.25
	p.box = split
	return p
}

// poolsForm is the form of what pools have.
func poolsForm(adjust, merit fyne.CanvasObject) *settingsForm[review.PoolShares] {
	type shares = review.PoolShares
	f := newSettingsForm((*shares).Check)
	share := func(label string, of func(*shares) *float64) *settingField[shares] {
		return f.text(label, "0.5%", func(s shares) string { return desk.ShareText(*of(&s)) }, func(s *shares, text string) (err error) {
			*of(s), err = desk.ReadShare(text)
			return err
		})
	}
	f.add(lang.L("Each pool has, of pay"), merit,
		share(lang.L("Promotion"), func(s *shares) *float64 { return &s.Promotion }),
		share(lang.L("Market adjustment"), func(s *shares) *float64 { return &s.Market }),
		share(lang.L("To minimum"), func(s *shares) *float64 { return &s.Minimum }),
		share(lang.L("Held back"), func(s *shares) *float64 { return &s.HeldBack }))
	f.add(lang.L("Market adjustments are of"), container.NewVBox(
		container.NewHBox(adjust),
		muted(lang.L("Merit spends its raises and what is paid once; its lift to minimum afterwards is of the pool for that. Promotions are decided in the managers' books."))))
	return f
}

// content is what is in sight.
func (p *poolsView) content() fyne.CanvasObject { return p.box }

// show shows the answer.
func (p *poolsView) show() {
	a := p.of.answer
	all, byManager, err := a.Pools()
	if err != nil {
		p.dialogs.fail(lang.L("The pools could not be worked out"), err)
		return
	}
	all.Manager = lang.L("Everyone")
	p.rows = append([]review.ManagerPools{all}, byManager...)
	p.list.SetColumns(poolColumns(a.Review.Settings.Currency))
	p.list.SetRows(p.rows)
	merit := lang.L("Merit has the budget that is typed at Merit; there is none yet.")
	if a.Merit != nil && a.Merit.Plan.Budget > 0 {
		merit = lang.F("Merit has %s of the pay of who may get it, as typed at Merit.", desk.ShareText(a.Merit.Plan.Budget))
	}
	setText(p.merit, merit)
	names := []string{noAdjustment}
	for _, o := range a.Outcomes {
		names = append(names, o.Name)
	}
	p.adjust.OnChanged = nil
	p.adjust.SetOptions(names)
	p.adjust.SetSelected(names[max(0, slices.Index(names, a.Asked.Pools.Adjust))])
	p.adjust.OnChanged = func(name string) {
		if name == noAdjustment {
			name = ""
		}
		p.ask(func(s *review.PoolShares) { s.Adjust = name })
	}
	p.form.show(a.Asked.Pools)
	p.showChanged()
}

// ask asks with other pools.
func (p *poolsView) ask(change func(*review.PoolShares)) {
	asked := p.of.asked()
	change(&asked.Pools)
	p.of.change(asked)
}

// take asks with the shares that were typed.
func (p *poolsView) take() {
	shares := p.form.read(p.of.asked().Pools)
	p.ask(func(s *review.PoolShares) { *s = shares })
	p.showChanged()
}

// showChanged says whether something is typed that the figures do not have yet.
func (p *poolsView) showChanged() {
	p.apply.Importance = widget.MediumImportance
	if p.form.changed() {
		p.apply.Importance = widget.HighImportance
	}
	p.apply.Refresh()
}

// poolColumns are those of the pools on screen.
func poolColumns(currency string) []widgets.TableColumn[review.ManagerPools] {
	var columns []widgets.TableColumn[review.ManagerPools]
	for _, c := range table.PoolColumns() {
		shown := widgets.TableColumn[review.ManagerPools]{ID: c.ID, Title: lang.Data(c.Title), Whole: c.ID == "manager", Compare: c.Compare, Text: func(m review.ManagerPools) string {
			return table.Text(c, m, currency, market.Annual)
		}}
		if c.Kind != table.TextKind {
			shown.Align = fyne.TextAlignTrailing
		} else {
			shown.Text = func(m review.ManagerPools) string {
				if m.Manager == "" {
					return lang.L("Without manager")
				}
				return m.Manager
			}
		}
		columns = append(columns, shown)
	}
	return columns
}
