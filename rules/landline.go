package rules

import "strings"

// landlines returns where numbers of landlines and service lines stand in folded
// text: 020-8366 5512, (0571)88001234, 400-810-8888.
func landlines(s string) [][2]int {
	var out [][2]int
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '0' && c != '4' && c != '8' && c != '(' {
			continue
		}
		if n := landline(s[i:min(len(s), i+longestNumber)]); n > 0 && !runsOn(s[:i], s[i+n:]) && !goesOn(s[i+n:]) {
			out = append(out, [2]int{i, i + n})
			i += n - 1
		}
	}
	return out
}

// longestNumber is more than any number to dial takes, so that a page of digits
// isn't counted anew from each of them.
const longestNumber = 40

// landline returns the length of the number of a landline or a service line that s
// begins with: an area code of three or four digits and seven or eight more, or
// ten digits from 400 or 800 on. It must be written as a number to dial is, in
// parts: digits that run on may count anything.
func landline(s string) int {
	opened := strings.HasPrefix(s, "(")
	n := 0
	if opened {
		n = 1
	}
	code := run(s[n:])
	area := code >= 3 && code <= 4 && s[n] == '0' && s[n+1] != '0'
	if service := code == 3 && (s[n:n+3] == "400" || s[n:n+3] == "800"); !area && !service {
		return 0
	}
	n += code
	if opened {
		if n == len(s) || s[n] != ')' {
			return 0
		}
		n++
	}
	digits, parts := 0, 0
	for parts < 2 {
		k := n
		if k < len(s) && (s[k] == '-' || s[k] == ' ') {
			k++
		}
		m := run(s[k:])
		if m < 3 || parts == 0 && k == n && !opened || digits+m > 8 {
			break
		}
		n, digits, parts = k+m, digits+m, parts+1
	}
	if digits < 7 || !area && digits != 7 {
		return 0
	}
	return n
}

// goesOn reports whether s begins with one more part of a number.
func goesOn(s string) bool { return len(s) > 1 && s[0] == '-' && run(s[1:]) > 4 }

// run returns how many digits s begins with.
func run(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
