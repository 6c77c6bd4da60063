package ingest

import (
	"context"
	"hash/maphash"
)

// scanRows reads the rows below the header from a source that gives them one by
// one.
func scanRows(ctx context.Context, header int, p plan, each func(yield func(line int, cells []string) bool) error) (*table, error) {
	dictionaries := p.dictionaries()
	const often = 10_000 // rows
	s := newScanner(p, dictionaries)
	s.begin(100)
	var hash maphash.Hash
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
		if s.part.all%often != 0 {
			return true
		}
		s.count()
		return ctx.Err() == nil
	})
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	return merge(ctx, p, dictionaries, []*part{s.end()}, header+1)
}
