package ingest

import (
	"strings"
	"testing"
)

// TestAbridged cuts long names and lists.
func TestAbridged(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{strings.Repeat("ä", 60), strings.Repeat("ä", 60)},
		{strings.Repeat("ä", 70), strings.Repeat("ä", 59) + "…"},
		{strings.Repeat("a", 50) + " " + strings.Repeat("b", 20), strings.Repeat("a", 50) + "…"},
		{"a " + strings.Repeat("b", 70), "a " + strings.Repeat("b", 57) + "…"},
	} {
		if got := Abridged(test.name); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
	if got := listed(strings.Split(strings.Repeat("a,", 13)+"a", ",")); !strings.HasSuffix(got, "a, … (14 in all)") {
		t.Errorf("got %s", got)
	}
	if got := listed([]string{"a", "b"}); got != "a, b" {
		t.Errorf("got %s", got)
	}
}
