package source_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/source"
)

func TestCancelled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pay.csv")
	text := "Role,Base salary\n" + strings.Repeat("Engineer,52000\n", 1_000_000)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	calls := 0
	var cancelled time.Time
	_, err := source.Load(ctx, path, ingest.Options{}, func(done, total int64) {
		calls++
		if done > total || total != int64(len(text)) {
			t.Errorf("progress %d of %d", done, total)
		}
		if done > total/2 {
			cancelled = time.Now()
			cancel()
		}
	})
	if waited := time.Since(cancelled); waited > time.Second { // 100 ms, were the machine not shared
		t.Errorf("it took %v to stop", waited)
	}
	if !errors.Is(err, context.Canceled) || calls == 0 {
		t.Errorf("got %v after %d calls", err, calls)
	}
}
