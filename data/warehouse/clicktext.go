package warehouse

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// clickHouseDialect is how ClickHouse says things. Old servers bind no values, so a
// placeholder is the value itself, as a literal that cannot end before its end.
type clickHouseDialect struct{}

// Name is the engine's.
func (clickHouseDialect) Name() string { return "ClickHouse" }

// Quote quotes a name.
func (clickHouseDialect) Quote(name string) string { return quoteClick(name, '`') }

// Placeholder is the value as a literal.
func (clickHouseDialect) Placeholder(_ int, value any) string { return clickLiteral(value) }

// numberOfClick is a type of numbers.
var numberOfClick = regexp.MustCompile(`^(Nullable\()?(U?Int|Float|Decimal)`)

// Grammar is that of a server of 2018, which has neither windows nor a part of a
// statement with a name.
func (clickHouseDialect) Grammar() Grammar {
	return Grammar{
		trim: `replaceRegexpAll(%, '^[ \\t\\n\\v\\f\\r]+|[ \\t\\n\\v\\f\\r]+$', '')`,
		text: "toString(%)", real: "toFloat64(%)", whole: "toInt64(%)", rows: "%", arrays: true,
		tables: "SELECT '', name FROM system.tables WHERE database = currentDatabase() ORDER BY name",
		schema: "currentDatabase()",
		types:  "SELECT name, type FROM system.columns WHERE database = % AND table = %",
		clock:  "SELECT toInt64(toUnixTimestamp(now()))",
		number: func(kept string) bool { return numberOfClick.MatchString(kept) },
	}
}

// clickLiteral is a value as ClickHouse reads it: int64, float64 or string. A value of
// another type is a fault of the program, and becomes NULL, which equals nothing.
func clickLiteral(value any) string {
	switch v := value.(type) {
	case int64:
		return signed(strconv.FormatInt(v, 10))
	case float64:
		switch {
		case math.IsNaN(v):
			return "nan"
		case math.IsInf(v, 1):
			return "inf"
		case math.IsInf(v, -1):
			return "(-inf)"
		}
		return signed(strconv.FormatFloat(v, 'g', -1, 64))
	case string:
		return quoteClick(v, '\'')
	}
	return "NULL"
}

// signed puts a negative number into parentheses, as two minus signs begin a comment.
func signed(number string) string {
	if strings.HasPrefix(number, "-") {
		return "(" + number + ")"
	}
	return number
}

// quoteClick quotes bytes. Between the quotes stand only letters of other alphabets
// and printable ones that mean nothing there; quotes of each kind, backslashes and
// control characters are written as \x and two digits, so that nothing between the
// quotes can end them, whatever it is.
func quoteClick(text string, quote byte) string {
	var b strings.Builder
	b.WriteByte(quote)
	for i := range len(text) {
		switch c := text[i]; {
		case c < ' ', c == 0x7f, c == '\\', c == '\'', c == '`', c == '"':
			fmt.Fprintf(&b, `\x%02X`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte(quote)
	return b.String()
}
