//go:build linux

package startup_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/ui/startup"
)

func TestCleanLeavesNoFile(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	startup.CatchCrashes(time.Now())()
	left, err := os.ReadDir(filepath.Join(cache, "paybench"))
	if err != nil || len(left) != 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

// TestCrashIsKept runs this test binary again, to crash.
func TestCrashIsKept(t *testing.T) {
	if os.Getenv("PAYBENCH_CRASH") != "" {
		startup.CatchCrashes(time.Now())
		panic("a crash on purpose")
	}
	cache := t.TempDir()
	folder := filepath.Join(cache, "paybench")
	again := exec.Command(os.Args[0], "-test.run=TestCrashIsKept$")
	again.Env = append(os.Environ(), "PAYBENCH_CRASH=1", "XDG_CACHE_HOME="+cache)
	if err := again.Run(); err == nil {
		t.Fatal("it did not crash")
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 {
		t.Fatalf("the folder holds %v, %v", left, err)
	}
	text, err := os.ReadFile(filepath.Join(folder, left[0].Name()))
	if err != nil || !strings.Contains(string(text), "a crash on purpose") {
		t.Errorf("the report says %q, %v", text, err)
	}
}

func TestNoWindow(t *testing.T) {
	open := func(reason any) (err error) {
		defer startup.NoWindow(&err)
		if reason != nil {
			panic(reason)
		}
		return nil
	}
	if err := open(nil); err != nil {
		t.Error(err)
	}
	if err := open(errors.New("NotInitialized: The GLFW library is not initialized")); err == nil || !strings.Contains(err.Error(), "no window") {
		t.Errorf("error %v", err)
	}
	defer func() {
		if reason := recover(); reason != "another" {
			t.Errorf("another panic became %v", reason)
		}
	}()
	_ = open("another")
}
