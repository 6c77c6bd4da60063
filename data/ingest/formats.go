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

// columnFormats tells the formats of columns from their first rows, raw and as
// shown. A column has a format when nearly all its numbers have.
func columnFormats(raw, shown [][]string, from1904 bool) []numberFormat {
	var dates, percents, numbers []int
	for r, row := range raw {
		for c, cell := range row {
			if r >= len(shown) || c >= len(shown[r]) {
				continue
			}
			if _, err := strconv.ParseFloat(cell, 64); err != nil {
				continue
			}
			for len(numbers) <= c {
				dates, percents, numbers = append(dates, 0), append(percents, 0), append(numbers, 0)
			}
			numbers[c]++
			switch text := strings.TrimSpace(shown[r][c]); {
			case strings.HasSuffix(text, "%"):
				percents[c]++
			case text != cell && datePattern.MatchString(text):
				dates[c]++
			}
		}
	}
	formats := make([]numberFormat, len(numbers))
	for c, n := range numbers {
		switch {
		case n > 0 && dates[c]*10 >= n*9 && from1904:
			formats[c] = date1904
		case n > 0 && dates[c]*10 >= n*9:
			formats[c] = date
		case n > 0 && percents[c]*10 >= n*9:
			formats[c] = percent
		}
	}
	return formats
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
