package command_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestReviewBooks writes the book of the worked review and one for each manager, and brings
// them back as they are. Nobody's id goes to the standard error.
func TestReviewBooks(t *testing.T) {
	folder := t.TempDir()
	book, managers := filepath.Join(folder, "review.xlsx"), filepath.Join(folder, "managers")
	_, errs, code := run(t, worked(t, "--xlsx", book, "--per-manager", managers, "--whole-line")...)
	if code != 0 || strings.Contains(errs, "E0") {
		t.Fatalf("exit %d: %s", code, errs)
	}
	files, err := filepath.Glob(filepath.Join(managers, "*.xlsx"))
	if err != nil || len(files) != 8 {
		t.Fatalf("%d books, %v", len(files), err)
	}
	if _, err := os.Stat(book); err != nil {
		t.Error(err)
	}
	if _, errs, code = run(t, worked(t, "--per-manager", managers)...); code == 0 || !strings.Contains(errs, "--force") {
		t.Errorf("books that exist are replaced unasked: exit %d: %s", code, errs)
	}
	args := worked(t)
	merge := append([]string{"review", "merge", book, "--roster", args[1], "--xlsx", filepath.Join(folder, "merged.xlsx"), "--payroll", filepath.Join(folder, "payroll.csv")}, args[2:]...)
	out, errs, code := run(t, merge...)
	if code != 0 || !strings.Contains(strings.Join(strings.Fields(out), " "), "nothing decided 38 in several books 2") {
		t.Errorf("exit %d: %s\n%s", code, errs, out)
	}
	payroll, err := os.ReadFile(filepath.Join(folder, "payroll.csv"))
	if err != nil || strings.Count(string(payroll), "\n") != 1 {
		t.Errorf("payroll of nothing decided: %q, %v", payroll, err)
	}
}

// TestPostingRanges: a row for each range, which names nobody.
func TestPostingRanges(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ranges.csv")
	if _, errs, code := run(t, worked(t, "--posting-ranges", path, "--posting-ranges-by", "Ann")...); code != 0 || !strings.Contains(errs, "wrote "+path) {
		t.Fatalf("exit %d: %s", code, errs)
	}
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "Engineering Manager,,M5,Munich,EUR,114500,183100,55.05,88.03,2027-01-01,Ann") || strings.Contains(string(text), "E001") {
		t.Errorf("the ranges are %s (%v)", text, err)
	}
	if _, errs, code := run(t, worked(t, "--posting-ranges", "ranges.txt")...); code != 2 || !strings.Contains(errs, ".csv") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

// TestReviewBooksRefused: what cannot be is said with what to do.
func TestReviewBooksRefused(t *testing.T) {
	for _, test := range []struct {
		want string
		args []string
	}{
		{"--xlsx or --per-manager", []string{"--no-names"}},
		{"--per-manager too", []string{"--whole-line"}},
		{"--xlsx or --per-manager", []string{"--carry", "merged.xlsx"}},
		{"--posting-ranges too", []string{"--posting-ranges-by", "Ann"}},
		{"--jobs first", []string{"--per-manager", t.TempDir(), "--provisional"}},
		{".xlsx", []string{"--xlsx", "review.csv"}},
	} {
		if _, errs, code := run(t, worked(t, test.args...)...); code != 2 || !strings.Contains(errs, test.want) {
			t.Errorf("%v: exit %d: %s; want %q", test.args, code, errs, test.want)
		}
	}
	for want, args := range map[string][]string{
		"came back": {"review", "merge"}, "--roster FILE": {"review", "merge", "a.xlsx"}, "--xlsx OUT": {"review", "merge", "a.xlsx", "--roster", "r.csv"},
	} {
		if _, errs, code := run(t, args...); code != 2 || !strings.Contains(errs, want) {
			t.Errorf("%v: exit %d: %s; want %q", args, code, errs, want)
		}
	}
}

