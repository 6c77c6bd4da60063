package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// The colours of the workbook: those of screen and charts.
const (
	medianBlue = "0072B2"
	topOrange  = "B86E00"
	ink        = "1F2933"
	muted      = "6B7280"
	face       = "Calibri"
	rule       = "D1D5DB"
)

// styles are the identifiers of the cell styles in use.
type styles struct {
	title, lead, label, text, wrapped, muted, header int
	pay, hourly, count, ratio, reason                int
	medianBig, topBig                                int
}

// addStyles registers the styles, number formats in the comparison's currency.
func (b *book) addStyles() error {
	c := b.content.Comparison
	pay := numberFormat(c.Currency, table.Decimals(c.Query.Basis))
	hourly := numberFormat(c.Currency, 2)
	count, ratio := "#,##0", "0%"
	right := &excelize.Alignment{Horizontal: "right", Vertical: "center"}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&b.styles.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 16, Color: ink}}},
		{&b.styles.lead, excelize.Style{Font: &excelize.Font{Size: 11, Color: muted}}},
		{&b.styles.label, excelize.Style{Font: &excelize.Font{Bold: true, Color: ink}, Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&b.styles.text, excelize.Style{Font: &excelize.Font{Color: ink}}},
		{&b.styles.wrapped, excelize.Style{Font: &excelize.Font{Color: ink}, Alignment: wrap}},
		{&b.styles.muted, excelize.Style{Font: &excelize.Font{Color: muted, Size: 9}, Alignment: wrap}},
		{&b.styles.header, excelize.Style{
			Font:      &excelize.Font{Bold: true, Color: ink},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: "center"},
			Border:    []excelize.Border{{Type: "bottom", Color: rule, Style: 2}},
		}},
		{&b.styles.pay, excelize.Style{CustomNumFmt: &pay, Alignment: right}},
		{&b.styles.hourly, excelize.Style{CustomNumFmt: &hourly, Alignment: right}},
		{&b.styles.count, excelize.Style{CustomNumFmt: &count, Alignment: right}},
		{&b.styles.ratio, excelize.Style{CustomNumFmt: &ratio, Alignment: right}},
		{&b.styles.reason, excelize.Style{Font: &excelize.Font{Italic: true, Color: muted, Size: 9}, Alignment: right}},
		{&b.styles.medianBig, excelize.Style{CustomNumFmt: &pay, Font: &excelize.Font{Bold: true, Size: 20, Color: medianBlue}, Alignment: &excelize.Alignment{Horizontal: "left"}}},
		{&b.styles.topBig, excelize.Style{CustomNumFmt: &pay, Font: &excelize.Font{Bold: true, Size: 20, Color: topOrange}, Alignment: &excelize.Alignment{Horizontal: "left"}}},
	} {
		if s.style.Font == nil {
			s.style.Font = &excelize.Font{Color: ink}
		}
		s.style.Font.Family = face
		id, err := b.NewStyle(&s.style)
		if err != nil {
			return fmt.Errorf("style: %w", err)
		}
		*s.id = id
	}
	return nil
}

// numberFormat is Excel's number format of a currency: its sign as literal text,
// thousands grouped.
func numberFormat(currency string, decimals int) string {
	format := "#,##0"
	if decimals > 0 {
		format += "." + strings.Repeat("0", decimals)
	}
	if symbol := money.Symbol(currency); symbol != "" {
		return fmt.Sprintf(`"%s"%s`, symbol, format)
	}
	return format
}
