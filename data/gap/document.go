package gap

import (
	"fmt"
	"math"

	"github.com/paybench/paybench/data/remark"
)

// Document is what was worked out, as JSON has it: per cents, amounts a year and an hour,
// all unrounded, null where there is no figure.
type Document struct {
	People  int         `json:"people"`
	Counted int         `json:"counted"`
	NotIn   []notInJSON `json:"not_in_the_figures"`
	figuresJSON
	Answers     map[string]answerJSON `json:"article_7,omitempty"`
	After       *afterJSON            `json:"after,omitempty"`
	Conventions []any                 `json:"conventions"`
}

// figuresJSON are the figures that are twice there where something was decided.
type figuresJSON struct {
	UK       *ukJSON              `json:"uk,omitempty"`
	EU       *euJSON              `json:"eu,omitempty"`
	FullTime *fullTimeJSON        `json:"full_time_pay,omitempty"`
	Like     []likeJSON           `json:"like_for_like,omitempty"`
	Splits   map[string]splitJSON `json:"decomposition,omitempty"`
}

type afterJSON struct {
	Raised int   `json:"raised"`
	Of     []any `json:"decisions"`
	figuresJSON
}

type fullTimeJSON struct {
	M      int          `json:"M"`
	F      int          `json:"F"`
	Mean   comparedJSON `json:"mean"`
	Median comparedJSON `json:"median"`
}

type notInJSON struct {
	Reason any `json:"reason"`
	People int `json:"people"`
}

type comparedJSON struct {
	M    *float64 `json:"M"`
	F    *float64 `json:"F"`
	Gap  *float64 `json:"gap_pct,omitempty"`
	Over string   `json:"over,omitempty"`
	Of   string   `json:"denominator,omitempty"`
}

type ukJSON struct {
	People     int                    `json:"people"`
	Relevant   int                    `json:"relevant_with_sex"`
	FullPay    int                    `json:"full_pay_relevant_with_sex"`
	NoSex      int                    `json:"sex_not_recorded"`
	NoHourly   int                    `json:"hourly_pay_unknown"`
	MeanHourly comparedJSON           `json:"mean_hourly"`
	Median     comparedJSON           `json:"median_hourly"`
	MeanBonus  comparedJSON           `json:"mean_bonus"`
	Bonus      comparedJSON           `json:"median_bonus"`
	Receiving  comparedJSON           `json:"bonus_receivers_pct"`
	Exact      map[string]quarterJSON `json:"quarters_exact"`
	Whole      map[string]quarterJSON `json:"quarters_whole_people"`
}

type quarterJSON struct {
	Size int      `json:"size"`
	M    *int     `json:"M,omitempty"`
	F    *int     `json:"F,omitempty"`
	MPct *float64 `json:"M_pct"`
	FPct *float64 `json:"F_pct"`
}

type euJSON struct {
	Basis          Level                   `json:"basis"`
	Workers        int                     `json:"workers"`
	NoSex          int                     `json:"without_M_or_F"`
	NoHours        int                     `json:"without_hours"`
	Counted        int                     `json:"counted"`
	M              int                     `json:"M"`
	F              int                     `json:"F"`
	Mean           *float64                `json:"a_mean_gap_pct"`
	MeanVariable   map[Over]*float64       `json:"b_mean_gap_variable_pct"`
	Median         *float64                `json:"c_median_gap_pct"`
	MedianVariable map[Over]*float64       `json:"d_median_gap_variable_pct"`
	Receiving      comparedJSON            `json:"e_receive_variable_pct"`
	Bands          []quarterJSON           `json:"f_quartile_pay_bands"`
	Categories     map[string]categoryJSON `json:"g_by_category"`
	Reported       Over                    `json:"variable_over,omitempty"`
}

type categoryJSON struct {
	M       int           `json:"M"`
	F       int           `json:"F"`
	None    string        `json:"none,omitempty"`
	Base    *float64      `json:"base_gap_pct,omitempty"`
	Var     *float64      `json:"variable_gap_pct,omitempty"`
	Total   *float64      `json:"total_gap_pct,omitempty"`
	Reaches *bool         `json:"reaches_5_pct_total,omitempty"`
	Mean    *comparedJSON `json:"mean_total,omitempty"`
	Chance  *float64      `json:"chance_of_a_flag,omitempty"`
	ToEnd   *float64      `json:"ends_it_a_year,omitempty"`
}

