package rules

import (
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/look"
)

// safeFix is how far off, in CIEDE2000, a colour may be and still be plainly
// meant for the one it is nearest to; further ones are a person's choice.
const safeFix = 12

// An oddity is a colour or typeface that the kit doesn't hold, wherever a
// document sets it.
type oddity struct {
	key   string
	at    []doc.Span
	paint look.CSSColor
}

// oddities gathers what styles set by its key, in the order first met.
type oddities struct {
	list []oddity
	at   map[string]int
}

func (o *oddities) add(key string, paint look.CSSColor, at doc.Span) {
	i, ok := o.at[key]
	if !ok {
		if o.at == nil {
			o.at = map[string]int{}
		}
		i = len(o.list)
		o.at[key] = i
		o.list = append(o.list, oddity{key: key, paint: paint})
	}
	o.list[i].at = append(o.list[i].at, at)
}

// tinted reports the colours that a page or an SVG sets and the palette
// doesn't hold, each once, with a fix for all its places. Greys are the page's
// own business.
func tinted(p *lint.Pass, d *doc.Document, palette []look.Paint) {
	var seen oddities
	for _, s := range d.Styles {
		if s.Property == "face" || s.Property == "font" || s.Property == "font-family" {
			continue
		}
		for _, c := range look.CSSColors(s.Value) {
			if look.Grey(c.Color) {
				continue
			}
			if _, _, of := look.Closest(c.Color, palette); !of {
				seen.add(look.Hex(c.Color), c, doc.Span{Source: s.Span.Source, Start: s.Span.Start + c.Start, End: s.Span.Start + c.End})
			}
		}
	}
	for _, o := range seen.list {
		p.Report(offTint(d, o, palette))
	}
}

func offTint(d *doc.Document, o oddity, palette []look.Paint) lint.Finding {
	near, distance, _ := look.Closest(o.paint.Color, palette)
	hex := look.Hex(near.Color)
	f := lint.Finding{Place: setAt(d, o.at[0]),
		Message: lang.F("%s 不是品牌色（%d 处）；最近的是「%s」%s，色差 ΔE %.1f", "%s is no brand colour (%d times); the nearest is %s %s, ΔE %.1f away", o.key, len(o.at), near.Name, hex, distance)}
	if o.paint.Color.A == 255 {
		f.Fixes = mend(o.at, func(string) string { return hex }, lang.F("换成「%s」%s", "use %s %s", near.Name, hex))
		f.Fixes[0].Unsafe = distance > safeFix
	}
	return f
}

// mend makes one fix of edits to all places.
func mend(at []doc.Span, say func(was string) string, words lang.Words) []lint.Fix {
	fix := lint.Fix{Message: words}
	for _, s := range at {
		fix.Edits = append(fix.Edits, doc.Edit{Span: s, New: say(string(s.Source.Data[s.Start:s.End]))})
	}
	return []lint.Fix{fix}
}

// setAt is the place of bytes that are no prose.
func setAt(d *doc.Document, s doc.Span) doc.Place {
	b := &doc.Block{Text: doc.Copy(s.Source, s.Start, s.End)}
	return doc.At(d, b, 0, b.Text.Len())
}

// faces splits a stack of typefaces; quotes go.
func faces(value string) (out []string) {
	for _, f := range strings.Split(value, ",") {
		if f = strings.Trim(strings.TrimSpace(f), `"'`); f != "" {
			out = append(out, f)
		}
	}
	return out
}
