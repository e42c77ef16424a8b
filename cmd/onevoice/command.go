package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"onevoice/brandkit/lang"
	"onevoice/lint/report"
)

// A command is onevoice with its streams: tests run it whole.
type command struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
}

// What a run comes to.
const (
	clean  = 0 // nothing at or above --fail-on
	found  = 1 // findings
	unable = 2 // something could not be looked at; wins over found
)

// Main runs the command and returns its exit status.
func (c command) Main(args []string) int {
	spareCollections()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	a := &app{command: c, lang: language(args, c.getenv)}
	root := a.root()
	root.SetArgs(args)
	if err := root.ExecuteContext(ctx); err != nil {
		if ctx.Err() != nil {
			err = &lang.Error{What: lang.F("已中断", "interrupted"), Hint: lang.F("写好的文件都是完整的；再运行一次就能接着做", "every file written is whole; run again to go on"), Err: err}
		}
		a.fail(err)
		return unable
	}
	return a.status
}

// spareCollections trades megabytes for time: a run is short. One master or a
// few files are done before 32 MB are used, without a collection; from then on
// there are fewer of them, but not where the run holds large pictures.
func spareCollections() {
	debug.SetGCPercent(800)
	debug.SetMemoryLimit(300 << 20)
	runtime.AddCleanup(new([64]byte), func(int) { debug.SetGCPercent(400) }, 0) // run by the first collection
}

// An app is one run: what the shared flags say, and what it came to.
type app struct {
	command
	shared
	lang   string // zh or en: what is said to the person
	status int
}

func (a *app) say(zh, en string, args ...any) string { return lang.F(zh, en, args...).In(a.lang) }

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "onevoice",
		Short: a.say("让一个品牌在每个渠道都是同一个声音", "one voice, one look, on every channel"),
		Long: a.say(
			"onevoice 按品牌包检查文案和图片，把一份母稿改写成各渠道要的样子。",
			"onevoice holds copy and pictures against a brand kit, and reshapes one master into what each channel wants."),
		Example: `  onevoice kit init
  onevoice check ` + a.say("文案/", "copy/") + `
  onevoice adapt ` + a.say("母稿.md", "master.md") + ` --out out`,
		Args:              cobra.ArbitraryArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(cmd *cobra.Command, args []string) error {
			if asked, _ := cmd.Flags().GetBool("version"); asked {
				return a.tellVersion()
			}
			if len(args) > 0 {
				return a.noVerb(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetUsageFunc(a.usage)
	root.SetHelpFunc(a.help)
	root.SetFlagErrorFunc(a.badFlag)
	root.SetHelpCommand(&cobra.Command{Use: "help", Hidden: true, Short: a.say("一个命令的用法", "how a command is used"), RunE: func(cmd *cobra.Command, args []string) error {
		at, _, err := root.Find(args)
		if err != nil || at == root && len(args) > 0 {
			return a.noVerb(root, args[0])
		}
		return at.Help()
	}})
	root.Flags().Bool("version", false, a.say("显示版本", "show the version"))
	a.shared.bind(root.PersistentFlags(), a)
	root.AddCommand(a.checkVerb(), a.adaptVerb(), a.approveVerb(), a.lookVerb(), a.explainVerb(), a.rulesVerb(), a.channelsVerb(), a.kitVerb(), a.hookVerb(), a.completionVerb(), a.manVerb(), a.versionVerb())
	a.completes(root)
	return root
}

// noVerb says that there is no such verb, and which one was meant.
func (a *app) noVerb(root *cobra.Command, verb string) error {
	var verbs []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			verbs = append(verbs, c.Name())
		}
	}
	e := &lang.Error{What: lang.F("没有「%s」这个命令", "there is no command %q", verb)}
	switch near := lang.Near(verb, verbs); {
	case near != "":
		e.Hint = lang.F("是不是想用 onevoice %s？", "did you mean: onevoice %s", near)
	case exists(verb):
		e.Hint = lang.F("要检查这个文件：onevoice check %s", "to check that file: onevoice check %s", verb)
	default:
		e.Hint = lang.F("用 onevoice --help 看有哪些命令", "onevoice --help lists the commands")
	}
	return e
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// fail tells the person what could not be done.
func (a *app) fail(err error) {
	report.Problems(a.stderr, lang.All(err), a.style(a.stderr))
}
