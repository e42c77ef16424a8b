package words

import (
	"fmt"
	"math/rand"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":          "",
		"最好":        "最好",
		"ＡＢＣ１２３":    "abc123",
		"Best最Best": "best最best",
		"￥１，４９９！":   "¥1,499!",
		"全角　空格。":    "全角 空格。",
		"ÉCOLE":     "école",
		"\xffA\xe4": "\xffa\xe4",
	} {
		got := Fold(in)
		if got.Text != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got.Text, want)
		}
		for i, r := range got.Text {
			at := []rune(in[got.Origin(i):])[0]
			if foldRune(at) != r && r != '\uFFFD' {
				t.Errorf("Fold(%q): %q at %d came from %q", in, r, i, at)
			}
		}
		if got.Origin(len(got.Text)) != len(in) {
			t.Errorf("Fold(%q): the end is at %d", in, got.Origin(len(got.Text)))
		}
	}
	if n := testing.AllocsPerRun(10, func() { Fold("这里什么也不用改 nothing to change") }); n != 0 {
		t.Errorf("%v allocations where nothing changes", n)
	}
}

func TestNarrow(t *testing.T) {
	if got := Narrow("￥１，４９９　ＡＢｃ：５０％。").Text; got != "¥1，499　ABc：50%。" {
		t.Errorf("got %q", got)
	}
}

func TestMatcher(t *testing.T) {
	for _, c := range []struct {
		phrases, text, want string
	}{
		{"best", "the best耳机 and bestie, BEST!", "best BEST"},
		{"best", "ＢＥＳＴ商品，thebest，best-in-class", "ＢＥＳＴ best"},
		{"9.9", "9.9元 19.9 9.95 9.9. 2.9.9 ９．９", "9.9 9.9 ９．９"},
		{"499", "1,499 499，499 499.5", "499 499"},
		{"第1", "第1，2期和第12期", "第1"},
		{"第一|全国第一|第一名", "全国第一名", "全国第一 第一 第一名"},
		{"最", "最好的最最", "最 最 最"},
		{"哈哈", "哈哈哈哈哈", "哈哈 哈哈"},
		{"No.1|no.1", "全国NO.1！", "NO.1 NO.1"},
		{"MG50", "MG50 MG500 AMG50 券MG50码", "MG50 MG50"},
		{"M2", "M2s M2 Pro沐光M2", "M2 M2 M2"},
		{"|  ", "a", ""},
		{"café", "Cafés CAFÉ", "CAFÉ"},
		{"cafe", "cafe\u0301 cafe", "cafe"},
		{"双11", "双１１大促，双111", "双１１"},
		{"登陆账号", "请登陆账号", "登陆账号"},
	} {
		var got []string
		for _, m := range NewMatcher(strings.Split(c.phrases, "|")).Find(c.text) {
			got = append(got, c.text[m.Start:m.End])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q in %q: %q, want %q", c.phrases, c.text, got, c.want)
		}
	}
	if got := (&Matcher{}).Find("最好"); got != nil {
		t.Errorf("the zero matcher finds %v", got)
	}
}

// The matcher agrees with looking for each phrase by itself.
func TestMatcherAgainstIndex(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	word := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteRune([]rune("甲乙丙丁。")[rnd.Intn(5)])
		}
		return b.String()
	}
	for range 300 {
		var phrases []string
		for range 1 + rnd.Intn(8) {
			phrases = append(phrases, word(1+rnd.Intn(4)))
		}
		text := word(60)
		got := map[Match]bool{}
		last := Match{}
		for _, m := range NewMatcher(phrases).Find(text) {
			got[m] = true
			if m.Start < last.Start || m.Start == last.Start && m.End < last.End {
				t.Fatalf("%q in %q: out of order", phrases, text)
			}
			last = m
		}
		n := 0
		for p, phrase := range phrases {
			for i := 0; ; {
				k := strings.Index(text[i:], phrase)
				if k < 0 {
					break
				}
				if m := (Match{p, i + k, i + k + len(phrase)}); !got[m] {
					t.Fatalf("%q in %q: %v is missing", phrases, text, m)
				}
				n, i = n+1, i+k+len(phrase)
			}
		}
		if n != len(got) {
			t.Fatalf("%q in %q: %d found, want %d", phrases, text, len(got), n)
		}
	}
}

func TestMatcherConcurrent(t *testing.T) {
	m := NewMatcher([]string{"最好", "best"})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if n := len(m.Find("最好的 best")); n != 2 {
				t.Errorf("%d found", n)
			}
		})
	}
	wg.Wait()
}

func FuzzMatcher(f *testing.F) {
	f.Add("Best|最好|９", "ＢＥＳＴ最\xe4好9.9")
	f.Fuzz(func(t *testing.T, phrases, text string) {
		for _, m := range NewMatcher(strings.Split(phrases, "|")).Find(text) {
			p := strings.Split(phrases, "|")[m.Phrase]
			if Fold(text[m.Start:m.End]).Text != Fold(p).Text && utf8.ValidString(text) {
				t.Fatalf("%q is not %q", text[m.Start:m.End], p)
			}
		}
	})
}

const copyText = "清晨的光从窗边慢慢铺开，桌上那杯咖啡还温着。我们花了四百一十七天，只为让每一次开灯都更安静。" +
	"新款支持 Matter 协议，可以接入家里已有的设备，首发价 ¥1,499，截至 12 月 12 日 24:00。周末来店里坐坐吧，咖啡管够！\n"

func BenchmarkMatcher(b *testing.B) {
	text := strings.Repeat(copyText, 1<<20/len(copyText))
	signs := []rune(copyText + "全国第一最好顶级首选独家绝对万能百分疗效根治领先品牌极致永久冠军唯一世界国家级销量")
	for _, n := range []int{10, 10_000} {
		rnd := rand.New(rand.NewSource(2))
		phrases := make([]string, n)
		for i := range phrases {
			for range 2 + rnd.Intn(4) {
				phrases[i] += string(signs[rnd.Intn(len(signs))])
			}
			phrases[i] += string(rune('一' + rnd.Intn(8000)))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := NewMatcher(phrases)
			m.Find("x")
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				m.Find(text)
			}
		})
	}
	b.Run("build-10000", func(b *testing.B) {
		phrases := make([]string, 10_000)
		for i := range phrases {
			phrases[i] = fmt.Sprintf("短语%d号词", i)
		}
		for b.Loop() {
			NewMatcher(phrases).Find("x")
		}
	})
}

func BenchmarkCut(b *testing.B) {
	text := strings.Repeat(copyText, 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Clauses(text)
	}
}

// A matcher that was built before finds what it was built of.
func TestMatcherOf(t *testing.T) {
	phrases := []string{"最好", "best", "", "哈哈", "最", "No.1", "\xff", "９．９", "最好"}
	m := NewMatcher(phrases)
	again := MatcherOf(string(m.Built()))
	for _, text := range []string{"", "全国最好的，哈哈哈哈，no.1 best 19.9 9.9", "bestie"} {
		if got, want := fmt.Sprint(again.Find(text)), fmt.Sprint(m.Find(text)); got != want {
			t.Errorf("%q: %s, built before %s", text, want, got)
		}
	}
	if got := len(again.Find("全国最好的，哈哈哈哈，no.1 best 9.9")); got != 8 {
		t.Errorf("%d found", got)
	}
	if got := MatcherOf(string(NewMatcher(nil).Built())).Find("最好"); got != nil {
		t.Errorf("found %v of nothing", got)
	}
}
