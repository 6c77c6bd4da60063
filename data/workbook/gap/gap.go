// Package gap writes the figures of the pay gap as an Excel workbook: Figures,
// Categories, Quarters, Like for like, Not in the figures and Conventions; or a book of a
// few per cents that may leave the house. Every page is headed as a draft for checking.
// Nothing is computed here, and nobody is named: the figures are those of package gap.
package gap

import (
	"context"
	"io"
	"math"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// About says what a book is of.
type About struct {
	Name    string // of the roster; "" in what leaves the house
	Program string // "Paybench 0.1.0"
	Made    time.Time
}

// Write writes the employer's own book.
func Write(ctx context.Context, w io.Writer, r gap.Results, a About) error {
	b := newBook(a)
	b.add("Figures", "A gap is positive where women are paid less, in per cent of men's pay.", figures(r)...)
	if c := table.GapCategories(r); len(c) > 0 {
		b.add("Categories", "Workers who do the same work or work of equal value, as the employer parts them.", c...)
	}
	if q := table.GapQuarters(r); len(q) > 0 {
		b.add("Quarters", "As many people each, the lowest paid first.", q...)
	}
	if like := table.GapLike(r); len(like) > 0 {
		b.add("Like for like", table.Words(remark.New(remark.NotUnjust))+".", like...)
	}
	b.add("Not in the figures", say.N(r.People.Rows, "row", "rows")+" in the roster.", table.GapNotIn(r))
	b.add("Conventions", "What laws leave open, as it was chosen. Each could be otherwise.", conventions(r.Conventions()))
	b.chart(r)
	return b.write(ctx, w)
}

// WriteStatements writes what leaves the house for a reader: per cents and conventions,
// nothing else.
func WriteStatements(ctx context.Context, w io.Writer, r gap.Results, to gap.Reader, a About) error {
	a.Name = ""
	b := newBook(a)
	lead := "Directive (EU) 2023/970, article 9(1); national law may differ. A gap is positive where women are paid less, in per cent of men's pay."
	if to == gap.Authority {
		lead = table.Capital(table.Words(remark.New(remark.NotPassedOn))) + ". " + lead
	}
	b.add("Figures", lead, table.GapStatements(r.EU.Statements(to, r.Asked.Over, r.Asked.Gate)))
	said := r.Open()
	switch before := len(r.Asked.Published); {
	case to != gap.Public:
	case before == 0:
		said = append(said, remark.New(remark.NothingHeldAgainst))
	default:
		said = append(said, remark.New(remark.HeldAgainst, before))
	}
	b.add("Conventions", "What the law leaves open, as it was chosen.", conventions(said))
	return b.write(ctx, w)
}

// figures are the tables of the first sheet: those by law, without categories, and what
// decisions come to.
func figures(r gap.Results) []table.Facts {
	all := append(table.GapChange(r), table.GapFigures(r)...)
	if len(all) == 0 {
		all = append(all, table.Facts{Head: []string{"No figures of a law were asked for"}})
	}
	return all
}

func conventions(said []remark.Remark) table.Facts {
	f := table.Facts{Head: []string{"Convention"}}
	for _, text := range table.AllWords(said) {
		text = table.WithoutFlags(text)
		f.Rows = append(f.Rows, []table.Fact{{Text: table.Capital(text)}})
	}
	return f
}

// page is one sheet.
type page struct {
	name, lead string
	tables     []table.Facts
	charts     []sheet.Chart // below the tables
}

// rows are those that the page has without its charts.
func (p page) rows() int {
	n := 3 // the title, the mark and the lead
	for _, t := range p.tables {
		n += 2 + len(t.Rows) + len(broken(t.Notes, p.widths()))
		if t.Title != "" {
			n++
		}
	}
	return n
}

// book is a workbook in the making.
type book struct {
	sheet.Book
	about  About
	pages  []page
	styles sheet.Styles
	looks  map[sheet.Look]int
}

func newBook(a About) *book {
	draft := table.Words(remark.New(remark.DraftForChecking))
	return &book{Book: sheet.Book{Source: a.Name, Mark: draft}, about: a, looks: map[sheet.Look]int{}}
}

func (b *book) add(name, lead string, tables ...table.Facts) {
	b.pages = append(b.pages, page{name: name, lead: lead, tables: tables})
}

func (b *book) write(ctx context.Context, w io.Writer) error {
	return sheet.Write(ctx, w, &b.Book, b.begin, b.writePages, func() error {
		return b.SetProperties(sheet.Properties{
			Title: "Pay gap", Subject: "What women and men are paid", Description: b.Mark, Keywords: "pay gap", Program: b.about.Program, Made: b.about.Made,
		})
	})
}

// begin makes the sheets and the styles.
func (b *book) begin() (err error) {
	var names []string
	for _, p := range b.pages {
		names = append(names, p.name)
	}
	if len(b.Data) > 0 {
		names = append(names, chartData)
	}
	if err := b.AddSheets(names...); err != nil {
		return err
	}
	b.styles, err = b.AddStyles(sheet.Pay{})
	return err
}

func (b *book) writePages() error {
	for _, p := range b.pages {
		if err := b.writePage(p); err != nil {
			return err
		}
	}
	return b.writeChartData()
}

// widths of columns, in digits: a first one, one of words and one of figures.
const (
	firstWide  = 46
	wordsWide  = 28
	figureWide = 13
	aloneWide  = 100
)

// widths are those of a sheet's columns. A column whose words are longer than a figure is
// has room for them.
func (p page) widths() []float64 {
	widths := []float64{firstWide}
	for _, t := range p.tables {
		for len(widths) < len(t.Head) {
			widths = append(widths, figureWide)
		}
		for _, row := range t.Rows {
			for i, f := range row {
				if i > 0 && f.As == table.AsText && len(f.Text) > figureWide {
					widths[i] = wordsWide
				}
			}
		}
	}
	if len(widths) == 1 {
		return []float64{aloneWide}
	}
	return widths
}

// writePage writes a sheet: what it is, then its tables, one below the other.
func (b *book) writePage(p page) error {
	widths := p.widths()
	if err := b.SetWidths(p.name, widths...); err != nil {
		return err
	}
	if err := b.SetPage(p.name, sheet.Page{Upright: len(widths) <= 6}); err != nil {
		return err
	}
	end := p.rows() + 2
	for _, c := range p.charts {
		if err := b.Draw(p.name, sheet.At(1, end), c); err != nil {
			return err
		}
		end += c.Rows + 1
	}
	s, err := b.Open(p.name)
	if err != nil {
		return err
	}
	if err := s.AddHigh(24, sheet.Cell(b.styles.Title, p.name)); err != nil {
		return err
	}
	for _, line := range []string{b.Mark + ".", p.lead} {
		if err := s.Add(sheet.Cell(b.styles.Lead, line)); err != nil {
			return err
		}
	}
	for _, t := range p.tables {
		if err := b.writeTable(s, t, widths); err != nil {
			return err
		}
	}
	if len(p.charts) > 0 {
		if err := s.FillTo(end); err != nil {
			return err
		}
	}
	return s.Close()
}

// writeTable writes one table under a free row.
func (b *book) writeTable(s *sheet.Stream, t table.Facts, widths []float64) error {
	s.SkipTo(s.Row + 2)
	if t.Title != "" {
		if err := s.AddHigh(20, sheet.Cell(b.styles.Section, t.Title)); err != nil {
			return err
		}
	}
	var head []any
	for i, text := range t.Head {
		align := "right"
		if i == 0 {
			align = "left"
		}
		id, err := b.style(sheet.Look{Bold: true, Wrap: true, Align: align, Underline: sheet.Muted})
		if err != nil {
			return err
		}
		head = append(head, sheet.Cell(id, text))
	}
	if err := s.Add(head...); err != nil {
		return err
	}
	for _, row := range t.Rows {
		var cells []any
		high := 1
		for i, f := range row {
			words := i == 0 || widths[i] == wordsWide
			cell, err := b.cell(f, words)
			if err != nil {
				return err
			}
			if cells = append(cells, cell); words {
				high = max(high, sheet.Lines(f.Text, widths[i]-1))
			}
		}
		if err := s.AddHigh(float64(high)*sheet.LineHeight, cells...); err != nil {
			return err
		}
	}
	for _, note := range broken(t.Notes, widths) {
		if err := s.Add(sheet.Cell(b.styles.Lead, note)); err != nil {
			return err
		}
	}
	return nil
}

// broken are texts in lines that are no wider than columns together: what stands out to the
// right makes a printed page smaller.
func broken(texts []string, widths []float64) (lines []string) {
	wide := 0.0
	for _, w := range widths {
		wide += w
	}
	for _, text := range texts {
		line := ""
		for _, word := range strings.Fields(text) {
			longer := strings.TrimSpace(line + " " + word)
			if line != "" && sheet.Lines(longer, wide) > 1 {
				lines, longer = append(lines, line), word
			}
			line = longer
		}
		lines = append(lines, line)
	}
	return lines
}

// formats are Excel's number formats of facts; per cents are shares there.
var formats = map[table.FactKind]string{
	table.AsCount: "#,##0", table.AsAmount: "#,##0.00", table.AsPercent1: "0.0%", table.AsPercent2: "0.00%", table.AsNumber: "0.0000", table.AsPoints: "+0.00;-0.00;0.00",
}

// cell is a fact; words are broken into lines.
func (b *book) cell(f table.Fact, words bool) (excelize.Cell, error) {
	look := sheet.Look{Format: formats[f.As], Align: "right", Vertical: "top", Underline: sheet.Rule}
	if words {
		look.Align, look.Wrap = "left", true
	}
	id, err := b.style(look)
	switch {
	case err != nil:
		return excelize.Cell{}, err
	case !f.Known():
		return sheet.Cell(id, f.String()), nil
	case f.As == table.AsPercent1 || f.As == table.AsPercent2:
		return sheet.Cell(id, math.Round(f.Number*1e10)/1e12), nil // 53.3 % is 0.533, and not 0.5329999999999999
	}
	return sheet.Cell(id, f.Number), nil
}

// style is the identifier of a look, registered once.
func (b *book) style(l sheet.Look) (int, error) {
	if id, ok := b.looks[l]; ok {
		return id, nil
	}
	id, err := b.AddStyle(l)
	if err == nil {
		b.looks[l] = id
	}
	return id, err
}
