package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/sheets"
)

// pieces says of each of several files where its rows and columns are, and fails where
// one has other columns than the first: a column that a file lacks is not taken for
// blank, for nobody could say then whether its people lack it, too. What the folders say
// becomes columns behind those of the files.
func (r *Reading) pieces(ctx context.Context) ([]sheets.Piece, error) {
	if r.room() == columns.Roster {
		return nil, r.Fail(sheets.ErrNotTable, errors.New("our own people are read from one file"), "put the files together")
	}
	names, first := r.Layout.Names, r.Layout
	keys := r.addKeys()
	var pieces []sheets.Piece
	for i, part := range r.content.Parts() {
		piece := sheets.Piece{Part: part, Sheet: r.Sheet, Header: first.Row}
		for _, key := range part.Keys {
			if slices.Contains(keys, key.Name) {
				piece.Values = append(piece.Values, key.Value)
			}
		}
		below := r.Sample[min(first.Row, len(r.Sample)):]
		if i > 0 {
			var err error
			if below, err = r.match(ctx, &piece, names, first); err != nil {
				return nil, err
			}
		}
		for j, row := range below {
			below[j] = withKeys(row, len(names), piece)
		}
		if i > 0 {
			r.Sample = append(r.Sample, below[:min(len(below), max(0, sampleRows-len(r.Sample)))]...)
		}
		pieces = append(pieces, piece)
	}
	return pieces, nil
}

// addKeys puts the columns behind the table's own that the folders name, and returns
// them. A column that the files hold is theirs.
func (r *Reading) addKeys() (keys []string) {
	l := &r.Layout
	for _, key := range r.content.Parts()[0].Keys {
		if findColumn(l.Given, key.Name) >= 0 || slices.Contains(keys, key.Name) {
			continue
		}
		keys = append(keys, key.Name)
	}
	l.Names = slices.Concat(l.Names, keys)
	l.Given = slices.Concat(l.Given, keys)
	l.Units = slices.Concat(l.Units, make([]string, len(keys)))
	r.Finger = layout.Fingerprint(l.Names)
	return keys
}

// withKeys is a row of a sample in the table's order, with what its folders say.
func withKeys(row []string, own int, p sheets.Piece) []string {
	all := make([]string, own, own+len(p.Values))
	for i := range all {
		from := i
		if p.Order != nil {
			from = p.Order[i]
		}
		if from < len(row) {
			all[i] = row[from]
		}
	}
	return append(all, p.Values...)
}

// match finds the columns of the first file in another, and returns the first rows below
// its headers.
func (r *Reading) match(ctx context.Context, p *sheets.Piece, names []string, first layout.Layout) ([][]string, error) {
	refuse := func(err error) error {
		return r.fail(p.Part.Content.Name(), err, "name the files of one table, or give them the same columns")
	}
	book, err := sheets.Open(ctx, p.Part.Content, r.Options.opening())
	if err != nil {
		return nil, err
	}
	if p.Sheet, err = sameSheet(book, r.Sheet); err != nil {
		return nil, err
	}
	sample, err := book.Sample(ctx, p.Sheet, sampleRows)
	if err != nil {
		return nil, err
	}
	l := layout.Find(sample, layout.Options{HeaderRow: r.Options.HeaderRow, NoHeader: first.None})
	if first.None {
		if len(l.Names) != len(names) {
			return nil, refuse(fmt.Errorf("it has %d columns, and %s has %d", len(l.Names), r.first(), len(names)))
		}
	} else if p.Order, err = order(names, l.Names); err != nil {
		return nil, refuse(fmt.Errorf("%w of %s", err, r.first()))
	}
	p.Header = l.Row
	return sample.Rows[min(l.Row, len(sample.Rows)):], nil
}

// fail says of one of several files why it is no part of the table.
func (*Reading) fail(file string, cause error, do string) error {
	return &sheets.Error{File: file, Kind: sheets.ErrNotTable, Err: cause, Do: do}
}

// first is the name of the first file.
func (r *Reading) first() string { return r.content.Parts()[0].Content.Name() }

// sameSheet is the sheet of another book that goes with one of the first: of its name, or
// the only one.
func sameSheet(book *sheets.Book, name string) (string, error) {
	found, err := book.Find(name)
	if err == nil {
		return found, nil
	}
	if all := book.Sheets(); len(all) == 1 {
		return all[0].Name, nil
	}
	return "", err
}

// order says where in a row of headers each name stands; nil where all stand in their
// places. It fails where there are others, with a sentence that goes on with whose.
func order(names, headers []string) ([]int, error) {
	if slices.Equal(names, headers) {
		return nil, nil
	}
	missing := without(names, headers)
	more := without(headers, names)
	switch {
	case len(missing) > 0 && len(more) > 0:
		return nil, fmt.Errorf("it has %s in the place of %s", quoted(more), quoted(missing))
	case len(missing) > 0:
		return nil, fmt.Errorf("it lacks %s", quoted(missing))
	case len(more) > 0:
		return nil, fmt.Errorf("it has %s besides the columns", quoted(more))
	}
	all := make([]int, len(names))
	for i, name := range names {
		all[i] = slices.Index(headers, name)
	}
	return all, nil
}

// without are the names that others have not.
func without(names, others []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(others, name) })
}

// quoted names columns in a sentence.
func quoted(names []string) string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = strconv.Quote(Abridged(name))
	}
	if len(all) == 1 {
		return "the column " + all[0]
	}
	return "the columns " + strings.Join(all, ", ")
}
