package intake

import (
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/remark"
)

// figuresOf are the figures that a row holds.
func (b *tableMaker) figuresOf(row int) []*figure {
	if b.long == nil {
		return b.figures
	}
	return b.long[b.named(row)]
}

// takeRows decides which rows are taken: those with a figure, or with a mark in
// the place of one.
func (b *tableMaker) takeRows() {
	for row := range b.table.Rows {
		why := b.left[row]
		if why == "" {
			why = b.whyNot(row)
		}
		if why != "" {
			b.notTaken = append(b.notTaken, skipped{row, why})
			continue
		}
		b.taken = append(b.taken, row)
	}
}

// whyNot says why a row of data cannot be taken, "" if it can.
func (b *tableMaker) whyNot(row int) remark.Kind {
	all := b.figuresOf(row)
	if len(all) == 0 && b.long != nil {
		return remark.RowNoStatistic
	}
	for _, f := range all {
		if !b.columns[f.column].at(row).blank {
			return ""
		}
	}
	return remark.RowNoFigure
}

// slots are the rows of the market.
type slots struct {
	of   map[slotOf]int
	rows []slotOf // the first row of the table of each
}

// slotOf is a row of the table and one of the series side by side in it.
type slotOf struct {
	row    int
	series string
}

// merges reports whether several rows of the table may be one of the market: those
// that differ in the pay element, its period or the statistic alone.
func (b *tableMaker) merges() bool {
	return b.long != nil || b.first(columns.PayElement) >= 0 || b.first(columns.PayUnit) >= 0
}

// slots says in which row of the market each row taken goes, for each series that
// it has figures of. Rows that say the same of everything but the pay or the
// statistic are one; without such columns each row stands for itself.
func (b *tableMaker) slots() slots {
	type content struct {
		slot  int
		holds string
	}
	s := slots{of: map[slotOf]int{}}
	at := map[string]int{} // the last slot of what dimensions say
	full := map[content]bool{}
	merges := b.merges()
	for _, row := range b.taken {
		for _, f := range b.figuresOf(row) {
			key := slotOf{row, f.series}
			if _, ok := s.of[key]; ok || b.series != nil && b.columns[f.column].at(row).blank {
				continue
			}
			slot := len(s.rows)
			if merges {
				says, holds := b.rowKey(row)+f.series, b.payKey(row)
				if last, ok := at[says]; ok && !full[content{last, holds}] {
					slot = last
				}
				at[says] = slot
				full[content{slot, holds}] = true
			}
			s.of[key] = slot
			if slot == len(s.rows) {
				s.rows = append(s.rows, key)
			}
		}
	}
	return s
}

// payKey is what a row says of its pay element, its period and its statistic.
func (b *tableMaker) payKey(row int) string {
	var key strings.Builder
	for i, c := range b.columns {
		if c.Meaning == columns.PayElement || c.Meaning == columns.PayUnit || c.Meaning == columns.Statistic {
			key.WriteString(label(b.columns[i].cells.Text(row)) + "\x00")
		}
	}
	return key.String()
}

// rowKey is what the dimensions say of a row.
func (b *tableMaker) rowKey(row int) string {
	var key strings.Builder
	for _, d := range b.dimensions {
		if d.label != nil {
			key.WriteString(d.label(row) + "\x00")
		}
	}
	return key.String()
}
