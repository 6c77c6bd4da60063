package review

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/workbook/sheet"
)

// kind is what the cells of a column hold.
type kind int

// The kinds.
const (
	text   kind = iota
	note        // text that is broken into lines
	pay         // whole amounts
	stated      // amounts with hundredths where they have any
	ratio
	percent
	share // per cent with hundredths where it has any
	count
	number
	factor
	date
	rank // of a percentile: P50
	flag // a helper that other formulas read
)

// formats are Excel's number formats of the kinds.
var formats = map[kind]string{
	pay: "#,##0", stated: "#,##0.##", ratio: "0.00", percent: "0.0%", share: "0.0#%", count: "#,##0", number: "General", factor: "0.0000", date: "yyyy\\-mm\\-dd", rank: `"P"0.##`, flag: "General",
}

// look is a style in the terms of this book.
type look struct {
	kind         kind
	input, quiet bool
	bold         bool
	heads        bool
	open         bool
}

// style is the identifier of a look, registered once.
func (b *book) style(l look) (int, error) {
	if id, ok := b.looks[l]; ok {
		return id, nil
	}
	s := sheet.Look{Format: formats[l.kind], Align: "right", Vertical: "top", Underline: sheet.Rule, Bold: l.bold, Open: l.input || l.open}
	switch l.kind {
	case text, date:
		s.Align, s.Indent = "left", 1
	case note:
		s.Align, s.Indent, s.Wrap, s.Size = "left", 1, true, 10
	}
	if l.input {
		s.Fill, s.Colour = sheet.Editable, sheet.MedianBlue
	}
	if l.quiet || l.kind == flag {
		s.Colour = sheet.Muted
	}
	if l.heads {
		s.Bold, s.Wrap, s.Underline = true, true, sheet.Muted
		if l.kind != rank {
			s.Format = ""
		}
	}
	id, err := b.AddStyle(s)
	if err == nil {
		b.looks[l] = id
	}
	return id, err
}

// column is one column of a table whose rows are made of R.
type column[R any] struct {
	id    string // by which formulas of its row find it
	title any    // a text, or the percentile
	wide  float64
	kind  kind
	input bool   // what a reviewer writes
	name  string // defined name of its cells; "" for none
	value func(R) any
	// formula is that of a row, in which [id] stands for the cell of a column; nil or ""
	// where the value is all.
	formula func(R) string
}

// same is a formula that every row has.
func same[R any](template string) func(R) string { return func(R) string { return template } }

// grid is a table of a sheet.
type grid[R any] struct {
	sheet   string
	header  int // its row
	columns []column[R]
	quiet   func(R) bool // whether a row stands back; nil for none
	closed  func(R) bool // whether a row has no inputs; nil for none
	bold    func(R) bool // whether a row speaks up; nil for none
	printed string       // the last column that is printed; "" is all
	repeats int          // columns on each printed page; 0 is those that are frozen
	head    string       // what heads the printed pages, which then begin with the header; "" prints the sheet's first rows
	rows    int          // how many there are, where head is set
	open    bool         // whether every cell may be changed, so that rows can be sorted
	parsed  map[string][]string
}

// letter is the column of an id.
func (g *grid[R]) letter(id string) string {
	for i, c := range g.columns {
		if c.id == id {
			return sheet.Letter(i + 1)
		}
	}
	return ""
}

// at is a cell of a row.
func (g *grid[R]) at(id string, row int) string { return g.letter(id) + strconv.Itoa(row) }

// render is a template as the formula of a row. Its parts are looked up once.
func (g *grid[R]) render(template string, row int) string {
	if template == "" {
		return ""
	}
	if g.parsed == nil {
		g.parsed = map[string][]string{}
	}
	parts, ok := g.parsed[template]
	if !ok {
		rest := template
		for {
			before, after, found := strings.Cut(rest, "[")
			if !found {
				parts = append(parts, rest)
				break
			}
			id, behind, _ := strings.Cut(after, "]")
			parts = append(parts, before+"$"+g.letter(id))
			rest = behind
		}
		g.parsed[template] = parts
	}
	number := strconv.Itoa(row)
	return strings.Join(parts, number)
}

// widths sets the widths of the sheet's columns.
func (g *grid[R]) widths() []float64 {
	all := make([]float64, len(g.columns))
	for i, c := range g.columns {
		all[i] = c.wide
	}
	return all
}

// printedWidths are those of the columns that are printed.
func (g *grid[R]) printedWidths() []float64 {
	all := g.widths()
	for i, c := range g.columns {
		if c.id == g.printed && g.printed != "" {
			return all[:i+1]
		}
	}
	return all
}

// define names the columns that formulas read.
func define[R any](b *book, g *grid[R], rows int) error {
	for i, c := range g.columns {
		if c.name == "" {
			continue
		}
		if err := b.Define(c.name, g.sheet, sheet.Fixed(i+1, g.header+1)+":"+sheet.Fixed(i+1, g.header+max(rows, 1))); err != nil {
			return err
		}
	}
	return nil
}

