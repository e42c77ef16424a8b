// Package words knows what writing is made of, Chinese and English side by
// side: scripts, phrases, sentences, clauses, and where a phrase stands nearly but
// not exactly. All places are bytes of the string given, never inside a
// character.
package words

import "unicode"

// IsHan reports whether r is a Chinese character.
func IsHan(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF:
		return true
	}
	return unicode.Is(unicode.Han, r)
}

// Wide reports whether r takes a full square in Chinese setting: Han, kana,
// hangul, Chinese punctuation and full-width forms. The quotes, dashes and dots
// that Chinese shares with English (“ ” — …) and emoji are not wide.
func Wide(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case r <= 0x115F, r >= 0x2E80 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3, r >= 0xF900 && r <= 0xFAFF:
		return true
	case r >= 0xFE30 && r <= 0xFE4F, r >= 0xFF01 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6:
		return true
	}
	return r >= 0x20000 && r <= 0x3FFFD
}

// Alphabetic reports whether r is a letter of a script that sets spaces between
// its words (Latin, Greek, Cyrillic), or an accent on one.
func Alphabetic(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	switch {
	case r < 0xAA || r > 0x1FFF && r < 0x2C60:
		return false
	case r <= 0x52F, r >= 0x1E00 && r <= 0x1FFF, r >= 0x2C60 && r <= 0x2C7F, r >= 0xA720 && r <= 0xA7FF, r >= 0xFF21 && r <= 0xFF5A:
		return unicode.IsLetter(r) || r >= 0x300 && r <= 0x36F
	}
	return false
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }

func isSpace(r rune) bool {
	return r <= ' ' && r != 0 || r > 0x7F && unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

// Lang tells the language of s: "zh", "en", or "" where it holds no words or
// those of another language. It weighs Han characters against Latin words, two
// words for a character: a Chinese sentence full of product names is Chinese.
func Lang(s string) string {
	var han, kana, latin, other int
	inWord := false
	for _, r := range s {
		if r >= 0x4E00 && r <= 0x9FFF { // most of the text
			han++
			inWord = false
			continue
		}
		word := Alphabetic(r)
		switch {
		case word:
			if !inWord && r > 0x36F && r < 0xFF00 {
				other++
			} else if !inWord {
				latin++
			}
		case r < 0x80:
		case IsHan(r):
			han++
		case r >= 0x3041 && r <= 0x30FF:
			kana++
		case unicode.IsLetter(r):
			other++
		}
		inWord = word
	}
	switch {
	case kana*4 > han || other > han+latin, han+latin == 0:
		return ""
	case han*2 >= latin:
		return "zh"
	}
	return "en"
}
