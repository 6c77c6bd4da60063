package review

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Decision is what somebody wrote about a person. Raise is a share of pay, New is in the
// unit that pay is stated in, Lump in its currency; NaN where nothing is written.
type Decision struct {
	Raise, New, Lump        float64
	Promotion, Kind, Reason string
	From                    time.Time
	Unread                  bool // a cell that ought to be a number or a day is neither
}

// None reports whether nothing is written.
func (d Decision) None() bool {
	return math.IsNaN(d.Raise) && math.IsNaN(d.New) && math.IsNaN(d.Lump) && d.Promotion == "" && d.Kind == "" && d.Reason == "" && d.From.IsZero() && !d.Unread
}

// Returned is a book that came back.
type Returned struct {
	File    string // without its folder
	Manager string // whom it is for; "" is nobody's, or the whole review's
	Rows    []ReturnedRow
}

// ReturnedRow is a person of a book that came back.
type ReturnedRow struct {
	ID       string
	Row      int
	Frozen   map[string]string // what the book was made of, by heading
	Sealed   bool              // what it was made of is as it was written
	Touched  []string          // calculated cells that lost their formula
	Step     float64           // that new pay is rounded to, in its own unit; 0 is none
	Decision Decision
}

// Outcome is the pay that a row was made of, and what was decided, both as stated: NaN where
// nothing was. It is not sound where the row cannot be taken as it is.
func (r ReturnedRow) Outcome() (old, decided float64, sound bool) {
	old, err := strconv.ParseFloat(r.Frozen[statedTitle], 64)
	if err != nil {
		old = math.NaN()
	}
	if d := r.Decision; math.IsNaN(d.Raise) && math.IsNaN(d.New) && !d.Unread {
		return old, math.NaN(), r.Sealed
	}
	decided = r.Decision.NewPay(old, r.Step)
	return old, decided, r.Sealed && len(r.Touched) == 0 && !r.Decision.Unread && !math.IsNaN(decided)
}

// frozen are the headings of what a decision was made on.
var frozen = []string{"Id", "Manager", "Job", "Level", "Rating", statedTitle, "In", "Share of full time", "Full-time pay a year"}

// sealTitle heads the column that tells whether what stands in a row is as it was written.
const sealTitle = "Seal"

// seal is a short sum of the frozen cells of a row.
func seal(cells []string) string {
	sum := sha256.Sum256([]byte(strings.Join(cells, "\x00")))
	return hex.EncodeToString(sum[:6])
}

// plain is a cell as seals and comparisons have it: numbers to the digits that every
// program keeps.
func plain(cell any) string {
	text, isText := cell.(string)
	x, isNumber := cell.(float64)
	if isText {
		var err error
		if x, err = strconv.ParseFloat(text, 64); err != nil {
			return strings.TrimSpace(text)
		}
		isNumber = true
	}
	if isNumber {
		return strconv.FormatFloat(x, 'g', 12, 64)
	}
	return ""
}

// frozenOf are the frozen cells of a person, in the order of their headings.
func (b *book) frozenOf(p *person) []string {
	of := map[any]any{}
	for _, c := range b.whoColumns() {
		of[c.title] = c.value(p)
	}
	cells := make([]string, len(frozen))
	for i, title := range frozen {
		cells[i] = plain(of[title])
	}
	return cells
}

// sealColumn seals a row.
func (b *book) sealColumn() column[*person] {
	return column[*person]{id: "seal", title: sealTitle, wide: 14, value: func(p *person) any { return "s" + seal(b.frozenOf(p)) }}
}

// IsBook reports whether a file is a book of ours with people, whatever was done to it
// since.
func IsBook(path, password string) bool {
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true, Password: password})
	if err != nil {
		return false
	}
	defer f.Close()
	rows, err := f.Rows(peopleSheet)
	if err != nil {
		return false
	}
	defer rows.Close()
	for range peopleHeader {
		if !rows.Next() {
			return false
		}
		if line, err := rows.Columns(); err == nil && slices.Contains(line, sealTitle) {
			return true
		}
	}
	return false
}

