package net

import "fmt"

// spread returns the height and width of what a step makes of in.
func (s *Step) spread(in Tensor) (h, w int) {
	return (in.H+2*s.Pad[0]-s.Kernel[0])/s.Stride[0] + 1, (in.W+2*s.Pad[1]-s.Kernel[1])/s.Stride[1] + 1
}

// A margin is planes with zeros around them. With a stride of n across, each
// row holds first every n-th column from 0, then those from 1 and so on, so
// that kernels always read side by side.
type margin struct {
	data   []float32
	rows   int // of a plane
	stride int // values in a row
	part   int // values in each of its parts
	step   int // n
}

// newMargin returns room for planes of the size of in with step s's padding.
func (r *run) newMargin(in Tensor, s *Step, planes int) margin {
	m := margin{rows: in.H + 2*s.Pad[0], step: s.Stride[1]}
	m.part = (in.W + 2*s.Pad[1] + m.step - 1) / m.step
	m.stride = m.part * m.step
	m.data = r.memory(planes*m.rows*m.stride + slack)
	return m
}

// padded returns all planes of in with step s's padding.
func (r *run) padded(in Tensor, s *Step) margin {
	m := r.newMargin(in, s, in.C)
	clear(m.data)
	for c := range in.C {
		m.fill(m.data[c*m.rows*m.stride:], in.plane(c), in.W, s)
	}
	return m
}

// fill copies a plane into a cleared margin.
func (m margin) fill(to, plane []float32, width int, s *Step) {
	for y := 0; y*width < len(plane); y++ {
		row, from := to[(y+s.Pad[0])*m.stride:], plane[y*width:(y+1)*width]
		if m.step == 1 {
			copy(row[s.Pad[1]:], from)
			continue
		}
		for x := range m.step {
			to := row[(x+s.Pad[1])%m.step*m.part+(x+s.Pad[1])/m.step:]
			for i, n := x, 0; i < width; i, n = i+m.step, n+1 {
				to[n] = from[i]
			}
		}
	}
}

// taps returns where the values of a kernel's window lie from its first.
func (m margin) taps(kernel [2]int) []int {
	var offs []int
	for i := range kernel[0] {
		for j := range kernel[1] {
			offs = append(offs, i*m.stride+j%m.step*m.part+j/m.step)
		}
	}
	return offs
}

// depthwise filters each plane by itself.
func (r *run) depthwise(s *Step, in Tensor) (Tensor, error) {
	m := s.Weight[0]
	h, w := s.spread(in)
	if m.Rows != in.C || h < 1 || w < 1 {
		return Tensor{}, fmt.Errorf("%d×%d×%d doesn't fit", in.C, in.H, in.W)
	}
	c, rest := s.Act.curve()
	out := r.take(in.C, h, w)
	shape := r.newMargin(in, s, 0)
	offs := shape.taps(s.Kernel)
	plane := shape.rows*shape.stride + slack
	room := r.scratch(plane + w + slack)
	par(in.C, func(worker, a, b int) {
		pad, line := shape, room[worker][plane:plane+w]
		pad.data = room[worker][:plane]
		clear(pad.data)
		for i := a; i < b; i++ {
			pad.fill(pad.data, in.plane(i), in.W, s)
			weights, to := s.packed[0][i*m.Cols:(i+1)*m.Cols], out.plane(i)
			for y := range h {
				r.kern.line(line, pad.data[y*s.Stride[0]*pad.stride:], offs, weights, m.Bias[i], &c)
				copy(to[y*w:], line)
			}
			if rest != nil {
				each(to, rest)
			}
		}
	})
	return out, nil
}
