package main

import (
	"context"
	"fmt"
	"slices"

	"onevoice/adapt/llm"
	"onevoice/brandkit/lang"
	"onevoice/lint"
)

// seat lets a model judge the voice of what lies on a desk, where --llm asks
// for one: a rule more in each house.
func (c *checker) seat(ctx context.Context, d *desk) error {
	if c.llm == "off" {
		return nil
	}
	if !slices.ContainsFunc(d.extra, func(r lint.Rule) bool { return r.ID == llm.JudgeRule().ID }) {
		return &lang.Error{What: lang.F("--rules 没有选 %s，大模型就没有事做", "--rules leaves %s out, so there is nothing for a model to do", llm.JudgeRule().ID), Hint: lang.F("去掉 --llm，或在 --rules 里加上它", "leave out --llm, or name it in --rules as well")}
	}
	if err := c.engage(d); err != nil {
		return err
	}
	for _, h := range d.order {
		j := llm.NewJudge(h.kit, c.chosen[h].client, c.app.lang)
		c.judges = append(c.judges, j)
		h.rules = append(slices.Clip(h.rules), j.Rule(ctx))
	}
	return nil
}

// heard says what the judges came to: how many files they had nothing to hold
// against, and the bill. Neither is a finding or a failure of the check: a model
// only hints.
func (c *checker) heard() {
	n := 0
	for _, j := range c.judges {
		n += j.Unheard()
	}
	if n > 0 {
		fmt.Fprintln(c.app.stderr, c.app.say("有 %d 份文件没有请大模型听：品牌包没有同一种语言的样稿可比。把几篇像品牌的稿子写进 brand.yaml 的 voice: {samples: {on: [...]}}。",
			"Files a model wasn't asked about: %d. The kit has no samples in their language to hold them against; name a few texts that sound like the brand in brand.yaml under voice: {samples: {on: [...]}}.", n))
	}
	c.bill(c.app)
}
