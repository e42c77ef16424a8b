package read

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// place notes down that the next characters of wide bytes stand in disk bytes
// each from byte at of the file on. off is how many bytes of them are there.
func (m *envelope) place(off, at, wide, disk int) {
	here := len(m.data) - off
	if n := len(m.steps); n > 0 {
		s := m.steps[n-1]
		if s.Wide == wide && s.Disk == disk && s.At+(here-s.Data)/wide*disk == at {
			return
		}
		if s.Data == here {
			m.steps = m.steps[:n-1]
		}
	}
	m.steps = append(m.steps, doc.Step{Data: here, At: at, Wide: wide, Disk: disk})
}

// raw takes over disk[start:end] as it stands. What isn't UTF-8 there, which
// nobody reads, becomes �.
func (m *envelope) raw(start, end int) {
	if utf8.Valid(m.disk[start:end]) && bytes.IndexByte(m.disk[start:end], 0) < 0 {
		m.place(0, start, 1, 1)
		m.data = append(m.data, m.disk[start:end]...)
		return
	}
	for at := start; at < end; {
		r, n := utf8.DecodeRune(m.disk[at:end])
		if r == 0 {
			r = utf8.RuneError
		}
		m.letter(r, at, n)
		at += n
	}
}

// letter says one character that stands in n bytes at byte at of the file.
func (m *envelope) letter(r rune, at, n int) {
	wide := utf8.RuneLen(r)
	m.place(0, at, wide, n)
	m.data = utf8.AppendRune(m.data, r)
	m.coded = m.coded || wide != n || r == utf8.RuneError
}

// text reads the words of a part in a transfer encoding and a charset.
func (m *envelope) text(start, end int, encoding, charset string) error {
	var d decoding
	switch encoding {
	case "quoted-printable":
		d = unquote(m.disk, start, end, false)
	case "base64":
		var bad int
		if d, bad = unbase64(m.disk, start, end); bad >= 0 {
			return m.wrong(bad, lang.F("这一部分的 base64 坏了", "the base64 of this part is broken"), lang.F("重新导出或下载一次", "export or download it again"))
		}
	default:
		if known, _ := unicodes(charset); known && utf8.Valid(m.disk[start:end]) && end-start <= textCap {
			m.raw(start, end)
			return nil
		}
		for i := start; i < end; i++ {
			d.add(m.disk[i], i)
		}
	}
	if len(m.data)+len(d.b) > textCap {
		return tooBig(m.name, len(m.data)+len(d.b), textCap)
	}
	m.coded = true
	if !m.say(d, end, charset) {
		return m.wrong(start, lang.F("这一部分的文字编码（%s）读不出来", "the charset of this part (%s) can't be read", charset), lang.F("在邮件软件里用 UTF-8 另存一份", "save it in UTF-8 in a mail program"))
	}
	return nil
}

// unicodes reports whether a charset's name is of UTF-8 or part of it, or of
// the Chinese ones.
func unicodes(charset string) (plain, chinese bool) {
	switch strings.ToLower(strings.TrimSpace(charset)) {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "unknown-8bit":
		return true, false
	case "gb2312", "gbk", "gb18030", "x-gbk", "cp936", "hz-gb-2312":
		return false, true
	}
	return false, false
}

// say turns bytes in a charset into characters and reports whether it could.
func (m *envelope) say(d decoding, end int, charset string) bool {
	plain, gb := unicodes(charset)
	latin := strings.EqualFold(charset, "iso-8859-1") || strings.EqualFold(charset, "windows-1252")
	switch {
	case plain && !utf8.Valid(d.b):
		if !chinese(d.b) {
			return false
		}
		gb, plain = true, false
	case latin && utf8.Valid(d.b): // what many programs call UTF-8
		plain = true
	}
	ends := append(d.at, end)
	for i := 0; i < len(d.b); {
		r, n := rune(d.b[i]), 1
		switch {
		case plain:
			r, n = utf8.DecodeRune(d.b[i:])
		case gb:
			if r, n = gbRune(d.b[i:]); n == 0 {
				return false
			}
		case !latin && r >= 0x80:
			return false
		}
		if r == 0 {
			r = utf8.RuneError
		}
		m.letter(r, ends[i], max(0, ends[i+n]-ends[i]))
		i += n
	}
	return true
}

