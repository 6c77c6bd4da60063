package table

import (
	"encoding/csv"
	"io"
	"strings"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// CSV says how rows are written as CSV.
type CSV struct {
	Separator rune // between cells; 0 is a comma
	Mark      bool // begin with a byte order mark, by which Excel knows UTF-8
}

// WriteCSV writes rows of a comparison as CSV: the columns under the names that JSON
// has for them, each percentile with the ends of its interval and the word for how sure
// it is; what is withheld and why, and which figures are a publisher's top code; and in every row what pay it is
// and where it comes from, so that tables can be put under each other; for outside
// publication also what its rules cannot stop.
func WriteCSV(w io.Writer, how CSV, c market.Comparison, columns []Column[market.Row], rows []market.Row) error {
	out, err := how.writer(w)
	if err != nil {
		return err
	}
	var header []string
	for _, column := range columns {
		header = append(header, sheets.Guard(column.Name))
		if column.Figure != nil {
			header = append(header, column.Name+"_ci_low", column.Name+"_ci_high", column.Name+"_reliability")
		}
	}
	header = append(header, "withheld", "pay", "currency", "basis", "effective", "source")
	if c.About.Blended != nil {
		header = append(header, "sources")
	}
	if c.Query.Publication {
		header = append(header, "limits")
	}
	if err := out.Write(header); err != nil {
		return err
	}
	effective := ""
	if !c.About.Effective.IsZero() {
		effective = c.About.Effective.Format(time.DateOnly)
	}
	of := []string{sheets.Guard(c.Element.Name), c.Currency, string(c.Query.Basis), effective, sheets.Guard(Source(c.About))}
	if c.About.Blended != nil {
		of = append(of, sheets.Guard(SourcesText(c.About.Blended)))
	}
	if c.Query.Publication {
		of = append(of, Words(remark.New(remark.OutsideLimits)))
	}
	for _, r := range rows {
		if err := out.Write(append(record(columns, r), of...)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// writer begins a CSV.
func (how CSV) writer(w io.Writer) (*csv.Writer, error) {
	if how.Mark {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return nil, err
		}
	}
	out := csv.NewWriter(w)
	if how.Separator != 0 {
		out.Comma = how.Separator
	}
	return out, nil
}

// WriteRows writes rows as CSV, the columns under the names that JSON has for them. What
// is missing is blank.
func WriteRows[R any](w io.Writer, how CSV, columns []Column[R], rows []R) error {
	out, err := how.writer(w)
	if err != nil {
		return err
	}
	header := make([]string, len(columns))
	for i, c := range columns {
		header[i] = c.Name
	}
	if err := out.Write(header); err != nil {
		return err
	}
	for _, row := range rows {
		cells := make([]string, len(columns))
		for i, c := range columns {
			if cells[i] = c.Raw(row); c.Kind == TextKind {
				cells[i] = sheets.Guard(cells[i])
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// record are the cells of a row that are its own.
func record(columns []Column[market.Row], r market.Row) []string {
	var cells []string
	for _, c := range columns {
		switch {
		case c.Kind == TextKind:
			cells = append(cells, sheets.Guard(c.Raw(r)))
		case c.Percent:
			cells = append(cells, number(100*c.Cell(r).Number))
		default:
			cells = append(cells, c.Raw(r))
		}
		if c.Figure == nil {
			continue
		}
		low, high, f := "", "", c.Figure(r)
		if f.Known() && f.Interval.Attainable {
			low, high = number(f.Interval.Low), number(f.Interval.High)
		}
		cells = append(cells, low, high, string(f.Reliability()))
	}
	return append(cells, withheld(columns, r))
}

// withheld says which figures of a row have no number, and why.
func withheld(columns []Column[market.Row], r market.Row) string {
	var all []string
	say := func(name string, f market.Figure) {
		if f.Status == market.AtLeast {
			all = append(all, name+": this or more")
		}
		if !f.Reason.IsZero() {
			all = append(all, name+": "+Words(f.Reason))
		}
	}
	for _, f := range r.Figures {
		say(FigureName(f.Percentile), f)
	}
	for _, c := range columns {
		if strings.HasPrefix(c.ID, otherMedianID) {
			say(c.Name, r.OtherMedian)
		}
	}
	return strings.Join(all, "; ")
}

// TSV writes rows as tab-separated text at full precision for the clipboard, the
// titles as people read them first. Tabs and line ends inside texts become
// spaces, and a text that a spreadsheet would take for a formula is guarded.
func TSV[R any](columns []Column[R], rows []R) string {
	var b strings.Builder
	flat := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	line := func(cell func(Column[R]) string) {
		for i, c := range columns {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(flat.Replace(cell(c)))
		}
		b.WriteByte('\n')
	}
	line(func(c Column[R]) string { return sheets.Guard(c.Title) })
	for _, r := range rows {
		line(func(c Column[R]) string { return Copied(c, r) })
	}
	return b.String()
}

// Copied is a cell as the clipboard has it: a figure at full precision, else why there
// is none; a text that a spreadsheet would take for a formula is guarded.
func Copied[R any](c Column[R], r R) string {
	switch cell := c.Cell(r); {
	case c.Kind == TextKind:
		return sheets.Guard(cell.Text)
	case c.Missing(r):
		return Words(cell.Reason)
	case cell.AtLeast:
		return "≥ " + c.Raw(r)
	default:
		return c.Raw(r)
	}
}
