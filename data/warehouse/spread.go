package warehouse

import (
	"slices"
	"strconv"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/ranks"
)

// How sure a percentile is hangs on how people are spread over employers: on how many
// of each one's people are paid less. Many employers have the same of both (one person,
// paid less), so the database counts employers by that, and only counts travel.

// marks are where the percentiles of a slot part pay, as recorded: those paid less are
// below from, those paid exactly as much are below after.
type marks struct{ from, after []float64 }

// marksOf finds them.
func (c *cut) marksOf(figures []float64) marks {
	var m marks
	for _, x := range figures {
		m.from, m.after = append(m.from, c.from(x)), append(m.after, c.after(x))
	}
	return m
}

// profile is so many employers who have so many people, and by percentile twice as many
// of them below it, those paid exactly as much counting once.
type profile struct {
	employers int64
	people    int64
	below     []int64
}

// profiles asks for the profiles of each slot, and of the whole cut last, in one
// statement. Somebody without a named employer is an employer of one. Slots without
// people have no marks.
func (c *cut) profiles(a asking, all []marks) ([][]profile, error) {
	found := make([][]profile, len(all))
	whole := len(all) - 1
	scopes := []scope{{prefix: "all", marks: all[whole:], slot: whole, figures: len(all[whole].from)}}
	if c.broken() {
		scopes = append(scopes, scope{prefix: "own", marks: all[:whole], slot: -1, figures: scopes[0].figures})
	}
	row := profile{below: make([]int64, scopes[0].figures)}
	var slot int64
	into := []any{&slot, &row.people, &row.employers}
	for i := range row.below {
		into = append(into, &row.below[i])
	}
	return found, a.each(a.shared(c.marked(scopes), func(part piece) piece {
		l := list{between: " UNION ALL "}
		for _, s := range scopes {
			l.pieces = append(l.pieces, s.profiles(part))
		}
		return l
	}), func() error {
		found[slot] = append(found[slot], profile{row.employers, row.people, slices.Clone(row.below)})
		return nil
	}, into...)
}

// scope is whose percentiles people are held against: those of their own slot, or of
// the whole cut.
type scope struct {
	prefix  string
	marks   []marks // by slot, or one
	slot    int     // the slot, -1 where it differs by row
	figures int
}

// column names a column of a scope and a percentile: where its marks are (from, after),
// where somebody stands (at), where somebody without an employer does (lone), the sum of
// where an employer's people stand (sum), and either of the two, as it is (below).
func (s scope) column(what string, i int) piece { return name(s.prefix + what + strconv.Itoa(i)) }

// columns are those of all percentiles.
func (s scope) columns(what string) []piece {
	all := make([]piece, s.figures)
	for i := range all {
		all[i] = s.column(what, i)
	}
	return all
}

// ends are the marks of a percentile.
func (s scope) ends(i int) (from, after piece) {
	if s.slot < 0 {
		return s.column("from", i), s.column("after", i)
	}
	return exactly(s.marks[0].from[i]), exactly(s.marks[0].after[i])
}

// exactly is a number that is written, not bound: there may be more of them than can
// be bound.
func exactly(x float64) piece { return asReal(digits(x)) }

// digits are those of a number, as a floating-point one.
func digits(x float64) piece { return words(strconv.FormatFloat(x, 'e', -1, 64)) }

// table has the marks of each slot in a row.
func (c *cut) table(s scope) piece {
	t := table{{name: words("g"), as: asText}, {name: words("j"), as: asWhole}}
	for i := range s.figures {
		t = append(t, constants{name: s.column("from", i), as: asReal}, constants{name: s.column("after", i), as: asReal})
	}
	for key, slot := range c.slots {
		if s.marks[slot].from == nil {
			continue
		}
		row := []piece{value{key}, whole(slot)}
		for i := range s.figures {
			row = append(row, digits(s.marks[slot].from[i]), digits(s.marks[slot].after[i]))
		}
		t.add(row)
	}
	return t
}

