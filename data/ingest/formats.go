package ingest

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// numberFormat is what the number format of a worksheet's column makes of its numbers.
// Numbers are read raw, because formatted ones are rounded and slow to read; a
// date would then be a number of days, and 80 % would be 0.8.
type numberFormat uint8

const (
	general numberFormat = iota
	date
	date1904 // days are counted from 1904, as on old Macintoshes
	percent
)

var datePattern = regexp.MustCompile(`^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}( .*)?$|^\d{1,4}[-/. ][A-Za-z]{3,9}[-/. ]\d{2,4}|^\d{1,2}[-/. ][A-Za-z]{3,9}$|^[A-Za-z]{3,9}[-/. ]\d{2,4}$`)

// formatCount counts the numbers of one column by their formats.
type formatCount struct{ numbers, dates, percents int }

// columnFormats tells the formats of columns from their first rows, raw and as
// shown.
func columnFormats(raw, shown [][]string, from1904 bool) []numberFormat {
	var counts []formatCount
	for r, row := range raw[:min(len(raw), len(shown))] {
		for c, cell := range row[:min(len(row), len(shown[r]))] {
			for len(counts) <= c {
				counts = append(counts, formatCount{})
			}
			counts[c].add(cell, strings.TrimSpace(shown[r][c]))
		}
	}
	formats := make([]numberFormat, len(counts))
	for c, n := range counts {
		formats[c] = n.format(from1904)
	}
	return formats
}

// add counts a cell, raw and as it is shown.
func (n *formatCount) add(raw, shown string) {
	if _, err := strconv.ParseFloat(raw, 64); err != nil {
		return
	}
	n.numbers++
	switch {
	case strings.HasSuffix(shown, "%"):
		n.percents++
	case shown != raw && datePattern.MatchString(shown):
		n.dates++
	}
}

// format is the one that nearly all numbers have.
func (n formatCount) format(from1904 bool) numberFormat {
	nearlyAll := func(some int) bool { return n.numbers > 0 && some*10 >= n.numbers*9 }
	switch {
	case nearlyAll(n.dates) && from1904:
		return date1904
	case nearlyAll(n.dates):
		return date
	case nearlyAll(n.percents):
		return percent
	}
	return general
}

// text writes a raw cell as its format means it; other texts stay as they are.
func (f numberFormat) text(cell string) string {
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return cell
	}
	if f == percent {
		return number(math.Round(x*1e10)/1e8) + "%"
	}
	at, err := excelize.ExcelDateToTime(x, f == date1904)
	switch {
	case err != nil:
		return cell
	case x == math.Trunc(x):
		return at.Format(time.DateOnly)
	default:
		return at.Round(time.Second).Format(time.DateTime)
	}
}
