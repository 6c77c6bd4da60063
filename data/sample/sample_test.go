package sample_test

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/sample"
)

// TestGeneratorMakesTheShippedFile holds the file in assets to the generator.
func TestGeneratorMakesTheShippedFile(t *testing.T) {
	var made bytes.Buffer
	if err := sample.WriteCSV(&made); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(made.Bytes(), assets.SampleMarket) {
		t.Fatal("assets/sample-market.csv is not what the generator makes; run: go generate ./data/sample")
	}
}

// row is one record of the shipped file, read without the generator's help.
type row struct {
	employer, size, industry, place, role, level, education string

	years, base, bonusTarget, bonusPaid, commission int
}

func readRows(t *testing.T) []row {
	t.Helper()
	cells, err := csv.NewReader(bytes.NewReader(assets.SampleMarket)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range cells[0] {
		column[name] = i
	}
	var rows []row
	for i, line := range cells[1:] {
		text := func(name string) string {
			at, found := column[name]
			if !found {
				t.Fatalf("no column %q in %q", name, cells[0])
			}
			return line[at]
		}
		number := func(name string) int {
			n, err := strconv.Atoi(text(name))
			if err != nil {
				t.Fatalf("line %d, %s: %v", i+2, name, err)
			}
			return n
		}
		if kind, year, currency := text("Employment type"), number("Year"), text("Currency"); kind != "Full-time" || year != 2026 || currency != "USD" {
			t.Errorf("line %d: %s, %d, %s; want Full-time, 2026, USD", i+2, kind, year, currency)
		}
		rows = append(rows, row{
			employer: text("Employer"), size: text("Company size"), industry: text("Industry"), place: text("Location"),
			role: text("Role"), level: text("Job level"), education: text("Education"),
			years: number("Years of experience"), base: number("Base salary"),
			bonusTarget: number("Bonus target"), bonusPaid: number("Bonus paid"), commission: number("Commission paid"),
		})
	}
	return rows
}

// only keeps the rows for which keep holds.
func only(rows []row, keep func(row) bool) []row {
	return slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return !keep(r) })
}

func ofRole(rows []row, role string) []row {
	return only(rows, func(r row) bool { return r.role == role })
}

// percentile is type 7, written out as Hyndman and Fan (1996) define it.
func percentile(rows []row, p float64) float64 {
	pay := make([]float64, len(rows))
	for i, r := range rows {
		pay[i] = float64(r.base)
	}
	slices.Sort(pay)
	at := p * float64(len(pay)-1)
	low := int(at)
	high := min(low+1, len(pay)-1)
	return pay[low] + (at-float64(low))*(pay[high]-pay[low])
}

// tally counts rows by a key.
func tally[K comparable](rows []row, key func(row) K) map[K]int {
	n := map[K]int{}
	for _, r := range rows {
		n[key(r)]++
	}
	return n
}

func near(got, want, tolerance float64) bool { return math.Abs(got-want) <= tolerance }

// TestRungs holds every rung to the published plan of the sample, which is
// written out here once more so that a slip in the generator's table is seen.
func TestRungs(t *testing.T) {
	rows := readRows(t)
	rungs := []struct {
		role                string
		people              int
		median, topTenth    float64
		least, mode, most   int
		bonusShare, percent int
		levels              string
	}{
		{"Junior Product Manager", 800, 72e3, 94e3, 0, 1, 4, 25, 5, "P1 P2"},
		{"Product Manager", 1750, 98e3, 131e3, 1, 4, 10, 45, 8, "P2 P3"},
		{"Senior Product Manager", 1550, 126e3, 170e3, 4, 8, 16, 60, 10, "P3 P4"},
		{"Head of Product Management", 361, 141e3, 211e3, 6, 11, 20, 70, 15, "M4 M5"},
		{"Director of Product Management", 811, 152e3, 235e3, 7, 13, 25, 80, 18, "M5 M6"},
		{"Senior Director of Product Management", 487, 186e3, 278e3, 10, 17, 28, 85, 22, "M6 M7"},
		{"Chief Product Officer", 241, 240e3, 378e3, 11, 20, 32, 92, 35, "M7 M8"},
	}
	if len(rows) != 6000 {
		t.Errorf("%d records, want 6000", len(rows))
	}
	for _, want := range rungs {
		t.Run(want.role, func(t *testing.T) {
			of := ofRole(rows, want.role)
			if len(of) != want.people {
				t.Fatalf("%d people, want %d", len(of), want.people)
			}
			if got := percentile(of, 0.5); !near(got, want.median, 0.02*want.median) {
				t.Errorf("median %v, want %v within 2 %%", got, want.median)
			}
			if got := percentile(of, 0.9); !near(got, want.topTenth, 0.02*want.topTenth) {
				t.Errorf("P90 %v, want %v within 2 %%", got, want.topTenth)
			}
			checkYears(t, of, want.least, want.mode, want.most)
			checkBonus(t, of, want.bonusShare, want.percent)
			levels := tally(of, func(r row) string { return r.level })
			for _, level := range strings.Fields(want.levels) {
				if levels[level] < len(of)/10 {
					t.Errorf("%d people at level %s, want at least a tenth of %d", levels[level], level, len(of))
				}
			}
			if len(levels) != 2 {
				t.Errorf("levels %v, want %s", levels, want.levels)
			}
		})
	}
}

