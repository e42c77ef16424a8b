package doc

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestReplace(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"最好", "很香", "全国**很**香&amp;ok\n的锅"},
		{"最好", "最香", "全国**最**香&amp;ok\n的锅"},
		{"最好", "非常好", "全国**非常**好&amp;ok\n的锅"},
		{"全国最好", "本店最好", "本店**最**好&amp;ok\n的锅"},
		{"国最好", "国内公认最好", "全国**内公认最**好&amp;ok\n的锅"},
		{"ok", "OK了", "全国**最**好&amp;OK了\n的锅"},
		{"好&ok", "好和ok", "全国**最**好和ok\n的锅"},
		{"ok", "", "全国**最**好&amp;\n的锅"},
		{"最好", "好", "refused"},
		{"最", "", "全国****好&amp;ok\n的锅"},
		{"全国最好", "", "refused"},
	} {
		src := NewSource("a.md", []byte(sample))
		text := words(src)
		i := strings.Index(text.String(), c.old)
		edits, ok := text.Slice(i, i+len(c.old)).Replace(c.new)
		got := "refused"
		if ok {
			out, err := Apply(src, edits)
			if err != nil {
				t.Errorf("%q for %q: %v", c.new, c.old, err)
			}
			got = string(out)
		}
		if got != c.want {
			t.Errorf("%q for %q makes %q, not %q", c.new, c.old, got, c.want)
		}
	}
	src := NewSource("a", []byte("x"))
	coded := Decode("\"好\"", src, 0, 1) // part of it can't be replaced without the rest
	for _, text := range []Text{{}, Derive("x", Span{}), Join(Copy(src, 0, 1), Derive("x", Span{Source: src})), Join(Copy(src, 0, 1), Copy(NewSource("b", []byte("y")), 0, 1)), coded.Slice(1, 4)} {
		if edits, ok := text.Replace("y"); ok || edits != nil {
			t.Errorf("%q was replaced: %v", text, edits)
		}
	}
}

func TestApply(t *testing.T) {
	src := NewSource("a", []byte("0123456789"))
	at := func(i, j int, s string) Edit { return Edit{Span{Source: src, Start: i, End: j}, s} }
	for _, c := range []struct {
		edits []Edit
		want  string
		err   error
	}{
		{nil, "0123456789", nil},
		{[]Edit{at(8, 9, "B"), at(1, 2, "A")}, "0A234567B9", nil},
		{[]Edit{at(3, 3, "+"), at(10, 10, "!")}, "012+3456789!", nil},
		{[]Edit{at(1, 3, ""), at(3, 4, "x")}, "0x456789", nil},
		{[]Edit{at(1, 3, "x"), at(1, 3, "x")}, "0x3456789", nil},
		{[]Edit{at(1, 3, "x"), at(2, 4, "y")}, "", ErrConflict},
		{[]Edit{at(1, 3, "x"), at(1, 3, "y")}, "", ErrConflict},
		{[]Edit{at(1, 1, "x"), at(1, 2, "y")}, "", ErrConflict},
		{[]Edit{at(9, 11, "x")}, "", ErrChanged},
		{[]Edit{at(5, 4, "x")}, "", ErrChanged},
	} {
		got, err := Apply(src, c.edits)
		if string(got) != c.want || !errors.Is(err, c.err) {
			t.Errorf("%v makes %q, %v", c.edits, got, err)
		}
	}
	if _, err := Apply(src, []Edit{{Span{Source: NewSource("b", nil)}, "x"}}); err == nil {
		t.Error("an edit of another file was made")
	}
	if string(src.Data) != "0123456789" {
		t.Error("the source changed")
	}
}

func TestMeta(t *testing.T) {
	m := Meta{{"lang.0", Derive("zh", Span{})}, {"lang.1", Derive("en", Span{})}, {"campaign.id", Derive("p3", Span{})},
		{"campaign.stage", Derive("action", Span{})}, {"paid", Derive("True", Span{})}, {"product", Derive("锅", Span{})}}
	if m.Campaign() != "p3" || m.Stage() != "action" || !m.Bool("paid") || m.Bool("link") || !m.Has("campaign") || m.Has("camp") {
		t.Errorf("misread: %v", m)
	}
	if got := m.Langs(); len(got) != 2 || got[1] != "en" {
		t.Errorf("languages %v", got)
	}
	if got := m.List("product"); len(got) != 1 || len(m.List("none")) != 0 || m.Under("campaign").Get("id") != "p3" {
		t.Errorf("product %v", got)
	}
	if got := (Meta{{"campaign", Derive("x", Span{})}}).Campaign(); got != "x" {
		t.Errorf("campaign %q", got)
	}
}

// FuzzReplace holds that words put in the place of others are what is read
// there afterwards, or nothing is touched.
func FuzzReplace(f *testing.F) {
	f.Add("全国|最|好", "最香", 0, 5)
	f.Add("a|b&c|", "xyz", 1, 2)
	f.Fuzz(func(t *testing.T, pieces, s string, i, j int) {
		if strings.Contains(s, "|") || !utf8.ValidString(s) || !utf8.ValidString(pieces) {
			return
		}
		src := NewSource("a", []byte(pieces))
		text := unmarked(src)
		if i < 0 || j < i || j > text.Len() || !utf8.ValidString(text.String()[i:j]) {
			return
		}
		edits, ok := text.Slice(i, j).Replace(s)
		if !ok {
			return
		}
		out, err := Apply(src, edits)
		if err != nil {
			t.Fatal(err)
		}
		want := text.String()[:i] + s + text.String()[j:]
		if got := unmarked(NewSource("a", out)).String(); got != want {
			t.Errorf("%q at %d to %d of %q makes %q, which reads %q", s, i, j, pieces, out, got)
		}
		if n := strings.Count(string(out), "|"); n != strings.Count(pieces, "|") {
			t.Errorf("the markup of %q changed: %q", pieces, out)
		}
	})
}

// unmarked reads a source whose only markup is the bar.
func unmarked(src *Source) Text {
	var b Builder
	for i, r := range string(src.Data) {
		if r != '|' {
			b.Copy(src, i, i+utf8.RuneLen(r))
		}
	}
	return b.Text()
}
