package llm

import (
	"context"

	"onevoice/lint"
	"onevoice/lint/doc"
)

// linted holds the tries against the rules, mends what rules can mend by
// themselves, and writes down as faults what is left and isn't wrong with the
// master's own words.
func (t *task) linted(ctx context.Context, slips []slip, got map[string]try) error {
	var live []slip
	for _, s := range slips {
		if one, ok := got[s.ID]; ok && len(one.faults) == 0 && one.raw != "" {
			live = append(live, s)
		}
	}
	if len(live) == 0 {
		return nil
	}
	before, err := t.lint(ctx, live, func(s slip) string { return s.Block.Text.String() })
	if err != nil {
		return err
	}
	for range 2 {
		after, err := t.lint(ctx, live, func(s slip) string { return got[s.ID].text })
		if err != nil {
			return err
		}
		if !t.mended(live, got, after) {
			t.blame(live, got, before, after)
			return nil
		}
	}
	after, err := t.lint(ctx, live, func(s slip) string { return got[s.ID].text })
	if err == nil {
		t.blame(live, got, before, after)
	}
	return err
}

// lint holds words in the passages' stead against the rules, as one document
// of the channel, each passage a file of its own, and returns what is found by
// passage.
func (t *task) lint(ctx context.Context, slips []slip, words func(slip) string) (map[string][]lint.Finding, error) {
	plain := t.req.Plain.Doc
	d := &doc.Document{Source: t.req.Master.Source, Channel: t.req.Channel, Format: plain.Format, Meta: plain.Meta}
	of := map[*doc.Source]string{}
	for _, s := range slips {
		b := s.Block
		text := words(s)
		src := doc.NewSource(s.ID, []byte(text))
		b.Text, b.Marks = doc.Copy(src, 0, len(text)), nil
		of[src] = s.ID
		d.Blocks = append(d.Blocks, b)
	}
	result, err := lint.Run(ctx, t.kit, t.rules, []*doc.Document{d})
	if err != nil {
		return nil, err
	}
	out := map[string][]lint.Finding{}
	for _, f := range result.Findings {
		if f.Place.Block != nil && f.Weight().Rank() >= lint.Warning.Rank() {
			if id, ok := of[f.Place.Span().Source]; ok {
				out[id] = append(out[id], f)
			}
		}
	}
	return out, nil
}

// mended makes the safe fixes of what was found, and reports whether there
// were any. What a fix does to a fact undoes it.
func (t *task) mended(slips []slip, got map[string]try, found map[string][]lint.Finding) bool {
	any := false
	for _, s := range slips {
		one := got[s.ID]
		for _, f := range found[s.ID] {
			if len(f.Fixes) == 0 || f.Fixes[0].Unsafe {
				continue
			}
			src := f.Place.Span().Source
			data, err := doc.Apply(src, f.Fixes[0].Edits)
			if err != nil || string(data) == one.text || len(s.Check(string(data))) > 0 {
				continue
			}
			one.text, any = string(data), true
			break // the others are of the text as it was
		}
		got[s.ID] = one
	}
	return any
}

// blame writes down what the rules find in a try and not in the master's own
// words, or found there less often.
func (t *task) blame(slips []slip, got map[string]try, before, after map[string][]lint.Finding) {
	for _, s := range slips {
		had := map[string]int{}
		for _, f := range before[s.ID] {
			had[f.Rule.ID]++
		}
		one := got[s.ID]
		for _, f := range after[s.ID] {
			if had[f.Rule.ID]--; had[f.Rule.ID] < 0 {
				say := f.Message
				if !f.Rule.Mend.Empty() {
					say.ZH, say.EN = say.ZH+"；"+f.Rule.Mend.ZH, say.EN+"; "+f.Rule.Mend.EN
				}
				one.faults = append(one.faults, fault{f.Rule.ID, f.Place.Text().String(), say})
			}
		}
		got[s.ID] = one
	}
}
