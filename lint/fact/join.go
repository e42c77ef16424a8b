package fact

import "strings"

// connector reads what stands between the ends of a range at the start of s. It
// returns how many bytes it takes with the white space round it; 0 is none.
func connector(s string) (word string, n int) {
	at := gap(s, 0)
	word = starts(s[at:], "——", "—", "–", "-", "−", "~", "～", "至", "到", "to ", "through ", "until ")
	if word == "" {
		return "", 0
	}
	return word, gap(s, at+len(word))
}

// connected reports whether s is just what stands between the ends of a range.
func connected(s string) bool {
	_, n := connector(s)
	return n > 0 && n == len(s)
}

// join lets the ends of a range share what is said once: 2700–5700K, 199–299元,
// $1.71–$2.14 bn, 9月3日至9月21日 in the year of the first.
func (sc *scanner) join(f *found) {
	prev := &sc.prev
	if prev.Kind == "" || prev.End > f.Start || f.Start-prev.End > 16 || !connected(sc.s[prev.End:f.Start]) {
		return
	}
	switch {
	case prev.Kind == Number && prev.scaled(*f):
		prev.Kind, prev.Unit, prev.weak = f.Kind, f.Unit, false
		if f.Kind == Price {
			sc.role(prev)
		}
		if f.Kind == Discount {
			prev.Value = paid(prev.Value)
		}
	case prev.Kind == Price && f.Kind == Number && prev.scaled(*f):
		f.Kind, f.Unit, f.Role, f.weak = Price, prev.Unit, prev.Role, false
	case prev.Kind == Price && f.Kind == Price:
		prev.scaled(*f)
		if f.Role == "" {
			f.Role = prev.Role
		}
	case prev.Kind == Date && f.Kind == Date && strings.HasPrefix(f.Value, "--") && prev.Value != "" && prev.Value[0] != '-':
		if len(prev.Value) == len(prev.Value[:4])+len(f.Value)-1 && prev.Value[4:] <= f.Value[1:] {
			if v := prev.Value[:4] + f.Value[1:]; !strings.HasSuffix(v, "-02-29") {
				f.Value = v
			}
		}
	}
}

// scaled multiplies f by the million of the number after it, and reports
// whether the two are ends of one range of what can be counted.
func (f *found) scaled(next found) bool {
	switch next.Kind {
	case Price, Quantity, Percent, Discount, Number:
	default:
		return false
	}
	if f.raw == "" || next.raw == "" {
		return false
	}
	if f.scale == 0 && next.scale > 0 && less(f.raw, next.raw) {
		f.Value, f.scale = shift(f.raw, next.scale), next.scale
	}
	return true
}
