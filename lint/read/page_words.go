package read

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// copy reads src.Data[start:end] as it stands.
func (p *page) copy(start, end int) {
	if start >= end || p.mute {
		return
	}
	p.lead(p.src.Data[start:end])
	p.words.Copy(p.src, start, end)
}

// decode reads s where src.Data[start:end] writes it in code.
func (p *page) decode(s string, start, end int) {
	if s == "" || p.mute {
		return
	}
	p.lead([]byte(s))
	p.words.Decode(s, p.src, start, end)
}

// reference reads a character reference or an escape. White space is white
// space however it is written.
func (p *page) reference(c code) {
	if strings.Trim(c.s, " \t\n\r\f") == "" {
		p.space(c.start, c.end, false)
		return
	}
	p.decode(c.s, c.start, c.end)
}

// space reads white space: nothing where no words follow it.
func (p *page) space(start, end int, line bool) {
	if !p.gap.any {
		p.gap = gap{start, end, line, true}
		return
	}
	p.gap.line = p.gap.line || line
}

// newline reads a line break that is meant.
func (p *page) newline(start, end int) {
	if p.words.Len() == 0 || p.mute {
		return
	}
	p.gap = gap{}
	if end-start == 1 {
		p.words.Copy(p.src, start, end)
	} else {
		p.words.Decode("\n", p.src, start, end)
	}
}

// rawLine reads a line as it stands, with its line break.
func (p *page) rawLine(start, end int) {
	line := bytes.TrimRight(p.src.Data[start:end], "\r\n")
	p.copy(start, start+len(line))
	if start+len(line) < end {
		p.newline(start+len(line), end)
	}
}

// escaped reads words with backslash escapes and character references.
func (p *page) escaped(start, end int) {
	data := p.src.Data[:end]
	for i := start; i < end; i++ {
		var c code
		ok := false
		switch data[i] {
		case '\\':
			c, ok = escapeAt(data, i)
		case '&':
			c, ok = entityAt(data, i, false)
		}
		if ok {
			p.copy(start, i)
			p.reference(c)
			start, i = c.end, c.end-1
		}
	}
	p.copy(start, end)
}

// attribute reads the value of an HTML attribute: its character references
// and, as one space, its line breaks.
func (p *page) attribute(start, end int) {
	data := p.src.Data[:end]
	for i := start; i < end; i++ {
		switch data[i] {
		case '\t', '\n', '\r', '\f', ' ':
			p.copy(start, i)
			p.space(i, i+1, data[i] == '\n')
			start = i + 1
		case '&':
			if c, ok := entityAt(data, i, false); ok {
				p.copy(start, i)
				p.reference(c)
				start, i = c.end, c.end-1
			}
		}
	}
	p.copy(start, end)
}

// lead writes the gap before next, then starts the marks that wait for words.
func (p *page) lead(next []byte) {
	if p.gap.any && p.words.Len() > 0 {
		before, _ := utf8.DecodeLastRune(p.words.Bytes())
		after, _ := utf8.DecodeRune(next)
		if before != '\n' && !(p.gap.line && closed(before, after)) {
			p.fill()
		}
	}
	p.gap = gap{}
	for i := len(p.open) - 1; i >= 0 && p.open[i].Start < 0; i-- { // those that wait are the last
		p.open[i].Start = p.words.Len()
	}
}

// fill writes the gap as one space.
func (p *page) fill() {
	if g := p.gap; g.end-g.start == 1 && p.src.Data[g.start] == ' ' {
		p.words.Copy(p.src, g.start, g.end)
	} else {
		p.words.Decode(" ", p.src, g.start, g.end)
	}
}
