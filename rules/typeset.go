package rules

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A fault is one way in which setting goes wrong; each is a rule's own.
type fault string

const (
	latinSpace   fault = "latin"    // between Chinese and letters or digits
	markSpace    fault = "mark"     // round a full-width mark
	bracketSpace fault = "bracket"  // outside a half-width bracket
	doubleSpace  fault = "double"   // two where one does
	unitSpace    fault = "unit"     // between a number and its unit
	halfFault    fault = "half"     // , after Chinese
	fullFault    fault = "full"     // ， in English
	quoteStyle   fault = "quotes"   // not the house's
	bracketStyle fault = "brackets" // not the house's
	ellipsis     fault = "ellipsis"
	dashFault    fault = "dash"
	repeated     fault = "repeat"
	wideFault    fault = "wide" // letters and digits of full width
)

// A slip is one place where the setting is wrong, with what would mend it.
type slip struct {
	fault      fault
	block      *doc.Block
	start, end int    // what it points at
	swaps      []swap // none: a person must decide
}

// A swap puts other signs in place of text[start:end].
type swap struct {
	start, end int
	new        string
}

// A house is what a kit says about setting.
type house struct {
	space                      bool
	quotes, brackets, ellipsis string
	loud                       bool           // another rule counts exclamation marks
	fixed                      *words.Matcher // what is written as the kit writes it
}

func newHouse(kit *brandkit.Kit) *house {
	t := kit.Typography
	h := &house{
		space:  t.CJKLatinSpace == nil || *t.CJKLatinSpace,
		quotes: t.Quotes, brackets: t.Brackets, ellipsis: t.Ellipsis,
		loud: kit.Voice.Exclamation.MaxRun > 0,
	}
	fixed := []string{kit.Brand.ZH, kit.Brand.EN, kit.Brand.Legal.ZH, kit.Brand.Legal.EN}
	for _, n := range kit.Names {
		fixed = append(fixed, n.Text, n.ZH, n.EN)
	}
	for _, t := range kit.Taglines {
		fixed = append(fixed, t.Text)
	}
	for _, s := range kit.Statements {
		fixed = append(fixed, s.Text)
	}
	for _, t := range kit.Terms {
		fixed = append(fixed, t.Say)
	}
	if fixed = slices.DeleteFunc(fixed, func(s string) bool { return s == "" }); len(fixed) > 0 {
		h.fixed = words.NewMatcher(fixed)
	}
	return h
}

// slipsOf is the key under which the rules of setting share the one pass over
// a document.
type slipsOf struct{ d *doc.Document }

// slips returns what is wrong with the setting of d, in order of its blocks.
func slips(p *lint.Pass, d *doc.Document, cache *perKit[*house]) []slip {
	return lint.Once(p, slipsOf{d}, func() []slip {
		t := setter{house: cache.get(p.Kit, newHouse), doc: d, cutter: cutter{html: d.Format == "html"}}
		for i := range d.Blocks {
			switch b := &d.Blocks[i]; b.Kind {
			case doc.Code, doc.Picture, doc.Break, doc.Tag: // no prose; a topic is spelt as the platform does
			default:
				if !b.Text.Painted() { // a machine's reading of spaces and marks is nothing to judge by
					t.block(b)
				}
			}
		}
		return t.out
	})
}

// A setter reads a document's blocks one after the other.
type setter struct {
	house *house
	doc   *doc.Document
	b     *doc.Block
	s     string
	cutter
	ps     []piece
	line   typeLine
	opened []int // brackets not closed yet, by piece
	out    []slip
	swaps  []swap // of the last of them
}

// A typeLine is what a setter knows of the line it is in.
type typeLine struct {
	first, last int  // its pieces
	han         bool // it has Chinese
	seen        bool // some of it stands before the piece looked at
	english     bool // it is nothing but English, in more than single words
	straight    []int
	curly       bool
}

func (t *setter) block(b *doc.Block) {
	from := len(t.out)
	t.b, t.s, t.opened = b, b.Text.String(), t.opened[:0]
	t.ps = t.cut(b)
	for k := 1; k < len(t.ps); k = t.line.last + 2 {
		t.begin(k)
		for ; k <= t.line.last; k++ {
			t.look(k)
		}
		t.quotations()
	}
	if len(t.out) > from {
		t.out = t.keep(t.out, from)
	}
}

