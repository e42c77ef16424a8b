package rules

import (
	"errors"
	"fmt"
	"slices"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/look"
)

// leastShare is the part of a picture below which a patch is a detail of what
// is shown, not a colour that was chosen.
const leastShare = 0.01

// palette finds large flat colours in pictures, and colours that pages set, that
// the kit's palette doesn't hold. A logo has colours of its own, which other
// rules judge.
func palette(l *lore, with yaml.Raw) (plan, error) {
	var cache perKit[paints]
	return plan{
		needs: func(kit *brandkit.Kit) bool { return len(kit.Palette) > 0 },
		check: func(p *lint.Pass) error {
			ps := cache.get(p.Kit, mix)
			if ps.err != nil {
				return ps.err
			}
			var errs []error
			for d, b := range p.Blocks() {
				if b.Image == nil || b.Image.Hidden.Untrue {
					continue // look/cmyk and look/color-profile say so
				}
				patches, err := strangers(p, b.Image, ps.list)
				if err != nil {
					errs = append(errs, err)
				}
				for _, patch := range l.besideLogos(p, b.Image, patches) {
					p.Report(stranger(d, b, patch))
				}
			}
			for _, d := range p.Docs {
				tinted(p, d, ps.list)
			}
			return errors.Join(errs...)
		},
	}, with.Decode(&struct{}{})
}

// strangers returns the colours of a picture, in any of its frames, that the
// palette doesn't hold.
func strangers(p *lint.Pass, img *doc.Image, paints []look.Paint) ([]look.Patch, error) {
	opt := look.Options{Lossy: img.Lossy}
	if img.Film == nil {
		m, err := p.Pixels(img)
		if m == nil || err != nil {
			return nil, err
		}
		return large(look.OffPalette(m, paints, opt)), nil
	}
	var out []look.Patch
	for m, err := range img.Film {
		if err != nil {
			return out, err
		}
		for _, patch := range large(look.OffPalette(m, paints, opt)) {
			if !slices.ContainsFunc(out, func(have look.Patch) bool { return look.Alike(have.Color, patch.Color) }) {
				out = append(out, patch)
			}
		}
	}
	return out, nil
}

// besideLogos leaves out the patches that lie within a logo. Logos are looked
// for only where there are patches; why they can't be is for their own rules
// to say.
func (l *lore) besideLogos(p *lint.Pass, img *doc.Image, patches []look.Patch) []look.Patch {
	if len(patches) == 0 || len(p.Kit.Logos) == 0 {
		return patches
	}
	found, err := l.logosIn(p, img)
	if err != nil {
		return patches
	}
	return slices.DeleteFunc(patches, func(patch look.Patch) bool {
		return slices.ContainsFunc(found, func(logo look.Logo) bool { return patch.Region.In(logo.Around(softEdge)) })
	})
}

// softEdge is how many pixels of a logo's edge are mixed with its ground.
const softEdge = 3

func large(patches []look.Patch) []look.Patch {
	return slices.DeleteFunc(patches, func(p look.Patch) bool { return p.Share < leastShare })
}

// paints are the kit's colours as look wants them.
type paints struct {
	list []look.Paint
	err  error
}

func mix(kit *brandkit.Kit) (out paints) {
	for _, c := range kit.Palette {
		rgb, err := look.ParseHex(c.Hex)
		if err != nil {
			out.err = errors.Join(out.err, err)
		}
		out.list = append(out.list, look.Paint{Name: c.Name, Color: rgb, DeltaE: c.DeltaE})
	}
	return out
}

func stranger(d *doc.Document, b *doc.Block, patch look.Patch) lint.Finding {
	hex := fmt.Sprintf("#%02X%02X%02X", patch.Color.R, patch.Color.G, patch.Color.B)
	near := patch.Nearest.Color
	return lint.Finding{
		Place: doc.Place{Doc: d, Block: b, Region: patch.Region},
		Message: lang.F("%s 不是品牌色（占画面 %.0f%%）；最近的是「%s」#%02X%02X%02X，色差 ΔE %.1f",
			"%s is no brand colour (%.0f%% of the picture); the nearest is %s #%02X%02X%02X, ΔE %.1f away",
			hex, patch.Share*100, patch.Nearest.Name, near.R, near.G, near.B, patch.Distance),
	}
}
