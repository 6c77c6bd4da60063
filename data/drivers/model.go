package drivers

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// fitModel fits the model and fills in its effects, or says why there is none.
func (d *Drivers) fitModel(ctx context.Context, m market.Market, people market.Sampler) error {
	if people == nil {
		d.Model.Reason = "a model needs pay records; this is a table of figures that somebody else computed"
		return nil
	}
	if median := d.Cut.Whole().Median(); !median.Known() {
		d.Model.Reason = median.Reason
		return nil
	}
	design, err := newDesign(ctx, people, d.Cut.Query, d.Dimensions, employerOf(m))
	if err != nil {
		return err
	}
	if d.Model.Reason = design.refusal(design.people, design.width); d.Model.Reason != "" {
		return nil
	}
	f, err := design.fit(ctx)
	switch {
	case errors.Is(err, errTooFew), errors.Is(err, errUnsound):
		d.Model.Reason = err.Error()
		return nil
	case err != nil:
		return err
	}
	if d.Model.Reason = design.refusal(f.people, f.parameters); d.Model.Reason != "" {
		return nil
	}
	d.Model = Model{
		People: f.people, Employers: f.clusters, Parameters: f.parameters,
		RSquared: f.rSquared, Spread: shareOf(f.spread),
	}
	for _, t := range design.terms {
		d.explain(&d.Dimensions[t.at], t, f)
	}
	d.Model.Notes = append(d.Model.Notes, design.notes(f)...)
	d.noteWeight()
	return nil
}

// fit fits the model, leaving out dimensions that can't be told apart from others.
func (d *design) fit(ctx context.Context) (*fitted, error) {
	for {
		f, err := fit(d.width, d.employers, d.observations(ctx))
		if err != nil || !d.reduce(f) {
			return f, err
		}
	}
}

// employerOf is the dimension that names employers; nil where none does.
func employerOf(m market.Market) *market.Dimension {
	for _, d := range m.Dimensions() {
		if d.Kind == market.Employer {
			return &d
		}
	}
	return nil
}

// refusal says why so many people are too few for so many parameters, or "".
func (d *design) refusal(people, parameters int) string {
	switch {
	case people < fewestPeople:
		return fmt.Sprintf("a model needs %d people, this cut has %d", fewestPeople, people)
	case people < (perParameter+1)*parameters:
		return fmt.Sprintf("a model of %d parameters needs %d people, this cut has %d; remove a filter",
			parameters, (perParameter+1)*parameters, people)
	case parameters < 2:
		return "no dimension of the cut can be told apart from pay alone"
	}
	return ""
}

// explain fills in the effects of one dimension.
func (d *Drivers) explain(dimension *Dimension, t *term, f *fitted) {
	switch {
	case t.why != "":
		dimension.Why = t.why
		dimension.withhold("not in the model")
	case t.quantity != nil:
		dimension.Slope = &Slope{t.quantity.unit, f.effect(t.columnOf[1])}
		dimension.withhold("taken as a quantity")
		if n := t.quantity.spans; n > 0 {
			d.note("%s: %s counted at the middle of a span, or at its lower end where it is open", t.Header, people(n))
		}
	default:
		d.explainValues(dimension, t, f)
	}
}

// withhold gives all values of a dimension one reason for having no effect.
func (d *Dimension) withhold(why string) {
	for i := range d.Values {
		d.Values[i].Effect = Effect{Reason: why}
	}
}

// explainValues fills in the effects of a dimension's values.
func (d *Drivers) explainValues(dimension *Dimension, t *term, f *fitted) {
	for i := range dimension.Values {
		v := &dimension.Values[i]
		code := 0
		if !v.Blank {
			code = t.code(v.Label)
		}
		switch {
		case code == t.reference:
			v.Effect = Effect{} // nothing, from itself
		case !v.Median.Known():
			v.Effect = Effect{Reason: v.Median.Reason}
		case f.clusters > 0 && v.Employers < fewestOfValue:
			v.Effect = Effect{Reason: fmt.Sprintf("needs %d employers, has %d", fewestOfValue, v.Employers)}
		case !t.kept[code]:
			v.Effect = Effect{Reason: "counted among the other values"}
		default:
			v.Effect = f.effect(t.columnOf[code])
		}
	}
	switch values, n := t.pooled(); {
	case values == 0:
	case d.Cut.Query.Publication: // the number of people is not for everybody to know
		d.note("%s: the rarest values count as one", t.Header)
	default:
		d.note("%s: the rarest values (%d, with %s) count as one", t.Header, values, people(n))
	}
}

// code is the code of a label; 0 where no value has it.
func (t *term) code(label string) int {
	return slices.IndexFunc(t.Values, func(v market.Value) bool { return v.Label == label }) + 1
}

// effect is a coefficient as a share of pay.
func (f *fitted) effect(column int) Effect {
	b := f.coefficients[column]
	if math.IsNaN(b) {
		return Effect{Reason: "it goes together with values of other dimensions and can't be told apart from them"}
	}
	low, high := f.interval(column, market.Confidence)
	return Effect{Share: shareOf(b), Attainable: true, Low: shareOf(low), High: shareOf(high)}
}

// notes say what the model as a whole left out or took for granted.
func (d *design) notes(f *fitted) []string {
	var notes []string
	if d.unpaid > 0 {
		notes = append(notes, "left out: "+d.counted(d.unpaid)+" with pay of zero or less, which has no logarithm")
	}
	if n := d.people - f.people; n > 0 {
		notes = append(notes, "left out: "+d.counted(n)+" without a value of a quantity")
	}
	switch {
	case f.clusters > 0:
		notes = append(notes, "the intervals allow for people of one employer being paid alike (CR1)")
	case d.employer != nil:
		notes = append(notes, fmt.Sprintf("fewer than %d employers are too few to allow for their people being paid alike; the intervals are narrower than they should be", fewestClusters))
	default:
		notes = append(notes, "the data names no employers; where people of one employer are paid alike, the intervals are narrower than they should be")
	}
	return notes
}

// noteWeight says what the model makes of rows that do not stand for one person
// each.
func (d *Drivers) noteWeight() {
	switch weight := d.Cut.About.Weight; weight.Kind {
	case market.CountWeight:
		d.note("the people of one row (%s) count as people of their own, which makes the intervals narrower than they should be", weight.Header)
	case market.SamplingWeight:
		d.note("the model leaves the weights (%s) out of account: each row counts once", weight.Header)
	}
}

func (d *Drivers) note(format string, args ...any) {
	d.Model.Notes = append(d.Model.Notes, fmt.Sprintf(format, args...))
}

// counted is a number of people, which is not for outside publication.
func (d *design) counted(n int) string {
	if d.cut.Publication {
		return "people"
	}
	return people(n)
}

func people(n int) string { return table.Plural(n, "person", "people") }
