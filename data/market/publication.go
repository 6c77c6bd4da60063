package market

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/remark"
)

// For outside publication a figure must not lead back to anybody, whoever asks and
// however often. It is five percentiles at most, each far enough from single pays and
// from the next; means of enough contributors of whom none can find out another;
// and amounts that are rounded once, in annual pay as the source has it, so that
// asking for other hours or another date gives nothing more. What one comparison
// shows does not give away what it withholds: see suppression.go.

// forOutside returns the query as it is put for outside publication: the default
// gate is the least, nothing is shown anyway, and no pay of one's own is ranked,
// since asking often enough would find everybody's.
func (q Query) forOutside() Query {
	q.Gate = q.Gate.orStricter(DefaultGate())
	q.ShowAnyway, q.Own = nil, 0
	return q
}

// forOutside returns what outside readers may know of a source: no file, and not
// which rows of it there are.
func (a About) forOutside() About {
	if a.Path != "" {
		a.Name = "pay records"
	}
	a.Path, a.Sheet, a.Size, a.SHA256 = "", "", 0, ""
	a.Asked, a.RowsRead, a.RowsNotTaken, a.RepeatedRows = Asked{}, 0, 0, 0
	a.NotKept, a.Choices = nil, nil
	return a
}

// outsideNames are what outside readers call the sources of a blend that are called as
// their files are: by numbers. A name that the user gave stays.
func (a About) outsideNames() map[string]string {
	names := map[string]string{}
	if a.Blended == nil {
		return names
	}
	for i, s := range a.Blended.Sources {
		if s.calledAsFile() {
			names[s.Name] = fmt.Sprintf("source %d", i+1)
		}
	}
	return names
}

// numbered ends the name of a source whose file is called as another one's is.
var numbered = regexp.MustCompile(` \(\d+\)$`)

// calledAsFile reports whether a source has the name of its file, or one made of it.
func (s Sourced) calledAsFile() bool {
	name := numbered.ReplaceAllString(s.Name, "")
	for _, file := range []string{s.About.Name, filepath.Base(s.About.Path)} {
		bare := strings.TrimSuffix(file, filepath.Ext(file))
		if s.About.Path != "" && (strings.EqualFold(name, file) || strings.EqualFold(name, bare) || strings.EqualFold(s.Name, bare)) {
			return true
		}
	}
	return false
}

// nameOutside leaves of the sources what outside readers may know, in what is said too.
func (c *Comparison) nameOutside() {
	names := c.About.outsideNames()
	for i, w := range c.Warnings {
		c.Warnings[i] = w.Brief().Renamed(names)
	}
	a := c.About.forOutside()
	a.Note = a.Note.Brief().Renamed(names)
	if a.Blended != nil {
		b := *a.Blended
		b.Sources = slices.Clone(b.Sources)
		b.Places = slices.DeleteFunc(slices.Clone(b.Places), Place.Estimated)
		var all []string
		for i, s := range b.Sources {
			s.Name = cmp.Or(names[s.Name], s.Name)
			s.About = s.About.forOutside()
			b.Sources[i] = s
			all = append(all, s.Name)
		}
		a.Name, a.Blended = strings.Join(all, " + "), &b
	}
	c.About = a
}

// bySourceOutside refuses figures of one source for outside publication where sources are
// called as their files are: rows and the selection would name these.
func (q Query) bySourceOutside(a About) error {
	if !q.Publication || len(a.outsideNames()) == 0 || q.By != a.Blended.Dimension && q.Filter(a.Blended.Dimension).Empty() {
		return nil
	}
	return errors.New("figures by source would name the files, so they cannot be for outside publication; leave out what selects or breaks down by source")
}

// outside reports whether the comparison is for outside publication and its figures
// are Paybench's own. What a publisher gives is out already.
func (c *Comparison) outside() bool { return c.Query.Publication && !c.About.Published }

