package places_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/places"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
)

// person is a row of a file; "" is no value.
type person struct {
	role, level, place, employer string
	pay                          float64
}

// fileOf makes records of people.
func fileOf(tb testing.TB, about market.About, people []person) *records.Market {
	tb.Helper()
	columns := []records.Dimension{
		column(market.Role, people, func(p person) string { return p.role }),
		column(market.Location, people, func(p person) string { return p.place }),
	}
	for kind, value := range map[market.Kind]func(person) string{
		market.Level:    func(p person) string { return p.level },
		market.Employer: func(p person) string { return p.employer },
	} {
		if slices.ContainsFunc(people, func(p person) bool { return value(p) != "" }) {
			columns = append(columns, column(kind, people, value))
		}
	}
	base := records.Pay{Element: market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"}}
	for _, p := range people {
		base.Annual = append(base.Annual, p.pay)
	}
	m, err := records.New(about, columns, []records.Pay{base}, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// column is a dimension of people.
func column(kind market.Kind, people []person, value func(person) string) records.Dimension {
	d := records.Dimension{Dimension: market.Dimension{Name: string(kind), Header: string(kind), Kind: kind}}
	codes := map[string]uint32{"": 0}
	for _, p := range people {
		v := value(p)
		if _, ok := codes[v]; !ok {
			d.Labels = append(d.Labels, v)
			codes[v] = uint32(len(d.Labels))
		}
		d.Codes.Append(codes[v])
	}
	return d
}

// ask estimates in everybody.
func ask(tb testing.TB, m *records.Market, change ...func(*market.Query)) places.Table {
	tb.Helper()
	q := market.NewQuery()
	for _, f := range change {
		f(&q)
	}
	t, err := places.Estimate(tb.Context(), m, m, q, "")
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

// of finds a place.
func of(tb testing.TB, t places.Table, name string) places.Place {
	tb.Helper()
	i := slices.IndexFunc(t.Places, func(p places.Place) bool { return p.Name == name })
	if i < 0 {
		tb.Fatalf("no place %q in %+v", name, t.Places)
	}
	return t.Places[i]
}

func apart(got, want, tolerance float64) bool { return !(math.Abs(got-want) <= tolerance) }

// crew is so many people in a role at a place, each of an employer of their own.
func crew(n int, role, place string, pay func(i int) float64) []person {
	var all []person
	for i := range n {
		all = append(all, person{role: role, place: place, employer: fmt.Sprintf("E%d", i), pay: pay(i)})
	}
	return all
}

func same(pay float64) func(int) float64 { return func(int) float64 { return pay } }

// TestByHand: two places, in two roles of 10 and 10, 10 and 30 people. Ulm pays 1.1 and 1.2
// times as much as Bonn; a role of n and m people weighs nm/(n+m): 5 and 7.5. So Ulm is
// above Bonn by exp((5 ln 1.1 + 7.5 ln 1.2)/12.5), and both together, 20 and 40 people, are 1.
func TestByHand(t *testing.T) {
	people := slices.Concat(
		crew(10, "Cook", "Bonn", same(40_000)), crew(10, "Cook", "Ulm", same(44_000)),
		crew(10, "Clerk", "Bonn", same(50_000)), crew(30, "Clerk", "Ulm", same(60_000)),
		crew(50, "Mayor", "Ulm", same(200_000)), // nobody to compare with
		crew(3, "", "Bonn", same(900_000)),      // nor these
	)
	got := ask(t, fileOf(t, market.About{}, people))
	if !got.Reason.IsZero() || got.People != 60 || got.Roles != 2 {
		t.Fatalf("%v, %d people in %d roles", got.Reason, got.People, got.Roles)
	}
	apartBy := (5*math.Log(1.1) + 7.5*math.Log(1.2)) / 12.5
	bonn, ulm := of(t, got, "Bonn"), of(t, got, "Ulm")
	if want := math.Exp(-apartBy * 40 / 60); apart(bonn.Differential, want, 5e-5) {
		t.Errorf("Bonn %v, want %v", bonn.Differential, want)
	}
	if want := math.Exp(apartBy * 20 / 60); apart(ulm.Differential, want, 5e-5) {
		t.Errorf("Ulm %v, want %v", ulm.Differential, want)
	}
	if bonn.Compared != 20 || bonn.People != 23 || bonn.Roles != 2 || bonn.Employers != 10 || ulm.Compared != 40 || ulm.People != 90 {
		t.Errorf("Bonn %+v, Ulm %+v", bonn, ulm)
	}
	if !ulm.Attainable || !(ulm.Low < ulm.Differential && ulm.Differential < ulm.High) {
		t.Errorf("no interval around Ulm's: %+v", ulm)
	}
}

// TestWithinLevels: where all that is paid more at a place is its levels, it pays the same.
func TestWithinLevels(t *testing.T) {
	var people []person
	for i, place := range []string{"Bonn", "Ulm"} {
		for _, level := range []struct {
			name string
			n    int
			pay  float64
		}{{"P1", 10 + 30*i, 40_000}, {"P2", 40 - 30*i, 80_000}} {
			for _, p := range crew(level.n, "Clerk", place, same(level.pay)) {
				p.level = level.name
				people = append(people, p)
			}
		}
	}
	got := ask(t, fileOf(t, market.About{}, people))
	if d := of(t, got, "Bonn").Differential; d != 1 || got.Roles != 2 || len(got.Within) != 2 {
		t.Errorf("Bonn %v within %v, %d roles", d, got.Within, got.Roles)
	}
}

// world is random people of known differentials.
type world struct {
	truth  map[string]float64
	people []person
}

// randomWorld has places with the differentials of truth by name, employers whose pay goes
// together, and roles that are no more common at one place than at another by design.
func randomWorld(random *rand.Rand, nPlaces, nRoles, nEmployers, n int) world {
	w := world{truth: map[string]float64{}}
	var names []string
	for i := range nPlaces {
		name := fmt.Sprintf("Place %d", i)
		names = append(names, name)
		w.truth[name] = math.Exp(0.15 * random.NormFloat64())
	}
	role := make([]float64, nRoles)
	for i := range role {
		role[i] = 11 + 0.4*random.NormFloat64()
	}
	employer := make([]float64, nEmployers)
	for i := range employer {
		employer[i] = 0.12 * random.NormFloat64()
	}
	for range n {
		place := min(random.IntN(nPlaces), random.IntN(nPlaces))
		r := (random.IntN(nRoles) + random.IntN(1+place)) % nRoles
		e := random.IntN(nEmployers)
		w.people = append(w.people, person{
			role: fmt.Sprintf("Role %d", r), place: names[place], employer: fmt.Sprintf("Employer %d", e),
			pay: w.truth[names[place]] * math.Exp(role[r]+employer[e]+0.25*random.NormFloat64()),
		})
	}
	return w
}

// TestKnownDifferentials: of random worlds whose differentials are known, 93 to 97.5 % of
// the intervals hold them, with employers whose people are paid alike.
func TestKnownDifferentials(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 14))
	held, all, off := 0, 0, 0.0
	for range 200 {
		w := randomWorld(random, 5, 12, 40, 600)
		got := ask(t, fileOf(t, market.About{}, w.people))
		// The truth beside all places together, by people compared.
		mean, n := 0.0, 0.0
		for _, p := range got.Known() {
			mean += float64(p.Compared) * math.Log(w.truth[p.Name])
			n += float64(p.Compared)
		}
		for _, p := range got.Known() {
			truth := w.truth[p.Name] / math.Exp(mean/n)
			all++
			off += math.Log(p.Differential / truth)
			if p.Attainable && p.Low <= truth && truth <= p.High {
				held++
			}
		}
	}
	share := float64(held) / float64(all)
	t.Logf("%d of %d intervals hold the truth: %.1f %%; mean error %.4f", held, all, 100*share, off/float64(all))
	if all < 900 || share < 0.93 || share > 0.975 || math.Abs(off/float64(all)) > 0.003 {
		t.Errorf("%d of %d intervals hold the truth, mean error %.4f", held, all, off/float64(all))
	}
}

// dummies solves the same model in another way: least squares by a QR decomposition of a
// column for each place and each role, of all rows at once.
func dummies(t *testing.T, people []person, known []places.Place) map[string]float64 {
	t.Helper()
	column := map[string]int{}
	for _, p := range known {
		column["place "+p.Name] = len(column)
	}
	delete(column, "place "+known[0].Name)
	for name := range column {
		column[name]--
	}
	var rows []person
	for _, p := range people {
		if slices.ContainsFunc(known, func(k places.Place) bool { return k.Name == p.place }) && p.pay > 0 && p.role != "" {
			rows = append(rows, p)
			if _, ok := column["role "+p.role]; !ok {
				column["role "+p.role] = len(column)
			}
		}
	}
	x, y := mat.NewDense(len(rows), len(column), nil), mat.NewVecDense(len(rows), nil)
	for i, p := range rows {
		if at, ok := column["place "+p.place]; ok {
			x.Set(i, at, 1)
		}
		x.Set(i, column["role "+p.role], 1)
		y.SetVec(i, math.Log(p.pay))
	}
	var b mat.VecDense
	if err := b.SolveVec(x, y); err != nil {
		t.Fatal(err)
	}
	logs := map[string]float64{known[0].Name: 0}
	mean, n := 0.0, 0.0
	for _, p := range known {
		if at, ok := column["place "+p.Name]; ok {
			logs[p.Name] = b.AtVec(at)
		}
		mean += float64(p.Compared) * logs[p.Name]
		n += float64(p.Compared)
	}
	for name := range logs {
		logs[name] = math.Exp(logs[name] - mean/n)
	}
	return logs
}

// behind holds that the people compared are those of roles that two of the places have, and
// that no differential stands on fewer than five of them or of their employers.
func behind(t *testing.T, people []person, got places.Table) {
	t.Helper()
	known := func(place string) bool { return of(t, got, place).Known() }
	at := map[string]map[string]bool{}
	for _, p := range people {
		if known(p.place) {
			if at[p.role] == nil {
				at[p.role] = map[string]bool{}
			}
			at[p.role][p.place] = true
		}
	}
	compared, employers := map[string]int{}, map[string]map[string]bool{}
	for _, p := range people {
		if known(p.place) && len(at[p.role]) > 1 {
			if compared[p.place]++; employers[p.place] == nil {
				employers[p.place] = map[string]bool{}
			}
			employers[p.place][p.employer] = true
		}
	}
	for _, p := range got.Known() {
		if p.Compared != compared[p.Name] || p.Compared < 5 || len(employers[p.Name]) < 5 {
			t.Errorf("%+v, of %d people compared and %d employers", p, compared[p.Name], len(employers[p.Name]))
		}
	}
}

// TestSmallPlaces: many places of few people each, some of them in few roles.
func TestSmallPlaces(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 20))
	known, withheld := 0, 0
	for range 20 {
		var people []person
		for place := range 12 {
			for range 3 + random.IntN(12) {
				people = append(people, person{
					role: fmt.Sprintf("Role %d", random.IntN(8+5*place)), place: fmt.Sprintf("Place %d", place),
					employer: fmt.Sprintf("Employer %d", random.IntN(40)), pay: math.Exp(11 + 0.3*random.NormFloat64()),
				})
			}
		}
		got := ask(t, fileOf(t, market.About{}, people))
		behind(t, people, got)
		if len(got.Known()) == 0 {
			continue
		}
		known += len(got.Known())
		withheld += len(got.Places) - len(got.Known())
		for name, want := range dummies(t, people, got.Known()) {
			if got := of(t, got, name); apart(got.Differential, want, 6e-5) {
				t.Errorf("%+v, by dummies %v", got, want)
			}
		}
	}
	if known < 20 || withheld < 20 {
		t.Errorf("%d differentials, %d withheld", known, withheld)
	}
	t.Logf("%d differentials, %d withheld", known, withheld)
}

