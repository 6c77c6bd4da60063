package quantile_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/quantile"
)

// sheet is a column of pay that Excel's formulas can be asked about.
type sheet struct {
	file  *excelize.File
	cells string // the range that holds the pay
}

func newSheet(t *testing.T, pay []float64) sheet {
	t.Helper()
	file := excelize.NewFile()
	t.Cleanup(func() { _ = file.Close() })
	if err := file.SetSheetCol("Sheet1", "A1", &pay); err != nil {
		t.Fatal(err)
	}
	return sheet{file: file, cells: fmt.Sprintf("A1:A%d", len(pay))}
}

// agrees checks that a formula, in which %s stands for the range, gives the figure
// within that relative distance.
func (s sheet) agrees(t *testing.T, formula string, figure, within float64) {
	t.Helper()
	formula = fmt.Sprintf(formula, s.cells)
	if err := s.file.SetCellFormula("Sheet1", "C1", formula); err != nil {
		t.Fatal(err)
	}
	text, err := s.file.CalcCellValue("Sheet1", "C1", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatalf("%s: %v", formula, err)
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || math.Abs(value-figure) > within*math.Abs(figure) {
		t.Errorf("%s gives %s, we give %v", formula, text, figure)
	}
}

// An analyst who checks a figure in a spreadsheet must find the same one, so the
// formulas are computed on random pay by a program that is not ours.
func TestExcelFormulasGiveTheSameFigures(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 7))
	formulas, ends := 0, 0
	for range 40 {
		shuffled := randomPay(random)
		for len(shuffled) < 40 {
			shuffled = append(shuffled, randomPay(random)...)
		}
		pay := slices.Sorted(slices.Values(shuffled))
		s := newSheet(t, shuffled)
		const exact = 1e-14 // excelize prints 15 digits and more
		s.agrees(t, "MEDIAN(%s)", quantile.Type7(pay, 0.5), exact)
		s.agrees(t, "QUARTILE(%s,3)", quantile.Type7(pay, 0.75), exact)
		formulas += 2
		for _, p := range []float64{0, 0.05, 0.1, 0.25, 0.37, 0.5, 0.75, 0.9, 0.99, 1} {
			s.agrees(t, "PERCENTILE(%s,"+format(p)+")", quantile.Type7(pay, p), exact)
			formulas++
		}
		for _, p := range []float64{0.1, 0.25, 0.5, 0.75, 0.9} {
			ranks, ok := quantile.Interval(len(pay), p, 0.95)
			if !ok {
				t.Fatalf("no interval for P%v of %d", 100*p, len(pay))
			}
			n := strconv.Itoa(len(pay))
			s.agrees(t, "SMALL(%s,CRITBINOM("+n+","+format(p)+",0.025))", pay[ranks.Lower-1], exact)
			s.agrees(t, "SMALL(%s,CRITBINOM("+n+","+format(p)+",0.975)+1)", pay[ranks.Upper-1], exact)
			ends += 2
		}
		for _, x := range []float64{pay[0], pay[7], (pay[20] + pay[21]) / 2, pay[len(pay)-1]} {
			rank, _ := quantile.PercentRank(pay, x)
			// The formula cuts after 12 digits, so ours must be cut as well.
			cut := math.Floor(rank*1e12) / 1e12
			s.agrees(t, "PERCENTRANK(%s,"+format(x)+",12)", cut, 2e-10)
			formulas++
		}
	}
	t.Logf("%d formulas and %d ends of intervals agree", formulas, ends)
}

// format writes a number as it is typed into a formula.
func format(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
