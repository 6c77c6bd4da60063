package source_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
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
	l, err := source.LoadBytes(t.Context(), "pay.parquet", data.Bytes(), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	u := l.Understanding
	var headers []string
	for _, c := range u.Columns {
		headers = append(headers, c.Header)
	}
	if got, want := strings.Join(headers, "|"), "Role|Base salary|Skills|Tags|Steps.title|Office.city|Office.floor|Grades.key|Grades.value|Hired|Seen|Old|Large|Part"; got != want {
		t.Errorf("columns\n%s, want\n%s", got, want)
	}
	for i, want := range []string{
		"Engineer|52000.5|Go; SQL|a; b; c|Junior; Senior|Turku|4000000000|x|1|2024-03-01|2024-03-01 10:30:00|2024-03-01 12:34:56|9223372036854775809|0.5",
		"Designer|48000|||||0|||1970-01-01|2024-03-01 10:30:00|2024-03-01 12:34:56|0|",
	} {
		if got := strings.Join(u.Preview[i], "|"); got != want {
			t.Errorf("row %d\n%s, want\n%s", i+1, got, want)
		}
	}
	if e := l.Market.Elements()[0]; e.Kind != market.Base {
		t.Errorf("elements %+v", l.Market.Elements())
	}
}

// TestParquetNames takes the names of the columns for what they are, whatever
// they look like.
func TestParquetNames(t *testing.T) {
	type row struct {
		A float64 `parquet:"50000"`
		B string  `parquet:"A"`
	}
	var data bytes.Buffer
	if err := parquet.Write(&data, []row{{52000, "A"}, {48000, "B"}, {61000, "A"}}); err != nil {
		t.Fatal(err)
	}
	for _, o := range []ingest.Options{{Pay: "50000"}, {Pay: "50000", NoHeader: true}} {
		l, err := source.LoadBytes(t.Context(), "pay.parquet", data.Bytes(), o)
		if err != nil {
			t.Fatal(err)
		}
		if l.Report.RowsTaken != 3 || l.Understanding.HeaderRow != 1 || len(table.AllWords(l.Understanding.Remarks)) > 0 && strings.Contains(table.AllWords(l.Understanding.Remarks)[0], "row 1") {
			t.Errorf("%+v", l.Understanding)
		}
	}
}
