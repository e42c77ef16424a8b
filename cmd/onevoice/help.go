package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help prints what a verb is for and how it is used.
func (a *app) help(cmd *cobra.Command, _ []string) {
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	fmt.Fprintf(a.stdout, "%s\n\n", about)
	a.usageTo(a.stdout, cmd)
}

func (a *app) usage(cmd *cobra.Command) error {
	a.usageTo(a.stderr, cmd)
	return nil
}

func (a *app) usageTo(w io.Writer, cmd *cobra.Command) {
	use := strings.TrimSuffix(cmd.UseLine(), " [flags]") + a.say(" [参数]", " [flags]")
	if cmd.HasAvailableSubCommands() {
		use = cmd.CommandPath() + a.say(" 命令 [参数]", " COMMAND [flags]")
	}
	fmt.Fprintf(w, "%s\n  %s\n", a.say("用法：", "Usage:"), use)
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", a.say("命令：", "Commands:"))
		for _, c := range inOrder(cmd.Commands()) {
			if c.IsAvailableCommand() && !c.Hidden {
				fmt.Fprintf(w, "  %-11s %s\n", c.Name(), c.Short)
			}
		}
	}
	if cmd.Example != "" {
		fmt.Fprintf(w, "\n%s\n%s\n", a.say("例子：", "Examples:"), cmd.Example)
	}
	if local := own(cmd); local.HasAvailableFlags() {
		fmt.Fprintf(w, "\n%s\n%s", a.say("参数：", "Flags:"), local.FlagUsages())
	}
	fmt.Fprintf(w, "\n%s\n%s", a.say("通用参数：", "Shared flags:"), plain(cmd.Root().PersistentFlags(), nil).FlagUsages())
	fmt.Fprintf(w, "\n%s\n", a.say(
		"退出码：0 没有要拦的问题；1 有；2 有东西没能检查（会说明是哪个、怎么办）。",
		"Exit status: 0 nothing that stops you; 1 findings; 2 something could not be looked at (it says what, and what to do)."))
}

// inOrder sorts verbs as they are met in use; cobra has them by the alphabet.
func inOrder(verbs []*cobra.Command) []*cobra.Command {
	met := []string{"check", "adapt", "look", "explain", "rules", "channels", "kit", "hook", "completion", "version", "init", "install"}
	return slices.SortedStableFunc(slices.Values(verbs), func(a, b *cobra.Command) int {
		return slices.Index(met, a.Name()) - slices.Index(met, b.Name())
	})
}

// own returns the flags of a verb itself, in the order they were defined.
func own(cmd *cobra.Command) *pflag.FlagSet {
	return plain(cmd.Flags(), cmd.Root().PersistentFlags())
}

// plain copies flags, but for some, without their defaults: the words of each
// flag name its own, in the person's language.
func plain(flags, but *pflag.FlagSet) *pflag.FlagSet {
	out := pflag.NewFlagSet("", pflag.ContinueOnError)
	out.SortFlags = false
	flags.VisitAll(func(f *pflag.Flag) {
		if but == nil || but.Lookup(f.Name) == nil {
			g := *f
			g.DefValue = map[string]string{"stringSlice": "[]", "stringArray": "[]", "int": "0", "bool": "false"}[f.Value.Type()] // what pflag takes for none
			out.AddFlag(&g)
		}
	})
	return out
}

func (a *app) versionVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: a.say("显示版本", "show the version"),
		Args:  a.none,
		RunE:  func(*cobra.Command, []string) error { return a.tellVersion() },
	}
}

func (a *app) tellVersion() error {
	_, err := fmt.Fprintln(a.stdout, "onevoice", version())
	return err
}

// version returns what the build knows of itself: a tag, else a revision.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return "devel " + s.Value[:min(12, len(s.Value))]
		}
	}
	return "devel " + strings.TrimPrefix(info.GoVersion, "go")
}
