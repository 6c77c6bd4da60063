package gap

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// Choices are what an employer says about its gap, beyond what its roster is. The zero
// value takes what the roster has.
type Choices struct {
	Sex      string         // column; "" is the one that was seen
	Means    map[string]Sex // what cells of it say, where that is not seen
	Category string         // column; "" is none
	// Categories are those of jobs, by title, level and code, where no column has them.
	Categories     func(p *roster.Person) string
	CategoriesFrom string    // what has them: the file of matches
	On             time.Time // who has left on or before is not in; zero keeps everybody whose status does not say so
	PayPeriod      Period    // that hourly pay is made from where it is not stated; "" is none
	HoursAYear     float64   // of full time, for those without paid hours of their own; 0 is none
	Currency       string    // that all pay is in; "" is that of most people
	// Rates are what one of another currency is worth in it; who is paid in one without a
	// rate is in no figure.
	Rates map[string]float64
}

// ErrNoColumn is wrapped by the error of a column that the roster lacks.
var ErrNoColumn = errors.New("is no column of the roster")

// People are those of a roster as the figures need them. Rows are the people counted and
// those not.
type People struct {
	Rows      int
	Who       []*roster.Person // counted; the others are parallel to it
	Employees []Employee
	Workers   []Worker
	NotIn     []NotIn         // by how many
	Said      []remark.Remark // the conventions
	Words     []Word          // of the column of sexes
	Currency  string          // of all pay; "" where no currency is known

	roster *roster.Roster
	at     []int     // by person counted: its number in the roster
	rates  []float64 // what one of the person's currency is worth

	converted bool // people are paid in several currencies
}

// Word is a text of the column of sexes, what it was taken for, and how many rows have it.
type Word struct {
	Text   string
	Sex    Sex
	People int
}

// NotIn is why people are in no figure at all.
type NotIn struct {
	Reason remark.Remark
	People int
}

// From takes the people of a roster. It fails with an error that wraps ErrNoColumn where
// the column of sexes, or one that is named, is missing.
func From(r *roster.Roster, c Choices) (*People, error) {
	p := &People{Rows: len(r.People), roster: r}
	sexes, err := p.column(cmp.Or(c.Sex, "sex"))
	if err != nil {
		return nil, fmt.Errorf("finding out who is a woman: %w", err)
	}
	category := func(int) string { return "" }
	switch {
	case c.Category != "":
		d, err := p.column(c.Category)
		if err != nil {
			return nil, fmt.Errorf("parting workers by category: %w", err)
		}
		p.say(remark.CategoryFrom, d.Header)
		category = d.Of
	case c.Categories != nil:
		p.say(remark.CategoryFrom, c.CategoriesFrom)
		category = func(i int) string { return c.Categories(&r.People[i]) }
	}
	p.take(c, sexes, category)
	p.say(remark.SexFrom, sexes.Header)
	p.converted = len(p.currencies()) > 1
	p.conventions(c)
	return p, nil
}

// column finds a column by name or header, those included that no review groups by.
func (p *People) column(name string) (*roster.Dimension, error) {
	if d := p.roster.Dimension(name); d != nil {
		return d, nil
	}
	if d := p.roster.ProtectedDimension(name); d != nil {
		return d, nil
	}
	return nil, fmt.Errorf("%q %w", name, ErrNoColumn)
}

// take takes the people who can be in a figure, and counts the others by their reason.
func (p *People) take(c Choices, sexes *roster.Dimension, category func(i int) string) {
	meaning := map[string]Sex{}
	for _, label := range sexes.Labels {
		meaning[label] = sexIn(label, c.Means)
	}
	p.words(sexes, meaning)
	p.Currency = cmp.Or(c.Currency, p.usual())
	for i := range p.roster.People {
		of := &p.roster.People[i]
		if why := of.Problem; why != nil {
			p.leave(ofNobody(*why))
			continue
		}
		if of.HasLeft(c.On) {
			p.leave(remark.New(remark.HasLeft))
			continue
		}
		rate, ok := p.rate(c, of.Pay.Currency)
		if !ok {
			p.leave(remark.New(remark.NoRate, of.Pay.Currency))
			continue
		}
		sex := meaning[sexes.Of(i)]
		p.Who, p.at, p.rates = append(p.Who, of), append(p.at, i), append(p.rates, rate)
		p.Employees = append(p.Employees, Employee{Sex: sex, Hourly: rate * hourly(of, c), FullPay: !of.Worked.Reduced, Bonus: rate * of.Pay.PaidVariable})
		w := worker(of, c, sex, category(i))
		w.Base, w.Variable = rate*w.Base, rate*w.Variable
		p.Workers = append(p.Workers, w)
	}
	slices.SortStableFunc(p.NotIn, func(a, b NotIn) int { return b.People - a.People })
}

// words lists the texts of the column of sexes, those of most people first.
func (p *People) words(sexes *roster.Dimension, meaning map[string]Sex) {
	rows := map[string]int{}
	for i := range p.roster.People {
		rows[sexes.Of(i)]++
	}
	for _, label := range sexes.Labels {
		if rows[label] > 0 {
			p.Words = append(p.Words, Word{label, meaning[label], rows[label]})
		}
	}
	slices.SortStableFunc(p.Words, func(a, b Word) int { return b.People - a.People })
}

