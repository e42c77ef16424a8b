package net

import "fmt"

// conv multiplies every window of the input with the step's weights.
func (r *run) conv(s *Step, in Tensor) (Tensor, error) {
	m := s.Weight[0]
	area := s.Kernel[0] * s.Kernel[1]
	h, w := s.spread(in)
	if m.Cols != in.C*area || h < 1 || w < 1 {
		return Tensor{}, fmt.Errorf("%d×%d×%d doesn't fit", in.C, in.H, in.W)
	}
	src, offs, row := in.readable(), make([]int, 0, m.Cols), 0
	if area == 1 && s.Stride == [2]int{1, 1} && s.Pad == [2]int{} {
		for c := range in.C {
			offs = append(offs, c*in.H*in.W)
		}
		out := r.take(m.Rows, h, w)
		r.tiles(s, out, 1, h*w, func(int) []float32 { return src }, offs)
		return out, nil
	}
	p := r.padded(in, s)
	for c := range in.C {
		for _, o := range p.taps(s.Kernel) {
			offs = append(offs, c*p.rows*p.stride+o)
		}
	}
	row = s.Stride[0] * p.stride
	out := r.take(m.Rows, h, w)
	r.tiles(s, out, h, w, func(y int) []float32 { return p.data[y*row:] }, offs)
	r.give(p.data)
	return out, nil
}

// tiles fills out, whose planes are lines rows of width values: the windows of
// row y begin at from(y) and spread as offs says.
func (r *run) tiles(s *Step, out Tensor, lines, width int, from func(y int) []float32, offs []int) {
	c, rest := s.Act.curve()
	across := (width + wide - 1) / wide
	room := r.scratch(len(offs)*wide + tall*wide + tall)
	par(lines*across, func(worker, a, b int) {
		panel, spare := room[worker][:len(offs)*wide], room[worker][len(offs)*wide:]
		for i := a; i < b; i++ {
			y, x := i/across, i%across*wide
			r.kern.gather(panel, from(y)[x:], offs)
			r.column(s, out, y*width+x, min(wide, width-x), panel, spare, &c, rest)
		}
	})
}

// column multiplies all weights of a step with one panel and writes n columns
// at offset at of each plane.
func (r *run) column(s *Step, out Tensor, at, n int, panel, spare []float32, c *curve, rest func(float32) float32) {
	m, size := s.Weight[0], out.H*out.W
	for row := 0; row < m.Rows; row += tall {
		weights := s.packed[0][row*m.Cols:]
		rows := min(tall, m.Rows-row)
		if n == wide && rows == tall {
			r.kern.tile(m.Cols, weights, panel, out.Data[row*size+at:], size, m.Bias[row:], c)
		} else {
			r.corner(m, row, panel, spare, weights, out.Data[row*size+at:], size, n, c)
		}
		for i := row; rest != nil && i < row+rows; i++ {
			each(out.Data[i*size+at:i*size+at+n], rest)
		}
	}
}

// corner is a tile of which only part is wanted; spare is room for all of it
// and its bias.
func (r *run) corner(m *Matrix, row int, panel, spare, weights, out []float32, stride, n int, c *curve) {
	sums, bias := spare[:tall*wide], spare[tall*wide:]
	clear(bias)
	rows := copy(bias, m.Bias[row:])
	r.kern.tile(m.Cols, weights, panel, sums, wide, bias, c)
	for i := range rows {
		copy(out[i*stride:i*stride+n], sums[i*wide:])
	}
}

// deconv turns every value into a kernel of values, none overlapping.
func (r *run) deconv(s *Step, in Tensor) (Tensor, error) {
	kh, kw := s.Kernel[0], s.Kernel[1]
	m := s.Weight[0]
	if m.Cols != in.C || s.Stride != s.Kernel || s.Pad != [2]int{} {
		return Tensor{}, fmt.Errorf("%d×%d×%d doesn't fit", in.C, in.H, in.W)
	}
	offs := make([]int, in.C)
	for c := range offs {
		offs[c] = c * in.H * in.W
	}
	parts := r.take(m.Rows, in.H, in.W)
	src := in.readable()
	r.tiles(s, parts, 1, in.H*in.W, func(int) []float32 { return src }, offs)
	out := r.take(m.Rows/(kh*kw), in.H*kh, in.W*kw)
	for row := range m.Rows {
		c, i, j := row/(kh*kw), row/kw%kh, row%kw
		from, to := parts.plane(row), out.plane(c)
		for y := range in.H {
			line := to[(y*kh+i)*out.W+j:]
			for x, v := range from[y*in.W : (y+1)*in.W] {
				line[x*kw] = v
			}
		}
	}
	r.give(parts.Data)
	return out, nil
}
