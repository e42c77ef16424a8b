package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/lint/words"
)

// A bender finds phrases that are spelt in another way. A spelling counts only
// when a whole phrase results: no character is ever changed by itself.
type bender struct {
	root     *bentNode
	spelt    []keyed[token]   // as read
	tokens   map[rune][]token // by first character
	opening  map[rune][]token // those of them that a phrase can begin with
	first    *[1 << 13]uint8  // one bit for each character below U+10000 that a spelling can begin with
	second   *openings        // two Han characters that a spelling can begin with
	ordinary map[rune][]string
}

// A token is a way to write a character, or several.
type token struct {
	text  string
	as    string
	plain bool // an ordinary way: 1 for 一
	alone bool // the first letter of its pinyin only
	first rune // of as
}

// newBender makes a bender of the lists in lore files. A line of phrases is
// words, or a beginning with a colon and the words that go on from it; what
// follows a ! in a word are characters that don't come next, a ? before it
// marks a phrase that is lawful as it is. A line of
// spellings is a character, or several, and the ways to write it.
func newBender(phrases, spellings, ordinary string) *bender {
	b := &bender{root: &bentNode{}, opening: map[rune][]token{}, first: new([1 << 13]uint8)}
	for line := range strings.Lines(phrases) {
		head, rest, ok := strings.Cut(line, ":")
		if !ok {
			head, rest = "", line
		}
		for _, w := range strings.Fields(rest) {
			b.phrase(strings.TrimSpace(head) + w)
		}
	}
	for line := range strings.Lines(spellings) {
		if f := strings.Fields(line); len(f) > 1 {
			b.spell(f[0], f[1:])
		}
	}
	var ways []keyed[string]
	for _, w := range strings.Fields(ordinary) {
		for _, r := range w {
			ways = append(ways, keyed[string]{r, w})
		}
	}
	b.ordinary, b.tokens, b.spelt = grouped(ways), grouped(b.spelt), nil
	b.second = b.openings()
	for r, list := range b.tokens {
		slices.SortStableFunc(list, func(a, b token) int { return len(b.text) - len(a.text) })
		if slices.ContainsFunc(list, b.opens) {
			b.opening[r] = slices.DeleteFunc(slices.Clone(list), func(t token) bool { return !b.opens(t) })
		}
	}
	return b
}

// opens reports whether a phrase can begin with a token.
func (b *bender) opens(t token) bool { return b.root.child(t.first) != nil }

func (b *bender) phrase(w string) {
	w, not, _ := strings.Cut(w, "!")
	w, mild := strings.CutSuffix(w, "?")
	n := b.root
	for i, r := range w {
		if i == 0 {
			b.begins(r)
		}
		next := n.child(r)
		if next == nil {
			next = n.grow(r)
		}
		n = next
	}
	n.phrase, n.not, n.mild = w, not, mild
}

