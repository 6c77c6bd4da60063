package sheet

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The library cannot draw or label one point otherwise than its series, or put the axis of pay under bars whose first group is on
// top; and it gives every kind of series the elements of all kinds, which readers that
// hold to the schema refuse. All of it is put right in what it wrote.
var (
	seriesLabels = regexp.MustCompile(`<dLbls><spPr></spPr>.*?</dLbls>`)
	barsOnly     = regexp.MustCompile(`<invertIfNegative [^>]*></invertIfNegative>`)
	linesOnly    = regexp.MustCompile(`<smooth [^>]*></smooth>`)
	lineSeries   = regexp.MustCompile(`<lineChart>.*?</lineChart>`)
	barSeries    = regexp.MustCompile(`<barChart>.*?</barChart>`)
	payAxis      = regexp.MustCompile(`<valAx>.*?</valAx>`)
)

// finished is the chart as the library wrote it, put right.
func (c Chart) finished(chart []byte) []byte {
	chart = seriesLabels.ReplaceAll(chart, nil)
	chart = lineSeries.ReplaceAllFunc(chart, func(part []byte) []byte { return barsOnly.ReplaceAll(part, nil) })
	chart = barSeries.ReplaceAllFunc(chart, func(part []byte) []byte { return linesOnly.ReplaceAll(part, nil) })
	if c.Across {
		chart = payAxis.ReplaceAllFunc(chart, func(part []byte) []byte {
			return bytes.Replace(part, []byte(`<crosses val="autoZero">`), []byte(`<crosses val="max">`), 1)
		})
	}
	for i, s := range c.Series {
		begins := bytes.Index(chart, fmt.Appendf(nil, "<ser><idx val=\"%d\">", i))
		if begins < 0 {
			continue
		}
		at := begins + bytes.Index(chart[begins:], []byte("<cat>"))
		chart = slices.Concat(chart[:at], []byte(c.points(s)+c.labels(s)), chart[at:])
	}
	return chart
}

// points are the points of a series that are drawn otherwise than the others: those
// that stand for themselves or more in stripes.
func (c Chart) points(s Series) string {
	looks := map[int]string{}
	for _, i := range s.Least {
		looks[i] = fmt.Sprintf(`<a:pattFill prst="dkUpDiag"><a:fgClr><a:srgbClr val="%s"></a:srgbClr></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"></a:srgbClr></a:bgClr></a:pattFill>`, s.Colour)
	}
	for _, i := range s.Apart {
		looks[i] = fmt.Sprintf(`<a:solidFill><a:srgbClr val="%s"></a:srgbClr></a:solidFill>`, Ink)
	}
	var out strings.Builder
	for i := range c.Groups {
		if look := looks[i]; look != "" {
			fmt.Fprintf(&out, `<dPt><idx val="%d"></idx><invertIfNegative val="0"></invertIfNegative><bubble3D val="0"></bubble3D><spPr>%s</spPr></dPt>`, i, look)
		}
	}
	return out.String()
}

// labels are the numbers beside what is drawn; those of points that stand for
// themselves or more have the sign before them.
func (c Chart) labels(s Series) string {
	if !s.Labelled {
		return ""
	}
	const shown = `<showLegendKey val="0"></showLegendKey><showVal val="1"></showVal><showCatName val="0"></showCatName><showSerName val="0"></showSerName><showPercent val="0"></showPercent><showBubbleSize val="0"></showBubbleSize>`
	colour, place := Ink, "outEnd"
	if c.Kind == excelize.BarPercentStacked { // the next bar begins at the end
		if place = "ctr"; s.Dark {
			colour = "FFFFFF"
		}
	}
	if c.Level != nil { // the line would run through numbers at the ends
		place = "inBase"
		if s.Colour == MedianBlue {
			colour = "FFFFFF"
		}
	}
	look := func(before string) string {
		return fmt.Sprintf(`<numFmt formatCode="%s" sourceLinked="0"></numFmt><spPr><a:noFill></a:noFill><a:ln><a:noFill></a:noFill></a:ln></spPr><txPr><a:bodyPr></a:bodyPr><a:p><a:pPr><a:defRPr sz="800"><a:solidFill><a:srgbClr val="%s"></a:srgbClr></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="en-US"></a:endParaRPr></a:p></txPr><dLblPos val="%s"></dLblPos>%s`,
			escape(c.format(before)), colour, place, shown)
	}
	var out strings.Builder
	out.WriteString("<dLbls>")
	for _, i := range s.Least {
		fmt.Fprintf(&out, `<dLbl><idx val="%d"></idx>%s</dLbl>`, i, look(bound(leastFormat)))
	}
	return out.String() + look("") + "</dLbls>"
}

// format is the number format of amounts in the chart: of those that need not be told
// to the last digit, in thousands or millions.
func (c Chart) format(before string) string {
	if c.Shares {
		return before + "0.0%"
	}
	if !c.Short {
		return c.Pay.words(before, "")
	}
	sign := symbolFormat(before, c.Pay.Currency)
	return `[>=999950]` + sign + `0.0#,,"M";[>=1000]` + sign + `#,##0,"k";` + sign + `0`
}
