package sheets

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"strconv"
	"strings"
	"time"
)

// mostCells is how many cells an OpenDocument spreadsheet may have in memory. A
// few bytes can say that a cell repeats for as long and wide as a sheet can be.
const mostCells = 1 << 24

// openOpenDocument opens an OpenDocument spreadsheet (.ods, ISO/IEC
// 26300), as LibreOffice writes it.
func openOpenDocument(ctx context.Context, c Content, archive *zip.Reader) (reader, error) {
	refuse := func(what string) (reader, error) { return nil, kind{what: what, do: resave}.refused(c.name) }
	parts := &bookParts{archive: archive}
	if mime, err := parts.part(ctx, "mimetype"); err != nil || !bytes.Contains(mime, []byte("opendocument.spreadsheet")) {
		return refuse("it is an OpenDocument file, but not a spreadsheet")
	}
	if manifest, err := parts.part(ctx, "META-INF/manifest.xml"); err == nil && bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, locked()
	}
	data, err := parts.part(ctx, "content.xml")
	if err != nil {
		return nil, inFile(damaged(c.name, err), c.name)
	}
	d := documentScanner{xml: scanXML(ctx, data), hidden: map[string]bool{}}
	if err := d.scan(); err != nil {
		return nil, inFile(err, c.name)
	}
	return newHeld(c, "OpenDocument spreadsheet", d.sheets)
}

// documentScanner reads the sheets of a document.
type documentScanner struct {
	xml    xmlScanner
	hidden map[string]bool // styles of sheets that are not shown
	style  string          // the style read last
	sheets []heldSheet
	cells  int // in memory
	blank  int // rows read last that hold nothing
	column int // that is described next, counted from 1
}

// scan reads all sheets.
func (d *documentScanner) scan() error {
	open := false
	for tag, ok := d.xml.next(); ok; tag, ok = d.xml.next() {
		switch {
		case tag.is("style"):
			d.style = unescape(tag.attribute("style:name"))
		case tag.is("table-properties"):
			d.hidden[d.style] = string(tag.attribute("table:display")) == "false"
		case tag.is("table") && !tag.empty:
			open = true
			d.sheets = append(d.sheets, heldSheet{Sheet: Sheet{
				Name: unescape(tag.attribute("table:name")), Hidden: d.hidden[unescape(tag.attribute("table:style-name"))],
			}})
			d.blank, d.column = 0, 1
		case tag.is("table-column") && len(d.sheets) > 0:
			d.columns(tag)
		case tag.ends("table") && len(d.sheets) > 0:
			d.sheets[len(d.sheets)-1].fill()
			open = false
		case tag.is("table-row") && !tag.empty && len(d.sheets) > 0:
			if err := d.row(tag); err != nil {
				return err
			}
		}
	}
	if open {
		return damaged("", errors.New("its content ends in the middle of a sheet"))
	}
	return nil
}

// columns reads what is said of columns.
func (d *documentScanner) columns(tag xmlTag) {
	next := d.column + countOf(tag, "table:number-columns-repeated", MostColumns)
	if isUnseen(tag) {
		d.sheets[len(d.sheets)-1].hidden.columns(d.column, next-1)
	}
	d.column = min(next, MostColumns)
}

// isUnseen reports whether a row or column is hidden or filtered out.
func isUnseen(tag xmlTag) bool {
	visibility := string(tag.attribute("table:visibility"))
	return visibility == "collapse" || visibility == "filter"
}

