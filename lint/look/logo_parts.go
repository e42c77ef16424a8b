package look

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"
)

// maxParts is how many parts a mark is divided into at most. What has other
// colours belongs to the nearest.
const maxParts = 6

// maxKinds is how many kinds of border they make, the ground counted in.
const maxKinds = (maxParts + 1) * maxParts / 2

// partStep is how far apart the colours of two parts are, in levels, in at
// least one drawing.
const partStep = 40

// divide finds the parts of a mark: what has one colour in each of its
// drawings. White letters and a white leaf are two parts if another drawing
// has them in two colours.
func (m *Mark) divide(drawings []*image.NRGBA) {
	paints := commonest(drawings)
	m.paints = make([][]color.NRGBA, len(paints))
	for k, p := range paints {
		for _, v := range p {
			m.paints[k] = append(m.paints[k], v.color())
		}
	}
	m.part = make([]uint8, m.w*m.h)
	count, all := make([]int, len(paints)+1), 0
	for i := range m.part {
		k := len(paints)
		if opaque(drawings[0], i%m.w, i/m.w) {
			k, all = nearest(paints, colors(drawings, i)), all+1
		}
		m.part[i] = uint8(k)
		count[k]++
	}
	for _, n := range count[:len(paints)] {
		m.shares = append(m.shares, float64(n)/float64(max(1, all)))
	}
}

// colors are those that a pixel has in each drawing.
func colors(drawings []*image.NRGBA, i int) []vec {
	out := make([]vec, len(drawings))
	for d, img := range drawings {
		p := img.Pix[4*i:][:3] // they are trimmed copies: no gap between rows
		out[d] = vec{float64(p[0]), float64(p[1]), float64(p[2])}
	}
	return out
}

// farthest is how far two pixels are apart in the drawing where they are most.
func farthest(a, b []vec) float64 {
	far := 0.0
	for d := range a {
		far = max(far, a[d].sub(b[d]).square())
	}
	return math.Sqrt(far)
}

func nearest(paints [][]vec, c []vec) int {
	best := 0
	for k := range paints {
		if farthest(paints[k], c) < farthest(paints[best], c) {
			best = k
		}
	}
	return best
}

// commonest returns the colours that cover a hundredth of the mark each and
// are apart, the commonest first. A colour that stands for others is their
// mean, so that it is the drawing's own and no rounded one.
func commonest(drawings []*image.NRGBA) [][]vec {
	type bin struct {
		key string
		n   int
		sum []vec
	}
	bins := map[string]*bin{}
	all := 0
	for i := 0; i < len(drawings[0].Pix)/4; i += 3 { // a third of the pixels tell
		if drawings[0].Pix[4*i+3] <= 250 {
			continue // an edge: a mixture
		}
		all++
		c := colors(drawings, i)
		key := make([]byte, 0, 3*len(c))
		for _, v := range c {
			key = append(key, uint8(v.r)>>3, uint8(v.g)>>3, uint8(v.b)>>3)
		}
		b := bins[string(key)]
		if b == nil {
			b = &bin{key: string(key), sum: make([]vec, len(c))}
			bins[b.key] = b
		}
		b.n++
		for d := range c {
			b.sum[d] = b.sum[d].add(c[d])
		}
	}
	list := make([]*bin, 0, len(bins))
	for _, b := range bins {
		list = append(list, b)
	}
	slices.SortFunc(list, func(a, b *bin) int { return cmp.Or(b.n-a.n, cmp.Compare(a.key, b.key)) })
	var out [][]vec
	for _, b := range list {
		if 100*b.n < all || len(out) == maxParts {
			break
		}
		for d := range b.sum {
			b.sum[d] = b.sum[d].times(1 / float64(b.n))
		}
		if !slices.ContainsFunc(out, func(p []vec) bool { return farthest(p, b.sum) < partStep }) {
			out = append(out, b.sum)
		}
	}
	return out
}
