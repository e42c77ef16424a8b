package adapt

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/disintegration/imaging"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/lint/look"
)

// mostEnlarged is how much a picture is enlarged where a slot wants more than it has;
// beyond that it turns to mush and isn't used.
const mostEnlarged = 2.0

// window returns the largest part of a picture m that has the shape of w to h:
// as near to the focus as the edges allow, where the master gives one, else
// with as much of the subject in it as fits.
func (p *photo) window(m *image.NRGBA, w, h int) image.Rectangle {
	if p.focus == nil {
		if p.kept == nil {
			// Nobody has looked for logos and words here, which takes a while;
			// pictures that are known to hold them are never cut.
			p.kept = append([]look.Keep{}, look.Keeps(m, nil, []image.Rectangle{})...)
		}
		part, _ := look.Crop(m.Rect, w, h, p.kept, image.Point{})
		return part
	}
	at := image.Pt(int(p.focus[0]*float64(m.Rect.Dx())), int(p.focus[1]*float64(m.Rect.Dy())))
	part, _ := look.Crop(m.Rect, w, h, nil, m.Rect.Min.Add(at))
	return part
}

// slotted returns the picture p for a slot: the part round its focus or its subject, no
// larger than the slot's out size and, unless it says so, no larger than it
// is. A picture that is not to be cut stands whole on the brand's colour. It
// returns nil for one that is much too small or can't be looked at.
func (j *job) slotted(p *photo, name string, slot channel.Slot) *image.NRGBA {
	m := j.wish.Album.look(p)
	if m == nil || len(slot.Out) != 2 {
		return nil
	}
	w, h := slot.Out[0], slot.Out[1]
	ratio := float64(w) / float64(h)
	if p.keep && !look.NearRatio(m.Rect.Dx(), m.Rect.Dy(), ratio, 0.02) {
		j.picked(p, "info", lang.F("图片 %s 不裁切，放在品牌色底上（%s）", "the picture %s is not cut but set on the brand's colour (%s)", p.ref, slotWords(name)))
		return framed(m, w, h, j.wish.Album.studio.paint.field)
	}
	part := p.window(m, w, h)
	least := slot.Min
	if len(least) != 2 {
		least = slot.Out
	}
	if part.Dx() < w { // smaller than the slot shows it
		w, h = part.Dx(), int(math.Round(float64(part.Dx())/ratio))
		if w < least[0] {
			times := float64(least[0]) / float64(w)
			if times > mostEnlarged {
				j.picked(p, "warning", lang.F("图片 %s 太小（%d×%d），没有用作%s", "the picture %s is too small (%d×%d) and not used for the %s", p.ref, m.Rect.Dx(), m.Rect.Dy(), slotWords(name)))
				return nil
			}
			w, h = least[0], least[1]
			j.picked(p, "warning", lang.F("图片 %s 太小（%d×%d），用作%s时放大了 %.1f 倍，会发虚", "the picture %s is small (%d×%d): for the %s it was enlarged %.1f times and will look soft", p.ref, m.Rect.Dx(), m.Rect.Dy(), slotWords(name), times))
		}
	}
	if p.carries.made() && part != m.Rect {
		j.picked(p, "warning", lang.F("图片 %s 带有 AI 生成标识，裁切后请确认画面上的标识还在", "the picture %s is labelled as made by AI: see that the label painted on it is still there", p.ref))
	}
	return imaging.Resize(onto(m, part, white), w, h, imaging.Lanczos)
}

// slotWords are what people call a slot.
func slotWords(name string) lang.Words {
	switch name {
	case "cover":
		return words2("封面", "cover")
	case "cover_wide":
		return words2("横版封面", "wide cover")
	case "square":
		return words2("方图", "square")
	case "card":
		return words2("图卡", "card")
	}
	return lang.Same(name)
}

// framed returns the whole picture in the middle of a w by h field, never
// enlarged.
func framed(m *image.NRGBA, w, h int, field color.NRGBA) *image.NRGBA {
	out := blank(w, h, field)
	margin := min(w, h) / 16
	return inside(out, m, image.Rect(margin, margin, w-margin, h-margin))
}

// inside paints the whole of m into the middle of box on dst, never enlarged.
func inside(dst, m *image.NRGBA, box image.Rectangle) *image.NRGBA {
	scale := min(1, float64(box.Dx())/float64(m.Rect.Dx()), float64(box.Dy())/float64(m.Rect.Dy()))
	w, h := max(1, int(float64(m.Rect.Dx())*scale)), max(1, int(float64(m.Rect.Dy())*scale))
	small := onto(m, m.Rect, white)
	if scale < 1 {
		small = imaging.Resize(small, w, h, imaging.Lanczos)
	}
	at := image.Pt(box.Min.X+(box.Dx()-w)/2, box.Min.Y+(box.Dy()-h)/2)
	draw.Draw(dst, image.Rectangle{at, at.Add(image.Pt(w, h))}, small, image.Point{}, draw.Src)
	return dst
}

// onto returns part of a picture as it looks on a ground, from (0, 0).
func onto(m *image.NRGBA, part image.Rectangle, ground color.NRGBA) *image.NRGBA {
	out := blank(part.Dx(), part.Dy(), ground)
	if m.Opaque() {
		draw.Draw(out, out.Rect, m, part.Min, draw.Src)
	} else {
		draw.Draw(out, out.Rect, m, part.Min, draw.Over)
	}
	return out
}

// blank returns a picture of one colour.
func blank(w, h int, c color.NRGBA) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	fill(out, out.Rect, c)
	return out
}

// fill paints a part of a picture in one colour.
func fill(m *image.NRGBA, part image.Rectangle, c color.NRGBA) {
	part = part.Intersect(m.Rect)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		row := m.Pix[m.PixOffset(part.Min.X, y):]
		for x := range part.Dx() {
			row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = c.R, c.G, c.B, c.A
		}
	}
}
