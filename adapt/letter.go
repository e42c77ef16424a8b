package adapt

import (
	"html"
	"strconv"
	"strings"

	"onevoice/lint/doc"
)

// A letter writes a mail: tables and inline styles only, because mail
// programs know little else.
type letter struct {
	*job
	theme                    theme
	subject, preheader, from string
	out                      strings.Builder
	footnotes                []string
}

const letterFont = `font-family:-apple-system,'PingFang SC','Microsoft YaHei','Helvetica Neue',Arial,sans-serif;`

func (l *letter) put(parts ...string) {
	for _, p := range parts {
		l.out.WriteString(p)
	}
	l.out.WriteByte('\n')
}

func (l *letter) html() string {
	tag := "zh-CN"
	if l.job.out.lang == "en" {
		tag = "en"
	}
	l.put(`<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">`)
	l.put(`<html xmlns="http://www.w3.org/1999/xhtml" lang="`, tag, `">`)
	l.put(`<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>`, html.EscapeString(l.subject), `</title></head>`)
	l.put(`<body style="margin:0;padding:0;background-color:`, l.theme.soft, `;">`)
	l.put(`<div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;color:`, l.theme.soft, `;">`, html.EscapeString(l.preheader), strings.Repeat("&#847;&zwnj;&nbsp;", 20), `</div>`)
	l.put(`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:`, l.theme.soft, `;"><tr><td align="center" style="padding:24px 12px;">`)
	l.put(`<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background-color:#FFFFFF;">`)
	l.put(`<tr><td style="padding:20px 32px;border-top:4px solid `, l.theme.primary, `;`, letterFont, `font-size:14px;line-height:20px;color:`, l.theme.muted, `;">`, html.EscapeString(l.from), `</td></tr>`)
	blocks := l.boldHeads(l.v.Doc.Blocks)
	for i := 0; i < len(blocks); {
		n := run(blocks[i:])
		l.write(blocks[i : i+n])
		i += n
	}
	l.end()
	l.foot()
	l.put(`</table>`)
	l.put(`</td></tr></table>`)
	l.put(`</body></html>`)
	return l.out.String()
}

// row writes one row of the letter's column.
func (l *letter) row(style string, words ...string) {
	l.put(append(append([]string{`<tr><td style="padding:0 32px 16px 32px;`, letterFont, `font-size:16px;line-height:27px;word-break:break-word;color:`, l.theme.text, `;`, style, `">`}, words...), `</td></tr>`)...)
}

func (l *letter) write(bs []doc.Block) {
	b := bs[0]
	switch b.Kind {
	case doc.Title:
		l.row(`font-size:24px;line-height:34px;font-weight:bold;`, `<h1 style="margin:0;font-size:24px;line-height:34px;font-weight:bold;">`, l.inline(b), `</h1>`)
	case doc.Heading:
		l.row(`padding-top:12px;`, `<h2 style="margin:0;font-size:18px;line-height:26px;font-weight:bold;color:`, l.theme.text, `;">`, l.inline(b), `</h2>`)
	case doc.Paragraph:
		if smallPrint(b) {
			l.row(`font-size:13px;line-height:21px;color:`+l.theme.muted+`;`, l.inline(upright(b)))
			break
		}
		if l.signed(b) {
			l.row("text-align:"+l.side()+";", l.inline(b))
			break
		}
		l.row("", l.inline(b))
	case doc.Item:
		l.list(bs)
	case doc.Cell:
		l.cells(bs)
	case doc.Quote:
		l.quote(bs)
	case doc.Code:
		l.row("", `<pre style="margin:0;padding:12px;background-color:`, l.theme.soft, `;font-size:13px;line-height:20px;white-space:pre-wrap;word-break:break-all;">`, verbatim(b.Text.String()), `</pre>`)
	case doc.Picture, doc.Alt, doc.Caption:
		l.figure(bs)
	case doc.Break:
		l.row("", `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td style="border-top:1px solid `, l.theme.line, `;font-size:1px;line-height:1px;">&nbsp;</td></tr></table>`)
	case doc.Action:
		l.button(b)
	}
}

// list writes a list as tables, one an item: a column for its mark, a column
// for its words.
func (l *letter) list(bs []doc.Block) {
	var b strings.Builder
	for _, it := range bs {
		left := [...]string{"0", "24px", "48px", "72px"}[min(max(it.Level-1, 0), 3)]
		b.WriteString(`<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td valign="top" style="padding:0 8px 6px ` + left + `;` + letterFont + `font-size:16px;line-height:27px;color:` + l.theme.accent + `;white-space:nowrap;">` + lines(l.marker(it)) + `</td><td valign="top" style="padding:0 0 6px 0;` + letterFont + `font-size:16px;line-height:27px;color:` + l.theme.text + `;">` + l.inline(it) + `</td></tr></table>`)
	}
	l.row("padding-bottom:10px;", b.String())
}

