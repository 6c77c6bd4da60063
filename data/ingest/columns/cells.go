package columns

import (
	"errors"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
)

// Cells is what the cells of a column say about its meaning: how many hold
// something, and of those that say something the share, 0 to 1, that is of a
// kind.
type Cells struct {
	Filled   int
	Missing  int // cells that say there is nothing: "n/a", "-"
	Distinct int // different texts; -1 where there are too many to keep

	Number   float64 // plain numbers
	Whole    float64 // plain numbers without decimals
	Percent  float64 // numbers with a per cent sign
	Money    float64 // amounts, as money.Parse reads them
	Named    float64 // amounts that name their currency or period
	Range    float64 // ranges of amounts
	Year     float64 // years: 2024, 2023-24, FY2024
	Date     float64 // dates and times
	Span     float64 // ranges and open ends of numbers: "51-200", "1000+ employees"
	YesNo    float64 // yes, no, true, false
	Code     float64 // letters and digits mixed, or digits with zeros before
	Link     float64 // addresses of pages and mail
	Currency float64 // names of currencies
	Period   float64 // names of pay periods
	Hourly   float64 // words for people paid by the hour, or by the year
	Codes    float64 // codes of pay periods: "A", "BW"
	Stat     float64 // names of statistics
	Sex      float64 // words for women and men
	Negative float64 // numbers below zero
	Fraction float64 // numbers from 0 to 1
	Length   float64 // mean letters

	Lowest, Middle, Highest float64              // of the numbers and amounts above zero; 0 where there is none
	Units                   [money.Hour + 1]bool // pay periods that cells name
	CodedUnits              [money.Hour + 1]bool // pay periods that cells may have codes for
	Currencies              []string             // that cells name
	Dollar                  bool                 // amounts with "$" and no other name
	Texts                   []string             // some different cells
}

// says is the number of cells that say something.
func (s *Cells) says() int { return s.Filled - s.Missing }

// blank reports whether nothing is known of the cells.
func (s *Cells) blank() bool { return s.says() <= 0 }

// tally adds up cells.
type tally struct {
	Cells
	numbers []float64
}

// Look says what cells hold; counts says how often each different one occurs.
func Look(counts map[string]int) Cells {
	var t tally
	texts := slices.Sorted(maps.Keys(counts))
	for i := 0; i < len(texts); i += len(texts)/mostLooked + 1 {
		t.add(texts[i], counts[texts[i]])
	}
	t.Distinct = len(texts)
	return t.finish()
}

// mostLooked is how many different texts of a column are looked at.
const mostLooked = 800

// LookAtNumbers says what the cells of a column of numbers hold: plain numbers, NaN
// where a cell is none, and how often each other text occurs.
func LookAtNumbers(values []float64, texts map[string]int) Cells {
	var t tally
	known := 0
	for _, x := range values {
		if x != x {
			continue
		}
		known++
		t.Whole += b2f(x == math.Trunc(x))
		t.Fraction += b2f(x >= 0 && x <= 1)
		t.Year += b2f(x >= 1950 && x <= 2100 && x == math.Trunc(x))
	}
	for i := 0; i < len(values); i += len(values)/mostLooked + 1 {
		if x := values[i]; x > 0 {
			t.numbers = append(t.numbers, x)
		}
	}
	t.Number, t.Money = float64(known), float64(known)
	other := Look(texts)
	n := float64(other.Filled - other.Missing)
	t.Filled, t.Missing = known+other.Filled, other.Missing
	for _, of := range []struct {
		to   *float64
		from float64
	}{
		{&t.Number, other.Number},
		{&t.Whole, other.Whole},
		{&t.Percent, other.Percent},
		{&t.Money, other.Money},
		{&t.Named, other.Named},
		{&t.Range, other.Range},
		{&t.Year, other.Year},
		{&t.Date, other.Date},
		{&t.Span, other.Span},
		{&t.Code, other.Code},
		{&t.Negative, other.Negative},
		{&t.Fraction, other.Fraction},
		{&t.Length, other.Length},
	} {
		*of.to += of.from * n
	}
	t.Units, t.Currencies, t.Dollar, t.Texts = other.Units, other.Currencies, other.Dollar, other.Texts
	t.Distinct = -1
	c := t.finish()
	if other.Highest > c.Highest {
		c.Highest = other.Highest
	}
	if c.Middle == 0 {
		c.Middle, c.Lowest = other.Middle, other.Lowest
	}
	return c
}

