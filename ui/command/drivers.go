package command

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/drivers"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// driversCommand is paybench drivers.
func driversCommand(env Env) *cobra.Command {
	var c comparison
	cmd := &cobra.Command{
		Use:   "drivers [FILE]",
		Short: "say what moves pay in a selection",
		Long: `Says what moves pay in a file, or in the built-in market where none is named: how
far each value's median is from that of the commonest value, and how far pay is
from it like for like, by a model that holds everything else in the file
constant.`,
		Example: `  paybench drivers --where 'role=Director of Product Management'
  paybench drivers survey.csv --where country=DE --format json`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return c.drivers(cmd.Context(), env, first(args)) },
	}
	section(cmd, sectionSelection, c.selection)
	section(cmd, sectionOutput, func(flags *pflag.FlagSet) { textOrJSON(flags, &c.format) })
	section(cmd, sectionReading, c.source.reads)
	return cmd
}

// drivers finds what moves pay and prints it.
func (c *comparison) drivers(ctx context.Context, env Env, file string) error {
	defer c.source.close()
	src, asked, err := c.ask(ctx, env, file)
	if err != nil {
		return err
	}
	found, err := src.Explain(ctx, asked.Query)
	if err != nil {
		return err
	}
	if err := nobody(found.Cut); err != nil {
		return err
	}
	if c.format == "json" {
		return printJSON(env.Stdout, driversObject(found))
	}
	if err := printDrivers(env.paper(), found); err != nil {
		return fmt.Errorf("printing what moves pay: %w", err)
	}
	printWarnings(env, found.Cut)
	return nil
}

// printDrivers prints what moves pay for people.
func printDrivers(out paper, d drivers.Drivers) error {
	c := d.Cut
	fmt.Fprint(out, out.fitted(heading(c)))
	lines := grid{right: []bool{false, true, true}}
	var reasons footnotes
	lines.add("", "People", "Median", "Medians apart", "Like for like")
	for _, dimension := range d.Dimensions {
		addDimension(&lines, &reasons, d, dimension)
	}
	if err := lines.write(out); err != nil {
		return err
	}
	reasons.write(out)
	fmt.Fprintf(out, "\n%s\n", out.wrapped("", table.ModelText(d.Model)))
	for _, note := range table.DriverNotes(d) {
		fmt.Fprintln(out, out.wrapped("- ", table.Words(note)))
	}
	fmt.Fprintf(out, "\n%s\n", out.wrapped("", "Medians apart compares the people there are; Like for like holds the other dimensions constant. "+
		"In brackets: 95 % sure. "+table.Sentences(drivers.Cautions()...)))
	return nil
}

// addDimension adds one dimension's values.
func addDimension(lines *grid, reasons *footnotes, found drivers.Drivers, d drivers.Dimension) {
	c := found.Cut
	lines.add(fmt.Sprintf("%s, against %s", table.Title(d.Dimension), d.Reference))
	text := func(e drivers.Effect) string {
		if !e.Known() {
			return reasons.short(e.Reason)
		}
		return table.EffectText(e, 0)
	}
	likeForLike := func(v drivers.Value) string {
		switch {
		case d.Slope != nil || !d.Why.IsZero() || !found.Model.Reason.IsZero():
			return ""
		case v.Reference || !v.Median.Known():
			return "–"
		default:
			return text(v.Effect)
		}
	}
	for _, v := range d.Values {
		people, apart, effect := "–", "–", likeForLike(v)
		if v.People >= 0 {
			people = money.Format(float64(v.People), "", 0)
		}
		median := money.Format(v.Median.Value, c.Currency, table.Decimals(c.Query.Basis))
		if !v.Median.Known() {
			median = reasons.short(v.Median.Reason)
		}
		if v.Median.Known() && !v.Reference {
			apart = text(v.Apart)
		}
		lines.add("  "+v.Label, people, median, apart, effect)
	}
	if d.More > 0 {
		lines.add("  and " + say.N(d.More, "rarer value", "rarer values"))
	}
	if d.Slope != nil {
		lines.add("  "+table.Words(d.Slope.Unit), "", "", "", table.EffectText(d.Slope.Effect, 1))
	}
}

