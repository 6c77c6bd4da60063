package gap

import (
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Worker is somebody in the figures of the European directive.
type Worker struct {
	ID       string
	Sex      Sex
	Category string  // of workers who do the same work or work of equal value, given by the employer
	Base     float64 // a year, as paid
	Variable float64 // complementary or variable components, a year, as paid
	Hours    float64 // paid in the year; 0 is unknown
}

// Level is the time that a pay level is for (article 3(1)(b): gross annual pay and the
// corresponding gross hourly pay).
type Level string

// The levels.
const (
	Hourly   Level = "hourly"    // a year's pay ÷ the hours paid in it
	AsPaid   Level = "as-paid"   // a year's pay
	FullTime Level = "full-time" // hourly × the hours of full time in the year
)

// Levels lists them.
func Levels() []Level { return []Level{Hourly, AsPaid, FullTime} }

// Over is whom the gap of variable components is over. The directive leaves it open.
type Over string

// The two.
const (
	Everyone  Over = "everyone"
	Receivers Over = "receivers"
)

// Article9 is what is asked of the figures. Nothing in it has a usual value but the hours.
type Article9 struct {
	Level    Level
	FullTime float64 // hours of full time in the year; of AsPaid and Hourly without effect
}

// times is what a worker's yearly pay is taken times; NaN where it cannot be.
func (a Article9) times(w *Worker) float64 {
	switch {
	case a.Level == AsPaid:
		return 1
	case !(w.Hours > 0):
		return math.NaN()
	case a.Level == FullTime:
		return a.FullTime / w.Hours
	}
	return 1 / w.Hours
}

// EU are the figures of article 9(1).
type EU struct {
	Workers int
	Counted Count // of a known sex and whose pay level is known
	NoSex   int
	NoHours int // of a known sex, whose pay level needs hours that are not known

	Mean           Compared          // (a)
	MeanVariable   map[Over]Compared // (b)
	Median         Compared          // (c)
	MedianVariable map[Over]Compared // (d)
	Receiving      Compared          // (e): per cent with variable components
	Quarters       [4]Quarter        // (f): by people in the order of total pay; of those paid alike as in quarters
	Categories     []Category        // (g), by name; "" are those without one
}

// Category is the workers of one category.
type Category struct {
	Name  string
	Of    Count
	Base  Pair // means
	Var   Pair
	Total Pair
	// Chance is how often chance alone would raise the flag at these numbers, were
	// women and men paid alike: 0 to 1; NaN with one of a sex.
	Chance float64
	// ToEnd is what raising the sex that is paid less by one amount for everybody would
	// cost a year until the gap is below 5 %; 0 without a flag.
	ToEnd float64
}

// Flag is the gap, in per cent of what men are paid, from which article 10(1) asks for
// more, where it is not justified and not mended within six months.
const Flag = 5.0

// Stated reports whether there are both sexes, so that there is a gap to state.
func (c Category) Stated() bool { return c.Of.Men > 0 && c.Of.Women > 0 }

// Flagged reports whether the gap of total pay reaches 5 %, either way.
func (c Category) Flagged() bool {
	const rounding = 1e-9
	return c.Stated() && math.Abs(c.Total.Gap()) >= Flag-rounding
}

// paid is a worker with what is theirs at the level asked for.
type paid struct {
	*Worker
	times, base, variable float64
}

func (p *paid) total() float64 { return p.base + p.variable }

// counted are the workers who are in the figures.
func (a Article9) counted(workers []Worker) (all []paid, noSex, noHours int) {
	for i := range workers {
		w := &workers[i]
		times := a.times(w)
		switch {
		case w.Sex == Unknown:
			noSex++
		case math.IsNaN(times):
			noHours++
		default:
			all = append(all, paid{w, times, w.Base * times, w.Variable * times})
		}
	}
	return all, noSex, noHours
}

// NewEU works the figures out.
func NewEU(workers []Worker, a Article9) EU {
	all, noSex, noHours := a.counted(workers)
	sex := func(p *paid) Sex { return p.Sex }
	e := EU{Workers: len(workers), Counted: count(all, sex), NoSex: noSex, NoHours: noHours, MeanVariable: map[Over]Compared{}, MedianVariable: map[Over]Compared{}}
	total := part(all, sex, func(p *paid) (float64, bool) { return p.total(), true })
	e.Mean, e.Median = Compared{total.means(), e.Counted}, Compared{total.medians(), e.Counted}
	for _, over := range []Over{Everyone, Receivers} {
		v := part(all, sex, func(p *paid) (float64, bool) { return p.variable, over == Everyone || p.variable > 0 })
		of := Count{len(v.men), len(v.women)}
		e.MeanVariable[over], e.MedianVariable[over] = Compared{v.means(), of}, Compared{v.medians(), of}
	}
	e.Receiving = Compared{e.MeanVariable[Receivers].Of.shares(e.Counted), e.Counted}
	order := make([]ranked, len(all))
	for i := range all {
		order[i] = ranked{all[i].total(), all[i].Sex == Man}
	}
	e.Quarters = quarters(order)
	e.Categories = categories(all)
	return e
}

// categories are the workers by category.
func categories(all []paid) []Category {
	slices.SortStableFunc(all, func(a, b paid) int { return strings.Compare(a.Category, b.Category) })
	var found []Category
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].Category == all[from].Category {
			to++
		}
		found = append(found, newCategory(all[from:to]))
		from = to
	}
	return found
}

func newCategory(of []paid) Category {
	sex := func(p *paid) Sex { return p.Sex }
	means := func(value func(*paid) float64) Pair {
		return part(of, sex, func(p *paid) (float64, bool) { return value(p), true }).means()
	}
	total := part(of, sex, func(p *paid) (float64, bool) { return p.total(), true })
	c := Category{
		Name: of[0].Category, Of: count(of, sex),
		Base: means(func(p *paid) float64 { return p.base }), Var: means(func(p *paid) float64 { return p.variable }), Total: total.means(),
		Chance: total.chance(),
	}
	if c.Flagged() {
		c.ToEnd = c.toEnd(of)
	}
	return c
}

// chance is how often two groups of as many men and women whose pay does not differ would
// be 5 % apart: 2Φ(−0.05 ÷ (cv·√(1/m + 1/f))), with the spread pooled within the sexes, in
// shares of what men are paid. It takes means as normal, which few people's are not.
func (b bySex) chance() float64 {
	m, f := float64(len(b.men)), float64(len(b.women))
	if m < 2 || f < 2 {
		return math.NaN()
	}
	pooled := math.Sqrt(((m-1)*stat.Variance(b.men, nil) + (f-1)*stat.Variance(b.women, nil)) / (m + f - 2))
	return ChanceOfFlag(pooled/mean(b.men), len(b.men), len(b.women))
}

// ChanceOfFlag is how often so many men and women, whose pay has a coefficient of
// variation and does not differ, would be 5 % apart.
func ChanceOfFlag(cv float64, men, women int) float64 {
	return 2 * distuv.UnitNormal.CDF(-Flag/100/(cv*math.Sqrt(1/float64(men)+1/float64(women))))
}

// toEnd is what it costs a year to bring a flagged gap to 5 %, everybody of the sex that
// is paid less raised by one amount at the level of pay.
func (c Category) toEnd(of []paid) float64 {
	less, each := Woman, (1-Flag/100)*c.Total.Men-c.Total.Women
	if c.Total.Women > c.Total.Men {
		less, each = Man, c.Total.Women/(1+Flag/100)-c.Total.Men
	}
	cost := 0.0
	for i := range of {
		if of[i].Sex == less {
			cost += each / of[i].times
		}
	}
	return cost
}
