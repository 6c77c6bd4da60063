package market_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

// staffed is a group of people by employer.
type staffed map[int]int

// together adds groups up.
func together(groups ...staffed) staffed {
	all := staffed{}
	for _, g := range groups {
		for employer, people := range g {
			all[employer] += people
		}
	}
	return all
}

// summary is what a market says of a group.
func (g staffed) summary(name string) market.Summary {
	s := group(name, 0, 0)
	top := 0
	for _, people := range g {
		s.People += people
		s.Employers++
		top = max(top, people)
	}
	s.TopShare, s.Named = float64(top)/float64(max(1, s.People)), float64(s.People)
	s.Paid.Add(120_000, s.Employers)
	return s
}

// marketOf is a market of groups, and the whole of them.
func marketOf(groups []staffed) fake {
	summaries := []market.Summary{together(groups...).summary("")}
	for i, g := range groups {
		summaries = append(summaries, g.summary(fmt.Sprint("G", i)))
	}
	m := newFake(summaries...)
	m.union = func(names []string) market.Summary {
		var of []staffed
		for i, g := range groups {
			if slices.Contains(names, fmt.Sprint("G", i)) {
				of = append(of, g)
			}
		}
		return together(of...).summary("")
	}
	return m
}

func forPublication() market.Query {
	q := market.NewQuery().WithBy("role")
	q.Publication = true
	return q
}

// No count or mean of a withheld group can be worked out from what is shown: what
// is left of the whole, less the groups shown, belongs to two groups at least, and
// would itself pass the gate.
func TestPublicationGivesNoGroupAway(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	withheldAtAll, neighbours := 0, 0
	for range 5_000 {
		groups := make([]staffed, 1+rng.IntN(9))
		for i := range groups {
			groups[i] = staffed{}
			for range 1 + rng.IntN(25) {
				groups[i][rng.IntN(30)] += 1 + rng.IntN(3)
			}
		}
		m := marketOf(groups)
		if rng.IntN(2) == 0 {
			m.about.Declared = market.OwnEmployees
		}
		gated := compare(t, m, market.NewQuery().WithBy("role"))
		c := compare(t, m, forPublication())
		rest, restOf := c.Whole().People, []staffed(nil)
		for i, r := range c.Rows[1:] {
			before := gated.Rows[i+1]
			if r.Withheld.IsZero() {
				rest -= r.People
				if !r.Median().Known() || r.People != before.People || r.Mean.Known() && r.Mean.Value != before.Mean.Value {
					t.Fatalf("row %+v was %+v", r, before)
				}
				continue
			}
			restOf = append(restOf, groups[i])
			if r.People >= 0 || r.Employers >= 0 || r.Receiving >= 0 || r.Mean.Known() || r.Median().Known() || r.Top().Known() {
				t.Fatalf("a withheld row has numbers: %+v", r)
			}
			if before.Median().Known() {
				neighbours++
			}
		}
		if len(restOf) == 0 || !c.Whole().Withheld.IsZero() {
			continue
		}
		withheldAtAll++
		left := together(restOf...).summary("rest")
		alone := compare(t, fake{about: m.about, dimensions: m.dimensions, elements: m.elements, answer: market.Summaries{Groups: []market.Summary{left}}}, market.NewQuery())
		if len(restOf) < 2 && len(groups) > 1 || rest != left.People || !alone.Whole().Median().Known() {
			t.Fatalf("%d of %d groups are left, with %d people: %v", len(restOf), len(groups), rest, alone.Whole().Median().Reason)
		}
	}
	t.Logf("%d comparisons with withheld groups, %d groups withheld as neighbours", withheldAtAll, neighbours)
	if withheldAtAll == 0 || neighbours == 0 {
		t.Error("nothing was tried")
	}
}

