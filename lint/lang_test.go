package lint

import (
	"testing"

	"onevoice/brandkit"
)

// A rule for one language looks at the blocks in it, also where the document
// says that it is in the other.
func TestLangOfBlocks(t *testing.T) {
	zh, en := sayNo("law/x", Scope{Langs: []string{"zh"}}), sayNo("en/x", Scope{Langs: []string{"en"}})
	for _, c := range []struct {
		lang  string
		lines []string
		want  string
	}{
		{"", []string{"这里全是中文，只有一个坏字", "All of this line is English but one 坏 sign here"}, "a.md:1 law/x warning ; a.md:2 en/x warning "},
		{"zh", []string{"All of this line is English but one 坏 sign here"}, "a.md:1 en/x warning "},
		{"en", []string{"这里全是中文，只有一个坏字"}, "a.md:1 law/x warning "},
		{"en", []string{"坏いものがある"}, "a.md:1 en/x warning "},
		{"en", []string{"1"}, ""},
	} {
		meta := map[string]string{}
		if c.lang != "" {
			meta["lang"] = c.lang
		}
		if got := said(run(t, &brandkit.Kit{}, []Rule{zh, en}, page("a.md", meta, c.lines...))); got != c.want {
			t.Errorf("%q in %v: %q, want %q", c.lang, c.lines, got, c.want)
		}
	}
}

// What a document must say once goes by the language of the whole.
func TestLangOfWhole(t *testing.T) {
	zh, en := sayNo("law/x", Scope{Langs: []string{"zh"}, Whole: true}), sayNo("en/x", Scope{Langs: []string{"en"}, Whole: true})
	d := page("a.md", nil, "这里全是中文，只有一个坏字，后面还有一句话", "An English line, 坏")
	if got, want := said(run(t, &brandkit.Kit{}, []Rule{zh, en}, d)), "a.md:1 law/x warning ; a.md:2 law/x warning "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
