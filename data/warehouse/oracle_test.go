package warehouse_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/warehouse"
	"github.com/paybench/paybench/data/warehouse/servers"
)

// survey is a table of pay, as texts: "" is NULL.
type survey struct {
	about    market.About
	columns  []market.Dimension
	elements []market.Element
	weighs   bool // the last column is how many people a row stands for
	rows     [][]string
}

// types are what the database keeps in the columns.
const types = "role text, experience int, company_size text, employer text, employer_group text, year smallint, employment_type text, " +
	"base numeric(12,2), bonus_paid float8, total_cash float8, people int"

// randomSurvey makes a survey with blanks, ties, zeros, debts, unknown pay, and
// spellings that are one value or one employer.
func randomSurvey(rng *rand.Rand, n int) *survey {
	s := &survey{
		about: market.About{Name: "test", Effective: time.Date(2023, 3, 31, 0, 0, 0, 0, time.UTC)},
		columns: []market.Dimension{
			{Name: "role", Header: "role", Kind: market.Role},
			{Name: "experience", Header: "experience", Kind: market.Experience, Numeric: true},
			{Name: "company_size", Header: "company_size", Kind: market.CompanySize},
			{Name: "employer", Header: "employer", Kind: market.Employer},
			{Name: "employer_group", Header: "employer_group", Kind: market.EmployerGroup},
			{Name: "year", Header: "year", Kind: market.Year, Numeric: true},
			{Name: "employment_type", Header: "employment_type", Kind: market.EmploymentType},
		},
		elements: []market.Element{
			{Name: "base", Label: "Base salary", Kind: market.Base},
			{Name: "bonus_paid", Label: "Bonus paid", Kind: market.BonusPaid},
			{Name: "total_cash", Label: "Total cash", Kind: market.TotalCash},
		},
		weighs: rng.IntN(3) == 0,
	}
	if rng.IntN(2) == 0 {
		s.columns = slices.Delete(s.columns, 4, 5)
	}
	if rng.IntN(8) == 0 {
		s.columns = slices.DeleteFunc(s.columns, func(d market.Dimension) bool { return d.Kind == market.Employer || d.Kind == market.EmployerGroup })
	}
	if rng.IntN(3) == 0 {
		s.about.Declared = market.OwnEmployees
	}
	roles, employers, ties := 1+rng.IntN(60), 1+rng.IntN(40), float64(1+rng.IntN(5000))
	for len(s.rows) < n {
		maybe := func(value string, oneIn int) string {
			if rng.IntN(oneIn) == 0 {
				return ""
			}
			return value
		}
		employer := fmt.Sprintf("Employer %d", int(math.Abs(rng.NormFloat64())*float64(employers)))
		row := []string{
			maybe(fmt.Sprintf("Role %d%s", rng.IntN(roles), []string{"", " ", "'"}[rng.IntN(40)/38]), 50),
			maybe(strconv.Itoa(rng.IntN(41)), 20),
			maybe([]string{"1-10", "11-50", "51-200", "201-1000"}[rng.IntN(4)], 10),
			maybe([]string{employer, strings.ToUpper(employer), " " + employer, "n/a"}[max(0, rng.IntN(20)-16)], 10),
			maybe(fmt.Sprintf("Employer %d", rng.IntN(5)), 2),
			strconv.Itoa(2020 + rng.IntN(3)),
			maybe([]string{"full-time", "part-time"}[rng.IntN(50)/49], 9),
		}
		for range s.elements {
			amount := math.Round(math.Exp(11+0.4*rng.NormFloat64())/ties) * ties
			switch rng.IntN(12) {
			case 0:
				row = append(row, "")
				continue
			case 1:
				amount = 0
			case 2:
				amount += 0.25
			case 3:
				amount = -amount
			}
			row = append(row, strconv.FormatFloat(amount, 'f', -1, 64))
		}
		if strings.Join(row[index("base"):], "") == "" {
			continue // no record, as nobody is paid
		}
		s.rows = append(s.rows, append(row, maybe(strconv.Itoa(rng.IntN(4)), 30)))
	}
	return s
}

// index is where the file has a column.
func index(name string) int {
	for i, column := range strings.Split(types, ", ") {
		if strings.HasPrefix(column, name+" ") {
			return i
		}
	}
	return -1
}

