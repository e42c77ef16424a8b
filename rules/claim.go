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
	var w claimFile
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	c := newClaims(l, 1+len(w.Also))
	c.fill(&w)
	for _, b := range c.branches {
		if err := b.prepare(); err != nil {
			return plan{}, err
		}
		l.register(b)
	}
	return plan{check: c.check}, nil
}

// A claimFile is a claim rule as written.
type claimFile struct {
	Say      []string   `yaml:"say"`
	Only     []unless   `yaml:"only"` // what must be so, all of it, for anything to count
	Frames   []string   `yaml:"frames"`
	Unless   []unless   `yaml:"unless"`
	Verdicts []verdict  `yaml:"verdicts"`
	Message  lint.Words `yaml:"message"`
	Also     []saying   `yaml:"also"` // more to look for, each with its own exceptions beside those above
	Slot     bool       `yaml:"slot"` // a slot for the source is offered
	Once     bool       `yaml:"once"` // the first occurrence in a document stands for all
}

// A saying is what a branch of a claim rule looks for, as written.
type saying struct {
	Sectors  []string      `yaml:"sectors"` // empty: all
	Say      []string      `yaml:"say"`
	Only     []unless      `yaml:"only"` // what must be so, all of it
	Frames   []string      `yaml:"frames"`
	Unless   []unless      `yaml:"unless"`
	Verdicts []verdict     `yaml:"verdicts"`
	Message  lint.Words    `yaml:"message"`
	Severity lint.Severity `yaml:"severity" allow:"error evidence warning info"` // default: the rule's
	Proof    bool          `yaml:"proof"`                                        // a record of the kit's evidence makes it lawful, whatever the severity
}

// An unless is something that makes an occurrence lawful.
type unless struct {
	When  []string   `yaml:"when" need:"true"`
	Where string     `yaml:"where" allow:"over prev next before after clause sentence block document meta"`  // default: over
	And   []string   `yaml:"and"`                                                                            // one of these stands there too
	But   []string   `yaml:"but"`                                                                            // then it doesn't help
	ButIn string     `yaml:"but_in" allow:"over prev next before after clause sentence block document meta"` // default: where
	Why   lint.Words `yaml:"why"`

	when, and, but []phrase
}

// A verdict changes how grave an occurrence is.
type verdict struct {
	When     []string      `yaml:"when"` // empty: always
	Where    string        `yaml:"where" allow:"over prev next before after clause sentence block document meta"`
	Markets  []string      `yaml:"markets"` // one of the kit's; empty: any
	Severity lint.Severity `yaml:"severity" need:"true" allow:"error evidence warning info"`

	when []phrase
}

func (v *verdict) fits(look *scope) bool {
	return (len(v.Markets) == 0 || slices.ContainsFunc(look.p.Kit.Markets, func(m string) bool { return slices.Contains(v.Markets, m) })) &&
		(len(v.when) == 0 || look.any(v.when, v.Where))
}

func (u *unless) prepare(l *lore) error {
	if u.ButIn == "" {
		u.ButIn = u.Where
	}
	var err error
	if u.when, err = l.phrases(u.When); err != nil {
		return err
	}
	if u.and, err = l.phrases(u.And); err != nil {
		return err
	}
	u.but, err = l.phrases(u.But)
	return err
}

// holds reports whether what u speaks of is so at an occurrence.
func (u *unless) holds(look *scope) bool {
	return look.any(u.when, u.Where) && (len(u.and) == 0 || look.any(u.and, u.Where)) && !look.any(u.but, u.ButIn)
}

// check reports each occurrence once, whichever branch of the rule sees it.
func (c *claims) check(p *lint.Pass) error {
	for _, d := range p.Docs {
		for _, i := range c.heard(p, d) {
			if p.Sees(d, i) && c.block(p, d, &d.Blocks[i]) && c.once {
				return nil
			}
		}
	}
	return nil
}

