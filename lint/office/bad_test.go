package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"onevoice/brandkit/lang"
)

const (
	mainRel = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	word    = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>`
)

// zipped returns a zip of names and what they hold, in turn.
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Files made to hurt, and broken ones, are errors that say why.
func TestHostile(t *testing.T) {
	doc := func(words string) []string {
		return []string{"_rels/.rels", mainRel, "word/document.xml", fmt.Sprintf(word, words)}
	}
	whole := zipped(t, doc("好")...)
	many := doc("好")
	for i := range entryCap {
		many = append(many, fmt.Sprint(i), "")
	}
	lies := bytes.Clone(whole)
	copy(lies[bytes.LastIndex(lies, []byte("PK\x01\x02"))+24:], "\x02\x00\x00\x00") // the size of the last entry
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"no zip":            {[]byte("x"), "cut short or broken"},
		"empty":             {nil, "cut short or broken"},
		"cut short":         {whole[:len(whole)-40], "cut short or broken"},
		"old or encrypted":  {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "under a password"},
		"another zip":       {zipped(t, "a.txt", "x"), "no Word"},
		"no main part":      {zipped(t, "_rels/.rels", mainRel), "no Word"},
		"upwards":           {zipped(t, append(doc("好"), "../evil", "x")...), "points outside"},
		"upwards later":     {zipped(t, append(doc("好"), "word/../../evil", "x")...), "points outside"},
		"rooted":            {zipped(t, append(doc("好"), "/etc/passwd", "x")...), "points outside"},
		"drive":             {zipped(t, append(doc("好"), `C:\evil`, "x")...), "points outside"},
		"twice":             {zipped(t, append(doc("好"), "Word/Document.xml", "x")...), "the same name"},
		"many entries":      {zipped(t, many...), "the most is"},
		"bomb by ratio":     {zipped(t, "_rels/.rels", mainRel, "word/document.xml", strings.Repeat(" ", 8<<20)), "zip bomb"},
		"bomb by size":      {zipped(t, "_rels/.rels", mainRel, "word/document.xml", strings.Repeat(" ", partCap+1)), "too much"},
		"size is a lie":     {lies, "can't be read"},
		"text elsewhere":    {zipped(t, "_rels/.rels", strings.Replace(mainRel, `"/></R`, `" TargetMode="External"/></R`, 1), "word/document.xml", ""), "outside the file"},
		"entities":          {zipped(t, "_rels/.rels", mainRel, "word/document.xml", `<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d "&b;&b;">]><a>&d;</a>`), "can't be read"},
		"unknown entity":    {zipped(t, doc("&x;")...), "can't be read"},
		"no character":      {zipped(t, doc("&#0;")...), "can't be read"},
		"half an element":   {zipped(t, "_rels/.rels", mainRel, "word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>`), "can't be read"},
		"crossed elements":  {zipped(t, doc("<a><b></a></b>")...), "can't be read"},
		"words in words":    {zipped(t, doc("好<w:t/>坏")...), "can't be read"},
		"not UTF-8":         {zipped(t, doc("\xff")...), "can't be read"},
		"broken relations":  {zipped(t, "_rels/.rels", "<", "word/document.xml", ""), "can't be read"},
		"words upon words":  {zipped(t, doc(strings.Repeat("零一二三四五六七八九", 3<<17)+random(200<<10))...), "too many words"},
		"empty main part":   {zipped(t, "_rels/.rels", mainRel, "word/document.xml", ""), ""},
		"nothing but space": {zipped(t, doc(" ")...), ""},
	} {
		start := time.Now()
		_, err := Read("a.docx", c.data)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
		var said *lang.Error
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.want != "" && (!errors.As(err, &said) || !strings.Contains(said.What.EN, c.want) || said.Path != "a.docx" || said.Hint.Empty()):
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// A slide or a sheet that is listed and isn't there leaves none of the others
// to pass for the whole.
func TestPartIsGone(t *testing.T) {
	for path, part := range map[string]string{"testdata/talk.pptx.txtar": "ppt/slides/slide2.xml", "testdata/plan.xlsx.txtar": "xl/worksheets/sheet1.xml"} {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n := len(a.Files)
		a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == part })
		_, err = Read(strings.TrimSuffix(path, ".txtar"), packed(t, a))
		if len(a.Files) == n || err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// A sheet to which nothing leads, or which lies elsewhere, is told, not passed
// over; a hidden one is not looked for.
func TestSheetLeadsNowhere(t *testing.T) {
	for old, by := range map[string]string{`r:id="rId5"/></sheets>`: `r:id="rId77"/></sheets>`, `Target="worksheets/sheet3.xml"`: `Target="file:///a.xlsx" TargetMode="External"`, `state="hidden" r:id="rId2"`: `state="hidden" r:id="rId78"`} {
		a, err := txtar.ParseFile("testdata/plan.xlsx.txtar")
		if err != nil {
			t.Fatal(err)
		}
		swaps := 0
		for i, f := range a.Files {
			if now := strings.Replace(string(f.Data), old, by, 1); now != string(f.Data) {
				a.Files[i].Data = []byte(now)
				swaps++
			}
		}
		_, err = Read("a.xlsx", packed(t, a))
		if hidden := strings.Contains(old, "hidden"); swaps != 1 || hidden != (err == nil) || err != nil && !strings.Contains(err.Error(), "备用") {
			t.Errorf("%s: %v", by, err)
		}
	}
}

// random returns letters that don't pack well.
func random(n int) string {
	b, x := make([]byte, n), uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = 'a' + byte(x>>24)%26
	}
	return string(b)
}

