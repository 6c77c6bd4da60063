package ui

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// rulesState is what the rules need of the state.
type rulesState interface {
	study() study.Study
	query(q market.Query)
	onScreen() answer
	market() *desk.Source
}

// rules is the dialog that sets by which rules figures are computed and shown:
// the gate, what counts once, the percentiles, the hours of a year, the bands of
// experience, ageing.
type rules struct {
	state  rulesState
	query  market.Query
	dialog *shown

	people, employers, tailPeople, tailEmployers, share *widgets.Entry
	percentiles, hours, bands, ageTo, ageRate           *widgets.Entry
	counts                                              *widgets.Segmented
	simple, bothMedians, publication                    *widgets.Check
	problem                                             *widget.Label
}

// weightings are what may count once, in the order they are offered.
var weightings = []market.Weighting{market.PerPerson, market.PerEmployer}

// openRules opens the dialog over the window.
func openRules(s rulesState, over *dialogs) *rules {
	r := &rules{state: s, query: s.onScreen().Shown.Query}
	for _, f := range []**widgets.Entry{
		&r.people, &r.employers, &r.tailPeople, &r.tailEmployers, &r.share,
		&r.percentiles, &r.hours, &r.bands, &r.ageTo, &r.ageRate,
	} {
		*f = widgets.NewEntry()
	}
	r.counts = widgets.NewSegmented(lang.L("Each person"), lang.L("Each employer"))
	r.simple = widgets.NewCheck(lang.L("simple, not compound"), nil)
	r.bothMedians = widgets.NewCheck(lang.L("show the other median too"), nil)
	r.publication = widgets.NewCheck(lang.L("fewer and rounded figures, nothing of single people or files"), nil)
	r.problem = widget.NewLabel("")
	r.problem.Importance, r.problem.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	r.ageTo.SetPlaceHolder("2027-01-01")
	r.ageRate.SetPlaceHolder("3 %")
	r.fill()

	usual := widgets.NewButton(lang.L("Usual rules"), func() {
		r.query = withRulesOf(r.query, market.NewQuery())
		r.fill()
	})
	ok := widgets.NewButton(lang.L("Apply"), r.apply)
	ok.Importance = widget.HighImportance
	r.dialog = over.put(lang.L("Rules of the figures"), r.form(), fyne.NewSize(620, 0), usual, widgets.NewButton(lang.L("Cancel"), func() { r.dialog.Hide() }), ok)
	over.focus(r.people)
	return r
}

// form lays the fields out.
func (r *rules) form() fyne.CanvasObject {
	pair := func(a fyne.CanvasObject, between string, b fyne.CanvasObject, after string) fyne.CanvasObject {
		return container.NewHBox(narrow(a), widget.NewLabel(between), narrow(b), widget.NewLabel(after))
	}
	form := widget.NewForm(
		widget.NewFormItem(lang.L("Median and quartiles from"), pair(r.people, lang.L("people and"), r.employers, lang.L("employers"))),
		widget.NewFormItem(lang.L("P10 and P90 from"), pair(r.tailPeople, lang.L("people and"), r.tailEmployers, lang.L("employers"))),
		widget.NewFormItem(lang.L("No employer above"), container.NewHBox(narrow(r.share), widget.NewLabel(lang.L("% of the weight behind a figure (0: any share)")))),
		widget.NewFormItem(lang.L("What counts once"), container.NewHBox(r.counts, r.bothMedians)),
		widget.NewFormItem(lang.L("Percentiles"), r.percentiles),
		widget.NewFormItem(lang.L("Hours of a year"), container.NewHBox(narrow(r.hours))),
		widget.NewFormItem(lang.L("Age pay to"), container.NewHBox(
			narrow(r.ageTo), widget.NewLabel(lang.L("at")), narrow(r.ageRate), widget.NewLabel(lang.L("a year")), r.simple)),
	)
	form.Append(lang.L("For outside publication"), r.publication)
	if r.state.onScreen().Shown.By.Banded {
		form.Append(lang.L("Bands"), r.bands)
	}
	return container.NewVBox(form, r.problem)
}

// narrow makes a field as wide as a date.
func narrow(o fyne.CanvasObject) fyne.CanvasObject {
	return sized(o, 96)
}

