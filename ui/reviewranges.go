package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// rangesStep is the third step of a review: what its ranges are made of, beside the
// ranges of all jobs with our people on them.
type rangesStep struct {
	of      *reviewing
	picker  Picker
	dialogs *dialogs

	box      fyne.CanvasObject
	form     *reviewForm
	apply    *widgets.Button
	year     *widgets.Entry // that is planned for
	timings  *fyne.Container
	grades   *widget.RichText
	grade    *widgets.Button // reads our own grades
	market   *widgets.Button // takes our own grades away
	problems *fyne.Container
	list     *widgets.DataTable[table.JobRange]
	ladder   *ladderView
	drawn    *review.Review
	shown    *desk.Review // whose settings the form is of
	left     *container.Scroll
}

func newRangesStep(of *reviewing, picker Picker, memory memory, tips *widgets.Tips, exports *exports, theming themeChoice) *rangesStep {
	r := &rangesStep{
		of: of, picker: picker, dialogs: exports.dialogs, ladder: newLadderView(of, tips, exports, theming),
		grades: muted(""), year: widgets.NewEntry(), timings: container.New(&flow{}),
		problems: container.NewVBox(), list: widgets.NewDataTable[table.JobRange](nil),
	}
	r.list.Tips, r.list.Frozen = tips, 1
	r.list.SetWidths(memory.widths(rangesTable))
	r.list.OnWidths = func(widths map[string]float32) { memory.setWidths(rangesTable, widths) }
	r.grade = r.fromFile(lang.L("Our own grades…"), desk.StructureTable)
	r.apply = widgets.NewButton(lang.L("Apply"), r.take)
	r.year.SetText(fmt.Sprint(exports.now().Year() + 1))
	r.year.OnChanged = func(string) { r.showTimings() }
	r.market = widgets.NewButton(lang.L("Ranges of the market again"), func() {
		r.of.settings(func(s *review.Settings) { s.Structure, s.JobGrades = nil, nil })
	})
	r.showTimings()
	r.left = container.NewVScroll(container.NewVBox())
	split := container.NewHSplit(
		widgets.NewBorder(nil, r.apply, nil, nil, widgets.NewForm(r.left)),
		widgets.NewBorder(r.problems, nil, nil, nil, r.ladder.above(r.list)))
	split.Offset = 0.25 // the form is wider where it needs to be
	r.box = container.New(layout.NewCustomPaddedLayout(8, 8, 12, 12), split)
	return r
}

// rangesTable is the name under which the table's widths are remembered.
const rangesTable = "review.ranges"

func (r *rangesStep) name() string               { return lang.L("Ranges") }
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
		lines = append(lines, lang.F("no rate for %[1]s: type what one %[1]s is worth in %[2]s under Currencies, at the left", currency, now.Settings.Currency))
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

// showForm writes the settings there are into the form, which begins anew with another
// roster.
func (r *rangesStep) showForm() {
	if r.shown != r.of.of {
		r.shown = r.of.of
		r.form = newReviewForm(r.dialogs, r.of.values, func() []string { return missingRates(r.of) }, map[string]fyne.CanvasObject{
			"Target and range": container.NewVBox(r.grades, container.NewHBox(r.grade, widgets.NewButton(lang.L("Make grades…"), r.makeGrades)), container.NewHBox(r.market)),
			"Day and ageing": container.NewVBox(
				widgets.NewBorder(nil, nil, widget.NewLabel(lang.L("Plan of the year")), nil, sized(r.year, 64)), r.timings, container.NewHBox(r.fromFile(lang.L("Ageing from a file…"), desk.AgeingTable))),
			"Currencies": container.NewHBox(r.fromFile(lang.L("Rates from a file…"), desk.RatesTable)),
			"Places":     container.NewHBox(r.fromFile(lang.L("Places from a file…"), desk.PlacesTable)),
			"On-cost":    container.NewHBox(r.fromFile(lang.L("On-costs from a file…"), desk.OnCostsTable)),
		})
		r.form.listen(r.showChanged, r.take)
		r.left.Content = container.New(layout.NewCustomPaddedLayout(0, 8, 0, 8), r.form.box)
		r.left.Refresh()
	}
	settings := r.settings()
	grades := lang.L("Ranges are made of the market; grades of our own would stand in their place.")
	if n := len(settings.Structure); n > 0 {
		grades = lang.F("Ranges are those of our own structure: %s.", lang.N(n, "row", "rows"))
	}
	setText(r.grades, grades)
	setHidden(r.market, len(settings.Structure) == 0)
	r.form.show(settings)
	r.showChanged()
}

