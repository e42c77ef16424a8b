package read

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"onevoice/lint/doc"
)

// A word replaced in the file is the new word when the file is read again, and
// no other word has changed: through markup, entities and every encoding.
func TestEditAndReadAgain(t *testing.T) {
	files, _ := filepath.Glob("testdata/*")
	for _, path := range files {
		if format := formatOf(path); format == "" || format == "picture" {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Bytes(filepath.Base(path), data)
		if err != nil {
			t.Fatal(err)
		}
		if d.Source.Sealed() {
			continue
		}
		n := 0
		for i, b := range d.Blocks {
			for at, r := range b.Text.String() {
				if unicode.Is(unicode.Han, r) {
					n++
					editOne(t, d, i, at, at+len(string(r)))
				}
			}
		}
		if n == 0 && !strings.Contains(path, "landing") {
			t.Errorf("%s: nothing was edited", path)
		}
	}
}

func editOne(t *testing.T, d *doc.Document, block, from, to int) {
	t.Helper()
	text := d.Blocks[block].Text
	edits, ok := text.Slice(from, to).Replace("新词")
	out, err := doc.Apply(d.Source, edits)
	if !ok || err != nil {
		t.Fatalf("%s: %q: %v %v", d.Source.Name, text, ok, err)
	}
	again, err := Bytes(d.Source.Name, out)
	if err != nil || len(again.Blocks) != len(d.Blocks) {
		t.Fatalf("%s: read again: %v", d.Source.Name, err)
	}
	for i, b := range again.Blocks {
		want := d.Blocks[i].Text.String()
		if i == block {
			want = want[:from] + "新词" + want[to:]
		}
		if b.Text.String() != want {
			t.Errorf("%s: block %d reads %q, not %q", d.Source.Name, i, b.Text, want)
		}
	}
	src := d.Source
	if head := src.OnDisk()[:src.Offset(edits[0].Span.Start)]; !bytes.HasPrefix(out, head) {
		t.Errorf("%s: bytes before the edit changed", src.Name)
	}
}

func TestSubtitles(t *testing.T) {
	const two = "00:00:01,000 --> 00:00:02,500\n"
	for _, c := range []struct{ name, in, want string }{
		{"a.srt", "1\n" + two + "一\n二\n\n2\n" + two + "a\nb\n", "cue:一二 | cue:a b"},
		{"a.srt", two + "一\r\n\r\n" + two + "二", "cue:一 | cue:二"},
		{"a.srt", "1\n" + two + "一\n2\n" + two + "二\n", "cue:一 | cue:二"},
		{"a.srt", "1\n" + two + "<b>一</b><font color=red>二</font> a<3 &amp; {\\an8}三", "cue:一二 a<3 &amp; 三 {strong 一}"},
		{"a.srt", "1\n" + two + "\n2\n" + two + "二", "cue:二"},
		{"a.vtt", "WEBVTT\nKind: x\n\nSTYLE\n::cue{}\n\nNOTE 好\n\n00:01.000 --> 01:00:02.000 line:0\n<v 甲>一 &lt; <00:01.500>二</v>\n", "cue:一 < 二"},
		{"a.srt", "", ""},
	} {
		if got := said(t, c.name, c.in); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
	for in, want := range map[string]string{
		"1\n00:00:01 --> 00:00:02,000\n一\n":            "a.srt:2:1",
		"1\n00:00:61,000 --> 00:01:02,000\n一\n":        "a.srt:2:1",
		"1\n" + two + "一\n\n2\n一\n":                    "a.srt:6:1",
		"好\n好\n":                                       "a.srt:2:1",
		"1\n00:00:01,000 -> 00:00:02,000\n一\n":         "a.srt:2:1",
		"1\n" + two + "一\n\n2\n00:00:03,00 --> x\n二\n": "a.srt:6:1",
	} {
		if _, err := Bytes("a.srt", []byte(in)); err == nil || !strings.HasPrefix(err.Error(), want+":") {
			t.Errorf("%q: %v, not at %s", in, err, want)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"---\ntitle: 题\nsubject: 主\npreheader: 预\ndigest: 摘\ndescription: 述\nother: 其他\n---\n文", "title:题 | subject:主 | preheader:预 | description:摘 | description:述 | 文"},
		{"---\r\ntitle: \"a \\u4f60\"\r\n---\r\n文\r\n", "title:a 你 | 文"},
		{"---\ntitle: >\n  一\n  二\n...\n文", "title:一 二\n | 文"},
		{"---\ntitle: 没有结尾\n", "break: | title: 没有结尾"},
		{"---\n---\n文", "文"},
		{"\ufeff---\ntitle: 题\n---\n", "title:题"},
	} {
		if got := said(t, "a.md", c.in); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
	if got := said(t, "a.txt", "---\ntitle: 题\n---\n文 *不是*斜体\n二行\n\n　　三"); got != "title:题 | 文 *不是*斜体\n二行 | 　　三" {
		t.Errorf("plain text reads %s", got)
	}
	for _, in := range []string{"---\ntitle：全角冒号\n---\n文", "---\na: [1\n---\n文"} {
		if _, err := Bytes("a.md", []byte(in)); err == nil || !strings.HasPrefix(err.Error(), "a.md:") {
			t.Errorf("%q: %v", in, err)
		}
	}
}
