package sheets

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
)

// TestParquetColumns reads the kinds of columns that a Parquet file may have.
func TestParquetColumns(t *testing.T) {
	type office struct {
		City  string `parquet:"city"`
		Floor uint32 `parquet:"floor"`
	}
	type step struct {
		Title string `parquet:"title"`
	}
	type person struct {
		Role   string           `parquet:"Role,dict"`
		Base   int64            `parquet:"Base salary,decimal(2:18)"`
		Skills []string         `parquet:"Skills,list"`
		Tags   []string         `parquet:"Tags"`
		Steps  []step           `parquet:"Steps,list"`
		Office office           `parquet:"Office"`
		Grades map[string]int32 `parquet:"Grades"`
		Hired  int32            `parquet:"Hired,date"`
		Seen   time.Time        `parquet:"Seen,timestamp(microsecond)"`
		Old    deprecated.Int96 `parquet:"Old"`
		Large  uint64           `parquet:"Large"`
		Part   *float32         `parquet:"Part,optional"`
	}
	half := float32(0.5)
	seen := time.Date(2024, 3, 1, 10, 30, 0, 0, time.UTC)
	nanoseconds := uint64(12*time.Hour + 34*time.Minute + 56*time.Second)
	old := deprecated.Int96{uint32(nanoseconds), uint32(nanoseconds >> 32), 2_440_588 + 19_783}
	var data bytes.Buffer
	err := parquet.Write(&data, []person{
		{
			"Engineer", 5_200_050,
			[]string{"Go", "SQL"},
			[]string{"a", "b", "c"},
			[]step{{"Junior"}, {"Senior"}},
			office{"Turku", 4_000_000_000},
			map[string]int32{"x": 1},
			19_783, seen, old, 1<<63 + 1, &half,
		},
		{Role: "Designer", Base: 4_800_000, Seen: seen, Old: old},
	})
	if err != nil {
		t.Fatal(err)
	}
	b := opened(t, data.Bytes(), Options{})
	sample, err := b.Sample(t.Context(), "", 10)
	if err != nil || !sample.Named || b.Facts().Container != "parquet" {
		t.Fatalf("%+v, %v", sample, err)
	}
	want := []string{
		"Role|Base salary|Skills|Tags|Steps.title|Office.city|Office.floor|Grades.key|Grades.value|Hired|Seen|Old|Large|Part",
		"Engineer|52000.5|Go; SQL|a; b; c|Junior; Senior|Turku|4000000000|x|1|2024-03-01|2024-03-01 10:30:00|2024-03-01 12:34:56|9223372036854775809|0.5",
		"Designer|48000|||||0|||1970-01-01|2024-03-01 10:30:00|2024-03-01 12:34:56|0|",
	}
	if got := cells(t, b, ""); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s", got)
	}
	table, err := b.Scan(t.Context(), "", 1, Plan{Columns: []ColumnPlan{{}, {Store: AsNumber}}}, nil)
	if err != nil || table.Rows != 2 || table.Columns[1].Values[0] != 52000.5 || table.Line(1) != 3 {
		t.Errorf("%+v, %v", table, err)
	}
}

// TestBrokenParquet refuses a file whose footer says more than the file holds.
func TestBrokenParquet(t *testing.T) {
	good := parquetOf(t, 10)
	for name, data := range map[string][]byte{"cut off": good[:len(good)-1], "a long footer": append(good[:len(good)-8:len(good)-8], "\xFF\xFF\xFF\x7FPAR1"...), "marks alone": []byte("PAR1PAR1")} {
		if _, err := Open(t.Context(), Bytes("pay.parquet", data), Options{}); !errors.Is(err, ErrCorrupt) || !strings.Contains(err.Error(), "pay.parquet") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// parquetOf writes a table of so many rows.
func parquetOf(t testing.TB, rows int, o ...parquet.WriterOption) []byte {
	t.Helper()
	type row struct {
		Role string `parquet:"Role,dict"`
		Pay  int64  `parquet:"Pay"`
	}
	var all []row
	for i := range rows {
		all = append(all, row{fmt.Sprintf("Role %d", i%10), int64(50_000 + i)})
	}
	var out bytes.Buffer
	if err := parquet.Write(&out, all, o...); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
