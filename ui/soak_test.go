package ui

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"github.com/paybench/paybench/data/market"
)

// What a step may leave behind: less than the result of one question, and than one file as
// it was read.
const (
	mostAfterFilter = 4 << 10
	mostAfterFile   = 24 << 10
)

// remembers is the variable that tells the toolkit how long to keep what belongs to widgets
// that are gone, and shortly what a soak test tells it. It is read before any test begins.
const (
	remembers = "FYNE_CACHE"
	shortly   = 5 * time.Second
)

// TestSoak changes filters, loads files and writes workbooks again and again and prints
// the memory in use and the goroutines: neither grows with how often. It runs in a process
// of its own, in which the toolkit keeps things for seconds instead of a minute.
func TestSoak(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: waits for the toolkit's caches")
	}
	if os.Getenv(remembers) == "" {
		soakApart(t)
		return
	}
	w, picker := newTestWindow(t)
	sizes := []string{"11–50", "51–200", "201–1,000", "1,001–5,000", "5,001+"}
	soak(t, w.win, "filter changes", 1000, func(i int) {
		w.state.filter(market.Filter{Dimension: "company_size", Values: sizes[i%len(sizes):][:1]})
	}).check(t, mostAfterFilter)
	var pay strings.Builder
	pay.WriteString("Role,Company,Company size,Base salary (USD)\n")
	for i := range 2000 {
		fmt.Fprintf(&pay, "Engineer %d,Company %d,%d,%d\n", i%20, i%50, 10*(1+i%50), 50_000+i)
	}
	path := writeFile(t, "pay.csv", pay.String())
	folder := t.TempDir()
	picker.replace = true
	soak(t, w.win, "loads and exports", 100, func(i int) {
		importFile(t, w, path)
		picker.save = filepath.Join(folder, "pay.xlsx")
		w.exports.workbook(i%2 == 0)
		w.opener.loadSample(func() {})
	}).check(t, mostAfterFile)
}

// soakApart runs TestSoak in a process of its own.
func soakApart(t *testing.T) {
	t.Helper()
	apart := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestSoak$", "-test.v")
	apart.Env = append(os.Environ(), remembers+"="+shortly.String())
	out, err := apart.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}

// TestSoakFindsALeak: the result of a question that is kept each time is found.
func TestSoakFindsALeak(t *testing.T) {
	w, _ := newTestWindow(t)
	var kept []any
	c := soak(t, nil, "results kept", 100, func(int) {
		c, err := w.state.source.Answer(t.Context(), w.state.study())
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, c)
	})
	if got := c.growth(); got < 2*mostAfterFilter {
		t.Errorf("each result that is kept takes %.0f bytes; one left behind would pass for none", got)
	}
	runtime.KeepAlive(kept)
}

// curve is memory and goroutines in use after so many steps.
type curve []point

type point struct{ steps, bytes, goroutines int }

// soak does something so often, and says now and then what is in use.
func soak(t *testing.T, win fyne.Window, what string, times int, do func(i int)) (c curve) {
	t.Helper()
	const points = 3
	for i := range times {
		do(i)
		if (i+1)%(times/points) != 0 {
			continue
		}
		if win != nil {
			forget(win)
		}
		runtime.GC()
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		c = append(c, point{i + 1, int(now.HeapAlloc), runtime.NumGoroutine()})
		t.Logf("%5d %s: %5.1f MB in use, %d goroutines", i+1, what, float64(now.HeapAlloc)/(1<<20), runtime.NumGoroutine())
	}
	return c
}

// forget has the toolkit throw away what it keeps of widgets that are gone, which a real
// window does while it draws: what was not drawn for a while, and no more often than every
// ten seconds.
func forget(win fyne.Window) {
	const least = 10 * time.Second
	draw := software.NewCanvas().Capture // which tells the time, and throws away where it is time to
	time.Sleep(least)
	draw()
	win.Canvas().Capture() // what is seen is kept
	time.Sleep(least + shortly/2)
	draw()
}

// growth is how many bytes a step leaves, from the first point on: the least slope between
// two points, as a cache that fills is no leak.
func (c curve) growth() float64 {
	least := float64(c[1].bytes-c[0].bytes) / float64(c[1].steps-c[0].steps)
	for i, to := range c[2:] {
		from := c[i+1]
		least = min(least, float64(to.bytes-from.bytes)/float64(to.steps-from.steps))
	}
	return least
}

// check fails where a step leaves too many bytes, or goroutines.
func (c curve) check(t *testing.T, most float64) {
	t.Helper()
	t.Logf("each step leaves %.1f KB", c.growth()/(1<<10))
	if got := c.growth(); got > most {
		t.Errorf("each step leaves %.1f KB, more than %.0f", got/(1<<10), most/(1<<10))
	}
	if from, to := c[0].goroutines, c[len(c)-1].goroutines; to > from+5 {
		t.Errorf("%d goroutines have become %d", from, to)
	}
}
