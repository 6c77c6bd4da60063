package intake

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// kindOf is the kind of dimension that a meaning becomes. Meanings that the market
// has no kind for are called by their header; a grade is the level of a file that
// has no other.
func (b *recordsMaker) kindOf(m columns.Meaning) market.Kind {
	switch m {
	case columns.Role, columns.Level, columns.JobCode, columns.Experience, columns.CompanySize, columns.CompanyRevenue, columns.Industry,
		columns.Location, columns.Education, columns.EmploymentType, columns.Employer, columns.EmployerGroup, columns.Year, columns.Currency, columns.Scope:
		return market.Kind(m)
	case columns.Grade:
		if b.column(columns.Level) < 0 {
			return market.Level
		}
	case columns.PayUnit:
		return market.PayPeriod
	}
	return market.Other
}

// dimensions makes the dimensions of the columns that are not pay, of the rows
// taken.
func (b *recordsMaker) dimensions() []records.Dimension {
	var all []records.Dimension
	first := b.firstOfKind()
	for i := range b.meanings {
		if !b.isDimension(i) {
			continue
		}
		kind := b.kindOf(b.meanings[i])
		name := b.header(i)
		if n, ok := first[kind]; ok && n == i {
			name = string(kind)
		} else if kind == market.PayPeriod {
			kind = market.Other // of other pay than the one shown first
		}
		b.names[i] = b.unusedName(name, b.header(i))
		all = append(all, b.oneDimension(i, b.names[i], kind))
	}
	if cut := b.cutDimension(); cut != nil {
		all = append(all, *cut)
	}
	return b.withCellCurrencies(all)
}

// unusedName makes a name unique.
func (b *recordsMaker) unusedName(name, header string) string {
	for n := 1; b.used[name]; n++ {
		name = header
		if n > 1 { // a header that is another column's kind
			name = fmt.Sprintf("%s (%d)", header, n)
		}
	}
	b.used[name] = true
	return name
}

// firstOfKind says which column of each kind gets the kind's name: the one for
// which most evidence speaks, the first of equals.
func (b *recordsMaker) firstOfKind() map[market.Kind]int {
	first := map[market.Kind]int{}
	for i, m := range b.meanings {
		kind := b.kindOf(m)
		if kind == market.Other || !b.isDimension(i) {
			continue
		}
		all := b.r.Assignment.Columns
		j, ok := first[kind]
		if !ok || all[i].Fit > all[j].Fit || all[i].Chosen && !all[j].Chosen {
			first[kind] = i
		}
	}
	return first
}

// isDimension decides about a column when all its cells are known. Who a person is
// can only be filtered by where the user says so.
func (b *recordsMaker) isDimension(i int) bool {
	m, c := b.meanings[i], &b.table.Columns[i]
	chosen := b.r.Assignment.Columns[i].Chosen
	if c.Filled == 0 || c.Store == sheets.NotKept || m.IsPay() || b.names[i] != "" {
		return false
	}
	switch m {
	case columns.Count, columns.Share, columns.Cost, columns.Reliability, columns.People, columns.Employers, columns.HoursPaid:
		return !b.nearlyAllDiffer(i) // a number to filter by
	case columns.Other, columns.Category, columns.Department:
		return chosen || !b.nearlyAllDiffer(i)
	}
	return m.IsDimension()
}

// whyNotKept is why a column is no dimension.
func (b *recordsMaker) whyNotKept(i int) remark.Remark {
	switch m := b.meanings[i]; {
	case m.IsPersonal():
		return remark.New(remark.ColumnPersonal)
	case m == columns.Ignore:
		return remark.New(remark.ColumnIgnored)
	}
	return remark.New(remark.ColumnAllDiffer)
}

// nearlyAllDiffer reports whether a column is an ID or free text rather than
// something to filter by.
func (b *recordsMaker) nearlyAllDiffer(i int) bool {
	const few = 20
	c := &b.table.Columns[i]
	distinct := len(c.Labels) - 1
	if c.Store == sheets.AsNumber {
		distinct = b.r.Cells[i].Distinct
	}
	return distinct < 0 || c.Filled > few && float64(distinct) > 0.9*float64(c.Filled)
}

