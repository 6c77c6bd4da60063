package warehouse_test

import (
	"bytes"
	"encoding/csv"
	"testing"

	"github.com/paybench/paybench/data/warehouse"
	"github.com/paybench/paybench/data/warehouse/servers"
)

// typesOfClick are types as ClickHouse says them.
const typesOfClick = "role Nullable(String), experience Nullable(Int32), company_size Nullable(String), employer Nullable(String), " +
	"employer_group Nullable(String), year Nullable(Int16), employment_type Nullable(String), " +
	"base Nullable(Decimal(12,2)), bonus_paid Nullable(Float64), total_cash Nullable(Float64), people Nullable(Int32)"

func TestClickHouseAnswersAsRecordsDo(t *testing.T) {
	p := servers.NewClickHouse(t)
	p.Run(t, "CREATE TABLE pay ("+typesOfClick+") ENGINE = MergeTree ORDER BY tuple()")
	sameAnswers(t, inClickHouse(t, p, "pay"), 1, 7, 41, 300, 1000)
}

// TestTwoClickHousesAnswerAsRecordsDo has the rows of each survey by chance on either of
// two servers.
func TestTwoClickHousesAnswerAsRecordsDo(t *testing.T) {
	p := servers.ShardedClickHouse(t, "pay", typesOfClick)
	sameAnswers(t, inClickHouse(t, p, "shard"), 2, 300, 1000)
}

// inClickHouse holds surveys in a table pay, which is emptied by its part on each server.
func inClickHouse(t *testing.T, p servers.ClickHouse, part string) holder {
	t.Helper()
	db, err := warehouse.OpenClickHouse(t.Context(), warehouse.ClickHouse{Host: p.Host, Port: p.Port, Database: p.Name})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return holder{db, warehouse.Table{Name: "pay"}, func(t *testing.T, s *survey) {
		t.Helper()
		p.Empty(t, part)
		p.Load(t, "pay", s.clickCSV(t))
	}}
}

// clickCSV is the survey as a file whose missing values ClickHouse knows as such.
func (s *survey) clickCSV(t *testing.T) *bytes.Buffer {
	t.Helper()
	rows, err := csv.NewReader(s.csv()).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range rows {
		for i := range row {
			if row[i] == "" {
				row[i] = `\N`
			}
		}
		_ = w.Write(row)
	}
	w.Flush()
	return &b
}
