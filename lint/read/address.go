package read

import (
	"cmp"
	"slices"
	"strings"

	"onevoice/lint/doc"
)

// bareLinks adds a mark for every web and mail address that t writes out,
// unless it is in a link or in code already. An address may follow directly
// on a Han character and ends before the next one.
func bareLinks(t doc.Text, marks []doc.Mark) []doc.Mark {
	found := addresses(t.String())
	if len(found) == 0 {
		return marks
	}
	taken, k, n := 0, 0, len(marks)
	for _, m := range found {
		for ; k < n && marks[k].Start < m.End; k++ {
			if marks[k].Kind == doc.Link || marks[k].Kind == doc.Literal {
				taken = max(taken, marks[k].End)
			}
		}
		if m.Start >= taken {
			m.ToSpan = t.Slice(m.Start, m.End).Span()
			marks = append(marks, m)
		}
	}
	slices.SortStableFunc(marks, func(a, b doc.Mark) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	return marks
}

// addresses finds the web and mail addresses in s, in order.
func addresses(s string) []doc.Mark {
	var out []doc.Mark
	for from, i := 0, 0; i < len(s); {
		n := strings.IndexAny(s[i:], ":@w")
		if n < 0 {
			break
		}
		i += n
		m, ok := addressAt(s, from, i)
		if ok {
			out = append(out, m)
			from, i = m.End, m.End
			continue
		}
		if i++; s[i-1] == '@' {
			from = i
		}
	}
	return out
}

// addressAt returns the address that the colon, @ or w at s[i] belongs to; it
// begins at from or later.
func addressAt(s string, from, i int) (doc.Mark, bool) {
	switch s[i] {
	case '@':
		return mail(s, from, i)
	case 'w':
		if strings.HasPrefix(s[i:], "www.") && (i == 0 || !alnum(s[i-1])) {
			if end := linkEnd(s[i:]); end > len("www.a") && strings.IndexByte(s[i+4:i+end], '.') > 0 {
				return doc.Mark{Kind: doc.Link, Start: i, End: i + end, To: "http://" + s[i:i+end]}, true
			}
		}
		return doc.Mark{}, false
	}
	start := i - schemeBefore(s[from:i])
	if start == i || !strings.HasPrefix(s[i:], "://") || i+3 >= len(s) || !alnum(s[i+3]) && s[i+3] != '{' && s[i+3] != '[' {
		return doc.Mark{}, false
	}
	end := i + 3 + linkEnd(s[i+3:])
	return doc.Mark{Kind: doc.Link, Start: start, End: end, To: s[start:end]}, end > i+3
}

// schemeBefore returns the length of the scheme that b ends with; 0 for none.
func schemeBefore[T string | []byte](b T) int {
	for _, scheme := range []string{"https", "http", "ftp"} {
		at := len(b) - len(scheme)
		if at >= 0 && strings.EqualFold(string(b[at:]), scheme) && (at == 0 || !alnum(b[at-1])) {
			return len(scheme)
		}
	}
	return 0
}

// linkEnd returns how far an address goes on in b: up to white space, a quote
// or the first character that isn't ASCII, leaving the sentence its marks.
func linkEnd[T string | []byte](b T) int {
	var left [128]int
	end := 0
	for ; end < len(b) && b[end] > ' ' && b[end] <= '~' && strings.IndexByte("<>\"`\\|", b[end]) < 0; end++ {
		left[b[end]]++
	}
	for ; end > 0; end-- {
		c := b[end-1]
		switch {
		case strings.IndexByte("?!.,:;*_~'([{", c) >= 0:
		case c == ')' && left[')'] > left['('], c == ']' && left[']'] > left['['], c == '}' && left['}'] > left['{']:
		default:
			return end
		}
		left[c]--
	}
	return 0
}

// mail returns the mail address round the @ at s[i].
func mail(s string, from, i int) (doc.Mark, bool) {
	start, end := i, i+1
	for start > from && (alnum(s[start-1]) || strings.IndexByte("._%+-", s[start-1]) >= 0) {
		start--
	}
	for start < i && !alnum(s[start]) {
		start++
	}
	for end < len(s) && (alnum(s[end]) || s[end] == '.' || s[end] == '-') {
		end++
	}
	for end > i+1 && !alnum(s[end-1]) {
		end--
	}
	dot := strings.LastIndexByte(s[i+1:end], '.')
	if start == i || dot < 1 || end-(i+1+dot) < 3 || strings.Contains(s[i+1:end], "..") {
		return doc.Mark{}, false
	}
	return doc.Mark{Kind: doc.Link, Start: start, End: end, To: "mailto:" + s[start:end]}, true
}

func alnum(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}
