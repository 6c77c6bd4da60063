//go:build e2e

package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/paybench/paybench/data/journal"
)

// keptWithin is how soon after a change it must outlive the program.
const keptWithin = 5 * time.Second

// TestKilled kills the program at ten moments, as kill -9 does, and goes on each time with
// what was kept: nothing that was older than five seconds is lost.
func TestKilled(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("the moments are those of seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	p := sitDown(t, "killed", "")
	roles := []string{"Chief", "Junior", "Head", "Senior Director", "Senior Product"}
	var made []time.Time // when each pin was on screen at the latest
	for round := range 10 {
		for range 1 + random.IntN(2) {
			p.command("ctrl+f", "Find a role")
			p.write(roles[len(made)%len(roles)])
			p.press("Return")
			p.command("ctrl+p", "Pin this selection")
			if found, _ := p.texts(fmt.Sprintf("Pinned selections (%d)", len(made)+1)); len(found) > 0 { // not what is pinned already
				made = append(made, time.Now())
			}
		}
		time.Sleep(time.Duration(random.Int64N(int64(6 * time.Second)))) // the moment
		killed := time.Now()
		p.program.kill()
		due := 0
		for _, at := range made {
			if killed.Sub(at) > keptWithin {
				due++
			}
		}
		kept := 0
		if left := journal.LeftIn(p.journals(p.home)); len(left) > 0 {
			kept = len(left[0].Study.Pins)
		}
		t.Logf("round %d: %d pins made, %d due, %d kept", round, len(made), due, kept)
		if kept < due || kept > len(made) {
			t.Fatalf("round %d: %d pins were older than %v, and %d were kept of %d made", round, due, keptWithin, kept, len(made))
		}
		made = made[:kept]
		p.comeBack(kept > 0)
	}
	if len(made) < 5 {
		t.Errorf("only %d pins were made", len(made))
	}
	p.shoot("again")
}

// journals is where a home's programs keep unsaved work.
func (p *person) journals(home string) string {
	if home == p.twinHome {
		return filepath.Join(home, "unsaved")
	}
	found, err := filepath.Glob(filepath.Join(home, "config", "fyne", "*", "unsaved"))
	if err != nil || len(found) == 0 {
		return filepath.Join(home, "none")
	}
	return found[0]
}

// comeBack starts the program again and goes on with the work that was left.
func (p *person) comeBack(left bool) {
	p.t.Helper()
	if err := os.RemoveAll(p.journals(p.twinHome)); err != nil {
		p.t.Fatal(err)
	}
	if left {
		if err := os.CopyFS(p.journals(p.twinHome), os.DirFS(p.journals(p.home))); err != nil {
			p.t.Fatal(err)
		}
	}
	p.open("")
	if left {
		p.click("Go on with it", 0)
	}
}
