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
var openKinds = []remark.Kind{remark.CurrencyUnknown, remark.IDsRepeated, remark.StatusUnknown}

// leavesOpen reports whether a roster leaves something open that changes its figures.
func leavesOpen(of *roster.Roster) bool {
	return slices.ContainsFunc(of.Remarks, func(r remark.Remark) bool { return slices.Contains(openKinds, r.Kind) })
}

// roster is how our own people are read under options.
func (p *importPage) roster(o ingest.Options) study.Roster {
	return study.Roster{Source: study.Source{Path: p.path, Options: o}, Choices: p.ours.choices}
}

// word changes the user's words about our own people. What they point to is shared with
// those before, so it is replaced and never changed.
func (p *importPage) word(change func(*roster.Choices)) {
	change(&p.ours.choices)
	p.read(p.options, nil)
}

// rosterText says in one sentence what a roster was taken for.
func rosterText(u *ingest.Understanding, people *roster.Roster) string {
	ids := lang.L("each with an id")
	if people.IDsMade {
		ids = lang.L("without ids")
	}
	return fmt.Sprintf("%s, %s. %s", lang.N(len(people.People), "person", "people"), ids, columnsOfPay(u))
}

// problemText says why the file cannot be taken as it is, and what can be done about it.
func (p *importPage) problemText() string {
	if p.ours != nil && errors.Is(p.problem, roster.ErrPayBasis) {
		who := lang.N(p.source.Roster.Basis.Asked, "person works", "people work")
		return lang.F("%s part of full time, and no column says whether their pay is stated as it is paid or for full time: choose below.", who)
	}
	return problemText(p.problem, p.found.Kind)
}

// askOfRoster asks what a roster leaves open, each with the evidence beside it.
func (p *importPage) askOfRoster() {
	p.askBasis()
	if p.remarked(remark.CurrencyUnknown) || p.options.Currency != "" {
		p.asked.Add(askRow(lang.L("Currency"), p.rosterCurrency(), lang.L("What people are paid in where the file does not say it.")))
	}
	if p.remarked(remark.PeriodAssumed) || p.options.Period != "" {
		p.asked.Add(askRow(lang.L("Pay is for"), p.rosterPeriod(), cmp.Or(p.why([]remark.Kind{remark.PeriodAssumed}), lang.L("Where the file does not say it."))))
	}
	if p.remarked(remark.IDsRepeated) || p.ours.choices.SeveralRows != "" {
		p.asked.Add(askRow(lang.L("Rows of one id"), p.severalChoice(), cmp.Or(p.why([]remark.Kind{remark.IDsRepeated}), lang.L("Nothing else tells these rows apart."))))
	}
	p.askStates()
	if p.doubtsEncoding() {
		p.asked.Add(askRow(lang.L("Encoding"), p.encodingChoice(), p.why(doubtfulEncoding)))
	}
}

// remarked reports whether something was noticed of the file.
func (p *importPage) remarked(kind remark.Kind) bool {
	return slices.ContainsFunc(p.found.Remarks, func(r remark.Remark) bool { return r.Kind == kind })
}

// askBasis asks whether part-time pay is stated as it is paid or for full time, with what
// the file shows of it.
func (p *importPage) askBasis() {
	if p.source.Roster == nil || p.source.Roster.Basis.Asked == 0 && p.ours.choices.PayIs == "" {
		return
	}
	bases := []roster.Basis{roster.AsPaid, roster.ForFullTime}
	at := slices.Index(bases, p.ours.choices.PayIs)
	choice := p.fields.choice("part time", -1, []string{lang.L("As paid"), lang.L("For full time")}, at, func(i int) {
		p.word(func(c *roster.Choices) { c.PayIs = bases[i] })
	})
	p.asked.Add(askRow(lang.L("Part-timers' pay"), wideChoice(choice), basisShows(p.source.Roster.Basis)))
}

// basisShows is what the pay of part-timers shows.
func basisShows(e roster.Evidence) string {
	if e.Jobs == 0 {
		return lang.L("There is no job with part-timers and full-timers to tell it by.")
	}
	text := lang.F("In %s part-timers' stated pay is %.2f of full-timers'", lang.N(e.Jobs, "job", "jobs"), e.Ratio)
	if e.Share > 0 {
		text += lang.F(", their share of full time %.2f", e.Share)
	}
	return text + "."
}

