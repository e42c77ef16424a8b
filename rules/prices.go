package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// prices returns the prices that d states. The part of one is sure where words
// say it (to pay, before, a deposit) or where it stands right beside a product;
// one whose part nobody can tell counts as the one to pay only when it is the
// only one that the document states.
func prices(p *lint.Pass, d *doc.Document, n int) []*claimed {
	all := stating(fact.Price)(p, d, n)
	var unclear []*claimed
	sure := false
	for _, c := range all {
		b, f := c.at.Block, c.fact
		s := b.Text.String()
		if look := c.look; f.Role == "pay" || f.Role == "" {
			c.look = func() setting {
				set := look()
				set.of = tokens(unpriced(headless(p, b, f.Start)))
				return set
			}
		}
		if partial(s, facts(p, b), f) {
			continue
		}
		c.tier = tierOf(p, d, c)
		product, near := productOf(p, d, c.block, f.Start), nextTo(p, c)
		head, role := columnRole(p, d, c)
		switch {
		case f.Role == "pay":
			c.part, sure = "pay "+condition(headless(p, b, f.Start))+product, true
		case f.Role != "":
			c.part = f.Role + " " + product
		case near == shared:
		case near != "":
			c.fact.Role, c.part, sure = "pay", "pay "+near, true
		case role != "":
			c.fact.Role, c.part, sure = role, role+" "+condition(head)+product, true
		default:
			unclear = append(unclear, c)
		}
	}
	if !sure && alike(unclear) {
		for _, c := range unclear {
			c.part = "pay " + productOf(p, d, c.block, c.fact.Start)
		}
	}
	return all
}

func alike(said []*claimed) bool {
	for _, c := range said {
		if !fact.Same(c.fact, said[0].fact) {
			return false
		}
	}
	return true
}

// clauseBefore returns what stands before byte i in its clause, in lower case.
func clauseBefore(s string, i int) string {
	from, _ := clauseOf(s, i, i)
	return strings.ToLower(s[from:i])
}

// partial reports whether a sum is not the price of one whole product: a day's
// share of it, a difference, the price of several, a limit, the end of a range.
func partial(s string, fs []fact.Fact, f fact.Fact) bool {
	head, tail := strings.TrimRight(clauseBefore(s, f.Start), " ：:只要仅需为是价共（(「“"), strings.ToLower(strings.TrimLeft(s[f.End:min(len(s), f.End+60)], " ）)」”"))
	for _, w := range partHeads {
		if strings.HasSuffix(head, w) {
			return true
		}
	}
	for _, w := range partWords {
		if strings.Contains(head, w) {
			return true
		}
	}
	for _, w := range partTails {
		if strings.HasPrefix(tail, w) {
			return true
		}
	}
	return manyOf(head) || manyAfter(tail) || ranged(s, fs, f) || ends(head, bounds) || starts(tail, bounds)
}

// The words beside a sum that make it something else than the price of one.
var (
	partHeads = strings.Fields("装 件套 套装 组合 礼盒 箱 贵 便宜 多花 相差 只差 差 差价 加 + 付 补 省 送 赠 运费 邮费 价值 总价值 worth save → - ~ ～ — × x *")
	partWords = []string{"每天", "每日", "一天", "每月", "每年", "每次", "每杯", "每片", "平均", "第二", "第2", "合计", "总价", "总值", "价值", "共计", "加购", "换购", "补差", "分期", "首付", "尾款", "余款", "每期", "月供", "月付", "instalment", "installment", "balance", "膨胀", "抵", "a day", "per day", "a month", "per month", "each", "bundle", "both for"}
	partTails = strings.Fields("/ × x * → - ~ ～ — + 每 差价 的差价 优惠 立减 减 券 代金 红包 补贴 红利 运费 邮费 per a/ more less off credit gift voucher 购物金 礼金 换购 加购 膨胀 抵 定金 订金 一期 / 每期 值 的礼 任选")
)

