package office

import (
	"strings"
	"testing"
)

// Comments come to stand on their cells, several on one cell as one; the rest of
// the file stays as it is.
func TestMarkSheets(t *testing.T) {
	name, data := sample(t, "testdata/plan.xlsx.txtar")
	d, err := Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	src := d.Source
	made := marked(t, src, Remark{Span: span(t, src, "请登陆"), Words: []string{"应写作「登录」<&"}}, Remark{Span: span(t, src, "下单"), Words: []string{"再说一句"}},
		Remark{Span: span(t, src, "¥1,089.00"), Words: []string{"价格"}}, Remark{Span: span(t, src, "备注"), Words: []string{"列"}}, Remark{Span: span(t, src, "没有地址的格子"), Words: []string{"第二张"}})
	if made.Comments != 4 || made.Changes != 0 {
		t.Errorf("%d comments, %d changes", made.Comments, made.Changes)
	}
	p := parts(t, made.Data)
	for part, want := range map[string]string{
		"xl/worksheets/sheet1.xml":            `<legacyDrawing xmlns:r="` + officeRels + `" r:id="rIdOnevoiceBoxes"/></worksheet>`,
		"xl/worksheets/_rels/sheet3.xml.rels": `Target="/xl/comments`,
		"[Content_Types].xml":                 vmlType,
	} {
		if !strings.Contains(p[part], want) {
			t.Errorf("%s lacks %s:\n%s", part, want, p[part])
		}
	}
	all := ""
	for name, s := range p {
		if strings.HasPrefix(name, "xl/comments") {
			all += s
		}
	}
	for _, want := range []string{`ref="B4" authorId="0"><text><t xml:space="preserve">应写作「登录」&lt;&amp;` + "\n\n再说一句</t>", `ref="D4"`, `ref="AA3"`, `ref="A1"`} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s in %s", want, all)
		}
	}
	was, now := raw(t, src.OnDisk()), raw(t, made.Data)
	for _, name := range []string{"xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml"} {
		if was[name] != now[name] {
			t.Errorf("%s changed", name)
		}
	}
	if again, err := Read(name, made.Data); err != nil || string(again.Source.Data) != string(src.Data) {
		t.Error("the copy says something else", err)
	}
	if !Untouched(made.Data) {
		t.Error("a fresh copy is taken for a changed one")
	}
	if n := strings.Count(libre(t, name, made.Data), "<office:annotation "); n != 4 {
		t.Errorf("LibreOffice shows %d comments", n)
	}
}

// Where somebody has commented already, nothing is added, and that is said.
func TestMarkSheetTwice(t *testing.T) {
	name, data := sample(t, "testdata/plan.xlsx.txtar")
	d, err := Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	made := marked(t, d.Source, Remark{Span: span(t, d.Source, "请登陆"), Words: []string{"x"}})
	again, err := Read(name, made.Data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Mark(again.Source, []Remark{{Span: span(t, again.Source, "请登陆"), Words: []string{"x"}}}, "zh"); err == nil {
		t.Error("comments were added to those that are there")
	}
}

// A folder whose name is no plain word is a folder all the same.
func TestUnused(t *testing.T) {
	const taken = "xl%[2]d/comments1.xml"
	p, err := open("a.xlsx", zipped(t, taken, ""))
	if err != nil {
		t.Fatal(err)
	}
	m := &marker{book: &book{pack: p}}
	if got := m.unused("xl%[2]d/comments", 1, ".xml"); got != "xl%[2]d/comments2.xml" {
		t.Error(got)
	}
}

// What a sheet's comments are shown in stands where Excel wants it.
func TestWithDrawing(t *testing.T) {
	const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	for in, want := range map[string]string{
		`<worksheet ` + ns + `><sheetData/></worksheet>`:                                          `<sheetData/>+</worksheet>`,
		`<worksheet ` + ns + `><sheetData/><drawing/><tableParts/><extLst/></worksheet>`:          `<drawing/>+<tableParts/>`,
		`<worksheet ` + ns + `><sheetData/><extLst><ext><tableParts/></ext></extLst></worksheet>`: `<sheetData/>+<extLst>`,
		`<x:worksheet xmlns:x="` + sheetSpace + `"><x:sheetData/></x:worksheet>`:                  `<x:sheetData/>+</x:worksheet>`,
	} {
		got, err := withDrawing([]byte(in), "a")
		if err != nil {
			t.Fatal(err)
		}
		prefix := ""
		if strings.HasPrefix(in, "<x:") {
			prefix = "x:"
		}
		if s := strings.Replace(string(got), "<"+prefix+`legacyDrawing xmlns:r="`+officeRels+`" r:id="a"/>`, "+", 1); !strings.Contains(s, want) {
			t.Errorf("%s becomes %s", in, got)
		}
	}
}
