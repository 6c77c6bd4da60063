package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/widgets"
)

// rangesStep is the third step of a review: what its ranges are made of, beside the
// ranges of all jobs with our people on them.
type rangesStep struct {
	of      *reviewing
	picker  Picker
	dialogs *dialogs
	now     func() time.Time

	box      fyne.CanvasObject
	form     *fyne.Container
	fields   []settingField
	entries  []*widgets.Entry
	problems *fyne.Container
	list     *widgets.DataTable[table.JobRange]
	ladder   *ladderView
	drawn    *review.Review
}

func newRangesStep(of *reviewing, picker Picker, memory memory, tips *widgets.Tips, exports *exports, theming themeChoice) *rangesStep {
	r := &rangesStep{
		of: of, picker: picker, dialogs: exports.dialogs, now: exports.now, ladder: newLadderView(of, tips, exports, theming),
		form: container.NewVBox(), problems: container.NewVBox(), list: widgets.NewDataTable[table.JobRange](nil),
	}
	r.list.Tips = tips
	r.list.SetWidths(memory.widths(rangesTable))
	r.list.OnWidths = func(widths map[string]float32) { memory.setWidths(rangesTable, widths) }
	apply := widgets.NewButton("Apply", r.apply)
	apply.Importance = widget.HighImportance
	left := widgets.NewBorder(nil, apply, nil, nil, container.NewVScroll(r.form))
	split := container.NewHSplit(left, widgets.NewBorder(r.problems, nil, nil, nil, r.ladder.above(r.list)))
	split.Offset = 0.3
	r.box = container.New(layout.NewCustomPaddedLayout(8, 8, 12, 12), split)
	return r
}

// rangesTable is the name under which the table's widths are remembered.
const rangesTable = "review.ranges"

func (r *rangesStep) name() string               { return "Ranges" }
func (r *rangesStep) content() fyne.CanvasObject { return r.box }

// open is how many rates are missing and how much is wrong with markets and ranges.
func (r *rangesStep) open() int { return len(missingRates(r.of)) + len(r.wrong()) }

// wrong are the warnings that are about markets and ranges.
func (r *rangesStep) wrong() []remark.Remark {
	var all []remark.Remark
	for _, w := range r.of.answer.Review.Warnings {
		if slices.Contains([]remark.Kind{remark.MarketYounger, remark.MarketOld, remark.PlacesUnknown, remark.AlreadyLocal, remark.LevelsUpsideDown}, w.Kind) {
			all = append(all, w)
		}
	}
	return all
}

