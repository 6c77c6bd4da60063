package roster

import (
	"slices"
	"strings"
	"time"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/remark"
)

// Roster is our own people. It is plain data, and not changed once made.
type Roster struct {
	Name   string // of the file, or what the user calls it
	SHA256 string // of the file

	On         time.Time   // where the file has several rows a person: the day they are of; zero for the last of each
	People     []Person    // in the order of the file
	Dimensions []Dimension // what people are grouped by in a review
	Protected  []Dimension // sex, ethnicity and age: for the pay gap alone, never in a review
	IDsMade    bool        // the file has no ids, and the lines stand for them: no other file can be matched by them
	Basis      Evidence    // what part-time pay was taken to be of, and why

	// Report says what became of the rows: those read are the people and those not
	// taken. It names lines and columns, and holds no cell.
	Report  ingest.Report
	Remarks []remark.Remark
}

// Current are the people who have not left by the day of the roster.
func (r *Roster) Current() []Person {
	return slices.DeleteFunc(slices.Clone(r.People), func(p Person) bool { return p.HasLeft(r.On) })
}

// Dimension is what people are grouped by.
type Dimension struct {
	Name   string // "department", or the header where the program has no name for it
	Header string
	Labels []string // by code; the first is "", for unknown
	Codes  []uint32 // of labels, by person
}

// Of is what a person is in the dimension; "" is unknown.
func (d *Dimension) Of(person int) string { return d.Labels[d.Codes[person]] }

// Dimension finds a dimension by its name or header, however it is written; nil where
// there is none.
func (r *Roster) Dimension(name string) *Dimension { return find(r.Dimensions, name) }

// ProtectedDimension finds one that no review groups by; nil where there is none.
func (r *Roster) ProtectedDimension(name string) *Dimension { return find(r.Protected, name) }

// otherNames are names that dimensions have, too.
var otherNames = map[string]string{"job": "role", "job_title": "role", "place": "location", "family": "job_family", "manager_id": "manager"}

// find finds a dimension by name, else by header.
func find(all []Dimension, name string) *Dimension {
	if known := otherNames[strings.ToLower(strings.TrimSpace(name))]; known != "" {
		name = known
	}
	is := func(of func(Dimension) string) func(Dimension) bool {
		return func(d Dimension) bool { return lexicon.Fold(of(d)) == lexicon.Fold(name) }
	}
	i := slices.IndexFunc(all, is(func(d Dimension) string { return strings.ReplaceAll(d.Name, "_", " ") }))
	if i < 0 {
		i = slices.IndexFunc(all, is(func(d Dimension) string { return d.Name }))
	}
	if i < 0 {
		i = slices.IndexFunc(all, is(func(d Dimension) string { return d.Header }))
	}
	if i < 0 {
		return nil
	}
	return &all[i]
}

// Choices are the user's words about a roster, beyond those about its file
// ([ingest.Options], whose Effective is the roster's day). The zero value decides
// everything from the file. They hold nothing of a person and may be kept.
type Choices struct {
	PayIs         Basis              `json:"pay_is,omitempty"`          // of part-time pay, in rows that do not say it; "" takes what the file shows
	Months        map[string]float64 `json:"months,omitempty"`          // how often monthly pay is paid a year, by country; "" is everywhere else
	FullTimeHours map[string]float64 `json:"full_time_hours,omitempty"` // weekly hours of full time by place or country; "" is everywhere else
	SeveralRows   Several            `json:"several_rows,omitempty"`    // what rows of one id and one day are
	States        map[string]State   `json:"states,omitempty"`          // what a status of the file means, where that is not seen
	Where         []Where            `json:"where,omitempty"`           // keeps only some of the people
}

// Several says what rows of one id are that nothing else tells apart.
type Several string

// The decisions. Without one, nobody on such rows is counted.
const (
	LastRow    Several = "last" // the last one holds, the others are mistakes
	EachIsAJob Several = "jobs" // one person with several jobs: each counts, its id has the number of the job behind it
)

// Where keeps the people who are one of some values in a dimension.
type Where struct {
	Dimension string   `json:"dimension"`
	Values    []string `json:"values"`
}

// From makes the roster that a reading in the room [ingest.RosterForm] holds. It fails
// where there is no pay at all, with an error that wraps [ingest.ErrNoPay]; where
// nothing says what part-time pay is stated for, an error that wraps [ErrPayBasis]
// comes beside the roster, in which those people are not counted.
func From(r *ingest.Reading, c Choices) (*Roster, error) {
	m, err := newMaker(r, c)
	if err != nil {
		return nil, err
	}
	m.chooseRows()
	if err := m.keepWhere(); err != nil {
		return nil, err
	}
	m.makePeople()
	m.findManagers()
	m.makeDimensions()
	err = m.settleBasis()
	m.resolve()
	m.report()
	return &m.roster, err
}
