package review

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// State is what became of a person's decision.
type State string

// The states.
const (
	Merged    State = "merged"
	Undecided State = "nothing decided"
	Changed   State = "changed in the roster since"
	Double    State = "in several books"
	Tampered  State = "cells changed in the book"
	Wrong     State = "not to be taken as it is"
	Missing   State = "in no book"
	Gone      State = "not in the roster any more"
	New       State = "new in the roster since" // of a book that is carried over
)

// States lists them in the order of reading.
func States() []State {
	return []State{Merged, Undecided, Changed, Double, Tampered, Wrong, Missing, Gone, New}
}

// MergedRow is a person with what came back of them. Pay is in the unit that it is stated
// in; NaN where there is none.
type MergedRow struct {
	ID            string
	Books         []string // that they are in
	Who           string   // whom the book is for
	State         State
	Note          string
	Old, Proposed float64 // pay as the roster has it, and with the guideline
	New           float64
	Cost, Once    float64 // in the review currency
	Decision      Decision

	person *person
}

// Spent is what a book decided against its budget, in the review currency.
type Spent struct {
	Manager       string
	Budget, Spent float64 // a budget of 0 is none
}

// Over reports whether a book spends more than it has.
func (s Spent) Over() bool { return s.Budget > 0 && s.Spent > s.Budget*(1+1e-9) }

// Merger is what came of bringing books back.
type Merger struct {
	Rows      []MergedRow // everybody of the roster in its order, then who is gone
	Spent     []Spent     // by book
	Decisions map[string]Decision

	content Content
}

// ToLookAt are the rows with those first that somebody has to look at.
func (m *Merger) ToLookAt() []MergedRow {
	order := []State{Wrong, Tampered, Double, Changed, Missing, Gone, New, Merged, Undecided}
	rows := slices.Clone(m.Rows)
	slices.SortStableFunc(rows, func(a, b MergedRow) int {
		return cmp.Compare(slices.Index(order, a.State), slices.Index(order, b.State))
	})
	return rows
}

// Merge brings books back into a review: by id, where what a decision was made on is as the
// roster has it now. The roster may be another file than the books were made of.
func Merge(c Content, books []*Returned) (*Merger, error) {
	m, err := newModel(c)
	if err != nil {
		return nil, err
	}
	b := &book{model: m}
	books = returned(books)
	found := map[string][]ReturnedRow{}
	in := map[string][]*Returned{}
	for _, r := range books {
		for _, row := range r.Rows {
			found[row.ID] = append(found[row.ID], row)
			in[row.ID] = append(in[row.ID], r)
		}
	}
	all := &Merger{Decisions: map[string]Decision{}, content: c}
	known := map[string]bool{}
	for _, p := range b.people {
		known[p.Person.ID] = true
		row := b.merge(p, found[p.Person.ID], in[p.Person.ID])
		all.Rows = append(all.Rows, row)
		if row.State == Merged {
			all.Decisions[row.ID] = row.Decision
		}
	}
	for _, r := range books {
		for _, row := range r.Rows {
			if !known[row.ID] {
				all.Rows = append(all.Rows, MergedRow{ID: row.ID, Books: []string{r.File}, Who: r.Manager, State: Gone, Old: math.NaN(), Proposed: math.NaN(), New: math.NaN(), Decision: row.Decision})
			}
		}
		all.Spent = append(all.Spent, b.spentOf(r, all.Rows))
	}
	all.content.Decisions = all.Decisions
	return all, nil
}

// merge says what came back of one person.
func (b *book) merge(p *person, rows []ReturnedRow, books []*Returned) MergedRow {
	old := p.Person.Pay.Stated
	out := MergedRow{ID: p.Person.ID, Old: old, New: math.NaN(), Proposed: math.NaN(), person: p}
	if b.Merit != nil && b.Merit.Awards[p.index].WhyNot == nil {
		out.Proposed = p.InUnit(b.Merit.Awards[p.index].New)
	}
	rows, books = speaking(rows, books)
	for _, r := range books {
		out.Books = append(out.Books, r.File)
	}
	switch {
	case len(rows) == 0:
		out.State = Missing
		return out
	case len(rows) > 1:
		out.State, out.Note = Double, strings.Join(out.Books, ", ")
		return out
	}
	row := rows[0]
	out.Who, out.Decision = books[0].Manager, row.Decision
	out.State, out.Note = b.stateOf(p, row)
	if out.State == Merged {
		p.decide(&row.Decision, &b.Review.Settings)
		out.New, out.Cost, out.Once = p.now, p.cost, p.once
	}
	return out
}

// returned are the books that came back: a whole book that nobody wrote in, and that lies
// beside those of managers of the same people, was never handed out.
func returned(books []*Returned) []*Returned {
	ofManagers := map[string]bool{} // by id
	for _, r := range books {
		for _, row := range r.Rows {
			ofManagers[row.ID] = ofManagers[row.ID] || r.Manager != ""
		}
	}
	return slices.DeleteFunc(slices.Clone(books), func(r *Returned) bool {
		return r.Manager == "" &&
			slices.ContainsFunc(r.Rows, func(row ReturnedRow) bool { return ofManagers[row.ID] }) &&
			!slices.ContainsFunc(r.Rows, func(row ReturnedRow) bool { return !row.untouched() })
	})
}

// speaking are the rows of a person that say something, with their books: a copy that nobody
// wrote in decides nothing. Where none does, it is the first.
func speaking(rows []ReturnedRow, books []*Returned) ([]ReturnedRow, []*Returned) {
	if len(rows) < 2 || books[0] == books[1] { // an id that is two people's in one book
		return rows, books
	}
	var said []ReturnedRow
	var in []*Returned
	for i, row := range rows {
		if !row.untouched() {
			said, in = append(said, row), append(in, books[i])
		}
	}
	if len(said) == 0 {
		return rows[:1], books[:1]
	}
	return said, in
}

