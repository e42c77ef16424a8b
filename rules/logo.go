package rules

import (
	"errors"
	"slices"

	"onevoice/brandkit"
	"onevoice/brandkit/channel"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/look"
)

// A logoCheck says of one logo in a picture what is wrong with it, if anything.
type logoCheck func(s *scene, l look.Logo) (lint.Finding, bool)

// logoChecks are what a logo rule may ask, by its `what`; missing asks after
// the logo itself.
var logoChecks = map[string]logoCheck{
	"missing":     nil,
	"size":        smallLogo,
	"clear-space": crowdedLogo,
	"stretched":   stretchedLogo,
	"rotated":     rotatedLogo,
	"recolored":   recoloredLogo,
	"background":  ungroundedLogo,
	"avoid":       unwantedLogo,
}

// logo holds the logos in a picture to what the kit and the channel ask.
func logo(l *lore, with yaml.Raw) (plan, error) {
	var w struct {
		What string `yaml:"what" need:"true" allow:"missing size clear-space stretched rotated recolored background avoid"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	check := logoChecks[w.What]
	return plan{
		needs: func(kit *brandkit.Kit) bool { return slices.ContainsFunc(kit.Logos, logoNeeds(w.What)) },
		check: func(p *lint.Pass) error {
			var errs []error
			for d, b := range p.Blocks() {
				s, err := l.scene(p, d, b)
				switch {
				case err != nil:
					errs = append(errs, err)
				case s == nil:
				case check == nil:
					s.missing()
				default:
					s.each(check)
				}
			}
			return errors.Join(errs...)
		},
	}, nil
}

// logoNeeds says what of a logo in the kit gives a rule something to do.
func logoNeeds(what string) func(brandkit.Logo) bool {
	return func(l brandkit.Logo) bool {
		switch what {
		case "size":
			return l.MinWidth > 0
		case "clear-space":
			return l.Clear > 0
		}
		return true
	}
}

// A scene is a picture with the logos found in it.
type scene struct {
	p     *lint.Pass
	doc   *doc.Document
	block *doc.Block
	spec  *channel.Spec // nil without a channel
	found []look.Logo
}

// leastScene is the side in pixels below which a picture is an icon, which has
// no room for a logo beside what it shows.
const leastScene = 120

// scene looks for the kit's logos in a picture; nil where there is nothing to
// look at: no pixels, an icon, the logo's own file.
func (l *lore) scene(p *lint.Pass, d *doc.Document, b *doc.Block) (*scene, error) {
	img := b.Image
	if img == nil || img.Decode == nil || min(img.Width, img.Height) < leastScene {
		return nil, nil
	}
	known := l.logos.get(p.Kit, readLogos)
	if known.err != nil {
		return nil, known.err
	}
	if img.Source != nil && known.has(img.Source.Data) {
		return nil, nil
	}
	found, err := l.logosIn(p, img)
	if err != nil {
		return nil, err
	}
	s := &scene{p: p, doc: d, block: b, found: found}
	s.spec, _ = p.Channel(d)
	return s, nil
}

// logosKey is the key under which the rules share what was found in a picture.
type logosKey struct{ img *doc.Image }

// logosIn finds the kit's logos in a picture, once for all rules.
func (l *lore) logosIn(p *lint.Pass, img *doc.Image) ([]look.Logo, error) {
	type result struct {
		found []look.Logo
		err   error
	}
	r := lint.Once(p, logosKey{img}, func() result {
		known := l.logos.get(p.Kit, readLogos)
		if known.err != nil || len(known.marks) == 0 {
			return result{err: known.err}
		}
		m, err := p.Pixels(img)
		if m == nil || err != nil {
			return result{err: err}
		}
		return result{found: look.FindLogos(m, known.marks)}
	})
	return r.found, r.err
}

func (s *scene) each(check logoCheck) {
	for _, l := range s.found {
		f, bad := check(s, l)
		if !bad {
			continue
		}
		f.Place.Doc, f.Place.Block = s.doc, s.block
		if f.Place.Region.Empty() {
			f.Place.Region = l.Box()
		}
		f.Place.Region = f.Place.Region.Intersect(s.frame())
		s.p.Report(f)
	}
}
