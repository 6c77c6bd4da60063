package sheets

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// TestThousands puts amounts together whose commas are not quoted, where there is
// one way to do so.
func TestThousands(t *testing.T) {
	for name, test := range map[string]struct{ text, want, says string }{
		"one column":         {"Job,Years,Pay\nA,1,61,200\nB,22,63,900\nC,3,1,070,100\nD,4,950\n", "Job|Years|Pay\nA|1|61,200\nB|22|63,900\nC|3|1,070,100\nD|4|950", "[{joined-thousands [[Pay]]}]"},
		"in the middle":      {"Job,Pay,Years\nA,61,200,1\nB,63,900,2\nC,70,100,3\n", "Job|Pay|Years\nA|61,200|1\nB|63,900|2\nC|70,100|3", "[{joined-thousands [[Pay]]}]"},
		"two columns":        {"Job,Base,Bonus\nA,61,200,5,000\nB,63,900,8\nC,70,100,12,500\nD,900,1,000\n", "Job|Base|Bonus\nA|61,200|5,000\nB|63,900|8\nC|70,100|12,500\nD|900|1,000", "[{joined-thousands [[Base Bonus]]}]"},
		"signs and cents":    {"Job,Base\nA,$61,200.50\nB,$63,900.00\nC,$1,070,100 €\n", "Job|Base\nA|$61,200.50\nB|$63,900.00\nC|$1,070,100 €", "[{joined-thousands [[Base]]}]"},
		"under a title":      {"Pay of 2024\n\nJob,Pay\nA,61,200\nB,63,900\nC,70,100\n", "Pay of 2024\n\nJob|Pay\nA|61,200\nB|63,900\nC|70,100", "[{joined-thousands [[Pay]]}]"},
		"blank ends":         {"Job,Pay,\nA,61,200,\nB,63,900,\nC,70,100,,\n", "Job|Pay|\nA|61,200\nB|63,900\nC|70,100", "[{joined-thousands [[Pay]]}]"},
		"quoted all right":   {"Job,Pay\nA,\"61,200\"\nB,\"63,900\"\nC,\"70,100\"\n", "Job|Pay\nA|61,200\nB|63,900\nC|70,100", "[]"},
		"some longer rows":   {"Job,Pay\nA,61200\nB,63900\nC,70100,200\nD,80000\n", "Job|Pay\nA|61200\nB|63900\nC|70100|200\nD|80000", "[]"},
		"a column unnamed":   {"Job,Pay\nA,61200,12345\nB,63900,12346\nC,70100,12347\n", "Job|Pay\nA|61200|12345\nB|63900|12346\nC|70100|12347", "[]"},
		"names of rows":      {"Job,Pay\n1,A,61200\n2,B,63900\n3,C,70100\n", "Job|Pay\n1|A|61200\n2|B|63900\n3|C|70100", "[]"},
		"semicolons":         {"Job;Pay\nA;61,200\nB;63,900\nC;70,100\n", "Job|Pay\nA|61,200\nB|63,900\nC|70,100", "[]"},
		"numbers as headers": {"1,2\n1,61,200\n2,63,900\n3,70,100\n", "1|2\n1|61|200\n2|63|900\n3|70|100", "[]"},
	} {
		t.Run(name, func(t *testing.T) {
			b := opened(t, []byte(test.text), Options{})
			if got := cells(t, b, ""); got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			if _, err := b.Scan(t.Context(), "", 1, Plan{Columns: make([]ColumnPlan, 3)}, nil); err != nil || fmt.Sprint(b.Remarks()) != test.says {
				t.Errorf("it says %v, %v", b.Remarks(), err)
			}
		})
	}
	for name, text := range map[string]string{
		"two ways": "Job,Base,Bonus\nA,1,200,300\nB,2,300,400\nC,3,400,500\n",
		"no way":   "Job,Pay\nA,61,200\nB,63,900\nC,70,100\nD,5,6,7,200\n",
	} {
		_, err := Open(t.Context(), Bytes("pay.csv", []byte(text)), Options{})
		if !errors.Is(err, ErrNotTable) || !strings.Contains(err.Error(), "commas that are not quoted: A,") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestThousandsLate: a row beyond those looked at first that does not fit loses its
// amounts, and is counted.
func TestThousandsLate(t *testing.T) {
	text := "Job,Pay\n" + strings.Repeat("A,61,200\n", 400) + "B,6,1,2\nC,63,900\n"
	b := opened(t, []byte(text), Options{})
	table, err := b.Scan(t.Context(), "", 1, Plan{Columns: []ColumnPlan{{}, {Store: AsNumber}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	pay := &table.Columns[1]
	if pay.Filled != 401 || pay.Text(400) != "" || pay.Text(401) != "63,900" || fmt.Sprint(table.Beyond) != "[402]" {
		t.Errorf("%d filled, %q, %q, beyond %v", pay.Filled, pay.Text(400), pay.Text(401), table.Beyond)
	}
}

// TestHabits reads text of programs that quote unlike others.
func TestHabits(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"backslashes":           {"a,b\n\"x, \\\"y\\\", z\",1\n\"p\",2\n\"q\\\"\",3\n", "a|b\nx, \"y\", z|1\np|2\nq\"|3"},
		"a folder":              {"a,b\n\"C:\\dir\\\",1\n\"C:\\x\",2\n\"C:\\y\\\",3\n", "a|b\nC:\\dir\\|1\nC:\\x|2\nC:\\y\\|3"},
		"two backslashes":       {"a,b\n\"x \\\"y\\\", z\\\\\",1\n\"p\",2\n", "a|b\nx \"y\", z\\\\|1\np|2"},
		"each line":             {"\"a,b\"\n\"x,1\"\r\n\"y,2\"\n", "a|b\nx|1\ny|2"},
		"each line, quotes":     {"\"a,b\"\n\"\"\"x, y\"\",1\"\n\"z,2\"\n", "a|b\nx, y|1\nz|2"},
		"each line, semicolons": {"\"a;b\"\n\"x,5;1\"\n\"y;2\"\n", "a|b\nx,5|1\ny|2"},
		"lines but the header":  {"a,b\n\"x,1\"\n\"y,2\"\n\"z,3\"\n", "a|b\nx|1\ny|2\nz|3"},
		"a column of quotes":    {"\"a\"\n\"x\"\n\"y\"\n", "a\nx\ny"},
		"controls":              {"a,b\n" + strings.Repeat("many,0\n", 60) + "Lead\x1b[2J\x1b[1;1H,1\n\x1b]0;title\ax\x00y,2\nz\x7f\u009b,3\n\x1b,4\n", "a|b\n" + strings.Repeat("many|0\n", 60) + "Lead|1\nxy|2\nz|3\n|4"},
	} {
		if got := cells(t, opened(t, []byte(test.text), Options{}), ""); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}