func checkYears(t *testing.T, rows []row, least, mode, most int) {
	t.Helper()
	years := tally(rows, func(r row) int { return r.years })
	low, high, common := math.MaxInt, 0, 0
	for y, n := range years {
		low, high = min(low, y), max(high, y)
		if n > years[common] {
			common = y
		}
	}
	if low != least || high != most || common != mode {
		t.Errorf("years %d to %d, mostly %d; want %d to %d, mostly %d", low, high, common, least, most, mode)
	}
}

func checkBonus(t *testing.T, rows []row, share, percent int) {
	t.Helper()
	bonused := only(rows, func(r row) bool { return r.bonusTarget > 0 })
	if got := 100 * float64(len(bonused)) / float64(len(rows)); !near(got, float64(share), 0.5) {
		t.Errorf("%.1f %% have a bonus, want %d %%", got, share)
	}
	for _, r := range bonused {
		if r.bonusTarget*100 != r.base*percent {
			t.Errorf("target %d of base %d, want %d %%", r.bonusTarget, r.base, percent)
		}
	}
}

func TestDirectorIsExact(t *testing.T) {
	directors := ofRole(readRows(t), "Director of Product Management")
	slices.SortFunc(directors, func(a, b row) int { return cmp.Compare(a.base, b.base) })
	if got := directors[405].base; got != 152_000 {
		t.Errorf("rank 406 of 811 is %d, want 152000", got)
	}
	if got := directors[729].base; got != 235_000 {
		t.Errorf("rank 730 of 811 is %d, want 235000", got)
	}
}

// TestGatesAreSeen: the smallest size shows a median without P10 and P90 for
// Directors, and nothing at all for Senior Directors.
func TestGatesAreSeen(t *testing.T) {
	rows := only(readRows(t), func(r row) bool { return r.size == "1–10" })
	directors := ofRole(rows, "Director of Product Management")
	employers := tally(directors, func(r row) string { return r.employer })
	if len(directors) != 7 || len(employers) != 7 {
		t.Errorf("%d Directors with %d employers at 1–10 people, want 7 with 7", len(directors), len(employers))
	}
	if got := len(ofRole(rows, "Senior Director of Product Management")); got != 3 {
		t.Errorf("%d Senior Directors at 1–10 people, want 3", got)
	}
}

func TestEmployers(t *testing.T) {
	rows := readRows(t)
	most := map[string]int{"1–10": 4, "11–50": 10, "51–200": 21, "201–1,000": 47, "1,001–5,000": 106, "5,001+": 300}
	people := tally(rows, func(r row) string { return r.employer })
	if len(people) != 480 {
		t.Errorf("%d employers, want 480", len(people))
	}
	type kind struct{ size, industry string }
	kinds, homes := map[string]kind{}, map[string]string{}
	for _, r := range rows {
		if got, seen := kinds[r.employer]; seen && got != (kind{r.size, r.industry}) {
			t.Errorf("%s is %v and %v", r.employer, got, kind{r.size, r.industry})
		}
		kinds[r.employer] = kind{r.size, r.industry}
		if people[r.employer] > most[r.size] {
			t.Errorf("%s (%s) has %d product people, want at most %d", r.employer, r.size, people[r.employer], most[r.size])
		}
		if r.place == "Remote" {
			continue
		}
		if home, seen := homes[r.employer]; seen && home != r.place {
			t.Errorf("%s is at home in %s and in %s", r.employer, home, r.place)
		}
		homes[r.employer] = r.place
	}
	for _, role := range []string{"Head of Product Management", "Chief Product Officer"} {
		for employer, n := range tally(ofRole(rows, role), func(r row) string { return r.employer }) {
			if n > 1 {
				t.Errorf("%s has %d of %s", employer, n, role)
			}
		}
	}
}

// TestValuesAreThoseWithEffects: every value that has an effect occurs, and no
// other.
func TestValuesAreThoseWithEffects(t *testing.T) {
	rows := readRows(t)
	for _, dimension := range []struct {
		name    string
		effects []sample.Effect
		value   func(row) string
	}{
		{"company size", sample.Sizes, func(r row) string { return r.size }},
		{"industry", sample.Industries, func(r row) string { return r.industry }},
		{"place", sample.Places, func(r row) string { return r.place }},
		{"education", sample.Educations, func(r row) string { return r.education }},
	} {
		people := tally(rows, dimension.value)
		for _, effect := range dimension.effects {
			if people[effect.Value] < 60 {
				t.Errorf("%s %q: %d people, too few to estimate", dimension.name, effect.Value, people[effect.Value])
			}
		}
		if len(people) != len(dimension.effects) {
			t.Errorf("%s: %d values in the file, %d effects", dimension.name, len(people), len(dimension.effects))
		}
	}
}

func TestHeapingAndExtras(t *testing.T) {
	rows := readRows(t)
	n := float64(len(rows))
	whole, sellers, paid, target, missed := 0, 0, 0.0, 0.0, 0
	for i, r := range rows {
		if r.base%100 != 0 || r.bonusPaid%100 != 0 || r.commission%100 != 0 {
			t.Errorf("record %d: pay not in hundreds: %+v", i+1, r)
		}
		if r.base%5000 == 0 {
			whole++
		}
		if r.bonusTarget > 0 {
			paid += float64(r.bonusPaid) / float64(r.bonusTarget)
			target++
			if r.bonusPaid == 0 {
				missed++
			}
		}
		// Half a hundred is what rounding can add.
		if r.bonusPaid > r.bonusTarget*3/2+50 {
			t.Errorf("record %d: bonus %d paid on a target of %d", i+1, r.bonusPaid, r.bonusTarget)
		}
		if r.commission > 0 {
			sellers++
			if c, b := r.commission, r.base; c < b*5/100-50 || c > b*10/100+50 {
				t.Errorf("record %d: commission %d on base %d, want 5 to 10 %%", i+1, c, b)
			}
		}
	}
	if share := float64(whole) / n; !near(share, 0.60, 0.02) {
		t.Errorf("%.3f of base pay in whole 5,000s, want about .60", share)
	}
	if share := float64(sellers) / n; !near(share, 0.05, 0.002) {
		t.Errorf("%.3f of people have commission, want .05", share)
	}
	if mean := paid / target; !near(mean, 0.95, 0.01) {
		t.Errorf("bonus paid is %.3f of target, want .95", mean)
	}
	if missed == 0 {
		t.Error("no bonus of zero was kept")
	}
}

// TestFirstScreenHasNothingToWarnOf: no cell is blank, padded or broken, and
// no two records are the same.
func TestFirstScreenHasNothingToWarnOf(t *testing.T) {
	if !utf8.Valid(assets.SampleMarket) || bytes.ContainsRune(assets.SampleMarket, '\r') {
		t.Error("want UTF-8 with lines ended by a line feed")
	}
	lines := strings.Split(strings.TrimSuffix(string(assets.SampleMarket), "\n"), "\n")
	slices.Sort(lines)
	for i := 1; i < len(lines); i++ {
		if lines[i] == lines[i-1] {
			t.Errorf("two records are the same: %s", lines[i])
		}
	}
	cells, err := csv.NewReader(bytes.NewReader(assets.SampleMarket)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range cells {
		for j, cell := range line {
			if cell == "" || strings.TrimSpace(cell) != cell {
				t.Errorf("line %d, %s: %q", i+1, cells[0][j], cell)
			}
		}
	}
}
