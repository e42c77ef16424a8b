package adapt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A role is what a part of the master does.
type role string

const (
	salute  role = "salutation"
	lead    role = "lead"
	body    role = "body"
	points  role = "points"
	offer   role = "offer"
	howto   role = "how-to"
	table   role = "table"
	quote   role = "quote"
	notes   role = "notes" // disclaimers and small print
	contact role = "contact"
	sign    role = "signature"
	action  role = "cta"
	heading role = "heading"
	figure  role = "figure"
	code    role = "code"
	ruled   role = "break"
)

// A portion is one paragraph, list, table, quote or picture of the master.
type portion struct {
	role    role
	blocks  []doc.Block
	section int    // 0 is before the first heading
	lang    string // "zh" "en" ""
}

// An outline is a master by what its portions do.
type outline struct {
	title, subtitle doc.Text
	portions        []portion // in reading order, without the title
	sections        []role    // what the heading of each section promises
	footnotes       []doc.Block
	lang            string // the language it is first said in
	both            bool   // said in Chinese and in English
}

// outlined sorts blocks, the master's own as prepared, into portions.
func outlined(d *doc.Document, blocks []doc.Block) *outline {
	o := &outline{title: headline(d), subtitle: d.Meta.Text("subtitle"), sections: []role{body}}
	for i := 0; i < len(blocks); {
		n := i + 1
		switch b := blocks[i]; {
		case isTitle(b):
			if !alike(b.Text.String(), o.title.String()) {
				o.portions = append(o.portions, portion{role: heading, blocks: blocks[i:n], section: len(o.sections)})
				o.sections = append(o.sections, body)
			}
		case b.Kind == doc.Description || b.Kind == doc.Subject || b.Kind == doc.Preheader || b.Kind == doc.Tag:
		case b.Kind == doc.Footnote:
			o.footnotes = append(o.footnotes, b)
		default:
			n = i + run(blocks[i:])
			o.take(blocks[i:n])
		}
		i = n
	}
	o.languages(d)
	o.roles(d)
	return o
}

// alike reports whether two headlines say the same.
func alike(a, b string) bool { return fold(a) == fold(b) }

// run returns how many blocks from the first on belong together.
func run(blocks []doc.Block) int {
	n := 1
	for n < len(blocks) && together(blocks[n-1], blocks[n]) {
		n++
	}
	return n
}

func together(a, b doc.Block) bool {
	switch a.Kind {
	case doc.Item, doc.Cell:
		return b.Kind == a.Kind && (b.Group == a.Group || a.Kind == doc.Item && b.Level > 1)
	case doc.Quote:
		return b.Kind == doc.Quote
	case doc.Picture, doc.Alt, doc.Caption:
		return b.Kind == doc.Alt || b.Kind == doc.Caption
	}
	return false
}

func (o *outline) take(blocks []doc.Block) {
	p := portion{role: body, blocks: blocks, section: len(o.sections) - 1, lang: words.Lang(plain(blocks))}
	switch blocks[0].Kind {
	case doc.Heading:
		p.role, p.section = heading, len(o.sections)
		o.sections = append(o.sections, promise(blocks[0].Text.String()))
	case doc.Item:
		p.role = points
	case doc.Cell:
		p.role = table
	case doc.Quote:
		p.role = quote
	case doc.Code:
		p.role = code
	case doc.Picture, doc.Alt, doc.Caption:
		p.role = figure
	case doc.Break:
		p.role = ruled
	case doc.Action:
		p.role = action
	}
	o.portions = append(o.portions, p)
}

func plain(blocks []doc.Block) string {
	var b strings.Builder
	for _, x := range blocks {
		b.WriteString(x.Text.String())
		b.WriteByte(' ')
	}
	return b.String()
}

// promise says what a heading's section is about.
func promise(s string) role {
	s = strings.ToLower(s)
	for _, p := range [...]struct {
		role  role
		words []string
	}{
		{notes, []string{"须知", "规则", "声明", "terms", "fine print", "disclaimer"}},
		{howto, []string{"怎么买", "怎么办", "怎么参加", "怎么报名", "怎么领", "如何", "步骤", "方式", "报名", "参加", "参与", "购买", "领取", "领券", "办理", "可以怎么做", "how to", "register", "join", "sign up", "should do", "get it"}},
		{offer, []string{"价", "优惠", "福利", "补偿", "票", "price", "pricing", "offer", "ticket", "deal"}},
	} {
		for _, w := range p.words {
			if strings.Contains(s, w) {
				return p.role
			}
		}
	}
	return body
}

