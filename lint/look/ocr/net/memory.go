package net

import (
	"math/bits"
	"runtime"
)

// Memory is what runs work in: what one step no longer needs another takes, and
// what one run has left the next. Its zero value is empty and ready; only one
// run may use it at a time.
type Memory struct {
	free [][]float32
	own  [][]float32 // scratch of each worker
}

// scratch gives each worker room for n values of its own, contents arbitrary,
// until the next call.
func (m *Memory) scratch(n int) [][]float32 {
	workers := runtime.GOMAXPROCS(0)
	for len(m.own) < workers {
		m.own = append(m.own, nil)
	}
	for i := range m.own {
		if cap(m.own[i]) < n {
			m.own[i] = make([]float32, roomy(n))
		}
		m.own[i] = m.own[i][:n]
	}
	return m.own
}

// memory returns room for n values, contents arbitrary: the smallest free
// piece that holds them and isn't wasted on them.
func (m *Memory) memory(n int) []float32 {
	best := -1
	for i, f := range m.free {
		if c := cap(f) - slack; c >= n && c <= 4*n && (best < 0 || cap(f) < cap(m.free[best])) {
			best = i
		}
	}
	if best < 0 {
		return make([]float32, n, roomy(n)+slack)
	}
	f := m.free[best][:n]
	last := len(m.free) - 1
	m.free[best], m.free[last] = m.free[last], nil
	m.free = m.free[:last]
	return f
}

// roomy rounds up to one of eight sizes between powers of two, so that pieces
// fit runs of nearly the same size.
func roomy(n int) int {
	step := 1 << max(bits.Len(uint(n))-4, 0)
	return (n + step - 1) / step * step
}

func (m *Memory) give(f []float32) {
	if cap(f) > 0 {
		m.free = append(m.free, f)
	}
}
