package command_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/table"

	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/command"
)

var update = flag.Bool("update", false, "write the golden files again")

// run carries out a command line as a user would.
func run(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	env := command.Env{
		Stdout: &out, Stderr: &errs, Version: "test",
		Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
	}
	code = command.Run(context.Background(), env, args)
	return out.String(), errs.String(), code
}

// object is what --format json prints, as far as tests look at it.
type object struct {
	Pay      string
	Currency *string
	Basis    string
	Hours    float64
	Gate     string
	By       *string
	Filters  []map[string]any
	Rows     []map[string]any
	Warnings []table.Said
	RowsRead int            `json:"rows_read"`
	Size     map[string]any `json:"size_line"`
	Change   map[string]any `json:"same_employer_change"`
}

// compare runs paybench compare --format json.
func compare(t *testing.T, args ...string) object {
	t.Helper()
	stdout, stderr, code := run(t, append([]string{"compare", "--format", "json"}, args...)...)
	if code != 0 {
		t.Fatalf("%q: exit %d: %s", args, code, stderr)
	}
	var o object
	if err := json.Unmarshal([]byte(stdout), &o); err != nil {
		t.Fatalf("%v in %s", err, stdout)
	}
	return o
}

func TestTheBuiltInMarket(t *testing.T) {
	director := []string{"--where", "role=Director of Product Management"}
	whole := compare(t, director...).Rows[0]
	for key, want := range map[string]float64{"people": 811, "median": 152_000, "p90": 235_000} {
		if whole[key] != want {
			t.Errorf("%s = %v, want %v", key, whole[key], want)
		}
	}
	hourly := compare(t, append(director, "--basis", "hourly")...).Rows[0]
	for key, want := range map[string]string{"median": "73.08", "p90": "112.98"} {
		if got := hourly[key].(float64); math.Abs(got-map[string]float64{"median": 152_000. / 2080, "p90": 235_000. / 2080}[key]) > 1e-9 {
			t.Errorf("hourly %s = %v, want %s before rounding", key, got, want)
		}
	}
}

// Beside a bonus stand those who receive one.
func TestBonusOfTheBuiltInMarket(t *testing.T) {
	row := compare(t, "--pay", "bonus_paid", "--where", "role=Director of Product Management").Rows[0]
	people, receiving := row["people"].(float64), row["receiving"].(float64)
	if share := row["median_percent_of_base"].(float64); receiving < 1 || receiving >= people || share <= 0 || share >= 100 {
		t.Errorf("%v of %v receive a median of %v %% of base", receiving, people, share)
	}
	if _, found := compare(t).Rows[0]["receiving"]; found {
		t.Error("base pay is received by somebody")
	}
}

// For outside publication no group can be worked out from the others.
func TestPublication(t *testing.T) {
	o := compare(t, "--publication", "--by", "company_size", "--where", "role=Director of Product Management", "--where", "experience=5..8")
	withheld := 0
	for _, row := range o.Rows[1:] {
		if row["people"] == nil {
			withheld++
			if row["mean"] != nil || row["median"] != nil || len(row["withheld"].([]any)) == 0 {
				t.Errorf("withheld row %v", row)
			}
		}
	}
	if o.Rows[0]["people"] == nil || withheld < 2 {
		t.Errorf("%d groups withheld: %v", withheld, o.Rows)
	}
}

// expected is one row of the reference figures.
type expected struct {
	Dataset, File, Filter, Value     string
	N                                float64
	P10, P25, Median, P75, P90, Mean float64
}

// flagsOf says how the filters of the reference figures are written as flags.
var flagsOf = map[string][]string{
	"foorilla|all rows": {"--pay", "salary_in_usd"},
	`foorilla|job_title = "Data Scientist" AND experience_level = SE AND company_size = M`: {
		"--pay", "salary_in_usd", "--where", "job_title=Data Scientist", "--where", "experience_level=SE", "--where", "company_size=M",
	},
	`foorilla|job_title = "Product Manager" (exact)`:      {"--pay", "salary_in_usd", "--where", "job_title=Product Manager"},
	"foorilla|experience_level = EX AND company_size = L": {"--pay", "salary_in_usd", "--where", "experience_level=EX", "--where", "company_size=L"},
	"foorilla|company_location = GB AND salary_currency = GBP AND experience_level = MI": {
		"--pay", "salary", "--where", "company_location=GB", "--where", "salary_currency=GBP", "--where", "experience_level=MI",
	},
	`h1b_fy13q3|JobTitle = "PRODUCT MANAGER"`:                 {"--where", "JobTitle=PRODUCT MANAGER"},
	`h1b_fy13q3|JobTitle = "PROJECT MANAGER" AND State = CA`:  {"--where", "JobTitle=PROJECT MANAGER", "--where", "State=CA"},
	"h1b_fy13q3|State = NY":                                   {"--where", "State=NY"},
	"carData_Salaries|all":                                    {},
	"carData_Salaries|rank = Prof AND discipline = B":         {"--where", "rank=Prof", "--where", "discipline=B"},
	"carData_Salaries|rank = AsstProf AND yrs.since.phd <= 4": {"--where", "rank=AsstProf", "--where", "yrs.since.phd=..4"},
}

