package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// sheet makes rows of a text whose cells are parted by commas.
func sheet(text string) [][]string {
	var rows [][]string
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		rows = append(rows, strings.Split(line, ","))
	}
	return rows
}

// TestFind finds the rows of the headers, or that there are none.
func TestFind(t *testing.T) {
	for name, test := range map[string]struct {
		text    string
		options Options
		merges  []sheets.Rectangle
		rows    [3]int // First, Last, Row
		given   string
		units   string
		above   string
		says    remark.Kind
	}{
		"headers":                   {text: "Role,City,Salary\nA,X,52000\nB,Y,48000\n", rows: [3]int{1, 1, 1}, given: "Role|City|Salary"},
		"none":                      {text: "A,X,52000\nB,Y,48000\nC,Z,61000\n", given: "||", says: remark.NoHeaders},
		"none, a currency":          {text: "A,X,€52.000\nB,Y,€48.000\nC,Z,€61.000\n", given: "||", says: remark.NoHeaders},
		"none, mostly figures":      {text: "2021,3,52000,A\n2022,4,48000,B\n2022,5,48000,C\n", given: "|||", says: remark.NoHeaders},
		"none, a title":             {text: "Our payroll\nA,X,52000\nB,Y,48000\n", rows: [3]int{0, 0, 1}, given: "||", above: "Our payroll", says: remark.NoHeaders},
		"none, dates":               {text: "A,1/1/1990,Turku,€52k\nB,2/2/1991,Oulu,?\nC,12/3/1989,Oulu,€61k\n", given: "|||", says: remark.NoHeaders},
		"none, as is said":          {text: "Engineer,pay\nA,52000\nB,48000\n", options: Options{NoHeader: true}, given: "|"},
		"headers, as is said":       {text: "A,X,52000\nB,Y,48000\nC,Z,61000\n", options: Options{HeaderRow: 1}, rows: [3]int{1, 1, 1}, given: "A|X|52000"},
		"years":                     {text: "Role,2023,2024\nA,52000,53000\nB,48000,49000\n", rows: [3]int{1, 1, 1}, given: "Role|2023|2024"},
		"years among pay":           {text: "Role,2023,2024\nA,2000,2050\nB,3000,3100\n", rows: [3]int{1, 1, 1}, given: "Role|2023|2024"},
		"percentiles":               {text: ",10,25,50\nA,2000,2050,2100\nB,3000,3100,3200\n", rows: [3]int{1, 1, 1}, given: "|10|25|50"},
		"an index":                  {text: ",Role,Salary\n0,A,52000\n1,B,48000\n", rows: [3]int{1, 1, 1}, given: "|Role|Salary"},
		"an outlier first":          {text: "Role,Salary\nA,9\nB,48000\nC,61000\n", rows: [3]int{1, 1, 1}, given: "Role|Salary"},
		"doubtful":                  {text: "Engineer,Turku,\nEngineer,Turku,52000 €\nDesigner,Turku,48000 €\n", rows: [3]int{1, 1, 1}, given: "Engineer|Turku|", says: remark.DoubtfulHeaders},
		"headers repeated":          {text: "Role,City,Salary\nA,X,52000\nRole,City,Salary\nB,Y,48000\n", rows: [3]int{1, 1, 1}, given: "Role|City|Salary"},
		"titles":                    {text: "Pay survey 2024,,\nall values in thousands,,\n,,\nRole,City,Salary\nA,X,52\nB,Y,48\n", rows: [3]int{4, 4, 4}, given: "Role|City|Salary", above: "Pay survey 2024|all values in thousands"},
		"a name and its value":      {text: "Currency,EUR,,\nRole,City,Level,Salary\nA,X,P1,52000\nB,Y,P2,48000\n", rows: [3]int{2, 2, 2}, given: "Role|City|Level|Salary", above: "Currency EUR"},
		"facts above":               {text: "Report,Pay,\nDate,2024-05-01,\n,,\nRole,City,Salary\nA,X,52000\nB,Y,48000\n", rows: [3]int{4, 4, 4}, given: "Role|City|Salary", above: "Report Pay|Date 2024-05-01"},
		"a title of two texts":      {text: "Survey 2024,,,Confidential\nRole,City,Level,Salary\nA,X,P1,52000\nB,Y,P2,48000\n", rows: [3]int{2, 2, 2}, given: "Role|City|Level|Salary", above: "Survey 2024 Confidential"},
		"headers cut in two":        {text: "Job,Base,Job\nTitle,Salary,Level\nA,52000,P1\nB,48000,P2\n", rows: [3]int{1, 2, 2}, given: "Job Title|Base Salary|Job Level"},
		"headers at the top":        {text: "Job,Salary,,Bonus\n,P25,P50,P50\nA,52000,53000,100\nB,48000,49000,100\n", rows: [3]int{1, 2, 2}, given: "Job|Salary P25|Salary P50|Bonus P50"},
		"a title in a narrow table": {text: "Survey 2024,,Confidential\nRole,City,Salary\nA,Turku,52000\nB,Oulu,48000\n", rows: [3]int{2, 2, 2}, given: "Role|City|Salary", above: "Survey 2024 Confidential"},
		"words above words":         {text: "Employee,,Annual\nName,City,Salary\nA,X,52000\nB,Y,48000\n", rows: [3]int{1, 2, 2}, given: "Employee Name|City|Annual Salary"},
		"one row of two":            {text: "Role,Salary\nA,52000\n\nRole,Salary\nB,48000\n", rows: [3]int{1, 1, 1}, given: "Role|Salary"},
		"merged groups": {
			text: ",Salary,,Bonus,\nRole,Low,High,Low,High\nA,1000,2000,100,200\nB,1100,2100,100,200\n", merges: []sheets.Rectangle{{FirstRow: 1, LastRow: 1, FirstColumn: 2, LastColumn: 3}, {FirstRow: 1, LastRow: 1, FirstColumn: 4, LastColumn: 5}},
			rows: [3]int{1, 2, 2}, given: "Role|Salary Low|Salary High|Bonus Low|Bonus High",
		},
		"a merged title": {
			text: "Pay 2024,,\nRole,Low,High\nA,1000,2000\nB,1100,2100\n", merges: []sheets.Rectangle{{FirstRow: 1, LastRow: 1, FirstColumn: 1, LastColumn: 3}},
			rows: [3]int{2, 2, 2}, given: "Role|Low|High", above: "Pay 2024",
		},
		"groups of a text":   {text: ",Salary,,Bonus,,\nRole,Low,High,Low,High,Remark\nA,1000,2000,100,200,x\nB,1100,2100,100,200,y\n", rows: [3]int{1, 2, 2}, given: "Role|Salary Low|Salary High|Bonus Low|Bonus High|Remark"},
		"years as groups":    {text: ",2023,,2024,,\nRole,Low,High,Low,High,Remark\nA,1000,2000,100,200,x\nB,1100,2100,100,200,y\n", rows: [3]int{1, 2, 2}, given: "Role|2023 Low|2023 High|2024 Low|2024 High|Remark"},
		"a full row of two":  {text: "Job,Salary,,Bonus,\n,Minimum,Maximum,Minimum,Maximum\nA,1000,2000,100,200\nB,1100,2100,100,200\n", rows: [3]int{1, 2, 2}, given: "Job|Salary Minimum|Salary Maximum|Bonus Minimum|Bonus Maximum"},
		"no second row":      {text: "Job,Salary,Bonus\nA,secret,secret\nB,1100,2100\nA,1000,200\nA,1000,200\nA,1000,200\nA,1000,200\n", rows: [3]int{1, 1, 1}, given: "Job|Salary|Bonus"},
		"units":              {text: "Job,Salary,Bonus\n,$,$\nA,1000,2000\nB,1100,2100\n", rows: [3]int{1, 1, 2}, given: "Job|Salary|Bonus", units: "|$|$"},
		"units in German":    {text: "Beruf,Entgelt,Beschäftigte\nEinheit,€ / Monat,Anzahl\nA,1000,2000\nB,1100,2100\n", rows: [3]int{1, 1, 2}, given: "Beruf|Entgelt|Beschäftigte", units: "Einheit|€ / Monat|Anzahl"},
		"units in Japanese":  {text: "区分,年齢,所定内給与額,労働者数\n,歳,千円,十人\nA,41.8,452.7,20 114\nB,38.2,381.3,44 870\n", rows: [3]int{1, 1, 2}, given: "区分|年齢|所定内給与額|労働者数", units: "|歳|千円|十人"},
		"units in French":    {text: "Métier,Salaire,Effectif\n,€ par mois,nombre\nA,1000,2000\nB,1100,2100\n", rows: [3]int{1, 1, 2}, given: "Métier|Salaire|Effectif", units: "|€ par mois|nombre"},
		"units in Russian":   {text: "Профессия,Зарплата,Численность\n,тыс. руб.,чел.\nA,41,2000\nB,35,2100\n", rows: [3]int{1, 1, 2}, given: "Профессия|Зарплата|Численность", units: "|тыс. руб.|чел."},
		"currency codes":     {text: "Job,Salary\n,EUR\nA,1000\nB,1100\n", rows: [3]int{1, 1, 2}, given: "Job|Salary", units: "|EUR"},
		"thousands":          {text: "Job,P50,P75\n,£000,(thousand)\nA,41,45\nB,35,39\n", rows: [3]int{1, 1, 2}, given: "Job|P50|P75", units: "|£000|(thousand)"},
		"no units":           {text: "Job,Currency,Unit,Salary\nA,EUR,Year,\nB,EUR,Month,2100\nB,EUR,Month,2100\n", rows: [3]int{1, 1, 1}, given: "Job|Currency|Unit|Salary"},
		"numbered columns":   {text: "Occupation,Mean,Median\n1,2,3\nA,41000,45000\nB,35000,39000\n", rows: [3]int{1, 1, 2}, given: "Occupation|Mean|Median"},
		"no numbering":       {text: "Rating,Years,Answer\n1,2,3\n4,5,1\n", rows: [3]int{1, 1, 1}, given: "Rating|Years|Answer"},
		"a stray cell":       {text: "Job,Salary\nA,1000,,,,,,x\nB,1100\nC,1100\nC,1100\n", rows: [3]int{1, 1, 1}, given: "Job|Salary"},
		"a nameless column":  {text: "Job,Salary\nA,1000,x\nB,1100,y\nC,1100,z\n", rows: [3]int{1, 1, 1}, given: "Job|Salary|"},
		"no header in a row": {text: "Job,Salary\nA,1000\n", options: Options{HeaderRow: 7}, given: ""},
		"nothing":            {text: "", given: ""},
	} {
		t.Run(name, func(t *testing.T) {
			l := Find(sheets.Sample{Rows: sheet(test.text), Merges: test.merges}, test.options)
			if rows := [3]int{l.First, l.Last, l.Row}; rows != test.rows && test.given != "" {
				t.Errorf("rows %v, want %v", rows, test.rows)
			}
			if got := strings.Join(l.Given, "|"); got != test.given {
				t.Errorf("headers %s, want %s", got, test.given)
			}
			if got := strings.Join(l.Units, "|"); got != test.units && strings.Trim(got, "|") != test.units {
				t.Errorf("units %s, want %s", got, test.units)
			}
			if got := strings.Join(l.Above, "|"); got != test.above {
				t.Errorf("above %s, want %s", got, test.above)
			}
			var says remark.Kind
			if len(l.Remarks) > 0 {
				says = l.Remarks[0].Kind
			}
			if says != test.says {
				t.Errorf("it says %v", l.Remarks)
			}
		})
	}
}

