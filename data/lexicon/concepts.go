package lexicon

// Concept is what a word of pay data speaks of, whatever the language: the name
// of a line in a vocabulary. A currency is a concept under its ISO 4217 code.
type Concept string

// What is paid.
const (
	Salary     Concept = "salary"     // pay of no said kind: salary, wage, pay, remuneration
	Base       Concept = "base"       // that pay is the base: base, basic, fixed, contractual
	Income     Concept = "income"     // all that somebody got: income, earnings
	Total      Concept = "total"      // a sum: total, overall, subtotal
	Cash       Concept = "cash"       // paid in money
	TotalCash  Concept = "total_cash" // base, bonus and commission together
	TotalPay   Concept = "total_pay"  // all pay together: total compensation, package, cost to company
	Direct     Concept = "direct"     // all pay but benefits: total direct compensation, total cash and equity
	Bonus      Concept = "bonus"      // bonus, incentive, variable pay, 13th month
	Commission Concept = "commission" // a share of sales
	Allowance  Concept = "allowance"  // allowance, supplement, differential: housing, shift, meals
	Overtime   Concept = "overtime"   // pay or hours beyond the usual ones
	Equity     Concept = "equity"     // shares, options, long-term incentives
	Cost       Concept = "cost"       // money that is not the person's pay: taxes, deductions, contributions, employer's cost, loans, limits
	Benefit    Concept = "benefit"    // benefits in kind, insurance, pension
)

// What is said of an amount of pay.
const (
	Gross       Concept = "gross"      // before tax
	Net         Concept = "net"        // after tax
	Target      Concept = "target"     // what is to be reached
	Paid        Concept = "paid"       // what was paid: actual, paid, received
	Rate        Concept = "rate"       // an amount per unit of time
	Minimum     Concept = "minimum"    // lower end
	Midpoint    Concept = "midpoint"   // middle of a range
	Maximum     Concept = "maximum"    // upper end
	Low         Concept = "low"        // low, lower: an end of a range or a quartile
	High        Concept = "high"       // high, upper, top
	From        Concept = "from"       // lower end, as a preposition
	To          Concept = "to"         // upper end, as a preposition
	Previous    Concept = "previous"   // of the past: last, former
	Proposed    Concept = "proposed"   // of the future: new, proposed, planned
	Expected    Concept = "expected"   // wished for: expected, desired
	Reference   Concept = "reference"  // others' pay: prevailing, market, benchmark, legal
	Change      Concept = "change"     // raise, increase, difference
	Share       Concept = "share"      // per cent, ratio, proportion, gap, index
	Including   Concept = "including"  // words before what pay includes
	Excluding   Concept = "excluding"  // words before what pay leaves out
	Annualized  Concept = "annualized" // brought to a year: annualised, normalised
	Invoiced    Concept = "invoiced"   // charged to customers: value added tax, billing rate
	Converted   Concept = "converted"  // brought to one currency and one time
	ToDate      Concept = "to_date"    // a sum of part of a year, or of several: year to date
	Hundredth   Concept = "hundredth"  // cents
	Thousand    Concept = "thousand"   // thousands
	TenThousand Concept = "ten_thousand"
	Lakh        Concept = "lakh" // hundred thousands
	Million     Concept = "million"
	Crore       Concept = "crore" // ten millions
	Billion     Concept = "billion"
)

// Times that pay is for.
const (
	Year      Concept = "year"
	Quarter   Concept = "quarter" // a quarter, half a year, two months: no pay periods here
	Month     Concept = "month"
	HalfMonth Concept = "half_month"
	Fortnight Concept = "fortnight"
	Week      Concept = "week"
	Day       Concept = "day"
	Hour      Concept = "hour"
	Hourly    Concept = "hourly_paid" // kinds of people paid by the hour, in cells: hourly, wage, non-exempt
	Salaried  Concept = "salaried"    // kinds of people paid by the year or month, in cells: salaried, exempt
)

// Statistics and what stands behind them.
const (
	Mean        Concept = "mean"
	Median      Concept = "median"
	Percentile  Concept = "percentile"
	Quartile    Concept = "quartile"
	Decile      Concept = "decile"
	Statistic   Concept = "statistic"   // a column that says which statistic a row is
	PayElement  Concept = "pay_element" // a column that says which pay a row's figures are
	Number      Concept = "number"      // number of, count, how many
	People      Concept = "people"      // those who are counted: employees, incumbents, respondents, posts
	Employers   Concept = "employers"   // organisations that are counted: companies, orgs
	Sample      Concept = "sample"      // sample, sample size
	Weight      Concept = "weight"      // sampling weight
	Reliability Concept = "reliability" // standard error, margin, quality of an estimate

	RelativeError Concept = "relative_error" // a standard error in per cent of the figure, beside the words for reliability
)