// oneDimension makes one dimension.
func (b *recordsMaker) oneDimension(i int, name string, kind market.Kind) records.Dimension {
	c := &b.table.Columns[i]
	c.Keep(sheets.AsText)
	if b.folds(b.header(i)) {
		b.foldSpelling(i)
	}
	switch b.meanings[i] {
	case columns.Currency:
		mergeLabels(c, CurrencyLabel)
	case columns.CompanySize:
		b.readDates(i)
	}
	labels := c.Labels[1:]
	d := market.Dimension{Name: name, Header: b.header(i), Kind: kind}
	spans, read, ok := spansOf(b.meanings[i], labels)
	drop := false
	if d.Numeric = len(labels) > 0 && ok == len(labels); !d.Numeric && ok > 0 {
		drop = b.nearlyAllRead(c, read)
		d.Numeric = drop
	}
	column := records.Dimension{Dimension: d, Labels: labels}
	if d.Numeric {
		column.Spans = spans
	}
	if drop {
		b.reportUnread(i, c, read)
		column.Labels, column.Spans = onlyRead(c, read, spans)
	}
	column.Codes = keptCodes(c.Codes, b.taken)
	return column
}

// spansOf reads what the labels of a dimension stand for; ok says how many of
// them could be read.
func spansOf(m columns.Meaning, labels []string) (spans []bands.Span, read []bool, ok int) {
	parse := SpansOf(m)
	spans, read = make([]bands.Span, len(labels)), make([]bool, len(labels))
	for i, label := range labels {
		s, err := parse(label)
		if err == nil {
			spans[i], read[i] = s, true
			ok++
		}
	}
	return spans, read, ok
}

// SpansOf is how labels of a meaning are read that stand for numbers.
func SpansOf(m columns.Meaning) func(label string) (bands.Span, error) {
	switch m {
	case columns.Experience:
		return bands.ParseYears
	case columns.CompanySize, columns.CompanyRevenue:
		return bands.ParseSize
	}
	return parseSpan
}

// parseSpan reads a plain number.
func parseSpan(label string) (bands.Span, error) {
	x, err := strconv.ParseFloat(label, 64)
	if err != nil || x != x || x > 1e300 || x < -1e300 {
		return bands.Span{}, strconv.ErrSyntax
	}
	return bands.Span{Min: x, Max: x}, nil
}

// readDates makes size bands of the dates that a spreadsheet made of them: "10-Jan"
// was "1-10".
func (b *recordsMaker) readDates(i int) {
	c := &b.table.Columns[i]
	changed := 0
	counts := c.Codes.Counts(len(c.Labels))
	for code, label := range c.Labels {
		if _, ok := bands.SizeOfDate(label); ok {
			changed += counts[code]
		}
	}
	if changed == 0 || 10*changed > 9*c.Filled && !hasSizes(c.Labels[1:]) {
		return
	}
	b.choose(remark.SizesFromDates, changed, b.header(i))
	mergeLabels(c, func(label string) string {
		if s, ok := bands.SizeOfDate(label); ok {
			return bands.SizeLabel(s)
		}
		return sameDash(label)
	})
}

// sameDash writes the bands beside those from dates with their dash.
func sameDash(label string) string {
	if s, err := bands.ParseSize(label); err == nil && s.Min != s.Max && s.Bounded() {
		return bands.SizeLabel(s)
	}
	return label
}

// hasSizes reports whether labels hold bands of sizes.
func hasSizes(labels []string) bool {
	return slices.ContainsFunc(labels, func(l string) bool {
		s, err := bands.ParseSize(l)
		return err == nil && s.Min != s.Max
	})
}

// nearlyAllRead reports whether at least 90 % of the cells that say something
// could be read.
func (b *recordsMaker) nearlyAllRead(c *sheets.Column, read []bool) bool {
	filled, good := 0, 0
	for code, cells := range c.Codes.Counts(len(c.Labels)) {
		if code == 0 || saysNothing(c.Labels[code]) {
			continue
		}
		filled += cells
		if read[code-1] {
			good += cells
		}
	}
	return filled > 0 && float64(good) >= 0.9*float64(filled)
}

func isMissing(err error) bool { return errors.Is(err, money.ErrMissing) }

// saysNothing reports whether a text stands for a blank cell: "NA", "-".
func saysNothing(label string) bool {
	_, err := money.Parse(label, money.Auto)
	return isMissing(err)
}

