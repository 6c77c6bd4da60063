package review

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/paybench/paybench/data/remark"
)

// Document is a review as JSON has it: amounts a year and shares as numbers, unrounded,
// null where there is no figure. It holds people, so it goes where the user sends it.
type Document struct {
	Settings   Settings                         `json:"settings"`
	People     []personJSON                     `json:"people"`
	Groups     map[string]map[string]*groupJSON `json:"groups"`
	Total      *groupJSON                       `json:"total"`
	Scenarios  map[string]scenarioJSON          `json:"scenarios"`
	Merit      *meritJSON                       `json:"merit,omitempty"`
	Pools      *poolsJSON                       `json:"pools,omitempty"`
	Grades     *gradesJSON                      `json:"grades,omitempty"`
	Offers     []offerJSON                      `json:"offers,omitempty"`
	Compressed []compressedJSON                 `json:"compression"`
	Warnings   []any                            `json:"warnings"`
	NotCounted []notCountedJSON                 `json:"not_counted"`
	NotTaken   []notCountedJSON                 `json:"not_taken"` // who has left
}

// Speech puts remarks into words.
type Speech struct {
	Words func(remark.Remark) string
	Say   func(remark.Remark) any // with kind and arguments
}

// number is a figure that JSON has as null where there is none.
type number float64

// MarshalJSON writes null for what is no number.
func (n number) MarshalJSON() ([]byte, error) {
	if x := float64(n); !math.IsNaN(x) && !math.IsInf(x, 0) {
		return json.Marshal(x)
	}
	return []byte("null"), nil
}

type groupJSON struct {
	Rows       int     `json:"rows"`
	Counted    int     `json:"counted"`
	NotCounted int     `json:"not_counted"`
	FTE        float64 `json:"fte"`
	*groupFiguresJSON
}

type groupFiguresJSON struct {
	FullTime    number `json:"pay_full_time"`
	Paid        number `json:"pay_paid"`
	P50         number `json:"market_p50_full_time"`
	Target      number `json:"target_full_time"`
	Index       number `json:"market_index"`
	IndexPaid   number `json:"market_index_payroll"`
	MeanCompa   number `json:"mean_compa_ratio"`
	MedianCompa number `json:"median_compa_ratio"`
	GroupCompa  number `json:"group_compa_ratio"`
	MeanMarket  number `json:"mean_market_ratio"`
	Below       int    `json:"below_minimum"`
	Above       int    `json:"above_maximum"`
	Weak        int    `json:"weak_matches"`
	Provisional int    `json:"provisional_matches,omitempty"`
	ToMinimum   number `json:"cost_to_minimum"`
}

type scenarioJSON struct {
	Scenario
	Raises     map[string]float64 `json:"raises"`
	People     int                `json:"people"`
	Annualised number             `json:"annualised"`
	ShareOfPay number             `json:"share_of_pay"`
	WithOnCost number             `json:"with_on_cost"`
	FirstYear  number             `json:"first_year"`
	Left       *number            `json:"left,omitempty"`
	Shared     *number            `json:"share,omitempty"`
	FloorRatio *number            `json:"floor_ratio,omitempty"`
	Overtaken  *int               `json:"pairs_overtaken,omitempty"`
}

type meritJSON struct {
	Eligible    int                 `json:"eligible"`
	NotEligible []reasonedJSON      `json:"not_eligible"`
	Payroll     number              `json:"payroll"`
	Budget      number              `json:"budget"`
	Guideline   number              `json:"cost_of_guideline"`
	Scale       number              `json:"scale"`
	Cells       map[string]cellJSON `json:"cells"`
	Base        number              `json:"base_increase"`
	Lump        number              `json:"lump_sum"`
	InPlanYear  number              `json:"in_plan_year"`
	ToMinimum   number              `json:"to_minimum_after"`
	People      []awardJSON         `json:"people"`
}

type reasonedJSON struct {
	Reason any `json:"reason"`
	People int `json:"people"`
}

type cellJSON struct {
	People int    `json:"people"`
	Pay    number `json:"pay"`
	Cost   number `json:"cost"`
}

type awardJSON struct {
	ID        string `json:"employee_id"`
	Line      int    `json:"line"`
	WhyNot    string `json:"why_not"`
	Rating    string `json:"rating"`
	Column    *int   `json:"column"`
	Proration number `json:"proration"`
	Guideline number `json:"guideline"`
	Scaled    number `json:"scaled"`
	Merit     number `json:"merit_pct"`
	Base      number `json:"base_increase"`
	Lump      number `json:"lump_sum"`
	ToMinimum number `json:"to_minimum_after"`
	New       number `json:"new_full_time"`
	NewPaid   number `json:"new_paid"`
	LumpPaid  number `json:"lump_paid"`
}

type notCountedJSON struct {
	ID     string `json:"employee_id"`
	Line   int    `json:"line"`
	Reason any    `json:"reason"`
}

type compressedJSON struct {
	ID      string `json:"employee_id"`
	Manager string `json:"manager_id,omitempty"` // or else it is those longer in the job
	Longer  int    `json:"longer_in_job,omitempty"`
	Against number `json:"against"`
}

// Blank names those who have no value of a dimension.
const Blank = "(blank)"

