package net

import (
	"runtime"
	"sync"
)

// par splits n pieces of work among the processors: do gets which of them it
// is, its first piece and the one past its last. A panic in any comes out
// here, where it can be recovered.
func par(n int, do func(worker, from, to int)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	if workers < 2 {
		do(0, 0, n)
		return
	}
	broken := make([]any, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			defer func() { broken[w] = recover() }()
			do(w, w*n/workers, (w+1)*n/workers)
		})
	}
	wait.Wait()
	for _, b := range broken {
		if b != nil {
			panic(b)
		}
	}
}
