package rules

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A piece is a stretch of a block's text that setting takes as one.
type piece struct {
	kind       pieceKind
	start, end int // bytes of the text
}

// A pieceKind says how a piece behaves beside others.
type pieceKind uint8

const (
	lineEnd       pieceKind = iota // a line break, and either end of the text
	hanPiece                       // Chinese characters
	latinPiece                     // letters and digits of Latin width, with the signs that belong to a number: ¥99 15% 53+
	codePiece                      // code in a sentence: set apart like a Latin word
	linkPiece                      // a web address
	opaquePiece                    // a topic, a mention, a placeholder, a tag: not touched, nor what stands beside it
	spacePiece                     // spaces
	fullMark                       // ，。！？；：、 one or more
	halfMark                       // , . ! ? ; : one, or one repeated
	fullOpen                       // （《〈「『〔
	fullShut                       // and what closes them
	halfOpen                       // ( [
	halfShut                       // ) ]
	curlyOpen                      // “ ‘
	curlyShut                      // ” ’
	straightPiece                  // "
	dotsPiece                      // ... or ……
	dashPiece                      // - -- —
	widePiece                      // letters and digits of full width
	otherPiece                     // anything else, one sign
)

// A cutter cuts a text into pieces, from left to right.
type cutter struct {
	s    string
	code []doc.Mark // of kind Literal, by start
	stop int        // where the next code begins, else the end of s
	out  []piece
	html bool // it is of a page
	hans bool // Chinese is in it
	kana int  // Japanese and Korean letters are, so many
}

// cut returns the pieces of s with a lineEnd before and after them. It reuses
// the memory of the last call.
func (c *cutter) cut(b *doc.Block) []piece {
	c.s, c.out, c.hans, c.kana = b.Text.String(), append(c.out[:0], piece{}), false, 0
	c.code = c.code[:0]
	for _, m := range b.Marks {
		if m.Kind == doc.Literal {
			c.code = append(c.code, m)
		}
	}
	slices.SortFunc(c.code, func(a, b doc.Mark) int { return cmp.Compare(a.Start, b.Start) })
	for i, k := 0, 0; i < len(c.s); {
		for k < len(c.code) && c.code[k].End <= i {
			k++
		}
		c.stop = len(c.s)
		if k < len(c.code) {
			c.stop = c.code[k].Start
			if c.stop <= i {
				c.add(codePiece, i, c.code[k].End)
				i = c.code[k].End
				continue
			}
		}
		i = c.one(i)
	}
	c.add(lineEnd, len(c.s), len(c.s))
	return c.out
}

func (c *cutter) add(kind pieceKind, start, end int) int {
	c.out = append(c.out, piece{kind, start, end})
	return end
}

// one cuts the piece that begins at byte i and returns its end.
func (c *cutter) one(i int) int {
	switch b := c.s[i]; {
	case hanLead(b):
		return c.han(i)
	case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', '0' <= b && b <= '9':
		return c.latin(i, i)
	case b < 0x80:
		return c.ascii(i)
	}
	r, n := utf8.DecodeRuneInString(c.s[i:])
	switch {
	case words.IsHan(r):
		return c.han(i)
	case r == '¥' || r == '€' || r == '£':
		if i+n < c.stop && digit(c.s[i+n]) {
			return c.latin(i, i+n)
		}
	case isWide(r):
		return c.wide(i)
	case words.Alphabetic(r):
		return c.latin(i, i)
	case r == '＃' || r == '＠' || r == '＜':
		return c.opaque(i, n)
	case r >= 0x3041 && r <= 0x30FF && r != '・' || r >= 0xAC00 && r <= 0xD7A3:
		c.kana++
	}
	kind := signKind(r)
	if kind == fullMark || kind == dotsPiece || kind == dashPiece {
		return c.add(kind, i, c.run(i+n, kind))
	}
	return c.add(kind, i, i+n)
}

