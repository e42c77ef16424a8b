package adapt

import (
	"bytes"
	"encoding/json"
	"strings"

	"onevoice/lint/doc"
)

// article shapes an HTML article: the whole master, themed by the kit, and
// the fields that are posted with it.
func article(j *job) {
	title := j.titled("title", "")
	digest := j.about("digest", title)
	j.field("title", said(doc.Title, title))
	j.field("digest", said(doc.Description, digest))
	j.long()
	_, to := j.action()
	to = j.tracked(to, "source")
	p := &page{job: j, theme: themeOf(j.kit), source: to, numbered: map[string]int{}}
	content := p.render()
	j.files(map[string][]byte{
		"html": []byte(content),
		"fields": encode(struct {
			Title   string `json:"title"`
			Digest  string `json:"digest"`
			Author  string `json:"author"`
			Source  string `json:"source_url"`
			Content string `json:"content"`
			Cover   string `json:"cover"`
			AI      bool   `json:"ai_generated,omitempty"`
		}{title.String(), digest.String(), j.author(), to, content, j.covers(), j.aided()}),
	})
}

// author is who signs: the channel's author, else the brand.
func (j *job) author() string {
	name := j.spec.Author
	for _, one := range [...]string{j.kit.Brand.Words().In(j.out.lang)} {
		if name == "" {
			name = one
		}
	}
	if !j.fits("author", name, false) {
		return ""
	}
	return name
}

// encode writes v as JSON for people: indented, Chinese and < as they are.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(err) // only strings, numbers and structs of them come here
	}
	return b.Bytes()
}

// A page writes an article within what such pages let through: few tags,
// inline styles, no links but the platform's own.
type page struct {
	*job
	theme  theme
	out    strings.Builder
	source string

	notes    []endnote
	numbered map[string]int // their numbers
}

// An endnote is a link or a footnote said at the end.
type endnote struct {
	to   string // a link's address; "" for a footnote
	name string // a link's words; a footnote's label
	body doc.Block
}

func (p *page) render() string {
	p.out.WriteString(`<section style="font-size:16px;line-height:1.75;color:` + p.theme.text + `;letter-spacing:0.5px;word-break:break-word;">` + "\n")
	blocks := p.boldHeads(p.v.Doc.Blocks)
	if len(blocks) > 0 && (blocks[0].Kind == doc.Heading || blocks[0].Kind == doc.Title) {
		blocks = blocks[1:] // the article's own title
	}
	for i := 0; i < len(blocks); {
		n := run(blocks[i:])
		p.write(blocks[i : i+n])
		i += n
	}
	p.end()
	p.out.WriteString("</section>\n")
	return p.out.String()
}

// write writes one paragraph, list, table, quote or picture.
func (p *page) write(bs []doc.Block) {
	b := bs[0]
	switch b.Kind {
	case doc.Heading, doc.Title:
		p.head(b)
	case doc.Paragraph:
		if smallPrint(b) {
			p.put(`<p style="margin-top:0;margin-bottom:18px;font-size:13px;line-height:1.6;color:`+p.theme.muted+`;">`, p.inline(upright(b)), "</p>")
			break
		}
		side := ""
		if p.signed(b) {
			side = "text-align:" + p.side() + ";"
		}
		p.put(`<p style="margin-top:0;margin-bottom:18px;color:`+p.theme.text+`;`+side+`">`, p.inline(b), "</p>")
	case doc.Item:
		p.list(bs)
	case doc.Cell:
		p.table(bs)
	case doc.Quote:
		p.quote(bs)
	case doc.Code:
		p.code(b)
	case doc.Picture, doc.Alt, doc.Caption:
		p.figure(bs)
	case doc.Break:
		p.put(`<hr style="border:0;border-top:1px solid `+p.theme.line+`;margin-top:24px;margin-bottom:24px;">`, "", "")
	case doc.Action:
		p.button(b)
	}
}

func (p *page) put(open, words, shut string) { p.out.WriteString(open + words + shut + "\n") }

func (p *page) head(b doc.Block) {
	level, look := "3", "margin-top:24px;margin-bottom:10px;font-size:16px;" // a bar like its parent's would make it as great
	if b.Level <= 2 {
		level, look = "2", "margin-top:32px;margin-bottom:16px;padding:0 0 0 10px;border-left:4px solid "+p.theme.primary+";font-size:18px;"
	}
	p.put(`<h`+level+` style="`+look+`line-height:1.4;font-weight:bold;color:`+p.theme.text+`;">`, p.inline(b), "</h"+level+">")
}

// list writes a list flat: its markers are words and its depth is padding,
// because editors lose nested lists.
func (p *page) list(bs []doc.Block) {
	p.out.WriteString(`<ul style="margin-top:0;margin-bottom:18px;padding:0;list-style-type:none;">` + "\n")
	for _, b := range bs {
		mark, hang := p.marker(b), 0.0
		if mark != "" {
			style := ""
			if own := max(width(mark), .8); own < 3 { // what goes on stands under the words, not under the mark
				hang = own + .3
				style = "display:inline-block;width:" + ems(own) + ";margin-left:-" + ems(hang) + ";"
			}
			mark = `<span style="` + style + `color:` + p.theme.accent + `;">` + lines(mark) + `</span> `
		}
		depth := ems(1.4*float64(min(max(b.Level-1, 0), 3)) + hang)
		p.put(`<li style="margin-top:0;margin-bottom:8px;padding:0 0 0 `+depth+`;"><section style="color:`+p.theme.text+`;">`, mark+p.inline(b), "</section></li>")
	}
	p.out.WriteString("</ul>\n")
}

