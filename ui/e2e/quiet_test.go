//go:build e2e

package e2e

import (
	"image"
	"testing"
	"time"
)

// share is how much of one core a program takes for a while.
func (p *program) share(of time.Duration) float64 {
	p.t.Helper()
	before, err := p.processor()
	if err != nil {
		p.t.Fatal(err)
	}
	time.Sleep(of)
	after, err := p.processor()
	if err != nil {
		p.t.Fatal(err)
	}
	return float64(after-before) / float64(of)
}

// TestQuiet measures what the window takes of a core while nothing happens: at rest, with
// the pointer on a mark of the chart, and with a menu open, beside an empty window of the
// toolkit in the same run. What is drawn again for ever fails; one per cent is the aim.
func TestQuiet(t *testing.T) {
	const watch = 5 * time.Second
	path, err := empty()
	if err != nil {
		t.Fatal(err)
	}
	d := startDisplay(t, image.Pt(1280, 800))
	nothing := launch(t, d, t.TempDir(), path).share(watch)
	p := sitDown(t, "quiet", "")
	time.Sleep(3 * time.Second) // what the start began is done
	of := map[string]float64{"at rest": p.program.share(watch)}
	if _, err := p.xdotool("mousemove", "560", "480"); err != nil {
		t.Fatal(err)
	}
	p.settle()
	p.shoot("hover")
	of["pointing at the chart"] = p.program.share(watch)
	p.do(nil, p.openMenu("View", "Role")[:3]...) // points at an item of the open menu
	p.settle()
	p.shoot("menu")
	of["with a menu open"] = p.program.share(watch)
	t.Logf("an empty window: %.1f %% of a core", 100*nothing)
	for _, doing := range []string{"at rest", "pointing at the chart", "with a menu open"} {
		t.Logf("%s: %.1f %% of a core", doing, 100*of[doing])
		if of[doing] > nothing+0.1 {
			t.Errorf("%s the window takes %.0f %% of a core", doing, 100*of[doing])
		}
	}
}
