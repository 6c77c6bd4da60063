package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/money"
)

// The colours of the workbook: those of screen and charts.
const (
	MedianBlue = "0072B2"
	TopOrange  = "B86E00" // of text; bars are lighter
	TopBar     = "D97706"
	Stale      = "9CA3AF" // what no longer holds
	Alarm      = "B91C1C" // what a check fails
	Muted      = "6B7280" // what stands beside
	Rule       = "D1D5DB" // lines between rows
	Editable   = "FFF8E1" // behind what a reviewer may change
	Ink        = "1F2933" // of text
	muted      = Muted
	rule       = Rule
	tint       = "EEF4F9" // behind what stands above a table
	editable   = Editable
	face       = "Calibri"
)

// usualSize is the size of letters, in points.
const usualSize = 11.0

// Tone is how much a column of figures speaks up.
type Tone int

// The tones.
const (
	Plain  Tone = iota
	Median      // in the median's colour
	Top         // in that of the top 10 %
	Quiet       // beside others: intervals
	tones
)

// Format is what a cell of a table holds.
type Format int

// The formats. A figure that is withheld or not published and an interval that
// cannot be had are texts that say why; their format shows "withheld", "not
// published" and a dash.
const (
	TextFormat   Format = iota
	NoteFormat          // text that is broken into lines
	PayFormat           // in the basis of the book's Pay
	OtherFormat         // in its other basis: hourly for annual pay
	CountFormat         // whole numbers
	RatioFormat         // 1 is 100 %
	BesideFormat        // text in a column of figures: "unknown"
	LineFormat          // text on one line
	RowFormat           // a number that is not a quantity: a row, a year
	NumberFormat        // any number
	ChangeFormat        // 0.05 is +5.0 %
	WithheldFormat
	unpublishedFormat
	withoutFormat
	InputFormat // pay that a reviewer may change
	leastFormat // of pay, of the other basis and of ratios; of pay and so on at most
	mostFormat  = leastFormat + 3
	formats     = mostFormat + 3
)

// bounded is the format of numbers that stand for themselves or more, or for
// themselves or less: the first of three formats, for pay, its other basis and ratios.
func (f Format) bounded(first Format) Format {
	switch f {
	case OtherFormat:
		return first + 1
	case RatioFormat:
		return first + 2
	default:
		return first
	}
}

// Pay is what amounts are in, as number formats need it.
type Pay struct {
	Currency      string // code, as "EUR"; "" for none
	Decimals      int    // of amounts in the basis shown
	OtherDecimals int    // of amounts in the other basis
	OtherWords    string // what the other basis is, as "an hour"
}

// Styles are the identifiers of the cell styles in use.
type Styles struct {
	Title, Lead, LeadWrapped, Label, Section, Wrapped, Note, Link int
	MedianBig, TopBig, CountBig, ReasonBig, Other                 int
	MedianLeast, TopLeast, OwnBig                                 int        // large top codes, and own pay
	From, To, OfMedian, RankOf, Apart                             int        // beside large figures: an interval, and where own pay stands
	Input, InputPay                                               int        // cells a reviewer may change
	TextHeader, LineHeader                                        int        // over texts: in the first column, and beside figures
	Header                                                        [tones]int // over figures
	Row, Strip                                                    StyleSet   // of a table, and of what stands above it
}

// StyleSet are the styles of a table's cells: each tone with each format.
type StyleSet [tones][formats]int

// Look is a cell style in our own words.
type Look struct {
	Format       string // of numbers, in Excel's words
	Colour, Fill string // as "1F2933"; "" for Ink on no ground
	Size         float64
	Bold, Italic bool
	Wrap         bool
	Align        string // "left", "right" or "center"
	Vertical     string // "top" or "center"
	Indent       int
	Underline    string // colour of a line below
	Open         bool   // may be changed where the sheet is protected
}

// AddStyle registers a style.
func (b *Book) AddStyle(l Look) (int, error) {
	style := excelize.Style{
		Font:      &excelize.Font{Family: face, Color: l.Colour, Size: l.Size, Bold: l.Bold, Italic: l.Italic},
		Alignment: &excelize.Alignment{Horizontal: l.Align, Vertical: l.Vertical, WrapText: l.Wrap, Indent: l.Indent},
	}
	if l.Colour == "" {
		style.Font.Color = Ink
	}
	if l.Size == 0 {
		style.Font.Size = usualSize
	}
	if l.Format != "" {
		style.CustomNumFmt = &l.Format
	}
	if l.Fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.Fill}}
	}
	if l.Underline != "" {
		style.Border = []excelize.Border{{Type: "bottom", Color: l.Underline, Style: 1}}
	}
	if l.Open {
		style.Protection = &excelize.Protection{}
	}
	id, err := b.NewStyle(&style)
	if err != nil {
		return 0, fmt.Errorf("style: %w", err)
	}
	return id, nil
}

