package report_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/report"
)

// sample is a report with all that a format meets: Han before and emoji in
// front of the place, a fix, another place, a picture, a whole document, a
// name that wants escaping, something that can't be read.
func sample() report.Report {
	const text = "第一行\n好😀最好的茶，100% 满意\n"
	src := doc.NewSource("推文 1.md", []byte(text))
	start := strings.Index(text, "最好")
	block := &doc.Block{Kind: doc.Paragraph, Text: doc.Copy(src, strings.Index(text, "好😀"), len(text)-1)}
	at := block.Text.Slice(0, block.Text.Len())
	d := &doc.Document{Source: src, Format: "markdown", Channel: "wechat", Blocks: []doc.Block{*block}}
	from := start - at.Span().Start
	place := doc.At(d, block, from, from+len("最好"))
	rule := &lint.Rule{ID: "law/absolute", Title: lang.Words{ZH: "绝对化用语", EN: "absolute claim"}, Why: lang.Words{ZH: "为什么", EN: "why"}, Basis: lang.Words{ZH: "广告法", EN: "the law"}, Mend: lang.Words{ZH: "改", EN: "mend"}, Severity: lint.Error}
	one := lint.Finding{Rule: rule, Message: lang.Words{ZH: "「最好」不能用", EN: "\"最好\": 100% no, never"}, Place: place, Channels: []string{"wechat"},
		Related: []lint.Note{{Message: lang.Words{ZH: "这里", EN: "here"}, Place: place}}, Fixes: lint.Say(place, "好", lang.Words{ZH: "改为「好」", EN: "say 好"})}
	two := lint.Finding{Rule: rule, Severity: lint.Info, Message: lang.Words{ZH: "整篇", EN: "as a whole"}, Place: doc.Place{Doc: d}}
	return report.Report{Files: 2, Findings: []lint.Finding{one, two}, Channels: map[string]int{"wechat": 1, "": 1},
		Errors: []*lang.Error{{Path: "坏.png", What: lang.F("打不开", "can't be opened"), Hint: lang.F("换一张", "take another")}}}
}

func write(t *testing.T, format string) string {
	var out bytes.Buffer
	if err := report.In(format)(&out, sample(), report.Style{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Every format that is named can be written, the same twice, and tells of
// every finding.
func TestFormats(t *testing.T) {
	for _, name := range report.Formats() {
		got := write(t, name)
		if got != write(t, name) {
			t.Errorf("%s differs the second time", name)
		}
		if n := strings.Count(got, "law/absolute"); n < 2 {
			t.Errorf("%s names the rule %d times, want 2:\n%s", name, n, got)
		}
		if name != "text" && name != "concise" && name != "rdjsonl" && name != "gitlab" && !strings.Contains(got, "can't be opened") && !strings.Contains(got, "can&#39;t be opened") {
			t.Errorf("%s doesn't say what could not be looked at", name)
		}
	}
	if report.In("none") != nil {
		t.Error("a format nobody knows is written")
	}
}

func TestGitHub(t *testing.T) {
	want := "::error file=推文 1.md,line=2,endLine=2,col=3,endColumn=5,title=law/absolute::\"最好\": 100%25 no, never%0Awhy\n" +
		"::notice file=推文 1.md,line=1,endLine=1,col=1,endColumn=4,title=law/absolute::as a whole%0Awhy\n" +
		"::error file=坏.png,title=onevoice::can't be opened. take another\n"
	if got := write(t, "github"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// reviewdog counts bytes: the emoji before the place is four of them.
func TestReviewdog(t *testing.T) {
	line, _, _ := strings.Cut(write(t, "rdjsonl"), "\n")
	want := `{"message":"\"最好\": 100% no, never","location":{"path":"推文 1.md","range":{"start":{"line":2,"column":8},"end":{"line":2,"column":14}}},"severity":"ERROR","source":{"name":"onevoice"},"code":{"value":"law/absolute"},"suggestions":[{"range":{"start":{"line":2,"column":8},"end":{"line":2,"column":14}},"text":"好"}]}`
	if line != want {
		t.Errorf("got\n%s\nwant\n%s", line, want)
	}
}

func TestConcise(t *testing.T) {
	line, _, _ := strings.Cut(write(t, "concise"), "\n")
	if want := `推文 1.md:2:3: error: "最好": 100% no, never [law/absolute]`; line != want {
		t.Errorf("%s, want %s", line, want)
	}
}

// SARIF is held against the standard's own schema, and its columns count
// UTF-16 units: the emoji before the place is two of them.
func TestSARIF(t *testing.T) {
	f, err := os.Open("testdata/sarif-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	schema, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif.json", schema); err != nil {
		t.Fatal(err)
	}
	sch, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	got := write(t, "sarif")
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if err := sch.Validate(v); err != nil {
		t.Error(err)
	}
	broken, _ := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(got, `"level": "error"`, `"level": "high"`, 1)))
	if sch.Validate(broken) == nil {
		t.Error("the schema lets a wrong level pass")
	}
	for _, want := range []string{`"uri": "%E6%8E%A8%E6%96%87%201.md"`, `"startColumn": 4`, `"endColumn": 6`, `"columnKind": "utf16CodeUnits"`, `"byteLength": 6`, `"onevoice/v1"`, `"executionSuccessful": false`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// What machines read can be read.
func TestReadable(t *testing.T) {
	for _, name := range []string{"json", "gitlab", "sarif"} {
		if !json.Valid([]byte(write(t, name))) {
			t.Errorf("%s is no JSON", name)
		}
	}
	for _, name := range []string{"jsonl", "rdjsonl"} {
		lines := bufio.NewScanner(strings.NewReader(write(t, name)))
		for lines.Scan() {
			if !json.Valid(lines.Bytes()) {
				t.Errorf("%s: no JSON: %s", name, lines.Text())
			}
		}
	}
	for _, name := range []string{"checkstyle", "junit"} {
		dec := xml.NewDecoder(strings.NewReader(write(t, name)))
		for {
			if _, err := dec.Token(); err != nil {
				if err.Error() != "EOF" {
					t.Errorf("%s: %v", name, err)
				}
				break
			}
		}
	}
	if page := write(t, "html"); strings.Contains(page, "http://") || strings.Contains(page, "https://") || strings.Contains(page, "<script") || !strings.Contains(page, "<mark>最好</mark>") {
		t.Error("the page asks for something from elsewhere, or shows no passage")
	}
}

// A finding is known again after its line has moved, and a second one beside
// it is another.
func TestFingerprints(t *testing.T) {
	a := sample().Findings
	all := report.Fingerprints([]lint.Finding{a[0], a[0], a[1]}, nil)
	if all[0] == all[1] || all[0] == all[2] {
		t.Errorf("two findings are one: %v", all)
	}
	src := doc.NewSource("推文 1.md", []byte("新的一行\n\n好😀最好的茶，100% 满意\n"))
	text := string(src.Data)
	block := &doc.Block{Kind: doc.Paragraph, Text: doc.Copy(src, strings.Index(text, "好😀"), len(text)-1)}
	d := &doc.Document{Source: src, Format: "markdown", Blocks: []doc.Block{*block}}
	i := strings.Index(block.Text.String(), "最好")
	moved := a[0]
	moved.Place = doc.At(d, block, i, i+len("最好"))
	if got := report.Fingerprints([]lint.Finding{moved}, nil); got[0] != all[0] {
		t.Error("a finding is another when its line has moved")
	}
	if got := report.Fingerprints(a, func(string) string { return "other.md" }); got[0] == all[0] {
		t.Error("a finding in another file is the same")
	}
}
