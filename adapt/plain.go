package adapt

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// fold evens out case, width and white space, for comparing words.
func fold(s string) string {
	return strings.Join(strings.Fields(words.Fold(s).Text), "")
}

// sentences returns the sentences of s. What a semicolon parts belongs
// together: its second half is often the condition of the first.
func sentences(s string) [][2]int {
	out := words.Sentences(s)
	for i := 0; i+1 < len(out); {
		if r := lastRune(s[out[i][0]:out[i][1]]); r != '；' && r != ';' {
			i++
			continue
		}
		out[i][1] = out[i+1][1]
		out = slices.Delete(out, i+1, i+2)
	}
	return out
}

// clauses returns the clauses of a sentence, each with the mark it ends on.
// The ranges meet.
func clauses(s string) [][2]int {
	out := words.Clauses(s)
	for i := 0; i+1 < len(out); { // September 30, 2026
		if a, b := s[out[i][0]:out[i][1]], s[out[i+1][0]:out[i+1][1]]; len(a) > 1 && len(b) > 3 && a[len(a)-1] == ',' && isDigit(rune(a[len(a)-2])) && strings.Trim(b[:4], "0123456789") == "" {
			out[i][1] = out[i+1][1]
			out = slices.Delete(out, i+1, i+2)
			continue
		} else if spans(s[out[i][0]:out[i+1][0]], s[out[i+1][0]:]) {
			out[i][1] = out[i+1][1]
			out = slices.Delete(out, i+1, i+2)
			continue
		}
		i++
	}
	for i := range out {
		if i+1 < len(out) {
			out[i][1] = out[i+1][0]
		} else {
			out[i][1] = len(s)
		}
	}
	return out
}

// spans reports whether a dash between a and b makes one stretch of two times:
// 19:00 — 21:30.
func spans(a, b string) bool {
	a = strings.TrimRight(a, " ")
	cut := strings.TrimRight(a, "–—-~～ ")
	return len(cut) < len(a) && len(cut) > 2 && isDigit(lastRune(cut)) && strings.ContainsRune(":：", lastRune(cut[:len(cut)-2])) && len(b) > 3 && isDigit(first(b)) && strings.ContainsAny(b[1:3], ":：")
}

// phrases returns the clauses of s, those that 、 parts taken together as far
// as the row of them is short enough: a row is one thing.
func phrases(s string, short func(row string) bool) [][2]int {
	out := clauses(s)
	for i := 0; i+1 < len(out); {
		if strings.HasSuffix(strings.TrimSpace(s[out[i][0]:out[i][1]]), "、") && short(s[out[i][0]:out[i+1][1]]) {
			out[i][1] = out[i+1][1]
			out = slices.Delete(out, i+1, i+2)
			continue
		}
		i++
	}
	return out
}

// flat returns b as it reads without markup: crossed-out words that nothing
// calls old are gone, and so is what the channel doesn't
// take, clause by clause.
func (j *job) flat(b doc.Block) doc.Block {
	b = without(b, dead(b))
	if j.keepsLinks() {
		return b
	}
	b = j.unlinked(b)
	return j.allowed(b)
}

// keepsLinks reports whether readers of the channel can follow a link.
func (j *job) keepsLinks() bool { return j.spec.Links.Others == "keep" }

// pointsAway reports whether an item says nothing but what to read elsewhere,
// in a channel whose readers can't get there: 还想多看看：《…》.
func (j *job) pointsAway(b doc.Block) bool {
	s := b.Text.String()
	return b.Kind == doc.Item && !j.keepsLinks() && slices.ContainsFunc(b.Marks, func(m doc.Mark) bool {
		return m.Kind == doc.Link && strings.HasPrefix(s[m.Start:m.End], "《") && width(bare1(s[:m.Start]))+width(bare1(s[m.End:])) <= 8
	})
}

