package benchmarks

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
)

// families are the occupations that are written, each under its job family: those
// in full detail whose code in the Standard Occupational Classification begins
// with one of the codes, under the row for the whole family if there is one.
var families = []struct {
	name  string
	whole string
	codes []string
}{
	{"All", "00-0000", nil},
	{"Management", "11-0000", []string{"11-"}},
	{"Business and finance", "13-0000", []string{"13-"}},
	{"Computing and mathematics", "15-0000", []string{"15-"}},
	{"Engineering", "", []string{"17-2"}},
	{"Design and communication", "", []string{"27-1021", "27-1024", "27-3031", "27-3042"}},
	{"Sales", "41-0000", []string{"41-1012", "41-3091", "41-4011", "41-9031"}},
}

// The columns of the published workbook that rows are chosen by.
const (
	codeColumn   = "OCC_CODE"
	titleColumn  = "OCC_TITLE"
	detailColumn = "O_GROUP"
	detailed     = "detailed"
)

// missing stands for a figure that is not published.
const missing = "*"

// bases are the bases that figures are written in.
var bases = []market.Basis{market.Annual, market.Hourly}

// WriteCSV writes the benchmarks from a market that was read from the published
// workbook. Within a family, rows are in order of their codes.
func WriteCSV(ctx context.Context, w io.Writer, m market.Market) error {
	about := m.About()
	if about.Effective.IsZero() {
		return fmt.Errorf("%s does not say which month its wages are for", about.Name)
	}
	lines := [][]string{
		{"National wages by occupation, United States, " + about.Effective.Format("January 2006")},
		{"Source: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics"},
		{"Wages in US dollars (USD). Before a wage, ≥ says that it is the highest published one: the true wage is that or more."},
		{missing + " = not published: some occupations are published by the year or by the hour only"},
		header(),
	}
	d, err := market.FindDimension(m, codeColumn)
	if err != nil {
		return fmt.Errorf("%s is not the national wage table: %w", about.Name, err)
	}
	for _, f := range families {
		if f.whole != "" {
			row, err := occupation(ctx, m, f.name, chosen(codeColumn, f.whole))
			if err != nil {
				return fmt.Errorf("%s: %w", f.whole, err)
			}
			if row != nil && f.name != "All" {
				row[0] = "All " + row[0]
			}
			lines = append(lines, row)
		}
		for _, v := range d.Values {
			if !slices.ContainsFunc(f.codes, func(begins string) bool { return strings.HasPrefix(v.Label, begins) }) {
				continue
			}
			row, err := occupation(ctx, m, f.name, chosen(codeColumn, v.Label), chosen(detailColumn, detailed))
			if err != nil {
				return fmt.Errorf("%s: %w", v.Label, err)
			}
			lines = append(lines, row)
		}
	}
	lines = slices.DeleteFunc(lines, func(row []string) bool { return row == nil })
	return csv.NewWriter(w).WriteAll(lines)
}

// header is the names of the columns.
func header() []string {
	names := []string{"Occupation", "Occupation code", "Job family", "Employment"}
	for _, period := range []string{"Annual", "Hourly"} {
		for _, p := range market.UsualPercentiles() {
			names = append(names, fmt.Sprintf("%s wage P%g", period, p))
		}
		names = append(names, period+" wage mean")
	}
	return names
}

// chosen is a filter for one value.
func chosen(column, value string) market.Filter {
	return market.Filter{Dimension: column, Values: []string{value}}
}

// occupation is the row of the one occupation that filters leave; nil where they
// leave none.
func occupation(ctx context.Context, m market.Market, family string, filters ...market.Filter) ([]string, error) {
	var row []string
	for _, basis := range bases {
		q := market.NewQuery()
		q.Filters, q.By, q.Basis = filters, titleColumn, basis
		c, err := market.Compare(ctx, m, q)
		if err != nil {
			return nil, err
		}
		if len(c.Rows) < 2 {
			return nil, nil
		}
		r := c.Rows[1]
		if row == nil {
			row = []string{r.Group, filters[0].Values[0], family, count(r.People)}
		}
		for _, f := range append(r.Figures, r.Mean) {
			row = append(row, figure(f))
		}
	}
	return row, nil
}

// count writes how many people there are.
func count(people int) string {
	if people < 0 {
		return missing
	}
	return strconv.Itoa(people)
}

// figure writes a wage as it is published.
func figure(f market.Figure) string {
	if !f.Known() {
		return missing
	}
	text := money.Digits(f.Value)
	if f.Status == market.AtLeast {
		return "≥" + text
	}
	return text
}
