package read

import (
	"bytes"
	"encoding/binary"
	"image"
)

// HEIC and AVIF are boxes within boxes (ISO/IEC 14496-12, 23008-12): a length,
// a name, what it holds. Their pixels are video and are left alone.

// heifKind returns heic or avif for a file that begins like one, else "".
func heifKind(b []byte) string {
	if len(b) < 16 || string(b[4:8]) != "ftyp" {
		return ""
	}
	n := int(min(binary.BigEndian.Uint32(b), uint32(min(len(b), 256))))
	kind := ""
	for i := 8; i+4 <= n; i += 4 {
		switch string(b[i : i+4]) {
		case "avif", "avis":
			return "avif"
		case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1":
			kind = "heic"
		}
	}
	return kind
}

// boxes calls do with each box of b, one after the other, until it returns
// false. It reports whether the last one is whole.
func boxes(b []byte, do func(kind string, body []byte) bool) (whole bool) {
	for len(b) >= 8 {
		n, head := int64(binary.BigEndian.Uint32(b)), int64(8)
		if n == 1 && len(b) >= 16 {
			n, head = int64(binary.BigEndian.Uint64(b[8:])), 16
		}
		if n == 0 {
			n = int64(len(b))
		}
		if n < head || n > int64(len(b)) {
			return false
		}
		if !do(string(b[4:8]), b[head:n]) {
			return true
		}
		b = b[n:]
	}
	return len(b) == 0
}

// heifSize finds how large the picture is: a picture made of tiles states
// their size too, so the largest counts, turned as the file says.
func heifSize(b []byte) (size image.Point) {
	turned := false
	var walk func(kind string, body []byte) bool
	walk = func(kind string, body []byte) bool {
		switch {
		case kind == "meta" && len(body) > 4:
			boxes(body[4:], walk)
		case kind == "iprp" || kind == "ipco":
			boxes(body, walk)
		case kind == "ispe" && len(body) >= 12:
			w, h := int(binary.BigEndian.Uint32(body[4:])), int(binary.BigEndian.Uint32(body[8:]))
			if w*h > size.X*size.Y {
				size = image.Pt(w, h)
			}
		case kind == "irot" && len(body) > 0:
			turned = body[0]&1 == 1
		}
		return true
	}
	boxes(b, walk)
	if turned {
		size.X, size.Y = size.Y, size.X
	}
	return size
}

// wholeHEIF reports whether the boxes end where the file does, and the pixels
// are among them.
func wholeHEIF(b []byte) bool {
	pixels := false
	return boxes(b, func(kind string, _ []byte) bool {
		pixels = pixels || kind == "mdat"
		return true
	}) && pixels
}

// c2paBox is the name of the box that holds a C2PA manifest in these files.
const c2paBox = "\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81"

// heifParts finds Exif and XMP by how they begin: where they stand is told in
// three tables, none of which is needed for this.
func heifParts(b []byte) (p parts) {
	p.lossy, p.frames = true, 1
	if i := bytes.Index(b, []byte("Exif\x00\x00")); i >= 0 {
		p.exif = b[i+6:]
	}
	if i := bytes.Index(b, []byte("<x:xmpmeta")); i >= 0 {
		p.xmp = b[i:]
		if n := bytes.Index(p.xmp, []byte("</x:xmpmeta>")); n >= 0 {
			p.xmp = p.xmp[:n+12]
		}
	}
	boxes(b, func(kind string, body []byte) bool {
		p.c2pa = p.c2pa || kind == "uuid" && bytes.HasPrefix(body, []byte(c2paBox))
		return true
	})
	return p
}
