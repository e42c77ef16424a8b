package office

import (
	"bytes"
	"errors"
)

// A scanner reads the XML of a part, token by token, and knows where each one
// stands: what encoding/xml does, ten times as fast and with the places of
// what it decodes. It knows no document types, so no entities but XML's five
// and numbers: nothing in a part can grow.
type scanner struct {
	data  []byte
	at    int
	names map[string]string // as written -> as known here
	space map[string]string // prefix -> as known here
	undo  []scope           // namespaces that end with their element
	open  []string          // elements not closed yet, as written
	late  bool              // the last one was empty: what it declared holds until the next token
}

// A scope is what a prefix meant before the element at depth.
type scope struct {
	depth       int
	prefix, was string
}

type kind uint8

const (
	opens kind = iota
	closes
	text // also CDATA
	ends
)

// A token is one tag or one stretch of text: data[start:end].
type token struct {
	kind       kind
	name       string // "w:p", whatever its prefix is in the file
	empty      bool   // opens and closes at once
	cdata      bool
	start, end int
	inside     [2]int // of a tag its attributes, of text its characters
}

var errXML = errors.New("malformed XML")

func newScanner(data []byte) *scanner {
	s := &scanner{data: data, names: map[string]string{}, space: map[string]string{"xml": "xml"}}
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		s.at = 3
	}
	return s
}

// next returns the next token. Comments and processing instructions are passed
// over; a document type is an error.
func (s *scanner) next() (token, error) {
	if s.late {
		s.leave(len(s.open))
		s.late = false
	}
	for s.at < len(s.data) {
		rest := s.data[s.at:]
		switch {
		case rest[0] != '<':
			return s.text()
		case bytes.HasPrefix(rest, []byte("<!--")):
			if !s.skip("-->") {
				return token{}, errXML
			}
		case bytes.HasPrefix(rest, []byte("<?")):
			if !s.skip("?>") {
				return token{}, errXML
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			t := token{kind: text, cdata: true, start: s.at}
			if !s.skip("]]>") {
				return token{}, errXML
			}
			t.end, t.inside = s.at, [2]int{t.start + 9, s.at - 3}
			return t, nil
		case len(rest) > 1 && rest[1] == '!':
			return token{}, errors.New("a document type, which these files may not have")
		default:
			return s.tag()
		}
	}
	if len(s.open) > 0 {
		return token{}, errXML
	}
	return token{kind: ends}, nil
}

func (s *scanner) skip(to string) bool {
	i := bytes.Index(s.data[s.at+2:], []byte(to))
	if i < 0 {
		return false
	}
	s.at += 2 + i + len(to)
	return true
}

func (s *scanner) text() (token, error) {
	t := token{kind: text, start: s.at, end: len(s.data)}
	if i := bytes.IndexByte(s.data[s.at:], '<'); i >= 0 {
		t.end = s.at + i
	}
	s.at, t.inside = t.end, [2]int{t.start, t.end}
	if len(s.open) == 0 && len(bytes.TrimSpace(s.data[t.start:t.end])) > 0 {
		return t, errXML
	}
	return t, nil
}

// tag reads an opening or closing tag, holding closing ones against what is
// open.
func (s *scanner) tag() (token, error) {
	t := token{kind: opens, start: s.at}
	i := s.at + 1
	if i < len(s.data) && s.data[i] == '/' {
		t.kind, i = closes, i+1
	}
	from := i
	for i < len(s.data) && nameByte(s.data[i]) {
		i++
	}
	raw := s.data[from:i]
	end, ok := s.tagEnd(i)
	if len(raw) == 0 || !ok {
		return t, errXML
	}
	s.at, t.end, t.inside = end, end, [2]int{i, end - 1}
	if t.kind == closes {
		n := len(s.open) - 1
		if n < 0 || s.open[n] != string(raw) {
			return t, errXML
		}
		t.name = s.name(raw)
		s.open = s.open[:n]
		s.leave(n)
		return t, nil
	}
	if t.empty = s.data[end-2] == '/' && end-2 >= i; t.empty {
		t.inside[1]--
	}
	if bytes.Contains(s.data[i:end], []byte("xmlns")) {
		s.declare(t)
	}
	t.name = s.name(raw)
	if s.open = append(s.open, string(raw)); t.empty {
		s.open, s.late = s.open[:len(s.open)-1], true
	}
	return t, nil
}

// tagEnd returns where the tag ends whose attributes begin at i.
func (s *scanner) tagEnd(i int) (int, bool) {
	for i < len(s.data) {
		switch c := s.data[i]; c {
		case '>':
			return i + 1, true
		case '<':
			return 0, false
		case '"', '\'':
			n := bytes.IndexByte(s.data[i+1:], c)
			if n < 0 {
				return 0, false
			}
			i += n + 1
		}
		i++
	}
	return 0, false
}

// skipElement passes over the rest of the element that t opened.
func (s *scanner) skipElement(t token) error {
	if t.empty {
		return nil
	}
	for depth := len(s.open); len(s.open) >= depth; {
		t, err := s.next()
		if err != nil {
			return err
		}
		if t.kind == ends {
			return errXML
		}
	}
	return nil
}
