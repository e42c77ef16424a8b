package adapt_test

import (
	"bytes"
	"strings"
	"testing"

	"onevoice/brandkit"
)

// A picture that isn't there is a note at its line; one that is broken is an
// error there; the words are written all the same.
func TestBadPictures(t *testing.T) {
	v, album := illustrated(t, brandkit.Neutral(), short, "wechat", nil)
	if !remarked(v, "warning", "images/a.jpg is not there") || album.Err() != nil || v.Failed() {
		t.Errorf("missing: %v %v", v.Notes, album.Err())
	}
	fileOf(t, v, "wechat/cover.jpg")
	v, album = illustrated(t, brandkit.Neutral(), short, "wechat", map[string][]byte{"images/a.jpg": []byte("no picture")})
	if err := album.Err(); err == nil || !strings.HasPrefix(err.Error(), "m.md:5:1: the picture images/a.jpg: ") {
		t.Errorf("broken: %v", err)
	}
	fileOf(t, v, "wechat/article.html")
	cut := jpg(scene(400, 300, 9, 9))
	at := bytes.Index(cut, []byte{0xFF, 0xDA})
	cut = append(cut[:at+200:at+200], 0xFF, 0xD9)
	if _, album = illustrated(t, brandkit.Neutral(), short, "wechat", map[string][]byte{"images/a.jpg": cut}); album.Err() == nil {
		t.Error("a picture without most of its pixels is no error")
	}
}
