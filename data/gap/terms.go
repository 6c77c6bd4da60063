package gap

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/roster"
)

// Tenure and the like are terms that are quantities of a person, not columns.
const (
	Tenure    = "tenure"      // years since the day of hire
	TimeInJob = "time in job" // years in the job
)

// ComparedBy is what pay is compared by: women against men, or any other value of a column
// against one.
type ComparedBy struct {
	Column    string // "" is sex
	Reference string // a value of it
}

// Like asks for the gap like for like, in full-time pay. Terms are columns, tenure, or time
// in the job; years are counted to a day.
func (p *People) Like(by ComparedBy, terms []string, least int, unit string, day time.Time) (Likeness, error) {
	q := Likeness{Least: least}
	group, err := p.groups(by)
	if err != nil {
		return q, err
	}
	q.Group = group
	for n, of := range p.Who {
		q.Pay = append(q.Pay, p.rates[n]*of.Pay.FullTime)
	}
	for _, name := range terms {
		t, err := p.term(name, day)
		if err != nil {
			return q, fmt.Errorf("comparing like for like: %w", err)
		}
		q.Terms = append(q.Terms, t)
	}
	if unit == "" {
		return q, nil
	}
	d, err := p.column(unit)
	if err != nil {
		return q, fmt.Errorf("finding the unit that people share: %w", err)
	}
	for n, i := range p.at {
		code := int(d.Codes[i])
		if code == 0 {
			code = -n - 1 // who has none shares none
		}
		q.Unit = append(q.Unit, code)
	}
	return q, nil
}

// groups parts people into the reference and those against it.
func (p *People) groups(by ComparedBy) ([]Group, error) {
	all := make([]Group, len(p.Who))
	if by.Column == "" {
		for i, e := range p.Employees {
			all[i] = Group(e.Sex) // a man is the reference, a woman against it
		}
		return all, nil
	}
	d, err := p.column(by.Column)
	if err != nil {
		return nil, fmt.Errorf("comparing groups: %w", err)
	}
	found := false
	for n, i := range p.at {
		switch value := d.Of(i); {
		case value == "":
		case lexicon.Fold(value) == lexicon.Fold(by.Reference):
			all[n], found = Reference, true
		default:
			all[n] = Against
		}
	}
	if !found {
		return nil, fmt.Errorf("comparing groups: nobody is %q in %s: name one of its values", by.Reference, d.Header)
	}
	return all, nil
}

// term is a column, or a quantity, of everybody.
func (p *People) term(name string, day time.Time) (Term, error) {
	t := Term{Name: name}
	var since func(p *roster.Person) time.Time
	switch strings.ToLower(strings.ReplaceAll(name, "_", " ")) {
	case Tenure:
		since = func(p *roster.Person) time.Time { return p.Hired }
	case TimeInJob:
		since = func(p *roster.Person) time.Time { return p.InJobSince }
	default:
		d, err := p.column(name)
		if err != nil {
			return t, err
		}
		for _, i := range p.at {
			t.Values = append(t.Values, d.Of(i))
		}
		return t, nil
	}
	if day.IsZero() {
		return t, fmt.Errorf("%s needs the roster's day", name)
	}
	for _, of := range p.Who {
		years := math.NaN()
		if from := since(of); !from.IsZero() {
			years = day.Sub(from).Hours() / 24 / Year.days()
		}
		t.Quantity = append(t.Quantity, years)
	}
	return t, nil
}
