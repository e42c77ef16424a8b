package fact

import "strings"

// phone reads a telephone number that begins with the digit at byte i.
func (sc *scanner) phone(i int) (found, bool) {
	s := sc.s
	if i > sc.last() && i > 0 && strings.IndexByte(".-/¥$", s[i-1]) >= 0 {
		return found{}, false
	}
	if i > sc.last() && s[i-1] == '+' {
		return sc.abroad(i)
	}
	end := i
	switch c := s[i]; {
	case strings.HasPrefix(s[i:], "400") || strings.HasPrefix(s[i:], "800"):
		end = shape(s, i, "ddd-ddd-dddd", "ddd-dddd-ddd", "ddd-ddddddd", "dddddddddd")
	case c == '1' && i+1 < len(s) && s[i+1] >= '3' && s[i+1] <= '9':
		end = shape(s, i, "ddddddddddd", "ddd-dddd-dddd")
	case c == '0':
		end = shape(s, i, "ddd-dddddddd", "dddd-ddddddd", "dddd-dddddddd", "ddd-dddd-dddd", "dddd-dddd-dddd", "ddd)dddddddd", "dddd)ddddddd", "dddd)dddddddd")
	}
	if end == i {
		end = shape(s, i, "ddd_ddd_dddd", "d_ddd_ddd_dddd", "ddd)ddd_dddd", "ddd) ddd_dddd")
	}
	if end == i {
		end = sc.rung(i)
	}
	if end == i {
		return found{}, false
	}
	start := i
	if i > sc.last() && s[i-1] == '(' && strings.Contains(s[i:end], ")") {
		start--
	}
	return found{Fact: Fact{Kind: Phone, Value: onlyDigits(s[i:end]), Start: start, End: end}}, true
}

// abroad reads a number that begins with + and the code of a country.
func (sc *scanner) abroad(i int) (found, bool) {
	s, end, n := sc.s, i, 0
	for k := i; k < len(s) && k-end < 3 && (isDigit(s[k]) || strings.IndexByte(" -()", s[k]) >= 0); k++ {
		if isDigit(s[k]) {
			n, end = n+1, k+1
		}
	}
	if n < 9 || n > 15 {
		return found{}, false
	}
	value := onlyDigits(s[i:end])
	if rest, ok := strings.CutPrefix(value, "86"); ok {
		value = rest
		if rest[0] != '1' && rest[0] != '4' && rest[0] != '0' { // +86 571 …: the 0 of the city comes back
			value = "0" + rest
		}
	} else {
		value = "+" + value
	}
	return found{Fact: Fact{Kind: Phone, Value: value, Start: i - 1, End: end}}, true
}

// shape returns where one of the shapes that s has at byte i ends, or i. In a
// shape d is a digit, - a hyphen or a space, _ a hyphen only.
func shape(s string, i int, shapes ...string) int {
next:
	for _, p := range shapes {
		if i+len(p) > len(s) || i+len(p) < len(s) && isDigit(s[i+len(p)]) {
			continue
		}
		for k := range len(p) {
			c := s[i+k]
			switch p[k] {
			case 'd':
				if !isDigit(c) {
					continue next
				}
			case '-':
				if c != '-' && c != ' ' {
					continue next
				}
			case '_':
				if c != '-' {
					continue next
				}
			default:
				if c != p[k] {
					continue next
				}
			}
		}
		return i + len(p)
	}
	return i
}

// rung reads a number that is grouped in no usual way: by the number itself
// where it is one of a service, else by the word before it that says to ring.
func (sc *scanner) rung(i int) int {
	s := sc.s
	sizes, end := groups(s, i)
	n, served := len(onlyDigits(s[i:end])), service(onlyDigits(s[i:end]))
	before := strings.TrimRight(sc.before(i, 24), " ：:")
	told := finishes(before, "热线", "电话", "拨打", "客服", "致电", "专线", "座机", "Tel", "tel", "TEL", "Phone", "phone", "Call", "call", "Hotline", "hotline", "Dial", "dial") != ""
	switch {
	case end == i, finishes(before, "型号", "编号", "批号", "货号", "单号", "款号", "证号", "案号", "代码", "No.", "no.", "SKU") != "":
		return i
	case told && served && !sc.counts(end-sizes[len(sizes)-1]):
		return end
	case len(sizes) == 1:
		return i
	case n == 10 && served, strings.HasPrefix(s[i:], "95-") && shape(s, i, "dd_ddd_dddd") == end: // 4006-082-233, 95-555-0100
		return end
	case told && len(sizes) > 2 && n >= 7 && n <= 12 && !dated(sizes, s[i:end]):
		return end
	}
	return i
}

// counts reports whether the digits at byte i count something: 95-100 分.
func (sc *scanner) counts(i int) bool {
	f, ok := sc.amount(i)
	return !ok || f.Kind != Number
}

// groups reads digits parted by hyphens from byte i: how many there are in
// each group, and where they end; i where what follows makes them part of more.
func groups(s string, i int) (sizes []int, end int) {
	for at := i; at < len(s) && isDigit(s[at]); at++ {
		end = digitsEnd(s, at)
		sizes = append(sizes, end-at)
		if at = end; at >= len(s) || s[at] != '-' {
			break
		}
	}
	if end <= i || end < len(s) && (isLetter(s[end]) || strings.IndexByte("-_/%:@", s[end]) >= 0) || end+1 < len(s) && strings.IndexByte(".,~", s[end]) >= 0 && isDigit(s[end+1]) {
		return nil, i
	}
	return sizes, end
}

// service reports the digits of a number that a whole country rings: 400 and
// 800, 95xxx, 96xxx and 1010 (China's Telecommunication Network Numbering Plan,
// 2017), and five or six digits that begin with 1.
func service(digits string) bool {
	switch n := len(digits); {
	case starts(digits, "400", "800") != "":
		return n == 10
	case starts(digits, "95") != "":
		return n >= 5 && n <= 9
	case starts(digits, "96") != "":
		return n >= 5 && n <= 8
	case starts(digits, "1010") != "" && n == 8:
		return true
	case starts(digits, "1", "9") != "":
		return n == 5 || n == 6
	}
	return false
}

// dated reports groups of digits that are a day: 2026-09-30, 30-09-2026.
func dated(sizes []int, s string) bool {
	year := func(s string) bool { return strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20") }
	if len(sizes) != 3 || sizes[1] > 2 {
		return false
	}
	return sizes[0] == 4 && sizes[2] <= 2 && year(s) || sizes[0] <= 2 && sizes[2] == 4 && year(s[len(s)-4:])
}
