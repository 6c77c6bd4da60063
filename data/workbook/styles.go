package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// The colours of the workbook: those of screen and charts.
const (
	medianBlue = "0072B2"
	topOrange  = "B86E00" // of text; bars are lighter
	topBar     = "D97706"
	ink        = "1F2933"
	muted      = "6B7280"
	rule       = "D1D5DB"
	tint       = "EEF4F9" // behind the whole cut
	editable   = "FFF8E1" // behind what a reviewer may change
	face       = "Calibri"
)

// tone is how much a column of figures speaks up.
type tone int

// The tones.
const (
	plain  tone = iota
	median      // in the median's colour
	top         // in that of the top 10 %
	quiet       // beside others: intervals
	tones
)

// format is what a cell of a table holds.
type format int

// The formats. A figure that is withheld or not published and an interval that
// cannot be had are texts that say why; their format shows "withheld", "not
// published" and a dash.
const (
	textFormat   format = iota
	noteFormat          // text that is broken into lines
	payFormat           // in the comparison's basis
	otherFormat         // in the other basis: hourly for annual pay
	countFormat         // whole numbers
	ratioFormat         // 1 is 100 %
	besideFormat        // text in a column of figures: "≥ $239,200"
	lineFormat          // text on one line
	rowFormat           // a number that is not a quantity: a row, a year
	plainNumber         // any number
	withheldFormat
	unpublishedFormat
	withoutFormat
	formats
)

// styles are the identifiers of the cell styles in use.
type styles struct {
	title, lead, label, section, wrapped, note, link int
	medianBig, topBig, countBig, reasonBig, other    int
	input, inputPay                                  int
	textHeader, lineHeader                           int                 // over texts: in the first column, and beside figures
	header                                           [tones]int          // over figures
	row, strip                                       [tones][formats]int // of a table, and of the whole cut above it
}

// look is a cell style in our own words.
type look struct {
	format       string
	colour, fill string
	size         float64
	bold, italic bool
	wrap         bool
	align        string // "left", "right" or "center"
	vertical     string
	indent       int
	underline    string // colour of a line below
}

// newStyle registers a style.
func (b *book) newStyle(l look) (int, error) {
	style := excelize.Style{
		Font:      &excelize.Font{Family: face, Color: l.colour, Size: l.size, Bold: l.bold, Italic: l.italic},
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: l.vertical, WrapText: l.wrap, Indent: l.indent},
	}
	if l.colour == "" {
		style.Font.Color = ink
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	if l.fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.underline != "" {
		style.Border = []excelize.Border{{Type: "bottom", Color: l.underline, Style: 1}}
	}
	id, err := b.NewStyle(&style)
	if err != nil {
		return 0, fmt.Errorf("style: %w", err)
	}
	return id, nil
}

// newStyles registers the styles of a comparison, number formats in its currency.
func (b *book) newStyles(c market.Comparison) (styles, error) {
	var s styles
	pay := numberFormat(c.Currency, table.Decimals(c.Query.Basis))
	named := []struct {
		id   *int
		look look
	}{
		{&s.title, look{bold: true, size: 16}},
		{&s.lead, look{colour: muted}},
		{&s.label, look{bold: true, vertical: "top"}},
		{&s.section, look{bold: true, size: 12, colour: medianBlue, underline: rule}},
		{&s.wrapped, look{wrap: true, vertical: "top", align: "left"}},
		{&s.note, look{wrap: true, vertical: "top", colour: muted, size: 10}},
		{&s.link, look{colour: medianBlue}},
		{&s.medianBig, look{format: pay, bold: true, size: 22, colour: medianBlue, align: "left"}},
		{&s.topBig, look{format: pay, bold: true, size: 22, colour: topOrange, align: "left"}},
		{&s.countBig, look{format: "#,##0", size: 22, align: "left"}},
		{&s.reasonBig, look{italic: true, colour: muted, wrap: true, align: "left", vertical: "center"}},
		{&s.other, look{format: otherWords(c), colour: muted, align: "left"}},
		{&s.input, look{format: "#,##0.##", fill: editable, colour: medianBlue, align: "left", underline: rule}},
		{&s.inputPay, look{format: pay, fill: editable, colour: medianBlue, align: "left", underline: rule}},
	}
	for _, n := range named {
		id, err := b.newStyle(n.look)
		if err != nil {
			return s, err
		}
		*n.id = id
	}
	return s, b.addTableStyles(&s, c)
}

