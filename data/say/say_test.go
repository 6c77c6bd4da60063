package say_test

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/say"
)

// loud says everything in capitals, and values in another order.
type loud struct{}

func (loud) Text(english string) string {
	if english == "%s of %s" {
		return "%[2]s: %[1]s"
	}
	return strings.ToUpper(english)
}

func (loud) Noun(n int, _, many string) string {
	if n == 2 {
		return "PAIR"
	}
	return strings.ToUpper(many)
}

func TestSay(t *testing.T) {
	texts := func() []string {
		return []string{say.L("Lower"), say.F("%s of %s", "a", "b"), say.N(1, "person", "people"), say.N(2, "person", "people"), say.N(6000, "person", "people"), say.Data("Pay")}
	}
	check := func(want ...string) {
		t.Helper()
		for i, got := range texts() {
			if got != want[i] {
				t.Errorf("%q, want %q", got, want[i])
			}
		}
	}
	english := []string{"Lower", "a of b", "1 person", "2 people", "6,000 people", "Pay"}
	check(english...)
	say.In(loud{})
	check("LOWER", "b: a", "1 PEOPLE", "2 PAIR", "6,000 PEOPLE", "PAY")
	say.In(nil)
	check(english...)
}
