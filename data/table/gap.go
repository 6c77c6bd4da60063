package table

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
)

// Facts is a small table whose rows are unlike each other, as figures by law are.
type Facts struct {
	Title string
	Head  []string // over the columns; the first is what a row is
	Rows  [][]Fact
	Notes []string
}

// Fact is one cell of Facts: a text, or a number with how it is written.
type Fact struct {
	Text   string
	Number float64
	As     FactKind
}

// FactKind says how a fact is written.
type FactKind int

// The kinds of fact. Per cents are 5.3 for 5.3 %.
const (
	AsText FactKind = iota
	AsCount
	AsAmount   // of pay, two decimals
	AsPercent1 // with one decimal
	AsPercent2 // with two
	AsNumber   // four decimals
	AsPoints   // of per cent, signed, two decimals
)

// noFact stands where there is no figure.
const noFact = "–"

// FlagSign stands in a row of its own column where something reaches 5 %.
const FlagSign = "!"

// Known reports whether a fact is a number.
func (f Fact) Known() bool { return f.As != AsText && !math.IsNaN(f.Number) }

// String is the fact as a text.
func (f Fact) String() string {
	switch {
	case f.As == AsText:
		return f.Text
	case math.IsNaN(f.Number):
		return noFact
	case f.As == AsCount:
		return money.Format(f.Number, "", 0)
	case f.As == AsAmount:
		return money.Format(f.Number, "", 2)
	case f.As == AsPercent1:
		return fmt.Sprintf("%.1f %%", f.Number)
	case f.As == AsPercent2:
		return fmt.Sprintf("%.2f %%", f.Number)
	case f.As == AsPoints:
		return fmt.Sprintf("%+.2f", f.Number)
	}
	return fmt.Sprintf("%.4f", f.Number)
}

func says(text string) Fact                  { return Fact{Text: text} }
func fact(x float64, as FactKind) Fact       { return Fact{Number: x, As: as} }
func people(n int) Fact                      { return Fact{Number: float64(n), As: AsCount} }
func factsOf(p gap.Pair, as FactKind) []Fact { return []Fact{fact(p.Women, as), fact(p.Men, as)} }

// womenAndMen are the columns of a figure of both.
func womenAndMen(first string) []string { return []string{first, "Women", "Men", "Gap"} }

// compared is a row of a figure of both, and its gap.
func compared(name string, c gap.Compared, decimals FactKind) []Fact {
	return append(append([]Fact{says(name)}, factsOf(c.Pair, AsAmount)...), fact(c.Gap(), decimals))
}

// shared is a row of shares, which have no gap.
func shared(name string, p gap.Pair) []Fact {
	return append(append([]Fact{says(name)}, factsOf(p, AsPercent1)...), says(""))
}

// GapTables are all that was worked out of a pay gap, a table each.
func GapTables(r gap.Results) []Facts {
	return slices.Concat(GapChange(r), GapFigures(r), GapCategories(r), GapLike(r))
}

// GapFigures are the figures by law but those by category, and the answer to one worker.
func GapFigures(r gap.Results) []Facts {
	return twice(r, func(r gap.Results) (all []Facts) {
		if r.UK != nil {
			all = append(all, GapUK(r.UK))
		}
		if r.EU != nil {
			all = append(all, GapEU(r.EU, r.Asked.Over))
		}
		if r.Answer != nil {
			all = append(all, GapAnswer(r.Answer))
		}
		return all
	})
}

// GapUK are the figures of the British regulations.
func GapUK(u *gap.UK) Facts {
	f := Facts{
		Title: say.F("British regulations (SI 2017/172): %s and %s at full pay", say.N(u.FullPay.Women, "woman", "women"), say.N(u.FullPay.Men, "man", "men")),
		Head:  womenAndMen(""),
		Rows: [][]Fact{
			compared(say.L("Hourly pay, mean"), u.MeanHourly, AsPercent1), compared(say.L("Hourly pay, median"), u.MedianHourly, AsPercent1),
			compared(say.L("Bonus of receivers, mean"), u.MeanBonus, AsPercent1), compared(say.L("Bonus of receivers, median"), u.MedianBonus, AsPercent1),
			shared(say.L("Receiving a bonus"), u.Receiving.Pair),
		},
	}
	for i, name := range QuarterNames() {
		f.Rows = append(f.Rows, shared(say.F("%s quarter", name), u.Quarters[i].WholeShares()))
	}
	return f
}