// TestReferenceFigures asks the reference figures of the real files; in short, the first
// one of each file.
func TestReferenceFigures(t *testing.T) {
	text, err := os.ReadFile(realfiles.Path(t, "data", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []expected
	if err := json.Unmarshal(text, &rows); err != nil {
		t.Fatal(err)
	}
	checked, asked := 0, map[string]bool{}
	for _, want := range rows {
		flags, ok := flagsOf[want.Dataset+"|"+want.Filter]
		if !ok {
			continue
		}
		checked++
		if testing.Short() && asked[want.File] {
			continue
		}
		asked[want.File] = true
		t.Run(want.Dataset+" "+want.Filter, func(t *testing.T) {
			file := realfiles.Path(t, "data", filepath.FromSlash(want.File))
			got := compare(t, append([]string{file, "--gate", "none"}, flags...)...).Rows[0]
			for key, figure := range map[string]float64{
				"people": want.N, "p10": want.P10, "p25": want.P25, "median": want.Median, "p75": want.P75, "p90": want.P90, "mean": want.Mean,
			} {
				if x, ok := got[key].(float64); !ok || math.Abs(x-figure) > 1e-9*math.Abs(figure) {
					t.Errorf("%s = %v, want %v", key, got[key], figure)
				}
			}
		})
	}
	if checked != len(flagsOf) {
		t.Errorf("%d reference rows were checked, want %d", checked, len(flagsOf))
	}
}

// pay writes a small pay file and returns its path.
func pay(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const small = "role,level,years,salary,currency\n" +
	"Analyst,1,1,50000,USD\nAnalyst,2,2.5,52000,USD\nAnalyst,2,3,54000,USD\nAnalyst,,4,56000,USD\nAnalyst,3,10,58000,USD\n" +
	"\"Clerk, chief=of staff\",1,7,40000,EUR\nClerk,1,7,not said,EUR\n"

func TestWhere(t *testing.T) {
	file := pay(t, "small.csv", small)
	cases := []struct {
		name   string
		where  []string
		people float64
	}{
		{"one value", []string{"role=Analyst"}, 5},
		{"any of two", []string{"role=Analyst", "role=Clerk"}, 5},
		{"later = and commas belong to the value", []string{"role=Clerk, chief=of staff", "currency=EUR"}, 1},
		{"all columns", []string{"role=Analyst", "level=2"}, 2},
		{"prefix", []string{"role^=Clerk", "currency=EUR"}, 1},
		{"no value", []string{"level="}, 1},
		{"range, ends included", []string{"years=2.5..4"}, 3},
		{"open range", []string{"years=4.."}, 2},
		{"up to", []string{"years=..1"}, 1},
		{"as a number", []string{"level=2.0"}, 2},
		{"by beginning", []string{"yea=10"}, 1},
		{"without regard to case", []string{"role=ANALYST"}, 5},
		{"any of two ranges", []string{"years=..1", "years=10.."}, 2},
		{"any of two prefixes", []string{"role^=Ana", "role^=Cle"}, 5},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			args := []string{file, "--gate", "none"}
			for _, w := range c.where {
				args = append(args, "--where", w)
			}
			if got := compare(t, args...).Rows[0]["people"]; got != c.people {
				t.Errorf("people = %v, want %v", got, c.people)
			}
		})
	}
}

func TestTheGateInJSON(t *testing.T) {
	o := compare(t, pay(t, "small.csv", small), "--by", "level", "--where", "currency=USD")
	whole := o.Rows[0]
	if whole["median"] != 54_000. || whole["p90"] != nil {
		t.Errorf("everyone selected = %v, want a median and no P90", whole)
	}
	last := o.Rows[len(o.Rows)-1]
	if last["group"] != "(blank)" || last["median"] != nil || len(last["withheld"].([]any)) != 5 {
		t.Errorf("last group = %v, want the blank one, all withheld", last)
	}
	if o.Pay != "base" || *o.Currency != "USD" || *o.By != "level" || o.RowsRead != 7 {
		t.Errorf("object = %+v", o)
	}
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	picture := pay(t, "picture.csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00")
	cases := []struct {
		name string
		args []string
		code int
		want string
	}{
		{"missing file", []string{"compare", filepath.Join(dir, "no.csv")}, 1, "no.csv"},
		{"empty file", []string{"compare", pay(t, "empty.csv", "")}, 1, "empty"},
		{"a picture", []string{"compare", picture}, 1, "picture.csv"},
		{"header only", []string{"compare", pay(t, "header.csv", "role,salary\n")}, 1, "no rows"},
		{"no pay", []string{"compare", pay(t, "nopay.csv", "role,city\nA,B\nC,D\n")}, 1, "pay"},
		{"unwritable folder", []string{"compare", "--xlsx", filepath.Join(dir, "no", "folder", "x.xlsx")}, 1, "x.xlsx"},
		{"existing file", []string{"compare", "--xlsx", pay(t, "old.xlsx", "")}, 1, "--force"},
		{"a workbook by another name", []string{"compare", "--xlsx", "foo.csv"}, 2, "--xlsx foo.csv: a workbook is saved as .xlsx"},
		{"a table by another name", []string{"compare", "--csv", "foo.xlsx"}, 2, "saved as .csv, .tsv, .txt"},
		{"two files in one pipe", []string{"compare", "--csv", "-", "--xlsx", "-"}, 2, "room for one"},
		{"two texts in one pipe", []string{"compare", "--csv", "-", "--format", "json"}, 2, "--format json"},
		{"a separator of nothing", []string{"compare", "--csv-separator", "tab"}, 2, "--csv"},
		{"a separator that is none", []string{"compare", "--format", "csv", "--csv-separator", "x"}, 2, "semicolon"},
		{"chart format", []string{"compare", "--chart", filepath.Join(dir, "x.bmp")}, 2, ".png"},
		{"unknown column", []string{"compare", "--where", "colour=red"}, 1, "colour"},
		{"unknown breakdown", []string{"compare", "--by", "colour"}, 1, "colour"},
		{"unknown pay", []string{"compare", "--pay", "colour"}, 1, "colour"},
		{"a range of names", []string{"compare", "--where", "role=5..15"}, 1, "not numeric"},
		{"no =", []string{"compare", "--where", "role"}, 2, "COLUMN=VALUE"},
		{"basis", []string{"compare", "--basis", "daily"}, 2, "hourly"},
		{"gate", []string{"compare", "--gate", "some"}, 2, "default or none"},
		{"format", []string{"compare", "--format", "xml"}, 2, "json"},
		{"flag", []string{"compare", "--colour"}, 2, "colour"},
		{"two files", []string{"compare", "a.csv", "b.csv"}, 2, "one file at a time"},
		{"command", []string{"--compare"}, 2, "--compare"},
		{"inspect nothing", []string{"inspect"}, 2, "FILE"},
		{"half an ageing", []string{"compare", "--age-rate", "3%"}, 2, "go together"},
		{"simple ageing of nothing", []string{"compare", "--age-simple"}, 2, "go together"},
		{"a flag misspelt", []string{"compare", "--percentile", "50"}, 2, "did you mean --percentiles? See paybench compare --help"},
		{"a command misspelt", []string{"comprae", "--by", "role"}, 2, "did you mean compare?"},
		{"help of no command", []string{"help", "comprae"}, 2, "did you mean compare?"},
		{"a column misspelt", []string{"compare", "--by", "Rolle"}, 1, `did you mean "Role"?`},
		{"no amount", []string{"compare", "--own", "-5"}, 2, "above 0"},
		{"no number of hours", []string{"compare", "--hours", "NaN"}, 2, "above 0"},
		{"percentile", []string{"compare", "--percentiles", "NaN"}, 2, "1 to 99"},
		{"kind of no chart", []string{"compare", "--chart-kind", "matrix"}, 2, "--chart"},
		{"a pin without a name", []string{"compare", "--pin", "role=Analyst"}, 2, "NAME"},
		{"a pin of no column", []string{"compare", "--pin", "A: rle=Analyst"}, 1, "did you mean"},
		{"pins that are not there", []string{"compare", "--pinned"}, 2, "--pin"},
		{"a study that is no study", []string{"compare", "--save", filepath.Join(dir, "x.csv")}, 2, study.Extension},
		{"people of a withheld cut", []string{"compare", "--where", "role=Senior Director of Product Management", "--where", "company_size=1–10", "--records", "--xlsx", filepath.Join(dir, "w.xlsx")}, 1, "needs 5 people"},
		{"records of no workbook", []string{"compare", "--records"}, 2, "--xlsx"},
		{"records of a table", []string{"compare", "--benchmarks", "--where", "role=Marketing Managers", "--records", "--xlsx", filepath.Join(dir, "x.xlsx")}, 1, "no people to list"},
		{"reading what is read", []string{"compare", "--currency", "EUR"}, 2, "--currency: the sample market"},
		{"benchmarks of a file", []string{"compare", "a.csv", "--benchmarks"}, 2, "without FILE"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, stderr, code := run(t, c.args...)
			if code != c.code || !strings.Contains(stderr, c.want) {
				t.Errorf("exit %d, %q; want exit %d and %q in it", code, stderr, c.code, c.want)
			}
			if n := strings.Count(strings.TrimSpace(stderr), "\n"); n != 0 {
				t.Errorf("an error of %d lines: %s", n+1, stderr)
			}
		})
	}
}

