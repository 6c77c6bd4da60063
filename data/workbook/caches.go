package workbook

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The library names the cells a chart reads but not what is in them, cannot leave
// a series out of the legend, and gives every kind of series the elements of all
// kinds. Viewers that do not calculate need the first, the part of the pay range
// that is not drawn the second, and readers that hold to the schema the third.

var (
	seriesText   = regexp.MustCompile(`<strRef><f>([^<]*)</f></strRef>`)
	seriesNums   = regexp.MustCompile(`<numRef><f>([^<]*)</f><numCache>.*?</numCache></numRef>`)
	seriesLabels = regexp.MustCompile(`<dLbls><spPr></spPr>.*?</dLbls>`)
	barsOnly     = regexp.MustCompile(`<invertIfNegative [^>]*></invertIfNegative>`)
	linesOnly    = regexp.MustCompile(`<smooth [^>]*></smooth>`)
)

// fillChartCaches writes into each chart the values of the cells it reads, and
// takes what is not drawn out of the legend.
func (b *book) fillChartCaches() error {
	var failed error
	b.Pkg.Range(func(path, content any) bool {
		name, ok := path.(string)
		chart, isBytes := content.([]byte)
		if !ok || !isBytes || !strings.HasPrefix(name, "xl/charts/chart") {
			return true
		}
		if chart, failed = b.withCaches(chart); failed != nil {
			return false
		}
		b.Pkg.Store(name, chart)
		return true
	})
	return failed
}

// withCaches is a chart with the values of its cells.
func (b *book) withCaches(chart []byte) ([]byte, error) {
	var failed error
	fill := func(pattern *regexp.Regexp, kind, before string) {
		chart = pattern.ReplaceAllFunc(chart, func(found []byte) []byte {
			reference := pattern.FindSubmatch(found)[1]
			points, err := b.points(string(reference))
			if err != nil {
				failed = err
				return found
			}
			return fmt.Appendf(nil, "<%[1]sRef><f>%[2]s</f><%[1]sCache>%[3]s%[4]s</%[1]sCache></%[1]sRef>", kind, reference, before, points)
		})
	}
	fill(seriesText, "str", "")
	fill(seriesNums, "num", "<formatCode>General</formatCode>")
	chart = seriesLabels.ReplaceAll(chart, nil)
	if bytes.Contains(chart, []byte("<lineChart>")) {
		chart = barsOnly.ReplaceAll(chart, nil)
	} else {
		chart = linesOnly.ReplaceAll(chart, nil)
	}
	text := string(chart)
	hidden := escape(reference(chartDataSheet, "$"+letter(baseAt+1)))
	if strings.Contains(text, "<tx><strRef><f>"+hidden) {
		text = strings.Replace(text, "</legendPos>", `</legendPos><legendEntry><idx val="0"></idx><delete val="1"></delete></legendEntry>`, 1)
	}
	return []byte(text), failed
}

// points are the values of cells of Chart data as a chart caches them.
func (b *book) points(reference string) (string, error) {
	_, cells, _ := strings.Cut(reference, "!")
	first, last, isRange := strings.Cut(strings.ReplaceAll(cells, "$", ""), ":")
	if !isRange {
		last = first
	}
	column, top, err := excelize.CellNameToCoordinates(first)
	if err != nil {
		return "", fmt.Errorf("cells of a chart: %w", err)
	}
	_, bottom, err := excelize.CellNameToCoordinates(last)
	if err != nil {
		return "", fmt.Errorf("cells of a chart: %w", err)
	}
	var points strings.Builder
	fmt.Fprintf(&points, `<ptCount val="%d"></ptCount>`, bottom-top+1)
	for row := top; row <= bottom; row++ {
		if value, ok := b.graph.value(column, row); ok {
			fmt.Fprintf(&points, `<pt idx="%d"><v>%s</v></pt>`, row-top, escape(value))
		}
	}
	return points.String(), nil
}

// escape writes a text inside XML.
func escape(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a Builder does not fail
	return out.String()
}

// letter is a column's name.
func letter(column int) string {
	name, err := excelize.ColumnNumberToName(column)
	if err != nil {
		return "A"
	}
	return name
}
