package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"time"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	book "github.com/paybench/paybench/data/workbook/review"
)

// OpenRoster reads our own people from a file, or the example. It fails as ingest.Read and
// roster.From do; where only somebody's pay cannot be brought to full time, the roster is
// returned beside the error.
func OpenRoster(ctx context.Context, of study.Roster, progress sheets.Progress) (*roster.Roster, error) {
	if of.Source.BuiltIn() {
		r, err := roster.ReadExample(ctx)
		if err != nil {
			return nil, err
		}
		return roster.From(r, of.Choices)
	}
	r, err := readRoster(ctx, of.Source, progress)
	if err != nil {
		return nil, err
	}
	return roster.From(r, of.Choices)
}

// errNoTable: no workbook of people says that a server was not checked, or who was taken.
var errNoTable = errors.New("our own people are read from a file, and not from a database; export their table as .csv and open that")

// readRoster reads a file of our own people.
func readRoster(ctx context.Context, from study.Source, progress sheets.Progress) (*ingest.Reading, error) {
	if IsAddress(Place(from)) {
		return nil, errNoTable
	}
	from.Options.As = ingest.RosterForm
	return read(ctx, from, progress)
}

// Survey is a market that our jobs are matched to, opened.
type Survey struct {
	study.Survey
	Market *Source
}

// SurveyOf is a market with all that is in it, under its own name.
func SurveyOf(m *Source) Survey {
	return Survey{study.Survey{Name: m.About().Name, Source: m.From}, m}
}

// Review is our own people and the markets that they are held against. It answers one
// question at a time.
type Review struct {
	Roster  *roster.Roster
	Surveys []Survey
	Jobs    []match.Job

	said     []remark.Remark // of what was taken for granted
	matcher  *match.Matcher  // nil without a market
	asked    priced
	prices   *match.Prices
	settings review.Settings
	stands   *review.Review // of these prices and settings; nil before the first question
}

// priced is what of a question decides the prices of jobs.
type priced struct {
	lines []match.Line
	ask   match.Ask
}

// NewReview holds a roster against surveys, each under a name of its own; there may be
// none, where ranges are our own.
func NewReview(r *roster.Roster, surveys []Survey) (*Review, error) {
	r, said := inCurrency(r, currencyOfAll(surveys))
	d := &Review{Roster: r, Jobs: match.Jobs(r.Current()), Surveys: surveys, said: said}
	if len(surveys) == 0 {
		return d, nil
	}
	var all []match.Survey
	for _, s := range surveys {
		all = append(all, match.Survey{Name: s.Name, Market: s.Market.market, Filters: s.Where, Weight: s.Weight})
	}
	var countries []string
	for _, p := range r.People {
		countries = append(countries, p.Country)
	}
	slices.Sort(countries)
	var err error
	d.matcher, err = match.NewMatcher(all, slices.Compact(countries))
	return d, err
}

// Proposals are the lines that a review begins with: those that are known, and for every
// other job an exact one, a suggestion, or one to be filled in.
func (d *Review) Proposals(ctx context.Context, known []match.Line) ([]match.Line, error) {
	if err := d.matcher.CheckMarkets(known); err != nil {
		return nil, err
	}
	proposed, err := d.matcher.Propose(ctx, d.Jobs, known)
	if err != nil {
		return nil, err
	}
	var lines []match.Line
	for _, c := range proposed {
		lines = append(lines, c.Line)
	}
	return lines, nil
}

// Industries are those that the markets name.
func (d *Review) Industries() []string {
	if d.matcher == nil {
		return nil
	}
	return d.matcher.Industries()
}

// Candidates are what a job may be matched by, so many suggestions of each survey.
func (d *Review) Candidates(job review.Job, suggestions int) []match.Candidate {
	if d.matcher == nil {
		return nil
	}
	return d.matcher.Candidates(job, suggestions)
}

