package bands

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/money"
)

// SizeOfDate reads the size that somebody typed where a spreadsheet took it for a
// date: "1-10" became the tenth of January, shown as "10-Jan", "Jan-10" or
// "2024-01-10", and "11-50" November of 1950. ok is false for every other cell, and
// for a date that no such size can have become.
//
// A true date reads the same way, so this is only for a column that holds sizes
// beside such cells, or is called a size.
func SizeOfDate(cell string) (size Span, ok bool) {
	low, high := typedAsDate(strings.ToLower(money.Clean(cell)))
	if low > high {
		low, high = high, low
	}
	if low < 1 || low == high {
		return size, false
	}
	return Span{Min: float64(low), Max: float64(high)}, true
}

// timeOfDay is the time behind a date.
var timeOfDay = regexp.MustCompile(`[ t]\d{1,2}:.*$`)

// typedAsDate returns the two numbers that became a date; zeros if none did.
func typedAsDate(text string) (first, second int) {
	fields := strings.FieldsFunc(timeOfDay.ReplaceAllString(text, ""), func(r rune) bool { return strings.ContainsRune(" -/.年月日", r) })
	month := namedMonth(fields)
	numbers, ok := wholeNumbers(fields, month)
	switch {
	case !ok:
	case month > 0 && len(numbers) == 1:
		return monthAnd(month, numbers[0])
	case month > 0 && len(numbers) == 2:
		return monthOfYear(month, numbers[0], numbers[1])
	case len(numbers) == 2 && strings.Contains(text, "月"):
		return monthAnd(numbers[0], numbers[1])
	case month == 0 && len(numbers) == 3 && numbers[0] > lastDay: // the year comes first
		return monthOfYear(numbers[1], numbers[2], numbers[0])
	case month == 0 && len(numbers) == 3:
		month, day := numbers[0], numbers[1]
		if month == 1 || month > monthsInYear { // day and month can change places but here
			month, day = day, month
		}
		return monthOfYear(month, day, numbers[2])
	}
	return 0, 0
}

const (
	lastDay       = 31
	firstTwoDigit = 1930 // spreadsheets take 30 to 99 for 1930 to 1999
	lastTwoDigit  = 1999
	firstSmall    = 2001 // and "2-10", where the year comes first, for October of 2002
	lastSmall     = 2009
)

// monthAnd is the size behind a month and a day, or a month and a year.
func monthAnd(month, number int) (first, second int) {
	switch {
	case month > monthsInYear:
	case number >= firstTwoDigit && number <= lastTwoDigit:
		return month, number % 100
	case number < 100:
		return month, number
	}
	return 0, 0
}

// monthOfYear is the size behind a date. The first of a month in another year
// than the file can be of stands for that month and the two digits of the year.
func monthOfYear(month, day, year int) (first, second int) {
	if month < 1 || month > monthsInYear || day < 1 || day > lastDay {
		return 0, 0
	}
	switch {
	case year < firstTwoDigit%100:
		year += 2000
	case year < 100:
		year += 1900
	}
	old := year >= firstTwoDigit && year <= lastTwoDigit || year >= firstSmall && year <= lastSmall
	const november = 11 // sizes from 1 to 11 are unheard of, those from 11 are many
	if day == 1 && (old || month == november) && year%100 != month {
		return month, year % 100
	}
	return month, day
}

// namedMonth returns the month that one of the fields of a date names; 0 if none
// does.
func namedMonth(fields []string) int {
	for _, field := range fields {
		if month, ok := monthNames[field]; ok {
			return month
		}
	}
	return 0
}

// Month is the number, 1 to 12, of the month that a word names in any language of the
// program, 0 where it names none.
func Month(word string) int { return monthNames[strings.ToLower(word)] }

// wholeNumbers reads the fields of a date that are not the name of its month; ok is
// false where one is no number.
func wholeNumbers(fields []string, month int) (numbers []int, ok bool) {
	for _, field := range fields {
		if monthNames[field] == month && month > 0 {
			continue
		}
		n, err := strconv.Atoi(field)
		if err != nil || !unicode.IsDigit(rune(field[0])) {
			return nil, false
		}
		numbers = append(numbers, n)
	}
	return numbers, true
}

// monthNames are the names of the months as spreadsheets show them, in small letters.
var monthNames = func() map[string]int {
	months := map[string]int{}
	for i, names := range []string{
		"jan january januar januari janv janvier ene enero janeiro gen gennaio tammi sty led leden янв oca ocak",
		"feb february februar februari févr février febrero fev fevereiro febbraio helmi lut úno únor febr фев şub",
		"mar march märz mrz mär mrt maart mars marzo março maalis bře márc март мар",
		"apr april avr avril abr abril aprile huhti kwi dub duben ápr апр nis nisan",
		"may mai mei maj mayo maio mag maggio touko kvě máj май мая",
		"jun june juni juin junio junho giu giugno kesä cze čvn jún июн haz",
		"jul july juli juil juillet julio julho lug luglio heinä lip čvc júl июл tem",
		"aug august augustus augusti août ago agosto elo sie srp авг ağu",
		"sep sept september septembre septiembre set setembro settembre syys wrz zář szept сен eyl",
		"oct october okt oktober octobre octubre out outubro ott ottobre loka paź říj окт eki",
		"nov november novembre noviembre novembro marras lis ноя kas",
		"dec december dez dezember déc décembre dic diciembre dezembro dicembre joulu gru pro дек ara",
	} {
		for name := range strings.FieldsSeq(names) {
			months[name] = i + 1
		}
	}
	return months
}()

// SizeLabel names a size as [ParseSize] reads it back, with an en dash: "1–10",
// "1000+".
func SizeLabel(s Span) string { return s.String() }
