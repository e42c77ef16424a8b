package look

import (
	"image"
	"math"
	"slices"
)

// differs compares a picture with what v shows of the other, block by block.
// It returns where they differ, and the share of the blocks holding something
// that do.
func (p *Print) differs(other *Print, v view) (changed []image.Rectangle, share float64, blocks int) {
	t := p.fine
	seen := t.through(other.fine, v)
	shift := seen.shift(t)
	var bad []image.Rectangle
	held := 0
	for y := 0; y < t.h; y += blockSide {
		for x := 0; x < t.w; x += blockSide {
			r := image.Rect(x, y, min(x+blockSide, t.w), min(y+blockSide, t.h))
			detail, alike, known := seen.compare(t, r, shift)
			if !known {
				continue
			}
			if detail {
				held++
			}
			if !alike {
				bad = append(bad, r)
				if !detail {
					held++ // a plain block that took on another colour counts as well
				}
			}
		}
	}
	if held == 0 {
		return nil, 0, 0
	}
	return p.gather(bad), float64(len(bad)) / float64(held), held
}

// A glance is what a view shows of another picture, in the pixels of one.
type glance struct {
	thumb
	known []bool
}

func (t thumb) through(b thumb, v view) glance {
	g := glance{blankThumb(t.w, t.h), make([]bool, t.w*t.h)}
	for y := range t.h {
		for x := range t.w {
			i := y*t.w + x
			u, w := (v.x+v.w*(float64(x)+0.5)/float64(t.w))*float64(b.w), (v.y+v.h*(float64(y)+0.5)/float64(t.h))*float64(b.h)
			for c := range 3 {
				g.plane[c][i], g.known[i] = b.at(b.plane[c], u, w)
			}
			g.gray[i], _ = b.at(b.gray, u, w)
		}
	}
	return g
}

// shift is by how much the picture as a whole is brighter or more of a colour:
// the median, which a change in one place doesn't move.
func (g glance) shift(t thumb) (out [3]float32) {
	for c := range 3 {
		var d []float32
		for i := 0; i < len(g.known); i += 7 {
			if g.known[i] {
				d = append(d, t.plane[c][i]-g.plane[c][i])
			}
		}
		if len(d) > 0 {
			slices.Sort(d)
			out[c] = d[len(d)/2]
		}
	}
	return out
}

// compare says whether a block holds something in either picture, and whether
// both say the same there: the same pattern, the same colour.
func (g glance) compare(t thumb, r image.Rectangle, shift [3]float32) (detail, alike, known bool) {
	var n, sa, sb, saa, sbb, sab float64
	var off [3]float64
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			i := y*t.w + x
			if !g.known[i] {
				continue
			}
			p, q := float64(t.gray[i]), float64(g.gray[i])
			n, sa, sb, saa, sbb, sab = n+1, sa+p, sb+q, saa+p*p, sbb+q*q, sab+p*q
			for c := range 3 {
				off[c] += float64(t.plane[c][i] - g.plane[c][i] - shift[c])
			}
		}
	}
	if n < blockSide*blockSide/2 {
		return false, true, false
	}
	da, db := math.Sqrt(max(0, saa/n-sa*sa/n/n)), math.Sqrt(max(0, sbb/n-sb*sb/n/n))
	alike = true
	for c := range 3 {
		alike = alike && math.Abs(off[c]/n) <= blockTint
	}
	if max(da, db) < blockDetail {
		return false, alike, true
	}
	cov := sab/n - sa*sb/n/n
	if cov >= blockAlike*da*db {
		return true, alike, true
	}
	// What is off by little is alike, whatever its pattern does: the soft edge
	// of a shadow, JPEG's ringing. It proves nothing.
	if diff := saa/n + sbb/n - 2*sab/n - (sa-sb)*(sa-sb)/n/n; diff < 2*blockDetail*blockDetail {
		return false, alike, true
	}
	return true, false, true
}

// gather makes boxes in the picture's pixels of blocks that lie together; a
// block alone is the fringe of an edge that fell otherwise.
func (p *Print) gather(bad []image.Rectangle) []image.Rectangle {
	var out []image.Rectangle
	var sizes []int
	for _, r := range bad {
		box, n := r, 1
		for i := 0; i < len(out); i++ {
			if out[i].Inset(-blockSide - 1).Overlaps(box) {
				box, n = box.Union(out[i]), n+sizes[i]
				out, sizes = slices.Delete(out, i, i+1), slices.Delete(sizes, i, i+1)
				i = -1
			}
		}
		out, sizes = append(out, box), append(sizes, n)
	}
	var kept []image.Rectangle
	for i, r := range out {
		if sizes[i] > 1 {
			kept = append(kept, image.Rect(r.Min.X*p.size.X/p.fine.w, r.Min.Y*p.size.Y/p.fine.h, r.Max.X*p.size.X/p.fine.w, r.Max.Y*p.size.Y/p.fine.h))
		}
	}
	slices.SortFunc(kept, func(a, b image.Rectangle) int { return (a.Min.Y-b.Min.Y)*1e5 + a.Min.X - b.Min.X })
	return kept
}
