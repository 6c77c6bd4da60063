package charts

import (
	"io"
	"sync"
	"testing"
)

// TestAtOnce draws one chart from several goroutines, as a window does that
// saves a picture while it draws the next.
func TestAtOnce(t *testing.T) {
	chart := fixture{"", medianTop{groupsOf(foreign())}}.chart(t, Light())
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			if _, _, err := chart.Render(600, 400, 1); err != nil {
				t.Error(err)
			}
		})
		group.Go(func() {
			for _, format := range []Format{SVG, PDF} {
				if err := chart.Write(io.Discard, format, 600, 400); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}
