package regression

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// clustered fills in errors of people who may be alike within their clusters: CR2 of
// Bell and McCaffrey (2002) under the working model that they are not, with
// Satterthwaite degrees of freedom for each contrast. The residuals e of a cluster
// count as (I − H)^(−½) e, H being its part of the hat matrix, by Moore and Penrose
// where the cluster alone decides a coefficient (Pustejovsky and Tipton 2018).
//
// H is people × people, but all that is asked of it is in S, the cluster's share of
// the columns' products once these are orthonormal, whose rank is at most the
// cluster's people and at most the columns: with S = VλV' and c a contrast in those
// columns,
//
//	score        (I − S)^(−½) z                     z: residuals times columns
//	c'P c        λ (V'c)²                           what the cluster adds to the expected square
//	v            λ(1 − λ)^(−½) VV'c                 of which two clusters' product is theirs in P
//	freedom      (Σ c'Pc)² ÷ (Σ (c'Pc)² + Σ (v'w)² over all pairs of two clusters)
//
// Where there are few clusters all are taken apart like that; where there are many,
// those whose leverage tells. Leverages add up to the number of columns, so that the
// others weigh next to nothing each: for them (I − H)^(−½) is I + H/2, and their
// products with others are left out.
func (f *Fitted) clustered(m Model, r *residuals, everybody Everybody) error {
	c := newClusters(m, r)
	if err := everybody(c.weigh); err != nil {
		return err
	}
	c.choose(cmp.Or(m.work, enoughWork))
	if err := everybody(c.add); err != nil {
		return err
	}
	if err := c.finish(f.Contrasts); err != nil {
		return err
	}
	f.Clusters = c.singles
	for _, people := range c.members {
		if people > 0 {
			f.Clusters++
		}
	}
	return nil
}

// clusters is what the passes add up.
type clusters struct {
	*residuals
	toward *mat.Dense // a row for each column: its part in what each contrast makes of a person
	along  *mat.Dense // a column for each contrast, in orthonormal columns

	members  []int      // people, by cluster
	leverage []float64  // by cluster
	scores   *mat.Dense // by cluster: residuals times columns
	singles  int        // people alone

	whole  []*cluster // by cluster: those taken apart, nil for the others
	turned *mat.Dense // of the others: scores times inverse
	second *mat.Dense // of the others: H times residuals, times columns
	shares *mat.Dense // of the others, by cluster and contrast: c'Pc

	variance, expected, squared []float64 // by contrast: of its error, Σ c'Pc, Σ (c'Pc)²
	made                        []float64 // of one person, by contrast
}

func newClusters(m Model, r *residuals) *clusters {
	all := m.contrasts()
	n, _ := all.Dims()
	c := &clusters{
		residuals: r, toward: mat.NewDense(m.Columns, n, nil), along: mat.NewDense(m.Columns, n, nil),
		members: make([]int, m.Clusters), leverage: make([]float64, m.Clusters), scores: mat.NewDense(m.Clusters, m.Columns, nil),
		whole:    make([]*cluster, m.Clusters),
		variance: make([]float64, n), expected: make([]float64, n), squared: make([]float64, n), made: make([]float64, n),
	}
	c.toward.Mul(r.inverse, all.T())
	c.along.Mul(c.half.T(), all.T())
	return c
}

// weigh is the second pass: how much of the fit hangs on each cluster.
func (c *clusters) weigh(o *Observation) {
	left, leverage := c.residuals.add(o)
	if o.Cluster == Alone {
		c.singles++
		return
	}
	c.members[o.Cluster]++
	c.leverage[o.Cluster] += leverage
	score := c.scores.RawRowView(o.Cluster)
	for i, a := range o.Columns {
		score[a] += left * o.Values[i]
	}
}

// How much is done for clusters that are taken apart: multiplications, and numbers
// kept.
const (
	enoughWork = 1 << 21 // for all
	mostWork   = 1 << 30 // for those whose leverage is that of telling or more
	mostKept   = 1 << 22
	telling    = 0.25
)

