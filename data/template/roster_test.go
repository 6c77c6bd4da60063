package template_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/template"
)

// TestAFilledRosterIsRead: each column of the template reaches its place in the roster,
// with dates typed as a spreadsheet takes them, from a workbook with a password.
func TestAFilledRosterIsRead(t *testing.T) {
	f := made(t, template.Roster)
	day := time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC)
	sheet := f.GetSheetName(0)
	for row := range 3 {
		for i, c := range template.Columns(template.Roster) {
			cell, err := excelize.CoordinatesToCellName(i+1, row+2)
			if err != nil {
				t.Fatal(err)
			}
			value := map[columns.Meaning]any{
				columns.EmployeeID: []string{"E-0012", "E-0147", "007"}[row], columns.Base: []float64{9000, 7000, 4000}[row], columns.PayUnit: "Month", columns.MonthsAYear: 13,
				columns.FTE: []float64{1, 1, 0.5}[row], columns.PayBasis: []string{"", "Actual", "Full-time"}[row], columns.HireDate: day, columns.LeaveDate: []any{nil, nil, day.AddDate(5, 0, 0)}[row],
				columns.Status: []string{"", "On leave", "On notice"}[row], columns.Manager: []string{"", "E-0012", "E-0012"}[row],
			}
			of, ok := value[c.Meaning]
			if !ok {
				of = c.Example
			}
			if of == nil || of == "" {
				continue
			}
			if err := f.SetCellValue(sheet, cell, of); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "people.xlsx")
	if err := f.SaveAs(path, excelize.Options{Password: "open sesame"}); err != nil {
		t.Fatal(err)
	}
	if _, err := ingest.Read(t.Context(), path, ingest.Options{As: ingest.RosterForm}, nil); err == nil {
		t.Error("a workbook with a password opens without it")
	}
	reading, err := ingest.Read(t.Context(), path, ingest.Options{As: ingest.RosterForm, Password: "open sesame"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := roster.From(reading, roster.Choices{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.People) != 3 || len(r.Report.NotTaken) > 0 {
		t.Fatalf("%d people, report %+v", len(r.People), r.Report)
	}
	p := r.People[1]
	want := roster.Person{
		ID: "E-0147", Line: 3, Name: "Robin Example", Job: "Director of Product Management", JobCode: "11-2021", Level: "M5", Grade: "G9", Family: "Product management",
		Department: "Product", Manager: "E-0012", Entity: "Example Inc.", Place: "Boston", Country: "US", Status: "On leave", State: roster.Away, Rating: "4",
		Hired: day, InJobSince: time.Date(2023, 7, 1, 0, 0, 0, 0, time.UTC), LastRaise: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		Pay: roster.Pay{
			Stated: 7000, Period: money.Month, Months: 13, Currency: "USD", Basis: roster.AsPaid, FTE: 1, Hours: 40, FullTime: 91_000, Paid: 91_000,
			TargetVariable: 27_000, HasTarget: true, PaidVariable: 25_500, HasPaid: true,
		},
		Own: p.Own,
	}
	if got, asked := p.Pay, want.Pay; got != asked {
		t.Errorf("pay\n got %+v\nwant %+v", got, asked)
	}
	p.Pay = want.Pay
	if p.Problem != nil || p.Own.Minimum == 0 || !equal(p, want) {
		t.Errorf("\n got %+v\nwant %+v", p, want)
	}
	if last := r.People[2]; last.ID != "007" || last.Pay.FullTime != 52_000 || last.Pay.Paid != 26_000 || last.State != roster.Leaving || last.LeftOn != day.AddDate(5, 0, 0) {
		t.Errorf("the third is read as %+v", last)
	}
	for _, name := range []string{"Category of work", "department", "level"} {
		if d := r.Dimension(name); d == nil || d.Of(1) == "" {
			t.Errorf("people are not grouped by %s", name)
		}
	}
	if len(r.Protected) != 1 || r.Protected[0].Of(1) != "F" {
		t.Errorf("sex is kept apart: %+v", r.Protected)
	}
}

// equal reports whether two people are the same but for remarks.
func equal(a, b roster.Person) bool {
	a.Remarks, b.Remarks = nil, nil
	return a.ID == b.ID && a.Line == b.Line && a.Name == b.Name && a.Job == b.Job && a.JobCode == b.JobCode && a.Level == b.Level && a.Grade == b.Grade && a.Family == b.Family &&
		a.Department == b.Department && a.Manager == b.Manager && a.Entity == b.Entity && a.Place == b.Place && a.Country == b.Country && a.Status == b.Status && a.State == b.State &&
		a.Rating == b.Rating && a.Hired.Equal(b.Hired) && a.InJobSince.Equal(b.InJobSince) && a.LastRaise.Equal(b.LastRaise) && a.LeftOn.Equal(b.LeftOn) && a.Pay == b.Pay && a.Own == b.Own
}
