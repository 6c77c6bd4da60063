package ui

import (
	"cmp"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
)

// meaningText is a column's meaning as people read it.
func meaningText(m columns.Meaning) string {
	return cmp.Or(meaningTexts[m], lang.Data(table.Capital(string(m))))
}

// meaningInSentence is a meaning within a sentence: "base salary", "P10".
func meaningInSentence(m columns.Meaning) string {
	if _, ok := m.Percentile(); ok {
		return meaningText(m)
	}
	return strings.ToLower(meaningText(m))
}

// meaningTexts are the meanings as people read them, but percentiles.
var meaningTexts = map[columns.Meaning]string{
	columns.Base:             lang.L("Base salary"),
	columns.BonusPaid:        lang.L("Bonus paid"),
	columns.BonusTarget:      lang.L("Bonus target"),
	columns.CommissionPaid:   lang.L("Commission paid"),
	columns.CommissionTarget: lang.L("Commission target"),
	columns.Allowance:        lang.L("Allowance"),
	columns.Overtime:         lang.L("Overtime"),
	columns.Equity:           lang.L("Equity"),
	columns.TotalCash:        lang.L("Total cash"),
	columns.TotalPay:         lang.L("Total pay"),
	columns.OtherPay:         lang.L("Other pay"),
	columns.Thirteenth:       lang.L("Thirteenth"),
	columns.BasePaid:         lang.L("Base paid"),
	columns.PayMinimum:       lang.L("Lowest of pay range"),
	columns.PayMidpoint:      lang.L("Midpoint of pay range"),
	columns.PayMaximum:       lang.L("Highest of pay range"),
	columns.Mean:             lang.L("Mean"),
	columns.People:           lang.L("People behind figures"),
	columns.Employers:        lang.L("Employers behind figures"),
	columns.CountWeight:      lang.L("People the row stands for"),
	columns.SamplingWeight:   lang.L("Sampling weight"),
	columns.Reliability:      lang.L("How sure the figures are"),
	columns.Statistic:        lang.L("Which statistic a row is"),
	columns.PayElement:       lang.L("Which pay a row is"),
	columns.Scope:            lang.L("What a row covers"),
	columns.PayUnit:          lang.L("Pay period of the row"),
	columns.Currency:         lang.L("Currency of the row"),
	columns.FTE:              lang.L("Share of full time"),
	columns.WeeklyHours:      lang.L("Hours a week"),
	columns.FullTimeHours:    lang.L("Full time hours"),
	columns.AnnualHours:      lang.L("Hours a year"),
	columns.HoursPaid:        lang.L("Hours paid"),
	columns.MonthsAYear:      lang.L("Months paid a year"),
	columns.PayBasis:         lang.L("Pay basis"),
	columns.EffectiveDate:    lang.L("Date of the pay"),
	columns.Year:             lang.L("Year of the data"),
	columns.Role:             lang.L("Role"),
	columns.Level:            lang.L("Level"),
	columns.Grade:            lang.L("Grade"),
	columns.JobCode:          lang.L("Job code"),
	columns.JobFamily:        lang.L("Job family"),
	columns.Experience:       lang.L("Experience"),
	columns.Employer:         lang.L("Employer"),
	columns.EmployerGroup:    lang.L("Employer group"),
	columns.CompanySize:      lang.L("Company size"),
	columns.CompanyRevenue:   lang.L("Company revenue"),
	columns.Industry:         lang.L("Industry"),
	columns.Location:         lang.L("Location"),
	columns.Country:          lang.L("Country"),
	columns.Department:       lang.L("Department"),
	columns.Category:         lang.L("Category"),
	columns.EmploymentType:   lang.L("Employment type"),
	columns.Education:        lang.L("Education"),
	columns.EmployeeID:       lang.L("Employee id"),
	columns.PersonName:       lang.L("Name of the person"),
	columns.Manager:          lang.L("Manager"),
	columns.Sex:              lang.L("Sex"),
	columns.Ethnicity:        lang.L("Ethnicity"),
	columns.Age:              lang.L("Age"),
	columns.BirthDate:        lang.L("Date of birth"),
	columns.HireDate:         lang.L("Hired on"),
	columns.InJobSince:       lang.L("In this job since"),
	columns.LastRaise:        lang.L("Last raise"),
	columns.LeaveDate:        lang.L("Left on"),
	columns.LeaveKind:        lang.L("Leave kind"),
	columns.Status:           lang.L("Status"),
	columns.Rating:           lang.L("Rating"),
	columns.Other:            lang.L("A filter of its own"),
	columns.Note:             lang.L("Note"),
	columns.Share:            lang.L("A share or per cent"),
	columns.Count:            lang.L("Another number"),
	columns.Cost:             lang.L("Money, but not pay"),
	columns.Ignore:           lang.L("Left out"),
}

// groupTexts are the groups of meanings as people read them.
var groupTexts = map[string]string{
	"pay":                  lang.L("Pay"),
	"range and statistics": lang.L("Range and statistics"),
	"how pay is stated":    lang.L("How pay is stated"),
	"job and employer":     lang.L("Job and employer"),
	"person":               lang.L("Person"),
	"other":                lang.L("Other meanings"),
	"percentiles":          lang.L("Percentiles"),
}

// meaningWords are other words that people look for a meaning by.
var meaningWords = map[columns.Meaning]string{
	columns.Base:           lang.L("wage rate basic annual"),
	columns.BonusPaid:      lang.L("incentive variable actual"),
	columns.BonusTarget:    lang.L("incentive variable"),
	columns.Allowance:      lang.L("supplement premium"),
	columns.Equity:         lang.L("stock shares options"),
	columns.TotalCash:      lang.L("total compensation"),
	columns.TotalPay:       lang.L("total compensation income earnings gross"),
	columns.PayMinimum:     lang.L("minimum band from low"),
	columns.PayMaximum:     lang.L("maximum band to high"),
	columns.PayMidpoint:    lang.L("middle band"),
	columns.Mean:           "average",
	columns.People:         lang.L("count number sample incumbents headcount"),
	columns.Employers:      lang.L("companies organisations count"),
	columns.Reliability:    lang.L("error confidence"),
	columns.PayUnit:        lang.L("frequency rate type"),
	columns.FTE:            lang.L("part-time percent employment"),
	columns.WeeklyHours:    lang.L("weekly working time"),
	columns.Role:           lang.L("job title position occupation"),
	columns.JobFamily:      "function",
	columns.Experience:     lang.L("years seniority"),
	columns.Employer:       lang.L("company organisation"),
	columns.CompanySize:    lang.L("employees headcount"),
	columns.Industry:       "sector",
	columns.Location:       lang.L("city region country state place site"),
	columns.Department:     lang.L("division team unit function"),
	columns.EmploymentType: "contract",
	columns.Education:      "degree",
	columns.EmployeeID:     lang.L("personnel number"),
	columns.Sex:            "gender",
	columns.Ethnicity:      "race",
	columns.HireDate:       lang.L("start entry"),
	columns.Rating:         "performance",
	columns.Other:          lang.L("keep dimension"),
	columns.Note:           lang.L("comment text"),
	columns.Cost:           lang.L("tax deduction pension employer"),
	columns.Ignore:         lang.L("nothing drop"),
}
