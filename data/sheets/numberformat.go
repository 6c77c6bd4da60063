package sheets

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/money"
)

// numberFormat is what the number format of a cell makes of its number. Numbers
// are read as they are stored, because shown ones are rounded; but a date would
// then be a number of days, 80 % would be 0.8, and pay would lose its currency.
type numberFormat struct {
	kind          formatKind
	before, after string // currency, or what it is paid for, around a general number
}

type formatKind uint8

const (
	general formatKind = iota
	date
	date1904 // days are counted from 1904, as on old Macintoshes
	percent
)

// builtIn returns the format that has a number of its own.
func builtIn(id int, from1904 bool) numberFormat {
	switch {
	case id == 9 || id == 10:
		return numberFormat{kind: percent}
	case id >= 5 && id <= 8, id == 42, id == 44:
		return numberFormat{before: "$"}
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return numberFormat{kind: dateFrom(from1904)}
	}
	return numberFormat{}
}

func dateFrom(from1904 bool) formatKind {
	if from1904 {
		return date1904
	}
	return date
}

// formatOf returns what a format code such as "dd.mm.yyyy", "0.0%" or
// "#,##0 [$€-407]" means.
func formatOf(code string, from1904 bool) numberFormat {
	c := parseFormat(code)
	letters := strings.ToLower(c.letters)
	letters = strings.NewReplacer("general", "", "am/pm", "", "a/p", "").Replace(letters)
	switch {
	case strings.Contains(letters, "%"):
		return numberFormat{kind: percent}
	case strings.ContainsAny(letters, "ymdhs"):
		return numberFormat{kind: dateFrom(from1904)}
	}
	return c.currency()
}

// formatCode is the part of a format code for numbers above zero, taken apart.
type formatCode struct {
	letters       string // what tells how the number is shown
	before, after []string
	scaled        bool // the number is shown in thousands
}

// parseFormat takes a format code apart: quoted, escaped and bracketed texts are
// shown as they are, and fillers are nothing.
func parseFormat(code string) formatCode {
	var f formatCode
	var letters strings.Builder
	for code != "" {
		r, size := utf8.DecodeRuneInString(code)
		rest := code[size:]
		shown := ""
		switch {
		case r == ';':
			rest = ""
		case r == '"':
			shown, rest, _ = strings.Cut(rest, `"`)
		case r == '[':
			shown, rest, _ = strings.Cut(rest, "]")
			shown = bracketed(shown)
		case r == '\\' || r == '_' || r == '*':
			_, n := utf8.DecodeRuneInString(rest)
			if r == '\\' {
				shown = rest[:n]
			}
			rest = rest[n:]
		case unicode.Is(unicode.Sc, r):
			shown = string(r)
		default:
			letters.WriteString(code[:size])
		}
		f.show(shown, strings.ContainsAny(letters.String(), "0#?"))
		code = rest
	}
	f.letters = letters.String()
	f.scaled = strings.HasSuffix(strings.TrimRight(f.letters, " "), ",")
	return f
}

// show adds a text that is shown before or behind the number; texts beside each
// other are one.
func (f *formatCode) show(text string, behind bool) {
	list := &f.before
	if behind {
		list = &f.after
	}
	if text != "" {
		*list = append(*list, text)
	}
}

// bracketed returns the currency in brackets, "$€-407"; "" for colours, conditions
// and languages. A sign that several currencies share is told by the language.
func bracketed(text string) string {
	text, ok := strings.CutPrefix(text, "$")
	if !ok {
		return ""
	}
	sign, language, _ := strings.Cut(text, "-")
	if sign != "" && (sign == "$" || money.CurrencyOf(sign) == "") {
		id, err := strconv.ParseUint(language, 16, 64)
		if code := currencyOfLanguage(uint16(id)); err == nil && code != "" {
			return code
		}
	}
	return sign
}

// currency returns the format of an amount, if it shows one's currency or what it
// is paid for.
func (f formatCode) currency() numberFormat {
	before, after := strings.Join(f.before, ""), strings.Join(f.after, "")
	for _, shown := range []numberFormat{{before: before, after: after}, {before: before}, {after: after}} {
		if shown.isMoney(f.scaled) {
			return shown
		}
	}
	return numberFormat{}
}

// text writes a stored number as its format means it; what is no number stays as
// it is.
func (f numberFormat) text(stored string) string {
	plain := f.kind == general && f.before == "" && f.after == ""
	if plain && len(stored) < 16 && digits(stored) {
		return stored
	}
	x, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return stored
	}
	return f.number(x)
}

// number writes a number as its format means it.
func (f numberFormat) number(x float64) string {
	switch f.kind {
	case general:
		return f.around(money.Digits(x))
	case percent:
		return money.Digits(math.Round(x*1e10)/1e8) + "%"
	}
	at, err := excelize.ExcelDateToTime(x, f.kind == date1904)
	switch {
	case err != nil:
		return money.Digits(x)
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
