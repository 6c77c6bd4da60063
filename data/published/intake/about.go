package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// about describes the table: what it says of its publisher and its date fills in
// what the user leaves out.
func (b *tableMaker) about() market.About {
	a := b.r.About()
	a.RowsRead, a.RowsNotTaken = len(b.taken)+len(b.notTaken), len(b.notTaken)
	texts := slices.Concat(b.r.Texts, b.r.Rows.Below)
	a.Publisher = publisher(texts)
	if a.Effective.IsZero() {
		a.Effective = b.effective(texts)
	}
	return a
}

// sourceNote finds the note that says who published the table.
var sourceNote = regexp.MustCompile(`(?i)^\W*(?:source|publisher|lähde|quelle|fuente|källa)\s*:\s*(.+)$`)

func publisher(texts []string) string {
	for _, text := range texts {
		if found := sourceNote.FindStringSubmatch(strings.TrimSpace(text)); found != nil {
			return strings.TrimRight(label(found[1]), ". ")
		}
	}
	return ""
}

// monthYear finds a date given as a month and a year: "May 2024".
var monthYear = regexp.MustCompile(`\b(January|February|March|April|May|June|July|August|September|October|November|December) ((?:19|20)\d\d)\b`)

// effective finds the date that pay is for: in a column that has one date, else in
// a short line that names one month. It is zero where texts disagree.
func (b *tableMaker) effective(texts []string) time.Time {
	if i := b.first(columns.EffectiveDate); i >= 0 {
		date, one := b.oneDate(i)
		if one {
			b.choose(remark.DateByColumn, date.Format(time.DateOnly), b.header(i))
			return date
		}
		b.choose(remark.SeveralDates, b.header(i))
		return time.Time{}
	}
	const short = 80
	var date time.Time
	for _, text := range texts {
		found := monthYear.FindStringSubmatch(text)
		if found == nil || len(text) > short {
			continue
		}
		named, err := time.Parse("January 2006", found[1]+" "+found[2])
		if err != nil || !date.IsZero() && !named.Equal(date) {
			return time.Time{}
		}
		date = named
	}
	if !date.IsZero() {
		b.choose(remark.DateByText, date.Format("2006-01"))
	}
	return date
}

// oneDate reads the cells of a column as one date; false where they hold none or
// several.
func (b *tableMaker) oneDate(i int) (time.Time, bool) {
	var date time.Time
	for _, row := range b.taken {
		text := strings.TrimSpace(b.columns[i].cells.Text(row))
		if text == "" {
			continue
		}
		named, ok := parseDate(text)
		if !ok || !date.IsZero() && !named.Equal(date) {
			return time.Time{}, false
		}
		date = named
	}
	return date, !date.IsZero()
}

// dateLayouts are the forms of dates whose day and month cannot be mistaken for
// each other.
var dateLayouts = []string{
	time.DateOnly, time.DateTime, "2006/01/02", "2.1.2006", "2 January 2006", "January 2, 2006", "Jan 2, 2006", "02-Jan-2006", "2-Jan-06",
	"January 2006", "Jan 2006", "Jan-2006", "2006-01",
}

// parseDate reads a date whose day and month cannot be mistaken for each other.
func parseDate(text string) (time.Time, bool) {
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t, true
		}
	}
	if serial, err := strconv.Atoi(strings.TrimSuffix(text, ".0")); err == nil && serial > 20_000 && serial < 80_000 {
		return time.Date(1899, 12, 30+serial, 0, 0, 0, 0, time.UTC), true // as spreadsheets count days
	}
	a, errA := time.Parse("1/2/2006", text)
	b, errB := time.Parse("2/1/2006", text)
	switch {
	case errA == nil && (errB != nil || a.Equal(b)):
		return a, true
	case errB == nil && errA != nil:
		return b, true
	}
	return time.Time{}, false
}
