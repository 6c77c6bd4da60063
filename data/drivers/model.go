package drivers

import (
	"context"
	"errors"
	"maps"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/regression"
	"github.com/paybench/paybench/data/remark"
)

// fitModel fits the model and fills in its effects, or says why there is none.
func (d *Drivers) fitModel(ctx context.Context, people market.Sampler) error {
	if people == nil {
		d.Model.Reason = remark.New(remark.NeedsRecords)
		return nil
	}
	if median := d.Cut.Whole().Median(); !median.Known() {
		d.Model.Reason = median.Reason
		return nil
	}
	if mean := d.Cut.Whole().Mean; d.Cut.Query.Publication && !mean.Known() { // see mayLeave
		d.Model.Reason = mean.Reason
		return nil
	}
	design, err := newDesign(ctx, people, d.Cut.Query, d.Dimensions)
	if err != nil {
		return err
	}
	if d.Model.Reason = design.refusal(design.people, design.width); !d.Model.Reason.IsZero() {
		return nil
	}
	f, err := design.fit(ctx)
	switch {
	case errors.Is(err, regression.ErrTooFew):
		d.Model.Reason = remark.New(remark.TooFewForColumns)
		return nil
	case errors.Is(err, regression.ErrUnsound):
		d.Model.Reason = remark.New(remark.ColumnsAlike)
		return nil
	case err != nil:
		return err
	}
	if d.Model.Reason = design.refusal(f.People, f.Parameters); !d.Model.Reason.IsZero() {
		return nil
	}
	d.Model = Model{
		People: f.People, Employers: f.Clusters, Parameters: f.Parameters,
		RSquared: f.RSquared, Spread: shareOf(f.Spread),
	}
	for _, t := range design.terms {
		d.explain(&d.Dimensions[t.at], t, f)
	}
	if err := d.findTurns(ctx, design, f); err != nil {
		return err
	}
	d.Model.Notes = append(d.Model.Notes, design.notes(f)...)
	d.noteWeight()
	return nil
}

// fit fits the model, leaving out dimensions that can't be told apart from others.
func (d *design) fit(ctx context.Context) (*regression.Fitted, error) {
	for {
		f, err := regression.Fit(regression.Model{Columns: d.width, Clusters: d.clusters()}, d.observations(ctx))
		if err != nil || !d.reduce(f) {
			return f, err
		}
	}
}

// refusal says why so many people are too few for so many parameters, if they are.
func (d *design) refusal(people, parameters int) remark.Remark {
	switch {
	case people < fewestPeople:
		return remark.New(remark.ModelNeedsPeople, fewestPeople, people)
	case people < (perParameter+1)*parameters:
		return remark.New(remark.ParametersNeedPeople, parameters, (perParameter+1)*parameters, people)
	case parameters < 2:
		return remark.New(remark.NothingToTell)
	}
	return remark.Remark{}
}

// explain fills in the effects of one dimension.
func (d *Drivers) explain(dimension *Dimension, t *term, f *regression.Fitted) {
	switch {
	case !t.why.IsZero():
		dimension.Why = t.why
		dimension.withhold(remark.New(remark.NotInModel))
	case t.quantity != nil:
		dimension.Slope = &Slope{t.quantity.unit, effectOf(f.Contrasts[t.columnOf[1]])}
		dimension.withhold(remark.New(remark.TakenAsQuantity))
		switch n := t.quantity.spans; {
		case n == 0:
		case d.Cut.Query.Publication: // as with the rarest values
			d.note(remark.SpansUncounted, t.Header)
		default:
			d.note(remark.SpansAtMiddle, t.Header, n)
		}
	default:
		d.explainValues(dimension, t, f)
	}
}

// withhold gives all values of a dimension one reason for having no effect.
func (d *Dimension) withhold(why remark.Remark) {
	for i := range d.Values {
		d.Values[i].Effect = Effect{Reason: why}
	}
}

// explainValues fills in the effects of a dimension's values.
func (d *Drivers) explainValues(dimension *Dimension, t *term, f *regression.Fitted) {
	for i := range dimension.Values {
		v := &dimension.Values[i]
		mayLeave, code := d.mayLeave(*dimension, *v), 0
		if !v.Blank {
			code = t.code(v.Label)
		}
		switch {
		case code == t.reference:
			v.Effect = Effect{} // nothing, from itself
		case !v.Median.Known():
			v.Effect = Effect{Reason: v.Median.Reason}
		case !mayLeave.IsZero():
			v.Effect = Effect{Reason: mayLeave}
		case f.Clusters > 0 && v.Employers < fewestOfValue:
			v.Effect = Effect{Reason: remark.New(remark.FewEmployers, fewestOfValue, v.Employers)}
		case !t.kept[code]:
			v.Effect = Effect{Reason: remark.New(remark.CountedAmongOthers)}
		default:
			v.Effect = effectOf(f.Contrasts[t.columnOf[code]])
		}
	}
	switch values, n := t.pooled(); {
	case values == 0:
	case d.Cut.Query.Publication: // the number of people is not for everybody to know
		d.note(remark.RarestPooledUncounted, t.Header)
	default:
		d.note(remark.RarestPooled, t.Header, values, n)
	}
}

