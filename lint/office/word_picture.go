package office

import (
	"path"
	"strings"

	"onevoice/lint/doc"
)

// A drawing is a picture being read.
type drawing struct {
	alt line // what it says to who can't see it, where it is written
	ref string
}

// inDrawing reads what matters of a picture.
func (r *wordReader) inDrawing(t token) error {
	alt, id := "", ""
	switch t.name {
	case "wp:docPr":
		alt = "descr"
	case "v:shape":
		alt = "alt"
	case "a:blip":
		id = r.value(t, "r:embed")
	case "v:imagedata":
		id = r.value(t, "r:id")
	}
	if to := r.part.rels[id]; id != "" && !to.outside && r.has(to.target) {
		r.drawn.ref = to.target
	}
	if said := strings.Join(strings.Fields(r.value(t, alt)), " "); alt != "" && said != "" {
		r.drawn.alt = line{}
		r.drawn.alt.add(said, t.start, t.end, -1)
	}
	return nil
}

// picture puts a picture and what is said of it where it stands.
func (r *wordReader) picture() {
	d := r.drawn
	r.drawn = drawing{}
	if d.ref == "" && len(d.alt.words) == 0 || r.mute() {
		return
	}
	l := d.alt
	l.block = doc.Block{Kind: doc.Picture, Image: &doc.Image{Ref: d.ref}}
	l.place, l.part, l.anchor = place{in: "picture"}, r.part, r.anchor()
	if len(l.words) == 0 {
		l.add(path.Base(d.ref), 0, 0, -1)
		l.silent = true
	}
	r.lines = append(r.lines, &l)
}

// anchor is the run at which a comment may stand on what has no words of its
// own there.
func (r *wordReader) anchor() int {
	switch r.at.in {
	case "":
		return r.host()
	case "footnote", "endnote":
		return r.note.run
	}
	return -1
}
