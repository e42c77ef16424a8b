package net

import (
	"fmt"
	"math"
	"testing"
)

// wave fills values that differ from their neighbours.
func wave(v []float32, seed float64) {
	for i := range v {
		v[i] = float32(math.Sin(float64(i)*0.7+seed) + math.Cos(float64(i)*0.13))
	}
}

func matrix(rows, cols int) *Matrix {
	m := &Matrix{Rows: rows, Cols: cols, Scale: make([]float32, rows), Bias: make([]float32, rows), Cells: make([]int8, rows*cols)}
	wave(m.Bias, 3)
	for i := range m.Scale {
		m.Scale[i] = 0.01 + float32(i%5)*0.002
	}
	for i := range m.Cells {
		m.Cells[i] = int8((i*37+11)%255 - 127)
	}
	return m
}

func input(c, h, w int) Tensor {
	t := NewTensor(c, h, w)
	wave(t.Data, 0)
	return t
}

// slowly is a convolution as the textbook has it.
func slowly(s Step, in Tensor) Tensor {
	m := s.Weight[0]
	h, w := s.spread(in)
	out := NewTensor(m.Rows, h, w)
	c, rest := s.Act.curve()
	deep := in.C
	if s.Op == "depthwise" {
		deep = 1
	}
	for i := range out.Data {
		x, y, row := i%w, i/w%h, i/(w*h)
		sum := float64(m.Bias[row])
		for k := range deep * s.Kernel[0] * s.Kernel[1] {
			plane, dy, dx := k/(s.Kernel[0]*s.Kernel[1]), k/s.Kernel[1]%s.Kernel[0], k%s.Kernel[1]
			if s.Op == "depthwise" {
				plane = row
			}
			sy, sx := y*s.Stride[0]+dy-s.Pad[0], x*s.Stride[1]+dx-s.Pad[1]
			if sy >= 0 && sx >= 0 && sy < in.H && sx < in.W {
				sum += float64(in.plane(plane)[sy*in.W+sx]) * float64(m.at(row, k))
			}
		}
		out.Data[i] = c.at(float32(sum))
		if rest != nil {
			out.Data[i] = rest(out.Data[i])
		}
	}
	return out
}

func far(a, b Tensor) float64 {
	if a.C != b.C || a.H != b.H || a.W != b.W {
		return math.Inf(1)
	}
	var most float64
	for i, v := range a.Data {
		most = max(most, math.Abs(float64(v-b.Data[i])))
	}
	return most
}

// both runs a network in assembly, where there is any, and plainly.
func both(t *testing.T, steps []Step, in Tensor) (fast, plain Tensor) {
	t.Helper()
	n, err := New(steps)
	if err != nil {
		t.Fatal(err)
	}
	if fast, err = n.Run(in, &Memory{}); err != nil {
		t.Fatal(err)
	}
	if plain, err = n.Plain().Run(in, &Memory{}); err != nil {
		t.Fatal(err)
	}
	return fast, plain
}