// What a row is of.
const (
	Role           Concept = "role"
	Level          Concept = "level" // seniority, rank
	Grade          Concept = "grade" // pay grade, pay band
	Step           Concept = "step"  // a point of a pay scale
	JobCode        Concept = "job_code"
	JobFamily      Concept = "job_family" // family, function, group of jobs
	Experience     Concept = "experience"
	CompanySize    Concept = "company_size"
	Revenue        Concept = "company_revenue"
	Industry       Concept = "industry"
	Location       Concept = "location"
	Country        Concept = "country" // beside the words for location
	Education      Concept = "education"
	EmploymentType Concept = "employment_type"
	Employer       Concept = "employer"
	EmployerGroup  Concept = "employer_group" // what several employers belong to: parent, holding
	Department     Concept = "department"
	Category       Concept = "category"       // category, class, group, union
	DataYear       Concept = "data_year"      // the year of the data, beside the words for year: fiscal year, season
	EffectiveDate  Concept = "effective_date" // the date of the pay or of the data
	Currency       Concept = "currency"
	PayUnit        Concept = "pay_unit" // pay period, frequency, pay type
	WeeklyHours    Concept = "weekly_hours"
	AnnualHours    Concept = "annual_hours"
	FullTime       Concept = "fte"   // share of full time
	Scope          Concept = "scope" // what a published row covers
)

// Who a row is.
const (
	EmployeeID  Concept = "employee_id"
	PersonName  Concept = "person_name"
	Manager     Concept = "manager"
	Sex         Concept = "sex"
	Ethnicity   Concept = "ethnicity"
	Age         Concept = "age"
	BirthDate   Concept = "birth_date"
	HireDate    Concept = "hire_date"
	InJobSince  Concept = "in_job_since"
	LeaveDate   Concept = "leave_date"
	Status      Concept = "status"
	Rating      Concept = "rating"
	PayBasis    Concept = "pay_basis" // exempt or not, base of pay
	MonthsAYear Concept = "months_a_year"
	HoursPaid   Concept = "hours_paid"
	LastRaise   Concept = "last_raise"      // when pay was last raised
	LeaveKind   Concept = "leave_kind"      // kind of leave or absence
	FullHours   Concept = "full_time_hours" // the weekly hours of full time
	Thirteenth  Concept = "thirteenth"      // a further month's pay
	Woman       Concept = "woman"           // in headers and cells: female, women
	Man         Concept = "man"
)

// Words that say what kind of thing a column holds, beside other words.
const (
	Identifier Concept = "identifier" // id, number, key
	Code       Concept = "code"
	Name       Concept = "name"
	Date       Concept = "date"
	Kind       Concept = "kind" // type, kind, class, status of something
	Flag       Concept = "flag" // yes or no: eligible, flag, indicator
	Note       Concept = "note" // free text: comment, description, reason
	Technical  Concept = "technical"
	Amount     Concept = "amount"  // amount, value, sum of money
	Hours      Concept = "hours"   // hours counted
	Days       Concept = "days"    // days, weeks or months counted
	Opinion    Concept = "opinion" // satisfied, fair, competitive: what somebody thinks
	Everyone   Concept = "everyone"
	Filler     Concept = "filler" // says nothing: the, of, your, current
)

// Concepts lists all concepts but the currencies, in the order of a matrix.
func Concepts() []Concept {
	return []Concept{
		Salary, Base, Income, Total, Cash, TotalCash, TotalPay, Direct, Bonus, Commission, Allowance, Overtime, Equity, Cost, Benefit,
		Gross, Net, Target, Paid, Rate, Minimum, Midpoint, Maximum, Low, High, From, To, Previous, Proposed, Expected, Reference,
		Change, Share, Including, Excluding, Annualized, Converted, Invoiced, ToDate, Hundredth, Thousand, TenThousand, Lakh, Million, Crore, Billion,
		Year, Quarter, Month, HalfMonth, Fortnight, Week, Day, Hour, Hourly, Salaried,
		Mean, Median, Percentile, Quartile, Decile, Statistic, PayElement, Number, People, Employers, Sample, Weight, Reliability, RelativeError,
		Role, Level, Grade, Step, JobCode, JobFamily, Experience, CompanySize, Revenue, Industry, Location, Country, Education,
		EmploymentType, Employer, EmployerGroup, Department, Category, DataYear, EffectiveDate, Currency, PayUnit, WeeklyHours, AnnualHours,
		FullTime, Scope,
		EmployeeID, PersonName, Manager, Sex, Ethnicity, Age, BirthDate, HireDate, InJobSince, LeaveDate, Status, Rating,
		PayBasis, MonthsAYear, HoursPaid, LastRaise, LeaveKind, FullHours, Thirteenth, Woman, Man,
		Identifier, Code, Name, Date, Kind, Flag, Note, Technical, Amount, Hours, Days, Opinion, Everyone, Filler,
	}
}

// IsCurrency reports whether a concept is a currency: three capitals, or a name that
// several share.
func (c Concept) IsCurrency() bool {
	if c.IsShared() {
		return true
	}
	if len(c) != 3 {
		return false
	}
	for i := range len(c) {
		if c[i] < 'A' || c[i] > 'Z' {
			return false
		}
	}
	return true
}
