package adapt

import (
	"slices"
	"strings"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// mostRecited is how many rows of a table a viewer listens to, and widest how
// long one may be, in full-width characters.
const (
	mostRecited = 4
	widest      = 60
)

// recited reports whether a row of a table is said aloud: what something costs
// or what comes when, and in a crisis what to do, where the table isn't long.
func (j *job) recited(u unit) bool {
	rows := 0
	if bs := j.out.portions[u.portion].blocks; len(bs) > 0 {
		rows = bs[len(bs)-1].Row
	}
	s := u.block.Text.String()
	if rows > mostRecited || width(s) > widest {
		return false
	}
	if j.mood.crisis {
		return speaks(s)
	}
	return strings.Contains(s, j.colon()) && priced(s) || j.agenda(u)
}

func priced(s string) bool {
	return slices.ContainsFunc(fact.In(s), func(f fact.Fact) bool { return f.Kind == fact.Price })
}

// priceOf says of a row of a table what it is about and what that costs: of
// 12 包装：日常价 ¥59，活动价 ¥45，折合每包 ¥3.75 the first and the third. What isn't
// required is said where nothing of the row is: the first price that isn't an
// old one.
func (j *job) priceOf(u unit) unit {
	s := u.block.Text.String()
	at := strings.Index(s, j.colon()) + len(j.colon())
	keep, spare := [][2]int{}, [][2]int{}
	for _, c := range clauses(s[at:]) {
		c[0], c[1] = c[0]+at, c[1]+at
		one := unit{block: part(u.block, c[0], c[1])}
		j.weigh(&one, 0)
		text := one.block.Text.String()
		switch i := strings.IndexAny(text, "¥￥$€£0123456789"); {
		case !priced(text):
		case j.needs(one, nil):
			keep = append(keep, c)
		case i >= 0 && !old(text[:i]):
			spare = append(spare, c)
		}
	}
	if len(keep) == 0 && len(spare) > 0 {
		keep = spare[:1]
	}
	if len(keep) == 0 {
		return u
	}
	pieces := []piece{{i: 0, j: at}}
	for _, k := range keep {
		pieces = append(pieces, piece{i: k[0], j: k[1]})
	}
	last := &pieces[len(pieces)-1]
	last.j = last.i + len(strings.TrimRight(s[last.i:last.j], "，,；; "))
	u.block = assemble(u.block, pieces)
	return u
}

// unpriced returns the units without the tables that tell no required price
// which a sentence doesn't say anyway.
func (j *job) unpriced(all []unit) []unit {
	said, fresh := map[int]bool{}, map[int]bool{}
	for _, u := range all {
		if u.role != table {
			j.mark(u, said)
		}
	}
	for _, u := range all {
		if u.role == table && j.needs(u, said) {
			fresh[u.portion] = true
		}
	}
	return among(all, func(i int) bool {
		return all[i].role != table || j.mood.crisis || fresh[all[i].portion] || hourly(all[i])
	})
}

// introduced puts before the items of a section its heading, where there is
// time for it: without, they come out of nothing.
func (j *job) introduced(us []unit, fits func([]unit) bool) []unit {
	for i := 0; i < len(us); i++ {
		if h, ok := j.introduction(us, i); ok {
			if more := slices.Insert(slices.Clone(us), i, h); fits(more) {
				us = more
				i++
			}
		}
	}
	return us
}

// heads is the parent of a heading that is said: it begins a shot.
const heads = -2

// introduction is the heading of unit i as it is said, where i is the first of
// the items that stand right under it.
func (j *job) introduction(us []unit, i int) (unit, bool) {
	u := us[i]
	if !u.list || u.section <= 0 || u.portion != j.beneath(u.section) || i > 0 && us[i-1].section == u.section {
		return unit{}, false
	}
	h := j.headOf(u.section)
	s := h.Text.String()
	if n := width(s); n == 0 || n > 14 {
		return unit{}, false
	}
	mark := j.colon()
	switch {
	case asks(s):
		mark = ""
	case j.out.lang == "zh" && inquires(s):
		mark = "？"
	case keyEnd(u.block.Text.String()) > 0: // 价格：12 包：45 元 would be one colon too many
		mark = j.zhOr("。", ".")
	}
	h = joined(h.Kind, "", h, said(h.Kind, label(strings.TrimSpace(mark))))
	return unit{block: h, role: u.role, lang: u.lang, section: u.section, portion: u.portion, parent: heads, list: true}, true
}

// voiced is b without what is only seen, not said: emoji.
func voiced(b doc.Block) doc.Block {
	s := b.Text.String()
	var cut [][2]int
	for i, r := range s {
		if isEmoji(r) || r == '\ufe0f' || r == '\u200d' {
			n := len(string(r))
			if k := len(cut) - 1; k >= 0 && cut[k][1] == i {
				cut[k][1] = i + n
			} else {
				cut = append(cut, [2]int{i, i + n})
			}
		}
	}
	if len(cut) == 0 {
		return b
	}
	rest := without(b, cut)
	t := rest.Text.String()
	return part(rest, 0, len(strings.TrimRight(t, " ")))
}
