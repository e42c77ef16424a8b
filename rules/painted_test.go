package rules

import (
	"image"
	"testing"

	"onevoice/lint/doc"
)

// poster is a picture with two lines of one paragraph, beside a sentence of
// the page that shows it.
func poster() *doc.Document {
	src := doc.NewSource("a.png", []byte{1})
	line := func(s string, y int) doc.Text {
		return doc.Derive(s, doc.Span{Source: src, Region: image.Rect(10, y, 210, y+40)})
	}
	return &doc.Document{Source: src, Blocks: []doc.Block{
		{Kind: doc.Picture, Image: &doc.Image{Source: src, Width: 300, Height: 400}},
		{Kind: doc.Paragraph, Text: doc.Join(line("slow mornings", 20), line(" ", 70), line("and nights", 70))},
		{Kind: doc.Paragraph, Text: doc.Derive("正文一句话", doc.Span{})},
	}}
}

// Lines keep their words, their place and their picture.
func TestPaintedLines(t *testing.T) {
	got := paintedLines(poster())
	if len(got) != 2 || got[0].say() != "slow mornings" || got[1].say() != " and nights" {
		t.Fatalf("%d lines: %+v", len(got), got)
	}
	if l := got[1]; l.size() != 40 || l.short() != 300 || l.place().Span().Region != image.Rect(10, 70, 210, 110) {
		t.Errorf("%+v stands at %v", l, l.place().Span())
	}
}

// Words on a picture are no part of a post's body.
func TestPaintedIsNoBody(t *testing.T) {
	if body := fieldOf(poster(), "body"); len(body) != 1 || body[0].Text.String() != "正文一句话" {
		t.Errorf("%d blocks", len(body))
	}
}