// gbRune returns the character that b begins with in GB18030; 0 bytes for none.
func gbRune(b []byte) (rune, int) {
	n := gbLen(b)
	if n == 0 {
		return 0, 0
	}
	if n == 1 {
		return rune(b[0]), 1
	}
	s, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b[:n])
	r, size := utf8.DecodeRune(s)
	if err != nil || r == utf8.RuneError || size != len(s) {
		return 0, 0
	}
	return r, n
}

// encodedWords reads a header's words: =?charset?B?…?= and =?charset?Q?…?=. The
// white space between two of them is none.
func (m *envelope) encodedWords(start, end int) {
	var d decoding
	charset, since := "", 0 // of the words gathered, and where they end
	flush := func(upTo int) {
		if len(d.b) > 0 {
			mark, steps := len(m.data), len(m.steps)
			if !m.say(d, upTo, charset) {
				m.data, m.steps = m.data[:mark], m.steps[:steps]
				m.raw(d.at[0], upTo)
			}
			m.coded, d = true, decoding{}
		}
	}
	for at := start; at < end; {
		w, ok := wordAt(m.disk, at, end)
		switch {
		case ok && len(d.b) > 0 && !strings.EqualFold(w.charset, charset):
			flush(since)
			fallthrough
		case ok:
			charset, since = w.charset, w.end
			d.b, d.at = append(d.b, w.b...), append(d.at, w.at...)
			at = w.end
		case len(d.b) > 0 && bytes.IndexByte([]byte(" \t\r\n"), m.disk[at]) >= 0:
			space := at
			for at < end && bytes.IndexByte([]byte(" \t\r\n"), m.disk[at]) >= 0 {
				at++
			}
			if _, more := wordAt(m.disk, at, end); !more {
				flush(since)
				m.raw(space, at)
			}
		default:
			flush(since)
			from := at
			for at++; at < end && bytes.IndexByte([]byte("= \t\r\n"), m.disk[at]) < 0; {
				at++
			}
			m.bare(from, at)
		}
	}
	flush(since)
}

// bare reads words of a header that stand there in no code: in UTF-8, or in
// GB18030, which old programs write.
func (m *envelope) bare(start, end int) {
	if !utf8.Valid(m.disk[start:end]) && chinese(m.disk[start:end]) {
		var d decoding
		for i := start; i < end; i++ {
			d.add(m.disk[i], i)
		}
		if m.coded = true; m.say(d, end, "gb18030") {
			return
		}
	}
	m.raw(start, end)
}

// A word is one in code.
type word struct {
	decoding
	charset string
	end     int
}

func wordAt(disk []byte, at, end int) (word, bool) {
	s := disk[at:min(end, at+2000)]
	if !bytes.HasPrefix(s, []byte("=?")) {
		return word{}, false
	}
	parts := bytes.SplitN(s[2:], []byte("?"), 4)
	if len(parts) < 4 || len(parts[1]) != 1 || !bytes.HasPrefix(parts[3], []byte("=")) {
		return word{}, false
	}
	from := at + 2 + len(parts[0]) + 3
	to := from + len(parts[2])
	w := word{charset: string(parts[0]), end: to + 2}
	switch parts[1][0] | 0x20 {
	case 'q':
		w.decoding = unquote(disk, from, to, true)
	case 'b':
		d, bad := unbase64(disk, from, to)
		if bad >= 0 {
			return word{}, false
		}
		w.decoding = d
	default:
		return word{}, false
	}
	return w, true
}
