package published_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/published"
	"github.com/paybench/paybench/data/realfiles"
)

// sheetGrid reads one sheet, whose headers stand between two 1-based rows; texts
// above them and on other sheets are notes.
func sheetGrid(t *testing.T, path, sheet string, from, to int) published.Grid {
	t.Helper()
	file, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	g := published.Grid{Sheet: sheet}
	for _, name := range file.GetSheetList() {
		rows, err := file.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		if name == sheet {
			g.Title = strings.Join(rows[0], " ")
			g.Header = make([]string, len(rows[to-1]))
			for i := range g.Header {
				for _, row := range rows[from-1 : to] {
					if i < len(row) {
						g.Header[i] = strings.TrimSpace(g.Header[i] + " " + row[i])
					}
				}
			}
			if from == 1 {
				g.Title = ""
			}
			for i, row := range rows[to:] {
				g.Rows = append(g.Rows, row)
				g.Lines = append(g.Lines, to+1+i)
			}
			continue
		}
		if _, isCut := map[string]bool{"Male": true, "Female": true}[strings.Fields(name + " ")[0]]; isCut {
			continue
		}
		for _, row := range rows[:min(len(rows), 80)] {
			g.Notes = append(g.Notes, strings.Join(row, "\t"))
		}
	}
	return g
}

// csvGrid reads a CSV file with its headers in the first row.
func csvGrid(t *testing.T, path string) published.Grid {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return published.Grid{Header: rows[0], Rows: rows[1:]}
}

// read makes a market of a grid.
func read(t *testing.T, g published.Grid, o published.ReadOptions) (*published.Market, published.Understanding) {
	t.Helper()
	if !published.Looks(g.Header, g.Rows[:min(len(g.Rows), 200)]) {
		t.Errorf("%v does not look like a table of percentiles", g.Header)
	}
	m, u, err := published.Read(market.About{Name: "table"}, g, o)
	if err != nil {
		t.Fatal(err)
	}
	if u.RowsRead != u.RowsTaken+len(u.NotTaken) {
		t.Errorf("%d rows read, %d taken and %d not", u.RowsRead, u.RowsTaken, len(u.NotTaken))
	}
	return m, u
}

// ask asks for everybody with one title, and writes the answer in a line.
func ask(t *testing.T, m market.Market, basis market.Basis, role string, percentiles ...float64) string {
	t.Helper()
	q := market.NewQuery()
	q.Basis = basis
	if role != "" {
		q = q.WithFilter(market.Filter{Dimension: string(market.Role), Values: []string{role}})
	}
	if percentiles != nil {
		q.Percentiles = percentiles
	}
	c, err := market.Compare(context.Background(), m, q)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, f := range c.Whole().Figures {
		words = append(words, figure(f))
	}
	return fmt.Sprintf("%s · %d people · %s · mean %s", strings.Join(words, " "), c.Whole().People, c.Query.Basis, figure(c.Whole().Mean))
}

// figure writes a figure as people read it.
func figure(f market.Figure) string {
	switch {
	case !f.Known():
		return "[" + f.Reason + "]"
	case f.Status == market.AtLeast:
		return fmt.Sprintf("≥%v", f.Value)
	}
	return fmt.Sprint(f.Value)
}

func TestNationalWages(t *testing.T) {
	hourly := strings.Repeat("[published hourly only; not converted] ", 5)
	annual := strings.Repeat("[published annual only; not converted] ", 5)
	type question struct {
		basis      market.Basis
		role, want string
	}
	for _, c := range []struct {
		file      string
		effective string
		marks     string
		questions []question
	}{
		{"national_M2024_dl", "2024-05-01", "*540 #235", []question{
			{market.Annual, "Marketing Managers", "81900 111210 161030 211080 ≥239200 · 384980 people · annual · mean 171520"},
			{market.Hourly, "Marketing Managers", "39.38 53.47 77.42 101.48 ≥115 · 384980 people · hourly · mean 82.46"},
			{market.Annual, "Chief Executives", "73710 126080 206420 ≥239200 ≥239200 · 211850 people · annual · mean 262930"},
			{market.Annual, "Actors", hourly + "· 38800 people · annual · mean []"},
			{market.Hourly, "Actors", "14 16.94 23.33 41.09 97.19 · 38800 people · hourly · mean 44.4"},
			{market.Annual, "Airline Pilots, Copilots, and Flight Engineers", "98560 154360 226600 ≥239200 ≥239200 · 99300 people · annual · mean 280570"},
			{market.Hourly, "Airline Pilots, Copilots, and Flight Engineers", annual + "· 99300 people · hourly · mean []"},
			{market.Annual, "", "29990 36730 49500 78810 125720 · 154187380 people · annual · mean 67920"},
		}},
		{"national_M2023_dl", "2023-05-01", "*540 #211", []question{
			{market.Annual, "Marketing Managers", "79600 108000 157620 208000 ≥239200 · 368940 people · annual · mean 166410"},
			{market.Hourly, "Actors", "13 15.98 20.5 36.54 100.01 · 62560 people · hourly · mean 41.01"},
		}},
	} {
		t.Run(c.file, func(t *testing.T) {
			path := realfiles.Path(t, "data", "bls_oews", c.file+".xlsx")
			m, u := read(t, sheetGrid(t, path, c.file, 1, 1), published.ReadOptions{})
			for _, q := range c.questions {
				if got := ask(t, m, q.basis, q.role); got != q.want {
					t.Errorf("%s pay of %q is %s, want %s", q.basis, q.role, got, q.want)
				}
			}
			if got := m.About().Effective.Format(time.DateOnly); got != c.effective {
				t.Errorf("effective date = %s", got)
			}
			if got := marks(u); got != c.marks {
				t.Errorf("marks are %s, want %s", got, c.marks)
			}
			if e := m.Elements(); len(e) != 1 || e[0].Currency != "USD" || e[0].Kind != market.Base {
				t.Errorf("elements are %+v", e)
			}
			if u.RowsTaken != 1403 || len(u.NotTaken) != 0 {
				t.Errorf("%d rows taken, %d not", u.RowsTaken, len(u.NotTaken))
			}
		})
	}
}

