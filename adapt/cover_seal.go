package adapt

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"github.com/disintegration/imaging"
)

// A seal is the brand's mark as it stands in one picture.
type seal struct {
	badge
	w, h  int
	free  int         // kept free round it: what the kit asks for
	plate color.NRGBA // what it stands on where the ground won't do; none where its A is 0
}

// wide and tall are what it takes with its plate. The plate holds the room
// that is kept free.
func (s *seal) wide() int { return s.w + 2*s.inset() }
func (s *seal) tall() int { return s.h + 2*s.inset() }

// plateMargin is what of a mark's height a plate shows round it at least: a
// mark's ground is looked at as far as that.
const plateMargin = 0.4

func (s *seal) inset() int {
	if s.plate.A == 0 {
		return 0
	}
	return max(s.free, int(math.Ceil(plateMargin*float64(s.h))))
}

// round is what is kept free round what it takes.
func (s *seal) round() int {
	if s.plate.A == 0 {
		return s.free
	}
	return 0
}

// seal chooses how the brand's mark goes on a ground: the drawing for such a
// ground, in a box of w by h pixels but as wide as the kit asks for in a
// picture of a size; without one for such a ground, a drawing on a plate of one
// it is for. Nil where the kit has none, where none gets that wide without
// taking the picture over, and for a channel that frowns on marks.
func (j *job) seal(w, h int, on image.Point, ground color.NRGBA) *seal {
	if j.spec.Logo == "avoid" {
		return nil
	}
	paint := j.wish.Album.studio.paint
	grounds := []color.NRGBA{ground, paint.ground, paint.field, white, paint.dark}
	for _, share := range [...]float64{0.95, 0.5} { // rather on a plate than half lost
		for i, g := range grounds {
			if s := j.sealOn(w, h, on, g, i > 0, share); s != nil {
				return s
			}
		}
	}
	return nil
}

// sealOn is a seal on one ground, or on a plate of it, of which at least a share
// stands out there; nil where no drawing is for it.
func (j *job) sealOn(w, h int, on image.Point, ground color.NRGBA, plate bool, share float64) *seal {
	for _, b := range j.wish.Album.studio.marks() {
		if len(b.on) > 0 && !slices.Contains(b.on, lightness(ground)) || b.shows(ground) < share {
			continue
		}
		s := &seal{badge: b}
		if plate {
			s.plate = ground
		}
		if s.size(w, h, on) {
			return s
		}
	}
	return nil
}

// lightness says what kits call a ground.
func lightness(c color.NRGBA) string {
	if luminance(c) < 0.18 {
		return "dark"
	}
	return "light"
}

// size fits the mark into w by h pixels, and makes it larger than that where
// the kit asks for more of the picture it is on.
func (s *seal) size(w, h int, on image.Point) bool {
	dx, dy := float64(s.Rect.Dx()), float64(s.Rect.Dy())
	scale := min(1, float64(w-2*s.plated(w, h))/dx, float64(h)/dy)
	if least := math.Ceil(s.least*float64(on.X)) + 2; s.least > 0 { // a soft edge is measured a pixel short
		scale = max(scale, least/dx)
	}
	s.w, s.h = int(math.Round(dx*scale)), int(math.Round(dy*scale))
	s.free = int(math.Ceil(s.clear * float64(s.h)))
	return s.w > 0 && s.h > 0 && scale <= mostEnlarged && s.tall()+s.round() <= min(on.X, on.Y)/3 && s.wide() <= on.X*7/10
}

// plated is the room that a plate takes of a box, at either side.
func (s *seal) plated(w, h int) int {
	if s.plate.A == 0 {
		return 0
	}
	return min(w/4, int(float64(h)*max(plateMargin, s.clear)))
}

// stamp paints the mark with its lower left corner, or its plate's, at (x, y).
func (e *easel) stamp(s *seal, x, y int) {
	if s.plate.A > 0 {
		fill(e.NRGBA, image.Rect(x, y-s.tall(), x+s.wide(), y), s.plate)
	}
	m := imaging.Resize(s.NRGBA, s.w, s.h, imaging.Lanczos)
	x, y = x+s.inset(), y-s.inset()
	draw.Draw(e.NRGBA, image.Rect(x, y-s.h, x+s.w, y), m, image.Point{}, draw.Over)
}
