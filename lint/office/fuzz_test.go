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
