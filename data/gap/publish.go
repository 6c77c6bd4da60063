package gap

import (
	"math"

	"github.com/paybench/paybench/data/remark"
)

// Reader is whom figures of article 9 leave the house for.
type Reader string

// The readers: an employer may publish (a) to (f) (article 9(7)), gives (a) to (g) to the
// authority, and (g) to its workers and their representatives (article 9(9)).
const (
	Public    Reader = "public"
	Authority Reader = "authority"
	Workers   Reader = "workers"
)

// Statement is one figure as it leaves the house: per cents with one decimal, made from
// unrounded pay, and no amount of pay.
type Statement struct {
	Letter   string // of article 9(1): "a"
	Part     string // which of several: "women", "1", a category; "" is all
	Percent  float64
	Withheld *remark.Remark // why there is none
}

// fewest are people of a sex behind what is published.
const fewest = 5

// Statements are the figures for a reader, the variable ones over those who were chosen.
// For the public each stands on five women and five men, those of receivers on five
// receivers of each, and no share leaves one to four people of a sex apart. What the
// authority and workers get is whole.
func (e EU) Statements(to Reader, over Over) []Statement {
	var all []Statement
	if to != Workers {
		all = append(all, e.ofEverybody(to == Public, over)...)
	}
	if to != Public {
		for _, c := range e.Categories {
			all = append(all, c.statements()...)
		}
	}
	return all
}

// ofEverybody are (a) to (f).
func (e EU) ofEverybody(guarded bool, over Over) []Statement {
	var all []Statement
	add := func(letter, part string, percent float64, few bool) {
		s := Statement{Letter: letter, Part: part, Percent: oneDecimal(percent)}
		switch {
		case guarded && few:
			s.Withheld = because(remark.FewToPublish, fewest)
		case math.IsNaN(percent):
			s.Withheld = because(remark.NoGap)
		}
		if s.Withheld != nil {
			s.Percent = math.NaN()
		}
		all = append(all, s)
	}
	gap := func(letter string, c Compared) { add(letter, "", c.Gap(), few(c.Of)) }
	gap("a", e.Mean)
	gap("b", e.MeanVariable[over])
	gap("c", e.Median)
	gap("d", e.MedianVariable[over])
	receivers := e.MeanVariable[Receivers].Of
	add("e", "women", e.Receiving.Women, few(e.Counted) || apart(receivers.Women, e.Counted.Women))
	add("e", "men", e.Receiving.Men, few(e.Counted) || apart(receivers.Men, e.Counted.Men))
	for i, q := range e.Quarters {
		women, men := q.Shares().Women, q.Whole
		add("f", string(rune('1'+i)), women, few(e.Counted) || apart(men.Women, q.Size))
	}
	return all
}

// few reports whether fewer of a sex stand behind a figure than may be published.
func few(of Count) bool { return of.Men < fewest || of.Women < fewest }

// apart reports whether some of several, or the others, are one to four people.
func apart(some, of int) bool {
	small := func(n int) bool { return n > 0 && n < fewest }
	return small(some) || small(of-some)
}

// statements are those of (g).
func (c Category) statements() []Statement {
	if !c.Stated() {
		return []Statement{{Letter: "g", Part: c.Name, Percent: math.NaN(), Withheld: because(remark.OneSex)}}
	}
	s := Statement{Letter: "g", Part: c.Name, Percent: oneDecimal(c.Total.Gap())}
	if math.IsNaN(s.Percent) {
		s.Withheld = because(remark.NoGap)
	}
	return []Statement{s}
}

// oneDecimal rounds half away from zero.
func oneDecimal(x float64) float64 { return math.Round(x*10) / 10 }

func because(kind remark.Kind, args ...any) *remark.Remark {
	r := remark.New(kind, args...)
	return &r
}