// signKind tells what a sign outside ASCII is.
func signKind(r rune) pieceKind {
	switch r {
	case '，', '。', '！', '？', '；', '：', '、':
		return fullMark
	case '（', '《', '〈', '「', '『', '〔':
		return fullOpen
	case '）', '》', '〉', '」', '』', '〕':
		return fullShut
	case '“', '‘':
		return curlyOpen
	case '”', '’':
		return curlyShut
	case '…':
		return dotsPiece
	case '—', '–':
		return dashPiece
	}
	return otherPiece
}

// run returns where the signs of a kind that go on at byte i end.
func (c *cutter) run(i int, kind pieceKind) int {
	for i < c.stop {
		r, n := utf8.DecodeRuneInString(c.s[i:])
		if r < 0x80 || signKind(r) != kind {
			break
		}
		i += n
	}
	return i
}

// hanLead reports whether a character that begins with byte b is Chinese: it
// is one of U+4000 to U+9FFF.
func hanLead(b byte) bool { return b >= 0xE4 && b <= 0xE9 }

func (c *cutter) han(i int) int {
	c.hans = true
	j := i
	for j < c.stop {
		if hanLead(c.s[j]) && j+3 <= c.stop {
			j += 3
			continue
		}
		if r, n := utf8.DecodeRuneInString(c.s[j:c.stop]); words.IsHan(r) {
			j += n
			continue
		}
		break
	}
	return c.add(hanPiece, i, max(j, i+1))
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

func alnum(b byte) bool { return digit(b) || 'a' <= b|0x20 && b|0x20 <= 'z' }

// latin cuts the word or number that begins at byte j, from byte i on, where
// a currency sign may stand. An address is one piece.
func (c *cutter) latin(i, j int) int {
	from := j
	for j < c.stop {
		if alnum(c.s[j]) {
			j++
			continue
		}
		if r, n := utf8.DecodeRuneInString(c.s[j:]); r >= 0x80 && words.Alphabetic(r) && !isWide(r) {
			j += n
			continue
		}
		break
	}
	if i == from && j < c.stop && (c.s[j] == '.' || c.s[j] == ':' || c.s[j] == '-') {
		if end := min(linkEnd(c.s, i, j), c.stop); end > j {
			return c.add(linkPiece, i, end)
		}
	}
	return c.add(latinPiece, i, c.tail(from, j))
}

// tail takes in the signs that belong to the word or number s[i:j]: 15%, 53+,
// A+, 25℃, C#.
func (c *cutter) tail(i, j int) int {
	if j >= c.stop || j == i {
		return j
	}
	if digit(c.s[j-1]) {
		r, n := utf8.DecodeRuneInString(c.s[j:])
		if r == '%' || r == '‰' || r == '℃' || r == '℉' {
			j += n
		} else if r == '°' && j+n < c.stop && (c.s[j+n] == 'C' || c.s[j+n] == 'F') {
			j += n + 1
		}
	}
	if j-i == 1 && j < c.stop && c.s[j] == '#' && (c.s[i] == 'C' || c.s[i] == 'F') {
		return j + 1
	}
	k := j
	for k < c.stop && c.s[k] == '+' && k < j+2 {
		k++
	}
	if k > j && k < len(c.s) && (alnum(c.s[k]) || c.s[k] == '=') {
		return j
	}
	return k
}

// isWide reports whether r is a letter or a digit of full width.
func isWide(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

// wide cuts letters and digits of full width, with the point and the per cent
// sign of a number.
func (c *cutter) wide(i int) int {
	j := i
	for j < c.stop {
		r, n := utf8.DecodeRuneInString(c.s[j:])
		next, _ := utf8.DecodeRuneInString(c.s[min(j+n, c.stop):c.stop])
		if !isWide(r) && !(r == '．' && j > i && next >= '０' && next <= '９') && !(r == '％' && j > i) {
			break
		}
		j += n
	}
	return c.add(widePiece, i, j)
}
