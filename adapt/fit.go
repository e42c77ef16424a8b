package adapt

import (
	"regexp"
	"slices"
	"sync"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
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
			if !tells().MatchString(bare1(s[:r[1]])) {
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

// tells are the words after which what matters follows.
var tells = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:发现|认为|表示|觉得|知道|说|问|是|想)$`)
})

// over reports a field that went beyond what the channel takes.
func (j *job) over(field string, t doc.Text) {
	for _, l := range j.spec.Fields[field].Limits {
		if n := channel.Count(l.Unit, t.String()); l.Max > 0 && n > l.Max && l.Severity == "error" {
			j.note("error", lang.F("%s 有 %d %s，渠道最多 %d", "%s has %d %s, the channel takes %d", field, n, l.Unit, l.Max), t)
		}
	}
}
