package rules

import (
	"strings"
	"unicode/utf8"

	"onevoice/brandkit"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
)

// punctuation finds marks of the wrong width, form or number, as the kit's
// typography wants them. What is wrong is found for all rules of setting in
// one pass; `of` is the share of this one.
func punctuation(with yaml.Raw) (plan, error) {
	var w struct {
		Of      string     `yaml:"of" need:"true" allow:"half full quotes brackets ellipsis dash repeat wide"`
		Message lint.Words `yaml:"message" need:"true"`
		Mend    lint.Words `yaml:"mend" need:"true"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	needs := map[fault]func(*brandkit.Kit) bool{
		quoteStyle:   func(k *brandkit.Kit) bool { return k.Typography.Quotes != "" && k.Typography.Quotes != "keep" },
		bracketStyle: func(k *brandkit.Kit) bool { return k.Typography.Brackets == "full" || k.Typography.Brackets == "half" },
		ellipsis:     func(k *brandkit.Kit) bool { return k.Typography.Ellipsis != "" && k.Typography.Ellipsis != "keep" },
	}
	return typeRule(fault(w.Of), w.Message, w.Mend, needs[fault(w.Of)]), nil
}

// before tells what the words before piece k are: it looks past closing quotes
// and brackets.
func (t *setter) before(k int) pieceKind {
	for k--; k > 0; k-- {
		switch t.ps[k].kind {
		case fullShut, halfShut, curlyShut, straightPiece:
		default:
			return t.ps[k].kind
		}
	}
	return lineEnd
}

// half looks at the half-width mark that is piece k: in Chinese it takes the
// full width, with no space round it.
func (t *setter) half(k int) {
	p := t.ps[k]
	a, b := t.ps[k-1], t.ps[k+1]
	next, spaced := b, false
	if b.kind == spacePiece {
		next, spaced = t.ps[k+2], true
	}
	var room [3]swap
	swaps := room[:0]
	switch {
	case a.kind == spacePiece:
		if t.ps[k-2].kind != hanPiece || next.kind != hanPiece || t.s[p.start] == '.' || t.s[p.start] == ':' || p.end-p.start > 1 {
			return
		}
		swaps = append(swaps, swap{a.start, a.end, ""})
	case !t.chinese(k, b, next, spaced):
		return
	}
	swaps = append(swaps, swap{p.start, p.end, fullWidth.Replace(t.s[p.start:p.end])})
	if spaced && (settled(next.kind) || next.kind == fullOpen || next.kind == curlyOpen || next.kind == straightPiece) {
		swaps = append(swaps, swap{b.start, b.end, ""})
	}
	t.slip(halfFault, p.start, p.end, swaps...)
}

var (
	fullWidth = strings.NewReplacer(",", "，", ".", "。", "!", "！", "?", "？", ";", "；", ":", "：")
	halfWidth = strings.NewReplacer("，", ",", "。", ".", "！", "!", "？", "?", "；", ";", "：", ":")
)

// chinese reports whether the half-width mark that is piece k, which follows
// its word directly, belongs to a Chinese sentence. b is the piece after it,
// next the one after a space.
func (t *setter) chinese(k int, b, next piece, spaced bool) bool {
	p := t.ps[k]
	c := t.s[p.start]
	switch before := t.before(k); before {
	case hanPiece, fullMark:
		return (before == hanPiece || c == '!' || c == '?') && !t.special(k, b)
	case linkPiece, opaquePiece: // a link, a placeholder or a topic in a Chinese sentence
		return (c == ',' || c == ';') && b.kind == hanPiece && t.line.seen && p.end-p.start == 1
	case lineEnd, halfMark, halfOpen, fullOpen, spacePiece:
		return false
	}
	switch c {
	case '.':
		return false
	case ',', ';':
		return next.kind == hanPiece && (!spaced || t.line.seen)
	case ':':
		if next.kind == hanPiece && p.end-p.start == 1 && t.asks(k-1) {
			return true
		}
		return b.kind == hanPiece && t.line.seen && p.end-p.start == 1 && !digit(t.s[p.start-1])
	}
	return b.kind == hanPiece && t.line.seen
}

// asks reports whether piece k, at the head of its line, is the Q or the A of a
// question and its answer.
func (t *setter) asks(k int) bool {
	s := t.s[t.ps[k].start:t.ps[k].end]
	return k == t.line.first && (s == "Q" || s == "A")
}

// special reports whether the mark that is piece k, after Chinese, is no mark
// of a sentence: part of a smiley, a query, a file's name, an operator.
func (t *setter) special(k int, b piece) bool {
	p := t.ps[k]
	follows := t.s[p.end:]
	switch t.s[p.start] {
	case '.':
		switch b.kind {
		case lineEnd, spacePiece, curlyShut, fullShut, halfShut, straightPiece:
			return t.numbered(k)
		}
		return true
	case ':', ';':
		word := strings.TrimLeft(follows, "DPO")
		face := len(follows)-len(word) == 1 && (word == "" || !alnum(word[0]))
		value := t.ps[k-1].kind == straightPiece && b.kind != hanPiece // "key":"value"
		return p.end-p.start > 1 || face || value || strings.HasPrefix(follows, "/") || strings.HasPrefix(follows, ")") || strings.HasPrefix(follows, "(") && !bracketed(follows) || strings.HasPrefix(follows, "-")
	case '?':
		if b.kind == latinPiece && strings.HasPrefix(t.s[b.end:], "=") {
			return true
		}
	}
	return strings.HasPrefix(follows, "=") || strings.HasPrefix(follows, "[")
}

// bracketed reports whether s begins with words in brackets, no sad face.
func bracketed(s string) bool {
	shut := strings.IndexByte(s[:min(len(s), 60)], ')')
	return shut > 1 && strings.Trim(s[1:shut], " ()") != ""
}

// numbered reports whether the Chinese before the full stop that is piece k is
// the number of a list: 一. 二.
func (t *setter) numbered(k int) bool {
	n := t.ps[k-1]
	return k-1 == t.line.first && strings.Trim(t.s[n.start:n.end], "一二三四五六七八九十") == ""
}

// full looks at the full-width marks that are piece k.
func (t *setter) full(k int) {
	p := t.ps[k]
	if t.line.english {
		t.narrow(k)
		return
	}
	n := utf8.RuneCountInString(t.s[p.start:p.end])
	if n < 2 {
		return
	}
	var last rune
	for i, r := range t.s[p.start:p.end] {
		if i > 0 && (r == last && !(r == '！' && t.house.loud) || pause(r) && (pause(last) || last == '。') || r == '。' && pause(last)) {
			t.slip(repeated, p.start, p.end)
			return
		}
		last = r
	}
}

func pause(r rune) bool { return r == '，' || r == '、' || r == '；' || r == '：' }

// narrow looks at a full-width mark in a line of English.
func (t *setter) narrow(k int) {
	p, b := t.ps[k], t.ps[k+1]
	old := t.s[p.start:p.end]
	if utf8.RuneCountInString(old) != 1 || old == "、" || t.ps[k-1].kind != latinPiece {
		return
	}
	switch b.kind {
	case latinPiece:
		t.slip(fullFault, p.start, p.end, swap{p.start, p.end, halfWidth.Replace(old) + " "})
	case spacePiece, lineEnd, curlyShut, straightPiece, halfShut:
		t.slip(fullFault, p.start, p.end, swap{p.start, p.end, halfWidth.Replace(old)})
	}
}

// dots looks at the dots that are piece k: after Chinese, at the end of a
// sentence, they are the house's ellipsis.
func (t *setter) dots(k int) {
	p := t.ps[k]
	old := t.s[p.start:p.end]
	if t.house.ellipsis == "" || old == t.house.ellipsis || old == ".." || t.before(k) != hanPiece {
		return
	}
	switch t.ps[k+1].kind {
	case lineEnd, curlyShut, fullShut, straightPiece:
	case fullMark, halfMark:
		if strings.ContainsAny(t.s[t.ps[k+1].start:t.ps[k+1].end], ".。") {
			return
		}
	case hanPiece:
		if t.ps[k-1].kind != curlyShut { // 青岚...南浦 is a way, what was said breaks off
			return
		}
	default:
		return
	}
	t.slip(ellipsis, p.start, p.end, swap{p.start, p.end, t.house.ellipsis})
}

// dash looks at the dash that is piece k: -- between Chinese is ——.
func (t *setter) dash(k int) {
	p := t.ps[k]
	if s := t.s[p.start:p.end]; (s == "--" || s == "---") && t.before(k) == hanPiece && (t.ps[k+1].kind == hanPiece || t.ps[k+1].kind == fullOpen || t.ps[k+1].kind == curlyOpen) {
		t.slip(dashFault, p.start, p.end, swap{p.start, p.end, "——"})
	}
}

// width looks at the round brackets o and k where the house wants one width.
func (t *setter) width(o, k int) bool {
	open, shut := t.ps[o], t.ps[k]
	before, after := t.ps[o-1], t.ps[k+1]
	switch half := t.s[open.start] == '('; {
	case t.house.brackets == "full" && half && (t.enclosed(o, k) || t.amid(o, k)) && !strings.HasSuffix(t.s[:open.start], "]"):
		swaps := []swap{{open.start, open.end, "（"}, {shut.start, shut.end, "）"}}
		if before.kind == spacePiece && settled(t.ps[o-2].kind) {
			swaps = append(swaps, swap{before.start, before.end, ""})
		}
		if after.kind == spacePiece && settled(t.ps[k+2].kind) {
			swaps = append(swaps, swap{after.start, after.end, ""})
		}
		t.slip(bracketStyle, open.start, shut.end, swaps...)
	case t.house.brackets == "half" && t.s[open.start:open.end] == "（" && !strings.HasSuffix(t.s[:open.start], "]"):
		l, r := "(", ")"
		if before.kind == latinPiece { // beside Chinese, it is what bracketSpace finds
			l = " ("
		}
		if after.kind == latinPiece {
			r = ") "
		}
		t.slip(bracketStyle, open.start, shut.end, swap{open.start, open.end, l}, swap{shut.start, shut.end, r})
	default:
		return false
	}
	return true
}

// amid reports whether Chinese stands on both sides of the brackets o and k,
// across a space.
func (t *setter) amid(o, k int) bool {
	return t.ps[o-1].kind == spacePiece && t.ps[k+1].kind == spacePiece && t.ps[o-2].kind == hanPiece && t.ps[k+2].kind == hanPiece
}

// enclosed reports whether what stands between o and k, or beside one of them,
// is Chinese.
func (t *setter) enclosed(o, k int) bool {
	for _, p := range t.ps[o+1 : k] {
		if p.kind == hanPiece {
			return true
		}
	}
	return t.ps[o-1].kind == hanPiece || t.ps[k+1].kind == hanPiece
}
