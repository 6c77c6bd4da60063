package drivers

import (
	"cmp"
	"context"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/regression"
	"github.com/paybench/paybench/data/remark"
)

// The model has one figure for a value, whatever the other dimensions say. Where the
// effect turns its sign between the values of another dimension, that figure hides it,
// and a note hints at it.
//
// The effect of a value among the people of another dimension's value is the mean
// residual there, of this value less of the reference, added to the model's figure. Its
// error is that of the delete-a-group jackknife (Kott 2001), an employer's people always
// in one group; a sign turns where one effect is above and another below zero, each at
// a level divided by the number of effects looked at (Gail and Simon 1985; Piantadosi
// and Gail 1993), so that among all of one cut chance turns one in at most a cut of twenty.
const (
	turnTerms  = 6    // dimensions looked at in pairs: those that explain most
	turnGroups = 64   // of employers
	turnLevel  = 0.05 // chance of a hint where there is nothing
	turnShare  = 0.25 // most that a group of employers may be of a cell
	mostTurns  = 3    // hints, the surest ones
)

// turns adds up residuals by pairs of values of two dimensions.
type turns struct {
	terms  []*turnTerm
	groups [turnGroups][]heap // by cell
	cells  int
	held   [turnGroups][]held
	gate   market.Gate
}

// heap is what residuals add up to.
type heap struct {
	people int
	sum    float64
}

func (h heap) mean() float64 { return h.sum / float64(h.people) }

// less is a heap without some of its people.
func (h heap) less(o heap) heap { return heap{h.people - o.people, h.sum - o.sum} }

// held is somebody whose residual is not in the cells yet.
type held struct {
	slots [turnTerms]int32 // by term: among its values, or none
	left  float64
}

// mostHeld is how many of one group are held: its cells are read into the processor's
// cache once for all of them.
const mostHeld = 1 << 10

// turnTerm is a dimension whose values are looked at.
type turnTerm struct {
	*term
	place     int            // among the columns of a batch
	values    []market.Value // shown ones, the reference first
	effects   []float64      // their coefficients
	slot      []int          // by code: among values, or none
	firstCell []int          // of the pair with a later term
}

// turn is an effect that turns its sign.
type turn struct {
	of, among    *turnTerm
	value        int
	above, below int     // values of the other dimension
	chance       float64 // of the less sure of the two
}

// findTurns adds hints at effects that turn their sign.
func (d *Drivers) findTurns(ctx context.Context, design *design, f *regression.Fitted) error {
	t := &turns{gate: d.Cut.Query.Gate}
	for place, term := range design.terms {
		if one := d.turnTerm(term, place, f); len(one.values) > 1 {
			t.terms = append(t.terms, one)
		}
	}
	if len(t.terms) < 2 {
		return nil
	}
	slices.SortStableFunc(t.terms, func(a, b *turnTerm) int { return cmp.Compare(b.explains, a.explains) })
	t.terms = t.terms[:min(len(t.terms), turnTerms)]
	t.layOut()
	if err := t.add(ctx, design, f); err != nil {
		return err
	}
	for _, hint := range t.hints() {
		of, among := hint.of, hint.among
		d.note(remark.EffectTurns, of.Header, of.values[hint.value].Label, of.values[0].Label,
			among.Header, among.values[hint.above].Label, among.values[hint.below].Label)
	}
	return nil
}

// turnTerm is a term with its values that are shown and have an effect.
func (d *Drivers) turnTerm(t *term, place int, f *regression.Fitted) *turnTerm {
	out := &turnTerm{term: t, place: place, firstCell: make([]int, turnTerms)}
	if !t.why.IsZero() || t.quantity != nil || t.reference == 0 {
		return out
	}
	out.slot = slices.Repeat([]int{none}, len(t.people))
	add := func(code int, effect float64) {
		out.slot[code] = len(out.values)
		out.values, out.effects = append(out.values, t.Values[code-1]), append(out.effects, effect)
	}
	add(t.reference, 0)
	for _, v := range d.Dimensions[t.at].Values {
		if code := t.code(v.Label); !v.Blank && !v.Reference && v.Effect.Known() {
			add(code, f.Coefficients[t.columnOf[code]])
		}
	}
	return out
}

// layOut gives each pair of terms its cells.
func (t *turns) layOut() {
	for i, a := range t.terms {
		for j := i + 1; j < len(t.terms); j++ {
			a.firstCell[j] = t.cells
			t.cells += len(a.values) * len(t.terms[j].values)
		}
	}
	for g := range t.groups {
		t.groups[g] = make([]heap, t.cells)
	}
}

// add sorts everybody's residual into the cells.
func (t *turns) add(ctx context.Context, d *design, f *regression.Fitted) error {
	var o regression.Observation
	single := 0
	err := d.sample(ctx, func(b market.Batch) error {
		for i, pay := range b.Pay {
			if !(pay > 0) || !d.encode(&o, b, i) {
				continue
			}
			left := math.Log(pay)
			for k, column := range o.Columns {
				left -= o.Values[k] * f.Coefficients[column]
			}
			group := d.employer(b, i)
			if group == regression.Alone {
				group = single
				single++
			}
			one := held{left: left}
			for k, term := range t.terms {
				one.slots[k] = int32(term.slot[b.Codes[term.place][i]])
			}
			t.hold(group%turnGroups, one)
		}
		return nil
	})
	for group := range t.held {
		t.empty(group)
	}
	return err
}

