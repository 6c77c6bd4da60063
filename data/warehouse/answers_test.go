package warehouse

import (
	"strconv"
	"sync"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// answer is one of so many groups, the first of so many people.
func answer(groups, people int) market.Summaries {
	a := market.Summaries{Groups: make([]market.Summary, groups)}
	a.Groups[0].People = people
	a.Groups[0].Quantiles = []market.Quantile{{Value: float64(people)}}
	return a
}

// TestAnswersAreKept: whatever is done to an answer, the one that is kept stays, and the
// oldest ones make room.
func TestAnswersAreKept(t *testing.T) {
	var k answers
	if _, kept := k.find("a"); kept {
		t.Error("an answer that nobody gave")
	}
	given := answer(1, 7)
	k.keep("a", given)
	given.Groups[0].People, given.Groups[0].Quantiles[0].Value = 1, 1
	for range 2 {
		a, kept := k.find("a")
		if !kept || a.Groups[0].People != 7 || a.Groups[0].Quantiles[0].Value != 7 {
			t.Fatalf("%+v, %t", a, kept)
		}
		a.Groups[0].People, a.Groups[0].Quantiles[0].Value = 2, 2
	}
	k.keep("much", answer(mostAnswers, 8))
	k.keep("too much", answer(mostAnswers+1, 9))
	for key, want := range map[string]bool{"a": false, "much": true, "too much": false} {
		if _, kept := k.find(key); kept != want {
			t.Errorf("%s: %t", key, kept)
		}
	}
	var all sync.WaitGroup
	for i := range 300 {
		all.Go(func() {
			k.keep(strconv.Itoa(i), answer(mostAnswers/100, i))
			if a, kept := k.find(strconv.Itoa(i)); kept && a.Groups[0].People != i {
				t.Errorf("%d is answered as %d", i, a.Groups[0].People)
			}
		})
	}
	all.Wait()
	if len(k.all) != 100 || len(k.order) != 100 || k.groups != mostAnswers {
		t.Errorf("%d answers, %d in order, %d groups", len(k.all), len(k.order), k.groups)
	}
}
