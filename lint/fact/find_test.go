package fact

import (
	"strings"
	"testing"

	"onevoice/lint/doc"
)

// block makes a paragraph of text in which *…* is a strike, `…` code and
// <…> a link to to.
func block(text, to string) *doc.Block {
	b := &doc.Block{Kind: doc.Paragraph}
	var plain strings.Builder
	open := map[rune]int{}
	for _, r := range text {
		kind := map[rune]doc.MarkKind{'*': doc.Strike, '`': doc.Literal, '<': doc.Link, '>': doc.Link}[r]
		at, opened := open[r]
		switch {
		case kind == "":
			plain.WriteRune(r)
		case r == '<':
			open['>'] = plain.Len()
		case opened:
			b.Marks = append(b.Marks, doc.Mark{Kind: kind, Start: at, End: plain.Len(), To: to})
			delete(open, r)
		default:
			open[r] = plain.Len()
		}
	}
	src := doc.NewSource("a.md", []byte(plain.String()))
	b.Text = doc.Copy(src, 0, plain.Len())
	return b
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, to, want string }{
		{"现价 ¥1,499 *¥1,699*", "", "price[¥1,499]1499 CNY pay, price[¥1,699]1699 CNY was"},
		{"输入 `MG50-2026` 或 MG60", "", "code[MG60]MG60"},
		{"见 <https://a.example.com/很长…> 和 9月30日", "https://A.example.com/long?id=1", "link[https://a.example.com/很长…]https://a.example.com/long?id=1, date[9月30日]--09-30"},
		{"见 <www.a.example.com>", "https://www.a.example.com/", "link[www.a.example.com]https://www.a.example.com"},
		{"写信 <Care@a.example.com>", "mailto:care@a.example.com?subject=x", "email[Care@a.example.com]care@a.example.com"},
		{"<立即预约 ¥50>", "https://a.example.com/", "price[¥50]50 CNY"},
	} {
		b := block(c.text, c.to)
		if got := said(b.Text.String(), Find(b)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
	if f := Find(block("*¥1,699* ¥1,499", "")); !f[0].Struck || f[1].Struck {
		t.Errorf("%+v", f)
	}
	if f := Find(&doc.Block{}); len(f) != 0 {
		t.Errorf("%+v", f)
	}
}

func TestSame(t *testing.T) {
	same := [][]string{
		{"¥199", "199元", "一百九十九元", "RMB 199", "￥199.00", "CNY 199", "199块"},
		{"9月30日", "2026年9月30日", "九月三十日", "Sept 30", "30 September 2026", "2026/9/30"},
		{"9月", "2026年9月", "September 2026"},
		{"20:00", "晚上8点", "8 p.m.", "晚上八点", "20时整"},
		{"24:00", "晚上12点"},
		{"11.8%", "11.8 percent", "百分之十一点八", "11.80%"},
		{"8折", "20% off", "八折", "80折"},
		{"35 g", "35克", "三十五克"},
		{"7 天", "七天", "7 days"},
		{"1.5万", "15,000", "15000"},
		{"400-608-2233", "400 608 2233", "4006082233"},
		{"13800138000", "+86 138 0013 8000"},
		{"https://a.example.com/m2?utm_source=x", "https://A.example.com/m2/"},
		{"≤ 3", "3", "3.0"},
	}
	var facts [][]Fact
	for _, group := range same {
		var of []Fact
		for _, s := range group {
			f := In("共 " + s + "。")
			if s == "3" || s == "3.0" { // a bare digit is no fact
				f = []Fact{{Kind: Quantity, Value: "3"}}
			}
			if len(f) != 1 {
				t.Fatalf("%q: %v", s, f)
			}
			of = append(of, f[0])
		}
		facts = append(facts, of)
	}
	for i, a := range facts {
		for j, b := range facts {
			for m, x := range a {
				for n, y := range b {
					want := i == j
					if i == j && x.Kind == Date && x.Value[0] != '-' && y.Value[0] != '-' {
						want = x.Value == y.Value
					}
					if got := Same(x, y); got != want {
						t.Errorf("%q and %q: %v", same[i][m], same[j][n], got)
					}
				}
			}
		}
	}
	for _, c := range [][2]string{{"¥199", "$199"}, {"2026年9月30日", "2025年9月30日"}, {"≤ 3 g", "≥ 3 g"}, {"12日24:00", "12日0:00"}, {"35 g", "35 kg"}} {
		x, y := In(c[0]), In(c[1])
		if Same(x[len(x)-1], y[len(y)-1]) {
			t.Errorf("%q is the same as %q", c[0], c[1])
		}
	}
	if bad := In("9月31日")[0]; Same(bad, bad) {
		t.Error("a date that doesn't exist agrees with itself")
	}
}

// Texts made to be looked at again and again.
func TestInLong(t *testing.T) {
	for _, s := range []string{"1", "1.", "1,", "1-", "1:1", "1/", "1×", "一", "十", "万", "a.", "A-1", "@", "{{", "¥", "9月", "+1 ", "满1", "1月1日至", "http", "a@", "2026-", "点", "上午"} {
		In(strings.Repeat(s, 100_000))
	}
}

// A bare digit is no fact, whatever stands before and behind it; it can still
// become the beginning of a range.
func TestBareDigits(t *testing.T) {
	got := In("1,2,3–5 元，4 和 5，6 月 1 日至 3 日，7")
	var out []string
	for _, f := range got {
		out = append(out, string(f.Kind)+" "+f.Value)
	}
	if s := strings.Join(out, ", "); s != "price 3, price 5, date --06-01, date --06-03" {
		t.Error(s)
	}
}