// Convolutions of every shape say what the textbook says, with and without
// assembly: widths below, at and above a vector and a tile, rows that fill no
// panel, each activation.
func TestConvolutions(t *testing.T) {
	type shape struct {
		op                       string
		c, h, w, rows            int
		kernel, stride, pad, act int
	}
	acts := []Act{{}, {Kind: "relu"}, {Kind: "hardswish", Scale: 0.7, Shift: -0.3}, {Kind: "swish"}, {Kind: "sigmoid"}}
	var shapes []shape
	for i, w := range []int{1, 3, 7, 8, 15, 16, 17, 31, 33, 64} {
		shapes = append(shapes,
			shape{"conv", 3, 5, w, 7, 1, 1, 0, i % 5},
			shape{"conv", 2, 6, w, 12, 3, 1, 1, (i + 1) % 5},
			shape{"conv", 3, 7, w, 6, 3, 2, 1, (i + 2) % 5},
			shape{"depthwise", 5, 6, w, 5, 3, 1, 1, i % 5},
			shape{"depthwise", 4, 7, w, 4, 5, 1, 2, (i + 3) % 5},
			shape{"depthwise", 3, 8, w, 3, 3, 2, 1, (i + 4) % 5},
			shape{"depthwise", 3, 9, w, 3, 5, 3, 2, i % 5})
	}
	for _, c := range shapes {
		s := Step{Op: c.op, In: []int{0}, Kernel: [2]int{c.kernel, c.kernel}, Stride: [2]int{c.stride, c.stride}, Pad: [2]int{c.pad, c.pad}, Act: acts[c.act]}
		deep := c.c
		if c.op == "depthwise" {
			deep = 1
		}
		s.Weight = []*Matrix{matrix(c.rows, deep*c.kernel*c.kernel)}
		in := input(c.c, c.h, c.w)
		want := slowly(s, in)
		fast, plain := both(t, []Step{s}, in)
		if d := max(far(fast, want), far(plain, want)); d > 1e-4 {
			t.Errorf("%+v is off by %g", c, d)
		}
	}
}

// Strides may differ by direction, as where lines are made low but kept long.
func TestLopsided(t *testing.T) {
	for _, stride := range [][2]int{{1, 2}, {2, 1}} {
		s := Step{Op: "depthwise", In: []int{0}, Kernel: [2]int{3, 3}, Stride: stride, Pad: [2]int{1, 1}, Weight: []*Matrix{matrix(4, 9)}}
		in := input(4, 6, 21)
		fast, plain := both(t, []Step{s}, in)
		if d := max(far(fast, slowly(s, in)), far(plain, slowly(s, in))); d > 1e-4 {
			t.Errorf("stride %v is off by %g", stride, d)
		}
	}
}

// Each small operation on numbers a person can check.
func TestSmall(t *testing.T) {
	one := func(rows, cols int, cells ...int8) *Matrix {
		m := &Matrix{Rows: rows, Cols: cols, Scale: make([]float32, rows), Bias: make([]float32, rows), Cells: cells}
		for i := range m.Scale {
			m.Scale[i] = 1
		}
		return m
	}
	in := func(c, h, w int, v ...float32) Tensor {
		t := NewTensor(c, h, w)
		copy(t.Data, v)
		return t
	}
	tests := []struct {
		name string
		step Step
		in   Tensor
		want Tensor
	}{
		{"up", Step{Op: "up", In: []int{0}, Kernel: [2]int{2, 2}}, in(1, 1, 2, 1, 2), in(1, 2, 4, 1, 1, 2, 2, 1, 1, 2, 2)},
		{"pool", Step{Op: "pool", In: []int{0}, Kernel: [2]int{2, 1}, Stride: [2]int{2, 1}}, in(1, 2, 2, 1, 2, 3, 4), in(1, 1, 2, 2, 3)},
		{"add", Step{Op: "add", In: []int{0, 0}}, in(1, 1, 2, 1, 2), in(1, 1, 2, 2, 4)},
		{"cat", Step{Op: "cat", In: []int{0, 0}}, in(1, 1, 2, 1, 2), in(2, 1, 2, 1, 2, 1, 2)},
		{"gate", Step{Op: "gate", In: []int{0}, Act: Act{Scale: 0.5}, Weight: []*Matrix{one(1, 2, 1, 1), one(2, 1, 1, -1)}}, in(2, 1, 2, 0, 1, 1, 0), in(2, 1, 2, 0, 0.5, 0, 0)},
		{"gate that adds", Step{Op: "gate", In: []int{0}, Skip: true, Act: Act{Scale: 0.5}, Weight: []*Matrix{one(1, 2, 1, 1), one(2, 1, 1, -1)}}, in(2, 1, 2, 0, 1, 1, 0), in(2, 1, 2, 0, 1.5, 1, 0)},
		{"norm", Step{Op: "norm", In: []int{0}, Weight: []*Matrix{one(2, 1, 1, 3)}}, in(2, 1, 1, 1, 3), in(2, 1, 1, -1, 3)},
		{"attend", Step{Op: "attend", In: []int{0}, Heads: 1, Scale: 100}, in(3, 1, 2, 1, -1, 1, -1, 5, 7), in(1, 1, 2, 5, 7)},
		{"deconv", Step{Op: "deconv", In: []int{0}, Kernel: [2]int{1, 2}, Stride: [2]int{1, 2}, Weight: []*Matrix{one(2, 1, 1, 3)}}, in(1, 1, 2, 1, 2), in(1, 1, 4, 1, 3, 2, 6)},
	}
	for _, c := range tests {
		fast, plain := both(t, []Step{c.step}, c.in)
		if d := max(far(fast, c.want), far(plain, c.want)); d > 1e-5 {
			t.Errorf("%s: %v, want %v", c.name, fast, c.want)
		}
	}
}

