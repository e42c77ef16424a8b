package look

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"
)

// A detail is a picture in square cells, each with how much goes on in it.
type detail struct {
	r          *raster
	cols, rows int
	cells      []cell
}

// A cell is what a square of detailCell pixels shows.
type cell struct {
	steep float64 // the mean slope, levels a pixel
	sharp float64 // the part of its pixels at a strong edge
	calm  float64 // the part with no slope at all
	skin  float64 // the part of the colour of skin
}

const (
	detailSide = 480 // the longer side of what is looked at
	detailCell = 8
)

func newDetail(img image.Image) *detail {
	r := newRaster(img, img.Bounds(), detailSide)
	d := &detail{r: r, cols: (r.w + detailCell - 1) / detailCell, rows: (r.h + detailCell - 1) / detailCell}
	d.cells = make([]cell, d.cols*d.rows)
	n := make([]float64, len(d.cells))
	for i, s := range r.slopes() {
		k := i/r.w/detailCell*d.cols + i%r.w/detailCell
		c, v := &d.cells[k], math.Sqrt(float64(s.square()))/8
		n[k]++
		c.steep += v
		switch {
		case v >= sharpSlope:
			c.sharp++
		case v <= calmSlope:
			c.calm++
		}
		if skin(r.pix[3*i : 3*i+3]) {
			c.skin++
		}
	}
	for i := range d.cells {
		c := &d.cells[i]
		c.steep, c.sharp, c.calm, c.skin = c.steep/n[i], c.sharp/n[i], c.calm/n[i], c.skin/n[i]
	}
	return d
}

// Slopes in levels a pixel: a letter's edge is sharp, a plate is calm.
const (
	sharpSlope = 12
	calmSlope  = 1.5
)

// skin says whether a colour may be that of skin, light or dark: the box in Cb
// and Cr of Chai and Ngan, "Face Segmentation Using Skin-Color Map" (1999).
func skin(p []uint8) bool {
	_, cb, cr := color.RGBToYCbCr(p[0], p[1], p[2])
	return cb >= 77 && cb <= 127 && cr >= 133 && cr <= 173
}

// box is the pixels of the picture that some cells stand for.
func (d *detail) box(cells image.Rectangle) image.Rectangle {
	k := detailCell / d.r.scale
	return image.Rect(int(float64(cells.Min.X)*k), int(float64(cells.Min.Y)*k), int(math.Ceil(float64(cells.Max.X)*k)), int(math.Ceil(float64(cells.Max.Y)*k))).
		Add(d.r.of.Min).Intersect(d.r.of)
}

// lettered are the areas that look like words: sharp edges close together on
// an even ground. A photo has no even ground, a plate no edges.
func (d *detail) lettered() []image.Rectangle {
	var out []image.Rectangle
	seen := make([]bool, len(d.cells))
	for i := range d.cells {
		if seen[i] || !d.cells[i].lettered() {
			continue
		}
		box, n := d.group(i, seen)
		if n >= leastWords && wordsFill*float64(area(box)) <= float64(n) {
			out = append(out, d.box(box))
		}
	}
	return out
}

// Words are at least so many cells and fill so much of the box round them; the
// outline of a photo or a plate is a ring.
const (
	leastWords = 3
	wordsFill  = 0.5
)

func (c cell) lettered() bool { return c.sharp >= 0.15 && c.calm >= 0.2 }

// group is the box round a cell and all lettered ones that hang together with
// it, with room for the gap between two letters, and how many they are.
func (d *detail) group(from int, seen []bool) (box image.Rectangle, n int) {
	queue := []int{from}
	seen[from] = true
	for len(queue) > 0 {
		i := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		x, y := i%d.cols, i/d.cols
		box = box.Union(image.Rect(x, y, x+1, y+1))
		n++
		for v := max(0, y-1); v <= min(d.rows-1, y+1); v++ {
			for u := max(0, x-2); u <= min(d.cols-1, x+2); u++ {
				if j := v*d.cols + u; !seen[j] && d.cells[j].lettered() {
					seen[j] = true
					queue = append(queue, j)
				}
			}
		}
	}
	return box, n
}

const (
	subjectShare = 0.6 // of all that goes on has to be in the subject's box
	skinWorth    = 6.0 // levels a pixel that a cell of skin counts more
	subjectLeast = 1.0 // mean levels a pixel, below which a picture has no subject
)

// subject is the smallest box, of a few shapes and sizes, that holds most of
// what goes on beyond the usual of the picture; false where nothing does. What
// is kept anyway doesn't count.
func (d *detail) subject(kept []Keep) (image.Rectangle, bool) {
	worth := make([]float64, len(d.cells))
	all := 0.0
	usual := d.usual()
	for i, c := range d.cells {
		x, y := i%d.cols, i/d.cols
		at := d.box(image.Rect(x, y, x+1, y+1))
		if !slices.ContainsFunc(kept, func(k Keep) bool { return k.Box.Overlaps(at) }) {
			worth[i] = max(0, c.steep-usual) + skinWorth*c.skin*min(1, c.steep)
		}
		all += worth[i]
	}
	if all < subjectLeast*float64(len(d.cells))/10 {
		return image.Rectangle{}, false
	}
	box := d.smallest(sums(worth, d.cols, d.rows), subjectShare*all)
	return d.box(box), !box.Empty()
}

// usual is the median slope of the cells.
func (d *detail) usual() float64 {
	v := make([]float64, len(d.cells))
	for i, c := range d.cells {
		v[i] = c.steep
	}
	slices.SortFunc(v, cmp.Compare[float64])
	if len(v) == 0 {
		return 0
	}
	return v[len(v)/2]
}

// sums adds up values from the first row and column, with a row and column of
// noughts before: any box's sum is four of them.
func sums(v []float64, cols, rows int) []float64 {
	out := make([]float64, (cols+1)*(rows+1))
	for y := range rows {
		for x := range cols {
			out[(y+1)*(cols+1)+x+1] = v[y*cols+x] + out[y*(cols+1)+x+1] + out[(y+1)*(cols+1)+x] - out[y*(cols+1)+x]
		}
	}
	return out
}

// smallest is the box of the least area whose sum is at least want, the first
// in reading order; empty where none under the whole picture is.
func (d *detail) smallest(sum []float64, want float64) (best image.Rectangle) {
	least := d.cols * d.rows * 3 / 4
	in := func(b image.Rectangle) float64 {
		w := d.cols + 1
		return sum[b.Max.Y*w+b.Max.X] - sum[b.Min.Y*w+b.Max.X] - sum[b.Max.Y*w+b.Min.X] + sum[b.Min.Y*w+b.Min.X]
	}
	for h := 2; h <= d.rows; h += 2 {
		for w := 2; w <= d.cols && w*h < least; w += 2 {
			for y := 0; y+h <= d.rows; y++ {
				for x := 0; x+w <= d.cols && w*h < least; x++ {
					if b := image.Rect(x, y, x+w, y+h); in(b) >= want {
						best, least = b, w*h
					}
				}
			}
		}
	}
	return best
}
