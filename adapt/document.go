package adapt

import (
	"slices"
	"strings"

	"onevoice/lint/doc"
)

// document shapes a page of Markdown: the whole master in its own order, for
// who lays it out: a landing page, a press release.
func document(j *job) {
	title := j.titled("title", "")
	about := j.about("description", title)
	j.field("title", said(doc.Title, title))
	j.field("description", said(doc.Description, about))
	j.long()
	_, to := j.action()
	text, _ := j.action()
	j.files(map[string][]byte{
		"text": []byte((&sheet{job: j}).markdown()),
		"fields": encode(struct {
			Title       string `json:"title"`
			Description string `json:"description"`
			Author      string `json:"author"`
			Action      string `json:"action"`
			URL         string `json:"url"`
			AI          bool   `json:"ai_generated,omitempty"`
		}{title.String(), about.String(), j.author(), text.String(), j.tracked(to, "cta"), j.aided()}),
	})
}

// A sheet writes a variant as Markdown.
type sheet struct {
	*job
	out strings.Builder
}

func (s *sheet) markdown() string {
	blocks := s.v.Doc.Blocks
	for i := 0; i < len(blocks); {
		n := run(blocks[i:])
		if text := s.part(blocks[i : i+n]); text != "" {
			if s.out.Len() > 0 {
				s.out.WriteString("\n")
			}
			s.out.WriteString(text + "\n")
		}
		i += n
	}
	return s.out.String()
}

// part writes the blocks of one run: a paragraph, a list, a table.
func (s *sheet) part(bs []doc.Block) string {
	switch b := bs[0]; b.Kind {
	case doc.Description, doc.Subject, doc.Preheader, doc.Tag:
		return ""
	case doc.Title:
		return "# " + s.words(b)
	case doc.Heading:
		return strings.Repeat("#", min(max(b.Level, 2), 6)) + " " + s.words(b)
	case doc.Item:
		return s.each(bs, func(b doc.Block) string {
			return strings.Repeat("   ", max(b.Level-1, 0)) + bullet(b.Marker) + " " + s.words(b)
		})
	case doc.Cell:
		return s.table(bs)
	case doc.Quote:
		return s.each(bs, func(b doc.Block) string { return "> " + strings.ReplaceAll(s.words(b), "\n", "\n> ") })
	case doc.Code:
		return "```\n" + strings.TrimRight(b.Text.String(), "\n") + "\n```"
	case doc.Picture, doc.Alt, doc.Caption:
		return s.figure(bs)
	case doc.Break:
		return "---"
	case doc.Footnote:
		return "[^" + b.Marker + "]: " + s.words(b)
	case doc.Action:
		if _, to := s.action(); to != "" {
			return "**[" + escaped(b.Text.String()) + "](" + s.tracked(to, "cta") + ")**"
		}
		return "**" + escaped(b.Text.String()) + "**"
	default:
		return guarded(s.words(b))
	}
}

func (s *sheet) each(bs []doc.Block, f func(doc.Block) string) string {
	var out []string
	for _, b := range bs {
		out = append(out, f(b))
	}
	return strings.Join(out, "\n")
}

// bullet is an item's marker in Markdown.
func bullet(marker string) string {
	switch {
	case marker == "☑":
		return "- [x]"
	case marker == "☐":
		return "- [ ]"
	case strings.HasSuffix(marker, "."):
		return marker
	}
	return "-"
}

func (s *sheet) table(cells []doc.Block) string {
	var out []string
	for i, row := range rows(cells) {
		line := "|"
		for _, c := range row {
			line += " " + strings.ReplaceAll(s.words(c), "|", `\|`) + " |"
		}
		out = append(out, line)
		if i == 0 {
			out = append(out, "|"+strings.Repeat("---|", len(row)))
		}
	}
	return strings.Join(out, "\n")
}

func (s *sheet) figure(bs []doc.Block) string {
	ref, alt, caption := pictured(bs)
	if ref == "" {
		return ""
	}
	ref, _ = s.shown(ref)
	out := "![" + escaped(alt) + "](" + ref + ")"
	if caption.Text.Len() > 0 {
		out += "\n\n*" + s.words(caption) + "*"
	}
	return out
}

// words writes a block's words with its marks.
func (s *sheet) words(b doc.Block) string {
	return marked(b, func(m doc.Mark, _ string) (string, string) {
		switch m.Kind {
		case doc.Strong:
			return "**", "**"
		case doc.Em:
			return "*", "*"
		case doc.Strike:
			return "~~", "~~"
		case doc.Literal:
			return "`", "`"
		case doc.Link:
			return "[", "](" + s.tracked(address(m), "body") + ")"
		case doc.Note:
			return "", "[^" + m.To + "]"
		}
		return "", ""
	}, func(s string, open []doc.Mark) string {
		if slices.ContainsFunc(open, func(m doc.Mark) bool { return m.Kind == doc.Literal }) {
			return s
		}
		return escaped(s)
	})
}

// escaped writes words so that Markdown takes none of them for markup.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "\n", "\\\n").Replace(s)
}

// guarded keeps a paragraph from beginning as something else.
func guarded(s string) string {
	if s != "" && strings.ContainsRune("#>+-|=~", rune(s[0])) && !strings.HasPrefix(s, "~~") {
		return `\` + s
	}
	return s
}
