package ui

import (
	"errors"
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
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/lang"
)

// periods are what pay can be for; "" leaves it to the file.
var periods = []string{"", "year", "month", "half-month", "fortnight", "week", "day", "hour"}

// currencies are offered where a file does not say; others can be typed.
var currencies = []string{"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "INR", "JPY", "SEK", "NOK", "DKK", "PLN", "BRL", "SGD"}

// weeks are those of a year, by which hours a week become hours a year.
const weeks = 52

// fileChoices are the choices about a whole file.
type fileChoices struct {
	*reading
	page    importing
	fields  *importFields
	dialogs *dialogs

	date *entryBox
}

// importing is the import screen, as the choices on it see it.
type importing interface {
	choose(change func(*ingest.Options)) // and reads the file anew
	say(problem string)                  // why the file cannot be taken
	elsewhere(to study.Room)             // leaves the import and opens the file there
}

func newFileChoices(of *reading, page importing, fields *importFields, dialogs *dialogs) *fileChoices {
	return &fileChoices{reading: of, page: page, fields: fields, dialogs: dialogs, date: fields.entry("date", "")}
}

// verdict says in one sentence what the file was taken for.
func (f *fileChoices) verdict() string { return verdictText(f.found) }

// refused says why the file cannot be taken as it is, and what can be done about it.
func (f *fileChoices) refused(problem error) string { return problemText(problem, f.found.Kind) }

// settings are the choices that there always are.
func (f *fileChoices) settings() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{
		setting(lang.L("Pay as of"), f.dateField()),
		setting(lang.L("Kind of source"), f.declaredChoice()),
	}
	objects = append(objects, f.tableChoices()...)
	if f.paidByTime() {
		objects = append(objects, setting(lang.L("Full-time hours a week"), f.hoursEntry()))
	}
	return append(objects, f.moreButton())
}

// dateField is the field of the day that pay is of.
func (f *fileChoices) dateField() fyne.CanvasObject {
	if !f.options.Effective.IsZero() && f.date.Text == "" {
		f.date.SetText(f.options.Effective.Format(time.DateOnly))
	}
	f.date.SetPlaceHolder(f.usualDate())
	f.fields.name("date", -1, f.date)
	return sized(f.date, 120)
}

// effective is the day that pay is of as it was typed; none is the zero time.
func (f *fileChoices) effective() (time.Time, error) {
	text := strings.TrimSpace(f.date.Text)
	if text == "" {
		return time.Time{}, nil
	}
	date, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}, errors.New(lang.F("%q is no date: write it as 2026-04-01, or leave it empty", text))
	}
	return date, nil
}

// tableChoices choose where the table is and how it is written.
func (f *fileChoices) tableChoices() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	if len(f.found.Sheets) > 1 {
		objects = append(objects, setting(sheetWord(f.found), f.sheetChoice()))
	}
	objects = append(objects, setting(lang.L("Headers in row"), f.headerChoice()))
	if e := f.found.Encoding; f.why(doubtfulEncoding...) == "" && (f.options.Encoding != "" || e != "" && !strings.HasPrefix(e, "UTF-")) {
		objects = append(objects, setting(lang.L("Encoding"), f.encodingChoice()))
	}
	return objects
}

// setting is a choice with its name.
func setting(name string, choice fyne.CanvasObject) fyne.CanvasObject {
	return container.NewHBox(widget.NewLabel(name), choice)
}

// usualDate is what stands for a date that is not given.
func (f *fileChoices) usualDate() string {
	if f.source.Answers() && f.options.Effective.IsZero() && !f.source.About().Effective.IsZero() {
		return f.source.About().Effective.Format(time.DateOnly)
	}
	return lang.L("year-month-day")
}

// declaredChoice asks how the pay came into the file.
func (f *fileChoices) declaredChoice() fyne.CanvasObject {
	declarations := append([]market.Declaration{""}, market.Declarations()...)
	options := make([]string, len(declarations))
	for i, d := range declarations {
		options[i] = declarationText(d)
	}
	at := max(0, slices.Index(declarations, f.options.Declared))
	return wideChoice(f.fields.choice("declared", -1, options, at, func(i int) { f.options.Declared = declarations[i] }))
}