// TestAgainstDummies holds the estimates against those of another method.
func TestAgainstDummies(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 71))
	checked := 0
	for range 20 {
		w := randomWorld(random, 2+random.IntN(6), 2+random.IntN(9), 12+random.IntN(30), 150+random.IntN(300))
		got := ask(t, fileOf(t, market.About{}, w.people))
		if len(got.Known()) < 2 {
			continue
		}
		want := dummies(t, w.people, got.Known())
		behind(t, w.people, got)
		for _, p := range got.Known() {
			checked++
			if apart(p.Differential, want[p.Name], 6e-5) {
				t.Errorf("%s: %v, by dummies %v", p.Name, p.Differential, want[p.Name])
			}
		}
	}
	if checked < 50 {
		t.Errorf("only %d differentials were checked", checked)
	}
	t.Logf("%d differentials agree", checked)
}

// TestSameForAll: twice the pay, or another order of the rows, changes nothing.
func TestSameForAll(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 8))
	for range 5 {
		w := randomWorld(random, 4, 6, 20, 300)
		want := ask(t, fileOf(t, market.About{}, w.people))
		scaled, turned := slices.Clone(w.people), slices.Clone(w.people)
		for i := range scaled {
			scaled[i].pay *= 7.3
		}
		random.Shuffle(len(turned), func(i, j int) { turned[i], turned[j] = turned[j], turned[i] })
		for name, people := range map[string][]person{"scaled": scaled, "in another order": turned} {
			got := ask(t, fileOf(t, market.About{}, people))
			for _, p := range want.Places {
				if other := of(t, got, p.Name); apart(other.Differential, p.Differential, 1e-4) || apart(other.Low, p.Low, 1e-4) || other.Compared != p.Compared {
					t.Errorf("%s: %+v, before %+v", name, other, p)
				}
			}
		}
	}
}

