package rules

import (
	"bytes"
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// needAbout finds what an asset says about itself and nobody reads: a value
// that isn't one of those allowed, a key that is a slip of a known one. Other
// keys are the asset's own business.
func needAbout(p *lint.Pass) error {
	for _, d := range p.Docs {
		seen := map[string]bool{}
		for _, f := range d.Meta {
			for _, key := range parents(f.Path) {
				if !seen[key] {
					seen[key] = true
					slipOf(p, d, key, f.Text)
				}
			}
			allow := allowed(f.Path)
			if v := f.Text.String(); len(allow) > 0 && v != "" && !slices.Contains(allow, strings.ToLower(v)) {
				p.Report(lint.Finding{Place: doc.At(d, &doc.Block{Kind: doc.Paragraph, Text: f.Text}, 0, f.Text.Len()), Message: notAllowed(f.Path, v, allow)})
			}
		}
	}
	return nil
}

// parents returns a path's key and, of a campaign and a button, the one below:
// "campaign" and "campaign.stage".
func parents(path string) []string {
	root, rest, deep := strings.Cut(path, ".")
	if root != "campaign" && root != "cta" || !deep || rest == "" || strings.Contains("0123456789", rest[:1]) {
		return []string{root}
	}
	return []string{root, path}
}

func slipOf(p *lint.Pass, d *doc.Document, key string, value doc.Text) {
	meant := lint.MeantKey(key)
	if meant == "" {
		return
	}
	leaf := key[strings.LastIndexByte(key, '.')+1:]
	p.Report(lint.Finding{Place: keyPlace(d, leaf, value), Message: lang.F("「%[1]s」没有人读，是不是想写 %[2]s？", "nothing reads %[1]q; did you mean %[2]s?", leaf, meant[strings.LastIndexByte(meant, '.')+1:])})
}

// keyPlace is where a key stands: before its value.
func keyPlace(d *doc.Document, key string, value doc.Text) doc.Place {
	at := value.Span()
	if at.Source == nil {
		return doc.Place{Doc: d}
	}
	i := bytes.LastIndex(at.Source.Data[:at.Start], []byte(key))
	if i < 0 {
		return doc.At(d, &doc.Block{Kind: doc.Paragraph, Text: value}, 0, value.Len())
	}
	b := &doc.Block{Kind: doc.Paragraph, Text: doc.Copy(at.Source, i, i+len(key))}
	return doc.At(d, b, 0, b.Text.Len())
}

// allowed returns the values a key may have; nil is any.
func allowed(path string) []string {
	for _, k := range lint.Keys() {
		if k.Name == path {
			return k.Allow
		}
	}
	return nil
}

func notAllowed(path, value string, allow []string) lang.Words {
	all := strings.Join(allow, " ")
	if near := lang.Near(value, allow); near != "" {
		return lang.F("%[1]s 写了「%[2]s」，没有这个，就当没写；是不是想写 %[3]s？", "%[1]s is %[2]q, which nobody knows, so it counts for nothing; did you mean %[3]s?", path, value, near)
	}
	return lang.F("%[1]s 写了「%[2]s」，没有这个，就当没写；可以写：%[3]s", "%[1]s is %[2]q, which nobody knows, so it counts for nothing; it can be: %[3]s", path, value, all)
}
