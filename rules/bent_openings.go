package rules

import (
	"strings"
	"unicode/utf8"
)

// openings say of two characters whether a bent phrase can begin with them,
// roughly: where they say no, none can. Most text is spared a closer look.
type openings struct {
	bits   [1 << 12]uint64
	always [1 << 10]uint64 // one bit for each character below U+10000 that may be a phrase, or several characters of one
}

// openings works out with what the bender's phrases can begin, in every
// spelling of their first two characters.
func (b *bender) openings() *openings {
	p := new(openings)
	var spelt []keyed[token]
	for _, list := range b.tokens {
		for _, t := range list {
			as, _ := utf8.DecodeRuneInString(t.as)
			spelt = append(spelt, keyed[token]{as, t})
		}
	}
	ways := grouped(spelt) // how a character is spelt
	for node := b.root.first; node != nil; node = node.beside {
		as := string(node.sign)
		p.learn(token{text: as, as: as}, node, ways)
		for _, t := range ways[node.sign] {
			p.learn(t, node, ways)
		}
	}
	return p
}

// learn adds what can follow when the first character of a phrase is spelt t.
func (p *openings) learn(t token, node *bentNode, ways map[rune][]token) {
	c, n := utf8.DecodeRuneInString(t.text)
	switch {
	case len(t.text) > n:
		d, _ := utf8.DecodeRuneInString(t.text[n:])
		p.add(c, d)
		return
	case node.phrase != "" || utf8.RuneCountInString(t.as) > 1:
		p.always[uint16(c)/64] |= bit(c)
		return
	}
	for second := node.first; second != nil; second = second.beside {
		p.add(c, second.sign)
		for _, t := range ways[second.sign] {
			d, _ := utf8.DecodeRuneInString(t.text)
			p.add(c, d)
		}
	}
}

func (p *openings) add(a, b rune) { h := pairOf(a, b); p.bits[h/64] |= 1 << (h % 64) }

func pairOf(a, b rune) uint32 { return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77) >> 14 }

// has reports whether a bent phrase may begin with c and go on with rest, in
// which up to three signs may stand between.
func (p *openings) has(c rune, rest string) bool {
	if p.always[uint16(c)/64]&bit(c) != 0 {
		return true
	}
	for range 4 {
		d, n := utf8.DecodeRuneInString(rest)
		if h := pairOf(c, d); p.bits[h/64]>>(h%64)&1 != 0 || 'a' <= d && d <= 'z' && c >= 0x80 {
			return true
		}
		if n == 0 || !mayPart(d) {
			return false
		}
		rest = rest[n:]
	}
	return false
}

// mayPart is the quick look: whether r may be a sign between the characters of
// a word. A letter after a character may be its reading.
func mayPart(r rune) bool {
	switch {
	case r < 0x80:
		return strings.IndexByte(" .[](){}_-*|/\\~^+=`#&@", byte(r)) >= 0
	case r >= 0x4E00 && r <= 0x9FFF:
		return r == '丨' || r == '丶'
	}
	return !strings.ContainsRune("，。！？；：“”‘’《》", r)
}
