package rules

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/look"
)

// What a logo's colour may be off (CIEDE2000) before it is another: more than a
// palette's 5, for a small part of a logo is read off few pixels, and twice
// that in a lossy file where the part is no larger than the blocks it smears.
const (
	logoDelta  = 8
	smallPart  = 1500 // pixels
	smearDelta = 12
)

func recoloredLogo(s *scene, l look.Logo) (lint.Finding, bool) {
	var zh, en []string
	for _, p := range l.Parts {
		limit := float64(logoDelta)
		if s.block.Image.Lossy && p.Share*l.Width*l.Height < smallPart {
			limit = smearDelta
		}
		if p.Distance > limit {
			zh = append(zh, fmt.Sprintf("%s 变成 %s（ΔE %.0f）", look.Hex(p.Want), look.Hex(p.Color), p.Distance))
			en = append(en, fmt.Sprintf("%s is %s (ΔE %.0f)", look.Hex(p.Want), look.Hex(p.Color), p.Distance))
		}
	}
	if len(zh) == 0 {
		return lint.Finding{}, false
	}
	return lint.Finding{Message: lang.F("标志的颜色被改了：%s；品牌包的标志没有这种配色", "the logo's colours were changed: %s; the kit has no logo in these",
		lang.Words{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")})}, true
}

// leastContrast is the ratio of luminances below which part of a logo is hardly
// there. It is no text, so WCAG's 3 to 1 for graphics isn't asked: brands choose
// paler. Half of that is.
const leastContrast = 1.5

// A ground lighter than light (CIE L*) is light, one darker than dark is dark.
// Between them a logo is judged by its contrast alone.
const (
	lightGround = 60
	darkGround  = 40
)

func ungroundedLogo(s *scene, l look.Logo) (lint.Finding, bool) {
	m, err := s.p.Pixels(s.block.Image)
	if m == nil || err != nil {
		return lint.Finding{}, false // it was looked at before: no error is new here
	}
	g := l.Ground(m)
	where := lint.Finding{}
	where.Place.Region = l.Around(l.Height * 0.35)
	on := s.asked(l).On
	switch light := look.ToLab(g.Color).L; {
	case g.Uneven >= look.Busy:
		where.Message = lang.F("标志压在花的底上（明暗起伏 %.0f，容许 %d）；要放在平整的底上", "the logo stands on a busy ground (its lightness varies by %.0f, up to %d is even); give it an even one",
			g.Uneven, look.Busy)
	case len(on) > 0 && light >= lightGround && !slices.Contains(on, "light"):
		where.Message = lang.F("%s 是给深底用的，放在了浅底 %s 上", "%s is for dark grounds and stands on %s", s.asked(l).File, look.Hex(g.Color))
	case len(on) > 0 && light <= darkGround && !slices.Contains(on, "dark"):
		where.Message = lang.F("%s 是给浅底用的，放在了深底 %s 上", "%s is for light grounds and stands on %s", s.asked(l).File, look.Hex(g.Color))
	default:
		i, lost := lostPart(l, g, on)
		if !lost {
			return where, false
		}
		where.Message = lang.F("标志的 %s 和底色 %s 分不开：对比 %.1f:1，至少要 %.1f:1", "the logo's %s is lost on %s: a contrast of %.1f:1, at least %.1f:1 is needed",
			look.Hex(l.Parts[i].Color), look.Hex(g.Color), g.Contrasts[i], leastContrast)
	}
	return where, true
}

// lostPart is the part that stands out least from the ground, where that isn't
// enough. One that its drawing makes as pale as that isn't asked.
func lostPart(l look.Logo, g look.Ground, on []string) (part int, lost bool) {
	least := leastContrast
	for i, p := range l.Parts {
		if p.Outer && g.Contrasts[i] < least && drawnContrast(p.Want, on) > 1.2*leastContrast {
			part, lost, least = i, true, g.Contrasts[i]
		}
	}
	return part, lost
}

// drawnContrast is the most that a colour can stand out on the grounds that a
// drawing is for: white, black, or either.
func drawnContrast(c color.NRGBA, on []string) float64 {
	white, black := look.Contrast(c, color.NRGBA{255, 255, 255, 255}), look.Contrast(c, color.NRGBA{A: 255})
	switch {
	case len(on) != 1:
		return max(white, black)
	case on[0] == "light":
		return white
	}
	return black
}

func crowdedLogo(s *scene, l look.Logo) (lint.Finding, bool) {
	clear := s.asked(l).Clear * l.Height
	m, err := s.p.Pixels(s.block.Image)
	if clear == 0 || m == nil || err != nil {
		return lint.Finding{}, false
	}
	c := l.Crowd(m, clear)
	if c.Blind {
		c.Things = s.words(l, clear)
	}
	var zh, en []string
	for _, e := range c.Edges {
		side := sides[e.Side]
		zh = append(zh, fmt.Sprintf("离画面%s边只有 %.0f 像素", side, e.Distance))
		en = append(en, fmt.Sprintf("%.0f pixels to the %s edge", e.Distance, e.Side))
	}
	if n := len(c.Things); n > 0 {
		t := c.Things[0]
		zh = append(zh, fmt.Sprintf("有 %d 处别的图文（第一处在 %d,%d）", n, t.Min.X, t.Min.Y))
		en = append(en, fmt.Sprintf("%d other things (the first at %d,%d)", n, t.Min.X, t.Min.Y))
	}
	if len(zh) == 0 {
		return lint.Finding{}, false
	}
	f := lint.Finding{Message: lang.F("标志四周要留 %.0f 像素（标志高度的 %s 倍），现在%s", "the logo needs %.0f pixels of clear space (%s of its height); now there are %s",
		clear, short(s.asked(l).Clear), lang.Words{ZH: strings.Join(zh, "，"), EN: strings.Join(en, ", ")})}
	f.Place.Region = l.Around(clear)
	return f, true
}

var sides = map[string]string{"left": "左", "right": "右", "top": "上", "bottom": "下"}

// words are the lines read off the picture that come closer to the logo than
// so many pixels; its own words are none of them.
func (s *scene) words(l look.Logo, clear float64) []image.Rectangle {
	var out []image.Rectangle
	box, space := l.Box(), l.Around(clear)
	for _, w := range paintedLines(s.doc) {
		line := w.region.Inset(w.region.Dy() / 8) // it is read with a little round it
		if w.image == s.block.Image && line.Overlaps(space) && !line.Overlaps(box) {
			out = append(out, w.region)
		}
	}
	return out
}
