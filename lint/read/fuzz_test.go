package read

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"onevoice/lint/doc"
)

// The laws every reader keeps, whatever it is given: it doesn't panic, what a
// text says is what its places hold, and reading twice says the same.
func laws(f *testing.F, name string, seeds ...string) {
	files, _ := filepath.Glob("testdata/*" + filepath.Ext(name))
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		start := time.Now()
		before := bytes.Clone(data)
		d, err := Bytes(name, data)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%d bytes took %v", len(data), took)
		}
		if !bytes.Equal(data, before) {
			t.Error("the reader changed the file's bytes")
		}
		if err != nil {
			return
		}
		if msg := broken(d); msg != "" {
			t.Error(msg)
		}
		if again, err := Bytes(name, data); err != nil || dump(again) != dump(d) {
			t.Errorf("read again, it says something else: %v", err)
		}
		unchanged(t, d, data)
		if d.Source.Encoding() != "" {
			sameOnDisk(t, d.Source)
		}
	})
}

// unchanged holds replacing words by themselves to change nothing, and words
// by others to change only their own places.
func unchanged(t *testing.T, d *doc.Document, data []byte) {
	for _, b := range d.Blocks {
		edits, ok := b.Text.Replace(b.Text.String())
		if out, err := doc.Apply(d.Source, edits); ok && (err != nil || !bytes.Equal(out, data)) {
			t.Errorf("block %q put in its own place makes %q, %v", b.Text, out, err)
		}
		edits, ok = b.Text.Replace("换词")
		if !ok {
			continue
		}
		out, err := doc.Apply(d.Source, edits)
		at := b.Text.Span()
		head, tail := data[:d.Source.Offset(at.Start)], data[d.Source.Offset(at.End):]
		if err != nil || !bytes.HasPrefix(out, head) || !bytes.HasSuffix(out, tail) {
			t.Errorf("block %q edited to %q, %v", b.Text, out, err)
		}
	}
}

// sameOnDisk holds every character to stand in the file where Offset says: the
// bytes there, encoded again, are the same.
func sameOnDisk(t *testing.T, src *doc.Source) {
	disk, last := src.OnDisk(), 0
	for i := range string(src.Data) {
		at := src.Offset(i)
		if at < last || at > len(disk) {
			t.Fatalf("byte %d is at %d of the file, after %d", i, at, last)
		}
		last = at
	}
	if len(src.Data) > 0 && src.Offset(len(src.Data)) != len(disk) {
		t.Errorf("the end is at %d of the file, not %d", src.Offset(len(src.Data)), len(disk))
	}
}

func FuzzMarkdown(f *testing.F) {
	laws(f, "a.md", "**注意：**请 [^1] ![a](b \"c\") ~~x~~\n\n[^1]: d\n", "| a | `b\\|c` |\n|--|--|\n| <b>x | &amp; |\n", "- [ ] a\n  > b\n\n  <div hidden>\n\n  c",
		"[a]: <b> 'c\nd'\n\n[a] ![x][a] https://a.b/c?d=&amp;e", "---\na: [b, \"c\\n\"]\ntitle: |\n  x\n  y\n---\nz", "\xff\xfe*\x00a\x00*\x00")
}

func FuzzHTML(f *testing.F) {
	laws(f, "a.html", "<ul><li>a<ol start=2><li>b</ul>c", "<table><tr><th>a<td colspan=3>b<table><td>c", "<a href=x title='y &amp; z'><img alt=\"p&#10;q\" src=r></a>",
		"<pre>\n a</pre><s>b<p>c</s>d<br>e", "<!-- onevoice ignore a: b --><p style='display:none'>x<p>&copy;&notit; y")
}

func FuzzText(f *testing.F) {
	laws(f, "a.txt", "见https://a.b/c）a@b.cd\r\n\r\n二", "---\ntitle: x\n---\n正文", "\xc7\xe0\xe1\xb0\xc9\xd9\xd3\xcd", "\xfe\xff\x4f\x60\xd8\x3d\xde\x00")
}

func FuzzSubRip(f *testing.F) {
	laws(f, "a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i>a</i>\nb\n\n2\n")
}

func FuzzWebVTT(f *testing.F) {
	laws(f, "a.vtt", "WEBVTT\n\nNOTE x\n\na\n00:01.000 --> 00:02.000 line:0\n<v b>c &amp; <00:01.500>d\n")
}

func FuzzASS(f *testing.F) {
	laws(f, "a.ass", "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,{\\b1}a{\\p1}m 0{\\p0}\\Nb\n")
}

func FuzzTable(f *testing.F) {
	laws(f, "a.csv", "a,\"b\"\"\n\"c,\r\n;d\t", "\ta\t\"b\"\n", "\"")
}

func FuzzMail(f *testing.F) {
	laws(f, "a.eml", "Subject: =?gbk?Q?=CE=C4_a?= =?x?B?YQ==?= b\nContent-Type: text/html; charset=gbk\nContent-Transfer-Encoding: base64\n\nPHA+xOM8L3A+\n",
		"Content-Type: multipart/mixed; boundary=x\n\n--x\n\na\n--x\nContent-Type: multipart/mixed; boundary=y\n\n--y\n\nb=\n--y--\n--x--\n", "Subject: \xce\xc4\n\n\xff")
}

// FuzzPicture holds the picture reader to errors, in our words, for whatever
// isn't a picture, and to the size it said when it unfolds one.
func FuzzPicture(f *testing.F) {
	for _, data := range pictures(f) {
		f.Add(data)
	}
	f.Add(heif("heic"))
	f.Add(reel(f))
	f.Add(asJPEG(f, quarters(8, 8), exifSegment(6), []byte("\xE1http://ns.adobe.com/xap/1.0/\x00"+aigcXMP)))
	f.Add(asPNG(f, quarters(8, 8), "iCCPp\x00\x00"+string(deflate(iccFile("P3", p3))), "eXIf"+string(exifBlock(8))))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Bytes("a.png", data)
		if err != nil {
			return
		}
		img := d.Blocks[0].Image
		if img.Width*img.Height > 1<<20 || img.Decode == nil {
			return
		}
		if m, err := img.Decode(); err == nil && (m.Bounds().Dx() != img.Width || m.Bounds().Dy() != img.Height) {
			t.Errorf("said %dx%d, unfolds to %v", img.Width, img.Height, m.Bounds())
		}
		if img.Film == nil {
			return
		}
		for m, err := range img.Film {
			if err == nil && m.Bounds().Size() != image.Pt(img.Width, img.Height) {
				t.Errorf("said %dx%d, a frame is %v", img.Width, img.Height, m.Bounds())
			}
		}
	})
}
