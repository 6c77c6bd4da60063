package records

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// processors returns how many goroutines can work at the same time.
func processors() int { return runtime.GOMAXPROCS(0) }

// inParallel calls work once for every job from 0 to jobs-1, on at most so many
// goroutines, and returns when all are done. Each worker has a number from 0.
func inParallel(workers, jobs int, work func(worker, job int)) {
	// Background is never cancelled, so there is no error.
	_ = share(context.Background(), min(workers, jobs), jobs, 1, work)
}

// inPieces calls work for n values in consecutive pieces, from so far up to so far,
// as many at once as there are processors. The pieces are numbered from 0 and are
// the same for the same n.
func inPieces(n int, work func(piece, from, to int)) {
	pieces := pieces(n)
	inParallel(processors(), pieces, func(_, piece int) {
		work(piece, n*piece/pieces, n*(piece+1)/pieces)
	})
}

// pieces returns into how many pieces n values are parted: few values into one, for
// which it is not worth it to start another goroutine, and many into some for each
// processor, so that one that is busy elsewhere holds nobody up.
func pieces(n int) int {
	const few = 1 << 14
	return min((n+few-1)/few, 4*processors())
}

// share calls work for every job from 0 to jobs-1, from so many workers that take
// a few jobs at a time, so that a worker whose processor is busy elsewhere holds
// nobody up. It stops early, with the context's error, when ctx is done.
func share(ctx context.Context, workers, jobs, few int, work func(worker, job int)) error {
	var next atomic.Int64
	run := func(worker int) {
		for ctx.Err() == nil {
			first := int(next.Add(int64(few))) - few
			if first >= jobs {
				return
			}
			for job := first; job < min(first+few, jobs); job++ {
				work(worker, job)
			}
		}
	}
	var others sync.WaitGroup
	for worker := 1; worker < workers; worker++ {
		others.Go(func() { run(worker) })
	}
	run(0)
	others.Wait()
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("the query was given up: %w", err)
	}
	return nil
}
