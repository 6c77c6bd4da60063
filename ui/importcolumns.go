package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// columnList shows what each column was taken for, to be corrected.
type columnList struct {
	*reading
	choose  func(change func(*ingest.Options)) // and reads the file anew
	fields  *importFields
	dialogs *dialogs

	content fyne.CanvasObject
	search  *fyne.Container // for a column, where there are many
	find    *entryBox
	list    *widgets.Rows
	items   []columnItem // in the list
}

func newColumnList(of *reading, choose func(func(*ingest.Options)), fields *importFields, dialogs *dialogs) *columnList {
	l := &columnList{reading: of, choose: choose, fields: fields, dialogs: dialogs, list: widgets.NewRows()}
	l.find = fields.entry("find", "")
	l.find.SetPlaceHolder(lang.L("Find a column"))
	l.find.OnChanged = func(string) { l.show() }
	l.search = container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0), container.NewHBox(sized(l.find, 220)))
	l.content = widgets.NewBorder(l.search, nil, nil, nil, l.list)
	return l
}

// part is what columns are shown for together on the import screen.
type part int

const (
	payPart part = iota
	filterPart
	ownFilterPart
	restPart
)

// title heads a part.
func (p part) title() string {
	return [...]string{
		lang.L("Pay"),
		lang.L("What people are told apart by"),
		lang.L("Headers not recognised, kept as filters of their own"),
		lang.L("Neither pay nor filter"),
	}[p]
}

// partOf is where a column is shown: one can filter by what became a dimension,
// whatever it means, and by nothing else. Where nothing was made of the file,
// meanings alone tell.
func (l *columnList) partOf(c ingest.ColumnReport) part {
	filter := c.Name != ""
	if !l.source.Answers() {
		filter = c.Meaning.IsDimension()
	}
	switch {
	case c.Meaning.IsPay():
		return payPart
	case filter && c.Meaning == columns.Other:
		return ownFilterPart
	case filter:
		return filterPart
	default:
		return restPart
	}
}

// columnItem is one row of the list of columns: a title, a note, or a column.
type columnItem struct {
	title, note string
	column      int // of the file
}

// manyColumns are more than one looks through.
const manyColumns = 30

// show lists what each column was taken for, pay first. Rows are made when
// they come into sight: a sheet may have thousands of columns.
func (l *columnList) show() {
	l.search.Hidden = len(l.found.Columns) <= manyColumns
	sought := strings.ToLower(strings.TrimSpace(l.find.Text))
	if l.search.Hidden {
		sought = ""
	}
	l.items = l.itemsOf(sought)
	l.list.SetRows(len(l.items), l.itemRow)
}

// itemsOf is the list of the columns whose header holds a text. Columns without
// header and cells are only counted: a stray cell far to the right makes thousands.
func (l *columnList) itemsOf(sought string) []columnItem {
	var parts [restPart + 1][]columnItem
	empty := 0
	for i, c := range l.found.Columns {
		switch at := l.partOf(c); {
		case !strings.Contains(strings.ToLower(c.Header), sought):
		case l.isEmpty(i):
			empty++
		default:
			parts[at] = append(parts[at], columnItem{column: i})
		}
	}
	var items []columnItem
	for at, of := range parts {
		if len(of) > 0 {
			items = append(append(items, columnItem{title: part(at).title(), column: -1}), of...)
		}
	}
	switch {
	case empty > 0 && sought == "":
		items = append(items, columnItem{column: -1, note: lang.N(empty, "more column has neither a header nor a cell.", "more columns have neither a header nor a cell.")})
	case len(items) == 0:
		items = append(items, columnItem{column: -1, note: lang.F("No header holds “%s”.", l.find.Text)})
	}
	return items
}

// itemRow makes a row of the list.
func (l *columnList) itemRow(i int) fyne.CanvasObject {
	switch item := l.items[i]; {
	case item.title != "":
		return strong(item.title)
	case item.column < 0:
		return muted(item.note)
	default:
		return l.columnRow(item.column)
	}
}

// reveal scrolls to the row of a column.
func (l *columnList) reveal(column int) {
	if column >= 0 {
		l.list.Reveal(slices.IndexFunc(l.items, func(item columnItem) bool { return item.column == column }))
	}
}

// columnRow is a column's header, what it was taken for and how reading it went,
// with the choices this leaves.
func (l *columnList) columnRow(i int) fyne.CanvasObject {
	c := l.found.Columns[i]
	choices := container.New(&flow{}, l.meaningChoice(i))
	if c.Meaning.IsPay() {
		choices.Add(l.periodChoice(i))
		choices.Add(l.currencyChoice(i))
	}
	why := l.fields.link("why "+c.Header, lang.L("why?"), i, func() { l.showWhy(c) })
	why.Hidden = len(c.Evidence) == 0 || goesUnsaid(c)
	extras := container.NewHBox()
	if c.Foldable > 0 {
		extras.Add(l.foldTick(i))
	}
	if c.Unread > 0 && len(c.Unreadable) > 0 {
		extras.Add(l.fields.button("unread "+c.Header, lang.F("%s not read…", countText(c.Unread)), i, func() {
			l.dialogs.large(lang.F("Cells of “%s” that could not be read", shortHeader(c.Header)), cellTable(c.Unreadable))
		}))
	}
	return container.New(columnLayout{}, paragraph(headerText(c.Header)), choices, muted(columnText(c, l.notKept(c.Header))), why, extras)
}

