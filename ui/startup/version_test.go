package startup_test

import (
	"testing"

	"github.com/paybench/paybench/ui/startup"
)

func TestVersion(t *testing.T) {
	for text, want := range map[string]string{
		"[Details]\nName = \"Paybench\"\nVersion = \"1.2.3\"\nBuild = 1\n": "1.2.3",
		"": "unknown",
	} {
		if got := startup.Version(text); got != want {
			t.Errorf("Version(%q) = %q, want %q", text, got, want)
		}
	}
}
