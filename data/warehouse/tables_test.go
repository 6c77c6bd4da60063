package warehouse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/warehouse/servers"
)

func TestTables(t *testing.T) {
	postgres, click := servers.PostgreSQL(t), servers.NewClickHouse(t)
	postgres.Run(t, `CREATE TABLE pay (p float8); CREATE SCHEMA "H R"; CREATE VIEW "H R"."su.rvey" AS SELECT * FROM pay;`)
	click.Run(t, "CREATE TABLE pay (p Float64) ENGINE = Memory")
	click.Run(t, "CREATE VIEW `su.rvey` AS SELECT * FROM pay")
	for _, test := range []struct {
		db   Database
		want string
	}{
		{openPostgres(t, postgres), "[H R.su.rvey public.pay]"},
		{openClick(t, click), "[pay su.rvey]"},
	} {
		all, err := Tables(t.Context(), test.db)
		if err != nil || fmt.Sprint(all) != test.want {
			t.Errorf("%s has %v, %v; want %s", test.db.Dialect().Name(), all, err, test.want)
		}
	}
	for called, near := range map[string]string{"pays": "pay", "Pay": "pay", "other.survey": "su.rvey"} {
		for _, db := range []Database{openPostgres(t, postgres), openClick(t, click)} {
			a := Address{Engine: "postgres"}
			a.Table, _ = parseTable(called)
			err := a.Explain(t.Context(), db, missed(t, db, a.Table))
			if err == nil || !strings.Contains(err.Error(), "there is no table "+called+"; there is ") || !strings.Contains(err.Error(), near) {
				t.Errorf("%s of %s: %v", called, db.Dialect().Name(), err)
			}
		}
	}
	_, err := Tables(t.Context(), clickAt(1))
	if err == nil || !strings.Contains(err.Error(), "tables cannot be listed") {
		t.Errorf("nobody listens: %v", err)
	}
}

// missed is why nobody of a table can be counted.
func missed(t *testing.T, db Database, of Table) error {
	t.Helper()
	_, err := Count(t.Context(), db, of, nil)
	if err == nil {
		t.Fatalf("%s is there", of)
	}
	return err
}
