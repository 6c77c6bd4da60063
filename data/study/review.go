package study

import (
	"cmp"
	"slices"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

// Roster is where our own people are and how they are read. It holds the user's words
// about them, and nothing of a person.
type Roster struct {
	Source  Source         `json:"source,omitzero"` // one without a path was never opened, or is forgotten
	Choices roster.Choices `json:"choices,omitzero"`
}

// ExampleRoster is the roster that ships inside the program.
func ExampleRoster() Roster {
	return Roster{Source: Source{Inside: Example}, Choices: roster.ExampleChoices()}
}

// Named reports whether there is a roster to be opened.
func (r Roster) Named() bool { return r.Source.Path != "" || r.Source.Inside != "" }

// Same reports whether two rosters are the same file read in the same way.
func (r Roster) Same(other Roster) bool {
	return r.Source.Same(other.Source) && equal(r.Choices, other.Choices)
}

// Survey is a market that jobs of the roster are matched to.
type Survey struct {
	Name   string          `json:"name,omitempty"` // "" is the market's own
	Source Source          `json:"source"`
	Where  []market.Filter `json:"where,omitempty"`  // of every cut: our own company's size and industry among them
	Weight float64         `json:"weight,omitempty"` // beside other surveys, where they are weighted by hand
}

// Same reports whether two surveys price jobs alike.
func (s Survey) Same(other Survey) bool {
	return s.Name == other.Name && s.Weight == other.Weight && s.Source.Same(other.Source) && equal(s.Where, other.Where)
}

// Review is what the roster is asked: all of it what the user chose, and nothing of a
// person. What was decided about people stands in workbooks alone.
type Review struct {
	Surveys     []Survey        `json:"surveys,omitempty"`
	Lines       []match.Line    `json:"matches,omitempty"`
	Weight      blend.Weighting `json:"weight,omitempty"`      // of several surveys of one job
	Provisional bool            `json:"provisional,omitempty"` // suggestions count, and are marked

	Company match.Company `json:"company,omitzero"` // our own, by which cuts are narrowed

	Settings  review.Settings   `json:"settings"`
	Scenarios []review.Scenario `json:"scenarios,omitempty"`
	Merit     *review.MeritPlan `json:"merit,omitempty"` // nil without
	Pools     review.PoolShares `json:"pools,omitzero"`
	By        []string          `json:"by,omitempty"`  // dimensions of the breakdowns, the one on screen first
	Sort      Sort              `json:"sort,omitzero"` // order of the list of people
}

// Equal reports whether two reviews ask the same.
func (r Review) Equal(other Review) bool { return equal(r, other) }

// Named is the review with matches that name the one survey where they leave it out, so that
// another one may come beside it.
func (r Review) Named() Review {
	if len(r.Surveys) != 1 {
		return r
	}
	r.Lines = slices.Clone(r.Lines)
	for i := range r.Lines {
		r.Lines[i].Market = cmp.Or(r.Lines[i].Market, r.Surveys[0].Name)
	}
	return r
}

// Put is the review as it is put to a roster: without the lines that are still to be filled in.
func (r Review) Put() Review {
	r = r.Named()
	r.Lines = slices.DeleteFunc(slices.Clone(r.Lines), func(l match.Line) bool { return !l.Names() })
	return r
}

// WithRoster names another roster, or none. Its password is kept nowhere, and what names
// one of its people is left out.
func (s Study) WithRoster(r Roster) Study {
	r.Source.Options.Password = ""
	r.Choices.Where = slices.DeleteFunc(slices.Clone(r.Choices.Where), func(w roster.Where) bool { return NamesPeople(w.Dimension) })
	s.Roster = r
	return s
}

// WithReview asks something else of the roster. What names one of its people is left out:
// rules for the people of a manager.
func (s Study) WithReview(r Review) Study {
	settings := &r.Settings
	settings.Target, settings.Spread, settings.Element = ofNobody(settings.Target), ofNobody(settings.Spread), ofNobody(settings.Element)
	settings.OnCost, settings.AgeRate = ofNobody(settings.OnCost), ofNobody(settings.AgeRate)
	if r.Merit != nil {
		plan := *r.Merit
		plan.Exclude = slices.DeleteFunc(slices.Clone(plan.Exclude), namesOneOfThem)
		r.Merit = &plan
	}
	s.Review = &r
	return s
}

// WithoutReview is the study of the market alone, for what is handed on: our own people
// are no business of whoever reads of the market.
func (s Study) WithoutReview() Study {
	s.Roster, s.Review, s.Gap, s.Room = Roster{}, nil, nil, MarketRoom
	return s
}

// WithoutRosterFile forgets where the roster is, and not how it was read.
func (s Study) WithoutRosterFile() Study {
	s.Roster.Source.Path, s.Roster.Source.Inside, s.Roster.Source.SHA256, s.Roster.Source.Size = "", "", "", 0
	return s
}

// ofNobody is a setting without the rules that name somebody.
func ofNobody[T any](s review.Setting[T]) review.Setting[T] {
	s.Rules = slices.DeleteFunc(slices.Clone(s.Rules), func(r review.Rule[T]) bool { return slices.ContainsFunc(r.Where, namesOneOfThem) })
	return s
}

func namesOneOfThem(c review.Condition) bool { return NamesPeople(c.Dimension) }

// NamesPeople reports whether the values of a dimension are people: a manager's id is.
func NamesPeople(dimension string) bool {
	people := []lexicon.Concept{lexicon.Manager, lexicon.EmployeeID, lexicon.PersonName}
	return slices.ContainsFunc(lexicon.Default().Whole(dimension), func(c lexicon.Concept) bool { return slices.Contains(people, c) })
}
