package rules

import (
	"path"
	"slices"
	"strings"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// file holds a picture's file, not its pixels, to the page that shows it
// (`what: missing`), to its name (`type`) and to its channel: the formats it takes (`format`), whether they may move
// (`animated`), how many bytes they may have (`bytes`).
func fileKind(with yaml.Raw) (plan, error) {
	var w struct {
		What string `yaml:"what" need:"true" allow:"type format animated bytes missing"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	judge := map[string]func(*lint.Pass, *doc.Document, *doc.Image) (lint.Finding, bool){
		"type": disguised, "format": untaken, "animated": moves, "bytes": heavy, "missing": lost,
	}[w.What]
	return plan{check: func(p *lint.Pass) error {
		for d, b := range p.Blocks() {
			if b.Image == nil || b.Image.Missing != (w.What == "missing") || b.Image.Format == "" && !b.Image.Missing {
				continue
			}
			if f, bad := judge(p, d, b.Image); bad {
				f.Place = doc.Place{Doc: d, Block: b}
				p.Report(f)
			}
		}
		return nil
	}}, nil
}

// lost says that the file a page shows isn't there.
func lost(_ *lint.Pass, _ *doc.Document, img *doc.Image) (lint.Finding, bool) {
	if strings.HasPrefix(strings.ToLower(img.Ref), "cid:") {
		return lint.Finding{Message: lang.F("邮件里没有这张图片：%s", "there is no such picture in the mail: %s", img.Ref)}, img.Missing
	}
	return lint.Finding{Message: lang.F("文件夹里没有这张图片：%s", "there is no such picture beside the page: %s", img.Ref)}, img.Missing
}

// disguised says that a file isn't what its extension says.
func disguised(_ *lint.Pass, _ *doc.Document, img *doc.Image) (lint.Finding, bool) {
	if img.Source == nil {
		return lint.Finding{}, false
	}
	ext := strings.ToLower(path.Ext(img.Source.Name))
	if plainFormat(ext) == img.Format || ext == "" {
		return lint.Finding{}, false
	}
	return lint.Finding{Message: lang.F("文件名是 %s，里面其实是 %s", "its name says %s, inside it is %s", ext, strings.ToUpper(img.Format))}, true
}

// plainFormat is the format that an extension or a channel's word for it names.
func plainFormat(ext string) string {
	switch ext = strings.TrimPrefix(strings.ToLower(ext), "."); ext {
	case "jpg":
		return "jpeg"
	case "heif":
		return "heic"
	}
	return ext
}

// untaken says that the channel doesn't take a picture's format; where no
// channel does the asking, that hardly any does.
func untaken(p *lint.Pass, d *doc.Document, img *doc.Image) (lint.Finding, bool) {
	spec, known := p.Channel(d)
	switch {
	case known && len(spec.Images.Formats) > 0:
		if slices.ContainsFunc(spec.Images.Formats, func(f string) bool { return plainFormat(f) == img.Format }) {
			return lint.Finding{}, false
		}
		return lint.Finding{Message: lang.F("图片是 %s，%s只收 %s", "the picture is %s; %s takes %s", strings.ToUpper(img.Format), spec.Name, strings.Join(spec.Images.Formats, " ")),
			Basis: lang.F("渠道规格 %s（核对于 %s）", "the channel spec of %s (checked %s)", spec.Name, spec.Checked)}, true
	case img.Format == "heic" || img.Format == "avif":
		return lint.Finding{Message: lang.F("图片是 %s，多数渠道不收，颜色、标志和文字也没法在这里检查", "the picture is %s, which most channels refuse, and whose colours, logo and words can't be checked here", strings.ToUpper(img.Format))}, true
	}
	return lint.Finding{}, false
}

// moves says that a picture moves where the channel shows it still: where it
// takes no GIF, it takes no moving picture.
func moves(p *lint.Pass, d *doc.Document, img *doc.Image) (lint.Finding, bool) {
	spec, known := p.Channel(d)
	if img.Frames < 2 || !known || img.Format == "gif" && slices.Contains(spec.Images.Formats, "gif") {
		return lint.Finding{}, false
	}
	return lint.Finding{Message: lang.F("这是 %d 帧的动图，%s只会显示其中一帧", "it moves (%d frames); %s shows one of them", img.Frames, spec.Name)}, true
}

// heavy holds a picture's bytes to the limits of its channel.
func heavy(p *lint.Pass, d *doc.Document, img *doc.Image) (lint.Finding, bool) {
	spec, known := p.Channel(d)
	if !known || img.Source == nil {
		return lint.Finding{}, false
	}
	n := len(img.Source.Data)
	limits := spec.Images.Limits
	if most := spec.Images.MaxBytes; !slices.ContainsFunc(limits, inBytes) && most > 0 {
		limits = []channel.Limit{{Max: most, Unit: "file_byte", Sure: "D"}}
	}
	for _, l := range limits {
		if !inBytes(l) || l.Max == 0 || n <= l.Max {
			continue
		}
		return lint.Finding{Severity: lint.Severity(l.Severity), Basis: source(l.Source, l.Sure, first(l.Checked, spec.Checked)),
			Message: lang.F("图片 %.1f MB，%s上限 %.1f MB", "the picture has %.1f MB; %s takes %.1f MB", float64(n)/1e6, spec.Name, float64(l.Max)/1e6)}, true
	}
	return lint.Finding{}, false
}

func inBytes(l channel.Limit) bool { return l.Unit == "file_byte" }
