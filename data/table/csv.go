package table

import (
	"encoding/csv"
	"io"
	"strings"

	"github.com/paybench/paybench/data/market"
)

// guarded are the first characters that make a spreadsheet take a text for a
// formula.
const guarded = "=+-@\t\r"

// Guard puts an apostrophe before a text that a spreadsheet would take for a
// formula. It is for text cells only; the importer takes the apostrophe off
// again.
func Guard(text string) string {
	if text != "" && strings.ContainsRune(guarded, rune(text[0])) {
		return "'" + text
	}
	return text
}

// WriteCSV writes rows as comma-separated values at full precision, one column
// each and a last one that says what is withheld and why, and which figures are a
// publisher's top code.
func WriteCSV(w io.Writer, columns []Column[market.Row], rows []market.Row) error {
	out := csv.NewWriter(w)
	header := make([]string, 0, len(columns)+1)
	for _, c := range columns {
		header = append(header, c.ID)
	}
	if err := out.Write(append(header, "withheld")); err != nil {
		return err
	}
	for _, r := range rows {
		if err := out.Write(record(columns, r)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// record is one row of a CSV.
func record(columns []Column[market.Row], r market.Row) []string {
	cells := make([]string, 0, len(columns)+1)
	for _, c := range columns {
		raw := c.Raw(r)
		if c.Kind == TextKind {
			raw = Guard(raw)
		}
		cells = append(cells, raw)
	}
	var withheld []string
	for _, f := range r.Figures {
		name := market.PercentileName(f.Percentile) + ": "
		if f.Status == market.AtLeast {
			withheld = append(withheld, name+"this or more")
		}
		if !f.Reason.IsZero() {
			withheld = append(withheld, name+Words(f.Reason))
		}
	}
	return append(cells, strings.Join(withheld, "; "))
}

// TSV writes rows as tab-separated text at full precision for the clipboard, the
// titles as people read them first. Tabs and line ends inside texts become
// spaces, and a text that a spreadsheet would take for a formula is guarded.
func TSV(columns []Column[market.Row], rows []market.Row) string {
	var b strings.Builder
	flat := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	line := func(cell func(Column[market.Row]) string) {
		for i, c := range columns {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(flat.Replace(cell(c)))
		}
		b.WriteByte('\n')
	}
	line(func(c Column[market.Row]) string { return Guard(c.Title) })
	for _, r := range rows {
		line(func(c Column[market.Row]) string {
			switch cell := c.Cell(r); {
			case c.Kind == TextKind:
				return Guard(cell.Text)
			case c.Missing(r):
				return Words(cell.Reason)
			case cell.AtLeast:
				return "≥ " + c.Raw(r)
			default:
				return c.Raw(r)
			}
		})
	}
	return b.String()
}