// Values live as long as somebody needs them, and memory is used again.
func TestReuse(t *testing.T) {
	conv := func(in int) Step {
		return Step{Op: "conv", In: []int{in}, Kernel: [2]int{1, 1}, Stride: [2]int{1, 1}, Weight: []*Matrix{matrix(4, 4)}}
	}
	steps := []Step{conv(0), conv(1), conv(2), {Op: "add", In: []int{1, 3}}, {Op: "cat", In: []int{4, 4}}}
	in := input(4, 3, 20)
	before := append([]float32(nil), in.Data...)
	first, plain := both(t, steps, in)
	if far(first, plain) > 1e-4 {
		t.Errorf("off by %g", far(first, plain))
	}
	again, _ := both(t, steps, in)
	if far(first, again) != 0 || fmt.Sprint(before) != fmt.Sprint(in.Data) {
		t.Error("a run changes the next")
	}
}

// What can't be run is an error, never a panic.
func TestRefused(t *testing.T) {
	ok := Step{Op: "conv", In: []int{0}, Kernel: [2]int{3, 3}, Stride: [2]int{1, 1}, Weight: []*Matrix{matrix(2, 27)}}
	n, err := New([]Step{ok})
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range []Tensor{NewTensor(2, 8, 8), NewTensor(3, 2, 2)} {
		if _, err := n.Run(in, &Memory{}); err == nil {
			t.Errorf("took %d×%d×%d", in.C, in.H, in.W)
		}
	}
	for name, change := range map[string]func(*Step){
		"operation": func(s *Step) { s.Op = "dream" },
		"value":     func(s *Step) { s.In = []int{1} },
		"values":    func(s *Step) { s.In = nil },
		"kernel":    func(s *Step) { s.Kernel = [2]int{0, 3} },
		"stride":    func(s *Step) { s.Stride = [2]int{} },
		"weights":   func(s *Step) { s.Weight = nil },
		"columns":   func(s *Step) { s.Weight = []*Matrix{matrix(2, 26)} },
		"cells":     func(s *Step) { s.Weight = []*Matrix{{Rows: 2, Cols: 27}} },
	} {
		bad := ok
		change(&bad)
		if _, err := New([]Step{bad}); err == nil {
			t.Errorf("a step with another %s was taken", name)
		}
	}
}

// A panic in a worker comes out where it can be recovered.
func TestParPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("lost")
		}
	}()
	par(100, func(_, from, _ int) { panic(from) })
}

func BenchmarkConv(b *testing.B) {
	n, err := New([]Step{{Op: "conv", In: []int{0}, Kernel: [2]int{3, 3}, Stride: [2]int{1, 1}, Pad: [2]int{1, 1}, Weight: []*Matrix{matrix(24, 96*9)}}})
	if err != nil {
		b.Fatal(err)
	}
	in := input(96, 80, 60)
	b.Run("best", func(b *testing.B) {
		for b.Loop() {
			n.Run(in, &Memory{})
		}
	})
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			n.Plain().Run(in, &Memory{})
		}
	})
}
