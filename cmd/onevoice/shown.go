package main

import (
	"context"
	"path"
	"path/filepath"

	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// shown reads the pictures that pages show and that are not looked at anyway:
// those they hold themselves, and files beside them. Each is a document of its
// own, for the channel of the first page that shows it. One that isn't there
// is marked as missing.
func (d *desk) shown(ctx context.Context, h *house, docs []*doc.Document) (out []*doc.Document, errs []error) {
	at := map[string]string{} // where the page of a name lies
	taken := map[string]bool{}
	for _, list := range d.assets {
		for _, x := range list {
			at[x.name] = x.path
			taken[filepath.Clean(x.path)] = true
		}
	}
	for _, page := range docs {
		if page.Format == "picture" || ctx.Err() != nil {
			continue
		}
		for i := range page.Blocks {
			img := page.Blocks[i].Image
			if img == nil || img.Ref == "" {
				continue
			}
			if img.Unpack != nil {
				key := page.Source.Name + "\x00" + img.Ref
				if taken[key] {
					continue
				}
				taken[key] = true
			}
			p, err := read.Inside(page, img)
			if p != nil {
				d.eyes.open(p)
			}
			x, there := asset{}, false
			if !page.Source.Packed() {
				x, there = d.beside(at[page.Source.Name], page.Source.Name, img.Ref)
			}
			img.Missing = x.path != "" && !there || img.Missing && img.Unpack == nil && x.path == ""
			if there && !taken[filepath.Clean(x.path)] && !h.owns(x.path) {
				taken[filepath.Clean(x.path)] = true
				p, err = d.light(x)
			}
			if err != nil {
				errs = append(errs, err)
			}
			if p == nil {
				continue
			}
			if p.Channel == "" {
				p.Channel = page.Channel
			}
			out = append(out, p)
		}
	}
	return out, errs
}

// beside returns the picture file that a page at file names, and whether it is
// there: staged, where that is what is looked at.
func (d *desk) beside(file, name, ref string) (x asset, there bool) {
	below := read.Beside(ref)
	if below == "" || file == "" || file == "-" {
		return asset{}, false
	}
	x = asset{path: filepath.Join(filepath.Dir(file), filepath.FromSlash(below)), name: path.Join(path.Dir(name), below), walked: true}
	if index := d.houses.staged; index != nil {
		var err error
		x.held, err = index.Read(x.path)
		if x.side = index.staged(x.path + ".yaml"); x.side == nil {
			x.side = []byte{}
		}
		return x, err == nil
	}
	return x, exists(x.path)
}
