package adapt

import (
	"errors"
	"image"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/look"
	"onevoice/lint/office"
	"onevoice/lint/read"
)

// A photo is a picture that the master names.
type photo struct {
	ref     string      // as it is written
	file    string      // where it lies; "" for one that is no file
	span    doc.Span    // where
	alt     string      // what the body says of it
	listed  bool        // in the front matter
	focus   *[2]float64 // what matters in it, as shares of its width and height
	keep    bool        // never cut
	kept    []look.Keep // what a part of it had better hold; nil until it is looked for
	img     *doc.Image  // nil for one that can't be looked at
	carries carried
	pixels  *image.NRGBA // once unfolded
	missing bool
}

// load reads the files of the pictures that the master names, once.
func (a *Album) load() []*photo {
	if a.opened {
		return a.photos
	}
	a.opened = true
	d := a.master
	for i, t := range d.Meta.List("images") {
		a.list(t, d.Meta.Under("images."+strconv.Itoa(i)))
	}
	for i := 0; d.Meta.Has("images." + strconv.Itoa(i)); i++ {
		m := d.Meta.Under("images." + strconv.Itoa(i))
		for _, key := range [...]string{"file", "src", "path"} {
			a.list(m.Text(key), m)
		}
	}
	for i, b := range d.Blocks {
		if b.Kind == doc.Picture && b.Image != nil {
			p := a.photo(b.Image.Ref)
			if !p.listed {
				p.span = b.Image.Shown
			}
			if _, alt, _ := pictured(d.Blocks[i:min(i+2, len(d.Blocks))]); p.alt == "" {
				p.alt = alt
			}
		}
	}
	for _, p := range a.photos {
		a.open(p)
	}
	return a.photos
}

// list puts a picture of the front matter into the album, with what m says of
// it: focus (two shares, or two percentages) and keep.
func (a *Album) list(ref doc.Text, m doc.Meta) {
	if ref.Len() == 0 {
		return
	}
	p := a.photo(ref.String())
	p.span, p.listed, p.keep = ref.Span(), true, m.Bool("keep")
	p.alt = or(m.Get("alt"), p.alt)
	at := strings.Fields(strings.ReplaceAll(m.Get("focus"), ",", " "))
	for _, t := range m.List("focus") {
		if len(at) < 2 {
			at = append(at, t.String())
		}
	}
	if len(at) != 2 {
		return
	}
	x, okX := share(at[0])
	y, okY := share(at[1])
	if okX && okY {
		p.focus = &[2]float64{x, y}
	}
}

// share reads 0.3 or 30%.
func share(s string) (float64, bool) {
	number, percent := strings.CutSuffix(s, "%")
	v, err := strconv.ParseFloat(number, 64)
	if percent {
		v /= 100
	}
	return v, err == nil && v >= 0 && v <= 1
}

// photo returns the album's picture at the address ref, a new one where it has
// none.
func (a *Album) photo(ref string) *photo {
	for _, p := range a.photos {
		if p.ref == ref {
			return p
		}
	}
	p := &photo{ref: ref}
	a.photos = append(a.photos, p)
	return p
}

// away reports whether a picture's address is not that of a file: on the net,
// in the document itself, or filled in later.
func away(ref string) bool {
	low := strings.ToLower(ref)
	for _, p := range [...]string{"http:", "https:", "//", "data:", "cid:", "file:"} {
		if strings.HasPrefix(low, p) {
			return true
		}
	}
	return ref == "" || strings.Contains(ref, "{{")
}

// open reads the picture's file; an address is seen from the master's folder.
func (a *Album) open(p *photo) {
	if away(p.ref) {
		return
	}
	name, _, _ := strings.Cut(p.ref, "?")
	if s, err := url.PathUnescape(name); err == nil {
		name = s
	}
	file := filepath.FromSlash(name)
	if !filepath.IsAbs(file) {
		file = filepath.Join(a.dir, file)
	}
	p.file = file
	d, err := a.read(p.ref, file, path.Join(path.Dir(a.master.Source.Name), name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.missing = true
	case err != nil:
		a.fail(p, err)
	case d.Format == "picture":
		p.img = d.Blocks[0].Image
		p.carries = carriedBy(p.img)
		p.keep = p.keep || chartlike(p.ref) || chartlike(p.alt)
	}
}

// read reads a picture: one that the master packs, else the file.
func (a *Album) read(ref, file, name string) (*doc.Document, error) {
	if src := a.master.Source; src.Packed() {
		if data, err := office.Part(src.Name, src.OnDisk(), ref); data != nil || err != nil {
			if err != nil {
				return nil, err
			}
			return read.Bytes(path.Base(ref), data)
		}
	}
	return read.File(file, name)
}

// fail remembers why a picture can't be looked at.
func (a *Album) fail(p *photo, err error) {
	p.img = nil
	e := &lang.Error{Path: a.master.Source.Name, Err: err}
	if s := p.span; s.Source != nil {
		at := s.Source.Position(s.Start)
		e.Line, e.Column = at.Line, at.Column
	}
	for _, cause := range lang.All(err) {
		e.What = lang.F("图片 %s：%s", "the picture %s: %s", p.ref, cause.What)
		e.Hint = cause.Hint
	}
	a.errs = append(a.errs, e)
}

// look unfolds a picture; nil for one that can't be looked at.
func (a *Album) look(p *photo) *image.NRGBA {
	if p.pixels != nil || p.img == nil {
		return p.pixels
	}
	m, err := p.img.Decode()
	if err != nil {
		a.fail(p, err)
		return nil
	}
	p.pixels = m
	p.keep = p.keep || drawn(m)
	return m
}

// chartlike reports whether a picture's name or description says that it is
// one of those that mean nothing when a part is missing.
func chartlike(s string) bool {
	s = strings.ToLower(s)
	for _, w := range [...]string{"图表", "柱状图", "折线图", "饼图", "流程图", "架构图", "地图", "路线图", "表格", "二维码", "小程序码", "截图", "海报", "长图", "示意图"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch word {
		case "chart", "charts", "graph", "diagram", "flowchart", "map", "qr", "qrcode", "screenshot", "poster", "infographic", "plot":
			return true
		}
	}
	return false
}

// drawn reports whether a picture is a drawing of few flat colours, such as a
// chart: three fifths of it are flat and eight colours nearly fill it. No
// photograph is both.
func drawn(m *image.NRGBA) bool {
	const across = 160
	var colours [1 << 12]int
	flat, all := 0, 0
	w, h := m.Rect.Dx(), m.Rect.Dy()
	for gy := range across {
		for gx := range across {
			x, y := gx*(w-1)/across, gy*(h-1)/across
			i := m.PixOffset(x, y)
			if i+m.Stride+8 > len(m.Pix) {
				continue
			}
			all++
			p := m.Pix[i:]
			colours[int(p[0]>>4)<<8|int(p[1]>>4)<<4|int(p[2]>>4)]++
			if level(p, p[4:]) && level(p, p[m.Stride:]) {
				flat++
			}
		}
	}
	most := 0
	for range 8 {
		best := 0
		for i, n := range colours {
			if n > colours[best] {
				best = i
			}
		}
		most += colours[best]
		colours[best] = 0
	}
	return flat*5 >= all*3 && most*25 >= all*23
}

func level(p, q []uint8) bool {
	for k := range 3 {
		if d := int(p[k]) - int(q[k]); d < -2 || d > 2 {
			return false
		}
	}
	return true
}
