package rules

import (
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// fees returns what d says of charges that are often waived: 门票免费, 门票 60 元.
// The value is whether one pays. Where a sentence names a condition, who comes
// free or from which sum on, it says nothing.
func fees(p *lint.Pass, d *doc.Document, n int) []*claimed {
	var out []*claimed
	for i := range d.Blocks {
		b := &d.Blocks[i]
		s := b.Text.String()
		if !p.Rule.Scope.Block(b) || b.Kind == doc.Alt || len(out) > enough || len(s) > farthest*4 {
			continue
		}
		low := strings.ToLower(s)
		for _, names := range charges {
			for _, name := range names {
				k := strings.Index(low, name)
				if k < 0 || len(low) != len(s) {
					continue
				}
				if c := feeAt(p, d, i, k, k+len(name)); c != nil {
					c.doc, c.part = n, "fee "+names[0]
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// feeAt returns what the sentence round s[from:to], the name of a charge, says
// of it; nil where that isn't sure.
func feeAt(p *lint.Pass, d *doc.Document, block, from, to int) *claimed {
	b := &d.Blocks[block]
	s := b.Text.String()
	first, last := sentenceRound(s, from, to)
	sentence := strings.ToLower(s[first:last])
	if holds(sentence, feeTerms) {
		return nil
	}
	c := &claimed{block: block, fact: fact.Fact{Kind: fact.Price, Unit: "fee", Start: from, End: to}}
	for _, w := range []string{"免费", "全免", "free"} {
		if k := strings.Index(sentence, w); k >= 0 {
			k += first
			if gap := max(k-to, from-k-len(w)); gap > len("一律全部") || strings.ContainsAny(s[min(k, to):max(k, to)], "，,、") {
				return nil
			}
			c.fact.Value, c.fact.Start, c.fact.End = "free", k, k+len(w)
		}
	}
	for _, f := range factsIn(facts(p, b), first, last) {
		if f.Kind != fact.Price {
			continue
		}
		if c.fact.Value != "" || f.Struck || f.Role != "" && f.Role != "pay" || f.Start < to || f.Start-to > len("（每人）只要 RMB ") {
			return nil
		}
		c.fact.Value, c.fact.Start, c.fact.End = "paid", f.Start, f.End
		if strings.Trim(f.Value, "0.") == "" {
			c.fact.Value = "free"
		}
	}
	if c.fact.Value == "" {
		return nil
	}
	c.said, c.at = s[c.fact.Start:c.fact.End], doc.At(d, b, c.fact.Start, c.fact.End)
	return c
}

// charges are what one is charged for, each by its names in both languages.
var charges = [][]string{
	{"门票", "票价", "入场券", "admission", "entry", "tickets"}, {"运费", "邮费", "配送费", "shipping", "delivery"},
	{"体验课", "trial class"}, {"试听课"}, {"公开课"}, {"讲座"}, {"停车"}, {"报名费"}, {"场地费"}, {"安装费"}, {"押金"}, {"服务费"},
}

// feeTerms are what a charge may hang on.
var feeTerms = strings.Fields("满 会员 儿童 小孩 孩子 老人 学生 残疾 军人 身高 以上 以下 前 首 起 部分 新人 新客 新用户 限 凭 除 另 购 买 报名 学员 粉丝 员工 老客 扫码 若 如 仅 偏远 小时 原价 价值 加急 升级 退 换 送 或 每 over above orders order members member children kids under first if when except from per return returns trial off with")

// feesOnly compares charges by what they are for.
func feesOnly() comparison {
	return comparison{claims: fees, marks: func(c *claimed, _ rarest) []string { return []string{c.part} }, same: func(c, o *claimed) bool { return false }}
}

// priced finds prices that disagree, and what is free here and costs there.
func priced(p *lint.Pass) error {
	if err := byWords(prices).check(p); err != nil {
		return err
	}
	return feesOnly().check(p)
}