// begin starts the line whose first piece is k.
func (t *setter) begin(k int) {
	l := typeLine{first: k, straight: t.line.straight[:0]}
	lower, phrase, other := false, false, t.kana > 0 || t.hans
	for ; t.ps[k].kind != lineEnd; k++ {
		switch p := t.ps[k]; p.kind {
		case hanPiece:
			l.han = true
		case latinPiece:
			if word := t.s[p.start:p.end]; !digit(word[0]) && len(word) > 1 {
				lower = lower || strings.ToLower(word) == word
				phrase = phrase || t.ps[k+1].kind == spacePiece && t.ps[k+2].kind == latinPiece
			}
		case widePiece:
			other = true
		case straightPiece:
			l.straight = append(l.straight, k)
		case curlyOpen:
			l.curly = true
		}
	}
	l.last = k - 1
	l.english = lower && phrase && !other
	t.line = l
}

// look finds what is wrong at piece k and just after it.
func (t *setter) look(k int) {
	switch t.ps[k].kind {
	case hanPiece:
		t.line.seen = true
		t.seam(k)
	case latinPiece:
		t.seam(k)
		t.unit(k)
	case codePiece, linkPiece:
		t.seam(k)
	case spacePiece:
		t.blank(k)
	case halfMark:
		t.half(k)
	case fullMark:
		t.full(k)
	case dotsPiece:
		t.dots(k)
	case dashPiece:
		t.dash(k)
	case widePiece:
		p := t.ps[k]
		t.slip(wideFault, p.start, p.end, swap{p.start, p.end, words.Narrow(t.s[p.start:p.end]).Text})
	case halfOpen, fullOpen:
		t.opened = append(t.opened, k)
	case halfShut, fullShut:
		t.shut(k)
	}
}

func (t *setter) slip(f fault, start, end int, swaps ...swap) {
	if cap(t.swaps)-len(t.swaps) < len(swaps) { // those there are stay where they are
		t.swaps = make([]swap, 0, 2*cap(t.swaps)+len(swaps))
	}
	n := len(t.swaps)
	t.swaps = append(t.swaps, swaps...)
	if n := len(t.out); n == cap(t.out) {
		t.out = slices.Grow(t.out, max(n, 4))
	}
	t.out = append(t.out, slip{f, t.b, start, end, t.swaps[n:len(t.swaps):len(t.swaps)]})
}

// insert reports that a space is missing at byte i.
func (t *setter) insert(f fault, i int) {
	_, n := utf8.DecodeLastRuneInString(t.s[:i])
	_, m := utf8.DecodeRuneInString(t.s[i:])
	t.slip(f, i-n, i+m, swap{i, i, " "})
}

// keep drops from out[from:] what isn't for these rules: Japanese and Korean,
// and what stands inside a name, a tagline or a statement, which are written
// as the kit writes them.
func (t *setter) keep(out []slip, from int) []slip {
	if t.kana > 0 && words.Lang(t.s) != "zh" {
		return out[:from]
	}
	if t.house.fixed == nil {
		return out
	}
	found := t.house.fixed.Find(t.s)
	if len(found) == 0 {
		return out
	}
	slices.SortFunc(found, func(a, b words.Match) int { return a.Start - b.Start })
	for k := 1; k < len(found); k++ {
		found[k].End = max(found[k].End, found[k-1].End) // the farthest that any reaches which begins no later
	}
	inside := func(w swap) bool {
		from, to := w.start, w.end
		if from == to {
			from, to = from-1, to+1
		}
		k := sort.Search(len(found), func(k int) bool { return found[k].Start > from })
		return k > 0 && to <= found[k-1].End
	}
	kept := slices.DeleteFunc(out[from:], func(s slip) bool {
		return slices.ContainsFunc(s.swaps, inside) || inside(swap{start: s.start, end: s.end})
	})
	return out[:from+len(kept)]
}
