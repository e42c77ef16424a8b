package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint/report"
)

// shells that onevoice writes completion for.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completionVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "completion " + strings.Join(shells, "|"),
		Short: a.say("给终端用的命令补全脚本", "a script that lets your shell complete commands"),
		Long: a.say("打印一份脚本，让终端在按 Tab 时补全命令、参数、渠道和规则。",
			"Prints a script by which your shell completes commands, flags, channels and rules at Tab."),
		Example: `  source <(onevoice completion bash)
  onevoice completion zsh > "${fpath[1]}/_onevoice"
  onevoice completion fish > ~/.config/fish/completions/onevoice.fish
  onevoice completion powershell | Out-String | Invoke-Expression`,
		Args:      a.one(lang.Words{ZH: "终端的名字", EN: "shell"}),
		ValidArgs: shells,
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		root := cmd.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(a.stdout, true)
		case "zsh":
			return root.GenZshCompletion(a.stdout)
		case "fish":
			return root.GenFishCompletion(a.stdout, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(a.stdout)
		}
		return &lang.Error{What: lang.F("没有「%s」的补全脚本", "there is no completion for %q", args[0]), Hint: oneOf(args[0], shells)}
	}
	return cmd
}

// completes tells the shell what may follow each flag.
func (a *app) completes(cmd *cobra.Command) {
	known := map[string]func() []string{
		"channel": a.channelNames,
		"to":      a.channelNames,
		"rules":   a.ruleNames,
		"sector":  brandkit.Sectors,
		"format":  func() []string { return []string{"text", "json"} },
	}
	if cmd.Name() == "check" {
		known["format"] = report.Formats
	}
	tell := func(f *pflag.Flag) {
		names := known[f.Name]
		if c, ok := f.Value.(*choice); ok {
			names = func() []string { return c.allowed }
		}
		if names == nil {
			return
		}
		list := strings.HasSuffix(f.Value.Type(), "Slice")
		_ = cmd.RegisterFlagCompletionFunc(f.Name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			return continued(typed, names(), list)
		}) // fails only for a flag that isn't there
	}
	cmd.PersistentFlags().VisitAll(tell)
	cmd.LocalNonPersistentFlags().VisitAll(tell)
	for _, sub := range cmd.Commands() {
		a.completes(sub)
	}
}

// continued returns how what was typed may go on: of a list, its last part.
func continued(typed string, names []string, list bool) (out []string, how cobra.ShellCompDirective) {
	how = cobra.ShellCompDirectiveNoFileComp
	head := ""
	if list {
		if i := strings.LastIndexByte(typed, ','); i >= 0 {
			head = typed[:i+1]
		}
		how |= cobra.ShellCompDirectiveNoSpace
	}
	for _, n := range names {
		if strings.HasPrefix(head+n, typed) {
			out = append(out, head+n)
		}
	}
	return out, how
}

// followed lets a verb's arguments be completed by names.
func followed(names func() []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return continued(typed, names(), false)
	}
}

// channelNames returns the channels that the kit here knows.
func (a *app) channelNames() []string {
	if h, err := a.here(); err == nil && h != nil {
		return h.kit.ChannelIDs()
	}
	return nil
}

// ruleNames returns the families of rules and the rules here.
func (a *app) ruleNames() []string {
	ids := a.ruleIDs()
	return append(families(ids), ids...)
}

func (a *app) ruleIDs() []string {
	h, err := a.here()
	if err != nil || h == nil {
		return nil
	}
	var ids []string
	for _, r := range slices.Concat(h.rules, engine()) {
		ids = append(ids, r.ID)
	}
	return ids
}
