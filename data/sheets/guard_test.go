package sheets_test

import (
	"testing"

	"github.com/paybench/paybench/data/sheets"
)

func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "plain": "plain", "=1": "'=1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx", "a=b": "a=b",
	} {
		if got := sheets.Guard(text); got != want {
			t.Errorf("Guard(%q) = %q, want %q", text, got, want)
		}
	}
}
