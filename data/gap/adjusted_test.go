package gap_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/gap"
)

// salaries are the 397 professors, with terms by name.
func salaries(tb testing.TB) (q gap.Likeness, terms map[string]gap.Term) {
	tb.Helper()
	terms = map[string]gap.Term{}
	for _, r := range rows(tb, "d_adjusted", "salaries.csv") {
		q.Pay = append(q.Pay, amount(tb, r["salary"]))
		q.Group = append(q.Group, map[string]gap.Group{"Male": gap.Reference, "Female": gap.Against}[r["sex"]])
		for _, name := range []string{"rank", "discipline"} {
			terms[name] = gap.Term{Name: name, Values: append(terms[name].Values, r[name])}
		}
		for _, name := range []string{"yrs.since.phd", "yrs.service"} {
			terms[name] = gap.Term{Name: name, Quantity: append(terms[name].Quantity, amount(tb, r[name]))}
		}
	}
	return q, terms
}

func choose(terms map[string]gap.Term, names ...string) []gap.Term {
	var all []gap.Term
	for _, name := range names {
		all = append(all, terms[name])
	}
	return all
}

// TestLikeForLike meets regressions that R and statsmodels agree on.
func TestLikeForLike(t *testing.T) {
	type want struct {
		N, Women, Columns int
		Freedom           float64    `json:"df"`
		R2                float64    `json:"r2"`
		Coefficient       float64    `json:"female_coef"`
		Error             float64    `json:"female_se_hc3"`
		T                 float64    `json:"t_hc3"`
		P                 float64    `json:"p_hc3"`
		Gap               float64    `json:"gap_pct"`
		Interval          [2]float64 `json:"gap_pct_ci95"`
		Kennedy           float64    `json:"kennedy_pct"`
	}
	var given struct {
		Raw struct {
			M      float64 `json:"mean_m"`
			F      float64 `json:"mean_f"`
			Mean   float64 `json:"gap_mean_pct"`
			Median float64 `json:"gap_median_pct"`
		}
		Full        want `json:"adjusted_full"`
		WithoutRank want `json:"adjusted_without_rank"`
		RawLog      want `json:"raw_log"`
	}
	expected(t, &given, "d_adjusted", "salaries_expected.json")
	q, terms := salaries(t)
	f := &figures{TB: t}
	for _, c := range []struct {
		want  want
		terms []string
	}{{given.Full, []string{"rank", "discipline", "yrs.since.phd", "yrs.service"}}, {given.WithoutRank, []string{"discipline", "yrs.since.phd", "yrs.service"}}, {given.RawLog, nil}} {
		q.Terms = choose(terms, c.terms...)
		a, err := gap.Like(q)
		if err != nil || !slices.Equal(a.Terms, c.terms) {
			t.Fatalf("%v: %+v, %v", c.terms, a, err)
		}
		name := fmt.Sprint(c.terms)
		f.meet(name+" people", float64(a.People), float64(c.want.N))
		f.meet(name+" women", float64(a.Against), float64(c.want.Women))
		f.meet(name+" columns", float64(a.Columns), float64(c.want.Columns))
		f.meet(name+" df", a.Freedom, c.want.Freedom)
		f.meet(name+" r2", a.R2, c.want.R2)
		f.meet(name+" coefficient", a.Coefficient, c.want.Coefficient)
		f.meet(name+" error", a.Error, c.want.Error)
		f.meet(name+" t", a.T(), c.want.T)
		f.meet(name+" p", a.P(), c.want.P)
		f.meet(name+" gap", a.Gap(), c.want.Gap)
		low, high := a.Interval()
		f.meet(name+" low", low, c.want.Interval[0])
		f.meet(name+" high", high, c.want.Interval[1])
		f.meet(name+" Kennedy", a.Kennedy(), c.want.Kennedy)
	}
	var people []gap.Worker
	for i, pay := range q.Pay {
		people = append(people, gap.Worker{Sex: gap.Sex(q.Group[i]), Base: pay})
	}
	e := gap.NewEU(people, gap.Article9{Level: gap.AsPaid})
	f.pair("raw", e.Mean.Pair, given.Raw.M, given.Raw.F)
	f.meet("raw", e.Mean.Gap(), given.Raw.Mean)
	f.meet("raw median", e.Median.Gap(), given.Raw.Median)
	t.Logf("%d figures like for like met", f.met)
}