// TestNames gives columns without a header their letters, and repeated headers a
// number.
func TestNames(t *testing.T) {
	l := Find(sheets.Sample{Rows: sheet("Role,,Salary,Salary,Salary\nA,X,52000,1,2\nB,Y,48000,1,2\n")}, Options{})
	if got := strings.Join(l.Names, "|"); got != "Role|Column B|Salary|Salary (2)|Salary (3)" {
		t.Errorf("names %s", got)
	}
	for column, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := letters(column); got != want {
			t.Errorf("column %d is %s, want %s", column, got, want)
		}
	}
	if Fingerprint([]string{"a", "b"}) != Fingerprint([]string{"b", "a"}) || Fingerprint([]string{"a"}) == Fingerprint([]string{"a", "b"}) {
		t.Error("fingerprints")
	}
}

// TestSaidByTheSheet takes the row that a marked table, or a format with names of
// columns, has its headers in.
func TestSaidByTheSheet(t *testing.T) {
	rows := sheet("Role,Median,People\nAnalyst,50000,3\nManager,70000,3\n,,\nRole,Employer,Base\nAnalyst,A,50000\nManager,B,70000\n")
	if l := Find(sheets.Sample{Rows: rows, Marked: 5}, Options{}); l.Last != 5 || l.First != 5 || len(l.Remarks) > 0 {
		t.Errorf("marked: %+v", l)
	}
	if l := Find(sheets.Sample{Rows: rows, Marked: 5}, Options{HeaderRow: 1}); l.Last != 1 {
		t.Errorf("the user's word: %+v", l)
	}
	if l := Find(sheets.Sample{Rows: sheet("1,2\n3,4\n"), Named: true}, Options{NoHeader: true}); l.Last != 1 || strings.Join(l.Given, "|") != "1|2" {
		t.Errorf("named: %+v", l)
	}
}

