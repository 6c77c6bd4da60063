package command_test

import (
	"strings"
	"testing"
)

// The printed table marks a P90 of few people, from 10 to 53, and says why below.
func TestSmallSampleNote(t *testing.T) {
	table, _, _ := run(t, "compare", "--by", "company_size", "--where", "role=Chief Product Officer")
	for _, want := range []string{"[1] $283,020", "\n[1] from 20 people P90 lies low on average", " $307,560", "[2] $377,770"} {
		if !strings.Contains(table, want) {
			t.Errorf("the table does not say %q:\n%s", want, table)
		}
	}
	if strings.Contains(table, "] $307,560") {
		t.Errorf("55 people are marked:\n%s", table)
	}
}
