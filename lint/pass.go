package lint

import (
	"iter"
	"slices"

	"onevoice/brandkit"
	"onevoice/brandkit/channel"
	"onevoice/lint/doc"
)

// A Pass is one rule at work: on one document, or on a campaign where the
// rule looks across.
type Pass struct {
	Rule *Rule
	Kit  *brandkit.Kit
	Docs []*doc.Document

	memo     map[any]any // what rules on the same documents have worked out
	kept     known       // what is known of blocks, for those that look across them too
	pictures *unfolded   // the same documents' pictures
	findings []Finding
	let      []Let
}

// Blocks yields the blocks in the rule's scope, in reading order.
func (p *Pass) Blocks() iter.Seq2[*doc.Document, *doc.Block] {
	return func(yield func(*doc.Document, *doc.Block) bool) {
		for _, d := range p.Docs {
			for i := range d.Blocks {
				if p.Sees(d, i) && !yield(d, &d.Blocks[i]) {
					return
				}
			}
		}
	}
}

// aboutKey is the key under which it is shared what scopes ask of a document.
type aboutKey struct{ d *doc.Document }

// Runs reports whether a rule with this scope runs on a document.
func (p *Pass) Runs(s Scope, d *doc.Document) bool {
	return s.document(Once(p, aboutKey{d}, func() about { return describe(p.Kit, d) })).run
}

// Sees reports whether block i of a document is in the rule's scope.
func (p *Pass) Sees(d *doc.Document, i int) bool {
	return p.Rule.Scope.Block(&d.Blocks[i]) && p.speaks(d, i)
}

// speaks reports whether block i is in one of the languages of the scope: an
// English line in a Chinese page is English.
func (p *Pass) speaks(d *doc.Document, i int) bool {
	langs := p.Rule.Scope.Langs
	return len(langs) == 0 || p.Rule.Scope.Whole || within(langs, Once(p, tongueKey{d}, func() tongue { return tongueOf(d) }).blocks[i])
}

// Channel returns the spec of a document's channel, if it has a known one.
func (p *Pass) Channel(d *doc.Document) (*channel.Spec, bool) {
	if d.Channel == "" {
		return nil, false
	}
	return p.Kit.Channel(d.Channel)
}

// Report adds a finding. What stands wholly in code is no prose and is
// dropped here, once for every rule.
func (p *Pass) Report(f Finding) {
	b := f.Place.Block
	if b != nil && f.Place.Start < f.Place.End && b.Kind != doc.Code && len(b.Marks) > 0 && p.literal(f.Place) {
		return
	}
	f.Rule = p.Rule
	if src := f.Place.Doc.Source; src != nil && src.Sealed() {
		f.Fixes = nil
	}
	if p.guesses(f) {
		f.Severity = Warning
	}
	if c := f.Place.Doc.Channel; c != "" {
		f.Channels = []string{c}
	}
	p.findings = append(p.findings, f)
}

// guesses reports whether a finding is graver than it may be: its rule isn't
// for every sector, the document's is unknown, and the kit has not decided.
func (p *Pass) guesses(f Finding) bool {
	return len(p.Rule.Scope.NotSectors) > 0 && f.Weight().Rank() > Warning.Rank() &&
		Sector(p.Kit, f.Place.Doc) == "" && p.Kit.Rules[p.Rule.ID] == ""
}

// literalOf is the key under which it is shared where a block holds code.
type literalOf struct{ b *doc.Block }

// literal reports whether a place lies within code: within the longest of the
// marks that begin before it.
func (p *Pass) literal(at doc.Place) bool {
	marks := Once(p, literalOf{at.Block}, func() []doc.Mark {
		var out []doc.Mark
		for _, m := range at.Block.Marks {
			if m.Kind == doc.Literal {
				out = append(out, m)
			}
		}
		slices.SortFunc(out, func(a, b doc.Mark) int { return a.Start - b.Start })
		for i := 1; i < len(out); i++ {
			out[i].End = max(out[i].End, out[i-1].End)
		}
		return out
	})
	k, _ := slices.BinarySearchFunc(marks, at.Start+1, func(m doc.Mark, start int) int { return m.Start - start })
	return k > 0 && marks[k-1].End >= at.End
}

// Once returns what make returns, made once for all rules that look at the
// same documents and use the same key: folded text, facts, sentences. Keys
// are values of a type of the caller's own, so that packages never collide.
func Once[T any](p *Pass, key any, make func() T) T {
	if v, ok := p.memo[key]; ok {
		return v.(T)
	}
	v := make()
	if p.memo == nil {
		p.memo = map[any]any{}
	}
	p.memo[key] = v
	return v
}

// Kept returns what make returns, made once for a block, for the rules that
// look across documents as well. One kind of thing is kept of blocks, T: a
// document may have a hundred thousand.
func Kept[T any](p *Pass, b *doc.Block, make func() T) T {
	if v, ok := p.kept[b]; ok {
		return v.(T)
	}
	v := make()
	if p.kept == nil {
		p.kept = known{}
	}
	p.kept[b] = v
	return v
}
