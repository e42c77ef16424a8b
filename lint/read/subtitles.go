package read

import (
	"bytes"
	"strings"
	"time"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// A subtitles reads SubRip, or WebVTT, line by line.
type subtitles struct {
	*page
	vtt bool
}

func readSubtitles(p *page, vtt bool) error {
	s := &subtitles{page: p, vtt: vtt}
	data := p.src.Data
	at := 0
	if vtt && bytes.HasPrefix(data, []byte("WEBVTT")) {
		at = s.paragraph(0)
	}
	for at < len(data) {
		next := line(data, at)
		switch {
		case blankLine(data[at:next]):
		case vtt && note(data[at:next]):
			next = s.paragraph(at)
		default:
			end, err := s.cue(at)
			if err != nil {
				return err
			}
			next = end
		}
		at = next
	}
	return nil
}

// cue reads a cue: a number or a name that may be missing, its times, its
// words up to a blank line or the next cue. It returns where it ends.
func (s *subtitles) cue(at int) (int, error) {
	data := s.src.Data
	first := line(data, at)
	from, until, ok := times(string(data[at:first]))
	if !ok && !bytes.Contains(data[at:first], []byte("-->")) {
		at, first = first, line(data, first)
		from, until, ok = times(string(data[at:first]))
	}
	if !ok {
		return 0, s.badTime(at)
	}
	s.begin(doc.Block{Kind: doc.Cue, At: from, Until: until})
	for at = first; at < len(data); {
		next := line(data, at)
		if blankLine(data[at:next]) || s.startsCue(at, next) {
			break
		}
		s.words(at, next)
		at = next
	}
	s.flush()
	s.open = s.open[:0]
	return at, nil
}

// startsCue reports whether the line at byte at begins a cue although no blank
// line parts it from the one before.
func (s *subtitles) startsCue(at, next int) bool {
	data := s.src.Data
	if _, _, ok := times(string(data[at:next])); ok {
		return true
	}
	if strings.Trim(string(data[at:next]), "0123456789 \t\r\n") != "" {
		return false
	}
	_, _, ok := times(string(data[next:line(data, next)]))
	return ok
}

// badTime is the error for a cue without a time line that can be read.
func (s *subtitles) badTime(at int) error {
	at = min(at, max(0, len(s.src.Data)-1))
	pos := s.src.Position(at)
	example := "00:00:01,000 --> 00:00:03,500"
	if s.vtt {
		example = "00:00:01.000 --> 00:00:03.500"
	}
	return &lang.Error{Path: s.src.Name, Line: pos.Line, Column: 1, Width: max(1, len([]rune(s.src.Line(pos.Line)))), Source: s.src.Line(pos.Line),
		What: lang.F("这里应是字幕的时间行", "a cue's times should stand here"),
		Hint: lang.F("写成 %s", "write them as %s", example)}
}

// paragraph returns where the lines up to the next blank one end.
func (s *subtitles) paragraph(at int) int {
	for at < len(s.src.Data) {
		next := line(s.src.Data, at)
		if blankLine(s.src.Data[at:next]) {
			break
		}
		at = next
	}
	return at
}

func blankLine(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }

// note reports whether a line begins a part of a WebVTT file that isn't shown.
func note(b []byte) bool {
	word, _, _ := bytes.Cut(bytes.TrimRight(b, "\r\n"), []byte(" "))
	switch string(word) {
	case "NOTE", "STYLE", "REGION":
		return true
	}
	return false
}

// times reads "00:00:01,000 --> 00:00:03,500", its hours left out or not, and
// leaves out what WebVTT says about the place on screen.
func times(s string) (from, until time.Duration, ok bool) {
	a, b, ok := strings.Cut(s, "-->")
	if !ok {
		return 0, 0, false
	}
	b = strings.TrimSpace(b)
	if i := strings.IndexAny(b, " \t"); i >= 0 {
		b = b[:i]
	}
	from, ok = moment(strings.TrimSpace(a))
	until, good := moment(b)
	return from, until, ok && good
}

// moment reads hh:mm:ss,mmm; hours may be missing, the comma may be a dot.
func moment(s string) (time.Duration, bool) {
	clock, thousandths, ok := strings.Cut(strings.Replace(s, ".", ",", 1), ",")
	parts := strings.Split(clock, ":")
	if !ok || len(thousandths) != 3 || len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	seconds := 0
	for i, part := range parts {
		v, ok := digits(part)
		if !ok || i > len(parts)-3 && v > 59 {
			return 0, false
		}
		seconds = seconds*60 + v
	}
	ms, ok := digits(thousandths)
	return time.Duration(seconds)*time.Second + time.Duration(ms)*time.Millisecond, ok
}

// digits reads one to four digits.
func digits(s string) (n int, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0 && len(s) < 5
}
