package office

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
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

// Where somebody has commented already, ours come beside those comments, or below
// them on the same cell; not a byte of theirs changes. What is said already is
// not said again.
func TestMarkSheetTwice(t *testing.T) {
	for _, layout := range []string{"ours", "prefixed", "boxes only", "notes only"} {
		t.Run(layout, func(t *testing.T) {
			name, data := commented(t, layout)
			d, err := Read(name, data)
			if err != nil {
				t.Fatal(err)
			}
			src := d.Source
			remarks := []Remark{{Span: span(t, src, "请登陆"), Words: []string{"应写作「登录」<&"}}, {Span: span(t, src, "价格"), Words: []string{"列"}}, {Span: span(t, src, "没有地址的格子"), Words: []string{"第二张"}}}
			made := marked(t, src, remarks...)
			if made.Comments != 3 || len(made.Left) != 0 || !Untouched(made.Data) {
				t.Errorf("%d comments, left %v, untouched %v", made.Comments, made.Left, Untouched(made.Data))
			}
			was, now := raw(t, data), raw(t, made.Data)
			before, after := parts(t, data), parts(t, made.Data)
			for part := range was {
				if strings.HasPrefix(part, "xl/comments") || strings.HasSuffix(part, ".vml") {
					if !kept(before[part], after[part]) {
						t.Errorf("what %s said isn't in\n%s", part, after[part])
					}
				} else if was[part] != now[part] && !strings.Contains(part, "rels") && !strings.Contains(part, "sheet") && part != typesPart {
					t.Errorf("%s changed", part)
				}
			}
			again, err := Read(name, made.Data)
			if err != nil || string(again.Source.Data) != string(src.Data) {
				t.Fatal("the copy says something else", err)
			}
			for i, words := range []string{"请登陆", "价格", "没有地址的格子"} {
				remarks[i].Span = span(t, again.Source, words)
			}
			if twice := marked(t, again.Source, remarks...); twice.Comments != 0 {
				t.Errorf("%d comments said twice", twice.Comments)
			}
			if layout == "ours" || layout == "notes only" {
				return // LibreOffice takes seconds: the two odd ones are enough
			}
			flat := libre(t, name, made.Data)
			want := map[string]int{"boxes only": 3}[layout]
			if want == 0 {
				want = 4 // theirs on A1, theirs and ours on B4, ours on D3 and on the other sheet
			}
			if n := strings.Count(flat, "<office:annotation "); n != want || layout != "boxes only" && !strings.Contains(flat, "同事说") || !strings.Contains(flat, "应写作「登录」") {
				t.Errorf("LibreOffice shows %d comments, want %d", n, want)
			}
		})
	}
}

// kept reports whether now is was with things put in between.
func kept(was, now string) bool {
	for i := 0; i < len(was); {
		n := strings.IndexByte(now, was[i])
		if n < 0 {
			return false
		}
		now, i = now[n+1:], i+1
	}
	return true
}

