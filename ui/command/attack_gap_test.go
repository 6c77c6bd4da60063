package command_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// These attacks have a book of per cents that left the house, what everybody knows of a
// workplace (how many women work there, what a scale pays), and nothing else. Each works on
// the employer's own figures, so that it is known to be one.

// published are the per cents of a book that left the house, by letter and part: "f 4".
func published(t *testing.T, args ...string) (percents map[string]float64, said string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out.xlsx")
	_, said, code := run(t, append(append([]string{"gap"}, args...), "--publishable", path)...)
	if code != 0 {
		t.Fatalf("%q: exit %d: %s", args, code, said)
	}
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Figures")
	if err != nil {
		t.Fatal(err)
	}
	percents = map[string]float64{}
	for _, row := range rows {
		if len(row) < 3 || !strings.HasPrefix(row[0], "(") {
			continue
		}
		if x, err := strconv.ParseFloat(row[2], 64); err == nil {
			percents[strings.TrimSpace(row[0][1:2]+" "+row[1])] = 100 * x
		}
	}
	if len(f.GetSheetList()) != 2 {
		t.Errorf("sheets %q", f.GetSheetList())
	}
	for _, sheet := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(sheet); err != nil || !visible {
			t.Errorf("%s is hidden", sheet)
		}
	}
	return percents, said
}

// eighty are people of whom the odd ones are women, with pay and a bonus each.
func eighty(t *testing.T, woman func(i int) bool, bonus func(i int) int) string {
	t.Helper()
	return payOf(t, "Employee ID,Sex,Job title,Category,Unit,Base salary,Bonus paid,Currency", 80, func(i int) string {
		sex, unit := "M", "rest"
		if woman(i) {
			sex = "F"
		}
		if i == 77 {
			unit = "alone"
		}
		return fmt.Sprintf("P%02d,%s,Clerk,%s,%s,%d,%d,EUR", i, sex, []string{"Care", "Yard"}[i/78], unit, 40_000+500*i, bonus(i))
	})
}

func odd(i int) bool { return i%2 == 1 }

func article9(file string, more ...string) []string {
	return append([]string{file, "--eu", "--category", "category", "--pay-level", "as-paid", "--variable", "everyone"}, more...)
}

// euOf are the European figures of the employer's own JSON.
func euOf(t *testing.T, args ...string) map[string]any {
	t.Helper()
	return gapOf(t, args...)["eu"].(map[string]any)
}

// TestAttackOneBonus: one woman has a bonus, and all men have what the scale gives.
func TestAttackOneBonus(t *testing.T) {
	const hers, ofMen = 17_000, 1_000
	file := eighty(t, odd, func(i int) int {
		switch {
		case i == 7:
			return hers
		case odd(i):
			return 0
		}
		return ofMen
	})
	tells := func(percent float64) bool { return about((1-percent/100)*ofMen*40, hers, 0.01) }
	if own := euOf(t, article9(file)...)["b_mean_gap_variable_pct"].(map[string]any); !tells(own["everyone"].(float64)) {
		t.Error("the attack fails on the employer's own figures: it is none")
	}
	for _, over := range []string{"everyone", "receivers"} {
		out, _ := published(t, article9(file, "--variable", over)...)
		for _, letter := range []string{"b", "d", "e women"} {
			if x, ok := out[letter]; ok {
				t.Errorf("over %s: %s is %v, and one woman is behind it", over, letter, x)
			}
		}
		if _, ok := out["a"]; !ok {
			t.Errorf("over %s: (a) is withheld", over)
		}
	}
}

// TestAttackFourthBand: everybody knows how many women work here. Those of three bands taken
// off are those of the fourth.
func TestAttackFourthBand(t *testing.T) {
	woman := func(i int) bool { return i < 60 && odd(i) || i >= 78 } // two in the highest band
	file := eighty(t, woman, func(int) int { return 1_000 })
	inFourth := func(shares map[string]float64) float64 {
		left := 32.0
		for band := 1; band <= 3; band++ {
			x, ok := shares[fmt.Sprint("f ", band)]
			if !ok {
				return -1
			}
			left -= x / 100 * 20
		}
		return left
	}
	own := map[string]float64{}
	for i, band := range euOf(t, article9(file)...)["f_quartile_pay_bands"].([]any) {
		own[fmt.Sprint("f ", i+1)] = band.(map[string]any)["F_pct"].(float64)
	}
	if !about(inFourth(own), 2, 0.01) {
		t.Errorf("the attack fails on the employer's own figures: it is none (%v)", own)
	}
	out, _ := published(t, article9(file)...)
	if got := inFourth(out); got >= 0 {
		t.Errorf("%v women are in the fourth band: %v", got, out)
	}
	if len(out) != 8 {
		t.Errorf("not two bands are withheld alone: %v", out)
	}
}