// GapEU are the figures of article 9 but those by category.
func GapEU(e *gap.EU, over gap.Over) Facts {
	f := Facts{
		Title: say.F("Directive (EU) 2023/970, article 9 (national law may differ): %s and %s", say.N(e.Counted.Women, "woman", "women"), say.N(e.Counted.Men, "man", "men")),
		Head:  womenAndMen(""),
		Rows: [][]Fact{
			compared(say.L("(a) pay, mean"), e.Mean, AsPercent2), compared(say.F("(b) variable pay, mean over %s", say.Data(string(over))), e.MeanVariable[over], AsPercent2),
			compared(say.L("(c) pay, median"), e.Median, AsPercent2), compared(say.F("(d) variable pay, median over %s", say.Data(string(over))), e.MedianVariable[over], AsPercent2),
			shared(say.L("(e) receiving variable pay"), e.Receiving.Pair),
		},
	}
	for i, q := range e.Quarters {
		f.Rows = append(f.Rows, shared(say.F("(f) quartile band %d", i+1), q.Shares()))
	}
	for _, left := range []struct {
		people int
		kind   remark.Kind
	}{{e.NoSex, remark.SexUnknown}, {e.NoHours, remark.PaidHoursUnknown}} {
		if left.people > 0 {
			f.Notes = append(f.Notes, say.F("%s not in it: %s", say.N(left.people, "person", "people"), Words(remark.New(left.kind))))
		}
	}
	return f
}

// QuarterNames are what quarters are called, the lowest paid first.
func QuarterNames() [4]string {
	return [4]string{say.L("Lower"), say.L("Lower middle"), say.L("Upper middle"), say.L("Upper")}
}

// CategoryName is what a category is called; those without one are one.
func CategoryName(c gap.Category) string { return cmp.Or(c.Name, say.L("(none)")) }

// GapCategories are the gaps by category of workers, of the European figures.
func GapCategories(r gap.Results) []Facts {
	return twice(r, func(r gap.Results) []Facts {
		if r.EU == nil {
			return nil
		}
		return []Facts{gapCategories(r.EU)}
	})
}

func gapCategories(e *gap.EU) Facts {
	f := Facts{
		Title: say.L("(g) by category of workers"), Head: []string{"Category", "Women", "Men", "Base", "Variable", "Total", "", "By chance", "Ends it"},
		Notes: []string{FlagSign + " " + say.L("5 % or more, one of three conditions of article 10(1). By chance: how often pay that does not differ would reach it at these numbers. Ends it: what raising everybody of the sex that is paid less by one amount would cost a year.")},
	}
	var ofOne []string
	for _, c := range e.Categories {
		row := []Fact{says(CategoryName(c)), people(c.Of.Women), people(c.Of.Men)}
		if !c.Stated() {
			none := says(noFact)
			f.Rows = append(f.Rows, append(row, none, none, none, says(""), none, says("")))
			ofOne = append(ofOne, CategoryName(c))
			continue
		}
		flag, ends := "", says("")
		if c.Flagged() {
			flag, ends = FlagSign, Fact{Number: math.Ceil(c.ToEnd), As: AsCount}
		}
		f.Rows = append(f.Rows, append(row, fact(c.Base.Gap(), AsPercent2), fact(c.Var.Gap(), AsPercent2), fact(c.Total.Gap(), AsPercent2), says(flag), fact(100*c.Chance, AsPercent1), ends))
	}
	const mostNamed = 8
	switch n := len(ofOne); {
	case n > mostNamed:
		f.Notes = append(f.Notes, say.N(n, "category", "categories")+": "+Words(remark.New(remark.OneSex)))
	case n > 0:
		f.Notes = append(f.Notes, strings.Join(ofOne, ", ")+": "+Words(remark.New(remark.OneSex)))
	}
	return f
}

// GapAnswer is the answer to one worker.
func GapAnswer(a *gap.Answer) Facts {
	f := Facts{
		Title: say.F("Answer to one worker (article 7), category %s", cmp.Or(a.Category, say.L("(none)"))), Head: []string{"", "People", "A year", "An hour"},
		Rows: [][]Fact{{says(say.L("Own pay level")), says(""), fact(a.Own.Annual, AsAmount), fact(a.Own.Hourly, AsAmount)}},
	}
	why := func(name string, p gap.Pay) {
		if p.NoHours() {
			f.Notes = append(f.Notes, name+": "+Words(remark.New(remark.NoPaidHours)))
		}
	}
	why(say.L("Own pay level"), a.Own)
	for _, row := range []struct {
		name string
		of   gap.Average
	}{{say.L("Average of women"), a.Women}, {say.L("Average of men"), a.Men}} {
		cells := []Fact{says(row.name), people(row.of.People), fact(row.of.Pay.Annual, AsAmount), fact(row.of.Pay.Hourly, AsAmount)}
		if row.of.Withheld {
			cells[2] = says(Words(remark.New(remark.MayIdentify)))
		}
		why(row.name, row.of.Pay)
		f.Rows = append(f.Rows, cells)
	}
	return f
}

// GapLike are pay like for like, side by side, and the split of the gap in two.
func GapLike(r gap.Results) []Facts { return twice(r, gapLike) }