func (b *bender) spell(as string, by []string) {
	opens, _ := utf8.DecodeRuneInString(as)
	for i, w := range by {
		plain := w[0] == '=' && len(w) > 1
		if plain {
			w = w[1:]
		}
		if w == as {
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		b.spelt = append(b.spelt, keyed[token]{r, token{text: w, as: as, plain: plain, first: opens}})
		if i == 0 && len(w) > 1 && w[0] >= 'a' && w[0] <= 'z' {
			b.spelt = append(b.spelt, keyed[token]{r, token{text: w[:1], as: as, alone: true, first: opens}})
		}
		if b.root.child(opens) != nil {
			b.begins(r)
		}
	}
}

func (b *bender) begins(r rune) {
	if r < 1<<16 {
		b.first[r>>3] |= 1 << (r & 7)
	}
}

func (b *bender) mayBegin(r rune) bool { return r >= 1<<16 || b.first[r>>3]&(1<<(r&7)) != 0 }

// A straight is a stretch of text and the phrase it stands for.
type straight struct {
	start, end int
	guess
	loose bool // only held apart: by signs, and no phrase of the list; by spaces, which is a way to set type
}

// find returns the bent phrases of a reading, in order; none overlap.
func (b *bender) find(r *reading) []straight {
	var all []straight
	for i := 0; i < len(r.text); {
		c, size := utf8.DecodeRuneInString(r.text[i:])
		if b.mayBegin(c) && b.second.has(c, r.text[i+size:]) && !(i > 0 && latin(c) && latin(lastRune(r.text[:i]))) {
			if s, ok := b.longest(r, i); ok {
				all = append(all, s)
				i = s.end
				continue
			}
		}
		if words.IsHan(c) && partedAfter(r.text, i+size) {
			if s, ok := heldApart(r.text, i, size); ok {
				all = append(all, s)
				i = s.end
				continue
			}
		}
		i += size
	}
	return all
}

// straighten returns the reading with each bent phrase as it is meant.
func straighten(r *reading, all []straight) *reading {
	w := rewriter{from: r.text}
	var bent [][2]int
	for _, s := range all {
		w.keep(s.start)
		at, k := w.out.Len(), 0
		for _, c := range s.phrase {
			w.done = s.start + int(s.at[k])
			w.put(string(c), w.done)
			k++
		}
		w.done = s.end
		bent = append(bent, [2]int{at, w.out.Len()})
	}
	out := w.finish()
	for i := range out.src {
		out.src[i] = int32(r.origin(int(out.src[i])))
	}
	out.bent = bent
	return &out
}

// longest returns the longest bent phrase that begins at byte i.
func (b *bender) longest(r *reading, i int) (straight, bool) {
	var best straight
	b.walk(r.text, i, i, b.root, guess{}, func(end int, n *bentNode, how guess) {
		if end > best.end && b.counts(r, i, end, n, how) {
			how.phrase = n.phrase
			best = straight{start: i, end: end, guess: how, loose: how.bent+how.marks+how.brackets == 0 && !r.oddIn(i, end)}
		}
	})
	return best, best.end > 0
}

func (b *bender) walk(s string, start, i int, n *bentNode, how guess, found func(int, *bentNode, guess)) {
	if n.phrase != "" {
		found(i, n, how)
	}
	if i >= len(s) || n.first == nil || how.n >= len(how.at)-3 || i-start > 1<<12 {
		return
	}
	if how.n > 0 {
		if j, then := separators(s, i, how); j > i && j < len(s) {
			b.step(s, start, j, n, then, found)
		}
	}
	b.step(s, start, i, n, how, found)
}

func (b *bender) step(s string, start, i int, n *bentNode, how guess, found func(int, *bentNode, guess)) {
	r, size := utf8.DecodeRuneInString(s[i:])
	if next := n.child(r); next != nil {
		then := how
		then.add(i-start, 1)
		then.exact++
		b.walk(s, start, i+size, next, then, found)
	}
	tokens := b.tokens[r]
	if n == b.root {
		tokens = b.opening[r]
	}
	for k := range tokens {
		t := &tokens[k]
		if n.some&bit(t.first) == 0 || !strings.HasPrefix(s[i:], t.text) {
			continue
		}
		next, then := n, how
		for _, c := range t.as {
			if next = next.child(c); next == nil {
				break
			}
			then.add(i-start, 1)
		}
		if next == nil {
			continue
		}
		switch {
		case t.plain:
		case t.alone:
			then.initials++
			then.bent++
		default:
			then.bent += utf8.RuneCountInString(t.as)
			if words.IsHan(r) && len(t.text) <= 4 && len(t.as) <= 4 {
				then.sounds++
			}
		}
		b.walk(s, start, i+len(t.text), next, then, found)
	}
	b.gloss(s, start, i, n, how, found)
}

// gloss passes over a reading aid: 最zui好 is 最好.
func (b *bender) gloss(s string, start, i int, n *bentNode, how guess, found func(int, *bentNode, guess)) {
	if how.n == 0 || s[i] < 'a' || s[i] > 'z' {
		return
	}
	last := firstRune(s[start+int(how.at[how.n-1]):])
	if !words.IsHan(last) {
		return
	}
	for _, t := range b.tokens[rune(s[i])] {
		if !t.alone && strings.HasPrefix(s[i:], t.text) && (string(last) == t.as || b.spells(last, t.as)) {
			how.bent++
			b.walk(s, start, i+len(t.text), n, how, found)
			return
		}
	}
}

func (b *bender) spells(r rune, as string) bool {
	return slices.ContainsFunc(b.tokens[r], func(t token) bool { return t.as == as && t.text == string(r) })
}

func (h *guess) add(at, n int) {
	h.at[h.n] = uint16(at)
	h.n += n
}