// AddStyles registers the styles of the sheets that show pay of one kind.
func (b *Book) AddStyles(p Pay) (Styles, error) {
	var s Styles
	pay := p.format()
	named := []struct {
		id   *int
		look Look
	}{
		{&s.Title, Look{Bold: true, Size: 16}},
		{&s.Lead, Look{Colour: muted}},
		{&s.LeadWrapped, Look{Colour: muted, Wrap: true, Vertical: "top"}},
		{&s.Label, Look{Bold: true, Vertical: "top"}},
		{&s.Section, Look{Bold: true, Size: 12, Colour: MedianBlue, Underline: rule}},
		{&s.Wrapped, Look{Wrap: true, Vertical: "top", Align: "left"}},
		{&s.Note, Look{Wrap: true, Vertical: "top", Colour: muted, Size: 10}},
		{&s.Link, Look{Colour: MedianBlue}},
		{&s.MedianBig, Look{Format: pay, Bold: true, Size: 20, Colour: MedianBlue, Align: "left"}},
		{&s.TopBig, Look{Format: pay, Bold: true, Size: 20, Colour: TopOrange, Align: "left"}},
		{&s.CountBig, Look{Format: "#,##0", Size: 20, Align: "left"}},
		{&s.ReasonBig, Look{Italic: true, Colour: muted, Wrap: true, Align: "left", Vertical: "center"}},
		{&s.Other, Look{Format: p.otherFormat(` "` + p.OtherWords + `"`), Colour: muted, Align: "left"}},
		{&s.MedianLeast, Look{Format: p.words(`"≥ "`, ""), Bold: true, Size: 20, Colour: MedianBlue, Align: "left"}},
		{&s.TopLeast, Look{Format: p.words(`"≥ "`, ""), Bold: true, Size: 20, Colour: TopOrange, Align: "left"}},
		{&s.OwnBig, Look{Format: pay, Bold: true, Size: 20, Align: "left"}},
		{&s.From, Look{Format: p.words(`"95 % sure: from "`, ""), Colour: muted, Align: "left"}},
		{&s.To, Look{Format: p.words(`"to "`, ""), Colour: muted, Align: "left"}},
		{&s.OfMedian, Look{Format: `0%" of the median"`, Colour: muted, Align: "left"}},
		{&s.RankOf, Look{Format: `"higher than "0%" of the selection"`, Colour: muted, Align: "left"}},
		{&s.Apart, Look{Format: p.words("+", ` " against the median"`) + ";" + p.words("-", ` " against the median"`), Colour: muted, Align: "left"}},
		{&s.Input, Look{Format: "General", Fill: editable, Colour: MedianBlue, Align: "left", Underline: rule}},
		{&s.InputPay, Look{Format: pay, Fill: editable, Colour: MedianBlue, Align: "left", Underline: rule}},
	}
	for _, n := range named {
		id, err := b.AddStyle(n.look)
		if err != nil {
			return s, err
		}
		*n.id = id
	}
	return s, b.addTableStyles(&s, p)
}

// addTableStyles registers the styles of tables: each tone with each format.
func (b *Book) addTableStyles(s *Styles, p Pay) (err error) {
	heading := Look{Bold: true, Wrap: true, Align: "left", Vertical: "top", Underline: muted}
	if s.TextHeader, err = b.AddStyle(heading); err != nil {
		return err
	}
	heading.Indent = 1
	if s.LineHeader, err = b.AddStyle(heading); err != nil {
		return err
	}
	for t := range tones {
		header := Look{Bold: true, Wrap: true, Align: "right", Vertical: "top", Colour: toneColour(t), Underline: muted}
		if s.Header[t], err = b.AddStyle(header); err != nil {
			return err
		}
		for f := range formats {
			l := formatLook(f, p)
			if l.Colour == "" {
				l.Colour = toneColour(t)
			}
			l.Bold = l.Bold || t == Median || t == Top
			l.Underline, l.Vertical = rule, "top"
			if s.Row[t][f], err = b.AddStyle(l); err != nil {
				return err
			}
			l.Bold = f != WithheldFormat && f != unpublishedFormat
			if f != InputFormat {
				l.Fill = tint
			}
			if s.Strip[t][f], err = b.AddStyle(l); err != nil {
				return err
			}
		}
	}
	return nil
}

