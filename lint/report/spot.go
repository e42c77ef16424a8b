package report

import (
	"fmt"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// A spot is a place made ready to be told: the one reading of doc.Place that
// all formats share.
type spot struct {
	doc.Span
	name    string   // the file's
	text    doc.Text // the words, all of the block's where the place has none of its own
	picture bool     // the file is a picture: no lines, no offsets
	whole   bool     // about the file as a whole
}

func locate(p doc.Place) spot {
	s := spot{Span: p.Span(), text: words(p)}
	if s.Source == nil {
		return spot{name: p.Doc.Channel, text: s.text, picture: true, whole: true}
	}
	s.name, s.picture = s.Source.Name, painted(p, s.Span)
	s.whole = s.Region.Empty() && (s.picture || s.Start == s.End)
	if s.whole && !s.picture {
		s.Start, s.End = 0, len(s.Source.Line(1)) // a text as a whole is its first line
		if s.text.Len() == 0 {
			s.text = doc.Copy(s.Source, s.Start, s.End)
		}
	}
	return s
}

func words(p doc.Place) doc.Text {
	if p.Block != nil && p.Start == p.End {
		return p.Block.Text
	}
	return p.Text()
}

// painted reports whether a span lies in a picture, not in a text.
func painted(p doc.Place, s doc.Span) bool {
	if !s.Region.Empty() { // on a picture that a page holds it stands where that shows it
		return s.Start == s.End
	}
	if b := p.Block; b != nil && b.Image != nil && b.Image.Source == s.Source {
		return true
	}
	return p.Doc != nil && p.Doc.Format == "picture" && p.Doc.Source == s.Source
}

// place names what the spot stands in where its file has no lines that people
// know: "表 1 第 2 行第 3 列"; "" elsewhere.
func (s spot) place(to string) string {
	if s.picture || s.whole {
		return ""
	}
	zh, en := s.Source.Where(s.Start)
	return clean(lang.Words{ZH: zh, EN: en}.In(to))
}

// told returns the spot for people: with the name of its place where it has
// one, else as String.
func (s spot) told(to string) string {
	if place := s.place(to); place != "" {
		return clean(s.name) + "  " + place
	}
	return s.String()
}

// String returns the spot as an editor or a terminal can follow it:
// path:line:column, or path@x,y+wxh in a picture.
func (s spot) String() string {
	switch {
	case s.whole:
		return clean(s.name)
	case s.picture:
		return fmt.Sprintf("%s@%d,%d+%dx%d", clean(s.name), s.Region.Min.X, s.Region.Min.Y, s.Region.Dx(), s.Region.Dy())
	}
	at := s.Source.Position(s.Start)
	return fmt.Sprintf("%s:%d:%d", clean(s.name), at.Line, at.Column)
}
