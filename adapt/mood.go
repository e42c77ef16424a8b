package adapt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// A mood is what a master's stage asks of its variants.
type mood struct {
	crisis bool // no hooks, emoji, topics, countdowns, taglines, exclamation marks
	notice bool // its first sentence is what it is about: it comes before all else
	teaser bool // says no more than its body
	secret secrets
}

// moodOf reads the stage and what must not be told yet. A master that names
// no stage is a crisis where its title says so.
func moodOf(d *doc.Document) mood {
	stage := d.Meta.Stage()
	m := mood{crisis: stage == "crisis", teaser: stage == "teaser" || stage == "" && d.Meta.Has("do_not_disclose")}
	if stage == "" {
		title := strings.ToLower(headline(d).String())
		for _, w := range [...]string{"召回", "致歉", "道歉", "服务中断", "故障说明", "情况说明", "recall", "apolog", "outage", "data breach"} {
			m.crisis = m.crisis || strings.Contains(title, w)
		}
	}
	m.notice = d.Meta.Get("commercial") == "notice"
	m.crisis = m.crisis || stage == "" && m.notice && warns(d)
	m.notice = m.notice || m.crisis
	m.secret = secretsOf(d)
	return m
}

// headline is the author's title, else the first headline of the body.
func headline(d *doc.Document) doc.Text {
	if t := d.Meta.Text("title"); t.Len() > 0 {
		return t
	}
	for _, b := range d.Blocks {
		if isTitle(b) {
			return b.Text
		}
	}
	return doc.Text{}
}

func isTitle(b doc.Block) bool {
	return b.Kind == doc.Title || b.Kind == doc.Heading && b.Level == 1
}

// secrets is what do_not_disclose names.
type secrets struct {
	words []string
	facts []fact.Fact
	paths []string // of the front matter
}

// named are the words by which a secret can name a part of the front matter.
var named = [...]struct {
	path  string
	words []string
}{
	{"price", []string{"价格", "售价", "定价", "price", "pricing"}},
	{"dates", []string{"日期", "上市时间", "发售时间", "发布时间", "launch date", "release date", "dates"}},
	{"product", []string{"产品名", "产品名称", "型号", "product name"}},
	{"code", []string{"优惠码", "promo code", "code"}},
	{"venue", []string{"地点", "venue", "location"}},
}

func secretsOf(d *doc.Document) secrets {
	var s secrets
	hide := func(t doc.Text) {
		s.words = append(s.words, fold(t.String()))
		s.facts = append(s.facts, telling(t.String())...)
	}
	for _, f := range d.Meta {
		if f.Path != "do_not_disclose" && !strings.HasPrefix(f.Path, "do_not_disclose.") {
			continue
		}
		hide(f.Text)
		low := strings.ToLower(f.Text.String())
		for _, n := range named {
			for _, w := range n.words {
				if strings.Contains(low, w) {
					s.paths = append(s.paths, n.path)
					break
				}
			}
		}
		if d.Meta.Has(low) {
			s.paths = append(s.paths, low)
		}
	}
	for _, p := range s.paths {
		for _, f := range d.Meta {
			if f.Path != p && !strings.HasPrefix(f.Path, p+".") {
				continue
			}
			if p == "product" || p == "venue" || p == "code" {
				s.words = append(s.words, fold(f.Text.String()))
			}
			s.facts = append(s.facts, telling(f.Text.String())...)
		}
	}
	return s
}

// telling returns the facts of s that give a secret away by themselves: not a
// bare 2, which may be said of anything.
func telling(s string) []fact.Fact {
	var out []fact.Fact
	for _, f := range fact.In(s) {
		if f.Kind != fact.Number || utf8.RuneCountInString(f.Value) > 2 {
			out = append(out, f)
		}
	}
	return out
}

// none reports whether nothing is secret.
func (s secrets) none() bool { return len(s.words) == 0 && len(s.facts) == 0 }

// names reports whether the front matter at path is not to be told.
func (s secrets) names(path string) bool {
	for _, p := range s.paths {
		if path == p || strings.HasPrefix(path, p+".") {
			return true
		}
	}
	return false
}

