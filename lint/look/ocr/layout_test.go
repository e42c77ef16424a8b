package ocr

import (
	"image"
	"strings"
	"testing"

	"onevoice/lint/doc"
)

// at makes a line: its words, left, top, width and height.
func at(s string, x, y, w, h int) Line {
	return Line{Text: s, Region: image.Rect(x, y, x+w, y+h), Size: h, Sure: 1}
}

// down makes a column.
func down(s string, x, y, w, h int) Line {
	return Line{Text: s, Region: image.Rect(x, y, x+w, y+h), Size: w, Vertical: true, Sure: 1}
}

// Lines are read in the order people read them, and joined where they go on.
func TestBlocks(t *testing.T) {
	tests := []struct {
		name  string
		lines []Line
		want  string // paragraphs, parted by |
	}{
		{"a headline broken over two lines", []Line{at("今年最", 100, 100, 300, 100), at("温柔的灯", 100, 230, 400, 100)}, "今年最温柔的灯"},
		{"English takes a space", []Line{at("slow mornings", 100, 100, 300, 40), at("and long nights", 100, 150, 330, 40)}, "slow mornings and long nights"},
		{"Chinese beside English takes none", []Line{at("全新一代空气净化，支持", 100, 100, 440, 40), at("Wi-Fi连接", 100, 150, 200, 40)}, "全新一代空气净化，支持Wi-Fi连接"},
		{"lines set in the middle", []Line{at("轻一点", 200, 100, 200, 60), at("再轻一点点", 150, 180, 300, 60)}, "轻一点再轻一点点"},
		{"another size is another paragraph", []Line{at("大字", 100, 100, 200, 100), at("小字在下面", 100, 210, 200, 40)}, "大字|小字在下面"},
		{"far below is another paragraph", []Line{at("第一句话", 100, 100, 200, 40), at("第二句话", 100, 200, 200, 40)}, "第一句话|第二句话"},
		{"a list is no paragraph", []Line{at("·防水", 100, 100, 200, 40), at("·防风", 100, 150, 200, 40), at("1.先冲后泡", 100, 200, 200, 40), at("2.趁热喝完", 100, 250, 200, 40)}, "·防水|·防风|1.先冲后泡|2.趁热喝完"},
		{"but a number may go on", []Line{at("每位顾客立减", 100, 100, 240, 40), at("1.5元起，多买多减", 100, 150, 240, 40)}, "每位顾客立减1.5元起，多买多减"},
		{"a short line was not broken for want of room", []Line{at("低温慢烘十二小时整，留住果香", 100, 100, 420, 40), at("面包在每天清晨六点准时出炉，趁热带走最好吃", 100, 150, 700, 40)}, "低温慢烘十二小时整，留住果香|面包在每天清晨六点准时出炉，趁热带走最好吃"},
		{"pieces of one line", []Line{at("入市需谨", 300, 102, 160, 40), at("投资有风险，", 60, 100, 230, 40)}, "投资有风险，入市需谨"},
		{"words of a large line, with tails and without", []Line{at("brook", 420, 104, 210, 80), at("the", 260, 98, 120, 80), at("Fold", 70, 102, 160, 80), at("into", 70, 206, 150, 80), at("your", 250, 210, 160, 80), at("bag.", 440, 204, 160, 80)}, "Fold the brook into your bag."},
		{"two side by side", []Line{at("右边", 600, 100, 100, 40), at("左边", 100, 105, 100, 40)}, "左边|右边"},
		{"columns from the right", []Line{down("煮新茶", 300, 100, 60, 260), down("山中无别事", 390, 100, 60, 400)}, "山中无别事煮新茶"},
		{"a column beside lines", []Line{at("春茶预订", 60, 500, 240, 50), down("清泉石上流", 400, 80, 60, 400)}, "清泉石上流|春茶预订"},
		{"nothing", nil, ""},
	}
	src := doc.NewSource("x.png", nil)
	for _, c := range tests {
		var got []string
		for _, b := range Blocks(doc.Span{Source: src}, c.lines) {
			got = append(got, b.Text.String())
			if _, ok := b.Text.Replace("x"); ok || !b.Text.Painted() {
				t.Errorf("%s: %q can be rewritten", c.name, b.Text)
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

// A word knows the line it stands on, and one broken over two both of them.
func TestRegions(t *testing.T) {
	a, b := at("今年最", 100, 100, 300, 100), at("温柔的灯", 100, 230, 400, 100)
	text := Blocks(doc.Span{Source: doc.NewSource("x.png", nil)}, []Line{a, b})[0].Text
	words := func(s string) image.Rectangle {
		i := strings.Index(text.String(), s)
		return text.Slice(i, i+len(s)).Span().Region
	}
	if got := words("温柔"); got != b.Region {
		t.Errorf("温柔 stands at %v", got)
	}
	if got := words("最温"); got != a.Region.Union(b.Region) {
		t.Errorf("最温 stands at %v", got)
	}
}
