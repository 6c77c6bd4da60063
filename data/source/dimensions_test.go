package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// TestDimensions checks names, kinds and numbers of dimensions.
func TestDimensions(t *testing.T) {
	var text strings.Builder
	text.WriteString("ID,Role,Office,Home city,Company size,Years of experience,Age,Remark,Salary,Empty\n")
	for i := range 100 {
		years := fmt.Sprint(i % 30)
		if i == 7 {
			years = "lots"
		}
		fmt.Fprintf(&text, "E%d,Role %d,Turku,Oulu,%s,%s,%d,remark number %d,%d,\n", i, i%3, []string{"S", "M", "L"}[i%3], years, 20+i%40, i, 1000+i)
	}
	l := loadText(t, text.String(), ingest.Options{})
	var got []string
	for _, d := range l.Market.Dimensions() {
		got = append(got, fmt.Sprintf("%s/%s/%v", d.Name, d.Kind, d.Numeric))
	}
	want := "role/role/false location/location/false Home city/location/false company_size/company_size/false experience/experience/true Age/other/true"
	if strings.Join(got, " ") != want {
		t.Errorf("got %s", strings.Join(got, " "))
	}
	for _, c := range l.Understanding.Columns {
		switch c.Header {
		case "ID", "Remark":
			if c.Meaning.IsDimension() {
				t.Errorf("%s is %s", c.Header, c.Meaning)
			}
		case "Years of experience":
			if c.Unread != 1 || c.Unreadable[0].Row != 9 || c.Unreadable[0].Text != "lots" {
				t.Errorf("experience: %+v", c.Unreadable)
			}
		}
	}
}

// TestFoldSpelling folds only what the user asks for, and says so.
func TestFoldSpelling(t *testing.T) {
	text := "Role,City,Salary\nDeveloper,x,1\ndeveloper,X,2\nDeveloper,x,3\n\"Developer \",x,4\n"
	for fold, want := range map[string]int{"": 2, "Role": 1} {
		l := loadText(t, text, ingest.Options{FoldSpelling: []string{fold}})
		d, err := market.FindDimension(l.Market, "role")
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Values) != want || d.Values[0].Label != "Developer" {
			t.Errorf("fold %q: %+v", fold, d.Values)
		}
		if said := strings.Contains(strings.Join(table.AllWords(l.Market.About().Choices), ";"), "1 spelling of"); said != (fold != "") {
			t.Errorf("fold %q: said %v", fold, l.Market.About().Choices)
		}
	}
}

// TestMissingMeasures reads a measure as numbers however many cells say that
// there is nothing.
func TestMissingMeasures(t *testing.T) {
	text := "Role,YearsCodePro,OrgSize,Salary\n" + strings.Repeat("A,NA,NA,100\n", 9) +
		"A,5,2 to 9 employees,100\nB,Less than 1 year,\"10,000 or more employees\",200\nSource: ACME\n"
	l := loadText(t, text, ingest.Options{})
	for _, name := range []string{"experience", "company_size"} {
		d, err := market.FindDimension(l.Market, name)
		if err != nil || !d.Numeric || len(d.Values) != 2 {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
	if notes := l.Understanding.BelowTable; len(notes) != 1 || notes[0] != "Source: ACME" {
		t.Errorf("footnotes: %q", notes)
	}
}
