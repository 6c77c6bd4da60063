package quantile_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paybench/paybench/data/quantile"
)

// TestCurveEnds: nothing is said outside the outermost, and known pay keeps its share
// to the last digit.
func TestCurveEnds(t *testing.T) {
	known, pays := []float64{0.1, 0.25, 0.5, 0.75, 0.9}, []float64{50, 60, 60, 80, 100} // 60 twice
	c := quantile.NewCurve(known, pays)
	for i, share := range known {
		if pay, ok := c.Pay(share); i != 2 && (!ok || pay != pays[i]) {
			t.Errorf("pay at %v is %v, %v; want %v", share, pay, ok, pays[i])
		}
	}
	for _, share := range []float64{0, 0.0999, 0.9001, 1, math.NaN()} {
		if pay, ok := c.Pay(share); ok {
			t.Errorf("pay at %v is %v; want none", share, pay)
		}
	}
	for pay, want := range map[float64]string{50: "0.1 0 true", 60: "0.25 0 true", 100: "0.9 0 true", 49.9: "0.1 -1 true", 100.1: "0.9 1 true", 0: "NaN 0 false", math.NaN(): "NaN 0 false"} {
		if got := fmt.Sprint(c.Share(pay)); got != want {
			t.Errorf("share of %v is %s; want %s", pay, got, want)
		}
	}
	for _, pays := range [][]float64{nil, {50}, {50, 40}, {0, 50}, {math.NaN(), math.Inf(1)}} {
		c := quantile.NewCurve(known[:len(pays)], pays)
		if _, _, ok := c.Share(45); ok {
			t.Errorf("a curve through %v says where 45 is", pays)
		}
		if _, ok := c.Pay(0.2); ok {
			t.Errorf("a curve through %v says what is paid at 0.2", pays)
		}
	}
	odd := quantile.NewCurve([]float64{-1, 0, 0.5, 0.5, 0.4, 0.9, 1}, []float64{1, 2, 3, 4, 5, 6, 7, 8})
	for share, known := range map[float64]bool{0: false, 0.45: false, 0.5: true, 0.7: true, 0.95: false} {
		if pay, ok := odd.Pay(share); ok != known {
			t.Errorf("shares that do not rise: pay at %v is %v, %v", share, pay, ok)
		}
	}
}

// TestCurveRises through any points, and is its own inverse.
func TestCurveRises(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		n := 2 + random.IntN(5)
		known, pays := make([]float64, n), make([]float64, n)
		at, pay := 0.0, 100+random.Float64()*100_000
		for i := range n {
			at += 0.001 + random.Float64()*0.15
			pay *= 1.0001 + random.Float64()*random.Float64()
			known[i], pays[i] = at, pay
		}
		c, last := quantile.NewCurve(known, pays), 0.0
		for step := range 101 {
			share := known[0] + (known[n-1]-known[0])*float64(step)/100
			pay, ok := c.Pay(min(share, known[n-1]))
			if !ok || pay < last*(1-1e-12) {
				t.Fatalf("%v %v: pay at %v is %v, %v, after %v", known, pays, share, pay, ok, last)
			}
			last = pay
			if back, beyond, ok := c.Share(min(pay, pays[n-1])); !ok || beyond != 0 || math.Abs(back-share) > 1e-6 {
				t.Fatalf("%v %v: share of %v is %v, %d, %v; want %v", known, pays, pay, back, beyond, ok, share)
			}
		}
	}
}

func ExampleNewCurve() {
	c := quantile.NewCurve([]float64{0.1, 0.25, 0.5, 0.75, 0.9}, []float64{60_500, 68_000, 77_000, 88_000, 99_500})
	pay, _ := c.Pay(0.6)
	share, _, _ := c.Share(pay)
	fmt.Printf("P60 is about %.0f, and %.0f %% are paid less than that\n", pay, share*100)
	// Output: P60 is about 80893, and 60 % are paid less than that
}
