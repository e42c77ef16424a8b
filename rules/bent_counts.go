package rules

import (
	"strings"
	"unicode/utf8"

	"onevoice/lint/words"
)

// counts reports whether a spelling is an evasion: something in it is written
// otherwise, and it is no ordinary writing that happens to look alike.
func (b *bender) counts(r *reading, i, j int, n *bentNode, how guess) bool {
	s := r.text
	odd := r.oddIn(i, j)
	if how.bent == 0 && !odd && how.marks == 0 && how.brackets < 2 && !how.spaced(s, i, j) {
		return false
	}
	if n.mild && how.bent == 0 {
		return false
	}
	if !whole(s, i, j) || how.initials > 0 && how.exact < 2 {
		return false
	}
	// Few letters say little: DI1 is a plug, vx a variable.
	if how.exact == 0 && how.marks == 0 && !odd && j-i < 5 && isASCII(s[i:j]) {
		return false
	}
	// One sound may be chance; where nothing is as it should be, all may be.
	if how.exact == 0 && (how.sounds == how.n || how.n == 2 && how.sounds > 0 && how.sounds == how.bent) || isASCII(s[i:j]) && !hanBeside(s, i, j) {
		return false
	}
	next := firstRune(s[skipSpace(s, j):])
	if j < len(s) && strings.ContainsRune(n.not, next) {
		return false
	}
	// 加V8 is an engine; an account has more digits.
	if latin(rune(s[j-1])) && next >= '0' && next <= '9' && number(s[j:]) < 4 {
		return false
	}
	return !b.common(s, i, j) && !lesson(s, i, j) && !partOfWord(s, i, j, how, n.phrase)
}

// spaced reports whether spaces hold the characters apart on purpose: all of
// them, and the text goes on so or the phrase stands by itself.
func (h *guess) spaced(s string, i, j int) bool {
	if h.spaces == 0 || h.spaces != h.n-1 {
		return false
	}
	if h.n > 2 {
		return true
	}
	opens := i == 0 || strings.ContainsRune(" \n,!?:。", lastRune(s[:i]))
	k := j
	if k < len(s) && s[k] == ' ' {
		k = after(s, min(k+1, len(s)-1))
		return k >= len(s) || s[k] == ' ' || s[k] == '\n' || opens
	}
	return opens && (j == len(s) || strings.ContainsRune("\n,!?。", firstRune(s[j:])))
}

// common reports whether an ordinary word or phrase of the list covers part of
// s[i:j], unless it lies within it: 威信 is ordinary, 加威信 isn't.
func (b *bender) common(s string, i, j int) bool {
	for k, r := range s[i:j] {
		for _, w := range b.ordinary[r] {
			from := max(0, i+k-len(w)+1)
			for from > 0 && !utf8.RuneStart(s[from]) {
				from--
			}
			to := min(len(s), i+k+len(w))
			at := strings.Index(s[from:to], w)
			if at < 0 {
				continue
			}
			if at += from; at < i || at+len(w) > j || at == i && at+len(w) == j {
				return true
			}
		}
	}
	return false
}

// partOfWord reports whether the text is cut into words in such a way that one
// of them is the spelling itself, or begins or ends inside it: then it is what
// it says. A word at the edge that holds none of what is spelt otherwise counts
// only if it also stands there when the phrase is written straight: 病人 in
// 糖niao病人 doesn't.
func partOfWord(s string, i, j int, how guess, phrase string) bool {
	if isASCII(s[i:j]) {
		return false
	}
	from, to := edges(s, i, j, clauseStop)
	for _, w := range words.Segment(s[from:to]) {
		a, z := w[0]+from, w[1]+from
		if z-a <= 3 || !words.IsHan(firstRune(s[a:])) || z <= i || a >= j {
			continue
		}
		switch {
		case a == i && z == j && how.bent > 0:
			return true
		case a >= i && z <= j:
		case how.touches(s, i, j, a, z, phrase) || cutThrough(s[from:i], phrase, s[j:to]):
			return true
		}
	}
	return false
}

// touches reports whether text[a:z] holds a character of the phrase that is
// spelt otherwise; j is where the phrase ends.
func (h *guess) touches(s string, i, j, a, z int, phrase string) bool {
	k := 0
	for _, r := range phrase {
		at, end, exact := i+int(h.at[k]), j, true
		for m := 0; m < h.n; m++ {
			if other := i + int(h.at[m]); other == at && m != k {
				exact = false // one sign for several characters
			} else if other > at {
				end = min(end, other)
			}
		}
		if at < z && a < end && !(exact && firstRune(s[at:]) == r) {
			return true
		}
		k++
	}
	return false
}

// cutThrough reports whether a word begins or ends inside the phrase where the
// text has it in place of the spelling.
func cutThrough(before, phrase, after string) bool {
	i, j := len(before), len(before)+len(phrase)
	for _, w := range words.Segment(before + phrase + after) {
		if w[0] < i && i < w[1] && w[1] < j || i < w[0] && w[0] < j && j < w[1] {
			return true
		}
	}
	return false
}

// lesson reports whether the sentence round s[i:j] speaks of writing.
func lesson(s string, i, j int) bool {
	from, to := edges(s, i, j, sentenceStop)
	for _, w := range [...]string{"拼音", "读音", "注音", "发音", "读作", "念作", "偏旁", "部首", "拆开", "拆字", "拆成", "字典", "生字", "识字", "组词", "字帖", "写法", "这个字", "二字", "两字", "合写", "字谜", "谐音"} {
		if strings.Contains(s[from:to], w) {
			return true
		}
	}
	return isASCII(s[i:j]) && strings.ContainsAny(s[from:to], "读念")
}

// hanBeside reports whether there is Chinese round s[i:j]: Li Cai may be a name.
func hanBeside(s string, i, j int) bool {
	from, to := edges(s, i, j, sentenceStop)
	return strings.ContainsFunc(s[from:to], words.IsHan)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

func before(s string, i int) int {
	for i--; i > 0 && !utf8.RuneStart(s[i]); {
		i--
	}
	return i
}

func after(s string, i int) int {
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}
