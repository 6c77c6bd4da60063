package widgets_test

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/ui/widgets"
)

// The whole cut is pinned to the top and the group without a median comes last,
// whichever way the table is sorted.
func ExampleDataTable() {
	test.NewApp()
	type group struct {
		name   string
		median float64
	}
	table := widgets.NewDataTable([]widgets.TableColumn[group]{
		{ID: "group", Title: "Group", Text: func(g group) string { return g.name }},
		{
			ID: "median", Title: "Median", Align: fyne.TextAlignTrailing, Hue: widgets.ColorNameMedian,
			Text:    func(g group) string { return fmt.Sprintf("$%.0f", g.median) },
			Compare: func(a, b group) int { return cmp.Compare(a.median, b.median) },
			Missing: func(g group) bool { return g.median == 0 },
		},
	})
	table.Pinned = 1
	rows := []group{{"all", 152_000}, {"1–10", 0}, {"11–50", 131_000}, {"51–200", 149_000}}
	table.SetRows(rows)

	for _, descending := range []bool{true, false} {
		table.SetSort("median", descending)
		var names []string
		for _, row := range table.Order() {
			names = append(names, rows[row].name)
		}
		fmt.Println(strings.Join(names, ", "))
	}
	// Output:
	// all, 51–200, 11–50, 1–10
	// all, 11–50, 51–200, 1–10
}
