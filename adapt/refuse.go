package adapt

import (
	"regexp"
	"slices"
	"strings"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// allowed drops what the channel's spec forbids from b, as leaves takes it out.
func (j *job) allowed(b doc.Block) doc.Block {
	s := b.Text.String()
	if !j.refused(s) && len(b.Marks) == 0 {
		return b
	}
	rest, cut := leaves(b, func(i, k int) bool { return j.refused(s[i:k]) || beckons(b, i, k) })
	for _, c := range cut {
		j.left = append(j.left, b.Text.Slice(c[0], c[1]).Span())
		j.note("info", words2("渠道不收链接、电话或站外联系方式，没有写进去", "the channel takes no link, phone or contact elsewhere: left out"), tellable(b, c))
	}
	return rest
}

// refused reports whether s holds what the channel doesn't take.
func (j *job) refused(s string) bool {
	for _, re := range j.forbidden() {
		if re.MatchString(s) {
			return true
		}
	}
	if strings.Contains(s, "://") || strings.Contains(s, "www.") {
		return true
	}
	if !j.shy {
		return false
	}
	return slices.ContainsFunc(fact.In(s), func(f fact.Fact) bool { return f.Kind == fact.Phone || f.Kind == fact.Email })
}

// beckons reports whether b's text from i to k is nothing but a link that
// asks to be followed, where there is no following it.
func beckons(b doc.Block, i, k int) bool {
	s := b.Text.String()
	for _, m := range b.Marks {
		if m.Kind != doc.Link || m.Start > i+1 || len(bare1(s[i:k])) > m.End-m.Start {
			continue
		}
		low := strings.ToLower(s[m.Start:m.End])
		for _, w := range [...]string{"查看", "点击", "点此", "了解", "阅读", "下载", "see ", "view ", "read ", "learn ", "click", "download", "find out"} {
			if strings.HasPrefix(low, w) {
				return true
			}
		}
	}
	return false
}

// forbidden returns the patterns of what the channel doesn't take at this
// stage: what it refuses, and contacts, for which it shows a piece less.
func (j *job) forbidden() []*regexp.Regexp {
	if j.banned != nil {
		return j.banned
	}
	j.banned = []*regexp.Regexp{}
	for _, f := range j.spec.Forbid {
		contact := f.ID == "phone" || f.ID == "mail" || f.ID == "contact"
		if f.Severity != "error" && !contact || slices.Contains(f.Unless, j.master.Meta.Stage()) || j.mood.crisis && slices.Contains(f.Unless, "crisis") {
			continue
		}
		j.shy = j.shy || f.ID == "phone" || f.ID == "mail"
		if re, err := regexp.Compile(f.Pattern); err == nil {
			j.banned = append(j.banned, re)
		}
	}
	return j.banned
}
