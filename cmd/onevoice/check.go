package main

import (
	"context"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/report"
)

// A checker is one `onevoice check`.
type checker struct {
	app       *app
	format    string
	fix, diff bool
	explain   bool
	stdinName string
	jobs      int
	ocr       choice
}

func (a *app) checkVerb() *cobra.Command {
	c := &checker{app: a, ocr: choice{"builtin", []string{"off", "builtin", "tesseract"}}}
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
	f.StringVar(&c.format, "format", "text", a.say("输出格式 `FORMAT`：text（默认）或 json", "output `FORMAT`: text (default) or json"))
	f.BoolVar(&c.fix, "fix", false, a.say("把能放心改的改好，再报告剩下的", "mend what is safe to mend, then report the rest"))
	f.BoolVar(&c.diff, "diff", false, a.say("只显示 --fix 会怎么改，不动文件", "show what --fix would do; write nothing"))
	f.BoolVar(&c.explain, "explain", false, a.say("再列出每处放行的用语，和放行的理由", "show too what was let pass, and why"))
	f.StringVar(&c.stdinName, "stdin-name", "stdin.md", a.say("把标准输入当作叫 `NAME` 的文件（默认 stdin.md）", "take standard input for a file called `NAME` (default stdin.md)"))
	f.Var(&c.ocr, "ocr", a.say("用 `ENGINE` 读图片上的字（默认 builtin）：", "`ENGINE` that reads the words on pictures (default builtin): ")+strings.Join(c.ocr.allowed, " "))
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
	d, err := c.app.lay(args, c.stdinName)
	if err != nil {
		return err
	}
	d.eyes = eyes
	if slices.Contains(args, "-") {
		if d.stdin, err = c.app.drain(); err != nil {
			return err
		}
	}
	s, err := d.look(ctx)
	if err != nil {
		return err
	}
	r := report.Report{}
	switch {
	case c.diff:
		if err := c.app.diffs(s.Findings); err != nil {
			return err
		}
	case c.fix:
		n := 0
		if s, n, err = d.mend(ctx, s); err != nil {
			return err
		}
		r.Fixed = &n
	}
	if c.explain {
		r.Let = append([]lint.Let{}, s.Let...)
	}
	r.Files, r.Findings, r.NotRun = s.docs, s.Findings, s.NotRun
	r.Errors = append(d.failures(), s.Failed...)
	return c.tell(r)
}

// usable holds the flags against each other.
func (c *checker) usable(args []string) error {
	switch {
	case c.diff && c.fix:
		return &lang.Error{What: lang.F("--fix 和 --diff 不能一起用", "--fix and --diff exclude each other"), Hint: lang.F("先用 --diff 看，再用 --fix 改", "look with --diff, then mend with --fix")}
	case c.diff && c.explain:
		return &lang.Error{What: lang.F("--diff 和 --explain 不能一起用", "--diff and --explain exclude each other"), Hint: lang.F("一次用一个", "use one at a time")}
	case c.diff && c.format != "text":
		return &lang.Error{What: lang.F("--diff 只有文本格式", "--diff is text only"), Hint: lang.F("去掉 --format；修改也在 --format json 的 fixes 里", "leave --format out; --format json has the edits under fixes")}
	case c.fix && slices.Contains(args, "-"):
		return &lang.Error{What: lang.F("标准输入没法就地修改", "standard input can't be mended in place"), Hint: lang.F("存成文件再用 --fix，或用 --diff 看改法", "save it to a file for --fix, or see --diff")}
	}
	return c.app.format(c.format)
}

// later are the formats that the contract names and this version lacks.
var later = []string{"sarif", "github", "rdjsonl", "checkstyle", "junit", "html"}

// format refuses a format that can't be written.
func (a *app) format(name string) error {
	switch {
	case name == "text" || name == "json":
		return nil
	case slices.Contains(later, name):
		return &lang.Error{What: lang.F("这个版本还没有 %s 格式", "the format %s is not in this version yet", name), Hint: lang.F("先用 --format json", "use --format json meanwhile")}
	}
	return &lang.Error{What: lang.F("没有「%s」这种格式", "there is no format %q", name), Hint: oneOf(name, []string{"text", "json"})}
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
	if c.format == "json" {
		r.Errors = placed(r.Errors)
		return report.JSON(a.stdout, r, a.style(a.stdout))
	}
	if c.diff {
		return nil
	}
	return report.Text(a.stdout, r, a.style(a.stdout))
}

// placed returns the failures that are about a file, which is what a program
// can do something about; the others it finds on stderr.
func placed(errs []*lang.Error) []*lang.Error {
	return slices.DeleteFunc(slices.Clone(errs), func(e *lang.Error) bool { return e.Path == "" })
}