type answerJSON struct {
	Category string                 `json:"category"`
	Hourly   *float64               `json:"own_hourly"`
	Annual   *float64               `json:"own_annual"`
	Averages map[string]averageJSON `json:"averages"`
	NoHourly string                 `json:"no_hourly,omitempty"`
}

type averageJSON struct {
	People   int      `json:"n"`
	Hourly   *float64 `json:"mean_hourly"`
	Annual   *float64 `json:"mean_annual"`
	Withheld string   `json:"withheld,omitempty"`
	NoHourly string   `json:"no_hourly,omitempty"`
}

type likeJSON struct {
	Terms    []string    `json:"terms"`
	People   int         `json:"people"`
	Women    int         `json:"women"`
	LeftOut  int         `json:"left_out"`
	Columns  int         `json:"columns"`
	Freedom  *float64    `json:"df"`
	R2       *float64    `json:"r2"`
	Value    *float64    `json:"female_coef"`
	Error    *float64    `json:"female_se_hc3"`
	T        *float64    `json:"t_hc3"`
	P        *float64    `json:"p_hc3"`
	Gap      *float64    `json:"gap_pct"`
	Interval [2]*float64 `json:"gap_pct_ci95"`
	Kennedy  *float64    `json:"kennedy_pct"`
	Reason   any         `json:"reason,omitempty"`
	Said     []any       `json:"remarks,omitempty"`
}

type splitJSON struct {
	Gap         *float64             `json:"gap"`
	Explained   *float64             `json:"explained"`
	Unexplained *float64             `json:"unexplained"`
	A           *float64             `json:"unexplained_A"`
	B           *float64             `json:"unexplained_B"`
	Details     map[string][]float64 `json:"detail,omitempty"` // explained, unexplained
}

