package desk_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// The example answers, and answers again as it is asked: what decides prices changes
// them, and what does not leaves them.
func TestExampleReview(t *testing.T) {
	of, asked, err := desk.ExampleReview(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	index := func(asked study.Review) (float64, int) {
		t.Helper()
		a, err := of.Answer(t.Context(), asked)
		if err != nil {
			t.Fatal(err)
		}
		return a.Review.Total.MarketIndex, a.Review.Total.Counted
	}
	if x, counted := index(asked); math.Abs(x-0.9723929946969246) > 1e-9 || counted != 35 {
		t.Errorf("the index is %v of %d people", x, counted)
	}
	unmatched := asked
	unmatched.Lines = append([]match.Line{{Job: review.Job{Title: "Accountant"}, Share: 1, Adjust: 1, Quality: match.NoMatch}}, asked.Lines...)
	if x, counted := index(unmatched); x == 0.9723929946969246 || counted != 31 {
		t.Errorf("without accountants the index is %v of %d people", x, counted)
	}
	if x, counted := index(asked); math.Abs(x-0.9723929946969246) > 1e-9 || counted != 35 {
		t.Errorf("asked again the index is %v of %d people", x, counted)
	}
	older := asked
	older.Settings.AgeRate = review.Setting[[]review.AgeRate]{}
	if x, _ := index(older); math.Abs(x/0.9723929946969246-1.0224166622294937) > 1e-9 {
		t.Errorf("without ageing the index is %v", x)
	}
	if x, _ := index(asked); math.Abs(x-0.9723929946969246) > 1e-9 {
		t.Errorf("aged again the index is %v", x)
	}
	if jobs := len(of.Jobs); jobs != 19 {
		t.Errorf("there are %d jobs", jobs)
	}
	found := of.Candidates(review.Job{Title: "Product Manager", Level: "P3"}, 3)
	if len(found) == 0 || !found[0].Exact || found[0].Title != "Product Manager" {
		t.Errorf("candidates are %+v", found)
	}
}

// BenchmarkReview answers of 10,000 people in 400 jobs against a million pay records:
// whole, as a market or its matches change, and as only a scenario does.
func BenchmarkReview(b *testing.B) {
	folder := b.TempDir()
	write := func(name string, rows int, head string, row func(i int) string) string {
		var text strings.Builder
		text.WriteString(head + "\n")
		for i := range rows {
			text.WriteString(row(i) + "\n")
		}
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
			b.Fatal(err)
		}
		return path
	}
	random := rand.New(rand.NewPCG(1, 2))
	job := func(titles int) string {
		n := random.IntN(titles)
		return fmt.Sprintf("Job %c%c of kind %d,P%d", 'A'+n/20, 'A'+n%20/4, n%4, 1+random.IntN(6))
	}
	survey := write("market.csv", 1_000_000, "Job title,Level,Currency,Employer,Base salary", func(int) string {
		return job(400) + ",EUR,Employer " + strconv.Itoa(random.IntN(900)) + "," + strconv.Itoa(30_000+random.IntN(90_000))
	})
	people := write("people.csv", 10_000, "Employee ID,Job title,Level,Department,Currency,Base salary,Rating", func(i int) string {
		return fmt.Sprintf("E%d,%s,D%d,EUR,%d,%d", i, job(67), i%30, 30_000+random.IntN(90_000), 1+i%5)
	})
	src, err := desk.Open(context.Background(), study.Source{Path: survey}, nil)
	if err != nil {
		b.Fatal(err)
	}
	ours, err := desk.OpenRoster(context.Background(), study.Roster{Source: study.Source{Path: people}}, nil)
	if err != nil {
		b.Fatal(err)
	}
	asked := study.Review{Settings: review.Usual(), By: []string{"department"}, Scenarios: []review.Scenario{{Name: "x", To: 1, Cap: 0.1, Budget: 1e6}}}
	answer := func(of *desk.Review) {
		a, err := of.Answer(context.Background(), asked)
		if err != nil || a.Review.Total.Counted < 9000 {
			b.Fatal(a.Review.Total.Counted, err)
		}
	}
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			of, err := desk.NewReview(ours, []desk.Survey{desk.SurveyOf(src)})
			if err != nil {
				b.Fatal(err)
			}
			answer(of)
		}
	})
	b.Run("scenario", func(b *testing.B) {
		of, err := desk.NewReview(ours, []desk.Survey{desk.SurveyOf(src)})
		if err != nil {
			b.Fatal(err)
		}
		answer(of)
		for b.Loop() {
			asked.Scenarios[0].Budget++
			answer(of)
		}
	})
}

// TestNothingComesBackWithoutIDs: lines that stand for ids change with the file.
func TestNothingComesBackWithoutIDs(t *testing.T) {
	of, asked, err := desk.ExampleReview(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	of.Roster.IDsMade = true
	a, err := of.Answer(t.Context(), asked)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Merge(nil, "", desk.ReviewBook{}); err == nil || !strings.Contains(err.Error(), "add a column of ids") {
		t.Errorf("merged: %v", err)
	}
}