// toneColour is the colour of a tone's text.
func toneColour(t Tone) string {
	return [tones]string{Plain: Ink, Median: MedianBlue, Top: TopOrange, Quiet: muted}[t]
}

// formatLook is how cells of a format look, whatever their tone.
func formatLook(f Format, p Pay) Look {
	if f >= leastFormat {
		return boundedLook(f, p)
	}
	switch f {
	case NoteFormat:
		return Look{Wrap: true, Size: 9, Colour: muted, Align: "left", Indent: 1}
	case PayFormat:
		return Look{Format: p.format(), Align: "right"}
	case OtherFormat:
		return Look{Format: p.otherFormat(""), Align: "right"}
	case CountFormat:
		return Look{Format: "#,##0", Align: "right"}
	case RatioFormat:
		return Look{Format: "0%", Align: "right"}
	case LineFormat:
		return Look{Align: "left", Indent: 1}
	case RowFormat:
		return Look{Format: "0", Align: "right"}
	case ChangeFormat:
		return Look{Format: "+0.0%;-0.0%;0.0%", Align: "right"}
	case NumberFormat, BesideFormat:
		return Look{Align: "right"}
	case WithheldFormat:
		return Look{Format: `0;-0;0;"withheld"`, Align: "right", Italic: true, Colour: muted, Size: 9}
	case unpublishedFormat:
		return Look{Format: `0;-0;0;"not published"`, Align: "right", Italic: true, Colour: muted, Size: 9}
	case withoutFormat:
		return Look{Format: `0;-0;0;"–"`, Align: "right", Colour: muted}
	case InputFormat:
		return Look{Format: p.format(), Align: "right", Colour: MedianBlue, Fill: editable}
	default:
		return Look{Wrap: true}
	}
}

// boundedLook is how numbers look that stand for themselves or more, or or less.
func boundedLook(f Format, p Pay) Look {
	switch f {
	case leastFormat, mostFormat:
		return Look{Format: currencyFormat(bound(f), p.Currency, p.Decimals, ""), Align: "right"}
	case leastFormat + 1, mostFormat + 1:
		return Look{Format: currencyFormat(bound(f), p.Currency, p.OtherDecimals, ""), Align: "right"}
	default:
		return Look{Format: bound(f) + "0%", Align: "right"}
	}
}

// bound is the sign before a number that stands for itself or more, or or less, as
// literal text.
func bound(f Format) string {
	if f < mostFormat {
		return `"≥ "`
	}
	return `"≤ "`
}

// format is the number format of an amount in the basis shown.
func (p Pay) format() string { return currencyFormat("", p.Currency, p.Decimals, "") }

// otherFormat is the number format of an amount in the other basis, with literal
// words behind it.
func (p Pay) otherFormat(words string) string {
	return currencyFormat("", p.Currency, p.OtherDecimals, words)
}

// words is the number format of an amount in the basis shown between literal texts.
func (p Pay) words(before, behind string) string {
	return currencyFormat(before, p.Currency, p.Decimals, behind)
}

// symbolFormat is a currency's sign as literal text behind another.
func symbolFormat(before, currency string) string {
	if symbol := money.Symbol(currency); symbol != "" {
		return before + `"` + strings.ReplaceAll(symbol, `"`, "") + `"`
	}
	return before
}

// currencyFormat is Excel's number format of a currency: its sign as literal text
// behind another, digits grouped by thousands, for rupees in the Indian manner, and
// words behind.
func currencyFormat(before, currency string, decimals int, words string) string {
	sign, fraction := symbolFormat(before, currency), words
	if decimals > 0 {
		fraction = "." + strings.Repeat("0", decimals) + words
	}
	if currency == "INR" {
		return `[>=10000000]` + sign + `##\,##\,##\,##0` + fraction +
			`;[>=100000]` + sign + `##\,##\,##0` + fraction + `;` + sign + `#,##0` + fraction
	}
	return sign + "#,##0" + fraction
}
