package ui

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
)

// ownPeople is what the import screen knows more where a file holds our own people: the
// user's words about them, and who takes the roster.
type ownPeople struct {
	*fileChoices
	choices roster.Choices
	made    roster.Choices                         // those under which the source on screen was made
	typed   map[string]func(*roster.Choices) error // what is typed into a field and was not entered
	then    took
}

// enter takes what was typed as if it had been entered.
func (o *ownPeople) enter() error {
	for name, change := range o.typed {
		if err := change(&o.choices); err != nil {
			return err
		}
		delete(o.typed, name)
	}
	return nil
}

// openKinds are the remarks on what a roster leaves open, for which its screen is shown.
var openKinds = []remark.Kind{remark.CurrencyUnknown, remark.IDsRepeated, remark.StatusUnknown, remark.BasisShown, remark.BasisShownWithoutShare, remark.FiguresAsRoster, remark.MarketAsRoster}

// leavesOpen reports whether a roster leaves something open that changes its figures.
func leavesOpen(of *roster.Roster) bool {
	return slices.ContainsFunc(of.Remarks, func(r remark.Remark) bool { return slices.Contains(openKinds, r.Kind) })
}

// roster is our own people as they are read from a file.
func (o *ownPeople) roster(from study.Source) study.Roster {
	return study.Roster{Source: from, Choices: o.choices}
}

// word changes the user's words about our own people. What they point to is shared with
// those before, so it is replaced and never changed.
func (o *ownPeople) word(change func(*roster.Choices)) {
	change(&o.choices)
	o.again()
}

// again reads the roster under the user's words as they are now.
func (o *ownPeople) again() { o.page.choose(func(*ingest.Options) {}) }

// verdict says in one sentence what the roster was taken for.
func (o *ownPeople) verdict() string { return rosterText(o.found, o.source.Roster) }

// rosterText says in one sentence what a roster was taken for.
func rosterText(u *ingest.Understanding, people *roster.Roster) string {
	ids := lang.L("each with an id")
	if people.IDsMade {
		ids = lang.L("without ids")
	}
	return fmt.Sprintf("%s, %s. %s", lang.N(len(people.People), "person", "people"), ids, columnsOfPay(u))
}

// refused says why the roster cannot be taken as it is, and what can be done about it.
func (o *ownPeople) refused(problem error) string {
	if errors.Is(problem, roster.ErrPayBasis) {
		who := lang.N(o.source.Roster.Basis.Asked, "person works", "people work")
		return lang.F("%s part of full time, and no column says whether their pay is stated as it is paid or for full time: choose below.", who)
	}
	return o.fileChoices.refused(problem)
}

// asked is what questions are about.
func (o *ownPeople) asked() []remark.Kind {
	return append(append(o.fileChoices.asked(), openKinds...), remark.PeriodAssumed)
}

// questions ask what a roster leaves open, each with the evidence beside it.
func (o *ownPeople) questions() []fyne.CanvasObject {
	asked := append(o.askRoom(lang.L("Market data"), lang.L("Open in Market"), study.MarketRoom, remark.FiguresAsRoster, remark.MarketAsRoster), o.askBasis()...)
	if o.why(remark.CurrencyUnknown) != "" || o.options.Currency != "" {
		asked = append(asked, askRow(lang.L("Currency"), o.currencyOfAll(), lang.L("What people are paid in where the file does not say it.")))
	}
	if why := o.why(remark.PeriodAssumed); why != "" || o.options.Period != "" {
		asked = append(asked, askRow(lang.L("Pay is for"), o.periodOfAll(), cmp.Or(why, lang.L("Where the file does not say it."))))
	}
	if why := o.why(remark.IDsRepeated); why != "" || o.choices.SeveralRows != "" {
		asked = append(asked, askRow(lang.L("Rows of one id"), o.severalChoice(), cmp.Or(why, lang.L("Nothing else tells these rows apart."))))
	}
	return append(append(asked, o.askStates()...), o.askEncoding()...)
}

// askBasis asks whether part-time pay is stated as it is paid or for full time, with what
// the file shows of it.
func (o *ownPeople) askBasis() []fyne.CanvasObject {
	if o.source.Roster == nil || o.source.Roster.Basis.Asked == 0 && o.choices.PayIs == "" {
		return nil
	}
	bases := []roster.Basis{roster.AsPaid, roster.ForFullTime}
	e := o.source.Roster.Basis
	at := slices.Index(bases, cmp.Or(o.choices.PayIs, e.Basis))
	choice := o.fields.choice("part time", -1, []string{lang.L("As paid"), lang.L("For full time")}, at, func(i int) {
		o.word(func(c *roster.Choices) { c.PayIs = bases[i] })
	})
	return []fyne.CanvasObject{askRow(lang.L("Part-timers' pay"), wideChoice(choice), basisShows(e))}
}

// basisShows is what the pay of part-timers shows.
func basisShows(e roster.Evidence) string {
	who := ""
	if e.Asked > 0 {
		who = lang.F("%s part of full time. ", lang.N(e.Asked, "person works", "people work"))
	}
	if e.Jobs == 0 {
		return who + lang.L("There is no job with part-timers and full-timers to tell it by.")
	}
	text := who + lang.F("In %s part-timers' stated pay is %.2f of full-timers'", lang.N(e.Jobs, "job", "jobs"), e.Ratio)
	if e.Share > 0 {
		text += lang.F(", their share of full time %.2f", e.Share)
	}
	return text + "."
}

