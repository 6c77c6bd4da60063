package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/template"
	"github.com/paybench/paybench/ui/desk"
)

// rosterExtensions are the names of files that may hold a roster.
var rosterExtensions = []string{".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet"}

// rosters opens rosters and the markets that they are held against.
type rosters struct {
	of      *reviewing
	state   *state // of the Market room, whose market is the first that jobs are matched to
	loader  *loader
	tasks   *tasks
	picker  Picker
	dialogs *dialogs
	notice  *notice
	saver   *saver

	from    study.Source
	choices roster.Choices
	people  *roster.Roster
	surveys []desk.Survey
}

// What the example's employer has for raises, and by how much of pay it raises at most.
const (
	exampleBudget = 60_000
	exampleCap    = 0.1
)

// pick asks for a roster and opens it.
func (r *rosters) pick() {
	r.picker.Open("Open a roster: our own people", rosterExtensions, r.open)
}

// open opens a roster beside the market of the Market room, or those it is held against
// already.
func (r *rosters) open(path string) {
	r.read(study.Source{Path: path}, roster.Choices{})
}

// example opens the example.
func (r *rosters) example() {
	var of *desk.Review
	var asked desk.Reviewed
	var err error
	r.tasks.run(
		func() { of, asked, err = desk.ExampleReview(context.Background()) },
		func() {
			if err != nil {
				r.dialogs.fail("The example could not be opened", err)
				return
			}
			asked.Scenarios = append(desk.BeginReview().Scenarios, desk.BudgetScenarios(exampleBudget, exampleCap)...)
			r.from, r.choices, r.people, r.surveys = study.Source{}, roster.ExampleChoices(), of.Roster, of.Surveys
			r.of.unsaved = false
			r.of.begin(of, asked)
		})
}

// template writes a blank roster to be filled in.
func (r *rosters) template() {
	r.saver.save("Save a blank roster", "roster.xlsx", func(w io.Writer) error { return template.Write(w, template.Roster) })
}

// read reads a roster under choices and asks what its file leaves open.
func (r *rosters) read(from study.Source, c roster.Choices) {
	var people *roster.Roster
	name := filepath.Base(from.Path)
	r.loader.read(name, func(ctx context.Context, p sheets.Progress) (*desk.Source, error) {
		var err error
		people, err = desk.OpenRoster(ctx, from, c, p)
		return nil, err
	}, func(_ *desk.Source, err error) {
		again := func(o ingest.Options) {
			from.Options = o
			r.read(from, c)
		}
		switch {
		case errors.Is(err, roster.ErrPayBasis):
			r.askBasis(from, c, people)
		case err != nil && !r.dialogs.password(from.Path, from.Options, err, again):
			r.dialogs.fail("The roster could not be opened", err)
		case err == nil:
			r.take(from, c, people)
		}
	})
}

// askBasis asks whether part-time pay is stated as paid or for full time, with what the
// file shows of it.
func (r *rosters) askBasis(from study.Source, c roster.Choices, people *roster.Roster) {
	said := table.Plural(people.Basis.Asked, "person works", "people work") + " part of full time, and no column says whether their pay is stated as it is paid or for full time."
	r.dialogs.ask("How is part-time pay stated?", said+" "+basisShows(people.Basis),
		action{"As paid", func() { c.PayIs = roster.AsPaid; r.read(from, c) }},
		action{"For full time", func() { c.PayIs = roster.ForFullTime; r.read(from, c) }})
}

// basisShows is what the pay of part-timers shows.
func basisShows(e roster.Evidence) string {
	if e.Jobs == 0 {
		return "There is no job with part-timers and full-timers to tell it by."
	}
	text := fmt.Sprintf("In %s part-timers' stated pay is %.2f of full-timers'", table.Plural(e.Jobs, "job", "jobs"), e.Ratio)
	if e.Share > 0 {
		text += fmt.Sprintf(", their share of full time %.2f", e.Share)
	}
	return text + "."
}

// take holds a roster against the markets there are.
func (r *rosters) take(from study.Source, c roster.Choices, people *roster.Roster) {
	r.from, r.choices, r.people = from, c, people
	if r.surveys == nil && r.state.source != nil {
		r.surveys = []desk.Survey{{Source: r.state.source}}
	}
	asked := r.of.asked
	if r.of.of == nil || r.of.of.Roster.Name == roster.ExampleName {
		asked, r.of.unsaved = desk.BeginReview(), false
		if r.state.source != nil {
			r.surveys = []desk.Survey{{Source: r.state.source}} // not that of the example
		}
	}
	r.hold(r.surveys, asked)
	if r.currencyOpen() && from.Options.Currency == "" {
		r.askReading()
	}
}

// hold holds the roster against markets.
func (r *rosters) hold(surveys []desk.Survey, asked desk.Reviewed) {
	of, err := desk.NewReview(r.people, surveys)
	if err != nil {
		r.dialogs.fail("The market could not be used", err)
		return
	}
	if len(r.surveys) == 1 {
		asked.Lines = named(asked.Lines, r.surveys[0].Name)
	}
	r.surveys = of.Surveys
	r.of.begin(of, asked)
}

// named are lines whose survey is named where they leave it out, because there was one.
func named(lines []match.Line, survey string) []match.Line {
	lines = slices.Clone(lines)
	for i := range lines {
		lines[i].Market = cmp.Or(lines[i].Market, survey)
	}
	return lines
}

// markets offers which markets jobs are matched to.
func (r *rosters) markets() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if s := r.state.source; s != nil {
		items = append(items, fyne.NewMenuItem("Add "+sourceName(s)+", of the Market room", func() { r.add(s) }))
	}
	items = append(items,
		fyne.NewMenuItem("Add US national wages (BLS)", func() { r.load(study.Source{Inside: study.Benchmarks}) }),
		fyne.NewMenuItem("Add a file…", func() {
			r.picker.Open("Open a market", tableExtensions, func(path string) { r.load(study.Source{Path: path}) })
		}))
	for i, s := range r.surveys {
		items = append(items, fyne.NewMenuItem("Remove "+s.Name, func() {
			r.hold(slices.Delete(slices.Clone(r.surveys), i, i+1), r.of.asked)
		}))
	}
	return items
}

// load opens one more market.
func (r *rosters) load(from study.Source) { r.loader.load(from, r.add) }

// add holds the roster against one more market.
func (r *rosters) add(source *desk.Source) {
	if slices.ContainsFunc(r.surveys, func(s desk.Survey) bool { return s.Name == source.About().Name }) {
		r.notice.show(source.About().Name + " is among the markets already.")
		return
	}
	r.hold(append(slices.Clone(r.surveys), desk.Survey{Name: source.About().Name, Source: source}), r.of.asked)
}

// notes are what was noticed of the roster.
func (r *rosters) notes() []remark.Remark {
	if r.people == nil {
		return nil
	}
	return r.people.Remarks
}
