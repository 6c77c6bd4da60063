package source_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// write puts files into a folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// twelveMonths is pay of twelve months, a file each in the folder of its year, and the same
// rows in one file, which has a column for the year. The files differ in the order of
// their columns, in what stands above them, in how they are packed, and rows repeat.
func twelveMonths(t *testing.T) (files map[string]string, whole string) {
	t.Helper()
	r := rand.New(rand.NewPCG(3, 4))
	names := []string{"Role", "City", "Company size", "Employer", "Base salary"}
	files = map[string]string{".hidden.csv": "x", "_SUCCESS": "", "_logs/x.csv": "a,b\n1,2\n", "readme.md": "hello"}
	whole = strings.Join(names, ",") + ",year\n"
	for month := range 12 {
		order := r.Perm(len(names))
		if month < 3 {
			order = []int{0, 1, 2, 3, 4}
		}
		line := func(cells []string) string {
			moved := make([]string, len(cells))
			for i, from := range order {
				moved[i] = cells[from]
			}
			return strings.Join(moved, ",") + "\n"
		}
		year := 2023 + month/6
		text := line(names)
		if month%3 == 2 {
			text = fmt.Sprintf("Pay of month %d\n\n", month+1) + text
		}
		for range 40 + r.IntN(200) {
			pay := fmt.Sprint(30_000 + 500*r.IntN(90))
			switch r.IntN(30) {
			case 0:
				pay = ""
			case 1:
				pay = "secret"
			case 2:
				pay = "52k"
			case 3:
				pay = "41000.50"
			}
			cells := []string{
				[]string{"Nurse", "Engineer", "Cook", "Clerk"}[r.IntN(4)], []string{"Oulu", "Turku", "Vaasa", ""}[r.IntN(4)],
				[]string{"1-10", "11-50", "51-200"}[r.IntN(3)], fmt.Sprintf("Employer %d", r.IntN(25)), pay,
			}
			if r.IntN(20) == 0 {
				text += strings.Repeat(",", len(names)-1) + "\n"
				whole += strings.Repeat(",", len(names)) + "\n"
			}
			text += line(cells)
			whole += strings.Join(cells, ",") + fmt.Sprintf(",%d\n", year)
		}
		name := fmt.Sprintf("year=%d/pay-%02d.csv", year, month+1)
		if month%4 == 3 {
			name, text = name+".gz", string(gz(t, []byte(text)))
		}
		files[name] = text
	}
	return files, whole
}