func gapLike(r gap.Results) []Facts {
	if len(r.Like) == 0 {
		return nil
	}
	less, more := say.L("women"), say.L("men")
	if by := r.Asked.By; by.Column != "" {
		less, more = say.L("the others"), by.Reference
	}
	none := says("")
	f := Facts{
		Title: say.F("Full-time pay like for like: %s against %s", less, more), Head: []string{"Alike in", "People", "Gap", "95 % from", "to", "t", "R²"},
		Rows: [][]Fact{
			{says(say.L("nothing, mean")), people(r.Mean.Of.Both()), fact(r.Mean.Gap(), AsPercent2), none, none, none, none},
			{says(say.L("nothing, median")), people(r.Median.Of.Both()), fact(r.Median.Gap(), AsPercent2), none, none, none, none},
		},
	}
	for _, l := range r.Like {
		name := cmp.Or(strings.Join(l.Terms, ", "), say.L("nothing, geometric mean"))
		row := []Fact{says(name), people(l.People)}
		if l.Reason != nil {
			f.Rows = append(f.Rows, append(row, says(noFact), none, none, none, none))
			f.Notes = append(f.Notes, name+": "+Words(*l.Reason))
		} else {
			low, high := l.Interval()
			f.Rows = append(f.Rows, append(row, fact(l.Gap(), AsPercent2), fact(low, AsPercent2), fact(high, AsPercent2), fact(l.T(), AsNumber), fact(l.R2, AsNumber)))
		}
		for _, said := range l.Said {
			f.Notes = append(f.Notes, name+": "+Words(said))
		}
	}
	all := []Facts{f}
	if len(r.Splits) > 0 {
		all = append(all, gapSplits(r.Splits, less, more))
	}
	return all
}

// gapSplits is how much of the gap the terms account for, by each yardstick.
func gapSplits(splits []gap.Split, less, more string) Facts {
	f := Facts{Title: say.L("Split of the gap in two (Oaxaca–Blinder), of logarithms"), Head: []string{"By the pay of", "Gap", "Explained", "Unexplained"}}
	names := map[gap.Yardstick]string{gap.OfReference: more, gap.OfAgainst: less, gap.OfHalf: say.L("half each"), gap.OfPeople: say.L("both, by people"), gap.OfAll: say.L("everybody"), gap.OfAllAndGroup: say.L("everybody, with the group")}
	for _, s := range splits {
		f.Rows = append(f.Rows, []Fact{says(names[s.Yardstick]), fact(s.Gap, AsNumber), fact(s.Explained, AsNumber), fact(s.Unexplained, AsNumber)})
	}
	return f
}

// GapQuarters are the quarters of both laws, as people and as shares.
func GapQuarters(r gap.Results) []Facts { return twice(r, gapQuarters) }

func gapQuarters(r gap.Results) []Facts {
	var all []Facts
	add := func(title string, quarters [4]gap.Quarter) {
		f := Facts{Title: title, Head: []string{"Quarter", "People", "Women", "Men", "Women, share", "Men, share"}}
		for i, name := range QuarterNames() {
			q := quarters[i]
			f.Rows = append(f.Rows, append([]Fact{says(name), people(q.Size), people(q.Whole.Women), people(q.Whole.Men)}, factsOf(q.WholeShares(), AsPercent1)...))
		}
		all = append(all, f)
	}
	if r.UK != nil {
		add(say.L("By hourly pay (SI 2017/172, regulation 13)"), r.UK.Quarters)
	}
	if r.EU != nil {
		add(say.L("By pay level (Directive (EU) 2023/970, article 9(1)(f))"), r.EU.Quarters)
	}
	return all
}

// GapNotIn is who is in no figure, and why.
func GapNotIn(r gap.Results) Facts {
	f := Facts{Head: []string{"Why", "People"}}
	add := func(why remark.Remark, n int) {
		if n > 0 {
			f.Rows = append(f.Rows, []Fact{says(Capital(Words(why))), people(n)})
		}
	}
	for _, n := range r.People.NotIn {
		add(n.Reason, n.People)
	}
	unknown := 0
	for _, e := range r.People.Employees {
		if e.Sex == gap.Unknown {
			unknown++
		}
	}
	add(remark.New(remark.SexUnknown), unknown)
	if r.UK != nil {
		add(remark.New(remark.HourlyUnknown), r.UK.NoHourly)
	}
	if r.EU != nil {
		add(remark.New(remark.PaidHoursUnknown), r.EU.NoHours)
	}
	return f
}

// GapStatements are the figures that leave the house for a reader.
func GapStatements(all []gap.Statement) Facts {
	f := Facts{Head: []string{"Article 9(1)", "", "Per cent", ""}}
	what := map[string]string{
		"a": say.L("(a) gap of pay, mean"), "b": say.L("(b) gap of variable pay, mean"), "c": say.L("(c) gap of pay, median"), "d": say.L("(d) gap of variable pay, median"),
		"e": say.L("(e) receiving variable pay"), "f": say.L("(f) women in quartile band"), "g": say.L("(g) gap of pay in category"),
	}
	for _, s := range all {
		why := ""
		if s.Withheld != nil {
			why = Words(*s.Withheld)
		}
		f.Rows = append(f.Rows, []Fact{says(what[s.Letter]), says(s.Part), fact(s.Percent, AsPercent1), says(why)})
	}
	return f
}
