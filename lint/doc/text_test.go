package doc

import (
	"strings"
	"testing"
)

const sample = "全国**最**好&amp;ok\n的锅"

// words reads sample as a Markdown reader would: 全国最好&ok的锅.
func words(src *Source) Text {
	at := func(s string) (int, int) {
		i := strings.Index(sample, s)
		return i, i + len(s)
	}
	var b Builder
	for _, s := range []string{"全国", "最", "好", "&amp;", "ok", "的锅"} {
		i, j := at(s)
		if s == "&amp;" {
			b.Decode("&", src, i, j)
		} else {
			b.Copy(src, i, j)
		}
	}
	return b.Text()
}

func TestText(t *testing.T) {
	src := NewSource("a.md", []byte(sample))
	text := words(src)
	if text.String() != "全国最好&ok的锅" {
		t.Fatalf("reads %q", text)
	}
	for _, c := range []struct{ part, held string }{
		{"全国", "全国"}, {"国最", "国**最"}, {"最好", "最**好"}, {"好", "好"}, {"&", "&amp;"}, {"&o", "&amp;o"}, {"k的", "k\n的"}, {"锅", "锅"},
	} {
		i := strings.Index(text.String(), c.part)
		s := text.Slice(i, i+len(c.part))
		if got := string(src.Data[s.Span().Start:s.Span().End]); s.String() != c.part || got != c.held {
			t.Errorf("%q is %q, written %q, not %q", c.part, s, got, c.held)
		}
	}
	if got := text.Slice(3, 3); got.Len() != 0 || got.Span().Source != nil {
		t.Errorf("nothing is %q at %v", got, got.Span())
	}
}

func TestBuilderJoins(t *testing.T) {
	src := NewSource("a", []byte("abcdef"))
	var b Builder
	b.Copy(src, 0, 2)
	b.Copy(src, 2, 4)
	b.Copy(src, 5, 6)
	b.Copy(src, 6, 6)
	b.Decode("", src, 0, 1)
	text := b.Text()
	if runs := text.Runs(); text.String() != "abcdf" || len(runs) != 2 || runs[0].End != 4 || !runs[0].Copied {
		t.Errorf("%q in %+v", text, runs)
	}
	if b.Len() != 0 || b.Text().Len() != 0 {
		t.Error("the builder is not empty after Text")
	}
	b.Copy(src, 3, 4)
	if text.String() != "abcdf" || text.Runs()[0].Span.End != 4 {
		t.Error("building on changed a text")
	}
}

func TestJoinDeriveTrim(t *testing.T) {
	src := NewSource("a", []byte("  好 "))
	text := Join(Derive("说：", Span{}), Copy(src, 0, len(src.Data)))
	if !text.Derived() || text.Span().Start != 0 || text.Span().Source != src {
		t.Errorf("%q at %+v", text, text.Span())
	}
	if got := Copy(src, 0, len(src.Data)).Trim(); got.String() != "好" || got.Span().Start != 2 || got.Derived() {
		t.Errorf("trimmed to %q at %+v", got, got.Span())
	}
	if got := Derive("说", Span{}).Span(); got.Source != nil {
		t.Errorf("words of no file are at %+v", got)
	}
}

func TestPosition(t *testing.T) {
	src := NewSource("a", []byte("一二\r\n三\n\n四"))
	for _, c := range []struct{ off, line, column int }{
		{0, 1, 1}, {3, 1, 2}, {6, 1, 3}, {8, 2, 1}, {12, 3, 1}, {13, 4, 1}, {16, 4, 2}, {99, 4, 2}, {-1, 1, 1},
	} {
		if got := src.Position(c.off); got != (Position{c.line, c.column}) {
			t.Errorf("byte %d is at %+v, not %d:%d", c.off, got, c.line, c.column)
		}
	}
	for n, want := range map[int]string{0: "", 1: "一二", 2: "三", 3: "", 4: "四", 5: ""} {
		if got := src.Line(n); got != want {
			t.Errorf("line %d is %q, not %q", n, got, want)
		}
	}
}
