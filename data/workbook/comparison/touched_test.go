package comparison

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/sample"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// What a reader changes in a book.
const (
	newHours  = 1900.0
	newTarget = 60.0
	changed   = 28 // pays
)

// newOwn is what a reader writes for our own pay, of the first job and the next ones.
func newOwn(c market.Comparison, job int) float64 {
	return float64(123_456+job) / c.Query.Basis.Divisor(market.StandardHours)
}

// TestLibreOfficeFollows changes every input of books of five files, 28 pays and the
// order of the records, and has LibreOffice calculate them: the book then says what a
// book of the changed figures says, which are computed here.
func TestLibreOfficeFollows(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: starts LibreOffice")
	}
	folder := t.TempDir()
	books := touchedBooks(t)
	for name, c := range books {
		whole := bytesOf(t, c)
		for kind, edits := range map[string]func(string, string) string{"sorted": sortedOnly, "touched": touching(t, whole, c)} {
			if err := os.WriteFile(filepath.Join(folder, name+" "+kind+".xlsx"), edited(t, whole, edits), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	calculated := convert(t, folder, "xlsx")
	for name, c := range books {
		t.Run(name, func(t *testing.T) {
			sorted := opened(t, filepath.Join(calculated, name+" sorted.xlsx"))
			if verdict := value(t, sorted, summarySheet, "A3"); verdict != allPass {
				t.Errorf("sorting breaks checks: %s", verdict)
			}
			touched := opened(t, filepath.Join(calculated, name+" touched.xlsx"))
			verdict := value(t, touched, summarySheet, "A3")
			if fail := c.Records != nil; strings.Contains(verdict, "fail") != fail {
				t.Errorf("after changing pay: %s", verdict)
			}
			sameBooks(t, touched, write(t, expected(c)))
			sameTargets(t, touched, expected(c))
		})
	}
}

// touchedBooks are the books: by size, of titles, hourly, monthly, and of jobs of a
// published table.
func touchedBooks(t *testing.T) map[string]Content {
	t.Helper()
	books := map[string]Content{"sample": sampleBook(t), "published": publishedBook(t)}
	for name, q := range realQuestions() {
		books[name] = q.content(t)
	}
	return books
}

// sampleBook is of the sample market, whose intervals know employers.
func sampleBook(t *testing.T) Content {
	t.Helper()
	l, err := sample.Load(t.Context(), assets.SampleMarket)
	if err != nil {
		t.Fatal(err)
	}
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"Director of Product Management"}}).WithBy("company_size")
	q.Own = 148_000
	c, err := market.Compare(t.Context(), l.Market, q)
	if err != nil {
		t.Fatal(err)
	}
	records, err := l.Market.(market.Lister).Records(t.Context(), c.Query, 0, math.MaxInt32)
	if err != nil {
		t.Fatal(err)
	}
	return Content{Comparison: c, Records: &records}
}

