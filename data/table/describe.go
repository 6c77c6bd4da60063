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
	"github.com/paybench/paybench/data/say"
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
			v = say.L("no value")
		}
		parts = append(parts, v)
	}
	if f.Prefix != "" {
		parts = append(parts, say.F("begins with %s", f.Prefix))
	}
	switch {
	case f.AtLeast != nil && f.AtMost != nil:
		parts = append(parts, say.F("%s to %s", bound(*f.AtLeast), bound(*f.AtMost)))
	case f.AtLeast != nil:
		parts = append(parts, say.F("%s or more", bound(*f.AtLeast)))
	case f.AtMost != nil:
		parts = append(parts, say.F("up to %s", bound(*f.AtMost)))
	}
	return strings.Join(parts, " "+say.L("or")+" ")
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
		rest = append(rest, dimensionName(f.Dimension)+" "+FilterText(f))
	}
	all := append(roles, rest...)
	if len(all) == 0 {
		return strings.ToLower(say.Data(market.EveryoneName))
	}
	return strings.Join(all, " · ")
}

// dimensionName is a dimension by its name, within a text: "company size".
func dimensionName(name string) string {
	name = strings.ReplaceAll(name, "_", " ")
	if title := Capital(name); say.Data(title) != title {
		return strings.ToLower(say.Data(title))
	}
	return name
}

// PayText says which pay a comparison is about: "base salary, USD, annual".
func PayText(c market.Comparison) string {
	parts := []string{say.Data(c.Element.Label)}
	if c.Currency != "" {
		parts = append(parts, c.Currency)
	}
	parts = append(parts, say.Data(string(c.Query.Basis)))
	return strings.Join(parts, ", ")
}

// Rules says by which rules other than the usual ones figures were made, and "" where
// there are none: "gate: none: every figure is shown · aged to 1 Jan 2027 at 3 % a
// year, compound". It stands wherever figures are shown or exported.
func Rules(q market.Query) string {
	var parts []string
	if q.Gate != market.DefaultGate() {
		parts = append(parts, say.F("gate: %s", Words(q.Gate.Remark())))
	}
	if q.Weighting == market.PerEmployer {
		parts = append(parts, say.L("each employer counts once: percentiles of the employers' medians"))
	}
	if a := q.Ageing; !a.To.IsZero() {
		way := say.L("compound")
		if a.Simple {
			way = say.L("simple")
		}
		parts = append(parts, say.F("aged to %s at %s %% a year, %s", a.To.Format("2 Jan 2006"), percent(a.Rate), way))
	}
	if q.Publication {
		parts = append(parts, say.L("for outside publication"))
	}
	if q.Hours != market.StandardHours {
		parts = append(parts, say.F("%s hours a year", money.Grouped(q.Hours)))
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
			return say.F("effective %s", strings.Join(dates, ", "))
		}
	}
	if a.Effective.IsZero() {
		return say.L("effective date unknown")
	}
	return say.F("effective %s", a.Effective.Format("2 Jan 2006"))
}

// MethodName says how percentiles are computed.
const MethodName = "Excel PERCENTILE.INC (Hyndman–Fan type 7)"

// Method says how the comparison's percentiles came about.
func Method(c market.Comparison) string {
	if c.About.Published && c.About.Blended != nil {
		return say.L("of the mixture of the sources' curves")
	}
	if c.About.Published {
		return say.L("as published, not recomputed")
	}
	name := MethodName
	switch {
	case c.Query.Weighting == market.PerEmployer:
		name = say.F("%s over the employers' medians", MethodName)
	case c.About.Weight.Kind == market.SamplingWeight:
		name = say.L("inverse of the weighted distribution, averaged where it is level")
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
	text := say.F("%s, %s, %s: median %s, P90 %s; %s; %s; %s",
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

// Asked says which database works the figures out, when its table was read, and what
// tells whether it has changed since; "" where they are worked out here.
func Asked(a market.About) string {
	if a.Asked.Engine == "" {
		return ""
	}
	return say.F("asked of %s on %s, %s, fingerprint %s", a.Asked.Engine, a.Asked.At.Format("2 Jan 2006 15:04 UTC"), say.N(a.RowsRead, "row", "rows"), a.SHA256[:min(12, len(a.SHA256))]+"…")
}

// Behind says who stands behind a row: "118 people, 41 employers".
func Behind(r market.Row) string {
	switch {
	case !r.Withheld.IsZero():
		return say.F("number of people withheld (%s)", Words(r.Withheld))
	case r.People < 0:
		return say.L("number of people not published")
	}
	text := say.N(r.People, "person", "people")
	if r.Employers >= 0 {
		text += ", " + say.N(r.Employers, "employer", "employers")
	}
	return text
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
		return say.F("%s (below the gate: %s)", text, Words(f.Reason))
	default:
		return text
	}
}

// MissingText says why a figure has no number: "withheld (needs 10 people, has
// 7)", "not published (suppressed)".
func MissingText(f market.Figure) string {
	switch {
	case f.Status == market.Withheld:
		return say.F("withheld (%s)", Words(f.Reason))
	case f.Reason.IsZero() || Words(f.Reason) == Words(remark.New(remark.NotPublished)): // a publisher may say no more
		return say.L("not published")
	default:
		return say.F("not published (%s)", Words(f.Reason))
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
		return say.F("%s an hour (%s a year)", text, money.Format(annual, c.Currency, 0))
	case market.Monthly:
		return say.F("%s a month (%s an hour)", text, money.Format(hourly, c.Currency, 2))
	default:
		return say.F("%s (%s an hour)", text, money.Format(hourly, c.Currency, 2))
	}
}

// Progress says how far the reading of a file has come, in bytes; a total of 0 is
// unknown.
func Progress(done, total int64) string {
	switch {
	case total == 0:
		return say.F("%s read", Bytes(done))
	case done >= total:
		return say.F("%s read, putting it in order…", Bytes(total))
	}
	return say.F("%s of %s", Bytes(done), Bytes(total))
}

// Bytes writes a number of bytes as people read it: "1.2 MB".
func Bytes(n int64) string {
	units := []string{"bytes", "kB", "MB", "GB"}
	amount, unit := float64(n), 0
	for amount >= 1000 && unit < len(units)-1 {
		amount, unit = amount/1000, unit+1
	}
	if unit == 0 {
		return say.F("%d bytes", n)
	}
	return fmt.Sprintf("%.1f %s", amount, units[unit])
}