// reportUnread lists the cells of a measure that could not be read.
func (b *recordsMaker) reportUnread(i int, c *sheets.Column, read []bool) {
	for row := range b.table.Rows {
		if code := c.Codes.At(row); code != 0 && !read[code-1] && !saysNothing(c.Labels[code]) && b.whyLeft[row] == "" {
			b.unread[i] = append(b.unread[i], ingest.Cell{
				Row: b.table.Line(row), Column: b.header(i), Text: c.Labels[code],
				Why: remark.New(remark.CellNoMeasure),
			})
		}
	}
}

// onlyRead makes the labels that could not be read blank.
func onlyRead(c *sheets.Column, read []bool, spans []bands.Span) (labels []string, kept []bands.Span) {
	codes := make([]uint32, len(read)+1)
	for i, ok := range read {
		if ok {
			labels, kept = append(labels, c.Labels[i+1]), append(kept, spans[i])
			codes[i+1] = uint32(len(labels))
		}
	}
	c.Codes.Replace(codes)
	return labels, kept
}

// folds reports whether the user wants the spellings of a column folded.
func (b *recordsMaker) folds(header string) bool {
	return slices.ContainsFunc(b.r.Options.FoldSpelling, func(h string) bool { return strings.EqualFold(h, header) })
}

// spelling is what spellings that differ by case or spaces have in common.
func spelling(label string) string {
	return strings.ToLower(strings.Join(strings.Fields(label), " "))
}

// foldable counts the spellings of a column that differ from another one by case
// or spaces only.
func foldable(labels []string) int {
	seen := make(map[string]bool, len(labels))
	n := 0
	for _, l := range labels {
		if s := spelling(l); seen[s] {
			n++
		} else {
			seen[s] = true
		}
	}
	return n
}

// foldSpelling makes one value of spellings that differ by case or spaces: the
// most frequent one.
func (b *recordsMaker) foldSpelling(i int) {
	c := &b.table.Columns[i]
	counts := c.Codes.Counts(len(c.Labels))
	best := map[string]uint32{}
	for code, label := range c.Labels {
		s := spelling(label)
		if old, ok := best[s]; !ok || counts[code] > counts[old] {
			best[s] = uint32(code)
		}
	}
	if n := len(c.Labels) - len(best); n > 0 {
		b.choose(remark.SpellingsFolded, n, b.header(i))
	}
	folded := make([]uint32, len(c.Labels))
	for code, label := range c.Labels {
		folded[code] = best[spelling(label)]
	}
	c.Codes.Replace(folded)
}

// mergeLabels renames a column's labels, and makes one of those that get the
// same name.
func mergeLabels(c *sheets.Column, rename func(string) string) {
	labels, codes := []string{""}, make([]uint32, len(c.Labels))
	known := map[string]uint32{}
	for code, label := range c.Labels[1:] {
		name := rename(label)
		if _, ok := known[name]; !ok {
			known[name] = uint32(len(labels))
			labels = append(labels, name)
		}
		codes[code+1] = known[name]
	}
	c.Labels = labels
	c.Codes.Replace(codes)
}

// cutDimension is what labels over blocks of rows say; nil where there are none.
func (b *recordsMaker) cutDimension() *records.Dimension {
	cut := b.r.Rows.Cut
	if cut == nil {
		return nil
	}
	codes := sheets.MakeCodes(len(cut.Codes))
	for _, code := range cut.Codes {
		codes.Append(code)
	}
	name := b.unusedName(cut.Name, cut.Name)
	return &records.Dimension{
		Dimension: market.Dimension{Name: name, Header: cmp.Or(cut.Name, name), Kind: market.Other},
		Labels:    cut.Labels[1:], Codes: keptCodes(codes, b.taken),
	}
}

// oneDate is the effective date that all rows share; ok is false where they name
// none or several.
func (b *recordsMaker) oneDate() (time.Time, bool) {
	i := b.column(columns.EffectiveDate)
	if i < 0 {
		return time.Time{}, false
	}
	one := onlyLabel(&b.table.Columns[i])
	if len(one) < len(time.DateOnly) {
		return time.Time{}, false
	}
	at, err := time.Parse(time.DateOnly, one[:len(time.DateOnly)])
	return at, err == nil
}
