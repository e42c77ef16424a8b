package rules

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A matter is what a statement is about, by the words that carry it.
type matter struct {
	text  string
	once  sync.Once
	words []string
	seek  *words.Matcher
}

// least is how many of a statement's words another text must hold to be about
// the same: three in five, and four in all.
const least = 0.6

// told returns the block of d that says what the statement says in other
// words, if one does. In a crisis two blocks together will do: an approved
// statement is there to be used.
func (m *matter) told(p *lint.Pass, d *doc.Document) (doc.Place, bool) {
	m.once.Do(m.read)
	if len(m.words) < 4 {
		return doc.Place{}, false
	}
	found := make([]map[int]bool, len(d.Blocks))
	best, most := -1, 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !p.Rule.Scope.Block(b) || b.Kind == doc.Quote {
			continue
		}
		found[i] = map[int]bool{}
		for _, h := range m.seek.In(folded(p, b)) {
			found[i][h.Phrase] = true
		}
		if len(found[i]) > most {
			best, most = i, len(found[i])
		}
	}
	if best < 0 {
		return doc.Place{}, false
	}
	all := len(found[best])
	if d.Meta.Stage() == "crisis" && best+1 < len(found) {
		for w := range found[best+1] {
			if !found[best][w] {
				all++
			}
		}
	}
	if all < 4 || float64(all) < least*float64(len(m.words)) {
		return doc.Place{}, false
	}
	b := &d.Blocks[best]
	return doc.At(d, b, 0, b.Text.Len()), true
}

// read cuts the statement into words and keeps those that carry its meaning:
// of two characters and more, or Latin or a number, and no function words.
func (m *matter) read() {
	for _, w := range words.Segment(m.text) {
		s := strings.ToLower(strings.TrimSpace(m.text[w[0]:w[1]]))
		r, _ := utf8.DecodeRuneInString(s)
		if !words.IsHan(r) && !words.Alphabetic(r) && (r < '0' || r > '9') {
			continue
		}
		if words.IsHan(r) && utf8.RuneCountInString(s) < 2 || len(s) < 3 && !words.IsHan(r) || is(s, hollow) || slices.Contains(m.words, s) {
			continue
		}
		m.words = append(m.words, s)
	}
	m.seek = words.NewMatcher(m.words)
}

// hollow are words that say nothing of a matter.
var hollow = strings.Fields("我们 你们 您的 他们 这个 那个 所有 部分 进行 并且 并为 由于 因为 对于 关于 已经 可以 将会 以及 其中 the and for that with our your this will have has been are was were from into any all who")

// spelt reports whether d says text to the letter, if over several blocks: a
// script says a statement shot by shot.
func spelt(p *lint.Pass, d *doc.Document, text string) bool {
	all := lint.Once(p, bareOf{d}, func() string {
		var all strings.Builder
		for i := range d.Blocks {
			all.WriteString(bare(d.Blocks[i].Text.String()))
		}
		return all.String()
	})
	return strings.Contains(all, bare(text))
}

// bareOf is the key under which the bare text of a document is shared.
type bareOf struct{ d *doc.Document }

// bare returns the letters, digits and characters of s.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if words.IsHan(r) || words.Alphabetic(r) || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

func retold(at doc.Place, ph quote) lint.Finding {
	return lint.Finding{
		Place:   at,
		Message: lang.F("这里说的是%s管的事，却没有照原文写：「%s」", "this is what a %s is for, and it isn't used word for word: %q", ph.what, ph.text),
	}
}
