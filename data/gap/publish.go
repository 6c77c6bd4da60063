package gap

import (
	"cmp"
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
//
// For the public each stands on five women and five men, those of variable pay on five
// receivers of each, whomever they are over, and no share leaves one to four people of a sex
// apart. For workers a category of fewer of a sex than the gate is withheld, which is five
// where it is 0: the directive sets no number. What the authority gets is whole.
func (e EU) Statements(to Reader, over Over, gate int) []Statement {
	var all []Statement
	if to != Workers {
		all = append(all, e.ofEverybody(to == Public, over)...)
	}
	if to == Public {
		return all
	}
	if gate = cmp.Or(gate, fewest); to == Authority {
		gate = 0
	}
	for _, c := range e.Categories {
		all = append(all, c.statement(gate))
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
	receivers := e.MeanVariable[Receivers].Of
	add("a", "", e.Mean.Gap(), few(e.Counted))
	add("b", "", e.MeanVariable[over].Gap(), few(receivers))
	add("c", "", e.Median.Gap(), few(e.Counted))
	add("d", "", e.MedianVariable[over].Gap(), few(receivers))
	add("e", "women", e.Receiving.Women, few(e.Counted) || apart(receivers.Women, e.Counted.Women))
	add("e", "men", e.Receiving.Men, few(e.Counted) || apart(receivers.Men, e.Counted.Men))
	withheld := e.bandsApart()
	for i, q := range e.Quarters {
		add("f", string(rune('1'+i)), q.Shares().Women, few(e.Counted) || withheld[i])
	}
	return all
}

// bandsApart are the bands whose shares leave one to four people of a sex apart. Where that
// is one band, another goes with it, that of fewest people of a sex: all women less those of
// three bands are those of the fourth.
func (e EU) bandsApart() (withheld [4]bool) {
	alone, several := -1, 0
	for i, q := range e.Quarters {
		if withheld[i] = apart(q.Whole.Women, q.Size); withheld[i] {
			alone, several = i, several+1
		}
	}
	if several != 1 {
		return withheld
	}
	with := -1
	for i, q := range e.Quarters {
		if i != alone && (with < 0 || min(q.Whole.Women, q.Whole.Men) < min(e.Quarters[with].Whole.Women, e.Quarters[with].Whole.Men)) {
			with = i
		}
	}
	withheld[with] = true
	return withheld
}

// few reports whether fewer of a sex stand behind a figure than may be published.
func few(of Count) bool { return of.Men < fewest || of.Women < fewest }

// apart reports whether some of several, or the others, are one to four people.
func apart(some, of int) bool {
	small := func(n int) bool { return n > 0 && n < fewest }
	return small(some) || small(of-some)
}

// statement is that of (g).
func (c Category) statement(gate int) Statement {
	s := Statement{Letter: "g", Part: c.Name, Percent: math.NaN()}
	switch gap := c.Total.Gap(); {
	case !c.Stated():
		s.Withheld = because(remark.OneSex)
	case min(c.Of.Men, c.Of.Women) < gate:
		s.Withheld = because(remark.MayIdentify)
	case math.IsNaN(gap):
		s.Withheld = because(remark.NoGap)
	default:
		s.Percent = oneDecimal(gap)
	}
	return s
}

// oneDecimal rounds half away from zero.
func oneDecimal(x float64) float64 { return math.Round(x*10) / 10 }

func because(kind remark.Kind, args ...any) *remark.Remark {
	r := remark.New(kind, args...)
	return &r
}
