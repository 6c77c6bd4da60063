package published

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/market"
)

// describe completes what is known of the source.
func (r *reading) describe(about market.About) market.About {
	about.RowsRead = r.understanding.RowsRead
	about.RowsNotTaken = len(r.understanding.NotTaken)
	if about.Sheet == "" {
		about.Sheet = r.grid.Sheet
	}
	texts := slices.Concat([]string{r.grid.Title}, r.grid.Notes)
	if about.Publisher == "" {
		about.Publisher = publisher(texts)
	}
	if about.Effective.IsZero() {
		about.Effective = r.effective(texts)
	}
	about.Choices = append(slices.Clone(about.Choices), r.decided...)
	return about
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
func (r *reading) effective(texts []string) time.Time {
	if f := r.find(EffectiveDate); f != nil {
		date, one := oneDate(r.grid.column(f.index))
		if one {
			r.decide(fmt.Sprintf("Pay is for %s, by the column %q.", date.Format("2 January 2006"), f.header))
			return date
		}
		r.decide(fmt.Sprintf("The column %q has several dates; pay is not aged unless you give one.", f.header))
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
		r.decide(fmt.Sprintf("Pay is for %s, as the table says.", date.Format("January 2006")))
	}
	return date
}

// oneDate reads the cells of a column as one date; false where they hold none or
// several.
func oneDate(cells func(yield func(string) bool)) (time.Time, bool) {
	var date time.Time
	for cell := range cells {
		if cell = strings.TrimSpace(cell); cell == "" {
			continue
		}
		named, ok := parseDate(cell)
		if !ok || !date.IsZero() && !named.Equal(date) {
			return time.Time{}, false
		}
		date = named
	}
	return date, !date.IsZero()
}

// parseDate reads a date whose day and month cannot be mistaken for each other.
func parseDate(cell string) (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04:05", "2006/01/02", "2.1.2006", "2 January 2006", "January 2, 2006", "Jan 2, 2006", "02-Jan-2006", "2-Jan-06", "January 2006", "Jan 2006", "Jan-2006", "2006-01"} {
		if t, err := time.Parse(layout, cell); err == nil {
			return t, true
		}
	}
	if serial, err := strconv.Atoi(strings.TrimSuffix(cell, ".0")); err == nil && serial > 20_000 && serial < 80_000 {
		return time.Date(1899, 12, 30+serial, 0, 0, 0, 0, time.UTC), true // as spreadsheets count days
	}
	a, errA := time.Parse("1/2/2006", cell)
	b, errB := time.Parse("2/1/2006", cell)
	switch {
	case errA == nil && (errB != nil || a.Equal(b)):
		return a, true
	case errB == nil && errA != nil:
		return b, true
	}
	return time.Time{}, false
}
