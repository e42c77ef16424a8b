package rules

import (
	"image"

	"onevoice/lint/doc"
)

// A painted line is words as they stand on a picture: one line of a paragraph
// that was read off it.
type painted struct {
	doc      *doc.Document
	block    *doc.Block
	from, to int // bytes of the block's text
	region   image.Rectangle
	image    *doc.Image
}

func (l painted) place() doc.Place { return doc.At(l.doc, l.block, l.from, l.to) }

func (l painted) say() string { return l.block.Text.String()[l.from:l.to] }

// size is about how high its type is, in pixels: of a column how wide.
func (l painted) size() int { return min(l.region.Dx(), l.region.Dy()) }

// short is the shorter side of its picture, in pixels.
func (l painted) short() int { return min(l.image.Width, l.image.Height) }

// paintedLines returns the lines on the pictures of a document, in reading
// order.
func paintedLines(d *doc.Document) []painted {
	images := map[*doc.Source]*doc.Image{}
	for i := range d.Blocks {
		if img := d.Blocks[i].Image; img != nil && img.Source != nil {
			images[img.Source] = img
		}
	}
	var out []painted
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if len(images) == 0 || !b.Text.Painted() {
			continue
		}
		for _, r := range b.Text.Runs() {
			img, last := images[r.Span.Source], len(out)-1
			switch {
			case img == nil || r.Span.Region.Empty():
			case last >= 0 && out[last].block == b && out[last].region == r.Span.Region:
				out[last].to = r.End
			default:
				out = append(out, painted{d, b, r.Off, r.End, r.Span.Region, img})
			}
		}
	}
	return out
}
