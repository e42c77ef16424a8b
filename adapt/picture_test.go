package adapt_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/lint/read"
)

// scene is a picture with a red ball at (x, y) on a rough ground.
func scene(w, h, x, y int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	r := rand.New(rand.NewSource(1))
	for i := 0; i < len(m.Pix); i += 4 {
		v := uint8(110 + r.Intn(60))
		m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3] = v, v/2+60, 255-v, 255
		if dx, dy := i/4%w-x, i/4/w-y; dx*dx+dy*dy < h*h/100 {
			m.Pix[i], m.Pix[i+1], m.Pix[i+2] = 230, 20, 20
		}
	}
	return m
}

func jpg(m image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 92}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func pngOf(m image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// illustrated adapts a master with pictures that lie beside it.
func illustrated(t testing.TB, kit *brandkit.Kit, master, id string, files map[string][]byte) (*adapt.Variant, *adapt.Album) {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d, err := read.Bytes("m.md", []byte(master))
	if err != nil {
		t.Fatal(err)
	}
	album := adapt.NewStudio(kit).Album(d, dir)
	v, err := adapt.As(context.Background(), kit, d, id, adapt.Wish{Album: album}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v, album
}

func fileOf(t testing.TB, v *adapt.Variant, path string) []byte {
	t.Helper()
	for _, f := range v.Files {
		if f.Path == path {
			return f.Data
		}
	}
	t.Fatalf("no file %s", path)
	return nil
}

func pictureOf(t testing.TB, v *adapt.Variant, path string) image.Image {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(fileOf(t, v, path)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func remarked(v *adapt.Variant, severity, words string) bool {
	for _, n := range v.Notes {
		if n.Severity == severity && strings.Contains(n.Message.EN, words) {
			return true
		}
	}
	return false
}

func red(c color.Color) bool {
	r, g, b, _ := c.RGBA()
	return r>>8 > 190 && g>>8 < 90 && b>>8 < 90
}

// hasRed reports whether the ball is in the picture.
func hasRed(m image.Image) bool {
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y += 4 {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x += 4 {
			if red(m.At(x, y)) {
				return true
			}
		}
	}
	return false
}

const short = "# 一盏灯\n\n它在晚上八点自己亮起来。\n\n![桌上的灯](images/a.jpg)\n"

func TestCovers(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	big := jpg(scene(1840, 1200, 920, 600))
	v, _ := illustrated(t, brandkit.Neutral(), short, "wechat", map[string][]byte{"images/a.jpg": big})
	for path, want := range map[string]image.Point{"wechat/cover.jpg": {1800, 766}, "wechat/square.jpg": {500, 500}} {
		m := pictureOf(t, v, path)
		if m.Bounds().Size() != want || !hasRed(m) {
			t.Errorf("%s: %v", path, m.Bounds())
		}
	}
	if !strings.Contains(string(fileOf(t, v, "wechat/article.json")), `"cover": "cover.jpg"`) {
		t.Error("article.json doesn't name the cover")
	}
	v, _ = illustrated(t, brandkit.Neutral(), "# 一盏灯\n\n它在晚上八点自己亮起来。\n", "douyin", nil)
	for path, want := range map[string]image.Point{"douyin/cover.jpg": {1080, 1440}, "douyin/cover-wide.jpg": {1440, 1080}} {
		if m := pictureOf(t, v, path); m.Bounds().Size() != want {
			t.Errorf("%s: %v", path, m.Bounds())
		}
	}
}

// Where front matter says what matters, it stays in.
func TestFocus(t *testing.T) {
	big := jpg(scene(1300, 500, 1220, 250))
	for front, want := range map[string]bool{
		"images: [images/a.jpg]":                               false,
		"images: [{file: images/a.jpg, focus: [0.94, 0.5]}]":   true,
		"images: [{file: images/a.jpg, focus: \"94%, 50%\"}]":  true,
		"images: [{file: images/a.jpg, keep: true}]":           true,
		"images: [{file: images/a.jpg, focus: [4, nonsense]}]": false,
	} {
		v, _ := illustrated(t, brandkit.Neutral(), "---\n"+front+"\n---\n# 一盏灯\n\n八点亮。\n", "wechat", map[string][]byte{"images/a.jpg": big})
		if got := hasRed(pictureOf(t, v, "wechat/square.jpg")); got != want {
			t.Errorf("%s: %v", front, got)
		}
	}
}

// Nothing is enlarged without a word, and nothing much.
func TestSmall(t *testing.T) {
	for _, c := range []struct {
		w, h  int
		size  image.Point
		words string
	}{
		{1200, 800, image.Pt(1200, 511), ""},
		{600, 400, image.Pt(900, 383), "enlarged 1.5 times"},
		{120, 80, image.Pt(1800, 766), "too small"}, // words instead
	} {
		v, _ := illustrated(t, brandkit.Neutral(), short, "wechat", map[string][]byte{"images/a.jpg": jpg(scene(c.w, c.h, c.w/2, c.h/2))})
		if got := pictureOf(t, v, "wechat/cover.jpg").Bounds().Size(); got != c.size {
			t.Errorf("%dx%d became %v", c.w, c.h, got)
		}
		if got := remarked(v, "warning", c.words); got != (c.words != "") {
			t.Errorf("%dx%d: %v", c.w, c.h, v.Notes)
		}
	}
}

// A chart is never cut: by its name, by what is said of it, by what it is.
func TestChart(t *testing.T) {
	plain := image.NewNRGBA(image.Rect(0, 0, 1200, 800))
	for i := range plain.Pix {
		plain.Pix[i] = 255
	}
	for y := range 800 { // a black edge at either end
		for x := range 30 {
			plain.SetNRGBA(x, y, color.NRGBA{A: 255})
			plain.SetNRGBA(1199-x, y, color.NRGBA{A: 255})
		}
	}
	rough := scene(600, 400, 20, 200)
	for _, c := range []struct{ name, alt string }{{"a-chart.png", "x"}, {"a.png", "A bar chart"}, {"a.png", "各区销量柱状图"}, {"b.png", "x"}} {
		data := pngOf(rough)
		if c.name == "b.png" {
			data = pngOf(plain)
		}
		v, _ := illustrated(t, brandkit.Neutral(), "# 年报\n\n都在这里了。\n\n!["+c.alt+"]("+c.name+")\n", "wechat", map[string][]byte{c.name: data})
		m := pictureOf(t, v, "wechat/square.jpg")
		if c.name != "b.png" && !hasRed(m) || !remarked(v, "info", "not cut") {
			t.Errorf("%s %s was cut", c.name, c.alt)
		}
	}
}

// Pictures in the text are the master's own bytes unless they can't be.
func TestBodyPictures(t *testing.T) {
	var anim bytes.Buffer
	frame := image.NewPaletted(image.Rect(0, 0, 80, 60), color.Palette{color.White, color.Black})
	if err := gif.EncodeAll(&anim, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{5, 5}}); err != nil {
		t.Fatal(err)
	}
	light, heavy := jpg(scene(400, 300, 9, 9)), pngOf(scene(1000, 700, 9, 9))
	files := map[string][]byte{"a.jpg": light, "b/A.jpg": light, "heavy.png": heavy, "move.gif": anim.Bytes()}
	master := "# 四张图\n\n看图。\n\n![一](a.jpg)\n\n![二](b/A.jpg)\n\n![三](heavy.png)\n\n![四](move.gif)\n\n![又是一](a.jpg)\n"
	v, _ := illustrated(t, brandkit.Neutral(), master, "wechat", files)
	html := string(fileOf(t, v, "wechat/article.html"))
	for _, ref := range []string{"images/a.jpg", "images/A-2.jpg", "images/heavy.jpg", "images/move.png"} {
		if !strings.Contains(html, `src="`+ref+`"`) {
			t.Errorf("article.html doesn't show %s", ref)
		}
		if data := fileOf(t, v, "wechat/"+ref); len(data) > 1_000_000 {
			t.Errorf("%s has %d bytes", ref, len(data))
		}
	}
	if !bytes.Equal(fileOf(t, v, "wechat/images/a.jpg"), light) {
		t.Error("a picture that may stay as it is was written anew")
	}
	if !remarked(v, "warning", "first frame") {
		t.Error("nothing is said of the moving picture")
	}
	mail, _ := illustrated(t, brandkit.Neutral(), master, "edm", files)
	page := string(fileOf(t, mail, "edm/mail.html"))
	if !strings.Contains(page, `src="images/move.gif" alt="四" width="80"`) || !bytes.Equal(fileOf(t, mail, "edm/images/move.gif"), anim.Bytes()) {
		t.Error("a mail takes moving pictures as they are")
	}
}

// Where a picture was taken stays behind; that a machine made it doesn't.
func TestMetadata(t *testing.T) {
	packet := `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="31,14N"><TC260:AIGC>{"Label":"1","ContentProducer":"x"}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>`
	body := "http://ns.adobe.com/xap/1.0/\x00" + packet
	seg := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(body)+2))
	plain := jpg(scene(900, 600, 9, 9))
	labelled := append(append(append([]byte{0xFF, 0xD8}, seg...), body...), plain[2:]...)
	v, _ := illustrated(t, brandkit.Neutral(), short, "wechat", map[string][]byte{"images/a.jpg": labelled})
	for _, path := range []string{"wechat/cover.jpg", "wechat/square.jpg", "wechat/images/a.jpg"} {
		d, err := read.Bytes(path, fileOf(t, v, path))
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Blocks[0].Image.Hidden.AIGC; got != `{"Label":"1","ContentProducer":"x"}` {
			t.Errorf("%s: label %q", path, got)
		}
		if bytes.Contains(fileOf(t, v, path), []byte("GPS")) {
			t.Errorf("%s tells where it was taken", path)
		}
	}
	if !remarked(v, "warning", "labelled as made by AI") {
		t.Error("nothing is said of the label on the picture")
	}
}

func TestSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	files := map[string][]byte{"images/a.jpg": jpg(scene(1300, 900, 9, 9))}
	for _, id := range four {
		one, _ := illustrated(t, brandkit.Neutral(), short, id, files)
		two, _ := illustrated(t, brandkit.Neutral(), short, id, files)
		for i, f := range one.Files {
			if !bytes.Equal(f.Data, two.Files[i].Data) {
				t.Errorf("%s differs the second time", f.Path)
			}
		}
		if len(one.Pictures) == 0 && id != "xiaohongshu" {
			t.Errorf("%s has no picture", id)
		}
	}
}
