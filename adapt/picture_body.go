package adapt

import (
	"fmt"
	"image"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/disintegration/imaging"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
)

// shown returns the address at which the variant shows the picture that the
// master names ref, and how wide it is; without pictures, and of one that
// can't be looked at, the master's own address and 0.
func (j *job) shown(ref string) (string, int) {
	if j.wish.Album == nil {
		return ref, 0
	}
	at := slices.IndexFunc(j.spec.Output, func(o channel.Output) bool { return o.Kind == "image" && path.Ext(o.File) == "" })
	if at < 0 {
		return ref, 0
	}
	j.wish.Album.load()
	p := j.wish.Album.photo(ref)
	if p.img == nil {
		return ref, 0
	}
	dir := j.spec.Output[at].File
	if b, ok := j.wall.bodies[p]; ok {
		return path.Base(dir) + "/" + path.Base(b.Path), b.Width
	}
	b, ok := j.body(p, j.spec.Images.Slots[j.spec.Output[at].Slot])
	if !ok {
		return ref, 0
	}
	b.Path, b.Slot, b.order = path.Join(dir, j.unique(p.ref, b.Path)), j.spec.Output[at].Slot, at
	if j.wall.bodies == nil {
		j.wall.bodies = map[*photo]pictureFile{}
	}
	j.wall.bodies[p] = b
	j.wall.made = append(j.wall.made, b)
	return path.Base(dir) + "/" + path.Base(b.Path), b.Width
}

// body makes the file of a picture in the text; its Path is only the
// extension. The master's own bytes are kept, less their metadata, unless the
// channel doesn't take them: another format, too heavy, or turned by a note in
// the file that not every program reads.
func (j *job) body(p *photo, slot channel.Slot) (pictureFile, bool) {
	format, data, heavy := p.img.Format, p.img.Source.Data, j.heaviest()
	f := pictureFile{Picture: Picture{Path: "." + short(format), Width: p.img.Width, Height: p.img.Height}}
	takes := len(j.spec.Images.Formats) == 0 || slices.Contains(j.spec.Images.Formats, short(format))
	if f.data = p.carries.bare(data); takes && (heavy == 0 || len(f.data) <= heavy) && p.carries.turn <= 1 && !p.img.Hidden.CMYK {
		return f, true
	}
	if format == "gif" && takes && p.img.Frames > 1 {
		j.picked(p, "warning", lang.F("动图 %s 有 %d KB，建议 %d KB 以内", "the moving picture %s has %d KB; %d KB are advised", p.ref, len(data)/1000, heavy/1000))
		return f, true
	}
	m := j.wish.Album.look(p)
	if m == nil {
		return f, false
	}
	switch {
	case p.img.Frames > 1:
		j.picked(p, "warning", lang.F("动图 %s 这个渠道的正文不收，只留了第一帧", "this channel takes no moving picture: of %s the first frame was kept", p.ref))
	case !takes:
		j.picked(p, "info", lang.F("图片 %s 从 %s 转成了渠道收的格式", "the picture %s was turned from %s into a format this channel takes", p.ref, format))
	}
	m = narrowed(m, slot.MaxWidth)
	f.Path, f.data = smallest(m, p, heavy)
	f.Width, f.Height = m.Rect.Dx(), m.Rect.Dy()
	return f, true
}

// short is what a format's files are called.
func short(format string) string {
	if format == "jpeg" {
		return "jpg"
	}
	return format
}

func narrowed(m *image.NRGBA, most int) *image.NRGBA {
	if most > 0 && m.Rect.Dx() > most {
		return imaging.Resize(m, most, 0, imaging.Lanczos)
	}
	return m
}

// smallest writes a picture so that it has at most limit bytes: a drawing or
// one with see-through parts as PNG where that does, else as JPEG, less
// exactly and then smaller until it does.
func smallest(m *image.NRGBA, p *photo, limit int) (ext string, data []byte) {
	if p.keep || !m.Opaque() {
		if data := asPNG(m, p.carries); limit == 0 || len(data) <= limit {
			return ".png", data
		}
	}
	for {
		data, ok := under(onto(m, m.Rect, white), p.carries, limit)
		if ok || m.Rect.Dx() < 64 {
			return ".jpg", data
		}
		m = imaging.Resize(m, m.Rect.Dx()*4/5, 0, imaging.Lanczos)
	}
}

// unique returns a file name for the picture that the master names ref, one
// that no other has whatever a system thinks of capitals.
func (j *job) unique(ref, ext string) string {
	ref, _, _ = strings.Cut(ref, "?")
	base := strings.TrimSuffix(path.Base(strings.ReplaceAll(ref, `\`, "/")), path.Ext(ref))
	base = strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' || r == '.' {
			return r
		}
		return '-'
	}, base), "-.")
	if base == "" {
		base = "picture"
	}
	name := base
	for n := 2; ; n++ {
		if !slices.ContainsFunc(j.wall.made, func(f pictureFile) bool { return strings.EqualFold(path.Base(f.Path), name+ext) }) {
			return name + ext
		}
		name = fmt.Sprintf("%s-%d", base, n)
	}
}