func b2f(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// LookAt says what the cells of one column of rows hold.
func LookAt(rows [][]string, column int) Cells {
	counts := map[string]int{}
	for _, row := range rows {
		if column < len(row) {
			if cell := strings.TrimSpace(row[column]); cell != "" {
				counts[cell]++
			}
		}
	}
	return Look(counts)
}

const mostTexts = 30

// add counts a cell that occurs so many times.
func (t *tally) add(cell string, times int) {
	t.Filled += times
	n := float64(times)
	if len(t.Texts) < mostTexts {
		t.Texts = append(t.Texts, cell)
	}
	t.Length += n * float64(utf8.RuneCountInString(cell))
	a, err := money.Parse(cell, money.Auto)
	if errors.Is(err, money.ErrMissing) {
		t.Missing += times
		t.Length -= n * float64(utf8.RuneCountInString(cell))
		return
	}
	named := err == nil && (a.Range || a.Currency != "" || a.Sign != "" || a.Period != money.UnknownPeriod || scaled.MatchString(cell)) && !letterCode.MatchString(cell)
	if err == nil && !letterCode.MatchString(cell) {
		t.amount(a, n)
	}
	t.number(cell, n)
	t.shape(cell, n, named)
	t.name(cell, n)
}

// amount counts an amount of money.
func (t *tally) amount(a money.Amount, n float64) {
	t.Money += n
	if a.Currency != "" || a.Period != money.UnknownPeriod || a.Sign != "" {
		t.Named += n
	}
	if a.Range {
		t.Range += n
	}
	if a.Period != money.UnknownPeriod {
		t.Units[a.Period] = true
	}
	if a.Currency != "" && !slices.Contains(t.Currencies, a.Currency) {
		t.Currencies = append(t.Currencies, a.Currency)
		t.Dollar = t.Dollar || a.Currency == "USD" && a.Assumed
	}
	if a.Value > 0 {
		for range min(int(n), 100) {
			t.numbers = append(t.numbers, a.Value)
		}
	}
}

// number counts a cell that is a plain number.
func (t *tally) number(cell string, n float64) {
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		a, err := money.Parse(cell, money.Auto)
		if err != nil || a.Range || a.Currency != "" || a.Period != money.UnknownPeriod || a.Note != "" || strings.ContainsFunc(cell, unicode.IsLetter) {
			return
		}
		x = a.Value
	}
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return
	}
	t.Number += n
	if x == math.Trunc(x) {
		t.Whole += n
	}
	if x < 0 {
		t.Negative += n
	}
	if x >= 0 && x <= 1 {
		t.Fraction += n
	}
}

var (
	yearShape  = regexp.MustCompile(`^(?i:fy\s?)?(19|20)\d\d(\.0)?([-/–](\d\d|(19|20)\d\d))?$|^(?i:fy)\s?\d\d$`)
	shortYears = regexp.MustCompile(`(?:^|[^\d./-])(\d\d)\s?[/–-]\s?(\d\d)(?:[^\d./-]|$)|(?i:\bfy)\s?[’']?(\d\d)\b`)
	codeShape  = regexp.MustCompile(`^[\pL\d][\pL\d._/#-]*$`)
	dateShape  = regexp.MustCompile(`^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T ].*)?$|^\d{1,2}[-/. ]\s?(\d{1,2}|\pL{3,9})\.?[-/. ,]\s?\d{2,4}([T ,].*)?$|^\pL{3,9}\.? \d{1,2},? \d{4}.*$|^\d{1,2}:\d\d(:\d\d)?( ?[AaPp][Mm])?$|^\d{4}-\d\d$|^\d\d?/\d{4}$|^\d{4}年\d{1,2}月(\d{1,2}日)?$`)
	letterCode = regexp.MustCompile(`^[A-Za-z]-?\d{2,}$`)        // "E1000", which is no thousand euro
	scaled     = regexp.MustCompile(`^\d{1,3}([.,]\d+)?[kKmM]$`) // "65k", which is no code
	linkShape  = regexp.MustCompile(`^(?i)(https?://|www\.)|^[^@\s]+@[^@\s]+\.[^@\s]+$`)
)

// isDate reports whether a cell is a date or a time of day.
func isDate(cell string) bool { return dateShape.MatchString(cell) }

