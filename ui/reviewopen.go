package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

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

// rosters opens rosters and the markets that they are held against: those that the user
// chooses, and those that the study names once the Review room is in sight.
type rosters struct {
	of      *reviewing
	state   *state
	loader  *loader
	tasks   *tasks
	picker  Picker
	dialogs *dialogs
	notice  *notice
	saver   *saver

	opened  study.Roster   // that of people
	people  *roster.Roster // nil until one is open
	surveys []desk.Survey
	changed bool // the file is not the one that the study was saved with

	tried study.Study // whose roster was tried to be opened since the room was entered
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
	r.read(study.Roster{Source: study.Source{Path: path}}, r.take, r.missing)
}

// example opens the example.
func (r *rosters) example() {
	var of *desk.Review
	var asked study.Review
	var err error
	r.tasks.run(
		func() { of, asked, err = desk.ExampleReview(context.Background()) },
		func() {
			if err != nil {
				r.dialogs.fail("The example could not be opened", err)
				return
			}
			asked.Scenarios = append(desk.BeginReview().Scenarios, desk.BudgetScenarios(exampleBudget, exampleCap)...)
			r.hold(openReview{study.ExampleRoster(), of.Roster, of.Surveys}, asked, r.state.do)
		})
}

// template writes a blank roster to be filled in.
func (r *rosters) template() {
	r.saver.save("Save a blank roster", "roster.xlsx", func(w io.Writer) error { return template.Write(w, template.Roster) })
}

// took is called with a roster that was read.
type took func(study.Roster, *roster.Roster)

// read reads a roster and asks what its file leaves open; missing is told of a file that
// is not there.
func (r *rosters) read(of study.Roster, then took, missing func(study.Roster)) {
	var people *roster.Roster
	name := ""
	if !of.Source.BuiltIn() {
		name = filepath.Base(of.Source.Path)
	}
	r.loader.read(name, func(ctx context.Context, p sheets.Progress) (*desk.Source, error) {
		var err error
		people, err = desk.OpenRoster(ctx, of, p)
		return nil, err
	}, func(_ *desk.Source, err error) {
		again := func(o ingest.Options) {
			of.Source.Options = o
			r.read(of, then, missing)
		}
		switch {
		case errors.Is(err, roster.ErrPayBasis):
			r.askBasis(of, people, func(of study.Roster) { r.read(of, then, missing) })
		case errors.Is(err, sheets.ErrMissing):
			missing(of)
		case err != nil && !r.dialogs.password(of.Source.Path, of.Source.Options, err, again):
			r.dialogs.fail("The roster could not be opened", err)
		case err == nil:
			then(of, people)
		}
	})
}

// missing says that there is no such file.
func (r *rosters) missing(of study.Roster) {
	r.dialogs.fail("The roster could not be opened", fmt.Errorf("there is no file %s", of.Source.Path))
}

// askBasis asks whether part-time pay is stated as paid or for full time, with what the
// file shows of it.
func (r *rosters) askBasis(of study.Roster, people *roster.Roster, then func(study.Roster)) {
	said := table.Plural(people.Basis.Asked, "person works", "people work") + " part of full time, and no column says whether their pay is stated as it is paid or for full time."
	answer := func(label string, basis roster.Basis) action {
		return action{label, func() { of.Choices.PayIs = basis; then(of) }}
	}
	r.dialogs.ask("How is part-time pay stated?", said+" "+basisShows(people.Basis), answer("As paid", roster.AsPaid), answer("For full time", roster.ForFullTime))
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

// again reads the roster with other words of the user's about it.
func (r *rosters) again(of study.Roster) { r.read(of, r.take, r.missing) }

// take holds a roster that the user chose against the markets there are. What the study
// asks is asked of it, unless that is of the example.
func (r *rosters) take(of study.Roster, people *roster.Roster) {
	r.changed = false
	now := r.state.study()
	if now.Review == nil || now.Roster.Source.Inside != "" {
		var surveys []desk.Survey
		if r.state.source != nil {
			surveys = []desk.Survey{desk.SurveyOf(r.state.source)}
		}
		r.hold(openReview{of, people, surveys}, desk.BeginReview(), r.state.do)
	} else {
		r.openSurveys(now.Review.Surveys, nil, func(surveys []desk.Survey) {
			r.hold(openReview{of, people, surveys}, *now.Review, r.state.do)
		})
	}
	if r.currencyOpen() && of.Source.Options.Currency == "" {
		r.askReading()
	}
}

// openReview is a roster and the markets it is held against, all of it open.
type openReview struct {
	of      study.Roster
	people  *roster.Roster
	surveys []desk.Survey
}

// hold holds a roster against markets and puts into the study what is asked of it.
func (r *rosters) hold(h openReview, asked study.Review, put func(study.Study)) {
	of, err := desk.NewReview(h.people, h.surveys)
	if err != nil {
		r.dialogs.fail("The market could not be used", err)
		return
	}
	if len(asked.Surveys) == 1 {
		asked.Lines = named(asked.Lines, asked.Surveys[0].Name)
	}
	asked.Surveys = nil
	for _, s := range h.surveys {
		asked.Surveys = append(asked.Surveys, s.Survey)
	}
	if h.of.Source.Path != "" {
		h.of.Source.SHA256 = h.people.SHA256
	}
	next := r.state.study().WithRoster(h.of).WithReview(asked)
	r.opened, r.people, r.surveys = next.Roster, h.people, h.surveys
	r.of.begin(of)
	put(next)
	r.of.start()
}

// named are lines whose survey is named where they leave it out, because there was one.
func named(lines []match.Line, survey string) []match.Line {
	lines = slices.Clone(lines)
	for i := range lines {
		lines[i].Market = cmp.Or(lines[i].Market, survey)
	}
	return lines
}

// notes are what was noticed of the roster.
func (r *rosters) notes() []remark.Remark {
	if r.people == nil {
		return nil
	}
	notes := slices.Clone(r.people.Remarks)
	if r.changed {
		notes = append(notes, remark.New(remark.RosterChanged, r.people.Name))
	}
	return notes
}
