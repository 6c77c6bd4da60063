package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sizeline"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// TestBookBeside: pay at our size and the change between two years have sheets of their
// own, for a study that asks for them.
func TestBookBeside(t *testing.T) {
	text := "employer,revenue,year,salary,currency\n"
	for i := range 24 {
		for _, year := range []int{2025, 2026} {
			text += fmt.Sprintf("E%d,%d,%d,%d,USD\n", i, 100<<(i%6), year, 50_000+2_000*(i%6)+500*(year-2025)+10*i)
		}
	}
	source := open(t, study.Source{Path: file(t, "pay.csv", text)})
	plain := source.Everybody()
	asked := plain.WithSize(sizeline.Question{Size: "company_revenue", At: []float64{400, 9000}}).WithChange(market.Years{From: "2025", To: "2026"})
	written := func(s study.Study) (*excelize.File, desk.Answer) {
		answer, err := source.Answer(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		b, err := excelize.OpenFile(book(t, answer, desk.Book{}))
		if err != nil {
			t.Fatal(err)
		}
		return b, answer
	}
	if b, _ := written(plain); slices.Contains(b.GetSheetList(), "Pay at our size") {
		t.Errorf("nobody asked for them: %q", b.GetSheetList())
	}
	book, answer := written(asked)
	line, err := answer.SizeLine()
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{
		"Pay at our size!A6": "Revenue", "Pay at our size!A7": "400", "Pay at our size!B7": fmt.Sprint(line.At[0].Line.Value),
		"Pay at our size!B8": "outside the sizes of the data, 100 to 3,200", "Change over time!A6": "Same employers",
	} {
		sheet, at, _ := strings.Cut(cell, "!")
		if got, err := book.GetCellValue(sheet, at, excelize.Options{RawCellValue: true}); err != nil || got != want {
			t.Errorf("%s is %q, want %q (%v)", cell, got, want, err)
		}
	}
}