// bounds make no price of a sum but a limit: over $75, 满 199 元, 399 元起.
var bounds = []string{"over", "above", "under", "below", "from", "starting at", "or more", "and up", "满", "超过", "高于", "低于", "不足", "以上", "以下", "以内", "起", "低至", "起售", "起步价", "不到", "近"}

// manyOf reports whether head ends with how many the price is of: 两罐.
func manyOf(head string) bool {
	head = strings.TrimRight(head, " 一共只要合计仅卖售是为：:￥¥")
	r, n := utf8.DecodeLastRuneInString(head)
	if !strings.ContainsRune(measured, r) {
		return false
	}
	head = strings.TrimRight(head[:len(head)-n], " ")
	r, n = utf8.DecodeLastRuneInString(head)
	if r == '1' || r == '一' {
		q, _ := utf8.DecodeLastRuneInString(head[:len(head)-n])
		return strings.ContainsRune(howMany, q)
	}
	return n > 0 && strings.ContainsRune(howMany, r)
}

// manyAfter reports whether tail begins with how many the price is of: ¥99 两盒.
func manyAfter(tail string) bool {
	r, n := utf8.DecodeRuneInString(tail)
	if !strings.ContainsRune(howMany, r) || n == 0 {
		return false
	}
	rest := strings.TrimLeft(tail, howMany+" ")
	one := strings.TrimSpace(tail[:len(tail)-len(rest)])
	unit, _ := utf8.DecodeRuneInString(rest)
	return one != "1" && one != "一" && strings.ContainsRune(measured, unit)
}

const (
	howMany  = "0123456789一二两三四五六七八九十双多"
	measured = "个盒瓶袋包箱罐支片粒颗只台部件套双条张份杯把组对人位名本枚块盏辆"
)

// ranged reports whether f is one end of a range of prices.
func ranged(s string, fs []fact.Fact, f fact.Fact) bool {
	k := factAt(fs, f.Start)
	return k > 0 && fs[k-1].Kind == fact.Price && is(strings.TrimSpace(s[fs[k-1].End:f.Start]), between) ||
		k+1 < len(fs) && fs[k+1].Kind == fact.Price && is(strings.TrimSpace(s[f.End:fs[k+1].Start]), between)
}

// conditions are what a price may hang on. Prices are compared only under the
// same one.
var conditions = []struct{ name, words string }{
	{"member", "会员 vip plus member"},
	{"group", "拼团 团购 多人 企业 批发 内购 员工 集采 group team wholesale"},
	{"early", "早鸟 预售 预订 预定 early pre-order preorder"},
	{"student", "学生 教育 教师 儿童 老人 长者 亲子 情侣 双人 家庭 student education child kids senior family"},
	{"coupon", "券后 用券 领券 折后 补贴后 以旧换新 旧换新 满减后 coupon trade-in"},
	{"live", "直播 live"},
	{"renewal", "续费 续订 次年 首月 首年 新人 新客 首单 renew first"},
}

// condition returns the condition that the words before a price name; "" for
// none.
func condition(head string) string {
	for _, c := range conditions {
		for w := range strings.FieldsSeq(c.words) {
			if k := strings.Index(head, w); k >= 0 && wholeWord(head, k, w) {
				return c.name + " "
			}
		}
	}
	return edition(unpriced(head))
}

// edition returns the edition that head ends with, 双人版; "" for none.
func edition(head string) string {
	head = strings.TrimRight(head, " ：:")
	if !ends(head, []string{"版", "款", "装", "型", "码", "杯", "份", "规格", "pro", "max", "plus", "mini", "duo", "lite", "ultra", "air", "se"}) {
		return ""
	}
	from := len(head)
	for n := 0; n < 4 && from > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(head[:from])
		if r == ' ' {
			break
		}
		from -= size
	}
	return head[from:] + " "
}

// unpriced returns head without the words that only say that a price comes: what
// is left says of what.
func unpriced(head string) string {
	for _, w := range priceSays {
		head = strings.ReplaceAll(head, w, " ")
	}
	return head
}

