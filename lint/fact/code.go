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
