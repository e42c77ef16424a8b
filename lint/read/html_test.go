package read

import (
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"<p>全国<b>最</b>\n好<i>吃</i> ok", "全国最好吃 ok {strong 最} {em 吃}"},
		{"a  <b> b </b>  c", "a b c {strong b}"},
		{"<p>一<p>二<div>三</div>四", "一 | 二 | 三 | 四"},
		{"一<br>二 a<br>b", "一二 a b"},
		{"&lt;a&gt; &amp;amp; &copy &#x4f60;", "<a> &amp; © 你"},
		{"<script>x</script><style>y</style><template>z</template><noscript>n</noscript><!-- c --><svg><title>t</title></svg>好", "好"},
		{"<p style='DISPLAY: None'>x<p>y<b hidden>z</b>", "y"},
		{"<s>1</s><del>2</del><strike>3</strike><span style='text-decoration:line-through'>4</span>5", "12345 {strike 1} {strike 2} {strike 3} {strike 4}"},
		{"<p><a href='https://a.example.com/?x=1&amp;y=2&copy=3'>走</a>", "走 {link 走 https://a.example.com/?x=1&y=2&copy=3}"},
		{"<a href=x>一<a href=y>二</a>", "一二 {link 一 x} {link 二 y}"},
		{"<img src=a.png alt='图 &amp; 文' title=题>", "picture: | alt:图 & 文 | caption:题"},
		{"<h1>题</h1><h3>节</h3><ul><li>一<li>二</ul><ol><li>三</ol>", "title:题 | heading:节 | item:一 | item:二 | item:三"},
		{"<table><tr><th>a<th>b<tr><td>c<td><p>d</table>", "cell:a | cell:b | cell:c | cell:d"},
		{"<table><tr><td><table><tr><td>c</table>d</table>", "cell:c | d"},
		{"<table role=presentation><tr><td>c</table>", "c"},
		{"<button>买</button><input type=submit value=交>", "action:买 | action:交"},
		{"<pre> a\r\n  <b>b</b></pre>", "code: a\n  b {strong b}"},
		{"<title>题 &amp; 目</title><meta name=description content='述'>", "title:题 & 目 | description:述"},
		{"<blockquote>a<blockquote>b</blockquote>c</blockquote>", "quote:a | quote:b | quote:c"},
		{"详见 https://a.example.com", "详见 https://a.example.com"},
		{"a < b <3 &", "a < b <3 &"},
		{"<p title=\"说", ""},
	} {
		if got := said(t, "a.html", c.in); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// What would take a naive reader time or stack that grows with the square of
// the text is read like anything else. A slip here shows as a test that hangs.
func TestHostile(t *testing.T) {
	const n = 1 << 17
	rep := func(s string) string { return strings.Repeat(s, n/len(s)) }
	for _, c := range []struct{ name, in string }{
		{"a.md", rep("*a ") + rep("a* ")}, {"a.md", rep("[a](")}, {"a.md", rep("![")}, {"a.md", rep("[")}, {"a.md", rep("**，a")},
		{"a.md", rep("a`b``c ")}, {"a.md", rep("[a]:\n")}, {"a.md", rep("[a](<b\n")}, {"a.md", "|a|\n|-|\n" + rep("|`a\\|b`|\n")},
		{"a.md", rep("[^1]: a\n\n")}, {"a.md", "x " + rep("<b><i>")}, {"a.md", rep("a@")}, {"a.md", rep("http://")},
		{"a.html", rep("<b>") + rep("<p></p>")}, {"a.html", rep("<a><b>") + rep("</i>")}, {"a.html", rep("<div>")}, {"a.html", rep("x<b>")},
		{"a.html", "<a " + rep("a=b ") + ">"}, {"a.html", rep("<table><td>")}, {"a.html", rep("<ul><li>")}, {"a.html", rep("<!--")},
		{"a.txt", rep("a@")}, {"a.txt", rep("www.((")}, {"a.srt", "00:00:01,000 --> 00:00:02,000\n" + rep("<")},
	} {
		d, err := Bytes(c.name, []byte(c.in))
		if err != nil {
			t.Errorf("%s %.20q: %v", c.name, c.in, err)
		} else if msg := broken(d); msg != "" {
			t.Errorf("%s %.20q: %.200s", c.name, c.in, msg)
		}
	}
}
