package sheets

import (
	"context"
	"hash/maphash"
)

// eachRow gives the rows of a sheet one by one, blank ones among them, until yield
// returns false. The cells are as they are written, and only valid until yield
// returns.
type eachRow func(yield func(line int, cells []string) bool) error

// firstRows returns the first rows, with their cells as labels.
func firstRows(most int, each eachRow) ([][]string, error) {
	var all [][]string
	err := each(func(_ int, cells []string) bool {
		row := make([]string, len(cells))
		for i, cell := range cells {
			row[i] = tidy(cell, asIs)
		}
		all = append(all, row)
		return len(all) < most
	})
	return all, err
}

// scanRows reads the rows below the header.
func scanRows(ctx context.Context, header int, p Plan, each eachRow) (*Table, error) {
	const together = 10_000 // rows of a part
	dictionaries := p.dictionaries()
	g := p.newGathering(header+1, func(rows int) int { return rows })
	s := newScanner(p, dictionaries)
	s.begin(g.part())
	parts := 0
	next := func() {
		g.add(parts, s.end())
		parts++
		s.begin(g.part())
	}
	var hash maphash.Hash
	hash.SetSeed(p.newSeed())
	var bytes []byte
	var cells [][]byte
	err := each(func(line int, row []string) bool {
		if line <= header {
			return true
		}
		bytes, cells = bytes[:0], cells[:0]
		hash.Reset()
		for _, cell := range row {
			bytes = append(bytes, cell...)
		}
		for at, i := 0, 0; i < len(row); i++ {
			cell := bytes[at : at+len(row[i])]
			hash.Write(cell)
			hash.WriteByte(0)
			cells = append(cells, cell)
			at += len(row[i])
		}
		s.row(cells, hash.Sum64())
		if s.part.all == together {
			next()
		}
		return ctx.Err() == nil
	})
	next()
	if err == nil {
		err = ctx.Err() // of the last part's rows, too
	}
	if err != nil {
		return nil, err
	}
	return g.done(dictionaries), nil
}
