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
		a, b := underline(all, at, at+len(sign), screen)
		lo, hi := at-400*len(sign), at+400*len(sign)
		c, d := underline(all[lo:hi], at-lo, at-lo+len(sign), screen)
		if strings.Trim(c, "…") != strings.Trim(a, "…") || b != d {
			t.Errorf("%q: %q %q, want %q %q", sign, a, b, c, d)
		}
		if cut, _, _, _, _ := near(all, at, at+len(sign), 4*screen); len(cut) > 9*screen {
			t.Errorf("%q: %d bytes are looked at", sign, len(cut))
		}
	}
}

func BenchmarkLongLine(b *testing.B) {
	all := strings.Repeat("我们是全国第一的品牌，", 200_000)
	b.ReportAllocs()
	for b.Loop() {
		underline(all, len(all)/2, len(all)/2+6, screen)
	}
}
