package read

import (
	"bytes"
	"strings"

	"onevoice/brandkit/yaml"
	"onevoice/lint/doc"
)

// frontMatter returns where the YAML between two lines --- at the head of data
// begins and ends and where the text after it begins. The first of its lines
// is not blank, which a mere rule between paragraphs is followed by.
func frontMatter(data []byte) (start, end, body int, ok bool) {
	start = line(data, 0)
	if fence(data[:start]) != "---" || start == line(data, start) || len(bytes.TrimSpace(data[start:line(data, start)])) == 0 {
		return 0, 0, 0, false
	}
	for at := start; at < len(data); {
		next := line(data, at)
		if f := fence(data[at:next]); f == "---" || f == "..." {
			return start, at, next, true
		}
		at = next
	}
	return 0, 0, 0, false
}

// line returns where the line after the one at byte at begins.
func line(data []byte, at int) int {
	if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(data)
}

func fence(line []byte) string { return string(bytes.TrimRight(line, " \t\r\n")) }

// readFront reads the front matter of a text and returns where the text itself
// begins.
func (p *page) readFront() (body int, err error) {
	start, end, body, ok := frontMatter(p.src.Data)
	if !ok {
		return 0, nil
	}
	meta, err := readMeta(p.src, start, end)
	if err != nil {
		return 0, err
	}
	p.doc.Meta = append(p.doc.Meta, meta...)
	p.add(aboutBlocks(meta)...)
	return body, nil
}

// readMeta reads what the YAML at src.Data[start:end] says.
func readMeta(src *doc.Source, start, end int) (doc.Meta, error) {
	f, err := yaml.ParseIn(src.Name, src.Data, start, end)
	if err != nil {
		return nil, err
	}
	var meta doc.Meta
	for _, s := range f.Scalars() {
		meta = append(meta, doc.Field{Path: s.Path, Text: scalar(src, s)})
	}
	return meta, nil
}

// scalar returns the text of a YAML value. Of one in quotes only the escapes
// are in code, so that each of its words has its own place.
func scalar(src *doc.Source, s yaml.Scalar) doc.Text {
	if s.Verbatim {
		return doc.Copy(src, s.Start, s.End)
	}
	if s.End-s.Start < 2 {
		return doc.Decode(s.Value, src, s.Start, s.End)
	}
	var b doc.Builder
	quote := src.Data[s.Start]
	for i := s.Start + 1; i < s.End-1; {
		if c := src.Data[i]; c == '\\' && quote == '"' || c == '\'' && quote == '\'' {
			b.Decode(yamlEscape(quote, src.Data[i+1]), src, i, i+2)
			i += 2
			continue
		}
		b.Copy(src, i, i+1)
		i++
	}
	if t := b.Text(); t.String() == s.Value {
		return t
	}
	return doc.Decode(s.Value, src, s.Start, s.End) // folded, or with escapes nobody writes
}

// yamlEscape returns what the escape of c in quotes stands for; "" for the
// rare ones.
func yamlEscape(quote, c byte) string {
	switch {
	case c == quote, c == '\\', c == '/':
		return string(c)
	case c == 'n':
		return "\n"
	case c == 't':
		return "\t"
	}
	return ""
}

// aboutBlocks returns the fields of the meta data that readers of the asset
// see: they are copy like the rest.
func aboutBlocks(meta doc.Meta) []doc.Block {
	var out []doc.Block
	for _, f := range meta {
		var kind doc.Kind
		switch f.Path {
		case "title":
			kind = doc.Title
		case "subject":
			kind = doc.Subject
		case "preheader":
			kind = doc.Preheader
		case "digest", "description":
			kind = doc.Description
		}
		if kind != "" && f.Text.Len() > 0 {
			out = append(out, doc.Block{Kind: kind, Text: f.Text})
		}
	}
	return out
}

// aside adds what a side file says about the asset. What the asset says itself
// comes first and holds.
func aside(d *doc.Document, side *doc.Source) error {
	meta, err := readMeta(side, 0, len(side.Data))
	if err != nil {
		return err
	}
	said := map[string]bool{}
	for _, f := range d.Meta {
		said[f.Path] = true
	}
	var fresh doc.Meta
	for _, f := range meta {
		if !said[f.Path] {
			fresh = append(fresh, f)
		}
	}
	d.Meta = append(d.Meta, fresh...)
	blocks := aboutBlocks(fresh)
	d.Blocks = append(blocks, d.Blocks...)
	for i := range d.Ignores {
		if d.Ignores[i].Block >= 0 {
			d.Ignores[i].Block += len(blocks)
		}
	}
	d.Channel = d.Meta.Get("channel")
	return nil
}

// comment reads a note to onevoice, <!-- onevoice ignore RULE: reason --> for
// the block that follows or the one it stands in, and ignore-file for the
// whole file. Other comments are nobody's business.
func (t *tags) comment(at, end int) {
	s := strings.TrimSuffix(strings.TrimPrefix(string(t.src.Data[at:end]), "<!--"), "-->")
	words := strings.Fields(s)
	if len(words) < 2 || words[0] != "onevoice" || words[1] != "ignore" && words[1] != "ignore-file" {
		return
	}
	_, said, _ := strings.Cut(s, words[1])
	said = strings.TrimSpace(said)
	ig := doc.Ignore{Rule: said, Block: -1, Span: doc.Span{Source: t.src, Start: at, End: end}}
	if i := strings.IndexAny(said, ":： \t\r\n"); i >= 0 {
		ig.Rule = said[:i]
		if reason := strings.TrimSpace(said[i:]); strings.HasPrefix(reason, ":") || strings.HasPrefix(reason, "：") {
			ig.Reason = strings.TrimSpace(strings.TrimLeft(reason, ":："))
		}
	}
	if words[1] == "ignore-file" {
		t.doc.Ignores = append(t.doc.Ignores, ig)
		return
	}
	t.ask = append(t.ask, ig)
}
