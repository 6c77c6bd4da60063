// Package template makes blank workbooks to be filled in: with pay of a survey, or of
// one's own employees, and with what a review is set up by. The first sheets have the
// headers, which data/ingest and data/form understand as they are; the last one explains
// each column. What is not known may be left out, column or cell.
package template

import (
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/table"
)

// Kind is what a template is for.
type Kind string

// The kinds of template.
const (
	Survey Kind = "survey" // what many employers pay: a market
	Roster Kind = "roster" // one's own employees
	Review Kind = "review" // the small tables of a review
)

// ParseKind reads a kind by its name.
func ParseKind(text string) (Kind, error) {
	switch k := Kind(text); k {
	case Survey, Roster, Review:
		return k, nil
	}
	return "", fmt.Errorf("no template %q: there are %s, %s and %s", text, Survey, Roster, Review)
}

// Column is one column of a template and what is to be known about it.
type Column struct {
	Header  string
	Meaning columns.Meaning // what the importer takes it for; "" in the tables of a review
	Needed  bool
	Tells   string // what it holds
	Forms   string // how it may be written
	Example string
	AsText  bool     // kept as typed: spreadsheets take 1-10 for a date and 007 for 7
	Choices []string // what a cell is usually one of
}

// Sheet is a sheet of a template to be filled in.
type Sheet struct {
	Name    string
	Columns []Column
}

// Sheets are the sheets of a template, in order, but for the one that explains them.
func Sheets(k Kind) []Sheet {
	if k == Review {
		return reviewSheets()
	}
	return []Sheet{{table.Capital(string(k)), Columns(k)}}
}

// Columns are the columns of a template of pay, in order.
func Columns(k Kind) []Column {
	var columns []Column
	for _, c := range allColumns() {
		if strings.Contains(c.kinds, string(k)) {
			columns = append(columns, c.Column)
		}
	}
	return columns
}

// column is a column and the templates it is in.
type column struct {
	kinds string
	Column
}

