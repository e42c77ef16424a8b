package adapt

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/brandkit/channel"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// topics returns the words a piece is found by, the surest first: the kit's
// own, the brand, the products, what the title is about and what the copy
// itself names and repeats. None is made up. None in a crisis.
func (j *job) topics() []doc.Text {
	if j.mood.crisis {
		return nil
	}
	if j.was != nil {
		return j.was.tags // the master's words
	}
	s := topicSet{job: j, most: 8}
	for _, l := range j.spec.Fields["topics"].Limits {
		if l.Unit == "count" && l.Max > 0 {
			s.most = min(s.most, l.Max)
		}
	}
	if a := j.spec.Fields["topics"].Advise; a.Max > 0 {
		s.most = min(s.most, a.Max)
	}
	for _, t := range j.kit.Topics {
		s.add(label(t))
	}
	copied := fold(j.bodyText() + j.out.title.String())
	if n := j.kit.Brand.Words().In(j.out.lang); n != "" && strings.Contains(copied, fold(n)) {
		s.add(label(n))
	}
	for _, t := range j.products() {
		s.add(t)
	}
	s.title()
	for _, t := range s.nouns(j.master.Meta.Text("campaign.name")) {
		if strings.Contains(copied, fold(t.String())) {
			s.try(t)
		}
	}
	if j.out.lang == "en" {
		s.upTo(3, j.repeated())
	} else {
		s.upTo(5, slices.DeleteFunc(j.repeated(), func(t doc.Text) bool { return !j.telling(t.String()) }))
	}
	s.upTo(3, j.named())
	s.loose = true
	s.upTo(3, j.named())
	j.tags = s.found
	return s.found
}

// telling reports whether a phrase stands where a piece says what it is about: in
// a title, a heading, or what the front matter calls it. What else the copy
// repeats may be anything, a yard or an old price.
func (j *job) telling(s string) bool {
	for _, key := range [...]string{"title", "subtitle", "short_title", "tagline", "campaign.name"} {
		if strings.Contains(fold(j.master.Meta.Get(key)), fold(s)) {
			return true
		}
	}
	for _, p := range j.out.portions {
		if p.role == heading && strings.Contains(fold(p.blocks[0].Text.String()), fold(s)) {
			return true
		}
	}
	return j.names(s) || strings.Contains(fold(j.out.title.String()), fold(s))
}

// A topicSet collects topics, none of which says what another does.
type topicSet struct {
	*job
	found []doc.Text
	most  int
	loose bool // whole words that name nothing may do too: 转账
}

// upTo adds topics from ts until there are n.
func (s *topicSet) upTo(n int, ts []doc.Text) {
	for _, t := range ts {
		if len(s.found) >= n {
			return
		}
		s.try(t)
	}
}

// try adds what the copy says, as far as it is whole words and a name.
func (s *topicSet) try(t doc.Text) {
	t = untorn(t)
	if w := t.String(); w == "" {
		return
	} else if words.Lang(w) == "en" {
		if strings.Contains(w, " ") || !verbal(w) && (first(w) >= 'a' || s.loose || s.proper(w)) {
			s.add(t)
		}
		return
	} else if s.loose && !common(w) && !object(w) && len(words.Segment(w)) == 1 {
		s.add(t)
		return
	}
	if t = naming(t); !common(t.String()) {
		s.add(t)
	}
}

// add takes t as a topic, without the spaces and marks a topic can't hold.
func (s *topicSet) add(t doc.Text) {
	if len(s.found) >= s.most || s.mood.secret.told(t.String()) {
		return
	}
	var keep []piece
	for i, r := range t.String() {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		n := utf8.RuneLen(r)
		if k := len(keep) - 1; k >= 0 && keep[k].j == i {
			keep[k].j = i + n
		} else {
			keep = append(keep, piece{i: i, j: i + n})
		}
	}
	t = assemble(said(doc.Tag, t), keep).Text
	name := t.String()
	if strings.Contains(name, " ") { // 2.0 would become 20
		return
	}
	if strings.Contains(dullHan, " "+name+" ") {
		return
	}
	if n := channel.Count("rune", name); n < 2 || n > 24 || strings.IndexFunc(name, unicode.IsLetter) < 0 {
		return
	}
	for _, o := range s.found {
		if a, b := fold(o.String()), fold(name); a == b || strings.Contains(a, b) && utf8.RuneCountInString(b) < 5 {
			return
		}
	}
	s.found = append(s.found, t)
}

// title adds what the headline names: what it sets in brackets, and its first
// part. What follows a colon or a comma is often a slogan.
func (s *topicSet) title() {
	t := s.job.out.title
	for _, q := range quoted(t) {
		s.add(q)
	}
	cuts := seams(t.String())
	head := t.Slice(0, cuts[1])
	if sl := slashes(t.String()); sl != nil {
		head = t.Slice(0, min(cuts[1], sl[0]))
	}
	if width(head.String()) < 4 || s.job.out.lang == "en" && s.vague(head.String()) {
		if len(cuts) == 2 {
			return
		}
		head = t.Slice(cuts[1], cuts[2])
	}
	if name := trimmed(said(doc.Title, head)).Text; titular(name.String()) {
		s.add(name)
		return
	}
	for _, p := range s.products() {
		if i, n := index(head.String(), p.String()); i >= 0 {
			for _, x := range [...]doc.Text{head.Slice(0, i), head.Slice(i+n, head.Len())} {
				for _, noun := range s.nouns(x) {
					s.try(noun)
				}
			}
			return
		}
	}
	for _, noun := range s.nouns(head) {
		s.try(noun)
	}
}

// quoted returns what a text sets in 「」, 《》 or “”: names, mostly.
func quoted(t doc.Text) []doc.Text {
	s := t.String()
	var out []doc.Text
	for i, r := range s {
		shut, ok := map[rune]string{'「': "」", '《': "》", '“': "”"}[r]
		if !ok {
			continue
		}
		from := i + utf8.RuneLen(r)
		if n := strings.Index(s[from:], shut); n > 0 && utf8.RuneCountInString(s[from:from+n]) <= 8 && !strings.ContainsAny(s[from:from+n], "，。！？,.!?") && !(r == '“' && strings.ContainsAny(s[from:from+n], ties)) {
			out = append(out, t.Slice(from, from+n))
		}
	}
	return out
}

// nouns returns the stretches of a text that may be names: Chinese between
// the words that tie, without what every launch says of itself; English as
// runs of capitalised words.
func (j *job) nouns(t doc.Text) []doc.Text {
	if words.Lang(t.String()) == "en" {
		return capitals(t)
	}
	var out []doc.Text
	for _, r := range hanRuns(t.String(), true) {
		x := shed(t.Slice(r[0], r[1]))
		if n := utf8.RuneCountInString(x.String()); n >= 2 && n <= 10 {
			out = append(out, x)
		}
	}
	return out
}

// shed drops what a launch or a notice says of itself from either end.
func shed(t doc.Text) doc.Text {
	for again := true; again; {
		again = false
		for _, e := range [...]string{"正式", "发布", "上市", "开售", "来了", "上线", "关于", "说明", "公告", "通知", "新品", "全新", "预热", "今天", "开启", "升级"} {
			s := t.String()
			if strings.HasPrefix(s, e) {
				t, again = t.Slice(len(e), len(s)), true
			} else if strings.HasSuffix(s, e) {
				t, again = t.Slice(0, len(s)-len(e)), true
			}
		}
	}
	return t
}
