package rules

import (
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// A mark is the label of generated content that a picture's file must carry
// (GB 45438-2025, the property AIGC), and by what one sees that it must.
type mark struct {
	Software []string `yaml:"software"` // in what made the picture: generators, by their names
}

// missing reports the pictures of a document that were generated and don't
// carry the label. said is that the document says so itself.
func (m *mark) missing(p *lint.Pass, d *doc.Document, said bool) {
	for i := range d.Blocks {
		img := d.Blocks[i].Image
		if d.Blocks[i].Kind != doc.Picture || img == nil || img.Format == "" || img.Hidden.AIGC != "" {
			continue
		}
		sign := m.sign(img.Hidden)
		if said && sign == "" {
			sign = "ai_generated"
		}
		if sign != "" {
			p.Report(lint.Finding{Place: doc.Place{Doc: d, Block: &d.Blocks[i]},
				Message: lang.F("图片由 AI 生成（%s），文件里没有 AIGC 元数据标识", "the picture was made by AI (%s), and its file carries no AIGC label", sign)})
		}
	}
}

// sign is what in a picture's file tells that it was generated; "" is nothing.
func (m *mark) sign(h doc.Hidden) string {
	if strings.Contains(strings.ToLower(h.Made), "algorithmicmedia") {
		return "DigitalSourceType " + h.Made
	}
	for _, made := range h.Software {
		for _, name := range m.Software {
			if strings.Contains(strings.ToLower(made), name) {
				return made
			}
		}
	}
	return ""
}
