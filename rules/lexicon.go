package rules

import (
	"slices"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// An entry is one thing not to be said.
type entry struct {
	not      []string
	unless   []string // phrases inside which a word of not is right
	say      string   // what to say instead; "" when there is no one word
	why      string
	severity lint.Severity
	channels []string
	lang     string
}

// A lexicon finds all its entries' words in one pass over a text.
type lexicon struct {
	entries []entry
	not     *words.Matcher
	unless  *words.Matcher
	notOf   []int // which entry phrase i of not belongs to
	unOf    []int
}

func newLexicon(entries []entry) *lexicon {
	l := &lexicon{entries: entries}
	var not, unless []string
	for i, e := range entries {
		for _, w := range e.not {
			not, l.notOf = append(not, w), append(l.notOf, i)
		}
		for _, w := range e.unless {
			unless, l.unOf = append(unless, w), append(l.unOf, i)
		}
	}
	l.not, l.unless = words.NewMatcher(not), words.NewMatcher(unless)
	return l
}

// A hit is where an entry's word stands in a block.
type hit struct {
	entry      *entry
	start, end int
}

// find returns the hits in text, the longest where several overlap, without
// those that an entry's own unless covers.
func (l *lexicon) find(text words.Folded) []hit {
	found := l.not.In(text)
	if len(found) == 0 {
		return nil
	}
	right := l.unless.In(text)
	var out []hit
	for _, m := range found {
		of := l.notOf[m.Phrase]
		covered := slices.ContainsFunc(right, func(r words.Match) bool {
			return l.unOf[r.Phrase] == of && r.Start <= m.Start && m.End <= r.End
		})
		if !covered {
			out = append(out, hit{&l.entries[of], m.Start, m.End})
		}
	}
	return longest(out)
}

// longest keeps, of hits that overlap, the one that begins first and of those
// the longest.
func longest(hits []hit) []hit {
	slices.SortStableFunc(hits, func(a, b hit) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	out := hits[:0]
	last := -1
	for _, h := range hits {
		if h.start >= last {
			out = append(out, h)
			last = h.end
		}
	}
	return out
}

// holds reports whether an entry speaks of a block of a document.
func (e *entry) holds(p *lint.Pass, d *doc.Document, b *doc.Block) bool {
	return (len(e.channels) == 0 || slices.Contains(e.channels, d.Channel)) && (e.lang == "" || e.lang == tongue(p, d, b))
}