// records is the market of the survey in memory.
func (s *survey) records(t *testing.T) market.Market {
	t.Helper()
	var columns []records.Dimension
	for _, d := range s.columns {
		c, codes := records.Dimension{Dimension: d}, map[string]uint32{"": 0}
		for _, row := range s.rows {
			label := strings.TrimSpace(row[index(d.Name)])
			if _, met := codes[label]; !met {
				c.Labels = append(c.Labels, label)
				codes[label] = uint32(len(c.Labels))
				if d.Numeric {
					span, _ := plain(label)
					c.Spans = append(c.Spans, span)
				}
			}
			c.Codes.Append(codes[label])
		}
		columns = append(columns, c)
	}
	var pays []records.Pay
	for _, e := range s.elements {
		p := records.Pay{Element: e}
		for _, row := range s.rows {
			p.Annual = append(p.Annual, number(row[index(e.Name)]))
		}
		pays = append(pays, p)
	}
	var m market.Market
	var err error
	if s.weighs {
		w := records.Weight{Header: "people", Kind: market.CountWeight}
		for _, row := range s.rows {
			w.Values = append(w.Values, number(row[index("people")]))
		}
		m, err = records.NewWeighted(s.about, columns, pays, nil, w)
	} else {
		m, err = records.New(s.about, columns, pays, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func number(text string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.NaN()
	}
	return x
}

func plain(label string) (bands.Span, error) {
	x, err := strconv.ParseFloat(label, 64)
	return bands.Span{Min: x, Max: x}, err
}

// describe says what the columns are.
func (s *survey) describe() warehouse.Columns {
	c := warehouse.Columns{About: s.about}
	for _, d := range s.columns {
		column := warehouse.Dimension{Dimension: d, Column: d.Name}
		if d.Numeric {
			column.Span = plain
		}
		c.Dimensions = append(c.Dimensions, column)
	}
	for _, e := range s.elements {
		c.Elements = append(c.Elements, warehouse.Element{Element: e, Pay: warehouse.Pay{Column: e.Name, Zero: true, Debts: true}})
	}
	if s.weighs {
		c.Weight = market.Weight{Header: "people", Kind: market.CountWeight}
	}
	return c
}

// csv is the survey as a file.
func (s *survey) csv() *bytes.Buffer {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	var header []string
	for _, column := range strings.Split(types, ", ") {
		name, _, _ := strings.Cut(column, " ")
		header = append(header, name)
	}
	_ = w.Write(header)
	_ = w.WriteAll(s.rows)
	return &b
}

// open connects to a database.
func open(t testing.TB, p servers.Postgres) warehouse.Database {
	t.Helper()
	config, err := pgx.ParseConfig(p.Address() + "?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	db, err := warehouse.NewPostgres(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// warehouse is the market of the survey where it is asked.
func (s *survey) warehouse(t *testing.T, db warehouse.Database, table warehouse.Table) *warehouse.Market {
	t.Helper()
	m, err := warehouse.NewMarket(t.Context(), db, table, s.describe())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestOneServerAnswersAsRecordsDo(t *testing.T) {
	p := servers.PostgreSQL(t)
	p.Run(t, "CREATE TABLE pay ("+types+")")
	sameAnswers(t, inPostgres(t, p), 1, 2, 7, 41, 300, 1000, 3000, 3000)
}

func TestTwoServersAnswerAsRecordsDo(t *testing.T) {
	sameAnswers(t, inPostgres(t, servers.Sharded(t, "pay", types, "base")), 1, 2, 7, 41, 300, 1000, 3000, 3000)
}

// holder is a database with a table of pay that surveys are put into, one after the other.
type holder struct {
	db    warehouse.Database
	table warehouse.Table
	hold  func(t *testing.T, s *survey) // in place of what it held
}

func inPostgres(t *testing.T, p servers.Postgres) holder {
	t.Helper()
	return holder{open(t, p), warehouse.Table{Schema: "public", Name: "pay"}, func(t *testing.T, s *survey) {
		t.Helper()
		p.Run(t, "TRUNCATE pay")
		p.Load(t, "pay", s.csv())
	}}
}

// sameAnswers puts random questions on random tables of so many rows to a database and to
// records.
func sameAnswers(t *testing.T, in holder, rows ...int) {
	t.Helper()
	for seed, n := range rows {
		t.Run(fmt.Sprintf("%d rows", n), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(uint64(seed), 7))
			s := randomSurvey(rng, n)
			s.rows[0][index("base")], s.rows[0][index("people")] = "50000", "2"
			in.hold(t, s)
			asked, held := s.warehouse(t, in.db, in.table), s.records(t)
			if seed%2 == 0 {
				asked.DivideFrom(5)
			}
			sameCatalogue(t, asked, held)
			for range 8 {
				q := randomQuery(rng, s)
				same(t, q, asked, held)
				if t.Failed() {
					t.FailNow()
				}
			}
		})
	}
}

func sameCatalogue(t *testing.T, got, want market.Market) {
	t.Helper()
	for i, w := range want.Dimensions() {
		if g := got.Dimensions()[i]; !reflect.DeepEqual(g, w) {
			t.Errorf("dimension %s: got\n%+v, want\n%+v", w.Name, g, w)
		}
	}
	if !reflect.DeepEqual(got.Elements(), want.Elements()) {
		t.Errorf("elements: got %+v, want %+v", got.Elements(), want.Elements())
	}
	if g, w := got.About().Choices, want.About().Choices; !reflect.DeepEqual(g, w) {
		t.Errorf("choices: got %v, want %v", g, w)
	}
}

// randomQuery is any question that can be put.
func randomQuery(rng *rand.Rand, s *survey) market.Query {
	q := market.NewQuery()
	q.Pay = s.elements[rng.IntN(len(s.elements))].Name
	q.Basis = []market.Basis{market.Annual, market.Monthly, market.Hourly}[rng.IntN(3)]
	if rng.IntN(3) > 0 {
		q.By = s.columns[rng.IntN(len(s.columns))].Name
	}
	if q.By == "experience" && rng.IntN(2) == 0 {
		q.Bands = bands.Bands{{Min: 3, Max: 4}, {Min: 5, Max: 20}}
	}
	if rng.IntN(4) == 0 && len(s.columns) > 5 {
		q.Weighting = market.PerEmployer
	}
	if rng.IntN(3) == 0 {
		q.Ageing = market.Ageing{To: time.Date(2024, 3, 31, 0, 0, 0, 0, time.UTC), Rate: 0.05, Simple: rng.IntN(2) == 0}
	}
	if rng.IntN(2) == 0 {
		q.Own = math.Round(math.Exp(11+0.6*rng.NormFloat64()) / q.Basis.Divisor(q.Hours))
	}
	if rng.IntN(3) == 0 {
		q.Percentiles = []float64{1, 10, 33.3, 50, 99}
	}
	for range rng.IntN(3) {
		q = q.WithFilter(randomFilter(rng, s))
	}
	for range max(0, rng.IntN(4)-1) {
		q.Less = append(q.Less, randomFilter(rng, s))
	}
	q.Publication, q.Plain = rng.IntN(4) == 0, rng.IntN(6) == 0
	return q.Normal()
}

func randomFilter(rng *rand.Rand, s *survey) market.Filter {
	d := s.columns[rng.IntN(len(s.columns))]
	f := market.Filter{Dimension: d.Name}
	switch {
	case d.Numeric && rng.IntN(2) == 0:
		low, high := float64(rng.IntN(20)), float64(20+rng.IntN(2003))
		f.AtLeast, f.AtMost = &low, &high
	case d.Name == "role" && rng.IntN(2) == 0:
		f.Prefix = "Role 1"
	default:
		f.Values = []string{"no such value"}
		for range rng.IntN(20) {
			f.Values = append(f.Values, strings.TrimSpace(s.rows[rng.IntN(len(s.rows))][index(d.Name)]))
		}
	}
	return f
}

// same puts one question in every way to both markets.
func same(t *testing.T, q market.Query, got *warehouse.Market, want market.Market) {
	t.Helper()
	sameSummaries(t, q, got, want)
	counted := q
	counted.Less = nil // no facets are asked for with it
	sameFacets(t, counted, got, want)
	samePeople(t, q, got, want.(market.People))
	sameComparison(t, q, got, want)
}

func sameSummaries(t *testing.T, q market.Query, got, want market.Market) {
	t.Helper()
	a, err := got.Summarize(t.Context(), q)
	if err != nil {
		t.Fatalf("%s: %v", q.Key(), err)
	}
	b, err := want.Summarize(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Groups) != len(b.Groups) {
		t.Fatalf("%s: %d groups, want %d", q.Key(), len(a.Groups), len(b.Groups))
	}
	groupsA, groupsB := append(a.Groups, a.Outside), append(b.Groups, b.Outside)
	a.Groups, b.Groups, a.Outside, b.Outside = nil, nil, market.Summary{}, market.Summary{}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("%s: got %+v, want %+v", q.Key(), a, b)
	}
	for i := range groupsA {
		if g, w := exact(&groupsA[i], &groupsB[i]), exact(&groupsB[i], &groupsB[i]); g != w {
			t.Errorf("%s: group %d:\n got %s\nwant %s", q.Key(), i, g, w)
		}
	}
}

// exact writes all of a summary: sums, whose last digits hang on the order of adding,
// are those wanted where they are close to them.
func exact(s, want *market.Summary) string {
	settle(&s.Mean, want.Mean)
	for _, x := range [][2]*market.Totals{{&s.Paid, &want.Paid}, {&s.Variable, &want.Variable}} {
		settle(&x[0].Sum, x[1].Sum)
		settle(&x[0].Largest, x[1].Largest)
		settle(&x[0].Second, x[1].Second)
	}
	return fmt.Sprintf("%+v", *s)
}

func settle(x *float64, want float64) {
	if math.Abs(*x-want) <= 1e-12*max(math.Abs(want), 1) {
		*x = want
	}
}

func sameFacets(t *testing.T, q market.Query, got, want market.Market) {
	t.Helper()
	a, err := got.Facets(t.Context(), q)
	if err != nil {
		t.Fatalf("%s: %v", q.Key(), err)
	}
	b, err := want.Facets(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("%s: facets: got %v, want %v", q.Key(), a, b)
	}
}

func samePeople(t *testing.T, q market.Query, got, want market.People) {
	t.Helper()
	edges := []float64{math.Inf(-1), 0, 3000, 3000.25, 50_000, 60_000, 70_000, math.Inf(1)}
	for i := range edges {
		edges[i] /= q.Basis.Divisor(q.Hours)
	}
	a, errA := got.Histogram(t.Context(), q, edges)
	b, errB := want.Histogram(t.Context(), q, edges)
	if errA != nil || errB != nil || !slices.Equal(a, b) {
		t.Errorf("%s: histogram: got %v, %v, want %v, %v", q.Key(), a, errA, b, errB)
	}
	if g, w := listed(t, got, q, 37), listed(t, want, q, 10_000); !reflect.DeepEqual(g, w) {
		t.Errorf("%s: listing: got\n%.3000v, want\n%.3000v", q.Key(), g, w)
	}
	if g, w := sampled(t, got, q), sampled(t, want, q); !slices.Equal(g, w) {
		t.Errorf("%s: sample: got\n%.300v, want\n%.300v", q.Key(), g, w)
	}
}

// listed are all records, read page by page, without their lines: those of equal pay in
// one order.
func listed(t *testing.T, m market.Lister, q market.Query, page int) market.Listing {
	t.Helper()
	var all market.Listing
	for first := 0; first < 400; first += page {
		l, err := m.Records(t.Context(), q, first, min(page, 400-first))
		if err != nil {
			t.Fatal(err)
		}
		rows := append(all.Rows, l.Rows...)
		all = l
		all.Rows = rows
	}
	for i := range all.Rows {
		all.Rows[i].Line = 0
	}
	if n := len(all.Rows); n > 0 && n < all.Total { // which of the last page's equals are on it is not said
		last := all.Rows[n-1].Pay
		all.Rows = slices.DeleteFunc(all.Rows, func(r market.Record) bool { return r.Pay == last })
	}
	slices.SortStableFunc(all.Rows, func(a, b market.Record) int {
		if a.Pay != b.Pay {
			return 0
		}
		return slices.Compare(a.Cells, b.Cells)
	})
	return all
}

// sampled are all people as texts, sorted; employers by the order they come in.
func sampled(t *testing.T, m market.Sampler, q market.Query) []string {
	t.Helper()
	var all []string
	err := m.Sample(t.Context(), q, []string{"role", "year"}, func(b market.Batch) error {
		for i, pay := range b.Pay {
			named := len(b.Employers) > 0 && b.Employers[i] != 0
			all = append(all, fmt.Sprint(pay, b.Codes[0][i], b.Codes[1][i], b.Employers != nil, named))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

func sameComparison(t *testing.T, q market.Query, got, want market.Market) {
	t.Helper()
	a, errA := market.Compare(t.Context(), got, q)
	b, errB := market.Compare(t.Context(), want, q)
	if fmt.Sprint(errA) != fmt.Sprint(errB) || len(a.Rows) != len(b.Rows) {
		t.Fatalf("%s: comparing: got %v, %d rows, want %v, %d", q.Key(), errA, len(a.Rows), errB, len(b.Rows))
	}
	for i := range a.Rows {
		if g, w := written(a.Rows[i]), written(b.Rows[i]); !alike(g, w) {
			t.Errorf("%s: comparing, row %d:\n got %s\nwant %s", q.Key(), i, g, w)
		}
	}
	if g, w := fmt.Sprint(a.Warnings, a.Query.Key(), a.Unit), fmt.Sprint(b.Warnings, b.Query.Key(), b.Unit); g != w {
		t.Errorf("comparing: got %s, want %s", g, w)
	}
}

func written(r market.Row) string {
	against := r.Against
	r.Against = nil
	if against == nil {
		return fmt.Sprintf("%+v", r)
	}
	return fmt.Sprintf("%+v %+v", r, *against)
}

// alike reports whether two texts say the same, numbers to their last digits.
func alike(a, b string) bool {
	split := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" {}[]:", r) })
	}
	x, y := split(a), split(b)
	return slices.EqualFunc(x, y, func(x, y string) bool {
		u, v := number(x), number(y)
		return x == y || math.Abs(u-v) <= 1e-11*math.Abs(v)
	})
}
