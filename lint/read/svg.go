package read

import (
	"bytes"
	"strconv"
	"strings"

	"onevoice/lint/doc"
)

// An SVG is a picture written in words: its text is text, with the bytes it
// stands at; its colours and typefaces are styles. It isn't painted.

// svgInside reports whether a file is an SVG, whatever it is called.
func svgInside(data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(head) > 0 && head[0] == '<' && bytes.Contains(head, []byte("<svg"))
}

// svgElement reads an element of an SVG: words in <text> are a block, a <tspan>
// in a line of its own goes on with them, <title> and <desc> are said to who
// can't see it.
func (t *tags) svgElement(g tag) (block bool, as doc.Block) {
	switch g.name {
	case "svg":
		t.canvas(g)
		return true, t.as
	case "text":
		return true, doc.Block{Kind: doc.Paragraph}
	case "title":
		return true, doc.Block{Kind: doc.Alt}
	case "desc":
		return true, doc.Block{Kind: doc.Description}
	case "image":
		if ref := g.value("href") + g.value("xlink:href"); ref != "" {
			t.showPicture(ref, doc.Span{Source: t.src, Start: g.at, End: g.end}, nil, doc.Text{})
		}
	case "tspan":
		if g.value("x") != "" || g.value("dy") != "" {
			t.space(g.at, g.end, true)
		}
	}
	return false, t.as
}

// canvas puts down the picture itself, once, as large as it says it is.
func (t *tags) canvas(g tag) {
	if t.count["svg"] > 0 {
		return
	}
	w, h := pixelsOf(g.value("width")), pixelsOf(g.value("height"))
	box := strings.Fields(strings.ReplaceAll(g.value("viewbox"), ",", " "))
	if len(box) == 4 && (w == 0 || h == 0) {
		w, h = pixelsOf(box[2]), pixelsOf(box[3])
	}
	t.add(doc.Block{Kind: doc.Picture, Image: &doc.Image{Source: t.src, Shown: doc.Span{Source: t.src}, Format: "svg", Width: w, Height: h, Frames: 1}})
}

// pixelsOf reads a length in pixels; 0 for one in another unit.
func pixelsOf(s string) int {
	v, err := strconv.ParseFloat(strings.TrimSuffix(s, "px"), 64)
	if err != nil || !(v > 0) || v > 1e6 {
		return 0
	}
	return int(v + 0.5)
}
