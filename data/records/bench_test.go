package records

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
)

// The sizes that queries are timed at. Cost must grow no faster than they do.
var benchSizes = []struct {
	name    string
	records int
}{{"10k", 10_000}, {"100k", 100_000}, {"1M", 1_000_000}, {"10M", 10_000_000}}

// benchMarkets keeps the markets already made: the largest takes seconds.
var benchMarkets struct {
	sync.Mutex
	bySize map[int]*Market
}

// benchMarket returns a survey of n people with eight dimensions, 50,000
// employers and two pay elements.
func benchMarket(tb testing.TB, n int) *Market {
	tb.Helper()
	benchMarkets.Lock()
	defer benchMarkets.Unlock()
	if m := benchMarkets.bySize[n]; m != nil {
		return m
	}
	columns, pays := benchRecords(n)
	m, err := New(market.About{Name: "benchmark"}, columns, pays, nil)
	if err != nil {
		tb.Fatal(err)
	}
	if benchMarkets.bySize == nil {
		benchMarkets.bySize = map[int]*Market{}
	}
	benchMarkets.bySize[n] = m
	return m
}

func benchRecords(n int) ([]Dimension, []Pay) {
	column := func(name string, kind market.Kind, values int, label func(int) string) Dimension {
		c := Dimension{Dimension: market.Dimension{Name: name, Header: name, Kind: kind}}
		for i := range values {
			c.Labels = append(c.Labels, label(i))
		}
		return c
	}
	named := func(format string) func(int) string {
		return func(i int) string { return fmt.Sprintf(format, i) }
	}
	sizes := []string{"1-10", "11-50", "51-200", "201-1000", "1001-5000", "5000+"}
	columns := []Dimension{
		column("role", market.Role, 200, named("Role %03d")),
		column("experience", market.Experience, 41, strconv.Itoa),
		column("company_size", market.CompanySize, 6, func(i int) string { return sizes[i] }),
		column("industry", market.Industry, 20, named("Industry %02d")),
		column("country", market.Location, 30, named("Country %02d")),
		column("education", market.Education, 5, named("Degree %d")),
		column("currency", market.Currency, 1, func(int) string { return "USD" }),
		column("employer", market.Employer, 50_000, named("Employer %05d")),
	}
	columns[1].Dimension.Numeric = true
	for i := range columns[1].Labels {
		columns[1].Spans = append(columns[1].Spans, bands.Span{Min: float64(i), Max: float64(i)})
	}
	base, bonus := make([]float64, n), make([]float64, n)
	r := rand.New(rand.NewPCG(7, 9))
	for i := range n {
		role, years, size, industry := int(math.Pow(r.Float64(), 2)*200), r.IntN(41), r.IntN(6), r.IntN(20)
		for c, code := range []int{role, years, size, industry, r.IntN(30), r.IntN(5), 0, int(math.Pow(r.Float64(), 2) * 50_000)} {
			columns[c].Codes.Append(uint32(code + 1))
		}
		mu := 10.8 + float64(role)/400 + float64(years)*0.02 + float64(size)*0.06 + float64(industry)*0.01
		base[i] = math.Trunc(math.Exp(mu+0.25*r.NormFloat64())/100) * 100
		bonus[i] = math.Trunc(base[i]*r.Float64()*0.3/100) * 100
	}
	return columns, []Pay{
		{Element: market.Element{Name: "base", Kind: market.Base}, Annual: base},
		{Element: market.Element{Name: "total_cash", Kind: market.TotalCash}, Annual: bonus},
	}
}

// withoutEmployers returns the market as if its data named no employers.
func withoutEmployers(m *Market) *Market {
	return &Market{
		about: m.about, dimensions: m.dimensions, columns: m.columns, elements: m.elements,
		pays: m.pays, lines: m.lines, base: m.base,
	}
}

