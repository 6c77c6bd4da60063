package ui

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// TestSoak changes filters, loads files and writes workbooks again and again and prints
// the memory in use and the goroutines: neither grows with how often. -short does a
// twentieth of it.
func TestSoak(t *testing.T) {
	filters, files := 1000, 100
	if testing.Short() {
		filters, files = 50, 5
	}
	w, picker := newTestWindow(t)
	sizes := []string{"11–50", "51–200", "201–1,000", "1,001–5,000", "5,001+"}
	flat(t, "filter changes", filters, func(i int) {
		w.state.filter(market.Filter{Dimension: "company_size", Values: sizes[i%len(sizes):][:1]})
	})
	var pay strings.Builder
	pay.WriteString("Role,Company,Company size,Base salary (USD)\n")
	for i := range 2000 {
		fmt.Fprintf(&pay, "Engineer %d,Company %d,%d,%d\n", i%20, i%50, 10*(1+i%50), 50_000+i)
	}
	path := writeFile(t, "pay.csv", pay.String())
	folder := t.TempDir()
	picker.replace = true
	flat(t, "loads and exports", files, func(i int) {
		importFile(t, w, path)
		picker.save = filepath.Join(folder, "pay.xlsx")
		w.exports.workbook(i%2 == 0)
		w.opener.loadSample(func() {})
	})
}

// flat does something so often, and holds memory and goroutines of its end against those
// after a tenth of it.
func flat(t *testing.T, what string, times int, do func(i int)) {
	t.Helper()
	const (
		points = 10
		slack  = 8 << 20
		cached = 64 << 10 // what the toolkit keeps each time of widgets gone; a real window throws it away after a minute
	)
	var memory []uint64
	var goroutines []int
	for i := range times {
		do(i)
		if (i+1)%(times/min(points, times)) == 0 {
			runtime.GC()
			var now runtime.MemStats
			runtime.ReadMemStats(&now)
			memory, goroutines = append(memory, now.HeapAlloc), append(goroutines, runtime.NumGoroutine())
			t.Logf("%5d %s: %5.1f MB in use, %d goroutines", i+1, what, float64(now.HeapAlloc)/(1<<20), runtime.NumGoroutine())
		}
	}
	first, last := memory[0], memory[len(memory)-1]
	if last > first+first/4+slack+uint64(times)*cached {
		t.Errorf("after %d %s %d MB are in use, after a tenth of them %d", times, what, last>>20, first>>20)
	}
	if from, to := goroutines[0], goroutines[len(goroutines)-1]; to > from+5 {
		t.Errorf("after %d %s there are %d goroutines, after a tenth of them %d", times, what, to, from)
	}
}