// ReadBook reads what was written into a book of ours. It fails where the file is none.
func ReadBook(path, password string) (*Returned, error) {
	name := filepath.Base(path)
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true, Password: password})
	if err != nil {
		return nil, fmt.Errorf("opening a book that came back: %w", err)
	}
	defer f.Close()
	lines, err := f.GetRows(peopleSheet)
	if err != nil || len(lines) < peopleHeader {
		return nil, errors.New(name + " is no book of a review: it has no sheet " + peopleSheet + " as this program writes it")
	}
	at := map[string]int{}
	for i, title := range lines[peopleHeader-1] {
		if _, twice := at[title]; !twice {
			at[title] = i
		}
	}
	for _, title := range append([]string{sealTitle, raiseTitle, newTitle}, frozen...) {
		if _, ok := at[title]; !ok {
			return nil, fmt.Errorf("%s, sheet %s: the column %q is missing; give the book as it was sent", name, peopleSheet, title)
		}
	}
	r := &Returned{File: name}
	for _, n := range f.GetDefinedName() {
		if n.Name == "BookFor" {
			_, cell, _ := strings.Cut(strings.ReplaceAll(n.RefersTo, "$", ""), "!")
			r.Manager, _ = f.GetCellValue(summarySheet, cell)
		}
	}
	for i, line := range lines[peopleHeader:] {
		row, err := readRow(f, at, line, peopleHeader+1+i)
		if err != nil {
			return nil, err
		}
		if row.ID != "" {
			r.Rows = append(r.Rows, row)
		}
	}
	return r, nil
}

// readRow reads one person.
func readRow(f *excelize.File, at map[string]int, line []string, number int) (ReturnedRow, error) {
	cell := func(title string) string {
		if i, ok := at[title]; ok && i < len(line) {
			return strings.TrimSpace(line[i])
		}
		return ""
	}
	row := ReturnedRow{ID: cell("Id"), Row: number, Frozen: map[string]string{}}
	cells := make([]string, len(frozen))
	for i, title := range frozen {
		cells[i] = plain(cell(title))
		row.Frozen[title] = cells[i]
	}
	row.Sealed = cell(sealTitle) == "s"+seal(cells)
	for _, title := range []string{nowTitle, annualTitle, newCompaTitle} {
		place, err := excelize.CoordinatesToCellName(at[title]+1, number)
		if err != nil {
			return row, fmt.Errorf("%s: %w", peopleSheet, err)
		}
		formula, err := f.GetCellFormula(peopleSheet, place)
		if err != nil {
			return row, fmt.Errorf("%s!%s: %w", peopleSheet, place, err)
		}
		if formula == "" {
			row.Touched = append(row.Touched, place)
		}
	}
	row.Step = stepIn(cell(stepTitle))
	d := &row.Decision
	for _, each := range []struct {
		title string
		into  *float64
	}{{raiseTitle, &d.Raise}, {newTitle, &d.New}, {lumpTitle, &d.Lump}} {
		*each.into = math.NaN()
		if text := cell(each.title); text != "" {
			x, err := strconv.ParseFloat(text, 64)
			if err != nil || x < 0 {
				d.Unread = true
				continue
			}
			*each.into = x
		}
	}
	d.Promotion, d.Kind, d.Reason = cell(promotionTitle), cell(kindTitle), cell(reasonTitle)
	if text := cell(dateTitle); text != "" {
		days, err := strconv.ParseFloat(text, 64)
		if err == nil {
			d.From, err = excelize.ExcelDateToTime(days, false)
		}
		d.Unread = d.Unread || err != nil
	}
	return row, nil
}

// stepIn is what new pay is rounded to; 0 where a cell says nothing of it.
func stepIn(cell string) float64 {
	step, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return 0
	}
	return step
}
