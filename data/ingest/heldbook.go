package ingest

import (
	"context"
	"slices"
)

// heldBook is a worksheet of a workbook whose sheets are all in memory.
type heldBook struct {
	*heldSheet
	content content
	kind    string // as Understanding.Container
	sheets  []heldSheet
}

// heldSheet is a worksheet in memory.
type heldSheet struct {
	SheetReport
	rows   [][]string
	merges []rectangle
}

// openHeld opens a worksheet: the one asked for, or the first visible one that
// looks like a table.
func openHeld(c content, kind string, sheets []heldSheet, o Options) (source, error) {
	b := &heldBook{content: c, kind: kind, sheets: sheets}
	name, err := chooseSheet(b.reports(), o.Sheet, b.firstRows)
	if err != nil {
		return nil, inFile(err, c.name)
	}
	b.heldSheet = b.named(name)
	return b, nil
}

func (b *heldBook) reports() []SheetReport {
	var all []SheetReport
	for _, s := range b.sheets {
		all = append(all, s.SheetReport)
	}
	return all
}

// named returns the sheet of a name.
func (b *heldBook) named(name string) *heldSheet {
	i := slices.IndexFunc(b.sheets, func(s heldSheet) bool { return s.Name == name })
	return &b.sheets[i]
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

// firstRows returns the first rows of a sheet.
func (b *heldBook) firstRows(sheet string, most int) ([][]string, error) {
	rows := b.named(sheet).rows
	return rows[:min(len(rows), most)], nil
}

func (b *heldBook) sample() ([][]string, error) { return b.rows[:min(len(b.rows), sampleRows)], nil }

func (b *heldBook) scan(ctx context.Context, header int, p plan, _ Progress) (*table, error) {
	return scanRows(ctx, header, p, func(yield func(line int, cells []string) bool) error {
		for i, row := range b.rows {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if !yield(i+1, row) {
				break
			}
		}
		return nil
	})
}

func (b *heldBook) remarks() []string { return nil }

func (b *heldBook) describe(u *Understanding) {
	u.Sheet, u.Sheets = b.Name, b.reports()
	b.content.describe(u, b.kind)
}
