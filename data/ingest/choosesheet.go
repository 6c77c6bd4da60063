package ingest

import (
	"cmp"
	"context"
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// chooseSheet returns the sheet asked for, or the first visible one that looks
// like a table.
func chooseSheet(ctx context.Context, book *sheets.Book, asked string) (string, error) {
	if name, err := book.Find(asked); err != nil || name != "" {
		return name, err
	}
	all := slices.DeleteFunc(slices.Clone(book.Sheets()), func(s sheets.Sheet) bool { return s.Aside })
	if len(all) == 1 {
		return all[0].Name, nil
	}
	best, err := bestSheet(ctx, book, slices.DeleteFunc(slices.Clone(all), func(s sheets.Sheet) bool { return s.Hidden }))
	return cmp.Or(best, all[0].Name), err
}

// bestSheet returns the first of the sheets that looks like a table, "" if there
// is none.
func bestSheet(ctx context.Context, book *sheets.Book, all []sheets.Sheet) (string, error) {
	best, bestScore, toFill := "", -1, ""
	for _, s := range all {
		first, err := book.Sample(ctx, s.Name, 60)
		if err != nil {
			return "", err
		}
		score := tableLikeness(first.Rows)
		if score > bestScore {
			best, bestScore = s.Name, score
		}
		switch {
		case score == 1 && toFill == "" && namesPay(first):
			toFill = s.Name
		case score == 2 && toFill != "" && !namesPay(first):
			best = toFill // a form that nobody has filled in, before what explains it
		}
		if bestScore >= 2 {
			break
		}
	}
	return best, nil
}

// namesPay reports whether the headers of a table name pay.
func namesPay(s sheets.Sample) bool {
	l := layout.Find(s, layout.Options{})
	a := columns.Assign(columns.Table{Headers: l.Given, Cells: make([]columns.Cells, len(l.Given))}, nil, "")
	return a.HasPay()
}

// tableLikeness is 2 for rows that look like a table, 1 for a header without
// rows, else 0.
func tableLikeness(rows [][]string) int {
	wide := 0
	for _, row := range rows {
		filled := 0
		for _, cell := range row {
			if cell != "" {
				filled++
			}
		}
		if filled >= 3 {
			wide++
		}
	}
	return min(wide, 2)
}

// remarkOthers says which other tables the file holds, where the user did not
// choose one.
func (r *Reading) remarkOthers() {
	var others []any
	for _, s := range r.Sheets {
		if s.Name == r.Sheet {
			continue
		}
		if s.Hidden {
			others = append(others, remark.New(remark.HiddenSheet, s.Name))
		} else {
			others = append(others, s.Name)
		}
	}
	if len(others) == 0 || r.Options.Sheet != "" {
		return
	}
	r.Remarks = append(r.Remarks, remark.New(remark.OtherSheets, r.Sheet, others))
}