// TestAttackSmallCategory: a woman and a man are a category, and what he is paid is known.
// Workers are not told what she is; the authority is, by law.
func TestAttackSmallCategory(t *testing.T) {
	const his, hers = 40_000 + 500*78 + 1_000, 40_000 + 500*79 + 1_000
	file := eighty(t, odd, func(int) int { return 1_000 })
	tells := func(reader string, more ...string) bool {
		out, _ := published(t, article9(file, append(more, "--for", reader)...)...)
		x, ok := out["g Yard"]
		if _, wide := out["g Care"]; !wide {
			t.Errorf("%s: a category of many is withheld: %v", reader, out)
		}
		return ok && about((1-x/100)*his, hers, 0.001)
	}
	if !tells("authority") || !tells("workers", "--gate", "1") {
		t.Error("the attack fails on whole figures: it is none")
	}
	if tells("workers") || tells("workers", "--gate", "6") {
		t.Error("workers are told what one woman is paid")
	}
}

// TestAttackTwoPublications: all people, and all but a unit of one woman, are published one
// after the other. The second is warned about where the first is shown.
func TestAttackTwoPublications(t *testing.T) {
	file := eighty(t, odd, func(int) int { return 1_000 })
	own, _, code := run(t, append([]string{"gap"}, article9(file, "--format", "json")...)...)
	if code != 0 {
		t.Fatal("no figures")
	}
	first := filepath.Join(t.TempDir(), "published 2026.json")
	if err := os.WriteFile(first, []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, said := published(t, article9(file, "--where", "Unit=rest", "--published", first)...); !strings.Contains(strings.Join(strings.Fields(said), " "), `beside "published 2026.json", published before, this may tell what few people are paid: who is in one of the two alone is few (women 1, men 0; with variable pay women 1, men 0)`) {
		t.Errorf("the second publication is not warned about: %s", said)
	}
	if _, said := published(t, article9(file, "--published", first)...); strings.Contains(said, "published before") {
		t.Errorf("the same people are warned about: %s", said)
	}
	if _, said, code := run(t, append([]string{"gap"}, article9(file, "--publishable", "x.xlsx", "--published", file)...)...); code != 1 || !strings.Contains(said, "--published") || strings.Contains(said, "P00") {
		t.Errorf("exit %d: %s", code, said)
	}
}

// TestAttackNoCategory: who is in no category is not told what others in none are paid.
func TestAttackNoCategory(t *testing.T) {
	file := payOf(t, "Employee ID,Sex,Job title,Category,Base salary,Currency", 12, func(i int) string {
		return fmt.Sprintf("P%02d,%s,Clerk,%s,%d,EUR", i, []string{"M", "F"}[i%2], []string{"Care", ""}[i/10], 40_000+500*i)
	})
	out, errs, code := run(t, "gap", file, "--category", "category", "--answer", "P10")
	if code != 1 || !strings.Contains(errs, "in no category of work") || strings.Contains(out+errs, "45") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

// TestAttackOddParts: no part of what leaves the house has an id, a pay, a name of a column, or
// what only the employer's own figures say.
func TestAttackOddParts(t *testing.T) {
	file := eighty(t, odd, func(i int) int { return 1_000 + 10*i })
	for _, reader := range []string{"public", "authority", "workers"} {
		path := filepath.Join(t.TempDir(), "out.xlsx")
		if _, errs, code := run(t, append([]string{"gap"}, article9(file, "--publishable", path, "--for", reader, "--adjust", "unit", "--uk", "--pay-period", "year", "--answer", "P03")...)...); code != 0 {
			t.Fatal(errs)
		}
		for part, text := range partsIn(t, path) {
			for _, secret := range []string{"P03", "P77", "40,500", "40500", "41500", "client_pay", "Base salary", "Employee ID", "Unit", "alone", "like for like", "Oaxaca"} {
				if strings.Contains(text, secret) {
					t.Errorf("%s, %s: %q leaves the house", reader, part, secret)
				}
			}
			if strings.Contains(part, "chart") || strings.Contains(part, "embed") || strings.Contains(part, "custom") {
				t.Errorf("%s has a part %s", reader, part)
			}
		}
	}
}
