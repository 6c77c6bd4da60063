package columns

import (
	"slices"

	"github.com/paybench/paybench/data/market"
)

// Meaning is what a column is taken for.
type Meaning string

// Amounts of pay. Percentiles are "p" and their number: see PercentileMeaning.
const (
	Base             = Meaning(market.Base)
	BonusTarget      = Meaning(market.BonusTarget)
	BonusPaid        = Meaning(market.BonusPaid)
	CommissionTarget = Meaning(market.CommissionTarget)
	CommissionPaid   = Meaning(market.CommissionPaid)
	Allowance        = Meaning("allowance") // supplements, differentials
	Overtime         = Meaning("overtime")
	Equity           = Meaning(market.Equity)
	TotalCash        = Meaning(market.TotalCash)
	TotalPay         = Meaning(market.TotalPay)
	OtherPay         = Meaning(market.OtherPay) // pay of no known kind
	PayMinimum       = Meaning("pay_minimum")   // lower end of a range; its midpoint with PayMaximum is base pay
	PayMidpoint      = Meaning("pay_midpoint")
	PayMaximum       = Meaning("pay_maximum")
	Mean             = Meaning("mean")
)

// Dimensions.
const (
	Role           = Meaning(market.Role)
	Level          = Meaning(market.Level)
	JobCode        = Meaning(market.JobCode)
	JobFamily      = Meaning("job_family")
	Grade          = Meaning("grade")
	Experience     = Meaning(market.Experience)
	CompanySize    = Meaning(market.CompanySize)
	CompanyRevenue = Meaning(market.CompanyRevenue)
	Industry       = Meaning(market.Industry)
	Location       = Meaning(market.Location)
	Education      = Meaning(market.Education)
	EmploymentType = Meaning(market.EmploymentType)
	Employer       = Meaning(market.Employer)
	EmployerGroup  = Meaning(market.EmployerGroup) // what several employers belong to
	Department     = Meaning("department")
	Category       = Meaning("category")
	Year           = Meaning(market.Year)      // of the data
	EffectiveDate  = Meaning("effective_date") // of the pay
	Currency       = Meaning(market.Currency)
	PayUnit        = Meaning("pay_unit")     // the row's pay period in words: "Hour", "Year"
	WeeklyHours    = Meaning("weekly_hours") // working hours a week
	AnnualHours    = Meaning("annual_hours")
	FTE            = Meaning("fte")         // share of full time: 0.5, 50 or 50 %
	Scope          = Meaning(market.Scope)  // what a published row covers
	Statistic      = Meaning("statistic")   // which statistic a row holds, in a long table
	PayElement     = Meaning("pay_element") // which pay a row's figures are, in a long table
	Other          = Meaning(market.Other)  // something to filter by
)

// What stands behind a row.
const (
	People         = Meaning("people")
	Employers      = Meaning("employers")
	CountWeight    = Meaning("count_weight")    // so many people; only ever said by the user
	SamplingWeight = Meaning("sampling_weight") // an unequal share of a population; only ever said by the user
	Reliability    = Meaning("reliability")     // how sure a published figure is
)

// A person.
const (
	EmployeeID  = Meaning("employee_id")
	PersonName  = Meaning("person_name")
	Manager     = Meaning("manager")
	Sex         = Meaning("sex")
	Ethnicity   = Meaning("ethnicity")
	Age         = Meaning("age")
	BirthDate   = Meaning("birth_date")
	HireDate    = Meaning("hire_date")
	InJobSince  = Meaning("in_job_since")
	LeaveDate   = Meaning("leave_date")
	Status      = Meaning("status")
	Rating      = Meaning("rating")
	PayBasis    = Meaning("pay_basis")
	MonthsAYear = Meaning("months_a_year")
	HoursPaid   = Meaning("hours_paid") // hours paid or worked in the period of the pay
)

// What only a roster tells apart: see rosterRules.
const (
	Country       = Meaning("country")         // beside the place
	FullTimeHours = Meaning("full_time_hours") // weekly hours of full time where the person works
	LastRaise     = Meaning("last_raise")      // the day pay was last raised
	LeaveKind     = Meaning("leave_kind")      // why pay is less than full: parental leave, sick leave
	BasePaid      = Meaning("base_paid")       // base pay that a period brought, beside the rate
	Thirteenth    = Meaning("thirteenth")      // a further month's pay, or its part in each month
)

// Neither pay nor something to filter by.
const (
	Note   = Meaning("note")   // free text
	Ignore = Meaning("ignore") // technical
	Share  = Meaning("share")  // a per cent or proportion
	Count  = Meaning("count")  // another number
	Cost   = Meaning("cost")   // money that is not the person's pay
)