// withWeights returns the market as if its rows stood for up to nine people each.
func withWeights(m *Market, kind market.WeightKind) *Market {
	weighted := withoutEmployers(m)
	weighted.about.Weight.Kind = kind
	r := rand.New(rand.NewPCG(8, 9))
	for range len(m.lines) {
		if kind == market.CountWeight {
			weighted.times = append(weighted.times, 1+r.Uint32N(9))
		} else {
			weighted.mass = append(weighted.mass, r.Float64())
		}
	}
	return weighted
}

// filterChange is the query that the peers are timed with: five roles, 5 to 15
// years, five percentiles by company size. Each i asks for other roles.
func filterChange(i int) market.Query {
	var roles []string
	for k := range 5 {
		roles = append(roles, fmt.Sprintf("Role %03d", 1+(i+k)%8))
	}
	low, high := 5.0, 15.0
	return market.NewQuery().WithBy("company_size").
		WithFilter(market.Filter{Dimension: "role", Values: roles}).
		WithFilter(market.Filter{Dimension: "experience", AtLeast: &low, AtMost: &high})
}

// BenchmarkQuery times queries from ten thousand to ten million records, and
// compares with reading what the query is about from memory.
func BenchmarkQuery(b *testing.B) {
	everybody := func(int) market.Query { return market.NewQuery().WithBy("company_size") }
	allRoles := func(int) market.Query { return market.NewQuery().WithBy("role") }
	second := func(i int) market.Query {
		q := filterChange(i)
		q.Pay = "total_cash"
		return q
	}
	everybodySecond := func(i int) market.Query {
		q := everybody(i)
		q.Pay = "total_cash"
		return q
	}
	perEmployer := func(i int) market.Query {
		q := filterChange(i)
		q.Weighting = market.PerEmployer
		return q
	}
	for _, size := range benchSizes {
		if testing.Short() && size.records > 1_000_000 {
			continue
		}
		m := benchMarket(b, size.records)
		plain := withoutEmployers(m)
		for _, bench := range []struct {
			name  string
			m     *Market
			query func(i int) market.Query
		}{
			{"filter", plain, filterChange},
			{"filter+employers", m, filterChange},
			{"everyone", plain, everybody},
			{"everyone+employers", m, everybody},
			{"all-roles", plain, allRoles},
			{"all-roles+employers", m, allRoles},
			{"count-weights", withWeights(m, market.CountWeight), filterChange},
			{"sampling-weights", withWeights(m, market.SamplingWeight), filterChange},
			{"second-element", plain, second},
			{"second-element+employers", m, second},
			{"second-element-everyone", plain, everybodySecond},
			{"second-element-everyone+employers", m, everybodySecond},
			{"per-employer", m, perEmployer},
		} {
			b.Run(bench.name+"/"+size.name, func(b *testing.B) { timeQuery(b, bench.m, bench.query) })
		}
		b.Run("facets/"+size.name, func(b *testing.B) {
			var times []time.Duration
			for b.Loop() {
				start := time.Now()
				if _, err := m.Facets(context.Background(), filterChange(len(times))); err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))
			}
			b.ReportMetric(median(times)/float64(size.records), "ns/row")
		})
	}
}

// BenchmarkPublication times queries for outside publication beside the same ones that
// are not, in turns.
func BenchmarkPublication(b *testing.B) {
	for _, size := range benchSizes[2:] {
		if testing.Short() && size.records > 1_000_000 {
			continue
		}
		m := benchMarket(b, size.records)
		for _, bench := range []struct{ name, by, pay string }{
			{"filter", "", ""},
			{"everybody", "company_size", ""},
			{"all-roles", "role", ""},
			{"second-element", "company_size", "total_cash"},
		} {
			b.Run(bench.name+"/"+size.name, func(b *testing.B) {
				var plain, public []time.Duration
				for b.Loop() {
					q := filterChange(len(plain))
					if bench.by != "" {
						q = market.NewQuery().WithBy(bench.by)
					}
					q.Pay = bench.pay
					for _, times := range []*[]time.Duration{&plain, &public} {
						q.Publication = times == &public
						start := time.Now()
						if _, err := m.Summarize(b.Context(), q); err != nil {
							b.Fatal(err)
						}
						*times = append(*times, time.Since(start))
					}
				}
				b.ReportMetric(median(public)/float64(size.records), "ns/row")
				b.ReportMetric(median(public)/median(plain), "x-plain")
			})
		}
	}
}

