package table

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// Title is a dimension as people read it: "Company size", or the file's own
// header where the dimension is of no known kind.
func Title(d market.Dimension) string {
	if !d.Recognised() {
		return d.Header
	}
	return Capital(strings.ReplaceAll(d.Name, "_", " "))
}

// Headed is a dimension's title with the header it has in the file, where that says
// something else: "Role · OCC_TITLE".
func Headed(d market.Dimension) string {
	title := Title(d)
	header := strings.TrimSpace(d.Header)
	if header == "" || header == title || strings.EqualFold(strings.ReplaceAll(header, "_", " "), title) {
		return title
	}
	return title + " · " + header
}

// SizeTitle is the title of a column of sizes: as the file has it, since a budget is no
// revenue.
func SizeTitle(d market.Dimension) string {
	if d.Header == "" {
		return Title(d)
	}
	return Capital(d.Header)
}

// Capital writes a text's first letter large.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// FilterText is a filter's values in words: "Director of Product Management",
// "5 to 15", "S or M", "begins with 15-".
func FilterText(f market.Filter) string {
	var parts []string
	for _, v := range f.Values {
		if v == "" {
			v = "no value"
		}
		parts = append(parts, v)
	}
	if f.Prefix != "" {
		parts = append(parts, "begins with "+f.Prefix)
	}
	switch {
	case f.AtLeast != nil && f.AtMost != nil:
		parts = append(parts, bound(*f.AtLeast)+" to "+bound(*f.AtMost))
	case f.AtLeast != nil:
		parts = append(parts, bound(*f.AtLeast)+" or more")
	case f.AtMost != nil:
		parts = append(parts, "up to "+bound(*f.AtMost))
	}
	return strings.Join(parts, " or ")
}

// bound writes the end of a span of numbers. Those of four digits may be years, which
// have no separators.
func bound(x float64) string {
	if math.Abs(x) < 10_000 {
		return money.Digits(x)
	}
	return money.Grouped(x)
}

// Cut is a query's filters in one line: "Director of Product Management ·
// experience 5 to 15 · company size S or M", or "everyone selected". Roles stand without
// their dimension's name.
func Cut(q market.Query) string {
	var roles, rest []string
	for _, f := range q.Filters {
		if f.Dimension == string(market.Role) {
			roles = append(roles, FilterText(f))
			continue
		}
		rest = append(rest, strings.ReplaceAll(f.Dimension, "_", " ")+" "+FilterText(f))
	}
	all := append(roles, rest...)
	if len(all) == 0 {
		return strings.ToLower(market.EveryoneName)
	}
	return strings.Join(all, " · ")
}

// PayText says which pay a comparison is about: "base salary, USD, annual".
func PayText(c market.Comparison) string {
	parts := []string{c.Element.Label}
	if c.Currency != "" {
		parts = append(parts, c.Currency)
	}
	parts = append(parts, string(c.Query.Basis))
	return strings.Join(parts, ", ")
}

// Rules says by which rules other than the usual ones figures were made, and "" where
// there are none: "gate: none: every figure is shown · aged to 1 Jan 2027 at 3 % a
// year, compound". It stands wherever figures are shown or exported.
func Rules(q market.Query) string {
	var parts []string
	if q.Gate != market.DefaultGate() {
		parts = append(parts, "gate: "+Words(q.Gate.Remark()))
	}
	if q.Weighting == market.PerEmployer {
		parts = append(parts, "each employer counts once: percentiles of the employers' medians")
	}
	if a := q.Ageing; !a.To.IsZero() {
		way := "compound"
		if a.Simple {
			way = "simple"
		}
		parts = append(parts, fmt.Sprintf("aged to %s at %s %% a year, %s", a.To.Format("2 Jan 2006"), percent(a.Rate), way))
	}
	if q.Publication {
		parts = append(parts, "for outside publication")
	}
	if q.Hours != market.StandardHours {
		parts = append(parts, money.Grouped(q.Hours)+" hours a year")
	}
	return strings.Join(parts, " · ")
}

// percent writes a share in per cent: 0.07 as "7".
func percent(share float64) string { return strconv.FormatFloat(100*share, 'g', 12, 64) }