// choose decides which clusters are taken apart: those with most leverage.
func (c *clusters) choose(enough int) {
	columns, contrasts := c.along.Dims()
	order := make([]int, len(c.members))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(c.leverage[b], c.leverage[a]) })
	work, kept, others := 0, 0, false
	for _, g := range order {
		rank := min(c.members[g], columns)
		work += 10*rank*rank*rank + contrasts*columns*columns
		kept += rank * columns
		switch {
		case rank == 0:
		case work > enough && c.leverage[g] < telling || work > mostWork || kept > mostKept:
			others = true
		default:
			c.whole[g] = newCluster(c.members[g], columns)
		}
	}
	if others {
		c.turned, c.second = &mat.Dense{}, mat.NewDense(len(c.members), columns, nil)
		c.turned.Mul(c.scores, c.inverse)
		c.shares = mat.NewDense(len(c.members), contrasts, nil)
	}
}

// add is the third pass.
func (c *clusters) add(o *Observation) {
	if o.Cluster != Alone && c.whole[o.Cluster] != nil {
		c.whole[o.Cluster].add(o, c.half)
		return
	}
	clear(c.made)
	for i, a := range o.Columns {
		floats.AddScaled(c.made, o.Values[i], c.toward.RawRowView(a))
	}
	if o.Cluster == Alone {
		c.addSingle(o)
		return
	}
	turned, second, shares := c.turned.RawRowView(o.Cluster), c.second.RawRowView(o.Cluster), c.shares.RawRowView(o.Cluster)
	along := 0.0
	for i, a := range o.Columns {
		along += o.Values[i] * turned[a]
	}
	for i, a := range o.Columns {
		second[a] += along * o.Values[i]
	}
	for j, x := range c.made {
		shares[j] += x * x
	}
}

// addSingle adds a person who is a cluster of one.
func (c *clusters) addSingle(o *Observation) {
	left, leverage := c.of(o)
	if 1-leverage < tiny {
		return
	}
	for j, x := range c.made {
		c.addShare(j, x*x, x*left/math.Sqrt(1-leverage))
	}
}

// addShare adds a cluster's part to a contrast: what it is expected to add to the
// square of the error, and what it adds to the error.
func (c *clusters) addShare(contrast int, share, score float64) {
	c.expected[contrast] += share
	c.squared[contrast] += share * share
	c.variance[contrast] += score * score
}

// finish puts errors and degrees of freedom together.
func (c *clusters) finish(out []Estimate) error {
	for g := range c.members {
		switch w := c.whole[g]; {
		case c.members[g] == 0:
		case w != nil:
			if err := w.takeApart(c.half); err != nil {
				return err
			}
			c.addWhole(w, c.scores.RowView(g))
		default:
			c.addOther(g)
		}
	}
	pairs := c.pairs()
	for j := range out {
		out[j].Error = math.Sqrt(c.variance[j])
		out[j].Freedom = c.expected[j] * c.expected[j] / (c.squared[j] + pairs[j])
	}
	return nil
}

// addOther adds a cluster that is not taken apart.
func (c *clusters) addOther(g int) {
	score := slices.Clone(c.scores.RawRowView(g))
	floats.AddScaled(score, 0.5, c.second.RawRowView(g))
	clear(c.made)
	for a, s := range score {
		if s != 0 {
			floats.AddScaled(c.made, s, c.toward.RawRowView(a))
		}
	}
	for j, share := range c.shares.RawRowView(g) {
		c.addShare(j, share, c.made[j])
	}
}

// addWhole adds a cluster that is taken apart.
func (c *clusters) addWhole(w *cluster, score mat.Vector) {
	var z, within mat.VecDense
	z.MulVec(c.half.T(), score)
	within.MulVec(w.vectors.T(), &z)
	for i, share := range w.values {
		within.SetVec(i, within.AtVec(i)*(w.rooted(share)-1))
	}
	var more mat.VecDense
	more.MulVec(w.vectors, &within)
	z.AddVec(&z, &more)
	w.along.Mul(w.vectors.T(), c.along)
	for j := range c.made {
		expected := 0.0
		for i, share := range w.values {
			if x := w.along.At(i, j); 1-share >= tiny {
				expected += share * x * x
			}
		}
		c.addShare(j, expected, mat.Dot(&z, c.along.ColView(j)))
	}
}

