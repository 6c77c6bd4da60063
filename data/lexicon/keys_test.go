package lexicon

import (
	"fmt"
	"testing"
)

// TestKeys: every key has the number it came in with, however often the table has grown,
// and what never came in has none.
func TestKeys(t *testing.T) {
	var k keys
	if _, ok := k.find([]byte("a")); ok {
		t.Error("found where there is nothing")
	}
	key := func(i int) []byte { return fmt.Appendf(nil, "key %d", i*i) }
	const many = 5000
	for i := range many {
		if n := k.add(key(i)); n != i {
			t.Fatalf("%q has number %d, want %d", key(i), n, i)
		}
	}
	for i := range many {
		if n := k.add(key(i)); n != i {
			t.Fatalf("%q again has number %d, want %d", key(i), n, i)
		}
		if n, ok := k.find(key(i)); n != i || !ok {
			t.Fatalf("%q is found as %d, %v", key(i), n, ok)
		}
	}
	for _, none := range []string{"", "key", "key 0 ", "key 3"} {
		if n, ok := k.find([]byte(none)); ok {
			t.Errorf("%q is found as %d", none, n)
		}
	}
}

// TestFindsWithoutMemory: a cell is read millions of times.
func TestFindsWithoutMemory(t *testing.T) {
	l := Default()
	text := "a text that is longer than what fits on the stack of a function by itself"
	if got := testing.AllocsPerRun(100, func() { l.has(text) }); got != 0 {
		t.Errorf("looking a word up takes memory %v times", got)
	}
}
