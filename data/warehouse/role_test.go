package warehouse_test

import (
	"os"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/warehouse"
	"github.com/paybench/paybench/data/warehouse/servers"
)

// TestRoleThatMayOnlyRead: the role that the docs make can be asked and taken from, sees
// its view and no other table, and writes nothing.
func TestRoleThatMayOnlyRead(t *testing.T) {
	docs, err := os.ReadFile("../../docs/warehouse.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(docs), "```sql\n")
	statements, _, found := strings.Cut(after, "```")
	if !found {
		t.Fatal("the docs make no role")
	}
	server := servers.PostgreSQL(t)
	server.Run(t, `CREATE SCHEMA benchmarking; CREATE SCHEMA hr;
CREATE TABLE hr.survey (role text, years int, company_size text, employer text, base_salary float8, name text);
INSERT INTO hr.survey VALUES ('Clerk', 3, '1-10', 'Ateljee', 40000, 'Zoe'), ('Clerk', 4, '1-10', 'Paja', 50000, 'Ann')`)
	server.Run(t, strings.ReplaceAll(statements, "payroll", server.Name))
	address := strings.Replace(server.Address(), servers.Superuser+"@", "paybench@", 1) + "?table=benchmarking.pay"
	a, db := database(t, address, warehouse.Options{})
	if rows, _, err := taken(t.Context(), db, a.Table); err != nil || len(rows) != 2 || len(rows[0]) != 5 {
		t.Errorf("taken: %v, %v", rows, err)
	}
	columns := ofSmall()
	columns.Elements[0].Pay.Column = "base_salary"
	m, err := warehouse.NewMarket(t.Context(), db, a.Table, columns)
	if err != nil {
		t.Fatal(err)
	}
	if answer, err := m.Summarize(t.Context(), market.NewQuery().WithBy("role").Normal()); err != nil || answer.Groups[0].People != 2 {
		t.Errorf("asked: %+v, %v", answer, err)
	}
	if tables, err := warehouse.Tables(t.Context(), db); err != nil || len(tables) != 1 || tables[0] != a.Table {
		t.Errorf("it sees %v, %v", tables, err)
	}
	other := a
	other.Table = warehouse.Table{Schema: "hr", Name: "survey"}
	_, _, err = taken(t.Context(), db, other.Table)
	if said := other.Explain(t.Context(), db, err); said == nil || !strings.Contains(said.Error(), "ask for SELECT on it") {
		t.Errorf("another table: %v", said)
	}
	server.Run(t, `DO $$ BEGIN
IF has_table_privilege('paybench', 'benchmarking.pay', 'INSERT') OR has_schema_privilege('paybench', 'benchmarking', 'CREATE') OR has_schema_privilege('paybench', 'hr', 'USAGE') THEN
	RAISE EXCEPTION 'it may do more than read'; END IF; END $$`)
}
