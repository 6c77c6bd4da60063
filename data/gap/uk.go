package gap

import "math"

// Employee is somebody in the figures of the British regulations.
type Employee struct {
	Sex     Sex
	Hourly  float64 // hourly pay (regulation 6); NaN where it is unknown
	FullPay bool    // a full-pay relevant employee: nobody whose pay is less because of leave
	Bonus   float64 // bonus pay of the twelve months to the snapshot; 0 is none
}

// Compared is one figure of both sexes.
type Compared struct {
	Pair
	Of Count // whom it is over
}

// UK are the figures of the British regulations.
type UK struct {
	People   int   // all there are
	Relevant Count // of a known sex
	FullPay  Count // of them, those at full pay whose hourly pay is known
	NoHourly int   // at full pay, of a known sex, without hourly pay: in no figure of hourly pay

	MeanHourly, MedianHourly Compared // over employees at full pay (regulations 8 and 9)
	MeanBonus, MedianBonus   Compared // over receivers alone (regulations 10 and 11)
	Receiving                Compared // per cent who have a bonus, over all relevant employees (regulation 12)
	Quarters                 [4]Quarter
}

// NewUK works the figures out.
func NewUK(people []Employee) UK {
	sex := func(e *Employee) Sex { return e.Sex }
	u := UK{People: len(people), Relevant: count(people, sex)}
	hourly := part(people, sex, func(e *Employee) (float64, bool) { return e.Hourly, e.FullPay && !math.IsNaN(e.Hourly) })
	bonus := part(people, sex, func(e *Employee) (float64, bool) { return e.Bonus, e.Bonus > 0 })
	u.FullPay = Count{len(hourly.men), len(hourly.women)}
	receivers := Count{len(bonus.men), len(bonus.women)}
	u.MeanHourly, u.MedianHourly = Compared{hourly.means(), u.FullPay}, Compared{hourly.medians(), u.FullPay}
	u.MeanBonus, u.MedianBonus = Compared{bonus.means(), receivers}, Compared{bonus.medians(), receivers}
	u.Receiving = Compared{receivers.shares(u.Relevant), u.Relevant}
	var order []ranked
	for _, e := range people {
		switch {
		case e.Sex == Unknown || !e.FullPay:
		case math.IsNaN(e.Hourly):
			u.NoHourly++
		default:
			order = append(order, ranked{e.Hourly, e.Sex == Man})
		}
	}
	u.Quarters = quarters(order)
	return u
}

// shares are counts in per cent of others; NaN of nobody.
func (c Count) shares(of Count) Pair {
	return Pair{100 * float64(c.Men) / float64(of.Men), 100 * float64(c.Women) / float64(of.Women)}
}

// Ordinary is the pay that an hour's pay is made of where no column has it (SI 2017/172,
// regulation 6).
type Ordinary struct {
	Pay    float64 // ordinary pay of the pay period, after salary sacrifice and without overtime
	Bonus  float64 // bonus paid in it, for the time that it is for in proportion
	Period Period
	Hours  float64 // weekly working hours; not those of full time
}

// Period is a pay period.
type Period string

// The pay periods.
const (
	Week  Period = "week"
	Month Period = "month"
	Year  Period = "year"
)

// days are how many a period is counted for (regulation 6(1), step 4).
func (p Period) days() float64 {
	switch p {
	case Week:
		return 7
	case Month:
		return 30.44
	case Year:
		return 365.25
	}
	return math.NaN()
}

// Hourly is pay an hour; NaN where hours are not above zero or the period is none.
func (o Ordinary) Hourly() float64 {
	if !(o.Hours > 0) {
		return math.NaN()
	}
	return (o.Pay + o.Bonus) * 7 / o.Period.days() / o.Hours
}