var priceSays = []string{"首发价", "到手价", "活动价", "优惠价", "限时价", "特惠价", "促销价", "现价", "售价", "价格", "到手", "只要", "只需", "仅需", "仅售", "低至", "价", "现在", "目前", "今天", "限时", "just", "only", "price", "launch", "now", "sale"}

// columnRole returns the head of the column that a price of a table stands in,
// and what that makes of it.
func columnRole(p *lint.Pass, d *doc.Document, c *claimed) (head, role string) {
	if c.at.Block.Kind != doc.Cell || c.at.Block.Column == 0 {
		return "", ""
	}
	for _, b := range headers(p, d, c.at.Block) {
		if b.Row != 0 {
			continue
		}
		head = strings.ToLower(strings.TrimSpace(b.Text.String()))
		switch {
		case ends(head, []string{"原价", "日常价", "划线价", "市场价", "吊牌价", "建议零售价", "regular", "list price", "was", "rrp", "msrp"}):
			return head, "was"
		case ends(head, []string{"价格", "价", "售价", "price", "sale", "now"}):
			return head, "pay"
		}
	}
	return "", ""
}

// shared is what stands beside a price of several products, or of several
// pieces of one.
const shared = "\x00shared"

// nextTo returns the product right before or after a price that no word gives a
// part: 折溪 F2 ¥399, the $99 Foldbrook; "" where none stands there or other
// prices do. 两罐折溪 ¥252 and 折溪 + 杯 ¥499 are shared.
func nextTo(p *lint.Pass, c *claimed) string {
	s, f := c.at.Block.Text.String(), c.fact
	list := namedIn(p, c.at.Block, f.Start-farthest, f.End+farthest)
	for k, n := range list {
		switch {
		case n.end <= f.Start && copula(s[n.end:f.Start]):
			if k > 0 && joined(s[list[k-1].end:n.start]) || manyOf(strings.TrimRight(s[:n.start], " ")) {
				return shared
			}
		case f.End <= n.start && of(s[f.End:n.start]):
			if k+1 < len(list) && joined(s[n.end:list[k+1].start]) || manyOf(strings.ToLower(strings.TrimRight(clauseBefore(s, f.Start), " "))) {
				return shared
			}
			if k > 0 && list[k-1].end <= f.Start && copula(s[list[k-1].end:f.Start]) { // A ¥1，B: it is A's
				return ""
			}
		default:
			continue
		}
		if lone(s, facts(p, c.at.Block), f, list) {
			return n.name
		}
		return shared
	}
	return ""
}

// lone reports whether no other price that may be the product's stands in the
// same piece of a sentence: ¥499 → ¥399 is unclear.
func lone(s string, fs []fact.Fact, f fact.Fact, list []naming) bool {
	from, to := clauseOf(s, f.Start, f.End)
	for _, o := range factsIn(fs, from, to) {
		if o.Kind != fact.Price || o.Start == f.Start || o.Struck || o.Role != "" && o.Role != "pay" {
			continue
		}
		between := func(n naming) bool { return min(o.End, f.End) <= n.start && n.end <= max(o.Start, f.Start) }
		if !slices.ContainsFunc(list, between) {
			return false
		}
	}
	return true
}

func copula(gap string) bool {
	return is(strings.Trim(gap, " \u3000"), []string{"", ":", "：", "，", ",", "—", "——", "–", "|", "｜", "（", "(", "只卖", "卖", "只要", "仅", "仅需", "是", "为", "is", "at", "for", "costs", "」", "”", "」只要"})
}

func of(gap string) bool {
	return is(strings.Trim(gap, " \u3000"), []string{"", "的", "的「", "「", "“", "for the", "for"})
}

func joined(gap string) bool {
	return is(strings.Trim(gap, " \u3000」”“「"), []string{"+", "＋", "和", "与", "及", "加", "配", "带", "、", "&", "and", "/", "或", "or", "×"})
}
