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
	"github.com/paybench/paybench/data/table"
)

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
		"Pay",
		"What people are told apart by",
		"Headers not recognised, kept as filters of their own",
		"Neither pay nor filter",
	}[p]
}

// partOf is where a column is shown.
func partOf(c ingest.ColumnReport) part {
	switch {
	case c.Meaning.IsPay():
		return payPart
	case c.Meaning == columns.Other:
		return ownFilterPart
	case c.Meaning.IsDimension():
		return filterPart
	default:
		return restPart
	}
}

// showColumns shows what each column was taken for, pay first.
func (p *importPage) showColumns() {
	all := slices.Clone(p.found.Columns)
	slices.SortStableFunc(all, func(a, b ingest.ColumnReport) int { return int(partOf(a) - partOf(b)) })
	p.columns.RemoveAll()
	for i, c := range all {
		if part := partOf(c); i == 0 || part != partOf(all[i-1]) {
			p.columns.Add(strong(part.title()))
		}
		p.columns.Add(p.columnRow(c))
	}
}

// columnRow is a column's header, what it was taken for and how reading it went,
// with the choices this leaves.
func (p *importPage) columnRow(c ingest.ColumnReport) fyne.CanvasObject {
	choices := container.NewHBox(p.meaningChoice(c))
	if c.Meaning.IsPay() {
		choices.Add(p.periodChoice(c))
		choices.Add(p.currencyChoice(c))
	}
	extras := container.NewHBox()
	if c.Foldable > 0 {
		extras.Add(p.foldTick(c))
	}
	if c.Unread > 0 && len(c.Unreadable) > 0 {
		extras.Add(p.newButton("unread "+c.Header, countText(c.Unread)+" not read…", p.scroll, func() {
			p.window.showLarge("Cells of “"+shortHeader(c.Header)+"” that could not be read", cellTable(c.Unreadable))
		}))
	}
	return container.New(columnLayout{}, paragraph(headerText(c.Header)), choices, muted(columnText(c)), extras)
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

// sized gives a widget a width.
func sized(o fyne.CanvasObject, width float32) fyne.CanvasObject {
	return container.New(layout.NewGridWrapLayout(fyne.NewSize(width, o.MinSize().Height)), o)
}

// meaningChoice chooses what a column is taken for.
func (p *importPage) meaningChoice(c ingest.ColumnReport) fyne.CanvasObject {
	meanings := p.found.Meanings()
	labels := make([]string, len(meanings))
	for i, m := range meanings {
		labels[i] = meaningText(m)
	}
	return sized(p.newChoice("meaning "+c.Header, p.scroll, labels, slices.Index(meanings, c.Meaning), func(i int) {
		p.chooseColumn(c.Header, func(choice *ingest.Choice) { choice.Meaning = meanings[i] })
	}), 190)
}

// periodChoice chooses what a column's pay is for.
func (p *importPage) periodChoice(c ingest.ColumnReport) fyne.CanvasObject {
	labels := make([]string, len(periods))
	for i, period := range periods {
		labels[i] = periodText(period)
	}
	labels[0] = "by the file"
	return sized(p.newChoice("period "+c.Header, p.scroll, labels, max(0, slices.Index(periods, c.Period)), func(i int) {
		p.chooseColumn(c.Header, func(choice *ingest.Choice) { choice.Period = periods[i] })
	}), 112)
}

// currencyChoice chooses a column's currency.
func (p *importPage) currencyChoice(c ingest.ColumnReport) fyne.CanvasObject {
	offered := currencies
	if c.Currency != "" && !slices.Contains(offered, c.Currency) {
		offered = append([]string{c.Currency}, offered...)
	}
	e := p.newCode("currency "+c.Header, c.Currency, p.scroll, offered, func(text string) {
		if code := strings.ToUpper(strings.TrimSpace(text)); code != c.Currency && len(code) == 3 {
			p.chooseColumn(c.Header, func(choice *ingest.Choice) { choice.Currency = code })
		}
	})
	e.SetPlaceHolder("currency")
	return sized(e, 104)
}

// foldTick makes spellings that differ by case or spaces one.
func (p *importPage) foldTick(c ingest.ColumnReport) fyne.CanvasObject {
	text := "join " + table.Plural(c.Foldable, "spelling that differs", "spellings that differ") + " by case or spaces"
	return p.newTick("fold "+c.Header, text, p.scroll, slices.Contains(p.options.FoldSpelling, c.Header), func(on bool) {
		p.choose(func(o *ingest.Options) {
			o.FoldSpelling = slices.DeleteFunc(slices.Clone(o.FoldSpelling), func(h string) bool { return h == c.Header })
			if on {
				o.FoldSpelling = append(o.FoldSpelling, c.Header)
			}
		})
	})
}

// chooseColumn changes what the user says about one column.
func (p *importPage) chooseColumn(header string, change func(*ingest.Choice)) {
	p.choose(func(o *ingest.Options) {
		o.Columns = slices.Clone(o.Columns)
		i := slices.IndexFunc(o.Columns, func(c ingest.Choice) bool { return c.Header == header })
		if i < 0 {
			o.Columns = append(o.Columns, ingest.Choice{Header: header})
			i = len(o.Columns) - 1
		}
		change(&o.Columns[i])
	})
}

// columnLayout puts a header, its choices, a text and what more there is side by
// side, so that the same things stand under each other in all rows. What more
// there is goes under the text.
type columnLayout struct{}

// Layout implements fyne.Layout.
func (columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const share, least, most = 0.2, 150, 360
	header, choices, text, extras := objects[0], objects[1], objects[2], objects[3]
	width := fyne.Max(least, fyne.Min(most, size.Width*share))
	header.Resize(fyne.NewSize(width, header.MinSize().Height))
	choices.Move(fyne.NewPos(width, 0))
	choices.Resize(choices.MinSize())
	x := width + choices.MinSize().Width
	text.Move(fyne.NewPos(x, 0))
	text.Resize(fyne.NewSize(size.Width-x, text.MinSize().Height))
	extras.Move(fyne.NewPos(x+theme.InnerPadding(), text.MinSize().Height-theme.Padding()))
	extras.Resize(extras.MinSize())
}

// MinSize implements fyne.Layout: the height at the width there was last.
func (columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	header, choices, text, extras := objects[0], objects[1], objects[2], objects[3]
	below := text.MinSize().Height
	if extra := extras.MinSize().Height; extra > 0 {
		below += extra - theme.Padding()
	}
	return fyne.NewSize(0, fyne.Max(fyne.Max(header.MinSize().Height, choices.MinSize().Height), below))
}

// rows puts objects under each other, each as high as it needs to be at the width
// there is, and says when this makes them higher or lower than there was room for.
type rows struct{ changed func() }

// Layout implements fyne.Layout.
func (r *rows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	before := r.MinSize(objects).Height
	y := float32(0)
	for _, o := range objects {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height // at the width just given
		o.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
	if r.MinSize(objects).Height != before {
		r.changed()
	}
}

// MinSize implements fyne.Layout.
func (r *rows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size.Height += o.MinSize().Height
	}
	return size
}
