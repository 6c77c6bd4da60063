// Package sheets turns a file, whatever it is, into sheets of cells. It knows
// files and nothing of pay.
//
// Open tells the format from the bytes, never from the name, and returns a Book.
// A Book is read in two ways, and its cells are never made one by one:
//
//   - Sample gives the first rows of a sheet as texts, to tell where the headers
//     are and what the columns hold;
//   - Scan reads all rows once into typed columns: texts as codes of a
//     dictionary, numbers as numbers, and what is not a plain number as text to
//     be looked at later.
//
// A format is one file, named as people look for it (csv.go, xlsx.go, xls.go,
// ods.go, parquet.go, gzip.go, zip.go), and one line in the list of formats
// (formats.go). What is no table is refused by name, with what to do
// (refused.go).
package sheets

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/remark"
)

// Options are what the user says about a file. The zero value decides everything
// from the file.
type Options struct {
	Sheet    string // which table of an archive, or worksheet, is wanted, as Find reads it; an archive opens its largest table without
	Encoding string // of a text, as Encodings names it; "" tells it from the bytes
	Password string // of a workbook that asks for one
	// Likely says how likely decoded text is, from 0 to 1: it helps to tell the
	// encoding of a text where several are possible. It may be nil.
	Likely     func(text string) float64
	MostMemory int64 // bytes that a table may take; 0 is the machine's Allowance
}

// Book is a file that was opened: one or more sheets of cells.
type Book struct {
	content Content
	options Options
	reader  reader
	said    []remark.Remark // of the sheet scanned last
}

// reader is what a format does.
type reader interface {
	// sheets lists the sheets in the file's order: a nameless one where the format
	// knows none.
	sheets() []Sheet
	// sample returns the first rows of a sheet.
	sample(ctx context.Context, sheet string, most int) (Sample, error)
	// scan reads all rows of a sheet below the header in its row, counted from 1.
	scan(ctx context.Context, sheet string, header int, p Plan, progress Progress) (*Table, error)
	// describe says what the file is.
	describe(f *Facts)
	// remarks says what was noticed when all rows were read.
	remarks() []remark.Remark
}

// Sheet is one sheet of a book.
type Sheet struct {
	Name   string `json:"name"`
	Hidden bool   `json:"hidden,omitempty"`
	// Aside is a table of an archive beside the one that was opened: to read it,
	// open the file anew with Options.Sheet.
	Aside bool `json:"-"`
}

// Facts say what a file is.
type Facts struct {
	Name      string // of the file
	Path      string // "" if it is in memory
	Size      int64  // bytes of the file
	Container string // "text", "gzip", "bzip2", "zip", "workbook", "old workbook", "OpenDocument spreadsheet" or "parquet"
	Encoding  string // of a text: "UTF-8", "Windows-1252" …
	Delimiter string // of a text: ",", ";", "\t", "|"
	LineEnd   string // of a text: "LF", "CRLF" or "CR"
}

// Sample is the first rows of a sheet.
type Sample struct {
	Rows   [][]string  // their cells as labels, blank rows among them; rows may differ in length
	Merges []Rectangle // merged cells of the sheet
	Marked int         // row of the headers, counted from 1, where the sheet marks a table; 0 where it marks none
	Named  bool        // the columns have names of their own, which stand in the first row
}

// Progress is told how far reading has come, in bytes of the file. It is called
// from one goroutine at a time.
type Progress func(done, total int64)

// Open tells what a file is and opens it; of several files the first. It fails with one of the errors of this
// package, or with ctx's soon after ctx is done.
func Open(ctx context.Context, c Content, o Options) (*Book, error) {
	b := &Book{content: c, options: o}
	var err error
	if c.parts != nil {
		c = c.parts[0].Content
	}
	if b.reader, err = open(ctx, c, o); err != nil || ctx.Err() != nil {
		return nil, b.failed(ctx, err)
	}
	return b, nil
}

// Facts say what the file is.
func (b *Book) Facts() Facts {
	f := Facts{Name: b.content.name, Path: b.content.path, Size: b.content.size}
	b.reader.describe(&f)
	return f
}

