package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/report"
	"onevoice/rules"
)

func (a *app) explainVerb() *cobra.Command {
	return &cobra.Command{
		Use:               "explain " + a.say("规则", "RULE"),
		Short:             a.say("一条规则的来由、依据、例子和改法", "why a rule is there, what it rests on, examples, how to fix"),
		Example:           "  onevoice explain law/absolute",
		ValidArgsFunction: followed(a.ruleIDs),
		Args:              a.one(lang.Words{ZH: "规则", EN: "RULE"}),
		RunE: func(_ *cobra.Command, args []string) error {
			h, err := a.here()
			if err != nil {
				return err
			}
			all := slices.Concat(h.rules, engine())
			for _, r := range all {
				if r.ID == args[0] {
					return a.explain(h, r)
				}
			}
			return noRule(args[0], all, false)
		},
	}
}

// explain prints one rule for a person.
func (a *app) explain(h *house, r lint.Rule) error {
	fmt.Fprintf(a.stdout, "%s  %s\n\n", r.ID, r.Title.In(a.lang))
	rows := [][]string{
		{a.say("级别", "severity"), a.severity(h, r)},
		{a.say("为什么", "why"), r.Why.In(a.lang)},
		{a.say("依据", "basis"), r.Basis.In(a.lang)},
		{a.say("查证", "checked"), r.Checked},
		{a.say("改法", "fix"), r.Mend.In(a.lang)},
		{a.say("范围", "scope"), a.scope(r)},
	}
	if err := table(a.stdout, "  ", a.wrapped(told(rows))); err != nil {
		return err
	}
	if err := a.examples(r.ID); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "\n%s\n", a.say(
		"在 brand.yaml 里可以改级别或关掉：rules: {%[1]s: off}\n只在一处放行：<!-- onevoice ignore %[1]s: 理由 -->",
		"Change or turn it off in brand.yaml: rules: {%[1]s: off}\nLet one place pass: <!-- onevoice ignore %[1]s: reason -->", r.ID))
	return nil
}

// wrapped breaks what stands in the second column for the screen.
func (a *app) wrapped(rows [][]string) [][]string {
	wide := a.width(a.stdout)
	if wide == 0 {
		return rows
	}
	var out [][]string
	for _, r := range rows {
		for i, line := range report.Wrap(r[1], min(wide, 120)-14) {
			out = append(out, []string{[]string{r[0], ""}[min(i, 1)], line})
		}
	}
	return out
}

// told leaves out the rows that say nothing.
func told(rows [][]string) [][]string {
	var out [][]string
	for _, r := range rows {
		if r[len(r)-1] != "" {
			out = append(out, r)
		}
	}
	return out
}

// severity returns a rule's severity under the kit, and that the kit set it.
func (a *app) severity(h *house, r lint.Rule) string {
	own := h.kit.Rules[r.ID]
	if own == "" {
		return report.SeverityName(r.Severity).In(a.lang)
	}
	if own == string(lint.Off) {
		return a.say("已关闭（brand.yaml）", "off (brand.yaml)")
	}
	return report.SeverityName(lint.Severity(own)).In(a.lang) + a.say("（brand.yaml）", " (brand.yaml)")
}

// scope says where a rule looks; "" is everywhere.
func (a *app) scope(r lint.Rule) string {
	var parts []string
	add := func(zh, en string, list []string) {
		if len(list) > 0 {
			parts = append(parts, a.say(zh, en)+" "+strings.Join(list, " "))
		}
	}
	add("渠道", "channels", r.Scope.Channels)
	add("行业", "sectors", r.Scope.Sectors)
	add("市场", "markets", r.Scope.Markets)
	add("语言", "languages", r.Scope.Langs)
	add("类型", "kinds of communication", r.Scope.Commercial)
	if r.Across {
		parts = append(parts, a.say("同一活动的多份素材之间", "across the assets of a campaign"))
	}
	return strings.Join(parts, a.say("；", "; "))
}

func (a *app) examples(id string) error {
	ex, err := rules.ExamplesOf(id)
	if err != nil {
		return nil // a team's own rule, or one in Go: none to show
	}
	show := func(head string, list []rules.Example) {
		if len(list) > 0 {
			fmt.Fprintf(a.stdout, "\n  %s\n", head)
		}
		for _, e := range list {
			for i, line := range strings.Split(strings.TrimSpace(e.String()), "\n") {
				fmt.Fprintf(a.stdout, "    %s %s\n", []string{"-", " "}[min(i, 1)], line)
			}
		}
	}
	show(a.say("会指出", "caught"), ex.Bad)
	show(a.say("不会误报", "left alone"), ex.Good)
	return nil
}

// here returns the house of --kit, else of the current folder.
func (a *app) here() (*house, error) {
	h, err := newHouses(a.kit)
	if err != nil {
		return nil, err
	}
	at := h.of(".")
	for _, err := range h.broken {
		return nil, err
	}
	return at, nil
}
