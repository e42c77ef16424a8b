package report

import (
	"bytes"
	"flag"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var absolute = lint.Rule{
	ID:       "law/absolute",
	Title:    lang.Words{ZH: "绝对化用语", EN: "absolute claim"},
	Why:      lang.Words{ZH: "绝对化用语会误导消费者，罚款二十万元起。", EN: "Absolute claims mislead; fines start at CNY 200,000."},
	Basis:    lang.Words{ZH: "广告法 第九条（三）", EN: "Advertising Law, article 9 (3)"},
	Mend:     lang.Words{ZH: "说具体的、能证明的好处。", EN: "Say something specific that you can prove."},
	Severity: lint.Error,
}

var terms = lint.Rule{
	ID:       "brand/terms",
	Why:      lang.Words{ZH: "全公司用同一个词，读者才不会以为是两件事。", EN: "One word for one thing."},
	Basis:    lang.Same("brand.yaml terms"),
	Severity: lint.Warning,
}

// golden compares got with a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; got:\n%s", name, got)
	}
}

// marked reads a file in which ⟦ ⟧ stand round the words to point at, and
// returns the document without them and the places.
func marked(t *testing.T, name string) (*doc.Document, []doc.Place) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var plain strings.Builder
	var at [][2]int
	for i, part := range strings.Split(string(data), "⟦") {
		words, rest, ok := strings.Cut(part, "⟧")
		if i > 0 && ok && !strings.HasPrefix(words, " ") {
			at = append(at, [2]int{plain.Len(), plain.Len() + len(words)})
		}
		plain.WriteString(words + rest)
	}
	src := doc.NewSource(name, []byte(plain.String()))
	d := &doc.Document{Source: src, Format: "text", Blocks: []doc.Block{{Kind: doc.Paragraph, Text: doc.Copy(src, 0, plain.Len())}}}
	var places []doc.Place
	for _, a := range at {
		places = append(places, doc.At(d, &d.Blocks[0], a[0], a[1]))
	}
	return d, places
}

// The carets stand exactly under the words, whatever comes before them.
func TestHardLines(t *testing.T) {
	_, places := marked(t, "hard.txt")
	var r Report
	r.Files = 1
	for _, p := range places {
		r.Findings = append(r.Findings, lint.Finding{Rule: &absolute, Place: p, Message: lang.F("「%s」是绝对化用语", "%q is an absolute claim", p.Text())})
	}
	for _, to := range []string{"zh", "en"} {
		var b bytes.Buffer
		if err := Text(&b, r, Style{Lang: to}); err != nil {
			t.Fatal(err)
		}
		golden(t, "hard."+to+".golden", b.Bytes())
	}
}

