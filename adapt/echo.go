package adapt

import (
	"slices"
	"strings"
	"unicode"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// onceOnly returns blocks without those that say no more than the call to action,
// which has its own place: a button's words on a line of their own, leading
// where the button leads. One that is all a heading stands over stays.
func (j *job) onceOnly(blocks []doc.Block) []doc.Block {
	if _, to := j.action(); to == "" {
		return blocks
	}
	var out []doc.Block
	for i, b := range blocks {
		if !j.echoes(b) || j.alone(blocks, i) {
			out = append(out, b)
			continue
		}
		if text, _ := j.action(); !strings.Contains(core1(text.String()), core1(unaddressed(b))) {
			j.note("info", lang.F("和行动号召去同一个地方，只写一次：写的是「%s」", "leads where the call to action leads, which is said once: %q", text), b.Text)
		}
	}
	return out
}

// echoes reports whether a block says no more than the call to action: all of
// it is a link to where that leads, in its words or in those of a button.
func (j *job) echoes(b doc.Block) bool {
	text, to := j.action()
	if text.Len() == 0 || b.Kind != doc.Paragraph && b.Kind != doc.Action || len(b.Marks) == 0 && b.Kind != doc.Action {
		return false
	}
	s, links := b.Text.String(), 0
	for _, m := range b.Marks {
		switch {
		case m.Kind == doc.Strong || m.Kind == doc.Em:
		case m.Kind != doc.Link || !leadsTo(address(m), to):
			return false
		default:
			links++
		}
	}
	said, asked := core2(unaddressed(b)), core2(text.String())
	switch {
	case links == 0:
		return false
	case said == "" || strings.Contains(asked, said):
		return true
	case len(fact.In(unaddressed(b))) > 0 || !slices.ContainsFunc(b.Marks, func(m doc.Mark) bool { return m.Kind == doc.Link && core2(s[m.Start:m.End]) == said }):
		return false // it says more than what is linked
	}
	return strings.HasPrefix(said, asked) && width(said) <= width(asked)+2 || width(said) <= 12 && urges(said)
}

// unaddressed is what a block says beside addresses.
func unaddressed(b doc.Block) string {
	s := b.Text.String()
	for _, m := range slices.Backward(b.Marks) {
		if m.Kind == doc.Link && isAddress(s[m.Start:m.End]) {
			s = s[:m.Start] + s[m.End:]
		}
	}
	return strings.TrimSpace(s)
}

// core2 is s by its letters and digits alone.
func core2(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, fold(s))
}

// urges reports words a button has: they begin with what to do, and are about
// nothing of their own.
func urges(said string) bool {
	for _, w := range [...]string{"规则", "条款", "详情", "须知", "说明", "攻略", "terms", "rules", "policy", "details"} {
		if strings.Contains(said, w) {
			return false
		}
	}
	return slices.ContainsFunc([]string{"立即", "马上", "现在", "点击", "点这里", "戳", "去", "前往", "预约", "预订", "报名", "领取", "领券", "购买", "选购", "下单", "抢", "注册", "buy", "book", "shop", "register", "signup", "getyour", "reserve", "ordernow", "joinnow", "clickhere"}, func(w string) bool { return strings.HasPrefix(said, w) })
}

// leadsTo reports whether two addresses lead to one page, whatever tags for
// analytics they carry.
func leadsTo(a, b string) bool {
	x, y := fact.In(a), fact.In(b)
	if len(x) == 1 && len(y) == 1 && x[0].Kind == fact.Link {
		return fact.Same(x[0], y[0])
	}
	return a == b
}

// alone reports whether block i is all there is: of the master, or between its
// heading and the next.
func (j *job) alone(blocks []doc.Block, i int) bool {
	words := func(b doc.Block) bool {
		return b.Kind != doc.Heading && b.Kind != doc.Title && b.Kind != doc.Subject && b.Kind != doc.Preheader && b.Kind != doc.Description && b.Text.Len() > 0
	}
	if !slices.ContainsFunc(blocks, func(b doc.Block) bool { return words(b) && !j.echoes(b) }) {
		return true
	}
	for k := i + 1; ; k++ {
		switch {
		case k == len(blocks):
			return false // the button takes its place
		case blocks[k].Kind == doc.Heading:
			return i > 0 && blocks[i-1].Kind == doc.Heading && j.spec.Archetype != "script" // which says no headings
		case words(blocks[k]) && !smallPrint(blocks[k]):
			return false
		}
	}
}