// rosterCurrency chooses the currency of whoever the file says none of.
func (p *importPage) rosterCurrency() fyne.CanvasObject {
	e := p.fields.code("currency of all", p.options.Currency, -1, currencies, func(text string) {
		if code := money.CurrencyOf(strings.ToUpper(strings.TrimSpace(text))); code != "" && code != p.options.Currency {
			p.choose(func(o *ingest.Options) { o.Currency = code })
		}
	})
	e.SetPlaceHolder(lang.L("currency"))
	return sized(e, 104)
}

// rosterPeriod chooses what pay is for where the file does not say it.
func (p *importPage) rosterPeriod() fyne.CanvasObject {
	labels := make([]string, len(periods))
	for i, period := range periods {
		labels[i] = periodText(period)
	}
	labels[0] = lang.L("by the file")
	return wideChoice(p.fields.choice("period of all", -1, labels, max(0, slices.Index(periods, p.options.Period)), func(i int) {
		p.choose(func(o *ingest.Options) { o.Period = periods[i] })
	}))
}

// severalChoice decides what rows of one id and one day are.
func (p *importPage) severalChoice() fyne.CanvasObject {
	decisions := []roster.Several{"", roster.EachIsAJob, roster.LastRow}
	labels := []string{lang.L("Not decided, not counted"), lang.L("Several jobs, each counts"), lang.L("The last row holds, the others are mistakes")}
	return wideChoice(p.fields.choice("several rows", -1, labels, slices.Index(decisions, p.ours.choices.SeveralRows), func(i int) {
		p.word(func(c *roster.Choices) { c.SeveralRows = decisions[i] })
	}))
}

// askStates asks what each status means that says nothing known.
func (p *importPage) askStates() {
	statuses := slices.Sorted(maps.Keys(p.ours.choices.States))
	for _, r := range p.found.Remarks {
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
	for _, status := range statuses {
		at := max(0, slices.Index(roster.States(), p.ours.choices.States[status]))
		choice := p.fields.choice("status "+status, -1, labels, at, func(i int) {
			p.word(func(c *roster.Choices) {
				states := maps.Clone(c.States)
				if states == nil {
					states = map[string]roster.State{}
				}
				states[status] = roster.States()[i]
				c.States = states
			})
		})
		p.asked.Add(askRow(lang.F("“%s” means", shortHeader(status)), wideChoice(choice), lang.L("Whoever has left is not taken; on leave is counted, and who is leaving gets no raise.")))
	}
}

// rosterSettings are the choices about a whole roster.
func (p *importPage) rosterSettings() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{setting(lang.L("Roster as of"), sized(p.date, 120))}
	objects = append(objects, p.tableChoices()...)
	if p.paidBy("month", p.ours.choices.Months) {
		objects = append(objects, setting(lang.L("Monthly pay a year"), p.everywhere("months", p.ours.choices.Months, 12, func(c *roster.Choices, by map[string]float64) { c.Months = by })))
	}
	return append(objects, setting(lang.L("Full-time hours a week"), p.everywhere("hours", p.ours.choices.FullTimeHours, 40, func(c *roster.Choices, by map[string]float64) { c.FullTimeHours = by })))
}

// paidBy reports whether some pay is for a period, or the user has said something of it.
func (p *importPage) paidBy(period string, said map[string]float64) bool {
	return len(said) > 0 || slices.ContainsFunc(p.found.Columns, func(c ingest.ColumnReport) bool {
		return c.Meaning == columns.PayUnit || c.Meaning.IsPay() && c.Period == period
	})
}

// everywhere is the field of a number that holds wherever the file and the user say
// nothing else.
func (p *importPage) everywhere(name string, by map[string]float64, usual float64, change func(*roster.Choices, map[string]float64)) fyne.CanvasObject {
	e := p.fields.entry(name, numberText(by[""]))
	e.SetPlaceHolder(numberText(usual))
	e.OnChanged = func(text string) {
		p.ours.typed[name] = func(c *roster.Choices) error {
			now, err := withUsual(by, text)
			if err == nil {
				change(c, now)
			}
			return err
		}
	}
	e.OnSubmitted = func(string) {
		if err := p.ours.enter(); err != nil {
			p.say(sentence(err))
			return
		}
		p.read(p.options, nil)
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
