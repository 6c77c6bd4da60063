package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// showColumns shows what each column was taken for, pay first.
func (p *importPage) showColumns() {
	columns := slices.Clone(p.found.Columns)
	slices.SortStableFunc(columns, func(a, b ingest.ColumnReport) int { return rankOf(a) - rankOf(b) })
	p.columns.RemoveAll()
	for _, c := range columns {
		p.columns.Add(p.columnHead(c))
		p.columns.Add(p.columnBody(c))
	}
}

// rankOf puts pay before what tells people apart, and what is left out last.
func rankOf(c ingest.ColumnReport) int {
	switch {
	case c.Meaning.IsPay():
		return 0
	case c.Meaning.IsDimension() && c.Meaning != ingest.Other:
		return 1
	case c.Meaning == ingest.Other:
		return 2
	default:
		return 3
	}
}

// columnHead is a column's header and what it was taken for.
func (p *importPage) columnHead(c ingest.ColumnReport) fyne.CanvasObject {
	header := widget.NewLabelWithStyle(c.Header, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	header.Truncation = fyne.TextTruncateEllipsis
	meanings := p.found.Meanings()
	labels := make([]string, 0, len(meanings))
	for _, m := range meanings {
		labels = append(labels, meaningText(m))
	}
	meaning := widget.NewSelect(labels, nil)
	meaning.SetSelectedIndex(slices.Index(meanings, c.Meaning))
	meaning.OnChanged = func(string) {
		p.chooseColumn(c.Header, func(choice *ingest.Choice) {
			choice.Meaning = meanings[meaning.SelectedIndex()]
		})
	}
	width := fyne.NewSize(190, meaning.MinSize().Height)
	return container.NewHBox(
		container.New(layout.NewGridWrapLayout(width), header),
		container.New(layout.NewGridWrapLayout(width), meaning))
}

// columnBody is how reading a column went, and the choices it leaves.
func (p *importPage) columnBody(c ingest.ColumnReport) fyne.CanvasObject {
	text := muted(columnText(c))
	var choices []fyne.CanvasObject
	if c.Meaning.IsPay() {
		choices = append(choices, p.periodSelect(c), p.currencySelect(c))
	}
	if c.Foldable > 0 {
		choices = append(choices, p.foldCheck(c))
	}
	if len(c.Unreadable) > 0 {
		choices = append(choices, widget.NewButton(countText(c.Unread)+" not read…", func() {
			p.window.showLarge("Cells of "+c.Header+" that hold no amount", cellTable(c.Unreadable))
		}))
	}
	if len(choices) == 0 {
		return text
	}
	return container.NewBorder(nil, nil, container.NewVBox(container.NewHBox(choices...)), nil, text)
}

// columnText says how reading a column went, with its control totals where it
// is pay.
func columnText(c ingest.ColumnReport) string {
	parts := []string{c.Why}
	if c.Meaning.IsPay() {
		parts = append(parts, fmt.Sprintf("%s read, %s blank", countText(c.Parsed), countText(c.Blank)))
		for _, special := range []struct {
			n    int
			what string
		}{{c.Zeros, "zero"}, {c.Ranges, "ranges"}, {c.Floors, "“or more”"}, {c.Negative, "below zero"}, {c.Absurd, "look like mistakes"}, {c.Marked, "marked by the publisher"}} {
			if special.n > 0 {
				parts = append(parts, countText(special.n)+" "+special.what)
			}
		}
		if c.Parsed > 0 {
			parts = append(parts, fmt.Sprintf("%s to %s, sum %s",
				money.Format(c.Lowest, "", 0), money.Format(c.Highest, "", 0), money.Format(c.Sum, "", 0)))
		}
	} else {
		if c.Distinct >= 0 {
			parts = append(parts, table.Plural(c.Distinct, "value", "values"))
		}
		parts = append(parts, countText(c.Blank)+" blank")
	}
	if len(c.Examples) > 0 {
		parts = append(parts, "e.g. "+strings.Join(c.Examples[:min(3, len(c.Examples))], ", "))
	}
	return strings.Join(parts, " · ")
}

// periodSelect chooses what a column's pay is for.
func (p *importPage) periodSelect(c ingest.ColumnReport) fyne.CanvasObject {
	labels := make([]string, len(periods))
	for i, period := range periods {
		labels[i] = "a " + period
	}
	labels[0], labels[len(labels)-1] = "by the file", "an hour"
	s := widget.NewSelect(labels, nil)
	s.SetSelectedIndex(max(0, slices.Index(periods, c.Period)))
	s.OnChanged = func(string) {
		p.chooseColumn(c.Header, func(choice *ingest.Choice) { choice.Period = periods[s.SelectedIndex()] })
	}
	return s
}

// currencySelect chooses a column's currency.
func (p *importPage) currencySelect(c ingest.ColumnReport) fyne.CanvasObject {
	offered := currencies
	if c.Currency != "" && !slices.Contains(offered, c.Currency) {
		offered = append([]string{c.Currency}, offered...)
	}
	e := widget.NewSelectEntry(offered)
	e.SetPlaceHolder("currency")
	e.SetText(c.Currency)
	choose := func(text string) {
		if code := strings.ToUpper(strings.TrimSpace(text)); code != c.Currency && len(code) == 3 {
			p.chooseColumn(c.Header, func(choice *ingest.Choice) { choice.Currency = code })
		}
	}
	e.OnChanged = choose
	return container.New(layout.NewGridWrapLayout(fyne.NewSize(104, e.MinSize().Height)), e)
}

// foldCheck makes spellings that differ by case or spaces one.
func (p *importPage) foldCheck(c ingest.ColumnReport) fyne.CanvasObject {
	check := widget.NewCheck(fmt.Sprintf("join %s spellings that differ by case or spaces", countText(c.Foldable)), nil)
	check.Checked = slices.Contains(p.options.FoldSpelling, c.Header)
	check.OnChanged = func(on bool) {
		p.choose(func(o *ingest.Options) {
			o.FoldSpelling = slices.DeleteFunc(slices.Clone(o.FoldSpelling), func(h string) bool { return h == c.Header })
			if on {
				o.FoldSpelling = append(o.FoldSpelling, c.Header)
			}
		})
	}
	return check
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