// marks writes the publisher's marks with how often they stand.
func marks(u published.Understanding) string {
	var words []string
	for _, m := range u.Marks {
		words = append(words, fmt.Sprint(m.Text, m.Cells))
	}
	return strings.Join(words, " ")
}

// TestMarksWithoutKey: this file does not say what its marks mean.
func TestMarksWithoutKey(t *testing.T) {
	path := realfiles.Path(t, "data", "bls_oews", "national_M2013_dl.csv")
	m, u := read(t, csvGrid(t, path), published.ReadOptions{Currency: "USD"})
	const top = "[at or above the publisher's highest published pay]"
	for _, c := range []struct {
		basis      market.Basis
		role, want string
	}{
		{market.Annual, "Marketing Managers", "64440 88130 123220 166250 " + top + " · 174010 people · annual · mean 133700"},
		{market.Hourly, "Actors", "9.05 13.11 22.15 56.38 " + top + " · 63230 people · hourly · mean 41.94"},
	} {
		if got := ask(t, m, c.basis, c.role); got != c.want {
			t.Errorf("%s pay of %q is %s, want %s", c.basis, c.role, got, c.want)
		}
	}
	if u.Marks[0].Words != "not available" || u.Marks[0].Explained || !u.Marks[1].TopCode {
		t.Errorf("marks are %+v", u.Marks)
	}
}

func TestAnnualSurveyOfHoursAndEarnings(t *testing.T) {
	const noise = "[CV > 20%: Estimates are considered unreliable for practical purposes]"
	path := realfiles.Path(t, "data", "ons_ashe", "PROV - Occupation SOC20 (4) Table 14.7a   Annual pay - Gross 2024.xlsx")
	m, u := read(t, sheetGrid(t, path, "All", 3, 5), published.ReadOptions{})
	all := []float64{10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90}
	for _, c := range []struct {
		role, want  string
		percentiles []float64
	}{
		{"Marketing, sales and advertising directors", "32582 50169 54825 59952 71259 82962 94613 110729 119938 128230 149824 · 208000 people · annual · mean 92430", all},
		{"Chief executives and senior officials", noise + " 51861 81776 119419 " + noise + " · 113000 people · annual · mean []", nil},
		{"", "11004 21216 31602 46084 65227 · 23385000 people · annual · mean 38224", nil},
	} {
		if got := ask(t, m, market.Annual, c.role, c.percentiles...); got != c.want {
			t.Errorf("pay of %q is %s, want %s", c.role, got, c.want)
		}
	}
	if e := m.Elements()[0]; e.Currency != "GBP" || e.Label != "Gross pay" {
		t.Errorf("element is %+v", e)
	}
	if m.About().Publisher != "Annual Survey of Hours and Earnings, Office for National Statistics" {
		t.Errorf("publisher is %q", m.About().Publisher)
	}
	if got := marks(u); got != "x1787 :3 ..2" {
		t.Errorf("marks are %s", got)
	}
	if u.RowsTaken != 548 || len(u.NotTaken) != 5 || len(u.Footnotes) != 5 {
		t.Errorf("%d rows taken, not %v, footnotes %q", u.RowsTaken, u.NotTaken, u.Footnotes)
	}
}

// TestRecordsDoNotLookPublished: files of pay records are not taken for tables.
func TestRecordsDoNotLookPublished(t *testing.T) {
	for _, parts := range [][]string{
		{"chicago_payroll", "chicago_no_names.csv"},
		{"foorilla_ai_salaries", "salaries.csv"},
		{"h1b_lca", "H-1B_FY13_Q3_filtered.csv"},
		{"r_datasets", "carData_Salaries.csv"},
		{"uk_organogram", "home_office-2012-09-30-junior.csv"},
	} {
		t.Run(parts[0], func(t *testing.T) {
			g := csvGrid(t, realfiles.Path(t, append([]string{"data"}, parts...)...))
			if published.Looks(g.Header, g.Rows[:100]) {
				t.Errorf("%v looks like a table of percentiles", g.Header)
			}
		})
	}
}