// settings are those asked for, with the currency that the answer found.
func (r *rangesStep) settings() review.Settings {
	s := r.of.asked().Settings
	s.Currency = cmp.Or(s.Currency, r.of.answer.Review.Settings.Currency)
	return s
}

// showChanged says whether something is typed that the ranges do not have yet.
func (r *rangesStep) showChanged() {
	r.apply.Importance = widget.HighImportance
	if r.form == nil || !r.form.changed() {
		r.apply.Importance = widget.MediumImportance
	}
	r.apply.Refresh()
}

// showTimings offers the days that ranges meet the market on, written out, for the year
// that is planned for.
func (r *rangesStep) showTimings() {
	r.timings.RemoveAll()
	year, err := strconv.Atoi(strings.TrimSpace(r.year.Text))
	if err != nil || year < 1900 || year > 9999 {
		r.timings.Add(muted(lang.L("Write the year as 2027.")))
		return
	}
	for _, each := range []struct {
		timing review.Timing
		label  string
	}{{review.Lag, lang.L("Lag")}, {review.LeadLag, lang.L("Lead-lag")}, {review.Lead, lang.L("Lead")}} {
		day, err := each.timing.Date(year)
		if err != nil {
			continue
		}
		r.timings.Add(widgets.NewButton(fmt.Sprintf("%s: %s", each.label, day.Format("2 Jan 2006")), func() {
			r.of.settings(func(s *review.Settings) { s.Date = day })
		}))
	}
}

// fromFile is a button that reads a table of the user's into the settings.
func (r *rangesStep) fromFile(label string, which desk.ReviewTable) *widgets.Button {
	return widgets.NewButton(label, func() { r.read(which) })
}

// read reads a table of the user's into the settings.
func (r *rangesStep) read(which desk.ReviewTable) {
	r.picker.Open(lang.F("Open a table: %s", string(which)), rosterExtensions, func(path string) {
		r.of.do(func() (work, done func()) {
			settings := r.of.asked().Settings
			var err error
			return func() { err = desk.ReadReviewTable(context.Background(), which, path, &settings) }, func() {
				if err != nil {
					r.dialogs.fail(lang.L("The table could not be read"), err)
					return
				}
				r.of.settings(func(s *review.Settings) { *s = settings })
			}
		})
	})
}

// take asks with the settings that were typed. What cannot be stands as it was typed, with
// why beside it.
func (r *rangesStep) take() {
	settings := r.form.read(r.settings())
	r.showChanged()
	r.of.settings(func(s *review.Settings) { *s = settings })
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
	ours := number("ours", lang.L("Ours"), func(r table.JobRange) float64 { return float64(r.People) })
	ours.Text, ours.Tip = func(r table.JobRange) string { return countText(r.People) }, lang.L("Our people counted in the job at the place")
	return []widgets.TableColumn[table.JobRange]{
		words("job", lang.L("Job · level"), func(r table.JobRange) string { return r.Name }),
		words("place", lang.L("Place"), func(r table.JobRange) string { return r.Place }),
		ours,
		number("minimum", lang.L("Minimum"), func(r table.JobRange) float64 { return r.Minimum }),
		number("midpoint", lang.L("Midpoint"), func(r table.JobRange) float64 { return r.Midpoint }),
		number("maximum", lang.L("Maximum"), func(r table.JobRange) float64 { return r.Maximum }),
		{
			ID: "bar", Title: lang.L("Range and ours"), Width: 150, Stretch: true, Tip: lang.L("From minimum to maximum, with the median of our people, on one scale for each currency"),
			Text: func(table.JobRange) string { return "" },
			Bar: func(r table.JobRange) (widgets.Bar, bool) {
				whole := most[r.Currency]
				return widgets.Bar{From: r.Minimum / whole, To: r.Maximum / whole, At: r.Median / whole}, true
			},
			Hint: func(r table.JobRange) string {
				return lang.F("ours: %s to %s, median %s", moneyOrDash(r.Lowest, r.Currency), moneyOrDash(r.Highest, r.Currency), moneyOrDash(r.Median, r.Currency))
			},
		},
	}
}