// dead returns what can't be said aloud or shown in plain words.
func dead(b doc.Block) [][2]int {
	var cut [][2]int
	for _, m := range b.Marks {
		if m.Kind == doc.Strike && !old(b.Text.String()[:m.Start]) {
			cut = append(cut, [2]int{m.Start, m.End})
		}
	}
	slices.SortFunc(cut, func(a, b [2]int) int { return a[0] - b[0] })
	return cut
}

// old reports whether before ends in words that call what follows an old
// price, so that it can stand without being crossed out.
func old(before string) bool {
	s := strings.ToLower(strings.TrimRight(before, " ：:（("))
	for _, w := range [...]string{"原价", "日常价", "吊牌价", "市场价", "门市价", "划线价", "参考价", "建议零售价", "was", "list price", "regular", "regularly", "rrp", "originally", "msrp"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// unlinked puts the name of the page in the place of a bare address: the
// page the call to action leads to has one, other clauses go.
func (j *job) unlinked(b doc.Block) doc.Block {
	var pieces []piece
	at := 0
	for _, m := range b.Marks {
		if m.Kind != doc.Link || m.Start < at || !isAddress(b.Text.String()[m.Start:m.End]) {
			continue
		}
		name := j.page(m)
		if name == "" {
			continue
		}
		s := b.Text.String()
		from, to := m.Start, m.End
		for from > at && strings.HasPrefix(name, "「") && s[from-1] == ' ' {
			from--
		}
		for to < len(s) && strings.HasPrefix(name, "「") && s[to] == ' ' {
			to++
		}
		if text, _ := j.action(); strings.Contains(s, text.String()) { // says already what the page is called
			from = len(strings.TrimRight(s[:from], " ：:"))
			pieces = append(pieces, piece{i: at, j: from})
		} else {
			pieces = append(pieces, piece{i: at, j: from}, piece{from, to, name})
		}
		at = to
	}
	if at == 0 {
		return b
	}
	return assemble(b, append(pieces, piece{i: at, j: b.Text.Len()}))
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.")
}

// page returns what to call the page a link leads to: what the call to
// action is called, if it leads there.
func (j *job) page(m doc.Mark) string {
	text, to := j.action()
	a, err1 := url.Parse(address(m))
	b, err2 := url.Parse(to)
	if text.Len() == 0 || err1 != nil || err2 != nil || a.Host != b.Host || strings.TrimSuffix(a.Path, "/") != strings.TrimSuffix(b.Path, "/") {
		return ""
	}
	if j.out.lang == "zh" {
		return "「" + text.String() + "」页面"
	}
	return "the “" + text.String() + "” page"
}

// action returns what the call to action says and where it leads.
func (j *job) action() (doc.Text, string) {
	a := j.once.action
	if a == nil {
		text, to := j.called()
		a = &called{text, to}
		j.once.action = a
	}
	return a.text, a.to
}

// urge is the call to action of a piece in one language.
func (j *job) urge() doc.Text {
	text, _ := j.action()
	return j.tongue(said(doc.Action, text)).Text
}

func (j *job) called() (doc.Text, string) {
	text := j.master.Meta.Text("cta.text")
	to := j.master.Meta.Get("cta.url")
	if t := j.master.Meta.Text("cta"); text.Len() == 0 && t.Len() > 0 {
		text = t
	}
	for _, b := range j.master.Blocks {
		if b.Kind == doc.Action && text.Len() == 0 {
			text = b.Text
			for _, m := range b.Marks {
				to = address(m)
			}
		}
	}
	if j.mood.secret.told(text.String()) {
		text = doc.Text{}
	}
	return text, to
}

// tidy ends b on a full stop where a clause went and left a comma last.
func tidy(b doc.Block) doc.Block {
	s := strings.TrimRight(b.Text.String(), " \t\n")
	r, n := utf8.DecodeLastRuneInString(s)
	stop := ""
	switch r {
	case '，', '、', '；', '：':
		stop = "。"
	case ',', ';', ':':
		stop = "."
	}
	if stop == "" {
		return part(b, 0, len(s))
	}
	return assemble(b, []piece{{i: 0, j: len(s) - n}, {len(s) - n, len(s), stop}})
}