func TestFilesAreWritten(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"chart.png", "chart.svg", "chart.pdf"} {
		path := filepath.Join(dir, name)
		if _, stderr, code := run(t, "compare", "--by", "role", "--chart", path, "--xlsx", filepath.Join(dir, "pay.xlsx"), "--force"); code != 0 {
			t.Fatal(stderr)
		}
		if info, err := os.Stat(path); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

func TestAWorkbookReopens(t *testing.T) {
	book := filepath.Join(t.TempDir(), "pay.xlsx")
	asked := []string{"--where", "role=Analyst", "--by", "level", "--basis", "monthly", "--gate", "none"}
	file := pay(t, "small.csv", small)
	before := compare(t, append(append([]string{file}, asked...), "--xlsx", book)...)
	after := compare(t, book)
	if len(before.Rows) < 3 || !reflect.DeepEqual(before.Rows, after.Rows) || before.Basis != after.Basis {
		t.Errorf("before\n%v\nafter\n%v", before, after)
	}
	if changed := compare(t, book, "--basis", "annual"); changed.Basis != "annual" || *changed.By != "level" {
		t.Errorf("a flag over the study gives %+v", changed)
	}
	if _, stderr, code := run(t, "compare", book, "--currency", "EUR"); code != 2 || !strings.Contains(stderr, "--currency: the study says") {
		t.Errorf("exit %d, %q: a flag that the study answers was taken", code, stderr)
	}
	if stdout, stderr, code := run(t, "inspect", book); code != 0 || !strings.HasPrefix(stdout, "small.csv\n") {
		t.Errorf("inspecting the workbook gives %q, %q; want its source", stdout, stderr)
	}
	if err := os.WriteFile(file, []byte(small+"Analyst,1,1,51000,USD\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, stderr, _ := run(t, "compare", book); !strings.Contains(stderr, "has changed since") {
		t.Errorf("the file has changed, and nothing says so: %q", stderr)
	}
}

// The own pay of a study goes along into another basis.
func TestOwnPayInAnotherBasis(t *testing.T) {
	book := filepath.Join(t.TempDir(), "pay.xlsx")
	before := compare(t, "--own", "148000", "--xlsx", book)
	after := compare(t, book, "--basis", "hourly")
	own := func(o object) map[string]any { return o.Rows[0]["own"].(map[string]any) }
	if got, want := own(after)["pay"].(float64), 148_000./2080; math.Abs(got-want) > 1e-9 {
		t.Errorf("own pay is %v an hour, want %v", got, want)
	}
	if got, want := own(after)["percent_rank"].(float64), own(before)["percent_rank"].(float64); math.Abs(got-want) > 1e-9 {
		t.Errorf("its rank is %v, and was %v", got, want)
	}
}

func TestTheBuiltInWages(t *testing.T) {
	book := filepath.Join(t.TempDir(), "wages.xlsx")
	row := compare(t, "--benchmarks", "--where", "role=Marketing Managers", "--xlsx", book).Rows[0]
	if row["median"] != 161_030. || row["p90"] != 239_200. || row["p90_at_least"] != true {
		t.Errorf("Marketing Managers = %v", row)
	}
	if again := compare(t, book).Rows[0]; !reflect.DeepEqual(again, row) {
		t.Errorf("the workbook reopens to %v, want %v", again, row)
	}
}

func TestAgeing(t *testing.T) {
	o := compare(t, "--where", "role=Director of Product Management", "--age-to", "2027-04-01", "--age-rate", "3%")
	if got := o.Rows[0]["median"].(float64); math.Abs(got-156_560) > 1e-6 {
		t.Errorf("median aged by a year at 3 %% = %v, want 156,560", got)
	}
}

func TestGoldens(t *testing.T) {
	cases := map[string][]string{
		"help":    {"--help"},
		"compare": {"compare", "--help"},
		"table":   {"compare", "--where", "role=Director of Product Management", "--by", "company_size", "--own", "148000"},
		"csv":     {"compare", "--where", "role=Director of Product Management", "--by", "company_size", "--format", "csv"},
		"json":    {"compare", "--where", "role=Director of Product Management", "--percentiles", "50,90", "--own", "148000", "--pay", "bonus_paid", "--format", "json"},
		"inspect": {"inspect", pay(t, "small.csv", small)},
	}
	for name, args := range cases {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, code := run(t, args...)
			if code != 0 {
				t.Fatalf("exit %d: %s", code, stderr)
			}
			golden(t, name+".txt", stdout)
		})
	}
}

