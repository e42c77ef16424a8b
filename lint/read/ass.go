package read

import (
	"bytes"
	"strings"
	"time"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// An ass reads subtitles of Advanced SubStation Alpha: the words of its
// Dialogue lines, whose fields a Format line names.
type ass struct {
	*page
	start, end, text int // which fields
	drawing          bool
}

func readASS(p *page) error {
	s := &ass{page: p, start: 1, end: 2, text: 9}
	data := p.src.Data
	events, any := false, false
	for at := 0; at < len(data); {
		next := line(data, at)
		row := strings.TrimSpace(string(data[at:min(next, at+200)]))
		switch {
		case strings.HasPrefix(row, "["):
			events = strings.EqualFold(row, "[Events]")
			any = any || events
		case events && strings.HasPrefix(row, "Format:"):
			s.fields(string(data[at:next]))
		case events && strings.HasPrefix(row, "Dialogue:"):
			if err := s.dialogue(at, next); err != nil {
				return err
			}
		}
		at = next
	}
	if !any && len(bytes.TrimSpace(data)) > 0 {
		return s.wrong(0, lang.F("这不是 ASS 字幕：没有 [Events]", "these are no ASS subtitles: there is no [Events]"), lang.F("重新导出，或改正扩展名", "export them again, or correct the extension"))
	}
	return nil
}

// fields learns which fields a Dialogue line has. The words are the last.
func (s *ass) fields(format string) {
	_, list, _ := strings.Cut(format, ":")
	names := strings.Split(list, ",")
	s.text = len(names) - 1
	for i, name := range names {
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "start":
			s.start = i
		case "end":
			s.end = i
		}
	}
}

func (s *ass) dialogue(at, next int) error {
	data := s.src.Data[:at+len(bytes.TrimRight(s.src.Data[at:next], "\r\n"))]
	i := at + bytes.IndexByte(data[at:], ':') + 1
	var times [2]time.Duration
	for k := 0; k < s.text; k++ {
		n := bytes.IndexByte(data[i:], ',')
		if n < 0 {
			return s.wrong(at, lang.F("这行字幕的栏目不全", "this line lacks fields"), lang.F("写成 Dialogue: 0,0:00:01.00,0:00:03.50,Default,,0,0,0,,字幕", "write Dialogue: 0,0:00:01.00,0:00:03.50,Default,,0,0,0,,words"))
		}
		if k == s.start || k == s.end {
			t, ok := hundredths(strings.TrimSpace(string(data[i : i+n])))
			if !ok {
				return s.wrong(at, lang.F("这里的时间读不出来", "this time can't be read"), lang.F("写成 0:00:01.00", "write it as 0:00:01.00"))
			}
			times[map[bool]int{true: 1}[k == s.end]] = t
		}
		i += n + 1
	}
	s.begin(doc.Block{Kind: doc.Cue, At: times[0], Until: times[1]})
	s.drawing = false
	s.shown(i, len(data))
	s.flush()
	s.open = s.open[:0]
	return nil
}

// shown reads the words at data[at:end]: {…} sets the type or draws, \N is a
// new line.
func (s *ass) shown(at, end int) {
	data := s.src.Data[:end]
	shut := bytes.LastIndexByte(data, '}')
	say := func(to int) {
		if !s.drawing {
			s.copy(at, to)
		}
	}
	for i := at; i < end; i++ {
		switch n := 0; {
		case data[i] == '{' && i < shut:
			n = bytes.IndexByte(data[i:], '}') + 1
			say(i)
			s.style(string(data[i : i+n]))
			at, i = i+n, i+n-1
		case data[i] == '\\' && i+1 < end && strings.IndexByte("Nnh", data[i+1]) >= 0:
			say(i)
			s.space(i, i+2, data[i+1] != 'h')
			at, i = i+2, i+1
		}
	}
	say(end)
}

// style reads what braces hold.
func (s *ass) style(tags string) {
	for _, t := range strings.Split(strings.Trim(tags, "{}"), `\`)[1:] {
		switch kind := map[byte]doc.MarkKind{'b': doc.Strong, 'i': doc.Em, 's': doc.Strike}[(t + " ")[0]]; {
		case len(t) == 2 && kind != "" && t[1] == '1':
			s.mark(doc.Mark{Kind: kind})
		case len(t) == 2 && kind != "" && t[1] == '0':
			s.unmark(kind)
		case len(t) >= 2 && t[0] == 'p' && t[1] >= '0' && t[1] <= '9':
			s.drawing = t != "p0"
		}
	}
}

// hundredths reads h:mm:ss.cc.
func hundredths(t string) (time.Duration, bool) {
	if whole, part, ok := strings.Cut(t, "."); ok && len(part) == 2 {
		return moment(whole + "." + part + "0")
	}
	return moment(t)
}

// wrong is an error at the line of byte at.
func (s *ass) wrong(at int, what, hint lang.Words) error {
	pos := s.src.Position(at)
	return &lang.Error{Path: s.src.Name, Line: pos.Line, Column: 1, Width: max(1, len([]rune(s.src.Line(pos.Line)))), Source: s.src.Line(pos.Line), What: what, Hint: hint}
}
