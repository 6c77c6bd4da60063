package ui

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/ui/lang"
)

// periods are what pay can be for; "" leaves it to the file.
var periods = []string{"", "year", "month", "half-month", "fortnight", "week", "day", "hour"}

// currencies are offered where a file does not say; others can be typed.
var currencies = []string{"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "INR", "JPY", "SEK", "NOK", "DKK", "PLN", "BRL", "SGD"}

// weeks are those of a year, by which hours a week become hours a year.
const weeks = 52

// showSettings shows the choices about the whole file.
func (p *importPage) showSettings() {
	if !p.options.Effective.IsZero() && p.date.Text == "" {
		p.date.SetText(p.options.Effective.Format(time.DateOnly))
	}
	p.date.SetPlaceHolder(p.usualDate())
	p.fields.name("date", -1, p.date)
	if p.ours != nil {
		p.settings.Objects = p.rosterSettings()
		p.settings.Refresh()
		return
	}
	objects := []fyne.CanvasObject{
		setting(lang.L("Pay as of"), sized(p.date, 120)),
		setting(lang.L("Kind of source"), p.declaredChoice()),
	}
	objects = append(objects, p.tableChoices()...)
	if p.paidByTime() {
		objects = append(objects, setting(lang.L("Full-time hours a week"), p.hoursEntry()))
	}
	p.settings.Objects = append(objects, p.moreButton())
	p.settings.Refresh()
}

// tableChoices choose where the table is and how it is written.
func (p *importPage) tableChoices() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	if len(p.found.Sheets) > 1 {
		objects = append(objects, setting(sheetWord(p.found), p.sheetChoice()))
	}
	objects = append(objects, setting(lang.L("Headers in row"), p.headerChoice()))
	if e := p.found.Encoding; !p.doubtsEncoding() && (p.options.Encoding != "" || e != "" && !strings.HasPrefix(e, "UTF-")) {
		objects = append(objects, setting(lang.L("Encoding"), p.encodingChoice()))
	}
	return objects
}

// setting is a choice with its name.
func setting(name string, choice fyne.CanvasObject) fyne.CanvasObject {
	return container.NewHBox(widget.NewLabel(name), choice)
}

// usualDate is what stands for a date that is not given.
func (p *importPage) usualDate() string {
	if p.source.Answers() && p.options.Effective.IsZero() && !p.source.About().Effective.IsZero() {
		return p.source.About().Effective.Format(time.DateOnly)
	}
	return lang.L("year-month-day")
}

// declaredChoice asks how the pay came into the file.
func (p *importPage) declaredChoice() fyne.CanvasObject {
	declarations := append([]market.Declaration{""}, market.Declarations()...)
	options := make([]string, len(declarations))
	for i, d := range declarations {
		options[i] = declarationText(d)
	}
	at := max(0, slices.Index(declarations, p.options.Declared))
	return wideChoice(p.fields.choice("declared", -1, options, at, func(i int) { p.options.Declared = declarations[i] }))
}

// sheetChoice chooses the worksheet, or the table of an archive.
func (p *importPage) sheetChoice() fyne.CanvasObject {
	labels := make([]string, len(p.found.Sheets))
	for i, s := range p.found.Sheets {
		labels[i] = s.Name
		if s.Hidden {
			labels[i] += lang.L(" (hidden)")
		}
	}
	at := slices.IndexFunc(p.found.Sheets, func(s sheets.Sheet) bool { return s.Name == p.found.Sheet })
	return wideChoice(p.fields.choice("sheet", -1, labels, at, func(i int) {
		name := p.found.Sheets[i].Name
		p.choose(func(o *ingest.Options) {
			o.Sheet, o.HeaderRow, o.NoHeader, o.Columns, o.FoldSpelling = name, 0, false, nil, nil
		})
	}))
}