// row reads a row, which may stand several times.
func (d *documentScanner) row(open xmlTag) error {
	times := countOf(open, "table:number-rows-repeated", mostRows)
	sheet := &d.sheets[len(d.sheets)-1]
	line := len(sheet.rows) + d.blank + 1
	var cells []string
	blank := 0 // cells before the next that holds something
	for tag, ok := d.xml.next(); ok && !tag.ends("table-row"); tag, ok = d.xml.next() {
		if !tag.is("table-cell") && !tag.is("covered-table-cell") {
			continue
		}
		columns := countOf(tag, "table:number-columns-repeated", MostColumns)
		text := d.cell(tag)
		if text == "" {
			blank += columns
			continue
		}
		if len(cells)+blank+columns > MostColumns {
			return damaged("", errSheet)
		}
		cells = append(cells, make([]string, blank)...)
		blank = 0
		sheet.merge(tag, line, len(cells)+1)
		for range columns {
			cells = append(cells, text)
		}
	}
	if len(cells) == 0 {
		d.blank += times
		return nil
	}
	d.cells += len(cells) + times
	if d.cells > mostCells || len(sheet.rows)+d.blank+times > mostRows {
		return tooLarge("", mostInMemory)
	}
	sheet.rows = append(sheet.rows, make([][]string, d.blank)...)
	d.blank = 0
	for range times {
		sheet.rows = append(sheet.rows, cells)
		if isUnseen(open) {
			sheet.hidden.row(len(sheet.rows))
		}
	}
	return nil
}

// merge notes a cell that covers several.
func (s *heldSheet) merge(tag xmlTag, row, column int) {
	rows := countOf(tag, "table:number-rows-spanned", mostRows)
	columns := countOf(tag, "table:number-columns-spanned", MostColumns)
	if rows > 1 || columns > 1 {
		s.merges = append(s.merges, Rectangle{row, row + rows - 1, column, column + columns - 1})
	}
}

// countOf returns a count that an attribute gives, 1 without it.
func countOf(tag xmlTag, name string, most int) int {
	n, err := strconv.Atoi(string(tag.attribute(name)))
	if err != nil {
		return 1
	}
	return min(max(n, 1), most)
}

// cell reads a cell as a person would write it: numbers and dates as they are
// stored, not as they are shown.
func (d *documentScanner) cell(open xmlTag) string {
	text := ""
	if !open.empty {
		text = d.paragraphs(string(open.name))
	}
	switch string(open.attribute("office:value-type")) {
	case "float":
		return numberFormat{}.text(string(open.attribute("office:value")))
	case "currency":
		currency := numberFormat{after: unescape(open.attribute("office:currency"))}
		return currency.text(string(open.attribute("office:value")))
	case "percentage":
		return numberFormat{kind: percent}.text(string(open.attribute("office:value")))
	case "date":
		date := string(open.attribute("office:date-value"))
		if at, err := time.Parse("2006-01-02T15:04:05", date); err == nil {
			return at.Round(time.Second).Format(time.DateTime)
		}
		return date
	case "boolean":
		return strings.ToUpper(string(open.attribute("office:boolean-value")))
	}
	return strings.TrimFunc(text, isSpace)
}

// paragraphs reads to the end of a cell: its text, without notes and what is drawn
// upon it.
func (d *documentScanner) paragraphs(cell string) string {
	var text strings.Builder
	inside := false // of a paragraph
	for tag, ok := d.xml.next(); ok; tag, ok = d.xml.next() {
		if inside {
			text.WriteString(unescape(tag.text))
		}
		switch {
		case tag.ends(cell):
			return text.String()
		case tag.is("annotation"), tag.is("frame"), tag.is("shapes"):
			d.skip(tag)
		case tag.is("p"):
			if text.Len() > 0 {
				text.WriteByte('\n')
			}
			inside = !tag.empty
		case tag.ends("p"):
			inside = false
		case tag.is("s"):
			text.WriteString(strings.Repeat(" ", countOf(tag, "text:c", 1000)))
		case tag.is("tab"), tag.is("line-break"):
			text.WriteByte(' ')
		}
	}
	return text.String()
}

// skip reads to the end of an element.
func (d *documentScanner) skip(open xmlTag) {
	for ok := !open.empty; ok; {
		var tag xmlTag
		tag, ok = d.xml.next()
		ok = ok && !tag.ends(string(open.name))
	}
}