// TestWithheldTakesNoPart is the attack: whatever the people of a withheld place are paid,
// nothing of the table changes, so nothing of it can be computed back.
func TestWithheldTakesNoPart(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 34))
	w := randomWorld(random, 4, 6, 20, 400)
	for i, n := range []int{4, 40, 30} {
		for j := range n {
			p := person{role: fmt.Sprintf("Role %d", j%3), place: []string{"Few", "One employer", "Other roles"}[i], employer: fmt.Sprintf("Employer %d", j%20), pay: 50_000}
			switch i {
			case 1:
				p.employer = "Employer 1"
			case 2:
				p.role = "Only there"
			}
			w.people = append(w.people, p)
		}
	}
	for _, publication := range []bool{false, true} {
		change := func(q *market.Query) { q.Publication = publication }
		before := ask(t, fileOf(t, market.About{}, w.people), change)
		for _, name := range []string{"Few", "One employer", "Other roles"} {
			if p := of(t, before, name); p.Known() || p.Differential != 0 || p.Low != 0 || p.High != 0 {
				t.Fatalf("%s is not withheld: %+v", name, p)
			}
		}
		changed := slices.Clone(w.people)
		for i := range changed {
			if !strings.HasPrefix(changed[i].place, "Place") {
				changed[i].pay *= 3 + random.Float64()
			}
		}
		after := ask(t, fileOf(t, market.About{}, changed), change)
		if !reflect.DeepEqual(before.Places, after.Places) {
			t.Errorf("pay of withheld places tells:\n%+v\n%+v", before.Places, after.Places)
		}
	}
}

