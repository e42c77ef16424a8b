package rules

import (
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// tiers are the prices that a product may have beside its plain one, by the
// words that name them. Members, groups and others whom a price is kept for are
// conditions.
var tiers = []struct {
	name  string
	words []string
}{
	{"launch", []string{"首发", "尝鲜价", "新品价", "launch price", "launch offer", "introductory"}},
	{"pay", []string{"到手"}},
	{"sale", []string{"活动价", "优惠价", "特价", "特惠价", "促销价", "限时价", "秒杀价", "专享价", "折扣价", "大促价", "节日价", "sale price", "on sale", "promo", "discounted", "special price", "special offer"}},
}

// usual are the words of the price that another one is held beside.
var usual = []string{"原价", "日常", "平时", "平日", "划线价", "吊牌价", "市场价", "建议零售价", "恢复", "regular", "list price", "usual", "normally", "originally", "rrp", "msrp", "was "}

// tierOf returns which of several prices of a product a claim states, from the
// words before it or the head of its column. Beside a usual price the other one
// is that of a sale, whatever it is called.
func tierOf(p *lint.Pass, d *doc.Document, c *claimed) string {
	b := c.at.Block
	head, _ := columnRole(p, d, c)
	head += " " + headless(p, b, c.fact.Start)
	for _, t := range tiers {
		if slices.ContainsFunc(t.words, func(w string) bool { return strings.Contains(head, w) }) {
			return t.name
		}
	}
	if is(c.fact.Role, []string{"", "pay"}) && !containsAny(head, usual) && besideUsual(p, b, c.fact) {
		return "sale"
	}
	return ""
}

// besideUsual reports whether a usual price stands in the sentence of f.
func besideUsual(p *lint.Pass, b *doc.Block, f fact.Fact) bool {
	s, fs := b.Text.String(), facts(p, b)
	from, to := sentenceRound(s, f.Start, f.End)
	return slices.ContainsFunc(factsIn(fs, from, to), func(o fact.Fact) bool {
		return o.Kind == fact.Price && o.Start != f.Start && o.Unit == f.Unit &&
			(o.Struck || o.Role == "was" || containsAny(clauseBefore(s, o.Start), usual))
	})
}

// priced reports whether c is the price to pay of a product that is named. Of
// what a table alone holds only that is held against anything: other cells
// stand without the words that say of what they are a fact.
func (c *claimed) priced() bool {
	return c.fact.Kind == fact.Price && c.fact.Role == "pay" && strings.HasPrefix(c.part, "pay ") && c.set().subject != ""
}

func containsAny(s string, list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(s, w) })
}

// ofTier leaves out the other prices of the kit and the master where one of them
// has a price of c's own tier: a launch price is held to the launch price.
func ofTier(c *version, others []*version) []*version {
	sure := func(o *version) bool { return o.weighs == 2 || o.meta && !c.docs[o.doc] }
	own := func(o *version) bool { return sure(o) && o.tier == c.tier && o.part == c.part }
	if c.tier == "" || !slices.ContainsFunc(others, own) {
		return others
	}
	return slices.DeleteFunc(others, func(o *version) bool { return sure(o) && o.part == c.part && o.tier != c.tier })
}

// unheld reports whether c is a price that the kit has none of, against another
// one that nobody but the kit states.
func unheld(c *version, right *vote) bool {
	return c.tier != "" && right.weighs == 2 && right.tier != c.tier && right.n == 1
}

// untold says that the kit has no price of the tier that m states, and where it
// could stand.
func untold(m, right *claimed) lint.Finding {
	entry := "[" + right.said + ", " + m.said + "]"
	if name := first(right.set().subject, m.set().subject); name != "" {
		entry = "{" + name + ": " + entry + "}"
	}
	return lint.Finding{
		Place:    m.at,
		Severity: lint.Info,
		Message:  lang.F("品牌包没有记「%s」这个价，只记了「%s」", "the kit doesn't have the price %q, only %q", m.said, right.said),
		Mend:     lang.F("价对，就记进品牌包：facts: {price: %s}；不对，改稿子。", "If it is right, add it to the kit: facts: {price: %s}; if not, change the copy.", entry),
	}
}

// kitPrice returns the words of a price of the kit: whose it is, and which.
func kitPrice(path string) string {
	out := []string{"price"}
	for _, w := range strings.Split(path, ".")[1:] {
		said := kitPriceKeys[strings.ToLower(w)]
		switch {
		case strings.Trim(w, "0123456789") == "":
		case said != "":
			out = append(out, said)
		default:
			out = append(out, strings.ReplaceAll(w, "_", " "))
		}
	}
	return strings.Join(out, " ")
}

// kitPriceKeys are the words that the keys of a product's prices stand for. The
// kit's list price is no former one: it is what the thing costs.
var kitPriceKeys = map[string]string{
	"list": "售价", "regular": "售价", "rrp": "售价", "msrp": "售价", "原价": "售价", "日常价": "售价", "日常": "售价", "launch": "首发价", "pay": "到手价",
	"sale": "活动价", "promo": "活动价", "member": "会员价", "presale": "预售价", "early": "早鸟价", "group": "团购价", "student": "学生价", "deposit": "定金",
}
