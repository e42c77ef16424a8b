package adapt

import (
	"image"
	"path"
	"slices"
	"strings"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// A pictureFile is a picture of the variant on its way into its files.
type pictureFile struct {
	Picture
	data  []byte
	order int // of the output it belongs to
}

// A wall is what hangs of a job's pictures so far.
type wall struct {
	made    []pictureFile
	bodies  map[*photo]pictureFile
	covered bool // the covers are made
}

// covers makes the pictures that the channel's outputs name one by one, and
// returns what its cover is called beside the other files; "" for none.
func (j *job) covers() string {
	if j.wish.Album == nil || j.wall.covered || j.spent {
		return ""
	}
	j.wall.covered = true
	j.missed()
	name := ""
	for i, o := range j.spec.Output {
		slot := j.spec.Images.Slots[o.Slot]
		if o.Kind != "image" || path.Ext(o.File) == "" || len(slot.Out) != 2 {
			continue
		}
		f, ok := j.cover(o, slot)
		if !ok {
			continue
		}
		f.order = i
		j.wall.made = append(j.wall.made, f)
		if o.Slot == "cover" {
			name = path.Base(f.Path)
		}
	}
	return name
}

// cover makes one picture: of the master's first that will do, else of words.
// A video's cover has the title on it, because nothing else says it; an
// article's stands over its title.
func (j *job) cover(o channel.Output, slot channel.Slot) (pictureFile, bool) {
	f := pictureFile{Picture: Picture{Path: j.armFile(o.File), Slot: o.Slot}}
	var m *image.NRGBA
	var c carried
	w, h := slot.Out[0], slot.Out[1]
	safe := safeIn(j.spec.Canvas, w, h)
	if p := j.lead(); p != nil {
		c = p.carries
		if j.spec.Archetype == "script" {
			m, f.Drawn = j.posted(p, w, h, safe), true
		} else {
			m = j.slotted(p, o.Slot, slot)
		}
	}
	if m == nil {
		m, f.Drawn, c = j.typographic(w, h, safe), true, carried{}
	}
	if m == nil {
		return f, false
	}
	f.Width, f.Height = m.Rect.Dx(), m.Rect.Dy()
	if path.Ext(o.File) == ".png" {
		f.data = asPNG(m, c)
		return f, true
	}
	f.data, _ = under(m, c, j.heaviest())
	return f, true
}

// lead is the picture a cover is made of: the first that may be cut, else the
// first. A statement in a crisis has none: it is no occasion for one.
func (j *job) lead() *photo {
	if j.mood.crisis {
		return nil
	}
	var whole *photo
	for _, p := range j.wish.Album.load() {
		m := j.wish.Album.look(p)
		switch {
		case m == nil || j.mood.secret.told(p.alt):
		case !p.keep:
			return p
		case whole == nil:
			whole = p
		}
	}
	return whole
}

// heaviest is the most bytes a picture of the channel may have; 0 is any.
func (j *job) heaviest() int {
	most := j.spec.Images.MaxBytes
	for _, l := range j.spec.Images.Limits {
		if l.Unit == "file_byte" && l.Max > 0 && (most == 0 || l.Max < most) {
			most = l.Max
		}
	}
	return most
}

// missed says which pictures of the master are not there, or not here.
func (j *job) missed() {
	for _, p := range j.wish.Album.load() {
		switch {
		case p.missing:
			j.picked(p, "warning", lang.F("没有找到图片 %s；把它放到母稿旁边，或改这里的路径", "the picture %s is not there: put it beside the master, or mend its address here", p.ref))
		case away(p.ref) && p.ref != "" && !strings.Contains(p.ref, "{{") && len(j.spec.Links.Allow) > 0 && !slices.Contains(j.spec.Links.Allow, "*"):
			j.picked(p, "warning", lang.F("网上的图片 %s 没有下载，这个渠道会把它滤掉；请下载后放到母稿旁边", "the picture %s on the net was not fetched, and this channel drops it: save it beside the master", p.ref))
		}
	}
}

// picked adds what is to be said about a picture, at the place the master
// names it.
func (j *job) picked(p *photo, severity string, words lang.Words) {
	n := Note{Severity: severity, Message: words, Text: p.ref}
	if p.span.Source != nil {
		n.Place = doc.Place{Doc: j.master, Block: &doc.Block{Kind: doc.Picture, Image: &doc.Image{Ref: p.ref, Shown: p.span}}}
	}
	if !slices.ContainsFunc(j.v.Notes, func(o Note) bool { return o.Message == n.Message && o.Text == n.Text }) {
		j.v.Notes = append(j.v.Notes, n)
	}
}

// hang puts the pictures behind the variant's other files, in the order of
// the channel's outputs.
func (j *job) hang() {
	j.covers()
	slices.SortStableFunc(j.wall.made, func(a, b pictureFile) int { return a.order - b.order })
	for _, f := range j.wall.made {
		j.v.Files = append(j.v.Files, File{f.Path, f.data})
		j.v.Pictures = append(j.v.Pictures, f.Picture)
	}
}
