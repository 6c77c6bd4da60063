package ingest

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/ingest/rows"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/parallel"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// sampleRows is how many rows are looked at to know what to keep of all of them.
const sampleRows = 2000

// Read reads a file, or the files of a folder or of a pattern as one. Progress may be nil. It fails with one of the errors of this
// package or of package sheets when the file has no table, and with ctx's error
// soon after ctx is done. A table without pay is no error here.
func Read(ctx context.Context, path string, o Options, progress sheets.Progress) (*Reading, error) {
	return ReadAs(ctx, "", path, o, progress)
}

// ReadAs reads a file as Read does, and calls it by a name that does not say where
// it lies; "" is its own.
func ReadAs(ctx context.Context, name, path string, o Options, progress sheets.Progress) (*Reading, error) {
	c, err := sheets.Files(path)
	if err != nil {
		return nil, err
	}
	if name != "" {
		c = c.Named(name)
	}
	return abandonable(ctx, progress, func(p sheets.Progress) (*Reading, error) { return readContent(ctx, c, o, p) })
}

// ReadBytes reads a file that is already in memory, for example one embedded in
// the program; name stands for its path in messages and in the market.
func ReadBytes(ctx context.Context, name string, data []byte, o Options) (*Reading, error) {
	return readContent(ctx, sheets.Bytes(name, data), o, nil)
}

// Stream is a table that comes in once, as CSV.
type Stream interface {
	io.Reader
	// Fingerprint is of what came in, in hexadecimal.
	Fingerprint() string
}

