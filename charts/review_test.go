package charts

import (
	"bytes"
	"fmt"
	"log"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
)

// The pictures are testdata/example-ladder-light.png and example-groups-light.png.
func ExampleOfLadder() {
	sayReview(Ladder)
	// Output:
	// Engineering Manager · M5: €107,009 to €171,121, midpoint €139,065, 23 % above the job below, 45 % of the range shared with it; 1 person at €142,056
	// Data Scientist · P4: €90,794 to €136,119, midpoint €113,457, 2 % above the job below, 100 % of the range shared with it; 1 person at €112,141
}

func ExampleOfGroups() {
	sayReview(ByGroup)
	// Output:
	// Everyone: market index 0.97, compa-ratio 0.95; 35 of 40 counted, 4 below minimum, 3 above maximum
	// Data: market index 1.06, compa-ratio 0.92; 4 of 4 counted, 1 below minimum, 0 above maximum
}

// sayReview draws the example of a kind and prints the first of what it says.
func sayReview(kind ReviewKind) {
	r, err := exampleReview()
	if err != nil {
		log.Fatal(err)
	}
	data, err := reviewPicture(r, kind)
	if err != nil {
		log.Fatal(err)
	}
	c, err := New(data, Light())
	if err != nil {
		log.Fatal(err)
	}
	_, marks, err := c.Render(1200, 900, 1)
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range marks[:2] {
		fmt.Println(m.Text)
	}
}

// reviewPicture is the picture of a kind, of all jobs or by department.
func reviewPicture(r Reviewed, kind ReviewKind) (Data, error) {
	if kind == Ladder {
		return OfLadder(r, "", "")
	}
	return OfGroups(r, "department")
}

// exampleReview is the example that ships inside the program: forty invented people.
func exampleReview() (Reviewed, error) {
	g, err := worked.Example()
	if err != nil {
		return Reviewed{}, err
	}
	r, err := g.Review()
	return Reviewed{r, "Example roster", []market.About{g.Market}}, err
}

// invented is a review of people in jobs of titles of all lengths, a job each whose pay
// is its own range's; the ranges of some are none.
func invented(t testing.TB, people, jobs int) Reviewed {
	t.Helper()
	titles := []string{"Engineer", "Principal Machine Learning Operations and Platform Architect for Regulated Industries", "Senior Product Manager", "Менеджер", "QA"}
	var all []roster.Person
	for i := range people {
		j := i % jobs
		middle := 30_000 * math.Pow(1.012, float64(j))
		p := roster.Person{
			ID: fmt.Sprint("X", i), Job: titles[j%len(titles)], JobCode: fmt.Sprint("J", j), Level: fmt.Sprint("P", j%6+1), Family: "F" + fmt.Sprint(j%4), Department: fmt.Sprint("Department ", i%30),
			Own: roster.Range{Minimum: middle * 0.8, Midpoint: middle, Maximum: middle * 1.2},
		}
		if j%9 == 8 {
			p.Own = roster.Range{Minimum: 2, Maximum: 1}
		}
		p.Pay.Currency, p.Pay.FTE = "EUR", 1
		p.Pay.FullTime = middle * (0.7 + 0.6*float64(i*7919%101)/100)
		p.Pay.Paid = p.Pay.FullTime
		all = append(all, p)
	}
	r, err := review.New(all, nil, review.Usual())
	if err != nil {
		t.Fatal(err)
	}
	return Reviewed{r, "roster.csv", nil}
}

// reviewFixtures are reviews that a picture must survive, in every kind.
func reviewFixtures(t testing.TB) map[string]Data {
	t.Helper()
	example, err := exampleReview()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]Data{}
	for name, r := range map[string]Reviewed{
		"example": example, "nobody": invented(t, 0, 1), "one person": invented(t, 1, 1), "20 jobs": invented(t, 90, 20),
		"250 jobs": invented(t, 2000, 250), "many in a job": invented(t, 3000, 2), "no range": invented(t, 9, 9),
	} {
		for _, kind := range ReviewKinds() {
			data, err := reviewPicture(r, kind)
			if err != nil {
				t.Fatal(err)
			}
			out[string(kind)+" of "+name] = data
		}
	}
	if out["ladder of a family"], err = OfLadder(invented(t, 90, 20), "job_family", "f1"); err != nil {
		t.Fatal(err)
	}
	if out["groups by job"], err = OfGroups(invented(t, 2000, 250), "job"); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestReviewNoTextCutOrOverlapping holds for pictures of reviews what holds for all.
