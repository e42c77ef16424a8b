package report

import (
	"strings"
	"testing"
)

// Of a line of megabytes only what can be shown is looked at, and what is shown
// is what a line of a few kilobytes shows.
func TestLongLine(t *testing.T) {
	for _, sign := range []string{"字", "a", "👩‍👩‍👧‍👦", "e\u0301\u0302\u0303\u0304"} {
		all := strings.Repeat(sign, 1<<20/len(sign))
		at := len(sign) * (len(all) / len(sign) / 2)
		a, b := underline(all, screen, stretch{at, at + len(sign)})
		lo, hi := at-400*len(sign), at+400*len(sign)
		c, d := underline(all[lo:hi], screen, stretch{at - lo, at - lo + len(sign)})
		if strings.Trim(c, "…") != strings.Trim(a, "…") || b != d {
			t.Errorf("%q: %q %q, want %q %q", sign, a, b, c, d)
		}
		if cut, _, _, _ := near(all, at, 4*screen); len(cut) > 9*screen {
			t.Errorf("%q: %d bytes are looked at", sign, len(cut))
		}
	}
}

// Several stretches of one line stand under it together, those out of sight
// aside.
func TestSeveralStretches(t *testing.T) {
	for _, c := range []struct {
		line, shown, carets string
		under               []stretch
	}{
		{"用App看", "用App看", "^^^ ^^^", []stretch{{0, 4}, {5, 9}}},
		{"甲a乙b丙", "甲a乙b丙", "  ^  ^", []stretch{{3, 4}, {7, 8}}},
		{"甲a\t👩‍👩‍👧‍👦", "甲a    👩‍👩‍👧‍👦", "  ^    ^^", []stretch{{3, 4}, {5, 30}}},
		{strings.Repeat("字", 60), strings.Repeat("字", 47) + "…", "^^" + strings.Repeat(" ", 10) + "^^", []stretch{{0, 3}, {18, 21}, {150, 153}}},
	} {
		shown, carets := underline(c.line, screen, c.under...)
		if shown != c.shown || strings.TrimRight(carets, " ") != c.carets {
			t.Errorf("%q\n%s\n%s\nwant\n%s\n%s", c.line, shown, carets, c.shown, c.carets)
		}
	}
}

func BenchmarkLongLine(b *testing.B) {
	all := strings.Repeat("我们是全国第一的品牌，", 200_000)
	b.ReportAllocs()
	for b.Loop() {
		underline(all, screen, stretch{len(all) / 2, len(all)/2 + 6})
	}
}