// TestRefusals: a model of too few people, of too few of a group, of too many columns, and
// one that cannot tell the groups.
func TestRefusals(t *testing.T) {
	people := func(n, against int, terms ...gap.Term) gap.Likeness {
		q := gap.Likeness{Terms: terms}
		for i := range n {
			q.Pay, q.Group = append(q.Pay, 100+float64(i%7)), append(q.Group, gap.Reference)
			if i < against {
				q.Group[i] = gap.Against
			}
		}
		return q
	}
	values := func(n, of int) gap.Term {
		term := gap.Term{Name: "job"}
		for i := range n {
			term.Values = append(term.Values, fmt.Sprint(i%of))
		}
		return term
	}
	same := gap.Term{Name: "same"}
	for i := range 40 {
		same.Values = append(same.Values, fmt.Sprint(i < 20))
	}
	for _, c := range []struct {
		name string
		of   gap.Likeness
		want error
	}{
		{"29 people", people(29, 10), gap.ErrFewPeople},
		{"30 people", people(30, 10), nil},
		{"four of a group", people(40, 4), gap.ErrFewOfGroup},
		{"five of a group", people(40, 5), nil},
		{"four of the reference", people(40, 36), gap.ErrFewOfGroup},
		{"40 people, 4 columns", people(40, 10, values(40, 3)), nil},
		{"40 people, 5 columns", people(40, 10, values(40, 4)), gap.ErrFewPerColumn},
		{"groups by job", people(40, 20, same), gap.ErrUndecided},
	} {
		if _, err := gap.Like(c.of); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// TestLeftOut counts who is in no model: of no group, without pay or a quantity, or with a
// value that too few have.
func TestLeftOut(t *testing.T) {
	q := gap.Likeness{Least: 5}
	years, job := gap.Term{Name: "tenure"}, gap.Term{Name: "job"}
	for i := range 100 {
		q.Pay, q.Group = append(q.Pay, 1000+float64(i*i%97)), append(q.Group, gap.Group(1+i%2))
		years.Quantity, job.Values = append(years.Quantity, float64(i%11)), append(job.Values, fmt.Sprint(i%3))
	}
	q.Terms = []gap.Term{job, years}
	q.Group[0], q.Pay[1], q.Pay[2], years.Quantity[3] = gap.Neither, 0, math.NaN(), math.NaN()
	for i := 4; i < 8; i++ {
		job.Values[i] = "rare"
	}
	a, err := gap.Like(q)
	if err != nil || a.LeftOut != 7 || a.People != 92 || a.Columns != 5 || math.IsNaN(a.Error) {
		t.Errorf("%+v, %v", a, err)
	}
	q.Least = 4
	if a, err = gap.Like(q); err != nil || a.LeftOut != 3 || a.Columns != 6 {
		t.Errorf("four are enough: %+v, %v", a, err)
	}
}

// TestAlone names the column that one person has alone, and gives no interval.
func TestAlone(t *testing.T) {
	q := gap.Likeness{}
	job := gap.Term{Name: "job"}
	for i := range 60 {
		q.Pay, q.Group = append(q.Pay, 1000+float64(i*i%97)), append(q.Group, gap.Group(1+i%2))
		job.Values = append(job.Values, fmt.Sprint(i%3))
	}
	job.Values[7] = "chief"
	q.Terms = []gap.Term{job}
	a, err := gap.Like(q)
	if err != nil || !slices.Equal(a.Alone, []string{"job chief"}) || !math.IsNaN(a.Error) || math.IsNaN(a.Gap()) {
		t.Errorf("%+v, %v", a, err)
	}
}

// TestAloneInSeveral counts whoever has no like by two terms together, though each of their
// values is others' too, and gives no interval.
func TestAloneInSeveral(t *testing.T) {
	q := gap.Likeness{}
	place, family := gap.Term{Name: "place"}, gap.Term{Name: "family"}
	for i := range 60 {
		q.Pay, q.Group = append(q.Pay, 1000+float64(i*i%97)), append(q.Group, gap.Group(1+i%2))
		place.Values, family.Values = append(place.Values, fmt.Sprint(i/30)), append(family.Values, fmt.Sprint(i/30))
	}
	place.Values[7] = "1"
	q.Terms = []gap.Term{place, family}
	a, err := gap.Like(q)
	if err != nil || a.Alone != nil || a.AloneInSeveral != 1 || !math.IsNaN(a.Error) || math.IsNaN(a.Gap()) {
		t.Errorf("%+v, %v", a, err)
	}
}

// TestUnits: people who share a unit are not as many as people who do not.
func TestUnits(t *testing.T) {
	q, terms := salaries(t)
	q.Terms = choose(terms, "rank")
	alone, err := gap.Like(q)
	if err != nil {
		t.Fatal(err)
	}
	for i := range q.Pay {
		q.Unit = append(q.Unit, i/8)
	}
	shared, err := gap.Like(q)
	if err != nil || shared.Coefficient != alone.Coefficient || shared.Error == alone.Error || !(shared.Freedom < 50) {
		t.Errorf("%+v beside %+v, %v", shared, alone, err)
	}
}

// TestSplits meets the decompositions of the R package oaxaca's vignette, of Stata and of
// R by each yardstick.
func TestSplits(t *testing.T) {
	f := &figures{TB: t}
	check := func(what string, q gap.Likeness, logarithm bool, gapWanted float64, explained map[gap.Yardstick]float64) []gap.Split {
		all, err := gap.Splits(q, logarithm)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			f.meet(what+" gap", s.Gap, gapWanted)
			f.meet(what+" adds up", s.Explained+s.Unexplained, gapWanted)
			if want, ok := explained[s.Yardstick]; ok {
				f.meet(what+" "+string(s.Yardstick), s.Explained, want)
			}
		}
		return all
	}
	quantities := func(rows []map[string]string, names ...string) []gap.Term {
		var all []gap.Term
		for _, name := range names {
			term := gap.Term{Name: name}
			for _, r := range rows {
				term.Quantity = append(term.Quantity, amount(t, r[name]))
			}
			all = append(all, term)
		}
		return all
	}

	var chicago struct{ Computed map[string]float64 }
	expected(t, &chicago, "d_adjusted", "chicago_published.json")
	people := rows(t, "d_adjusted", "chicago.csv")
	q := gap.Likeness{Terms: quantities(people, "age", "female", "LTHS", "some.college", "college", "advanced.degree")}
	for _, r := range people {
		q.Pay = append(q.Pay, amount(t, r["y"]))
		q.Group = append(q.Group, map[string]gap.Group{"0": gap.Reference, "1": gap.Against}[r["foreign.born"]])
	}
	c := chicago.Computed
	check("chicago", q, false, c["gap"], map[gap.Yardstick]float64{
		gap.OfReference: c["men"], gap.OfAgainst: c["women"], gap.OfHalf: c["half"], gap.OfPeople: c["share"], gap.OfAll: c["pooled"], gap.OfAllAndGroup: c["pooledsex"],
	})

	var stata struct{ Computed, Published map[string]float64 }
	expected(t, &stata, "d_adjusted", "ccard_stata.json")
	people = rows(t, "d_adjusted", "ccard.csv")
	q = gap.Likeness{Terms: quantities(people, "AGE", "INCOME", "INCOMESQ")}
	for _, r := range people {
		q.Pay = append(q.Pay, amount(t, r["AVGEXP"]))
		q.Group = append(q.Group, map[string]gap.Group{"1.0": gap.Reference, "0.0": gap.Against}[r["OWNRENT"]])
	}
	c = stata.Computed
	all := check("ccard", q, false, c["gap"], map[gap.Yardstick]float64{gap.OfAgainst: c["endowments"], gap.OfAllAndGroup: c["pooled_with_group_explained"]})
	f.meet("ccard unexplained", all[len(all)-1].Unexplained, c["pooled_with_group_unexplained"])
	if got, want := all[len(all)-2].Explained, stata.Published["neumark_explained"]; math.Abs(got-want) > 1e-4 {
		t.Errorf("Neumark's is %v, want %v", got, want)
	}

	var of struct {
		Oaxaca map[string]any `json:"oaxaca_log"`
	}
	expected(t, &of, "d_adjusted", "salaries_expected.json")
	q, terms := salaries(t)
	q.Terms = choose(terms, "rank", "discipline", "yrs.since.phd", "yrs.service")
	all = check("salaries", q, true, of.Oaxaca["gap"].(float64), nil)
	for i, name := range []string{"men", "women", "half", "share_of_people", "pooled_without_sex", "pooled_with_sex"} {
		want := of.Oaxaca[name].(map[string]any)
		f.meet(name, all[i].Explained, want["explained"].(float64))
		f.meet(name, all[i].Unexplained, want["unexplained"].(float64))
		f.meet(name, all[i].OfReference, want["unexplained_A"].(float64))
		f.meet(name, all[i].Against, want["unexplained_B"].(float64))
	}
	for _, d := range all[0].Details {
		f.meet("detail of "+d.Term, d.Explained, of.Oaxaca["detail_men"].(map[string]any)[d.Term].(float64))
	}
	if len(all[0].Details) != 2 {
		t.Errorf("details %+v", all[0].Details)
	}
	t.Logf("%d figures of splits met", f.met)
}
