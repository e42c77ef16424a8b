package office

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// swapped returns a sample with one of its parts replaced.
func swapped(t testing.TB, path, part, by string) []byte {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for i := range a.Files {
		if a.Files[i].Name == part {
			a.Files[i].Data, found = []byte(by), true
		}
	}
	if !found {
		t.Fatal("no part", part)
	}
	return packed(t, a)
}

// laws holds the reader to its laws whatever one part of a file says.
func laws(f *testing.F, path, part string, seeds ...string) {
	name, data := sample(f, path)
	p, err := open(name, data)
	if err != nil {
		f.Fatal(err)
	}
	was, err := p.read(part)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(was))
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, part1 string) {
		data := swapped(t, path, part, part1)
		b, err := openBook(name, data)
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
		if again, err := Read(name, data); err != nil || dump(again) != dump(d) {
			t.Error("read again, it says something else", err)
		}
	})
}

func FuzzSlide(f *testing.F) {
	laws(f, "testdata/talk.pptx.txtar", "ppt/slides/slide1.xml")
}

func FuzzSheet(f *testing.F) {
	laws(f, "testdata/plan.xlsx.txtar", "xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><row><c/><c t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>a</t></r></is><v>1</v></c></row></worksheet>`)
}

func FuzzShared(f *testing.F) {
	laws(f, "testdata/plan.xlsx.txtar", "xl/sharedStrings.xml")
}

// A few bytes of a sheet can't stand for more words than anybody reads.
func TestSharedBomb(t *testing.T) {
	const head = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">`
	for _, cell := range []string{`<c t="s"><v>0</v></c>`, `<c t="n"><v>1</v></c>`} {
		a, err := txtar.ParseFile("testdata/plan.xlsx.txtar")
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range a.Files {
			switch f.Name {
			case "xl/worksheets/sheet1.xml":
				a.Files[i].Data = []byte(head + strings.Repeat(cell, 300_000) + "<!--" + random(100_000) + "--></row></sheetData></worksheet>")
			case "xl/sharedStrings.xml":
				a.Files[i].Data = []byte(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>` + strings.Repeat("字", 1<<18) + `</t></si></sst>`)
			}
		}
		_, err = Read("a.xlsx", packed(t, a))
		if said, ok := err.(*lang.Error); !ok || !strings.Contains(said.What.EN, "too many") {
			t.Error(cell, err)
		}
	}
}

// FuzzMark holds the writer to its law: a copy says what the file said with the
// edit made, or where it can't be tracked, what the file said.
func FuzzMark(f *testing.F) {
	name, data := sample(f, "testdata/plan.docx.txtar")
	p, err := open(name, data)
	if err != nil {
		f.Fatal(err)
	}
	main, err := p.read("word/document.xml")
	if err != nil {
		f.Fatal(err)
	}
	for _, at := range [][2]int{{0, 6}, {20, 40}, {45, 46}, {60, 90}, {120, 122}} {
		f.Add(string(main), at[0], at[1], "换 <词>")
	}
	f.Fuzz(func(t *testing.T, main string, start, end int, words string) {
		d, err := Read(name, swapped(t, "testdata/plan.docx.txtar", "word/document.xml", main))
		if err != nil || !utf8.ValidString(words) || escape(words) == "" || strings.ContainsFunc(words, func(r rune) bool { return r < ' ' || r == softHyphen || r > 0xFFFD }) {
			return
		}
		src := d.Source
		start, end = max(0, min(start, len(src.Data))), max(0, min(end, len(src.Data)))
		if start >= end || !utf8.RuneStart(src.Data[start]) || end < len(src.Data) && !utf8.RuneStart(src.Data[end]) || bytes.IndexByte(src.Data[start:end], '\n') >= 0 {
			return
		}
		at := doc.Span{Source: src, Start: start, End: end}
		made, err := Mark(src, []Remark{{at, []string{"x"}, []doc.Edit{{Span: at, New: words}}}}, "zh")
		if err != nil {
			t.Fatal(err)
		}
		want := string(src.Data)
		if made.Changes == 1 {
			want = want[:start] + words + want[end:]
		}
		if got := accepted(t, made.Data); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
			t.Errorf("%d changes: says %q, want %q", made.Changes, got, want)
		}
	})
}

// FuzzMarkSheet holds the writer of comments to its laws, whatever comments and
// boxes a sheet has: the copy says the same, its comments are sound XML, and what
// could not be added to is as it was.
func FuzzMarkSheet(f *testing.F) {
	for _, layout := range []string{"ours", "prefixed"} {
		_, data := commented(f, layout)
		p := parts(f, data)
		f.Add(p["xl/comments1.xml"], p["xl/drawings/vmlDrawing1.vml"])
	}
	f.Add(`<comments xmlns="`+sheetSpace+`"><authors/><commentList><comment ref="$B$4:C5" authorId="0"><text/></comment></commentList></comments>`, `<xml xmlns:v='urn:schemas-microsoft-com:vml'><v:shape id="_x0000_s999999999"/></xml>`)
	f.Add(`<x:comments xmlns:x="`+sheetSpace+`"><x:authors /><x:commentList/></x:comments>`, `</xml><xml`)
	_, base := commented(f, "ours")
	f.Fuzz(func(t *testing.T, notes, boxes string) {
		data := with(t, with(t, base, "xl/comments1.xml", notes), "xl/drawings/vmlDrawing1.vml", boxes)
		d, err := Read("plan.xlsx", data)
		if err != nil {
			t.Fatal(err)
		}
		src := d.Source
		made, err := Mark(src, []Remark{{Span: span(t, src, "请登陆"), Words: []string{"x"}}, {Span: span(t, src, "价格"), Words: []string{"<y>"}}, {Span: span(t, src, "没有地址的格子"), Words: []string{"z"}}}, "zh")
		if err != nil {
			return // the file itself is refused
		}
		if again, err := Read("plan.xlsx", made.Data); err != nil || string(again.Source.Data) != string(src.Data) {
			t.Fatal("the copy says something else", err)
		}
		now := parts(t, made.Data)
		switch err := sound([]byte(now["xl/comments1.xml"])); {
		case len(made.Left) > 0 && made.Comments == 1:
			if now["xl/comments1.xml"] != notes || now["xl/drawings/vmlDrawing1.vml"] != boxes {
				t.Error("what is left has changed")
			}
		case err != nil:
			t.Error(err, now["xl/comments1.xml"])
		case !kept(notes, now["xl/comments1.xml"]) && !strings.Contains(notes, "/>"): // <a/> is written <a></a>
			t.Errorf("what was said isn't in %s", now["xl/comments1.xml"])
		}
	})
}
