package office

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"onevoice/lint/doc"
)

var update = flag.Bool("update", false, "write the .want files anew")

// packed returns the file whose parts an archive holds.
func packed(t testing.TB, a *txtar.Archive) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range a.Files {
		w, err := z.Create(f.Name)
		if err == nil {
			_, err = w.Write(f.Data)
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

// sample returns one of the files in testdata and what it is called.
func sample(t testing.TB, path string) (name string, data []byte) {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(filepath.Base(path), ".txtar"), packed(t, a)
}

func samples(t testing.TB) []string {
	t.Helper()
	all, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(all) == 0 {
		t.Fatal("no samples", err)
	}
	return all
}

func TestGolden(t *testing.T) {
	for _, path := range samples(t) {
		name, data := sample(t, path)
		b, err := openBook(name, data)
		if err != nil {
			t.Fatal(err)
		}
		d, err := b.document(data)
		if err != nil {
			t.Fatal(err)
		}
		if msg := faulty(b, d); msg != "" {
			t.Error(msg)
		}
		got, want := dump(d), strings.TrimSuffix(path, ".txtar")+".want"
		if *update {
			if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if data, err := os.ReadFile(want); err != nil || string(data) != got {
			t.Errorf("%s reads differently (%v):\n%s", name, err, got)
		}
	}
}

// faulty holds a file read to its laws: every piece of a line says what its
// place in the part holds, and every text what the line says.
func faulty(b *book, d *doc.Document) string {
	for _, l := range b.lines {
		last := 0
		for i, p := range l.pieces {
			end := len(l.words)
			if i+1 < len(l.pieces) {
				end = l.pieces[i+1].off
			}
			switch {
			case p.off < last || end <= p.off || p.start > p.end || p.end > len(l.part.data):
				return fmt.Sprintf("%q: piece %+v", l.words, p)
			case p.copied && string(l.part.data[p.start:p.end]) != string(l.words[p.off:end]):
				return fmt.Sprintf("%q: piece %+v holds %q", l.words, p, l.part.data[p.start:p.end])
			case p.child >= 0:
				c := l.part.child[p.child]
				if c.start > p.start || c.end < p.end || l.part.runs[c.run].start > c.start || l.part.runs[c.run].end < c.end {
					return fmt.Sprintf("%q: piece %+v lies outside its run", l.words, p)
				}
			}
			last = end
		}
		if last != len(l.words) || string(d.Source.Data[l.at:l.at+last]) != string(l.words) {
			return fmt.Sprintf("%q: its pieces end at %d", l.words, last)
		}
	}
	for _, k := range d.Blocks {
		last := 0
		for _, m := range k.Marks {
			if m.Start < last || m.End < m.Start || m.End > k.Text.Len() {
				return fmt.Sprintf("%q: mark %+v", k.Text.String(), m)
			}
			last = m.Start
		}
		if k.Text.Len() == 0 && k.Kind != doc.Picture {
			return "an empty block"
		}
	}
	return ""
}

// dump writes a document so that a person can check it.
func dump(d *doc.Document) string {
	var b strings.Builder
	for _, k := range d.Blocks {
		at := k.Text.Span()
		if k.Image != nil {
			at = k.Image.Shown
		}
		zh, en := d.Source.Where(at.Start)
		fmt.Fprintf(&b, "%s | %s | %s", zh, en, k.Kind)
		if k.Level > 0 {
			fmt.Fprintf(&b, " %d", k.Level)
		}
		if k.Group > 0 {
			fmt.Fprintf(&b, " of %d", k.Group)
		}
		if k.Kind == doc.Cell {
			fmt.Fprintf(&b, " r%dc%d", k.Row, k.Column)
		}
		if k.Marker != "" {
			fmt.Fprintf(&b, " (%s)", k.Marker)
		}
		if k.Image != nil {
			fmt.Fprintf(&b, " %s", k.Image.Ref)
		}
		fmt.Fprintf(&b, " %q\n", k.Text.String())
		for _, m := range k.Marks {
			fmt.Fprintf(&b, "    %s %q %s\n", m.Kind, k.Text.String()[m.Start:m.End], m.To)
		}
	}
	return b.String()
}