// allColumns are the columns of all templates.
func allColumns() []column {
	const survey, roster, both = "survey", "roster", "survey roster"
	amounts := "a plain number, or 152,000 or $62K; without the currency where there is a column for it"
	return []column{
		{roster, Column{
			Header: "Employee ID", Meaning: columns.EmployeeID, AsText: true,
			Tells: "what tells people apart, in this file and the next one", Forms: "anything, each once", Example: "E-0147",
		}},
		{roster, Column{
			Header: "Name", Meaning: columns.PersonName,
			Tells: "the person's name; never leaves your own workbooks", Forms: "as you write it; may be left out", Example: "Robin Example",
		}},
		{roster, Column{
			Header: "Manager ID", Meaning: columns.Manager, AsText: true,
			Tells: "who leads the person: for one workbook a manager", Forms: "the employee ID of the manager; blank at the top", Example: "E-0012",
		}},
		{roster, Column{
			Header: "Department", Meaning: columns.Department,
			Tells: "the unit that figures are grouped by", Forms: "the same words in every row", Example: "Product",
		}},
		{roster, Column{
			Header: "Legal entity", Meaning: columns.Employer,
			Tells: "which of your companies employs the person", Forms: "the same words in every row", Example: "Example Inc.",
		}},
		{survey, Column{
			Header: "Employer", Meaning: columns.Employer,
			Tells: "who pays; with it figures can be withheld where too few employers stand behind them", Forms: "a name or a code, the same one in every row", Example: "Employer 12",
		}},
		{survey, Column{
			Header: "Company size", Meaning: columns.CompanySize, AsText: true,
			Tells: "how many people work for the employer", Forms: "a number or a band: 350, 201-1,000, 5,001+", Example: "201-1,000",
		}},
		{survey, Column{
			Header: "Industry", Meaning: columns.Industry,
			Tells: "what trade the employer is in", Forms: "the same words in every row", Example: "Software",
		}},
		{both, Column{
			Header: "Location", Meaning: columns.Location,
			Tells: "where the person works", Forms: "a city, region or country; one kind of place throughout", Example: "Boston",
		}},
		{roster, Column{
			Header: "Country", Meaning: columns.Country,
			Tells: "the country of the place: for months a year and hours of full time", Forms: "a name or two letters, ISO 3166", Example: "US",
		}},
		{both, Column{
			Header: "Role", Meaning: columns.Role, Needed: true,
			Tells: "the job", Forms: "a job title", Example: "Director of Product Management",
		}},
		{both, Column{
			Header: "Job code", Meaning: columns.JobCode, AsText: true,
			Tells: "the job in a coding scheme", Forms: "anything", Example: "11-2021",
		}},
		{both, Column{
			Header: "Job level", Meaning: columns.Level, AsText: true,
			Tells: "how senior the job is", Forms: "anything, the same in every row: P3, M5, Senior", Example: "M5",
		}},
		{roster, Column{
			Header: "Job family", Meaning: columns.JobFamily,
			Tells: "the group of jobs that the job belongs to", Forms: "the same words in every row", Example: "Product management",
		}},
		{roster, Column{
			Header: "Grade", Meaning: columns.Grade, AsText: true,
			Tells: "the grade of your own structure", Forms: "as your structure calls it", Example: "G9",
		}},
		{roster, Column{
			Header: "Hire date", Meaning: columns.HireDate,
			Tells: "since when the person works for you", Forms: "a date: 2021-03-01", Example: "2021-03-01",
		}},
		{roster, Column{
			Header: "In job since", Meaning: columns.InJobSince,
			Tells: "since when the person has the job", Forms: "a date: 2023-07-01", Example: "2023-07-01",
		}},
		{roster, Column{
			Header: "Status", Meaning: columns.Status,
			Tells: "whether the person works, is on leave, is about to leave or has left", Forms: "Active, On leave, On notice, Left; blank is active", Example: "Active",
			Choices: []string{"Active", "On leave", "On notice", "Left"},
		}},
		{roster, Column{
			Header: "Leave date", Meaning: columns.LeaveDate,
			Tells: "the last day of whoever leaves or has left", Forms: "a date; blank for everybody else", Example: "2026-12-31",
		}},
		{both, Column{
			Header: "Years of experience", Meaning: columns.Experience, AsText: true,
			Tells: "how long the person has done such work", Forms: "a number or a band: 7, 7.5, 5-7 years, 10+", Example: "13",
		}},
		{both, Column{
			Header: "Education", Meaning: columns.Education,
			Tells: "the highest degree", Forms: "the same words in every row", Example: "Master's",
		}},
		{both, Column{
			Header: "Employment type", Meaning: columns.EmploymentType,
			Tells: "full-time, part-time or another contract", Forms: "the same words in every row", Example: "Full-time",
			Choices: []string{"Full-time", "Part-time", "Contract"},
		}},
		{both, Column{
			Header: "FTE", Meaning: columns.FTE,
			Tells: "the share of full time that the pay is for; pay is brought to full time", Forms: "1, 0.5, 50 or 50 %", Example: "1",
		}},
		{roster, Column{
			Header: "Weekly hours", Meaning: columns.WeeklyHours,
			Tells: "the person's own hours a week; not needed beside FTE", Forms: "a number: 40, 32, 37.5", Example: "40",
		}},
		{roster, Column{
			Header: "Full-time hours", Meaning: columns.FullTimeHours,
			Tells: "the weekly hours of full time at the place; blank is 40", Forms: "a number: 40, 37.5", Example: "40",
		}},
		{survey, Column{
			Header: "Year", Meaning: columns.Year,
			Tells: "the year the pay is for", Forms: "four digits", Example: "2026",
		}},
		{both, Column{
			Header: "Currency", Meaning: columns.Currency, Needed: true,
			Tells: "the currency of all pay in the row", Forms: "three letters, ISO 4217; several currencies are never pooled", Example: "USD",
		}},
		{both, Column{
			Header: "Pay period", Meaning: columns.PayUnit,
			Tells: "what time the pay is for; blank is a year", Forms: "Year, Month, Half-month, Fortnight, Week, Day or Hour", Example: "Year",
			Choices: []string{"Year", "Month", "Half-month", "Fortnight", "Week", "Day", "Hour"},
		}},
		{roster, Column{
			Header: "Months a year", Meaning: columns.MonthsAYear,
			Tells: "how often monthly pay is paid a year; blank is 12", Forms: "12, 13, 13.92, 14", Example: "12",
		}},
		{roster, Column{
			Header: "Pay stated as", Meaning: columns.PayBasis,
			Tells: "whether a part-timer's pay is what is paid or what full time would earn", Forms: "Actual or Full-time", Example: "Actual",
			Choices: []string{"Actual", "Full-time"},
		}},
		{both, Column{
			Header: "Base salary", Meaning: columns.Base, Needed: true,
			Tells: "pay before tax without bonus, commission and overtime", Forms: amounts, Example: "152000",
		}},
		{both, Column{
			Header: "Bonus target", Meaning: columns.BonusTarget,
			Tells: "the bonus there is when targets are met, as an amount", Forms: amounts + "; 0 for none, blank for unknown", Example: "27000",
		}},
		{both, Column{
			Header: "Bonus paid", Meaning: columns.BonusPaid,
			Tells: "the bonus that was paid for the last year", Forms: amounts + "; 0 for none, blank for unknown", Example: "25500",
		}},
		{roster, Column{
			Header: "Commission target", Meaning: columns.CommissionTarget,
			Tells: "the commission there is when targets are met", Forms: amounts + "; 0 for none, blank for unknown", Example: "0",
		}},
		{both, Column{
			Header: "Commission paid", Meaning: columns.CommissionPaid,
			Tells: "the commission that was paid for the last year", Forms: amounts + "; 0 for none, blank for unknown", Example: "0",
		}},
		{survey, Column{
			Header: "Equity", Meaning: columns.Equity,
			Tells: "what shares and options granted are worth a year", Forms: amounts + "; 0 for none, blank for unknown", Example: "18000",
		}},
		{roster, Column{
			Header: "Range minimum", Meaning: columns.PayMinimum,
			Tells: "the lowest pay of your own range for the job", Forms: amounts, Example: "130000",
		}},
		{roster, Column{
			Header: "Range midpoint", Meaning: columns.PayMidpoint,
			Tells: "the middle of your own range", Forms: amounts, Example: "160000",
		}},
		{roster, Column{
			Header: "Range maximum", Meaning: columns.PayMaximum,
			Tells: "the highest pay of your own range", Forms: amounts, Example: "190000",
		}},
		{roster, Column{
			Header: "Last raise date", Meaning: columns.LastRaise,
			Tells: "when base pay was last raised", Forms: "a date", Example: "2026-01-01",
		}},
		{roster, Column{
			Header: "Rating", Meaning: columns.Rating, AsText: true,
			Tells: "the last performance rating", Forms: "as your guideline calls it", Example: "4",
		}},
		{roster, Column{
			Header: "Sex", Meaning: columns.Sex,
			Tells: "for the pay gap alone; never in a review's workbook", Forms: "F, M or another word", Example: "F",
		}},
		{roster, Column{
			Header: "Category of work", Meaning: columns.Category,
			Tells: "workers doing the same work or work of equal value, for the pay gap", Forms: "a name or number of the category", Example: "C4",
		}},
	}
}