// ReviewAnswer is what a review says to a question. It holds people.
type ReviewAnswer struct {
	Asked    study.Review
	Review   *review.Review
	Outcomes []review.Outcome // parallel to the scenarios asked for
	Merit    *review.Merit    // nil without a plan
	Grades   *review.Grades   // made of the jobs, which ranges are of; nil where none were
	Offers   []review.Offer   // that were asked for

	idsMade bool           // the roster has no ids
	roster  string         // what the roster is called
	markets []market.About // that it is held against
}

// Answer puts a question. Jobs are priced again, and people held against the prices again,
// only where what decides it has changed, so that a scenario costs no more than its own
// figures.
func (d *Review) Answer(ctx context.Context, asked study.Review) (ReviewAnswer, error) {
	a := ReviewAnswer{Asked: asked, idsMade: d.Roster.IDsMade, roster: d.Roster.Name}
	for _, s := range d.Surveys {
		about := s.Market.About()
		about.Name = s.Name
		a.markets = append(a.markets, about)
	}
	if asked.Settings.AsOf.IsZero() {
		asked.Settings.AsOf = d.Roster.On
	}
	if err := d.stand(ctx, asked); err != nil {
		return a, err
	}
	a.Review = d.stands
	for _, s := range asked.Scenarios {
		outcome, err := a.Review.Scenario(s)
		if err != nil {
			return a, err
		}
		a.Outcomes = append(a.Outcomes, outcome)
	}
	var err error
	if asked.Merit != nil {
		a.Merit, err = a.Review.Merit(*asked.Merit)
	}
	return a, err
}

// stand holds everybody against the prices of their jobs, unless they stand so already.
func (d *Review) stand(ctx context.Context, asked study.Review) error {
	var pricer review.Pricer
	if d.matcher != nil {
		if err := d.price(ctx, asked); err != nil {
			return err
		}
		pricer = d.prices
	}
	if d.stands != nil && reflect.DeepEqual(asked.Settings, d.settings) {
		return nil
	}
	r, err := review.New(d.Roster.People, pricer, asked.Settings)
	if err != nil {
		return err
	}
	r.Warnings = append(r.Warnings, d.said...)
	if d.prices != nil {
		r.Warnings = append(r.Warnings, d.prices.Remarks...)
	}
	d.stands, d.settings = r, asked.Settings
	return nil
}

// price prices the jobs, unless they are priced so already.
func (d *Review) price(ctx context.Context, asked study.Review) error {
	now := priced{asked.Lines, match.Ask{
		Percentiles: percentilesOf(asked.Settings), Element: asked.Settings.Element,
		Weight: asked.Weight, Provisional: asked.Provisional, Company: asked.Company, Gate: market.DefaultGate(),
	}}
	if d.prices != nil && reflect.DeepEqual(now, d.asked) {
		return nil
	}
	prices, err := d.matcher.Price(ctx, d.Roster.People, now.lines, now.ask)
	if err != nil {
		return err
	}
	d.prices, d.asked, d.stands = prices, now, nil
	return nil
}

// percentilesOf are those that targets and ranges need, and those that the curve of a
// market goes through.
func percentilesOf(s review.Settings) []float64 {
	all := append(market.UsualPercentiles(), s.Target.Usual.Percentile)
	for _, rule := range s.Target.Rules {
		all = append(all, rule.Value.Percentile)
	}
	if s.Range.Kind == review.ByPercentiles {
		all = append(all, s.Range.Below, s.Range.Above)
	}
	all = slices.DeleteFunc(all, func(p float64) bool { return p == 0 }) // as usual
	slices.Sort(all)
	return slices.Compact(all)
}

// ReviewBook is what is asked of the workbook of a review beside its answer.
type ReviewBook struct {
	Roster  string // what the roster is called
	NoNames bool
	Program string // "Paybench 0.1.0"
	Made    time.Time
	Carried *book.Returned // a merged book whose decisions are filled in; nil is none
}

