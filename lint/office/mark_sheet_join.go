package office

import (
	"slices"
	"strconv"
	"strings"

	"onevoice/brandkit/lang"
)

// A remarked is a comment that is there already.
type remarked struct {
	end   splice // where its words end
	words string
}

// joined puts comments beside those of a sheet's part: on a cell that has one,
// ours stand below its words, unless they are there. It returns the part as it
// is to be, the comments that want boxes and how many were written. A cell with
// a thread is left: Excel shows the thread alone.
func (m *marker) joined(p *part, data []byte, list []cellNote) (out []byte, boxed []cellNote, n int, err error) {
	c, err := readComments(data)
	if err != nil {
		return nil, nil, 0, err
	}
	threads := p.of("threadedComment") != ""
	var fresh strings.Builder
	var held []string
	splices := c.author
	for _, note := range list {
		at := address(note.row, note.column)
		was, there := c.byCell[at]
		switch {
		case there && threads && strings.HasPrefix(was.words, "[Threaded comment]"):
			held = append(held, at)
			continue
		case there && strings.Contains(was.words, strings.Join(note.words, "\n")):
			continue
		case there:
			was.end.xml = strings.Replace(was.end.xml, "\x00", "<"+c.prefix+`r><`+c.prefix+`t xml:space="preserve">`+"\n\n"+author+"\n"+noteWords(note)+"</"+c.prefix+"t></"+c.prefix+"r>", 1)
			splices = append(splices, was.end)
		default:
			fresh.WriteString(commentXML(note, c.prefix, c.authors))
			boxed = append(boxed, note)
		}
		n++
	}
	if len(held) > 0 {
		m.left = append(m.left, &lang.Error{Path: m.name,
			What: lang.F("工作表「%[1]s」的 %[2]s 上有对话式批注，没有再写批注", "sheet %[1]q: %[3]s has a thread of comments, so none was added there", list[0].sheet, strings.Join(held, "、"), strings.Join(held, ", ")),
			Hint: lang.F("问题列在上面；那条对话结束、删掉后再运行一次", "the findings are listed above; settle and delete the thread, then run again")})
	}
	c.list.xml = strings.Replace(c.list.xml, "\x00", fresh.String(), 1)
	splices = append(splices, c.list)
	slices.SortStableFunc(splices, func(a, b splice) int { return a.start - b.start })
	out, err = spliced(data, splices)
	return out, boxed, n, err
}

// Comments are what a sheet's part of comments holds.
type comments struct {
	prefix  string // of its tags: "", "x:"
	authors int    // who comments, before us
	author  []splice
	list    splice // where the list ends
	byCell  map[string]remarked
}

// readComments reads a part of comments. In its splices NUL, which XML can't
// hold, stands for what is to come there.
func readComments(data []byte) (comments, error) {
	c := comments{byCell: map[string]remarked{}, author: []splice{}}
	c.list.start = -1
	cell, words, inText := "", strings.Builder{}, false
	for s := newScanner(data); ; {
		t, err := s.next()
		switch {
		case err != nil:
			return c, err
		case t.kind == ends && (len(c.author) == 0 || c.list.start < 0):
			return c, errXML
		case t.kind == ends:
			return c, nil
		case t.kind == text:
			if inText && cell != "" {
				words.WriteString(unescape(data[t.inside[0]:t.inside[1]]))
			}
			continue
		}
		tag := string(data[t.start:t.end])
		last := t.kind == closes || t.empty
		switch t.name {
		case "x:comments":
			c.prefix = strings.TrimSuffix(tagName(tag), "comments")
		case "x:author":
			if t.kind == opens {
				c.authors++
			}
		case "x:authors":
			if last {
				c.author = append(c.author, endOf(t, tag, "<"+c.prefix+"author>"+author+"</"+c.prefix+"author>"))
			}
		case "x:commentList":
			if last {
				c.list = endOf(t, tag, "\x00")
			}
		case "x:comment":
			cell, _, _ = strings.Cut(strings.ReplaceAll(s.value(t, "ref"), "$", ""), ":")
			words.Reset()
			if last {
				cell = ""
			}
		case "x:t":
			inText = t.kind == opens && !t.empty
		case "x:text":
			if last && cell != "" {
				c.byCell[cell] = remarked{endOf(t, tag, "\x00"), words.String()}
			}
		}
	}
}

// tagName is what a tag is called as it is written.
func tagName(tag string) string {
	name := strings.TrimLeft(tag, "</")
	if i := strings.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	return name
}

// endOf is the splice that puts XML at the end of an element, whose closing tag
// t is, or which is empty.
func endOf(t token, tag, xml string) splice {
	if t.kind == closes {
		return splice{start: t.start, end: t.start, xml: xml}
	}
	return splice{start: t.start, end: t.end, xml: strings.TrimSuffix(tag, "/>") + ">" + xml + "</" + tagName(tag) + ">"}
}

// drawing is the part in which a sheet draws the boxes of its comments; "" for
// none. A sheet may have others, for its header.
func (p *part) drawing() string {
	for s := newScanner(p.data); ; {
		t, err := s.next()
		if err != nil || t.kind == ends {
			return ""
		}
		if t.kind == opens && t.name == "x:legacyDrawing" {
			return p.rels[s.value(t, "r:id")].target
		}
	}
}

// free is an id that no relation of the part has.
func (p *part) free(id string) string {
	stem := id
	for n := 1; p.rels[id] != (rel{}); n++ {
		id = stem + strconv.Itoa(n)
	}
	return id
}

// leave puts down that a sheet's comments, or their boxes, can't be added to.
func (m *marker) leave(sheet, part string) {
	m.left = append(m.left, &lang.Error{Path: m.name,
		What: lang.F("工作表「%[1]s」已有的批注（%[2]s）读不懂，没有再写批注", "sheet %[1]q: the comments that are there (%[2]s) can't be made sense of, so none were added", sheet, part),
		Hint: lang.F("问题列在上面；在 Excel 里另存一份，再运行一次", "the findings are listed above; save the file anew in Excel, then run again")})
}
