package servers_test

import (
	"os"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/warehouse/servers"
)

func TestMain(m *testing.M) { os.Exit(servers.Run(m)) }

func TestPostgreSQL(t *testing.T) {
	one, two := servers.PostgreSQL(t), servers.PlainPostgreSQL(t)
	if one.Port == two.Port {
		t.Errorf("both servers listen at port %d", one.Port)
	}
	for _, db := range []servers.Postgres{one, two} {
		db.Run(t, "CREATE TABLE pay (role text, pay float8);")
		db.Load(t, "pay", strings.NewReader("role,pay\nClerk,100\n,\n"))
		if got := db.Run(t, "SELECT role, pay FROM pay WHERE pay IS NOT NULL"); got != "Clerk|100" {
			t.Errorf("%s has %q", db.Address(), got)
		}
	}
	if got := one.Run(t, "SHOW ssl") + two.Run(t, "SHOW ssl"); got != "onoff" {
		t.Errorf("TLS of the two is %q", got)
	}
	if other := servers.PostgreSQL(t); other.Name == one.Name || other.Port != one.Port {
		t.Errorf("a second test has %s after %s; want another database of the same server", other.Address(), one.Address())
	}
}

func TestSharded(t *testing.T) {
	db := servers.Sharded(t, "pay", "id int, pay float8", "id")
	db.Run(t, "INSERT INTO pay SELECT i, i FROM generate_series(1, 1000) i")
	if got := db.Run(t, "SELECT count(*), sum(pay) FROM pay"); got != "1000|500500" {
		t.Errorf("the whole has %s", got)
	}
	there := db.Run(t, "SELECT count(*) BETWEEN 300 AND 700 FROM pay_there")
	if there != "t" {
		t.Error("the other server does not have about half of the rows")
	}
}

func TestClickHouse(t *testing.T) {
	db := servers.NewClickHouse(t)
	db.Run(t, "CREATE TABLE pay (role String, pay Nullable(Float64)) ENGINE = MergeTree ORDER BY tuple()")
	db.Load(t, "pay", strings.NewReader("role,pay\nClerk,100\n,\\N\n"))
	if got := db.Run(t, "SELECT role, pay FROM pay ORDER BY role"); got != "\\N\nClerk\t100" {
		t.Errorf("the table has %q", got)
	}
}

func TestShardedClickHouse(t *testing.T) {
	db := servers.ShardedClickHouse(t, "pay", "id Int64, pay Float64")
	db.Run(t, "INSERT INTO pay SELECT number + 1, number + 1 FROM system.numbers LIMIT 1000")
	if got := db.Run(t, "SELECT count(*), sum(pay) FROM pay"); got != "1000\t500500" {
		t.Errorf("the whole has %s", got)
	}
	if got := db.Run(t, "SELECT count(*) BETWEEN 300 AND 700 FROM shard"); got != "1" {
		t.Error("one server does not have about half of the rows")
	}
}
