package ink

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// lay sets s with the typeface of this program and returns its lines.
func lay(t testing.TB, text Text, width, size float64, even bool) []string {
	t.Helper()
	set := Plain().Pen().Set(text, width, Style{Size: size, Even: even})
	runes := []rune(text.S)
	var out []string
	for _, l := range set.lines {
		if l.end > l.from {
			out = append(out, string(runes[set.clusters[l.from].start:set.clusters[l.end-1].end]))
		}
	}
	return out
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64 // in ems
		even  bool
		want  string
	}{
		{"一二三四五，六七八", 5, false, "一二三四|五，六七八"},
		{"他说“一二三四”。", 5, false, "他说“一二|三四”。"},
		{"一二三（四五六）七八", 4, false, "一二三|（四五六）|七八"},
		{"今天天气真好", 5, false, "今天天气|真好"}, // no line of one character
		{"每天走路 417 天", 6, false, "每天走路|417 天"},
		{"它的功率是 38 W 左右", 8, false, "它的功率是 38 W|左右"},
		{"首发价格是 ¥1,499", 6.5, false, "首发价格是|¥1,499"},
		{"支持 Hi-Res 音质", 5, false, "支持|Hi-Res|音质"},
		{"显色指数 Ra 97", 5.5, false, "显色指数|Ra 97"},
		{"第一行\n第二行还有字", 20, false, "第一行|第二行还有字"},
		{"把一束自然光带回家里去", 10, true, "把一束自然光|带回家里去"},
		{"The Long Weekend Sale", 4.8, true, "The Long|Weekend|Sale"},
		{"一二三——四五六……七", 4, false, "一二|三——|四五|六……七"},
		{"名 Isleaf Brew C1", 4, false, "名 Isleaf|Brew C1"}, // a name that is kept whole parts between its words
	} {
		text := Text{S: c.text}
		if i := strings.Index(c.text, "Isleaf"); i >= 0 {
			text.Keep = [][2]int{{i, len(c.text)}}
		}
		if strings.Contains(c.text, "自然光") {
			text.Words = [][2]int{{0, 3}, {3, 9}, {9, 18}, {18, 24}, {24, 27}, {27, 30}, {30, 33}}
		}
		if got := strings.Join(lay(t, text, c.width*100, 100, c.even), "|"); got != c.want {
			t.Errorf("%q in %v: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// A long address without a place to break is broken all the same, and a text
// that is kept whole isn't.
func TestLoosen(t *testing.T) {
	if got := lay(t, Text{S: "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"}, 500, 50, false); len(got) < 2 {
		t.Errorf("%q", got)
	}
	got := lay(t, Text{S: "价格是一百九十九元整", Keep: [][2]int{{9, 27}}}, 700, 100, false)
	if !slices.Contains(got, "价格是") {
		t.Errorf("%q", got)
	}
}

// The typeface of this program has what its notice says.
func TestEmbedded(t *testing.T) {
	p := Plain().Pen()
	var level1 strings.Builder
	for row := 0xB0; row <= 0xD7; row++ {
		for cell := 0xA1; cell <= 0xFE; cell++ {
			s, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{byte(row), byte(cell)})
			if r, _ := utf8.DecodeRune(s); err == nil && r != utf8.RuneError && r < 0xE000 {
				level1.Write(s)
			}
		}
	}
	if n := utf8.RuneCountInString(level1.String()); n != 3755 {
		t.Fatalf("%d characters", n)
	}
	for _, s := range []string{level1.String(), "，。！？、；：“”‘’（）《》【】「」…—·～￥¥％℃①★✓×≤≥", "ABCxyz0189 éñ"} {
		if lacks := p.Lacks(s); len(lacks) > 4 {
			t.Errorf("lacks %d: %q", len(lacks), string(lacks))
		}
	}
	if got := p.Lacks("好\u200d\ufe0f 𠮷𠮷"); string(got) != "𠮷" {
		t.Errorf("lacks %q", string(got))
	}
}

// What is painted stays on the picture and within few colours.
func TestPaint(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 400, 200))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	p := Plain().Pen()
	p.Set(Text{S: "光，刚刚好", Strong: [][2]int{{0, 3}}}, 380, Style{Size: 60, Color: color.NRGBA{A: 255}, Strong: color.NRGBA{200, 0, 0, 255}}).Paint(m, 10, 10)
	p.Set(Text{S: "出界"}, 380, Style{Size: 60}).Paint(m, -30, 170)
	colours := map[color.NRGBA]bool{}
	red, black := false, false
	for y := range 200 {
		for x := range 400 {
			c := m.NRGBAAt(x, y)
			colours[c] = true
			red = red || c == color.NRGBA{200, 0, 0, 255}
			black = black || c == color.NRGBA{A: 255}
		}
	}
	if !red || !black || len(colours) > 100 {
		t.Errorf("%v %v %d colours", red, black, len(colours))
	}
}

// Whatever is set: no line wider than the column but where nothing can be
// broken, no mark at the wrong end, no character lost.
func FuzzSet(f *testing.F) {
	for _, s := range []string{"一二三，四五六。", "“好”（见 Hi-Res 1,499 元）", "a b\nc", "\u200d\ufe0f😀", "（（（（（（（", "。。。。。。。。", "\xff\xfe", "1 2 3 4 5 6 7 8 9"} {
		f.Add(s, 300, true)
	}
	pen := Plain().Pen()
	f.Fuzz(func(t *testing.T, s string, width int, even bool) {
		if width < 60 || width > 2000 || len(s) > 400 {
			return
		}
		set := pen.Set(Text{S: s}, float64(width), Style{Size: 40, Even: even})
		at := 0
		for _, l := range set.lines {
			if l.from < at || l.end < l.from {
				t.Fatalf("%q: a line of %d to %d after %d", s, l.from, l.end, at)
			}
			for ; at < l.from; at++ {
				if !unicode.IsSpace(set.clusters[at].r) {
					t.Fatalf("%q lost cluster %d", s, at)
				}
			}
			at = l.end
		}
		m := image.NewNRGBA(image.Rect(0, 0, 64, 64))
		set.Paint(m, 0, 0)
	})
}

// A mark that has no blank half keeps its room: the comma after 26℃ doesn't lie
// on the sign.
func TestTighten(t *testing.T) {
	of := func(s string) float64 {
		return Plain().Pen().Set(Text{S: s}, 1e6, Style{Size: 100}).Width
	}
	if got, want := of("二六℃，好"), of("二六℃好")+of("，好")-of("好"); got < want-1 {
		t.Errorf("a comma after ℃ takes %v, want %v", got, want)
	}
	if of("好。”好") >= of("好。好")+of("”好")-of("好")-1 {
		t.Error("a stop before a closing quotation mark keeps its blank half")
	}
}
