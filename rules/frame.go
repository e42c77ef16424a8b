package rules

import (
	"errors"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/look"
)

// ratioTolerance is how far a ratio may be off: a pixel or two of rounding on
// small covers, nothing an eye sees.
const ratioTolerance = 0.02

// frame holds a picture's size (`what: size`) or shape (`what: ratio`) to the
// slot of its channel that its side file names.
func frame(with yaml.Raw) (plan, error) {
	var w struct {
		What string `yaml:"what" need:"true" allow:"size ratio"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	judge := tooSmall
	if w.What == "ratio" {
		judge = misshapen
	}
	return plan{check: func(p *lint.Pass) error {
		var errs []error
		for d, b := range p.Blocks() {
			spec, ok := p.Channel(d)
			if !ok || b.Image == nil || b.Image.Width == 0 {
				continue
			}
			slot, ok := spec.Images.Slots[d.Meta.Get("slot")]
			if !ok {
				continue
			}
			f, bad, err := judge(spec, d.Meta.Get("slot"), slot, b.Image)
			if err != nil {
				errs = append(errs, err)
			}
			if bad {
				f.Place = doc.Place{Doc: d, Block: b}
				f.Basis = source(slot.Source, slot.Sure, spec.Checked)
				p.Report(f)
			}
		}
		return errors.Join(errs...)
	}}, nil
}

// sizeSlack is how much smaller than a channel shows it a picture may be where
// the channel states no least size: what is enlarged by a twentieth still looks
// sharp.
const sizeSlack = 0.95

// tooSmall holds a picture to the least size of its slot; where there is none,
// to the size it is shown at, into which one of another shape is fitted.
func tooSmall(spec *channel.Spec, name string, slot channel.Slot, img *doc.Image) (lint.Finding, bool, error) {
	least, severity := slot.Min, lint.Severity(slot.Severity)
	shown := len(least) == 0
	if shown {
		least = slot.Out
	}
	if len(least) != 2 || img.Format == "svg" { // which is as sharp at any size
		return lint.Finding{}, false, nil
	}
	w, h := float64(img.Width)/float64(least[0]), float64(img.Height)/float64(least[1])
	if !shown && min(w, h) >= 1 || shown && max(w, h) >= sizeSlack {
		return lint.Finding{}, false, nil
	}
	if shown && slot.Sure <= "B" {
		severity = "" // blown up it looks soft, whatever the channel says: the rule's own
	}
	return lint.Finding{Severity: severity, Message: lang.F("图片 %d×%d 像素，%s的%s至少要 %d×%d", "%d×%d pixels; %s %s needs at least %d×%d",
		img.Width, img.Height, spec.Name, slotWords(name), least[0], least[1])}, true, nil
}

func misshapen(spec *channel.Spec, name string, slot channel.Slot, img *doc.Image) (lint.Finding, bool, error) {
	if slot.Ratio == "" {
		return lint.Finding{}, false, nil
	}
	want, err := look.ParseRatio(slot.Ratio)
	if err != nil || look.NearRatio(img.Width, img.Height, want, ratioTolerance) {
		return lint.Finding{}, false, err
	}
	return lint.Finding{Severity: lint.Severity(slot.Severity), Message: lang.F("图片 %d×%d（%.2f:1），%s的%s要 %s", "%d×%d (%.2f:1); %s %s is %s",
		img.Width, img.Height, float64(img.Width)/float64(img.Height), spec.Name, slotWords(name), slot.Ratio)}, true, nil
}

func slotWords(name string) lang.Words {
	switch name {
	case "cover":
		return lang.Words{ZH: "封面", EN: "cover"}
	case "square":
		return lang.Words{ZH: "方图", EN: "square"}
	case "card":
		return lang.Words{ZH: "图卡", EN: "card"}
	case "body":
		return lang.Words{ZH: "正文图", EN: "body picture"}
	}
	return lang.Same(name)
}
