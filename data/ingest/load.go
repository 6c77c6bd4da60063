package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/table"
)

// sampleRows is how many rows are looked at to know what to keep of all of them.
const sampleRows = 2000

// file is a file being read: what Inspect and Load have in common.
type file struct {
	book    *sheets.Book
	facts   sheets.Facts
	first   sheets.Sample // the first rows of the sheet read
	header  header
	options Options
	guesses []guess
	u       Understanding
}

func inspect(ctx context.Context, path string, o Options) (*Understanding, error) {
	c, err := sheets.File(path)
	if err != nil {
		return nil, err
	}
	return abandonable(ctx, nil, func(sheets.Progress) (*Understanding, error) { return inspectContent(ctx, c, o) })
}

func load(ctx context.Context, path string, o Options, progress sheets.Progress) (*Loaded, error) {
	c, err := sheets.File(path)
	if err != nil {
		return nil, err
	}
	return abandonable(ctx, progress, func(p sheets.Progress) (*Loaded, error) { return loadContent(ctx, c, o, p) })
}

func loadBytes(ctx context.Context, name string, data []byte, o Options) (*Loaded, error) {
	return loadContent(ctx, sheets.Bytes(name, data), o, nil)
}

// abandonable does a piece of work that may be left to itself: some of its steps
// take longer than a user who cancels should wait. The work is told to stop by
// the same context, and reports no progress once it is abandoned.
func abandonable[T any](ctx context.Context, progress sheets.Progress, work func(sheets.Progress) (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	// Progress is told here, so that nobody is told after the return.
	steps := make(chan [2]int64)
	done := make(chan result, 1)
	go func() {
		var tell sheets.Progress
		if progress != nil {
			tell = func(read, total int64) {
				select {
				case steps <- [2]int64{read, total}:
				case <-ctx.Done():
				}
			}
		}
		value, err := work(tell)
		done <- result{value, err}
	}()
	for {
		select {
		case s := <-steps:
			progress(s[0], s[1])
		case r := <-done:
			return r.value, r.err
		case <-ctx.Done():
			var none T
			return none, ctx.Err()
		}
	}
}

func inspectContent(ctx context.Context, c sheets.Content, o Options) (*Understanding, error) {
	f, err := openFile(ctx, c, o)
	if err != nil {
		return nil, err
	}
	if f.isPublished() {
		_, _, err := f.publishedTable(ctx, market.About{Name: f.facts.Name}, nil)
		if errors.Is(err, ErrNoPay) {
			err = nil // the Understanding says so
		}
		return &f.u, err
	}
	b, err := f.read(ctx, nil)
	if err != nil {
		return nil, err
	}
	b.understand()
	return &f.u, nil
}

func loadContent(ctx context.Context, c sheets.Content, o Options, progress sheets.Progress) (*Loaded, error) {
	f, err := openFile(ctx, c, o)
	if err != nil {
		return nil, err
	}
	if f.isPublished() {
		return f.loadPublished(ctx, progress)
	}
	b, err := f.read(ctx, progress)
	if err != nil {
		return nil, err
	}
	b.understand()
	m, err := b.market()
	if err != nil {
		return nil, err
	}
	return &Loaded{Market: m, Understanding: f.u, Report: b.report, Options: o}, nil
}

// loadPublished reads a table of percentiles into a market.
func (f *file) loadPublished(ctx context.Context, progress sheets.Progress) (*Loaded, error) {
	about, err := f.about()
	if err != nil {
		return nil, err
	}
	m, report, err := f.publishedTable(ctx, about, progress)
	if err != nil {
		return nil, err
	}
	return &Loaded{Market: m, Understanding: f.u, Report: report, Options: f.options}, nil
}

// openFile opens a file and understands what its columns are from its first
// rows.
func openFile(ctx context.Context, c sheets.Content, o Options) (*file, error) {
	book, err := sheets.Open(ctx, c, sheets.Options{Sheet: o.Sheet, Encoding: o.Encoding, MostMemory: o.MostMemory})
	if err != nil {
		return nil, err
	}
	f := &file{book: book, facts: book.Facts(), options: o}
	if f.u, err = f.begin(ctx); err != nil {
		return nil, err
	}
	if f.first, err = book.Sample(ctx, f.u.Sheet, sampleRows); err != nil {
		return nil, err
	}
	switch {
	case f.first.Named:
		o.HeaderRow, o.NoHeader = 1, false
	case o.HeaderRow == 0 && !o.NoHeader:
		o.HeaderRow = f.first.Marked
	}
	f.header = findHeader(f.first.Rows, f.first.Merges, o)
	if len(f.header.names) == 0 {
		return nil, f.noHeader()
	}
	f.guesses = recognise(f.header.names, f.first.Rows[f.header.row:], o)
	f.remarkHeader()
	f.leaveOutBeside()
	f.u.Finger = fingerprint(f.header.names)
	return f, nil
}

// begin chooses the sheet, and says what the file is.
func (f *file) begin(ctx context.Context) (u Understanding, err error) {
	u = Understanding{
		Name: f.facts.Name, Container: f.facts.Container, Encoding: f.facts.Encoding, Delimiter: f.facts.Delimiter, LineEnd: f.facts.LineEnd,
	}
	if u.Sheet, err = chooseSheet(ctx, f.book, f.options.Sheet); err != nil {
		return u, err
	}
	if all := f.book.Sheets(); len(all) > 1 || all[0].Name != "" {
		u.Sheets = all
	}
	if f.options.Sheet == "" {
		u.remarkOthers()
	}
	return u, nil
}

// remarkHeader says which row was taken for the headers.
func (f *file) remarkHeader() {
	f.u.HeaderRow, f.u.TopRows = f.header.row, f.header.above
	if f.header.none {
		f.u.HeaderRow = 0
	}
	switch {
	case f.options.NoHeader, f.options.HeaderRow > 0, f.first.Named:
	case f.header.none:
		f.remark("row %d looks like data, so the columns are called by their letters; if a row holds the headers, say which", f.header.row+1)
	case repeatsBelow(f.first.Rows, f.header.row):
		f.remark("row %d is taken for the headers, though its texts stand again below; if it is data, say that no row holds headers", f.header.row)
	}
}

// remark adds a sentence to what was understood.
func (f *file) remark(format string, values ...any) {
	f.u.Notes = append(f.u.Notes, fmt.Sprintf(format, values...))
}

// noHeader says why a file has no table.
func (f *file) noHeader() error {
	e := &sheets.Error{File: f.facts.Name, Kind: sheets.ErrNotTable, Err: errors.New("no row of headers was found"), Do: "say in which row the headers are"}
	switch {
	case f.options.HeaderRow > 0:
		e.Err = fmt.Errorf("row %d holds no headers", f.options.HeaderRow)
	case countRows(f.first.Rows) == 0 && f.u.Sheet != "":
		e.Kind, e.Err, e.Do = sheets.ErrEmpty, fmt.Errorf("worksheet %q holds nothing", f.u.Sheet), "choose another worksheet"
	case countRows(f.first.Rows) == 0:
		e.Kind, e.Err, e.Do = sheets.ErrEmpty, nil, "choose another file"
	}
	return e
}

func countRows(rows [][]string) int {
	n := 0
	for _, r := range rows {
		if countFilled(r) > 0 {
			n++
		}
	}
	return n
}

// read reads all rows into columns, and makes pay and dimensions of them.
func (f *file) read(ctx context.Context, progress sheets.Progress) (*builder, error) {
	var p sheets.Plan
	for _, g := range f.guesses {
		c := sheets.ColumnPlan{Store: sheets.AsText, MayDrop: g.meaning == Other && !g.chosen}
		switch {
		case g.meaning.IsPay():
			c.Store = sheets.AsNumber
		case g.meaning == LineNote, g.meaning == Ignore:
			c.Store, c.MayDrop = sheets.AsText, true
		}
		p.Columns = append(p.Columns, c)
	}
	t, err := f.scan(ctx, p, progress)
	if err != nil {
		return nil, err
	}
	b := &builder{file: f, table: t}
	b.dropOtherTable()
	b.dropFootnotes()
	if t.Rows == 0 {
		return nil, &sheets.Error{File: f.facts.Name, Kind: ErrNoRows, Where: f.where(), Err: fmt.Errorf("row %d: %s", f.header.row, listed(f.header.names)), Do: "choose a file with pay in it"}
	}
	b.pay()
	b.makeReport()
	b.columns = b.dimensions()
	b.abridgeHeaders()
	return b, ctx.Err()
}

// scan reads all rows below the headers.
func (f *file) scan(ctx context.Context, p sheets.Plan, progress sheets.Progress) (*sheets.Table, error) {
	t, err := f.book.Scan(ctx, f.u.Sheet, f.header.row, p, progress)
	if err != nil {
		return nil, err
	}
	for _, r := range f.book.Remarks() {
		f.u.Notes = append(f.u.Notes, table.Words(r))
	}
	return t, nil
}

// where names the sheet, if there is one.
func (f *file) where() string {
	if f.u.Sheet == "" {
		return ""
	}
	return "sheet " + f.u.Sheet
}

// short cuts a long text.
func short(s string) string {
	const most = 200
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// about describes the file.
func (f *file) about() (market.About, error) {
	sum, err := f.book.Fingerprint()
	return market.About{
		Name: cmp.Or(f.options.Name, f.facts.Name), Note: f.options.Note, Declared: f.options.Declared,
		Path: f.facts.Path, Sheet: f.u.Sheet, Size: f.facts.Size, SHA256: sum, Effective: f.options.Effective,
	}, err
}

// about describes the market.
func (b *builder) about() (market.About, error) {
	a, err := b.file.about()
	a.Form = market.RecordsForm
	a.RowsRead, a.RowsNotTaken, a.RepeatedRows = b.table.Rows, b.report.RowsNotTaken(), b.report.Repeated
	a.Choices = b.choices
	return a, err
}