// golden compares a text with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from testdata/%s (-update writes it again):\n%s", t.Name(), name, got)
	}
}

// Every command says what it takes, in either way, with an example and every flag.
func TestHelp(t *testing.T) {
	program, _, _ := run(t, "help")
	listed := regexp.MustCompile(`(?m)^  paybench ([a-z]+) …`).FindAllStringSubmatch(program, -1)
	if len(listed) < 5 {
		t.Fatalf("%d commands are listed:\n%s", len(listed), program)
	}
	for _, name := range listed {
		asked, stderr, code := run(t, "help", name[1])
		flagged, _, _ := run(t, name[1], "--help")
		if code != 0 || stderr != "" || asked != flagged {
			t.Errorf("help %s: exit %d, %q, %q", name[1], code, asked, stderr)
		}
		for _, part := range []string{"paybench " + name[1], "\nExamples:\n  paybench " + name[1], "\nAlso:\n  -h, --help"} {
			if !strings.Contains(asked, part) {
				t.Errorf("help %s lacks %q:\n%s", name[1], part, asked)
			}
		}
		if _, also, _ := strings.Cut(asked, "\nAlso:"); strings.Count(also, "--") > 1 {
			t.Errorf("%s has flags without a heading:%s", name[1], also)
		}
	}
}

