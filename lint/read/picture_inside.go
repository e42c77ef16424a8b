package read

import (
	"encoding/base64"
	"net/url"
	"path"
	"strings"

	"onevoice/lint/doc"
	"onevoice/lint/office"
)

// Beside returns the path, seen from the folder of a page, of the picture file
// that the page names as ref; "" where ref leads to the web, to the root of a
// site, to what is no picture, or holds a placeholder.
func Beside(ref string) string {
	u, err := url.Parse(ref)
	if err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") || !Picture(u.Path) || strings.ContainsAny(u.Path, "{}$<>%*|") {
		return ""
	}
	return u.Path
}

// Inside reads a picture that a page holds itself, in its text as
// data:image/png, in a mail as cid:, or packed with it, as a document of its own with the page's channel; nil for one that stands
// elsewhere. What is found in it stands where the page shows it.
func Inside(page *doc.Document, img *doc.Image) (*doc.Document, error) {
	if page.Source.Packed() {
		return packedPicture(page, img)
	}
	if img.Unpack != nil {
		data, err := img.Unpack()
		if err != nil {
			return nil, err
		}
		return framed(page, img, data, img.Ref)
	}
	head, body, ok := strings.Cut(img.Ref, ",")
	if !ok || !strings.HasPrefix(strings.ToLower(head), "data:image/") {
		return nil, nil
	}
	var data []byte
	var err error
	if strings.HasSuffix(strings.ToLower(head), ";base64") {
		data, err = base64.StdEncoding.DecodeString(strings.Join(strings.Fields(body), ""))
	} else {
		var s string
		s, err = url.PathUnescape(body)
		data = []byte(s)
	}
	if err != nil {
		return nil, brokenPicture(page.Source.Name, "data:", err)
	}
	if svgInside(data) {
		return nil, nil // its words and colours have no bytes of their own in the page
	}
	return framed(page, img, data, "data:")
}

// packedPicture is Inside for a file that packs its pictures along with its
// words. Drawings for printers (EMF, WMF) are none that can be looked at.
func packedPicture(page *doc.Document, img *doc.Image) (*doc.Document, error) {
	if ext := strings.ToLower(path.Ext(img.Ref)); ext == ".emf" || ext == ".wmf" || ext == ".svg" {
		return nil, nil
	}
	data, err := office.Part(page.Source.Name, page.Source.OnDisk(), img.Ref)
	if err != nil {
		return nil, err
	}
	return framed(page, img, data, img.Ref)
}

// framed reads a picture's bytes as what the page shows at img.
func framed(page *doc.Document, img *doc.Image, data []byte, ref string) (*doc.Document, error) {
	d, err := readPicture(page.Source.Name, data)
	if err != nil {
		return nil, err
	}
	own := d.Blocks[0].Image
	own.Source, own.Data, own.Ref, own.Shown = nil, data, ref, img.Shown
	return &doc.Document{Source: page.Source, Format: "inside", Channel: page.Channel, Meta: page.Meta, Blocks: d.Blocks}, nil
}
