package adapt

import (
	"slices"
	"strings"

	"onevoice/lint/doc"
)

// noted returns the footnotes as units, for channels without any: what they
// say goes last, as small print does. One is of use only with the sentence that
// calls it; spoken words are read beside them.
func (j *job) noted(us []unit) []unit {
	var out []unit
	for _, f := range j.out.footnotes {
		b := j.flat(f)
		s := b.Text.String()
		at := slices.IndexFunc(us, func(u unit) bool {
			return slices.ContainsFunc(u.block.Marks, func(m doc.Mark) bool { return m.Kind == doc.Note && m.To == f.Marker })
		})
		if at < 0 || s == "" {
			continue
		}
		if !strings.HasPrefix(s, "注") && !strings.HasPrefix(s, "Note") {
			b = joined(doc.Paragraph, "", said(doc.Paragraph, label(j.zhOr("注：", "Note: "))), b)
		}
		b.Kind, b.Marker = doc.Paragraph, ""
		u := unit{block: b, role: notes, lang: us[at].lang, section: us[len(us)-1].section, portion: len(j.out.portions) + 2, parent: at}
		if j.spec.Archetype == "script" {
			u.parent = -1
		}
		out = append(out, u)
	}
	return out
}
