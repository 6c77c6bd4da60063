package ui

import (
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/table"
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
	columns.Base:           "Base salary",
	columns.TotalPay:       "Total pay",
	columns.OtherPay:       "Other pay",
	columns.PayMinimum:     "Lowest of pay range",
	columns.PayMidpoint:    "Midpoint of pay range",
	columns.PayMaximum:     "Highest of pay range",
	columns.People:         "People behind figures",
	columns.Employers:      "Employers behind figures",
	columns.CountWeight:    "People the row stands for",
	columns.Reliability:    "How sure the figures are",
	columns.Statistic:      "Which statistic a row is",
	columns.PayElement:     "Which pay a row is",
	columns.Scope:          "What a row covers",
	columns.PayUnit:        "Pay period of the row",
	columns.Currency:       "Currency of the row",
	columns.FTE:            "Share of full time",
	columns.WeeklyHours:    "Hours a week",
	columns.AnnualHours:    "Hours a year",
	columns.MonthsAYear:    "Months paid a year",
	columns.EffectiveDate:  "Date of the pay",
	columns.Year:           "Year of the data",
	columns.CompanySize:    "Company size",
	columns.CompanyRevenue: "Company revenue",
	columns.EmployeeID:     "Employee id",
	columns.PersonName:     "Name of the person",
	columns.BirthDate:      "Date of birth",
	columns.HireDate:       "Hired on",
	columns.InJobSince:     "In this job since",
	columns.LeaveDate:      "Left on",
	columns.Other:          "A filter of its own",
	columns.Share:          "A share or per cent",
	columns.Count:          "Another number",
	columns.Cost:           "Money, but not pay",
	columns.Ignore:         "Left out",
}

// meaningWords are other words that people look for a meaning by.
var meaningWords = map[columns.Meaning]string{
	columns.Base:           "wage rate basic annual",
	columns.BonusPaid:      "incentive variable actual",
	columns.BonusTarget:    "incentive variable",
	columns.Allowance:      "supplement premium",
	columns.Equity:         "stock shares options",
	columns.TotalCash:      "total compensation",
	columns.TotalPay:       "total compensation income earnings gross",
	columns.PayMinimum:     "minimum band from low",
	columns.PayMaximum:     "maximum band to high",
	columns.PayMidpoint:    "middle band",
	columns.Mean:           "average",
	columns.People:         "count number sample incumbents headcount",
	columns.Employers:      "companies organisations count",
	columns.Reliability:    "error confidence",
	columns.PayUnit:        "frequency rate type",
	columns.FTE:            "part-time percent employment",
	columns.WeeklyHours:    "weekly working time",
	columns.Role:           "job title position occupation",
	columns.JobFamily:      "function",
	columns.Experience:     "years seniority",
	columns.Employer:       "company organisation",
	columns.CompanySize:    "employees headcount",
	columns.Industry:       "sector",
	columns.Location:       "city region country state place site",
	columns.Department:     "division team unit function",
	columns.EmploymentType: "contract",
	columns.Education:      "degree",
	columns.EmployeeID:     "personnel number",
	columns.Sex:            "gender",
	columns.Ethnicity:      "race",
	columns.HireDate:       "start entry",
	columns.Rating:         "performance",
	columns.Other:          "keep dimension",
	columns.Note:           "comment text",
	columns.Cost:           "tax deduction pension employer",
	columns.Ignore:         "nothing drop",
}