// Elements nested a hundred thousand deep take a moment, not a stack.
func TestDeep(t *testing.T) {
	const n = 100_000
	deep := strings.Repeat("<w:smartTag>", n) + "<w:r><w:t>深</w:t></w:r>" + strings.Repeat("</w:smartTag>", n)
	body := strings.Replace(fmt.Sprintf(word, ""), "<w:r><w:t></w:t></w:r>", deep+"<w:r><w:t>"+random(40_000)+"</w:t></w:r>", 1)
	d, err := Read("a.docx", zipped(t, "_rels/.rels", mainRel, "word/document.xml", body))
	if err != nil || len(d.Blocks) != 1 || !strings.HasPrefix(d.Blocks[0].Text.String(), "深") {
		t.Error(err, d)
	}
}

// FuzzWord holds the reader to its laws whatever the main part says.
func FuzzWord(f *testing.F) {
	for _, path := range samples(f) {
		name, data := sample(f, path)
		p, err := open(name, data)
		if err != nil {
			f.Fatal(err)
		}
		if main, err := p.read("word/document.xml"); err == nil {
			f.Add(main)
		}
	}
	f.Add([]byte(fmt.Sprintf(word, `a&#x41;<![CDATA[b]]><w:tab/>`)))
	f.Fuzz(func(t *testing.T, main []byte) {
		data := zipped(t, "_rels/.rels", mainRel, "word/document.xml", string(main))
		b, err := openBook("a.docx", data)
		if err != nil {
			if err.(*lang.Error).Hint.Empty() {
				t.Error(err)
			}
			return
		}
		d, err := b.document(data)
		if err != nil {
			t.Fatal(err)
		}
		if msg := faulty(b, d); msg != "" {
			t.Error(msg)
		}
		again, err := Read("a.docx", data)
		if err != nil || dump(again) != dump(d) {
			t.Error("read again, it says something else", err)
		}
	})
}

// FuzzZip holds the reader to errors in our words whatever the file is.
func FuzzZip(f *testing.F) {
	for _, path := range samples(f) {
		_, data := sample(f, path)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read("a.docx", data); err != nil && err.(*lang.Error).Hint.Empty() {
			t.Error(err)
		}
	})
}
