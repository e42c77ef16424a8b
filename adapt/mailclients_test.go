package adapt

import (
	"bytes"
	"context"
	"image/color"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/look"
	"onevoice/lint/read"
	"onevoice/rules"
)

// mails shapes every master of the project into a mail.
func mails(t *testing.T, kit *brandkit.Kit, each func(name string, page *html.Node)) {
	files, _ := filepath.Glob("../testdata/masters/more/*.md")
	if len(files) < 30 {
		t.Fatal("no masters")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := read.Bytes(file, data)
		if err != nil {
			t.Fatal(err)
		}
		v, err := To(context.Background(), kit, d, "edm", nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range v.Files {
			if strings.HasSuffix(f.Path, ".html") {
				page, err := html.Parse(bytes.NewReader(f.Data))
				if err != nil {
					t.Fatal(err)
				}
				each(filepath.Base(file), page)
			}
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// A mail uses nothing that a big mail program drops, but for looks.
func TestMailsAreCarried(t *testing.T) {
	all, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	all = slices.DeleteFunc(all, func(r lint.Rule) bool { return r.ID != "channel/mail-clients" })
	if len(all) != 1 {
		t.Fatal("no rule")
	}
	mails(t, brandkit.Neutral(), func(name string, page *html.Node) {
		var out bytes.Buffer
		html.Render(&out, page)
		d, err := read.Bytes("mail.html", out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		d.Channel = "edm"
		r, err := lint.Run(context.Background(), brandkit.Neutral(), all, []*doc.Document{d})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Findings {
			t.Errorf("%s: %s", name, f.Message.In("en"))
		}
		for n := range page.Descendants() {
			if n.Type == html.ElementNode && n.Data == "style" {
				t.Errorf("%s: a style sheet, which not every program is known to read", name)
			}
		}
	})
}

// Words of a mail stay legible where a mail program turns the colours over for
// a dark screen: by reckoning each anew, or by inverting all of them.
func TestMailsInTheDark(t *testing.T) {
	inverted := func(c color.NRGBA) color.NRGBA { return color.NRGBA{255 - c.R, 255 - c.G, 255 - c.B, 255} }
	kit, err := brandkit.Load("../testdata/masters/brand.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []*brandkit.Kit{brandkit.Neutral(), kit} {
		seen := map[[2]color.NRGBA]bool{}
		mails(t, k, func(name string, page *html.Node) {
			inks(page, color.NRGBA{A: 255}, color.NRGBA{255, 255, 255, 255}, func(words string, ink, ground color.NRGBA) {
				if seen[[2]color.NRGBA{ink, ground}] {
					return
				}
				seen[[2]color.NRGBA{ink, ground}] = true
				dark := look.DarkGround(ground)
				for how, c := range map[string]float64{
					"as it is": look.Contrast(ink, ground), "reckoned": look.Contrast(look.DarkWords(ink, dark), dark), "inverted": look.Contrast(inverted(ink), inverted(ground)),
				} {
					if c < 4.5 {
						t.Errorf("%s: %v on %v, %s: contrast %.2f: %q", name, ink, ground, how, c, words)
					}
				}
			})
		})
		if len(seen) < 4 {
			t.Errorf("only %d pairs of colours were seen", len(seen))
		}
	}
}

var paintCSS = regexp.MustCompile(`(?:^|;)(background-color|color|display):([^;]+)`)

// inks calls see with each text of a page, its colour and what it stands on.
func inks(n *html.Node, ink, ground color.NRGBA, see func(string, color.NRGBA, color.NRGBA)) {
	for _, m := range paintCSS.FindAllStringSubmatch(attribute(n, "style"), -1) {
		c, err := look.ParseHex(m[2])
		switch {
		case m[1] == "display" && m[2] == "none":
			return
		case err != nil:
		case m[1] == "color":
			ink = c
		default:
			ground = c
		}
	}
	if words := strings.TrimSpace(n.Data); n.Type == html.TextNode && words != "" && n.Parent.Data != "title" && words != "\u00a0" {
		see(words, ink, ground)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		inks(c, ink, ground, see)
	}
}
