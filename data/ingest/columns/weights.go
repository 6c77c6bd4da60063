package columns

import "github.com/paybench/paybench/data/lexicon"

// All weights of the assignment stand in this file. A weight is how strongly one
// piece of evidence speaks for a meaning; they add up, and the meaning with the
// largest sum is taken.
const (
	leastSaid   = 0.4  // of a rule's weight, where it explains one word of many
	orderSaid   = 2.0  // more for the head of a header: its last word, or its first
	leastHeader = 3.0  // of a rule that counts at all
	namesOther  = 6.0  // for what a header of pay words is instead
	blocksPay   = 12.0 // taken off pay that a header names beside what makes it something else
	veto        = 100.0
	leastWeight = 2.0 // of a meaning that is taken at all

	cellsAreMoney  = 2.0  // amounts of money, or plain numbers
	cellsNameMoney = 3.0  // amounts with their currency or period
	cellsSmall     = -2.0 // numbers below ten under a header of pay
	cellsFit       = 3.0  // cells of the kind that a meaning wants
	cellsUnfit     = -6.0
	cellsAlone     = 4.0 // cells that speak for a meaning by themselves
	fitsNeighbours = 4.0 // the columns beside it complete it
)

// rule says what words of a header speak for: all concepts that it needs, and none
// that it lacks.
type rule struct {
	meaning Meaning
	needs   []lexicon.Concept
	lacks   []lexicon.Concept
	weight  float64
}

type concepts = []lexicon.Concept

// payHeads are concepts that make a header one of pay.
var payHeads = concepts{
	lexicon.Salary, lexicon.Base, lexicon.Income, lexicon.TotalCash, lexicon.TotalPay, lexicon.Direct, lexicon.Bonus, lexicon.Commission,
	lexicon.Allowance, lexicon.Overtime, lexicon.Equity,
}

// neutral concepts stand beside any amount and change nothing about what it is of.
var neutral = concepts{
	lexicon.Gross, lexicon.Paid, lexicon.Rate, lexicon.Amount, lexicon.Cash, lexicon.Annualized, lexicon.Converted, lexicon.Currency,
	lexicon.Year, lexicon.Month, lexicon.HalfMonth, lexicon.Fortnight, lexicon.Week, lexicon.Day, lexicon.Hour,
	lexicon.Thousand, lexicon.TenThousand, lexicon.Lakh, lexicon.Million, lexicon.Crore, lexicon.Hundredth,
	lexicon.Woman, lexicon.Man, lexicon.Everyone, lexicon.Including, lexicon.Total, lexicon.DataYear, lexicon.FullTime,
}

// blockers make a header of pay words something else.
var blockers = map[lexicon.Concept]Meaning{
	lexicon.Share: Share, lexicon.Change: Count, lexicon.Number: Count, lexicon.Reliability: Reliability,
	lexicon.Cost: Cost, lexicon.Flag: Other, lexicon.Opinion: Other, lexicon.Date: EffectiveDate,
	lexicon.Technical: Ignore, lexicon.Identifier: Ignore, lexicon.Code: Ignore, lexicon.Note: Note,
	lexicon.Hours: HoursPaid, lexicon.Days: Count, lexicon.Kind: Category, lexicon.Name: Other,
	lexicon.PayUnit: PayUnit, lexicon.Grade: Grade, lexicon.EffectiveDate: EffectiveDate,
	lexicon.JobCode: JobCode, lexicon.Weight: SamplingWeight, lexicon.Benefit: Cost, lexicon.People: Count,
}

// heads block only as the last word of a header: "low wage jobs", but "jobs' wage".
var heads = concepts{lexicon.People}

// weak concepts are pay only where no other word of the header speaks of something
// else: "Total", but not "Total runs".
var weak = concepts{lexicon.Rate, lexicon.Total, lexicon.Cash, lexicon.Gross, lexicon.Net, lexicon.Annualized, lexicon.Mean}

