package rules

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A reading is a block's text as claims are matched in it: folded, with the
// way back to the bytes of the block.
type reading struct {
	text string
	odd  []int    // places written as nobody has a reason to, see place; in order
	src  []int32  // where each byte of text came from, and one more for the end; nil: the same
	bent [][2]int // of an evasive reading: what was spelt in another way

	stops *stops // made when first asked for
}

func (r *reading) origin(i int) int {
	if r.src == nil {
		return i
	}
	return int(r.src[i])
}

// at returns where in the text what stands at byte i of the block came to be.
func (r *reading) at(i int) int {
	if r.src == nil {
		return i
	}
	k, _ := slices.BinarySearch(r.src, int32(i))
	return min(k, len(r.text))
}

// A rewriter builds a reading by copying and replacing.
type rewriter struct {
	from string
	out  strings.Builder
	src  []int32
	odd  []int
	done int // bytes of from taken in
}

// keep copies from up to byte i as it is.
func (w *rewriter) keep(i int) {
	w.out.WriteString(w.from[w.done:i])
	n := len(w.src)
	w.src = slices.Grow(w.src, i-w.done)[:n+i-w.done]
	for k := range w.src[n:] {
		w.src[n+k] = int32(w.done + k)
	}
	w.done = i
}

// put replaces from's bytes up to i by s. Each character of s begins where the
// replaced bytes begin, so that a range of it reaches over all of them.
func (w *rewriter) put(s string, i int) {
	w.out.WriteString(s)
	for range len(s) {
		w.src = append(w.src, int32(w.done))
	}
	w.done = i
}

func (w *rewriter) finish() reading {
	w.keep(len(w.from))
	return reading{text: w.out.String(), src: append(w.src, int32(len(w.from))), odd: w.odd}
}

// end returns where in the original what ends at byte i of the text ends: the
// start of what follows. What was put in the place of one sign ends with it.
func (r *reading) end(i int) int {
	if r.src == nil {
		return i
	}
	for i > 0 && i+1 < len(r.src) && r.src[i] == r.src[i-1] {
		i++
	}
	return int(r.src[i])
}

// readingOf is the key under which rules share a block's reading.
type readingOf struct{ b *doc.Block }

// plain returns the block's text in lower case, half width and simplified
// characters, with plain digits, without what nobody sees.
func (l *lore) plain(p *lint.Pass, b *doc.Block) *reading {
	return lint.Once(p, readingOf{b}, func() *reading {
		r := l.fold(b.Text.String())
		return &r
	})
}

// fold folds s; where nothing changes it costs nothing.
func (l *lore) fold(s string) reading {
	at := unlike(s, 0)
	if at == len(s) {
		return reading{text: s}
	}
	w := rewriter{from: s, src: make([]int32, 0, len(s)+1)}
	w.out.Grow(len(s))
	for ; at < len(s); at = unlike(s, w.done) {
		w.keep(at)
		r, n := utf8.DecodeRuneInString(s[at:])
		w.sign(r, at+n)
	}
	return w.finish()
}

// sign puts what r counts as in place of it.
func (w *rewriter) sign(r rune, end int) {
	if n := enclosed(r); n > 9 {
		w.odd = append(w.odd, place(w.out.Len(), true))
		w.put(strconv.Itoa(n), end)
		return
	}
	to, odd := sign(r)
	switch {
	case r == keycap && w.out.Len() > 0:
		w.odd = append(w.odd, place(w.out.Len()-1, true))
	case odd:
		w.odd = append(w.odd, place(w.out.Len(), to >= 0))
	}
	if to < 0 {
		w.put("", end)
		return
	}
	w.put(string(to), end)
}

// place is byte i of the text, doubled; one more where it is a sign that stands
// there, and not the place before it.
func place(i int, sign bool) int {
	if sign {
		return 2*i + 1
	}
	return 2 * i
}

// oddIn reports whether something in text[i:j] is written as nobody would.
func (r *reading) oddIn(i, j int) bool {
	k, _ := slices.BinarySearch(r.odd, 2*i+1)
	return k < len(r.odd) && r.odd[k] < 2*j
}

// unlike returns the first byte from i on whose sign counts as another.
func unlike(s string, i int) int {
	for {
		if i = words.Ordinary(s, i); i == len(s) {
			return i
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if to, _ := sign(r); n > 1 && to != r || r < 0x80 {
			return i
		}
		i += n
	}
}
