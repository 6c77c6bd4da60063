package layout

import (
	"strings"
	"testing"

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
		"headers":              {text: "Role,City,Salary\nA,X,52000\nB,Y,48000\n", rows: [3]int{1, 1, 1}, given: "Role|City|Salary"},
		"none":                 {text: "A,X,52000\nB,Y,48000\nC,Z,61000\n", given: "||", says: remark.NoHeaders},
		"none, a currency":     {text: "A,X,€52.000\nB,Y,€48.000\nC,Z,€61.000\n", given: "||", says: remark.NoHeaders},
		"none, mostly figures": {text: "2021,3,52000,A\n2022,4,48000,B\n2022,5,48000,C\n", given: "|||", says: remark.NoHeaders},
		"none, a title":        {text: "Our payroll\nA,X,52000\nB,Y,48000\n", rows: [3]int{0, 0, 1}, given: "||", above: "Our payroll", says: remark.NoHeaders},
		"none, dates":          {text: "A,1/1/1990,Turku,€52k\nB,2/2/1991,Oulu,?\nC,12/3/1989,Oulu,€61k\n", given: "|||", says: remark.NoHeaders},
		"none, as is said":     {text: "Engineer,pay\nA,52000\nB,48000\n", options: Options{NoHeader: true}, given: "|"},
		"headers, as is said":  {text: "A,X,52000\nB,Y,48000\nC,Z,61000\n", options: Options{HeaderRow: 1}, rows: [3]int{1, 1, 1}, given: "A|X|52000"},
		"years":                {text: "Role,2023,2024\nA,52000,53000\nB,48000,49000\n", rows: [3]int{1, 1, 1}, given: "Role|2023|2024"},
		"years among pay":      {text: "Role,2023,2024\nA,2000,2050\nB,3000,3100\n", rows: [3]int{1, 1, 1}, given: "Role|2023|2024"},
		"percentiles":          {text: ",10,25,50\nA,2000,2050,2100\nB,3000,3100,3200\n", rows: [3]int{1, 1, 1}, given: "|10|25|50"},
		"an index":             {text: ",Role,Salary\n0,A,52000\n1,B,48000\n", rows: [3]int{1, 1, 1}, given: "|Role|Salary"},
		"an outlier first":     {text: "Role,Salary\nA,9\nB,48000\nC,61000\n", rows: [3]int{1, 1, 1}, given: "Role|Salary"},
		"doubtful":             {text: "Engineer,Turku,\nEngineer,Turku,52000 €\nDesigner,Turku,48000 €\n", rows: [3]int{1, 1, 1}, given: "Engineer|Turku|", says: remark.DoubtfulHeaders},
		"headers repeated":     {text: "Role,City,Salary\nA,X,52000\nRole,City,Salary\nB,Y,48000\n", rows: [3]int{1, 1, 1}, given: "Role|City|Salary"},
		"titles":               {text: "Pay survey 2024,,\nall values in thousands,,\n,,\nRole,City,Salary\nA,X,52\nB,Y,48\n", rows: [3]int{4, 4, 4}, given: "Role|City|Salary", above: "Pay survey 2024|all values in thousands"},
		"a name and its value": {text: "Currency,EUR,,\nRole,City,Level,Salary\nA,X,P1,52000\nB,Y,P2,48000\n", rows: [3]int{2, 2, 2}, given: "Role|City|Level|Salary", above: "Currency EUR"},
		"facts above":          {text: "Report,Pay,\nDate,2024-05-01,\n,,\nRole,City,Salary\nA,X,52000\nB,Y,48000\n", rows: [3]int{4, 4, 4}, given: "Role|City|Salary", above: "Report Pay|Date 2024-05-01"},
		"one row of two":       {text: "Role,Salary\nA,52000\n\nRole,Salary\nB,48000\n", rows: [3]int{1, 1, 1}, given: "Role|Salary"},
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