// currencies are those that people are paid in, with how many are.
func (p *People) currencies() map[string]int {
	all := map[string]int{}
	for i := range p.roster.People {
		if pay := p.roster.People[i].Pay; pay.Currency != "" {
			all[pay.Currency]++
		}
	}
	return all
}

// usual is the currency of most people, "" where none is known.
func (p *People) usual() string {
	all := p.currencies()
	most := ""
	for _, c := range slices.Sorted(maps.Keys(all)) {
		if all[c] > all[most] {
			most = c
		}
	}
	return most
}

// rate is what one of a person's currency is worth; where none is known, it is that of all.
func (p *People) rate(c Choices, currency string) (rate float64, ok bool) {
	if currency == "" || currency == p.Currency {
		return 1, true
	}
	rate, ok = c.Rates[currency]
	return rate, ok && rate > 0
}

// sexIn is what a cell says of a sex, in any language.
func sexIn(cell string, means map[string]Sex) Sex {
	for text, sex := range means {
		if lexicon.Fold(text) == lexicon.Fold(cell) {
			return sex
		}
	}
	all := lexicon.Default().Whole(strings.TrimSpace(cell))
	woman, man := slices.Contains(all, lexicon.Woman), slices.Contains(all, lexicon.Man)
	switch {
	case woman == man:
		return Unknown
	case woman:
		return Woman
	}
	return Man
}

// hourly is a person's hourly pay: stated, or made from the pay of a period.
func hourly(p *roster.Person, c Choices) float64 {
	if p.Pay.Period == money.Hour {
		return p.Pay.Stated
	}
	return Ordinary{Pay: p.Pay.Paid / c.PayPeriod.aYear(), Period: c.PayPeriod, Hours: p.Pay.Hours * p.Pay.FTE}.Hourly()
}

// aYear is how many periods a year of pay is paid in.
func (p Period) aYear() float64 {
	switch p {
	case Week:
		return Year.days() / Week.days()
	case Month:
		return 12
	}
	return 1
}

// worker is a person's year.
func worker(p *roster.Person, c Choices, sex Sex, category string) Worker {
	w := Worker{ID: p.ID, Sex: sex, Category: category, Base: p.Worked.Base, Variable: p.Pay.PaidVariable, Hours: p.Worked.Hours}
	if w.Base == 0 {
		w.Base = p.Pay.Paid
	}
	if w.Hours == 0 {
		w.Hours = c.HoursAYear * p.Pay.FTE
	}
	return w
}

// ofNobody is a reason without what the cell of one person says.
func ofNobody(why remark.Remark) remark.Remark {
	if why.Kind == remark.PayNotRead {
		return remark.New(remark.PayUnread)
	}
	return why
}

// leave counts somebody who is in no figure.
func (p *People) leave(why remark.Remark) {
	i := slices.IndexFunc(p.NotIn, func(n NotIn) bool { return n.Reason.Equal(why) })
	if i < 0 {
		p.NotIn = append(p.NotIn, NotIn{Reason: why})
		i = len(p.NotIn) - 1
	}
	p.NotIn[i].People++
}

// conventions says what was decided about the people.
func (p *People) conventions(c Choices) {
	if !c.On.IsZero() {
		p.say(remark.LeaversOut, c.On)
	}
}

// ofVariable is what variable pay is.
func (p *People) ofVariable() remark.Remark {
	if p.any(func(p *roster.Person) bool { return p.Pay.HasPaid }) {
		return remark.New(remark.VariableFrom)
	}
	return remark.New(remark.NoVariable)
}

// ofHourly are the conventions of hourly pay.
func (p *People) ofHourly(c Choices) (all []remark.Remark) {
	if p.any(func(p *roster.Person) bool { return p.Pay.Period == money.Hour }) {
		all = append(all, remark.New(remark.HourlyStated))
	}
	if c.PayPeriod != "" {
		all = append(all, remark.New(remark.HourlyMade, string(c.PayPeriod), c.PayPeriod.days()))
	}
	if p.any(func(p *roster.Person) bool { return p.Worked.Reduced }) {
		return append(all, remark.New(remark.ReducedStated))
	}
	return append(all, remark.New(remark.NobodyReduced))
}

// ofHours are the conventions of the hours of the year.
func (p *People) ofHours(c Choices) (all []remark.Remark) {
	stated := func(p *roster.Person) bool { return p.Worked.Hours > 0 }
	if p.any(stated) {
		all = append(all, remark.New(remark.PaidHoursStated))
	}
	if c.HoursAYear > 0 && p.any(func(p *roster.Person) bool { return !stated(p) }) {
		all = append(all, remark.New(remark.PaidHoursMade, c.HoursAYear))
	}
	return all
}

func (p *People) any(of func(p *roster.Person) bool) bool { return slices.ContainsFunc(p.Who, of) }

// say notes a convention.
func (p *People) say(kind remark.Kind, args ...any) {
	p.Said = append(p.Said, remark.New(kind, args...))
}

// HasHourly reports whether anybody's hourly pay is known.
func (p *People) HasHourly() bool {
	return slices.ContainsFunc(p.Employees, func(e Employee) bool { return !math.IsNaN(e.Hourly) })
}
