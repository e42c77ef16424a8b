package main

import (
	"errors"
	"slices"
	"strings"

	"onevoice/adapt/llm"
	"onevoice/brandkit/lang"
	"onevoice/lint"
)

// pick leaves each house the rules that --rules asks for. A pattern that
// matches no rule of any house is said; when none does there is nothing to run.
func (a *app) pick(d *desk) error {
	d.extra = engine()
	if len(a.rules) == 0 || len(d.order) == 0 {
		return nil
	}
	idle := a.rules
	var all []lint.Rule
	for _, h := range d.order {
		var here []string
		all = slices.Concat(all, h.rules, engine())
		d.extra, _ = choose(engine(), a.rules)
		_, here = choose(slices.Concat(h.rules, engine()), a.rules)
		h.rules, _ = choose(h.rules, a.rules)
		idle = slices.DeleteFunc(slices.Clone(idle), func(g string) bool { return !slices.Contains(here, g) })
	}
	var errs []error
	for _, g := range idle {
		errs = append(errs, noRule(g, all, true))
	}
	if len(idle) == len(a.rules) {
		return errors.Join(errs...)
	}
	a.fail(errors.Join(errs...))
	return nil
}

// engine returns the rules that onevoice itself speaks through: about ignore
// comments, what adapting had to leave out, what became of a model's words,
// approvals, and what a model hears.
func engine() []lint.Rule {
	return []lint.Rule{lint.IgnoreRule(), fit, reworded, approval, llm.JudgeRule()}
}

// choose returns the rules that some plain pattern matches, or all where there
// is no plain one, without those that a pattern behind a ! matches; and the
// patterns that match nothing.
func choose(rules []lint.Rule, globs []string) (kept []lint.Rule, idle []string) {
	hits := map[string]bool{}
	plain := slices.ContainsFunc(globs, func(g string) bool { return !strings.HasPrefix(g, "!") })
	for _, r := range rules {
		in, out := !plain, false
		for _, g := range globs {
			name, not := strings.CutPrefix(g, "!")
			if !lint.Glob(name, r.ID) {
				continue
			}
			hits[g] = true
			in, out = in || !not, out || not
		}
		if in && !out {
			kept = append(kept, r)
		}
	}
	for _, g := range globs {
		if !hits[g] {
			idle = append(idle, g)
		}
	}
	return kept, idle
}

// noRule is the error for a rule, or where globs may stand a pattern, that
// nobody knows.
func noRule(glob string, all []lint.Rule, globs bool) *lang.Error {
	name := strings.TrimPrefix(glob, "!")
	e := &lang.Error{What: lang.F("没有「%s」这条规则", "there is no rule %q", name), Hint: meantRule(name, all, globs)}
	if globs {
		e.What = lang.F("没有一条规则符合「%s」", "no rule matches %q", name)
	}
	return e
}

// meantRule says which rule, or family of them where globs may stand, was
// most likely meant: by its id, by the name in it, by its title.
func meantRule(name string, all []lint.Rule, globs bool) lang.Words {
	var ids, names []string
	for _, r := range all {
		_, last, _ := strings.Cut(r.ID, "/")
		ids, names = append(ids, r.ID), append(names, last)
	}
	known := ids
	if globs {
		known = append(families(ids), ids...)
	}
	near := lang.Near(name, known)
	for i, r := range all {
		if near == "" && (r.Title.ZH == name || strings.EqualFold(r.Title.EN, name) || names[i] == lang.Near(name, names)) {
			near = r.ID
		}
	}
	switch {
	case globs && slices.Contains(families(ids), name+"/*"):
		near = name + "/*"
	case !globs && (strings.Contains(name, "*") || slices.Contains(families(ids), name+"/*")):
		family, _, _ := strings.Cut(name, "/")
		return lang.F("这里要写一条规则的全名；用 onevoice rules --rules '%[1]s/*' 看 %[1]s 有哪些", "the whole id of one rule stands here; onevoice rules --rules '%[1]s/*' lists those of %[1]s", family)
	}
	if near != "" {
		return lang.F("是不是想写 %s？", "did you mean %s?", near)
	}
	return lang.F("用 onevoice rules 看有哪些规则", "onevoice rules lists them")
}

// families returns "law/*" for every first part of an id.
func families(ids []string) []string {
	var out []string
	for _, id := range ids {
		family, _, _ := strings.Cut(id, "/")
		if !slices.Contains(out, family+"/*") {
			out = append(out, family+"/*")
		}
	}
	return out
}
