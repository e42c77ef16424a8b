package net

import (
	"fmt"
	"math"
)

// attend mixes the columns of a sequence by how much each has to say to each
// (self-attention). Its planes are queries, keys and values, a third each, and
// in every third the heads one after the other.
func (r *run) attend(s *Step, in Tensor) (Tensor, error) {
	size := in.C / 3 / s.Heads
	if size*s.Heads*3 != in.C || in.H != 1 {
		return Tensor{}, fmt.Errorf("%d×%d planes don't split into %d heads", in.C, in.H, s.Heads)
	}
	out := r.take(in.C/3, 1, in.W)
	par(s.Heads, func(_, a, b int) {
		for h := a; h < b; h++ {
			at, third := h*size*in.W, in.C/3*in.W
			head(in.Data[at:], in.Data[third+at:], in.Data[2*third+at:], out.Data[at:], size, in.W, s.Scale)
		}
	})
	return out, nil
}

// head is one head: size planes of n columns each.
func head(query, key, value, out []float32, size, n int, scale float32) {
	share := make([]float32, n)
	for x := range n {
		clear(share)
		for c := range size {
			q := query[c*n+x] * scale
			for i, k := range key[c*n : (c+1)*n] {
				share[i] += q * k
			}
		}
		softmax(share)
		for c := range size {
			var sum float32
			for i, v := range value[c*n : (c+1)*n] {
				sum += share[i] * v
			}
			out[c*n+x] = sum
		}
	}
}

// softmax makes shares of one out of any values.
func softmax(v []float32) {
	top := v[0]
	for _, x := range v {
		top = max(top, x)
	}
	var sum float64
	for i, x := range v {
		e := math.Exp(float64(x - top))
		v[i] = float32(e)
		sum += e
	}
	for i := range v {
		v[i] *= float32(1 / sum)
	}
}
