package look

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/disintegration/imaging"
)

// A Mark is a logo made ready to be found: its edges at several sizes, and
// points of its parts to measure their colours at. Several drawings of one
// shape in different colours, for light and dark ground, are one mark. It may
// be used by several goroutines.
type Mark struct {
	drawings []int // their places in the list that the marks were made of
	w, h     int   // pixels of the drawing, trimmed to what is visible
	part     []uint8
	paints   [][]color.NRGBA // by part, by drawing
	shares   []float64       // by part
	points   []point
	deep     []point // those whose colours are read
	borders  []border
	kinds    []kind
	levels   []level
}

// shape is the width over the height.
func (m *Mark) shape() float64 { return float64(m.w) / float64(m.h) }

// A PlainMark is a drawing that shows nothing to find it by: it is empty, of one
// colour to its edges, or too simple a shape.
type PlainMark struct{ Drawing int }

// Error says which drawing is too plain to be found.
func (e *PlainMark) Error() string {
	return fmt.Sprintf("drawing %d has nothing to find it by", e.Drawing)
}

// Marks makes logos ready to be found. Drawings of one shape become one mark.
// A drawing without transparency is freed from the even ground it stands on.
// The error is a *PlainMark.
func Marks(drawings []image.Image) ([]*Mark, error) {
	var marks []*Mark
	cut := make([]*image.NRGBA, len(drawings))
	for i, d := range drawings {
		if cut[i] = cutOut(d); cut[i] == nil {
			return nil, &PlainMark{i}
		}
	}
	for i, first := range cut {
		if first == nil {
			continue // it is with one before
		}
		group, which := []*image.NRGBA{first}, []int{i}
		for j := i + 1; j < len(cut); j++ {
			if other := alike(first, cut[j]); other != nil {
				cut[j], group, which = nil, append(group, other), append(which, j)
			}
		}
		m := newMark(group)
		if m == nil {
			return nil, &PlainMark{i}
		}
		m.drawings = which
		marks = append(marks, m)
	}
	return marks, nil
}

// newMark makes a mark of drawings of one size, nil where they are too plain.
func newMark(drawings []*image.NRGBA) *Mark {
	m := &Mark{w: drawings[0].Rect.Dx(), h: drawings[0].Rect.Dy()}
	m.divide(drawings)
	m.pick()
	m.deep = m.deepest()
	m.meet(drawings)
	m.levels = m.trace(drawings[0])
	if len(m.borders) == 0 || len(m.levels) == 0 {
		return nil
	}
	return m
}

// markSide is the longer side that a drawing is held at: as large as a logo
// is searched for.
const markSide = 800

// cutOut returns what is visible of a drawing, at most markSide wide and high;
// nil where nothing is.
func cutOut(img image.Image) *image.NRGBA {
	full := image.NewNRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(full, full.Rect, img, img.Bounds().Min, draw.Src)
	if full.Opaque() {
		clearGround(full)
	}
	box := visible(full)
	if box.Dx() < 4 || box.Dy() < 4 {
		return nil
	}
	out := imaging.Crop(full, box)
	if max(box.Dx(), box.Dy()) > markSide {
		out = imaging.Fit(out, markSide, markSide, imaging.Box)
	}
	return out
}

// groundReach is how many levels a pixel may be off the ground's colour.
const groundReach = 24

// clearGround makes the ground of an opaque drawing transparent: what has the
// colour of its corners, where these have one.
func clearGround(img *image.NRGBA) {
	w, h := img.Rect.Dx()-1, img.Rect.Dy()-1
	if w < 0 || h < 0 {
		return
	}
	read := reader(img)
	ground := read(0, 0)
	for _, p := range []uint32{read(w, 0), read(0, h), read(w, h)} {
		if !within(p, ground, groundReach) {
			return
		}
	}
	for y := range h + 1 {
		for x := range w + 1 {
			if within(read(x, y), ground, groundReach) {
				img.SetNRGBA(x, y, color.NRGBA{})
			}
		}
	}
}

// visible is the box round what is more than half opaque.
func visible(img *image.NRGBA) image.Rectangle {
	var box image.Rectangle
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			if opaque(img, x, y) {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func opaque(img *image.NRGBA, x, y int) bool { return img.Pix[img.PixOffset(x, y)+3] >= 128 }

// alike returns a drawing at the size of another, nil where it has another
// shape: other proportions, or more than a sixteenth of it somewhere else.
func alike(a, b *image.NRGBA) *image.NRGBA {
	if b == nil {
		return nil
	}
	w, h := a.Rect.Dx(), a.Rect.Dy()
	if math.Abs(float64(w)/float64(h)*float64(b.Rect.Dy())/float64(b.Rect.Dx())-1) > 0.02 {
		return nil
	}
	b = imaging.Resize(b, w, h, imaging.Box)
	both, one := 0, 0
	for y := range h {
		for x := range w {
			switch p, q := opaque(a, x, y), opaque(b, x, y); {
			case p && q:
				both++
			case p || q:
				one++
			}
		}
	}
	if 16*one > both {
		return nil
	}
	return b
}
