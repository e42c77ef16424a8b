package rules

import (
	"sync"

	"onevoice/brandkit/lang"
	"onevoice/lint"
)

// claims is a claim rule at work.
type claims struct {
	lore     *lore
	scope    lint.Scope
	branches []*branch
	once     bool
	slot     bool

	packed string // what it is filled with when first needed; "": it is
	open   sync.Once
}

// A branch of a claim rule is what it looks for, with what makes that lawful.
// Its phrases are read when a text first holds their words.
type branch struct {
	saying
	rule   *claims
	number int // among all branches

	say      []said
	ready    sync.Once
	unless   []*unless
	verdicts []verdict
}

// A said phrase is read once.
type said struct {
	once sync.Once
	phrase
}

// newClaims returns a rule of n branches with nothing in them.
func newClaims(l *lore, n int) *claims {
	c := &claims{lore: l}
	for range n {
		b := &branch{rule: c, number: len(l.branches)}
		c.branches, l.branches = append(c.branches, b), append(l.branches, b)
	}
	return c
}

// opened fills the rule if nobody has.
func (c *claims) opened() {
	c.open.Do(func() {
		if c.packed != "" {
			var w claimFile
			decode(c.packed, &w)
			c.fill(&w)
		}
	})
}

// fill makes of a rule what is written of it: a branch for what it says
// itself, and one for each `also`, which has the exceptions of all.
func (c *claims) fill(w *claimFile) {
	c.once, c.slot = w.Once, w.Slot
	first := saying{Say: w.Say, Message: w.Message, Verdicts: w.Verdicts}
	for i, s := range append([]saying{first}, w.Also...) {
		s.Only, s.Frames, s.Unless = append(s.Only, w.Only...), append(s.Frames, w.Frames...), append(s.Unless, w.Unless...)
		if s.Message.Empty() {
			s.Message = w.Message
		}
		b := c.branches[i]
		b.saying, b.say = s, make([]said, len(s.Say))
	}
}

// phrase returns phrase i of what the branch looks for.
func (b *branch) phrase(i int) *phrase {
	b.rule.opened()
	s := &b.say[i]
	s.once.Do(func() { s.phrase = sure(b.rule.lore.phrase(b.Say[i])) })
	return &s.phrase
}

// be makes the branch ready to judge.
func (b *branch) be() {
	b.rule.opened()
	b.ready.Do(func() { sure(0, b.exceptions()) })
}

// sure is for what a test has seen to be without a mistake.
func sure[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// prepare reads everything now and says what is wrong with it.
func (b *branch) prepare() (err error) {
	for i := range b.say {
		s := &b.say[i]
		s.once.Do(func() { s.phrase, err = b.rule.lore.phrase(b.Say[i]) })
		if err != nil {
			return err
		}
	}
	b.ready.Do(func() { err = b.exceptions() })
	return err
}

func (b *branch) exceptions() error {
	l := b.rule.lore
	for _, name := range b.Frames {
		f, ok := l.frames[name]
		if !ok {
			return &lang.Error{What: lang.F("没有「%s」这种语境", "there is no frame %q", name), Hint: lang.F("语境写在 rules/lore", "frames stand in rules/lore")}
		}
		list, err := f.read(l)
		if err != nil {
			return err
		}
		b.unless = append(b.unless, list...)
	}
	for i := range b.Unless {
		b.unless = append(b.unless, &b.Unless[i])
		if err := b.Unless[i].prepare(l); err != nil {
			return err
		}
	}
	for i := range b.Only {
		if err := b.Only[i].prepare(l); err != nil {
			return err
		}
	}
	for _, v := range b.Verdicts {
		var err error
		if v.when, err = l.phrases(v.When); err != nil {
			return err
		}
		b.verdicts = append(b.verdicts, v)
	}
	return nil
}

// A sharedFrame is exceptions that rules share, read when one of them first needs it.
type sharedFrame struct {
	list []unless
	once sync.Once
	err  error
}

func (f *sharedFrame) read(l *lore) ([]*unless, error) {
	f.once.Do(func() {
		for i := range f.list {
			if f.err = f.list[i].prepare(l); f.err != nil {
				return
			}
		}
	})
	out := make([]*unless, len(f.list))
	for i := range f.list {
		out[i] = &f.list[i]
	}
	return out, f.err
}
