package rules

import (
	"bytes"
	"errors"
	"image"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/look"
	"onevoice/lint/read"
)

// approved finds pictures that are an approved one over again, scaled, cropped,
// written anew or altered, and not that file itself.
func approved(with yaml.Raw) (plan, error) {
	var cache perKit[album]
	return plan{
		needs: func(kit *brandkit.Kit) bool { return len(kit.Approved) > 0 },
		check: func(p *lint.Pass) error {
			var errs []error
			for d, b := range p.Blocks() {
				img := b.Image
				if img == nil || img.Decode == nil || img.Source == nil {
					continue
				}
				known := cache.get(p.Kit, gallery)
				if known.err != nil {
					return known.err
				}
				if known.holds(img.Source.Data) {
					continue
				}
				m, err := p.Pixels(img)
				if err != nil {
					errs = append(errs, err)
					continue
				}
				if f, found := known.find(m); found {
					f.Place.Doc, f.Place.Block = d, b
					p.Report(f)
				}
			}
			return errors.Join(errs...)
		},
	}, with.Decode(&struct{}{})
}

// An album is the approved pictures of a kit.
type album struct {
	pages []page
	err   error
}

type page struct {
	name  string
	data  []byte
	print *look.Print
}

func gallery(kit *brandkit.Kit) (out album) {
	for _, name := range kit.Files(kit.Approved) {
		d, err := read.Own(kit, name)
		if err != nil {
			out.err = errors.Join(out.err, err)
			continue
		}
		img := d.Blocks[0].Image
		if img == nil || img.Decode == nil {
			continue // no picture whose pixels can be had
		}
		m, err := img.Decode()
		if err != nil {
			out.err = errors.Join(out.err, err)
			continue
		}
		out.pages = append(out.pages, page{name, d.Source.Data, look.NewPrint(m)})
	}
	return out
}

// holds reports whether a file is an approved one, byte for byte.
func (a album) holds(data []byte) bool {
	for _, p := range a.pages {
		if bytes.Equal(p.data, data) {
			return true
		}
	}
	return false
}

// find says which approved picture this one is.
func (a album) find(m *image.NRGBA) (lint.Finding, bool) {
	one := look.NewPrint(m)
	for _, p := range a.pages {
		if t, ok := one.TwinOf(p.print); ok {
			return again(p.name, t), true
		}
	}
	return lint.Finding{}, false
}

// again says what became of an approved picture.
func again(name string, t look.Twin) lint.Finding {
	f := lint.Finding{Message: lang.F("这是已定稿的 %s 另存的一份，不是那个文件本身", "this is the approved %s saved again, not that file itself", name)}
	add := func(zh, en string, args ...any) {
		w := lang.F(zh, en, args...)
		f.Message.ZH += "；" + w.ZH
		f.Message.EN += "; " + w.EN
	}
	if t.Cropped {
		add("只剩原图 %d,%d 起的 %d×%d", "only %[3]d×%[4]d of it at %[1]d,%[2]d is left", t.Shows.Min.X, t.Shows.Min.Y, t.Shows.Dx(), t.Shows.Dy())
	}
	if t.Scale < 0.98 || t.Scale > 1.02 {
		add("缩放到 %.0f%%", "scaled to %.0f%%", 100*t.Scale)
	}
	if n := len(t.Changed); n > 0 {
		at := t.Changed[0]
		f.Place.Region = at
		add("%d,%d 处（%d×%d）改过", "altered at %d,%d (%d×%d)", at.Min.X, at.Min.Y, at.Dx(), at.Dy())
		if n > 1 {
			add("另有 %d 处", "and in %d more places", n-1)
		}
	}
	return f
}
