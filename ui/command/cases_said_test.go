package command_test

import (
	"fmt"
	"strings"
	"testing"
)

// points are the rows of a scale: each job of each of its grades has every step once.
func points(header string, line func(grade, step int) string) string {
	var text strings.Builder
	text.WriteString(header + "\n")
	for grade := range 4 {
		for step := range 3 {
			text.WriteString(line(grade, step) + "\n")
		}
	}
	return text.String()
}

// said are files of which something is to be said beside the figures, as it changes
// what they are of.
var said = []reading{
	{
		file: "gradejobstep.csv", beside: []string{"points of a pay scale"},
		text: points("Grade,Job,Step,Salary", func(g, s int) string {
			return fmt.Sprintf("G%d,Job %d,%d,%d", g, g, s+1, 40_000+5000*g+1000*s)
		}),
		right: []answer{{figures: figures{n: 12, median: 48_500}}},
	},
	{
		file: "jobstep.csv", beside: []string{"points of a pay scale"},
		text: points("Job title,Step,Annual salary", func(g, s int) string {
			return fmt.Sprintf("Operator %d,%c,%d", g, 'A'+s, 40_000+5000*g+1000*s)
		}),
		right: []answer{{figures: figures{n: 12, median: 48_500}}},
	},
	{
		// People on a few of the points, none of them named.
		file: "peopleonsteps.csv", never: []string{"points of a pay scale"},
		text:  "Job title,Pay grade,Step,Annual salary\nClerk,1,2,36000\nClerk,2,2,42000\nLead,2,3,43000\nChief,4,1,51000\nClerk,1,3,37000\nLead,2,5,45000\nDriver,3,2,47000\n",
		right: []answer{{figures: figures{n: 7, median: 43_000}}},
	},
	{
		file: "subtotalsunlabelled.csv", left: []int{4, 7, 8},
		text:  "Dept,Title,Salary\nWorks,Fitter,41000\nWorks,Welder,52000\nWorks,,93000\nSales,Buyer,63000\nSales,Clerk,61500\nSales,,124500\n,,217500\n",
		right: []answer{{figures: figures{n: 4, median: 56_750}}},
	},
	{
		file: "subtotalsofnames.csv", left: []int{4, 7},
		text:  "Name,Dept,Salary,Bonus\nIda,Works,41000,900\nOle,Works,52000,\n,,93000,900\nEva,Sales,63000,1200\nJan,Sales,61500,700\n,,124500,1900\n",
		right: []answer{{figures: figures{n: 4, median: 56_750}}},
	},
	{
		// Blank, and no sum of others.
		file: "blankdept.csv", text: "Name,Dept,Salary\nIda,Works,41000\nOle,,52000\nEva,Sales,93400\nJan,,61500\n",
		right: []answer{{figures: figures{n: 4, median: 56_750}}},
	},
	{
		file: "eurobesideusd.csv", text: "Title,Salary,Currency\nBuyer,€41000,USD\nClerk,52000,USD\nLead,$63000,USD\n", beside: []string{`1 amount in "Salary".*"Currency".*row 2`},
		right: []answer{{figures: figures{n: 3, median: 52_000}, currency: "USD"}},
	},
	{
		file: "dollarbesidecad.csv", text: "Title,Salary,Currency\nBuyer,$41000,CAD\nClerk,$52000,CAD\nLead,$63000,CAD\n", never: []string{"another currency"},
		right: []answer{{figures: figures{n: 3, median: 52_000}, currency: "CAD"}},
	},
	{
		file: "usdbesidelocal.csv", text: "Title,Salary (USD),Currency\nBuyer,41000,EUR\nClerk,52000,EUR\nLead,63000,GBP\n", beside: []string{`names USD.*"Currency"`},
		right: []answer{{figures: figures{n: 3, median: 52_000}, currency: "USD"}},
	},
	{
		file: "dayrate.csv", text: "Title,Day rate (GBP)\nBuyer,400\nClerk,450\nLead,500\n", beside: []string{"3 amounts.*260"},
		right: []answer{{figures: figures{n: 3, median: 117_000}, currency: "GBP"}},
	},
	{
		file: "wochenlohn.csv", text: "Stelle;Lohn;Zahlweise\nKoch;900;wöchentlich\nKoch;950;wöchentlich\nLeiter;5100;monatlich\n", beside: []string{"2 amounts.*52"},
		right: []answer{{figures: figures{n: 3, median: 49_400}}},
	},
	{
		file: "schoolyears.csv", text: "Position,Salary 22/23,Salary 23/24,Salary 24/25\nAide,40000,41000,42000\nCook,50000,51000,52000\nHead,60000,61000,62000\n",
		beside: []string{`"Salary 24/25", the newest`}, right: []answer{{figures: figures{n: 3, median: 52_000}}},
	},
	{
		file: "fiscalyears.csv", text: "Position,FY26 Pay,FY25 Pay\nAide,42000,41000\nCook,52000,51000\nHead,62000,61000\n",
		beside: []string{`"FY26 Pay", the newest`}, right: []answer{{figures: figures{n: 3, median: 52_000}}},
	},
	{
		file: "otherwords.csv", text: "Position,Old salary 2024,Salary from April 2025\nAide,41000,42000\nCook,51000,52000\nHead,61000,62000\n",
		beside: []string{`no base pay: "Salary from April 2025"`}, right: []answer{{figures: figures{n: 3, median: 52_000}}},
	},
	{
		file: "payrollmonths.csv", text: "Employee ID,Month,Gross pay\n101,2024-01,3000\n101,2024-02,3000\n102,2024-01,3500\n102,2024-02,3600\n", beside: []string{"2 ids on 4 rows"},
		right: []answer{{figures: figures{n: 4, median: 39_000}}},
	},
	{
		file: "overtimerate.csv", text: "Title,Annual salary,Overtime rate,Overtime\nCook,42000,30.5,1200\nCook,50000,36,0\nHead,62000,45,310\n",
		means: map[string]string{"Overtime rate": "overtime per hour", "Overtime": "overtime per year"},
		right: []answer{{figures: figures{n: 3, median: 50_000}}},
	},
	{
		file: "yearamongmonths.csv", beside: []string{"1 amount in .*far above the others.*row 4"},
		text:  "Title,Monthly salary\nCook,1800\nClerk,2100\nHead,25000\nAide,2400\nBuyer,1900\n",
		right: []answer{{figures: figures{n: 5, median: 25_200}}},
	},
	{
		file: "monthsamongyears.csv", beside: []string{"2 amounts in .*far below the others.*rows 4 and 6"},
		text:  "Title,Annual salary\nCook,41000\nClerk,52000\nHead,21.5\nAide,61000\nBuyer,4200\nFitter,38000\nWelder,55000\n",
		right: []answer{{figures: figures{n: 7, median: 41_000}}},
	},
	{
		// The head is paid well, and the others lead up to it.
		file: "wellpaid.csv", never: []string{"far (above|below)"},
		text:  "Title,Monthly salary\nCook,1800\nClerk,2100\nHead,20000\nAide,9000\nBuyer,1900\n",
		right: []answer{{figures: figures{n: 5, median: 25_200}}},
	},
	{
		file: "wellpaidyear.csv", never: []string{"far (above|below)"},
		text:  "Title,Annual salary\nCook,41000\nClerk,52000\nHead,900000\n",
		right: []answer{{figures: figures{n: 3, median: 52_000}}},
	},
	{
		file: "monthsbyrow.csv", beside: []string{`as many times a year as "Months per year" says, 12 to 14`},
		text:  "Title,Months per year,Monthly salary,Monthly bonus\nCook,13,3000,100\nClerk,14,4000,100\nHead,12,5000,100\n",
		right: []answer{{figures: figures{n: 3, median: 56_000}}},
	},
	{
		file: "x13.csv", beside: []string{"taken 13 times a year"}, text: "Title,Monthly salary (x13)\nCook,3000\nClerk,4000\nHead,5000\n",
		right: []answer{{figures: figures{n: 3, median: 52_000}}},
	},
	{
		file: "monatsgehaelter.csv", beside: []string{"taken 13 times a year"}, text: "Stelle;Monatsgehalt (13 Monatsgehälter)\nKoch;3000\nFahrer;4000\nLeiter;5000\n",
		right: []answer{{figures: figures{n: 3, median: 52_000}}},
	},
	{
		file: "contractmonths.csv", beside: []string{"2 people are paid for fewer than 12 months"}, text: "Title,Contract months,Annual salary\nTeacher,9,45000\nCoach,10,52000\nHead,12,90000\n",
		right: []answer{{figures: figures{n: 3, median: 52_000}}},
	},
	{
		file: "bonusayear.csv", asked: element("total_cash"), beside: []string{`"Annual bonus" is paid for a year and "Monthly salary" for a month`},
		text:  "Title,Monthly salary,Annual bonus\nCook,3000,2000\nClerk,4000,5000\nHead,5000,0\n",
		right: []answer{{figures: figures{n: 3, median: 53_000}}},
	},
	{
		file: "proposed.csv", beside: []string{`"Current Salary" was taken.*"Proposed Salary"`}, text: "Title,Proposed Salary,Current Salary\nCook,52000,50000\nClerk,63000,60000\nHead,71000,70000\n",
		right: []answer{{figures: figures{n: 3, median: 60_000}}},
	},
	{
		file: "todate.csv", beside: []string{`"YTD Gross Pay" is a sum to date`}, text: "Title,YTD Gross Pay\nCook,25000\nClerk,31000\nHead,42000\n",
		right: []answer{{figures: figures{n: 3, median: 31_000}}},
	},
	{
		file: "history.csv", beside: []string{"2 names on 4 rows"}, text: "Name,Effective Date,Salary\nIda Berg,2022-01-01,41000\nIda Berg,2023-01-01,43000\nOle Dahl,2022-01-01,52000\nOle Dahl,2023-01-01,53000\nEva Lund,2023-01-01,61000\n",
		right: []answer{{figures: figures{n: 5, median: 52_000}}},
	},
	{
		file: "bands.csv", beside: []string{"bands of a pay structure"}, text: "Job title,Grade,Minimum,Midpoint,Maximum\nClerk,1,30000,35000,40000\nCook,2,36000,42000,48000\nHead,3,45000,55000,65000\n",
		right: []answer{{figures: figures{n: 3, median: 42_000}}},
	},
}

func TestSaid(t *testing.T) { tryAll(t, said, written) }