// block looks at one block and tells whether there was anything to report.
func (c *claims) block(p *lint.Pass, d *doc.Document, b *doc.Block) bool {
	var told taken
	sector := lint.Sector(p.Kit, d)
	for _, s := range c.lore.scan(p, d, b) {
		for _, br := range c.branches {
			for _, h := range br.find(s, sector) {
				at := doc.At(d, b, s.read.origin(h.start), s.read.end(h.end))
				if told.any(at) || !br.judge(&scope{p: p, d: d, b: b, r: s.read, h: h, lore: c.lore}, at) {
					continue
				}
				if c.once {
					return true
				}
				told.add(at)
			}
		}
	}
	return len(told) > 0
}

// A taken is which bytes of a block have been told of, a bit each.
type taken []uint64

func (c *taken) add(at doc.Place) {
	for i := at.Start; i < at.End; i++ {
		for len(*c) <= i/64 {
			*c = append(*c, 0)
		}
		(*c)[i/64] |= 1 << (i % 64)
	}
}

func (c taken) any(at doc.Place) bool {
	for i := at.Start; i < at.End && i/64 < len(c); i++ {
		if c[i/64]>>(i%64)&1 != 0 {
			return true
		}
	}
	return false
}

// judge reports an occurrence or lets it pass, and says which.
func (b *branch) judge(look *scope, at doc.Place) bool {
	p := look.p
	if address(p, look.b, at.Start, at.End) {
		return false
	}
	b.be()
	if slices.ContainsFunc(b.Only, func(u unless) bool { return !u.holds(look) }) {
		return false
	}
	if look.lore.torn(p, &look.h) {
		p.Let(at, lint.Words{ZH: "这几个字属于前后两个词，不是这个词", EN: "these characters belong to two other words"})
		return false
	}
	if look.lore.named(p, look) {
		p.Let(at, lint.Words{ZH: "这是品牌包里的名称，用来指称，不是评价", EN: "a name of the kit, used to refer"})
		return false
	}
	for _, u := range b.unless {
		if u.holds(look) {
			p.Let(at, u.Why)
			return false
		}
	}
	at.Start += pronoun(at.Text().String())
	f := lint.Finding{Place: at, Message: lang.F(b.Message.ZH, b.Message.EN, at.Text().String()), Severity: b.Severity}
	for i := range b.verdicts {
		if v := &b.verdicts[i]; v.fits(look) {
			f.Severity = v.Severity
			break
		}
	}
	if b.Proof || f.Severity == lint.Evidence || f.Severity == "" && p.Rule.Severity == lint.Evidence {
		if proven(p, look, &f) {
			return false
		}
	}
	if b.rule.slot {
		f.Fixes = slot(at)
	}
	p.Report(f)
	return true
}

// pronoun is how many bytes of a claim only point back at the goods: 它是本市第一
// claims 本市第一.
func pronoun(claim string) int {
	for _, head := range []string{"它是", "它就是", "它才是", "它可是"} {
		if rest, ok := strings.CutPrefix(claim, head); ok && rest != "" {
			return len(head)
		}
	}
	return 0
}

// slot offers a place for the source behind the words at a place: what is
// filled in there is the writer's to know.
func slot(at doc.Place) []lint.Fix {
	const source = "（数据来源：____）"
	edits, ok := at.Text().Replace(at.Text().String() + source)
	if !ok {
		return nil
	}
	return []lint.Fix{{Message: lang.F("后面写明出处：%s", "name the source behind it: %s", source), Edits: edits, Unsafe: true}}
}

// An occurrence is where a phrase stands in a reading, with its surroundings.
type occurrence struct {
	window
	start, end int
}

// find returns the occurrences of the branch's phrases in what was scanned, the
// longest of those that overlap; none where it is for other sectors.
func (b *branch) find(s scanned, sector string) []occurrence {
	if len(b.Sectors) > 0 && !slices.Contains(b.Sectors, sector) {
		return nil
	}
	all := s.of(b)
	if len(all) == 0 {
		return nil
	}
	hits := make([]hit, 0, len(all))
	for _, f := range all {
		hits = append(hits, hit{nil, f.start, f.end})
	}
	var out []occurrence
	for _, h := range longest(hits) {
		if bends(s.read, h.start, h.end) {
			out = append(out, occurrence{s.read.window(h.start, h.end), h.start, h.end})
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
