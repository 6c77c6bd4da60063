package widgets

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
)

// TestReadOut: our own widgets say what they show, and what is chosen in them.
func TestReadOut(t *testing.T) {
	table, _ := newPayTable(t)
	chart := NewChart()
	chart.SetPicture(image.NewRGBA(image.Rect(0, 0, 9, 9)), 1, []ChartMark{{Tip: "11–50: median $131,000"}, {Tip: "51–200: median $149,000"}})
	one := NewSegmented("Annual", "Hourly")
	one.SetIndex(1)
	list := NewChecklist("")
	list.SetOptions([]Option{{Value: "a", Label: "Analyst"}, {Value: "m", Label: "Manager"}})
	chips := NewChips()
	chips.SetChips([]Chip{{"size", "Company size", "51–200"}})
	steps := []struct {
		do   func()
		of   fyne.Accessible
		want string
	}{
		{func() {}, table, "6 rows, Company size, People, P10, Median, Top 10 %"},
		{func() { table.Select(1) }, table, "Company size 1–10, People 3, P10 needs 5, Median needs 5, Top 10 % needs 5"},
		{func() {}, chart, "11–50: median $131,000\n51–200: median $149,000"},
		{func() { chart.current = 1 }, chart, "51–200: median $149,000"},
		{func() {}, one, "Hourly"},
		{func() {}, list, "2 values"},
		{func() { list.SetTicked([]string{"m"}) }, list, "2 values, Manager"},
		{func() {}, chips.views[0], "Company size 51–200"},
	}
	for _, step := range steps {
		step.do()
		if got := step.of.AccessibilityLabel(); got != step.want || step.of.AccessibilityRole() == "" {
			t.Errorf("%T reads %q, want %q", step.of, got, step.want)
		}
	}
}
