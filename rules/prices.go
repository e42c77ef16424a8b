package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// prices returns the prices of d that can be compared: to pay, before, or as
// a deposit. A price whose part nobody can tell counts as the one to pay only
// when it is the document's only one.
func prices(p *lint.Pass, d *doc.Document) []mention {
	var out, unclear []mention
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !p.Rule.Scope.Block(b) {
			continue
		}
		s := b.Text.String()
		for _, f := range facts(p, b) {
			if f.Kind != fact.Price || f.Struck || partial(s, f) {
				continue
			}
			m := mention{key{f.Role, productOf(p.Kit, d, i, f.Start)}, f, s[f.Start:f.End], doc.At(d, b, f.Start, f.End), false}
			switch f.Role {
			case "pay", "was", "deposit":
				out = append(out, m)
			case "":
				if ends(strings.TrimRight(s[:f.Start], " "), bounds) || starts(strings.TrimLeft(s[f.End:], " "), bounds) {
					continue
				}
				m.key.part = "pay"
				unclear = append(unclear, m)
			}
		}
	}
	if len(unclear) > 0 && len(keys(append(out, unclear...))) == 1 && alike(unclear) {
		out = append(out, unclear...)
	}
	return append(out, metaPrices(p, d)...)
}

// partial reports whether a sum is not the price of one whole product: a day's
// share of it, a difference, the price of several.
func partial(s string, f fact.Fact) bool {
	before := s[max(0, f.Start-45):f.Start]
	if k := strings.LastIndexAny(before, "，。；！？,;!?\n"); k >= 0 {
		before = before[k:]
	}
	before = strings.TrimRight(before, " ：:只要仅需为是")
	for _, w := range []string{"装", "件套", "套装", "组合", "礼盒", "箱", "贵", "便宜", "多花", "相差", "只差", "加", "运费", "邮费"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	for _, w := range []string{"每天", "每日", "一天", "每月", "每年", "每次", "每杯", "每片", "平均", "两罐", "两件", "两盒", "两瓶", "第二", "一共", "合计", "a day", "per day", "a month", "each "} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// bounds make no price of a sum but a limit: over $75, 满 199 元.
var bounds = []string{"over", "above", "under", "below", "or more", "满", "超过", "高于", "低于", "不足", "以上", "以下", "以内", "起"}

func alike(said []mention) bool {
	return !slices.ContainsFunc(said, func(m mention) bool { return !fact.Same(m.fact, said[0].fact) })
}

// beyond is how many bytes off a product is still what a price is of.
const beyond = 900

// productOf returns the product that a price at byte off of block i belongs
// to: the kit's name that stands nearest before it in the same block, in its
// table row or column, else the one product that the document is about.
func productOf(kit *brandkit.Kit, d *doc.Document, i, off int) string {
	b := &d.Blocks[i]
	s := b.Text.String()
	from, to := max(0, off-beyond), min(len(s), off+beyond)
	for from < off && !utf8.RuneStart(s[from]) {
		from++
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	if name := lastName(kit, s[from:off]); name != "" {
		return name
	}
	if b.Kind == doc.Cell {
		for _, head := range headers(d, b) {
			if name := lastName(kit, head); name != "" {
				return name
			}
		}
	}
	if name := lastName(kit, s[from:to]); name != "" {
		return name
	}
	products := d.Meta.List("product")
	if len(products) == 1 {
		if name := lastName(kit, products[0].String()); name != "" {
			return name
		}
		return products[0].String()
	}
	if len(kit.Names) == 1 {
		return kit.Names[0].Text
	}
	return ""
}

// headers returns the texts that head a table cell: its column's and its
// row's first.
func headers(d *doc.Document, cell *doc.Block) []string {
	var out []string
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind == doc.Cell && b.Group == cell.Group && (b.Row == 0 && b.Column == cell.Column || b.Row == cell.Row && b.Column == 0) && b != cell {
			out = append(out, b.Text.String())
		}
	}
	return out
}

// lastName returns the kit's name that ends last in s, of those that end
// together the longest: of M2 and M2 Pro the one that is said.
func lastName(kit *brandkit.Kit, s string) string {
	s = words.Fold(s).Text
	best, end := "", -1
	for _, n := range kit.Names {
		f := words.Fold(n.Text).Text
		k := strings.LastIndex(s, f)
		if k >= 0 && (k+len(f) > end || k+len(f) == end && len(n.Text) > len(best)) {
			best, end = n.Text, k+len(f)
		}
	}
	return best
}

// metaPrices returns the prices of d's meta data by the part their key names.
func metaPrices(p *lint.Pass, d *doc.Document) []mention {
	if !master(d) {
		return nil
	}
	subject := productOf(p.Kit, d, 0, 0)
	var out []mention
	for _, f := range d.Meta.Under("price") {
		part := "pay"
		if strings.Contains(f.Path, "list") || strings.Contains(f.Path, "was") || strings.Contains(f.Path, "original") {
			part = "was"
		}
		for _, x := range fact.In(f.Text.String()) {
			if x.Kind == fact.Price || x.Kind == fact.Number {
				x.Kind, x.Unit = fact.Price, first(x.Unit, "CNY")
				b := &doc.Block{Kind: doc.Paragraph, Text: f.Text}
				out = append(out, mention{key{part, subject}, x, f.Text.String(), doc.At(d, b, x.Start, x.End), true})
			}
		}
	}
	return out
}
