package rules

import (
	"regexp"
	"slices"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// pattern finds what a regular expression describes: the rule's own `match`,
// or what the document's channel forbids (`from: channel`).
func pattern(with yaml.Raw) (plan, error) {
	var w struct {
		Match   string     `yaml:"match"`
		Unless  string     `yaml:"unless"` // a match of it that covers the words makes them right
		Message lint.Words `yaml:"message"`
		From    string     `yaml:"from" allow:"channel"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	if w.From == "channel" {
		var cache perSpec
		return plan{check: func(p *lint.Pass) error { return forbidden(p, &cache) }}, nil
	}
	match, err := compile(w.Match)
	if err != nil {
		return plan{}, err
	}
	unless, err := compile(w.Unless)
	if err != nil {
		return plan{}, err
	}
	return plan{check: func(p *lint.Pass) error {
		for d, b := range p.Blocks() {
			s := b.Text.String()
			right := spans(unless, s)
			for _, m := range spans(match, s) {
				if !slices.ContainsFunc(right, func(r []int) bool { return r[0] <= m[0] && m[1] <= r[1] }) && !address(p, b, m[0], m[1]) {
					p.Report(lint.Finding{Place: doc.At(d, b, m[0], m[1]), Message: lang.F(w.Message.ZH, w.Message.EN, s[m[0]:m[1]])})
				}
			}
		}
		return nil
	}}, nil
}

func compile(expr string) (*regexp.Regexp, error) {
	if expr == "" {
		return nil, nil
	}
	re, err := regexp.Compile(expr)
	if err != nil {
		return nil, &lang.Error{What: lang.F("正则表达式有误：%v", "bad regular expression: %v", err), Hint: lang.F("语法见 https://go.dev/s/re2syntax", "the syntax is at https://go.dev/s/re2syntax"), Err: err}
	}
	return re, nil
}

func spans(re *regexp.Regexp, s string) [][]int {
	if re == nil {
		return nil
	}
	return re.FindAllStringIndex(s, -1)
}

// forbidden reports what the document's channel doesn't take.
func forbidden(p *lint.Pass, cache *perSpec) error {
	for d, b := range p.Blocks() {
		spec, ok := p.Channel(d)
		if !ok {
			continue
		}
		patterns, err := cache.get(spec)
		if err != nil {
			return err
		}
		for i, f := range spec.Forbid {
			if slices.Contains(f.Unless, d.Meta.Stage()) {
				continue
			}
			for _, m := range patterns[i].FindAllStringIndex(b.Text.String(), -1) {
				p.Report(unwelcome(spec, f, doc.At(d, b, m[0], m[1])))
			}
		}
	}
	return nil
}

func unwelcome(spec *channel.Spec, f channel.Forbid, at doc.Place) lint.Finding {
	return lint.Finding{
		Place:    at,
		Severity: lint.Severity(f.Severity),
		Message:  lang.F("%s不收「%s」：%s", "%s doesn't take %q: %s", spec.Name, at.Text().String(), f.Why),
		Basis:    source(f.Source, f.Sure, spec.Checked),
	}
}
