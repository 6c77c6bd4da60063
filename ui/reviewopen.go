package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/template"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// rosterExtensions are the names of files that may hold a roster.
var rosterExtensions = []string{".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet"}

// rosters opens rosters and the markets that they are held against: those that the user
// chooses, and those that the study names once the Review room is in sight.
type rosters struct {
	of      *reviewing
	state   *state  // of the Market room, whose market is the first that jobs are matched to
	opener  *opener // whose import screen this is, too
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
	r.picker.Open(lang.L("Open a roster: our own people"), rosterExtensions, r.open)
}

// open opens a roster beside the market of the Market room, or those it is held against
// already.
func (r *rosters) open(path string) {
	r.read(study.Roster{Source: study.Source{Path: path}}, true, r.take, r.missing)
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
				r.dialogs.fail(lang.L("The example could not be opened"), err)
				return
			}
			asked.Scenarios = append(desk.BeginReview().Scenarios, desk.BudgetScenarios(exampleBudget, exampleCap)...)
			r.hold(openReview{study.ExampleRoster(), of.Roster, of.Surveys}, asked, r.state.do)
		})
}

// template writes a blank roster to be filled in.
func (r *rosters) template() {
	r.saver.save(lang.L("Save a blank roster"), "roster.xlsx", func(w io.Writer) error { return template.Write(w, template.Roster) })
}

// took is called with a roster that was read.
type took func(study.Roster, *roster.Roster)

// read reads a roster; missing is told of a file that is not there. Where the file leaves
// something open without which nothing can be worked out, or, where it is asked about,
// anything that changes a figure, the import screen asks.
func (r *rosters) read(of study.Roster, ask bool, then took, missing func(study.Roster)) {
	if of.Source.BuiltIn() {
		r.readExample(of, then)
		return
	}
	r.importInto(r.page(of, then), of.Source.Options, ask, missing)
}

// page is the import screen for a roster.
func (r *rosters) page(of study.Roster, then took) *importPage {
	page := newImportPage(r.opener, of.Source.Path)
	page.ours = &ownPeople{fileChoices: page.file, choices: of.Choices, typed: map[string]func(*roster.Choices) error{}, then: then}
	page.about = page.ours
	page.take.SetText(lang.L("Review these people"))
	if r.state.study().Room == study.GapRoom {
		page.take.SetText(lang.L("Use these people"))
	}
	return page
}

// importInto reads a roster under options into an import screen, which is shown where
// there is something to ask.
func (r *rosters) importInto(page *importPage, o ingest.Options, ask bool, missing func(study.Roster)) {
	page.make(o, func(source *desk.Source, err error) {
		of := page.ours.roster(study.Source{Path: page.path, Options: o})
		switch {
		case errors.Is(err, sheets.ErrMissing):
			missing(of)
		case source == nil && r.dialogs.password(page.path, o, err, func(o ingest.Options) { r.importInto(page, o, ask, missing) }):
		case source == nil:
			r.dialogs.fail(lang.L("The roster could not be opened"), err)
		case err == nil && (!ask || !leavesOpen(source.Roster)):
			page.ours.then(page.ours.roster(source.From), source.Roster)
		default:
			page.taking(o, source)
			page.show(err)
			page.enter()
		}
	})
}

// correct shows how the roster is read, to be corrected.
func (r *rosters) correct() {
	page := r.page(r.opened, r.take)
	page.read(r.opened.Source.Options, page.enter)
}

// readExample reads the roster that ships inside the program.
func (r *rosters) readExample(of study.Roster, then took) {
	var people *roster.Roster
	var err error
	r.tasks.run(
		func() { people, err = desk.OpenRoster(context.Background(), of, nil) },
		func() {
			if err != nil {
				r.dialogs.fail(lang.L("The example could not be opened"), err)
				return
			}
			then(of, people)
		})
}

// missing says that there is no such file.
func (r *rosters) missing(of study.Roster) {
	r.dialogs.fail(lang.L("The roster could not be opened"), fmt.Errorf(lang.L("there is no file %s"), of.Source.Path))
}

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
		r.dialogs.fail(lang.L("The market could not be used"), err)
		return
	}
	asked = asked.Named()
	asked.Surveys = nil
	for _, s := range h.surveys {
		asked.Surveys = append(asked.Surveys, s.Survey)
	}
	if h.of.Source.Path != "" {
		h.of.Source.SHA256 = h.people.SHA256
	}
	next := r.state.study().WithRoster(h.of).WithReview(asked)
	r.opened, r.people, r.surveys = next.Roster, h.people, h.surveys
	r.tried = study.Study{} // an undoing may go back to what was tried before
	r.of.begin(of)
	put(next)
	r.of.start()
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
