package ingest

import (
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/published"
)

// Meaning is what a column is taken for: the name of a market.Kind, of a
// market.ElementKind, or one of the constants here.
type Meaning string

// The meanings that are neither a kind of dimension nor a pay element.
const (
	PayMinimum  Meaning = "pay_minimum"  // lower end of a pay band; its midpoint with PayMaximum is base pay
	PayMaximum  Meaning = "pay_maximum"  // upper end of a pay band
	WeeklyHours Meaning = "weekly_hours" // working hours a week
	FTE         Meaning = "fte"          // share of full time: 0.5, 50 or 50 %
	PayUnit     Meaning = "pay_unit"     // the row's pay period in words: "Hour", "Year"
	LineNote    Meaning = "line_note"    // free text, kept out of the dimensions
	Ignore      Meaning = "ignore"       // left out

	// What a row stands for is only ever said by the user.
	CountWeight    Meaning = "count_weight"    // so many people
	SamplingWeight Meaning = "sampling_weight" // an unequal share of a population
)

// The meanings that are dimensions and pay elements, under their market names.
const (
	Role           = Meaning(market.Role)
	Level          = Meaning(market.Level)
	JobCode        = Meaning(market.JobCode)
	Experience     = Meaning(market.Experience)
	CompanySize    = Meaning(market.CompanySize)
	CompanyRevenue = Meaning(market.CompanyRevenue)
	Industry       = Meaning(market.Industry)
	Location       = Meaning(market.Location)
	Education      = Meaning(market.Education)
	EmploymentType = Meaning(market.EmploymentType)
	Employer       = Meaning(market.Employer)
	Year           = Meaning(market.Year)
	Currency       = Meaning(market.Currency)
	Other          = Meaning(market.Other)

	Base             = Meaning(market.Base)
	BonusTarget      = Meaning(market.BonusTarget)
	BonusPaid        = Meaning(market.BonusPaid)
	CommissionTarget = Meaning(market.CommissionTarget)
	CommissionPaid   = Meaning(market.CommissionPaid)
	Equity           = Meaning(market.Equity)
	TotalCash        = Meaning(market.TotalCash)
	TotalPay         = Meaning(market.TotalPay)
	OtherPay         = Meaning(market.OtherPay)
)

// Meanings lists all meanings in the order an import screen offers them.
func Meanings() []Meaning {
	return []Meaning{
		Base, BonusPaid, BonusTarget, CommissionPaid, CommissionTarget, Equity, TotalCash, TotalPay, OtherPay,
		PayMinimum, PayMaximum, PayUnit, WeeklyHours, FTE,
		Role, Level, JobCode, Experience, CompanySize, CompanyRevenue, Industry, Location, Education,
		EmploymentType, Employer, Year, Currency, Other, CountWeight, SamplingWeight, LineNote, Ignore,
	}
}

// IsPay reports whether the column holds amounts of pay, percentiles among them.
func (m Meaning) IsPay() bool {
	switch m {
	case Base, BonusTarget, BonusPaid, CommissionTarget, CommissionPaid,
		Equity, TotalCash, TotalPay, OtherPay, PayMinimum, PayMaximum, Mean:
		return true
	}
	_, percentile := published.Meaning(m).Percentile()
	return percentile
}

// IsDimension reports whether the column becomes a dimension.
func (m Meaning) IsDimension() bool {
	switch m {
	case Role, Level, JobCode, Experience, CompanySize, CompanyRevenue, Industry, Location,
		Education, EmploymentType, Employer, Year, Currency, PayUnit, WeeklyHours, FTE, Scope, Other:
		return true
	}
	return false
}
