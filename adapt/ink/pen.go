package ink

import (
	"image/color"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// A Pen sets and paints words. It serves one goroutine.
type Pen struct {
	faces [2][]*font.Face // plain, bold
	own   int
	shape shaping.HarfbuzzShaper
	split shaping.Segmenter
}

// Pen returns a pen with these typefaces.
func (f *Fonts) Pen() *Pen {
	p := &Pen{own: f.own}
	for i, set := range [...][]*font.Font{f.plain, f.bold} {
		for _, one := range set {
			p.faces[i] = append(p.faces[i], font.NewFace(one))
		}
	}
	return p
}

// Lacks returns the characters of s that no typeface has, each once, in order.
// Those that join or colour others, and white space, need none.
func (p *Pen) Lacks(s string) []rune {
	var out []rune
	for _, r := range s {
		if !silent(r) && !p.has(r) && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

func (p *Pen) has(r rune) bool {
	for _, f := range p.faces[0] {
		if _, ok := f.NominalGlyph(r); ok {
			return true
		}
	}
	return false
}

// silent reports whether a character paints nothing by itself.
func silent(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}

// A Text is words to set. The ranges are bytes of S.
type Text struct {
	S      string
	Strong [][2]int // set bold and in Style.Strong
	Keep   [][2]int // not broken over two lines: a price, a name
	Words  [][2]int // words of Chinese, rather not broken; nil: nobody knows
}

// A Style is how words are set.
type Style struct {
	Size    float64 // of an em, in pixels
	Leading float64 // from line to line, in ems; 0 is 1.5
	Bold    bool
	Color   color.NRGBA
	Strong  color.NRGBA // of Text.Strong; the zero colour is Color
	Even    bool        // lines about as long as one another, as a headline wants
}

func (s Style) leading() float64 {
	if s.Leading == 0 {
		return 1.5 * s.Size
	}
	return s.Leading * s.Size
}

// A cluster is what can't be parted: a character, an emoji of several, a
// ligature.
type cluster struct {
	start, end int // runes of the text
	r          rune
	width      float64
	glyphs     []shaping.Glyph
	face       *font.Face
	strong     bool
}

// shaped cuts a text into clusters, each with its glyphs and its width.
func (p *Pen) shaped(t Text, st Style) ([]rune, []cluster) {
	runes := []rune(t.S)
	line := oneLine(runes)
	strong := runeMarks(t.S, t.Strong)
	han := slices.ContainsFunc(runes, wide)
	var out []cluster
	for i := 0; i < len(runes); {
		k := i + 1
		for k < len(runes) && strong[k] == strong[i] {
			k++
		}
		bold := 0
		if st.Bold || strong[i] {
			bold = 1
		}
		in := shaping.Input{Text: line, RunStart: i, RunEnd: k, Direction: di.DirectionLTR, Size: fixed.Int26_6(st.Size * 64),
			Script: language.Han, Language: language.NewLanguage("zh-Hans")}
		for _, run := range p.split.Split(in, &chooser{faces: p.faces[bold], own: p.own, han: han}) {
			run.Language = in.Language
			out = append(out, clusters(p.shape.Shape(run), runes, strong[i])...)
		}
		i = k
	}
	tighten(out, st.Size)
	return runes, out
}

// oneLine returns runes with a space for each end of a line or paragraph: the
// shaper sees one paragraph at a time and drops the others.
func oneLine(runes []rune) []rune {
	out := slices.Clone(runes)
	for i, r := range out {
		if r < ' ' || r == 0x85 || r == 0x2028 || r == 0x2029 {
			out[i] = ' '
		}
	}
	return out
}

// clusters gathers the glyphs of a run.
func clusters(run shaping.Output, runes []rune, strong bool) []cluster {
	var out []cluster
	for i := 0; i < len(run.Glyphs); {
		g := run.Glyphs[i]
		n := max(g.GlyphsCount(), 1)
		c := cluster{start: g.TextIndex(), end: g.TextIndex() + max(g.RunesCount(), 1), face: run.Face, strong: strong}
		c.r = runes[c.start]
		c.glyphs = run.Glyphs[i:min(i+n, len(run.Glyphs))]
		for _, one := range c.glyphs {
			c.width += float64(one.Advance) / 64
		}
		out = append(out, c)
		i += n
	}
	return out
}

// halfEmpty are the closing marks whose right half is blank. ℃ is none, though
// no line begins with it.
const halfEmpty = "）〕］｝〉》」』】〗”’。，、；：！？．"

// tighten takes the empty half from a full-width mark that stands before
// another: 。” and 》，（ take one and a half ems, not two (CLREQ, 3.1.6).
func tighten(cs []cluster, size float64) {
	for i := 0; i+1 < len(cs); i++ {
		a, b := &cs[i], &cs[i+1]
		if a.width < 0.9*size || b.width < 0.9*size {
			continue
		}
		if strings.ContainsRune(halfEmpty, a.r) && (closing(b.r) || opening(b.r)) || opening(a.r) && opening(b.r) {
			a.width -= size / 2
		}
	}
}

// runeMarks says of each rune of s whether one of the byte ranges covers it.
func runeMarks(s string, ranges [][2]int) []bool {
	var out []bool
	for i := range s {
		in := false
		for _, r := range ranges {
			in = in || r[0] <= i && i < r[1]
		}
		out = append(out, in)
	}
	return out
}

// A chooser gives each character the first typeface that has it. The quotation
// marks and dashes that Chinese and Latin share come from the Chinese one in
// Chinese words: there they take a whole em.
type chooser struct {
	faces []*font.Face
	own   int
	han   bool
	last  *font.Face
}

// ResolveFace implements shaping.Fontmap.
func (c *chooser) ResolveFace(r rune) *font.Face {
	if silent(r) && !unicode.IsSpace(r) && c.last != nil {
		return c.last
	}
	for i, f := range c.faces {
		if i < c.own && c.han && shared(r) {
			if _, ok := f.NominalGlyph('的'); !ok {
				continue
			}
		}
		if _, ok := f.NominalGlyph(r); ok {
			c.last = f
			return f
		}
	}
	return c.faces[0]
}

func shared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·':
		return true
	}
	return false
}
