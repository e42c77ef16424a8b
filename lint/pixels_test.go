package lint

import (
	"errors"
	"image"
	"sync/atomic"
	"testing"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// painting makes a picture document that counts how often it is unfolded.
func painting(name string, times *atomic.Int32, words string) *doc.Document {
	src := doc.NewSource(name, []byte{1})
	img := &doc.Image{Source: src, Format: "png", Width: 4, Height: 4, Memory: pictureMemory}
	img.Decode = func() (*image.NRGBA, error) {
		times.Add(1)
		return image.NewNRGBA(image.Rect(0, 0, 4, 4)), nil
	}
	img.Words = func(pixels func() (*image.NRGBA, error)) ([]doc.Block, error) {
		m, err := pixels()
		return []doc.Block{{Kind: doc.Paragraph, Text: doc.Derive(words, doc.Span{Source: src, Region: m.Bounds()})}}, err
	}
	return &doc.Document{Source: src, Format: "picture", Blocks: []doc.Block{{Kind: doc.Picture, Image: img}}}
}

// lookAt asks for the pixels and says nothing.
func lookAt(id string) Rule {
	return Rule{ID: id, Severity: Warning, Scope: Scope{Kinds: []doc.Kind{doc.Picture}}, Check: func(p *Pass) error {
		for _, b := range p.Blocks() {
			if m, err := p.Pixels(b.Image); err != nil || m.Bounds().Dx() != 4 {
				return errors.Join(err, errors.New("no pixels"))
			}
		}
		return nil
	}}
}

// A picture is unfolded once for all rules and its words, also where many
// share the room of one, and a rule finds the words at their place.
func TestPixelsOnce(t *testing.T) {
	var times atomic.Int32
	var docs []*doc.Document
	for _, name := range []string{"a.png", "b.png", "c.png", "d.png"} {
		docs = append(docs, painting(name, &times, "好 坏"))
	}
	r := run(t, &brandkit.Kit{}, []Rule{lookAt("look/a"), lookAt("look/b"), sayNo("x/no", Scope{})}, docs...)
	if len(r.Failed) > 0 || times.Load() != 4 {
		t.Errorf("unfolded %d times for 4 pictures, %v", times.Load(), r.Failed)
	}
	if len(r.Findings) != 4 || r.Findings[0].Place.Span().Region.Dx() != 4 {
		t.Errorf("%d findings: %+v", len(r.Findings), r.Findings)
	}
}

// Where no rule looks at words, nobody reads them.
func TestWordsUnread(t *testing.T) {
	var times atomic.Int32
	d := painting("a.png", &times, "坏")
	d.Blocks[0].Image.Words = func(func() (*image.NRGBA, error)) ([]doc.Block, error) {
		return nil, &lang.Error{Path: "a.png", What: lang.Same("read for nothing")}
	}
	if r := run(t, &brandkit.Kit{}, []Rule{lookAt("look/a")}, d); len(r.Failed) > 0 {
		t.Error(r.Failed)
	}
	if r := run(t, &brandkit.Kit{}, []Rule{sayNo("x/no", Scope{})}, d); len(r.Failed) != 1 {
		t.Errorf("%d failures, want 1", len(r.Failed))
	}
}
