package net

// wide is how many columns a tile has: two vectors of eight.
const wide = 16

// A kernel is the innermost loops, in assembly or plainly.
type kernel struct {
	// gather fetches wide columns of each row: panel[k*wide+j] = src[offs[k]+j].
	// src may be read up to slack past its end.
	gather func(panel, src []float32, offs []int)

	// tile multiplies tall rows of weights with a gathered panel of k rows and
	// sends the sums, with bias, through the curve: out[r*stride+j], tall × wide.
	tile func(k int, weights, panel, out []float32, stride int, bias []float32, c *curve)

	// line sums weighted shifts of one row: out[j] = curve(bias + Σ w[t]·src[offs[t]+j]).
	// It may read and write up to slack past the end.
	line func(out, src []float32, offs []int, w []float32, bias float32, c *curve)
}

func plainKernel() kernel { return kernel{gatherPlain, tilePlain, linePlain} }

func gatherPlain(panel, src []float32, offs []int) {
	for k, o := range offs {
		copy(panel[k*wide:k*wide+wide], src[o:])
	}
}

// tilePlain keeps 2 × 4 sums in registers at a time.
func tilePlain(k int, weights, panel, out []float32, stride int, bias []float32, c *curve) {
	for r := 0; r < tall; r += 2 {
		for j := 0; j < wide; j += 4 {
			var a0, a1, a2, a3, b0, b1, b2, b3 float32
			w, p := weights[r:], panel[j:]
			for range k - 1 {
				x, y := w[0], w[1]
				p0, p1, p2, p3 := p[0], p[1], p[2], p[3]
				a0, a1, a2, a3 = a0+x*p0, a1+x*p1, a2+x*p2, a3+x*p3
				b0, b1, b2, b3 = b0+y*p0, b1+y*p1, b2+y*p2, b3+y*p3
				w, p = w[tall:], p[wide:]
			}
			x, y := w[0], w[1]
			top, low := out[r*stride+j:][:4], out[(r+1)*stride+j:][:4]
			for i, s := range [4]float32{a0, a1, a2, a3} {
				top[i] = c.at(s + x*p[i] + bias[r])
			}
			for i, s := range [4]float32{b0, b1, b2, b3} {
				low[i] = c.at(s + y*p[i] + bias[r+1])
			}
		}
	}
}

func linePlain(out, src []float32, offs []int, w []float32, bias float32, c *curve) {
	for j := range out {
		out[j] = bias
	}
	for t, o := range offs {
		x, from := w[t], src[o:][:len(out)]
		for j := range out {
			out[j] += x * from[j]
		}
	}
	for j, x := range out {
		out[j] = c.at(x)
	}
}