// shape counts what a cell looks like; named says that it is an amount with its
// unit.
func (t *tally) shape(cell string, n float64, named bool) {
	switch {
	case yearShape.MatchString(cell):
		t.Year += n
	case isDate(cell):
		t.Date += n
	case linkShape.MatchString(cell):
		t.Link += n
	case isCode(cell) && !named:
		t.Code += n
	}
	if before, ok := strings.CutSuffix(cell, "%"); ok {
		if _, err := money.Parse(before, money.Auto); err == nil {
			t.Percent += n
		}
	}
	if s, err := bands.ParseSize(cell); err == nil && s.Min != s.Max {
		t.Span += n
	}
}

// isCode reports whether a cell is a code: letters and digits mixed in one word, or
// digits that begin with zero.
func isCode(cell string) bool {
	if !codeShape.MatchString(cell) {
		return false
	}
	digits := strings.ContainsFunc(cell, unicode.IsDigit)
	letters := strings.ContainsFunc(cell, unicode.IsLetter)
	zeros := len(cell) > 1 && cell[0] == '0' && !strings.ContainsAny(cell, ".,")
	return digits && letters || digits && zeros
}

// longestName is the longest cell, in bytes, that names a unit, a sex or the like.
const longestName = 40

// name counts a cell that names a currency, a period, a sex or a statistic.
func (t *tally) name(cell string, n float64) {
	digits := strings.ContainsAny(cell, "0123456789")
	if len(cell) > longestName || digits && !strings.ContainsFunc(cell, unicode.IsLetter) {
		return
	}
	text := lexicon.Default().ReadWhole(cell)
	all := func(of ...lexicon.Concept) bool { return allAre(text, of...) }
	if _, ok := lexicon.Answer(cell); ok {
		t.YesNo += n
	}
	switch {
	case !digits && all(lexicon.Woman, lexicon.Man): // "65k" is neither
		t.Sex += n
	case figureIn(text) > 0:
		t.Stat += n
	}
	if p := PeriodOf(text); p != money.UnknownPeriod && figureIn(text) > 0 {
		t.Units[p] = true // "Median weekly wage"
	}
	if digits {
		return
	}
	if p := money.PeriodCode(cell); p != money.UnknownPeriod {
		t.Codes += n
		t.CodedUnits[p] = true
	}
	if p := PaidBy(cell); p != money.UnknownPeriod {
		t.Hourly += n
		t.Units[p] = true
	}
	if money.CurrencyOf(cell) != "" {
		t.Currency += n
	}
	if p := PeriodOf(text); p != money.UnknownPeriod {
		t.Period += n
		t.Units[p] = true
	}
}

// PaidBy returns the period that a cell says people are paid for, as a column of
// pay types names it: Hour for "H", "Non-exempt" and "Hourly Rate", Year for "S" and
// "Salaried"; UnknownPeriod where it names none. The amount beside it has to agree.
func PaidBy(cell string) money.Period {
	whole := lexicon.Default().Whole(cell)
	switch {
	case slices.Contains(whole, lexicon.Hourly):
		return money.Hour
	case slices.Contains(whole, lexicon.Salaried):
		return money.Year
	}
	return PeriodOf(lexicon.Default().Read(cell))
}

// allAre reports whether every word of a text may be of one of some concepts, or
// says nothing.
func allAre(text lexicon.Text, of ...lexicon.Concept) bool {
	if text.Unknown > 0 || len(text.Words) == 0 {
		return false
	}
	found := false
	for i := 0; i < len(text.Matches); {
		j, fits, fills := i, false, false
		for ; j < len(text.Matches) && text.Matches[j].From == text.Matches[i].From; j++ {
			fits = fits || slices.Contains(of, text.Matches[j].Concept)
			fills = fills || text.Matches[j].Concept == lexicon.Filler
		}
		if !fits && !fills {
			return false
		}
		found = found || fits
		i = j
	}
	return found
}

// finish turns counts into shares.
func (t *tally) finish() Cells {
	if n := float64(t.says()); n > 0 {
		for _, share := range []*float64{
			&t.Number, &t.Whole, &t.Percent, &t.Money, &t.Named, &t.Range, &t.Year, &t.Date, &t.Span, &t.YesNo, &t.Code, &t.Link,
			&t.Currency, &t.Period, &t.Hourly, &t.Codes, &t.Stat, &t.Sex, &t.Negative, &t.Fraction, &t.Length,
		} {
			*share /= n
		}
	}
	if len(t.numbers) > 0 {
		slices.Sort(t.numbers)
		t.Lowest, t.Highest = t.numbers[0], t.numbers[len(t.numbers)-1]
		t.Middle = t.numbers[len(t.numbers)/2]
	}
	return t.Cells
}