// SourceTerms returns a query's question in the terms of the source, and what turns
// its answers into the query's: annual pay, not aged, or pay an hour where the
// records have hours of their own.
func SourceTerms(about About, e Element, q Query) (Query, Amount, error) {
	amount, err := NewAmount(about, q)
	if err != nil {
		return q, amount, err
	}
	if e.OwnHours && q.Basis == Hourly {
		amount = amount.InBasis()
	} else {
		q.Basis = Annual
	}
	q.Ageing = Ageing{}
	return q, amount, nil
}

// Beside returns a query whose answer stands in one export with the comparison, so that
// the same pay is rounded to the same unit in both: two units for the same people would
// narrow their figure.
func (c Comparison) Beside(q Query) Query {
	q.Unit = c.Unit
	return q
}

// askForOutside puts the question in the terms of the source. The median is always
// asked for, since it decides the unit that amounts are rounded to, where no other
// comparison has decided it (see Beside).
func (c *Comparison) askForOutside(ctx context.Context, about About, ask summarize) (answer Summaries, r rounder, err error) {
	q, amount, err := SourceTerms(about, c.Element, c.Query)
	if err != nil {
		return answer, r, err
	}
	of := Terms{c.Element.Name, c.Currency, q.Basis}
	at, given := slices.BinarySearch(q.Percentiles, 50)
	if !given {
		q.Percentiles = slices.Insert(slices.Clone(q.Percentiles), at, 50)
	}
	if answer, err = ask(ctx, q); err != nil {
		return answer, r, err
	}
	if c.Unit = c.Query.Unit; c.Unit.Of != of {
		c.Unit = unitOf(answer.Groups[0].Quantiles[at].Value, of)
	}
	c.Query.Unit = Unit{} // the next question is one of its own
	r = rounder{unit: c.Unit, amount: amount}
	if !given {
		for i := range answer.Groups {
			s := &answer.Groups[i]
			s.Quantiles = slices.Delete(slices.Clone(s.Quantiles), at, at+1)
		}
	}
	answer.Basis = c.Query.Basis
	return answer, r, nil
}

// rounder brings figures out of a source's terms, rounded on the way.
type rounder struct {
	unit   Unit
	amount Amount
}

// round rounds every amount that is shown, and says to which unit.
func (c *Comparison) round(by rounder) {
	for i := range c.Rows {
		c.Rows[i] = by.row(c.Rows[i])
	}
	if !by.unit.none() {
		c.warn(remark.AmountsRounded, by.unit.times(1))
	}
}

// row rounds every amount of a row. Without a unit there is none to be shown.
func (r rounder) row(row Row) Row {
	if r.unit.none() {
		return row.withhold(remark.New(remark.MedianTellsNoUnit))
	}
	figures := slices.Clone(row.Figures)
	for i := range figures {
		figures[i] = r.figure(figures[i])
	}
	row.Figures, row.Mean = figures, r.figure(row.Mean)
	if row.MedianOfBase.Known() { // in per cent
		row.MedianOfBase.Value = math.RoundToEven(row.MedianOfBase.Value)
	}
	return row
}

func (r rounder) figure(f Figure) Figure {
	f.Trace.Below, f.Trace.Above = math.NaN(), math.NaN()
	f.Value = r.of(f.Value)
	f.Interval.Low, f.Interval.High = r.of(f.Interval.Low), r.of(f.Interval.High)
	return f
}

func (r rounder) of(x float64) float64 { return r.amount.Of(r.unit.round(x)) }

// Rounds returns what rounds pay in a source's terms as the comparison's figures are
// rounded for outside publication, and turns it into pay as asked. ok is false where
// there is no unit to round to: then no amount may be shown.
func (c Comparison) Rounds(a Amount) (round func(float64) float64, ok bool) {
	return rounder{unit: c.Unit, amount: a}.of, !c.Unit.none()
}

// Unit is what amounts are rounded to for outside publication, in a source's terms: 1, 2
// or 5 times a power of ten. The zero Unit is none.
type Unit struct {
	Step  float64
	Power int
	Of    Terms
}

// Terms are what amounts are of that are rounded alike.
type Terms struct {
	Element, Currency string
	Basis             Basis
}

// none reports whether there is no unit.
func (u Unit) none() bool { return u.Step == 0 }

