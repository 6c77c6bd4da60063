package ui

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/spelling"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// peopleBehind lists everybody behind a figure, to be searched, sorted, copied and
// exported.
type peopleBehind struct {
	tasks   *tasks
	content fyne.CanvasObject
	find    *widgets.Entry
	count   *widget.Label
	table   *widgets.DataTable[market.Record]

	all   []market.Record
	more  int      // people that the list has no room for
	lower []string // the cells of each in lower case; nil until one is searched for
	asked int      // number of the latest search
}

func (o *figures) newPeopleBehind(r market.Row, listing market.Listing) *peopleBehind {
	p := &peopleBehind{
		tasks: o.tasks, all: listing.Rows, more: listing.Total - len(listing.Rows), find: widgets.NewEntry(), count: widget.NewLabel(""),
		table: widgets.NewDataTable(recordColumns(o.state.onScreen().Shown, o.state.market().Dimensions(), listing)),
	}
	p.find.SetPlaceHolder(lang.L("Find among them"))
	p.find.OnChanged = func(string) { p.search() }
	p.count.Importance = widget.LowImportance
	var export *widgets.Button
	export = widgets.NewButtonWithIcon(lang.L("Export"), theme.MenuDropDownIcon(), func() { o.dialogs.menu(export, o.exportItems(r)...) })
	export.IconPlacement = widget.ButtonIconTrailingText
	top := widgets.NewBorder(nil, nil, sized(p.find, 260), export, p.count)
	p.content = container.New(stacked{}, top, p.table)
	p.show(p.all)
	return p
}

// exportItems are how everybody behind a row can be taken away.
func (o *figures) exportItems(r market.Row) []*fyne.MenuItem {
	a, made := o.state.onScreen(), o.now()
	name := func(extension string) string {
		return lang.F("%s, people", strings.TrimSuffix(fileName(a, o.state.market(), extension), extension)) + extension
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("All of them as CSV…"), func() {
			o.saver.save(lang.L("Save the people as CSV"), name(".csv"), func(out io.Writer) error {
				return a.WritePeople(context.Background(), out, r, table.CSV{Mark: true})
			})
		}),
		fyne.NewMenuItem(lang.L("Workbook of them and their figures (.xlsx)…"), func() {
			o.saver.save(lang.L("Save the people as a workbook"), name(".xlsx"), func(out io.Writer) error {
				return a.WritePeopleBook(context.Background(), out, r, desk.Book{Program: o.program, Made: made})
			})
		}),
	}
}

// show lists some of them.
func (p *peopleBehind) show(some []market.Record) {
	p.table.SetRows(some)
	text := lang.N(len(p.all), "person", "people")
	if p.more > 0 {
		text = lang.F("the %s best paid of %s", countText(len(p.all)), lang.N(len(p.all)+p.more, "person", "people"))
	}
	if len(some) < len(p.all) {
		text = lang.F("%s of %s", countText(len(some)), text)
	}
	p.count.SetText(text)
}

// search lists those who are looked for, in the background: there may be many.
func (p *peopleBehind) search() {
	p.asked++
	asked, words := p.asked, strings.Fields(strings.ToLower(p.find.Text))
	lower := p.lower
	var found []market.Record
	p.tasks.run(
		func() {
			if lower == nil {
				lower = lowered(p.all)
			}
			found = matching(p.all, lower, words)
		},
		func() {
			p.lower = lower
			if asked == p.asked {
				p.show(found)
			}
		})
}

// lowered are the cells of each record in lower case, with its row and pay.
func lowered(records []market.Record) []string {
	all := make([]string, len(records))
	for i, r := range records {
		all[i] = strings.ToLower(r.Place() + " " + strings.Join(r.Cells, " "))
	}
	return all
}

// matching are the records that hold all words; where none does, those that do but for
// slips of the hand.
func matching(records []market.Record, lower, words []string) []market.Record {
	if len(words) == 0 {
		return records
	}
	which := func(holds func(text string) bool) []market.Record {
		var found []market.Record
		for i, text := range lower {
			if holds(text) {
				found = append(found, records[i])
			}
		}
		return found
	}
	exact := which(func(text string) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
	})
	if len(exact) > 0 {
		return exact
	}
	return which(func(text string) bool { _, ok := spelling.Rank(text, words); return ok })
}

// recordColumns are those of a list of people: dimensions in their own order, pay by
// amount.
func recordColumns(c market.Comparison, dimensions []market.Dimension, listing market.Listing) []widgets.TableColumn[market.Record] {
	columns := []widgets.TableColumn[market.Record]{
		{
			ID: "line", Title: lang.L("Row"), Tip: lang.L("Row in the file"), Align: fyne.TextAlignTrailing,
			Text:    func(r market.Record) string { return rowText(r.File, r.Line) },
			Copy:    market.Record.Place,
			Compare: func(a, b market.Record) int { return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line) },
		},
		{
			ID: "pay", Title: lang.Data(table.Capital(c.Element.Label)), Align: fyne.TextAlignTrailing,
			Text:    func(r market.Record) string { return payText(c, r.Pay) },
			Copy:    func(r market.Record) string { return money.Digits(r.Pay) },
			Compare: func(a, b market.Record) int { return cmp.Compare(a.Pay, b.Pay) },
		},
	}
	words := len(listing.Columns) - len(listing.Elements)
	for i, title := range listing.Columns {
		column := widgets.TableColumn[market.Record]{
			ID: title, Title: title, Width: 140,
			Text:    func(r market.Record) string { return r.Cells[i] },
			Missing: func(r market.Record) bool { return r.Cells[i] == "" },
		}
		if i < words {
			column.Compare = byOrder(i, orderOf(dimensions, title))
		} else {
			column.Align, column.Compare = fyne.TextAlignTrailing, byAmount(i)
		}
		columns = append(columns, column)
	}
	return columns
}

// orderOf is the place of each value of a dimension in its own order; nil where there is
// no such dimension.
func orderOf(dimensions []market.Dimension, title string) map[string]int {
	at := slices.IndexFunc(dimensions, func(d market.Dimension) bool { return cmp.Or(d.Header, d.Name) == title })
	if at < 0 {
		return nil
	}
	order := map[string]int{}
	for i, v := range dimensions[at].Values {
		order[v.Label] = i
	}
	return order
}

// byOrder compares records by the place of a cell in an order.
func byOrder(cell int, order map[string]int) func(a, b market.Record) int {
	return func(a, b market.Record) int {
		return cmp.Or(order[a.Cells[cell]]-order[b.Cells[cell]], strings.Compare(a.Cells[cell], b.Cells[cell]))
	}
}

// byAmount compares records by the number in a cell.
func byAmount(cell int) func(a, b market.Record) int {
	amount := func(r market.Record) float64 {
		x, _ := strconv.ParseFloat(r.Cells[cell], 64) // empty ones are missing
		return x
	}
	return func(a, b market.Record) int { return cmp.Compare(amount(a), amount(b)) }
}