// told reports whether text gives a secret away.
func (s secrets) told(text string) bool {
	if s.none() {
		return false
	}
	low := fold(text)
	for _, w := range s.words {
		if w != "" && strings.Contains(low, w) {
			return true
		}
	}
	price := s.names("price")
	for _, f := range fact.In(text) {
		if price && f.Kind == fact.Price {
			return true
		}
		for _, hidden := range s.facts {
			if fact.Same(f, hidden) || f.Value == hidden.Value && (f.Kind == fact.Number || hidden.Kind == fact.Number) {
				return true
			}
		}
	}
	return false
}

// prepare returns the master's blocks as this mood allows them: without what
// must not be told, and in a crisis without exclamation marks and emoji. The
// space that Markdown wants between **…。** and what follows goes.
func (j *job) prepare() []doc.Block {
	out := make([]doc.Block, 0, len(j.master.Blocks))
	for i := range j.master.Blocks {
		b := closedUp(j.master.Blocks[i])
		if j.master.Format == "markdown" {
			b = broken(b)
		}
		if j.mood.crisis {
			b = sober(b)
		}
		if j.mood.secret.told(b.Text.String()) {
			if b = j.hush(b); b.Text.Len() == 0 {
				continue
			}
		}
		out = append(out, b)
	}
	return j.onceOnly(out)
}

// closedUp takes out the spaces behind full-width marks on which bold or
// slanted words end: written for Markdown's sake, not for the reader's.
func closedUp(b doc.Block) doc.Block {
	s := b.Text.String()
	var cut [][2]int
	for _, m := range b.Marks {
		rest := strings.TrimLeft(s[m.End:], " ")
		n := len(s) - m.End - len(rest)
		if m.Kind != doc.Strong && m.Kind != doc.Em || n == 0 || m.End == 0 {
			continue
		}
		if strings.ContainsRune("，。；：、！？）」』》”’…", lastRune(s[:m.End])) && words.IsHan(first(rest)) {
			cut = append(cut, [2]int{m.End, m.End + n})
		}
	}
	slices.SortFunc(cut, func(a, b [2]int) int { return a[0] - b[0] })
	if len(cut) == 0 {
		return b
	}
	return without(b, cut)
}

// hush drops the sentences of b that give a secret away.
func (j *job) hush(b doc.Block) doc.Block {
	s := b.Text.String()
	var cut [][2]int
	for _, r := range sentences(s) {
		if j.mood.secret.told(s[r[0]:r[1]]) {
			cut = append(cut, r)
			j.note("warning", lang.F("含有 do_not_disclose 所列内容，没有写进去", "holds what do_not_disclose lists, left out"), b.Text.Slice(r[0], r[1]))
		}
	}
	rest := without(b, cut)
	if j.mood.secret.told(rest.Text.String()) {
		return doc.Block{}
	}
	return rest
}

// sober ends what is shouted with a full stop and takes emoji out.
func sober(b doc.Block) doc.Block {
	s := b.Text.String()
	if !strings.ContainsAny(s, "!！") && strings.IndexFunc(s, isEmoji) < 0 {
		return b
	}
	var pieces []piece
	last := 0
	for i, r := range s {
		n := utf8.RuneLen(r)
		end, say := i+n, ""
		switch {
		case r == '！':
			say = "。"
		case r == '!' && (end == len(s) || s[end] == ' ' || s[end] == '!'):
			say = "."
		case isEmoji(r) || r == '\ufe0f' || r == '\u200d':
		default:
			continue
		}
		if last < i {
			pieces = append(pieces, piece{i: last, j: i})
		}
		if shout := i > 0 && strings.ContainsRune("!！", lastRune(s[:i])); say != "" && !shout {
			pieces = append(pieces, piece{i, end, say})
		}
		last = end
	}
	if last < len(s) {
		pieces = append(pieces, piece{i: last, j: len(s)})
	}
	return assemble(b, pieces)
}

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

func isEmoji(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF
}