func TestVersion(t *testing.T) {
	if stdout, _, code := run(t, "--version"); code != 0 || stdout != "paybench test\n" {
		t.Errorf("version: %q, exit %d", stdout, code)
	}
}

// Letters of East Asia take two columns of a terminal, and accents none of their own.
func TestColumnsAreAlignedAsTerminalsShowThem(t *testing.T) {
	file := pay(t, "wide.csv", "role,salary\n产品经理,50000\n产品经理,60000\nCafe\u0301,50000\nCafe\u0301,60000\n")
	stdout, stderr, code := run(t, "compare", file, "--by", "role", "--gate", "none")
	if code != 0 {
		t.Fatal(stderr)
	}
	for name, want := range map[string]string{"产品经理": "产品经理                2  ", "Cafe\u0301": "Cafe\u0301                    2  "} {
		if !strings.Contains(stdout, "\n"+want) {
			t.Errorf("%s is not followed by 16 and 20 spaces:\n%s", name, stdout)
		}
	}
}

func TestIs(t *testing.T) {
	for arg, want := range map[string]bool{"compare": true, "--help": true, "pay.csv": false, "-": false} {
		if got := command.Is([]string{arg}); got != want {
			t.Errorf("Is(%q) = %v", arg, got)
		}
	}
	if !command.Is([]string{"pay.csv", "--by"}) {
		t.Error("several arguments open a window")
	}
}