// sheetChoice chooses the worksheet, or the table of an archive.
func (f *fileChoices) sheetChoice() fyne.CanvasObject {
	labels := make([]string, len(f.found.Sheets))
	for i, s := range f.found.Sheets {
		labels[i] = s.Name
		if s.Hidden {
			labels[i] += lang.L(" (hidden)")
		}
	}
	at := slices.IndexFunc(f.found.Sheets, func(s sheets.Sheet) bool { return s.Name == f.found.Sheet })
	return wideChoice(f.fields.choice("sheet", -1, labels, at, func(i int) {
		name := f.found.Sheets[i].Name
		f.page.choose(func(o *ingest.Options) {
			o.Sheet, o.HeaderRow, o.NoHeader, o.Columns, o.FoldSpelling = name, 0, false, nil, nil
		})
	}))
}

// headerChoice chooses the row of the headers.
func (f *fileChoices) headerChoice() fyne.CanvasObject {
	const offered = 30
	labels := []string{lang.L("no row")}
	for row := range max(offered, f.found.HeaderRow) {
		labels = append(labels, strconv.Itoa(row+1))
	}
	return sized(f.fields.choice("headers", -1, labels, f.found.HeaderRow, func(row int) {
		f.page.choose(func(o *ingest.Options) { o.HeaderRow, o.NoHeader = row, row == 0 })
	}), 92)
}

// encodingChoice chooses how the bytes of a text stand for letters.
func (f *fileChoices) encodingChoice() fyne.CanvasObject {
	labels := sheets.Encodings()
	if !slices.Contains(labels, f.found.Encoding) {
		labels = append([]string{f.found.Encoding}, labels...)
	}
	return wideChoice(f.fields.choice("encoding", -1, labels, slices.Index(labels, f.found.Encoding), func(i int) {
		f.page.choose(func(o *ingest.Options) { o.Encoding = labels[i] })
	}))
}

// paidByTime reports whether hours of work make a year's pay of some pay.
func (f *fileChoices) paidByTime() bool {
	if f.found.Form == string(ingest.PublishedForm) {
		return false
	}
	return f.options.Hours != 0 || slices.ContainsFunc(f.found.Columns, func(c ingest.ColumnReport) bool {
		return c.Meaning == columns.PayUnit || c.Meaning.IsPay() && c.Period == "hour"
	})
}

// hoursEntry asks how many hours a week full-time work is, by which hourly pay is
// brought to a year.
func (f *fileChoices) hoursEntry() fyne.CanvasObject {
	hours := f.options.Hours
	if hours == 0 {
		hours = market.StandardHours
	}
	const least, most = 1, 168
	e := f.fields.entry("hours", money.Digits(math.Round(hours/weeks*100)/100))
	e.OnSubmitted = func(text string) {
		a, err := readNumber(text, lang.L("hours a week"), least, most)
		if err != nil {
			f.page.say(sentence(err))
			return
		}
		f.page.choose(func(o *ingest.Options) { o.Hours = a * weeks })
	}
	return sized(e, 64)
}

// wideChoice gives a choice the width of its options.
func wideChoice(c *choiceBox) fyne.CanvasObject {
	return container.New(optionsWide{&c.Select, mostWide}, c)
}

// moreButton opens the choices that few files need.
func (f *fileChoices) moreButton() fyne.CanvasObject {
	var b *pushButton
	b = f.fields.button("more", lang.L("More…"), -1, func() { f.dialogs.menu(b, f.moreItems()...) })
	b.Importance = widget.LowImportance
	return b
}

func (f *fileChoices) moreItems() []*fyne.MenuItem {
	flag := func(label string, of func(*ingest.Options) *bool) *fyne.MenuItem {
		o := f.options
		return checked(label, *of(&o), func() { f.page.choose(func(o *ingest.Options) { *of(o) = !*of(o) }) })
	}
	form := func(label string, form ingest.Form) *fyne.MenuItem {
		return checked(label, f.options.As == form, func() { f.page.choose(func(o *ingest.Options) { o.As = form }) })
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