// The JSON object of what moves pay.
type (
	jsonDrivers struct {
		Source     string          `json:"source"`
		Pay        string          `json:"pay"`
		Currency   *string         `json:"currency"`
		Basis      market.Basis    `json:"basis"`
		Gate       string          `json:"gate"`
		Filters    []market.Filter `json:"filters"`
		Selection  object          `json:"selection"`
		Dimensions []jsonDimension `json:"dimensions"`
		LeftOut    []jsonLeftOut   `json:"left_out"`
		Model      jsonModel       `json:"model"`
		CannotSay  []*table.Said   `json:"cannot_say"`
		Warnings   []*table.Said   `json:"warnings"`
	}
	jsonDimension struct {
		Name      string      `json:"name"`
		Header    string      `json:"header"`
		Reference string      `json:"reference"`
		Values    []jsonValue `json:"values"`
		More      int         `json:"more_values"`
		Slope     *jsonSlope  `json:"slope"`
		Why       *table.Said `json:"not_in_model"`
	}
	jsonValue struct {
		Value     *string    `json:"value"`
		People    *int       `json:"people"`
		Employers *int       `json:"employers"`
		Median    any        `json:"median"`
		Interval  any        `json:"median_ci"`
		Apart     jsonEffect `json:"medians_apart"`
		Effect    jsonEffect `json:"like_for_like"`
	}
	jsonSlope struct {
		Unit   *table.Said `json:"unit"`
		Effect jsonEffect  `json:"like_for_like"`
	}
	jsonEffect struct {
		Share    *float64    `json:"share"`
		Interval *[2]float64 `json:"ci"`
		Reason   *table.Said `json:"reason"`
	}
	jsonLeftOut struct {
		Dimension string      `json:"dimension"`
		Why       *table.Said `json:"why"`
	}
	jsonModel struct {
		Reason     *table.Said   `json:"reason"`
		People     *int          `json:"people"`
		Employers  *int          `json:"employers"`
		Parameters int           `json:"parameters"`
		RSquared   *float64      `json:"r_squared"`
		Spread     *float64      `json:"spread"`
		Notes      []*table.Said `json:"notes"`
	}
)

// driversObject is what moves pay, as JSON.
func driversObject(d drivers.Drivers) jsonDrivers {
	c := d.Cut
	out := jsonDrivers{
		Source: sourceName(c.About), Pay: c.Element.Name, Currency: optional(c.Currency), Basis: c.Query.Basis,
		Gate: table.Words(c.Query.Gate.Remark()), Filters: append([]market.Filter{}, c.Query.Filters...), Selection: rowObject(c, c.Whole()),
		Dimensions: []jsonDimension{}, LeftOut: []jsonLeftOut{}, CannotSay: table.SayAll(drivers.Cautions()), Warnings: table.SayAll(c.Warnings),
		Model: jsonModel{
			Reason: table.Say(d.Model.Reason), People: counted(d.Model.People), Employers: counted(d.Model.Employers),
			Parameters: d.Model.Parameters, Notes: table.SayAll(d.Model.Notes),
		},
	}
	if d.Model.Reason.IsZero() {
		out.Model.RSquared, out.Model.Spread = &d.Model.RSquared, &d.Model.Spread
	}
	for _, dimension := range d.Dimensions {
		out.Dimensions = append(out.Dimensions, dimensionObject(dimension))
	}
	for _, left := range d.LeftOut {
		out.LeftOut = append(out.LeftOut, jsonLeftOut{left.Dimension.Name, table.Say(left.Why)})
	}
	return out
}

func dimensionObject(d drivers.Dimension) jsonDimension {
	out := jsonDimension{Name: d.Name, Header: d.Header, Reference: d.Reference, Values: []jsonValue{}, More: d.More, Why: table.Say(d.Why)}
	if d.Slope != nil {
		out.Slope = &jsonSlope{table.Say(d.Slope.Unit), effectObject(d.Slope.Effect)}
	}
	for _, v := range d.Values {
		value := jsonValue{
			People: counted(v.People), Employers: counted(v.Employers),
			Median: number(v.Median), Interval: interval(v.Median),
			Apart: effectObject(v.Apart), Effect: effectObject(v.Effect),
		}
		if !v.Blank {
			value.Value = &v.Label
		}
		out.Values = append(out.Values, value)
	}
	return out
}

func effectObject(e drivers.Effect) jsonEffect {
	if !e.Known() {
		return jsonEffect{Reason: table.Say(e.Reason)}
	}
	out := jsonEffect{Share: &e.Share}
	if e.Attainable {
		out.Interval = &[2]float64{e.Low, e.High}
	}
	return out
}
