package match

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/sheets"
)

// Form is that of a file of matches.
func Form() form.Form {
	return form.Form{Name: "Matches", Columns: []form.Column{
		{Name: "job_code", Also: []string{"our job code"}},
		{Name: "job", Also: []string{"job title", "our job", "role"}},
		{Name: "level", Also: []string{"job level", "our level"}},
		{Name: "market", Also: []string{"survey"}},
		{Name: "market_code", Also: []string{"survey code"}},
		{Name: "market_job", Also: []string{"survey job"}},
		{Name: "market_level", Also: []string{"survey level"}},
		{Name: "where"},
		{Name: "share"},
		{Name: "weight"},
		{Name: "adjust", Also: []string{"adjustment"}},
		{Name: "quality"},
		{Name: "category", Also: []string{"category of work"}},
		{Name: "note", Also: []string{"comment"}},
	}}
}

// Read reads a file of matches and says which of its columns nobody reads. Columns may
// be missing; a job needs a code or a title. A line of which nothing is known of the market
// is no match, and left out unless its quality says so.
func Read(ctx context.Context, path, password string) (lines []Line, unknown []string, err error) {
	t, err := Form().Read(ctx, path, password)
	if err != nil {
		return nil, nil, err
	}
	return fromTable(t)
}

// ReadBytes is Read of a file in memory.
func ReadBytes(ctx context.Context, name string, content []byte) (lines []Line, unknown []string, err error) {
	t, err := Form().Bytes(ctx, name, content)
	if err != nil {
		return nil, nil, err
	}
	return fromTable(t)
}

func fromTable(t *form.Table) ([]Line, []string, error) {
	all, err := form.Each(t, readLine)
	if err != nil {
		return nil, nil, err
	}
	var lines []Line
	var rows []form.Row
	for i, l := range all {
		if named := l.Code != "" || l.Title != ""; named || l.Quality == NoMatch {
			lines = append(lines, l)
			rows = append(rows, t.Rows[i])
		}
	}
	return lines, t.Unknown, checkGroups(lines, rows)
}

// The ends of an adjustment that needs no note.
const (
	LowestAdjust  = 0.85
	HighestAdjust = 1.15
)

// readLine reads one row.
func readLine(r form.Row) (Line, error) {
	l := Line{
		Row:    r.Line,
		Job:    review.Job{Code: r.Text("job_code"), Title: r.Text("job"), Level: r.Text("level")},
		Market: r.Text("market"), Code: r.Text("market_code"), Title: r.Text("market_job"), Level: r.Text("market_level"),
		Where: r.Text("where"), Category: r.Text("category"), Note: r.Text("note"),
	}
	if l.Job.Code == "" && l.Job.Title == "" {
		return l, r.Wrong("there is neither job_code nor job; fill one in or take the row away")
	}
	var err error
	if l.Share, err = r.Share("share", 0); err != nil {
		return l, err
	}
	if l.Weight, err = r.Share("weight", 0); err != nil {
		return l, err
	}
	if l.Adjust, err = r.Share("adjust", 1); err != nil {
		return l, err
	}
	if f := l.wrong(); f != nil {
		return l, r.WrongCell(f.column, r.Text(f.column), "%s", f.why)
	}
	l.Quality, err = quality(r)
	return l, err
}

// quality reads how well a line fits.
func quality(r form.Row) (review.Quality, error) {
	text := r.Text("quality")
	switch q := review.Quality(strings.ToLower(text)); q {
	case "", review.Strong, review.Moderate, review.Weak, NoMatch:
		return q, nil
	case "no match":
		return NoMatch, nil
	}
	return "", r.WrongCell("quality", text, "write strong, moderate, weak or none; nothing leaves it a suggestion")
}

// checkGroups checks what the lines of one job in one survey say together.
func checkGroups(lines []Line, rows []form.Row) error {
	for _, of := range groups(lines) {
		switch f := together(lines, of); {
		case f == nil:
		case f.column != "":
			return rows[f.at].WrongCell(f.column, rows[f.at].Text(f.column), "%s", f.why)
		default:
			return rows[f.at].Wrong("%s", f.why)
		}
	}
	return nil
}

// Write writes matches as a file that Read reads. A text that a spreadsheet would take
// for a formula is guarded.
func Write(w io.Writer, lines []Line) error {
	out := csv.NewWriter(w)
	var header []string
	for _, c := range Form().Columns {
		header = append(header, c.Name)
	}
	rows := [][]string{header}
	for _, l := range lines {
		cells := []string{
			l.Job.Code, l.Job.Title, l.Job.Level, l.Market, l.Code, l.Title, l.Level, l.Where,
			unless(l.Share, 1), unless(l.Weight, 0), unless(l.Adjust, 1), string(l.Quality), l.Category, l.Note,
		}
		for i, cell := range cells {
			cells[i] = sheets.Guard(cell)
		}
		rows = append(rows, cells)
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("writing the matches: %w", err)
	}
	return nil
}

// unless is a number as a cell has it, blank where it is what blank stands for.
func unless(x, blank float64) string {
	if x == blank || x == 0 {
		return ""
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}
