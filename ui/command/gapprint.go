package command

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	pay "github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// printGap prints what was worked out, and the conventions under it.
func printGap(out paper, a desk.GapAnswer) error {
	fmt.Fprintln(out, "Draft for checking. A gap is positive where women are paid less.")
	for _, print := range []func(paper, desk.GapAnswer) error{printNotIn, printUK, printEU, printAnswer, printLike, printSplit} {
		if err := print(out, a); err != nil {
			return err
		}
	}
	fmt.Fprintln(out, "\nConventions")
	for _, r := range a.Conventions() {
		fmt.Fprintln(out, out.wrapped("  - ", table.Words(r)))
	}
	return nil
}

// percent is a figure in per cent; a dash where there is none.
func percent(x float64, decimals int) string {
	if math.IsNaN(x) {
		return dash
	}
	return fmt.Sprintf("%.*f %%", decimals, x)
}

const dash = "–"

// amountOf is an amount to two decimals; a dash where there is none.
func amountOf(x float64) string {
	if math.IsNaN(x) {
		return dash
	}
	return money.Format(x, "", 2)
}

// whole is a number of people.
func whole(n int) string { return money.Format(float64(n), "", 0) }

func printNotIn(out paper, a desk.GapAnswer) error {
	fmt.Fprintf(out, "%s, %s in the figures", table.Plural(a.People.Rows, "row", "rows"), whole(len(a.People.Who)))
	for _, n := range a.People.NotIn {
		fmt.Fprintf(out, "; %d not: %s", n.People, table.Words(n.Reason))
	}
	fmt.Fprintln(out)
	return nil
}

// printUK prints the figures of the British regulations.
func printUK(out paper, a desk.GapAnswer) error {
	u := a.UK
	if u == nil {
		return nil
	}
	fmt.Fprintf(out, "\nBritish regulations (SI 2017/172): %d women and %d men at full pay\n", u.FullPay.Women, u.FullPay.Men)
	g := grid{right: []bool{false, true, true, true}}
	g.add("", "Women", "Men", "Gap")
	for _, row := range []struct {
		name string
		of   pay.Compared
	}{{"Hourly pay, mean", u.MeanHourly}, {"Hourly pay, median", u.MedianHourly}, {"Bonus of receivers, mean", u.MeanBonus}, {"Bonus of receivers, median", u.MedianBonus}} {
		g.add(row.name, amountOf(row.of.Women), amountOf(row.of.Men), percent(row.of.Gap(), 1))
	}
	g.add("Receiving a bonus", percent(u.Receiving.Women, 1), percent(u.Receiving.Men, 1), "")
	names := [4]string{"Lower quarter", "Lower middle quarter", "Upper middle quarter", "Upper quarter"}
	for i, q := range u.Quarters {
		s := q.WholeShares()
		g.add(names[i], percent(s.Women, 1), percent(s.Men, 1), "")
	}
	return g.write(out)
}

// printEU prints the figures of article 9.
func printEU(out paper, a desk.GapAnswer) error {
	e := a.EU
	if e == nil {
		return nil
	}
	fmt.Fprintf(out, "\nDirective (EU) 2023/970, article 9 (national law may differ): %d women and %d men", e.Counted.Women, e.Counted.Men)
	for _, left := range []struct {
		people int
		kind   remark.Kind
	}{{e.NoSex, remark.SexUnknown}, {e.NoHours, remark.PaidHoursUnknown}} {
		if left.people > 0 {
			fmt.Fprintf(out, "; %d not: %s", left.people, table.Words(remark.New(left.kind)))
		}
	}
	fmt.Fprintln(out)
	g := grid{right: []bool{false, true, true, true}}
	g.add("", "Women", "Men", "Gap")
	over := a.Asked.Over
	g.add("(a) pay, mean", amountOf(e.Mean.Women), amountOf(e.Mean.Men), percent(e.Mean.Gap(), 2))
	g.add("(b) variable pay, mean over "+string(over), amountOf(e.MeanVariable[over].Women), amountOf(e.MeanVariable[over].Men), percent(e.MeanVariable[over].Gap(), 2))
	g.add("(c) pay, median", amountOf(e.Median.Women), amountOf(e.Median.Men), percent(e.Median.Gap(), 2))
	g.add("(d) variable pay, median over "+string(over), amountOf(e.MedianVariable[over].Women), amountOf(e.MedianVariable[over].Men), percent(e.MedianVariable[over].Gap(), 2))
	g.add("(e) receiving variable pay", percent(e.Receiving.Women, 1), percent(e.Receiving.Men, 1), "")
	for i, q := range e.Quarters {
		s := q.Shares()
		g.add(fmt.Sprintf("(f) quartile band %d", i+1), percent(s.Women, 1), percent(s.Men, 1), "")
	}
	if err := g.write(out); err != nil {
		return err
	}
	return printCategories(out, e.Categories)
}