// publishedBook is of jobs of a published table.
func publishedBook(t *testing.T) Content {
	t.Helper()
	loaded, err := source.Load(t.Context(), realfiles.Path(t, "data", "bls_oews", "national_M2024_dl.xlsx"), ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var pins []market.Pin
	for _, d := range loaded.Market.Dimensions() {
		for i := 0; d.Kind == market.Role && i < 3; i++ {
			title := d.Values[100*i+7].Label
			pins = append(pins, market.Pin{Name: title, Query: market.NewQuery().WithFilter(market.Filter{Dimension: d.Name, Values: []string{title}})})
		}
	}
	c, err := market.ComparePins(context.Background(), loaded.Market, pins)
	if err != nil {
		t.Fatal(err)
	}
	return Content{Comparison: c, Ladder: onCurve(c.Rows)}
}

// opened opens a workbook.
func opened(t *testing.T, path string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// edited is a workbook whose sheets, by name, are edited, without the values that its
// formulas carry.
func edited(t *testing.T, workbook []byte, edit func(name, part string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	names := map[string]string{}
	for i, name := range f.GetSheetList() {
		names[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = name
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range in.File {
		contents := readPart(t, part)
		if name, ok := names[part.Name]; ok {
			contents = []byte(edit(name, string(contents)))
		}
		w, err := archive.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(contents); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return withoutValues(t, out.Bytes())
}

var (
	rowOfSheet = regexp.MustCompile(`<row r="(\d+)"[^>]*>.*?</row>`)
	payOfRow   = regexp.MustCompile(`(<c r="C\d+"[^>]*><v>)([^<]*)(</v></c>)`)
)

// sortedOnly sorts the records by pay, the worst paid first.
func sortedOnly(name, part string) string {
	if name != recordsSheet {
		return part
	}
	var rows []string
	first := 0
	for _, found := range rowOfSheet.FindAllStringSubmatchIndex(part, -1) {
		if n, _ := strconv.Atoi(part[found[2]:found[3]]); n > recordsHeader {
			if first == 0 {
				first = found[0]
			}
			rows = append(rows, part[found[0]:found[1]])
		}
	}
	pay := func(row string) float64 {
		x, _ := strconv.ParseFloat(payOfRow.FindStringSubmatch(row)[2], 64)
		return x
	}
	slices.SortStableFunc(rows, func(a, b string) int { return int(math.Copysign(1, pay(a)-pay(b))) })
	length := len(strings.Join(rows, ""))
	for i, row := range rows {
		row = regexp.MustCompile(`<row r="\d+"`).ReplaceAllString(row, fmt.Sprintf(`<row r="%d"`, recordsHeader+1+i))
		rows[i] = regexp.MustCompile(`<c r="([A-Z]+)\d+"`).ReplaceAllString(row, fmt.Sprintf(`<c r="${1}%d"`, recordsHeader+1+i))
	}
	return part[:first] + strings.Join(rows, "") + part[first+length:]
}

// touching changes the inputs and pays of a book, and then sorts the records.
func touching(t *testing.T, workbook []byte, c Content) func(name, part string) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	inputs := map[string]float64{}
	for _, n := range f.GetDefinedName() {
		if x, ok := map[string]float64{hoursName: newHours, targetName: newTarget, ownName: newOwn(c.Comparison, 0)}[n.Name]; ok {
			_, cell, _ := strings.Cut(strings.ReplaceAll(n.RefersTo, "$", ""), "!")
			inputs[cell] = x
		}
	}
	if len(inputs) == 0 {
		t.Fatal("the book has no inputs")
	}
	return func(name, part string) string {
		switch name {
		case methodSheet:
			for cell, x := range inputs {
				part = written(part, cell, x)
			}
		case pricingSheet:
			for i := range rowsOfPins(c) {
				part = written(part, sheet.At(ourPlace(f), headerRow+1+i), newOwn(c.Comparison, i))
			}
		case recordsSheet:
			i := 0
			part = payOfRow.ReplaceAllStringFunc(part, func(cell string) string {
				found := payOfRow.FindStringSubmatch(cell)
				x, err := strconv.ParseFloat(found[2], 64)
				if i++; i > changed || err != nil {
					return cell
				}
				return found[1] + strconv.FormatFloat(raised(x), 'f', -1, 64) + found[3]
			})
			part = sortedOnly(name, part)
		}
		return part
	}
}

// raised is what a changed pay becomes.
func raised(pay float64) float64 { return pay*0.5 + 1 }

// written writes a number into a cell, whatever it had.
func written(part, cell string, x float64) string {
	of := regexp.MustCompile(`(<c r="` + cell + `"(?: s="\d+")?)[^>]*>.*?</c>`)
	return of.ReplaceAllString(part, "${1}><v>"+strconv.FormatFloat(x, 'f', -1, 64)+"</v></c>")
}

// rowsOfPins are the jobs of a book.
func rowsOfPins(c Content) []market.Row {
	for _, of := range append([]market.Comparison{c.Comparison}, c.More...) {
		if of.Pinned {
			return of.Rows
		}
	}
	return nil
}

// ourPlace is the column for our pay.
func ourPlace(f *excelize.File) int {
	rows, _ := f.GetRows(pricingSheet)
	return slices.Index(rows[headerRow-1], "Our pay for the job") + 1
}

// expected is a content with the inputs and pays changed, and its figures computed
// from those.
func expected(c Content) Content {
	hours := c.Comparison.Query.Hours
	ladder := c.Comparison
	ladder.Rows = c.Ladder
	c.Ladder = withInputs(ladder, hours).Rows
	c.Comparison = withInputs(c.Comparison, hours)
	c.More = slices.Clone(c.More)
	for i := range c.More {
		c.More[i] = withInputs(c.More[i], hours)
	}
	if c.Records == nil {
		return c
	}
	list := *c.Records
	list.Rows = slices.Clone(list.Rows)
	c.Records = &list
	// The sheet has the records group by group, so these are the ones it has first.
	r := newCutRecords(&part{Comparison: c.Comparison}, list)
	left := changed
	for i := range r.groups {
		for j := range r.groups[i].rows {
			record := &r.groups[i].rows[j]
			if left > 0 {
				left--
				at := slices.IndexFunc(list.Rows, func(other market.Record) bool { return &other.Cells[0] == &record.Cells[0] })
				list.Rows[at].Pay = raised(list.Rows[at].Pay)
			}
		}
	}
	r = newCutRecords(&part{Comparison: c.Comparison}, list)
	var all []float64
	for _, g := range r.groups {
		var pays []float64
		for _, record := range g.rows {
			pays = append(pays, record.Pay)
		}
		all = append(all, pays...)
		if r.parted {
			at := slices.IndexFunc(c.Comparison.Rows, func(row market.Row) bool { return row.Name == g.row.Name })
			c.Comparison.Rows[at] = recomputed(c.Comparison, c.Comparison.Rows[at], pays)
		}
	}
	whole := slices.IndexFunc(c.Comparison.Rows, func(row market.Row) bool { return row.Whole })
	c.Comparison.Rows[whole] = recomputed(c.Comparison, c.Comparison.Rows[whole], all)
	return c
}

// withInputs is a comparison with other hours and own pay.
func withInputs(c market.Comparison, hours float64) market.Comparison {
	c.Query.Hours = newHours
	if c.Query.Own > 0 {
		c.Query.Own = newOwn(c, 0)
	}
	c.Rows = slices.Clone(c.Rows)
	for i := range c.Rows {
		r := &c.Rows[i]
		r.Query.Own = newOwn(c, i)
		r.Figures = slices.Clone(r.Figures)
		for j := range r.Figures {
			f := &r.Figures[j]
			if c.Query.Basis == market.Hourly && !c.About.Published {
				f.Value *= hours / newHours
				f.Interval.Low *= hours / newHours
				f.Interval.High *= hours / newHours
			}
		}
	}
	return c
}

// recomputed is a row with the figures of its records.
func recomputed(c market.Comparison, r market.Row, pays []float64) market.Row {
	sorted := slices.Sorted(slices.Values(pays))
	per := 1.0
	if c.Query.Basis == market.Hourly {
		per = c.Query.Hours
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		if !f.Known() {
			continue
		}
		f.Value = quantile.Type7(sorted, f.Percentile/100) / per
		ranks, ok := quantile.Interval(len(sorted), f.Percentile/100, market.Confidence)
		if ok && f.Interval.Attainable && f.Interval.Counted == r.People {
			f.Interval.Low, f.Interval.High = sorted[ranks.Lower-1]/per, sorted[ranks.Upper-1]/per
		}
	}
	if share, ok := quantile.PercentRank(sorted, c.Query.Own*per); ok {
		r.Own.Rank.Share = share
	}
	return r
}

// sameBooks compares what a calculated book says with what another carries, but for
// the sentence of the checks and the column of the target percentile.
func sameBooks(t *testing.T, got, want *excelize.File) {
	t.Helper()
	compared := 0
	for _, name := range want.GetSheetList() {
		if slices.Contains([]string{chartsSheet, recordsSheet, checksSheet, methodSheet, sheet.StudySheet}, name) {
			continue
		}
		rows, err := want.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, carried := range row {
				heads := len(rows) > headerRow && name != summarySheet && name != chartDataSheet && j < len(rows[headerRow-1])
				if carried == "" || i == 2 || heads && slices.Contains([]string{targetTitle, "Our pay ÷ target"}, rows[headerRow-1][j]) {
					continue
				}
				compared++
				if x := value(t, got, name, sheet.At(j+1, i+1)); !nearly(x, carried) {
					t.Errorf("%s!%s is %q, want %q", name, sheet.At(j+1, i+1), x, carried)
				}
			}
		}
	}
	if compared < 50 {
		t.Errorf("only %d cells compared", compared)
	}
}

// nearly compares texts, or numbers to the nine digits that ranks have.
func nearly(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-8*max(1e-3, math.Abs(y))
}

// sameTargets compares the figures at the target percentile of jobs with those of the
// ladder.
func sameTargets(t *testing.T, got *excelize.File, c Content) {
	t.Helper()
	if c.Ladder == nil {
		return
	}
	at := columnNamed(t, got, targetTitle)
	for i, r := range c.Ladder {
		f, _ := r.Figure(newTarget)
		if !exactly(f) {
			continue
		}
		if x := value(t, got, pricingSheet, sheet.At(at, headerRow+1+i)); !nearly(x, strconv.FormatFloat(f.Value, 'f', -1, 64)) {
			t.Errorf("%s at P%g is %s, want %g", r.Name, newTarget, x, f.Value)
		}
	}
}
