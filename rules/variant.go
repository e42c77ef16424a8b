package rules

import (
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// variant reports words and phone numbers that are spelt to get round a rule.
func variant(l *lore, with yaml.Raw) (plan, error) {
	var w struct {
		Message lint.Words `yaml:"message"` // %s the words found, then what they stand for
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	return plan{check: func(p *lint.Pass) error {
		for d, b := range p.Blocks() {
			r := l.plain(p, b)
			for _, s := range l.bents(p, b) {
				at := doc.At(d, b, r.origin(s.start), r.end(s.end))
				if s.loose {
					continue
				}
				if h := (occurrence{windowAt(r.text, s.start, s.end), s.start, s.end}); l.named(p, &scope{h: h}) || address(p, b, at.Start, at.End) {
					continue
				}
				p.Report(lint.Finding{Place: at, Message: lang.F(w.Message.ZH, w.Message.EN, at.Text().String(), s.phrase)})
			}
			for _, n := range phones(r.text) {
				if at := doc.At(d, b, r.origin(n[0]), r.end(n[1])); n[2] > 0 || r.oddIn(n[0], n[1]) {
					p.Report(lint.Finding{Place: at, Message: lang.F(w.Message.ZH, w.Message.EN, at.Text().String(), digits(r.text[n[0]:n[1]]))})
				}
			}
		}
		return nil
	}}, nil
}

// bentOf is the key under which rules share a block's bent phrases.
type bentOf struct{ b *doc.Block }

// bents returns what is spelt in another way in a block.
func (l *lore) bents(p *lint.Pass, b *doc.Block) []straight {
	return lint.Once(p, bentOf{b}, func() []straight {
		r := l.plain(p, b)
		if isASCII(r.text) || len(r.text) > foreign && !strings.ContainsFunc(r.text, words.IsHan) {
			return nil
		}
		return l.bent().find(r)
	})
}

// foreign is the length, in bytes, from which a text without one Chinese
// character is prose in another language, and no Chinese spelt in letters.
const foreign = 48
