package parallel_test

import (
	"sync/atomic"
	"testing"

	"github.com/paybench/paybench/data/parallel"
)

// TestDo: each job is done once, whatever their number.
func TestDo(t *testing.T) {
	for _, jobs := range []int{0, 1, 2, 1000} {
		done := make([]atomic.Int32, jobs)
		parallel.Do(jobs, func(job int) { done[job].Add(1) })
		for job := range done {
			if n := done[job].Load(); n != 1 {
				t.Errorf("of %d jobs, number %d was done %d times", jobs, job, n)
			}
		}
	}
}
