package fact

import (
	"strings"
	"unicode/utf8"
)

// amount reads a number in digits and what it counts: money, percent, a
// discount, a unit or nothing.
func (sc *scanner) amount(i int) (found, bool) {
	s := sc.s
	if f, ok := sc.lookalike(i); ok {
		return f, true
	}
	raw, end := decimal(s, i)
	f := found{Fact: Fact{Kind: Number, Value: trim(raw), Start: i, End: end}, raw: raw}
	if k := strings.HasPrefix(s[end:], "."); k && end+1 < len(s) && isDigit(s[end+1]) {
		return sc.version(i)
	}
	sc.sign(&f)
	money := sc.currency(&f)
	f.multiply(s, money)
	end = f.End
	switch {
	case sc.threshold(&f), sc.zhe(&f), sc.percent(&f):
	case sc.money(&f) || money:
		f.Kind = Price
		f.Sign = ""
		sc.role(&f)
	case sc.quantity(&f):
		f.Kind = Quantity
	case end < len(s) && isLetter(s[end]) && f.scale == 0:
		return found{}, false // 3D, 2026Q4: a token
	case sc.bare(&f):
	default:
		f.weak = len(f.raw) == 1 && f.scale == 0 && f.Sign == ""
		if f.Sign != "" {
			f.Kind = Quantity
		}
	}
	return f, true
}

// lookalike reads what only looks like a sum, a date or a time: 2.35:1, 9/10,
// 24/7.
func (sc *scanner) lookalike(i int) (found, bool) {
	s := sc.s
	_, end := decimal(s, i)
	if end >= len(s) || s[end] != ':' && s[end] != '/' || sc.currencyBefore(i) != "" {
		return found{}, false
	}
	short := s[end] == '/'
	_, last := decimal(s, end+1)
	if last == end+1 || short && (end-i > 2 || last-end > 3) || starts(s[last:], "元", "块", "/", ":") != "" {
		return found{}, false
	}
	return found{Fact: Fact{Kind: Number, Value: s[i:last], Start: i, End: last}}, true
}

// version reads 2.0.1.
func (sc *scanner) version(i int) (found, bool) {
	end := i
	for end < len(sc.s) && (isDigit(sc.s[end]) || sc.s[end] == '.' && end+1 < len(sc.s) && isDigit(sc.s[end+1])) {
		end++
	}
	return found{Fact: Fact{Kind: Number, Value: sc.s[i:end], Start: i, End: end}}, true
}

// sign takes a sign before the number: ≤ ≥ < > ± and minus.
func (sc *scanner) sign(f *found) {
	head := sc.before(f.Start, 12)
	bare := strings.TrimRight(head, " \u00a0")
	if s := finishes(bare, "≤", "≥", "<", ">", "±", "≦", "≧", "＜", "＞"); s != "" {
		f.Start -= len(head) - len(bare) + len(s)
		switch s {
		case "≦":
			s = "≤"
		case "≧":
			s = "≥"
		case "＜":
			s = "<"
		case "＞":
			s = ">"
		}
		f.Sign = s
		return
	}
	minus := finishes(head, "-", "−", "零下")
	if minus == "" {
		return
	}
	r, _ := utf8.DecodeLastRuneInString(sc.s[:f.Start-len(minus)])
	if minus == "-" && (r < 0x80 && (isDigit(byte(r)) || isLetter(byte(r))) || r == '-' || strings.ContainsRune("%℃元折", r) || sc.prev.Kind != "" && sc.last() == f.Start-1) {
		return
	}
	f.Value, f.Start = "-"+f.Value, f.Start-len(minus)
}

// multiply takes 万, 亿, million and the like after the number. After money
// also k, m and b.
func (f *found) multiply(s string, money bool) {
	at := gap(s, f.End)
	if at-f.End > 1 {
		return
	}
	word, n := "", 0
	for _, m := range [...]struct {
		word string
		n    int
	}{{"万亿", 12}, {"千万", 7}, {"百万", 6}, {"亿", 8}, {"万", 4}, {"千", 3}} {
		if strings.HasPrefix(s[at:], m.word) {
			word, n = m.word, m.n
			break
		}
	}
	switch {
	case word == "千" && starts(s[at+len(word):], "克", "米", "瓦", "卡", "焦", "伏", "赫", "帕", "兆", "分") != "":
		return
	case word == "":
		if word, n = englishScale(s, at, money); word == "" {
			return
		}
	}
	f.scale, f.End = n, at+len(word)
	minus := strings.HasPrefix(f.Value, "-")
	f.Value = shift(strings.TrimPrefix(f.Value, "-"), n)
	if minus {
		f.Value = "-" + f.Value
	}
}

func englishScale(s string, at int, money bool) (string, int) {
	end := at
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	if end < len(s) && isDigit(s[end]) {
		return "", 0
	}
	word := s[at:end]
	switch strings.ToLower(word) {
	case "thousand":
		return word, 3
	case "million", "mn":
		return word, 6
	case "billion", "bn":
		return word, 9
	case "trillion":
		return word, 12
	case "k":
		if money || word == "k" {
			return word, 3
		}
	case "m":
		if money {
			return word, 6
		}
	case "b":
		if money {
			return word, 9
		}
	}
	return "", 0
}