// fill shows the rules of the query.
func (r *rules) fill() {
	q, g := r.query, r.query.Gate
	r.people.SetText(strconv.Itoa(g.People))
	r.employers.SetText(strconv.Itoa(g.Employers))
	r.tailPeople.SetText(strconv.Itoa(g.TailPeople))
	r.tailEmployers.SetText(strconv.Itoa(g.TailEmployers))
	r.share.SetText(money.Digits(g.MaxShare * 100))
	r.counts.SetIndex(slices.Index(weightings, q.Weighting))
	texts := make([]string, len(q.Percentiles))
	for i, p := range q.Percentiles {
		texts[i] = money.Digits(p)
	}
	r.percentiles.SetText(strings.Join(texts, ", "))
	r.hours.SetText(money.Digits(q.Hours))
	r.bands.SetText(q.Bands.String())
	r.bands.SetPlaceHolder(bands.YearBands().String())
	r.ageTo.SetText("")
	r.ageRate.SetText("")
	if !q.Ageing.To.IsZero() {
		r.ageTo.SetText(q.Ageing.To.Format(time.DateOnly))
		r.ageRate.SetText(money.Digits(q.Ageing.Rate*100) + " %")
	}
	r.simple.SetChecked(q.Ageing.Simple)
	r.bothMedians.SetChecked(q.BothMedians)
	r.publication.SetChecked(q.Publication)
}

// withRulesOf is a query under the rules of another.
func withRulesOf(q, of market.Query) market.Query {
	q.Gate, q.Weighting, q.Percentiles, q.Hours = of.Gate, of.Weighting, of.Percentiles, of.Hours
	q.Ageing, q.Bands, q.BothMedians, q.Publication = of.Ageing, of.Bands, of.BothMedians, of.Publication
	return q
}

// apply asks again under the rules as they are filled in, or says what is wrong
// with them.
func (r *rules) apply() {
	rules, err := r.read()
	if err != nil {
		r.problem.SetText(sentence(err))
		return
	}
	r.dialog.Hide()
	r.state.query(withRulesOf(r.state.study().Query, rules))
}

// read reads the fields.
func (r *rules) read() (market.Query, error) {
	q := r.query
	q.Weighting = weightings[r.counts.Index()]
	q.Ageing, q.BothMedians, q.Publication = market.Ageing{}, r.bothMedians.Checked, r.publication.Checked
	for _, n := range []struct {
		from *widgets.Entry
		to   *int
		name string
	}{
		{r.people, &q.Gate.People, lang.L("people behind a median")},
		{r.employers, &q.Gate.Employers, lang.L("employers behind a median")},
		{r.tailPeople, &q.Gate.TailPeople, lang.L("people behind P10 and P90")},
		{r.tailEmployers, &q.Gate.TailEmployers, lang.L("employers behind P10 and P90")},
	} {
		value, err := readNumber(n.from.Text, n.name, 0, 1e6)
		if err != nil {
			return q, err
		}
		*n.to = int(value)
	}
	share, err := readNumber(r.share.Text, lang.L("share of one employer"), 0, 100)
	if err != nil {
		return q, err
	}
	q.Gate.MaxShare = share / 100
	if q.Hours, err = readNumber(r.hours.Text, lang.L("hours of a year"), 1, 8784); err != nil {
		return q, err
	}
	if q.Percentiles, err = readPercentiles(r.percentiles.Text); err != nil {
		return q, err
	}
	q.Bands = nil
	if strings.TrimSpace(r.bands.Text) != "" {
		if q.Bands, err = bands.ParseBands(r.bands.Text); err != nil {
			return q, err
		}
	}
	return r.readAgeing(q)
}

// readAgeing reads date and rate, which go together.
func (r *rules) readAgeing(q market.Query) (market.Query, error) {
	to, rate := strings.TrimSpace(r.ageTo.Text), strings.TrimSpace(r.ageRate.Text)
	if to == "" && rate == "" {
		return q, nil
	}
	date, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return q, fmt.Errorf(lang.L("%q is no date to age pay to; write it as 2027-01-01"), to)
	}
	percent, err := readNumber(strings.TrimSuffix(rate, "%"), lang.L("rate of ageing"), -50, 100)
	if err != nil {
		return q, err
	}
	if r.state.market().About().Effective.IsZero() {
		return q, errors.New(lang.L("pay cannot be aged because its effective date is unknown; set it under File, Import settings"))
	}
	q.Ageing = market.Ageing{To: date, Rate: percent / 100, Simple: r.simple.Checked}
	return q, nil
}

// readNumber reads a number between two others.
func readNumber(text, name string, least, most float64) (float64, error) {
	text = strings.TrimSpace(text)
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || !(x >= least && x <= most) {
		return 0, fmt.Errorf(lang.L("%s: %q is not a number from %s to %s"), name, text, money.Digits(least), money.Digits(most))
	}
	return x, nil
}

// readPercentiles reads "10, 25, 50": any from 1 to 99. The median and P90 are
// what the program is about and always among them.
func readPercentiles(text string) ([]float64, error) {
	percentiles := []float64{50, 90}
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		p, err := desk.ReadPercentile(part)
		if err != nil {
			return nil, fmt.Errorf(lang.L("percentiles: %w"), err)
		}
		percentiles = append(percentiles, p)
	}
	slices.Sort(percentiles)
	return slices.Compact(percentiles), nil
}
