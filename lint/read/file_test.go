package read

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onevoice/brandkit/lang"
)

func TestReadable(t *testing.T) {
	for name, want := range map[string]bool{
		"a.md": true, "A.MD": true, "b/a.markdown": true, "a.html": true, "a.htm": true, "a.txt": true, "a.srt": true, "a.vtt": true,
		"a.jpg": true, "a.jpeg": true, "a.png": true, "a.gif": true, "a.WebP": true,
		"brand.yaml": false, "a.png.yaml": false, "a.txt.yaml": false, "a.json": false, "md": false, "": false, "a.docx": true, "a.PPTX": true, "a.xlsx": true, "a.xls": false, "a.doc": false,
	} {
		if Readable(name) != want {
			t.Errorf("Readable(%q) is not %v", name, want)
		}
	}
}

// Every way a file can't be read has words of its own and says what to do.
func TestFileErrors(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.md"), 0o700); err != nil {
		t.Fatal(err)
	}
	write("big.md", strings.Repeat("长", textCap/3+1))
	write("empty.png", "")
	write("fake.png", "not a picture")
	write("a.json", "{}")
	write("side.md", "好")
	write("side.md.yaml", "channel: [wechat\n")
	write("front.md", "---\ntitle: 满 300 减 50: 快\n---\n好")
	write("bad.srt", "1\n00:00:01 --> 00:00:02\n好\n")
	write("deep.md", "好\n"+strings.Repeat("> ", 200)+"好")
	write("list.md", stairs(101, "  "))
	for name, want := range map[string]string{
		"gone.md":   "gone.md: there is no such file",
		"folder.md": "folder.md: this is a folder, not a file",
		"big.md":    "big.md: the file is too big: 8.1 MB, the most is 8 MB",
		"empty.png": "empty.png: the picture is empty (0 bytes)",
		"fake.png":  "fake.png: this is no JPEG, PNG, GIF, WebP, HEIC or AVIF picture inside",
		"a.json":    "a.json: files of this kind can't be read",
		"side.md":   "side.md.yaml:1",
		"front.md":  "front.md:2",
		"bad.srt":   "bad.srt:2:1: a cue's times should stand here",
		"deep.md":   "deep.md:2: more than 100 quotes or lists",
		"list.md":   "list.md:101: more than 100 quotes or lists",
	} {
		_, err := File(filepath.Join(dir, name), name)
		var e *lang.Error
		if !errors.As(err, &e) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v\nwant %s", name, err, want)
			continue
		}
		if e.What.ZH == "" || e.Hint.ZH == "" || e.Hint.EN == "" {
			t.Errorf("%s: not said in both languages: %+v", name, e)
		}
	}
}

// stairs is a list of n items, each further in than the last.
func stairs(n int, by string) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(strings.Repeat(by, i) + "- 好\n")
	}
	return out.String()
}

// Lists may be as long as people like, and nested deeper than they do.
func TestLongLists(t *testing.T) {
	for name, list := range map[string]string{
		"a hundred deep":    stairs(100, "  "),
		"by tabs":           stairs(100, "\t"),
		"a hundred over":    strings.Repeat(stairs(4, "  "), 100),
		"askew":             stairs(300, " "),
		"quoted one by one": strings.Repeat("> - 好\n", 300),
		"numbered":          strings.Repeat("1. 好\n   - 好\n", 300),
	} {
		if _, err := Bytes("a.md", []byte(list)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSideFile(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{
		"a.md":      "---\ntitle: 自己的\n---\n<!-- onevoice ignore a/b: 因为 -->\n好\n",
		"a.md.yaml": "title: 旁边的\nsubject: 主题\nchannel: edm\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d, err := File(filepath.Join(dir, "a.md"), "a.md")
	if err != nil {
		t.Fatal(err)
	}
	if d.Channel != "edm" || d.Meta.Get("title") != "自己的" || len(d.Blocks) != 3 || d.Blocks[0].Text.String() != "主题" {
		t.Errorf("got %s", dump(d))
	}
	if name := d.Blocks[0].Text.Span().Source.Name; name != "a.md.yaml" {
		t.Errorf("the subject is said to stand in %s", name)
	}
	if at := d.Ignores[0].Block; d.Blocks[at].Text.String() != "好" {
		t.Errorf("the ignore is for block %d", at)
	}
}

// A side file that names no channel leaves a mail the one that its
// List-Unsubscribe shows; one that names a channel has the say.
func TestSideFileOfMail(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.eml")
	if err := os.WriteFile(path, []byte("Subject: hi\nList-Unsubscribe: <https://a.example/u>\n\nhello\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for side, want := range map[string]string{"preheader: soon\n": "edm", "channel: press\n": "press"} {
		if err := os.WriteFile(path+".yaml", []byte(side), 0o600); err != nil {
			t.Fatal(err)
		}
		d, err := File(path, "a.eml")
		if err != nil || d.Channel != want {
			t.Errorf("%q: channel %q, want %q, %v", side, d.Channel, want, err)
		}
	}
}