// TestFewConnect is another attack: places with plenty of people are compared with others
// through one person only, or one employer's, whose pay the differentials would tell.
func TestFewConnect(t *testing.T) {
	for name, thin := range map[string]int{"one person": 1, "one employer": 10} {
		world := func(pay float64) places.Table {
			return ask(t, fileOf(t, market.About{}, slices.Concat(
				crew(50, "Cook", "Bonn", same(40_000)), crew(50, "Cook", "Ulm", same(44_000)),
				crew(50, "Bridge", "Ulm", same(50_000)), slices.Repeat(crew(1, "Bridge", "Far", same(pay)), thin),
				crew(40, "Pilot", "Far", same(90_000)), crew(40, "Pilot", "Farther", same(95_000)),
			)))
		}
		got, other := world(123_456), world(654_321)
		if !reflect.DeepEqual(got.Places, other.Places) {
			t.Errorf("%s: pay tells:\n%+v\n%+v", name, got.Places, other.Places)
		}
		if bonn := of(t, got, "Bonn"); len(got.Known()) != 2 || apart(bonn.Differential, math.Sqrt(40.0/44), 5e-5) {
			t.Errorf("%s: %+v", name, got.Places)
		}
	}
}

// TestGate: who stands behind a differential, and what is said where it is too few.
func TestGate(t *testing.T) {
	bonn := slices.Concat(crew(20, "Cook", "Bonn", same(40_000)), crew(20, "Clerk", "Bonn", same(50_000)))
	ulm := func(n, roles int, employer string) []person {
		var all []person
		for i := range n {
			p := person{role: []string{"Cook", "Clerk", "Mayor"}[i%roles], place: "Ulm", employer: fmt.Sprintf("E%d", i), pay: 45_000}
			if employer != "" {
				p.employer = employer
			}
			all = append(all, p)
		}
		return all
	}
	none := func(people []person) []person {
		people = slices.Clone(people)
		for i := range people {
			people[i].employer = ""
		}
		return people
	}
	for name, c := range map[string]struct {
		people []person
		about  market.About
		change func(*market.Query)
		known  bool
		why    remark.Kind // of Ulm
	}{
		"five of five":       {people: ulm(5, 1, ""), known: true},
		"four":               {people: ulm(4, 1, ""), why: remark.FewPeople},
		"of one employer":    {people: ulm(40, 2, "E1"), why: remark.FewEmployers},
		"three in a role":    {people: append(ulm(3, 1, ""), crew(9, "Mayor", "Ulm", same(1))...), why: remark.PlaceThin},
		"no role in common":  {people: crew(9, "Mayor", "Ulm", same(1)), why: remark.PlaceUnconnected},
		"no employers, five": {people: none(ulm(5, 1, "")), known: true},
		"own employees":      {people: ulm(40, 2, "Us"), about: market.About{Declared: market.OwnEmployees}, why: remark.PlaceThin},
		"without a gate":     {people: ulm(4, 1, ""), change: func(q *market.Query) { q.Gate = market.NoGate() }, why: remark.PlaceThin},
		"stricter":           {people: ulm(6, 1, ""), change: func(q *market.Query) { q.Gate.People = 7 }, why: remark.FewPeople},
		"outside, few":       {people: ulm(5, 1, ""), change: func(q *market.Query) { q.Publication = true }, known: true},
	} {
		others := bonn
		if name == "no employers, five" {
			others = none(bonn)
		}
		got := ask(t, fileOf(t, c.about, append(slices.Clone(others), c.people...)), func(q *market.Query) {
			if c.change != nil {
				c.change(q)
			}
		})
		p := of(t, got, "Ulm")
		if p.Known() != c.known || p.Reason.Kind != c.why {
			t.Errorf("%s: %+v, want %v %q; %v", name, p, c.known, c.why, got.Reason)
		}
		if got.Reason.IsZero() != c.known || len(got.Known()) == 1 {
			t.Errorf("%s: of two places one is left, and the table says %v of %+v", name, got.Reason, got.Places)
		}
	}
}

