package roster

import (
	"math"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// usualMonths is how often a month's pay is paid a year where nobody says otherwise.
const usualMonths = 12

// Resolve works FullTime and Paid out from what is stated, both a year, neither
// rounded. Pay stated as paid is divided by the share of full time; an hourly rate is
// one of full time already and is taken times the hours of full time, never the
// person's own. A share above 1 is taken as any other.
//
// It returns why either stays unknown, and then leaves that one 0; nil where both are
// known.
func (p *Pay) Resolve() *remark.Remark {
	p.FullTime, p.Paid = 0, 0
	if reason := p.unstated(); reason != nil {
		return reason
	}
	whole := p.Stated * p.times()
	known := p.FTE > 0 && !math.IsInf(p.FTE, 1)
	switch {
	case p.Period == money.Hour, p.Basis == ForFullTime, p.FTE == 1:
		p.FullTime = whole
	case known && p.Basis == AsPaid:
		p.FullTime = whole / p.FTE
	case known:
		return because(remark.PayBasisUnknown)
	}
	if !known {
		return because(remark.ShareUnknown)
	}
	p.Paid = p.FullTime * p.FTE
	return nil
}

// unstated says why the stated amount makes no year; nil where it does.
func (p *Pay) unstated() *remark.Remark {
	usable := p.Stated > 0 && !math.IsInf(p.Stated, 1)
	switch {
	case !usable && p.Text != "":
		return because(remark.PayNotRead, p.Text)
	case !usable:
		return because(remark.PayMissing)
	case p.Period == money.UnknownPeriod:
		return because(remark.PayPeriodUnknown)
	case p.Period == money.Hour && p.Hours <= 0:
		return because(remark.FullTimeHoursUnknown)
	}
	return nil
}

// times is how often the stated amount is paid in a year of full time.
func (p *Pay) times() float64 {
	if p.Period == money.Month {
		if p.Months > 0 {
			return p.Months
		}
		return usualMonths
	}
	return p.Period.PerYear(p.Hours * money.Week.PerYear(0))
}

// because returns a reason.
func because(kind remark.Kind, args ...any) *remark.Remark {
	r := remark.New(kind, args...)
	return &r
}
