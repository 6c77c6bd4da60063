package command_test

import (
	"strings"
	"testing"
)

// TestWithheldHeadline: what is withheld begins nowhere.
func TestWithheldHeadline(t *testing.T) {
	out, _, code := run(t, "compare", "--where", "company_size=1–10", "--where", "role=Director of Product Management")
	if code != 0 || !strings.Contains(out, "; top 10 % (P90) withheld (needs 10 people, has 7); 7 people") {
		t.Errorf("exit %d: %s", code, out)
	}
}
