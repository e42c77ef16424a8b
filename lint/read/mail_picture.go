package read

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"strings"

	"onevoice/lint/doc"
)

// An inlay is a picture that a mail holds for its pages, as it is sent.
type inlay struct {
	start, end int // of the file on disk
	coding     string
}

// inlay takes down a part that pages of the mail may show as cid:ID (RFC 2392).
func (m *envelope) inlay(id string, in inlay) {
	if id = strings.Trim(strings.TrimSpace(id), "<>"); id == "" {
		return
	}
	if m.inlays == nil {
		m.inlays = map[string]inlay{}
	}
	if _, again := m.inlays[id]; !again {
		m.inlays[id] = in
	}
}

// hang gives the pictures that a mail's pages show their bytes. One that isn't
// in the mail is missing.
func (m *envelope) hang(d *doc.Document) {
	for i := range d.Blocks {
		img := d.Blocks[i].Image
		if img == nil || len(img.Ref) < 4 || !strings.EqualFold(img.Ref[:4], "cid:") {
			continue
		}
		id, err := url.PathUnescape(img.Ref[4:])
		in, ok := m.inlays[id]
		if img.Missing = err != nil || !ok; ok {
			img.Unpack = func() ([]byte, error) { return m.unpack(in) }
		}
	}
}

// unpack undoes the code that a picture is sent in.
func (m *envelope) unpack(in inlay) ([]byte, error) {
	sent := m.disk[in.start:in.end]
	switch in.coding {
	case "base64":
		packed := bytes.Map(func(r rune) rune {
			if strings.ContainsRune(" \t\r\n", r) {
				return -1
			}
			return r
		}, sent)
		data, err := base64.StdEncoding.DecodeString(string(packed))
		if err != nil {
			return nil, brokenPicture(m.name, "cid:", err)
		}
		return data, nil
	case "quoted-printable":
		return unquote(m.disk, in.start, in.end, false).b, nil
	}
	return sent, nil
}
