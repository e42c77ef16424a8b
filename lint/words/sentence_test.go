package words

import (
	"reflect"
	"strings"
	"testing"
)

// wanted reads a text with | where it is to be cut.
func wanted(marked string) (text string, pieces []string) {
	for p := range strings.SplitSeq(marked, "|") {
		pieces = append(pieces, strings.TrimFunc(p, isSpace))
	}
	return strings.ReplaceAll(marked, "|", ""), pieces
}

func pieces(s string, ranges [][2]int) []string {
	var out []string
	for _, r := range ranges {
		out = append(out, s[r[0]:r[1]])
	}
	return out
}

func TestSentences(t *testing.T) {
	for _, marked := range []string{
		"第一句。|第二句！|第三句？！|第四句；|第五句……|第六句",
		"“我们试了三年。”|他说，“可以了！”|然后就上市了。",
		"他说：“我们试了三年。还要再试。”|大家都笑了。",
		"主打“好喝！”的那一款（不骗你！）已经没有了。|下一句。",
		"（以上数据来自第三方。）|下一句。",
		"真的太好了！！！😊|下一句",
		"口号...|继续",
		"好用!|不贵?|来吧",
		"价格是 1,499.50 元。|版本 2.0.1 已发布。",
		"访问 https://a.example.com/活动?a=1!x 查看。|完",
		"去 a.example.com。|完",
		"去 https://a.example.com/m2。|完",
		"第一行\n|第二行\r\n|\n第三行",
		"　第一句。　|第二句。\u00a0",
		"Mr. Li met Dr. Wang at 9.30 a.m. in the U.S. office of Acme Inc. yesterday. |It went well.",
		"We open at 8 p.m. |The doors close late.",
		"It costs $1.92 billion, e.g. Boston (see No. 5). |Why? |Because!",
		"Wait... what? |Wait... |Then go.",
		"1. Open the box. |2. Plug it in.",
		"1.打开盒子。|\n2.接上电源",
		`She said "Go now." |Then we went.`,
		"Yahoo! is old. |Visit acme.com. |Then mail a.b@acme.com. |Bye",
		"J. Sandoval wrote it. |I did. not",
		"Made in the U.S. |We ship on Sept. 30, 2026. |Really",
		"Hello.|你好",
		"那个……，算了。|我想说",
		"。。。！",
		"",
		"   ",
	} {
		text, want := wanted(marked)
		if strings.TrimSpace(text) == "" {
			want = nil
		}
		if got := pieces(text, Sentences(text)); !reflect.DeepEqual(got, want) {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

// A bracket that closes far on doesn't make one sentence of all it holds.
func TestSentencesLongQuote(t *testing.T) {
	text := "“" + strings.Repeat("这是很长的一句话。", 20) + "”"
	if got := len(Sentences(text)); got != 20 {
		t.Errorf("%d sentences, want 20", got)
	}
}

func TestClauses(t *testing.T) {
	for _, marked := range []string{
		"首发价 ¥1,499，|截至 12 月 12 日 24:00。|完",
		"上海、|杭州、|成都都有：|见 https://a.example.com/a,b:c；|10：00 开始",
		"热线（8:00–22:00，召回期间不间断），|邮箱如下",
		"我们相信——|光，|刚刚好",
		"—— 陈屿，|光学负责人",
		"Now, |1,499 left: |at 10:00; |go",
		"功能,|100%好",
		"价格1，499元，|200个",
		"比例 2.35:1，|或 16:9",
		"mailto:a@example.com 也行",
	} {
		text, want := wanted(marked)
		if got := pieces(text, Clauses(text)); !reflect.DeepEqual(got, want) {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func FuzzCut(f *testing.F) {
	f.Add("“好。”(1.5) e.g. https://a.example.com/活动?x，—— “")
	f.Add("...\n。」\xff\xe4\xb8（（（")
	f.Fuzz(func(t *testing.T, s string) {
		for _, ranges := range [][][2]int{Sentences(s), Clauses(s)} {
			last := 0
			for _, r := range ranges {
				if r[0] < last || r[1] <= r[0] || r[1] > len(s) {
					t.Fatalf("%q: %v", s, ranges)
				}
				if gap := strings.TrimFunc(s[last:r[0]], isSpace); gap != "" {
					t.Fatalf("%q: %q is in no piece", s, gap)
				}
				last = r[1]
			}
			if rest := strings.TrimFunc(s[last:], isSpace); rest != "" {
				t.Fatalf("%q: %q is in no piece", s, rest)
			}
		}
	})
}