// headerChoice chooses the row of the headers.
func (p *importPage) headerChoice() fyne.CanvasObject {
	const offered = 30
	labels := []string{lang.L("no row")}
	for row := range max(offered, p.found.HeaderRow) {
		labels = append(labels, strconv.Itoa(row+1))
	}
	return sized(p.fields.choice("headers", -1, labels, p.found.HeaderRow, func(row int) {
		p.choose(func(o *ingest.Options) { o.HeaderRow, o.NoHeader = row, row == 0 })
	}), 92)
}

// encodingChoice chooses how the bytes of a text stand for letters.
func (p *importPage) encodingChoice() fyne.CanvasObject {
	labels := sheets.Encodings()
	if !slices.Contains(labels, p.found.Encoding) {
		labels = append([]string{p.found.Encoding}, labels...)
	}
	return wideChoice(p.fields.choice("encoding", -1, labels, slices.Index(labels, p.found.Encoding), func(i int) {
		p.choose(func(o *ingest.Options) { o.Encoding = labels[i] })
	}))
}

// paidByTime reports whether hours of work make a year's pay of some pay.
func (p *importPage) paidByTime() bool {
	if p.found.Form == string(ingest.PublishedForm) {
		return false
	}
	return p.options.Hours != 0 || slices.ContainsFunc(p.found.Columns, func(c ingest.ColumnReport) bool {
		return c.Meaning == columns.PayUnit || c.Meaning.IsPay() && c.Period == "hour"
	})
}

// hoursEntry asks how many hours a week full-time work is, by which hourly pay is
// brought to a year.
func (p *importPage) hoursEntry() fyne.CanvasObject {
	hours := p.options.Hours
	if hours == 0 {
		hours = market.StandardHours
	}
	const least, most = 1, 168
	e := p.fields.entry("hours", money.Digits(math.Round(hours/weeks*100)/100))
	e.OnSubmitted = func(text string) {
		a, err := readNumber(text, lang.L("hours a week"), least, most)
		if err != nil {
			p.say(sentence(err))
			return
		}
		p.choose(func(o *ingest.Options) { o.Hours = a * weeks })
	}
	return sized(e, 64)
}

// wideChoice gives a choice the width of its options.
func wideChoice(c *choiceBox) fyne.CanvasObject {
	return container.New(optionsWide{&c.Select, mostWide}, c)
}

// moreButton opens the choices that few files need.
func (p *importPage) moreButton() fyne.CanvasObject {
	var b *pushButton
	b = p.fields.button("more", lang.L("More…"), -1, func() { p.dialogs.menu(b, p.moreItems()...) })
	b.Importance = widget.LowImportance
	return b
}

func (p *importPage) moreItems() []*fyne.MenuItem {
	flag := func(label string, of func(*ingest.Options) *bool) *fyne.MenuItem {
		o := p.options
		return checked(label, *of(&o), func() { p.choose(func(o *ingest.Options) { *of(o) = !*of(o) }) })
	}
	form := func(label string, form ingest.Form) *fyne.MenuItem {
		return checked(label, p.options.As == form, func() { p.choose(func(o *ingest.Options) { o.As = form }) })
	}
	return []*fyne.MenuItem{
		flag(lang.L("Zero pay is pay, not unknown"), func(o *ingest.Options) *bool { return &o.ZeroPay }),
		flag(lang.L("A blank bonus or commission is none"), func(o *ingest.Options) *bool { return &o.BlankBonusIsZero }),
		flag(lang.L("Annualise by the row's own weekly hours"), func(o *ingest.Options) *bool { return &o.OwnHours }),
		flag(lang.L("Keep pay that looks like a mistake"), func(o *ingest.Options) *bool { return &o.KeepAbsurd }),
		flag(lang.L("Take pay from plain numbers only"), func(o *ingest.Options) *bool { return &o.NumbersOnly }),
		fyne.NewMenuItemSeparator(),
		form(lang.L("Tell the kind of file from its headers"), ""),
		form(lang.L("One row a person"), ingest.RecordsForm),
		form(lang.L("Percentiles that somebody published"), ingest.PublishedForm),
	}
}
