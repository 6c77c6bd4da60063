package command_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// An attacker has what left the house and nothing else: JSON, CSV, and the text in a
// workbook. Each attack works on what was not made for outside publication, so that it
// is known to be one, and fails on what was.

// payOf writes a file of people, so many, each as line says.
func payOf(t *testing.T, header string, people int, line func(i int) string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(header + "\n")
	for i := range people {
		b.WriteString(line(i) + "\n")
	}
	path := filepath.Join(t.TempDir(), "client_pay.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// exported is the first row of the CSV, by column; what is withheld is not in it.
func exported(t *testing.T, args ...string) map[string]float64 {
	t.Helper()
	return exportedRows(t, args...)[0]
}

func exportedRows(t *testing.T, args ...string) []map[string]float64 {
	t.Helper()
	stdout, stderr, code := run(t, append([]string{"compare", "--format", "csv", "--period", "year"}, args...)...)
	if code != 0 {
		t.Fatalf("%q: exit %d: %s", args, code, stderr)
	}
	lines, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]float64
	for _, line := range lines[1:] {
		row := map[string]float64{}
		for i, name := range lines[0] {
			if x, err := strconv.ParseFloat(line[i], 64); err == nil {
				row[name] = x
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// textOf is everything that a workbook says, in all of its files.
func textOf(t *testing.T, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if _, stderr, code := run(t, append([]string{"compare", "--period", "year", "--xlsx", path}, args...)...); code != 0 {
		t.Fatalf("%q: exit %d: %s", args, code, stderr)
	}
	return textIn(t, path)
}

// textIn is everything that a workbook says which is there.
func textIn(t *testing.T, path string) string {
	t.Helper()
	book, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var text bytes.Buffer
	for _, f := range book.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&text, part); err != nil {
			t.Fatal(err)
		}
		part.Close()
	}
	return text.String()
}

// succeeds says that an attack works in the house and fails outside.
func succeeds(t *testing.T, attack func(flags ...string) bool) {
	t.Helper()
	if !attack() {
		t.Error("the attack fails on what did not leave the house: it is none")
	}
	if attack("--publication") || attack("--publication", "--gate", "none") {
		t.Error("the attack succeeds on what left the house")
	}
}

// about reports whether a guess is a figure to within a share of it.
func about(guess, truth, share float64) bool { return math.Abs(guess/truth-1) <= share }

func TestAttackLowestAndHighest(t *testing.T) {
	pay := func(i int) int { return 40_000 + 3_123*i }
	file := payOf(t, "Employer,Salary", 10, func(i int) string { return fmt.Sprintf("E%d,%d", i, pay(i)) })
	succeeds(t, func(flags ...string) bool {
		r := exported(t, append([]string{file, "--percentiles", "10,11,89,90"}, flags...)...)
		// P10 is a tenth of the lowest pay and nine of the second, P11 a hundredth and
		// ninety-nine.
		lowest := (r["p10"]*0.99 - r["p11"]*0.9) / 0.09
		highest := (r["p90"]*0.99 - r["p89"]*0.9) / 0.09
		return about(lowest, float64(pay(0)), 0.005) || about(highest, float64(pay(9)), 0.005)
	})
}

func TestAttackSingleBonus(t *testing.T) {
	file := payOf(t, "Employer,Base salary,Annual bonus", 24, func(i int) string {
		bonus := 0
		if i == 7 {
			bonus = 91_500
		}
		return fmt.Sprintf("E%d,%d,%d", i%12, 50_000+1_000*i, bonus)
	})
	mean := func(pay string, flags ...string) (mean, people float64) {
		o := compare(t, append([]string{file, "--period", "year", "--pay", pay}, flags...)...)
		mean, _ = o.Rows[0]["mean"].(float64)
		people, _ = o.Rows[0]["people"].(float64)
		return mean, people
	}
	succeeds(t, func(flags ...string) bool {
		base, people := mean("base", flags...)
		cash, _ := mean("total_cash", flags...)
		return base > 0 && cash > 0 && about((cash-base)*people, 91_500, 0.2)
	})
}

func TestAttackEmployersMedians(t *testing.T) {
	file := payOf(t, "Employer,Salary", 30, func(i int) string { return fmt.Sprintf("E%d,%d", i%3, 50_000+9_000*(i%3)+100*i) })
	succeeds(t, func(flags ...string) bool {
		r := exported(t, append([]string{file, "--gate", "none", "--weighting", "employer"}, flags...)...)
		// P25 and P75 lie half-way from the median of the medians to the others.
		return about(2*r["p25"]-r["median"], 50_000+1_350, 0.001) || about(2*r["p75"]-r["median"], 68_000+1_550, 0.001)
	})
}

func TestAttackByHours(t *testing.T) {
	file := payOf(t, "Employer,Salary,Effective date", 40, func(i int) string { return fmt.Sprintf("E%d,%d,2026-01-01", i, 61_300+1_700*i) })
	const median = 61_300 + 1_700*19.5
	var annual []float64
	succeeds(t, func(flags ...string) bool {
		annual = annual[:0]
		for hours := 1_900; hours < 2_300; hours += 10 {
			r := exported(t, append([]string{file, "--basis", "hourly", "--hours", strconv.Itoa(hours)}, flags...)...)
			annual = append(annual, r["median"]*float64(hours))
		}
		mean := 0.0
		for _, x := range annual {
			mean += x / float64(len(annual))
		}
		return about(mean, median, 0.0005)
	})
	slices.Sort(annual)
	if whole := exported(t, file, "--publication")["median"]; !about(annual[0], whole, 1e-9) || !about(annual[len(annual)-1], whole, 1e-9) {
		t.Errorf("hourly × hours is %v to %v, annual is %v", annual[0], annual[len(annual)-1], whole)
	}
	aged := exported(t, file, "--publication", "--age-to", "2027-01-01", "--age-rate", "3.7%")["median"]
	if whole := exported(t, file, "--publication")["median"]; !about(aged, whole*1.037, 1e-9) {
		t.Errorf("aged %v is not the rounded %v, aged", aged, whole)
	}
}

func TestAttackComplement(t *testing.T) {
	file := payOf(t, "Employer,Role,Salary", 80, func(i int) string {
		role := "Waiter"
		if i < 40 {
			role = "Cook"
		} else if i < 43 {
			role = "Chef"
		}
		return fmt.Sprintf("E%d,%s,%d", i%15, role, 30_000+997*i)
	})
	attack := func(flags ...string) bool {
		rows := exportedRows(t, append([]string{file, "--by", "Role"}, flags...)...)
		left := rows[0]["people"]
		for _, r := range rows[1:] {
			if r["median"] > 0 {
				left -= r["people"]
			}
		}
		return left == 3 // the chefs, whose pay is what they all get less what the others do
	}
	succeeds(t, attack)
}

// A pin that holds all but a few of the selection is that selection with a few left.
func TestAttackByPin(t *testing.T) {
	file := payOf(t, "Employer,Role,Salary", 40, func(i int) string {
		role := "Cook"
		if i > 36 {
			role = "Chef"
		}
		return fmt.Sprintf("E%d,%s,%d", i%20, role, 30_000+997*i)
	})
	succeeds(t, func(flags ...string) bool {
		o := compare(t, append([]string{file, "--period", "year", "--pinned", "--pin", "all: Role=Cook Role=Chef", "--pin", "cooks: Role=Cook"}, flags...)...)
		all, _ := o.Rows[0]["people"].(float64)
		cooks, _ := o.Rows[1]["people"].(float64)
		return cooks > 0 && all-cooks == 3
	})
	succeeds(t, func(flags ...string) bool {
		text := textOf(t, append([]string{file, "--pin", "cooks: Role=Cook"}, flags...)...)
		return strings.Contains(text, "<v>40</v>") && strings.Contains(text, "<v>37</v>")
	})
}

// No record, no pay of one's own, no file and no place of one is inside.
func TestAttackWorkbook(t *testing.T) {
	file := payOf(t, "Employer,Salary", 40, func(i int) string { return fmt.Sprintf("Employer%d,%d", i, 61_301+1_713*i) })
	for _, secret := range []string{"client_pay", filepath.Base(filepath.Dir(filepath.Dir(file))), "123457", "SHA-256", "paybench_study", "Employer7", strconv.Itoa(61_301 + 1_713*7)} {
		succeeds(t, func(flags ...string) bool {
			if secret == "Employer7" || secret == strconv.Itoa(61_301+1_713*7) {
				if len(flags) == 0 {
					flags = []string{"--records"}
				}
			}
			return strings.Contains(textOf(t, append([]string{file, "--own", "123457"}, flags...)...), secret)
		})
	}
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if _, _, code := run(t, "compare", file, "--publication", "--records", "--xlsx", path); code == 0 {
		t.Error("records left the house")
	}
}

// Where nobody's pay can be told, everything is there.
func TestThirtyPeopleKeepTheirFigures(t *testing.T) {
	file := payOf(t, "Employer,Salary", 30, func(i int) string { return fmt.Sprintf("E%d,%d", i, 40_000+1_317*i) })
	row := compare(t, file, "--period", "year", "--publication").Rows[0]
	for _, figure := range []string{"p10", "p25", "median", "p75", "p90", "mean", "median_ci"} {
		if row[figure] == nil {
			t.Errorf("%s is withheld: %v", figure, row["withheld"])
		}
	}
	if row["p90_ci"] != nil {
		t.Error("the interval of P90 leaves the house of 30 people")
	}
}

// A study lists what left the house, and what lies close to it is warned of.
func TestNearPublished(t *testing.T) {
	file := payOf(t, "Employer,Role,Salary", 60, func(i int) string {
		role := "Cook"
		if i > 56 {
			role = "Chef"
		}
		return fmt.Sprintf("E%d,%s,%d", i%20, role, 30_000+997*i)
	})
	saved := filepath.Join(t.TempDir(), "s.paybench")
	_, said, _ := run(t, "compare", file, "--publication", "--save", saved)
	if !strings.Contains(said, "compared with nothing published before") {
		t.Errorf("nothing says that nothing was compared:\n%s", said)
	}
	_, said, _ = run(t, "compare", saved, "--where", "Role=Cook")
	if !strings.Contains(said, "fewer than 5 people from what was published before") {
		t.Errorf("the cooks are all but three of those published, and nothing says so:\n%s", said)
	}
	if _, said, _ = run(t, "compare", saved); strings.Contains(said, "published before") {
		t.Errorf("the same selection again is warned of:\n%s", said)
	}
}
