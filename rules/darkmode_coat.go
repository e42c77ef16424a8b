package rules

import (
	"bytes"
	"image/color"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"onevoice/lint/doc"
	"onevoice/lint/look"
)

// A coat is what an element's words are shown in, by day and in the dark.
type coat struct {
	name                  string
	words, ground         color.NRGBA
	darkWords, darkGround color.NRGBA
	over                  color.NRGBA // the ground the dark mode reckons with: as set, not as mixed
	known                 bool        // no picture or ramp behind it
	left                  bool        // data-no-dark: nothing in it is recoloured
	at                    doc.Span    // what set the last colour
}

// coats walks through a page and knows the coat of the words it stands at.
type coats struct {
	src   *doc.Source
	z     *html.Tokenizer
	at    int // where the token begins
	stack []coat
}

func newCoats(src *doc.Source) *coats {
	page, white := look.DarkPage(), color.NRGBA{255, 255, 255, 255}
	c := coat{words: look.LightWords(), ground: white, darkGround: page, over: page, known: true}
	c.darkWords = look.DarkWords(c.words, page)
	return &coats{src: src, z: html.NewTokenizer(bytes.NewReader(src.Data)), stack: []coat{c}}
}

func (w *coats) top() coat { return w.stack[len(w.stack)-1] }

// next goes on to the next words that are shown; false at the end.
func (w *coats) next() bool {
	for {
		kind := w.z.Next()
		from := w.at
		w.at += len(w.z.Raw())
		switch kind {
		case html.ErrorToken:
			return false
		case html.StartTagToken:
			w.open(from, w.at-from)
		case html.EndTagToken:
			name, _ := w.z.TagName()
			w.close(string(name))
		case html.TextToken:
			if strings.ContainsFunc(string(w.z.Text()), unicode.IsLetter) && !w.hidden() {
				return true
			}
		}
	}
}

func (w *coats) hidden() bool {
	switch w.top().name {
	case "style", "script", "title", "template", "svg", "text", "tspan":
		return true
	}
	return false
}

// deepest is how far elements may lie in one another; what lies deeper is
// taken for flat, so that a hostile page costs no memory.
const deepest = 512

func (w *coats) open(from, n int) {
	t := w.z.Token()
	switch t.Data {
	case "br", "img", "hr", "input", "meta", "link", "col", "source", "wbr":
		return
	}
	if len(w.stack) > deepest {
		return
	}
	c := w.top()
	c.name = t.Data
	at := doc.Span{Source: w.src, Start: from, End: from + n}
	styles := map[string]string{}
	for _, a := range t.Attr {
		switch a.Key {
		case "style":
			for _, d := range strings.Split(a.Val, ";") {
				if k, v, ok := strings.Cut(d, ":"); ok {
					styles[strings.ToLower(strings.TrimSpace(k))] = v
				}
			}
			if i := bytes.Index(w.src.Data[from:from+n], []byte(a.Val)); i >= 0 && a.Val != "" {
				at.Start, at.End = from+i, from+i+len(a.Val)
			}
		case "bgcolor":
			styles["background-color"] = a.Val
		case "color":
			styles["color"] = a.Val
		case "data-no-dark":
			c.left = true
		}
	}
	c.dress(styles, at)
	w.stack = append(w.stack, c)
}

func (w *coats) close(name string) {
	for i := len(w.stack) - 1; i > 0; i-- {
		if w.stack[i].name == name {
			w.stack = w.stack[:i]
			return
		}
	}
}

// dress puts on what an element sets: its ground first, for its words are
// recoloured by it.
func (c *coat) dress(styles map[string]string, at doc.Span) {
	var turned bool
	for _, key := range [...]string{"background", "background-color", "background-image"} {
		v, ok := styles[key]
		if !ok {
			continue
		}
		if low := strings.ToLower(v); strings.Contains(low, "url(") || strings.Contains(low, "gradient") {
			c.known = false
			continue
		}
		if set := look.CSSColors(v); len(set) > 0 {
			c.lay(set[0].Color)
			c.at, turned = at, true
		}
	}
	if set := look.CSSColors(styles["color"]); len(set) > 0 {
		c.words, c.at, turned = set[0].Color, at, true
	}
	if !turned {
		return
	}
	if c.darkWords = c.words; !c.left {
		c.darkWords = look.DarkWords(c.words, c.over)
	}
}

// faint is the alpha below which the dark mode leaves a colour alone.
const faint = 0.05 * 255

// lay puts a ground on the one there is; a full one covers what was behind.
func (c *coat) lay(ground color.NRGBA) {
	dark := ground
	if !c.left && float64(ground.A) >= faint {
		dark = look.DarkGround(ground)
		c.over = dark
	}
	if ground.A == 255 {
		c.known = true
	}
	c.ground, c.darkGround = look.Over(ground, c.ground), look.Over(dark, c.darkGround)
}
