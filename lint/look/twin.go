package look

import (
	"image"
	"math"
)

// A Twin says how a picture is another one over again.
type Twin struct {
	Shows   image.Rectangle   // the part of the other that the picture shows, in the other's pixels
	Cropped bool              // that part is not all of it
	Scale   float64           // the picture's size over that of the part it shows
	Changed []image.Rectangle // where it differs, in the picture's pixels; not known of one that is cropped
}

// How alike is alike. Blocks of a picture that hold something (letters, edges)
// must say the same in both: the posters of one campaign share a logo and a
// band, not most of what is on them.
const (
	blockSide     = 8    // of a block, in pixels of the fine copy
	blockDetail   = 5.0  // levels of deviation that make a block hold something
	blockAlike    = 0.70 // correlation from which it says the same
	blockTint     = 22.0 // levels that its mean colour may be off
	mostChanged   = 0.30 // share of those blocks that may differ
	leastBlocks   = 6    // that hold something: less is a plain ground
	leastPart     = 0.45 // of the other's width that a crop still shows
	mostStretched = 1.35 // of the shape of one over that of the other, when it is all of it
	leastFit      = 0.8  // correlation of the rough copies from which a part is looked at closely
)

// TwinOf says whether p's picture is the one that other was taken of: scaled,
// cropped to at least leastPart, written anew, or altered in places.
func (p *Print) TwinOf(other *Print) (Twin, bool) {
	if p.fine.w == 0 || other.fine.w == 0 {
		return Twin{}, false
	}
	at := view{0, 0, 1, 1}
	var changed []image.Rectangle
	same := false
	if shape := p.shape() / other.shape(); shape > 1/mostStretched && shape < mostStretched {
		changed, same = p.same(other, at)
	}
	if !same {
		var score float64
		if at, score = p.find(other); score < leastFit {
			return Twin{}, false
		}
		// A part of the other is as coarse there as its small copy is.
		part := min(1, max(at.w, at.h))
		near := &Print{size: p.size, mid: p.mid.shrink(part), fine: p.fine.shrink(part)}
		at = near.refine(other, at)
		if changed, same = nil, near.alike(other, at); !same {
			return Twin{}, false
		}
	}
	t := Twin{Changed: changed}
	lies, whole := at.of(other), image.Rectangle{Max: other.size}
	t.Shows = lies.Intersect(whole)
	t.Scale = float64(p.size.X) / math.Max(1, float64(lies.Dx()))
	t.Cropped = float64(t.Shows.Dx()) < 0.975*float64(whole.Dx()) || float64(t.Shows.Dy()) < 0.975*float64(whole.Dy())
	return t, true
}

// shape is a picture's height over its width.
func (p *Print) shape() float64 { return float64(p.size.Y) / float64(p.size.X) }

// same compares a picture with what v shows of the other and says where they
// differ, and whether they are one picture all the same.
func (p *Print) same(other *Print, v view) (changed []image.Rectangle, same bool) {
	changed, share, blocks := p.differs(other, v)
	return changed, blocks >= leastBlocks && share <= mostChanged
}

func (p *Print) alike(other *Print, v view) bool {
	_, same := p.same(other, v)
	return same
}

// A view says where a picture lies on another: its left and top edges and its
// width, as shares of the other's width and height, and its height in the same
// way. A picture that was stretched has another shape.
type view struct{ x, y, w, h float64 }

// of is the view in pixels of the other picture.
func (v view) of(other *Print) image.Rectangle {
	w, h := float64(other.size.X), float64(other.size.Y)
	round := func(f float64) int { return int(math.Round(f)) }
	return image.Rect(round(v.x*w), round(v.y*h), round((v.x+v.w)*w), round((v.y+v.h)*h))
}

// find looks for the best view among rough ones of p's own shape, at every size
// and place.
func (p *Print) find(other *Print) (best view, score float64) {
	shape := p.shape() / other.shape()
	const step = 1.0 / roughSide
	for w := 1.2; w >= leastPart; w *= 0.94 {
		h := w * shape
		if h > 1.25 || h < leastPart {
			continue
		}
		small := p.rough.shrink(min(1, max(w, h)))
		for y := min(0, 1-h); y <= max(0, 1-h)+1e-9; y += step {
			for x := min(0, 1-w); x <= max(0, 1-w)+1e-9; x += step {
				v := view{x, y, w, h}
				if s := correlate(small, other.rough, v, false); s > score+0.01 {
					best, score = v, s
				}
			}
		}
	}
	return best, score
}

// refine moves and scales a view until nothing fits better.
func (p *Print) refine(other *Print, v view) view {
	score := correlate(p.mid, other.mid, v, true)
	for step := 1.0 / roughSide; step > 0.4/fineSide; {
		moved := false
		for _, d := range []view{{step, 0, 0, 0}, {-step, 0, 0, 0}, {0, step, 0, 0}, {0, -step, 0, 0},
			{-step / 2, -step / 2, step, 0}, {step / 2, step / 2, -step, 0}} {
			n := view{v.x + d.x, v.y + d.y, v.w + d.w, (v.w + d.w) * v.h / v.w}
			if s := correlate(p.mid, other.mid, n, true); s > score+1e-5 {
				v, score, moved = n, s, true
			}
		}
		if !moved {
			step /= 2
		}
	}
	return v
}

// correlate is how alike the brightness of a is to what v shows of b, -1 to 1;
// -1 where too little of a lies on b, or one of them is as good as plain. Finely
// it reads b between its pixels.
func correlate(a, b thumb, v view, finely bool) float64 {
	var n, sa, sb, saa, sbb, sab float64
	left, right := v.columns(a.w, b.w)
	for y := range a.h {
		down := (v.y + v.h*(float64(y)+0.5)/float64(a.h)) * float64(b.h)
		if down < 0 || down >= float64(b.h) {
			continue
		}
		mine, theirs := a.gray[y*a.w:], b.gray[int(down)*b.w:][:b.w]
		for x := left; x < right; x++ {
			across := (v.x + v.w*(float64(x)+0.5)/float64(a.w)) * float64(b.w)
			p, q := float64(mine[x]), theirs[int(across)]
			if finely {
				q, _ = b.at(b.gray, across, down)
			}
			r := float64(q)
			n, sa, sb, saa, sbb, sab = n+1, sa+p, sb+r, saa+p*p, sbb+r*r, sab+p*r
		}
	}
	if n < 0.7*float64(a.w*a.h) {
		return -1
	}
	va, vb := saa-sa*sa/n, sbb-sb*sb/n
	if va < 4*n || vb < 4*n {
		return -1
	}
	return (sab - sa*sb/n) / math.Sqrt(va*vb)
}

// columns are those of n that lie on the other's, of which there are m.
func (v view) columns(n, m int) (left, right int) {
	at := func(x int) float64 { return (v.x + v.w*(float64(x)+0.5)/float64(n)) * float64(m) }
	for left = 0; left < n && at(left) < 0; left++ {
	}
	for right = n; right > left && at(right-1) >= float64(m); right-- {
	}
	return left, right
}
