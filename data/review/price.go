// Package review holds our own people against the market: who is paid how against
// range and market, what it costs to put that right, and what was decided.
//
// Jobs are matched, not people: a Price is of a job, and everybody in the job is priced
// by it, whatever their experience. Everything here is plain arithmetic on a roster and on
// prices that a Pricer gives; it opens no file and knows no market.
package review

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// Job is what is matched: people of one Job are priced alike. A code is enough to
// tell jobs apart where the roster has codes.
type Job struct {
	Code  string `json:"code,omitempty"`
	Title string `json:"title,omitempty"`
	Level string `json:"level,omitempty"`
}

// Step says how narrow the cut is that a job is priced by.
type Step string

// The steps, from the narrowest, tried in this order when the gate withholds.
const (
	JobLevelSizeIndustry Step = "job + level + size + industry"
	JobLevelSize         Step = "job + level + size"
	JobLevelIndustry     Step = "job + level + industry" // where no size narrows it
	JobLevel             Step = "job + level"
	JobOnly              Step = "job"
)

// Quality says how well a cut fits a job. A match without one is a suggestion.
type Quality string

// The qualities of a match.
const (
	Strong   Quality = "strong"
	Moderate Quality = "moderate"
	Weak     Quality = "weak"
)

// Cut is what one survey says of a job, as its source states it: neither aged, nor brought to
// a place or into a currency.
type Cut struct {
	Survey      string // the survey's name
	Title       string // the job's title in the survey, in full
	Level       string // its level there; "" where none was asked for
	Country     string // "" where the cut is not of one country
	Local       bool   // the cut is of one place, so no differential applies to it
	Step        Step
	People      int
	Employers   int       // 0 where the survey names none
	Effective   time.Time // the day its pay is of
	Currency    string
	Share       float64 // of the job, in a hybrid; 1 otherwise
	Weight      float64 // of the survey beside others; need not sum to 1
	Adjust      float64 // for a job that is larger or smaller; 1 is none
	Points      []Point // the percentiles that were asked for, rising
	Provisional bool    // a suggestion that nobody confirmed
}

// Point is one percentile of a cut.
type Point struct {
	Percentile float64        // 1 to 99
	Value      float64        // a year at full time; 0 where Reason says why there is none
	AtLeast    bool           // a publisher's top code: the true figure is Value or more
	Reason     *remark.Remark // why it is withheld or not published
}

// Price is what a job is priced by: one cut, several of a hybrid, or several surveys.
type Price struct {
	Cuts    []Cut
	Quality Quality
	Note    string
	// Reason says why there is no price: no match, or a market that is withheld.
	Reason *remark.Remark
}

// Step is how narrow the cuts of a price are: "hybrid 60/40" of a hybrid job, else the
// broadest of them.
func (p Price) Step() string {
	order := []Step{JobLevelSizeIndustry, JobLevelSize, JobLevelIndustry, JobLevel, JobOnly}
	broadest := Step("")
	for _, c := range p.Cuts {
		if slices.Index(order, c.Step) >= slices.Index(order, broadest) {
			broadest = c.Step
		}
	}
	for _, survey := range bySurvey(p.Cuts) {
		if len(survey) > 1 {
			var shares []string
			for _, i := range survey {
				shares = append(shares, fmt.Sprintf("%.4g", p.Cuts[i].Share*100))
			}
			return "hybrid " + strings.Join(shares, "/")
		}
	}
	return string(broadest)
}

// Pricer gives the price of a person's job. A cut of the person's own country is
// preferred where one job and level has several.
type Pricer interface {
	Price(of roster.Person) Price
}
