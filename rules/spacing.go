package rules

import (
	"strings"
	"unicode/utf8"

	"onevoice/brandkit"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
)

// spacing finds spaces that are missing or too many in Chinese text, as the
// kit's typography wants them. What is wrong is found for all rules of setting
// in one pass; `of` is the share of this one.
func spacing(with yaml.Raw) (plan, error) {
	var w struct {
		Of      string     `yaml:"of" need:"true" allow:"latin mark bracket double unit"`
		Message lint.Words `yaml:"message" need:"true"`
		Mend    lint.Words `yaml:"mend" need:"true"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	return typeRule(fault(w.Of), w.Message, w.Mend, nil), nil
}

// typeRule is a plan that reports the slips of one fault.
func typeRule(f fault, what, how lint.Words, needs func(*brandkit.Kit) bool) plan {
	var cache perKit[*house]
	return plan{needs: needs, check: func(p *lint.Pass) error {
		for _, d := range p.Docs {
			report(p, d, slips(p, d, &cache), f, what, how)
		}
		return nil
	}}
}

// needsSpace reports whether a space belongs between two pieces that touch: Chinese
// and a word, a number, code or an address.
func needsSpace(a, b pieceKind) bool {
	return a == hanPiece && latinLike(b) || latinLike(a) && b == hanPiece
}

func latinLike(k pieceKind) bool { return k == latinPiece || k == codePiece || k == linkPiece }

// seam looks at where piece k meets the next one.
func (t *setter) seam(k int) {
	a, b := t.ps[k], t.ps[k+1]
	if t.house.space && needsSpace(a.kind, b.kind) && !t.answer(k) && !t.answer(k+1) && !t.fileName(k+1) {
		t.insert(latinSpace, a.end)
	}
}

// answer reports whether piece k is the letter that a reader of a text message
// sends back: 拒收请回复R, 回TD退订. It is set as the operators want it.
func (t *setter) answer(k int) bool {
	p := t.ps[k]
	if p.kind != latinPiece || p.end-p.start > 2 || t.ps[k-1].kind != hanPiece {
		return false
	}
	before := t.s[:p.start]
	if !strings.HasSuffix(before, "回") && !strings.HasSuffix(before, "回复") && !strings.HasSuffix(before, "发送") {
		return false
	}
	said := t.s[t.ps[t.line.first].start:t.ps[t.line.last].end]
	return strings.Contains(said, "退订") || strings.Contains(said, "拒收")
}

// fileName reports whether piece k goes on with a file's name that began in
// Chinese: 产品手册V2.pdf.
func (t *setter) fileName(k int) bool {
	p := t.ps[k]
	if p.kind != latinPiece || !strings.HasPrefix(t.s[p.end:], ".") || !digit(t.s[p.end-1]) {
		return false
	}
	end := p.end + 1
	for end < len(t.s) && alnum(t.s[end]) {
		end++
	}
	switch strings.ToLower(t.s[p.end+1 : end]) {
	case "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "rar", "jpg", "jpeg", "png", "gif", "mp4", "mov", "psd", "ai", "csv", "txt", "md", "key":
		return true
	}
	return false
}

// units are those that stand apart from their number and that nobody writes
// as part of a product's name.
var units = []string{"bps", "Kbps", "kbps", "Mbps", "Gbps", "Tbps", "MB/s", "GB/s", "KB", "MB", "GB", "TB", "PB", "Hz", "kHz", "MHz", "GHz", "kWh", "mAh"}

// unit looks for 10Gbps in piece k.
func (t *setter) unit(k int) {
	p := t.ps[k]
	s := t.s[p.start:p.end]
	n := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if n == 0 || n == len(s) || !t.line.han || t.tight(k-1) || t.tight(k+1) {
		return
	}
	for _, u := range units {
		if s[n:] == u {
			t.slip(unitSpace, p.start, p.end, swap{p.start + n, p.start + n, " "})
		}
	}
}

// tight reports whether piece k ties its neighbours into a code: M2-64GB.
func (t *setter) tight(k int) bool {
	p := t.ps[k]
	switch p.kind {
	case dashPiece, opaquePiece, linkPiece:
		return true
	case otherPiece:
		return strings.ContainsAny(t.s[p.start:p.end], "_/+=\\")
	}
	return false
}

// blank looks at the space that is piece k.
func (t *setter) blank(k int) {
	p, a, b := t.ps[k], t.ps[k-1], t.ps[k+1]
	if strings.Trim(t.s[p.start:p.end], " ") != "" {
		return
	}
	gone := swap{p.start, p.end, ""}
	switch {
	case t.line.english:
	case t.loose(a, b):
		t.slip(markSpace, t.size(a.end, -1), t.size(b.start, 1), gone)
	case !needsSpace(a.kind, b.kind):
		if a.kind == latinPiece && digit(t.s[a.end-1]) && b.kind == otherPiece && t.s[b.start:b.end] == "%" && !latinLike(t.ps[k+2].kind) {
			t.slip(unitSpace, a.start, b.end, gone)
		}
	case !t.house.space && a.kind != linkPiece && b.kind != linkPiece && a.kind != codePiece && b.kind != codePiece:
		t.slip(latinSpace, t.size(a.end, -1), t.size(b.start, 1), gone)
	case p.end-p.start > 1 && t.house.space:
		t.slip(doubleSpace, p.start, p.end, swap{p.start + 1, p.end, ""})
	}
}

// size returns the other end of the character before (-1) or after (1) byte i.
func (t *setter) size(i, way int) int {
	if way < 0 {
		_, n := utf8.DecodeLastRuneInString(t.s[:i])
		return i - n
	}
	_, n := utf8.DecodeRuneInString(t.s[i:])
	return i + n
}

// loose reports whether the space between a and b stands at a full-width mark,
// which brings its own. The space that ends a topic or a web address stays.
func (t *setter) loose(a, b piece) bool {
	switch {
	case a.kind == fullMark:
		return settled(b.kind) || b.kind == fullOpen || b.kind == curlyOpen || b.kind == straightPiece
	case b.kind == fullMark:
		return settled(a.kind) || a.kind == fullShut || a.kind == curlyShut || a.kind == halfShut || a.kind == straightPiece
	case a.kind == fullOpen:
		return settled(b.kind)
	case b.kind == fullShut:
		return settled(a.kind)
	}
	return t.s[b.start:b.end] == "（" && settled(a.kind) || t.s[a.start:a.end] == "）" && settled(b.kind)
}

func settled(k pieceKind) bool { return k == hanPiece || k == latinPiece || k == codePiece }

// shut matches the closing bracket that is piece k with its opening one and
// looks at both.
func (t *setter) shut(k int) {
	n := len(t.opened) - 1
	if n < 0 {
		return
	}
	o := t.opened[n]
	if !pair(t.s[t.ps[o].start:t.ps[o].end], t.s[t.ps[k].start:t.ps[k].end]) {
		return
	}
	t.opened = t.opened[:n]
	if t.width(o, k) || t.ps[k].kind != halfShut || !t.house.space || !t.worded(o, k) || t.picture(o, k) {
		return
	}
	if t.ps[o-1].kind == hanPiece {
		t.insert(bracketSpace, t.ps[o].start)
	}
	if t.ps[k+1].kind == hanPiece {
		t.insert(bracketSpace, t.ps[k].end)
	}
}

func pair(a, b string) bool {
	switch a {
	case "(":
		return b == ")"
	case "[":
		return b == "]"
	case "（":
		return b == "）"
	}
	return b != ")" && b != "]" && b != "）"
}

// worded reports whether words stand between the brackets o and k: (^_^) has
// none.
func (t *setter) worded(o, k int) bool {
	for _, p := range t.ps[o+1 : k] {
		if settled(p.kind) || p.kind == linkPiece {
			return true
		}
	}
	return false
}

// picture reports whether the brackets o and k are how a platform writes one
// of its little pictures, [微笑], [赞R], or the number of a note, [1].
func (t *setter) picture(o, k int) bool {
	in := t.s[t.ps[o].end:t.ps[k].start]
	if t.s[t.ps[o].start] != '[' {
		return false
	}
	if t.ps[o+1].kind == latinPiece && k == o+2 {
		return t.doc.Format != "text" && len(in) < 3 && digit(in[0]) && digit(in[len(in)-1])
	}
	return t.doc.Channel != "" && t.ps[o+1].kind == hanPiece && (k == o+2 || k == o+3) && utf8.RuneCountInString(in) <= 5 &&
		(k == o+2 || strings.HasSuffix(in, "R") || strings.HasSuffix(in, "H"))
}
