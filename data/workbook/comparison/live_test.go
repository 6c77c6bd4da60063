package comparison

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
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
		"jobs":      {Content{Comparison: pins()}, []string{hoursName, targetName}},
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
