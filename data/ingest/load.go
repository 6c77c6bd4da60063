package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/paybench/paybench/data/market"
)

// file is a file being read: what Inspect and Load have in common.
type file struct {
	content content
	source  source
	header  header
	options Options
	guesses []guess
	sample  [][]string
	u       Understanding
}

func inspect(ctx context.Context, path string, o Options) (*Understanding, error) {
	c, err := fileContent(path)
	if err != nil {
		return nil, err
	}
	return abandonable(ctx, nil, func(Progress) (*Understanding, error) { return inspectContent(ctx, c, o) })
}

func load(ctx context.Context, path string, o Options, progress Progress) (*Loaded, error) {
	c, err := fileContent(path)
	if err != nil {
		return nil, err
	}
	return abandonable(ctx, progress, func(p Progress) (*Loaded, error) { return loadContent(ctx, c, o, p) })
}

func loadBytes(ctx context.Context, name string, data []byte, o Options) (*Loaded, error) {
	return loadContent(ctx, bytesContent(name, data), o, nil)
}

// abandonable does a piece of work that may be left to itself: some of its steps
// take longer than a user who cancels should wait. The work is told to stop by
// the same context, and reports no progress once it is abandoned.
func abandonable[T any](ctx context.Context, progress Progress, work func(Progress) (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	// Progress is told here, so that nobody is told after the return.
	steps := make(chan [2]int64)
	done := make(chan result, 1)
	go func() {
		var tell Progress
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

func inspectContent(ctx context.Context, c content, o Options) (*Understanding, error) {
	f, err := openFile(c, o)
	if err != nil {
		return nil, err
	}
	if f.isPublished() {
		_, _, err := f.publishedTable(ctx, market.About{Name: c.name}, nil)
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

func loadContent(ctx context.Context, c content, o Options, progress Progress) (*Loaded, error) {
	f, err := openFile(c, o)
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
func (f *file) loadPublished(ctx context.Context, progress Progress) (*Loaded, error) {
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
func openFile(c content, o Options) (*file, error) {
	s, err := open(c, o)
	if err != nil {
		return nil, err
	}
	f := &file{content: c, source: s, options: o}
	if f.sample, err = s.sample(); err != nil {
		return nil, err
	}
	f.u = Understanding{Name: c.name}
	s.describe(&f.u)
	if o.Sheet == "" {
		f.u.remarkOthers()
	}
	var merges []rectangle
	switch s := s.(type) {
	case *workbook:
		merges = s.merges
	case *heldBook:
		merges = s.merges
	}
	if err := f.checkWidth(); err != nil {
		return nil, err
	}
	if _, ok := s.(*parquetFile); ok {
		o.HeaderRow, o.NoHeader = 1, false // its columns have names
	}
	if w, ok := s.(*workbook); ok && o.HeaderRow == 0 && !o.NoHeader {
		o.HeaderRow = w.markedHeader(len(f.sample))
	}
	f.header = findHeader(f.sample, merges, o)
	if len(f.header.names) == 0 {
		return nil, f.noHeader()
	}
	f.guesses = recognise(f.header.names, f.sample[f.header.row:], o)
	f.remarkHeader()
	f.leaveOutBeside()
	f.u.Finger = fingerprint(f.header.names)
	return f, nil
}

// remarkHeader says which row was taken for the headers.
func (f *file) remarkHeader() {
	f.u.HeaderRow, f.u.TopRows = f.header.row, f.header.above
	if f.header.none {
		f.u.HeaderRow = 0
	}
	switch {
	case f.options.NoHeader, f.options.HeaderRow > 0, f.u.Container == "parquet":
	case f.header.none:
		f.remark("row %d looks like data, so the columns are called by their letters; if a row holds the headers, say which", f.header.row+1)
	case repeatsBelow(f.sample, f.header.row):
		f.remark("row %d is taken for the headers, though its texts stand again below; if it is data, say that no row holds headers", f.header.row)
	}
}

// remark adds a sentence to what was understood.
func (f *file) remark(format string, values ...any) {
	f.u.Notes = append(f.u.Notes, fmt.Sprintf(format, values...))
}

// checkWidth refuses a text with more columns than any worksheet can have, which
// is one long row of something else.
func (f *file) checkWidth() error {
	for i, r := range f.sample {
		if len(r) > mostColumns {
			return &Error{
				File: f.content.name, Kind: ErrNotTable, Do: fmt.Sprintf("choose a table of at most %d columns", mostColumns),
				Err: fmt.Errorf("row %d has %d cells", i+1, len(r)),
			}
		}
	}
	return nil
}

// noHeader says why a file has no table.
func (f *file) noHeader() error {
	e := &Error{File: f.content.name, Kind: ErrNotTable, Err: errors.New("no row of headers was found"), Do: "say in which row the headers are"}
	switch {
	case f.options.HeaderRow > 0:
		e.Err = fmt.Errorf("row %d holds no headers", f.options.HeaderRow)
	case countRows(f.sample) == 0 && f.u.Sheet != "":
		e.Kind, e.Err, e.Do = ErrEmpty, fmt.Errorf("worksheet %q holds nothing", f.u.Sheet), "choose another worksheet"
	case countRows(f.sample) == 0:
		e.Kind, e.Err, e.Do = ErrEmpty, nil, "choose another file"
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
func (f *file) read(ctx context.Context, progress Progress) (*builder, error) {
	var p plan
	for _, g := range f.guesses {
		c := columnPlan{store: asText, mayDrop: g.meaning == Other && !g.chosen}
		switch {
		case g.meaning.IsPay():
			c.store = asNumber
		case g.meaning == LineNote, g.meaning == Ignore:
			c.store, c.mayDrop = asText, true
		}
		p.columns = append(p.columns, c)
	}
	t, err := f.scan(ctx, p, progress)
	if err != nil {
		return nil, err
	}
	b := &builder{file: f, table: t}
	b.dropOtherTable()
	b.dropFootnotes()
	if t.rows == 0 {
		return nil, &Error{File: f.content.name, Kind: ErrNoRows, Where: f.where(), Err: fmt.Errorf("row %d: %s", f.header.row, listed(f.header.names)), Do: "choose a file with pay in it"}
	}
	b.pay()
	b.makeReport()
	b.columns = b.dimensions()
	b.abridgeHeaders()
	return b, ctx.Err()
}

// scan reads all rows below the headers.
func (f *file) scan(ctx context.Context, p plan, progress Progress) (*table, error) {
	p.decode = asIs
	if t, ok := f.source.(*text); ok {
		p.decode = t.charset.text
	}
	most := cmp.Or(f.options.MostMemory, DefaultMemory)
	within, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	p.budget = newBudget(p, most, func(rows int64) { stop(f.tooManyRows(rows, most)) })
	t, err := f.source.scan(within, f.header.row, p, progress)
	if err == nil {
		f.u.Notes = append(f.u.Notes, f.source.remarks()...)
		return t, nil
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if within.Err() != nil {
		return nil, context.Cause(within)
	}
	var known *Error
	if errors.As(err, &known) {
		return nil, inFile(err, f.content.name)
	}
	return nil, damaged(f.content.name, err)
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
	sum, err := f.content.fingerprint()
	return market.About{
		Name: cmp.Or(f.options.Name, f.content.name), Note: f.options.Note, Declared: f.options.Declared,
		Path: f.content.path, Sheet: f.u.Sheet, Size: f.content.size, SHA256: sum, Effective: f.options.Effective,
	}, err
}

// about describes the market.
func (b *builder) about() (market.About, error) {
	a, err := b.file.about()
	a.Form = market.RecordsForm
	a.RowsRead, a.RowsNotTaken, a.RepeatedRows = b.table.rows, b.report.RowsNotTaken(), b.report.Repeated
	a.Choices = b.choices
	return a, err
}
