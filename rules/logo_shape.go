package rules

import (
	"image"
	"math"
	"slices"
	"strconv"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/look"
)

// frame is the picture's own rectangle.
func (s *scene) frame() image.Rectangle {
	return image.Rect(0, 0, s.block.Image.Width, s.block.Image.Height)
}

// asked is what the kit says of a logo that was found.
func (s *scene) asked(l look.Logo) brandkit.Logo { return s.p.Kit.Logos[l.Drawing] }

// missing reports a picture without any of the logos where one has to be: the
// kit or the channel says so. What an article shows in its text needs none, nor
// does a channel that wants none.
func (s *scene) missing() {
	required := func(l brandkit.Logo) bool { return l.Required }
	wanted := slices.ContainsFunc(s.p.Kit.Logos, required)
	if s.spec != nil && s.spec.Logo != "allowed" && s.spec.Logo != "" {
		wanted = s.spec.Logo == "required"
	}
	if !wanted || len(s.found) > 0 || s.block.Image.Ref != "" || s.doc.Meta.Get("slot") == "body" {
		return
	}
	var names []string
	for _, l := range s.p.Kit.Logos {
		names = append(names, l.File)
	}
	s.p.Report(lint.Finding{
		Place: doc.Place{Doc: s.doc, Block: s.block, Region: s.frame()},
		Message: lang.F("画面里没有找到标志；这里必须有一个（%s）", "no logo was found in the picture; there must be one (%s)",
			lang.Words{ZH: strings.Join(names, "、"), EN: strings.Join(names, ", ")}),
	})
}

// smallLogo: the kit's min_width is a share of the picture's width.
func smallLogo(s *scene, l look.Logo) (lint.Finding, bool) {
	least := s.asked(l).MinWidth
	width := float64(s.block.Image.Width)
	// A pixel is left to where a soft edge is taken to be.
	if l.Width+1 >= least*width {
		return lint.Finding{}, false
	}
	return lint.Finding{Message: lang.F("标志宽 %.0f 像素，占画面宽度的 %.1f%%；品牌包要求至少 %s%%（%.0f 像素）",
		"the logo is %.0f pixels wide, %.1f%% of the picture; the kit asks for at least %s%% (%.0f pixels)",
		l.Width, l.Width/width*100, short(least*100), math.Ceil(least*width))}, true
}

// How far a logo may be off before it is called stretched or turned, and how
// many pixels of its height or width finding it may be off.
const (
	stretchTolerance = 0.04
	turnTolerance    = 2.0 // degrees
	pixelsOff        = 0.5
)

func stretchedLogo(s *scene, l look.Logo) (lint.Finding, bool) {
	off := l.Stretch() - 1
	if math.Abs(off) <= stretchTolerance+pixelsOff/l.Height {
		return lint.Finding{}, false
	}
	way := lang.Words{ZH: "拉宽", EN: "wide"}
	if off < 0 {
		way, off = lang.Words{ZH: "压窄", EN: "narrow"}, 1/l.Stretch()-1
	}
	shape := l.Width / l.Height
	return lint.Finding{Message: lang.F("标志被%s了 %.0f%%：宽高比 %.2f，原标志 %.2f；不能变形（容许 4%%）",
		"the logo is too %s by %.0f%%: %.2f wide to 1 high, drawn %.2f; it may not be stretched (4%% is let pass)",
		way, off*100, shape, shape/l.Stretch())}, true
}

func rotatedLogo(s *scene, l look.Logo) (lint.Finding, bool) {
	if math.Abs(l.Turn) <= turnTolerance+math.Atan(pixelsOff/l.Width)*180/math.Pi {
		return lint.Finding{}, false
	}
	way := lang.Words{ZH: "顺时针", EN: "clockwise"}
	if l.Turn < 0 {
		way = lang.Words{ZH: "逆时针", EN: "anticlockwise"}
	}
	return lint.Finding{Message: lang.F("标志%s转了 %.1f°；要放正（容许 2°）", "the logo is turned %s by %.1f°; it has to stand straight (2° is let pass)",
		way, math.Abs(l.Turn))}, true
}

func unwantedLogo(s *scene, l look.Logo) (lint.Finding, bool) {
	if s.spec == nil || s.spec.Logo != "avoid" {
		return lint.Finding{}, false
	}
	return lint.Finding{Message: lang.F("画面里有标志（宽 %.0f 像素）；%s会少推荐带标志的画面，渠道规格要求不放",
		"there is a logo in the picture (%.0f pixels wide); %s shows pictures with logos to fewer people, so its spec asks for none", l.Width, s.spec.Name)}, true
}

// short writes a number with at most two decimals.
func short(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }
