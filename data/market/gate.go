package market

import (
	"math"

	"github.com/paybench/paybench/data/remark"
)

// Gate is the rule by which a figure is shown or withheld. It asks how many
// people and employers stand behind a figure; how sure a figure is is another
// question, and its confidence interval answers that.
//
// The default is the rule survey houses publish (Empsight: five organisations
// for a median, ten for P10 and P90, none above a quarter), which is also what
// the former US antitrust safety zone asked for. It is practice, not a legal
// shelter.
type Gate struct {
	People        int     `json:"people"`         // behind a median or quartile
	Employers     int     `json:"employers"`      // behind a median or quartile, where known
	TailPeople    int     `json:"tail_people"`    // behind P10 or P90
	TailEmployers int     `json:"tail_employers"` // behind P10 or P90, where known
	MaxShare      float64 `json:"max_share"`      // one employer's of the weight behind a figure, where known; 0 is any
}

// DefaultGate returns the gate the program starts with.
func DefaultGate() Gate {
	return Gate{People: 5, Employers: 5, TailPeople: 10, TailEmployers: 10, MaxShare: 0.25}
}

// NoGate shows everything.
func NoGate() Gate { return Gate{} }

// Remark describes the gate: how many people and employers it asks for.
func (g Gate) Remark() remark.Remark {
	if g == NoGate() {
		return remark.New(remark.GateNone)
	}
	r := remark.New(remark.GatePeople, g.People, g.TailPeople)
	if g.Employers > 0 || g.TailEmployers > 0 {
		r = remark.New(remark.GateEmployers, r, g.Employers, g.TailEmployers)
	}
	if g.MaxShare > 0 {
		r = remark.New(remark.GateShare, r, percent(g.MaxShare))
	}
	return r
}

// needs returns the people and employers a percentile (in per cent) asks for.
// Beyond P10 and P90 the number of people grows so that the figure never leans
// on fewer people outside it than P10 does.
func (g Gate) needs(percentile float64) (people, employers int) {
	if percentile >= 25 && percentile <= 75 {
		return g.People, g.Employers
	}
	tail := math.Min(percentile, 100-percentile)
	people = g.TailPeople
	if tail < 10 {
		people = int(math.Ceil(float64(g.TailPeople)*10/tail - 1e-9))
	}
	return people, g.TailEmployers
}

// Lack says what a group needs for a percentile to be shown and what it has
// instead; nothing when it may be shown. The employer rule is left out where
// byPeople is set. An employer is never named.
func (g Gate) Lack(b Backing, percentile float64, byPeople bool) remark.Remark {
	people, employers := g.needs(percentile)
	switch {
	case b.People >= 0 && b.People < people:
		return remark.New(remark.FewPeople, people, b.People)
	case byPeople || b.Employers < 0:
		return remark.Remark{}
	case b.Employers < employers:
		return remark.New(remark.FewEmployers, employers, b.Employers)
	case g.MaxShare > 0 && b.TopShare > g.MaxShare*(1+rounding):
		return remark.New(remark.LargeEmployer, percent(g.MaxShare))
	}
	return remark.Remark{}
}

// rounding is the part of a sum of weights that its rounding may make up.
const rounding = 1e-9

// orStricter returns the stricter of two gates in every respect.
func (g Gate) orStricter(other Gate) Gate {
	share := g.MaxShare
	if share == 0 || other.MaxShare != 0 && other.MaxShare < share {
		share = other.MaxShare
	}
	return Gate{
		People: max(g.People, other.People), Employers: max(g.Employers, other.Employers),
		TailPeople: max(g.TailPeople, other.TailPeople), TailEmployers: max(g.TailEmployers, other.TailEmployers),
		MaxShare: share,
	}
}

// Unlisted is why the people behind a row are listed nowhere, "" where they may be.
type Unlisted string

// The reasons.
const (
	NobodyKnown    Unlisted = "nobody known"    // the figures are published: they came without people
	OutsideReaders Unlisted = "outside readers" // whose rules let nobody see single people
	MedianWithheld Unlisted = "median withheld" // what is too few for a median is too few to list
)

// Unlisted decides whether the people behind a row may be listed, on screen or in a
// file. The gate lets nobody see single people where it withholds the median, unless
// the user had that figure shown.
func (c Comparison) Unlisted(r Row) Unlisted {
	switch {
	case c.About.Published:
		return NobodyKnown
	case c.Query.Publication:
		return OutsideReaders
	case r.Median().Status == Withheld:
		return MedianWithheld
	default:
		return ""
	}
}

// percent is a share in per cent, without what is lost in the last binary digits.
func percent(share float64) float64 { return math.Round(share*1e11) / 1e9 }
