package llm

import (
	"context"
	"maps"
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
	plain := t.judged(ctx, t.req.Plain)
	var best *verdict
	why := lang.Words{}
	for i := range drafts {
		for _, some := range t.halves(filled(drafts, i)) {
			if t.taken(some) == 0 {
				continue
			}
			v := t.judged(ctx, t.req.Shape(some))
			v.say, v.draft = some, drafts[i]
			if why = v.worse(plain); why.Empty() {
				if best == nil || v.score > best.score+0.01 {
					best = &v
				}
				break // the fuller half holds
			}
		}
	}
	switch {
	case best != nil && best.score < plain.score-slack:
		why = lang.F("它的版本（%.1f 分）不如规则改写的（%.1f 分）", "its version (%.1f points) is no better than the one made by rule (%.1f)", best.score, plain.score)
		fallthrough
	case best == nil:
		return adapt.Reply{Notes: t.tell(drafts[0], nil, why)}
	}
	verdict := lang.F("，得 %.1f 分，规则改写的 %.1f 分", ": %.1f points, the version made by rule has %.1f", best.score, plain.score)
	if best.score <= plain.score+slack {
		verdict = lang.F("；能量的地方和规则改写的一样好（%.1f 分），请人来看哪个更好", "; by what can be measured no better than the version made by rule (%.1f points): have a person say which reads better", plain.score)
	}
	return adapt.Reply{Say: best.say, Notes: t.tell(best.draft, best.say, verdict)}
}

// slack is how many points of a hundred say nothing.
const slack = 1

// filled is draft i with what it lacks from the ones after it.
func filled(drafts []draft, i int) adapt.Say {
	say := adapt.Say{}
	for k := range drafts {
		for id, words := range drafts[(i+k)%len(drafts)].say {
			if _, ok := say[id]; !ok {
				say[id] = words
			}
		}
	}
	return say
}

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

// worse says which gate or rule v breaks that plain keeps, or that it loses a
// fact that plain has; nothing where it doesn't.
func (v verdict) worse(plain verdict) lang.Words {
	for _, f := range v.failed {
		if !slices.Contains(plain.failed, f) {
			return lang.F("放进整篇后过不了关：%s", "in the whole piece a gate fails: %s", f)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(v.errors)) {
		if v.errors[id] > plain.errors[id] {
			return lang.F("放进整篇后违反 %s", "in the whole piece it breaks %s", id)
		}
	}
	if v.lost > plain.lost {
		return lang.F("放进整篇后丢了必须保留的事实", "in the whole piece a fact is lost that has to stay")
	}
	return lang.Words{}
}

// taken is how many passages stand in other words.
func (t *task) taken(say adapt.Say) int {
	n := 0
	for _, s := range t.slips {
		if words, ok := say[s.ID]; ok && words != s.Block.Text.String() {
			n++
		}
	}
	return n
}

// tell says how many passages are the model's, how many it left alone, and of
// the others why theirs aren't. verdict is what there is to say of the whole.
func (t *task) tell(d draft, say adapt.Say, verdict lang.Words) []adapt.Note {
	var failed []adapt.Note
	for _, s := range t.slips {
		one := d.tries[s.ID]
		if _, ok := say[s.ID]; ok || len(one.faults) == 0 {
			continue
		}
		n := noteOn(t.req.Master, s.Block, "info", lang.F("模型的说法没通过核对，保留原文：%s", "the model's words failed their checks, the master's stand: %s", t.told(s, one.faults[0])))
		n.Reworded = true
		failed = append(failed, n)
	}
	n := t.taken(say)
	var sum lang.Words
	switch {
	case n > 0:
		sum = lang.F("模型改写了 %d 段（共 %d 段；%d 段没通过核对，%d 段照原样）%s", "the model reworded %d passages of %d (%d failed their checks, %d it left alone)%s", n, len(t.slips), len(failed), len(t.slips)-n-len(failed), verdict)
	case !verdict.Empty():
		sum = lang.F("没有用模型的文字：%s", "none of the model's words are used: %s", verdict)
	default:
		sum = lang.F("没有用模型的文字：共 %d 段，%d 段没通过核对，%d 段照原样", "none of the model's words are used: of %d passages %d failed their checks, %d it left alone", len(t.slips), len(failed), len(t.slips)-len(failed))
	}
	return append(append(t.notes, adapt.Note{Severity: "info", Reworded: true, Message: sum}), failed...)
}

// told is a fault as a person reads it: with the words that placeholders stand
// for, and without the nonce, so that every run says the same.
func (t *task) told(s slip, f fault) lang.Words {
	var stay []string
	for _, h := range s.holds {
		stay = append(stay, "“"+h.text+"”")
	}
	switch span := strings.ReplaceAll(f.span, t.nonce, ""); {
	case f.rule == "placeholder" && len(stay) > 0:
		return lang.F("有要照原样留着的话被改动、漏掉或调了次序：%[1]s", "words that have to stay as they are were changed, dropped or moved: %[2]s", strings.Join(stay, "、"), strings.Join(stay, ", "))
	case f.rule == "placeholder":
		return lang.F("写进了这一段没有的占位符", "it holds placeholders that aren't this passage's")
	case span != "":
		return lang.F("%[1]s（“%[2]s”）", "%[1]s (“%[2]s”)", f.say, span)
	}
	return f.say
}
