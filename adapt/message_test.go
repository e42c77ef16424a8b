package adapt_test

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"

	"onevoice/brandkit"
)

const twoPictures = "# 一盏灯\n\n它在八点亮起来。\n\n![灯](img/灯.png)\n\n再过一会儿，门就开了。\n\n![网上的](https://a.example/b.png)\n"

// A message holds its own pictures; what the master shows from the net stays a
// link, and the page beside it keeps its paths.
func TestMessageHoldsItsPictures(t *testing.T) {
	v, _ := illustrated(t, brandkit.Neutral(), twoPictures, "edm", map[string][]byte{"img/灯.png": pngOf(scene(300, 200, 60, 60))})
	if page := string(fileOf(t, v, "edm/mail.html")); !strings.Contains(page, `src="images/灯.png"`) {
		t.Error("the page names no file beside it")
	}
	m, err := mail.ReadMessage(bytes.NewReader(fileOf(t, v, "edm/mail.eml")))
	if err != nil {
		t.Fatal(err)
	}
	words := parts(t, m.Header.Get("Content-Type"), m.Body)
	if len(words) != 2 || !strings.HasPrefix(words[0].kind, "text/plain") {
		t.Fatalf("got %v", words)
	}
	inner := parts(t, words[1].kind, bytes.NewReader(words[1].data))
	if len(inner) != 2 || inner[1].kind != "image/png" {
		t.Fatalf("got %v", inner)
	}
	page := string(inner[0].data)
	if id := strings.Trim(inner[1].id, "<>"); !strings.Contains(page, `src="cid:`+id+`"`) || strings.Contains(page, "images/") || !strings.Contains(page, `src="https://a.example/b.png"`) {
		t.Errorf("%s in %s", id, page)
	}
	data, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(string(inner[1].data), "\r\n", ""))
	if err != nil || !bytes.Equal(data, fileOf(t, v, "edm/images/灯.png")) {
		t.Error("the picture isn't the one beside the page", err)
	}
}

type mailPart struct {
	kind, id string
	data     []byte
}

func parts(t *testing.T, kind string, body io.Reader) (out []mailPart) {
	t.Helper()
	_, params, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	r := multipart.NewReader(body, params["boundary"])
	for {
		p, err := r.NextPart() // undoes quoted-printable
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(p)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, mailPart{p.Header.Get("Content-Type"), p.Header.Get("Content-ID"), data})
	}
}

// A release takes its pictures along as they are.
func TestPressPictures(t *testing.T) {
	data := pngOf(scene(300, 200, 60, 60))
	v, _ := illustrated(t, brandkit.Neutral(), twoPictures, "press", map[string][]byte{"img/灯.png": data})
	if page := string(fileOf(t, v, "press/page.md")); !strings.Contains(page, "![灯](images/灯.png)") || !strings.Contains(page, "](https://a.example/b.png)") {
		t.Errorf("got %s", page)
	}
	if !bytes.Equal(fileOf(t, v, "press/images/灯.png"), data) {
		t.Error("another picture")
	}
}
