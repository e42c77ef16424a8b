package main

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/report"
)

// Shared are the flags every verb takes.
type shared struct {
	kit     string
	tongue  choice // only so that it is known: language has read it already
	channel string
	sector  string
	rules   []string
	failOn  choice
	quiet   bool
	color   choice
}

func (s *shared) bind(f *pflag.FlagSet, a *app) {
	s.tongue = choice{allowed: []string{"zh", "en"}}
	s.failOn = choice{"evidence", []string{"error", "evidence", "warning", "info", "never"}}
	s.color = choice{"auto", []string{"auto", "always", "never"}}
	f.SortFlags = false
	f.StringVar(&s.kit, "kit", "", a.say("品牌包 `FILE`；不写就用离文件最近的 brand.yaml", "brand kit `FILE`; else the nearest brand.yaml upwards"))
	f.Var(&s.tongue, "lang", a.say("界面语言 `LANG`：zh 或 en；不写就看系统语言", "`LANG` of messages: zh or en; else the locale's"))
	f.StringVar(&s.channel, "channel", "", a.say("当作渠道 `ID` 的素材来检查（见 onevoice channels）", "check as an asset of channel `ID` (see onevoice channels)"))
	f.StringVar(&s.sector, "sector", "", a.say("行业 `ID`，比如 food、cosmetics、general", "sector `ID`, such as food, cosmetics, general"))
	f.StringSliceVar(&s.rules, "rules", nil, a.say("只用这些规则 `GLOB`：law/* 是一类，!law/absolute 表示除外", "run only these rules `GLOB`: law/*; !law/absolute leaves one out"))
	f.Var(&s.failOn, "fail-on", a.say("从 `LEVEL` 级起算不通过（默认 evidence）：", "findings from `LEVEL` up exit with 1 (default evidence): ")+strings.Join(s.failOn.allowed, " "))
	f.BoolVar(&s.quiet, "quiet", false, a.say("只说发现的问题", "say nothing but findings"))
	f.Var(&s.color, "color", a.say("是否用颜色 `WHEN`（默认 auto）：", "`WHEN` to use colours (default auto): ")+strings.Join(s.color.allowed, " "))
	f.BoolP("help", "h", false, a.say("显示帮助", "show help"))
}

// fails reports whether any finding is at or above --fail-on.
func (s *shared) fails(findings []lint.Finding) bool {
	if s.failOn.value == "never" {
		return false
	}
	least := lint.Severity(s.failOn.value).Rank()
	return slices.ContainsFunc(findings, func(f lint.Finding) bool { return f.Weight().Rank() >= least })
}

// style returns how to write to w.
func (a *app) style(w io.Writer) report.Style {
	return report.Style{Lang: a.lang, Quiet: a.quiet, Color: a.colored(w), Width: a.width(w)}
}

// width returns how many columns the terminal that w is has; 0 for none.
func (a *app) width(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		return columns(f)
	}
	return 0
}

func (a *app) colored(w io.Writer) bool {
	switch a.color.value {
	case "always":
		return true
	case "never":
		return false
	}
	if a.getenv("NO_COLOR") != "" || a.getenv("TERM") == "dumb" {
		return false
	}
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// language returns what to speak: what --lang says, else the locale; English
// where neither says. It reads the arguments before they are parsed, since
// help and the flags' own mistakes are said in it too.
func language(args []string, getenv func(string) string) string {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if tag := lang.Tag(value); ok && tag != "" {
			return tag
		}
	}
	for _, key := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := getenv(key); locale != "" {
			if lang.Tag(locale) == "zh" {
				return "zh"
			}
			return "en"
		}
	}
	return "en"
}

// A choice is a flag with a few values.
type choice struct {
	value   string
	allowed []string
}

// String returns the word chosen.
func (c *choice) String() string { return c.value }

// Type is what help calls the flag's value.
func (c *choice) Type() string { return "word" }

// Set takes one of the allowed words; any other is an error, which badFlag words.
func (c *choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return errors.New("not allowed")
	}
	c.value = s
	return nil
}

// badFlag says what is wrong with a flag, and what it may be.
func (a *app) badFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	e := &lang.Error{Hint: lang.F("用 %s --help 看有哪些参数", "%s --help lists the flags", cmd.CommandPath()), Err: err}
	switch {
	case errors.As(err, &unknown):
		e.What = lang.F("没有「%s」这个参数", "there is no flag %s", dashed(unknown.GetSpecifiedName()))
		if near := lang.Near(unknown.GetSpecifiedName(), flagNames(cmd)); near != "" {
			e.Hint = lang.F("是不是想用 --%s？", "did you mean --%s?", near)
		}
	case errors.As(err, &empty):
		e.What = lang.F("%s 后面要写一个值", "%s wants a value", dashed(empty.GetSpecifiedName()))
	case errors.As(err, &invalid):
		e.What = lang.F("%[1]s 不能写成「%[2]s」", "%[1]s can't be %[2]q", dashed(invalid.GetFlag().Name), invalid.GetValue())
		if c, ok := invalid.GetFlag().Value.(*choice); ok {
			e.Hint = oneOf(invalid.GetValue(), c.allowed)
		}
	default:
		e.What = lang.F("参数写错了：%v", "bad usage: %v", err)
	}
	return e
}

// oneOf says which word was meant, if one is near, and what is allowed.
func oneOf(word string, allowed []string) lang.Words {
	all := strings.Join(allowed, " ")
	if near := lang.Near(word, allowed); near != "" {
		return lang.F("是不是想写 %[1]s？可以写：%[2]s", "did you mean %[1]s? Allowed: %[2]s", near, all)
	}
	return lang.F("可以写：%s", "allowed: %s", all)
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func flagNames(cmd *cobra.Command) []string {
	var out []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { out = append(out, f.Name) })
	return out
}
