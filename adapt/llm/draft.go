package llm

import (
	"context"
	"encoding/json"
	"strings"

	"onevoice/adapt"
	"onevoice/brandkit/lang"
)

// reasks is how often a passage that fails is asked for again.
const reasks = 2

// A draft is what one answer, with its repairs, came to.
type draft struct {
	say   adapt.Say      // the passages that hold
	tries map[string]try // the last try of those that don't
}

// draft asks for every slip, then again for those that fail: only with them,
// each with the rule and the words at fault. A passage is taken when nothing
// is wrong with it that isn't wrong with the master's, so no repair makes
// anything worse. The error is the model's, where no question was answered.
func (t *task) draft(ctx context.Context, sample int) (draft, error) {
	d := draft{say: adapt.Say{}, tries: map[string]try{}}
	pending := t.slips
	for round := 0; round <= reasks && len(pending) > 0; round++ {
		got, err := t.round(ctx, pending, d.tries, sample)
		if len(got) == 0 {
			if round == 0 && err != nil {
				return d, err
			}
			break
		}
		if err := t.linted(ctx, pending, got); err != nil {
			return d, err
		}
		var left []slip
		for _, s := range pending {
			one, ok := got[s.ID]
			switch {
			case !ok:
			case len(one.faults) == 0:
				d.say[s.ID] = one.text
				delete(d.tries, s.ID)
				continue
			default:
				d.tries[s.ID] = one
				left = append(left, s)
			}
		}
		pending = left
	}
	return d, nil
}

// round asks one question for each turn of slips and returns what was said of
// each, held against its passage. An answer that gives the orders away is as
// good as none.
func (t *task) round(ctx context.Context, slips []slip, tries map[string]try, sample int) (map[string]try, error) {
	out := map[string]try{}
	var failed error
	for _, turn := range turns(slips, manyPassages, func(s slip) int { return len(s.text) }) {
		bad := map[string]try{}
		for _, s := range turn {
			if one, ok := tries[s.ID]; ok {
				bad[s.ID] = one
			}
		}
		answer, err := t.model.Ask(ctx, t.ask(turn, bad, sample))
		if err != nil {
			failed = err
			continue
		}
		var said map[string]string
		if json.Unmarshal(answer.Object, &said) != nil {
			said = nil
		}
		leaked := t.leaks(answer.Text, said)
		for _, s := range turn {
			raw, ok := said[s.ID]
			switch {
			case leaked:
				out[s.ID] = try{faults: []fault{{"leak", "", lang.F("回答里有给模型的说明，整份作废", "the answer gives away the orders: all of it is dropped")}}}
			case ok && strings.TrimSpace(raw) != s.text:
				out[s.ID] = t.held(s, raw)
			default:
				out[s.ID] = try{text: s.Block.Text.String()} // the model lets it stand
			}
		}
	}
	return out, failed
}

// echo is how many characters of the system prompt in a row no answer holds by
// chance.
const echo = 12

// leaks reports whether an answer holds the canary, a fence, or the orders'
// own words.
func (t *task) leaks(text string, said map[string]string) bool {
	all := text
	for _, s := range said {
		all += "\n" + s
	}
	if t.torn(all) {
		return true
	}
	return echoes(all, system, t.req.Lang)
}

// echoes reports whether words hold so many characters of orders in a row; of
// English, whose letters come together by chance, thrice as many.
func echoes(words string, orders lang.Words, to string) bool {
	n := echo
	if to == "en" {
		n *= 3
	}
	known := map[string]bool{}
	for r := []rune(flat(orders.In(to))); len(r) >= n; r = r[1:] {
		known[string(r[:n])] = true
	}
	for r := []rune(flat(words)); len(r) >= n; r = r[1:] {
		if known[string(r[:n])] {
			return true
		}
	}
	return false
}

// flat is s without what can be changed and still reads the same.
func flat(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || adapt.Unseen(r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}
