// Package parallel does independent jobs on all processors. It is for work that is
// never given up; what can be cancelled parts its own work.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Do does jobs, numbered from 0, on as many processors as there are, and returns
// when all are done. Each takes the next job that is left, so that one that is busy
// elsewhere holds nobody up.
func Do(jobs int, do func(job int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), jobs) {
		group.Go(func() {
			for job := int(next.Add(1)) - 1; job < jobs; job = int(next.Add(1)) - 1 {
				do(job)
			}
		})
	}
	group.Wait()
}
