package rules

import (
	"image"
	"math"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// safeArea finds words on a picture where its channel puts buttons and words
// of its own: outside what the spec's canvas calls safe. It looks at pictures
// of the canvas's shape.
func safeArea(with yaml.Raw) (plan, error) {
	return plan{check: func(p *lint.Pass) error {
		for _, d := range p.Docs {
			spec, ok := p.Channel(d)
			if !ok || len(spec.Canvas.Size) != 2 || len(spec.Canvas.Safe) != 4 {
				continue
			}
			for _, l := range paintedLines(d) {
				safe, ok := safeIn(spec.Canvas, l.image)
				if side, hit := hidden(l.region, safe); ok && hit {
					p.Report(lint.Finding{Place: l.place(), Message: lang.F("「%s」在%s会盖住的%s边；不被盖住的是 (%d, %d) 到 (%d, %d)", "%q stands where %s covers the picture, on the %s; nothing covers (%d, %d) to (%d, %d)",
						l.say(), spec.Name, side, safe.Min.X, safe.Min.Y, safe.Max.X, safe.Max.Y)})
				}
			}
		}
		return nil
	}}, with.Decode(&struct{}{})
}

// safeIn is the part of a picture that nothing covers; false where the picture
// is of another shape than the canvas.
func safeIn(c channel.Canvas, img *doc.Image) (image.Rectangle, bool) {
	by := float64(img.Width) / float64(c.Size[0])
	if down := float64(img.Height) / float64(c.Size[1]); math.Abs(by/down-1) > ratioTolerance {
		return image.Rectangle{}, false
	}
	at := func(i int) int { return int(math.Round(float64(c.Safe[i]) * by)) }
	return image.Rect(at(0), at(1), at(2), at(3)), true
}

// hidden reports whether much of a line, a third of its size, lies outside,
// and on which side.
func hidden(line, safe image.Rectangle) (lang.Words, bool) {
	slack := min(line.Dx(), line.Dy()) / 3
	switch {
	case line.Min.Y < safe.Min.Y-slack:
		return lang.Words{ZH: "上", EN: "top"}, true
	case line.Max.Y > safe.Max.Y+slack:
		return lang.Words{ZH: "下", EN: "bottom"}, true
	case line.Max.X > safe.Max.X+slack:
		return lang.Words{ZH: "右", EN: "right"}, true
	case line.Min.X < safe.Min.X-slack:
		return lang.Words{ZH: "左", EN: "left"}, true
	}
	return lang.Words{}, false
}
