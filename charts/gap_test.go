package charts

import (
	"fmt"
	"log"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/gap"
)

// The pictures are testdata/gap-categories-light.png and the like.
func ExampleOfGap() {
	r, err := gapExample()
	if err != nil {
		log.Fatal(err)
	}
	for _, kind := range GapKinds(r.Results) {
		data, err := OfGap(r, kind)
		if err != nil {
			log.Fatal(err)
		}
		c, err := New(data, Light())
		if err != nil {
			log.Fatal(err)
		}
		_, marks, err := c.Render(960, 600, 1)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(marks[0].Text)
	}
	// Output:
	// Everyone: 30 women (50.0 %), 30 men (50.0 %)
	// Everyone: 30 women (50.0 %), 30 men (50.0 %)
	// Analyst: 10 women and 10 men; gap of total pay 10.00 %, 5 % or more; by chance alone 23.6 %
}

// gapExample are the figures of three categories, of which the gap is above 5 % in one,
// below in another, and the other way round in the third; and of one that only men are in.
func gapExample() (Gapped, error) { return gapOf(10, "Analyst", "Engineer", "Sales representative") }

// gapOf are the figures of so many women and as many men of each category.
func gapOf(each int, names ...string) (Gapped, error) {
	var employees []gap.Employee
	var workers []gap.Worker
	for n, name := range names {
		for i := range 2 * each {
			sex, pay := gap.Sex(1+i%2), 30+float64(5*n)+float64(i/2*7%11)
			if sex == gap.Woman {
				pay *= []float64{0.9, 0.99, 1.1}[n%3]
			}
			employees = append(employees, gap.Employee{Sex: sex, Hourly: pay, FullPay: true})
			workers = append(workers, gap.Worker{ID: fmt.Sprint("secret-", n, i), Sex: sex, Category: name, Base: pay * 1720, Hours: 1720})
		}
	}
	r, err := gap.Work(&gap.People{Rows: len(workers), Employees: employees, Workers: workers}, gap.Asked{UK: true, EU: &gap.Article9{Level: gap.Hourly}, Over: gap.Everyone})
	return Gapped{r, "people.csv"}, err
}

// gapFixtures are pictures of gaps, in every kind.
func gapFixtures(t testing.TB) map[string]Data {
	t.Helper()
	long := []string{"Менеджер", "Principal Machine Learning Operations and Platform Architect for Regulated Industries", ""}
	many := long
	for i := range 40 {
		many = append(many, fmt.Sprint("Category ", i))
	}
	out := map[string]Data{}
	for name, of := range map[string]struct {
		each  int
		names []string
	}{"example": {10, []string{"Analyst", "Engineer", "Sales representative"}}, "nobody": {0, nil}, "a couple": {1, []string{"Analyst"}}, "long names": {6, long}, "43 categories": {3, many}} {
		r, err := gapOf(of.each, of.names...)
		if err != nil {
			t.Fatal(err)
		}
		if name == "long names" { // one sex in a category, and one far off
			r.EU.Categories = append(r.EU.Categories, gap.Category{Name: "Drivers", Of: gap.Count{Men: 7}}, gap.Category{Name: "Managers", Of: gap.Count{Men: 7, Women: 2}, Total: gap.Pair{Men: 10, Women: 27}})
		}
		for _, kind := range GapKinds(r.Results) {
			if out[string(kind)+" of "+name], err = OfGap(r, kind); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}

// TestGapNoTextCutOrOverlapping holds for pictures of gaps what holds for all.
func TestGapNoTextCutOrOverlapping(t *testing.T) {
	for name, data := range gapFixtures(t) {
		chart := reviewChart(t, data, Light())
		for _, size := range [][2]vg.Length{{300, 240}, {400, 300}, {320, 480}, {777, 433}, {1024, 700}, {3840, 2160}} {
			all, marks := texts(chart, size[0], size[1])
			at := fmt.Sprintf("%s at %g×%g", name, size[0].Points(), size[1].Points())
			checkTexts(t, at, all, size)
			for _, m := range marks {
				if m.at.Min.X > m.at.Max.X || m.at.Min.Y > m.at.Max.Y || !isFinite(m.at) || m.Text == "" {
					t.Errorf("%s: mark %q has no place: %v", at, m.Text, m.at)
				}
			}
		}
	}
}

// TestGapGolden compares pictures of gaps with what is drawn now.
func TestGapGolden(t *testing.T) {
	all := gapFixtures(t)
	for _, kind := range []GapKind{UKQuarters, GapCategories} {
		for name, style := range map[string]Style{"light": Light(), "dark": Dark()} {
			golden(t, "gap-"+string(kind)+"-"+name, reviewChart(t, all[string(kind)+" of example"], style), 960, 600, 1)
		}
		golden(t, "gap-"+string(kind)+"-small", reviewChart(t, all[string(kind)+" of example"], Dark()), 400, 300, 2)
		golden(t, "gap-"+string(kind)+"-of-nobody", reviewChart(t, all[string(kind)+" of nobody"], Light()), 800, 500, 1)
	}
	for _, of := range []string{"long names", "43 categories"} {
		golden(t, "gap-categories-"+strings.ReplaceAll(of, " ", "-"), reviewChart(t, all["categories of "+of], Light()), 800, 500, 1)
	}
}

// TestGapSays holds what stands in the pictures: the sign of a gap of 5 % beside its
// number, why there is none, and that all of it is a draft; and nobody's id.
func TestGapSays(t *testing.T) {
	all := gapFixtures(t)
	said := record(reviewChart(t, all["categories of long names"], Light()), 1200, 900)
	for _, text := range []string{`"! 10.0 %"`, `"1.0 %"`, "only one sex: there is no gap to state", "Draft for checking", "Source: people.csv", "(none)", "By chance"} {
		if !strings.Contains(said, text) {
			t.Errorf("the categories do not say %s", text)
		}
	}
	said = record(reviewChart(t, all["eu-quarters of example"], Light()), 1200, 900)
	for _, text := range []string{"quarters by pay level", "Lower middle", `"50.0 %"`} {
		if !strings.Contains(said, text) {
			t.Errorf("the quarters do not say %s", text)
		}
	}
	for name, data := range all {
		if strings.Contains(record(reviewChart(t, data, Light()), 960, 600), "secret-") {
			t.Errorf("%s says who somebody is", name)
		}
	}
}

// TestGapOfWhatIsThere holds that there is no picture of figures that were not asked for.
func TestGapOfWhatIsThere(t *testing.T) {
	r := Gapped{Results: gap.Results{UK: &gap.UK{}}}
	if _, err := OfGap(r, UKQuarters); err != nil {
		t.Error(err)
	}
	for _, kind := range []GapKind{EUQuarters, GapCategories, "pie"} {
		if _, err := OfGap(r, kind); err == nil {
			t.Errorf("there is a picture %q", kind)
		}
	}
}
