package read

// cjk reports whether r is set in a full-width cell of Chinese or Japanese
// text: a character or its punctuation. Korean, which parts words by spaces,
// is not.
func cjk(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE4F ||
		r >= 0xFF01 && r <= 0xFF9F || r >= 0xFFE0 && r <= 0xFFE6 || r >= 0x20000 && r <= 0x3FFFF
}

// fullMark reports whether r is a full-width punctuation mark, which brings
// its own space along.
func fullMark(r rune) bool {
	return r >= 0x3001 && r <= 0x3003 || r >= 0x3008 && r <= 0x3011 || r >= 0x3014 && r <= 0x301F ||
		r >= 0xFF01 && r <= 0xFF0F || r >= 0xFF1A && r <= 0xFF20 || r >= 0xFF3B && r <= 0xFF40 || r >= 0xFF5B && r <= 0xFF65
}

// shared reports whether r is punctuation that Chinese and Latin text write
// alike, so that its neighbour says which it is.
func shared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '…', '—', '·':
		return true
	}
	return false
}

// closes reports whether r ends or parts what stands before it, so that no
// emphasis begins with it.
func closes(r rune) bool {
	switch r {
	case '，', '。', '！', '？', '；', '：', '、', '．', '）', '】', '」', '』', '》', '〉', '〕', '］', '｝', '＞', '”', '’', '…':
		return true
	}
	return false
}

// opens reports whether r begins what stands after it, so that no emphasis
// ends with it.
func opens(r rune) bool {
	switch r {
	case '（', '【', '「', '『', '《', '〈', '〔', '［', '｛', '＜', '“', '‘':
		return true
	}
	return false
}

// closed reports whether a line break between a and b is read as nothing:
// between Han characters, and beside a full-width mark. Between words it is a
// space.
func closed(a, b rune) bool {
	switch {
	case fullMark(a) || fullMark(b):
		return true
	case cjk(a):
		return cjk(b) || shared(b)
	}
	return cjk(b) && shared(a)
}
