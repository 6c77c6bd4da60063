package places

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// compared are places that are compared with each other.
type compared struct {
	*counts
	gate market.Gate

	codes  []uint32       // of the places
	at     map[uint32]int // by code: its place among them
	people [][]float64    // by role and place; nil for roles that tell nothing
	all    []float64      // by place: people compared
	roles  []int          // by place
}

// newCompared sorts people by role and place; roles of one place only are left out.
func newCompared(c *counts, gate market.Gate, codes []uint32) *compared {
	p := &compared{counts: c, gate: gate, codes: codes, at: map[uint32]int{}}
	for i, code := range codes {
		p.at[code] = i
	}
	p.people, p.all, p.roles = make([][]float64, len(c.kept)), make([]float64, len(codes)), make([]int, len(codes))
	for _, x := range c.cells {
		place, ok := p.at[x.place]
		if !ok || !c.kept[x.role] {
			continue
		}
		if p.people[x.role] == nil {
			p.people[x.role] = make([]float64, len(codes))
		}
		p.people[x.role][place] += float64(x.people)
	}
	for role, of := range p.people {
		places := 0
		for _, n := range of {
			if n > 0 {
				places++
			}
		}
		if places < 2 {
			p.people[role] = nil
			continue
		}
		for place, n := range of {
			p.all[place] += n
			if n > 0 {
				p.roles[place]++
			}
		}
	}
	return p
}

// total is everybody who is compared.
func (p *compared) total() float64 {
	sum := 0.0
	for _, n := range p.all {
		sum += n
	}
	return sum
}

// connected are the places that roles connect, of several such sets the one with most
// people.
func (p *compared) connected() []bool {
	set := make([]int, len(p.codes))
	for i := range set {
		set[i] = i
	}
	for _, of := range p.people {
		first := -1
		for place, n := range of {
			switch {
			case n == 0:
			case first < 0:
				first = place
			default:
				join(set, set[first], set[place])
			}
		}
	}
	people := make([]float64, len(set))
	best := 0
	for place, s := range set {
		people[s] += p.all[place]
		if people[s] > people[best] {
			best = s
		}
	}
	in := make([]bool, len(set))
	for place, s := range set {
		in[place] = s == best && p.all[place] > 0
	}
	return in
}

// join makes two sets one.
func join(set []int, a, b int) {
	for i := range set {
		if set[i] == b {
			set[i] = a
		}
	}
}

// inverse is that of the normal equations of the places, roles swept out: what each place
// has in them less its share of each role. They are short of one, the level of all places,
// which is set to 0.
func (p *compared) inverse() (*mat.SymDense, bool) {
	n := len(p.codes)
	equations := mat.NewSymDense(n, nil)
	add := func(i, j int, x float64) { equations.SetSym(i, j, equations.At(i, j)+x) }
	level := p.total() / float64(n*n)
	for i := range n {
		add(i, i, p.all[i])
		for j := i; j < n; j++ {
			add(i, j, level)
		}
	}
	for _, of := range p.people {
		all := sum(of)
		for i, a := range of {
			for j := i; a > 0 && j < n; j++ {
				add(i, j, -a*of[j]/all)
			}
		}
	}
	var factors mat.Cholesky
	var inverse mat.SymDense
	if !factors.Factorize(equations) || factors.InverseTo(&inverse) != nil {
		return nil, false
	}
	return &inverse, true
}

func sum(of []float64) float64 {
	total := 0.0
	for _, x := range of {
		total += x
	}
	return total
}

// weights are what one person of each role and place adds, per unit of log pay, to the
// logarithm of a place's differential.
func (p *compared) weights(inverse *mat.SymDense, place int) [][]float64 {
	n, total := len(p.codes), p.total()
	contrast, toward := mat.NewVecDense(n, nil), mat.NewVecDense(n, nil)
	for i, people := range p.all {
		contrast.SetVec(i, -people/total)
	}
	contrast.SetVec(place, contrast.AtVec(place)+1)
	toward.MulVec(inverse, contrast)
	weights := make([][]float64, len(p.people))
	for role, of := range p.people {
		if of == nil {
			continue
		}
		mean, all := 0.0, sum(of)
		for i, people := range of {
			mean += people * toward.AtVec(i) / all
		}
		weights[role] = make([]float64, n)
		for i := range n {
			weights[role][i] = toward.AtVec(i) - mean
		}
	}
	return weights
}

// side is who stands behind one side of a comparison: those at the place, and those
// anywhere whose pay raises its differential, or lowers it.
type side struct {
	sum, squares float64
	of           []float64 // by employer
}

func (s *side) add(x cell, weight float64) {
	weight = math.Abs(weight)
	s.sum += weight * float64(x.people)
	s.squares += weight * weight * float64(x.people)
	s.of[x.employer] += weight * float64(x.people)
}

// backing is the side as the gate sees it: so many people as would weigh as much if each
// weighed alike (Kish 1965).
func (s *side) backing(employers bool) market.Backing {
	b := market.Backing{Employers: -1}
	if s.squares > 0 {
		b.People = int(s.sum * s.sum / s.squares * (1 + 1e-9))
	}
	if !employers {
		return b
	}
	b.Employers = 0
	for _, weight := range s.of[1:] {
		if weight > 1e-9*s.sum {
			b.Employers++
		}
		b.Named += weight
		b.TopShare = max(b.TopShare, weight)
	}
	if b.Named > 0 {
		b.TopShare /= b.Named
	}
	return b
}

// lack is what the gate finds wanting behind each place's differential, on any side;
// nothing where it may be told.
func (p *compared) lack(employers bool) ([]remark.Remark, bool) {
	inverse, ok := p.inverse()
	if !ok {
		return nil, false
	}
	lack := make([]remark.Remark, len(p.codes))
	for place := range lack {
		weights := p.weights(inverse, place)
		var sides [3]side
		for i := range sides {
			sides[i].of = make([]float64, p.last+1)
		}
		for _, x := range p.cells {
			at, ok := p.at[x.place]
			if !ok || weights[x.role] == nil {
				continue
			}
			w := weights[x.role][at]
			if at == place {
				sides[0].add(x, w)
			}
			switch {
			case w > 0:
				sides[1].add(x, w)
			case w < 0:
				sides[2].add(x, w)
			}
		}
		for i := range sides {
			if why := p.gate.Lack(sides[i].backing(employers), 50, false); lack[place].IsZero() && !why.IsZero() {
				lack[place] = remark.New(remark.PlaceThin, why)
			}
		}
	}
	return lack, true
}