// kinds is one finding of every kind of place there is.
func kinds() Report {
	src := doc.NewSource("copy/文章.md", []byte("---\ntitle: 灯\n---\n让光回到\n生活 &amp; 家，登陆官网。\n"))
	at := func(s string) (int, int) {
		i := bytes.Index(src.Data, []byte(s))
		return i, i + len(s)
	}
	copyOf := func(s string) doc.Text { i, j := at(s); return doc.Copy(src, i, j) }
	i, j := at("&amp;")
	body := doc.Block{Kind: doc.Paragraph, Text: doc.Join(copyOf("让光回到"), copyOf("生活 "), doc.Decode("&", src, i, j), copyOf(" 家，登陆官网。"))}
	said := copyOf("登陆官网").Span()
	cue := doc.Block{Kind: doc.Cue, Text: doc.Derive("快来登陆最好的官网吧", said)}
	nowhere := doc.Block{Kind: doc.Action, Text: doc.Derive("马上抢最好的", doc.Span{})}
	d := &doc.Document{Source: src, Channel: "douyin", Format: "markdown", Blocks: []doc.Block{body, cue, nowhere}}
	place := func(b int, s string) doc.Place {
		k := strings.Index(d.Blocks[b].Text.String(), s)
		return doc.At(d, &d.Blocks[b], k, k+len(s))
	}
	pic := doc.NewSource("copy/海报.png", []byte("\x89PNG"))
	img := &doc.Image{Source: pic, Width: 100, Height: 80}
	read := doc.Span{Source: pic, Region: image.Rect(5, 6, 45, 20)}
	poster := &doc.Document{Source: pic, Format: "picture", Blocks: []doc.Block{{Kind: doc.Picture, Image: img}, {Kind: doc.Caption, Text: doc.Derive("全网最低价", read)}}}
	edit := doc.Edit{Span: place(0, "登陆").Span(), New: "登录"}
	two := []string{"wechat", "douyin"}
	return Report{Files: 3, Findings: []lint.Finding{
		{Rule: &terms, Message: lang.Words{ZH: "没有写标题", EN: "no title"}, Place: doc.Place{Doc: d}},
		{Rule: &absolute, Severity: lint.Evidence, Message: lang.Words{ZH: "跨行的词", EN: "words over two lines"}, Place: place(0, "回到生活")},
		{Rule: &terms, Message: lang.Words{ZH: "实体也数得对", EN: "entities count right"}, Place: place(0, "& 家")},
		{Rule: &terms, Message: lang.Words{ZH: "不说「登陆」，说「登录」", EN: "say 登录"}, Place: place(0, "登陆"), Channels: two,
			Related: []lint.Note{{Message: lang.Words{ZH: "这里写的是「让光」", EN: "here it says 让光"}, Place: place(0, "让光")}, {Place: doc.Place{Doc: poster, Block: &poster.Blocks[0]}}},
			Fixes:   []lint.Fix{{Message: lang.Words{ZH: "改成「登录」", EN: "say 登录"}, Edits: []doc.Edit{edit}}, {Message: lang.Words{ZH: "删掉", EN: "delete it"}, Unsafe: true}}},
		{Rule: &absolute, Message: lang.Words{ZH: "机器写的话", EN: "words of a machine"}, Place: place(1, "最好"), Channels: two[1:]},
		{Rule: &absolute, Severity: lint.Info, Message: lang.Words{ZH: "没有出处的话", EN: "words from nowhere"}, Place: place(2, "最好"), Channels: two[1:]},
		{Rule: &absolute, Message: lang.Words{ZH: "图片里的字", EN: "words on a picture"}, Place: doc.At(poster, &poster.Blocks[1], 0, len("全网最低"))},
		{Rule: &terms, Message: lang.Words{ZH: "一块颜色", EN: "a paint"}, Place: doc.Place{Doc: poster, Block: &poster.Blocks[0], Region: image.Rect(0, 0, 8, 8)}},
		{Rule: &terms, Message: lang.Words{ZH: "整张图片", EN: "the picture"}, Place: doc.Place{Doc: poster, Block: &poster.Blocks[0]}},
	}, NotRun: []lint.NotRun{{Rule: "law/drug", Why: lang.Words{ZH: "不知道行业（sector）", EN: "sector unknown"}, Docs: 3}, {Rule: "law/food", Why: lang.Words{ZH: "不知道行业（sector）", EN: "sector unknown"}, Docs: 2}},
		Errors: []*lang.Error{{Path: "坏.png", What: lang.Words{ZH: "图片不完整", EN: "the picture is cut short"}, Hint: lang.Words{ZH: "请重新导出", EN: "export it again"}}}}
}

func TestKindsOfPlace(t *testing.T) {
	name := func(id string) lang.Words {
		return map[string]lang.Words{"wechat": {ZH: "公众号", EN: "WeChat"}, "douyin": {ZH: "抖音", EN: "Douyin"}}[id]
	}
	for _, to := range []string{"zh", "en"} {
		for _, f := range []struct {
			name  string
			write func(*bytes.Buffer) error
		}{
			{"kinds." + to + ".golden", func(b *bytes.Buffer) error { return Text(b, kinds(), Style{Lang: to, Channel: name}) }},
			{"kinds." + to + ".json", func(b *bytes.Buffer) error { return JSON(b, kinds(), Style{Lang: to}) }},
			{"color." + to + ".golden", func(b *bytes.Buffer) error { return Text(b, kinds(), Style{Lang: to, Color: true, Quiet: true}) }},
		} {
			var b bytes.Buffer
			if err := f.write(&b); err != nil {
				t.Fatal(err)
			}
			golden(t, f.name, b.Bytes())
		}
	}
}

func TestProblems(t *testing.T) {
	errs := []*lang.Error{
		{Path: "brand.yaml", Line: 3, Column: 4, Width: 2, Source: "标语：最好", What: lang.Words{ZH: "这里要用半角冒号", EN: "a plain colon is wanted here"}, Hint: lang.Words{ZH: "写成「标语: 最好」", EN: "write 标语: 最好"}},
		{Path: "没有.md", What: lang.Words{ZH: "没有这个文件", EN: "no such file"}},
	}
	var b bytes.Buffer
	for _, to := range []string{"zh", "en"} {
		if err := Problems(&b, errs, Style{Lang: to}); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "problems.golden", b.Bytes())
}

func TestClean(t *testing.T) {
	for _, c := range []struct {
		report Report
		style  Style
		want   string
	}{
		{Report{Files: 2}, Style{Lang: "zh"}, "检查了 2 个文件，没有发现问题。\n"},
		{Report{Files: 1}, Style{Lang: "en"}, "1 file checked, nothing found.\n"},
		{Report{Files: 1}, Style{Quiet: true}, ""},
		{Report{}, Style{}, ""},
	} {
		var b bytes.Buffer
		if err := Text(&b, c.report, c.style); err != nil || b.String() != c.want {
			t.Errorf("Text(%+v, %+v) = %q, %v; want %q", c.report, c.style, b.String(), err, c.want)
		}
	}
}
