package sheets

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// numberFormat is what the number format of a cell makes of its number. Numbers
// are read as they are stored, because shown ones are rounded; but a date would
// then be a number of days, and 80 % would be 0.8.
type numberFormat uint8

const (
	general numberFormat = iota
	date
	date1904 // days are counted from 1904, as on old Macintoshes
	percent
)

// builtIn returns the format that has a number of its own.
func builtIn(id int, from1904 bool) numberFormat {
	switch {
	case id == 9 || id == 10:
		return percent
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return dateFrom(from1904)
	}
	return general
}

func dateFrom(from1904 bool) numberFormat {
	if from1904 {
		return date1904
	}
	return date
}

// formatOf returns what a format code such as "dd.mm.yyyy" or "0.0%" means.
func formatOf(code string, from1904 bool) numberFormat {
	code, _, _ = strings.Cut(code, ";") // the part for numbers above zero
	letters := strings.ToLower(formatLetters(code))
	letters = strings.NewReplacer("general", "", "am/pm", "", "a/p", "").Replace(letters)
	switch {
	case strings.Contains(letters, "%"):
		return percent
	case strings.ContainsAny(letters, "ymdhs"):
		return dateFrom(from1904)
	}
	return general
}

// formatLetters leaves out of a format code what is only shown: quoted and
// escaped text, fillers, colours and currencies.
func formatLetters(code string) string {
	closing := map[byte]byte{'"': '"', '[': ']'}
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '\\', c == '_', c == '*':
			i++
		case closing[c] != 0:
			n := strings.IndexByte(code[i+1:], closing[c])
			if n < 0 {
				return b.String()
			}
			i += n + 1
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// text writes a stored number as its format means it; what is no number stays as
// it is.
func (f numberFormat) text(stored string) string {
	if f == general && len(stored) < 16 && digits(stored) {
		return stored
	}
	x, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return stored
	}
	switch f {
	case general:
		return number(x)
	case percent:
		return number(math.Round(x*1e10)/1e8) + "%"
	}
	at, err := excelize.ExcelDateToTime(x, f == date1904)
	switch {
	case err != nil:
		return number(x)
	case x < 1:
		return at.Round(time.Second).Format(time.TimeOnly)
	case x == math.Trunc(x):
		return at.Format(time.DateOnly)
	default:
		return at.Round(time.Second).Format(time.DateTime)
	}
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i]-'0' > 9 {
			return false
		}
	}
	return s != ""
}
