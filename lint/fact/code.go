package fact

import "strings"

// token reads the word of letters and digits at byte i: a code, or nothing. It
// returns where to go on.
func (sc *scanner) token(i int) int {
	s := sc.s
	if end := standard(s, i); end > i {
		return sc.add(found{Fact: Fact{Kind: Code, Value: s[i:end], Start: i, End: end}})
	}
	end, upper, lower, digit := i, false, false, false
scan:
	for ; end < len(s); end++ {
		switch c := s[end]; {
		case isDigit(c):
			digit = true
		case 'A' <= c && c <= 'Z':
			upper = true
		case 'a' <= c && c <= 'z':
			lower = true
		case (c == '-' || c == '_') && !lower && end+1 < len(s) && (isDigit(s[end+1]) || 'A' <= s[end+1] && s[end+1] <= 'Z'):
		default:
			break scan
		}
	}
	if end+1 < len(s) && s[end] == '.' && isDigit(s[end+1]) && digit { // V2.0.1
		for end < len(s) && (isDigit(s[end]) || s[end] == '.' && end+1 < len(s) && isDigit(s[end+1])) {
			end++
		}
		return end
	}
	if upper && digit && !lower && end-i >= 4 {
		return sc.add(found{Fact: Fact{Kind: Code, Value: s[i:end], Start: i, End: end}})
	}
	return max(end, i+1)
}

// standard reads the number of a standard: GB 7718-2025, GB/T 9473.
func standard(s string, i int) int {
	body := starts(s[i:], "GB/T", "GB", "ISO", "IEC", "IEEE", "ASTM", "DIN", "QB/T", "QB", "YY/T", "YY", "JJG", "SN/T", "NY/T", "EN")
	at := gap(s, i+len(body))
	end := digitsEnd(s, at)
	if body == "" || end-at < 3 || at == i+len(body) && strings.Contains("EN QB YY", body) {
		return i
	}
	for end+1 < len(s) && (s[end] == '-' || s[end] == '.' || s[end] == ':') && isDigit(s[end+1]) && digitsEnd(s, end+1)-end <= 5 {
		end = digitsEnd(s, end+1)
	}
	return end
}

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
	if end == i && (s[i] == '9' || s[i] == '1') && finishes(strings.TrimRight(sc.before(i, 24), " ：:"), "热线", "电话", "拨打", "客服", "致电") != "" {
		end = shape(s, i, "ddddd", "dddddd")
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

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// mailbox returns a mail address in its normal form.
func mailbox(s string) string {
	s = strings.TrimPrefix(s, "mailto:")
	s, _, _ = strings.Cut(s, "?")
	return strings.ToLower(s)
}

// address returns a link in its normal form: scheme and host in lower case,
// without the tags that only count visitors and without a last slash.
func address(s string) string {
	from := 0
	if k := strings.Index(s, "://"); k > 0 {
		from = k + 3
	}
	host := from + len(s[from:])
	if k := strings.IndexAny(s[from:], "/?#"); k >= 0 {
		host = from + k
	}
	s = strings.ToLower(s[:host]) + s[host:]
	s, part, hashed := strings.Cut(s, "#")
	path, query, asked := strings.Cut(s, "?")
	var keep []string
	for one := range strings.SplitSeq(query, "&") {
		if asked && one != "" && !tracking(one) {
			keep = append(keep, one)
		}
	}
	s = strings.TrimSuffix(path, "/")
	if len(keep) > 0 {
		s += "?" + strings.Join(keep, "&")
	}
	if hashed {
		s += "#" + part
	}
	return s
}

// tracking reports whether a part of a query only says where a reader came
// from: utm_source=edm, Baidu's hmsr=edm.
func tracking(s string) bool {
	for _, p := range [...]string{"utm_", "hmsr=", "hmpl=", "hmcu=", "hmkw=", "hmci=", "hmmd="} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
