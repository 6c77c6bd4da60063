package warehouse

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/warehouse/servers"
)

// survey writes so many people as CSV, two hundred to an employer: pay to the cent,
// and one value of a hundred missing, for which something is written.
func survey(to io.Writer, rows int, nothing string) error {
	r := rand.New(rand.NewPCG(7, 9))
	sizes := []string{"1-10", "11-50", "51-200", "201-1000", "1001-5000", "5000+"}
	degrees := []string{"None", "Bachelor", "Master", "MBA", "PhD"}
	w := bufio.NewWriterSize(to, 1<<20)
	fmt.Fprintln(w, "role,experience_years,company_size,industry,country,education,employer,base_salary")
	for range rows {
		role := int(math.Pow(r.Float64(), 2) * 200)
		pay := strconv.FormatFloat(math.Round(math.Exp(10.8+float64(role)/400+0.25*r.NormFloat64())*100)/100, 'f', 2, 64)
		country, years := fmt.Sprintf("Country %02d", r.IntN(30)), strconv.Itoa(r.IntN(41))
		switch r.IntN(300) {
		case 0:
			pay = nothing
		case 1:
			country = nothing
		case 2:
			years = nothing
		}
		fmt.Fprintf(w, "Role %03d,%s,%s,Industry %02d,%s,%s,Employer %06d,%s\n", role, years, sizes[r.IntN(6)],
			r.IntN(20), country, degrees[r.IntN(5)], r.IntN(max(rows/200, 1)), pay)
	}
	return w.Flush()
}

// surveyColumns are its columns in PostgreSQL.
const surveyColumns = "role text, experience_years float8, company_size text, industry text, country text, education text, employer text, base_salary float8"

// questions are those that are measured: one of five roles with 5 to 15 years by size of
// company, and everybody by role.
func questions() (group, everybody market.Query) {
	roles := make([]string, 5)
	for i := range roles {
		roles[i] = fmt.Sprintf("Role %03d", i+1)
	}
	low, high := 5.0, 15.0
	group = market.NewQuery().WithBy("company_size").
		WithFilter(market.Filter{Dimension: "role", Values: roles}).
		WithFilter(market.Filter{Dimension: "experience_years", AtLeast: &low, AtMost: &high})
	return group, market.NewQuery().WithBy("role")
}

// rival is an engine that is asked, beside statements of its own.
type rival struct {
	name, percentiles string // what it calls exact percentiles
	db                Database
	table             Table
	sent              *traffic
	run               func(statement string)
	own               func(by, where string) string
}

// wheres are the people of the questions in an engine's own words.
var wheres = [2][2]string{
	{"company_size", "role IN ('Role 001','Role 002','Role 003','Role 004','Role 005') AND experience_years BETWEEN 5 AND 15 AND base_salary IS NOT NULL"},
	{"role", "base_salary IS NOT NULL"},
}

// ownOfPostgres and ownOfClick are the statements that come nearest to a question: the same
// people, groups and employers, and percentiles without intervals.
func ownOfPostgres(by, where string) string {
	return `SELECT ` + by + `, count(*), avg(base_salary), count(DISTINCT employer),
 percentile_cont(ARRAY[0.1,0.25,0.5,0.75,0.9]) WITHIN GROUP (ORDER BY base_salary)
 FROM pay WHERE ` + where + ` GROUP BY GROUPING SETS ((` + by + `), ())`
}

func ownOfClick(by, where string) string {
	return `SELECT ` + by + `, count(), avg(base_salary), uniqExact(employer), quantilesExact(0.1,0.25,0.5,0.75,0.9)(base_salary)
 FROM pay WHERE ` + where + ` GROUP BY ` + by + ` WITH TOTALS`
}

// TestSpeed measures engines that are asked beside records and beside their own
// percentiles, in one run: scripts/bench-warehouse. Three times each, in turns; medians.
func TestSpeed(t *testing.T) {
	rows, err := strconv.Atoi(os.Getenv("PAYBENCH_WAREHOUSE_ROWS"))
	if err != nil {
		t.Skip("skipped: scripts/bench-warehouse measures")
	}
	m := &measurement{T: t}
	path := m.file(rows, "")
	var recorded market.Market
	loading := m.once("records: load the file", func() error {
		loaded, err := source.Load(t.Context(), path, ingest.Options{}, nil)
		if err == nil {
			recorded = loaded.Market
		}
		return err
	})
	for _, engine := range strings.Fields(os.Getenv("PAYBENCH_WAREHOUSE_ENGINES")) {
		var of rival
		if engine == "clickhouse" {
			of = m.clickHouse(m.file(rows, `\N`))
		} else {
			of = m.postgreSQL(path)
		}
		m.measure(of, recorded, loading)
	}
}

