package look

import (
	"image"
	"slices"
)

// An edge is measured where brightness changes most within edgeReach pixels to
// either side: how steep it is there against how far it goes in all. Steps
// under leastStep levels are noise, edges under leastEdge texture.
const (
	edgeReach = 8
	leastStep = 10
	leastEdge = 40
)

// fewEdges is how many edges it takes to say anything.
const fewEdges = 50

// shownAt is how many pixels a phone shows a picture's shorter side with:
// larger ones are judged at that size.
const shownAt = 1080

// EdgeWidth is over how many pixels the sharper edges of a picture go from one
// tone to the other, at the size a phone shows it: 2 is as sharp as pixels
// are, from 3 a picture looks soft, one blown up four times has 4 to 5. It
// reports false for a picture with too few edges to tell: a plain ground, a
// sky. The method is that of edge width (Marziliano and others, "A
// no-reference perceptual blur metric", 2002), taken of the sharper edges
// because a photograph is soft on purpose wherever it isn't meant to be
// looked at.
func EdgeWidth(m *image.NRGBA) (pixels float64, ok bool) {
	short := min(m.Rect.Dx(), m.Rect.Dy())
	fold := max(1, (short+shownAt/2)/shownAt)
	// A picture that is soft all over has no edge at its own size, only at a
	// quarter of it. A soft light has none there either.
	for _, more := range []int{1, 4} {
		if short/(fold*more) < 4*edgeReach {
			break
		}
		if widths := edges(m, fold*more); len(widths) >= fewEdges {
			slices.Sort(widths)
			return float64(widths[len(widths)*3/10]) * float64(more), true
		}
	}
	return 0, false
}

// linesRead is how many rows, and how many columns, are looked at.
const linesRead = 200

// edges returns the widths of the edges along rows and columns, at one in fold
// of the picture's size.
func edges(m *image.NRGBA, fold int) []float32 {
	var out []float32
	w, h := m.Rect.Dx()/fold, m.Rect.Dy()/fold
	line := make([]float32, max(w, h))
	for i := range min(h, linesRead) {
		y := middle(i, min(h, linesRead), h) * fold
		for x := range w {
			line[x] = tint(m, x*fold, y, fold)
		}
		out = edgesAlong(line[:w], out)
	}
	for i := range min(w, linesRead) {
		x := middle(i, min(w, linesRead), w) * fold
		for y := range h {
			line[y] = tint(m, x, y*fold, fold)
		}
		out = edgesAlong(line[:h], out)
	}
	return out
}

// tint is the brightness of fold×fold pixels, 0 to 255 (BT.601 luma).
func tint(m *image.NRGBA, x, y, fold int) float32 {
	sum := 0
	for dy := range fold {
		o := (y+dy)*m.Stride + 4*x
		for range fold {
			sum += 77*int(m.Pix[o]) + 151*int(m.Pix[o+1]) + 28*int(m.Pix[o+2])
			o += 4
		}
	}
	return float32(sum) / float32(256*fold*fold)
}

// edgesAlong adds the widths of the edges along a line.
func edgesAlong(l []float32, out []float32) []float32 {
	for x := edgeReach; x < len(l)-edgeReach; x++ {
		step := abs(l[x+1] - l[x-1])
		if step < leastStep || !steepest(l, x, step) {
			continue
		}
		low, high := l[x], l[x]
		for _, v := range l[x-edgeReach : x+edgeReach+1] {
			low, high = min(low, v), max(high, v)
		}
		if high-low >= leastEdge {
			out = append(out, 2*(high-low)/step)
		}
	}
	return out
}

// steepest reports whether no step nearby is larger, or as large and before.
func steepest(l []float32, x int, step float32) bool {
	for k := max(1, x-edgeReach/2); k <= min(len(l)-2, x+edgeReach/2); k++ {
		other := abs(l[k+1] - l[k-1])
		if other > step || other == step && k < x {
			return false
		}
	}
	return true
}

func abs(v float32) float32 { return max(v, -v) }
