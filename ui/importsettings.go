package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// periods are what pay can be for; "" leaves it to the file.
var periods = []string{"", "year", "month", "week", "day", "hour"}

// currencies are offered where a file does not say; others can be typed.
var currencies = []string{"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "INR", "JPY", "SEK", "NOK", "DKK", "PLN", "BRL", "SGD"}

// showSettings shows the choices about the whole file.
func (p *importPage) showSettings() {
	if !p.options.Effective.IsZero() && p.date.Text == "" {
		p.date.SetText(p.options.Effective.Format(time.DateOnly))
	}
	date := container.New(layout.NewGridWrapLayout(fyne.NewSize(120, p.date.MinSize().Height)), p.date)
	objects := []fyne.CanvasObject{
		setting("Pay as of (year-month-day)", date),
		setting("Kind of source", p.declaredSelect()),
	}
	if len(p.found.Sheets) > 1 {
		objects = append(objects, setting("Sheet", p.sheetSelect()))
	}
	objects = append(objects, setting("Headers in row", p.headerEntry()), p.moreButton())
	p.settings.Objects = objects
	p.settings.Refresh()
}

// setting is a choice with its name.
func setting(name string, choice fyne.CanvasObject) fyne.CanvasObject {
	return container.NewHBox(widget.NewLabel(name), choice)
}

// declaredSelect asks how the pay came into the file.
func (p *importPage) declaredSelect() fyne.CanvasObject {
	options := []string{declarationText("")}
	for _, d := range market.Declarations() {
		options = append(options, declarationText(d))
	}
	s := widget.NewSelect(options, nil)
	s.SetSelectedIndex(p.declared())
	s.OnChanged = func(string) {
		p.options.Declared = ""
		if i := s.SelectedIndex(); i > 0 {
			p.options.Declared = market.Declarations()[i-1]
		}
	}
	return s
}

// sheetSelect chooses the worksheet.
func (p *importPage) sheetSelect() fyne.CanvasObject {
	var names []string
	for _, s := range p.found.Sheets {
		names = append(names, s.Name)
	}
	s := widget.NewSelect(names, nil)
	s.SetSelectedIndex(slices.Index(names, p.found.Sheet))
	s.OnChanged = func(string) {
		p.choose(func(o *ingest.Options) {
			o.Sheet, o.HeaderRow, o.Columns = names[s.SelectedIndex()], 0, nil
		})
	}
	return s
}

// headerEntry chooses the row of the headers.
func (p *importPage) headerEntry() fyne.CanvasObject {
	e := widget.NewEntry()
	e.SetText(strconv.Itoa(p.found.HeaderRow))
	e.OnSubmitted = func(text string) {
		row, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || row < 1 {
			p.problem.SetText("The row of the headers is a number from 1.")
			return
		}
		p.choose(func(o *ingest.Options) { o.HeaderRow = row })
	}
	return container.New(layout.NewGridWrapLayout(fyne.NewSize(56, e.MinSize().Height)), e)
}

// moreButton opens the choices that few files need.
func (p *importPage) moreButton() fyne.CanvasObject {
	var b *widget.Button
	b = widget.NewButton("More ▾", func() { p.window.popUp(b, p.moreItems()...) })
	b.Importance = widget.LowImportance
	return b
}

func (p *importPage) moreItems() []*fyne.MenuItem {
	flag := func(label string, of func(*ingest.Options) *bool) *fyne.MenuItem {
		o := p.options
		return checked(label, *of(&o), func() { p.choose(func(o *ingest.Options) { *of(o) = !*of(o) }) })
	}
	form := func(label string, form market.Form) *fyne.MenuItem {
		return checked(label, p.options.As == form, func() { p.choose(func(o *ingest.Options) { o.As = form }) })
	}
	return []*fyne.MenuItem{
		flag("Zero pay is pay, not unknown", func(o *ingest.Options) *bool { return &o.ZeroPay }),
		flag("A blank bonus or commission is none", func(o *ingest.Options) *bool { return &o.BlankBonusIsZero }),
		flag("Annualise by the row's own weekly hours", func(o *ingest.Options) *bool { return &o.OwnHours }),
		flag("Keep pay that looks like a mistake", func(o *ingest.Options) *bool { return &o.KeepAbsurd }),
		flag("Take pay from plain numbers only", func(o *ingest.Options) *bool { return &o.NumbersOnly }),
		fyne.NewMenuItemSeparator(),
		form("Tell the kind of file from its headers", ""),
		form("One row a person", market.RecordsForm),
		form("Percentiles that somebody published", market.PublishedForm),
	}
}

// meaningText is a column's meaning as people read it.
func meaningText(m ingest.Meaning) string {
	switch m {
	case ingest.Base:
		return "Base salary"
	case ingest.OtherPay:
		return "Other pay"
	case ingest.TotalPay:
		return "Total pay"
	case ingest.PayMinimum:
		return "Pay band: lowest"
	case ingest.PayMaximum:
		return "Pay band: highest"
	case ingest.PayUnit:
		return "Pay period of the row"
	case ingest.Currency:
		return "Currency of the row"
	case ingest.FTE:
		return "Share of full time"
	case ingest.CountWeight:
		return "People the row stands for"
	case ingest.Other:
		return "A filter of its own"
	case ingest.LineNote:
		return "Note"
	case ingest.Ignore:
		return "Left out"
	default:
		return table.Capital(strings.ReplaceAll(string(m), "_", " "))
	}
}