// Group is how an import screen groups meanings.
type Group struct {
	Name     string // in small letters: "pay"
	Meanings []Meaning
}

// Groups lists all meanings but percentiles in the order a menu offers them.
func Groups() []Group {
	return []Group{
		{"pay", []Meaning{Base, BonusPaid, BonusTarget, CommissionPaid, CommissionTarget, Allowance, Overtime, Equity, TotalCash, TotalPay, OtherPay, Thirteenth, BasePaid}},
		{"range and statistics", []Meaning{PayMinimum, PayMidpoint, PayMaximum, Mean, People, Employers, CountWeight, SamplingWeight, Reliability, Statistic, PayElement, Scope}},
		{"how pay is stated", []Meaning{PayUnit, Currency, FTE, WeeklyHours, FullTimeHours, AnnualHours, HoursPaid, MonthsAYear, PayBasis, EffectiveDate, Year}},
		{"job and employer", []Meaning{Role, Level, Grade, JobCode, JobFamily, Experience, Employer, EmployerGroup, CompanySize, CompanyRevenue, Industry, Location, Country, Department, Category, EmploymentType, Education}},
		{"person", []Meaning{EmployeeID, PersonName, Manager, Sex, Ethnicity, Age, BirthDate, HireDate, InJobSince, LastRaise, LeaveDate, LeaveKind, Status, Rating}},
		{"other", []Meaning{Other, Note, Share, Count, Cost, Ignore}},
	}
}

// Meanings lists all meanings but percentiles, in the order of their groups.
func Meanings() []Meaning {
	var all []Meaning
	for _, g := range Groups() {
		all = append(all, g.Meanings...)
	}
	return all
}

// Percentiles lists the percentiles that a menu offers.
func Percentiles() []Meaning {
	var all []Meaning
	for _, p := range []float64{5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 95} {
		all = append(all, PercentileMeaning(p))
	}
	return all
}

// formerNames are the names that studies of version 1 have for meanings.
var formerNames = map[string]Meaning{"line_note": Note, "pay_period": PayUnit}

// ParseMeaning reads the name of a meaning, such as "role", "base" or "p33", also
// as earlier versions called it.
func ParseMeaning(name string) (Meaning, bool) {
	if m, ok := formerNames[name]; ok {
		return m, true
	}
	m := Meaning(name)
	_, percentile := m.Percentile()
	return m, percentile || slices.Contains(Meanings(), m)
}

// PercentileMeaning is the meaning of a column of percentiles, in per cent.
func PercentileMeaning(percent float64) Meaning {
	return Meaning(market.PercentileName(percent))
}

// Percentile returns the percentile, in per cent, of a column of percentiles.
func (m Meaning) Percentile() (percent float64, ok bool) {
	return market.ParsePercentile(string(m))
}

// IsStatistic reports whether a column holds a statistic of several people's pay.
func (m Meaning) IsStatistic() bool {
	_, percentile := m.Percentile()
	return percentile || m == Mean
}

// IsPay reports whether a column holds amounts of pay, statistics among them.
func (m Meaning) IsPay() bool {
	switch m {
	case Base, BonusTarget, BonusPaid, CommissionTarget, CommissionPaid, Allowance, Overtime,
		Equity, TotalCash, TotalPay, OtherPay, Thirteenth, BasePaid, PayMinimum, PayMidpoint, PayMaximum:
		return true
	}
	return m.IsStatistic()
}

// IsPart reports whether an amount is paid beside base pay, so that none is zero.
func (m Meaning) IsPart() bool {
	switch m {
	case BonusPaid, BonusTarget, CommissionPaid, CommissionTarget, Equity, Allowance, Overtime, Thirteenth, BasePaid:
		return true
	}
	return false
}

// IsRate reports whether a column says at which rate a person is paid.
func (m Meaning) IsRate() bool {
	return m == Base || m == PayMinimum || m == PayMidpoint || m == PayMaximum
}

// IsPersonal reports whether a column says who a person is. Such columns are kept
// for a roster only.
func (m Meaning) IsPersonal() bool {
	return m == EmployeeID || m == PersonName || m == Manager || m == BirthDate
}

// IsDimension reports whether a column becomes something to filter by.
func (m Meaning) IsDimension() bool {
	switch m {
	case Note, Ignore, Share, Count, Cost, People, Employers, CountWeight, SamplingWeight, Reliability,
		EmployeeID, PersonName, Manager, BirthDate, Statistic, PayElement:
		return false
	}
	return m != "" && !m.IsPay()
}
