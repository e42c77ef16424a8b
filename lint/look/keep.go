package look

import (
	"cmp"
	"image"
	"slices"
)

// A Keep is a part of a picture that a crop should leave in.
type Keep struct {
	Kind   string // logo, words or subject
	Box    image.Rectangle
	Weight float64 // MustKeep and more may not be cut; less is better kept than not
}

// The weights of what is kept. A logo that a crop cuts is a fault, words that
// it cuts are nonsense; where the subject is, is only a guess.
const (
	MustKeep      = 1.0
	logoWeight    = 3.0
	wordsWeight   = 2.0
	subjectWeight = 0.8
)

// Keeps finds what a crop should leave in: the logos that were found, the words
// that were read, and the subject, which is where colours change most and where
// there is skin. It tells no faces: what it calls the subject is a guess at
// where one looks first. Where nobody has read the words (nil), areas that look
// like words on an even ground stand for them. Logos come first, then words in
// reading order, then the subject.
func Keeps(img image.Image, logos []Logo, words []image.Rectangle) []Keep {
	var out []Keep
	for _, l := range logos {
		out = append(out, Keep{"logo", l.Box().Intersect(img.Bounds()), logoWeight})
	}
	d := newDetail(img)
	if words == nil {
		words = d.lettered()
	}
	for _, w := range words {
		inLogo := func(l Logo) bool { return overlap(w, l.Around(l.Height*groundTo)) > 0.6 }
		if box := w.Intersect(img.Bounds()); !box.Empty() && !slices.ContainsFunc(logos, inLogo) {
			out = append(out, Keep{"words", box, wordsWeight})
		}
	}
	if box, ok := d.subject(out); ok {
		out = append(out, Keep{"subject", box, subjectWeight})
	}
	return out
}

// Crop returns the largest rectangle of the shape w to h in a picture with the
// given bounds that leaves in what weighs most, and whether all that must be
// kept is whole in it. Where it isn't, fitting the picture into a border is for
// the caller to choose. Of places as good, the one nearest to focal is taken;
// (0, 0) stands for the middle. A shape or picture without a size gives an
// empty rectangle.
func Crop(pic image.Rectangle, w, h int, keeps []Keep, focal image.Point) (image.Rectangle, bool) {
	if w <= 0 || h <= 0 || pic.Empty() {
		return image.Rectangle{}, false
	}
	size := fitting(pic.Size(), w, h)
	if focal == (image.Point{}) {
		focal = pic.Min.Add(pic.Size().Div(2))
	}
	room := pic.Size().Sub(size)
	best, most := image.Rectangle{}, cropScore{}
	for i := range max(room.X, room.Y) + 1 {
		at := pic.Min.Add(image.Pt(min(i, room.X), min(i, room.Y)))
		box := image.Rectangle{at, at.Add(size)}
		if s := judgeCrop(box, keeps, focal); best.Empty() || s.better(most) {
			best, most = box, s
		}
	}
	return best, most.cut == 0
}

// fitting is the largest size of the shape w to h within another.
func fitting(in image.Point, w, h int) image.Point {
	if int64(in.X)*int64(h) > int64(in.Y)*int64(w) {
		return image.Pt(max(1, int(int64(in.Y)*int64(w)/int64(h))), in.Y)
	}
	return image.Pt(in.X, max(1, int(int64(in.X)*int64(h)/int64(w))))
}

// A cropScore says how good a crop is.
type cropScore struct {
	cut  float64 // the weight of what must be kept and isn't whole
	kept float64 // the weight of what is, a part for a part
	off  int     // pixels from the focal point, across and down
}

func (a cropScore) better(b cropScore) bool {
	return cmp.Or(cmp.Compare(b.cut, a.cut), cmp.Compare(a.kept, b.kept), b.off-a.off) > 0
}

// air is what is left round a thing that is kept, a part of the crop's longer
// side: what stands right at an edge looks cut.
const air = 0.02

func judgeCrop(box image.Rectangle, keeps []Keep, focal image.Point) cropScore {
	var s cropScore
	inner := box.Inset(int(air * float64(max(box.Dx(), box.Dy()))))
	for _, k := range keeps {
		share := float64(area(k.Box.Intersect(box))) / float64(max(1, area(k.Box)))
		s.kept += k.Weight * share
		switch {
		case k.Weight < MustKeep:
		case !k.Box.In(box):
			s.cut += k.Weight * (1 + middling(share)) // half of a word is worse than none
		case k.Box.In(inner):
			s.kept += k.Weight / 10
		}
	}
	mid := box.Min.Add(box.Size().Div(2)).Sub(focal)
	s.off = max(mid.X, -mid.X) + max(mid.Y, -mid.Y)
	return s
}

// middling is 1 for a half and 0 for all or nothing.
func middling(share float64) float64 { return 4 * share * (1 - share) }
