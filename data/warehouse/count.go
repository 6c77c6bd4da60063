package warehouse

import (
	"github.com/paybench/paybench/data/ranks"
)

// counted is what counting the people of a cut gives, by slot and for the whole cut
// last.
type counted struct {
	*stairs
	sums        []ranks.Sum   // of pay as recorded
	staff       []ranks.Staff // nil where the data names no employers
	below, upTo []int         // people paid less than the query's own pay, and no more
	mixes       []mixture     // watched dimensions
}

// Rows of what count asks.
const (
	ofSteps     = 0
	ofEmployers = 1
	ofWhole     = 2
	ofMixtures  = 3 // and on, one for each
)

// count counts people by slot and step of pay, and their employers, and watches
// mixtures, in one statement: the table is read once.
func (c *cut) count(a asking, mixes ...mixture) (*counted, error) {
	n := &counted{stairs: newStairs(c), mixes: mixes}
	slots := len(n.all)
	n.sums, n.below, n.upTo = make([]ranks.Sum, slots), make([]int, slots), make([]int, slots)
	if c.m.employers.name != nil {
		n.staff = make([]ranks.Staff, slots)
	}
	var kind, at, people, below, upTo int64
	var key string
	var sum float64
	err := a.each(a.shared(c.byStep(mixes), func(part piece) piece { return c.counts(part, mixes) }), func() error {
		switch {
		case kind >= ofMixtures:
			return mixes[kind-ofMixtures].see(c, key)
		case kind == ofSteps:
			return n.toEach(key, func(slot int) {
				n.all[slot].add(0, at, int(people))
				n.sums[slot].Add(sum)
				n.below[slot] += int(below)
				n.upTo[slot] += int(upTo)
			})
		case kind == ofWhole:
			n.staff[slots-1] = ranks.Staff{Employers: int(at), Top: float64(people), Named: float64(below)}
		default:
			slot, err := c.slot(key)
			if err != nil {
				return err
			}
			n.staff[slot] = ranks.Staff{Employers: int(at), Top: float64(people), Named: float64(below)}
		}
		return nil
	}, &kind, &key, &at, &people, &sum, &below, &upTo)
	if err != nil {
		return nil, err
	}
	for _, s := range n.all {
		s.sort()
	}
	return n, nil
}

// byStep are people by slot, employer and step, and by what is watched.
func (c *cut) byStep(mixes []mixture) piece {
	below, upTo := piece(whole(0)), piece(whole(0))
	if own := c.query.Own; own != 0 {
		below = say("sum(CASE WHEN p < % THEN w ELSE 0 END)", value{c.from(own)})
		upTo = say("sum(CASE WHEN p < % THEN w ELSE 0 END)", value{c.after(own)})
	}
	by := list{between: ", ", pieces: []piece{words("g"), words("s")}}
	if c.m.employers.name != nil {
		by.pieces = append(by.pieces, words("e"))
	}
	var watched []piece
	for _, x := range mixes {
		by.pieces = append(by.pieces, x.at)
		watched = append(watched, x.column(c))
	}
	return say("SELECT %, % AS n, sum(p * w) AS t, % AS b, % AS u FROM (SELECT k.*, % AS s FROM (%) AS k) AS x GROUP BY %",
		by, asWhole(say("sum(w)")), asWhole(below), asWhole(upTo), step(scales[0]), c.rows(watched...), by)
}

// counts adds people up by step, and employers by slot, and names the values of what is
// watched.
func (c *cut) counts(part piece, mixes []mixture) piece {
	zero, none := asReal(whole(0)), asWhole(whole(0))
	all := say("SELECT % AS kind, g, s, %, sum(t), %, % FROM % GROUP BY g, s",
		whole(ofSteps), asWhole(say("sum(n)")), asWhole(say("sum(b)")), asWhole(say("sum(u)")), part)
	for i, x := range mixes {
		all = say("% UNION ALL SELECT %, %, %, %, %, %, % FROM % GROUP BY %", all, whole(ofMixtures+i), x.at, none, none, zero, none, none, part, x.at)
	}
	if c.m.employers.name == nil {
		return all
	}
	staff := words("%, COALESCE(%, 0), %, COALESCE(%, 0), % FROM (SELECT % sum(n) AS n FROM % WHERE e <> '' GROUP BY %) AS y")
	employers, most, named := asWhole(say("count(*)")), asWhole(say("max(n)")), asWhole(say("sum(n)"))
	all = say("% UNION ALL SELECT %, '', %", all, whole(ofWhole), say(staff, employers, most, zero, named, none, words("e,"), part, words("e")))
	if c.broken() {
		all = say("% UNION ALL SELECT %, g, % GROUP BY g", all, whole(ofEmployers), say(staff, employers, most, zero, named, none, words("g, e,"), part, words("g, e")))
	}
	return all
}