// hold holds one more of a group.
func (t *turns) hold(group int, one held) {
	if len(t.held[group]) == mostHeld {
		t.empty(group)
	}
	t.held[group] = append(t.held[group], one)
}

// empty adds those of a group who are held.
func (t *turns) empty(group int) {
	for i := range t.held[group] {
		t.addOne(t.groups[group], &t.held[group][i])
	}
	t.held[group] = t.held[group][:0]
}

// addOne adds a residual to the cell of each pair of terms.
func (t *turns) addOne(group []heap, one *held) {
	for i, a := range t.terms {
		if one.slots[i] == none {
			continue
		}
		for j := i + 1; j < len(t.terms); j++ {
			if one.slots[j] != none {
				cell := &group[a.firstCell[j]+int(one.slots[i])*len(t.terms[j].values)+int(one.slots[j])]
				cell.people++
				cell.sum += one.left
			}
		}
	}
}

// cell is where the residuals of two terms' values are.
func (t *turns) cell(i, value, j, other int) int {
	if i > j {
		i, value, j, other = j, other, i, value
	}
	return t.terms[i].firstCell[j] + value*len(t.terms[j].values) + other
}

// hints are the surest effects that turn, at most one for two dimensions.
func (t *turns) hints() []turn {
	var found []turn
	looked := 0
	for i := range t.terms {
		for j := range t.terms {
			if i == j {
				continue
			}
			for value := 1; value < len(t.terms[i].values); value++ {
				one, n := t.surest(i, value, j)
				looked += n
				if one.chance < turnLevel {
					found = append(found, one)
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b turn) int { return cmp.Compare(a.chance, b.chance) })
	var out []turn
	for _, one := range found {
		same := func(other turn) bool {
			return one.of == other.of && one.among == other.among || one.of == other.among && one.among == other.of
		}
		if len(out) < mostTurns && one.chance*float64(looked) < turnLevel && !slices.ContainsFunc(out, same) {
			out = append(out, one)
		}
	}
	return out
}

// surest finds where a value's effect is most surely above and below zero among the
// values of another term, and says of how many it could be told.
func (t *turns) surest(i, value, j int) (turn, int) {
	of, among := t.terms[i], t.terms[j]
	above, below, looked := 1.0, 1.0, 0
	out := turn{of: of, among: among, value: value}
	for other := range among.values {
		effect, chance, ok := t.effect(of.effects[value], t.cell(i, value, j, other), t.cell(i, 0, j, other))
		if !ok {
			continue
		}
		looked++
		switch {
		case effect > 0 && chance < above:
			above, out.above = chance, other
		case effect < 0 && chance < below:
			below, out.below = chance, other
		}
	}
	out.chance = max(above, below)
	if looked < 2 {
		return out, 0
	}
	return out, looked
}

// effect is the effect in two cells, and the chance of one as far from zero on its side
// where there is none.
func (t *turns) effect(model float64, cell, reference int) (effect, chance float64, ok bool) {
	these, ok := t.whole(cell)
	if !ok {
		return 0, 0, false
	}
	those, ok := t.whole(reference)
	if !ok {
		return 0, 0, false
	}
	apart := these.mean() - those.mean()
	squares := 0.0
	groups, with, without := 0, 0, 0
	for g := range t.groups {
		a, b := t.groups[g][cell], t.groups[g][reference]
		if a.people > 0 {
			with++
		}
		if b.people > 0 {
			without++
		}
		if a.people > 0 || b.people > 0 {
			groups++
			moved := these.less(a).mean() - those.less(b).mean() - apart
			squares += moved * moved
		}
	}
	n := float64(groups)
	from := math.Sqrt(squares * (n - 1) / n)
	if from == 0 {
		return 0, 0, false
	}
	effect = model + apart
	freedom := float64(min(with, without) - 1)
	return effect, distuv.StudentsT{Sigma: 1, Nu: freedom}.CDF(-math.Abs(effect) / from), true
}

// whole is a cell of all groups; not ok where it does not pass the gate. Employers are
// taken by their groups, which are fewer than they and weigh more.
func (t *turns) whole(cell int) (heap, bool) {
	var all heap
	groups, largest := 0, 0
	for g := range t.groups {
		one := t.groups[g][cell]
		if one.people == 0 {
			continue
		}
		groups++
		largest = max(largest, one.people)
		all.people += one.people
		all.sum += one.sum
	}
	share := turnShare
	if t.gate.MaxShare > 0 {
		share = min(share, t.gate.MaxShare)
	}
	return all, all.people >= max(t.gate.People, fewestOfValue) && groups >= max(t.gate.Employers, fewestOfValue) &&
		float64(largest) <= share*float64(all.people)
}
