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

// contestant is one of the programs whose start is measured: its name and how it is called.
type contestant struct {
	name string
	args []string
}

// contestants are Paybench, an empty window of the toolkit, one that draws as much as
// Paybench's, and LibreOffice Calc with the rows of the built-in market.
func contestants(t *testing.T, home string) []contestant {
	t.Helper()
	var all []contestant
	for _, one := range []struct {
		name  string
		build func() (string, error)
	}{{"empty", empty}, {"drawn", drawn}, {"paybench", paybench}} {
		path, err := one.build()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, contestant{one.name, []string{path}})
	}
	rows, err := filepath.Abs(filepath.Join("..", "..", "assets", "sample-market.csv"))
	if err != nil {
		t.Fatal(err)
	}
	return append(all, contestant{"calc", []string{
		"soffice", "-env:UserInstallation=file://" + home + "/office", "--calc", "--nologo", "--norestore",
		"--infilter=Text - txt - csv (StarCalc):44,34,76,1", "--view", rows,
	}})
}

// TestStart measures in one run, in turns, how long it takes from the start to the first
// figures of the built-in market, beside an empty window of the toolkit, one that draws as
// much and LibreOffice Calc with the same rows; what processors do for it meanwhile, which
// others on the machine change less; and the memory that each takes. Only what no machine
// excuses fails.
func TestStart(t *testing.T) {
	need(t, "Xvfb", "soffice")
	home := t.TempDir()
	all := contestants(t, home)
	d := startDisplay(t, image.Pt(1280, 800))
	of := map[string]map[string][]float64{}
	const rounds = 4
	for round := range rounds {
		for _, one := range all {
			p := launch(t, d, home, one.args...)
			time.Sleep(3 * time.Second) // memory is given back when the start is over
			cpu, err := p.processor()
			if err != nil {
				t.Fatal(err)
			}
			resident, own := p.memory()
			p.kill()
			t.Logf("%d %-8s %5d ms, %4d ms of processors, %3.0f MB, %3.0f of its own", round, one.name, p.after.Milliseconds(), cpu.Milliseconds(), resident, own)
			if round == 0 { // it sets up home and fills the system's caches
				of[one.name] = map[string][]float64{}
				continue
			}
			for what, value := range map[string]float64{"time": p.after.Seconds(), "processors": cpu.Seconds(), "resident": resident, "own": own} {
				of[one.name][what] = append(of[one.name][what], value)
			}
		}
	}
	middle := func(name, what string) float64 {
		slices.Sort(of[name][what])
		return of[name][what][rounds/2-1]
	}
	ours := func(what, beside string) float64 { return middle("paybench", what) / middle(beside, what) }
	above := func(what, beside string) float64 { return middle("paybench", what) - middle(beside, what) }
	t.Logf("of Calc: %.2f of the time, %.2f of the processors' work", ours("time", "calc"), ours("processors", "calc"))
	t.Logf("above an empty window: %.0f MB of its own, %.0f resident", above("own", "empty"), above("resident", "empty"))
	t.Logf("above one that draws as much: %.0f MB of its own, %.0f resident", above("own", "drawn"), above("resident", "drawn"))
	if ratio := ours("processors", "calc"); ratio > 2 {
		t.Errorf("the first figures take %.2f times the work that Calc needs for the same rows", ratio)
	}
	if more := above("own", "drawn"); more > 20 {
		t.Errorf("the window takes %.0f MB more than one that draws as much", more)
	}
}
