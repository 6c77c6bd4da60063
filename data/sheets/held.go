package sheets

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/paybench/paybench/data/remark"
)

// heldBook is a book whose sheets are all in memory.
type heldBook struct {
	content Content
	kind    string // as Facts.Container
	held    []heldSheet
	scanned *heldSheet // the last one
}

// heldSheet is a sheet in memory.
type heldSheet struct {
	Sheet
	rows   [][]string
	merges []Rectangle
	hidden hiddenParts
}

// newHeld returns a book of sheets in memory. It fails when there are none.
func newHeld(c Content, kind string, sheets []heldSheet) (*heldBook, error) {
	if len(sheets) == 0 {
		return nil, errNoSheets()
	}
	return &heldBook{content: c, kind: kind, held: sheets}, nil
}

func (b *heldBook) sheets() []Sheet {
	var all []Sheet
	for _, s := range b.held {
		all = append(all, s.Sheet)
	}
	return all
}

// named returns the sheet of a name.
func (b *heldBook) named(name string) (*heldSheet, error) {
	i := slices.IndexFunc(b.held, func(s heldSheet) bool { return s.Name == name })
	if i < 0 {
		return nil, &Error{Kind: ErrNoSheet, Err: fmt.Errorf("%q", name)}
	}
	return &b.held[i], nil
}

// fill gives merged texts to each of their rows.
func (s *heldSheet) fill() {
	if len(s.merges) == 0 {
		return
	}
	fill := newFiller(s.merges)
	for i, row := range s.rows {
		s.rows[i] = fill.row(i+1, slices.Clone(row))
	}
}

func (b *heldBook) sample(ctx context.Context, sheet string, most int) (Sample, error) {
	s, err := b.named(sheet)
	if err != nil {
		return Sample{}, err
	}
	rows, err := firstRows(most, s.each(ctx))
	return Sample{Rows: rows, Merges: s.merges}, err
}

func (b *heldBook) scan(ctx context.Context, sheet string, header int, p Plan, _ Progress) (*Table, error) {
	s, err := b.named(sheet)
	if err != nil {
		return nil, err
	}
	b.scanned = s
	return scanRows(ctx, header, p, s.each(ctx))
}

func (s *heldSheet) each(ctx context.Context) eachRow {
	return func(yield func(line int, cells []string) bool) error {
		for i, row := range s.rows {
			if ctx.Err() != nil || !yield(i+1, row) {
				break
			}
		}
		return ctx.Err()
	}
}

// remarks says what is hidden of the sheet, and yet read.
func (b *heldBook) remarks() []remark.Remark { return b.scanned.hidden.remarks() }

func (b *heldBook) describe(f *Facts) { f.Container = cmp.Or(b.content.container, b.kind) }
