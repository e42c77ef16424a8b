package rules

import "strings"

// quotations looks at the quotes of the line once it is read.
func (t *setter) quotations() {
	style := t.house.quotes
	if style == "" || style == "keep" {
		return
	}
	if q := t.line.straight; style != "straight" && len(q)%2 == 0 {
		for i := 0; i < len(q); i += 2 {
			if t.quoting(q[i], q[i+1]) && t.enclosed(q[i], q[i+1]) {
				t.requote(q[i], q[i+1])
			}
		}
	}
	if style != "curly" && t.line.curly {
		t.curly()
	}
}

// quoting reports whether the straight quotes o and k are a pair round words:
// not inches, not the value of an attribute.
func (t *setter) quoting(o, k int) bool {
	a, b := t.ps[o-1], t.ps[k+1]
	switch {
	case k == o+1 || t.ps[o+1].kind == spacePiece || t.ps[k-1].kind == spacePiece:
		return false
	case a.kind == latinPiece || a.kind == codePiece || b.kind == latinPiece || b.kind == codePiece:
		return false
	case a.kind == halfMark && t.s[a.start] == ':' && t.ps[o-2].kind == straightPiece:
		return false // "key":"value"
	}
	return !strings.ContainsAny(t.s[a.start:a.end], `={\[`) && !strings.ContainsAny(t.s[b.start:b.end], "=:}")
}

// curly looks at the curlyPairs of curly quotes in a line, where the house has
// others.
func (t *setter) curly() {
	var opened []int
	for k := t.line.first; k <= t.line.last; k++ {
		switch t.ps[k].kind {
		case curlyOpen:
			opened = append(opened, k)
		case curlyShut:
			n := len(opened) - 1
			if n >= 0 && curlyPairs[t.s[t.ps[opened[n]].start:t.ps[opened[n]].end]] == t.s[t.ps[k].start:t.ps[k].end] {
				if t.enclosed(opened[n], k) {
					t.requote(opened[n], k)
				}
				opened = opened[:n]
			}
		}
	}
}

var curlyPairs = map[string]string{"“": "”", "‘": "’"}

// requote gives the quotes o and k the form of the house.
func (t *setter) requote(o, k int) {
	open, shut := t.ps[o], t.ps[k]
	l, r := "“", "”"
	inner := t.s[open.start:open.end] == "‘"
	switch {
	case t.house.quotes == "corner" && inner:
		l, r = "『", "』"
	case t.house.quotes == "corner":
		l, r = "「", "」"
	case t.house.quotes == "straight" && inner:
		l, r = "'", "'"
	case t.house.quotes == "straight":
		l, r = `"`, `"`
	}
	t.slip(quoteStyle, open.start, shut.end, swap{open.start, open.end, l}, swap{shut.start, shut.end, r})
}
