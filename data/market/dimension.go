package market

import "github.com/paybench/paybench/data/remark"

// Kind is what a dimension means. Kinds other than Other are recognised by the
// column's header; their string is the dimension's name.
type Kind string

// The kinds of dimension.
const (
	Role           Kind = "role"
	Level          Kind = "level"
	JobCode        Kind = "job_code"
	Experience     Kind = "experience"
	CompanySize    Kind = "company_size"
	CompanyRevenue Kind = "company_revenue"
	Industry       Kind = "industry"
	Location       Kind = "location"
	Education      Kind = "education"
	EmploymentType Kind = "employment_type"
	Employer       Kind = "employer"
	EmployerGroup  Kind = "employer_group" // that several employers belong to
	Year           Kind = "year"
	Currency       Kind = "currency"
	PayPeriod      Kind = "pay_period"
	Scope          Kind = "scope" // one of several overlapping cuts of a published table
	Other          Kind = "other"
)

// Single reports whether a sound cut has one value of such a dimension: people of other
// years, times and terms of employment are not paid alike.
func (k Kind) Single() bool { return k == Year || k == PayPeriod || k == EmploymentType }

// Recognised reports whether a dimension is called as its kind is. Any other has the
// name that the file gives it.
func (d Dimension) Recognised() bool {
	return d.Kind != Other && d.Kind != "" && d.Name == string(d.Kind)
}

// Dimension is something pay can be filtered or broken down by.
type Dimension struct {
	Name    string // unique in the market: the kind's name, or the file's header
	Header  string // as the file writes it
	Kind    Kind
	Numeric bool    // every value is a number or a span of numbers
	Banded  bool    // many plain numbers: a breakdown groups them into bands
	Values  []Value // distinct values in their natural order, blanks left out
	Blank   int     // people without a value
}

// Value is one value of a dimension.
type Value struct {
	Label     string
	Low, High float64 // the span it stands for when the dimension is numeric; High may be +Inf
	People    int     // people in the whole market
}

// Facet counts people by the values of one dimension.
type Facet struct {
	People []int // parallel to Dimension.Values
	Blank  int
}

// ElementKind is what a pay element means.
type ElementKind string

// The kinds of pay element. Target and paid amounts are never mixed.
const (
	Base             ElementKind = "base"
	BonusTarget      ElementKind = "bonus_target"
	BonusPaid        ElementKind = "bonus_paid"
	CommissionTarget ElementKind = "commission_target"
	CommissionPaid   ElementKind = "commission_paid"
	Equity           ElementKind = "equity"
	TotalCash        ElementKind = "total_cash"
	TotalPay         ElementKind = "total" // a total the file states itself
	OtherPay         ElementKind = "pay"   // a pay column of no known kind
)

// Variable reports whether pay of this kind is a bonus or a commission, which not
// everybody receives.
func (k ElementKind) Variable() bool {
	switch k {
	case BonusTarget, BonusPaid, CommissionTarget, CommissionPaid:
		return true
	}
	return false
}

// Varies reports whether pay of this kind is variable pay, or holds some beside what
// is fixed.
func (k ElementKind) Varies() bool {
	return k.Variable() || k == Equity || k == TotalCash || k == TotalPay
}

// Element is one pay element of a market.
type Element struct {
	Name     string // unique in the market: the kind's name, or the file's header
	Label    string // as people read it: "Base salary"
	Header   string // as the file writes it; "" when it was computed from others
	Kind     ElementKind
	Currency string // ISO code the whole element is in; "" when it is unknown or differs by row
	// CurrencyDimension names the dimension that holds each row's currency, or
	// is "" when Currency speaks for all rows.
	CurrencyDimension string
	People            int // people for whom it is known
	// OwnHours says that pay an hour is by each record's own hours, and not annual
	// pay divided by the hours asked for.
	OwnHours bool
	// Notes are what a reader must know: that the file has no base pay.
	Notes []remark.Remark
}