// marked are people by slot j and employer: how many they are, and twice how many of
// them are below each mark. Those without an employer are apart by where they stand.
func (c *cut) marked(scopes []scope) piece {
	people := say("SELECT k.*, 0 AS j FROM (%) AS k", c.rows())
	at, lone, sums := list{between: ", "}, list{between: ", "}, list{between: ", "}
	by := list{between: ", ", pieces: []piece{words("j"), words("e")}}
	for _, s := range scopes {
		if s.slot < 0 {
			people = say("SELECT * FROM (%) AS k JOIN (%) AS m USING (g)", c.rows(), c.table(s))
		}
		for i := range s.figures {
			from, after := s.ends(i)
			at.pieces = append(at.pieces, say("(CASE WHEN p < % THEN 2 WHEN p < % THEN 1 ELSE 0 END) AS %", from, after, s.column("at", i)))
			lone.pieces = append(lone.pieces, say("(CASE WHEN e = '' THEN % ELSE 0 END) AS %", s.column("at", i), s.column("lone", i)))
			sums.pieces = append(sums.pieces, say("% AS %", asWhole(say("sum(w * %)", s.column("at", i))), s.column("sum", i)))
			by.pieces = append(by.pieces, s.column("lone", i))
		}
	}
	return say("SELECT %, % AS n, % FROM (SELECT j, e, w, %, % FROM (SELECT j, e, w, % FROM (%) AS x) AS y) AS z GROUP BY %",
		by, asWhole(say("sum(w)")), sums, atNames(scopes), lone, at, people, by)
}

// atNames are the columns of where somebody stands.
func atNames(scopes []scope) piece {
	l := list{between: ", "}
	for _, s := range scopes {
		l.pieces = append(l.pieces, s.columns("at")...)
	}
	return l
}

// slotPiece is the slot of a row.
func (s scope) slotPiece() piece {
	if s.slot < 0 {
		return asWhole(words("j"))
	}
	return asWhole(whole(s.slot))
}

// profiles counts employers by profile, of the people that are marked. Those without an
// employer are as many employers of one.
func (s scope) profiles(part piece) piece {
	by := list{between: ", "}
	if s.slot < 0 {
		by.pieces = append(by.pieces, words("j"))
	} else {
		part = s.merged(part)
	}
	by.pieces = append(by.pieces, words("people"))
	by.pieces = append(by.pieces, s.columns("below")...)
	below := list{between: ", "}
	for i := range s.figures {
		below.pieces = append(below.pieces, say("(CASE WHEN e = '' THEN % ELSE % END) AS %", asWhole(s.column("lone", i)), s.column("sum", i), s.column("below", i)))
	}
	return say("SELECT %, people, %, % FROM (SELECT j, (CASE WHEN e = '' THEN % ELSE n END) AS people, (CASE WHEN e = '' THEN n ELSE % END) AS employers, % FROM %) AS x GROUP BY %",
		s.slotPiece(), asWhole(say("sum(employers)")), list{", ", s.columns("below")}, asWhole(whole(1)), asWhole(whole(1)), below, part, by)
}

// merged are the people that are marked as if nothing was broken down.
func (s scope) merged(part piece) piece {
	sums := list{between: ", "}
	for _, column := range s.columns("sum") {
		sums.pieces = append(sums.pieces, say("% AS %", asWhole(say("sum(%)", column)), column))
	}
	lone := list{", ", s.columns("lone")}
	return say("(SELECT % AS j, e, %, % AS n, % FROM % GROUP BY e, %) AS y", whole(s.slot), lone, asWhole(say("sum(n)")), sums, part, lone)
}

// peopleOf are all people of profiles.
func peopleOf(all []profile) int {
	n := int64(0)
	for _, p := range all {
		n += p.employers * p.people
	}
	return int(n)
}

// spread is how people of these profiles, so many of them, are spread over employers.
func spread(all []profile, people, figures int) ranks.Spread {
	s := ranks.Spread{Group: quantile.Alone(people)}
	variance := quantile.Spread{Weight: float64(people), Shares: make([]float64, figures), Variances: make([]float64, figures)}
	employers, squares := int64(0), 0.0
	for _, p := range all {
		employers += p.employers
		squares += float64(p.employers) * float64(p.people) * float64(p.people)
		for i, twice := range p.below {
			variance.Shares[i] += float64(p.employers*twice) / 2
		}
	}
	for i := range variance.Shares {
		variance.Shares[i] /= variance.Weight
	}
	below := make([]float64, figures)
	for _, p := range all {
		for i, twice := range p.below {
			below[i] = float64(twice) / 2
		}
		for range p.employers {
			variance.Add(float64(p.people), below)
		}
	}
	s.Variances = variance.Variances
	s.Group.Employers = int(employers)
	s.Group.Independent = variance.Weight * variance.Weight / squares
	return s
}
