package ui

import (
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
)

// meaningText is a column's meaning as people read it.
func meaningText(m columns.Meaning) string {
	if text, ok := meaningTexts[m]; ok {
		return text
	}
	return table.Capital(strings.ReplaceAll(string(m), "_", " "))
}

// meaningInSentence is a meaning within a sentence: "base salary", "P10".
func meaningInSentence(m columns.Meaning) string {
	if _, ok := m.Percentile(); ok {
		return meaningText(m)
	}
	return strings.ToLower(meaningText(m))
}

// meaningTexts are the meanings whose names do not say it.
var meaningTexts = map[columns.Meaning]string{
	columns.Base:           lang.L("Base salary"),
	columns.TotalPay:       lang.L("Total pay"),
	columns.OtherPay:       lang.L("Other pay"),
	columns.PayMinimum:     lang.L("Lowest of pay range"),
	columns.PayMidpoint:    lang.L("Midpoint of pay range"),
	columns.PayMaximum:     lang.L("Highest of pay range"),
	columns.People:         lang.L("People behind figures"),
	columns.Employers:      lang.L("Employers behind figures"),
	columns.CountWeight:    lang.L("People the row stands for"),
	columns.Reliability:    lang.L("How sure the figures are"),
	columns.Statistic:      lang.L("Which statistic a row is"),
	columns.PayElement:     lang.L("Which pay a row is"),
	columns.Scope:          lang.L("What a row covers"),
	columns.PayUnit:        lang.L("Pay period of the row"),
	columns.Currency:       lang.L("Currency of the row"),
	columns.FTE:            lang.L("Share of full time"),
	columns.WeeklyHours:    lang.L("Hours a week"),
	columns.AnnualHours:    lang.L("Hours a year"),
	columns.MonthsAYear:    lang.L("Months paid a year"),
	columns.EffectiveDate:  lang.L("Date of the pay"),
	columns.Year:           lang.L("Year of the data"),
	columns.CompanySize:    lang.L("Company size"),
	columns.CompanyRevenue: lang.L("Company revenue"),
	columns.EmployeeID:     lang.L("Employee id"),
	columns.PersonName:     lang.L("Name of the person"),
	columns.BirthDate:      lang.L("Date of birth"),
	columns.HireDate:       lang.L("Hired on"),
	columns.InJobSince:     lang.L("In this job since"),
	columns.LeaveDate:      lang.L("Left on"),
	columns.Other:          lang.L("A filter of its own"),
	columns.Share:          lang.L("A share or per cent"),
	columns.Count:          lang.L("Another number"),
	columns.Cost:           lang.L("Money, but not pay"),
	columns.Ignore:         lang.L("Left out"),
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
