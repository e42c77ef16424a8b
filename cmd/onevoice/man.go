package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manVerb writes the manual page from the commands themselves, for whoever
// packs a release: onevoice man > onevoice.1
func (a *app) manVerb() *cobra.Command {
	return &cobra.Command{
		Use:    "man",
		Short:  a.say("打印 man 手册页", "print the manual page"),
		Hidden: true,
		Args:   a.none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			m := &manual{app: a}
			m.page(cmd.Root())
			_, err := a.stdout.Write(m.Bytes())
			return err
		},
	}
}

// A manual is a page of man(7) in the making.
type manual struct {
	bytes.Buffer
	app *app
}

func (m *manual) page(root *cobra.Command) {
	a := m.app
	fmt.Fprintf(m, ".TH ONEVOICE 1 \"\" \"onevoice %s\"\n", roff(version()))
	m.head(a.say("名称", "NAME"))
	fmt.Fprintf(m, "onevoice \\- %s\n", roff(root.Short))
	m.head(a.say("用法", "SYNOPSIS"))
	fmt.Fprintf(m, ".B onevoice\n%s\n", roff(a.say("命令 [参数]", "COMMAND [flags]")))
	m.head(a.say("说明", "DESCRIPTION"))
	m.para(root.Long)
	m.head(a.say("命令", "COMMANDS"))
	m.verbs(root)
	m.head(a.say("通用参数", "SHARED FLAGS"))
	m.flags(plain(root.PersistentFlags(), nil))
	m.head(a.say("退出码", "EXIT STATUS"))
	m.item("0", a.say("没有要拦的问题", "nothing at or above --fail-on"))
	m.item("1", a.say("有问题", "findings"))
	m.item("2", a.say("有东西没能检查；会说明是哪个、怎么办", "something could not be looked at; it says what, and what to do"))
	m.head(a.say("环境变量", "ENVIRONMENT"))
	m.item("LC_ALL, LC_MESSAGES, LANG", a.say("界面语言，--lang 优先", "the language of messages, unless --lang says"))
	m.item("NO_COLOR", a.say("设了就不用颜色", "set: no colours"))
	m.item("CI", a.say("设了就不显示会变的进度行", "set: no line of progress that is written over"))
	m.head(a.say("文件", "FILES"))
	m.item("brand.yaml", a.say("品牌包，从文件所在的文件夹往上找", "the brand kit, looked for from a file's folder upwards"))
	m.item(".onevoiceignore, .gitignore", a.say("检查文件夹时不看的文件", "what is passed over in folders"))
	m.item(baselineFile, a.say("--write-baseline 写的基线", "what --write-baseline writes"))
}

// verbs writes every command below another with its flags, deepest last.
func (m *manual) verbs(above *cobra.Command) {
	for _, c := range inOrder(above.Commands()) {
		if !c.IsAvailableCommand() {
			continue
		}
		fmt.Fprintf(m, ".SS %s\n", roff(strings.TrimSuffix(c.UseLine(), " [flags]")))
		if c.Long != "" {
			m.para(c.Long)
		} else {
			m.para(c.Short)
		}
		m.flags(own(c))
		if c.Example != "" {
			fmt.Fprintf(m, ".PP\n.nf\n%s\n.fi\n", roff(c.Example))
		}
		m.verbs(c)
	}
}

func (m *manual) head(s string) { fmt.Fprintf(m, ".SH %s\n", roff(s)) }

func (m *manual) para(s string) { fmt.Fprintf(m, "%s\n", roff(s)) }

func (m *manual) item(term, what string) {
	fmt.Fprintf(m, ".TP\n.B %s\n%s\n", roff(term), roff(what))
}

func (m *manual) flags(list *pflag.FlagSet) {
	list.VisitAll(func(f *pflag.Flag) {
		value, usage := pflag.UnquoteUsage(f)
		term := "--" + f.Name
		if f.Shorthand != "" {
			term = "-" + f.Shorthand + ", " + term
		}
		m.item(strings.TrimSpace(term+" "+value), usage)
	})
}

// roff writes words so that man(7) takes none of them for its own.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