// Document lays a review out, broken down by dimensions, with scenarios and a merit plan
// where there is one.
func (r *Review) Document(say Speech, by []string, scenarios []Outcome, merit *Merit) (*Document, error) {
	d := &Document{
		Settings: r.Settings, Groups: map[string]map[string]*groupJSON{}, Total: groupObject(r.Total), Scenarios: map[string]scenarioJSON{},
		Compressed: []compressedJSON{}, Warnings: []any{}, NotCounted: []notCountedJSON{}, NotTaken: []notCountedJSON{},
	}
	for i := range r.People {
		s := &r.People[i]
		d.People = append(d.People, personObject(s, say))
		if s.Reason != nil {
			d.NotCounted = append(d.NotCounted, notCountedJSON{s.Person.ID, s.Person.Line, say.Say(*s.Reason)})
		}
	}
	for _, p := range r.Gone {
		d.NotTaken = append(d.NotTaken, notCountedJSON{p.ID, p.Line, say.Say(hasLeft(p))})
	}
	for _, name := range by {
		parts, err := r.By(name)
		if err != nil {
			return nil, err
		}
		d.Groups[name] = map[string]*groupJSON{}
		for _, p := range parts {
			value := p.Value
			if value == "" {
				value = Blank
			}
			d.Groups[name][value] = groupObject(p.Group)
		}
	}
	for _, o := range scenarios {
		if _, twice := d.Scenarios[o.Name]; twice {
			return nil, fmt.Errorf("two scenarios are called %q: give each a name of its own", o.Name)
		}
		d.Scenarios[o.Name] = r.scenarioObject(o)
	}
	if merit != nil {
		d.Merit = r.meritObject(merit, say)
	}
	for _, c := range r.Compression() {
		one := compressedJSON{ID: c.Person.Person.ID, Longer: c.Longer, Against: number(c.Against)}
		if c.Manager != nil {
			one.Manager = c.Manager.Person.ID
		}
		d.Compressed = append(d.Compressed, one)
	}
	for _, w := range r.Warnings {
		d.Warnings = append(d.Warnings, say.Say(w))
	}
	return d, nil
}

func groupObject(g Group) *groupJSON {
	o := &groupJSON{Rows: g.Rows, Counted: g.Counted, NotCounted: g.Rows - g.Counted, FTE: g.FTE}
	if g.Counted == 0 {
		return o
	}
	o.groupFiguresJSON = &groupFiguresJSON{
		FullTime: number(g.FullTimePay), Paid: number(g.PaidPay), P50: number(g.MarketP50), Target: number(g.Target),
		Index: number(g.MarketIndex), IndexPaid: number(g.MarketIndexPayroll), MeanCompa: number(g.MeanCompaRatio), MedianCompa: number(g.MedianCompaRatio),
		GroupCompa: number(g.GroupCompaRatio), MeanMarket: number(g.MeanMarketRatio), Below: g.BelowMinimum, Above: g.AboveMaximum,
		Weak: g.WeakMatches, Provisional: g.Provisional, ToMinimum: number(g.ToMinimum),
	}
	return o
}

func (r *Review) scenarioObject(o Outcome) scenarioJSON {
	out := scenarioJSON{
		Scenario: o.Scenario, Raises: map[string]float64{}, People: o.People, Annualised: number(o.Annualised), ShareOfPay: number(o.ShareOfPay),
		WithOnCost: number(o.WithOnCost), FirstYear: number(o.FirstYear), Left: ifKnown(o.Left), Shared: ifKnown(o.Shared), FloorRatio: ifKnown(o.FloorRatio),
	}
	if o.Overtaken >= 0 {
		out.Overtaken = &o.Overtaken
	}
	for i := range r.People {
		if s := &r.People[i]; s.Gets() {
			out.Raises[s.Person.ID] = o.Raises[i]
		}
	}
	return out
}

// ifKnown is a figure that is left out where there is none.
func ifKnown(x float64) *number {
	if math.IsNaN(x) {
		return nil
	}
	n := number(x)
	return &n
}

func (r *Review) meritObject(m *Merit, say Speech) *meritJSON {
	o := &meritJSON{
		Eligible: m.Eligible, NotEligible: []reasonedJSON{}, Payroll: number(m.Payroll), Budget: number(m.Budget), Guideline: number(m.CostOfGuideline), Scale: number(m.Scale),
		Cells: map[string]cellJSON{}, Base: number(m.BaseIncrease), Lump: number(m.LumpSum), InPlanYear: number(m.InPlanYear), ToMinimum: number(m.ToMinimum),
	}
	for _, n := range m.NotEligible {
		o.NotEligible = append(o.NotEligible, reasonedJSON{say.Say(n.Reason), n.People})
	}
	for cell, sum := range m.Cells {
		o.Cells[cell.String()] = cellJSON{sum.People, number(sum.Pay), number(sum.Cost)}
	}
	for i, a := range m.Awards {
		s := &r.People[i]
		row := awardJSON{
			ID: s.Person.ID, Line: s.Person.Line, Rating: a.Rating, Proration: number(a.Proration), Guideline: number(a.Guideline), Scaled: number(a.Scaled), Merit: number(a.Merit),
			Base: number(a.Base), Lump: number(a.Lump), ToMinimum: number(a.ToMinimum), New: number(a.New), NewPaid: number(a.New * s.Share), LumpPaid: number(a.Lump * s.Share),
		}
		if a.WhyNot != nil {
			row.WhyNot = say.Words(*a.WhyNot)
		}
		if a.Column >= 0 {
			row.Column = &a.Column
		}
		o.People = append(o.People, row)
	}
	return o
}