// missingRates are the currencies that people wait for a rate of.
func missingRates(s *reviewing) []string {
	var all []string
	for i := range s.answer.Review.People {
		if why := s.answer.Review.People[i].Reason; why != nil && why.Kind == remark.NoRate && len(why.Args) > 0 {
			all = append(all, fmt.Sprint(why.Args[0]))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// show shows the answer.
func (r *rangesStep) show() {
	now := r.of.answer.Review
	if r.drawn == now {
		return
	}
	r.drawn = now
	r.showForm()
	r.problems.RemoveAll()
	lines := table.AllWords(r.wrong())
	for _, currency := range missingRates(r.of) {
		lines = append(lines, "no rate for "+currency+": type what one "+currency+" is worth in "+now.Settings.Currency+", at the left")
	}
	for i := range lines {
		lines[i] = table.Capital(lines[i])
	}
	if list := bullets(lines); list != nil {
		r.problems.Add(list)
	}
	rows := table.JobRanges(now)
	r.list.SetColumns(rangeColumns(rows))
	r.list.SetRows(rows)
	r.ladder.show()
}

// showForm writes the settings there are into the fields.
func (r *rangesStep) showForm() {
	settings := r.of.answer.Asked.Settings
	if settings.Currency == "" {
		settings.Currency = r.of.answer.Review.Settings.Currency
	}
	r.form.RemoveAll()
	r.fields = settingFields(settings, missingRates(r.of))
	r.entries = make([]*widgets.Entry, len(r.fields))
	form := container.New(layout.NewFormLayout())
	for i, f := range r.fields {
		entry := widgets.NewEntry()
		entry.SetText(f.text)
		entry.SetPlaceHolder(f.hint)
		entry.OnSubmitted = func(string) { r.apply() }
		r.entries[i] = entry
		form.Add(widget.NewLabel(f.label))
		form.Add(entry)
	}
	r.form.Add(form)
	if rules := ruleText(settings); rules != "" {
		r.form.Add(muted(rules))
	}
	r.form.Add(container.NewHBox(r.timings()...))
	for _, each := range []struct {
		label string
		table desk.ReviewTable
		has   int
	}{
		{"Rates", desk.RatesTable, len(settings.Rates)},
		{"Places", desk.PlacesTable, len(settings.Places)},
		{"On-costs", desk.OnCostsTable, len(settings.OnCost.Rules)},
		{"Ageing", desk.AgeingTable, len(settings.AgeRate.Rules)},
		{"Our own grades", desk.StructureTable, len(settings.Structure)},
	} {
		button := widgets.NewButton(each.label+" from a file…", func() { r.read(each.table) })
		button.Alignment = widget.ButtonAlignLeading
		r.form.Add(widgets.NewBorder(nil, nil, button, nil, muted(table.Plural(each.has, "row", "rows"))))
	}
	if len(settings.Structure) > 0 {
		r.form.Add(widgets.NewButton("Ranges of the market again", func() {
			r.of.settings(func(s *review.Settings) { s.Structure = nil })
		}))
	}
}

// timings set the day that ranges meet the market on, in the year to come.
func (r *rangesStep) timings() []fyne.CanvasObject {
	year := r.now().Year() + 1
	buttons := []fyne.CanvasObject{widget.NewLabel(fmt.Sprintf("In %d:", year))}
	for _, timing := range []review.Timing{review.Lag, review.LeadLag, review.Lead} {
		buttons = append(buttons, widgets.NewButton(string(timing), func() {
			if day, err := timing.Date(year); err == nil {
				r.of.settings(func(s *review.Settings) { s.Date = day })
			}
		}))
	}
	return buttons
}

// read reads a table of the user's into the settings.
func (r *rangesStep) read(which desk.ReviewTable) {
	r.picker.Open("Open a table: "+string(which), rosterExtensions, func(path string) {
		r.of.do(func() (work, done func()) {
			settings := r.of.asked().Settings
			var err error
			return func() { err = desk.ReadReviewTable(context.Background(), which, path, &settings) }, func() {
				if err != nil {
					r.dialogs.fail("The table could not be read", err)
					return
				}
				r.of.settings(func(s *review.Settings) { *s = settings })
			}
		})
	})
}

// apply asks with the settings that were typed.
func (r *rangesStep) apply() {
	settings := r.of.asked().Settings
	for i, f := range r.fields {
		text := strings.TrimSpace(r.entries[i].Text)
		if text == f.text {
			continue
		}
		if err := f.set(&settings, text); err != nil {
			r.dialogs.fail(f.label+" was not understood", fmt.Errorf("%q: %w", text, err))
			return
		}
	}
	if err := settings.Check(); err != nil {
		r.dialogs.fail("The settings can mean nothing", err)
		return
	}
	r.of.settings(func(s *review.Settings) { *s = settings })
}

// ruleText says what differs for some people.
func ruleText(s review.Settings) string {
	var parts []string
	for _, each := range []struct {
		of string
		n  int
	}{{"the target", len(s.Target.Rules)}, {"the spread", len(s.Spread.Rules)}, {"the on-cost", len(s.OnCost.Rules)}, {"ageing", len(s.AgeRate.Rules)}} {
		if each.n > 0 {
			parts = append(parts, table.Plural(each.n, "rule", "rules")+" for "+each.of)
		}
	}
	if parts == nil {
		return ""
	}
	return "What is typed holds for everybody but for " + strings.Join(parts, ", ") + "."
}

// rangeColumns are those of the ranges. The bars share one scale within a currency.
func rangeColumns(rows []table.JobRange) []widgets.TableColumn[table.JobRange] {
	most := map[string]float64{}
	for _, r := range rows {
		most[r.Currency] = max(most[r.Currency], r.Maximum, r.Highest)
	}
	words := func(id, title string, of func(table.JobRange) string) widgets.TableColumn[table.JobRange] {
		return widgets.TableColumn[table.JobRange]{ID: id, Title: title, Whole: true, Text: of, Compare: func(a, b table.JobRange) int { return cmp.Compare(of(a), of(b)) }}
	}
	number := func(id, title string, of func(table.JobRange) float64) widgets.TableColumn[table.JobRange] {
		return widgets.TableColumn[table.JobRange]{
			ID: id, Title: title, Align: fyne.TextAlignTrailing, Compare: compareKnown(of), Missing: unknown(of),
			Text: func(r table.JobRange) string { return moneyOrDash(of(r), r.Currency) },
		}
	}
	ours := number("ours", "Ours", func(r table.JobRange) float64 { return float64(r.People) })
	ours.Text, ours.Tip = func(r table.JobRange) string { return countText(r.People) }, "Our people counted in the job at the place"
	return []widgets.TableColumn[table.JobRange]{
		words("job", "Job · level", func(r table.JobRange) string { return jobText(r.Job) }),
		words("place", "Place", func(r table.JobRange) string { return r.Place }),
		ours,
		number("minimum", "Minimum", func(r table.JobRange) float64 { return r.Minimum }),
		number("midpoint", "Midpoint", func(r table.JobRange) float64 { return r.Midpoint }),
		number("maximum", "Maximum", func(r table.JobRange) float64 { return r.Maximum }),
		{
			ID: "bar", Title: "Range and ours", Width: 150, Tip: "From minimum to maximum, with the median of our people, on one scale for each currency",
			Text: func(table.JobRange) string { return "" },
			Bar: func(r table.JobRange) (widgets.Bar, bool) {
				whole := most[r.Currency]
				return widgets.Bar{From: r.Minimum / whole, To: r.Maximum / whole, At: r.Median / whole}, true
			},
			Hint: func(r table.JobRange) string {
				return fmt.Sprintf("ours: %s to %s, median %s", moneyOrDash(r.Lowest, r.Currency), moneyOrDash(r.Highest, r.Currency), moneyOrDash(r.Median, r.Currency))
			},
		},
	}
}