// TestSeveralAreOne: what a folder of files says is what one file of all their rows says.
func TestSeveralAreOne(t *testing.T) {
	files, text := twelveMonths(t)
	folder := write(t, files)
	whole := loadText(t, text, ingest.Options{})
	for _, path := range []string{folder, filepath.Join(folder, "year=*", "*.csv*"), filepath.Join(folder, "year=*")} {
		all, err := source.Load(t.Context(), path, ingest.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := all.Report, whole.Report; a.RowsRead != b.RowsRead || a.RowsTaken != b.RowsTaken || a.Repeated != b.Repeated || a.Repeated == 0 || !reflect.DeepEqual(a.ByReason, b.ByReason) {
			t.Errorf("%s: the report is %+v, want %+v", path, a, b)
		}
		for i, c := range all.Understanding.Columns {
			w := whole.Understanding.Columns[i]
			if c.Header != w.Header || c.Meaning != w.Meaning || c.Filled != w.Filled || c.Distinct != w.Distinct || c.Unread != w.Unread || c.Sum != w.Sum {
				t.Errorf("%s: column %+v, want %+v", path, c, w)
			}
		}
		for _, d := range whole.Market.Dimensions() {
			q := market.Query{By: d.Name}
			a, err := market.Compare(t.Context(), all.Market, q)
			if err != nil {
				t.Fatal(err)
			}
			b, err := market.Compare(t.Context(), whole.Market, q)
			if err != nil || len(b.Rows) < 2 {
				t.Fatal(err, b.Rows)
			}
			if got, want := fmt.Sprintf("%+v", a.Rows), fmt.Sprintf("%+v", b.Rows); got != want { // NaN included
				t.Errorf("%s by %s: %s, want %s", path, d.Name, got, want)
			}
		}
	}
}

// TestSeveralPlaces: what is said of a row names its file.
func TestSeveralPlaces(t *testing.T) {
	head, rows := "Role,Base salary\n", strings.Repeat("Nurse,41000\nCook,39000\n", 20)
	folder := write(t, map[string]string{
		"a.csv": head + rows,
		"b.csv": "Pay in February\n\n" + "Base salary,Role\n" + "secret,Nurse\n\n" + "41,Cook\n" + "40000,Cook\n",
	})
	l, err := source.Load(t.Context(), folder, ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := l.Report.NotTaken; len(n) != 1 || n[0].File != "b.csv" || n[0].Row != 4 || n[0].Text != "secret" {
		t.Errorf("not taken: %+v", n)
	}
	if said := strings.Join(append(table.AllWords(l.Understanding.Remarks), table.AllWords(l.Market.About().Choices)...), "\n"); !strings.Contains(said, "b.csv:6") {
		t.Errorf("it says:\n%s", said)
	}
	q, err := market.Resolve(l.Market, market.NewQuery())
	if err != nil {
		t.Fatal(err)
	}
	page, err := l.Market.(market.Lister).Records(t.Context(), q, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, r := range page.Rows {
		places = append(places, r.Place())
	}
	if len(places) != 42 || !slices.Contains(places, "a.csv:2") || !slices.Contains(places, "a.csv:41") || !slices.Contains(places, "b.csv:7") {
		t.Errorf("people stand in %v", places)
	}
}

// TestSeveralParquet reads partitioned Parquet, whose folders are columns.
func TestSeveralParquet(t *testing.T) {
	type row struct {
		Role string  `parquet:"Role,dict"`
		Base float64 `parquet:"Base salary"`
	}
	files := map[string]string{}
	for i, place := range []string{"country=Finland/year=2024", "country=C%C3%B4te d%27Ivoire/year=2024", "country=__HIVE_DEFAULT_PARTITION__/year=2025"} {
		var b strings.Builder
		if err := parquet.Write(&b, slices.Repeat([]row{{"Nurse", float64(40_000 + i)}, {"Cook", 39_000}}, i+2)); err != nil {
			t.Fatal(err)
		}
		files[place+"/part-0.parquet"] = b.String()
	}
	l, err := source.Load(t.Context(), write(t, files), ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range l.Market.Dimensions() {
		for _, v := range d.Values {
			got = append(got, fmt.Sprintf("%s=%s %d", d.Header, v.Label, v.People))
		}
	}
	slices.Sort(got)
	want := "Role=Cook 9, Role=Nurse 9, country=Côte d'Ivoire 6, country=Finland 4, year=2024 10, year=2025 8"
	if text := strings.Join(got, ", "); text != want {
		t.Errorf("%s, want %s", text, want)
	}
}

// TestSeveralRefused: files that are no one table are refused by name.
func TestSeveralRefused(t *testing.T) {
	const table = "Role,City,Base salary\nNurse,Oulu,41000\nCook,Oulu,39000\n"
	for name, test := range map[string]struct {
		files map[string]string
		open  string
		says  string
	}{
		"nothing":        {map[string]string{"readme.md": "x"}, "", "there is no table in the folder"},
		"no match":       {map[string]string{"a.csv": table}, "*.parquet", "there is no such file; check the pattern"},
		"a bad pattern":  {map[string]string{"a.csv": table}, "[a.csv", "not well formed"},
		"kinds":          {map[string]string{"a.csv": table, "b.json": "[]", "c.csv": table}, "", "of several kinds: 1 .json, 2 .csv"},
		"a column less":  {map[string]string{"a.csv": table, "b.csv": "Role,Base salary\nNurse,41000\nCook,39000\n"}, "", `b.csv: the file is not a table (it lacks the column "City" of a.csv)`},
		"another column": {map[string]string{"a.csv": table, "b/b.csv": strings.Replace(table, "City", "Town", 1)}, "", `b/b.csv: the file is not a table (it has the column "Town" in the place of the column "City"`},
		"a column more":  {map[string]string{"a.csv": table, "b.csv": "Role,City,Base salary,Bonus\nNurse,Oulu,41000,1\nCook,Oulu,39000,2\n"}, "", `b.csv: the file is not a table (it has the column "Bonus" besides the columns of a.csv)`},
		"an empty file":  {map[string]string{"a.csv": table, "b.csv": ""}, "", "b.csv: the file is empty"},
		"a damaged file": {map[string]string{"a.csv.gz": string(gz(t, []byte(table))), "b.csv.gz": string(gz(t, []byte(strings.Repeat(table, 999))))[:200]}, "", "b.csv.gz: the file is damaged"},
		"other folders":  {map[string]string{"year=2024/a.csv": table, "b.csv": table}, "", "year=2024/a.csv: the file is not a table (its folders name the columns year=, and those of b.csv none)"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := source.Load(t.Context(), filepath.Join(write(t, test.files), test.open), ingest.Options{}, nil)
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("it says %v, want %q", err, test.says)
			}
		})
	}
}

// TestSeveralFingerprint: a file that changed, came or went is noticed, and one that was
// only written again is not.
func TestSeveralFingerprint(t *testing.T) {
	const table = "Role,Base salary\nNurse,41000\nCook,39000\n"
	files := map[string]string{"a.csv": table, "b.csv": table}
	sum := func() string {
		l, err := source.Load(t.Context(), write(t, files), ingest.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return l.Market.About().SHA256
	}
	before := sum()
	if again := sum(); again != before {
		t.Errorf("the same files are %s and %s", before, again)
	}
	for _, change := range []struct {
		name string
		make func()
	}{
		{"changed", func() { files["b.csv"] = table + "Cook,39000\n" }},
		{"came", func() { files["b.csv"], files["c.csv"] = table, table }},
		{"has another name", func() { delete(files, "c.csv"); delete(files, "b.csv"); files["c.csv"] = table }},
		{"went", func() { delete(files, "c.csv") }},
	} {
		if change.make(); sum() == before {
			t.Errorf("nobody notices that a file %s", change.name)
		}
	}
}
