//go:build e2e

package e2e

import (
	"flag"
	"strconv"
	"testing"
	"time"
)

var soak = flag.Int("soak", 0, "how many filter changes the real window is put through")

// TestSoak changes the filters of the real window again and again, by taking a step back
// and doing it again, and prints the memory it takes. It grows at first, as the toolkit
// keeps for a minute what it drew, and then no more.
func TestSoak(t *testing.T) {
	if *soak == 0 {
		t.Skip("skipped: runs with -soak 1000")
	}
	p := sitDown(t, "soak", "")
	p.click("51–200", 0)
	var own []float64
	const points = 10
	for range points {
		for range *soak / points / 2 {
			if _, err := p.xdotool("key", "--delay", "60", "ctrl+z", "ctrl+shift+z"); err != nil {
				t.Fatal(err)
			}
		}
		p.settle()
		resident, now := p.program.memory()
		own = append(own, now)
		t.Logf("%s filter changes: %.0f MB, %.0f of its own", strconv.Itoa(len(own)**soak/points), resident, now)
	}
	time.Sleep(70 * time.Second)
	_, rest := p.program.memory()
	t.Logf("a minute later: %.0f MB of its own", rest)
	if half := own[points/2-1]; own[points-1] > 1.3*half+10 {
		t.Errorf("half of the changes left %.0f MB, all of them %.0f", half, own[points-1])
	}
}
