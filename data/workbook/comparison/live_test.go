package comparison

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// Formulas over more cells than a reader would wait for are values, and the book
// says so; those of everyone selected stay.
func TestBeyondFormulas(t *testing.T) {
	of := named(withRecords().Comparison.Rows)
	for count, groups := range map[int]bool{60: true, 1_000_000: false} {
		p := &part{Comparison: withRecords().Comparison}
		p.Rows = of
		r := newCutRecords(p, *withRecords().Records)
		r.count = count
		if l := r.newLive(); l.groups != groups || !l.whole || strings.Contains(l.why, "20,000,000 cells") == groups {
			t.Errorf("%d records: %+v", count, l)
		}
	}
}

// An interval that knows that people share employers cannot be had of the records: it
// is a value, which turns grey once a check fails.
func TestIntervalsThatKnowEmployers(t *testing.T) {
	c := withRecords()
	c.Comparison.Rows = slices.Clone(c.Comparison.Rows)
	figures := slices.Clone(c.Comparison.Rows[1].Figures)
	figures[2].Interval.Counted--
	c.Comparison.Rows[1].Figures = figures
	f := write(t, c)
	for cell, formula := range map[string]bool{"E6": true, "F6": false, "G4": false, "H6": true, "K6": true} {
		if got, err := f.GetCellFormula(comparisonSheet, cell); (got != "") != formula || err != nil {
			t.Errorf("%s is %q, %v; want a formula: %v", cell, got, err, formula)
		}
	}
	conditions, err := f.GetConditionalFormats(comparisonSheet)
	if err != nil {
		t.Fatal(err)
	}
	var grey []string
	for cells, rules := range conditions {
		if slices.ContainsFunc(rules, func(r excelize.ConditionalFormatOptions) bool { return r.Criteria == failedName+">0" }) {
			grey = append(grey, cells)
		}
	}
	slices.Sort(grey)
	if want := []string{"F4:F7", "G4:G7", "H4:H7"}; !slices.Equal(grey, want) {
		t.Errorf("grey are %q, want %q", grey, want)
	}
}

// An input that no formula reads is not there.
func TestInputsThatAreRead(t *testing.T) {
	monthly := example()
	monthly.Query.Basis = market.Monthly
	published := example()
	published.About.Published = true
	own := example()
	own.Query.Own = 150_000
	for name, test := range map[string]struct {
		content Content
		want    []string
	}{
		"annual":    {Content{Comparison: example()}, []string{hoursName}},
		"monthly":   {Content{Comparison: monthly}, nil},
		"published": {Content{Comparison: published}, nil},
		"own pay":   {Content{Comparison: own}, []string{hoursName, ownName}},
		"records":   {withRecords(), []string{hoursName, targetName}},
		"jobs":      {Content{Comparison: pins(), Ladder: onCurve(pins().Rows)}, []string{hoursName, targetName}},
		"no curve":  {Content{Comparison: pins()}, []string{hoursName}},
	} {
		t.Run(name, func(t *testing.T) {
			var inputs []string
			for _, n := range write(t, test.content).GetDefinedName() {
				if slices.Contains([]string{hoursName, targetName, ownName}, n.Name) {
					inputs = append(inputs, n.Name)
				}
			}
			slices.Sort(inputs)
			if !slices.Equal(inputs, test.want) {
				t.Errorf("inputs %q, want %q", inputs, test.want)
			}
		})
	}
}

// A top code is a number that its format shows as the least there is; a ratio to it is
// the most.
func TestTopCodesAreNumbers(t *testing.T) {
	c := example()
	c.Query.Own = 150_000
	c.Rows[1].Figures[2].Status = market.AtLeast
	f := write(t, Content{Comparison: c})
	for place, want := range map[string]string{"F6": "≥ $131,000", "Q6": "≥ 86%", "R6": "≤ 115%"} {
		shown, err := f.GetCellValue(comparisonSheet, place, excelize.Options{RawCellValue: false})
		if err != nil || shown != want {
			t.Errorf("%s shows %q, want %q; %v", place, shown, want, err)
		}
	}
	if raw := value(t, f, comparisonSheet, "F6"); raw != "131000" {
		t.Errorf("the top code is %q, not a number", raw)
	}
}

// Hourly figures are annual pay divided by hours, so their records are annual.
func TestHourlyRecords(t *testing.T) {
	c := withRecords()
	c.Comparison.Query.Basis = market.Hourly
	list := *c.Records
	list.Basis, c.Records = market.Hourly, &list
	if err := c.check(); err == nil || !strings.Contains(err.Error(), "annual pay") {
		t.Errorf("hourly records: %v", err)
	}
}

// onCurve are rows at each percentile from 1 to 99, along the curve through those they have.
func onCurve(rows []market.Row) []market.Row {
	all := make([]float64, lastRung)
	for i := range all {
		all[i] = float64(i + 1)
	}
	var out []market.Row
	for _, r := range rows {
		out = append(out, r.AlongCurve(all))
	}
	return out
}

// What is published of a job answers any target percentile: on the curve between what is
// given, by a bound beyond it, and by words where the gate withholds.
func TestTargetsOfPublishedJobs(t *testing.T) {
	c := pins()
	c.About.Published = true
	figures := slices.Clone(c.Rows[1].Figures)
	figures[3].Status, figures[4] = market.AtLeast, market.Figure{Percentile: 90, Value: figures[3].Value, Status: market.AtLeast}
	c.Rows[1].Figures = figures
	ladder := onCurve(c.Rows)
	median, code := c.Rows[1].Median().Value, figures[3].Value
	f := write(t, Content{Comparison: c, Ladder: ladder})
	p33, _ := ladder[0].Figure(33)
	for cell, want := range map[string]string{
		sheet.At(ladderTexts+33, ladderHeader+1): money.Digits(p33.Value),
		sheet.At(ladderTexts+5, ladderHeader+1):  "≤ $98,000",
		sheet.At(ladderTexts+99, ladderHeader+1): "≥ $235,000",
		sheet.At(ladderTexts+60, ladderHeader+2): "≥ " + money.Format(median, "USD", 0), // up to the top code
		sheet.At(ladderTexts+75, ladderHeader+2): "≥ " + money.Format(code, "USD", 0),
	} {
		if got := value(t, f, ladderSheet, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	formula, err := f.GetCellFormula(pricingSheet, sheet.At(columnNamed(t, f, targetTitle), headerRow+1))
	if err != nil || !strings.Contains(formula, ladderSheet) {
		t.Errorf("the target is %q, %v", formula, err)
	}
}

// columnNamed is the number of a column of the sheet of jobs.
func columnNamed(t *testing.T, f *excelize.File, title string) int {
	t.Helper()
	rows, err := f.GetRows(pricingSheet)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Index(rows[headerRow-1], title) + 1
}
