package rules

import (
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// claim judges each occurrence of what a rule speaks of: it is let pass where
// a fixed term covers it, where what it modifies is no goods, where it stands
// in a frame (negation, quotation, warning, wish …) or where the evidence
// that the law asks for stands beside it. All of that is data: `say` is what
// is looked for, `unless` and `frames` what makes it lawful, each with why.
func claim(l *lore, with yaml.Raw) (plan, error) {
	var w struct {
		Say      []string   `yaml:"say" need:"true"`
		Also     []also     `yaml:"also"`
		Frames   []string   `yaml:"frames"`
		Unless   []unless   `yaml:"unless"`
		Verdicts []verdict  `yaml:"verdicts"`
		Message  lint.Words `yaml:"message"`
		Once     bool       `yaml:"once"` // the first occurrence in a document stands for all
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	c := &claims{lore: l, message: w.Message, once: w.Once}
	if err := c.prepare(w.Say, w.Frames, w.Unless, w.Verdicts); err != nil {
		return plan{}, err
	}
	if err := c.add(w.Also); err != nil {
		return plan{}, err
	}
	l.register(c)
	return plan{check: c.check}, nil
}

// An also is what a rule looks for only in some sectors: words that say
// something else elsewhere.
type also struct {
	Sectors []string `yaml:"sectors" need:"true"`
	Say     []string `yaml:"say" need:"true"`
}

// An unless is something that makes an occurrence lawful.
type unless struct {
	When  []string   `yaml:"when" need:"true"`
	Where string     `yaml:"where" allow:"over prev next before after clause sentence block document"` // default: over
	But   []string   `yaml:"but"`                                                                      // of the same place: then it doesn't help
	Why   lint.Words `yaml:"why"`

	when, but []phrase
}

// A verdict changes how grave an occurrence is.
type verdict struct {
	When     []string      `yaml:"when" need:"true"`
	Where    string        `yaml:"where" allow:"over prev next before after clause sentence block document"`
	Severity lint.Severity `yaml:"severity" need:"true" allow:"error evidence warning info"`

	when []phrase
}

// claims is a claim rule at work.
type claims struct {
	lore     *lore
	say      []phrase
	only     map[int][]string // the sectors that a phrase of say is for; none: all
	unless   []unless
	verdicts []verdict
	message  lint.Words
	once     bool
}

func (c *claims) prepare(say, frames []string, un []unless, vs []verdict) error {
	var err error
	if c.say, err = c.lore.phrases(say); err != nil {
		return err
	}
	for _, name := range frames {
		f, ok := c.lore.frames[name]
		if !ok {
			return &lang.Error{What: lang.F("没有「%s」这种语境", "there is no frame %q", name), Hint: lang.F("语境写在 rules/frames.yaml", "frames stand in rules/frames.yaml")}
		}
		c.unless = append(c.unless, f...)
	}
	for _, u := range un {
		if u.when, err = c.lore.phrases(u.When); err != nil {
			return err
		}
		if u.but, err = c.lore.phrases(u.But); err != nil {
			return err
		}
		c.unless = append(c.unless, u)
	}
	for _, v := range vs {
		if v.when, err = c.lore.phrases(v.When); err != nil {
			return err
		}
		c.verdicts = append(c.verdicts, v)
	}
	return nil
}

// add puts the phrases of some sectors after those of all.
func (c *claims) add(list []also) error {
	c.only = map[int][]string{}
	for _, a := range list {
		say, err := c.lore.phrases(a.Say)
		if err != nil {
			return err
		}
		for i := range say {
			c.only[len(c.say)+i] = a.Sectors
		}
		c.say = append(c.say, say...)
	}
	return nil
}

func (c *claims) check(p *lint.Pass) error {
	for d, b := range p.Blocks() {
		for _, s := range c.lore.scan(p, b) {
			for _, h := range c.find(s, lint.Sector(p.Kit, d)) {
				if c.judge(p, d, b, s.read, h) && c.once {
					return nil
				}
			}
		}
	}
	return nil
}

// judge reports an occurrence or lets it pass, and says which.
func (c *claims) judge(p *lint.Pass, d *doc.Document, b *doc.Block, r *reading, h occurrence) bool {
	at := doc.At(d, b, r.origin(h.start), r.end(h.end))
	if address(p, b, at.Start, at.End) {
		return false
	}
	look := scope{p: p, d: d, b: b, r: r, h: h, lore: c.lore}
	if c.lore.named(p, &look) {
		p.Let(at, lint.Words{ZH: "这是套件里的名称，用来指称，不是评价", EN: "a name of the kit, used to refer"})
		return false
	}
	for i := range c.unless {
		u := &c.unless[i]
		if look.any(u.when, u.Where) && !look.any(u.but, u.Where) {
			p.Let(at, u.Why)
			return false
		}
	}
	f := lint.Finding{Place: at, Message: lang.F(c.message.ZH, c.message.EN, at.Text().String())}
	for i := range c.verdicts {
		if v := &c.verdicts[i]; look.any(v.when, v.Where) {
			f.Severity = v.Severity
			break
		}
	}
	if f.Severity == lint.Evidence || f.Severity == "" && p.Rule.Severity == lint.Evidence {
		if proven(p, &look, &f) {
			return false
		}
	}
	p.Report(f)
	return true
}

// An occurrence is where a phrase stands in a reading, with its surroundings.
type occurrence struct {
	window
	start, end int
}

// find returns the occurrences of the rule's phrases in what was scanned, the
// longest of those that overlap. Phrases of other sectors are left out.
func (c *claims) find(s scanned, sector string) []occurrence {
	var hits []hit
	for _, a := range s.at[c] {
		if only := c.only[a.phrase]; only != nil && !slices.Contains(only, sector) {
			continue
		}
		w := windowAt(s.read.text, a.start, a.end)
		for i := a.start; i >= 0; {
			if end := c.say[a.phrase].match(&w, i, a.start); end >= 0 {
				hits = append(hits, hit{nil, i, end})
				break
			}
			if c.say[a.phrase].anchor == 0 || i <= w.sentence0 || a.start-i > 96 {
				break
			}
			i = before(s.read.text, i)
		}
	}
	var out []occurrence
	for _, h := range longest(hits) {
		if bends(s.read, h.start, h.end) {
			out = append(out, occurrence{windowAt(s.read.text, h.start, h.end), h.start, h.end})
		}
	}
	return out
}

// bends reports whether a hit may count: in an evasive reading it must stand
// on something that was spelt in another way.
func bends(r *reading, i, j int) bool {
	if r.bent == nil {
		return true
	}
	for _, b := range r.bent {
		if b[0] < j && i < b[1] {
			return true
		}
	}
	return false
}

func windowAt(text string, i, j int) window {
	w := window{text: text}
	w.clause0, w.clause1 = edges(text, i, j, clauseStop)
	w.sentence0, w.sentence1 = edges(text, i, j, sentenceStop)
	return w
}

// edges returns the ends of the stretch round text[i:j] that no stop breaks.
func edges(text string, i, j int, stop func(string, int) bool) (int, int) {
	from, to := i, j
	for from > 0 {
		k := before(text, from)
		if stop(text, k) {
			break
		}
		from = k
	}
	for to < len(text) && !stop(text, to) {
		to = after(text, to)
	}
	return from, to
}

func clauseStop(s string, i int) bool {
	return sentenceStop(s, i) || strings.HasPrefix(s[i:], ",") && !inNumber(s, i) || strings.HasPrefix(s[i:], "，")
}

func sentenceStop(s string, i int) bool {
	switch s[i] {
	case '!', '?', ';', '\n':
		return true
	case '.':
		return i+1 == len(s) || s[i+1] == ' '
	}
	return strings.HasPrefix(s[i:], "。") || strings.HasPrefix(s[i:], "…")
}

// inNumber reports whether a comma stands inside a number.
func inNumber(s string, i int) bool {
	return i > 0 && i+1 < len(s) && s[i-1] >= '0' && s[i-1] <= '9' && s[i+1] >= '0' && s[i+1] <= '9'
}