// currencyOfAll chooses the currency of whoever the file says none of.
func (o *ownPeople) currencyOfAll() fyne.CanvasObject {
	e := o.fields.code("currency of all", o.options.Currency, -1, currencies, func(text string) {
		if code := money.CurrencyOf(strings.ToUpper(strings.TrimSpace(text))); code != "" && code != o.options.Currency {
			o.page.choose(func(o *ingest.Options) { o.Currency = code })
		}
	})
	e.SetPlaceHolder(lang.L("currency"))
	return sized(e, 104)
}

// periodOfAll chooses what pay is for where the file does not say it.
func (o *ownPeople) periodOfAll() fyne.CanvasObject {
	labels := make([]string, len(periods))
	for i, period := range periods {
		labels[i] = periodText(period)
	}
	labels[0] = lang.L("by the file")
	return wideChoice(o.fields.choice("period of all", -1, labels, max(0, slices.Index(periods, o.options.Period)), func(i int) {
		o.page.choose(func(o *ingest.Options) { o.Period = periods[i] })
	}))
}

// severalChoice decides what rows of one id and one day are.
func (o *ownPeople) severalChoice() fyne.CanvasObject {
	decisions := []roster.Several{"", roster.EachIsAJob, roster.LastRow}
	labels := []string{lang.L("Not decided, not counted"), lang.L("Several jobs, each counts"), lang.L("The last row holds, the others are mistakes")}
	return wideChoice(o.fields.choice("several rows", -1, labels, slices.Index(decisions, o.choices.SeveralRows), func(i int) {
		o.word(func(c *roster.Choices) { c.SeveralRows = decisions[i] })
	}))
}

// askStates asks what each status means that says nothing known.
func (o *ownPeople) askStates() []fyne.CanvasObject {
	statuses := slices.Sorted(maps.Keys(o.choices.States))
	for _, r := range o.found.Remarks {
		if r.Kind != remark.StatusUnknown {
			continue
		}
		for _, status := range r.Args[1].([]any) {
			if !slices.Contains(statuses, status.(string)) {
				statuses = append(statuses, status.(string))
			}
		}
	}
	labels := []string{lang.L("Works here")}
	for _, s := range roster.States()[1:] {
		labels = append(labels, table.Capital(string(s)))
	}
	var asked []fyne.CanvasObject
	for _, status := range statuses {
		at := max(0, slices.Index(roster.States(), o.choices.States[status]))
		choice := o.fields.choice("status "+status, -1, labels, at, func(i int) {
			o.word(func(c *roster.Choices) {
				states := maps.Clone(c.States)
				if states == nil {
					states = map[string]roster.State{}
				}
				states[status] = roster.States()[i]
				c.States = states
			})
		})
		asked = append(asked, askRow(lang.F("“%s” means", shortHeader(status)), wideChoice(choice), lang.L("Whoever has left is not taken; on leave is counted, and who is leaving gets no raise.")))
	}
	return asked
}

// settings are the choices about a whole roster.
func (o *ownPeople) settings() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{setting(lang.L("Roster as of"), o.dateField())}
	objects = append(objects, o.tableChoices()...)
	if o.paidBy("month", o.choices.Months) {
		objects = append(objects, setting(lang.L("Monthly pay a year"), o.everywhere("months", o.choices.Months, 12, func(c *roster.Choices, by map[string]float64) { c.Months = by })))
	}
	return append(objects, setting(lang.L("Full-time hours a week"), o.everywhere("hours", o.choices.FullTimeHours, 40, func(c *roster.Choices, by map[string]float64) { c.FullTimeHours = by })))
}

// paidBy reports whether some pay is for a period, or the user has said something of it.
func (o *ownPeople) paidBy(period string, said map[string]float64) bool {
	return len(said) > 0 || slices.ContainsFunc(o.found.Columns, func(c ingest.ColumnReport) bool {
		return c.Meaning == columns.PayUnit || c.Meaning.IsPay() && c.Period == period
	})
}

// everywhere is the field of a number that holds wherever the file and the user say
// nothing else.
func (o *ownPeople) everywhere(name string, by map[string]float64, usual float64, change func(*roster.Choices, map[string]float64)) fyne.CanvasObject {
	e := o.fields.entry(name, numberText(by[""]))
	e.SetPlaceHolder(numberText(usual))
	e.OnChanged = func(text string) {
		o.typed[name] = func(c *roster.Choices) error {
			now, err := withUsual(by, text)
			if err == nil {
				change(c, now)
			}
			return err
		}
	}
	e.OnSubmitted = func(string) {
		if err := o.enter(); err != nil {
			o.page.say(sentence(err))
			return
		}
		o.again()
	}
	return sized(e, 64)
}

// withUsual are numbers by place with the one that holds everywhere else as it was typed;
// no text takes that away.
func withUsual(by map[string]float64, text string) (map[string]float64, error) {
	now := maps.Clone(by)
	if now == nil {
		now = map[string]float64{}
	}
	delete(now, "")
	if text = strings.TrimSpace(text); text == "" {
		return now, nil
	}
	const most = 80
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || x <= 0 || x > most {
		return nil, errors.New(lang.F("%s is no number that can be: write it as 13 or 37.5, or leave it empty", strconv.Quote(text)))
	}
	now[""] = x
	return now, nil
}