func TestPublication(t *testing.T) {
	summaries := func(people ...int) []market.Summary {
		whole, all := 0, []market.Summary{{}}
		for i, n := range people {
			whole += n
			all = append(all, group(string(rune('A'+i)), n, -1))
		}
		all[0] = group("", whole, -1)
		return all
	}
	const lack, neighbour = "needs 5 people", "withheld so that its neighbour cannot be worked out"
	cases := []struct {
		name   string
		groups []market.Summary
		want   []string // reasons, the whole cut's first
	}{
		{"nothing withheld", summaries(30, 20), []string{"", "", ""}},
		{"one withheld takes the next smallest along", summaries(30, 3, 12, 20), []string{"", "", lack, neighbour, ""}},
		{"two that pass together", summaries(30, 3, 12, 4), []string{"", "", lack, "", lack}},
		{"two that do not", summaries(30, 1, 12, 2), []string{"", "", lack, neighbour, lack}},
		{"two groups", summaries(3, 30), []string{"", lack, neighbour}},
		{"the only group", summaries(3), []string{lack, lack}},
		{"nobody", []market.Summary{group("", 0, -1)}, []string{""}},
	}
	for _, x := range cases {
		c := compare(t, newFake(x.groups...), forPublication())
		var got []string
		for _, r := range c.Rows {
			got = append(got, table.Words(r.Withheld))
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
		if !hasWarning(c, remark.GroupsGuarded) {
			t.Errorf("%s: nothing says that it is for publication", x.name)
		}
	}
}

// TestLongTailForPublication: many small groups with an employer each are enough people
// and employers together, so that the large groups beside them may be shown.
func TestLongTailForPublication(t *testing.T) {
	groups := []staffed{{}}
	for employer := range 20 {
		groups[0][employer] = 5
	}
	for employer := range 200 {
		groups = append(groups, staffed{100 + employer: 1})
	}
	c := compare(t, marketOf(groups), forPublication())
	if large := c.Rows[1]; !large.Withheld.IsZero() || !large.Median().Known() {
		t.Errorf("the large group is %s", table.Words(large.Withheld))
	}
	if !c.Rows[2].Withheld.Equal(c.Rows[200].Withheld) || c.Rows[2].Withheld.IsZero() {
		t.Errorf("one of the tail is shown: %+v", c.Rows[2])
	}
	one := []staffed{groups[0], groups[0], groups[0], groups[0], groups[0]}
	for range 60 {
		one = append(one, staffed{0: 1}) // all of one employer
	}
	if c := compare(t, marketOf(one), forPublication()); c.Rows[1].Withheld.IsZero() {
		t.Error("what the tail has together, of a single employer, can be worked out")
	}
}

// The reasons do not say what they withhold, and nothing is shown anyway.
func TestPublicationIsQuiet(t *testing.T) {
	q := forPublication()
	q.ShowAnyway = []market.FigureID{{Group: "A", Percentile: 50}}
	q.Own = 100_000
	m := newFake(group("", 45, 12), group("A", 4, 3), group("B", 41, 9))
	m.answer.Groups[1].Own = market.Rank{Known: true, Share: 0.5}
	a := compare(t, m, q).Rows[1]
	if a.Own.Rank.Known || !math.IsNaN(a.Own.Ratio) {
		t.Errorf("position in a withheld group: %+v", a.Own)
	}
	for _, f := range append(a.Figures, a.Mean) {
		if f.Known() || strings.Contains(table.Words(f.Reason), "has") {
			t.Errorf("figure of a withheld group: %+v", f)
		}
	}
	if plain := compare(t, m, market.NewQuery().WithBy("role")); plain.Rows[1].People != 4 || hasWarning(plain, remark.GroupsGuarded) {
		t.Error("counts are withheld though nobody asked for that")
	}
	if q.Equal(q.WithBy("role").WithFilter(market.Filter{})) != true || q.Key() == market.NewQuery().WithBy("role").Key() {
		t.Error("publication is not part of the question")
	}
}

// A publisher's own suppression stands.
func TestPublishedTablesStandForPublication(t *testing.T) {
	m := newFake(group("", 45, -1), group("A", 4, -1))
	m.about.Published = true
	if c := compare(t, m, forPublication()); c.Rows[1].People != 4 || !c.Rows[1].Median().Known() {
		t.Errorf("published row %+v", c.Rows[1])
	}
}

func TestMedianOfBase(t *testing.T) {
	cases := []struct {
		name             string
		kind             market.ElementKind
		people, withBase int
		value            float64
		reason           string
	}{
		{"a bonus", market.BonusPaid, 20, 5, 12.5, ""},
		{"too few in the group", market.CommissionPaid, 4, 4, 12.5, "needs 5 people, has 4"},
		{"too few who receive one", market.BonusTarget, 20, 4, 12.5, "needs 5 people who receive one, has 4"},
		{"nobody's base is known", market.BonusTarget, 20, 0, math.NaN(), "nobody with known base pay receives one"},
		{"base pay", market.Base, 20, 20, 12.5, "only for a bonus or commission"},
	}
	for _, x := range cases {
		s := group("", x.people, -1)
		s.Receivers = market.Backing{People: x.withBase, Employers: -1}
		s.WithBase, s.MedianOfBase = s.Receivers, x.value
		m := newFake(s)
		m.elements[0].Kind = x.kind
		f := compare(t, m, market.NewQuery()).Whole().MedianOfBase
		if table.Words(f.Reason) != x.reason || f.Known() != (x.reason == "") {
			t.Errorf("%s: %+v, want reason %q", x.name, f, x.reason)
		}
	}
}

// People outside all bands are the whole less its groups: too few of them are
// hidden behind a group, enough of them are not.
func TestPublicationGuardsPeopleInNoGroup(t *testing.T) {
	for _, c := range []struct {
		outside  int
		withheld int
	}{{0, 0}, {2, 1}, {20, 0}} {
		m := newFake(group("", 60+c.outside, -1), group("0–2", 20, -1), group("3–5", 40, -1))
		m.answer.Outside = group("", c.outside, -1)
		withheld := 0
		for _, r := range compare(t, m, forPublication()).Rows {
			if !r.Withheld.IsZero() {
				withheld++
			}
		}
		if withheld != c.withheld {
			t.Errorf("%d people outside all bands: %d groups withheld, want %d", c.outside, withheld, c.withheld)
		}
	}
}

// An interval leaves the house whose ends have two people beyond them.
func TestPublicationHidesOutermostPay(t *testing.T) {
	s := group("", 80, -1)
	for i := range s.Quantiles {
		s.Quantiles[i].Low, s.Quantiles[i].High, s.Quantiles[i].Spare = 110_000, 130_000, 2
	}
	s.Quantiles[4].Spare, s.Quantiles[4].Counted = 1, 80
	inside, outside := compare(t, newFake(s), market.NewQuery()).Whole(), compare(t, newFake(s), forPublication()).Whole()
	if !inside.Top().Interval.Attainable || !outside.Median().Interval.Attainable {
		t.Error("an interval is missing")
	}
	if got := outside.Top().Interval; got.Attainable || got.High != 0 || !got.Why.Equal(remark.New(remark.IntervalPeople, 70)) {
		t.Errorf("P90 for publication has the interval %+v", got)
	}
}
