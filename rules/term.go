package rules

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
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
		Right   []struct { // where a word of the kit's is right, whatever the kit
			Word string   `yaml:"word"`
			Near []string `yaml:"near"` // beside these in its clause
		} `yaml:"right"`
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
	right := map[string]*words.Matcher{}
	for _, r := range w.Right {
		right[r.Word] = words.NewMatcher(r.Near)
	}
	var cache perKit[*lexicon]
	return plan{
		needs: func(kit *brandkit.Kit) bool { return len(source(kit)) > 0 },
		check: func(p *lint.Pass) error {
			l := cache.get(p.Kit, func(kit *brandkit.Kit) *lexicon { return newLexicon(source(kit)) })
			for d, b := range p.Blocks() {
				var c cuts
				for _, h := range l.find(folded(p, b)) {
					if h.entry.holds(p, d, b) && !address(p, b, h.start, h.end) && !c.inside(b.Text.String(), h.start, h.end) && !rightly(right, b.Text.String(), h) {
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

// banned is why a word that the kit gives no reason for isn't said.
var banned = lint.Words{ZH: "品牌定下了不用这个词。", EN: "The brand has decided not to use this word."}

func misword(d *doc.Document, b *doc.Block, h hit, message lint.Words) lint.Finding {
	at := doc.At(d, b, h.start, h.end)
	word := at.Text().String()
	f := lint.Finding{Place: at, Severity: h.entry.severity, Message: lang.F(message.ZH, message.EN, word)}
	if say := h.entry.say; say != "" {
		f.Message = lang.F("「%s」应写作「%s」", "say %[2]q, not %[1]q", word, say)
		f.Fixes = sayings(at, say)
	}
	if word := h.entry; word.say == "" && message == messages["terms"] { // no other name of the thing is asked for
		f.Why = cmp.Or(lang.Same(word.why), banned)
		f.Mend = lang.F("删掉这个词，或换一种说法；若这里确实该这么说，请把这个搭配加进该词条的 unless。", "Leave the word out or say it another way; if this phrase is right as it stands, add it to the term's unless.")
	}
	if why := h.entry.why; why != "" {
		f.Message = lang.F("%s：%s", "%s: %s", f.Message, why)
	}
	return f
}

// sayings are the fixes that say what a kit wants. Where that is one of several
// words (登录、登入), which one is for a person to tell.
func sayings(at doc.Place, say string) []lint.Fix {
	several := strings.FieldsFunc(say, func(r rune) bool { return r == '、' || r == '/' || r == '／' })
	if len(several) < 2 {
		return lint.Say(at, say, lang.F("改为「%s」", "say %q", say))
	}
	var out []lint.Fix
	for _, one := range several {
		one = strings.TrimSpace(one)
		for _, x := range lint.Say(at, one, lang.F("改为「%s」", "say %q", one)) {
			x.Unsafe = true
			out = append(out, x)
		}
	}
	return out
}

// rightly reports whether a hit stands in one clause with words that make it
// right: 登陆 with 台风.
func rightly(right map[string]*words.Matcher, s string, h hit) bool {
	m := right[s[h.start:h.end]]
	if m == nil {
		return false
	}
	from, to := clauseOf(s, h.start, h.end)
	return len(m.Find(s[from:to])) > 0
}

// cuts remembers the clause it has cut into words last.
type cuts struct {
	from, to int
	cut      [][2]int
}

// inside reports whether s[i:j], two Chinese characters, is part of a longer
// word, or of two: 亲们 in 父亲们, 登陆 in 登陆艇. What no dictionary knows (骨折价) may
// be cut anywhere at its end, so there only its beginning counts.
func (c *cuts) inside(s string, i, j int) bool {
	n := utf8.RuneCountInString(s[i:j])
	first, _ := utf8.DecodeRuneInString(s[i:])
	last, _ := utf8.DecodeLastRuneInString(s[:j])
	if n != 2 || !words.IsHan(first) || !words.IsHan(last) || !touched(s, i, j) {
		return false
	}
	if i < c.from || j > c.to {
		c.from, c.to = clauseOf(s, i, j)
		c.from, c.to = max(c.from, i-150), min(c.to, j+150)
		for !utf8.RuneStart(s[c.from]) {
			c.from++
		}
		for c.to < len(s) && !utf8.RuneStart(s[c.to]) {
			c.to--
		}
		c.cut = words.Segment(s[c.from:c.to])
	}
	for _, w := range c.cut {
		if w[0]+c.from <= i && j <= w[1]+c.from && w[1]-w[0] > j-i {
			return true
		}
		if w[0]+c.from < i && i < w[1]+c.from {
			return true
		}
	}
	return len(words.Segment(s[i:j])) == 1 && words.Torn(c.cut, i-c.from, j-c.from)
}
