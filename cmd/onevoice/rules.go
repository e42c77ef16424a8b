package main

import (
	"encoding/json"
	"slices"

	"github.com/spf13/cobra"
)

func (a *app) rulesVerb() *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:     "rules",
		Short:   a.say("列出规则", "list the rules"),
		Example: "  onevoice rules\n  onevoice rules --rules 'law/*'",
		Args:    a.none,
		RunE: func(*cobra.Command, []string) error {
			if err := a.format(format, []string{"text", "json"}); err != nil {
				return err
			}
			h, err := a.here()
			if err != nil {
				return err
			}
			d := &desk{app: a, order: []*house{h}}
			if err := a.pick(d); err != nil {
				return err
			}
			h.rules = slices.Concat(h.rules, d.extra)
			if format == "json" {
				return a.rulesJSON(h)
			}
			return a.rulesText(h)
		},
	}
	cmd.Flags().StringVar(&format, "format", format, a.say("输出格式 `FORMAT`：text（默认）或 json", "output `FORMAT`: text (default) or json"))
	return cmd
}

func (a *app) rulesText(h *house) error {
	rows := [][]string{{a.say("规则", "rule"), a.say("级别", "severity"), a.say("说的是", "about"), a.say("查证", "checked"), a.say("依据", "basis")}}
	for _, r := range h.rules {
		rows = append(rows, []string{r.ID, a.severity(h, r), r.Title.In(a.lang), r.Checked, r.Basis.In(a.lang)})
	}
	return table(a.stdout, "", rows)
}

func (a *app) rulesJSON(h *house) error {
	type row struct {
		ID       string `json:"id"`
		Severity string `json:"severity"`
		Title    string `json:"title"`
		Why      string `json:"why"`
		Basis    string `json:"basis"`
		Fix      string `json:"fix,omitempty"`
		Checked  string `json:"checked,omitempty"`
		Across   bool   `json:"across,omitempty"`
	}
	out := []row{}
	for _, r := range h.rules {
		severity := string(r.Severity)
		if own := h.kit.Rules[r.ID]; own != "" {
			severity = own
		}
		out = append(out, row{r.ID, severity, r.Title.In(a.lang), r.Why.In(a.lang), r.Basis.In(a.lang), r.Mend.In(a.lang), r.Checked, r.Across})
	}
	return a.json(out)
}

// json writes one value for programs.
func (a *app) json(v any) error {
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
