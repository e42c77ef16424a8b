package office

import (
	"strconv"
	"strings"
)

// A style is what a paragraph style says, as far as it tells what a paragraph
// is. Nothing said: outline -1, no list.
type style struct {
	name    string // in small letters, as Word calls it in English
	base    string // the style it is based on
	outline int    // 0 is the highest heading, 9 none
	list    listRef
}

// A listRef names a list and a level of it.
type listRef struct {
	id    string
	level int
}

type styles map[string]style

// read takes down one property.
func (s *style) read(x *scanner, t token) {
	switch v := x.value(t, "w:val"); t.name {
	case "w:outlineLvl":
		if n, err := strconv.Atoi(v); err == nil {
			s.outline = n
		}
	case "w:numId":
		s.list.id = v
	case "w:ilvl":
		if n, err := strconv.Atoi(v); err == nil {
			s.list.level = min(max(0, n), 8)
		}
	}
}

// of returns what a paragraph is that says s itself and has the style s.base.
func (all styles) of(s style) style {
	for range 20 { // no honest file goes deeper
		base, ok := all[s.base]
		if !ok {
			break
		}
		if s.name == "" {
			s.name = base.name
		}
		if s.outline < 0 {
			s.outline = base.outline
		}
		if s.list.id == "" {
			s.list.id = base.list.id
		}
		if s.list.level < 0 {
			s.list.level = base.list.level
		}
		s.base = base.base
	}
	return s
}

// readStyles reads the paragraph styles by id.
func (b *book) readStyles(part string) (styles, error) {
	data, err := b.xml(part)
	if err != nil {
		return nil, err
	}
	out := styles{}
	x := newScanner(data)
	for {
		t, err := x.next()
		if err != nil {
			return nil, b.bad(part, err)
		}
		if t.kind == ends {
			return out, nil
		}
		if t.kind != opens || t.name != "w:style" || x.value(t, "w:type") != "paragraph" {
			continue
		}
		s, id := style{outline: -1, list: listRef{level: -1}}, x.value(t, "w:styleId")
		err = x.within(t, func(t token) error {
			switch v := x.value(t, "w:val"); t.name {
			case "w:name":
				s.name = strings.ToLower(v)
			case "w:basedOn":
				s.base = v
			default:
				s.read(x, t)
			}
			return nil
		})
		if err != nil {
			return nil, b.bad(part, err)
		}
		if n, ok := strings.CutPrefix(s.name, "heading "); ok && s.outline < 0 {
			if level, err := strconv.Atoi(n); err == nil {
				s.outline = level - 1
			}
		}
		out[id] = s
	}
}

// lists know how the items of each list are marked.
type lists struct {
	kinds map[string][9]level // by list
	count map[string]*[9]int
}

// A level is how one level of a list counts.
type level struct {
	bullet bool
	start  int
}

// readLists reads how lists count.
func (b *book) readLists(part string) (lists, error) {
	out := lists{map[string][9]level{}, map[string]*[9]int{}}
	data, err := b.xml(part)
	if err != nil {
		return out, err
	}
	kinds := map[string][9]level{} // by abstract list
	x := newScanner(data)
	for {
		t, err := x.next()
		if err != nil {
			return out, b.bad(part, err)
		}
		switch {
		case t.kind == ends:
			return out, nil
		case t.kind != opens:
		case t.name == "w:abstractNum":
			id := x.value(t, "w:abstractNumId")
			if kinds[id], err = x.levels(t); err != nil {
				return out, b.bad(part, err)
			}
		case t.name == "w:num":
			id := x.value(t, "w:numId")
			err = x.within(t, func(t token) error {
				if t.name == "w:abstractNumId" {
					out.kinds[id] = kinds[x.value(t, "w:val")]
				}
				return nil
			})
			if err != nil {
				return out, b.bad(part, err)
			}
		}
	}
}

// levels reads the levels of an abstract list.
func (s *scanner) levels(t token) (out [9]level, err error) {
	at := 0
	for i := range out {
		out[i].start = 1
	}
	err = s.within(t, func(t token) error {
		switch v := s.value(t, "w:val"); t.name {
		case "w:lvl":
			n, _ := strconv.Atoi(s.value(t, "w:ilvl"))
			at = min(max(0, n), 8)
		case "w:numFmt":
			out[at].bullet = v == "bullet" || v == "none"
		case "w:start":
			if n, err := strconv.Atoi(v); err == nil {
				out[at].start = n
			}
		}
		return nil
	})
	return out, err
}

// marker returns what stands before the next item of a list: "•" or "3.".
func (l lists) marker(id string, at int) string {
	kinds, ok := l.kinds[id]
	if !ok || kinds[at].bullet {
		return "•"
	}
	n := l.count[id]
	if n == nil {
		n = new([9]int)
		for i := range n {
			n[i] = kinds[i].start - 1
		}
		l.count[id] = n
	}
	n[at]++
	for i := at + 1; i < len(n); i++ {
		n[i] = kinds[i].start - 1
	}
	return strconv.Itoa(n[at]) + "."
}
