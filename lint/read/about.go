package read

import (
	"bytes"

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
	if c := d.Meta.Get("channel"); c != "" { // else what the file itself shows, as a mail's List-Unsubscribe does
		d.Channel = c
	}
	return nil
}