// file is the survey as a file, in which nothing is written as said.
func (m *measurement) file(rows int, nothing string) string {
	m.Helper()
	path := filepath.Join(m.TempDir(), "pay.csv")
	f, err := os.Create(path)
	if err == nil {
		err = survey(f, rows, nothing)
	}
	if err != nil || f.Close() != nil {
		m.Fatal(err)
	}
	return path
}

// postgreSQL and clickHouse load the survey into a server.
func (m *measurement) postgreSQL(path string) rival {
	db, sent := servers.PostgreSQL(m), &traffic{}
	db.Run(m, "CREATE TABLE pay ("+surveyColumns+")")
	m.load("PostgreSQL", path, func(f io.Reader) { db.Load(m, "pay", f) })
	db.Run(m, "ANALYZE pay")
	m.say("PostgreSQL: bytes of the table", db.Run(m, "SELECT pg_total_relation_size('pay')"))
	return rival{"PostgreSQL", "percentile_cont", postgresCounting(m.T, db, sent), Table{"public", "pay"}, sent, func(s string) { db.Run(m, s) }, ownOfPostgres}
}

func (m *measurement) clickHouse(path string) rival {
	db, sent := servers.NewClickHouse(m), &traffic{}
	types := strings.NewReplacer(" text", " Nullable(String)", " float8", " Nullable(Float64)").Replace(surveyColumns)
	db.Run(m, "CREATE TABLE pay ("+types+") ENGINE = MergeTree ORDER BY tuple()")
	m.load("ClickHouse", path, func(f io.Reader) { db.Load(m, "pay", f) })
	opened := openClick(m.T, db)
	opened.client.Transport.(*http.Transport).DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := (&net.Dialer{}).DialContext(ctx, network, address)
		return trafficConn{c, sent}, err
	}
	opened.client.CloseIdleConnections()
	return rival{"ClickHouse", "quantilesExact", opened, Table{Name: "pay"}, sent, func(s string) { db.Run(m, s) }, ownOfClick}
}

func (m *measurement) load(engine, path string, load func(io.Reader)) {
	m.once(engine+": load the file", func() error {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		load(struct{ io.Reader }{f}) // which a client must not close
		return f.Close()
	})
}

// measure measures all that is done with an engine.
func (m *measurement) measure(of rival, recorded market.Market, loading time.Duration) {
	m.Helper()
	asked := m.open(of.name+": open to ask", of.db, of.table)
	m.say(of.name+": bytes to open", of.sent.text())
	of.sent.n.Store(0)
	taking := m.once(of.name+": take all people", func() error { return takeAll(m.Context(), of.db, of.table) })
	m.say(of.name+": take / load the file into records", ratio(taking, loading))
	m.say(of.name+": bytes to take", of.sent.text())
	group, everybody := questions()
	for i, question := range []market.Query{group, everybody} {
		name := of.name + ": " + []string{"group", "everybody by role"}[i]
		of.sent.n.Store(0)
		plain := question
		plain.Plain = true
		statement := of.own(wheres[i][0], wheres[i][1])
		ways := m.inTurns(3, func() error { return compare(m.Context(), recorded, question) },
			func() error { return compareAnew(m.Context(), asked, question) },
			func() error { return compareAnew(m.Context(), asked, plain) },
			func() error { of.run(statement); return nil })
		for j, what := range []string{"records", "asked", "asked without intervals", of.percentiles} {
			m.say(name+", "+what, seconds(ways[j]))
		}
		m.say(name+", asked without intervals / "+of.percentiles, ratio(ways[2], ways[3]))
		m.say(name+", asked / "+of.percentiles, ratio(ways[1], ways[3]))
		m.say(name+", bytes a question", fmt.Sprint(of.sent.n.Load()/6))
	}
	of.sent.n.Store(0)
	facets := m.inTurns(3, func() error { return facetsOf(m.Context(), recorded, group) },
		func() error { return facetsOf(m.Context(), asked, group) })
	m.say("facets of all dimensions, records", seconds(facets[0]))
	m.say(of.name+": facets of all dimensions", seconds(facets[1]))
	m.say(of.name+": bytes of facets", fmt.Sprint(of.sent.n.Load()/3))
}

