package report

import (
	"onevoice/brandkit/lang"
	"onevoice/lint"
)

// A Copy is a file in which findings were written down beside the one they are
// about: as comments, and what is safe to mend as tracked changes.
type Copy struct {
	Path     string `json:"path"`
	Changes  int    `json:"changes"`
	Mended   int    `json:"mended"` // findings that the changes mend; one may take several
	Comments int    `json:"comments"`
}

// Remark returns a finding as a comment on its words says it, a paragraph each:
// what is wrong, how it is mended and, where it is the first of its rule, why it
// matters and what that rests on.
func Remark(f lint.Finding, first bool, to string) []string {
	say := func(zh, en string, args ...any) string { return clean(lang.F(zh, en, args...).In(to)) }
	out := []string{say("%[1]s：%[2]s", "%[1]s: %[2]s", SeverityName(f.Weight()), f.Message)}
	for _, x := range f.Fixes {
		out = append(out, say("改法：%s", "fix: %s", fixWords(x, to)))
	}
	if m := f.Remedy(); len(f.Fixes) == 0 && !m.Empty() {
		out = append(out, say("改法：%s", "fix: %s", m))
	}
	if first && !f.Reason().Empty() {
		out = append(out, say("为什么：%s", "why: %s", f.Reason()))
	}
	if b := basis(f); first && !b.Empty() {
		out = append(out, say("依据：%s", "basis: %s", b))
	}
	return append(out, "["+f.Rule.ID+"]")
}

// copies prints which copies were written.
func (p *printer) copies(all []Copy) {
	for _, c := range all {
		if c.Changes == 0 {
			p.WriteString(p.say("写好了 %[1]s：%[2]d 条批注；原文件没有动。", "Written: %[1]s with %[2]d comment%[3]s; the file itself is as it was.", c.Path, c.Comments, plural(c.Comments)) + "\n")
			continue
		}
		p.WriteString(p.say("写好了 %[1]s：%[6]s%[2]d 处修订、%[3]d 条批注。用 Word 或 WPS 打开，逐条接受或拒绝；原文件没有动。",
			"Written: %[1]s with %[2]d tracked change%[4]s%[6]s and %[3]d comment%[5]s. Open it and accept or reject each; the file itself is as it was.",
			c.Path, c.Changes, c.Comments, plural(c.Changes), plural(c.Comments), p.mended(c)) + "\n")
	}
}

// mended says how many findings the tracked changes of a copy mend, where that
// is another number: one fix may take several changes.
func (p *printer) mended(c Copy) string {
	if c.Mended == c.Changes {
		return ""
	}
	return p.say("改好 %[1]d 处问题，共 ", " (for %[1]d finding%[2]s)", c.Mended, plural(c.Mended))
}