// ReadStream reads a table that comes in once; name stands for its file.
func ReadStream(ctx context.Context, name string, in Stream, o Options, progress sheets.Progress) (*Reading, error) {
	r, err := readContent(ctx, sheets.Stream(name, in), o, progress)
	if err != nil {
		return nil, err
	}
	r.SHA256 = in.Fingerprint()
	return r, nil
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

func readContent(ctx context.Context, c sheets.Content, o Options, progress sheets.Progress) (*Reading, error) {
	book, err := sheets.Open(ctx, c, o.opening())
	if err != nil {
		return nil, err
	}
	r := &Reading{content: c, book: book, Facts: book.Facts(), Options: o}
	if err := r.read(ctx, progress); err != nil {
		return nil, err
	}
	return r, ctx.Err()
}

// opening are the options that say how a file is opened.
func (o Options) opening() sheets.Options {
	return sheets.Options{Sheet: o.Sheet, Encoding: o.Encoding, Password: o.Password, Likely: likely, MostMemory: o.MostMemory}
}

// likely is how likely a text was decoded rightly, 0 to 1: the share of its words with
// letters beyond ASCII that the vocabulary knows.
func likely(text string) float64 {
	const looked = 8 << 10              // bytes
	seen, known := map[string]bool{}, 0 // a name in every row tells no more than in one
	for _, w := range lexicon.Words(text[:min(len(text), looked)]) {
		if strings.IndexFunc(w.Written, func(r rune) bool { return r > unicode.MaxASCII }) < 0 || seen[w.Written] {
			continue
		}
		seen[w.Written] = true
		if t := lexicon.Default().Read(w.Written); t.Unknown == 0 && len(t.Matches) > 0 {
			known++
		}
	}
	return float64(known) / float64(max(1, len(seen)))
}

// read reads a file that was opened.
func (r *Reading) read(ctx context.Context, progress sheets.Progress) (err error) {
	if err := r.find(ctx); err != nil {
		return err
	}
	if err := r.scan(ctx, progress); err != nil {
		return err
	}
	if r.Table.Rows == 0 {
		cause := fmt.Errorf("row %d: %s", r.Layout.Row, listed(r.Layout.Names))
		if r.Options.HeaderRow > 0 && r.room() == columns.Roster { // what stands there may be somebody's
			cause = fmt.Errorf("row %d", r.Layout.Row)
		}
		return r.Fail(ErrNoRows, cause, "choose a file with pay in it")
	}
	if r.SHA256, err = r.book.Fingerprint(); err != nil {
		return err
	}
	r.decide()
	if r.Assignment.Kind == columns.Published {
		notes, err := r.otherTexts(ctx)
		if err != nil {
			return err
		}
		r.Texts = append(r.Texts, notes...)
	}
	return nil
}

// scan reads all rows, of all files where there are several.
func (r *Reading) scan(ctx context.Context, progress sheets.Progress) (err error) {
	if r.content.Parts() == nil {
		r.Table, err = r.book.Scan(ctx, r.Sheet, r.Layout.Row, r.plan(), progress)
		return err
	}
	pieces, err := r.pieces(ctx)
	if err != nil {
		return err
	}
	r.Table, err = r.book.ScanAll(ctx, pieces, r.plan(), progress)
	return err
}

// find chooses the sheet and finds the table on it.
func (r *Reading) find(ctx context.Context) (err error) {
	if r.Sheet, err = chooseSheet(ctx, r.book, r.Options.Sheet); err != nil {
		return err
	}
	if all := r.book.Sheets(); len(all) > 1 || all[0].Name != "" {
		r.Sheets = all
	}
	first, err := r.book.Sample(ctx, r.Sheet, sampleRows)
	if err != nil {
		return err
	}
	r.Sample = first.Rows
	r.Layout = layout.Find(first, layout.Options{HeaderRow: r.Options.HeaderRow, NoHeader: r.Options.NoHeader})
	if len(r.Layout.Names) == 0 {
		return r.noHeader()
	}
	r.Finger = layout.Fingerprint(r.Layout.Names)
	r.Texts = slices.Clone(r.Layout.Above)
	if r.Sheet != "" {
		r.Texts = append(r.Texts, r.Sheet)
	}
	return nil
}

// plan decides on a sample what of each column is kept.
func (r *Reading) plan() sheets.Plan {
	below := r.Sample[min(r.Layout.Row, len(r.Sample)):]
	in := columns.Table{Headers: r.headers(), Rows: below, Texts: r.titles(), Count: len(below)}
	in.Cells = make([]columns.Cells, len(in.Headers))
	parallel.Do(len(in.Cells), func(i int) { in.Cells[i] = columns.LookAt(below, i) })
	a := columns.Assign(in, r.choices(), r.room())
	var p sheets.Plan
	for _, c := range a.Columns {
		plan := sheets.ColumnPlan{Store: sheets.AsText}
		switch {
		case c.Meaning.IsPay(), c.Of != "":
			plan.Store = sheets.AsNumber
		case c.Chosen, r.room() == columns.Roster:
		default:
			plan.MayDrop = !c.Meaning.IsDimension() || c.Meaning == columns.Other
		}
		p.Columns = append(p.Columns, plan)
	}
	return p
}

// headers are the headers that say something: with the unit that stands below.
func (r *Reading) headers() []string {
	all := slices.Clone(r.Layout.Given)
	for i, unit := range r.Layout.Units {
		if unit != "" && i < len(all) {
			all[i] += " (" + unit + ")"
		}
	}
	return all
}

// titles are the texts above the table that may say what its figures are.
func (r *Reading) titles() []string {
	const longest = 160 // letters; more is a note
	var all []string
	for _, text := range r.Texts {
		if len([]rune(text)) <= longest {
			all = append(all, text)
		}
	}
	return all
}

// room is the kind of table that the user asks for.
func (r *Reading) room() columns.Kind {
	switch r.Options.As {
	case PublishedForm:
		return columns.Published
	case RecordsForm:
		return columns.Records
	case RosterForm:
		return columns.Roster
	}
	if r.Options.Pay != "" && findColumn(r.Layout.Names, r.Options.Pay) >= 0 {
		return columns.Records
	}
	return ""
}

// choices are the user's words about columns.
func (r *Reading) choices() []columns.Choice {
	var all []columns.Choice
	for _, c := range r.Options.Columns {
		i := findColumn(r.Layout.Names, c.Header)
		if i < 0 {
			continue
		}
		m, _ := columns.ParseMeaning(string(c.Meaning))
		period, _ := money.ParsePeriod(c.Period)
		all = append(all, columns.Choice{Column: i, Meaning: m, Period: period, Currency: strings.ToUpper(c.Currency), Decimal: c.Decimal})
	}
	asked := r.Options.Pay
	if i := findColumn(r.Layout.Names, asked); i >= 0 && (!columns.Meaning(asked).IsPay() || strings.EqualFold(r.Layout.Names[i], asked)) {
		all = append(all, columns.Choice{Column: i, Pay: true})
	}
	return all
}

// decide says what columns and rows are, from all cells.
func (r *Reading) decide() {
	r.Remarks = slices.Clone(r.Layout.Remarks)
	r.remarkOthers()
	r.Remarks = append(r.Remarks, r.book.Remarks()...)
	if n := len(r.Table.Beyond); n > 0 {
		r.Remarks = append(r.Remarks, remark.New(remark.BeyondColumns, n, r.Table.Files.Arg(r.Table.Beyond[0])))
	}
	below := r.Sample[min(r.Layout.Row, len(r.Sample)):]
	in := columns.Table{Headers: r.headers(), Rows: below, Texts: r.titles(), Count: r.Table.Rows}
	r.Cells = make([]columns.Cells, len(r.Table.Columns))
	parallel.Do(len(r.Cells), func(i int) { r.Cells[i] = cellsOf(&r.Table.Columns[i], below, i) })
	in.Cells = r.Cells
	r.Assignment = columns.Assign(in, r.choices(), r.room())
	r.remarkRoom(in)
	r.leaveOutBeside(below)
	r.Rows = rows.Sort(r.Table, r.Layout, r.Assignment)
	r.Remarks = append(r.Remarks, r.Rows.Remarks...)
}

// cellsOf says what all cells of a column look like; where they were not kept, the
// first ones.
func cellsOf(c *sheets.Column, below [][]string, i int) columns.Cells {
	switch c.Store {
	case sheets.AsText:
		counts := make(map[string]int, len(c.Labels))
		for code, n := range c.Codes.Counts(len(c.Labels)) {
			if code > 0 && n > 0 {
				counts[c.Labels[code]] = n
			}
		}
		return columns.Look(counts)
	case sheets.AsNumber:
		texts := map[string]int{}
		for _, o := range c.Odd {
			texts[c.Labels[o.Code]]++
		}
		return columns.LookAtNumbers(c.Values, texts)
	}
	s := columns.LookAt(below, i)
	s.Filled, s.Distinct = c.Filled, -1
	return s
}

// leaveOutBeside leaves out the columns of tables beside the one with pay.
func (r *Reading) leaveOutBeside(below [][]string) {
	isPay := func(i int) bool { return r.Assignment.Columns[i].Meaning.IsPay() }
	for _, b := range r.Layout.Beside(below, isPay) {
		for i := b.First; i <= b.Last; i++ {
			if c := &r.Assignment.Columns[i]; !c.Chosen {
				c.Meaning, c.Evidence = columns.Ignore, []columns.Evidence{{What: columns.ByNeighbours, Detail: "table_beside"}}
			}
		}
		r.Remarks = append(r.Remarks, remark.New(remark.TableBeside, r.Layout.Names[b.First], r.Layout.Names[b.Last]))
	}
}

// otherTexts are the texts on a workbook's other sheets, where publishers explain
// their columns and marks: the rows with a few cells only.
func (r *Reading) otherTexts(ctx context.Context) ([]string, error) {
	const (
		mostRows  = 300
		mostCells = 3
	)
	var texts []string
	for _, s := range r.Sheets {
		if s.Name == r.Sheet || s.Hidden || s.Aside {
			continue
		}
		first, err := r.book.Sample(ctx, s.Name, mostRows)
		if err != nil {
			return nil, err
		}
		for _, row := range first.Rows {
			filled := slices.DeleteFunc(slices.Clone(row), func(c string) bool { return c == "" })
			if n := len(filled); n > 0 && n <= mostCells {
				texts = append(texts, strings.Join(filled, "\t"))
			}
		}
	}
	return texts, nil
}

// findColumn finds a header by what a person calls it: exactly, else without
// regard to case, else by a beginning that only one has; -1 if there is none.
func findColumn(names []string, asked string) int {
	asked = strings.TrimSpace(asked)
	if asked == "" {
		return -1
	}
	if i := slices.Index(names, asked); i >= 0 {
		return i
	}
	lower, found := strings.ToLower(asked), -1
	for i, name := range names {
		switch name = strings.ToLower(name); {
		case name == lower:
			return i
		case strings.HasPrefix(name, lower) && found == -1:
			found = i
		case strings.HasPrefix(name, lower):
			found = -2
		}
	}
	return max(found, -1)
}
