package rules

import (
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// metadata looks at what a picture's file says beside its pixels: what gives
// its maker away (`what: privacy`), a colour profile that isn't sRGB's
// (`profile`), print colours (`cmyk`).
func metadata(with yaml.Raw) (plan, error) {
	var w struct {
		What string `yaml:"what" need:"true" allow:"privacy profile cmyk"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	judge := map[string]func(doc.Hidden) (lang.Words, bool){"privacy": telltale, "profile": profiled, "cmyk": printed}[w.What]
	return plan{check: func(p *lint.Pass) error {
		for d, b := range p.Blocks() {
			if b.Image == nil {
				continue
			}
			if words, bad := judge(b.Image.Hidden); bad {
				p.Report(lint.Finding{Message: words, Place: doc.Place{Doc: d, Block: b}})
			}
		}
		return nil
	}}, nil
}

func telltale(h doc.Hidden) (lang.Words, bool) {
	serials := strings.Join(h.Serials, "; ")
	switch {
	case h.GPS != "" && serials != "":
		return lang.F("文件里藏着拍摄地点（%s）和相机信息（%s）", "the file tells where it was taken (%s) and by whose camera (%s)", h.GPS, serials), true
	case h.GPS != "":
		return lang.F("文件里藏着拍摄地点（%s）", "the file tells where it was taken (%s)", h.GPS), true
	case serials != "":
		return lang.F("文件里藏着相机信息（%s）", "the file tells whose camera took it (%s)", serials), true
	}
	return lang.Words{}, false
}

func profiled(h doc.Hidden) (lang.Words, bool) {
	switch {
	case h.CMYK || h.Profile == "":
		return lang.Words{}, false
	case h.Untrue:
		return lang.F("颜色按「%s」写成，这里换算不了，所以没有检查品牌色", "its colours are written under %q, which can't be converted here, so they are not held against the palette", h.Profile), true
	}
	return lang.F("颜色按「%s」写成，不是 sRGB；不认它的渠道会显示成别的颜色（品牌色已按换算后的颜色检查）",
		"its colours are written under %q, not sRGB: a channel that ignores that shows other colours (checked here as converted)", h.Profile), true
}

func printed(h doc.Hidden) (lang.Words, bool) {
	return lang.F("这是印刷用的 CMYK 图片，屏幕上颜色会变，所以没有检查品牌色", "it is in CMYK, for print: screens show other colours, so they are not held against the palette"), h.CMYK
}
