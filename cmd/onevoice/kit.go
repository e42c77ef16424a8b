package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/rules"
)

func (a *app) kitVerb() *cobra.Command {
	kit := &cobra.Command{
		Use:     "kit",
		Short:   a.say("建立、检查、查看品牌包", "make, check and show a brand kit"),
		Example: "  onevoice kit init\n  onevoice kit check\n  onevoice kit show",
		Args:    a.none,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	kit.AddCommand(
		&cobra.Command{
			Use:   "init " + a.say("[文件夹]", "[FOLDER]"),
			Short: a.say("写一份带说明的 brand.yaml", "write a commented brand.yaml"),
			Args:  cobra.MaximumNArgs(1),
			RunE:  func(_ *cobra.Command, args []string) error { return a.kitInit(append(args, ".")[0]) },
		},
		&cobra.Command{
			Use:   "check",
			Short: a.say("检查品牌包：字段、文件、颜色、自己的规则", "check a kit: fields, files, colours, its own rules"),
			Args:  a.none,
			RunE:  func(*cobra.Command, []string) error { return a.kitCheck() },
		},
		&cobra.Command{
			Use:   "show",
			Short: a.say("把品牌包打印出来看", "print a kit for a person"),
			Args:  a.none,
			RunE:  func(*cobra.Command, []string) error { return a.kitShow() },
		})
	return kit
}

// kitInit writes a new kit and never touches an old one.
func (a *app) kitInit(dir string) error {
	path := filepath.Join(dir, "brand.yaml")
	if a.kit != "" {
		path = a.kit
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return &lang.Error{Path: filepath.ToSlash(path), What: lang.F("已经有一份了，没有动它", "there is one already; it was left alone"), Hint: lang.F("用 onevoice kit check 检查它，或换个文件夹", "onevoice kit check looks at it; or choose another folder"), Err: err}
	case err != nil:
		return &lang.Error{Path: filepath.ToSlash(path), What: lang.F("写不了这个文件", "this file can't be written"), Hint: lang.F("请检查文件夹在不在、能不能写", "check that the folder is there and can be written"), Err: err}
	}
	_, err = f.Write(brandkit.Template(a.lang))
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	fmt.Fprintln(a.stdout, a.say("写好了 %s。填上品牌名，再运行：onevoice kit check", "%s is written. Fill in the brand's name, then run: onevoice kit check", filepath.ToSlash(path)))
	return nil
}

// theKit returns the path of the kit in question: --kit, else the nearest.
func (a *app) theKit() (string, error) {
	if a.kit != "" {
		return a.kit, nil
	}
	if path, ok := brandkit.Find("."); ok {
		return path, nil
	}
	return "", &lang.Error{What: lang.F("这里和上级文件夹里都没有 brand.yaml", "no brand.yaml here or in the folders above"), Hint: lang.F("用 onevoice kit init 建一份，或用 --kit 指定", "make one with onevoice kit init, or name one with --kit")}
}

// kitCheck says everything that is wrong with a kit, at once.
func (a *app) kitCheck() error {
	path, err := a.theKit()
	if err != nil {
		return err
	}
	kit, err := brandkit.Load(path)
	if err != nil {
		return err
	}
	common, err := rules.Builtin()
	if err != nil {
		return err
	}
	own, err := ownRules(kit)
	all, clash := joinRules(common, own)
	if err == nil { // else the rule in question may be the one that can't be read
		err = strays(kit, all)
	}
	if err := errors.Join(kit.Check(), err, clash, tryRules(kit, own)); err != nil {
		return err
	}
	fmt.Fprintln(a.stdout, a.say(
		"%[1]s 没有问题：%[2]d 个词条、%[3]d 种颜色、%[4]d 个标志、%[5]d 条证据、%[6]d 条自己的规则。",
		"%[1]s is in order: %[2]d terms, %[3]d colours, %[4]d logos, %[5]d pieces of evidence, %[6]d rules of its own.",
		path, len(kit.Terms), len(kit.Palette), len(kit.Logos), len(kit.Evidence), len(own)))
	for _, e := range kit.Advise() {
		fmt.Fprintf(a.stdout, a.say("建议  %s:%d  %s；%s\n", "advice  %s:%d  %s; %s\n"), e.Path, e.Line, e.What.In(a.lang), e.Hint.In(a.lang))
	}
	return nil
}
