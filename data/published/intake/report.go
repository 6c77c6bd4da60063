package intake

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// report says what became of the rows.
func (b *tableMaker) report() ingest.Report {
	r := ingest.Report{RowsRead: len(b.taken) + len(b.notTaken), RowsTaken: len(b.taken)}
	for _, s := range b.notTaken {
		r.Leave(ingest.Cell{Row: b.table.Line(s.row), Text: b.rowText(s.row), Why: remark.New(s.why)})
	}
	r.Sort()
	return r
}

// rowText is what a row says, shortened.
func (b *tableMaker) rowText(row int) string {
	var texts []string
	for _, c := range b.columns {
		if text := label(c.cells.Text(row)); text != "" {
			texts = append(texts, text)
		}
	}
	return shortened(strings.Join(texts, " · "))
}

// understanding is what was understood of the file.
func (b *tableMaker) understanding() ingest.Understanding {
	u := b.r.Understanding()
	u.Form, u.RowsRead = string(ingest.PublishedForm), len(b.taken)+len(b.notTaken)
	for i := range u.Columns {
		b.reportColumn(i, &u.Columns[i])
	}
	const most = 10 // the file's most frequent marks; others are odd cells
	marks := listed(b.marks)
	for _, m := range marks[:min(len(marks), most)] {
		u.Marks = append(u.Marks, ingest.Mark{Text: m.Text, Meaning: m.Meaning, Explained: m.Explained, Cells: m.Cells})
		add(&b.notes, m.remark())
	}
	u.Add(slices.Concat(b.r.Remarks, b.notes, b.choices)...)
	return u
}

// reportColumn says what a column was taken for and how reading it went.
func (b *tableMaker) reportColumn(i int, r *ingest.ColumnReport) {
	c := &b.columns[i]
	r.Meaning, r.Name = c.Meaning, c.name
	r.Distinct, _ = b.distinct(i)
	for _, f := range b.figures {
		if f.column != i {
			continue
		}
		r.Name, r.Currency = f.element.Name, f.element.Currency
		if r.Period = ""; f.period != money.UnknownPeriod {
			r.Period = f.period.String()
		}
	}
	if c.read == nil {
		return
	}
	if !isCount(c.Meaning) {
		r.Decimal = c.decimal()
	}
	b.total(i, r)
}

// total adds up a column of figures or counts as read, and lists its cells that
// are neither numbers nor marks anybody explains.
func (b *tableMaker) total(i int, r *ingest.ColumnReport) {
	for row := range b.table.Rows {
		c := b.columns[i].at(row)
		switch {
		case c.blank || b.left[row] != "":
		case c.isNumber():
			if r.Parsed == 0 || c.value < r.Lowest {
				r.Lowest = c.value
			}
			r.Highest = max(r.Highest, c.value)
			r.Sum += c.value
			r.Parsed++
		case b.marks[c.text] != nil && b.marks[c.text].usual():
			r.Marked++
		default:
			r.Unread++
			if len(r.Unreadable) < ingest.Capped {
				r.Unreadable = append(r.Unreadable, ingest.Cell{
					Row: b.table.Line(row), Column: r.Header, Text: shortened(c.text), Why: remark.New(remark.CellNoFigure),
				})
			}
		}
	}
}
