package words

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// A Matcher finds many phrases in one pass; ten thousand cost what ten do. It
// makes no difference between cases or widths. A phrase with a Latin letter or
// a digit at its edge doesn't run on into another: best is not in bestie, 9.9
// not in 19.9; but best is in the best耳机, and 第一 in 全国第一名. It is built when first
// used and safe for goroutines; the zero value finds nothing.
type Matcher struct {
	phrases []string
	built   string // by Built; "": made of phrases
	once    sync.Once
	tree    tree
	begin   filter
}

// A Match is phrase number Phrase at text[Start:End].
type Match struct{ Phrase, Start, End int }

// NewMatcher returns a matcher for the phrases. Empty ones, and ones that are no
// UTF-8, are never found.
func NewMatcher(phrases []string) *Matcher { return &Matcher{phrases: phrases} }

// Find returns where the phrases stand in text, by start, then end, then
// phrase. Different phrases may overlap; a phrase doesn't overlap itself.
func (m *Matcher) Find(text string) []Match {
	if len(m.phrases) == 0 && m.built == "" {
		return nil
	}
	return m.In(Fold(text))
}

// In is Find for a text that is already folded; its matches are bytes of the
// original.
func (m *Matcher) In(f Folded) []Match {
	var out []Match
	m.Each(f, func(one Match) { out = append(out, one) })
	return out
}

// Each calls take with what In returns.
func (m *Matcher) Each(f Folded, take func(Match)) {
	m.once.Do(m.build)
	if len(m.tree.ends) <= 4 {
		return
	}
	s := seeking{m: m, f: f, take: take}
	text, before := f.Text, rune(0)
	a, n := utf8.DecodeRuneInString(text)
	b, w := utf8.DecodeRuneInString(text[n:])
	for i := 0; i < len(text); {
		if small(text[i]) { // a phrase begins with all of this word, or not here
			end, word := wordAt(text, i)
			if kind(before) != 2 && m.begin.mayWord(word) {
				s.at(i, many)
			}
			i, before = end, rune(text[end-1])
			a, n = utf8.DecodeRuneInString(text[i:])
			b, w = utf8.DecodeRuneInString(text[i+n:])
			continue
		}
		c, v := utf8.DecodeRuneInString(text[i+n+w:])
		if most := m.begin.may(a, b, c); most > 0 {
			if k := kind(a); (k == 0 || k != kind(before)) && !runsOnBefore(f, i) {
				s.at(i, most)
			}
		}
		before, a, b = a, b, c
		i, n, w = i+n, w, v
	}
}

// A seeking is a matcher at work on a text.
type seeking struct {
	m    *Matcher
	f    Folded
	take func(Match)
	open []Match // of phrases that can reach into themselves
}

// at takes the phrases of at most so many characters that begin at byte i.
func (s *seeking) at(i, most int) {
	text, tree, node := s.f.Text, &s.m.tree, int32(0)
	for j := i; j < len(text) && most > 0; most-- {
		r, n := utf8.DecodeRuneInString(text[j:])
		if node = tree.child(node, r); node == 0 {
			return
		}
		j += n
		if first := tree.ends.four(int(node)); first != 0 && !runsOnAfter(s.f, j, r) {
			one := Match{Start: s.f.Origin(i), End: s.f.Origin(j)}
			again := tree.again[first-1] != 0
			for p := first; p != 0; p = tree.more.four(int(p - 1)) {
				if one.Phrase = int(p - 1); !again || s.free(one) {
					s.take(one)
				}
			}
		}
	}
}

// reaches reports whether a phrase may end as it begins: 哈哈 reaches into
// itself in 哈哈哈.
func reaches(phrase string) bool {
	_, n := utf8.DecodeRuneInString(phrase)
	return strings.Contains(phrase[n:], phrase[:n])
}

// free reports whether no match of the same phrase reaches into this one, and
// keeps it in mind.
func (s *seeking) free(one Match) bool {
	for k := len(s.open) - 1; k >= 0 && s.open[k].Start+s.m.tree.longest > one.Start; k-- {
		if s.open[k].Phrase == one.Phrase && s.open[k].End > one.Start {
			return false
		}
	}
	s.open = append(s.open, one)
	return true
}

func (m *Matcher) build() {
	if m.built != "" {
		m.read()
		return
	}
	folded, n, size := make([]string, len(m.phrases)), 0, 0
	for i, p := range m.phrases {
		folded[i] = Fold(p).Text
		n += utf8.RuneCountInString(folded[i])
		size = max(size, len(folded[i]))
	}
	g, again, sound := newGrowing(n, len(folded)), make([]byte, len(folded)), make([]string, 0, len(folded))
	for i := len(folded) - 1; i >= 0; i-- {
		p := folded[i]
		if p == "" || !utf8.ValidString(p) {
			continue
		}
		g.insert(p, uint32(i+1))
		sound = append(sound, p)
		if reaches(p) {
			again[i] = 1
		}
	}
	m.tree, m.begin = g.tree(), filterFor(len(folded), sound)
	m.tree.longest, m.tree.again = 3*size, string(again) // a folded byte was at most three
}

// kind parts letters from digits; 0 is neither and has no edge.
func kind(r rune) int {
	switch {
	case isDigit(r):
		return 1
	case Alphabetic(r):
		return 2
	}
	return 0
}

// runsOnBefore reports whether the number that begins at byte i began before:
// 499 in 1,499.
func runsOnBefore(f Folded, i int) bool {
	t := f.Text
	return i >= 2 && i < len(t) && digitByte(t[i]) && digitByte(t[i-2]) && (t[i-1] == '.' || t[i-1] == ',' && narrow(f, i-1))
}

// runsOnAfter reports whether the word or number that ends before byte j with
// last goes on.
func runsOnAfter(f Folded, j int, last rune) bool {
	k := kind(last)
	if k == 0 {
		return false
	}
	t := f.Text
	r, _ := utf8.DecodeRuneInString(t[j:])
	if kind(r) == k || r >= 0x300 && r <= 0x36F {
		return true
	}
	return k == 1 && j+1 < len(t) && digitByte(t[j+1]) && (t[j] == '.' || t[j] == ',' && narrow(f, j))
}

// narrow reports whether byte i of f was one byte: ， parts numbers, a comma in
// one doesn't.
func narrow(f Folded, i int) bool { return f.Origin(i+1)-f.Origin(i) == 1 }

func digitByte(c byte) bool { return '0' <= c && c <= '9' }
