package adapt

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// fits reports whether s is within the limits of a field of the channel: all
// of them where strict, else those whose breach is an error.
func (j *job) fits(field, s string, strict bool) bool {
	limits := j.spec.Fields[field].Limits
	hard := slices.ContainsFunc(limits, func(l channel.Limit) bool { return l.Severity == "error" })
	for _, l := range limits {
		if !strict && hard && l.Severity != "error" {
			continue
		}
		if n := channel.Count(l.Unit, s); l.Max > 0 && n > l.Max {
			return false
		}
	}
	return true
}

// limit returns the lowest number that the channel refuses to go beyond in a
// field, and its unit; fallback where its spec names none.
func (j *job) limit(field string, fallback int, unit string) (int, string) {
	n := 0
	for _, l := range j.spec.Fields[field].Limits {
		if l.Max > 0 && l.Severity == "error" && (n == 0 || l.Max < n) {
			n, unit = l.Max, l.Unit
		}
	}
	if n == 0 {
		n = fallback
	}
	return n, unit
}

// words of t that fit the field: whole sentences, else whole clauses of the
// first one. Empty where not even one clause fits.
func (j *job) fitted(field string, t doc.Text) doc.Text {
	s := t.String()
	if j.fits(field, s, true) {
		return t
	}
	best := 0
	for _, r := range sentences(s) {
		if !j.fits(field, s[:r[1]], true) {
			break
		}
		best = r[1]
	}
	if best == 0 {
		for _, r := range clauses(s) {
			if !j.fits(field, s[:r[1]], true) {
				break
			}
			if !unfinished(s[:r[1]]) {
				best = r[1]
			}
		}
	}
	b := tidy(part(said(doc.Description, t), 0, best))
	if !j.fits(field, b.Text.String(), true) {
		return doc.Text{}
	}
	return b.Text
}

// unfinished reports whether the last clause of s only leads up to one that
// follows: it is no end of a sentence.
func unfinished(s string) bool {
	all := clauses(s)
	if len(all) == 0 {
		return true
	}
	last := strings.TrimSpace(bare1(s[all[len(all)-1][0]:]))
	for _, f := range fact.In(last) {
		if f.Start == 0 && f.End == len(last) && (f.Kind == fact.Date || f.Kind == fact.Time) {
			return true
		}
	}
	return tells().MatchString(last) || leadingUp().MatchString(last) && !atEase().MatchString(last)
}

// leadingUp are clauses that tell when, why or on what terms something is so.
var leadingUp = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:如果|若|假如|要是|因为|由于|虽然|尽管|只要|只有|除非|即使|哪怕|无论|不论|不管|一旦|每当|当)|(?:时|时候|之?后|之?前|期间|情况下|[日天月年]起|的话)$|^(?i:(?:if|when|whenever|because|although|though|while|since|unless|once|after|before|until) )`)
})

// atEase are words that end like one of those and end a clause.
var atEase = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:小时|随时|及时|准时|按时|同时|计时|定时|平时|实时|限时|省时|耗时|工时|课时|提前|目前|从前|眼前|门前|面前|当前|最后|今后|落后|身后|售后)$`)
})

// tells are the words after which what matters follows.
var tells = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:发现|认为|表示|觉得|知道|说|问|是|想)$`)
})

// over reports a field that went beyond what the channel takes.
func (j *job) over(field string, t doc.Text) {
	for _, l := range j.spec.Fields[field].Limits {
		if n := channel.Count(l.Unit, t.String()); l.Max > 0 && n > l.Max && l.Severity == "error" {
			j.note("error", lang.F("%s 有 %d %s，渠道最多 %d", "%s has %d %s, the channel takes %d", headField(field), n, channel.UnitName(l.Unit), l.Max), t)
		}
	}
}

// headField is what people call a field at the head of a mail.
func headField(name string) lang.Words {
	zh := map[string]string{"subject": "邮件主题", "preheader": "预览文字"}[name]
	if zh == "" {
		return lang.Same(name)
	}
	return lang.Words{ZH: zh, EN: name}
}
