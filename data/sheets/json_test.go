package sheets

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestJSON reads records as programs write them.
func TestJSON(t *testing.T) {
	wide := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(`[{"Role":"Ä","Pay":1}]`)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for name, test := range map[string]struct {
		text, sheet string
		want        string
	}{
		"an array":            {`[{"Role":"A","Pay":52000},{"Role":"B","Pay":48000.5}]`, "", "Role|Pay\nA|52000\nB|48000.5"},
		"an object a line":    {"{\"Role\":\"A\",\"Pay\":1}\n{\"Role\":\"B\",\"Pay\":2}\n", "", "Role|Pay\nA|1\nB|2"},
		"one line":            {"{\"Role\":\"A\",\"Pay\":1}\n\n{\"Role\":\"B\"}", "", "Role|Pay\nA|1\nB|"},
		"lines with arrays":   {"{\"Role\":\"A\",\"Jobs\":[{\"x\":1},{\"x\":2}]}\n{\"Role\":\"B\",\"Jobs\":[]}\n", "", "Role|Jobs.x\nA|1; 2\nB|"},
		"in an object":        {`{"count":2,"none":[],"rows":[{"Role":"A"},{"Role":"B"}],"names":["x","y"]}`, "", "Role\nA\nB"},
		"deeper":              {`{"data":{"x":{"y":1},"rows":[{"Role":"A","tags":[{"n":1}]}]},"more":[[{"no":1}]]}`, "", "Role|tags.n\nA|1"},
		"several":             {`{"a":[{"x":1}],"b":{"c":[{"y":2},{"y":3}]},"b.c":[]}`, "b.c", "y\n2\n3"},
		"parts and lists":     {`[{"at":{"city":"Oulu","geo":{"lat":1.5}},"langs":["Go","SQL",null,true]}]`, "", "at.city|at.geo.lat|langs\nOulu|1.5|Go; SQL; TRUE"},
		"names that come up":  {`[{"a":1},{"b":2,"a":3},null,{"b":4}]`, "", "a|b\n1|\n3|2\n|\n|4"},
		"numbers":             {`[{"a":5.2e4,"b":1E-3,"c":12345678901234567890,"d":-0.10}]`, "", "a|b|c|d\n52000|0.001|12345678901234567890|-0.10"},
		"texts":               {`[{"a":"\u00e9\n\"x\"","b":" #N/A ","c":false}]`, "", "a|b|c\né\n\"x\"||FALSE"},
		"a byte order mark":   {"\uFEFF [ {\"a\": 1} ]\n", "", "a\n1"},
		"UTF-16":              {string(wide), "", "Role|Pay\nÄ|1"},
		"packed":              {string(gz(t, []byte(`[{"a":1}]`))), "", "a\n1"},
		"in an archive":       {string(zipped(t, "pay.json", `[{"a":1}]`, "readme.txt", "x")), "", "a\n1"},
		"the same name twice": {`[{"a":"x","a":"y"}]`, "", "a\nx; y"},
	} {
		t.Run(name, func(t *testing.T) {
			b := opened(t, []byte(test.text), Options{})
			if test.sheet == "" && (len(b.Sheets()) != 1 || b.Sheets()[0].Name != "") {
				t.Errorf("sheets %v", b.Sheets())
			}
			if got := cells(t, b, test.sheet); got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
	b := opened(t, []byte(`{"a":[{"x":1}],"b":{"c":[{"y":2}]}}`), Options{})
	if name, err := b.Find("B.C"); err != nil || name != "b.c" || b.Facts().Container != "JSON" {
		t.Errorf("%q, %v; %+v", name, err, b.Facts())
	}
}

// TestJSONLate: a name that comes up late is beyond the columns, and counted.
func TestJSONLate(t *testing.T) {
	text := "[" + strings.Repeat(`{"Role":"A","Pay":1},`, sampledJSON) + `{"Role":"B","Late":7,"Pay":2}]`
	b := opened(t, []byte(text), Options{})
	table, err := b.Scan(t.Context(), "", 1, Plan{Columns: []ColumnPlan{{}, {Store: AsNumber}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if table.Rows != sampledJSON+1 || table.Columns[1].Values[sampledJSON] != 2 || fmt.Sprint(table.Beyond) != fmt.Sprintf("[%d]", sampledJSON+2) {
		t.Errorf("%d rows, beyond %v", table.Rows, table.Beyond)
	}
}

// TestNoJSON says why a file that begins like JSON is no table.
func TestNoJSON(t *testing.T) {
	var names bytes.Buffer
	for i := range MostColumns + 1 {
		fmt.Fprintf(&names, `,"n%d":1`, i)
	}
	for name, test := range map[string]struct {
		text string
		kind error
		says string
	}{
		"one record":   {`{"pay": 1}`, ErrNotTable, "without an array of objects"},
		"columns":      {`{"role":["A"],"pay":[1]}`, ErrNotTable, "without an array of objects"},
		"cut off":      {`[{"a":1},{"a":`, ErrCorrupt, "breaks off"},
		"no comma":     {`[{"a":1} {"a":2}]`, ErrCorrupt, "its JSON ends at byte 9"},
		"two cut off":  {"{\"a\":1}\n{\"a\":", ErrCorrupt, "breaks off"},
		"too deep":     {`[{"a":` + strings.Repeat("[", 100) + "1", ErrNotTable, "more than 50 deep"},
		"too wide":     {`[{"a":1` + names.String() + `}]`, ErrNotTable, "more than 16384 names"},
		"only a start": {`{"`, ErrCorrupt, "damaged"},
	} {
		b, err := Open(t.Context(), Bytes("pay.json", []byte(test.text)), Options{})
		if err == nil {
			_, err = b.Sample(t.Context(), "", 10)
		}
		if !errors.Is(err, test.kind) || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), "pay.json") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
