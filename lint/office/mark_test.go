package office

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"onevoice/lint/doc"
)

// span returns where words stand in what a file says; it must say them once.
func span(t testing.TB, src *doc.Source, words string) doc.Span {
	t.Helper()
	i := bytes.Index(src.Data, []byte(words))
	if i < 0 || bytes.Count(src.Data, []byte(words)) > 1 {
		t.Fatalf("%q stands %d times in\n%s", words, bytes.Count(src.Data, []byte(words)), src.Data)
	}
	return doc.Span{Source: src, Start: i, End: i + len(words)}
}

// mend is a remark that has words put in the place of others.
func mend(t testing.TB, src *doc.Source, old, words string) Remark {
	at := span(t, src, old)
	return Remark{at, []string{"改：" + words}, []doc.Edit{{Span: at, New: words}}}
}

func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}

// marked returns the sample with remarks in it.
func marked(t testing.TB, src *doc.Source, remarks ...Remark) Copy {
	t.Helper()
	c, err := Mark(src, remarks, "zh")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func plan(t testing.TB) *doc.Source {
	t.Helper()
	name, data := sample(t, "testdata/plan.docx.txtar")
	d, err := Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return d.Source
}

// accepted and rejected return what a file with tracked changes says once all
// are taken, or none.
func accepted(t testing.TB, data []byte) string {
	t.Helper()
	d, err := Read("a.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	return string(d.Source.Data)
}

func rejected(t testing.TB, data []byte) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, s := range parts(t, data) {
		for {
			i := strings.Index(s, `author="onevoice"><w:r`)
			if i < 0 {
				break
			}
			i = strings.LastIndex(s[:i], "<w:")
			end := "</w:" + s[i+3:i+6] + ">"
			j := i + strings.Index(s[i:], end)
			inside := ""
			if end == "</w:del>" {
				inside = s[i+strings.Index(s[i:], ">")+1 : j]
				inside = strings.ReplaceAll(inside, "w:delText", "w:t")
			}
			s = s[:i] + inside + s[j+len(end):]
		}
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, s)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return accepted(t, out.Bytes())
}

// A change is taken or left, and the words around it stay as they are; a run
// keeps its dress, an entity its code, a tab its place.
func TestChanges(t *testing.T) {
	src := plan(t)
	for _, c := range []struct{ old, new string }{
		{"春季", "夏季"}, {"酸奶&果昔都", "酸奶和果昔都"}, {"奶&果", "奶、果"}, {"好😀的", "很好🎉的"}, {"😀", ""}, {"的\t词", "的词"}, {"\t", ""}, {"词\n一", "词，一"},
		{"一-二", "一－二"}, {"都 是", "都是"}, {"新词", "新的词"}, {"旧的 新词", "旧词"}, {"官网和小程序", "官网与小程序"}, {"官网", "<官网>"}, {"价格", "价钱"}, {"框里的话", "框外的话"}, {"门店数据", "门店的数据"},
		{"内部资料", "公开资料"}, {"划掉不划", "划"}, {"酸奶&果昔都 是好😀的", "x"}, {"春季上新方案", "春季上新方案！"}, {"甲之一", "甲之 1"},
	} {
		at := span(t, src, c.old)
		made := marked(t, src, mend(t, src, c.old, c.new))
		want := string(src.Data[:at.Start]) + c.new + string(src.Data[at.End:])
		if c.new == "词，一" || strings.Contains(c.old, "\t") {
			want = strings.Replace(want, "\n\n", "\n", 1)
		}
		if got := accepted(t, made.Data); got != want || made.Changes != 1 || made.Comments != 1 {
			t.Errorf("%q to %q, accepted: %d changes, %d comments\n%s", c.old, c.new, made.Changes, made.Comments, got)
		}
		if got := rejected(t, made.Data); got != string(src.Data) {
			t.Errorf("%q to %q, rejected:\n%s", c.old, c.new, got)
		}
	}
}

// What can't be tracked gets its comment all the same: a picture's words, a
// tracked move, what would break the line.
func TestNotTrackable(t *testing.T) {
	src := plan(t)
	for _, c := range [][2]string{{`一杯"酸奶"`, "一杯"}, {"搬来", "搬走"}, {"清单", "清\n单"}} {
		made := marked(t, src, mend(t, src, c[0], c[1]))
		if got := accepted(t, made.Data); made.Changes != 0 || made.Comments != 1 || got != string(src.Data) {
			t.Errorf("%q: %d changes, %d comments", c[0], made.Changes, made.Comments)
		}
	}
}

// Many remarks at once: none gets in another's way, the order of what stands at
// one place is right, and the same remarks make the same bytes.
func TestManyRemarks(t *testing.T) {
	src := plan(t)
	var all []Remark
	for _, w := range []string{"酸奶&果昔", "果昔都 是好", "好😀的", "官网", "官网和", "小程序", "商品", "19元", "框里的话", "门店数据", "内部资料"} {
		all = append(all, Remark{Span: span(t, src, w), Words: []string{"说说「" + w + "」", "a<b&c"}})
	}
	all = append(all, mend(t, src, "酸奶&果昔都", "酸奶、果昔都"), mend(t, src, "和小", "与小"), Remark{Span: doc.Span{Source: src}, Words: []string{"全文"}})
	made := marked(t, src, all...)
	if made.Comments != len(all) || made.Changes != 2 {
		t.Errorf("%d comments, %d changes", made.Comments, made.Changes)
	}
	p := parts(t, made.Data)
	for _, tag := range []string{"<w:commentRangeStart ", "<w:commentRangeEnd ", "<w:commentReference "} {
		if n := strings.Count(p["word/document.xml"], tag); n != len(all) {
			t.Errorf("%d of %s", n, tag)
		}
	}
	if !strings.Contains(p["word/comments.xml"], "脚注 1：门店数据") || !strings.Contains(p["word/comments.xml"], "页眉：内部资料") || !strings.Contains(p["word/comments.xml"], "a&lt;b&amp;c") {
		t.Error(p["word/comments.xml"])
	}
	if again := marked(t, src, all...); !bytes.Equal(again.Data, made.Data) {
		t.Error("the same remarks make other bytes")
	}
	if got := rejected(t, made.Data); got != string(src.Data) {
		t.Errorf("rejected:\n%s", got)
	}
}

// All that a copy doesn't have to change is in it byte for byte, as packed.
func TestRestOfFile(t *testing.T) {
	src := plan(t)
	made := marked(t, src, mend(t, src, "春季", "夏季"))
	was, now := raw(t, src.OnDisk()), raw(t, made.Data)
	for name, b := range was {
		changes := name == "word/document.xml" || name == typesPart || name == "word/_rels/document.xml.rels"
		if changes == (now[name] == b) {
			t.Errorf("%s: changed is %v", name, !changes)
		}
	}
	if len(now) != len(was)+1 || now["word/comments.xml"] == "" {
		t.Error("parts:", len(was), len(now))
	}
}

// raw returns the packed bytes of the parts.
func raw(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}

// A copy is marked again: its comments are added to those that are there, with
// ids of their own, and its tracked changes are read as made.
func TestMarkTwice(t *testing.T) {
	src := plan(t)
	first := marked(t, src, mend(t, src, "春季", "夏季"))
	d, err := Read("a.docx", first.Data)
	if err != nil {
		t.Fatal(err)
	}
	second := marked(t, d.Source, mend(t, d.Source, "夏季上新", "秋季上新"))
	if got := accepted(t, second.Data); !strings.HasPrefix(got, "秋季上新方案\n") {
		t.Error(got)
	}
	p := parts(t, second.Data)
	if n := strings.Count(p["word/comments.xml"], "<w:comment "); n != 2 || strings.Count(p[typesPart], "comments.xml") != 1 {
		t.Errorf("%d comments\n%s", n, p[typesPart])
	}
}

// A copy is known as one that nobody has touched until somebody has.
func TestUntouched(t *testing.T) {
	src := plan(t)
	made := marked(t, src, mend(t, src, "春季", "夏季"))
	if !Untouched(made.Data) {
		t.Error("a fresh copy is taken for a changed one")
	}
	other := parts(t, made.Data)
	other["word/document.xml"] += " "
	var list []string
	for name, s := range other {
		list = append(list, name, s)
	}
	if Untouched(zipped(t, list...)) || Untouched(src.OnDisk()) || Untouched([]byte("x")) {
		t.Error("a changed file is taken for a fresh copy")
	}
}

// Every prefix does for Word's own namespace, the empty one too.
func TestPrefixes(t *testing.T) {
	for _, p := range []string{"w:", "ns0:", ""} {
		main := strings.NewReplacer("<w:", "<"+p, "</w:", "</"+p, "xmlns:w=", "xmlns"+strings.TrimSuffix(":"+p, ":")+"=").Replace(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>登陆后领取</w:t></w:r></w:p></w:body></w:document>`)
		d, err := Read("a.docx", zipped(t, "_rels/.rels", mainRel, "word/document.xml", main))
		if err != nil {
			t.Fatal(err)
		}
		made := marked(t, d.Source, mend(t, d.Source, "登陆", "登录"))
		if got := accepted(t, made.Data); got != "登录后领取\n" {
			t.Errorf("prefix %q: %q", p, got)
		}
	}
}

// What one remark mends may take two changes.
func TestMended(t *testing.T) {
	src := plan(t)
	spring, plan := span(t, src, "春季"), span(t, src, "上新方案")
	made := marked(t, src, Remark{spring, []string{"改两处"}, []doc.Edit{{Span: spring, New: "夏季"}, {Span: plan, New: "上市方案"}}}, Remark{plan, []string{"说一句"}, nil})
	if made.Changes != 2 || made.Mended != 1 || made.Comments != 2 {
		t.Errorf("%d changes, %d mended, %d comments", made.Changes, made.Mended, made.Comments)
	}
}
