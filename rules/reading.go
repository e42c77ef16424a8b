package rules

import (
	"unicode"
	"unicode/utf8"

	"onevoice/lint"
	"onevoice/lint/doc"
)

// A reading is a block's text as claims are matched in it: folded, with the
// way back to the bytes of the block.
type reading struct {
	text string
	src  []int32  // where each byte of text came from, and one more for the end; nil: the same
	bent [][2]int // of an evasive reading: what was spelt in another way
}

func (r *reading) origin(i int) int {
	if r.src == nil {
		return i
	}
	return int(r.src[i])
}

// A rewriter builds a reading by copying and replacing.
type rewriter struct {
	from string
	out  []byte
	src  []int32
	done int // bytes of from taken in
}

// keep copies from up to byte i as it is.
func (w *rewriter) keep(i int) {
	for ; w.done < i; w.done++ {
		w.out, w.src = append(w.out, w.from[w.done]), append(w.src, int32(w.done))
	}
}

// put replaces from's bytes up to i by s. Each character of s begins where the
// replaced bytes begin, so that a range of it reaches over all of them.
func (w *rewriter) put(s string, i int) {
	for k := range len(s) {
		w.out, w.src = append(w.out, s[k]), append(w.src, int32(w.done))
	}
	w.done = i
}

func (w *rewriter) finish() reading {
	w.keep(len(w.from))
	return reading{text: string(w.out), src: append(w.src, int32(len(w.from)))}
}

// end returns where in the original what ends at byte i of the text ends. It
// is the start of what follows, less what was dropped between.
func (r *reading) end(i int) int { return r.origin(i) }

// readingOf is the key under which rules share a block's reading.
type readingOf struct{ b *doc.Block }

// plain returns the block's text in lower case, half width and simplified
// characters, without what nobody sees.
func (l *lore) plain(p *lint.Pass, b *doc.Block) *reading {
	return lint.Once(p, readingOf{b}, func() *reading {
		r := l.fold(b.Text.String())
		return &r
	})
}

// fold folds s; where nothing changes it costs nothing.
func (l *lore) fold(s string) reading {
	at := l.next(s, 0)
	if at == len(s) {
		return reading{text: s}
	}
	w := rewriter{from: s}
	for ; at < len(s); at = l.next(s, w.done) {
		w.keep(at)
		r, n := utf8.DecodeRuneInString(s[at:])
		to := l.sign(r)
		if to < 0 {
			w.put("", at+n)
			continue
		}
		w.put(string(to), at+n)
	}
	return w.finish()
}

func (l *lore) next(s string, i int) int {
	for i < len(s) {
		if c := s[i]; c < 0x80 {
			if 'A' <= c && c <= 'Z' {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if n > 1 && l.sign(r) != r {
			return i
		}
		i += n
	}
	return len(s)
}

// sign returns the sign that r counts as; -1 when nobody sees it.
func (l *lore) sign(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0xAD:
		return r
	case r >= 0x4E00 && r <= 0x9FFF:
		if s, ok := l.simple[r]; ok {
			return s
		}
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		return l.sign(r - 0xFF01 + '!')
	case r == 0x3000 || r == 0xA0:
		return ' '
	case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) && r < 0x0370:
		return -1
	}
	return unicode.ToLower(r)
}
