package roster

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// dateOrder is which of two numbers below 13 is the month: 3/4/2024.
type dateOrder int

// The orders.
const (
	unknownOrder dateOrder = iota
	dayFirst
	monthFirst
)

// ofDates are the meanings whose cells are dates.
var ofDates = []columns.Meaning{columns.HireDate, columns.InJobSince, columns.LastRaise, columns.LeaveDate, columns.EffectiveDate, columns.BirthDate}

// orderOfDates is the order of the whole file: that of any date in it that leaves no
// doubt, else the one of its country, which is said.
func (m *maker) orderOfDates() dateOrder {
	var votes [3]int
	doubtful := ""
	for _, of := range ofDates {
		for _, i := range m.all(of) {
			t := m.textsOf(i)
			for _, label := range t.labels {
				order, ok := orderOf(label)
				votes[order]++
				if ok && order == unknownOrder && doubtful == "" {
					doubtful = t.header
				}
			}
		}
	}
	switch {
	case votes[dayFirst] > votes[monthFirst]:
		return dayFirst
	case votes[monthFirst] > 0:
		return monthFirst
	case doubtful == "":
		return dayFirst
	case m.american():
		m.note(remark.MonthFirst, doubtful)
		return monthFirst
	}
	m.note(remark.DayFirst, doubtful)
	return dayFirst
}

// american reports whether all pay of the file is in US dollars.
func (m *maker) american() bool {
	found := false
	for i, c := range m.r.Assignment.Columns {
		switch {
		case c.Meaning == columns.Currency && m.r.Table.Columns[i].Store == sheets.AsText:
			for _, label := range m.r.Table.Columns[i].Labels[1:] {
				if strings.TrimSpace(label) != "USD" {
					return false
				}
				found = true
			}
		case c.Meaning.IsPay() && c.Currency == "USD":
			found = true
		}
	}
	return found
}

// numbersIn are the numbers of a date with nothing but marks between them; ok is false
// for any other text.
func numbersIn(text string) (all []int, ok bool) {
	for field := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("./- ", r) }) {
		n, err := strconv.Atoi(field)
		if err != nil || n < 0 {
			return nil, false
		}
		all = append(all, n)
	}
	return all, len(all) == 3
}

// orderOf is the order that a date leaves no doubt about; ok is whether it is a date of
// three numbers that does not begin with the year.
func orderOf(text string) (order dateOrder, ok bool) {
	n, ok := numbersIn(dayOf(text))
	switch {
	case !ok || n[0] > 31:
		return unknownOrder, false
	case n[0] > 12 && n[1] <= 12, strings.Count(text, ".") == 2:
		return dayFirst, true
	case n[1] > 12 && n[0] <= 12:
		return monthFirst, true
	}
	return unknownOrder, n[0] != n[1]
}

// dayOf is a date without the time of day behind it.
func dayOf(text string) string {
	text = strings.TrimSpace(text)
	if day, clock, ok := strings.Cut(text, "T"); ok && strings.Contains(clock, ":") {
		return day
	}
	if i := strings.IndexByte(text, ':'); i > 0 {
		return strings.TrimSpace(text[:max(0, strings.LastIndexByte(text[:i], ' '))])
	}
	return text
}

// dateCells reads a column of dates, each text once, by row of the table. The zero time
// is unknown. A nil column has none.
func (m *maker) dateCells(t *texts) func(row int) time.Time {
	if t == nil {
		return func(int) time.Time { return time.Time{} }
	}
	read := make([]time.Time, len(t.labels))
	for code, label := range t.labels {
		read[code] = parseDate(label, m.monthOrder)
	}
	return func(row int) time.Time {
		if t.column.Store == sheets.AsText {
			return read[t.column.Codes.At(row)]
		}
		return parseDate(t.of(row), m.monthOrder)
	}
}

// parseDate reads a day as people and spreadsheets write it; the zero time where a text
// is none. A month without its day is the first of it.
func parseDate(text string, order dateOrder) time.Time {
	text = dayOf(text)
	if x, err := strconv.ParseFloat(text, 64); err == nil {
		return dateOfNumber(x)
	}
	if n, ok := numbersIn(text); ok {
		switch {
		case n[0] > 31:
			return day(n[0], n[1], n[2])
		case order == monthFirst && n[0] <= 12 || n[1] > 12:
			return day(n[2], n[0], n[1])
		}
		return day(n[2], n[1], n[0])
	}
	return dateOfWords(text)
}

// dateOfNumber reads eight digits as a date, and a few as spreadsheets count days.
func dateOfNumber(x float64) time.Time {
	const first, last = 10_000, 80_000 // 1927 to 2119
	switch n := int(x); {
	case x != math.Trunc(x) && (x < first || x > last), x != x:
	case n >= first && n <= last:
		return time.Date(1899, time.December, 30+n, 0, 0, 0, 0, time.UTC)
	case n >= 19_000_101 && n <= 21_001_231:
		return day(n/10_000, n/100%100, n%100)
	}
	return time.Time{}
}

// dateOfWords reads a date whose month is a word, or that has no day: "1 March 2020",
// "2020-03", "03/2020".
func dateOfWords(text string) time.Time {
	const firstYear = 1900
	month, numbers := monthAndNumbers(text)
	switch named := month > 0; {
	case named && len(numbers) == 2 && numbers[0] > 31:
		return day(numbers[0], month, numbers[1])
	case named && len(numbers) == 2:
		return day(numbers[1], month, numbers[0])
	case named && len(numbers) == 1 && numbers[0] > 31:
		return day(numbers[0], month, 1)
	case named || len(numbers) != 2:
	case numbers[0] > firstYear:
		return day(numbers[0], numbers[1], 1)
	case numbers[1] > firstYear:
		return day(numbers[1], numbers[0], 1)
	}
	return time.Time{}
}

// monthAndNumbers are the month that a text names, 0 for none, and the numbers in it;
// none of either where it has other words.
func monthAndNumbers(text string) (month int, numbers []int) {
	for field := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		n, err := strconv.Atoi(strings.TrimRight(field, "stndrh")) // 1st, 2nd
		switch named := bands.Month(field); {
		case named > 0:
			month = named
		case err == nil:
			numbers = append(numbers, n)
		case len(field) > 2: // "de", "of"
			return 0, nil
		}
	}
	return month, numbers
}

// day is a day that the calendar has; the zero time for any other. Two digits of a year
// are of the last hundred years up to 2049.
func day(year, month, of int) time.Time {
	switch {
	case year < 50:
		year += 2000
	case year < 100:
		year += 1900
	}
	t := time.Date(year, time.Month(month), of, 0, 0, 0, 0, time.UTC)
	if year < 1900 || year > 2199 || t.Month() != time.Month(month) || t.Day() != of {
		return time.Time{}
	}
	return t
}