func TestReviewNoTextCutOrOverlapping(t *testing.T) {
	for name, data := range reviewFixtures(t) {
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

func reviewChart(t testing.TB, data Data, s Style) *Chart {
	t.Helper()
	s.Date, s.SystemFonts = "22 Nov 2026", false
	c, err := New(data, s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestReviewGolden compares pictures of reviews with what is drawn now.
func TestReviewGolden(t *testing.T) {
	all := reviewFixtures(t)
	for _, kind := range ReviewKinds() {
		for name, style := range map[string]Style{"light": Light(), "dark": Dark()} {
			golden(t, "example-"+string(kind)+"-"+name, reviewChart(t, all[string(kind)+" of example"], style), 960, 600, 1)
		}
		for _, of := range []string{"250 jobs", "many in a job", "one person"} {
			golden(t, string(kind)+"-"+strings.ReplaceAll(of, " ", "-"), reviewChart(t, all[string(kind)+" of "+of], Light()), 800, 500, 1)
		}
	}
	golden(t, "ladder-small", reviewChart(t, all["ladder of example"], Dark()), 400, 300, 2)
}

// TestReviewPicturesShowNobody holds that no picture says who anybody is: neither an id
// nor a name is in any part of one, and no mark tells one of several people's pay but the
// lowest and the highest.
func TestReviewPicturesShowNobody(t *testing.T) {
	r := invented(t, 300, 20)
	for i := range r.People {
		r.People[i].Person.ID, r.People[i].Person.Name = fmt.Sprintf("secret-%d", i), fmt.Sprintf("Hidden %d", i)
	}
	for _, kind := range ReviewKinds() {
		data, err := reviewPicture(r, kind)
		if err != nil {
			t.Fatal(err)
		}
		c := reviewChart(t, data, Light())
		drawn := record(c, 960, 600)
		for _, format := range Formats() {
			var file bytes.Buffer
			if err := c.Write(&file, format, FileWidth, FileHeight); err != nil {
				t.Fatal(err)
			}
			drawn += file.String()
		}
		for _, secret := range []string{"secret-", "Hidden "} {
			if strings.Contains(drawn, secret) {
				t.Errorf("the picture of %s says %q", kind, secret)
			}
		}
	}
}

// TestLadderSays holds what stands on a rung: steps, overlaps, why there is no range, and
// who is outside.
func TestLadderSays(t *testing.T) {
	data, err := OfLadder(invented(t, 45, 9), "", "")
	if err != nil {
		t.Fatal(err)
	}
	c := reviewChart(t, data, Light())
	all, marks := texts(c, 1200, 900)
	said := ""
	for _, w := range all {
		said += w.text + "\n"
	}
	for _, text := range []string{"Step", "Overlap", "+1 %", "96 %", "Outside the range", "€24k", "Minimum, midpoint and maximum of", "Source: roster.csv", "40 of 45 people counted", "22 Nov 2026"} {
		if !strings.Contains(said, text) {
			t.Errorf("the ladder does not say %q:\n%s", text, said)
		}
	}
	if got := marks[len(marks)-1].Text; !strings.Contains(got, "QA") && !strings.Contains(got, "range") {
		t.Errorf("the last rung is %q", got)
	}
	if len(marks) != 9 {
		t.Errorf("%d marks", len(marks))
	}
}

// TestLadderOfPart holds that a part's ladder has its own people alone, and which parts
// there are.
func TestLadderOfPart(t *testing.T) {
	r := invented(t, 90, 20)
	data, err := OfLadder(r, "department", "department 3")
	if err != nil {
		t.Fatal(err)
	}
	l := data.picture.(ladder)
	people := 0
	for _, rung := range l.rungs {
		people += len(rung.Ours)
	}
	if want := "Ranges in Department 3 and our people in them"; l.title() != want || len(l.rungs) != 2 || people != 3 {
		t.Errorf("%q has %d jobs and %d people", l.title(), len(l.rungs), people)
	}
	for _, part := range [][2]string{{"department", "Department 77"}, {"shoe size", "44"}} {
		if _, err := OfLadder(r, part[0], part[1]); err == nil {
			t.Errorf("%q is part of %q", part[1], part[0])
		}
	}
	for _, dimension := range []string{"manager", " Manager_ID"} {
		if _, err := OfGroups(r, dimension); err == nil {
			t.Errorf("a picture is of %q", dimension)
		}
		if _, err := OfLadder(r, dimension, ""); err == nil {
			t.Errorf("a ladder is of %q", dimension)
		}
	}
}

// TestGroupsAgainstRanges holds that groups without a market are those of their ranges.
func TestGroupsAgainstRanges(t *testing.T) {
	r := invented(t, 18, 9)
	data, err := OfGroups(r, "job_family")
	if err != nil {
		t.Fatal(err)
	}
	c := reviewChart(t, data, Light())
	if got := c.words().title; got != "Our pay against our ranges by job family" {
		t.Errorf("titled %q", got)
	}
	_, marks := texts(c, 800, 500)
	if got := marks[0]; got.Row != -1 || strings.Contains(got.Text, "market") {
		t.Errorf("everyone: %+v", got)
	}
	if _, err := OfGroups(r, "shoe size"); err == nil {
		t.Error("people are told apart by the size of their shoes")
	}
}