// pairs is the sum of (v'w)² over all pairs of two clusters, for each contrast.
func (c *clusters) pairs() []float64 {
	columns, contrasts := c.along.Dims()
	apart := slices.DeleteFunc(slices.Clone(c.whole), func(w *cluster) bool { return w == nil })
	sums := make([]float64, contrasts)
	if len(apart) == 0 {
		return sums
	}
	// A row for each column and a column for each cluster: dot products run along rows.
	v := mat.NewDense(columns, len(apart), nil)
	var products mat.SymDense
	for j := range sums {
		own := 0.0
		for g, w := range apart {
			own += w.toward(v, g, j)
		}
		// The squares of all products are those of the columns' products too, of which
		// there may be fewer.
		if products.Reset(); len(apart) < columns {
			products.SymOuterK(1, v.T())
		} else {
			products.SymOuterK(1, v)
		}
		length := mat.Norm(&products, 2)
		sums[j] = math.Max(0, length*length-own)
	}
	return sums
}

// cluster is one that is taken apart.
type cluster struct {
	rows    *mat.Dense    // its people in orthonormal columns; nil where they are more than columns
	squares *mat.SymDense // then their columns' products
	people  int           // so far

	values  []float64  // λ
	vectors *mat.Dense // V, a column for each value
	along   mat.Dense  // V' times the contrasts
}

func newCluster(people, columns int) *cluster {
	if people > columns {
		return &cluster{squares: mat.NewSymDense(columns, nil)}
	}
	return &cluster{rows: mat.NewDense(people, columns, nil)}
}

func (w *cluster) add(o *Observation, half *mat.Dense) {
	if w.rows == nil {
		addProducts(w.squares, o)
		return
	}
	row := w.rows.RawRowView(w.people)
	for i, a := range o.Columns {
		floats.AddScaled(row, o.Values[i], half.RawRowView(a))
	}
	w.people++
}

// takeApart finds values and vectors; the rows are used up.
func (w *cluster) takeApart(half *mat.Dense) error {
	var products mat.SymDense
	if w.rows != nil {
		products.SymOuterK(1, w.rows)
	} else {
		var left, both mat.Dense
		left.Mul(half.T(), w.squares)
		both.Mul(&left, half)
		n, _ := both.Dims()
		products = *mat.NewSymDense(n, nil)
		for i := range n {
			for j := i; j < n; j++ {
				products.SetSym(i, j, both.At(i, j))
			}
		}
	}
	var found mat.EigenSym
	if !found.Factorize(&products, true) {
		return ErrUnsound
	}
	w.values, w.vectors = found.Values(nil), &mat.Dense{}
	found.VectorsTo(w.vectors)
	if w.rows == nil {
		w.squares = nil
		return nil
	}
	// From people to columns: V = rows' U ÷ √λ. A value next to zero adds nothing.
	var turned mat.Dense
	turned.Mul(w.rows.T(), w.vectors)
	for i, share := range w.values {
		scale := 0.0
		if share > 1e-14 {
			scale = 1 / math.Sqrt(share)
		}
		column := turned.ColView(i).(*mat.VecDense)
		column.ScaleVec(scale, column)
	}
	w.vectors, w.rows = &turned, nil
	return nil
}

// toward writes the cluster's v for a contrast into a column, and returns the square of
// its squared length.
func (w *cluster) toward(v *mat.Dense, column, contrast int) float64 {
	weights := make([]float64, len(w.values))
	for i, share := range w.values {
		weights[i] = share * w.rooted(share) * w.along.At(i, contrast)
	}
	raw := v.RawMatrix()
	length := 0.0
	for a := range raw.Rows {
		x := floats.Dot(w.vectors.RawRowView(a), weights)
		raw.Data[a*raw.Stride+column] = x
		length += x * x
	}
	return length * length
}

// rooted is (1 − λ)^(−½), or 0 where λ is 1.
func (w *cluster) rooted(share float64) float64 {
	if 1-share < tiny {
		return 0
	}
	return 1 / math.Sqrt(1-share)
}
