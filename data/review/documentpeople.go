package review

import (
	"fmt"
	"math"
	"time"
)

type personJSON struct {
	ID         string     `json:"employee_id"`
	Line       int        `json:"line"`
	Job        string     `json:"job,omitempty"`
	JobCode    string     `json:"job_code,omitempty"`
	Level      string     `json:"level,omitempty"`
	Department string     `json:"department,omitempty"`
	Manager    string     `json:"manager_id,omitempty"`
	Place      string     `json:"place,omitempty"`
	Country    string     `json:"country,omitempty"`
	Currency   string     `json:"currency,omitempty"`
	Counted    bool       `json:"counted"`
	Reason     *string    `json:"reason"`
	ReasonKind string     `json:"reason_kind,omitempty"`
	Leaving    bool       `json:"leaving,omitempty"`
	FullTime   number     `json:"full_time_pay"`
	Paid       number     `json:"paid_pay"`
	Mix        number     `json:"mix"`
	Match      *matchJSON `json:"match"`

	P50            number  `json:"market_p50"`
	Target         number  `json:"target"`
	Minimum        number  `json:"minimum"`
	Midpoint       number  `json:"midpoint"`
	Maximum        number  `json:"maximum"`
	CompaRatio     number  `json:"compa_ratio"`
	MarketRatio    number  `json:"market_ratio"`
	Penetration    number  `json:"penetration"`
	Position       *string `json:"position"`
	Rank           any     `json:"rank"`
	ToTarget       number  `json:"to_target"`
	ToTargetShare  number  `json:"to_target_share"`
	Raise          number  `json:"raise_needed"`
	RaiseShare     number  `json:"raise_needed_share"`
	ToMinimum      number  `json:"to_minimum"`
	PlaceFactor    number  `json:"place_factor"`
	CurrencyFactor number  `json:"currency_factor"`
	Remarks        []any   `json:"remarks,omitempty"`
}

type matchJSON struct {
	Step        string    `json:"step"`
	Quality     string    `json:"quality"`
	People      int       `json:"people"`
	Employers   int       `json:"employers"`
	Provisional bool      `json:"provisional,omitempty"`
	Note        string    `json:"note,omitempty"`
	Cuts        []cutJSON `json:"cuts,omitempty"`

	Mixture []mixtureJSON `json:"mixture,omitempty"` // of several surveys
}

type mixtureJSON struct {
	Percentile float64 `json:"percentile"`
	Average    number  `json:"average"`
	From       number  `json:"from"`
	To         number  `json:"to"`
	Apart      bool    `json:"more_than_2_percent_apart,omitempty"`
}

type cutJSON struct {
	Survey    string    `json:"market"`
	Title     string    `json:"market_job"`
	Level     string    `json:"market_level,omitempty"`
	Country   string    `json:"country,omitempty"`
	People    int       `json:"people"`
	Employers int       `json:"employers"`
	Effective time.Time `json:"effective,omitzero"`
	Currency  string    `json:"currency"`
	Share     float64   `json:"share"`
	Weight    float64   `json:"weight"`
	Adjust    float64   `json:"adjust"`
}

func personObject(s *Standing, say Speech) personJSON {
	p := s.Person
	o := personJSON{
		ID: p.ID, Line: p.Line, Job: p.Job, JobCode: p.JobCode, Level: p.Level, Department: p.Department, Manager: p.Manager,
		Place: p.Place, Country: p.Country, Currency: p.Pay.Currency, Counted: s.Counted(), Leaving: s.Leaving,
		FullTime: number(s.Pay), Paid: number(s.Paid), Mix: number(s.Mix), Match: matchObject(s.Price),
		P50: valueOf(s.P50), Target: valueOf(s.Target), Minimum: none, Midpoint: none, Maximum: none,
		CompaRatio: number(s.CompaRatio), MarketRatio: number(s.MarketRatio), Penetration: number(s.Penetration), Rank: s.Rank.object(),
		ToTarget: number(s.ToTarget), ToTargetShare: number(s.ToTargetShare), Raise: number(s.RaiseNeeded), RaiseShare: number(s.RaiseNeededShare),
		ToMinimum: number(s.ToMinimum), PlaceFactor: none, CurrencyFactor: none,
	}
	if s.Reason != nil {
		words := say.Words(*s.Reason)
		o.Reason, o.ReasonKind = &words, string(s.Reason.Kind)
	}
	if s.NoRange == nil {
		o.Minimum, o.Midpoint, o.Maximum = number(s.Range.Minimum), number(s.Range.Midpoint), number(s.Range.Maximum)
	}
	if s.Position != "" {
		position := string(s.Position)
		o.Position = &position
	}
	if s.Market != nil {
		o.PlaceFactor, o.CurrencyFactor = number(s.Market.place()), number(s.Market.Factors[0].Currency)
		for _, x := range s.Market.Mixtures() {
			o.Match.Mixture = append(o.Match.Mixture, mixtureJSON{x.Percentile, number(x.Average), number(x.From), number(x.To), x.Apart})
		}
	}
	for _, r := range s.Remarks {
		o.Remarks = append(o.Remarks, say.Say(r))
	}
	return o
}

// none is no figure.
var none = number(math.NaN())

// valueOf is the figure of a point.
func valueOf(p Point) number {
	if p.Reason != nil {
		return none
	}
	return number(p.Value)
}

// place is the differential that the market was taken times: 1 where all of it is of a
// place already.
func (m *Market) place() float64 {
	for i, c := range m.Price.Cuts {
		if !c.Local {
			return m.Factors[i].Place
		}
	}
	return 1
}

// object is a rank as JSON has it: a number, or "below P10".
func (r Rank) object() any {
	switch {
	case r.Beyond < 0:
		return fmt.Sprintf("below P%g", r.Percent)
	case r.Beyond > 0:
		return fmt.Sprintf("above P%g", r.Percent)
	}
	return number(r.Percent)
}

func matchObject(p Price) *matchJSON {
	o := &matchJSON{Step: "none", Quality: "none", Note: p.Note}
	if len(p.Cuts) == 0 {
		return o
	}
	o.Step, o.Quality = p.Step(), string(p.Quality)
	for _, c := range p.Cuts {
		o.People += c.People
		o.Employers += c.Employers
		o.Provisional = o.Provisional || c.Provisional
		o.Cuts = append(o.Cuts, cutJSON{c.Survey, c.Title, c.Level, c.Country, c.People, c.Employers, c.Effective, c.Currency, c.Share, c.Weight, adjusted(&c)})
	}
	return o
}
