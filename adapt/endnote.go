package adapt

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"onevoice/lint/doc"
)

// inline writes b's words with what the page lets through: other links get a
// number and stand at the end.
func (p *page) inline(b doc.Block) string {
	return inline(b, func(m doc.Mark, words string) (string, string) {
		switch m.Kind {
		case doc.Strong:
			return `<strong style="color:` + p.theme.text + `;">`, "</strong>"
		case doc.Em:
			return "<em>", "</em>"
		case doc.Strike:
			return `<span style="text-decoration:line-through;color:` + p.theme.muted + `;">`, "</span>"
		case doc.Literal:
			return `<code style="padding:2px 4px;background-color:` + p.theme.soft + `;font-size:14px;">`, "</code>"
		case doc.Link:
			return p.link(m, words)
		case doc.Note:
			return "", p.footnote(m.To)
		}
		return "", ""
	})
}

func (p *page) link(m doc.Mark, words string) (string, string) {
	to := address(m)
	switch {
	case p.inside(to):
		return `<a href="` + attr(p.tracked(to, "body")) + `" style="color:` + p.theme.accent + `;">`, "</a>"
	case strings.HasPrefix(to, "#"):
		return "", ""
	case strings.HasPrefix(to, "mailto:"), strings.HasPrefix(to, "tel:"), isAddress(words), !strings.Contains(to, "://"):
		return `<span style="color:` + p.theme.accent + `;">`, "</span>"
	}
	n := p.number(endnote{to: to, name: words})
	return `<span style="color:` + p.theme.accent + `;">`, "</span>" + sup(n)
}

func sup(n int) string {
	return `<sup style="font-size:12px;">[` + strconv.Itoa(n) + `]</sup>`
}

// inside reports whether the platform lets readers follow a link to to.
func (p *page) inside(to string) bool {
	u, err := url.Parse(to)
	return err == nil && (slices.Contains(p.spec.Links.Allow, "*") || slices.Contains(p.spec.Links.Allow, u.Host)) && u.Scheme != "mailto"
}

// number returns the number of a note, an old one where it was said before.
func (p *page) number(n endnote) int {
	at := n.to
	if at == "" {
		at = "\n" + n.name
	}
	if p.numbered[at] == 0 {
		p.notes = append(p.notes, n)
		p.numbered[at] = len(p.notes)
	}
	return p.numbered[at]
}

func (p *page) footnote(label string) string {
	for _, b := range p.v.Doc.Blocks {
		if b.Kind == doc.Footnote && b.Marker == label {
			return sup(p.number(endnote{name: label, body: b}))
		}
	}
	return ""
}

// end writes the notes. A footnote may hold links of its own: they join the
// end of the list.
func (p *page) end() {
	if len(p.notes) == 0 {
		return
	}
	p.put(`<section style="margin-top:32px;padding:12px 0 0 0;border-top:1px solid `+p.theme.line+`;font-size:13px;line-height:1.6;color:`+p.theme.muted+`;">`, "", "")
	p.put(`<p style="margin-top:0;margin-bottom:6px;font-weight:bold;color:`+p.theme.muted+`;">`, p.zhOr("注释与链接", "Notes and links"), "</p>")
	for i := 0; i < len(p.notes); i++ {
		n := p.notes[i]
		words := lines(n.name) + p.colon() + `<span style="word-break:break-all;">` + lines(n.to) + `</span>`
		if n.to == "" {
			words = p.inline(n.body)
		}
		p.put(`<p style="margin-top:0;margin-bottom:6px;color:`+p.theme.muted+`;">`, "["+strconv.Itoa(i+1)+"] "+words, "</p>")
	}
	p.put("</section>", "", "")
}
