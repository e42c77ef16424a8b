package read

import (
	"fmt"
	"strings"
	"testing"

	"onevoice/lint/doc"
)

// said writes the words of a file with its marks in brackets, block by block.
func said(t *testing.T, name, data string) string {
	t.Helper()
	d, err := Bytes(name, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	if msg := broken(d); msg != "" {
		t.Error(msg)
	}
	var out []string
	for _, b := range d.Blocks {
		s := b.Text.String()
		if b.Kind != doc.Paragraph {
			s = string(b.Kind) + ":" + s
		}
		for _, m := range b.Marks {
			s += fmt.Sprintf(" {%s %s%s}", m.Kind, b.Text.String()[m.Start:m.End], to(m))
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func to(m doc.Mark) string {
	if m.To == "" {
		return ""
	}
	return " " + m.To
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		// emphasis as a person sees it
		{"**注意：**请勿食用", "注意：请勿食用 {strong 注意：}"},
		{"**“口径”**不一致", "“口径”不一致 {strong “口径”}"},
		{"**重点（见表）**的", "重点（见表）的 {strong 重点（见表）}"},
		{"他说**“好”**。", "他说“好”。 {strong “好”}"},
		{"~~¥1,699~~现价", "¥1,699现价 {strike ¥1,699}"},
		{"现价~~¥1,699~~¥99", "现价¥1,699¥99 {strike ¥1,699}"},
		{"**A：**B，**C：**D", "A：B，C：D {strong A：} {strong C：}"},
		{"**最**好", "最好 {strong 最}"},
		{"全**国最**好**的**", "全国最好的 {strong 国最} {strong 的}"},
		{"***重点：***看", "重点：看 {strong 重点：} {em 重点：}"},
		{"*斜体。*后文", "斜体。后文 {em 斜体。}"},
		// and what CommonMark says elsewhere
		{"a*b*c", "abc {em b}"},
		{"2 * 3 * 4", "2 * 3 * 4"},
		{"snake_case_name _em_", "snake_case_name em {em em}"},
		{"** 不是 **", "** 不是 **"},
		{"降噪 45dB*，续航 30 小时*。", "降噪 45dB*，续航 30 小时*。"},
		{"3~5天，7~10天", "3~5天，7~10天"},
		{"a ~old~ b ~~~c", "a old b ~~~c {strike old}"},
		{`\*\*不是\*\* &lt;b&gt; &copy; &#20320; &nosuch;`, "**不是** <b> © 你 &nosuch;"},
		// bare addresses
		{"详见https://a.example.com/x。谢谢", "详见https://a.example.com/x。谢谢 {link https://a.example.com/x https://a.example.com/x}"},
		{"网址：https://a.example.com/a_b_c?x=*1*，好", "网址：https://a.example.com/a_b_c?x=*1*，好 {link https://a.example.com/a_b_c?x=*1 https://a.example.com/a_b_c?x=*1}"},
		{"邮箱：a.b@example.com请写信", "邮箱：a.b@example.com请写信 {link a.b@example.com mailto:a.b@example.com}"},
		{"见www.example.com（官网）", "见www.example.com（官网） {link www.example.com http://www.example.com}"},
		{"(see https://e.example.com/a_(b).)", "(see https://e.example.com/a_(b).) {link https://e.example.com/a_(b) https://e.example.com/a_(b)}"},
		{"`https://a.example.com` [x@example.com](https://b.example.com)", "https://a.example.com x@example.com {literal https://a.example.com} {link x@example.com https://b.example.com}"},
		{"https://a.example.com/?a=1&amp;b={{id}}", "https://a.example.com/?a=1&b={{id}} {link https://a.example.com/?a=1&b={{id}} https://a.example.com/?a=1&b={{id}}}"},
		{"@小岚 3@4 http:// www. a@b", "@小岚 3@4 http:// www. a@b"},
		// line breaks
		{"全国最\n好吃", "全国最好吃"},
		{"好吃，\n真的", "好吃，真的"},
		{"他说\n“好”", "他说“好”"},
		{"first\nsecond", "first second"},
		{"用\nApple", "用 Apple"},
		{"你好，\nApple", "你好，Apple"},
		{"one  \ntwo\\\nthree", "one\ntwo\nthree"},
		{"**最\n好**吃\r\n了", "最好吃了 {strong 最好}"},
		{"> 一\n> 二", "quote:一二"},
		// raw HTML
		{"全国<br>最好 a<br/>b", "全国最好 a b"},
		{"原价<del>99</del>元<span hidden>x</span>", "原价99元 {strike 99}"},
		{"<div>\n一段<b>粗</b>\n</div>\n\n二段", "一段粗 {strong 粗} | 二段"},
		{"<!-- 最好 -->\n\n<script>\n最好\n</script>\n\n<style>\n最好\n</style>\n好", "好"},
		// pictures
		{"![图](a.png)", "picture: | alt:图"},
		{"前![图 *斜*](a.png \"题\")后", "前后 | picture: | alt:图 斜 {em 斜} | caption:题"},
		{"[![图](a.png)](https://a.example.com)", "picture: {link  https://a.example.com} | alt:图"},
		// the rest
		{"# 题\n\n## 节\n\n副题\n===\n", "title:题 | heading:节 | title:副题"},
		{"| a | b |\n|--|--|\n| `x\\|y` | \\| |\n", "cell:a | cell:b | cell:x|y {literal x|y} | cell:|"},
		{"文[^a]\n\n[^a]: 注\n[^b]: 无人提", "文 {note  a} | footnote:注 | footnote:无人提"},
		{"文[^a]", "文[^a]"},
		{"    code <b>\n    *x*\n", "code:code <b>\n*x*"},
		{"", ""},
		{"---\n\n# 没有文首信息\n\n---\n", "break: | title:没有文首信息 | break:"},
	} {
		if got := said(t, "a.md", c.in); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestIgnore(t *testing.T) {
	d, err := Bytes("a.md", []byte("<!-- onevoice ignore-file type/*：排版由代理商定 -->\n\n一\n\n<!-- onevoice ignore law/absolute: 引用原话 -->\n二\n\n"+
		"三<!--onevoice ignore brand/terms-->\n\n<!-- onevoice ignored x: y -->\n<!-- onevoice ignore a/b: 没有下文 -->\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, ig := range d.Ignores {
		at := d.Source.Position(ig.Span.Start)
		got = append(got, fmt.Sprintf("%s@%d:%d %d %q", ig.Rule, at.Line, at.Column, ig.Block, ig.Reason))
	}
	want := `type/*@1:1 -1 "排版由代理商定", law/absolute@5:1 1 "引用原话", brand/terms@8:2 2 "", a/b@11:1 3 "没有下文"`
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestLists(t *testing.T) {
	d, err := Bytes("a.md", []byte("3. 三\n4. 四\n   - 子\n     > 引\n\n   续\n\n- [x] 做\n- [ ] 未\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range d.Blocks {
		got = append(got, fmt.Sprintf("%s%d/%d%s%s", b.Kind, b.Level, b.Group, b.Marker, b.Text))
	}
	want := "item1/13.三 item1/14.四 item2/1•子 quote1/0引 item1/1续 item1/2☑做 item1/2☐未"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// A tag left open ends with its paragraph: what follows is read, and not in
// its type.
func TestTagLeftOpen(t *testing.T) {
	for in, want := range map[string]string{
		"一<span hidden>二\n\n三":             "一 | 三",
		"一<b>二\n\n三 **四**五":                "一二 {strong 二} | 三 四五 {strong 四}",
		"一<s>二</b>\n\n~~三~~四":              "一二 {strike 二} | 三四 {strike 三}",
		"<div hidden>\n\n一\n\n</div>\n\n二": "二",
	} {
		if got := said(t, "a.md", in); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}
