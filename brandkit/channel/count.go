package channel

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// Count returns the length of s in unit, as the platform that uses the unit
// counts it; -1 for a unit in which no string has a length (second, count,
// file_byte: their users count those) or that isn't known.
//
//	rune html_char        Unicode characters
//	grapheme              characters as a reader sees them: an emoji family is one
//	utf16                 UTF-16 units: an emoji is two or more
//	byte_utf8 html_byte   bytes
//	byte_gbk              bytes in GB18030: Han two, emoji four
//	cjk1_latin_half       two ASCII characters are one, rounded up
//	xhs                   Xiaohongshu's title counter, see xhs
//	gads                  Google Ads: full-width characters are two
//	twitter               X: weighted characters, links 23, see twitter
//	sms_parts             the messages a text is sent as, see sms
//	word                  words; a Han character or kana is one
func Count(unit, s string) int {
	switch unit {
	case "rune", "html_char":
		return utf8.RuneCountInString(s)
	case "byte_utf8", "html_byte":
		return len(s)
	case "grapheme":
		return uniseg.GraphemeClusterCount(s)
	case "utf16":
		return sum(s, utf16.RuneLen)
	case "byte_gbk":
		return gbk(s)
	case "cjk1_latin_half":
		return (sum(s, func(r rune) int { return oneOrTwo(r < utf8.RuneSelf) }) + 1) / 2
	case "xhs":
		return xhs(s)
	case "gads":
		return sum(s, func(r rune) int { return oneOrTwo(!fullWidth(r)) })
	case "twitter":
		return twitter(s)
	case "sms_parts":
		return sms(s)
	case "word":
		return words(s)
	}
	return -1
}

func sum(s string, of func(rune) int) int {
	n := 0
	for _, r := range s {
		n += of(r)
	}
	return n
}

func oneOrTwo(one bool) int {
	if one {
		return 1
	}
	return 2
}

func fullWidth(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// gbk counts the bytes s takes in GB18030, which is GBK for what GBK holds. A
// character it can't write takes four.
func gbk(s string) int {
	enc := simplifiedchinese.GB18030.NewEncoder()
	return sum(s, func(r rune) int {
		if r < utf8.RuneSelf {
			return 1
		}
		if b, err := enc.String(string(r)); err == nil {
			return len(b)
		}
		return 4
	})
}

// xhs counts as Xiaohongshu's editor counts a title: a UTF-16 unit up to 127
// is half a character, any other a whole one, rounded up. It was measured
// against the real counter (xiaohongshu-mcp, pkg/xhsutil/title.go).
func xhs(s string) int {
	return (sum(s, func(r rune) int {
		if r <= 127 {
			return 1
		}
		return 2 * utf16.RuneLen(r)
	}) + 1) / 2
}

// link finds what X shortens. Bare domains, which it shortens too when it
// knows their ending, are counted as written: that is never too little for
// the usual ones.
var link = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`https?://[!-~]*[0-9A-Za-z/#=_&-]`)
})

// twitter counts as X does (twitter-text 3, its config v3.json): characters of
// U+0000–10FF, 2000–200D, 2010–201F and 2032–2037 are one, all others two, an
// emoji of any length two, a link 23; the text in NFC.
func twitter(s string) int {
	s = norm.NFC.String(s)
	links := 0
	s = link().ReplaceAllStringFunc(s, func(string) string { links++; return "" })
	n := 23 * links
	for rest, state := s, -1; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if emoji(cluster) {
			n += 2
			continue
		}
		n += sum(cluster, func(r rune) int {
			light := r <= 0x10ff || r >= 0x2000 && r <= 0x200d || r >= 0x2010 && r <= 0x201f || r >= 0x2032 && r <= 0x2037
			return oneOrTwo(light)
		})
	}
	return n
}

// emoji reports whether a grapheme cluster is drawn as one emoji: a picture of
// the blocks they stand in, a flag, a keycap.
func emoji(cluster string) bool {
	r, n := utf8.DecodeRuneInString(cluster)
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2600 && r <= 0x27bf || strings.ContainsAny(cluster[n:], "\ufe0f\u20e3")
}

// gsm is the alphabet of GSM 03.38; gsmTwo are those of its extension, which
// take two places.
const (
	gsm = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡" +
		"ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsmTwo = "\f^{}\\[~]|€"
)

// sms counts the messages s is sent as: 160 GSM characters or 70 UTF-16 units
// in one, 153 or 67 in each of several; no character is split between two.
func sms(s string) int {
	seven := func(r rune) int {
		return oneOrTwo(!strings.ContainsRune(gsmTwo, r))
	}
	if strings.ContainsFunc(s, func(r rune) bool { return !strings.ContainsRune(gsm+gsmTwo, r) }) {
		return parts(s, utf16.RuneLen, 70, 67)
	}
	return parts(s, seven, 160, 153)
}

func parts(s string, size func(rune) int, single, each int) int {
	if n := sum(s, size); n == 0 {
		return 0
	} else if n <= single {
		return 1
	}
	count, filled := 1, 0
	for _, r := range s {
		if filled+size(r) > each {
			count, filled = count+1, 0
		}
		filled += size(r)
	}
	return count
}

// words counts Han characters and kana one by one, and runs of other letters
// and digits as one: 1,499, don't and U-4 are one word each.
func words(s string) int {
	n, inside := 0, false
	var before rune
	for i, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			n, inside = n+1, false
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r) && inside:
			if !inside {
				n, inside = n+1, true
			}
		case inside && joins(before, s[i:]):
		default:
			inside = false
		}
		before = r
	}
	return n
}

// joins reports whether the sign that rest begins with is part of a word, for
// it stands between two letters or digits.
func joins(before rune, rest string) bool {
	r, n := utf8.DecodeRuneInString(rest)
	next, _ := utf8.DecodeRuneInString(rest[n:])
	digits := unicode.IsDigit(before) && unicode.IsDigit(next)
	letters := !unicode.Is(unicode.Han, next) && (unicode.IsLetter(next) || unicode.IsDigit(next))
	return strings.ContainsRune(".,:", r) && digits || strings.ContainsRune("'’-_.@&", r) && letters
}
