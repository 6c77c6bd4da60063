//go:build e2e

package e2e

import (
	"image"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// opened is a program that was started, and when what it shows was on screen.
type opened struct {
	*program
	after time.Duration
}

// launch starts a program and waits until what it shows stands still. It returns when
// the picture was first the one that stayed, but for a blinking cursor.
func launch(t *testing.T, d *display, home string, args ...string) opened {
	t.Helper()
	type shown struct {
		after time.Duration
		frame frame
	}
	const calm, least = 1500 * time.Millisecond, time.Second / 2
	before := d.look()
	p := start(t, d, home, nil, args...)
	var all []shown
	last, changed := before, time.Now()
	for time.Since(p.began) < patience && (len(all) == 0 || time.Since(changed) < calm || time.Since(p.began) < least) {
		time.Sleep(4 * time.Millisecond)
		if now := d.look(); now.differs(last) > 0 {
			changed = time.Now()
			all = append(all, shown{changed.Sub(p.began), now})
			last = now
		}
	}
	for _, s := range all {
		if s.frame.alike(last) {
			return opened{p, s.after}
		}
	}
	t.Fatalf("%s showed nothing", filepath.Base(args[0]))
	return opened{}
}

// TestStart measures in one run, in turns, how long it takes from the start to the first
// figures of the built-in market, beside an empty window of the toolkit and beside
// LibreOffice Calc with the same rows; and the memory that the two windows take. Only
// what no machine excuses fails.
func TestStart(t *testing.T) {
	need(t, "Xvfb", "soffice")
	ours, err := paybench()
	if err != nil {
		t.Fatal(err)
	}
	nothing, err := empty()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := filepath.Abs(filepath.Join("..", "..", "assets", "sample-market.csv"))
	if err != nil {
		t.Fatal(err)
	}
	d := startDisplay(t, image.Pt(1280, 800))
	home := t.TempDir()
	office := []string{
		"soffice", "-env:UserInstallation=file://" + home + "/office", "--calc", "--nologo", "--norestore",
		"--infilter=Text - txt - csv (StarCalc):44,34,76,1", "--view", rows,
	}
	times := map[string][]time.Duration{}
	memory := map[string][]float64{}
	const rounds = 4
	for round := range rounds {
		for _, one := range []struct {
			name string
			args []string
		}{{"empty", []string{nothing}}, {"paybench", []string{ours}}, {"calc", office}} {
			p := launch(t, d, home, one.args...)
			time.Sleep(3 * time.Second) // memory is given back when the start is over
			resident, own := p.memory()
			t.Logf("%d %-8s %4d ms, %3.0f MB, %3.0f of its own", round, one.name, p.after.Milliseconds(), resident, own)
			p.kill()
			if round > 0 { // the first one sets up home and fills the system's caches
				times[one.name] = append(times[one.name], p.after)
				memory[one.name] = append(memory[one.name], own)
			}
		}
	}
	middle := func(name string) (time.Duration, float64) {
		slices.Sort(times[name])
		slices.Sort(memory[name])
		return times[name][rounds/2-1], memory[name][rounds/2-1]
	}
	emptyTime, emptyMemory := middle("empty")
	oursTime, oursMemory := middle("paybench")
	calcTime, _ := middle("calc")
	ratio, above := float64(oursTime)/float64(calcTime), oursMemory-emptyMemory
	t.Logf("start to figures %v, an empty window %v, Calc %v: %.2f of Calc; %.0f MB of its own above an empty window", oursTime, emptyTime, calcTime, ratio, above)
	if ratio > 3 { // on a machine that others use, too
		t.Errorf("the first figures take %.2f of the time that Calc needs for the same rows", ratio)
	}
	if above > 80 {
		t.Errorf("the window takes %.0f MB more than an empty one", above)
	}
}
