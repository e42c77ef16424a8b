package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"onevoice/adapt"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// A test is a field to say in several ways.
type test struct {
	field string
	arms  int
}

// mostArms is how many ways a test may have: one for each letter.
const mostArms = 26

// wishes reads --ab and --seconds.
func (c *adapter) wishes() error {
	if c.seconds != 0 && !slices.Contains([]int{15, 30, 60, 90}, c.seconds) {
		return &lang.Error{What: lang.F("--seconds 不能是 %d", "--seconds can't be %d", c.seconds), Hint: lang.F("写 15、30、60 或 90", "15, 30, 60 or 90")}
	}
	for _, s := range c.ab {
		field, count, _ := strings.Cut(s, "=")
		n, err := strconv.Atoi(count)
		if err != nil || n < 2 || n > mostArms || !slices.Contains([]string{"title", "subject", "hook"}, field) {
			return &lang.Error{What: lang.F("看不懂 --ab %s", "can't read --ab %s", s), Hint: lang.F("写成 title=3、subject=2 或 hook=2，数目从 2 到 %d", "write title=3, subject=2 or hook=2, from 2 to %d of them", mostArms)}
		}
		c.tests = append(c.tests, test{field, n})
	}
	return nil
}

// variants adapts a master to one channel: once, or once for each arm of the
// tests that the channel has a field for. Arms change one thing each.
func (c *adapter) variants(ctx context.Context, w *work, id string) ([]*adapt.Variant, error) {
	wish := adapt.Wish{Seconds: c.seconds, Album: w.album}
	for _, t := range c.tests {
		if !adapt.Tests(w.house.kit, id, t.field) {
			continue
		}
		wish.Field = t.field
		all, err := adapt.Split(ctx, w.house.kit, w.doc, id, wish, t.arms, c.writers[w.house])
		if err != nil {
			return nil, err
		}
		switch {
		case all[0].Arm.Letter == "":
			all[0].Notes = append(all[0].Notes, adapt.Note{Severity: "info", Message: lang.F("危机公告只有一种说法，不做测试", "a statement in a crisis has one wording: nothing is tested")})
		case len(all) < t.arms:
			all[0].Notes = append(all[0].Notes, adapt.Note{Severity: "info", Message: lang.F("%s 要 %d 种写法，母稿只有 %d 种，没有凑数", "%s: of %d wordings asked for the master has %d; nothing was made up", tested(t.field), t.arms, len(all))})
		}
		return all, nil
	}
	v, err := adapt.As(ctx, w.house.kit, w.doc, id, wish, c.writers[w.house])
	if err != nil {
		return nil, err
	}
	return []*adapt.Variant{v}, nil
}

// testable refuses tests that no channel has a field for, and two at once in
// one channel: nobody could tell which of them made the difference.
func (c *adapter) testable(h *house) error {
	for i, t := range c.tests {
		any := false
		for _, id := range c.to {
			if !adapt.Tests(h.kit, id, t.field) {
				continue
			}
			any = true
			for _, o := range c.tests[:i] {
				if adapt.Tests(h.kit, id, o.field) {
					return &lang.Error{What: lang.F("--ab %[1]s 和 %[2]s 会在 %[3]s 里同时变", "--ab %[1]s and %[2]s would both change in %[3]s", o.field, t.field, id), Hint: lang.F("一次只测一样：分两次运行，用不同的 --out", "test one thing at a time: run twice, with different --out")}
				}
			}
		}
		if !any {
			return &lang.Error{What: lang.F("这些渠道里没有 %s 可测", "none of the channels has a %s to test", t.field), Hint: lang.F("title 用于文章和笔记，subject 用于邮件，hook 用于口播；或改 --to", "title is for articles and notes, subject for mails, hook for scripts; or change --to")}
		}
	}
	return nil
}

// arms holds the further arms of tests against the rules, each by itself: the
// arms of a test aren't published together. What they inherit from the master
// is said once.
func (w *work) arms(ctx context.Context) error {
	own := notes(firsts(w.made))
	w.seen = lint.Join(once(w.seen, own.Findings), own)
	first := w.seen.Findings
	for i := range w.made {
		m := &w.made[i]
		if m.first() {
			m.own = first
			continue
		}
		seen, err := lint.Run(ctx, w.house.kit, w.house.rules, []*doc.Document{m.Doc})
		if err != nil {
			return err
		}
		seen = lint.Join(seen, notes([]made{*m}))
		m.own = seen.Findings
		seen.Findings = slices.DeleteFunc(slices.Clone(seen.Findings), func(f lint.Finding) bool {
			return slices.ContainsFunc(w.seen.Findings, func(o lint.Finding) bool {
				return o.Rule.ID == f.Rule.ID && o.Message == f.Message && o.Place.Span() == f.Place.Span()
			})
		})
		w.seen = lint.Join(w.seen, seen)
	}
	return nil
}

// firsts are the variants that stand for their channel.
func firsts(all []made) []made {
	var out []made
	for _, m := range all {
		if m.first() {
			out = append(out, m)
		}
	}
	return out
}

func (m made) first() bool { return m.Arm.Letter == "" || m.Arm.Letter == "a" }

// tested is what people call a field that is tested.
func tested(field string) lang.Words {
	zh := map[string]string{"title": "标题", "subject": "邮件主题", "hook": "开场"}[field]
	return lang.Words{ZH: zh, EN: field}
}

// firsts returns what was found but for what stands in further arms of a test
// alone: what those change isn't said of the first.
func (w *work) firsts() []lint.Finding {
	same := func(all []lint.Finding, f lint.Finding) bool {
		return slices.ContainsFunc(all, func(o lint.Finding) bool {
			return o.Rule.ID == f.Rule.ID && o.Message == f.Message && o.Place.Span() == f.Place.Span()
		})
	}
	var first, others []lint.Finding
	for _, m := range w.made {
		if m.first() {
			first = m.own
		} else {
			others = append(others, m.own...)
		}
	}
	return slices.DeleteFunc(slices.Clone(w.seen.Findings), func(f lint.Finding) bool { return same(others, f) && !same(first, f) })
}