// WriteBook writes the workbook of the answer.
func (a ReviewAnswer) WriteBook(ctx context.Context, out io.Writer, b ReviewBook) error {
	c, err := a.content(b)
	if err != nil {
		return err
	}
	return book.Write(ctx, out, c)
}

// content is what goes into workbooks.
func (a ReviewAnswer) content(b ReviewBook) (book.Content, error) {
	c := book.Content{Name: b.Roster, Review: a.Review, By: a.Asked.By, Outcomes: a.Outcomes, Merit: a.Merit, Pools: a.Asked.Pools, NoNames: b.NoNames, Matching: matching(a.Asked), Program: b.Program, Made: b.Made}
	if b.Carried == nil {
		return c, nil
	}
	if a.idsMade {
		return c, errNoIDs
	}
	return book.Carry(c, b.Carried)
}

// errNoIDs says that decisions find nobody.
var errNoIDs = errors.New("decisions are brought back by id, and the roster has none: its lines stand for them, which change with the file; add a column of ids")

// ReadBook reads what was decided in a workbook of a review; password is its own, "" for
// none.
func ReadBook(path, password string) (*book.Returned, error) { return book.ReadBook(path, password) }

// Carried is what becomes of the decisions that are filled into new workbooks; nil where
// there are none to be.
func (a ReviewAnswer) Carried(b ReviewBook) (*book.Carried, error) {
	c, err := a.content(b)
	return c.Carried, err
}

// Merge brings workbooks with decisions back into the answer; the password is that of
// those that have one.
func (a ReviewAnswer) Merge(paths []string, password string, b ReviewBook) (*book.Merger, error) {
	if a.idsMade {
		return nil, errNoIDs
	}
	c, err := a.content(b)
	if err != nil {
		return nil, err
	}
	var books []*book.Returned
	for _, path := range paths {
		r, err := book.ReadBook(path, password)
		if err != nil {
			return nil, err
		}
		books = append(books, r)
	}
	return book.Merge(c, books)
}

// WriteMerged writes the workbook of the review with what came back.
func WriteMerged(ctx context.Context, out io.Writer, m *book.Merger) error {
	return book.Write(ctx, out, m.Content())
}

// ManagerBook is a workbook of one manager's people.
type ManagerBook struct {
	Manager string // an id; "" is that of people without one
	People  int
	content book.Content
}

// Write writes the workbook.
func (m ManagerBook) Write(ctx context.Context, out io.Writer) error {
	return book.Write(ctx, out, m.content)
}

// errNoManagers: a book for each manager would be one of everybody.
var errNoManagers = errors.New("nobody in the roster has a manager; give it a column of their ids, or say which column that is")

// ManagerBooks are a book for each manager of their direct people, or of their whole line.
// Nobody else is in any part of one.
func (a ReviewAnswer) ManagerBooks(wholeLine bool, password string, b ReviewBook) ([]ManagerBook, error) {
	whole, err := a.content(b)
	if err != nil {
		return nil, err
	}
	if n := a.Review.Total.Provisional; n > 0 {
		return nil, fmt.Errorf("suggestions that nobody confirmed price %d of the people, and managers are not to decide by them; confirm them, or do not count them", n)
	}
	if !slices.ContainsFunc(a.Review.People, func(s review.Standing) bool { return s.Person.Manager != "" }) {
		return nil, errNoManagers
	}
	var all []ManagerBook
	for _, part := range a.Review.Parts(func(i int) string { return a.Review.People[i].Person.Manager }) {
		at := a.Review.Under(part.Value, wholeLine)
		of, err := a.Review.Only(at)
		if err != nil {
			return nil, err
		}
		c := whole
		c.Review, c.Merit, c.By, c.Outcomes, c.Carried = of, nil, nil, nil, nil
		c.For = &book.Manager{ID: part.Value, Password: password}
		if a.Merit != nil {
			c.Merit = a.Merit.Only(at)
			c.For.Budget = a.Merit.BudgetOf(a.Review, at)
		}
		all = append(all, ManagerBook{part.Value, len(at), c})
	}
	return all, nil
}