// languages finds out in which languages the master speaks, and which first.
func (o *outline) languages(d *doc.Document) {
	n := map[string]int{}
	for _, p := range o.portions {
		if p.role != code && p.role != figure {
			n[p.lang] += utf8.RuneCountInString(plain(p.blocks))
		}
	}
	zh, en := n["zh"], n["en"]/3 // a Chinese character says about as much as three letters
	o.both = min(zh, en)*4 >= max(zh, en) && zh > 0 && en > 0
	o.lang = "zh"
	if en > zh || zh+en == 0 && words.Lang(o.title.String()) == "en" {
		o.lang = "en"
	}
	if langs := d.Meta.Langs(); len(langs) > 0 {
		if l := lang.Tag(langs[0]); l != "" && (o.both || n[l] > 0) {
			o.lang = l
		}
		o.both = o.both || len(langs) > 1 && zh > 0 && en > 0
	}
}

// roles tells lead, small print, contact and signature apart by where they
// stand and what they hold.
func (o *outline) roles(d *doc.Document) {
	led := map[string]bool{}
	asked := fold(d.Meta.Get("cta.text"))
	last := len(o.portions) - 1
	for last >= 0 && o.portions[last].role == figure {
		last--
	}
	for i := range o.portions {
		p := &o.portions[i]
		if p.role == points && o.sections[p.section] != body {
			p.role = o.sections[p.section]
		}
		if p.role != body {
			continue
		}
		s := p.blocks[0].Text.String()
		switch {
		case i < 3 && !led[p.lang] && isSalute(s):
			p.role = salute
		case asked != "" && i >= last-1 && p.section > 0 && strings.HasPrefix(fold(s), asked):
			p.role = action
		case smallPrint(p.blocks[0]):
			p.role = notes
		case !led[p.lang] && (p.section == 0 || o.both || i < 4):
			p.role = lead
			led[p.lang] = true
		case i >= last-1 && isSignature(s):
			p.role = sign
		case isContact(s):
			p.role = contact
		case o.sections[p.section] != body:
			p.role = o.sections[p.section]
		}
	}
}

func isSalute(s string) bool {
	end := lastRune(strings.TrimSpace(s))
	low := strings.ToLower(s)
	return utf8.RuneCountInString(s) <= 40 && (end == '：' || end == ':' || end == ',' || end == '，') &&
		(strings.Contains(low, "尊敬") || strings.Contains(low, "亲爱") || strings.HasPrefix(low, "dear") || strings.HasPrefix(low, "hi") || strings.HasPrefix(low, "hello") || strings.Contains(low, "各位"))
}

// smallPrint reports a paragraph set apart as a note: all in italics, or
// beginning as notes do.
func smallPrint(b doc.Block) bool {
	s := strings.TrimSpace(b.Text.String())
	if strings.HasPrefix(s, "注：") || strings.HasPrefix(s, "* ") || strings.HasPrefix(s, "＊") || strings.HasPrefix(s, "*") || strings.HasPrefix(s, "Note:") || strings.Contains(s, "最终解释权") {
		return true
	}
	for _, m := range b.Marks {
		if m.Kind == doc.Em && m.End-m.Start >= b.Text.Len()-4 {
			return true
		}
	}
	return false
}

func isSignature(s string) bool {
	return utf8.RuneCountInString(s) <= 40 && !strings.ContainsAny(s, "，。；！？?!;") && !strings.HasSuffix(s, ".") && !strings.Contains(s, "http")
}

func isContact(s string) bool {
	low := strings.ToLower(s)
	for _, w := range [...]string{"热线", "电话", "致电", "客服", "邮箱", "地址：", "call ", "e-mail", "email", "contact"} {
		if strings.Contains(low, w) {
			return utf8.RuneCountInString(s) < 160
		}
	}
	return false
}

// upright returns small print without the italics that told it apart in the
// master: its size tells it apart here, and slanted Chinese is hard to read.
func upright(b doc.Block) doc.Block {
	b.Marks = slices.DeleteFunc(slices.Clone(b.Marks), func(m doc.Mark) bool { return m.Kind == doc.Em })
	return b
}
