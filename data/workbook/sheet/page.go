package sheet

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Page says how a sheet is printed.
type Page struct {
	Titles  []string // rows and columns repeated on each page, as "$1:$2"
	Wide    int      // pages side by side; 0 is one
	Single  bool     // all of it on one page
	Breaks  bool     // in pages of its own, each a little smaller than it is
	Upright bool     // portrait
	Head    string   // what stands above each page beside the book's mark; "" for nothing
}

// readable is how wide a page of A4 may be, in digits, to be read when it is printed:
// its letters are eight points high.
const readable = 200.0

// Abreast is a page of a table whose columns have widths: one too wide to be read is
// printed on pages side by side, its first columns on each. The rows from one to another
// are repeated on each page.
func Abreast(widths []float64, columns, from, to int) Page {
	all, repeated := 0.0, 0.0
	for i, w := range widths {
		all += w
		if i < columns {
			repeated += w
		}
	}
	p := Page{Titles: []string{fmt.Sprintf("$%d:$%d", from, to)}, Wide: 1}
	if all > readable {
		p.Wide = int(math.Ceil((all - repeated) / max(readable-repeated, readable/2)))
		p.Titles = append([]string{"$A:$" + Letter(columns)}, p.Titles...)
	}
	return p
}

// SetPage sets a sheet up for printing: as wide as the page or pages, whether A4 or
// Letter, with the source below and the book's mark above.
func (b *Book) SetPage(name string, p Page) error {
	orientation, wide, tall := "landscape", max(1, p.Wide), 0
	if p.Upright {
		orientation = "portrait"
	}
	if p.Single {
		tall = 1
	}
	layout := &excelize.PageLayoutOptions{Orientation: &orientation}
	if p.Breaks {
		smaller := uint(85) // room for charts where another font makes columns wider
		layout.AdjustTo = &smaller
	} else {
		layout.FitToWidth, layout.FitToHeight = &wide, &tall
	}
	fits, grid := !p.Breaks, false
	side, end, edge := 0.5, 0.6, 0.3
	for _, set := range []func() error{
		func() error { return b.SetPageLayout(name, layout) },
		func() error { return b.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fits}) },
		func() error {
			return b.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &edge, Footer: &edge})
		},
		func() error { return b.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &grid}) },
		func() error { return b.SetHeaderFooter(name, b.headerFooter(p.Head)) },
		func() error { return b.setPrintTitles(name, p.Titles) },
	} {
		if err := set(); err != nil {
			return fmt.Errorf("page of %s: %w", name, err)
		}
	}
	return nil
}

// setPrintTitles repeats rows and columns on each printed page.
func (b *Book) setPrintTitles(name string, titles []string) error {
	if len(titles) == 0 {
		return nil
	}
	cells := make([]string, len(titles))
	for i, t := range titles {
		cells[i] = Reference(name, t)
	}
	return b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: strings.Join(cells, ","), Scope: name})
}

// headerFooter is the text above and below each printed page.
func (b *Book) headerFooter(head string) *excelize.HeaderFooterOptions {
	var header string
	if head != "" {
		header = `&L&"Calibri,Bold"&12&A&"Calibri,Regular"&8` + footerText("· "+head)
	}
	if b.Mark != "" {
		header += `&R&"Calibri,Bold"&9` + b.Mark
	}
	footer := "&L&8" + footerText(b.Source) + "&C&8&A&R&8&P / &N"
	return &excelize.HeaderFooterOptions{OddHeader: header, OddFooter: footer}
}

// footerText makes a text safe for a page footer, where & begins a code and the
// whole may have 255 characters. A digit at its beginning would be read as part
// of the font's size before it.
func footerText(text string) string {
	text = cut(strings.Join(strings.Fields(Fit(text)), " "), 90)
	return " " + strings.ReplaceAll(text, "&", "&&")
}
