package main

import (
	"context"
	"path"
	"path/filepath"
	"slices"

	"onevoice/adapt"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// openAlbum opens the master's pictures, which lie beside it.
func (w *work) openAlbum() {
	if w.studio != nil {
		w.album = w.studio.Album(w.doc, filepath.Dir(w.asset.path))
	}
}

// pictureRules are those that a finished picture is held to. What its words
// say has been looked at as text already.
var pictureRules = []string{"look/size", "look/ratio", "look/palette"}

// pictures holds the finished pictures against the rules for size and shape,
// and those that were drawn against the kit's colours; what went wrong with
// the master's own is told.
func (w *work) pictures(ctx context.Context) error {
	if w.album == nil {
		return nil
	}
	if err := w.album.Err(); err != nil {
		w.errs = append(w.errs, err)
	}
	w.shown, w.album = w.album.Files(), nil // and what it has unfolded
	return w.hold(ctx, pictureRules, w.hung)
}

// pageRules are those that a finished page is held to: what is in its markup,
// not in its words.
var pageRules = []string{"look/dark-mode", "channel/mail-clients"}

// pages returns the finished pages of a variant, unread: its words are known.
func (w *work) pages(m made) (docs []*doc.Document) {
	for _, f := range m.Files {
		if path.Ext(f.Path) == ".html" {
			docs = append(docs, &doc.Document{Source: doc.NewSource(path.Join(filepath.ToSlash(w.dir), f.Path), f.Data), Format: "html", Channel: m.Channel})
		}
	}
	return docs
}

// hold holds finished files of every variant against some rules.
func (w *work) hold(ctx context.Context, ids []string, files func(made) []*doc.Document) error {
	var rules []lint.Rule
	for _, r := range w.house.rules {
		if slices.Contains(ids, r.ID) {
			rules = append(rules, r)
		}
	}
	for i := range w.made {
		m := &w.made[i]
		seen, err := lint.Run(ctx, w.house.kit, rules, files(*m))
		if err != nil {
			return err
		}
		m.own = append(slices.Clip(m.own), seen.Findings...)
		w.seen = lint.Join(w.seen, seen)
	}
	return nil
}

// hung returns the finished pictures of a variant.
func (w *work) hung(m made) (docs []*doc.Document) {
	for _, p := range m.Pictures {
		if d := w.picture(m, p); d != nil {
			docs = append(docs, d)
		}
	}
	return docs
}

// picture returns one finished picture as a document; nil for one without its
// file.
func (w *work) picture(m made, p adapt.Picture) *doc.Document {
	i := slices.IndexFunc(m.Files, func(f adapt.File) bool { return f.Path == p.Path })
	if i < 0 {
		return nil
	}
	d, err := read.Bytes(path.Join(filepath.ToSlash(w.dir), p.Path), m.Files[i].Data)
	if err != nil {
		return nil
	}
	d.Channel = m.Channel
	d.Meta = doc.Meta{{Path: "slot", Text: doc.Derive(p.Slot, doc.Span{})}}
	if !p.Drawn {
		d.Blocks[0].Image.Decode = nil // a photograph has its own colours
	}
	return d
}
