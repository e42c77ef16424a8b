package words

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/go-ego/gse"
)

func cutUp(s string) []string {
	var out []string
	for _, w := range Segment(s) {
		out = append(out, s[w[0]:w[1]])
	}
	return out
}

func TestSegment(t *testing.T) {
	for _, want := range []string{
		"",
		"有/机会/就/来",
		"有机/蔬菜",
		"拒绝/对比",
		"绝对/有效",
		"第一/时间/回复",
		"研究/生命/起源",
		"登陆/账号",
		"诺曼底/登陆", // a word here as there: what it means is no matter of edges
		"南京市/长江大桥",
		"他/最近/搬家",
		"国家级/的/称号",
		"iPhone/ /15/手机/壳", // Latin words whole, no letter moved
		"4S店/见",            // dictionary words are found whatever their case
		"ABC/。",
	} {
		s := strings.ReplaceAll(want, "/", "")
		if got := strings.Join(cutUp(s), "/"); got != want {
			t.Errorf("%q is cut into %s", s, got)
		}
	}
}

// A word that begins inside another, or is made of parts of two, is no word.
func TestTorn(t *testing.T) {
	for _, c := range []struct {
		s, word string
		want    bool
	}{
		{"有机会就来", "有机", true},
		{"有机蔬菜", "有机", false},
		{"请拒绝对比", "绝对", true},
		{"绝对有效", "绝对", false},
		{"研究生命起源", "研究生", true},
		{"南京市长江大桥", "市长", true},
		{"第一时间回复", "第一时间", false}, // two whole words
		{"历史上有过", "史上", true},
		{"我们积极致力于", "极致", true},
		{"为了提高效率", "高效", true},
		{"其中奖品三份", "中奖", true},
		{"面包过期了", "包过", true},
		{"有机物", "有机", false}, // of which it is a part
		{"中奖率", "中奖", false},
		{"诺曼底登陆", "登陆", false},
		{"登陆账号", "登陆", false},
	} {
		i := strings.Index(c.s, c.word)
		if got := Torn(Segment(c.s), i, i+len(c.word)); got != c.want {
			t.Errorf("%s in %s is torn: %v", c.word, c.s, got)
		}
	}
}

// The words of a text alone cut it as the whole dictionary does.
func TestSegmentAsWhole(t *testing.T) {
	whole := &gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	if err := whole.LoadDictEmbed("zh_s"); err != nil {
		t.Fatal(err)
	}
	if got, want := jieba().total, uint64(whole.Dict.TotalFreq()); got != want {
		t.Errorf("segment.dict counts %d words in all, gse %d: run segment_gen.go", got, want)
	}
	for _, line := range strings.SplitAfter(prose(t), "\n") {
		var want []string
		for _, w := range whole.Segment([]byte(line)) {
			want = append(want, line[w.Start():w.End()])
		}
		if got := cutUp(line); strings.Join(got, "/") != strings.Join(want, "/") {
			t.Fatalf("cut into\n%s\nnot into\n%s", strings.Join(got, "/"), strings.Join(want, "/"))
		}
	}
}

// prose returns the Chinese that lies in testdata.
func prose(tb testing.TB) string {
	tb.Helper()
	var b strings.Builder
	for _, glob := range []string{"masters/*.md", "campaigns/*/*.md", "law/own.jsonl"} {
		names, _ := filepath.Glob("../../testdata/" + glob)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				tb.Fatal(err)
			}
			b.Write(data)
		}
	}
	if b.Len() < 50_000 {
		tb.Fatalf("only %d bytes of prose", b.Len())
	}
	return b.String()
}

// Run with -race: nothing is shared that changes.
func TestSegmentAtOnce(t *testing.T) {
	text := prose(t)[:3000]
	want := strings.Join(cutUp(text), "/")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				if got := strings.Join(cutUp(text), "/"); got != want {
					t.Error("cut in another way at the same time")
				}
			}
		})
	}
	wg.Wait()
}

// The ranges cover the text, whatever it is.
func FuzzSegment(f *testing.F) {
	for _, s := range []string{"有机会就来", "a\x00b\x00\x00", "\xff\xfe最\xe6\x9c", "\x01\x02\x01", "👩‍👩‍👧最好１２３", "4S店"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, w := range Segment(s) {
			if w[0] != at || w[1] <= at {
				t.Fatalf("%q is cut at %v, not at %d", s, w, at)
			}
			at = w[1]
		}
		if at != len(s) {
			t.Fatalf("%q is cut up to byte %d only", s, at)
		}
	})
}

func BenchmarkSegment(b *testing.B) {
	text := prose(b)
	for name, s := range map[string]string{"sentence": "有机会的话第一时间告诉你南京市长江大桥怎么走，请拒绝对比。", "9KB": text[:9000], "100KB": text[:min(len(text), 100_000)]} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				Segment(s)
			}
		})
	}
}

func TestNoun(t *testing.T) {
	for word, want := range map[string]bool{"城市": true, "定金": true, "押金": true, "摆摊": false, "开门": false, "4S店": true, "没有这个词": false, "": false} {
		if often, noun := Noun(word); noun != want || noun && often == 0 {
			t.Errorf("%s: noun %v, met %d times", word, noun, often)
		}
	}
}
