package rules

import "unicode/utf8"

// A runeset is a set of characters, roughly: what it doesn't have is not in it.
type runeset [16]uint64

func (s *runeset) add(r rune) {
	h := placeOf(r)
	s[h/64] |= 1 << (h % 64)
}

func (s *runeset) join(o *runeset) {
	for i := range s {
		s[i] |= o[i]
	}
}

func (s *runeset) has(r rune) bool { return s.hasAt(placeOf(r)) }

func (s *runeset) hasAt(place uint16) bool { return s[place/64%16]>>(place%64)&1 != 0 }

// placeOf returns where r is in a runeset, 0 to 1023.
func placeOf(r rune) uint16 { return uint16(uint32(r) * 0x9E3779B1 >> 22) }

// runesOf returns those of words by one of their characters.
func runesOf(list []string, of func(string) rune) *runeset {
	s := new(runeset)
	for _, w := range list {
		s.add(of(w))
	}
	return s
}

// pairsOf returns the first two characters of each of words; nil where some have
// only one.
func pairsOf(list []string) *runeset {
	s := new(runeset)
	for _, w := range list {
		if _, n := utf8.DecodeRuneInString(w); n == len(w) {
			return nil
		}
		s.add(firstTwo(w))
	}
	return s
}

// firstTwo makes one sign of the two that s begins with.
func firstTwo(s string) rune {
	a, n := utf8.DecodeRuneInString(s)
	b, _ := utf8.DecodeRuneInString(s[n:])
	return a<<11 ^ b
}

// A glance is a text as runesets are asked about it: by byte, of the character
// that begins there, its place in them and its length; 0 within a character.
type glance []uint16

const isSpace, lengthShift = 1 << 10, 11

// glanceAt returns the glance at a text, in the room of g if that is enough.
func glanceAt(g glance, text string) glance {
	if cap(g) < len(text) {
		g = make(glance, len(text))
	}
	g = g[:len(text)]
	clear(g)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		g[i] = uint16(n)<<lengthShift | placeOf(r)
		if r == ' ' {
			g[i] |= isSpace
		}
		i += n
	}
	return g
}

// A neighbour is what must stand beside a phrase's anchor, on one side of it: one
// of signs, at most far characters away, spaces not counted. Most anchors are
// common words: it tells nearly all of them from a phrase at a glance.
type neighbour struct {
	signs *runeset // nil: anything
	far   int
}

// besides works out what must stand before and after the anchor.
func (p *phrase) besides() {
	for k := p.anchor - 1; k >= 0; k-- {
		if p.prev.goes(&p.elems[k]) {
			continue
		}
		p.prev.signs = p.elems[k].ends()
		break
	}
	for k := p.anchor + 1; k < len(p.elems); k++ {
		if p.next.goes(&p.elems[k]) {
			continue
		}
		p.next.signs = p.elems[k].opens()
		break
	}
}

// goes widens b by an element that may take up room or not.
func (b *neighbour) goes(e *elem) bool {
	switch {
	case e.not:
	case e.kind == gapElem:
		b.far += e.most
	case e.optional && e.kind == wordElem:
		b.far += e.longest() // bytes, more than characters
	default:
		return false
	}
	return true
}

// opens returns what e begins with, nil where that may be anything.
func (e *elem) opens() *runeset {
	switch {
	case e.optional, e.not, e.edge:
	case e.kind == numberElem:
		return numerals()
	case e.kind == wordElem:
		return e.first
	}
	return nil
}

// ends returns what e ends with, nil where that may be anything.
func (e *elem) ends() *runeset {
	switch {
	case e.optional, e.not, e.edge:
	case e.kind == numberElem:
		return numerals()
	case e.kind == wordElem:
		return e.last
	}
	return nil
}

// mayStand is the quick look: whether what must stand beside the anchor at
// bytes i to j of a text may stand there.
func (p *phrase) mayStand(g glance, i, j int) bool { return p.next.after(g, j) && p.prev.before(g, i) }

func (b *neighbour) after(g glance, i int) bool {
	if b.signs == nil {
		return true
	}
	for far := b.far; i < len(g); i += int(g[i] >> lengthShift) {
		if g[i]&isSpace != 0 {
			continue
		}
		if b.signs.hasAt(g[i]) {
			return true
		}
		if far--; far < 0 {
			return false
		}
	}
	return false
}

func (b *neighbour) before(g glance, i int) bool {
	if b.signs == nil {
		return true
	}
	for far := b.far; i > 0; {
		if i--; g[i] == 0 || g[i]&isSpace != 0 {
			continue
		}
		if b.signs.hasAt(g[i]) {
			return true
		}
		if far--; far < 0 {
			return false
		}
	}
	return false
}
