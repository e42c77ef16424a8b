package rules

import (
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// demand asks that a document say something: a label, a way to refuse. `when`
// says which documents must, `spare` which need not, `want` what it is. What is
// missing is reported at the words that make it necessary.
func demand(l *lore, with yaml.Raw) (plan, error) {
	var w struct {
		When    []occasion `yaml:"when"`  // any of them; none: every document
		Spare   []occasion `yaml:"spare"` // any of them
		Want    []want     `yaml:"want" need:"true"`
		Message lint.Words `yaml:"message"`
		Mark    *mark      `yaml:"mark"` // that pictures must carry besides
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	for _, list := range [][]occasion{w.When, w.Spare} {
		for i := range list {
			if err := list[i].prepare(l); err != nil {
				return plan{}, err
			}
		}
	}
	for i := range w.Want {
		if err := w.Want[i].prepare(l, w.Message); err != nil {
			return plan{}, err
		}
	}
	return plan{check: func(p *lint.Pass) error {
		for _, d := range p.Docs {
			look := leaf{l, p, d}
			if w.Mark != nil {
				w.Mark.missing(p, d, look.any(w.When))
			}
			if len(w.When) > 0 && !look.any(w.When) || look.any(w.Spare) {
				continue
			}
			for i := range w.Want {
				look.want(&w.Want[i])
			}
		}
		return nil
	}}, nil
}

// An occasion holds for a document when one of the meta fields says yes and,
// where there are phrases, one of Say stands in it, one of And, and none of But.
type occasion struct {
	Meta []string `yaml:"meta"`
	Say  []string `yaml:"say"`
	And  []string `yaml:"and"`
	But  []string `yaml:"but"`

	say, and, but []phrase
}

func (o *occasion) prepare(l *lore) (err error) {
	if o.say, err = l.phrases(o.Say); err != nil {
		return err
	}
	if o.and, err = l.phrases(o.And); err != nil {
		return err
	}
	o.but, err = l.phrases(o.But)
	return err
}

// A want is what must be said, and where.
type want struct {
	In      string     `yaml:"in" allow:"document subject body"` // default: document
	First   bool       `yaml:"first"`                            // at the very beginning of it
	Say     []string   `yaml:"say"`                              // one of these; none: nothing more than that But isn't there
	But     []string   `yaml:"but"`                              // these say the opposite
	At      []string   `yaml:"at"`                               // what makes it necessary; default: the first sentence
	Insert  string     `yaml:"insert"`                           // what a fix puts at the beginning
	Message lint.Words `yaml:"message"`

	Severity lint.Severity `yaml:"severity" allow:"error evidence warning info"` // default: the rule's

	say, but, at []phrase
}

func (w *want) prepare(l *lore, message lint.Words) (err error) {
	if w.Message.Empty() {
		w.Message = message
	}
	if w.say, err = l.phrases(w.Say); err != nil {
		return err
	}
	if w.but, err = l.phrases(w.But); err != nil {
		return err
	}
	w.at, err = l.phrases(w.At)
	return err
}

// told is the message about words. One on what is nowhere quotes nothing: the
// words it is reported at are only the place to begin.
func (w *want) told(words string) lang.Words {
	if !strings.Contains(w.Message.ZH, "%") {
		return lang.F(w.Message.ZH, w.Message.EN)
	}
	return lang.F(w.Message.ZH, w.Message.EN, words)
}

// A leaf is a document under a demand.
type leaf struct {
	lore *lore
	p    *lint.Pass
	d    *doc.Document
}

func (f *leaf) any(list []occasion) bool {
	for i := range list {
		if f.holds(&list[i]) {
			return true
		}
	}
	return false
}

func (f *leaf) holds(o *occasion) bool {
	yes := len(o.Meta) == 0
	for _, key := range o.Meta {
		yes = yes || f.d.Meta.Bool(key)
	}
	return yes && (len(o.say) == 0 || f.says("", o.say)) && (len(o.and) == 0 || f.says("", o.and)) && !f.says("", o.but)
}

func (f *leaf) says(in string, list []phrase) bool {
	_, ok := f.find(in, list, false)
	return ok
}

// find returns the first place in a part of the document where one of the
// phrases stands.
func (f *leaf) find(in string, list []phrase, first bool) (doc.Place, bool) {
	for i := range f.d.Blocks {
		b := &f.d.Blocks[i]
		if !inside(b, in) {
			continue
		}
		r := f.lore.plain(f.p, b)
		w := window{text: r.text, clause1: len(r.text), sentence1: len(r.text)}
		for k := range list {
			if start, end, ok := list[k].first(&w); ok && (!first || start == 0) {
				return doc.At(f.d, b, r.origin(start), r.end(end)), true
			}
		}
		if first {
			break
		}
	}
	return doc.Place{}, false
}

// first returns the first place in the window where the phrase stands.
func (p *phrase) first(w *window) (start, end int, ok bool) {
	p.anchored(w, w.sentence0, w.sentence1, func(at int) bool {
		start, end, ok = p.around(w, at)
		return ok
	})
	return start, end, ok
}

// anchored calls seen with each place between bytes from and to of w's text at
// which the anchor may stand, until it is taken.
func (p *phrase) anchored(w *window, from, to int, seen func(at int) bool) bool {
	list, text := p.elems[p.anchor].words, w.text[:to]
	if len(list) > 16 {
		for at := from; at < to; at = after(text, at) {
			if p.elems[p.anchor].begins(text[at:], func(int) bool { return true }) && seen(at) {
				return true
			}
		}
		return false
	}
	for _, word := range list {
		for at := from; ; at += len(word) {
			k := strings.Index(text[at:], word)
			if k < 0 {
				break
			}
			if at += k; seen(at) {
				return true
			}
		}
	}
	return false
}

// inside reports whether a block belongs to a part of a mail.
func inside(b *doc.Block, in string) bool {
	switch in {
	case "subject":
		return b.Kind == doc.Subject
	case "body":
		return b.Kind != doc.Subject && b.Kind != doc.Preheader && b.Text.Len() > 0
	}
	return b.Text.Len() > 0
}

func (f *leaf) want(w *want) {
	at, denied := f.find(w.In, w.but, false)
	if _, ok := f.find(w.In, w.say, w.First); (ok || len(w.say) == 0 && len(w.but) > 0) && !denied {
		return
	}
	head, ok := f.opening(w.In)
	if !ok {
		return
	}
	if !denied {
		if at, ok = f.find("", w.at, false); !ok {
			at = head
		}
	}
	out := lint.Finding{Place: at, Severity: w.Severity, Message: w.told(at.Text().String())}
	if w.Insert != "" && !denied {
		one := doc.At(f.d, head.Block, head.Start, after(head.Block.Text.String(), head.Start))
		out.Fixes = lint.Say(one, w.Insert+one.Text().String(), lang.F("在开头加上%s", "put %s in front", w.Insert))
	}
	f.p.Report(out)
}

// opening returns the first sentence of a part of the document.
func (f *leaf) opening(in string) (doc.Place, bool) {
	for i := range f.d.Blocks {
		b := &f.d.Blocks[i]
		if !inside(b, in) || b.Kind == doc.Code {
			continue
		}
		if s := words.Sentences(b.Text.String()); len(s) > 0 {
			return doc.At(f.d, b, s[0][0], s[0][1]), true
		}
	}
	return doc.Place{}, false
}
