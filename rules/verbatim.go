package rules

import (
	"slices"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// verbatim finds where what is to be said word for word is said nearly so:
// the kit's taglines, statements or names (`from:`).
func verbatim(with yaml.Raw) (plan, error) {
	var w struct {
		From string `yaml:"from" need:"true" allow:"taglines statements names"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	if w.From == "names" {
		return names(), nil
	}
	of := phrasesFrom[w.From]
	var cache perKit[*quotes]
	return plan{
		needs: func(kit *brandkit.Kit) bool { return len(of(kit)) > 0 },
		check: func(p *lint.Pass) error {
			q := cache.get(p.Kit, func(kit *brandkit.Kit) *quotes { return newQuotes(of(kit)) })
			for _, d := range p.Docs {
				said := q.misquoted(p, d)
				for i, ph := range q.phrases {
					if !said[i] && ph.required(d) {
						p.Report(lint.Finding{Place: doc.Place{Doc: d}, Message: lang.F("缺少必须出现的%s「%s」", "the required %s is missing: %q", ph.what, ph.text)})
					}
				}
			}
			return nil
		},
	}, nil
}

// A quote is one thing to be said word for word.
type quote struct {
	text     string
	what     lint.Words
	required func(*doc.Document) bool
}

var phrasesFrom = map[string]func(*brandkit.Kit) []quote{
	"taglines": func(kit *brandkit.Kit) (out []quote) {
		for _, t := range kit.Taglines {
			out = append(out, quote{t.Text, lint.Words{ZH: "标语", EN: "tagline"}, func(d *doc.Document) bool { return wants(t, d) }})
		}
		return out
	},
	"statements": func(kit *brandkit.Kit) (out []quote) {
		for _, s := range kit.Statements {
			out = append(out, quote{s.Text, lint.Words{ZH: "口径", EN: "statement"}, func(*doc.Document) bool { return false }})
		}
		return out
	},
}

// wants reports whether d must carry the tagline. A notice, a crisis and an
// asset in another language carry none, nor do a picture and a subtitle
// track, whose words stand elsewhere.
func wants(t brandkit.Tagline, d *doc.Document) bool {
	return t.Required && d.Channel != "" && slices.Contains(written, d.Format) &&
		(len(t.Channels) == 0 || slices.Contains(t.Channels, d.Channel)) &&
		(t.Lang == "" || t.Lang == lint.Lang(d)) && d.Meta.Stage() != "crisis" && lint.Commercial(d) == "ad"
}

// quotes seeks the phrases of a kit, exact or nearly.
type quotes struct {
	phrases []quote
	seeker  *words.Seeker
}

func newQuotes(phrases []quote) *quotes {
	texts := make([]string, len(phrases))
	for i, ph := range phrases {
		texts[i] = ph.text
	}
	return &quotes{phrases, words.NewSeeker(texts)}
}

// misquoted reports each near-miss in d and returns which phrases stand there,
// rightly or nearly.
func (q *quotes) misquoted(p *lint.Pass, d *doc.Document) []bool {
	said := make([]bool, len(q.phrases))
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !p.Rule.Scope.Block(b) {
			continue
		}
		for _, n := range q.seeker.Find(b.Text.String()) {
			said[n.Phrase] = true
			if !n.Exact {
				p.Report(misquote(doc.At(d, b, n.Start, n.End), q.phrases[n.Phrase]))
			}
		}
	}
	return said
}

func misquote(at doc.Place, ph quote) lint.Finding {
	return lint.Finding{
		Place:   at,
		Message: lang.F("%s要一字不差：应为「%s」，这里写成「%s」", "the %s is said word for word: %q, not %q", ph.what, ph.text, at.Text().String()),
		Fixes:   lint.Say(at, ph.text, lang.F("改为「%s」", "say %q", ph.text)),
	}
}
