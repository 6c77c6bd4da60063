package form_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/form"
)

// rates is a form of two columns.
var rates = form.Form{Name: "Rates", Columns: []form.Column{{Name: "currency", Needed: true}, {Name: "rate", Also: []string{"exchange rate"}, Needed: true}, {Name: "date"}}}

// The headers are the first row that has what is needed, however they are spelt; the lines
// of rows are those of the file.
func TestRead(t *testing.T) {
	read, err := rates.Bytes(t.Context(), "r.csv", []byte("Our bank's rates\n\nCURRENCY;Exchange-Rate;Bank\n\nGBP;1,15;A\n;;\n'=x;2;\n"))
	if err != nil {
		t.Fatal(err)
	}
	if read.Line != 3 || !slices.Equal(read.Unknown, []string{"Bank"}) || len(read.Rows) != 2 {
		t.Fatalf("headers in row %d, %q, %d rows", read.Line, read.Unknown, len(read.Rows))
	}
	first, second := read.Rows[0], read.Rows[1]
	if x, err := first.Number("rate", 0); err != nil || x != 1.15 || first.Line != 5 || first.Other(0) != "A" || first.Text("date") != "" {
		t.Errorf("%v, %v in row %d", x, err, first.Line)
	}
	if second.Text("currency") != "=x" || second.Line != 7 {
		t.Errorf("%q in row %d", second.Text("currency"), second.Line)
	}
}

func TestReadFails(t *testing.T) {
	for text, want := range map[string]string{
		"a,b\n1,2\n":                  "r.csv: the table is not filled in as it has to be: there is no column currency and none rate",
		"currency,b\n1,2\n":           "there is no column rate; its headers are to be currency, rate, date",
		"currency,rate,Rate\n1,2,3\n": "row 1 has two columns rate; take one away",
	} {
		if _, err := rates.Bytes(t.Context(), "r.csv", []byte(text)); !errors.Is(err, form.ErrForm) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	if _, err := rates.Read(t.Context(), "there is none.csv", ""); err == nil || !strings.Contains(err.Error(), "there is no such file") {
		t.Error(err)
	}
}

// A row that says nothing else is said to be wrong with its line; of many the first few.
func TestEach(t *testing.T) {
	read, err := rates.Bytes(t.Context(), "r.csv", []byte("currency,rate\n"+strings.Repeat("X,y\n", 7)))
	if err != nil {
		t.Fatal(err)
	}
	_, err = form.Each(read, func(r form.Row) (float64, error) { return r.Number("rate", 0) })
	if err == nil || !strings.HasPrefix(err.Error(), `r.csv, row 2: rate "y": write a plain number`) || !strings.HasSuffix(err.Error(), "; and 2 rows more") {
		t.Error(err)
	}
}

func TestParseShare(t *testing.T) {
	for text, want := range map[string]float64{"0.6": 0.6, "60%": 0.6, " 60 % ": 0.6, ",6": 0.6, "0,125": 0.125, "-5%": -0.05, "1": 1, "60,5 %": 0.605} {
		if x, err := form.ParseShare(text); err != nil || x != want {
			t.Errorf("%q is %v, %v; want %v", text, x, err, want)
		}
	}
	for _, text := range []string{"", "%", "half", "1,150", "1.5.2", "1,2,3", "1,2.3", "0x10", "1_000", "NaN", "Inf", "1e999"} {
		if x, err := form.ParseShare(text); err == nil {
			t.Errorf("%q is %v", text, x)
		}
	}
}

func ExampleKey() {
	fmt.Println(form.Key("Job title"), form.Key("job_title"), form.Key("P-3"), form.Key("Señor"))
	// Output: jobtitle jobtitle p3 senor
}
