package rules

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"sync"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/look"
)

// font holds the typefaces that pages and SVGs set to the kit's: the first of
// a stack that isn't a kind of typeface but one must be the brand's.
func font(with yaml.Raw) (plan, error) {
	return plan{
		needs: func(kit *brandkit.Kit) bool { return len(kit.Fonts) > 0 },
		check: func(p *lint.Pass) error {
			for _, d := range p.Docs {
				strangeFaces(p, d)
			}
			return nil
		},
	}, with.Decode(&struct{}{})
}

func strangeFaces(p *lint.Pass, d *doc.Document) {
	var seen oddities
	for _, s := range d.Styles {
		from := 0
		switch s.Property {
		case "font-family", "face":
		case "font":
			size := fontSize().FindStringIndex(s.Value)
			if size == nil {
				continue
			}
			from = size[1]
		default:
			continue
		}
		first, ok := leading(html.UnescapeString(s.Value[from:]))
		if ok && !slices.ContainsFunc(p.Kit.Fonts, func(f brandkit.Font) bool { return sameFace(f.Family, first) }) {
			seen.add(first, look.CSSColor{}, doc.Span{Source: s.Span.Source, Start: s.Span.Start + from, End: s.Span.End})
		}
	}
	for _, o := range seen.list {
		ours := face(p.Kit)
		p.Report(lint.Finding{Place: setAt(d, o.at[0]),
			Message: lang.F("字体「%s」不是品牌字体（%d 处）；品牌字体是「%s」", "the typeface %s is not the brand's (%d times), which is %s", o.key, len(o.at), ours),
			Fixes:   mend(o.at, func(was string) string { return ours + ", " + was }, lang.F("在前面加上「%s」", "put %s first", ours))})
	}
}

// fontSize finds the size in the shorthand `font`, after which families stand.
var fontSize = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|\s)[\d.]+(?:px|pt|em|rem|%|vw|ex)(?:\s*/\s*[\w.%]+)?\s+`)
})

// leading returns the first typeface of a stack that is one, and not a kind of
// typeface, the system's own, or a word for what stands elsewhere.
func leading(stack string) (string, bool) {
	for _, f := range faces(stack) {
		switch strings.ToLower(f) {
		case "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded",
			"emoji", "math", "fangsong", "-apple-system", "blinkmacsystemfont", "inherit", "initial", "unset", "revert", "revert-layer":
			continue
		}
		if strings.HasPrefix(f, "var(") {
			return "", false
		}
		return f, true
	}
	return "", false
}

// sameFace reports whether a typeface is one of a family's: the family's name,
// and perhaps a weight behind it.
func sameFace(family, face string) bool {
	plain := func(s string) string {
		return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(s))
	}
	return strings.HasPrefix(plain(face), plain(family))
}

// face is the typeface that the kit sets text in.
func face(kit *brandkit.Kit) string {
	for _, f := range kit.Fonts {
		if f.Role == "text" {
			return f.Family
		}
	}
	return kit.Fonts[0].Family
}