// writeHeader writes the row that heads a table.
func writeHeader[R any](b *book, s *sheet.Stream, g *grid[R]) error {
	s.SkipTo(g.header)
	cells := make([]any, len(g.columns))
	high := 1
	for i, c := range g.columns {
		l := look{kind: c.kind, heads: true}
		if _, isRank := c.title.(float64); isRank {
			l.kind = rank
		}
		id, err := b.style(l)
		if err != nil {
			return err
		}
		cells[i] = sheet.Cell(id, c.title)
		if words, ok := c.title.(string); ok {
			high = max(high, sheet.Lines(words, c.wide-1))
		}
	}
	return s.AddHigh(sheet.LineHeight*float64(high)+3, cells...)
}

// writeRows writes the header and the rows of a table.
func writeRows[R any](b *book, s *sheet.Stream, g *grid[R], rows []R) error {
	if err := writeHeader(b, s, g); err != nil {
		return err
	}
	is := func(asked func(R) bool, r R) bool { return asked != nil && asked(r) }
	cells := make([]any, len(g.columns))
	for _, r := range rows {
		quiet, closed, bold := is(g.quiet, r), is(g.closed, r), is(g.bold, r)
		for i := range g.columns {
			c := &g.columns[i]
			style, err := b.style(look{kind: c.kind, input: c.input && !closed, open: g.open, quiet: quiet, bold: bold})
			if err != nil {
				return err
			}
			cell := sheet.Cell(style, c.value(r))
			if c.formula != nil {
				cell.Formula = g.render(c.formula(r), s.Row+1)
			}
			cells[i] = cell
		}
		if err := s.AddHigh(g.height(r), cells...); err != nil {
			return err
		}
	}
	return nil
}

// height is how high a row must be for its notes; 0 is one line.
func (g *grid[R]) height(r R) float64 {
	high := 1
	for _, c := range g.columns {
		if c.kind != note {
			continue
		}
		if words, ok := c.value(r).(string); ok {
			high = max(high, sheet.Lines(words, c.wide-1))
		}
	}
	if high == 1 {
		return 0
	}
	return sheet.LineHeight * float64(high)
}

// begin prepares a sheet with a table and opens it: page, widths, panes, protection.
func begin[R any](b *book, g *grid[R], page sheet.Page, frozen int) (*sheet.Stream, error) {
	if !page.Upright {
		page = sheet.Abreast(g.printedWidths(), max(1, cmp.Or(g.repeats, frozen)), g.header, g.header)
	} else {
		page.Titles = append(page.Titles, fmt.Sprintf("$%d:$%d", g.header, g.header))
	}
	page.Head = g.head
	if err := b.SetWidths(g.sheet, g.widths()...); err != nil {
		return nil, err
	}
	if err := b.SetPage(g.sheet, page); err != nil {
		return nil, err
	}
	if err := b.protect(g.sheet); err != nil {
		return nil, err
	}
	if err := g.print(b); err != nil {
		return nil, err
	}
	s, err := b.Open(g.sheet)
	if err != nil {
		return nil, err
	}
	panes := &excelize.Panes{Freeze: true, XSplit: frozen, YSplit: g.header, TopLeftCell: sheet.At(frozen+1, g.header+1), ActivePane: "bottomRight"}
	if frozen == 0 {
		panes.ActivePane = "bottomLeft"
	}
	if err := s.SetPanes(panes); err != nil {
		return nil, fmt.Errorf("freezing the header of %s: %w", g.sheet, err)
	}
	return s, nil
}

// print leaves columns that only formulas read off the pages, and what stands above the table
// where the pages have a head of their own.
func (g *grid[R]) print(b *book) error {
	last := sheet.Letter(len(g.columns))
	if g.printed != "" {
		last = g.letter(g.printed)
	}
	area := "$A:$" + last
	switch {
	case g.head != "":
		area = fmt.Sprintf("$A$%d:$%s$%d", g.header, last, g.header+max(1, g.rows))
	case g.printed == "":
		return nil
	}
	err := b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: sheet.Reference(g.sheet, area), Scope: g.sheet})
	if err != nil {
		return fmt.Errorf("pages of %s: %w", g.sheet, err)
	}
	return nil
}

// protect locks what is no input, without a password.
func (b *book) protect(name string) error {
	err := b.ProtectSheet(name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, Sort: true, AutoFilter: true,
	})
	if err != nil {
		return fmt.Errorf("protecting %s: %w", name, err)
	}
	return nil
}

// head writes title and lead of a sheet.
func (b *book) head(s *sheet.Stream, title, lead string) error {
	if err := s.AddHigh(24, sheet.Cell(b.styles.Title, title)); err != nil {
		return err
	}
	return s.Add(sheet.Cell(b.styles.Lead, lead))
}