// TestOutside: for outside publication differentials are rounded, and who is compared is
// not told.
func TestOutside(t *testing.T) {
	w := randomWorld(rand.New(rand.NewPCG(1, 1)), 4, 6, 20, 400)
	inside, outside := ask(t, fileOf(t, market.About{}, w.people)), ask(t, fileOf(t, market.About{}, w.people), func(q *market.Query) { q.Publication = true })
	if outside.People != -1 || outside.Roles != -1 || len(outside.Known()) != 4 {
		t.Fatalf("%+v", outside)
	}
	for _, p := range outside.Known() {
		want := of(t, inside, p.Name)
		if p.Compared != -1 || p.Roles != -1 || math.Round(p.Differential*1000)/1000 != p.Differential || apart(p.Differential, want.Differential, 6e-4) || want.Compared < 1 {
			t.Errorf("outside %+v, inside %+v", p, want)
		}
	}
}

// TestNothing: what cannot be estimated says why.
func TestNothing(t *testing.T) {
	people := crew(20, "Cook", "Bonn", same(1))
	m := fileOf(t, market.About{}, people)
	if got := ask(t, m); got.Reason.Kind != remark.PlacesTooFew || len(got.Known()) != 0 {
		t.Errorf("one place: %v", got.Reason)
	}
	for i := range people {
		people[i].role, people[i].place = "", []string{"Bonn", "Ulm"}[i%2]
	}
	if got := ask(t, fileOf(t, market.About{}, people)); got.Reason.Kind != remark.PlacesTooFew && got.Reason.Kind != remark.PlacesNeedRoles {
		t.Errorf("no roles: %v", got.Reason)
	}
	got, err := places.Estimate(t.Context(), m, nil, market.NewQuery(), "")
	if err != nil || got.Reason.Kind != remark.NeedsRecords {
		t.Errorf("no records: %v %v", got.Reason, err)
	}
	if _, err := places.Estimate(t.Context(), m, m, market.NewQuery(), "planet"); err == nil {
		t.Error("there is no such column")
	}
}

// TestUnpaid: pay without a logarithm is left out, and said.
func TestUnpaid(t *testing.T) {
	people := slices.Concat(crew(20, "Cook", "Bonn", same(40_000)), crew(20, "Cook", "Ulm", same(40_000)), crew(2, "Cook", "Ulm", same(0)))
	got := ask(t, fileOf(t, market.About{}, people))
	if of(t, got, "Ulm").Differential != 1 || !slices.ContainsFunc(got.Notes, func(r remark.Remark) bool { return r.Equal(remark.New(remark.UnpaidLeft, 2)) }) {
		t.Errorf("%+v", got)
	}
}