// marker is what stands before an item. In a crisis a ticked box, which is an
// emoji to many, is said in words.
func (j *job) marker(b doc.Block) string {
	if !j.mood.crisis {
		return b.Marker
	}
	switch b.Marker {
	case "☑":
		return j.zhOr("【已完成】", "[done]")
	case "☐":
		return j.zhOr("【待完成】", "[open]")
	}
	return b.Marker
}

func (p *page) table(cells []doc.Block) {
	p.out.WriteString(`<section style="max-width:100%;overflow:auto;margin-top:0;margin-bottom:18px;"><table style="width:100%;border-collapse:collapse;font-size:14px;line-height:1.5;word-break:normal;">` + "\n")
	all := rows(cells)
	whole := columns(all, 358)
	for i, row := range all {
		tag, style := "td", "padding:8px 10px;border:1px solid "+p.theme.line+";color:"+p.theme.text+";"
		if i == 0 {
			p.out.WriteString("<thead>")
			tag, style = "th", style+"background-color:"+p.theme.soft+";font-weight:bold;text-align:left;"
		} else if i == 1 {
			p.out.WriteString("<tbody>")
		}
		p.out.WriteString("<tr>")
		for _, c := range row {
			p.out.WriteString("<" + tag + ` style="` + style + whole.of(c) + `">` + p.inline(c) + "</" + tag + ">")
		}
		p.out.WriteString("</tr>")
		if i == 0 {
			p.out.WriteString("</thead>")
		}
		p.out.WriteString("\n")
	}
	if len(all) > 1 {
		p.out.WriteString("</tbody>")
	}
	p.out.WriteString("</table></section>\n")
}

func (p *page) quote(bs []doc.Block) {
	p.out.WriteString(`<blockquote style="margin-top:0;margin-right:0;margin-bottom:18px;margin-left:0;padding:12px 16px;border-left:3px solid ` + p.theme.primary + `;background-color:` + p.theme.soft + `;">`)
	words, by := credited(bs)
	for i, b := range words {
		gap := "8px"
		if i == len(words)-1 && by.Text.Len() == 0 {
			gap = "0"
		}
		p.out.WriteString(`<p style="margin-top:0;margin-bottom:` + gap + `;color:` + p.theme.text + `;">` + p.inline(b) + "</p>")
	}
	if by.Text.Len() > 0 {
		p.out.WriteString(`<p style="margin-top:0;margin-bottom:0;font-size:14px;line-height:1.6;text-align:` + p.side() + `;color:` + p.theme.muted + `;">` + p.inline(by) + "</p>")
	}
	p.out.WriteString("</blockquote>\n")
}

// code writes a code block so that editors keep its lines and its indents.
func (p *page) code(b doc.Block) {
	words := strings.NewReplacer("\n", "<br>", " ", "&nbsp;").Replace(verbatim(b.Text.String()))
	p.put(`<pre style="margin-top:0;margin-bottom:18px;padding:12px;background-color:`+p.theme.soft+`;overflow:auto;font-size:13px;line-height:1.6;"><code style="color:`+p.theme.text+`;">`, words, "</code></pre>")
}

func (p *page) figure(bs []doc.Block) {
	ref, alt, caption := pictured(bs)
	if ref != "" {
		ref, _ = p.shown(ref)
		p.put(`<p style="margin-top:0;margin-bottom:8px;text-align:center;">`, `<img src="`+attr(ref)+`" alt="`+attr(alt)+`" style="width:100%;max-width:100%;border-radius:4px;">`, "</p>")
	}
	if caption.Text.Len() > 0 {
		p.put(`<p style="margin-top:0;margin-bottom:18px;font-size:13px;line-height:1.5;text-align:center;color:`+p.theme.muted+`;">`, p.inline(caption), "</p>")
	}
}

// pictured returns a picture's address, what it says to who can't see it, and
// its caption.
func pictured(bs []doc.Block) (ref, alt string, caption doc.Block) {
	for _, b := range bs {
		if b.Image != nil && b.Image.Ref != "" {
			ref = b.Image.Ref
		}
		switch b.Kind {
		case doc.Alt:
			alt = b.Text.String()
		case doc.Caption:
			caption = b
		}
	}
	return ref, alt, caption
}

// button writes the call to action: such a page has no link of its own but
// the one under it.
func (p *page) button(b doc.Block) {
	p.put(`<section style="margin-top:24px;margin-bottom:8px;text-align:center;"><span style="display:inline-block;padding:8px 28px;background-color:`+p.theme.button+`;color:`+p.theme.onButton+`;border-radius:4px;font-weight:bold;">`, lines(b.Text.String()), "</span></section>")
	if p.source != "" && len(p.spec.Links.Allow) > 0 {
		p.put(`<p style="margin-top:0;margin-bottom:24px;font-size:13px;text-align:center;color:`+p.theme.muted+`;">`, p.zhOr("点击文末“阅读原文”", "Tap “Read more” below"), "</p>")
	}
}