// TestBeside finds the table with pay among tables beside each other.
func TestBeside(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		pay  int
		want [][2]int
	}{
		"another":        {"Role,Base salary,,Department,Budget\nA,52000,,Sales,1\nB,48000,,Tech,2\nA,61000,,,\nA,1000,,,\nA,1001,,,\n", 1, [][2]int{{3, 4}}},
		"a longer one":   {"Department,Budget,,Role,Base salary\nSales,1,,A,52000\nTech,2,,B,48000\nLegal,3,,,\nIT,4,,,\nHR,5,,,\n", 4, nil},
		"no pay":         {"Department,Budget,,Role,Level\nSales,1,,A,P1\nTech,2,,B,P2\nLegal,3,,,\nIT,4,,,\nHR,5,,,\n", -1, [][2]int{{3, 4}}},
		"gaps":           {"Role,,City,,Base salary\nA,,X,,52000\nB,,,,48000\nA,,X,,61000\n", 4, nil},
		"sparse":         {"Role,Base salary,,Remark\nA,52000,,new\nB,48000,,\nA,61000,,left\nA,1000,,\nA,1001,,\nA,1002,,\n", 1, nil},
		"one table":      {"Role,Base salary\nA,52000\n", 1, nil},
		"nearly as long": {"Role,Pay,,Other\nA,1,,x\nB,2,,y\nC,3,,z\nD,4,,\n", 1, nil},
	} {
		t.Run(name, func(t *testing.T) {
			rows := sheet(test.text)
			l := Find(sheets.Sample{Rows: rows}, Options{})
			var got [][2]int
			for _, b := range l.Beside(rows[l.Row:], func(column int) bool { return column == test.pay }) {
				got = append(got, [2]int{b.First, b.Last})
			}
			if fmt.Sprint(got) != fmt.Sprint(test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// TestOnItsSide finds the row of pay in a table whose rows should be its columns.
func TestOnItsSide(t *testing.T) {
	if got := OnItsSide(sheet("Name,Ann,Bob,Cem\nJob title,A,B,A\nBase salary,52000,48000,61000\n")); got != 3 {
		t.Errorf("row %d", got)
	}
	if got := OnItsSide(sheet("What,Where\nSalary survey,Turku\nJob title,Oulu\n")); got != 0 {
		t.Errorf("row %d", got)
	}
}

// TestCases finds the tables of the shared cases.
func TestCases(t *testing.T) {
	for _, test := range []struct {
		folder, name, sheet string
		columns, row        int
		headers             map[int]string // by column
		units               map[int]string
	}{
		{"excel", "03_stray_cell_in_CCZ.xlsx", "Data", 2, 1, map[int]string{1: "Base salary"}, nil},
		{"excel", "03b_headerless_column_TC.xlsx", "Data", 524, 1, map[int]string{1: "Base salary", 2: "Q3", 522: "", 523: "Q last"}, nil},
		{"excel", "02_published_cut_blocks.xlsx", "Sheet", 8, 3, map[int]string{0: "Job title", 1: "# Incs", 2: "Base Salary P25", 7: "Total Cash P75"}, nil},
		{"import", "22_groups_of_columns.xlsx", "Sheet", 7, 5, map[int]string{0: "", 1: "Males Average weekly total cash earnings", 6: "Persons Average hourly total cash earnings"}, map[int]string{1: "$", 6: "$"}},
		{"import", "08_title_says_monthly_median.csv", "", 4, 4, map[int]string{0: "Branche", 1: "Total"}, nil},
		{"excel", "08g_thousands_in_title.csv", "", 5, 2, map[int]string{0: "Job title"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, err := sheets.File(realfiles.Path(t, "cases", test.folder, test.name))
			if err != nil {
				t.Fatal(err)
			}
			book, err := sheets.Open(t.Context(), c, sheets.Options{})
			if err != nil {
				t.Fatal(err)
			}
			sample, err := book.Sample(t.Context(), test.sheet, 2000)
			if err != nil {
				t.Fatal(err)
			}
			l := Find(sample, Options{})
			if len(l.Names) != test.columns || l.Row != test.row {
				t.Fatalf("%d columns, data below row %d", len(l.Names), l.Row)
			}
			for column, want := range test.headers {
				if l.Given[column] != want {
					t.Errorf("column %d is %q, want %q", column, l.Given[column], want)
				}
			}
			for column, want := range test.units {
				if l.Units[column] != want {
					t.Errorf("the unit of column %d is %q, want %q", column, l.Units[column], want)
				}
			}
		})
	}
}

// BenchmarkFind finds the headers of a sheet as wide as sheets can be.
func BenchmarkFind(b *testing.B) {
	const columns = 16_384
	rows := make([][]string, 2000)
	for i := range rows {
		rows[i] = make([]string, columns)
		for j := range rows[i] {
			rows[i][j] = fmt.Sprint(i * j)
			if i == 0 {
				rows[i][j] = "Question " + fmt.Sprint(j)
			}
		}
	}
	for b.Loop() {
		Find(sheets.Sample{Rows: rows}, Options{})
	}
}
