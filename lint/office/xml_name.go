package office

import "bytes"

// spaceOf returns what a namespace that matters is called here, in its
// transitional or its strict form.
func spaceOf(uri []byte) string {
	switch string(uri) {
	case "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main":
		return "w"
	case "http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main":
		return "a"
	case "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":
		return "wp"
	case "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships":
		return "r"
	case "http://schemas.openxmlformats.org/presentationml/2006/main", "http://purl.oclc.org/ooxml/presentationml/main":
		return "p"
	case "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main":
		return "x"
	case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
		return "m"
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return "mc"
	case "urn:schemas-microsoft-com:vml":
		return "v"
	case "http://schemas.openxmlformats.org/package/2006/relationships":
		return "rel"
	case "http://schemas.openxmlformats.org/package/2006/content-types":
		return "ct"
	case "http://purl.org/dc/elements/1.1/":
		return "dc"
	case "http://www.w3.org/XML/1998/namespace":
		return "xml"
	}
	return "?"
}

func nameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ':' || c == '_' || c == '-' || c == '.' || c >= 0x80
}

// name returns what a tag as written is called here: "w:p".
func (s *scanner) name(raw []byte) string {
	if n, ok := s.names[string(raw)]; ok {
		return n
	}
	prefix, local, ok := bytes.Cut(raw, []byte(":"))
	if !ok {
		prefix, local = nil, raw
	}
	space := s.space[string(prefix)]
	if space == "" {
		space = "?"
	}
	n := space + ":" + string(local)
	s.names[string(raw)] = n
	return n
}

// declare takes down what an element says its prefixes mean.
func (s *scanner) declare(t token) {
	s.attrs(t, func(name, value []byte) bool {
		prefix, ok := bytes.CutPrefix(name, []byte("xmlns"))
		if !ok || len(prefix) > 0 && prefix[0] != ':' {
			return true
		}
		p, now := string(bytes.TrimPrefix(prefix, []byte(":"))), spaceOf(value)
		if s.space[p] != now {
			s.undo = append(s.undo, scope{len(s.open), p, s.space[p]})
			s.space[p] = now
			clear(s.names)
		}
		return true
	})
}

// leave forgets what the element at depth said its prefixes mean.
func (s *scanner) leave(depth int) {
	for n := len(s.undo) - 1; n >= 0 && s.undo[n].depth >= depth; n-- {
		s.space[s.undo[n].prefix] = s.undo[n].was
		s.undo = s.undo[:n]
		clear(s.names)
	}
}

// attrs calls yield for each attribute as written, until it returns false.
func (s *scanner) attrs(t token, yield func(name, value []byte) bool) {
	b := s.data[t.inside[0]:max(t.inside[0], t.inside[1])]
	for {
		b = bytes.TrimLeft(b, " \t\r\n")
		name, rest, ok := bytes.Cut(b, []byte("="))
		name, rest = bytes.TrimSpace(name), bytes.TrimLeft(rest, " \t\r\n")
		if !ok || len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 || !yield(name, rest[1:1+end]) {
			return
		}
		b = rest[end+2:]
	}
}

// attr returns the value of an attribute, decoded; ok is false where there is
// none. One of the element's own namespace may be called "w:val" or "id".
func (s *scanner) attr(t token, name string) (value string, ok bool) {
	s.attrs(t, func(n, v []byte) bool {
		known := string(n)
		if bytes.IndexByte(n, ':') >= 0 {
			known = s.name(n)
		}
		if known != name {
			return true
		}
		value, ok = unescape(v), true
		return false
	})
	return value, ok
}

// value is attr for those who take a missing one for "".
func (s *scanner) value(t token, name string) string {
	v, _ := s.attr(t, name)
	return v
}