func (l *letter) cells(cells []doc.Block) {
	var b strings.Builder
	b.WriteString(`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;word-break:normal;">`)
	all := rows(cells)
	whole := columns(all, 287)
	for i, row := range all {
		b.WriteString("<tr>")
		for _, c := range row {
			tag, extra := "td", ""
			if i == 0 {
				tag, extra = "th", `background-color:`+l.theme.soft+`;font-weight:bold;`
			}
			b.WriteString(`<` + tag + ` align="left" style="padding:8px 10px;border:1px solid ` + l.theme.line + `;` + letterFont + `font-size:14px;line-height:21px;color:` + l.theme.text + `;` + extra + whole.of(c) + `">` + l.inline(c) + `</` + tag + `>`)
		}
		b.WriteString("</tr>")
	}
	l.row("", b.String(), `</table>`)
}

func (l *letter) quote(bs []doc.Block) {
	said, by := credited(bs)
	var words []string
	for _, b := range said {
		words = append(words, l.inline(b))
	}
	name := ""
	if by.Text.Len() > 0 {
		name = `<div style="padding-top:6px;font-size:14px;line-height:22px;text-align:` + l.side() + `;color:` + l.theme.muted + `;">` + l.inline(by) + `</div>`
	}
	l.row("", `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td style="padding:12px 16px;border-left:3px solid `, l.theme.primary, `;background-color:`, l.theme.soft, `;`, letterFont, `font-size:16px;line-height:27px;color:`, l.theme.text, `;">`, strings.Join(words, "<br>"), name, `</td></tr></table>`)
}

func (l *letter) figure(bs []doc.Block) {
	ref, alt, caption := pictured(bs)
	if ref != "" {
		ref, own := l.shown(ref)
		width := "600"
		if own > 0 && own < 600 {
			width = strconv.Itoa(own) // an icon stays one
		}
		l.put(`<tr><td style="padding:0 0 16px 0;"><img src="`, attr(ref), `" alt="`, attr(alt), `" width="`, width, `" border="0" style="display:block;width:100%;max-width:`, width, `px;height:auto;`, letterFont, `font-size:14px;color:`, l.theme.muted, `;"></td></tr>`)
	}
	if caption.Text.Len() > 0 {
		l.row(`font-size:13px;line-height:20px;color:`+l.theme.muted+`;`, l.inline(caption))
	}
}

// button writes the call to action as a padded link in a coloured cell, which
// every mail program draws.
func (l *letter) button(b doc.Block) {
	_, to := l.action()
	words := lines(b.Text.String())
	if to != "" {
		words = `<a href="` + attr(l.tracked(to, "cta")) + `" target="_blank" style="display:inline-block;padding:13px 32px;` + letterFont + `font-size:16px;line-height:22px;font-weight:bold;color:` + l.theme.onButton + `;text-decoration:none;">` + words + `</a>`
	}
	l.put(`<tr><td align="center" style="padding:12px 32px 24px 32px;"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="background-color:`, l.theme.button, `;border-radius:4px;">`, words, `</td></tr></table></td></tr>`)
}

// inline writes b's words; links are kept as the master writes them.
func (l *letter) inline(b doc.Block) string {
	return inline(b, func(m doc.Mark, words string) (string, string) {
		switch m.Kind {
		case doc.Strong:
			return "<strong>", "</strong>"
		case doc.Em:
			return "<em>", "</em>"
		case doc.Strike:
			return `<span style="text-decoration:line-through;color:` + l.theme.muted + `;">`, "</span>"
		case doc.Literal:
			return `<span style="font-family:Consolas,Menlo,monospace;font-size:14px;background-color:` + l.theme.soft + `;">`, "</span>"
		case doc.Link:
			return `<a href="` + attr(l.tracked(address(m), "body")) + `" style="color:` + l.theme.accent + `;text-decoration:underline;">`, "</a>"
		case doc.Note:
			return "", l.footnote(m.To)
		}
		return "", ""
	})
}

func (l *letter) footnote(label string) string {
	for i, f := range l.footnotes {
		if f == label {
			return sup(i + 1)
		}
	}
	l.footnotes = append(l.footnotes, label)
	return sup(len(l.footnotes))
}

// end writes the footnotes in the order they were called.
func (l *letter) end() {
	for i := 0; i < len(l.footnotes); i++ {
		for _, b := range l.v.Doc.Blocks {
			if b.Kind == doc.Footnote && b.Marker == l.footnotes[i] {
				l.row(`font-size:13px;line-height:20px;color:`+l.theme.muted+`;`, numbered(i+1), " ", l.inline(b))
			}
		}
	}
}

// foot says who sends the mail, from where, and how to get no more of it.
func (l *letter) foot() {
	who := html.EscapeString(or(l.company(), l.from))
	unsubscribe := `<a href="` + attr(l.unsubscribe()) + `" style="color:` + l.theme.muted + `;text-decoration:underline;">` + l.zhOr("退订", "Unsubscribe") + `</a>`
	if l.job.out.both {
		unsubscribe = strings.Replace(unsubscribe, l.zhOr("退订", "Unsubscribe"), "退订 / Unsubscribe", 1)
	}
	l.put(`<tr><td style="padding:20px 32px 28px 32px;border-top:1px solid `, l.theme.line, `;`, letterFont, `font-size:12px;line-height:20px;color:`, l.theme.muted, `;">`, who, `<br>`, html.EscapeString(l.postal()), `<br>`, unsubscribe, `</td></tr>`)
}