// unitOf is the smallest unit of 1 % or more of a median; none where that is not
// above zero.
func unitOf(median float64, of Terms) Unit {
	if !(median > 0) || math.IsInf(median, 1) {
		return Unit{}
	}
	least := median / 100
	for power := int(math.Floor(math.Log10(least))) - 1; ; power++ {
		for _, step := range []float64{1, 2, 5} {
			u := Unit{Step: step, Power: power, Of: of}
			if u.times(1) >= least {
				return u
			}
		}
	}
}

// times is so many units, without the error that a power of ten below 1 would bring.
func (u Unit) times(n float64) float64 {
	if u.Power < 0 {
		return n * u.Step / math.Pow10(-u.Power)
	}
	return n * u.Step * math.Pow10(u.Power)
}

// round rounds half to even to whole units.
func (u Unit) round(x float64) float64 {
	if u.Power < 0 {
		return u.times(math.RoundToEven(x * math.Pow10(-u.Power) / u.Step))
	}
	return u.times(math.RoundToEven(x / math.Pow10(u.Power) / u.Step))
}

// over is how many a summary's percentiles are of.
func (c *Comparison) over(s Summary) int {
	if c.Query.Weighting == PerEmployer {
		return s.Employers
	}
	return s.People
}

// A percentile that leaves the house lies so many ranks from the lowest and highest
// pay, and so many from the next inner one of the usual percentiles, which may leave
// with it whatever was asked for. An end of an interval has so many people beyond it.
const (
	fromEnds = 1
	apart    = 2
	beyond   = 2
)

// mayLeave says why a percentile may not leave the house; nothing where it may.
func (c *Comparison) mayLeave(s Summary, percentile float64) remark.Remark {
	usual := UsualPercentiles()
	if !slices.Contains(usual, percentile) {
		return remark.New(remark.UsualPercentilesOnly)
	}
	n, few := c.over(s), remark.FewPeople
	if c.Query.Weighting == PerEmployer {
		few = remark.FewEmployers
	}
	if needed := leavesFrom(percentile); n < needed {
		return remark.New(few, needed, n)
	}
	return remark.Remark{}
}

// leavesFrom is how many a usual percentile must be of to leave the house.
func leavesFrom(percentile float64) int {
	tail := math.Min(percentile, 100-percentile)
	inner := 0.0 // to the next percentile towards the median
	for _, p := range UsualPercentiles() {
		if p > tail && p <= 50 {
			inner = p - tail
			break
		}
	}
	n := 1 + math.Ceil(100*fromEnds/tail)
	if inner > 0 {
		n = math.Max(n, 1+math.Ceil(100*apart/inner))
	}
	return int(n)
}

// meanMayLeave says why a mean may not leave the house; nothing where it may. Where
// pay varies, the mean of what is fixed stands in another export, so that the variable
// part is as good as shown.
func (c *Comparison) meanMayLeave(s Summary) remark.Remark {
	if why := c.mayDivulge(s.Paid); !why.IsZero() || !c.Element.Kind.Varies() {
		return why
	}
	least := DefaultGate().People
	switch {
	case s.Variable.Known && s.Receivers.People < least:
		return remark.New(remark.FewReceivers, least, s.Receivers.People)
	case s.Variable.Known:
		return c.mayDivulge(s.Variable)
	}
	return remark.Remark{}
}

// mayDivulge is the p % rule of statistical offices: what remains of a total less its
// two largest contributors must be 15 % of the largest, so that the second cannot
// find out the first any better (Hundepool et al., Statistical Disclosure Control,
// 2012, section 4.2.2).
func (c *Comparison) mayDivulge(t Totals) remark.Remark {
	least := DefaultGate().Employers
	switch {
	case t.Contributors < least && t.OfPeople:
		return remark.New(remark.FewPeople, least, t.Contributors)
	case t.Contributors < least:
		return remark.New(remark.FewEmployers, least, t.Contributors)
	case !t.safe():
		return remark.New(remark.FewMakeTheMean)
	}
	return remark.Remark{}
}

// safe reports whether the largest contributor stays hidden from the second.
func (t Totals) safe() bool {
	return t.Sum-t.Largest-t.Second >= 0.15*t.Largest*(1-rounding)
}
