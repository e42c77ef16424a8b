package rules

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// A feature is what a mail may use and some programs leave out: a property, a
// property or any of them with a value, an element, or a picture whose address
// begins or ends so.
type feature struct {
	Property string        `yaml:"property"`
	Value    string        `yaml:"value"`
	Element  string        `yaml:"element"`
	Picture  string        `yaml:"picture"`
	In       []string      `yaml:"in" need:"true"`       // the programs, by their ids
	Harmless bool          `yaml:"harmless"`             // only looks are lost
	Severity lint.Severity `yaml:"severity"`             // "": the rule's
	Instead  lint.Words    `yaml:"instead"`              // what to write in its place
	Sure     string        `yaml:"sure" allow:"A B C D"` // "": the table's
}

// mailClients finds what big mail programs drop from a mail's HTML, each
// feature once a file.
func mailClients(with yaml.Raw) (plan, error) {
	var w struct {
		Programs map[string]lint.Words `yaml:"programs" need:"true"`
		Drops    []feature             `yaml:"drops" need:"true"`
		Source   string                `yaml:"source"`
		Sure     string                `yaml:"sure"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	return plan{check: func(p *lint.Pass) error {
		for _, d := range p.Docs {
			if d.Format != "html" {
				continue
			}
			for _, u := range usedIn(d.Source, w.Drops) {
				p.Report(u.finding(d, w.Programs))
			}
		}
		return nil
	}}, nil
}

// A use is a feature that a mail uses.
type use struct {
	feature
	at    doc.Span // where first
	times int
}

func (u use) finding(d *doc.Document, programs map[string]lint.Words) lint.Finding {
	var zh, en []string
	for _, id := range u.In {
		zh, en = append(zh, programs[id].In("zh")), append(en, programs[id].In("en"))
	}
	drop := lang.Words{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
	return lint.Finding{Place: setAt(d, u.at), Severity: u.Severity,
		Message: lang.F("「%[1]s」在 %[2]s 里不起作用（共 %[3]d 处）；%[4]s", "%[1]s is dropped by %[2]s (times used: %[3]d); %[4]s", u.name(), drop, u.times, lang.Words(u.Instead))}
}

func (u use) name() string {
	switch {
	case u.Element != "":
		return "<" + u.Element + ">"
	case u.Property != "" && u.Value != "":
		return u.Property + ": " + u.Value
	}
	return strings.TrimSuffix(u.Property+u.Value+u.Picture, "(")
}

// uses gathers the features of one mail.
type uses struct {
	src   *doc.Source
	drops []feature
	list  []use
}

// usedIn returns the features a mail uses, in the order of the table. What
// stands in comments, as for Outlook alone, and in @media rules, which only
// programs that know them read, isn't looked at.
func usedIn(src *doc.Source, drops []feature) []use {
	u := &uses{src: src, drops: drops, list: make([]use, len(drops))}
	z, at, css := html.NewTokenizer(bytes.NewReader(src.Data)), 0, false
	for {
		kind := z.Next()
		from := at
		at += len(z.Raw())
		switch kind {
		case html.ErrorToken:
			return slices.DeleteFunc(u.list, func(x use) bool { return x.times == 0 })
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			css = t.Data == "style"
			u.tag(t, from, at)
		case html.TextToken:
			if css {
				u.sheet(string(src.Data[from:at]), from)
			}
			css = false
		}
	}
}

func (u *uses) tag(t html.Token, from, at int) {
	u.note(from, at, func(f feature) bool { return f.Element == t.Data })
	for _, a := range t.Attr {
		start, end := from, at
		if i := bytes.Index(u.src.Data[from:at], []byte(a.Val)); i >= 0 && a.Val != "" {
			start, end = from+i, from+i+len(a.Val)
		}
		switch a.Key {
		case "style":
			u.declared(a.Val, start, end)
		case "src":
			low, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(a.Val)), "?")
			u.note(start, min(end, start+80), func(f feature) bool {
				return f.Picture != "" && t.Data == "img" && (strings.HasPrefix(low, f.Picture) || path.Ext(low) == f.Picture)
			})
		}
	}
}

// sheet looks at the rules of a style sheet at byte from.
func (u *uses) sheet(s string, from int) {
	for at, deep := 0, 0; at < len(s); {
		i := strings.IndexAny(s[at:], "{}@")
		if i < 0 {
			return
		}
		at += i + 1
		switch s[at-1] {
		case '@':
			end := strings.IndexAny(s[at:], "{;")
			if end < 0 {
				return
			}
			if at += end + 1; s[at-1] == '{' {
				deep = 1
			}
			for ; at < len(s) && deep > 0; at++ {
				switch s[at] {
				case '{':
					deep++
				case '}':
					deep--
				}
			}
		case '{':
			end := strings.IndexByte(s[at:], '}')
			if end < 0 {
				end = len(s) - at
			}
			u.declared(s[at:at+end], from+at, from+at+end)
			at += end
		}
	}
}

// declared looks at declarations, at bytes start to end of the mail.
func (u *uses) declared(s string, start, end int) {
	exact := end-start == len(s) // none of it is written as an entity
	for len(s) > 0 {
		one, rest, _ := strings.Cut(s, ";")
		property, value, ok := strings.Cut(strings.ToLower(one), ":")
		property, value = strings.TrimSpace(property), strings.TrimSpace(value)
		from, to := start, end
		if exact {
			from += len(one) - len(strings.TrimLeft(one, " \t\r\n"))
			to = start + len(strings.TrimRight(one, " \t\r\n"))
		}
		if ok {
			u.note(from, to, func(f feature) bool { return f.set(property, value) })
		}
		if exact {
			start += len(one) + 1
		}
		s = rest
	}
}

// set reports whether a declaration uses the feature.
func (f feature) set(property, value string) bool {
	if f.Property == "" && f.Value == "" || f.Property != "" && f.Property != property && !(f.Property == "background-image" && property == "background" && strings.Contains(value, "url(")) {
		return false
	}
	i := strings.Index(value, f.Value)
	switch {
	case f.Property == "background-image":
		return strings.Contains(value, "url(")
	case i < 0 || value == "none" || value == "static":
		return false
	}
	return f.Value != "rem" || i > 0 && value[i-1] >= '0' && value[i-1] <= '9'
}

// note remembers the features that hit says yes to.
func (u *uses) note(start, end int, hit func(feature) bool) {
	for i, f := range u.drops {
		if f.Harmless || !hit(f) {
			continue
		}
		if u.list[i].times++; u.list[i].times == 1 {
			u.list[i].feature, u.list[i].at = f, doc.Span{Source: u.src, Start: start, End: end}
		}
	}
}