// Effective says what date the pay is for.
func Effective(a market.About) string {
	if a.Effective.IsZero() && a.Blended != nil {
		var dates []string
		for _, source := range a.Blended.Sources {
			if at := source.About.Effective; !at.IsZero() {
				dates = append(dates, source.Name+" "+at.Format("2 Jan 2006"))
			}
		}
		if dates != nil {
			return "effective " + strings.Join(dates, ", ")
		}
	}
	if a.Effective.IsZero() {
		return "effective date unknown"
	}
	return "effective " + a.Effective.Format("2 Jan 2006")
}

// MethodName says how percentiles are computed.
const MethodName = "Excel PERCENTILE.INC (Hyndman–Fan type 7)"

// SamplingMethodName says how percentiles are computed under sampling weights.
const SamplingMethodName = "inverse of the weighted distribution, averaged where it is level"

// Method says how the comparison's percentiles came about.
func Method(c market.Comparison) string {
	if c.About.Published && c.About.Blended != nil {
		return "of the mixture of the sources' curves"
	}
	if c.About.Published {
		return "as published, not recomputed"
	}
	name := MethodName
	switch {
	case c.Query.Weighting == market.PerEmployer:
		name += " over the employers' medians"
	case c.About.Weight.Kind == market.SamplingWeight:
		name = SamplingMethodName
	}
	if weight := Words(c.About.Weight.Remark()); weight != "" {
		name += ", " + weight
	}
	return name
}

// Sentence says a comparison's headline in one sentence, to be pasted into a
// message: the cut, the pay, the median and the top 10 %, who stands behind
// them, the source, the method and the rules that are not the usual ones.
func Sentence(c market.Comparison) string {
	r := c.Whole()
	text := fmt.Sprintf("%s, %s, %s: median %s, P90 %s; %s; %s; %s",
		Cut(c.Query), PayText(c), Effective(c.About),
		figureText(c, r.Median()), figureText(c, r.Top()),
		Behind(r), Source(c.About), Method(c))
	if rules := Rules(c.Query); rules != "" {
		text += "; " + rules
	}
	return text
}

// Source names a source with what must stand beside its name.
func Source(a market.About) string {
	note := Words(a.Note)
	if note == "" {
		return a.Name
	}
	return a.Name + " (" + note + ")"
}

// Behind says who stands behind a row: "118 people, 41 employers".
func Behind(r market.Row) string {
	switch {
	case !r.Withheld.IsZero():
		return "number of people withheld (" + Words(r.Withheld) + ")"
	case r.People < 0:
		return "number of people not published"
	}
	text := Plural(r.People, "person", "people")
	if r.Employers >= 0 {
		text += ", " + Plural(r.Employers, "employer", "employers")
	}
	return text
}

// Plural writes a number with its noun: "1 person", "6,000 people".
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return money.Format(float64(n), "", 0) + " " + many
}

// figureText writes a figure with its currency, or why it is withheld.
func figureText(c market.Comparison, f market.Figure) string {
	if !f.Known() {
		return MissingText(f)
	}
	text := money.Format(f.Value, c.Currency, Decimals(c.Query.Basis))
	switch f.Status {
	case market.AtLeast:
		return "≥ " + text
	case market.BelowGate:
		return text + " (below the gate: " + Words(f.Reason) + ")"
	default:
		return text
	}
}

// MissingText says why a figure has no number: "withheld (needs 10 people, has
// 7)", "not published (suppressed)".
func MissingText(f market.Figure) string {
	switch {
	case f.Status == market.Withheld:
		return "withheld (" + Words(f.Reason) + ")"
	case f.Reason.IsZero() || Words(f.Reason) == Words(remark.New(remark.NotPublished)): // a publisher may say no more
		return string(market.NotPublished)
	default:
		return string(market.NotPublished) + " (" + Words(f.Reason) + ")"
	}
}

// BothBases writes a figure annual and hourly, whichever basis the comparison is
// in: "$152,000 ($73.08 an hour)". A monthly one stands first as it is, and a
// published one alone: what a publisher gives by the year is not converted.
func BothBases(c market.Comparison, f market.Figure) string {
	text := figureText(c, f)
	if !f.Known() || c.About.Published {
		return text
	}
	annual := f.Value * c.Query.Basis.Divisor(c.Query.Hours)
	hourly := annual / c.Query.Hours
	switch c.Query.Basis {
	case market.Hourly:
		return fmt.Sprintf("%s an hour (%s a year)", text, money.Format(annual, c.Currency, 0))
	case market.Monthly:
		return fmt.Sprintf("%s a month (%s an hour)", text, money.Format(hourly, c.Currency, 2))
	default:
		return fmt.Sprintf("%s (%s an hour)", text, money.Format(hourly, c.Currency, 2))
	}
}

