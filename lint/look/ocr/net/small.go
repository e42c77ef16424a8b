package net

import (
	"fmt"
	"math"
)

// gate weighs each plane by what a small network makes of all planes' means
// (squeeze and excitation).
func (r *run) gate(s *Step, in Tensor) (Tensor, error) {
	if s.Weight[0].Cols != in.C || s.Weight[1].Cols != s.Weight[0].Rows || s.Weight[1].Rows != in.C {
		return Tensor{}, fmt.Errorf("%d planes don't fit", in.C)
	}
	means := make([]float32, in.C)
	for c := range means {
		var sum float64
		for _, v := range in.plane(c) {
			sum += float64(v)
		}
		means[c] = float32(sum / float64(in.H*in.W))
	}
	hidden := s.dense(0, means)
	each(hidden, func(x float32) float32 { return max(x, 0) })
	weights := s.dense(1, hidden)
	out := r.over(in)
	par(in.C, func(_, a, b int) {
		for c := a; c < b; c++ {
			g := min(max(s.Act.Scale*weights[c]+s.Act.Shift, 0), 1)
			if s.Skip {
				g++
			}
			from, to := in.plane(c), out.plane(c)
			for i, v := range from {
				to[i] = v * g
			}
		}
	})
	return out, nil
}

// dense multiplies the step's matrix i with a vector.
func (s *Step) dense(i int, x []float32) []float32 {
	m := s.Weight[i]
	out := make([]float32, m.Rows)
	for row := range out {
		sum := m.Bias[row]
		for col, w := range s.packed[i][row*m.Cols : (row+1)*m.Cols] {
			sum += w * x[col]
		}
		out[row] = sum
	}
	return out
}

// up repeats every value in both directions.
func (r *run) up(s *Step, in Tensor) Tensor {
	kh, kw := s.Kernel[0], s.Kernel[1]
	out := r.take(in.C, in.H*kh, in.W*kw)
	for i := range in.C * in.H {
		to := out.Data[i*kh*out.W : (i+1)*kh*out.W]
		for x, v := range in.Data[i*in.W : (i+1)*in.W] {
			for j := range kw {
				to[x*kw+j] = v
			}
		}
		for y := 1; y < kh; y++ {
			copy(to[y*out.W:], to[:out.W])
		}
	}
	return out
}

// pool takes the mean of each window.
func (r *run) pool(s *Step, in Tensor) (Tensor, error) {
	h, w := s.spread(in)
	if h < 1 || w < 1 || s.Pad != [2]int{} {
		return Tensor{}, fmt.Errorf("%d×%d is too small", in.H, in.W)
	}
	out := r.take(in.C, h, w)
	for i := range out.Data {
		x, y, from := i%w*s.Stride[1], i/w%h*s.Stride[0], in.plane(i/(w*h))
		var sum float32
		for dy := range s.Kernel[0] {
			for _, v := range from[(y+dy)*in.W+x:][:s.Kernel[1]] {
				sum += v
			}
		}
		out.Data[i] = sum / float32(s.Kernel[0]*s.Kernel[1])
	}
	return out, nil
}

func (r *run) add(a, b Tensor) (Tensor, error) {
	if a.C != b.C || a.H != b.H || a.W != b.W {
		return Tensor{}, fmt.Errorf("%d×%d×%d and %d×%d×%d", a.C, a.H, a.W, b.C, b.H, b.W)
	}
	out := r.over(b)
	for i, v := range a.Data {
		out.Data[i] = v + b.Data[i]
	}
	return out, nil
}

// cat stacks planes on each other.
func (r *run) cat(in []Tensor) (Tensor, error) {
	planes := 0
	for _, t := range in {
		if planes += t.C; t.H != in[0].H || t.W != in[0].W {
			return Tensor{}, fmt.Errorf("%d×%d on %d×%d", t.H, t.W, in[0].H, in[0].W)
		}
	}
	out := r.take(planes, in[0].H, in[0].W)
	at := out.Data
	for _, t := range in {
		at = at[copy(at, t.Data):]
	}
	return out, nil
}

// norm brings the values of each column to mean 0 and variance 1, then weighs
// them (layer normalisation over the planes). The matrix has one column.
func (r *run) norm(s *Step, in Tensor) (Tensor, error) {
	m, n := s.Weight[0], in.H*in.W
	if m.Rows != in.C || m.Cols != 1 {
		return Tensor{}, fmt.Errorf("%d planes don't fit", in.C)
	}
	out := r.take(in.C, in.H, in.W)
	for x := range n {
		var sum, squares float64
		for c := range in.C {
			v := float64(in.Data[c*n+x])
			sum += v
			squares += v * v
		}
		mean := sum / float64(in.C)
		by := 1 / math.Sqrt(max(squares/float64(in.C)-mean*mean, 0)+float64(s.Scale))
		for c := range in.C {
			out.Data[c*n+x] = float32((float64(in.Data[c*n+x])-mean)*by)*s.packed[0][c] + m.Bias[c]
		}
	}
	return out, nil
}
