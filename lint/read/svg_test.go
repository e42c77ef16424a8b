package read

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onevoice/lint/doc"
)

const drawing = `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 1440">
  <title>海报</title>
  <style><![CDATA[ /* 品牌色 */ .a:hover { fill: #1F6F5C; font-family: "Noto Sans SC", sans-serif } ]]></style>
  <rect width="10" height="10" fill="#F6F1E7" style="stroke:#12433A;opacity:.5"/>
  <text x="1" y="2" font-family='Impact'>新品<tspan x="1" dy="40">上市 &amp; 试吃</tspan></text>
  <text>第二行</text>
</svg>
`

func styles(d *doc.Document) (out []string) {
	for _, s := range d.Styles {
		if got := string(s.Span.Source.Data[s.Span.Start:s.Span.End]); got != s.Value {
			out = append(out, fmt.Sprintf("%q stands where %q is said to", got, s.Value))
		}
		out = append(out, s.Property+": "+s.Value)
	}
	return out
}

// An SVG is a picture with a size, words at their bytes, colours and typefaces.
func TestSVG(t *testing.T) {
	d, err := Bytes("a.svg", []byte(drawing))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"fill: #1F6F5C", `font-family: "Noto Sans SC", sans-serif`, "fill: #F6F1E7", "stroke: #12433A", "font-family: Impact"}
	if got := styles(d); !slices.Equal(got, want) {
		t.Errorf("styles %q", got)
	}
	var words []string
	for _, b := range d.Blocks {
		if b.Image != nil && (b.Image.Width != 1080 || b.Image.Height != 1440 || b.Image.Format != "svg") {
			t.Errorf("%+v", b.Image)
		}
		words = append(words, string(b.Kind)+" "+b.Text.String())
	}
	if got := strings.Join(words, "|"); got != "picture |alt 海报|paragraph 新品上市 & 试吃|paragraph 第二行" {
		t.Errorf("words %s", got)
	}
}

// What is an SVG inside is one, and one cut short is an error.
func TestSVGByContent(t *testing.T) {
	if d, err := Bytes("a.png", []byte(drawing)); err != nil || d.Blocks[0].Image.Format != "svg" {
		t.Errorf("%v", err)
	}
	if d, err := Bytes("a.svg", asPNG(t, quarters(8, 8))); err != nil || d.Blocks[0].Image.Format != "png" {
		t.Errorf("%v", err)
	}
	for _, n := range []int{0, 10, 60, len(drawing) / 2, len(drawing) - 9} {
		if _, err := Bytes("a.svg", []byte(drawing[:n])); err == nil {
			t.Errorf("%d of %d bytes are read as a picture", n, len(drawing))
		}
	}
}

// Pages set colours in attributes, in styles and in sheets; what is no
// declaration isn't one.
func TestStyles(t *testing.T) {
	for src, want := range map[string]string{
		`<p style="color:#123;margin:0;font-family:A,'B C'">x`:                            "color: #123|font-family: A,'B C'",
		`<table bgcolor="#FFF"><font color=red face="Arial">x`:                            "bgcolor: #FFF|color: red|face: Arial",
		`<style>a:hover{color:red}/* b{color:blue} */ @media x{p{fill:#0F0}}`:             "color: red|fill: #0F0",
		`<style>p{background:url(a;b) #FFF !important;border-top:1px solid #EEE}</style>`: "background: url(a;b) #FFF|border-top: 1px solid #EEE",
		`<style>p{content:"; color: red";color:blue</style>`:                              "color: blue",
		`<style>/* color:red; `: "",
	} {
		d, err := Bytes("a.html", []byte(src))
		if got := strings.Join(styles(d), "|"); err != nil || got != want {
			t.Errorf("%s: %s, want %s, %v", src, got, want, err)
		}
	}
}

func FuzzSVG(f *testing.F) {
	laws(f, "a.svg", drawing, `<svg><style>a{color:/*`, `<svg><image href="data:,x"/><text><tspan dy="1">a</svg`)
}
