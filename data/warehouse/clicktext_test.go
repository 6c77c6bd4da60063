package warehouse

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/warehouse/servers"
)

// nasty are texts that try to be more than a value.
var nasty = []string{
	"", "Clerk", "O'Brien", "''", "'; DROP TABLE pay; --", `\`, `\'`, `\\'`, `' OR 1=1`, "$1", "?", "--", "/*", "*/",
	"a\x00b", "\x00", "tab\tnewline\nreturn\r", `\N`, `\x27`, `\0`, "ü€𝄞", "\xff\xfe", "\u2019", "{x:String}", "%s", "`", "\"", ";", "\x7f", "\u2028",
	"Code: 1, e.displayText() = x",
}

// inside is what may stand between quotes, so that nothing there ends them.
var inside = regexp.MustCompile("^(?:[^\\x00-\\x1f\\x7f'\"`\\\\]|\\\\x[0-9A-F]{2})*$")

// FuzzClickQuote: whatever is quoted is one literal, and the same text again.
func FuzzClickQuote(f *testing.F) {
	for _, text := range nasty {
		f.Add(text)
	}
	escape := regexp.MustCompile(`\\x[0-9A-F]{2}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, quoted := range []string{clickLiteral(text), clickHouseDialect{}.Quote(text)} {
			between := quoted[1 : len(quoted)-1]
			if quoted[0] != quoted[len(quoted)-1] || !inside.MatchString(strings.ToValidUTF8(between, "?")) {
				t.Fatalf("%q is quoted as %s", text, quoted)
			}
			back := escape.ReplaceAllStringFunc(between, func(e string) string {
				c, err := strconv.ParseUint(e[2:], 16, 8)
				if err != nil {
					t.Fatal(err)
				}
				return string([]byte{byte(c)})
			})
			if back != text {
				t.Fatalf("%q is %q again", text, back)
			}
		}
	})
}

// TestClickValuesAtTheServer: values and names reach a server as they are.
func TestClickValuesAtTheServer(t *testing.T) {
	db := openClick(t, servers.NewClickHouse(t))
	for _, text := range nasty {
		if got := oneText(t, db, "SELECT "+clickLiteral(text)); got != text {
			t.Errorf("%q comes back as %q", text, got)
		}
		if text == "" {
			continue
		}
		name := clickHouseDialect{}.Quote(text)
		if got := oneText(t, db, "SELECT "+name+" FROM (SELECT 'here' AS "+name+")"); got != "here" {
			t.Errorf("the column %q has %q", text, got)
		}
	}
	for _, v := range []int64{0, 1, -1, math.MaxInt64, math.MinInt64, -1 << 53} {
		var got int64
		one(t, db, "SELECT toInt64(0 - -"+clickLiteral(v)+")", &got)
		if got != v {
			t.Errorf("%d comes back as %d", v, got)
		}
	}
	for _, v := range []float64{0, 0.1, -0.1, 12345.67, 1e300, -5e-300, math.MaxFloat64, math.Inf(1), math.Inf(-1), 1 << 60, 100} {
		var got float64
		one(t, db, "SELECT toFloat64("+clickLiteral(v)+")", &got)
		if got != v {
			t.Errorf("%v comes back as %v", v, got)
		}
	}
	if got := clickLiteral(struct{}{}); got != "NULL" {
		t.Errorf("a value of no kind is %s", got)
	}
}