// printCategories prints the gaps by category.
func printCategories(out paper, categories []pay.Category) error {
	g := grid{right: []bool{false, true, true, true, true, true, true, true}}
	g.add("(g) category", "Women", "Men", "Base", "Variable", "Total", "By chance", "Ends it, a year")
	for _, c := range categories {
		cells := []string{cmp.Or(c.Name, "(none)"), whole(c.Of.Women), whole(c.Of.Men)}
		if !c.Stated() {
			g.add(append(cells, dash, dash, dash, dash, table.Words(remark.New(remark.OneSex)))...)
			continue
		}
		total, ends := percent(c.Total.Gap(), 2), ""
		if c.Flagged() {
			total, ends = total+" !", money.Format(math.Ceil(c.ToEnd), "", 0)
		}
		g.add(append(cells, percent(c.Base.Gap(), 2), percent(c.Var.Gap(), 2), total, percent(100*c.Chance, 0), ends)...)
	}
	fmt.Fprintln(out)
	if err := g.write(out); err != nil {
		return err
	}
	fmt.Fprintln(out, out.wrapped("! ", "5 % or more, one of three conditions of article 10(1). By chance: how often pay that does not differ would reach it at these numbers."))
	return nil
}

// printAnswer prints the answer to one worker.
func printAnswer(out paper, a desk.GapAnswer) error {
	if a.Answer == nil {
		return nil
	}
	fmt.Fprintf(out, "\nAnswer to one worker (article 7), category %s\n", cmp.Or(flat(a.Answer.Category), "(none)"))
	g := grid{right: []bool{false, true, true, true}}
	g.add("", "People", "A year", "An hour")
	g.add("Own pay level", "", amountOf(a.Answer.Own.Annual), amountOf(a.Answer.Own.Hourly))
	for _, row := range []struct {
		name string
		of   pay.Average
	}{{"Average of women", a.Answer.Women}, {"Average of men", a.Answer.Men}} {
		cells := []string{row.name, whole(row.of.People), amountOf(row.of.Pay.Annual), amountOf(row.of.Pay.Hourly)}
		if row.of.Withheld {
			cells[2] = table.Words(remark.New(remark.MayIdentify))
		}
		g.add(cells...)
	}
	return g.write(out)
}

// printLike prints gaps like for like, side by side.
func printLike(out paper, a desk.GapAnswer) error {
	if len(a.Like) == 0 {
		return nil
	}
	less, more := "Women", "men"
	if by := a.Asked.By; by.Column != "" {
		less, more = "The others", by.Reference
	}
	fmt.Fprintf(out, "\nFull-time pay like for like: %s against %s\n", strings.ToLower(less), flat(more))
	g := grid{right: []bool{false, true, true, true, true, true}}
	g.add("Alike in", "People", "Gap", "95 % interval", "t", "R²")
	g.add("nothing, mean", whole(a.Mean.Of.Both()), percent(a.Mean.Gap(), 2), "", "", "")
	g.add("nothing, median", whole(a.Median.Of.Both()), percent(a.Median.Gap(), 2), "", "", "")
	for _, l := range a.Like {
		name := cmp.Or(strings.Join(l.Terms, ", "), "nothing, of logarithms")
		if l.Reason != nil {
			g.add(name, whole(l.People), dash, table.Words(*l.Reason), "", "")
			continue
		}
		low, high := l.Interval()
		interval := dash
		if !math.IsNaN(low) {
			interval = fmt.Sprintf("%.2f to %.2f %%", low, high)
		}
		t := dash
		if x := l.T(); !math.IsNaN(x) {
			t = fmt.Sprintf("%.2f", x)
		}
		g.add(name, whole(l.People), percent(l.Gap(), 2), interval, t, fmt.Sprintf("%.2f", l.R2))
	}
	if err := g.write(out); err != nil {
		return err
	}
	for _, l := range a.Like {
		for _, said := range l.Said {
			fmt.Fprintln(out, out.wrapped("  - ", strings.Join(l.Terms, ", ")+": "+table.Words(said)))
		}
	}
	return nil
}

// printSplit prints how much of the gap the terms account for, by men's pay.
func printSplit(out paper, a desk.GapAnswer) error {
	if len(a.Splits) == 0 {
		return nil
	}
	g := grid{right: []bool{false, true, true, true}}
	g.add("Split of the gap (Oaxaca–Blinder, of logarithms) by pay of", "Gap", "Explained", "Unexplained")
	for _, s := range a.Splits {
		g.add("  "+string(s.Yardstick), fmt.Sprintf("%.4f", s.Gap), fmt.Sprintf("%.4f", s.Explained), fmt.Sprintf("%.4f", s.Unexplained))
	}
	fmt.Fprintln(out)
	return g.write(out)
}