// figure is a number, nil where there is none.
func figure(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// document is a pair with its gap; without one where it is of shares.
func (p Pair) document(over string, withGap bool) comparedJSON {
	c := comparedJSON{M: figure(p.Men), F: figure(p.Women), Over: over}
	if withGap {
		c.Gap = figure(p.Gap())
	}
	return c
}

// quarterNames are those of quarters, the lowest paid first.
var quarterNames = [4]string{"lower", "lower_middle", "upper_middle", "upper"}

func (q Quarter) document() quarterJSON {
	shares := q.Shares()
	return quarterJSON{Size: q.Size, MPct: figure(shares.Men), FPct: figure(shares.Women)}
}

func (u UK) document() *ukJSON {
	o := &ukJSON{
		People: u.People, Relevant: u.Relevant.Both(), FullPay: u.FullPay.Both(), NoSex: u.People - u.Relevant.Both(), NoHourly: u.NoHourly,
		MeanHourly: u.MeanHourly.document("", true), Median: u.MedianHourly.document("", true),
		MeanBonus: u.MeanBonus.document("receivers only", true), Bonus: u.MedianBonus.document("receivers only", true),
		Receiving: u.Receiving.document("", false),
		Exact:     map[string]quarterJSON{}, Whole: map[string]quarterJSON{},
	}
	o.Receiving.Of = "all relevant employees of that sex, full-pay or not"
	for i, q := range u.Quarters {
		o.Exact[quarterNames[i]] = q.document()
		shares := q.WholeShares()
		o.Whole[quarterNames[i]] = quarterJSON{Size: q.Size, M: &q.Whole.Men, F: &q.Whole.Women, MPct: figure(shares.Men), FPct: figure(shares.Women)}
	}
	return o
}

func (e EU) document(level Level, reported Over, words func(remark.Remark) string) *euJSON {
	o := &euJSON{
		Basis: level, Workers: e.Workers, NoSex: e.NoSex, NoHours: e.NoHours, Counted: e.Counted.Both(), M: e.Counted.Men, F: e.Counted.Women,
		Mean: figure(e.Mean.Gap()), Median: figure(e.Median.Gap()), MeanVariable: map[Over]*float64{}, MedianVariable: map[Over]*float64{},
		Receiving: e.Receiving.document("", false), Categories: map[string]categoryJSON{}, Reported: reported,
	}
	for over, c := range e.MeanVariable {
		o.MeanVariable[over], o.MedianVariable[over] = figure(c.Gap()), figure(e.MedianVariable[over].Gap())
	}
	for _, q := range e.Quarters {
		o.Bands = append(o.Bands, q.document())
	}
	for _, c := range e.Categories {
		o.Categories[c.Name] = c.document(words)
	}
	return o
}

func (c Category) document(words func(remark.Remark) string) categoryJSON {
	o := categoryJSON{M: c.Of.Men, F: c.Of.Women}
	if !c.Stated() {
		o.None = words(remark.New(remark.OneSex))
		return o
	}
	reaches, mean := c.Flagged(), c.Total.document("", false)
	o.Base, o.Var, o.Total = figure(c.Base.Gap()), figure(c.Var.Gap()), figure(c.Total.Gap())
	o.Reaches, o.Mean, o.Chance = &reaches, &mean, figure(c.Chance)
	if reaches {
		o.ToEnd = &c.ToEnd
	}
	return o
}

func (a Answer) document(words func(remark.Remark) string) answerJSON {
	noHourly := func(p Pay) string {
		if p.NoHours() {
			return words(remark.New(remark.NoPaidHours))
		}
		return ""
	}
	average := func(a Average) averageJSON {
		o := averageJSON{People: a.People, Hourly: figure(a.Pay.Hourly), Annual: figure(a.Pay.Annual), NoHourly: noHourly(a.Pay)}
		if a.Withheld {
			o.Withheld = words(remark.New(remark.MayIdentify))
		}
		return o
	}
	return answerJSON{a.Category, figure(a.Own.Hourly), figure(a.Own.Annual), map[string]averageJSON{"M": average(a.Men), "F": average(a.Women)}, noHourly(a.Own)}
}

func (l LikeAnswer) document(say func(remark.Remark) any) likeJSON {
	a := l.Adjusted
	o := likeJSON{Terms: a.Terms, People: a.People, Women: a.Against, LeftOut: a.LeftOut, Columns: a.Columns}
	if o.Terms == nil {
		o.Terms = []string{}
	}
	for _, r := range l.Said {
		o.Said = append(o.Said, say(r))
	}
	if l.Reason != nil {
		o.Reason = say(*l.Reason)
		return o
	}
	low, high := a.Interval()
	o.Freedom, o.R2, o.Value, o.Error = figure(a.Freedom), figure(a.R2), figure(a.Coefficient), figure(a.Error)
	o.T, o.P, o.Gap, o.Interval, o.Kennedy = figure(a.T()), figure(a.P()), figure(a.Gap()), [2]*float64{figure(low), figure(high)}, figure(a.Kennedy())
	return o
}

func (s Split) document() splitJSON {
	o := splitJSON{figure(s.Gap), figure(s.Explained), figure(s.Unexplained), figure(s.OfReference), figure(s.Against), nil}
	for _, d := range s.Details {
		if o.Details == nil {
			o.Details = map[string][]float64{}
		}
		o.Details[d.Term] = []float64{d.Explained, d.Unexplained}
	}
	return o
}

// Speech puts remarks into words, or into what JSON has of them.
type Speech struct {
	Words func(remark.Remark) string
	Say   func(remark.Remark) any
}

// Document lays an answer out as JSON has it.
func (r Results) Document(s Speech) Document {
	d := Document{People: r.People.Rows, Counted: count(r.People.Employees, func(e *Employee) Sex { return e.Sex }).Both(), Conventions: []any{}, NotIn: []notInJSON{}}
	for _, n := range r.People.NotIn {
		d.NotIn = append(d.NotIn, notInJSON{s.Say(n.Reason), n.People})
	}
	for _, c := range r.Conventions() {
		d.Conventions = append(d.Conventions, s.Say(c))
	}
	d.figuresJSON = r.figures(s)
	if r.Answer != nil {
		d.Answers = map[string]answerJSON{r.Asked.Answer: r.Answer.document(s.Words)}
	}
	if r.After != nil {
		d.After = &afterJSON{Raised: r.After.Raised, figuresJSON: r.After.figures(s)}
		for _, what := range r.After.Of {
			d.After.Of = append(d.After.Of, s.Say(what))
		}
	}
	return d
}

// figures lays out what there is.
func (r Results) figures(s Speech) (d figuresJSON) {
	if r.UK != nil {
		d.UK = r.UK.document()
	}
	if r.EU != nil {
		d.EU = r.EU.document(r.Asked.EU.Level, r.Asked.Over, s.Words)
	}
	if len(r.Like) > 0 {
		d.FullTime = &fullTimeJSON{r.Mean.Of.Men, r.Mean.Of.Women, r.Mean.document("", true), r.Median.document("", true)}
	}
	for _, l := range r.Like {
		d.Like = append(d.Like, l.document(s.Say))
	}
	for _, split := range r.Splits {
		if d.Splits == nil {
			d.Splits = map[string]splitJSON{}
		}
		d.Splits[fmt.Sprint(split.Yardstick)] = split.document()
	}
	return d
}