// mayLeave says why an effect is not for outside publication; nothing where it is, or
// nobody asked for that. An effect is as good as the mean of its value and that of the
// reference, and leaves where both do: that of total cash beside that of base pay would
// tell the only bonus of a value.
func (d *Drivers) mayLeave(of Dimension, v Value) remark.Remark {
	if !d.Cut.Query.Publication {
		return remark.Remark{}
	}
	for _, one := range of.Values {
		if one.Reference && !one.mean.Known() {
			return one.mean.Reason
		}
	}
	return v.mean.Reason
}

// code is the code of a label; 0 where no value has it.
func (t *term) code(label string) int {
	return slices.IndexFunc(t.Values, func(v market.Value) bool { return v.Label == label }) + 1
}

// effectOf is a coefficient as a share of pay.
func effectOf(b regression.Estimate) Effect {
	if math.IsNaN(b.Value) {
		return Effect{Reason: remark.New(remark.GoesTogether)}
	}
	e := Effect{Share: shareOf(b.Value)}
	if low, high, ok := b.Interval(market.Confidence); ok && !math.IsInf(shareOf(high), 0) {
		e.Attainable, e.Low, e.High = true, shareOf(low), shareOf(high)
	}
	return e
}

// notes say what the model as a whole left out or took for granted.
func (d *design) notes(f *regression.Fitted) []remark.Remark {
	var notes []remark.Remark
	if d.unpaid > 0 {
		notes = append(notes, d.counted(d.unpaid, remark.UnpaidLeft, remark.UnpaidLeftUncounted))
	}
	if n := d.people - f.People; n > 0 {
		notes = append(notes, d.counted(n, remark.BlankLeft, remark.BlankLeftUncounted))
	}
	if len(f.Lone) > 0 {
		notes = append(notes, d.lone(f.Lone))
	}
	switch {
	case f.Clusters > 0:
		notes = append(notes, remark.New(remark.IntervalsByEmployer))
	case d.named:
		notes = append(notes, remark.New(remark.EmployersTooFew, fewestClusters))
	default:
		notes = append(notes, remark.New(remark.EmployersUnknown))
	}
	return notes
}

// lone names the columns that a single person decides, whom no interval can allow for.
func (d *design) lone(lone map[int]int) remark.Remark {
	if d.cut.Publication {
		return remark.New(remark.LoneUncounted)
	}
	people := 0
	var where []any
	for _, column := range slices.Sorted(maps.Keys(lone)) {
		people += lone[column]
		if named := d.nameOf(column); !named.IsZero() {
			where = append(where, named)
		}
	}
	return remark.New(remark.Lone, people, where)
}

// nameOf says what a column is of; nothing where it is no value's.
func (d *design) nameOf(column int) remark.Remark {
	for _, t := range d.terms {
		for code, of := range t.columnOf {
			switch {
			case of != column || t.people[code] == 0:
			case t.quantity != nil:
				return remark.New(remark.ColumnOfQuantity, t.Header)
			case !t.kept[code]:
				return remark.New(remark.ColumnOfOthers, t.Header)
			case code == 0:
				return remark.New(remark.ColumnOfValue, t.Header, market.BlankName)
			default:
				return remark.New(remark.ColumnOfValue, t.Header, t.Values[code-1].Label)
			}
		}
	}
	return remark.Remark{}
}

// noteWeight says what the model makes of rows that do not stand for one person
// each.
func (d *Drivers) noteWeight() {
	switch weight := d.Cut.About.Weight; weight.Kind {
	case market.CountWeight:
		d.note(remark.RowsCountPeople, weight.Header)
	case market.SamplingWeight:
		d.note(remark.WeightsIgnored, weight.Header)
	}
}

func (d *Drivers) note(kind remark.Kind, args ...any) {
	d.Model.Notes = append(d.Model.Notes, remark.New(kind, args...))
}

// counted is a remark with a number of people, or the one that does not tell it,
// which is not for outside publication.
func (d *design) counted(n int, told, untold remark.Kind) remark.Remark {
	if d.cut.Publication {
		return remark.New(untold)
	}
	return remark.New(told, n)
}
