package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"onevoice/brandkit"
	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/report"
)

func (a *app) channelsVerb() *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:               "channels " + a.say("[渠道]", "[ID]"),
		Short:             a.say("列出渠道；写上渠道名就看它的限制和出处", "list the channels, or one channel's limits and their sources"),
		Example:           "  onevoice channels\n  onevoice channels wechat",
		ValidArgsFunction: followed(a.channelNames),
		RunE: func(_ *cobra.Command, ids []string) error {
			if err := a.format(format, []string{"text", "json"}); err != nil {
				return err
			}
			h, err := a.here()
			if err != nil {
				return err
			}
			specs, err := specsOf(h, ids)
			switch {
			case err != nil:
				return err
			case format == "json":
				return a.channelsJSON(specs)
			case len(ids) == 0:
				return a.channelsText(specs)
			}
			for _, s := range specs {
				if err := a.channelText(s); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", format, a.say("输出格式 `FORMAT`：text（默认）或 json", "output `FORMAT`: text (default) or json"))
	return cmd
}

// specsOf returns the specs of some channels, or of all a kit knows.
func specsOf(h *house, ids []string) ([]*channel.Spec, error) {
	known := h.kit.ChannelIDs()
	if len(ids) == 0 {
		ids = known
	}
	var out []*channel.Spec
	for _, id := range ids {
		spec, ok := h.kit.Channel(id)
		if !ok {
			return nil, noChannel(id, h.kit, known)
		}
		out = append(out, spec)
	}
	return out, nil
}

// noChannel is the error for a channel that isn't among known: what was meant
// may be told by its id or by what people call it.
func noChannel(id string, kit *brandkit.Kit, known []string) error {
	e := &lang.Error{What: lang.F("没有「%s」这个渠道", "there is no channel %q", id), Hint: lang.F("有这些：%s", "there are: %s", strings.Join(known, " "))}
	if near := kit.NearChannel(id); slices.Contains(known, near) {
		e.Hint = lang.F("是不是想写 %[1]s？有这些：%[2]s", "did you mean %[1]s? There are: %[2]s", near, strings.Join(known, " "))
	}
	return e
}

func (a *app) channelsText(specs []*channel.Spec) error {
	rows := [][]string{{a.say("渠道", "channel"), a.say("名称", "name"), a.say("形式", "form"), a.say("查证", "checked")}}
	for _, s := range specs {
		rows = append(rows, []string{s.ID, s.Name.In(a.lang), s.Archetype, s.Checked})
	}
	return table(a.stdout, "", rows)
}

// channelText prints a channel's limits, each with where it comes from.
func (a *app) channelText(s *channel.Spec) error {
	fmt.Fprintf(a.stdout, "%s  %s\n\n", s.ID, s.Name.In(a.lang))
	rows := [][]string{{a.say("字段", "field"), a.say("限制", "limit"), a.say("级别", "severity"), a.say("把握", "sure"), a.say("查证", "checked"), a.say("出处", "source")}}
	for _, name := range slices.Sorted(maps.Keys(s.Fields)) {
		rows = append(rows, a.limits(name, s.Fields[name].Limits, s.Checked)...)
	}
	rows = append(rows, a.limits("images", s.Images.Limits, s.Checked)...)
	for _, name := range slices.Sorted(maps.Keys(s.Images.Slots)) {
		slot := s.Images.Slots[name]
		rows = append(rows, []string{a.say("图片·", "picture ") + name, slotText(slot), a.gravity(slot.Severity), slot.Sure, s.Checked, slot.Source})
	}
	for _, f := range s.Forbid {
		rows = append(rows, []string{a.say("不收：", "refuses ") + f.ID, f.Why.In(a.lang), a.gravity(f.Severity), f.Sure, s.Checked, f.Source})
	}
	return table(a.stdout, "  ", rows)
}

func (a *app) limits(field string, list []channel.Limit, checked string) [][]string {
	var out [][]string
	for _, l := range list {
		if l.Checked != "" {
			checked = l.Checked
		}
		out = append(out, []string{field, a.limit(l), a.gravity(l.Severity), l.Sure, checked, strings.TrimSpace(l.Source + " " + l.Note)})
	}
	return out
}

func (a *app) gravity(severity string) string {
	return report.SeverityName(lint.Severity(severity)).In(a.lang)
}

func (a *app) limit(l channel.Limit) string {
	var parts []string
	if l.Min > 0 {
		parts = append(parts, "≥ "+strconv.Itoa(l.Min))
	}
	if l.Max > 0 {
		parts = append(parts, "≤ "+strconv.Itoa(l.Max))
	}
	s := strings.Join(parts, " ") + " " + channel.UnitName(l.Unit).In(a.lang)
	if l.Route != "" {
		s += " [" + l.Route + "]"
	}
	return s
}

func slotText(s channel.Slot) string {
	parts := []string{s.Ratio}
	if len(s.Min) == 2 {
		parts = append(parts, fmt.Sprintf("≥ %d×%d", s.Min[0], s.Min[1]))
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

func (a *app) channelsJSON(specs []*channel.Spec) error {
	type limit struct {
		Field    string `json:"field"`
		Min      int    `json:"min,omitempty"`
		Max      int    `json:"max,omitempty"`
		Unit     string `json:"unit"`
		Severity string `json:"severity,omitempty"`
		Route    string `json:"route,omitempty"`
		Sure     string `json:"sure,omitempty"`
		Source   string `json:"source,omitempty"`
		Checked  string `json:"checked,omitempty"`
	}
	type row struct {
		ID        string  `json:"id"`
		Name      string  `json:"name"`
		Archetype string  `json:"archetype"`
		Checked   string  `json:"checked,omitempty"`
		Limits    []limit `json:"limits"`
	}
	out := []row{}
	for _, s := range specs {
		r := row{s.ID, s.Name.In(a.lang), s.Archetype, s.Checked, []limit{}}
		for _, name := range slices.Sorted(maps.Keys(s.Fields)) {
			for _, l := range s.Fields[name].Limits {
				r.Limits = append(r.Limits, limit{name, l.Min, l.Max, l.Unit, l.Severity, l.Route, l.Sure, l.Source, l.Checked})
			}
		}
		out = append(out, r)
	}
	return a.json(out)
}
