package rows

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// read reads a sheet as an import does, and sorts its rows.
func read(t testing.TB, c sheets.Content, sheet string) (*sheets.Table, layout.Layout, Split) {
	t.Helper()
	book, err := sheets.Open(t.Context(), c, sheets.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sample, err := book.Sample(t.Context(), sheet, 2000)
	if err != nil {
		t.Fatal(err)
	}
	l := layout.Find(sample, layout.Options{})
	below := sample.Rows[min(l.Row, len(sample.Rows)):]
	in := columns.Table{Headers: l.Given, Rows: below, Texts: l.Above, Count: len(below)}
	for i := range l.Given {
		in.Cells = append(in.Cells, columns.LookAt(below, i))
	}
	a := columns.Assign(in, nil, "")
	var p sheets.Plan
	for _, column := range a.Columns {
		store := sheets.AsText
		if column.Meaning.IsPay() {
			store = sheets.AsNumber
		}
		p.Columns = append(p.Columns, sheets.ColumnPlan{Store: store})
	}
	table, err := book.Scan(t.Context(), sheet, l.Row, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return table, l, Sort(table, l, a)
}

// listing writes which rows are no data: their rows in the file, and why.
func listing(t *sheets.Table, s Split) string {
	var list []string
	for _, l := range s.Left {
		list = append(list, fmt.Sprintf("%d %s", t.Line(l.Row), strings.TrimPrefix(string(l.Why), "row-")))
	}
	return strings.Join(list, ", ")
}

// cutListing writes the label of each row of data.
func cutListing(t *sheets.Table, s Split) string {
	if s.Cut == nil {
		return ""
	}
	list := []string{s.Cut.Name}
	for row, data := range s.Data(t.Rows) {
		if data {
			list = append(list, s.Cut.Labels[s.Cut.Codes[row]])
		}
	}
	return strings.Join(list, "|")
}

// TestSort tells rows of small tables apart.
func TestSort(t *testing.T) {
	const people = "Role,City,Salary\nAnalyst,Turku,52000\nAnalyst,Oulu,48000\nManager,Turku,70000\n"
	for name, test := range map[string]struct {
		text string
		left string // rows that are no data
		cut  string // the name of the dimension, and each row's label
		says remark.Kind
	}{
		"people":                      {text: people},
		"headers again":               {text: people + "role,CITY,Salary\nManager,Oulu,72000\n", left: "5 headers"},
		"headers again, one differs":  {text: "Role,City,Level,Salary\nA,X,P1,52000\nRole,City,Grade,Salary\nB,Y,P2,48000\n", left: "3 headers"},
		"headers of two rows again":   {text: ",Pay,,Bonus,\nRole,Min,Max,Min,Max\nA,1000,2000,100,200\nB,1100,2100,110,210\n,Pay,,Bonus,\nRole,Min,Max,Min,Max\nA,1000,2000,100,200\n", left: "5 headers, 6 headers"},
		"headers and units again":     {text: "Role,City,Salary\n,,$\nA,X,52000\nB,Y,48000\nRole,City,Salary\n,,$\nB,Y,48000\n", left: "5 headers, 6 units"},
		"a note":                      {text: people + "\nSource: our own survey of 2024\n", left: "6 note"},
		"two notes":                   {text: people + "\nSource: our own survey of 2024\n* without bonus\n", left: "6 note, 7 note"},
		"a note between":              {text: people + "Figures below are of last year and were not checked.\nManager,Oulu,72000\n", left: "5 note"},
		"another table":               {text: people + "\nDepartment,Manager,Budget\nSales,Ann,100000\nTech,Bob,200000\n", left: "6 other-table, 7 other-table, 8 other-table", says: remark.OtherTable},
		"another table with a title":  {text: people + "\nBudgets\nDepartment,Manager,Budget\nSales,Ann,100000\nTech,Bob,200000\n", left: "6 other-table, 7 other-table, 8 other-table, 9 other-table", says: remark.OtherTable},
		"the same below":              {text: people + "\nRole,City,Salary\nManager,Oulu,72000\n", left: "6 headers"},
		"unknown after a gap":         {text: people + "\nManager,Oulu,secret\nManager,Turku,72000\n"},
		"labels below gaps":           {text: people + "\nNew people\nManager,Oulu,72000\n", left: "6 label", cut: "Cut||||New people"},
		"labels from the first row":   {text: "Name,Title,Salary\nEngineering\nAnn,Dev,100000\nBob,Dev,90000\nSales\nCem,Rep,50000\nDan,Rep,60000\n", left: "2 label, 5 label", cut: "Cut|Engineering|Engineering|Sales|Sales"},
		"labels in their own column":  {text: "Team,Name,Title,Salary\nEngineering\n,Ann,Dev,100000\nSales\n,Cem,Rep,50000\n,Dan,Rep,60000\n", left: "2 label, 4 label", cut: "Cut|Engineering|Sales|Sales"},
		"labels with a name":          {text: "Industry: Retail\nRole,City,Salary\nA,X,52000\nIndustry: Technology\nA,X,62000\n", left: "4 label", cut: "Industry|Retail|Technology"},
		"labels in Finnish":           {text: "Ammatti,Kaupunki,Palkka\nMyyjä,Turku,2500\n\nToimiala: ICT\nMyyjä,Turku,2900\n\nToimiala: Kauppa\nMyyjä,Turku,2700\n", left: "4 label, 7 label", cut: "Toimiala||ICT|Kauppa"},
		"people without the rest":     {text: "Role,City,Salary\nA,X,10000\nB\nC,Y,30000\nD\nE,Y,30000\nE,Y,30000\n"},
		"a name and its value":        {text: "Industry:,Retail,\nRole,City,Salary\nA,X,52000\nIndustry:,Technology,\nA,X,62000\nIndustry:,IT,\nA,X,72000\n", left: "4 label, 6 label", cut: "Industry|Retail|Technology|IT"},
		"ages as labels":              {text: "Role,City,Salary\n25-34 years\nA,X,10000\nB,X,20000\n35-44 years\nC,Y,30000\nA,Y,30000\n", left: "2 label, 5 label", cut: "Cut|25-34 years|25-34 years|35-44 years|35-44 years"},
		"years as labels":             {text: "Role,City,Salary\n2023\nA,X,10000\nB,X,20000\n2024\nC,Y,30000\nA,Y,30000\n", left: "2 label, 5 label", cut: "Cut|2023|2023|2024|2024"},
		"a stray cell":                {text: people + strings.Repeat("Analyst,Turku,50000\n", 2000) + ",,,,,,,x\n", left: "2005 nothing"},
		"a sum":                       {text: people + "Total,,170000\n", left: "5 total"},
		"a sum and an average":        {text: people + "\nTotal,,170000\nAverage,,56666.67\n", left: "6 total, 7 statistic"},
		"a sum by its name alone":     {text: people + "Total,,999\n", left: "5 total"},
		"a bare sum":                  {text: people + ",,170000\n", left: "5 total"},
		"pay alone is no sum":         {text: people + ",,99000\n"},
		"totals of groups":            {text: people + "Total,,170000\nAnalyst,Oulu,50000\nAnalyst,Oulu,40000\nTotal,,90000\nManager,X,1000\n", left: "5 total, 8 total"},
		"named groups":                {text: "Team,Role,Salary\nSales,A,10000\nSales,B,20000\nSales total,,30000\nTech,A,10000\nTech,B,30000\nTech total,,40000\nGrand total,,70000\n", left: "4 total, 7 total, 8 total"},
		"nested groups":               {text: "Unit,Team,Salary\nU1,Sales,10000\nU1,Sales,20000\n,Sales total,30000\nU1,Tech,10000\nU1,Tech,30000\n,Tech total,40000\nU1 total,,70000\nU2,HR,1000\n", left: "4 total, 7 total, 8 total"},
		"not what it is called":       {text: people + "Total,,12345\nAnalyst,Oulu,50000\n", says: remark.DoubtfulTotals},
		"a job that is called so":     {text: people + "Total Rewards Analyst,,61000\nTotal Rewards Analyst,Oulu,50000\n"},
		"the last job is called so":   {text: people + "Total Rewards Analyst,,61000\n"},
		"a rating":                    {text: "Rating,Salary\nGood,50000\nAverage,48000\nGood,40000\nAverage,47000\nAverage,51000\nAverage,52000\nGood,49000\nAverage,45000\n"},
		"a person called Max":         {text: "Name,Salary\nAnn,50000\nBob,48000\nMax,46000\n"},
		"statistics":                  {text: people + "\nMin,,48000\nMax,,70000\nMedian,,52000\nP25,,50000\nHeadcount,,3\n", left: "6 statistic, 7 statistic, 8 statistic, 9 statistic, 10 count"},
		"levels":                      {text: "Level,Salary\nP1,40000\nP2,45000\nP3,50000\nP4,60000\nP5,70000\n"},
		"percentiles, as others have": {text: people + "\nP25,,48000\nP75,,70000\n", left: "6 statistic, 7 statistic"},
		"a name below a gap":          {text: "Name,Salary\nAnn,50000\nBob,48000\n\nMax,49000\n", left: "5 statistic"},
		"totals beside their group":   {text: "Team,Role,Salary\nSales,A,10000\nSales,B,20000\nSales,Total,30000\nTech,A,10000\nTech,B,30000\nTech,C,5000\nTech,Total,45000\nTotal,,75000\n", left: "4 total, 8 total, 9 total"},
		"averages beside, and sizes":  {text: "Team,Role,Currency,Salary\nSales,A,EUR,10000\nSales,B,EUR,20000\nSales,Average,EUR,15000\nTech,A,EUR,10000\nTech,Average,EUR,10000\n", left: "4 statistic, 6 statistic"},
		"a total in a currency":       {text: "Role,Currency,Salary\nA,EUR,10000\nB,EUR,20000\nTotal,EUR,30000\n", left: "4 total"},
		"a rating beside equal pay":   {text: "Team,Mark,Salary\nIT,Good,50000\nIT,Good,50000\nIT,Average,50000\nIT,Good,50000\nHR,Average,50000\nHR,Good,50000\nHR,Average,50000\n"},
		"equal pay by chance":         {text: "Mark,Salary\nGood,50000\nGood,50000\nAverage,50000\nGood,60000\nAverage,50000\nGood,60000\nAverage,50000\nGood,50000\n"},
		"an outline":                  {text: "Dept,Name,Salary\nSales,Ann,50000\n,Bob,60000\nSales Total,,110000\nTech,Cem,70000\n,Dan,80000\n,Eve,75000\nTech Total,,225000\nGrand Total,,335000\n", left: "4 total, 8 total, 9 total"},
		"words with a colon":          {text: "Job,City,Salary,Notes\nA,Turku,50000,\nB,Oulu,60000,\nC,Oulu,70000,\n,,,\n,Average:,60000,\n,Std. dev.:,10000,\n", left: "6 statistic, 7 statistic"},
		"blocks of the same jobs":     {text: "Job,Employees,P25,Median\nA,10,1000,2000\nB,10,1000,2000\nTechnology\nA,10,1000,2000\nB,10,1000,2000\nHealth\nA,10,1000,2000\nB,10,1000,2000\n", left: "4 label, 7 label", cut: "Cut|||Technology|Technology|Health|Health"},
		"labels above gaps":           {text: "All\n\nJob,Employees,P25,Median\nA,10,1000,2000\nB,10,1000,2000\n\nTechnology\n\nJob,Employees,P25,Median\nA,10,1000,2000\nB,10,1000,2000\n", left: "7 label, 9 headers", cut: "Cut|All|All|Technology|Technology"},
		"a label over totals":         {text: people + "\nSummary\nAverage,,56666.67\nMedian,,52000\n", left: "6 label, 7 statistic, 8 statistic"},
		"a title with a year":         {text: "Sector: Retail 2024\nRole,City,Salary\nA,Turku,52000\nSector: Technology\nA,Turku,62000\n", left: "4 label", cut: "Sector|Retail 2024|Technology"},
		"a pay survey above":          {text: "Pay survey\nRole,City,Salary\nA,Turku,52000\n\nTechnology\nA,Turku,62000\n", left: "5 label", cut: "Cut||Technology"},
		"one compound":                {text: "Rolle,Stadt,Gehalt\nA,X,52000\nB,Y,48000\nGesamtsumme,,1\n", left: "4 total"},
		"Excel's subtotals":           {text: "Team,Role,Salary\nSales,A,10000\nSales,B,20000\nSales Count,,2\nSales Average,,15000\nSales Max,,20000\nTech,A,10000\nTech,B,30000\nTech Count,,2\nTech Average,,20000\nTech Max,,30000\nGrand Count,,4\nGrand Average,,17500\nGrand Max,,30000\n", left: "4 count, 5 statistic, 6 statistic, 9 count, 10 statistic, 11 statistic, 12 count, 13 statistic, 14 statistic"},
		"counts without pay":          {text: "Team,Role,Salary\nSales,A,10000\nSales,B,20000\nSales Count,2,\nTech,A,10000\nTech,B,30000\nTech Count,2,\n", left: "4 count, 7 count"},
		"in Chinese":                  {text: "部门,职位,工资\n销售,甲,10000\n销售,乙,20000\n小计,,30000\n技术,甲,10000\n技术,乙,30000\n小计,,40000\n合计,,70000\n", left: "4 total, 7 total, 8 total"},
		"in French":                   {text: "Service,Poste,Salaire\nVentes,A,10000\nVentes,B,20000\nTotal Ventes,,30000\nTech,A,10000\nTech,B,30000\nMoyenne Tech,,20000\nMoyenne générale,,17500\n", left: "4 total, 7 statistic, 8 statistic"},
		"rounded":                     {text: people + "Mean,,56700\nManager,Oulu,72000\n", left: "5 statistic"},
		"a deviation":                 {text: people + "Std dev,,11719\nManager,Oulu,72000\n", left: "5 statistic"},
		"a total above":               {text: "Role,City,Salary\nTotal,,170000\nAnalyst,Turku,52000\nAnalyst,Oulu,48000\nManager,Turku,70000\n", left: "2 total"},
		"published":                   {text: "Occupation,Employees,Median,P25,P75\nAll occupations,100,52000,40000,60000\nTotal,50,52000,40000,60000\nClerks,50,42000,30000,50000\n"},
		"groups in published figures": {text: "Occupation,Employees,Median,P25,P75\nManagers\nChiefs,100,52000,40000,60000\nHeads,50,52000,40000,60000\nClerks\nTypists,50,42000,30000,50000\nOthers,50,42000,30000,50000\n", left: "2 label, 5 label", cut: "Cut|Managers|Managers|Clerks|Clerks"},
	} {
		t.Run(name, func(t *testing.T) {
			table, _, s := read(t, sheets.Bytes("pay.csv", []byte(test.text)), "")
			if got := listing(table, s); got != test.left {
				t.Errorf("no data: %s; want %s", got, test.left)
			}
			if got := cutListing(table, s); got != test.cut {
				t.Errorf("cut %s; want %s", got, test.cut)
			}
			var says remark.Kind
			if len(s.Remarks) > 0 {
				says = s.Remarks[0].Kind
			}
			if says != test.says {
				t.Errorf("it says %v", s.Remarks)
			}
		})
	}
}

// TestCases reads the shared cases of label rows and of statistics.
func TestCases(t *testing.T) {
	for name, test := range map[string]struct {
		left, cut string
	}{
		"02_published_cut_blocks.xlsx":                 {"8 label, 9 headers, 10 headers", "Cut|All organizations|All organizations|All organizations|Technology|Technology|Technology"},
		"02b_published_cut_blocks_header_once.xlsx":    {"8 label", "Cut|All organizations|All organizations|All organizations|Technology|Technology|Technology"},
		"02c_published_cut_blocks_one_header_row.xlsx": {"7 label, 8 headers", "Cut|All organizations|All organizations|All organizations|Technology|Technology|Technology"},
		"06_statistic_rows.csv":                        {"13 statistic, 14 statistic, 15 statistic, 16 statistic, 17 count", ""},
		"06b_percentile_rows.csv":                      {"13 statistic, 14 statistic, 15 statistic", ""},
		"06c_subtotal_averages.xlsx":                   {"7 statistic, 13 statistic, 14 statistic", ""},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := sheets.File(realfiles.Path(t, "cases", "excel", name))
			if err != nil {
				t.Fatal(err)
			}
			sheet := ""
			if strings.HasSuffix(name, "xlsx") {
				sheet = "Sheet"
			}
			table, _, s := read(t, c, sheet)
			if got := listing(table, s); got != test.left {
				t.Errorf("no data: %s; want %s", got, test.left)
			}
			if got := cutListing(table, s); got != test.cut {
				t.Errorf("cut %s; want %s", got, test.cut)
			}
		})
	}
}
