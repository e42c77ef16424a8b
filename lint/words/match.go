package words

import (
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
	once    sync.Once
	tree    tree
	begin   filter  // by up to three characters
	short   [3]bool // whether some phrase has one character, two
}

// A Match is phrase number Phrase at text[Start:End].
type Match struct{ Phrase, Start, End int }

// NewMatcher returns a matcher for the phrases. Empty ones, and ones that are no
// UTF-8, are never found.
func NewMatcher(phrases []string) *Matcher { return &Matcher{phrases: phrases} }

// Find returns where the phrases stand in text, by start, then end, then
// phrase. Different phrases may overlap; a phrase doesn't overlap itself.
func (m *Matcher) Find(text string) []Match {
	if len(m.phrases) == 0 {
		return nil
	}
	return m.In(Fold(text))
}

// In is Find for a text that is already folded; its matches are bytes of the
// original.
func (m *Matcher) In(f Folded) []Match {
	m.once.Do(m.build)
	if len(m.tree.ends) < 2 {
		return nil
	}
	var out []Match
	text, before := f.Text, rune(0)
	a, n := utf8.DecodeRuneInString(text)
	b, w := utf8.DecodeRuneInString(text[n:])
	for i := 0; i < len(text); {
		c, v := utf8.DecodeRuneInString(text[i+n+w:])
		if m.begin.has(a, b, c) || m.short[2] && m.begin.has(a, b, 0) || m.short[1] && m.begin.has(a, 0, 0) {
			if k := kind(a); k == 0 || k != kind(before) {
				out = m.at(f, i, out)
			}
		}
		before, a, b = a, b, c
		i, n, w = i+n, w, v
	}
	return out
}

// at adds the phrases that begin at byte i of f.
func (m *Matcher) at(f Folded, i int, out []Match) []Match {
	if runsOnBefore(f, i) {
		return out
	}
	node := int32(0)
	for j := i; j < len(f.Text); {
		r, n := utf8.DecodeRuneInString(f.Text[j:])
		if node = m.tree.child(node, r); node == 0 {
			break
		}
		j += n
		if first := m.tree.ends[node]; first != 0 && !runsOnAfter(f, j, r) {
			for p := first; p != 0; p = m.tree.more[p-1] {
				out = m.add(out, Match{int(p - 1), f.Origin(i), f.Origin(j)})
			}
		}
	}
	return out
}

// add appends a match unless the same phrase reaches into it.
func (m *Matcher) add(out []Match, one Match) []Match {
	for k := len(out) - 1; k >= 0 && out[k].Start+m.tree.longest > one.Start; k-- {
		if out[k].Phrase == one.Phrase && out[k].End > one.Start {
			return out
		}
	}
	return append(out, one)
}

func (m *Matcher) build() {
	folded, n, size := make([]string, len(m.phrases)), 0, 0
	for i, p := range m.phrases {
		folded[i] = Fold(p).Text
		n += utf8.RuneCountInString(folded[i])
		size = max(size, len(folded[i]))
	}
	m.tree, m.begin = newTree(n, len(folded)), newFilter(len(folded))
	m.tree.longest = 3 * size // a folded byte was at most three
	for i := len(folded) - 1; i >= 0; i-- {
		p := folded[i]
		if p == "" || !utf8.ValidString(p) {
			continue
		}
		m.tree.insert(p, int32(i+1))
		m.filter([]rune(p[:min(len(p), 12)])) // three characters are at most twelve bytes
	}
}

// filter lets the phrase that begins with p through.
func (m *Matcher) filter(p []rune) {
	switch len(p) {
	case 1:
		m.short[1] = true
		m.begin.add(p[0], 0, 0)
	case 2:
		m.short[2] = true
		m.begin.add(p[0], p[1], 0)
	default:
		m.begin.add(p[0], p[1], p[2])
	}
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