// Sheets lists the sheets in the file's order. A file without sheets, such as a
// text, is one nameless sheet.
func (b *Book) Sheets() []Sheet { return b.reader.sheets() }

// Find returns the name of the sheet that a user asks for: exactly, or else
// without regard to case; in an archive by the path or the file name of a table,
// and its worksheet after a slash. It is "" where a file has no sheets, or where
// the table asked for has several. It fails with ErrNoSheet.
func (b *Book) Find(asked string) (string, error) {
	asked = strings.TrimSpace(asked)
	var err error
	prefix := ""
	if a, ok := b.reader.(*archive); ok {
		if asked, err = a.within(asked); err != nil {
			return "", inFile(err, b.content.name)
		}
		prefix = a.prefix()
	}
	if asked == "" {
		return "", nil
	}
	name, err := findSheet(b.reader.sheets(), prefix+asked)
	return name, inFile(err, b.content.name)
}

// findSheet finds a sheet by its name, exactly before without regard to case.
func findSheet(sheets []Sheet, asked string) (string, error) {
	if len(sheets) == 1 && sheets[0].Name == "" {
		return "", nil
	}
	var names []string
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		names = names[:0]
		for _, s := range sheets {
			if same(s.Name, asked) {
				return s.Name, nil
			}
			names = append(names, strconv.Quote(s.Name))
		}
	}
	return "", &Error{Kind: ErrNoSheet, Err: fmt.Errorf("%q", asked), Do: "the worksheets are " + strings.Join(names, ", ")}
}

// Sample returns the first rows of a sheet, so many at most.
func (b *Book) Sample(ctx context.Context, sheet string, most int) (Sample, error) {
	s, err := b.reader.sample(ctx, sheet, most)
	if err != nil || ctx.Err() != nil {
		return Sample{}, b.failed(ctx, err)
	}
	for i, r := range s.Rows {
		if len(r) > MostColumns {
			return Sample{}, &Error{
				File: b.content.name, Kind: ErrNotTable, Do: fmt.Sprintf("choose a table of at most %d columns", MostColumns),
				Err: fmt.Errorf("row %d has %d cells", i+1, len(r)),
			}
		}
	}
	return s, nil
}

// Scan reads all rows of a sheet below the header in its row, counted from 1 (0
// if there is none), into columns as planned. It fails with ErrTooManyRows when
// they take more than Options.MostMemory, and with ctx's error soon after ctx is
// done. Progress may be nil.
func (b *Book) Scan(ctx context.Context, sheet string, header int, p Plan, progress Progress) (*Table, error) {
	return b.scan(ctx, sheet, p, func(ctx context.Context, p Plan) (*Table, []remark.Remark, error) {
		t, err := b.reader.scan(ctx, sheet, header, p, progress)
		if err != nil {
			return nil, nil, err
		}
		return t, b.reader.remarks(), nil
	})
}

// scan reads rows within the memory that they may take.
func (b *Book) scan(ctx context.Context, sheet string, p Plan, rows func(context.Context, Plan) (*Table, []remark.Remark, error)) (*Table, error) {
	most := cmp.Or(b.options.MostMemory, Allowance(os.DirFS("/")))
	within, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	p.budget = newBudget(p, most, func(rows int64) { stop(tooManyRows(sheet, rows, most)) })
	t, said, err := rows(within, p)
	if err == nil {
		b.said = append(said, t.errors.remarks(t.Files)...)
		return t, nil
	}
	if ctx.Err() == nil && within.Err() != nil {
		err = context.Cause(within)
	}
	return nil, b.failed(ctx, err)
}

// failed makes an error of this package of one that happened while the file was
// read.
func (b *Book) failed(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var known *Error
	if errors.As(err, &known) {
		return inFile(err, b.content.name)
	}
	return damaged(b.content.name, err)
}

// Fingerprint returns the SHA-256 of the file as it is, in hexadecimal. The file
// is only read for it where it was not read to its end before.
func (b *Book) Fingerprint() (string, error) { return b.content.fingerprint() }

// Remarks says what was noticed when a sheet was scanned, the last one.
func (b *Book) Remarks() []remark.Remark { return b.said }
