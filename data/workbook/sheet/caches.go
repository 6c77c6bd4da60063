package sheet

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/money"
)

// Grid is a small sheet kept in memory, which charts read; nil is an empty cell.
type Grid [][]any

// The library names the cells a chart reads but not what is in them, which viewers
// that do not calculate need.
var (
	seriesText = regexp.MustCompile(`<strRef><f>([^<]*)</f></strRef>`)
	seriesNums = regexp.MustCompile(`<numRef><f>([^<]*)</f><numCache>.*?</numCache></numRef>`)
)

// fillChartCaches writes into each chart the values of the cells it reads, and
// finishes it.
func (b *Book) fillChartCaches() error {
	var failed error
	b.Pkg.Range(func(path, content any) bool {
		name, ok := path.(string)
		chart, isBytes := content.([]byte)
		if !ok || !isBytes || !strings.HasPrefix(name, "xl/charts/chart") {
			return true
		}
		number, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(name, "xl/charts/chart"), ".xml"))
		if err != nil || number > len(b.charts) {
			failed = fmt.Errorf("%s is no chart of this book", name)
			return false
		}
		if chart, failed = b.withCaches(chart); failed != nil {
			return false
		}
		b.Pkg.Store(name, b.charts[number-1].finished(chart))
		return true
	})
	return failed
}

// withCaches is a chart with the values of its cells.
func (b *Book) withCaches(chart []byte) ([]byte, error) {
	var failed error
	fill := func(pattern *regexp.Regexp, kind, before string) {
		chart = pattern.ReplaceAllFunc(chart, func(found []byte) []byte {
			reference := pattern.FindSubmatch(found)[1]
			points, err := b.Data.points(string(reference))
			if err != nil {
				failed = err
				return found
			}
			return fmt.Appendf(nil, "<%[1]sRef><f>%[2]s</f><%[1]sCache>%[3]s%[4]s</%[1]sCache></%[1]sRef>", kind, reference, before, points)
		})
	}
	fill(seriesText, "str", "")
	fill(seriesNums, "num", "<formatCode>General</formatCode>")
	return chart, failed
}

// points are the values of cells of the grid as a chart caches them.
func (g Grid) points(reference string) (string, error) {
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
		if value, ok := g.value(column, row); ok {
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

// value is what a cell of the grid has, as text, and whether it has anything.
func (g Grid) value(column, row int) (string, bool) {
	if row < 1 || row > len(g) || column < 1 || column > len(g[row-1]) {
		return "", false
	}
	switch v := g[row-1][column-1].(type) {
	case string:
		return Fit(v), true
	case float64:
		return money.Digits(v), true
	default:
		return "", false
	}
}
