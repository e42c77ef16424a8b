package llm

import (
	"context"
	"slices"
	"strings"

	"onevoice/adapt"
	"onevoice/adapt/rubric"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// choose returns the best of the drafts, each filled up with what the others
// have, or none where the words made by rule are better.
func (t *task) choose(ctx context.Context, drafts []draft) adapt.Reply {
	none := adapt.Reply{Notes: append(t.notes, t.tell(drafts[0], nil)...)}
	plain := t.judged(ctx, t.req.Plain)
	var best *verdict
	for i := range drafts {
		say := adapt.Say{}
		for k := range drafts {
			for id, words := range drafts[(i+k)%len(drafts)].say {
				if _, ok := say[id]; !ok {
					say[id] = words
				}
			}
		}
		for _, some := range t.halves(say) {
			v := t.judged(ctx, t.req.Shape(some))
			v.say, v.draft = some, drafts[i]
			if v.sound(plain) && v.words(t) > 0 {
				if best == nil || v.score > best.score+0.01 {
					best = &v
				}
				break // the fuller half holds
			}
		}
	}
	switch {
	case best == nil:
		return none
	case best.score < plain.score-slack:
		none.Notes = append(none.Notes, adapt.Note{Severity: "info", Message: lang.F("模型的版本（%.1f 分）不如规则改写的（%.1f 分），用规则改写的", "the model's version (%.1f points) is no better than the one made by rule (%.1f), which stands", best.score, plain.score)})
		return none
	}
	notes := append(t.notes, t.tell(best.draft, best.say)...)
	if best.score <= plain.score+slack {
		notes = append(notes, adapt.Note{Severity: "info", Message: lang.F("按可以量的标准，模型的版本和规则改写的一样好（%.1f 分）：请人来看哪个更好", "by what can be measured the model's version is as good as the one made by rule (%.1f points): have a person say which reads better", plain.score)})
	}
	return adapt.Reply{Say: best.say, Notes: notes}
}

// slack is how many points of a hundred say nothing.
const slack = 1

// halves returns what to try, the most first: all of it, the blocks alone, the
// head fields alone.
func (t *task) halves(say adapt.Say) []adapt.Say {
	heads, blocks := adapt.Say{}, adapt.Say{}
	for _, s := range t.slips {
		words, ok := say[s.ID]
		switch {
		case !ok:
		case s.ID == s.Role: // a head field is called by what it does
			heads[s.ID] = words
		default:
			blocks[s.ID] = words
		}
	}
	if len(heads) == 0 || len(blocks) == 0 {
		return []adapt.Say{say}
	}
	return []adapt.Say{say, blocks, heads}
}

// A verdict is how good a variant is.
type verdict struct {
	*adapt.Variant
	say    adapt.Say
	draft  draft
	failed []string       // gates
	errors map[string]int // by rule
	lost   int            // required facts that aren't there
	score  float64
}

func (t *task) judged(ctx context.Context, v *adapt.Variant) verdict {
	out := verdict{Variant: v, errors: map[string]int{}}
	if v == nil {
		out.failed = []string{"nothing"}
		return out
	}
	out.failed = rubric.Gates(v, t.req.Master)
	seen, err := lint.Run(ctx, t.kit, t.rules, []*doc.Document{v.Doc})
	if err != nil {
		out.failed = append(out.failed, err.Error())
	}
	for _, f := range seen.Findings {
		if f.Weight().Rank() >= lint.Evidence.Rank() {
			out.errors[f.Rule.ID]++
		}
	}
	for _, e := range v.Ledger.Entries {
		if e.Required && !e.Kept {
			out.lost++
		}
	}
	out.score = rubric.Of(v, t.req.Master, seen.Findings, t.before(ctx)).Total()
	return out
}

// before is what the rules of voice say of the master: what a variant inherits
// costs it nothing.
func (t *task) before(ctx context.Context) []lint.Finding {
	if t.inherited == nil {
		voice := slices.DeleteFunc(slices.Clone(t.rules), func(r lint.Rule) bool { return !strings.HasPrefix(r.ID, "voice/") })
		seen, _ := lint.Run(ctx, t.kit, voice, []*doc.Document{t.req.Master}) // the error is ctx's, which the caller sees
		t.inherited = append([]lint.Finding{}, seen.Findings...)
	}
	return t.inherited
}

// sound reports whether v breaks no gate and no rule that plain keeps, and
// loses no fact that plain has.
func (v verdict) sound(plain verdict) bool {
	for _, f := range v.failed {
		if !slices.Contains(plain.failed, f) {
			return false
		}
	}
	for id, n := range v.errors {
		if n > plain.errors[id] {
			return false
		}
	}
	return v.lost <= plain.lost
}

// words is how many passages stand in other words.
func (v verdict) words(t *task) int {
	n := 0
	for _, s := range t.slips {
		if words, ok := v.say[s.ID]; ok && words != s.Block.Text.String() {
			n++
		}
	}
	return n
}

// tell says how many passages are the model's, and of the others why not.
func (t *task) tell(d draft, say adapt.Say) []adapt.Note {
	taken := verdict{say: say}.words(t)
	out := []adapt.Note{{Severity: "info", Message: lang.F("模型改写了 %d 段，共 %d 段", "the model reworded %d of %d passages", taken, len(t.slips))}}
	if say != nil && taken == len(t.slips) {
		return out
	}
	for _, s := range t.slips {
		one, failed := d.tries[s.ID]
		if _, ok := say[s.ID]; ok || !failed || len(one.faults) == 0 {
			continue
		}
		f := one.faults[0]
		if f.span != "" {
			f.say.ZH, f.say.EN = f.say.ZH+"（“"+f.span+"”）", f.say.EN+" (“"+f.span+"”)"
		}
		out = append(out, noteOn(t.req.Master, s.Block, "info", lang.F("保留原文：模型的说法没通过核对：%s", "the master's words stand, the model's failed their checks: %s", f.say)))
	}
	return out
}
