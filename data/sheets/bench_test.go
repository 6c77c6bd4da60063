package sheets

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
)

// survey is a text of so many rows, of about 60 bytes each.
func survey(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("role,experience_years,company_size,industry,country,education,base_salary,bonus,currency\n")
	for i := range rows {
		fmt.Fprintf(&b, "Role %03d,%d,51-200,Industry %02d,Country %02d,Master,%d,%d,USD\n", i*7%200, i%41, i%20, i%30, 30_000+i*37%90_000, i*11%9000)
	}
	return b.Bytes()
}

func surveyPlan() Plan {
	p := Plan{Columns: make([]ColumnPlan, 9)}
	p.Columns[6].Store, p.Columns[7].Store = AsNumber, AsNumber
	return p
}

// BenchmarkCSV scans a text of a million rows.
func BenchmarkCSV(b *testing.B) {
	data := survey(1_000_000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		scanAll(b, data, "", surveyPlan())
	}
}

// BenchmarkXLSX scans a worksheet of 28,000 rows and 9 columns.
func BenchmarkXLSX(b *testing.B) {
	var rows strings.Builder
	for _, line := range bytes.Split(bytes.TrimSpace(survey(28_000)), []byte("\n")) {
		rows.WriteString("<row>")
		for i, cell := range bytes.Split(line, []byte(",")) {
			if i == 1 || i == 6 || i == 7 {
				fmt.Fprintf(&rows, "<c><v>%s</v></c>", cell)
			} else {
				fmt.Fprintf(&rows, `<c t="inlineStr"><is><t>%s</t></is></c>`, cell)
			}
		}
		rows.WriteString("</row>")
	}
	data := bookWith(b, rows.String())
	b.ReportAllocs()
	for b.Loop() {
		scanAll(b, data, "Pay", surveyPlan())
	}
}

// BenchmarkStrayCell scans 10,000 narrow rows of a sheet whose first row reaches to
// the last column.
func BenchmarkStrayCell(b *testing.B) {
	rows := `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>` + strings.Repeat("<row><c><v>52000</v></c><c><v>7</v></c></row>", 10_000)
	data := bookWith(b, rows)
	b.ReportAllocs()
	for b.Loop() {
		scanAll(b, data, "Pay", Plan{Columns: make([]ColumnPlan, MostColumns)})
	}
}

// BenchmarkJSON scans 200,000 records.
func BenchmarkJSON(b *testing.B) {
	var text strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&text, "{\"role\":\"Role %d\",\"years\":%d,\"size\":\"51-200\",\"base\":%d,\"currency\":\"USD\"}\n", i%200, i%40, 30_000+i%90_000)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		scanAll(b, []byte(text.String()), "", Plan{Columns: make([]ColumnPlan, 5)})
	}
}

func scanAll(b *testing.B, data []byte, sheet string, p Plan) {
	b.Helper()
	book, err := Open(context.Background(), Bytes("pay.dat", data), Options{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := book.Scan(context.Background(), sheet, 1, p, nil); err != nil {
		b.Fatal(err)
	}
}
