package template

import (
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// explained is the name of the sheet that explains the columns.
const explained = "Columns"

// Write writes a blank workbook of a kind.
func Write(w io.Writer, k Kind) error {
	f := excelize.NewFile()
	b := blank{file: f, sheets: Sheets(k)}
	err := b.fill()
	if err == nil {
		_, err = f.WriteTo(w)
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("making the %s template: %w", k, err)
	}
	return nil
}

// blank is a workbook in the making.
type blank struct {
	file   *excelize.File
	sheets []Sheet

	head, needed, text, wrapped int // styles
}

// fill fills the workbook with its sheets.
func (b *blank) fill() error {
	if err := b.file.SetSheetName("Sheet1", b.sheets[0].Name); err != nil {
		return err
	}
	if err := b.addStyles(); err != nil {
		return err
	}
	for _, s := range b.sheets {
		if _, err := b.file.NewSheet(s.Name); err != nil { // which leaves one that is there
			return err
		}
		if err := b.addHeaders(s); err != nil {
			return err
		}
	}
	if _, err := b.file.NewSheet(explained); err != nil {
		return err
	}
	return b.addExplanations()
}

// The colours: white on dark for headers, blue where a column is needed.
const (
	white, grey, blue = "FFFFFF", "595959", "1F5FA8"
	textFormat        = 49 // Excel's own "@"
)

func (b *blank) addStyles() error {
	head := func(colour string) *excelize.Style {
		return &excelize.Style{
			Font: &excelize.Font{Bold: true, Color: white, Family: "Calibri", Size: 11},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}},
		}
	}
	for _, style := range []struct {
		id   *int
		look *excelize.Style
	}{
		{&b.head, head(grey)},
		{&b.needed, head(blue)},
		{&b.text, &excelize.Style{NumFmt: textFormat}},
		{&b.wrapped, &excelize.Style{NumFmt: textFormat, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
	} {
		id, err := b.file.NewStyle(style.look)
		if err != nil {
			return err
		}
		*style.id = id
	}
	return nil
}

// addHeaders fills a sheet to be filled in: headers, and how cells are typed.
func (b *blank) addHeaders(s Sheet) error {
	for i, c := range s.Columns {
		if err := b.addHeader(s.Name, i+1, c); err != nil {
			return err
		}
	}
	return b.lay(s.Name)
}

func (b *blank) addHeader(sheet string, number int, c Column) error {
	letter, err := excelize.ColumnNumberToName(number)
	if err != nil {
		return err
	}
	if c.AsText {
		if err := b.file.SetColStyle(sheet, letter, b.text); err != nil {
			return err
		}
	}
	if err := b.header(sheet, letter, c.Header, c.Needed); err != nil {
		return err
	}
	if err := b.file.SetColWidth(sheet, letter, letter, float64(max(12, utf8.RuneCountInString(c.Header)+4))); err != nil {
		return err
	}
	if c.Choices == nil {
		return nil
	}
	offer := excelize.NewDataValidation(true)
	offer.SetSqref(letter + "2:" + letter + "1048576")
	if err := offer.SetDropList(c.Choices); err != nil {
		return err
	}
	return b.file.AddDataValidation(sheet, offer)
}

// header writes a header into row 1.
func (b *blank) header(sheet, letter, text string, needed bool) error {
	style := b.head
	if needed {
		style = b.needed
	}
	if err := b.file.SetCellValue(sheet, letter+"1", text); err != nil {
		return err
	}
	return b.file.SetCellStyle(sheet, letter+"1", letter+"1", style)
}

// The widths of the columns that hold sentences, in characters, and the height of
// a line, in points.
const (
	tellsWidth = 44
	formsWidth = 52
	lineHeight = 15
)

// lines is how many lines a text takes in a column so wide, with room to spare for
// words that do not break where it ends.
func lines(text string, width int) int {
	return 1 + utf8.RuneCountInString(text)/(width-6)
}

// addExplanations fills the sheet that explains the columns.
func (b *blank) addExplanations() error {
	for i, head := range []struct {
		text  string
		width float64
	}{{"Column", 20}, {"Needed", 9}, {"What it tells", tellsWidth}, {"How it may be written", formsWidth}, {"Example", 32}} {
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := b.header(explained, letter, head.text, false); err != nil {
			return err
		}
		if err := b.file.SetColWidth(explained, letter, letter, head.width); err != nil {
			return err
		}
	}
	row := 1
	for _, of := range b.sheets {
		for _, c := range of.Columns {
			row++
			if len(b.sheets) > 1 {
				c.Header = of.Name + ": " + c.Header
			}
			if err := b.explain(row, c); err != nil {
				return err
			}
		}
	}
	if err := b.file.SetCellStyle(explained, "A2", fmt.Sprintf("E%d", row), b.wrapped); err != nil {
		return err
	}
	return b.lay(explained)
}

// explain fills the row that explains a column.
func (b *blank) explain(row int, c Column) error {
	needed := "no"
	if c.Needed {
		needed = "yes"
	}
	cells := []any{c.Header, needed, c.Tells, c.Forms, c.Example}
	if err := b.file.SetSheetRow(explained, fmt.Sprintf("A%d", row), &cells); err != nil {
		return err
	}
	lines := max(lines(c.Tells, tellsWidth), lines(c.Forms, formsWidth))
	return b.file.SetRowHeight(explained, row, float64(lines)*lineHeight)
}

// lay keeps the headers of a sheet in view, and prints it as wide as a page.
func (b *blank) lay(sheet string) error {
	if err := b.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	fit, landscape, wide, long := true, "landscape", 1, 0
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &wide, FitToHeight: &long})
}
