package main

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onevoice/adapt/llm"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/report"
)

// A checker is one `onevoice check`.
type checker struct {
	app       *app
	format    string
	fix, diff bool
	unsafe    bool // fixes too
	explain   bool
	stdinName string
	jobs      int
	ocr       choice

	baseline      string
	writeBaseline bool
	staged        bool
	since         string
	approved      bool // --require-approved
	desk          *desk

	asking // a model that judges the voice
	judges []*llm.Judge
}

func (a *app) checkVerb() *cobra.Command {
	c := &checker{app: a, ocr: choice{"builtin", []string{"off", "builtin", "tesseract"}}}
	c.otherwise = lang.F("其他检查不受影响", "All other rules have done their work")
	cmd := &cobra.Command{
		Use:   "check " + a.say("[路径...]", "[PATH...]"),
		Short: a.say("检查文案和图片", "hold copy and pictures against the kit"),
		Long: a.say(
			"按品牌包检查文件、文件夹（含下级文件夹）或标准输入（-）。不写路径就检查当前文件夹。",
			"Holds files, folders (and those below) or standard input (-) against the brand kit. Without a path: the current folder."),
		Example: `  onevoice check ` + a.say("文案/", "copy/") + `
  onevoice check ` + a.say("推文.md 海报.png", "post.md poster.png") + ` --channel wechat
  onevoice check --diff ` + a.say("推文.md", "post.md") + `
  onevoice check --explain ` + a.say("推文.md", "post.md") + `
  onevoice check - --stdin-name ` + a.say("推文.md", "post.md") + ` < ` + a.say("推文.md", "post.md"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&c.format, "format", "text", a.say("输出格式 `FORMAT`（默认 text）：", "output `FORMAT` (default text): ")+strings.Join(report.Formats(), " "))
	f.StringVar(&c.baseline, "baseline", "", a.say("不报 `FILE` 里记下的旧问题", "leave out the old findings that `FILE` knows"))
	f.BoolVar(&c.writeBaseline, "write-baseline", false, a.say("把现有的问题记进基线文件（默认 "+baselineFile+"，--baseline 可换），以后加 --baseline 只报新的", "write what is found now into the baseline ("+baselineFile+", or that of --baseline); runs with --baseline then tell only what is new"))
	f.BoolVar(&c.staged, "staged", false, a.say("只检查 git 暂存区里的内容", "check what is staged in git, as it is staged"))
	f.StringVar(&c.since, "since", "", a.say("只检查 git 版本 `REV` 之后改过的文件", "check only files changed since git revision `REV`"))
	f.BoolVar(&c.approved, "require-approved", false, a.say("改写出来的版本都要审定过（见 onevoice approve）", "variants that adapt wrote must be approved (see onevoice approve)"))
	f.BoolVar(&c.fix, "fix", false, a.say("把能放心改的改好，再报告剩下的；Word 和 Excel 文件另存一份 NAME.checked.docx，改动是修订，问题是批注", "mend what is safe to mend, then report the rest; of a Word or Excel file a copy NAME.checked.docx, with tracked changes and comments"))
	f.BoolVar(&c.diff, "diff", false, a.say("只显示 --fix 会怎么改，不动文件", "show what --fix would do; write nothing"))
	f.BoolVar(&c.unsafe, "unsafe-fixes", false, a.say("--fix、--diff 连要人看过的改法也用上：可能改变意思", "let --fix and --diff take the fixes as well that may change the meaning"))
	f.BoolVar(&c.explain, "explain", false, a.say("再列出每处放行的用语，和放行的理由", "show too what was let pass, and why"))
	f.StringVar(&c.stdinName, "stdin-name", "stdin.md", a.say("把标准输入当作叫 `NAME` 的文件（默认 stdin.md）", "take standard input for a file called `NAME` (default stdin.md)"))
	f.Var(&c.ocr, "ocr", a.say("用 `ENGINE` 读图片上的字（默认 builtin）：", "`ENGINE` that reads the words on pictures (default builtin): ")+strings.Join(c.ocr.allowed, " "))
	c.asking.bind(f, a, a.say("请 `PROVIDER` 的大模型指出不像样稿口吻的话，只作提示，会联网（默认 off，不用）", "model `PROVIDER` that points at words unlike the samples, a hint only, over the network (default off: none)"))
	f.IntVar(&c.jobs, "jobs", 0, a.say("同时处理 `N` 个文件；默认是处理器个数", "`N` files at a time; default: as many as processors"))
	return cmd
}

func (c *checker) run(ctx context.Context, args []string) error {
	if err := c.usable(args); err != nil {
		return err
	}
	if c.jobs > 0 {
		runtime.GOMAXPROCS(c.jobs)
	}
	eyes, err := newEyes(c.ocr.value)
	if err != nil {
		return err
	}
	d, err := c.lay(ctx, args)
	if err != nil {
		return err
	}
	d.eyes, c.desk = eyes, d
	if err := c.seat(ctx, d); err != nil {
		return err
	}
	if slices.Contains(args, "-") {
		if d.stdin, err = c.app.drain(); err != nil {
			return err
		}
	}
	s, err := d.look(ctx)
	if err != nil {
		return err
	}
	if c.approved {
		more, err := unapproved(d.all())
		if err != nil {
			return err
		}
		s.Result = lint.Join(s.Result, more)
	}
	r := report.Report{}
	if c.fix || c.diff {
		if s, err = c.mend(ctx, s, &r); err != nil {
			return err
		}
	}
	if c.explain {
		r.Let = append([]lint.Let{}, s.Let...)
	}
	r.Files, r.Findings, r.NotRun = s.docs, s.Findings, s.NotRun
	r.Errors, r.Channels = append(d.failures(), s.Failed...), s.channels
	if err := c.known(&r); err != nil {
		return err
	}
	if c.fix {
		var errs []error
		r.Copies, errs = c.copies(r.Findings)
		r.Errors = append(r.Errors, lang.All(errors.Join(errs...))...)
	}
	err = c.tell(r)
	c.heard()
	return err
}

// mend drafts the fixes, then shows or writes them. What it returns is to be
// told: what was found where nothing is written, else what is left.
func (c *checker) mend(ctx context.Context, was seen, r *report.Report) (seen, error) {
	left, err := c.desk.mend(ctx, was, c.unsafe)
	switch {
	case err != nil:
		return was, err
	case c.diff:
		any, err := c.desk.diff()
		if any {
			c.app.status = found
		}
		return was, err
	}
	left, n, err := c.desk.write(ctx, left)
	r.Fixed = &n
	return left, err
}

// lay gathers what is to be looked at: what the arguments name, or what git
// says has changed of it.
func (c *checker) lay(ctx context.Context, args []string) (*desk, error) {
	if !c.staged && c.since == "" {
		return c.app.lay(args, c.stdinName, c.approved)
	}
	h, err := newHouses(c.app.kit)
	if err != nil {
		return nil, err
	}
	if c.staged {
		h.staged = &index{ctx: ctx}
	}
	f, err := c.app.changed(ctx, args, c.staged, c.since)
	if err != nil {
		return nil, err
	}
	d := &desk{app: c.app, houses: h, assets: map[*house][]asset{}}
	if len(f.assets) == 0 {
		return d, c.app.pick(d) // nothing changed: nothing to look at
	}
	return d, c.app.layOut(d, []find{f}, nil, "")
}

// channel returns what people call a channel.
func (c *checker) channel(id string) lang.Words {
	for _, h := range c.desk.order {
		if spec, ok := h.kit.Channel(id); ok && !spec.Name.Empty() {
			return spec.Name
		}
	}
	return lang.Same(id)
}

// usable holds the flags against each other.
func (c *checker) usable(args []string) error {
	switch {
	case c.diff && c.fix:
		return &lang.Error{What: lang.F("--fix 和 --diff 不能一起用", "--fix and --diff exclude each other"), Hint: lang.F("先用 --diff 看，再用 --fix 改", "look with --diff, then mend with --fix")}
	case c.unsafe && !c.fix && !c.diff:
		return &lang.Error{What: lang.F("--unsafe-fixes 要和 --fix 或 --diff 一起用", "--unsafe-fixes wants --fix or --diff beside it"), Hint: lang.F("先看会怎么改：--diff --unsafe-fixes", "look first: --diff --unsafe-fixes")}
	case c.diff && c.explain:
		return &lang.Error{What: lang.F("--diff 和 --explain 不能一起用", "--diff and --explain exclude each other"), Hint: lang.F("一次用一个", "use one at a time")}
	case c.diff && c.format != "text":
		return &lang.Error{What: lang.F("--diff 只有文本格式", "--diff is text only"), Hint: lang.F("去掉 --format；修改也在 --format json 的 fixes 里", "leave --format out; --format json has the edits under fixes")}
	case c.staged && c.since != "":
		return &lang.Error{What: lang.F("--staged 和 --since 不能一起用", "--staged and --since exclude each other"), Hint: lang.F("一次用一个", "use one at a time")}
	case c.approved && (c.staged || c.fix || c.diff || slices.Contains(args, "-")):
		return &lang.Error{What: lang.F("--require-approved 看的是文件夹里的文件，不能和 --staged、--fix、--diff 或标准输入一起用", "--require-approved is about files in their folder: not with --staged, --fix, --diff or standard input"), Hint: lang.F("分开运行", "run them one after the other")}
	case c.staged && (c.fix || c.diff):
		return &lang.Error{What: lang.F("暂存区里的内容没法就地修改", "what is staged can't be mended in place"), Hint: lang.F("对文件本身用 --fix，再 git add", "mend the files with --fix, then git add them")}
	case (c.staged || c.since != "") && slices.Contains(args, "-"):
		return &lang.Error{What: lang.F("标准输入和 --staged、--since 不能一起用", "standard input goes with neither --staged nor --since"), Hint: lang.F("一次用一个", "use one at a time")}
	case c.llm != "off" && (c.fix || c.diff || c.writeBaseline):
		return &lang.Error{What: lang.F("--llm 不能和 --fix、--diff、--write-baseline 一起用：大模型只提示，不改文件", "--llm goes with none of --fix, --diff and --write-baseline: a model hints and mends nothing"), Hint: lang.F("先改好，再请大模型听", "mend first, then let the model listen")}
	case c.fix && slices.Contains(args, "-"):
		return &lang.Error{What: lang.F("标准输入没法就地修改", "standard input can't be mended in place"), Hint: lang.F("存成文件再用 --fix，或用 --diff 看改法", "save it to a file for --fix, or see --diff")}
	}
	return errors.Join(c.sensible(), c.app.format(c.format, report.Formats()))
}

// format refuses a format that can't be written.
func (a *app) format(name string, known []string) error {
	if slices.Contains(known, name) {
		return nil
	}
	return &lang.Error{What: lang.F("没有「%s」这种格式", "there is no format %q", name), Hint: oneOf(name, known)}
}

// tell writes the report and settles the exit status. What could not be
// looked at goes to stderr in every format.
func (c *checker) tell(r report.Report) error {
	a := c.app
	slices.SortStableFunc(r.Errors, func(a, b *lang.Error) int { return strings.Compare(a.Path, b.Path) })
	report.Problems(a.stderr, r.Errors, a.style(a.stderr))
	switch {
	case len(r.Errors) > 0:
		a.status = unable
	case a.fails(r.Findings):
		a.status = max(a.status, found)
	}
	if c.diff {
		return nil
	}
	if c.format != "text" {
		r.Errors = placed(r.Errors)
	}
	style := a.style(a.stdout)
	if c.format == "html" {
		style.Channel = c.channel
	}
	return report.In(c.format)(a.stdout, r, style)
}

// placed returns the failures that are about a file, which is what a program
// can do something about; the others it finds on stderr.
func placed(errs []*lang.Error) []*lang.Error {
	return slices.DeleteFunc(slices.Clone(errs), func(e *lang.Error) bool { return e.Path == "" })
}
