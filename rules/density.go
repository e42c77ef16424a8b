package rules

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// density finds words that are harmless one by one and say something about a
// text that is full of them. A document is reported once, at the first.
func density(with yaml.Raw) (plan, error) {
	var w struct {
		Words    []string   `yaml:"words"`
		Patterns []string   `yaml:"patterns"`
		Unless   []string   `yaml:"unless"`
		Least    int        `yaml:"least"`   // places in all
		Kinds    int        `yaml:"kinds"`   // different words
		Per      int        `yaml:"per"`     // at least one in so many characters (in English: words)
		Message  lint.Words `yaml:"message"` // with %d places, %d length, %s words
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	l := newLexicon([]entry{{not: w.Words, unless: w.Unless}})
	patterns := sync.OnceValues(func() ([]needle, error) { return needles(w.Patterns) })
	return plan{check: func(p *lint.Pass) error {
		res, err := patterns()
		if err != nil {
			return err
		}
		for _, d := range p.Docs {
			size := 0
			var at []doc.Place
			for i := range d.Blocks {
				b := &d.Blocks[i]
				if !p.Rule.Scope.Block(b) || b.Kind == doc.Quote {
					continue
				}
				size += length(b.Text.String())
				at = append(at, densest(p, d, b, l, res)...)
			}
			said := distinctWords(at)
			if len(at) < w.Least || len(said) < w.Kinds || w.Per > 0 && len(at)*w.Per < size {
				continue
			}
			p.Report(crowded(at, said, size, w.Message))
		}
		return nil
	}}, nil
}

// A needle is a pattern with the words that no match of it can do without.
type needle struct {
	*regexp.Regexp
	need string // folded
}

func needles(patterns []string) ([]needle, error) {
	out := make([]needle, len(patterns))
	for i, s := range patterns {
		re, err := compile(s)
		if err != nil {
			return nil, err
		}
		out[i] = needle{re, needed(s)}
	}
	return out, nil
}

// needed returns the longest words that stand in every match of a pattern.
func needed(pattern string) string {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil || tree.Op != syntax.OpConcat {
		return ""
	}
	best := ""
	for _, part := range tree.Sub {
		if part.Op == syntax.OpLiteral && len(string(part.Rune)) > len(best) {
			best = string(part.Rune)
		}
	}
	return words.Fold(best).Text
}

// densest returns the places of a block that hold one of the words or match
// one of the patterns.
func densest(p *lint.Pass, d *doc.Document, b *doc.Block, l *lexicon, patterns []needle) []doc.Place {
	var hits []hit
	hits = append(hits, l.find(folded(p, b))...)
	for _, re := range patterns {
		if !strings.Contains(folded(p, b).Text, re.need) {
			continue
		}
		for _, m := range re.FindAllStringIndex(b.Text.String(), -1) {
			hits = append(hits, hit{nil, m[0], m[1]})
		}
	}
	var out []doc.Place
	for _, h := range longest(hits) {
		if !covered(speech(p, b), h.start, h.end) {
			out = append(out, doc.At(d, b, h.start, h.end))
		}
	}
	return out
}

func distinctWords(at []doc.Place) []string {
	var out []string
	seen := map[string]bool{}
	for _, a := range at {
		if w := words.Fold(a.Text().String()).Text; !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

func crowded(at []doc.Place, said []string, size int, message lint.Words) lint.Finding {
	list := strings.Join(said[:min(len(said), 5)], "、")
	f := lint.Finding{Place: at[0], Message: lint.Words{
		ZH: fmt.Sprintf(message.ZH, len(at), size, list),
		EN: fmt.Sprintf(message.EN, len(at), size, strings.ReplaceAll(list, "、", ", ")),
	}}
	for _, a := range at[1:min(len(at), 6)] {
		f.Related = append(f.Related, lint.Note{Place: a, Message: lang.F("这里也是「%s」", "and here: %q", a.Text().String())})
	}
	return f
}
