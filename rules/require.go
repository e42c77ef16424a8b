package rules

import (
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/office"
)

// require finds what isn't there: the fields a channel can't do without
// (`what: fields`), a channel that onevoice knows (`what: channel`), keys and
// values of the front matter that it knows (`what: about`).
func require(with yaml.Raw) (plan, error) {
	var w struct {
		What string `yaml:"what" need:"true" allow:"fields channel about"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	check := map[string]func(*lint.Pass) error{"fields": needFields, "channel": needChannel, "about": needAbout}[w.What]
	return plan{check: check}, nil
}

// written are the formats that carry a whole asset. A picture or a subtitle
// track is part of one: what it lacks stands elsewhere.
var written = []string{"markdown", "html", "text", "word"}

func needFields(p *lint.Pass) error {
	for _, d := range p.Docs {
		spec, ok := p.Channel(d)
		if !ok || !slices.Contains(written, d.Format) {
			continue
		}
		for _, name := range []string{"title", "subject", "preheader", "body"} {
			if spec.Fields[name].Required && len(fieldOf(d, name)) == 0 && !(name == "title" && headed(d)) {
				p.Report(lint.Finding{Place: doc.Place{Doc: d}, Message: lang.F("%s要有%s，这里没有", "%s needs a %s, and there is none", spec.Name, fieldWords(name))})
			}
		}
	}
	return nil
}

// headed reports whether a Word file has a title in another dress: its first
// heading, of whatever level, or the title among its properties.
func headed(d *doc.Document) bool {
	return d.Format == "word" && (d.Meta.Get(office.TitleKey) != "" || slices.ContainsFunc(d.Blocks, func(b doc.Block) bool { return b.Kind == doc.Heading && b.Text.Len() > 0 }))
}

func needChannel(p *lint.Pass) error {
	known := p.Kit.ChannelIDs()
	for _, d := range p.Docs {
		if d.Channel == "" || slices.Contains(known, d.Channel) {
			continue
		}
		f := lint.Finding{Place: doc.Place{Doc: d}, Message: lang.F("没有「%s」这个渠道，按没写渠道来检查；可用：%s", "no channel is called %q, so it is checked as one without a channel; known: %s", d.Channel, strings.Join(known, " "))}
		if near := p.Kit.NearChannel(d.Channel); near != "" {
			f.Message = lang.F("没有「%s」这个渠道，按没写渠道来检查；是不是想写 %s？", "no channel is called %q, so it is checked as one without a channel; did you mean %s?", d.Channel, near)
		}
		if t := d.Meta.Text("channel"); t.Span().Source == d.Source {
			f.Place = doc.At(d, &doc.Block{Kind: doc.Paragraph, Text: t}, 0, t.Len())
		}
		p.Report(f)
	}
	return nil
}