// TestCarry: decisions that are not carried over are told of by number on the standard
// error, by person with the review and in the book.
func TestCarry(t *testing.T) {
	folder := t.TempDir()
	args := worked(t)
	book, merged := filepath.Join(folder, "review.xlsx"), filepath.Join(folder, "merged.xlsx")
	if _, errs, code := run(t, worked(t, "--xlsx", book)...); code != 0 {
		t.Fatal(errs)
	}
	merge := append([]string{"review", "merge", book, "--roster", args[1], "--xlsx", merged}, args[2:]...)
	if _, errs, code := run(t, merge...); code != 0 {
		t.Fatal(errs)
	}
	text, err := os.ReadFile(args[1])
	if err != nil {
		t.Fatal(err)
	}
	later := filepath.Join(folder, "later.csv")
	if err := os.WriteFile(later, []byte(strings.ReplaceAll(string(text), "E009,", "E909,")), 0o600); err != nil {
		t.Fatal(err)
	}
	args = worked(t, "--carry", merged, "--xlsx", filepath.Join(folder, "next.xlsx"))
	args[1] = later
	out, errs, code := run(t, args...)
	if code != 0 || !strings.Contains(errs, "0 decisions are filled in") || !strings.Contains(errs, "are to be decided anew") || strings.Contains(errs, "E909") {
		t.Errorf("exit %d: %s", code, errs)
	}
	said := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{"E009 not in the roster any more", "E909 new in the roster since"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in:\n%s", want, out)
		}
	}
}

// TestCarryWithPassword: the workbook whose decisions are carried over is opened by its
// password, and by no other.
func TestCarryWithPassword(t *testing.T) {
	folder := t.TempDir()
	book, next := filepath.Join(folder, "review.xlsx"), filepath.Join(folder, "next.xlsx")
	if _, errs, code := run(t, worked(t, "--xlsx", book)...); code != 0 {
		t.Fatal(errs)
	}
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.SaveAs(book, excelize.Options{Password: "open sesame"}); err != nil {
		t.Fatal(err)
	}
	for password, want := range map[string]int{"open sesame": 0, "sesame": 1} {
		file := filepath.Join(folder, "password")
		if err := os.WriteFile(file, []byte(password+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, errs, code := run(t, worked(t, "--carry", book, "--book-password-file", file, "--xlsx", next, "--force")...)
		if filled := strings.Contains(errs, "0 decisions are filled in"); code != want || filled != (want == 0) {
			t.Errorf("%s: exit %d: %s", password, code, errs)
		}
	}
}

// TestPools: what each purpose has, spends and has left stands by manager, where asked for.
func TestPools(t *testing.T) {
	out, errs, code := run(t, worked(t, "--scenario", "floor:to=minimum", "--pool", "market=1%", "--pool", "held-back=0.5%", "--pool-market-is", "floor")...)
	if said := strings.Join(strings.Fields(out), " "); code != 0 || !strings.Contains(said, "Manager People Paid pay Promotion spent left Merit spent left Market adjustment spent left") || !strings.Contains(said, "€8,095") {
		t.Errorf("exit %d: %s\n%s", code, errs, out)
	}
	for want, args := range map[string][]string{"promotion=1%": {"--pool", "fun=1%"}, "no --scenario": {"--pool-market-is", "nothing"}} {
		if _, errs, code := run(t, worked(t, args...)...); code != 2 || !strings.Contains(errs, want) {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
}

// TestPoolsInJSON: the pools are those of the table, by manager's id, and what is left is
// what is not spent.
func TestPoolsInJSON(t *testing.T) {
	out, errs, code := run(t, worked(t, "--scenario", "floor:to=minimum", "--pool", "market=1%", "--pool", "held-back=0.5%", "--pool-market-is", "floor", "--format", "json")...)
	type sums struct{ Budget, Spent, Left float64 }
	type pools struct {
		People  int
		Payroll float64
		Pools   map[string]sums
	}
	var got struct {
		Pools struct {
			Total    pools
			Managers map[string]pools
		}
		Scenarios map[string]struct{ Annualised float64 }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 {
		t.Fatalf("exit %d: %s%v", code, errs, err)
	}
	total, market := got.Pools.Total, got.Pools.Total.Pools["market adjustment"]
	if near := math.Abs(market.Budget-0.01*total.Payroll) < 1e-6 && math.Abs(market.Spent-got.Scenarios["floor"].Annualised) < 1e-6; !near || market.Left != market.Budget-market.Spent || total.Pools["held back"].Budget <= 0 {
		t.Errorf("total %+v", total)
	}
	var added pools
	for _, m := range got.Pools.Managers {
		added.People += m.People
		added.Payroll += m.Payroll
	}
	if len(got.Pools.Managers) < 3 || added.People != total.People || math.Abs(added.Payroll-total.Payroll) > 1e-6 {
		t.Errorf("managers %+v add up to %+v", got.Pools.Managers, added)
	}
	if out, _, _ := run(t, worked(t, "--format", "json")...); strings.Contains(out, "\"pools\"") {
		t.Error("pools that nobody asked for")
	}
}