// OwnText says where a pay stands in a row: "$148,000 ranks at the 46th
// percentile, market ratio 97 %, $4,000 below the median".
func OwnText(c market.Comparison, r market.Row) string {
	p := r.Own
	pay := money.Format(p.Pay, c.Currency, Decimals(c.Query.Basis))
	switch median := r.Median(); {
	case !median.Known():
		return pay + " cannot be ranked: the median is " + MissingText(median)
	case math.IsNaN(p.Ratio):
		return fmt.Sprintf("%s %s; the median is %s", pay, RankText(p.Rank), figureText(c, median))
	}
	return fmt.Sprintf("%s %s, market ratio %.0f %%, %s", pay, RankText(p.Rank), p.Ratio*100, apartText(c, p.Apart))
}

// OwnBrief says the same shorter, where the pay itself stands beside: "Ranks at the 46th
// percentile, $4,000 below the median."
func OwnBrief(c market.Comparison, r market.Row) string {
	p := r.Own
	switch median := r.Median(); {
	case !median.Known():
		return "No rank: the median is " + MissingText(median) + "."
	case math.IsNaN(p.Ratio):
		return Capital(RankText(p.Rank)) + "."
	}
	return Capital(RankText(p.Rank)) + ", " + apartText(c, p.Apart) + "."
}

// RankText says a rank in words.
func RankText(rank market.Rank) string {
	switch {
	case rank.BelowLowest && rank.Interpolated:
		return fmt.Sprintf("lies below the lowest published percentile (P%.0f)", rank.Share*100)
	case rank.AboveHighest && rank.Interpolated:
		return fmt.Sprintf("lies above the highest published percentile (P%.0f)", rank.Share*100)
	case rank.BelowLowest:
		return "is below everyone in this selection"
	case rank.AboveHighest:
		return "is above everyone in this selection"
	case !rank.Known:
		return "has no rank here"
	case rank.Interpolated:
		return "ranks " + placed("at about", rank.Share) + " (interpolated)"
	case rank.To > rank.Share:
		return "ranks " + placedBetween(rank.Share, rank.To)
	default:
		return "ranks " + placed("at", rank.Share)
	}
}

// placedBetween writes the shares of the first and the last of several who are paid the
// same: "at the 20th to 60th percentile".
func placedBetween(from, to float64) string {
	first, last := max(int(from*100+0.5), 1), min(int(to*100+0.5), 99)
	if first >= last {
		return placed("at", from)
	}
	return fmt.Sprintf("at the %s to %s percentile", ordinal(first), ordinal(last))
}

// placed writes a share as a percentile: "at the 46th percentile". Nobody between the
// lowest and the highest pay is at the 0th or the 100th.
func placed(at string, share float64) string {
	n := int(share*100 + 0.5)
	switch {
	case n < 1:
		return "below the 1st percentile"
	case n > 99:
		return "above the 99th percentile"
	}
	return fmt.Sprintf("%s the %s percentile", at, ordinal(n))
}

// ordinal writes a number as a place: "21st".
func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// apartText says how far a pay is from the median.
func apartText(c market.Comparison, apart float64) string {
	decimals := Decimals(c.Query.Basis)
	switch {
	case apart < 0:
		return money.Format(-apart, c.Currency, decimals) + " below the median"
	case apart > 0:
		return money.Format(apart, c.Currency, decimals) + " above the median"
	default:
		return "at the median"
	}
}

// Progress says how far the reading of a file has come, in bytes; a total of 0 is
// unknown.
func Progress(done, total int64) string {
	switch {
	case total == 0:
		return bytesText(done) + " read"
	case done >= total:
		return bytesText(total) + " read, putting it in order…"
	}
	return bytesText(done) + " of " + bytesText(total)
}

// bytesText writes a number of bytes as people read it: "1.2 MB".
func bytesText(n int64) string {
	units := []string{"bytes", "kB", "MB", "GB"}
	amount, unit := float64(n), 0
	for amount >= 1000 && unit < len(units)-1 {
		amount, unit = amount/1000, unit+1
	}
	if unit == 0 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.1f %s", amount, units[unit])
}
