package startup_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/ui/startup"
)

func TestCleanLeavesNoFile(t *testing.T) {
	folder := t.TempDir()
	clean, err := startup.CatchCrashes(folder, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	clean()
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

// TestCrashIsKept runs this test binary again, to crash.
func TestCrashIsKept(t *testing.T) {
	if folder := os.Getenv("PAYBENCH_CRASH_IN"); folder != "" {
		if _, err := startup.CatchCrashes(folder, time.Now()); err != nil {
			t.Fatal(err)
		}
		panic("a crash on purpose")
	}
	folder := t.TempDir()
	again := exec.Command(os.Args[0], "-test.run=TestCrashIsKept$")
	again.Env = append(os.Environ(), "PAYBENCH_CRASH_IN="+folder)
	if err := again.Run(); err == nil {
		t.Fatal("it did not crash")
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 {
		t.Fatalf("the folder holds %v, %v", left, err)
	}
	text, err := os.ReadFile(folder + "/" + left[0].Name())
	if err != nil || !strings.Contains(string(text), "a crash on purpose") {
		t.Errorf("the report says %q, %v", text, err)
	}
}
