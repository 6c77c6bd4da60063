package command

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// object is a JSON object whose members stay in the order they were added in.
type object []member

// member is one name of an object with its value.
type member struct {
	name  string
	value any
}

// add adds a member.
func (o *object) add(name string, value any) { *o = append(*o, member{name, value}) }

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	for i, m := range o {
		out.WriteByte("{,"[min(i, 1)])
		if err := encoder.Encode(m.name); err != nil {
			return nil, err
		}
		out.WriteByte(':')
		if err := encoder.Encode(m.value); err != nil {
			return nil, fmt.Errorf("%s: %w", m.name, err)
		}
	}
	if len(o) == 0 {
		out.WriteByte('{')
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// printJSON prints one object at full precision. What a terminal would obey is
// escaped, which JSON asks for of some such characters only.
func printJSON(out io.Writer, value any) error {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("printing JSON: %w", err)
	}
	var escaped strings.Builder
	for _, r := range text.String() {
		if r != '\n' && commanding(r) {
			fmt.Fprintf(&escaped, `\u%04x`, r)
			continue
		}
		escaped.WriteRune(r)
	}
	if _, err := io.WriteString(out, escaped.String()); err != nil {
		return fmt.Errorf("printing JSON: %w", err)
	}
	return nil
}

// rowObject is one row of a comparison as JSON, in the order of the table's
// columns. Beside a bonus or commission stand those who receive one.
func rowObject(c market.Comparison, r market.Row) object {
	var o object
	name := &r.Name
	if r.Whole {
		name = nil
	}
	o.add("group", name)
	if r.Blank {
		o.add("blank", true)
	}
	if c.Pinned {
		o.add("filters", append([]market.Filter{}, r.Query.Filters...))
	}
	o.add("people", counted(r.People))
	o.add("employers", counted(r.Employers))
	withheld := []object{}
	for _, f := range r.Figures {
		withheld = append(withheld, o.addFigure(table.FigureName(f.Percentile), f)...)
	}
	if c.Query.BothMedians {
		withheld = append(withheld, o.addFigure(table.OtherMedianName(c.Query), r.OtherMedian)...)
		if share, far := c.MediansApart(r); !math.IsNaN(share) {
			o.add("medians_apart", share)
			o.add("medians_far_apart", far)
		}
	}
	o.add("mean", number(r.Mean))
	if r.Mean.Known() && r.Mean.Error.Known {
		o.add("mean_prse", table.PRSE(r.Mean))
	}
	if c.Element.Kind.Variable() {
		o.add("receiving", counted(r.Receiving))
		o.add("median_percent_of_base", number(r.MedianOfBase))
	}
	if r.Own.Pay != 0 {
		o.add("own", ownObject(r.Own))
	}
	if r.Against != nil {
		o.add("difference", object{{"median", differenceObject(r.Against.Median)}, {"p90", differenceObject(r.Against.Top)}})
	}
	o.add("withheld", withheld)
	return o
}

// addFigure adds a figure under a key, with how sure it is and what must be known about
// it, and returns why it is withheld, if it is.
func (o *object) addFigure(key string, f market.Figure) (withheld []object) {
	o.add(key, number(f))
	o.add(key+"_ci", interval(f))
	switch {
	case f.Reliability() != "":
		o.add(key+"_reliability", f.Reliability())
	case f.Known() && !f.Interval.Why.IsZero():
		o.add(key+"_ci_missing", table.Say(f.Interval.Why))
	}
	if !f.Note.IsZero() {
		o.add(key+"_note", table.Say(f.Note))
	}
	if f.Status == market.AtLeast {
		o.add(key+"_at_least", true)
	}
	if f.Reason.IsZero() {
		return nil
	}
	return []object{{{"figure", key}, {"reason", table.Words(f.Reason)}, {"kind", f.Reason.Kind}, {"arguments", table.Say(f.Reason).Arguments}}}
}

// ownObject is where a pay stands, as JSON.
func ownObject(p market.Position) object {
	o := object{{"pay", p.Pay}, {"percent_rank", nil}, {"market_ratio", nil}, {"above_median", nil}}
	if p.Rank.Known {
		o[1].value = p.Rank.Share
	}
	if p.Rank.To > p.Rank.Share {
		o.add("percent_rank_to", p.Rank.To)
	}
	switch rank := p.Rank; {
	case rank.Interpolated && rank.BelowLowest:
		o.add("below_percentile", rank.Share*100)
	case rank.Interpolated && rank.AboveHighest:
		o.add("above_percentile", rank.Share*100)
	case rank.BelowLowest:
		o.add("below_everyone", true)
	case rank.AboveHighest:
		o.add("above_everyone", true)
	}
	if !math.IsNaN(p.Ratio) {
		o[2].value, o[3].value = p.Ratio, p.Apart
	}
	return o
}

// differenceObject is how far a figure is from the reference's, as JSON.
func differenceObject(d market.Difference) object {
	o := object{{"share", nil}, {"money", nil}, {"low", nil}, {"high", nil}, {"verdict", d.Verdict}}
	if !math.IsNaN(d.Share) {
		o[0].value = d.Share
	}
	if !math.IsNaN(d.Money) {
		o[1].value = d.Money
	}
	if d.Attainable {
		o[2].value, o[3].value = d.Low, d.High
	}
	return o
}

// number is a figure's value, nil where there is none.
func number(f market.Figure) any {
	if !f.Known() {
		return nil
	}
	return f.Value
}

// interval is a figure's interval, nil where there is none.
func interval(f market.Figure) any {
	if !f.Known() || !f.Interval.Attainable {
		return nil
	}
	return [2]float64{f.Interval.Low, f.Interval.High}
}

// counted is a number of people or employers, nil where it is unknown.
func counted(n int) *int {
	if n < 0 {
		return nil
	}
	return &n
}

// optional is nil for the empty text.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