// takeAll takes all people into records.
func takeAll(ctx context.Context, db Database, table Table) error {
	return Take(ctx, db, table, nil, 16<<30, func(_ int64, rows *Stream) error {
		r, err := ingest.ReadStream(ctx, table.String(), rows, ingest.Options{}, nil)
		if err != nil {
			return err
		}
		_, err = source.Make(ctx, r)
		return err
	})
}

func ratio(a, b time.Duration) string { return fmt.Sprintf("%.2f", a.Seconds()/b.Seconds()) }

// open opens the survey to be asked.
func (m *measurement) open(what string, db Database, table Table) *Market {
	m.Helper()
	var opened *Market
	m.once(what, func() (err error) {
		opened, err = NewMarket(m.Context(), db, table, surveyed())
		return err
	})
	return opened
}

// surveyed is what the columns of the survey are.
func surveyed() Columns {
	c := Columns{
		About: market.About{Name: "pay", Declared: market.Survey},
		Elements: []Element{{
			Element: market.Element{Name: "base_salary", Kind: market.Base, Label: "Base salary", Currency: "USD"},
			Pay:     Pay{Column: "base_salary", Times: 1},
		}},
	}
	for name, kind := range map[string]market.Kind{
		"role": market.Role, "experience_years": market.Experience, "company_size": market.CompanySize, "industry": market.Industry,
		"country": market.Location, "education": market.Other, "employer": market.Employer,
	} {
		d := Dimension{Dimension: market.Dimension{Name: name, Kind: kind}, Column: name}
		if kind == market.Experience {
			d.Dimension.Numeric = true
			d.Span = func(label string) (bands.Span, error) {
				x, err := strconv.ParseFloat(label, 64)
				return bands.Span{Min: x, Max: x}, err
			}
		}
		c.Dimensions = append(c.Dimensions, d)
	}
	slices.SortFunc(c.Dimensions, func(a, b Dimension) int { return cmp.Compare(a.Column, b.Column) })
	return c
}

func compare(ctx context.Context, m market.Market, q market.Query) error {
	_, err := market.Compare(ctx, m, q)
	return err
}

// compareAnew puts a question as if it was not put before.
func compareAnew(ctx context.Context, m *Market, q market.Query) error {
	*m.answers = answers{}
	return compare(ctx, m, q)
}

// facetsOf counts people beside all filters, of a question in the market's own names.
func facetsOf(ctx context.Context, m market.Market, q market.Query) error {
	q, err := market.Resolve(m, q)
	if err == nil {
		_, err = m.Facets(ctx, q)
	}
	return err
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }

// traffic counts what comes in over connections.
type traffic struct{ n atomic.Int64 }

func (c *traffic) text() string { return fmt.Sprint(c.n.Load()) }

type trafficConn struct {
	net.Conn
	of *traffic
}

func (c trafficConn) Read(into []byte) (int, error) {
	n, err := c.Conn.Read(into)
	c.of.n.Add(int64(n))
	return n, err
}

// postgresCounting opens a database whose bytes are counted.
func postgresCounting(t *testing.T, db servers.Postgres, sent *traffic) Database {
	t.Helper()
	config, err := pgx.ParseConfig(db.Address() + "?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	dial := config.DialFunc
	config.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := dial(ctx, network, address)
		return trafficConn{c, sent}, err
	}
	opened, err := NewPostgres(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = opened.Close() })
	return opened
}

// measurement prints what it measures as rows of a table.
type measurement struct{ *testing.T }

func (m *measurement) say(what, figure string) { fmt.Printf("| %s | %s |\n", what, figure) }

// once measures how long something takes that is done once.
func (m *measurement) once(what string, do func() error) time.Duration {
	m.Helper()
	begun := time.Now()
	if err := do(); err != nil {
		m.Fatalf("%s: %v", what, err)
	}
	took := time.Since(begun)
	m.say(what, fmt.Sprintf("%.2f s", took.Seconds()))
	return took
}

// inTurns does several things so many times, in turns, and returns the median of each.
func (m *measurement) inTurns(times int, all ...func() error) []time.Duration {
	m.Helper()
	took := make([][]time.Duration, len(all))
	for range times {
		for i, do := range all {
			begun := time.Now()
			if err := do(); err != nil {
				m.Fatal(err)
			}
			took[i] = append(took[i], time.Since(begun))
		}
	}
	medians := make([]time.Duration, len(all))
	for i := range all {
		slices.Sort(took[i])
		medians[i] = took[i][times/2]
	}
	return medians
}