// untouched reports whether nobody wrote into a row.
func (r ReturnedRow) untouched() bool { return r.Sealed && len(r.Touched) == 0 && r.Decision.None() }

// stateOf says whether a row can be taken, and why not.
func (b *book) stateOf(p *person, row ReturnedRow) (State, string) {
	d := row.Decision
	if !row.Sealed || len(row.Touched) > 0 {
		return Tampered, cmp.Or(strings.Join(row.Touched, ", "), "what the row was made of")
	}
	var differ []string
	for i, now := range b.frozenOf(p) {
		if row.Frozen[frozen[i]] != now {
			differ = append(differ, fmt.Sprintf("%s: %s, now %s", frozen[i], row.Frozen[frozen[i]], now))
		}
	}
	switch {
	case differ != nil:
		return Changed, strings.Join(differ, "; ")
	case d.None():
		return Undecided, ""
	case d.Unread:
		return Wrong, "a cell is no number or no day"
	case p.Person.Problem != nil:
		return Wrong, words(p.Person.Problem)
	}
	p.decide(&d, &b.Review.Settings)
	if why, wrong := strings.CutPrefix(p.look(), lookHere); wrong {
		p.cost, p.once = 0, 0
		return Wrong, why
	}
	return Merged, ""
}

// spentOf is what a book decided against the budget of its people.
func (b *book) spentOf(r *Returned, rows []MergedRow) Spent {
	s := Spent{Manager: cmp.Or(r.Manager, r.File)}
	var at []int
	for i := range rows {
		if rows[i].person == nil || !slices.Contains(rows[i].Books, r.File) {
			continue
		}
		at = append(at, rows[i].person.index)
		s.Spent += rows[i].Cost + rows[i].Once
	}
	if b.Merit != nil {
		s.Budget = b.Merit.BudgetOf(b.Review, at)
	}
	return s
}

// Content is the review's book with what was decided filled in, and what came back beside
// it.
func (m *Merger) Content() Content {
	c := m.content
	c.returned = m
	return c
}

// WritePayroll writes what payroll needs of everybody whose pay changes, or who is paid
// something once: in the unit, basis and currency that the roster states pay in.
func (m *Merger) WritePayroll(out io.Writer) error {
	w := csv.NewWriter(out)
	lines := [][]string{{"employee_id", "old_pay", "new_pay", "currency", "period", "basis", "raise_percent", "lump_sum", "effective_date", "kind", "reason", "promotion_to"}}
	number := func(x float64) string {
		if math.IsNaN(x) {
			return ""
		}
		return strconv.FormatFloat(review.RoundTo(x*1e4, 1)/1e4, 'f', -1, 64)
	}
	for _, r := range m.Rows {
		d := r.Decision
		if r.State != Merged || r.New == r.Old && !(d.Lump > 0) && d.Promotion == "" {
			continue
		}
		day := ""
		if !d.From.IsZero() {
			day = d.From.Format(time.DateOnly)
		}
		p := r.person.Person.Pay
		lines = append(lines, []string{
			guarded(r.ID), number(r.Old), number(r.New), p.Currency, p.Period.String(), string(p.Basis), number((r.New/r.Old - 1) * 100), number(d.Lump), day, d.Kind, guarded(d.Reason), guarded(d.Promotion),
		})
	}
	if err := w.WriteAll(lines); err != nil {
		return fmt.Errorf("writing for payroll: %w", err)
	}
	return nil
}

// guarded is a text that no spreadsheet takes for a formula.
func guarded(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t", rune(text[0])) {
		return "'" + text
	}
	return text
}

// writeDecisions lists what came back, where anything did.
func (b *book) writeDecisions() error {
	if b.returned == nil {
		return nil
	}
	type row = MergedRow
	words := func(title string, wide float64, of func(row) string) column[row] {
		return column[row]{title: title, wide: wide, kind: note, value: func(r row) any { return of(r) }}
	}
	figure := func(title string, of func(row) float64) column[row] {
		return column[row]{title: title, wide: 12, kind: stated, value: func(r row) any { return orDash(of(r)) }}
	}
	g := &grid[row]{sheet: decisionsSheet, header: listHeader, quiet: func(r row) bool { return r.State == Undecided }, columns: []column[row]{
		words("Id", 12, func(r row) string { return r.ID }),
		words("Who", 16, func(r row) string { return cmp.Or(r.Who, strings.Join(r.Books, ", ")) }),
		figure("Old, as stated", func(r row) float64 { return r.Old }),
		figure("Proposed", func(r row) float64 { return r.Proposed }),
		figure("Decided", func(r row) float64 { return r.New }),
		figure("A year more, "+b.Review.Settings.Currency, func(r row) float64 { return r.Cost }),
		figure("Paid once, "+b.Review.Settings.Currency, func(r row) float64 { return r.Once }),
		words("What became of it", 24, func(r row) string { return string(r.State) }),
		words("Note", 50, func(r row) string { return r.Note }),
	}}
	var over []string
	for _, s := range b.returned.Spent {
		if s.Over() {
			over = append(over, s.Manager)
		}
	}
	lead := "Nobody is over budget."
	if over != nil {
		lead = "Over budget: " + strings.Join(over, ", ")
	}
	return list(b, g, sheet.Page{}, decisionsSheet, lead, b.returned.Rows)
}
