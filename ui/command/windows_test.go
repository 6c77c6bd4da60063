//go:build windows

package command_test

import (
	"os"
	"testing"

	"github.com/paybench/paybench/ui/command"
)

// Whoever reads the output may end first, as more and findstr do.
func TestUnreadOnWindows(t *testing.T) {
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	reader.Close()
	defer writer.Close()
	env := command.OnSystem(nil, "test")
	env.Stdout = writer
	if code := command.Run(t.Context(), env, []string{"help"}); code != 141 {
		t.Errorf("ends with %d, want 141", code)
	}
}
