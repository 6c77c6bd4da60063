package command

import (
	"fmt"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// printGap prints what was worked out, and the conventions under it.
func printGap(out paper, a desk.GapAnswer) error {
	fmt.Fprintf(out, "%s. A gap is positive where women are paid less.\n", table.Words(remark.New(remark.DraftForChecking)))
	fmt.Fprintln(out, say.N(a.People.Rows, "row", "rows")+" in the roster")
	for _, row := range table.GapNotIn(a.Results).Rows {
		fmt.Fprintln(out, out.wrapped("  ", row[1].String()+" not in the figures: "+row[0].Text))
	}
	for _, f := range table.GapTables(a.Results) {
		if err := printFacts(out, f); err != nil {
			return err
		}
	}
	fmt.Fprintln(out, "\nConventions")
	for _, r := range a.Conventions() {
		fmt.Fprintln(out, out.wrapped("  - ", table.Words(r)))
	}
	return nil
}

// printFacts prints one table, its title above and its notes below.
func printFacts(out paper, f table.Facts) error {
	fmt.Fprintln(out, "\n"+out.wrapped("", flat(f.Title)))
	g := grid{right: []bool{false}}
	for range f.Head[1:] {
		g.right = append(g.right, true)
	}
	g.add(f.Head...)
	for _, row := range f.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, c.String())
		}
		g.add(cells...)
	}
	if err := g.write(out); err != nil {
		return err
	}
	for _, note := range f.Notes {
		fmt.Fprintln(out, out.wrapped("  ", flat(note)))
	}
	return nil
}
