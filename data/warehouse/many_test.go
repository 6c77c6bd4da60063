package warehouse_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/warehouse"
	"github.com/paybench/paybench/data/warehouse/servers"
)

// crowded is a survey of so many roles and of as many employers, a few of which are spelt
// in two ways.
func crowded(n int) *survey {
	rng := rand.New(rand.NewPCG(3, 4))
	s := randomSurvey(rng, 1)
	for s.weighs || len(s.columns) != 7 || s.about.ByPeople() {
		s = randomSurvey(rng, 1)
	}
	s.rows = nil
	for i := range n {
		row := []string{
			fmt.Sprintf("Role %d", i), "", []string{"1-10", "11-50"}[i%2], fmt.Sprintf("Employer %d", i), "", "2021", "full-time",
			fmt.Sprint(30_000 + rng.IntN(60_000)), "", "", "1",
		}
		s.rows = append(s.rows, row)
		if i%10_000 == 0 {
			again := append([]string{}, row...)
			again[index("employer")] = strings.ToUpper(again[index("employer")])
			s.rows = append(s.rows, again)
		}
	}
	return s
}

// A column that holds more than can be offered is no dimension, as the market says; the
// employers in it are counted all the same, as records counts them.
func TestAColumnHoldsTooMuchToFilterBy(t *testing.T) {
	p, click := servers.PostgreSQL(t), servers.NewClickHouse(t)
	p.Run(t, "CREATE TABLE pay ("+types+")")
	click.Run(t, "CREATE TABLE pay ("+typesOfClick+") ENGINE = MergeTree ORDER BY tuple()")
	s := crowded(100_001)
	held := s.records(t)
	for engine, in := range map[string]holder{"PostgreSQL": inPostgres(t, p), "ClickHouse": inClickHouse(t, click, "pay")} {
		in.hold(t, s)
		asked := s.warehouse(t, in.db, in.table)
		var names []string
		for _, d := range asked.Dimensions() {
			names = append(names, d.Name)
		}
		if got := strings.Join(names, " "); got != "experience company_size employer_group year employment_type" {
			t.Errorf("%s: the dimensions are %s", engine, got)
		}
		why := remark.New(remark.ColumnTooMany, 100_000)
		if got, want := asked.About().NotKept, []market.NotKept{{Header: "role", Why: why}, {Header: "employer", Why: why}}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: not kept: %v", engine, got)
		}
		q := market.NewQuery().WithBy("company_size").Normal()
		q.Publication = true
		sameSummaries(t, q, asked, held)
		a, err := asked.Summarize(t.Context(), q)
		if err != nil || a.Groups[0].Employers != 100_001 || a.Groups[0].People != 100_012 {
			t.Errorf("%s: %d people of %d employers, %v", engine, a.Groups[0].People, a.Groups[0].Employers, err)
		}
	}
}

// Spellings that cannot all be sent to be made one are refused with what to do.
func TestTooManySpellingsAreRefused(t *testing.T) {
	p := servers.PostgreSQL(t)
	p.Run(t, "CREATE TABLE pay ("+types+")")
	p.Run(t, `INSERT INTO pay (role, employer, base) SELECT 'Clerk', CASE WHEN n % 2 = 0 THEN 'Employer ' ELSE 'EMPLOYER ' END || n / 2, 100 FROM generate_series(0, 131999) AS n`)
	_, err := warehouse.NewMarket(t.Context(), open(t, p), warehouse.Table{Name: "pay"}, crowded(1).describe())
	if err == nil || !strings.Contains(err.Error(), "make a view that spells each in one way") {
		t.Errorf("got %v", err)
	}
}