// headerText is a header, the longest ones cut: some forms ask half a page.
func headerText(header string) string {
	const most = 120
	header = strings.Join(strings.Fields(header), " ")
	if r := []rune(header); len(r) > most {
		return string(r[:most]) + "…"
	}
	return header
}

// periodChoice chooses what a column's pay is for.
func (l *columnList) periodChoice(i int) fyne.CanvasObject {
	c := l.found.Columns[i]
	labels := make([]string, len(periods))
	for i, period := range periods {
		labels[i] = periodText(period)
	}
	labels[0] = lang.L("by the file")
	return sized(l.fields.choice("period "+c.Header, i, labels, max(0, slices.Index(periods, c.Period)), func(at int) {
		l.chooseColumn(c.Header, func(choice *ingest.Choice) { choice.Period = periods[at] })
	}), 112)
}

// currencyChoice chooses a column's currency.
func (l *columnList) currencyChoice(i int) fyne.CanvasObject {
	c := l.found.Columns[i]
	offered := currencies
	if c.Currency != "" && !slices.Contains(offered, c.Currency) {
		offered = append([]string{c.Currency}, offered...)
	}
	e := l.fields.code("currency "+c.Header, c.Currency, i, offered, func(text string) {
		if code := strings.ToUpper(strings.TrimSpace(text)); code != c.Currency && len(code) == 3 {
			l.chooseColumn(c.Header, func(choice *ingest.Choice) { choice.Currency = code })
		}
	})
	e.SetPlaceHolder(lang.L("currency"))
	return sized(e, 104)
}

// foldTick makes spellings that differ by case or spaces one.
func (l *columnList) foldTick(i int) fyne.CanvasObject {
	c := l.found.Columns[i]
	text := lang.F("join %s by case or spaces", lang.N(c.Foldable, "spelling that differs", "spellings that differ"))
	return l.fields.tick("fold "+c.Header, text, i, slices.Contains(l.options.FoldSpelling, c.Header), func(on bool) {
		l.choose(func(o *ingest.Options) {
			o.FoldSpelling = slices.DeleteFunc(slices.Clone(o.FoldSpelling), func(h string) bool { return h == c.Header })
			if on {
				o.FoldSpelling = append(o.FoldSpelling, c.Header)
			}
		})
	})
}

// chooseColumn changes what the user says about one column.
func (l *columnList) chooseColumn(header string, change func(*ingest.Choice)) {
	l.choose(func(o *ingest.Options) {
		o.Columns = slices.Clone(o.Columns)
		i := slices.IndexFunc(o.Columns, func(c ingest.Choice) bool { return c.Header == header })
		if i < 0 {
			o.Columns = append(o.Columns, ingest.Choice{Header: header})
			i = len(o.Columns) - 1
		}
		change(&o.Columns[i])
	})
}

// columnLayout puts a header, its choices, a text, the way to its reasons and what
// more there is side by side, so that the same things stand under each other in
// all rows. What more there is goes under the text, and choices go under each other
// where they would take more than their share of the width.
type columnLayout struct{}

// Layout implements fyne.Layout.
func (columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const share, least, most, ofChoices, scrollBar = 0.2, 150, 360, 0.5, 14
	header, choices, text, why, extras := objects[0], objects[1], objects[2], objects[3], objects[4]
	width := fyne.Max(least, fyne.Min(most, size.Width*share))
	header.Resize(fyne.NewSize(width, header.MinSize().Height))
	choices.Move(fyne.NewPos(width, 0))
	for range 2 { // how high they are shows once they have their width
		choices.Resize(fyne.NewSize(ofChoices*size.Width, choices.MinSize().Height))
	}
	x := width + rightEdge(choices.(*fyne.Container))
	reasons := why.MinSize()
	why.Resize(reasons)
	why.Move(fyne.NewPos(size.Width-reasons.Width-scrollBar, theme.InnerPadding()-4)) // a link has 4 over its text
	text.Move(fyne.NewPos(x, 0))
	text.Resize(fyne.NewSize(size.Width-x-reasons.Width-scrollBar-theme.InnerPadding(), text.MinSize().Height))
	extras.Move(fyne.NewPos(x+theme.InnerPadding(), text.MinSize().Height-theme.Padding()))
	extras.Resize(extras.MinSize())
}

// rightEdge is where the objects of a container end.
func rightEdge(of *fyne.Container) float32 {
	edge := float32(0)
	for _, o := range of.Objects {
		edge = fyne.Max(edge, o.Position().X+o.Size().Width)
	}
	return edge
}

// MinSize implements fyne.Layout: the height at the width there was last.
func (columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	header, choices, text, extras := objects[0], objects[1], objects[2], objects[4]
	below := text.MinSize().Height
	if extra := extras.MinSize().Height; extra > 0 {
		below += extra - theme.Padding()
	}
	return fyne.NewSize(0, fyne.Max(fyne.Max(header.MinSize().Height, choices.MinSize().Height), below))
}