// datedOtherwise are concepts whose date is none of pay.
var datedOtherwise = concepts{
	lexicon.Rating, lexicon.Opinion, lexicon.BirthDate, lexicon.HireDate, lexicon.LeaveDate, lexicon.InJobSince, lexicon.Age, lexicon.Education,
	lexicon.PersonName, lexicon.Manager, lexicon.LeaveKind, lexicon.Days,
}

// rules are what headers say. Where several meanings are named, cells decide, then
// the one that explains more of the header.
var rules = []rule{
	// Pay.
	{Base, concepts{lexicon.Base}, concepts{lexicon.Bonus, lexicon.Allowance}, 10},
	{Base, concepts{lexicon.Salary}, nil, 8},
	{Base, concepts{lexicon.Rate}, concepts{lexicon.Salary}, 4},
	{TotalPay, concepts{lexicon.Income}, nil, 7},
	{TotalCash, concepts{lexicon.TotalCash}, nil, 10},
	{TotalCash, concepts{lexicon.Total, lexicon.Salary}, nil, 9},
	{TotalCash, concepts{lexicon.Total, lexicon.Income}, nil, 9},
	{TotalCash, concepts{lexicon.Cash, lexicon.Salary}, nil, 9},
	{TotalCash, concepts{lexicon.Base, lexicon.Bonus}, nil, 10},
	{TotalCash, concepts{lexicon.Cash}, concepts{lexicon.Salary}, 4},
	{TotalPay, concepts{lexicon.TotalPay}, nil, 10},
	{TotalPay, concepts{lexicon.Direct}, nil, 10},
	{TotalPay, concepts{lexicon.Total}, concepts{lexicon.Salary, lexicon.Income}, 4},
	{BonusPaid, concepts{lexicon.Bonus}, concepts{lexicon.Target}, 10},
	{BonusTarget, concepts{lexicon.Bonus, lexicon.Target}, nil, 11},
	{CommissionPaid, concepts{lexicon.Commission}, concepts{lexicon.Target}, 10},
	{CommissionTarget, concepts{lexicon.Commission, lexicon.Target}, nil, 11},
	{Allowance, concepts{lexicon.Allowance}, nil, 10},
	{Overtime, concepts{lexicon.Overtime}, nil, 10},
	{Equity, concepts{lexicon.Equity}, nil, 10},
	{OtherPay, concepts{lexicon.Salary, lexicon.Net}, nil, 9},
	{OtherPay, concepts{lexicon.Net}, nil, 8},
	{OtherPay, concepts{lexicon.Salary, lexicon.Previous}, nil, 9},
	{OtherPay, concepts{lexicon.Salary, lexicon.Expected}, nil, 9},
	{OtherPay, concepts{lexicon.Salary, lexicon.Proposed}, nil, 9},
	{OtherPay, concepts{lexicon.Base, lexicon.Proposed}, nil, 11},
	{OtherPay, concepts{lexicon.Gross}, concepts{lexicon.Salary, lexicon.Income}, 4},
	{OtherPay, concepts{lexicon.Annualized}, nil, 4},

	// Ranges and statistics.
	{PayMinimum, concepts{lexicon.Minimum}, concepts{lexicon.Maximum}, 6},
	{PayMinimum, concepts{lexicon.Minimum, lexicon.Salary}, concepts{lexicon.Maximum}, 11},
	{PayMinimum, concepts{lexicon.Minimum, lexicon.Base}, concepts{lexicon.Maximum}, 11},
	{PayMinimum, concepts{lexicon.Low, lexicon.Salary}, concepts{lexicon.High, lexicon.Quartile}, 10},
	{PayMinimum, concepts{lexicon.Low, lexicon.Rate}, concepts{lexicon.High}, 10},
	{PayMinimum, concepts{lexicon.From, lexicon.Salary}, concepts{lexicon.To}, 10},
	{PayMidpoint, concepts{lexicon.Midpoint}, nil, 7},
	{PayMidpoint, concepts{lexicon.Midpoint, lexicon.Salary}, nil, 11},
	{PayMaximum, concepts{lexicon.Maximum}, concepts{lexicon.Minimum}, 6},
	{PayMaximum, concepts{lexicon.Maximum, lexicon.Salary}, concepts{lexicon.Minimum}, 11},
	{PayMaximum, concepts{lexicon.Maximum, lexicon.Base}, concepts{lexicon.Minimum}, 11},
	{PayMaximum, concepts{lexicon.High, lexicon.Salary}, concepts{lexicon.Low, lexicon.Quartile}, 10},
	{PayMaximum, concepts{lexicon.High, lexicon.Rate}, concepts{lexicon.Low}, 10},
	{PayMaximum, concepts{lexicon.To, lexicon.Salary}, concepts{lexicon.From}, 10},
	{Mean, concepts{lexicon.Mean}, concepts{lexicon.Median}, 9},
	{Mean, concepts{lexicon.Mean, lexicon.Salary}, concepts{lexicon.Median}, 12},
	{Mean, concepts{lexicon.Mean, lexicon.Base}, concepts{lexicon.Median}, 12},
	{Mean, concepts{lexicon.Mean, lexicon.Income}, concepts{lexicon.Median}, 12},
	{Statistic, concepts{lexicon.Statistic}, nil, 9},

	// Not pay.
	{Share, concepts{lexicon.Share}, nil, 12},
	{Count, concepts{lexicon.Change}, nil, 9},
	{Cost, concepts{lexicon.Cost}, nil, 10},
	{Cost, concepts{lexicon.Benefit}, nil, 9},
	{Cost, concepts{lexicon.Reference}, nil, 6},
	{Cost, concepts{lexicon.Reference, lexicon.Salary}, nil, 10},
	{Count, concepts{lexicon.Number}, nil, 7},
	{Count, concepts{lexicon.Days}, nil, 9},
	{Count, concepts{lexicon.Quarter}, nil, 3},
	{People, concepts{lexicon.People}, nil, 7},
	{People, concepts{lexicon.People, lexicon.Number}, nil, 11},
	{People, concepts{lexicon.Sample}, concepts{lexicon.Employers}, 10},
	{Employers, concepts{lexicon.Employers}, nil, 7},
	{Employers, concepts{lexicon.Employers, lexicon.Sample}, nil, 13},
	{Employers, concepts{lexicon.Employers, lexicon.Number}, nil, 11},
	{Employers, concepts{lexicon.Employers, lexicon.Sample}, nil, 11},
	{SamplingWeight, concepts{lexicon.Weight}, nil, 6},
	{Reliability, concepts{lexicon.Reliability}, nil, 11},
	{Reliability, concepts{lexicon.Mean, lexicon.Low}, nil, 14},
	{Reliability, concepts{lexicon.Mean, lexicon.High}, nil, 14},
	{HoursPaid, concepts{lexicon.Hours}, nil, 8},

	// Dimensions.
	{Role, concepts{lexicon.Role}, nil, 10},
	{Level, concepts{lexicon.Level}, nil, 10},
	{Grade, concepts{lexicon.Grade}, nil, 10},
	{Level, concepts{lexicon.Step}, nil, 8},
	{Role, concepts{lexicon.JobCode, lexicon.Name}, nil, 12},
	{JobCode, concepts{lexicon.JobCode}, nil, 10},
	{JobCode, concepts{lexicon.Role, lexicon.Code}, nil, 11},
	{JobCode, concepts{lexicon.Role, lexicon.Identifier}, nil, 11},
	{JobFamily, concepts{lexicon.JobFamily}, nil, 10},
	{JobFamily, concepts{lexicon.Role, lexicon.Category}, nil, 11},
	{Experience, concepts{lexicon.Experience}, nil, 10},
	{Count, concepts{lexicon.Experience, lexicon.Month}, nil, 14},
	{CompanySize, concepts{lexicon.CompanySize}, nil, 10},
	{CompanySize, concepts{lexicon.Employer, lexicon.People}, nil, 9},
	{CompanyRevenue, concepts{lexicon.Revenue}, nil, 10},
	{Industry, concepts{lexicon.Industry}, nil, 10},
	{Location, concepts{lexicon.Location}, nil, 10},
	{Education, concepts{lexicon.Education}, nil, 10},
	{EmploymentType, concepts{lexicon.EmploymentType}, nil, 10},
	{Employer, concepts{lexicon.Employer}, nil, 10},
	{EmployerGroup, concepts{lexicon.EmployerGroup}, nil, 11},
	{Department, concepts{lexicon.Department}, nil, 10},
	{Category, concepts{lexicon.Category}, nil, 8},
	{Category, concepts{lexicon.Kind}, nil, 6},
	{Year, concepts{lexicon.DataYear}, nil, 9},
	{EffectiveDate, concepts{lexicon.EffectiveDate}, nil, 10},
	{EffectiveDate, concepts{lexicon.Date}, datedOtherwise, 5},
	{Other, concepts{lexicon.Date}, nil, 3},
	{Currency, concepts{lexicon.Currency}, nil, 10},
	{PayUnit, concepts{lexicon.PayUnit}, nil, 10},
	{PayUnit, concepts{lexicon.Flag, lexicon.Year}, nil, 11},
	{PayUnit, concepts{lexicon.Flag, lexicon.Hour}, nil, 11},
	{WeeklyHours, concepts{lexicon.WeeklyHours}, nil, 11},
	{WeeklyHours, concepts{lexicon.Hours, lexicon.Week}, nil, 11},
	{AnnualHours, concepts{lexicon.AnnualHours}, nil, 11},
	{AnnualHours, concepts{lexicon.Hours, lexicon.Year}, nil, 10},
	{FTE, concepts{lexicon.FullTime}, nil, 12},
	{FTE, concepts{lexicon.FullTime, lexicon.Share}, concepts{lexicon.People}, 14},
	{Scope, concepts{lexicon.Scope}, nil, 9},
	{Other, concepts{lexicon.Flag}, nil, 9},
	{Other, concepts{lexicon.Opinion}, nil, 9},
	{Other, concepts{lexicon.Month}, nil, 5},
	{Other, concepts{lexicon.Previous}, nil, 3},

	// A person.
	{EmployeeID, concepts{lexicon.EmployeeID}, nil, 11},
	{PersonName, concepts{lexicon.PersonName}, nil, 10},
	{Manager, concepts{lexicon.Manager}, nil, 11},
	{Sex, concepts{lexicon.Sex}, nil, 11},
	{Ethnicity, concepts{lexicon.Ethnicity}, nil, 10},
	{Age, concepts{lexicon.Age}, nil, 10},
	{BirthDate, concepts{lexicon.BirthDate}, nil, 12},
	{HireDate, concepts{lexicon.HireDate}, nil, 11},
	{InJobSince, concepts{lexicon.InJobSince}, nil, 11},
	{LeaveDate, concepts{lexicon.LeaveDate}, nil, 11},
	{Status, concepts{lexicon.Status}, nil, 9},
	{Rating, concepts{lexicon.Rating}, nil, 9},
	{PayBasis, concepts{lexicon.PayBasis}, nil, 9},
	{MonthsAYear, concepts{lexicon.MonthsAYear}, nil, 11},
	{HoursPaid, concepts{lexicon.HoursPaid}, nil, 11},

	// Nothing to filter by.
	{Note, concepts{lexicon.Note}, nil, 9},
	{Ignore, concepts{lexicon.Technical}, nil, 10},
	{Ignore, concepts{lexicon.Identifier}, nil, 7},
	{Ignore, concepts{lexicon.Code}, nil, 5},
}

// rosterRules are what headers say of our own people, besides.
var rosterRules = []rule{
	{Country, concepts{lexicon.Country}, nil, 12},
	{FullTimeHours, concepts{lexicon.FullHours}, nil, 13},
	{FullTimeHours, concepts{lexicon.WeeklyHours, lexicon.FullTime}, nil, 14},
	{FTE, concepts{lexicon.FullTime, lexicon.Share}, nil, 14},
	{LastRaise, concepts{lexicon.LastRaise}, nil, 13},
	{LeaveKind, concepts{lexicon.LeaveKind}, nil, 12},
	{Thirteenth, concepts{lexicon.Thirteenth}, nil, 14},
}
