package rules

import (
	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// term finds words that must not be said: those of `not`, or those that the
// kit names (`from: terms`, `competitors`, `tone`).
func term(with yaml.Raw) (plan, error) {
	var w struct {
		Not     []string   `yaml:"not"`
		Unless  []string   `yaml:"unless"`
		Say     string     `yaml:"say"`
		From    string     `yaml:"from" allow:"terms competitors tone"`
		Message lint.Words `yaml:"message"` // with %s for the word
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	source := func(*brandkit.Kit) []entry {
		return []entry{{not: w.Not, unless: w.Unless, say: w.Say}}
	}
	if w.From != "" {
		source = sources[w.From]
	}
	if w.Message.Empty() {
		w.Message = messages[w.From]
	}
	var cache perKit[*lexicon]
	return plan{
		needs: func(kit *brandkit.Kit) bool { return len(source(kit)) > 0 },
		check: func(p *lint.Pass) error {
			l := cache.get(p.Kit, func(kit *brandkit.Kit) *lexicon { return newLexicon(source(kit)) })
			for d, b := range p.Blocks() {
				for _, h := range l.find(folded(p, b)) {
					if h.entry.holds(d) && !address(p, b, h.start, h.end) {
						p.Report(misword(d, b, h, w.Message))
					}
				}
			}
			return nil
		},
	}, nil
}

// sources are the places in a kit that words come from.
var sources = map[string]func(*brandkit.Kit) []entry{
	"terms": func(kit *brandkit.Kit) (out []entry) {
		for _, t := range kit.Terms {
			out = append(out, entry{t.Not, t.Unless, t.Say, t.Why, lint.Severity(t.Severity), t.Channels, t.Lang})
		}
		return out
	},
	"competitors": func(kit *brandkit.Kit) (out []entry) {
		for _, c := range kit.Competitors {
			if !c.Allow {
				out = append(out, entry{not: append([]string{c.Name}, c.Aliases...)})
			}
		}
		return out
	},
	"tone": func(kit *brandkit.Kit) (out []entry) {
		if avoid := kit.Voice.Tone.Avoid; len(avoid) > 0 {
			out = append(out, entry{not: avoid})
		}
		return out
	},
}

var messages = map[string]lint.Words{
	"terms":       {ZH: "不能用「%s」", EN: "don't say %q"},
	"competitors": {ZH: "文案里出现了竞品「%s」", EN: "the copy names a competitor: %q"},
	"tone":        {ZH: "「%s」不像品牌说的话", EN: "%q doesn't sound like the brand"},
}

func misword(d *doc.Document, b *doc.Block, h hit, message lint.Words) lint.Finding {
	at := doc.At(d, b, h.start, h.end)
	word := at.Text().String()
	f := lint.Finding{Place: at, Severity: h.entry.severity, Message: lang.F(message.ZH, message.EN, word)}
	if say := h.entry.say; say != "" {
		f.Message = lang.F("「%s」应写作「%s」", "say %[2]q, not %[1]q", word, say)
		f.Fixes = lint.Say(at, say, lang.F("改为「%s」", "say %q", say))
	}
	if why := h.entry.why; why != "" {
		f.Message = lang.F("%s：%s", "%s: %s", f.Message, why)
	}
	return f
}