// addTableStyles registers the styles of tables: each tone with each format.
func (b *book) addTableStyles(s *styles, c market.Comparison) (err error) {
	heading := look{bold: true, wrap: true, align: "left", vertical: "top", underline: muted}
	if s.textHeader, err = b.newStyle(heading); err != nil {
		return err
	}
	heading.indent = 1
	if s.lineHeader, err = b.newStyle(heading); err != nil {
		return err
	}
	for t := range tones {
		header := look{bold: true, wrap: true, align: "right", vertical: "top", colour: toneColour(t), underline: muted}
		if s.header[t], err = b.newStyle(header); err != nil {
			return err
		}
		for f := range formats {
			l := formatLook(f, c)
			if l.colour == "" {
				l.colour = toneColour(t)
			}
			l.bold = l.bold || t == median || t == top
			l.underline, l.vertical = rule, "top"
			if s.row[t][f], err = b.newStyle(l); err != nil {
				return err
			}
			l.bold, l.fill = f != withheldFormat && f != unpublishedFormat, tint
			if s.strip[t][f], err = b.newStyle(l); err != nil {
				return err
			}
		}
	}
	return nil
}

// toneColour is the colour of a tone's text.
func toneColour(t tone) string {
	return [tones]string{plain: ink, median: medianBlue, top: topOrange, quiet: muted}[t]
}

// formatLook is how cells of a format look, whatever their tone.
func formatLook(f format, c market.Comparison) look {
	decimals := table.Decimals(c.Query.Basis)
	switch f {
	case noteFormat:
		return look{wrap: true, size: 9, colour: muted, align: "left", indent: 1}
	case payFormat:
		return look{format: numberFormat(c.Currency, decimals), align: "right"}
	case otherFormat:
		return look{format: numberFormat(c.Currency, table.Decimals(otherBasis(c))), align: "right"}
	case countFormat:
		return look{format: "#,##0", align: "right"}
	case ratioFormat:
		return look{format: "0%", align: "right"}
	case besideFormat:
		return look{align: "right"}
	case lineFormat:
		return look{align: "left", indent: 1}
	case rowFormat:
		return look{format: "0", align: "right"}
	case plainNumber:
		return look{align: "right"}
	case withheldFormat:
		return look{format: `0;-0;0;"withheld"`, align: "right", italic: true, colour: muted, size: 9}
	case unpublishedFormat:
		return look{format: `0;-0;0;"not published"`, align: "right", italic: true, colour: muted, size: 9}
	case withoutFormat:
		return look{format: `0;-0;0;"–"`, align: "right", colour: muted}
	default:
		return look{wrap: true}
	}
}

// otherBasis is the basis that figures are also given in: an hour for annual
// pay, a year for other pay.
func otherBasis(c market.Comparison) market.Basis {
	if c.Query.Basis == market.Annual {
		return market.Hourly
	}
	return market.Annual
}

// otherWords is the number format of a figure in the other basis, in words.
func otherWords(c market.Comparison) string {
	basis, words := otherBasis(c), "a year"
	if basis == market.Hourly {
		words = "an hour"
	}
	return wordedFormat(c.Currency, table.Decimals(basis), ` "`+words+`"`)
}

// numberFormat is Excel's number format of a currency: its sign as literal text,
// digits grouped by thousands, for rupees in the Indian manner.
func numberFormat(currency string, decimals int) string { return wordedFormat(currency, decimals, "") }

// wordedFormat is numberFormat with literal words behind the number.
func wordedFormat(currency string, decimals int, words string) string {
	sign, fraction := "", words
	if symbol := money.Symbol(currency); symbol != "" {
		sign = `"` + strings.ReplaceAll(symbol, `"`, "") + `"`
	}
	if decimals > 0 {
		fraction = "." + strings.Repeat("0", decimals) + words
	}
	if currency == "INR" {
		return `[>=10000000]` + sign + `##\,##\,##\,##0` + fraction +
			`;[>=100000]` + sign + `##\,##\,##0` + fraction + `;` + sign + `#,##0` + fraction
	}
	return sign + "#,##0" + fraction
}
