package rules

import (
	"sort"
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// facts returns the facts of a block, found once for the rules that look at it.
func facts(p *lint.Pass, b *doc.Block) []fact.Fact {
	return lint.Kept(p, b, func() []fact.Fact { return fact.Find(b) })
}

// foldOf is the key under which the folded text of a block is shared.
type foldOf struct{ b *doc.Block }

func folded(p *lint.Pass, b *doc.Block) words.Folded {
	const short = 160 // bytes that are folded sooner than found again
	if b.Text.Len() <= short {
		return words.Fold(b.Text.String())
	}
	return lint.Once(p, foldOf{b}, func() words.Folded { return words.Fold(b.Text.String()) })
}

// reach is how far an address or a placeholder is looked for from a word, in
// bytes: a longer one is no prose either way.
const reach = 300

// address reports whether text[i:j] of b touches a link, a mail address or a
// placeholder: what is there is no prose.
func address(p *lint.Pass, b *doc.Block, i, j int) bool {
	s := b.Text.String()
	near := s[max(0, i-reach):i]
	if open := strings.LastIndex(near, "{{"); open >= 0 && !strings.Contains(near[open:], "}}") {
		return true
	}
	from, to := i-len(near)+strings.LastIndexAny(near, " \n")+1, min(len(s), j+reach) // no address has a space
	if k := strings.IndexAny(s[j:to], " \n"); k >= 0 {
		to = j + k
	}
	if !dialled(s[from:to]) {
		return false
	}
	all := facts(p, b)
	k := sort.Search(len(all), func(k int) bool { return all[k].End > i })
	if k > 0 && all[k-1].Kind == fact.Link && all[k-1].End == i && s[i-1] == '/' {
		return true // a Chinese path goes on: https://a.example.com/活动
	}
	for ; k < len(all) && all[k].Start < j; k++ {
		if all[k].Kind == fact.Link || all[k].Kind == fact.Email {
			return true
		}
	}
	return false
}

// dialled reports whether s has a sign that no address goes without: a stroke,
// an @, a dot that ends no sentence.
func dialled(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '/', '@':
			return true
		case '.':
			if i+1 < len(s) && s[i+1] > ' ' {
				return true
			}
		}
	}
	return false
}

// handle reports whether text[i:j] stands in a #topic, a #话题# or an
// @mention: spellings there follow the platform's rules.
func handle(s string, i int) bool {
	k := strings.LastIndexAny(s[:i], "#@＃＠ \n\t，。！？；：、")
	return k >= 0 && strings.ContainsRune("#@＃＠", rune1(s[k:]))
}

func rune1(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// sentencesOf is the key under which the sentences of a block are shared.
type sentencesOf struct{ b *doc.Block }

func sentencesIn(p *lint.Pass, b *doc.Block) [][2]int {
	return lint.Once(p, sentencesOf{b}, func() [][2]int { return words.Sentences(b.Text.String()) })
}

// tongueOf is the key under which the language of a block is shared; without a
// block that of its document.
type tongueOf struct {
	d *doc.Document
	b *doc.Block
}

func tongue(p *lint.Pass, d *doc.Document, b *doc.Block) string {
	return lint.Once(p, tongueOf{d, b}, func() string {
		if b == nil {
			return lint.Lang(d)
		}
		if l := words.Lang(b.Text.String()); l != "" {
			return l
		}
		return tongue(p, d, nil)
	})
}
