package ocr

import (
	"flag"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg"
	_ "image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onevoice/lint/doc"
)

var update = flag.Bool("update", false, "write testdata/*.words anew: read them before you accept them")

// picture reads a test picture.
func picture(t testing.TB, name string) *image.NRGBA {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewNRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
	return out
}

// said returns the words of a picture as a reader has them, a paragraph a line.
func said(t testing.TB, r *Reader, m *image.NRGBA) string {
	t.Helper()
	lines, err := r.Read(m)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, block := range Blocks(doc.Span{Source: doc.NewSource("x.png", nil)}, lines) {
		b.WriteString(block.Text.String() + "\n")
	}
	return b.String()
}

// Posters say what their painters wrote: five kinds of type, outlined, tilted,
// in columns, 22 pixels small, on texture, on a long strip; and a picture
// without words says nothing.
func TestPosters(t *testing.T) {
	if testing.Short() {
		t.Skip("reads many pictures")
	}
	r, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob("testdata/*.*g")
	if len(names) < 7 {
		t.Fatalf("%d pictures", len(names))
	}
	for _, name := range names {
		golden := strings.TrimSuffix(name, filepath.Ext(name)) + ".words"
		got := said(t, r, picture(t, name))
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || got != string(want) {
			t.Errorf("%s says\n%swant\n%s%v", name, got, want, err)
		}
	}
}

// Without assembly the words are the same.
func TestPlain(t *testing.T) {
	if testing.Short() {
		t.Skip("reads many pictures")
	}
	r, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"testdata/columns.png", "testdata/outlined.jpg"} {
		m := picture(t, name)
		if fast, plain := said(t, r, m), said(t, r.plain(), m); fast != plain {
			t.Errorf("%s says\n%splainly\n%s", name, fast, plain)
		}
	}
}

// A picture that is see-through says what is seen on white paper, one that
// doesn't begin at (0, 0) the same as one that does.
func TestPaper(t *testing.T) {
	r, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	m := picture(t, "testdata/columns.png")
	want := said(t, r, m)
	clear := image.NewNRGBA(image.Rect(7, 9, 7+m.Rect.Dx(), 9+m.Rect.Dy()))
	for i := 0; i < len(m.Pix); i += 4 {
		if m.Pix[i] == 255 {
			clear.Pix[i+3] = 0 // what was paper
		} else {
			copy(clear.Pix[i:i+4], m.Pix[i:i+4])
		}
	}
	if got := said(t, r, clear); got != want {
		t.Errorf("see-through it says\n%swant\n%s", got, want)
	}
}

// Pictures of odd sizes are read without a word or a panic.
func TestOddSizes(t *testing.T) {
	r, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{1, 1}, {1, 700}, {2000, 3}, {31, 33}, {640, 1}} {
		m := image.NewNRGBA(image.Rect(0, 0, size[0], size[1]))
		draw.Draw(m, m.Rect, image.NewUniform(color.NRGBA{200, 30, 40, 255}), image.Point{}, draw.Src)
		if got := said(t, r, m); got != "" {
			t.Errorf("%v says %q", size, got)
		}
	}
}

// A broken archive is an error.
func TestBrokenModels(t *testing.T) {
	for _, b := range [][]byte{nil, models[:len(models)/2], []byte("PK")} {
		if _, err := load(b); err == nil {
			t.Errorf("%d bytes were taken for models", len(b))
		}
	}
}

func BenchmarkRead(b *testing.B) {
	r, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	m := picture(b, "testdata/wrapped.png")
	for b.Loop() {
		r.Read(m)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(models)
	}
}
