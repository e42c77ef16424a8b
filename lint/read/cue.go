package read

import (
	"bytes"
	"strings"

	"onevoice/lint/doc"
)

// words reads a line of a cue. Its tags set the type, they aren't words; the
// line break before it is one as in a paragraph.
func (s *subtitles) words(at, next int) {
	end := at + len(bytes.TrimRight(s.src.Data[at:next], " \t\r\n"))
	data := s.src.Data[:end]
	for at < end && (data[at] == ' ' || data[at] == '\t') {
		at++
	}
	for i := at; i < end; i++ {
		switch data[i] {
		case '<', '{':
			if n := s.tag(data[i:]); n > 0 {
				s.copy(at, i)
				s.style(string(data[i : i+n]))
				at, i = i+n, i+n-1
			}
		case '&':
			if c, ok := entityAt(data, i, false); ok && s.vtt {
				s.copy(at, i)
				s.reference(c)
				at, i = c.end, c.end-1
			}
		}
	}
	s.copy(at, end)
	s.space(lineBreak(s.src.Data, end, next), next, true)
}

// lineBreak returns where the line break before next begins; not before end.
func lineBreak(data []byte, end, next int) int {
	at := next
	for at > end && (data[at-1] == '\n' || data[at-1] == '\r') {
		at--
	}
	return at
}

// tag returns the length of the tag that b begins with: <i> and its like, any
// <...> in WebVTT, {\an8}.
func (s *subtitles) tag(b []byte) int {
	b = b[:min(len(b), 200)]
	if b[0] == '{' {
		if end := bytes.IndexByte(b, '}'); end > 1 && b[1] == '\\' {
			return end + 1
		}
		return 0
	}
	end := bytes.IndexByte(b, '>')
	if end < 2 {
		return 0
	}
	switch tagName(string(b[:end+1])) {
	case "i", "b", "u", "s", "font":
		return end + 1
	case "c", "v", "lang", "ruby", "rt":
		if s.vtt {
			return end + 1
		}
	}
	if s.vtt && b[1] >= '0' && b[1] <= '9' { // a moment within the cue
		return end + 1
	}
	return 0
}

// tagName returns the name in <name.class rest> or </name>, in small letters.
func tagName(tag string) string {
	name := strings.TrimPrefix(strings.Trim(tag, "<>"), "/")
	if i := strings.IndexAny(name, " .\t"); i >= 0 {
		name = name[:i]
	}
	return strings.ToLower(name)
}

func (s *subtitles) style(tag string) {
	var kind doc.MarkKind
	switch tagName(tag) {
	case "b":
		kind = doc.Strong
	case "i":
		kind = doc.Em
	case "s":
		kind = doc.Strike
	default:
		return
	}
	if strings.HasPrefix(tag, "</") {
		s.unmark(kind)
	} else {
		s.mark(doc.Mark{Kind: kind})
	}
}