// timeQuery reports medians, which others who work on the machine disturb least.
func timeQuery(b *testing.B, m *Market, query func(i int) market.Query) {
	b.ReportAllocs()
	var times []time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := m.Summarize(context.Background(), query(len(times))); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	r := m.reading(query(0))
	var reading []time.Duration
	for range 31 {
		start := time.Now()
		r.read()
		reading = append(reading, time.Since(start))
	}
	records := float64(len(m.lines))
	b.ReportMetric(median(times)/records, "ns/row")
	b.ReportMetric(float64(r.bytes())/records, "bytes/row")
	b.ReportMetric(median(times)/median(reading), "x-reading")
}

// median is the median time in nanoseconds.
func median(times []time.Duration) float64 {
	slices.Sort(times)
	return float64(times[len(times)/2])
}

func perRow(b *testing.B, records int) {
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(records), "ns/row")
}

// reading is what a query cannot do without: the codes that it is about, and the
// pay of those who pass its filters.
type reading struct {
	codes   []*Codes
	pay     []float64
	records []uint32 // whose pay is read
	total   uint64   // so that nothing is optimised away
}

func (m *Market) reading(q market.Query) *reading {
	c, err := m.newCut(q)
	if err != nil {
		return &reading{}
	}
	r := &reading{codes: []*Codes{c.by}, pay: c.pay.annual}
	for _, f := range c.filters {
		r.codes = append(r.codes, f.codes)
	}
	if m.roll.codes != nil {
		r.codes = append(r.codes, m.roll.codes)
	}
	w := worker{c: c}
	for unit := range c.units {
		w.pickUnit(unit, func(records, _ []uint32) { r.records = append(r.records, records...) })
	}
	return r
}

func (r *reading) bytes() int {
	bytes := 8 * len(r.records)
	for _, codes := range r.codes {
		bytes += codes.size()
	}
	return bytes
}

// read reads it all as fast as the processors can.
func (r *reading) read() {
	const part = 1 << 16
	var total atomic.Uint64
	inParts := func(n int, sum func(from, to int) uint64) {
		inParallel(runtime.GOMAXPROCS(0), parts(n, part), func(_, i int) {
			total.Add(sum(i*part, min((i+1)*part, n)))
		})
	}
	for _, codes := range r.codes {
		inParts(len(codes.bytes), func(from, to int) (sum uint64) {
			for some := codes.bytes[from:to]; len(some) >= 32; some = some[32:] {
				sum += binary.LittleEndian.Uint64(some) + binary.LittleEndian.Uint64(some[8:]) +
					binary.LittleEndian.Uint64(some[16:]) + binary.LittleEndian.Uint64(some[24:])
			}
			return sum
		})
		inParts(len(codes.words), func(from, to int) (sum uint64) {
			for _, word := range codes.words[from:to] {
				sum += uint64(word)
			}
			return sum
		})
	}
	inParts(len(r.records), func(from, to int) (sum uint64) {
		for _, record := range r.records[from:to] {
			sum += math.Float64bits(r.pay[record])
		}
		return sum
	})
	r.total += total.Load()
}

// BenchmarkNew times making a market of records as an importer hands them over.
func BenchmarkNew(b *testing.B) {
	for _, size := range benchSizes[:3] {
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				columns, pays := benchRecords(size.records)
				b.StartTimer()
				if _, err := New(market.About{Name: "benchmark"}, columns, pays, nil); err != nil {
					b.Fatal(err)
				}
			}
			perRow(b, size.records)
		})
	}
}

// TestBytesPerRecord holds the memory that ten million records would take: eight
// dimensions and two pay elements in 40 bytes each.
func TestBytesPerRecord(t *testing.T) {
	const records = 100_000
	got := float64(benchMarket(t, records).Bytes()) / records
	t.Logf("%.1f bytes a record", got)
	if got > 40 {
		t.Errorf("got %.1f bytes a record, want at most 40", got)
	}
}