// commented is the sample with a colleague's comments on A1 and B4 of its first
// sheet, as different programs write them.
func commented(t testing.TB, layout string) (string, []byte) {
	t.Helper()
	a, err := txtar.ParseFile("testdata/plan.xlsx.txtar")
	if err != nil {
		t.Fatal(err)
	}
	p := map[string]string{"prefixed": "x:"}[layout]
	ns := map[string]string{"": "xmlns", "x:": "xmlns:x"}[p]
	said := func(at, words string) string {
		return "<" + p + `comment ref="` + at + `" authorId="0"><` + p + "text><" + p + "r><" + p + "rPr/><" + p + "t>" + words + "</" + p + "t></" + p + "r></" + p + "text></" + p + "comment>"
	}
	notes := "<" + p + "comments " + ns + `="` + sheetSpace + `"><` + p + "authors><" + p + "author>李</" + p + "author></" + p + "authors><" + p + "commentList>" + said("A1", "同事说好") + said("B4", "同事说再看") + "</" + p + "commentList></" + p + "comments>"
	boxes := string(boxesXML([]cellNote{{row: 1, column: 1}, {row: 4, column: 2}}))
	if layout == "prefixed" { // <br> as Excel leaves it
		boxes = strings.Replace(boxes, `<div style="text-align:left"></div>`, `<div style='text-align:left'><br></div>`, 1)
	}
	rels, drawn := "", ""
	if layout != "boxes only" {
		a.Files = append(a.Files, txtar.File{Name: "xl/comments1.xml", Data: []byte(notes)})
		rels += `<Relationship Id="rIdOnevoiceNotes" Type="` + officeRels + `/comments" Target="../comments1.xml"/>`
	}
	if layout != "notes only" {
		a.Files = append(a.Files, txtar.File{Name: "xl/drawings/vmlDrawing1.vml", Data: []byte(boxes)})
		rels += `<Relationship Id="rId8" Type="` + officeRels + `/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>`
		drawn = `<legacyDrawing r:id="rId8"/>`
	}
	for i, f := range a.Files {
		switch f.Name {
		case "xl/worksheets/_rels/sheet1.xml.rels":
			a.Files[i].Data = []byte(strings.Replace(string(f.Data), "</Relationships>", rels+"</Relationships>", 1))
		case "xl/worksheets/sheet1.xml":
			a.Files[i].Data = []byte(strings.Replace(string(f.Data), "</worksheet>", drawn+"</worksheet>", 1))
		case typesPart:
			a.Files[i].Data = []byte(strings.Replace(string(f.Data), "</Types>", `<Default Extension="vml" ContentType="`+vmlType+`"/><Override PartName="/xl/comments1.xml" ContentType="`+sheetComment+`"/></Types>`, 1))
		}
	}
	return "plan.xlsx", packed(t, a)
}

// Comments that can't be made sense of, and a cell with a thread, are left, and
// each sheet says so; the others get theirs.
func TestMarkSheetLeft(t *testing.T) {
	for old, by := range map[string]string{"</commentList></comments>": "</commentList>", `<comments xmlns="` + sheetSpace + `">`: "<comments>", "同事说再看": "[Threaded comment]", "</xml>": ""} {
		name, data := commented(t, "ours")
		for part, s := range parts(t, data) {
			if strings.HasPrefix(part, "xl/comments") || strings.HasSuffix(part, ".vml") {
				data = with(t, data, part, strings.Replace(s, old, by, 1))
			}
			if strings.HasSuffix(part, "sheet1.xml.rels") && by == "[Threaded comment]" {
				data = with(t, data, part, strings.Replace(s, "</Relationships>", `<Relationship Id="t" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>`, 1))
			}
		}
		d, err := Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		made := marked(t, d.Source, Remark{Span: span(t, d.Source, "请登陆"), Words: []string{"x"}}, Remark{Span: span(t, d.Source, "价格"), Words: []string{"y"}}, Remark{Span: span(t, d.Source, "没有地址的格子"), Words: []string{"z"}})
		want := 1
		if by == "[Threaded comment]" {
			want = 2
		}
		if made.Comments != want || len(made.Left) != 1 || !strings.Contains(made.Left[0].What.ZH, "工作表「5月排期」") {
			t.Errorf("%q: %d comments, left %v", by, made.Comments, made.Left)
		}
		cell := "请登陆"
		if old == "</xml>" {
			cell = "价格" // which wants a box
		}
		if _, err := Mark(d.Source, []Remark{{Span: span(t, d.Source, cell), Words: []string{"x"}}}, "zh"); err == nil {
			t.Errorf("%q: nothing was written and nothing said", by)
		}
	}
}

// with is a file with one part replaced.
func with(t testing.TB, data []byte, part, by string) []byte {
	t.Helper()
	p, err := open("a.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.rewrite(map[string][]byte{part: []byte(by)})
	if err != nil {
		t.Fatal(err)
	}
	return out
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
