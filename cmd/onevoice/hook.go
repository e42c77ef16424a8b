package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"onevoice/brandkit/lang"
)

func (a *app) hookVerb() *cobra.Command {
	hook := &cobra.Command{
		Use:     "hook",
		Short:   a.say("让 git 在每次提交前检查", "let git check before every commit"),
		Long:    a.say("让 git 在每次提交之前检查要提交的文案和图片。已经有别的钩子时不会动它，只说要加哪一行。", "Lets git check the copy and pictures of every commit before it is made. A hook that is there already is left alone: it says which line to add."),
		Example: "  onevoice hook install\n  onevoice hook remove",
		Args:    a.none,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	hook.AddCommand(
		&cobra.Command{
			Use:   "install",
			Short: a.say("装上提交前的检查", "put the check before every commit"),
			Args:  a.none,
			RunE:  func(*cobra.Command, []string) error { return a.hookInstall() },
		},
		&cobra.Command{
			Use:   "remove",
			Short: a.say("拿掉提交前的检查", "take it away again"),
			Args:  a.none,
			RunE:  func(*cobra.Command, []string) error { return a.hookRemove() },
		})
	return hook
}

// hookLine is what runs the check from somebody else's hook.
const hookLine = "onevoice check --staged || exit 1"

// hookHead marks a hook as ours; what a person adds to the file makes it theirs.
const hookHead = "#!/bin/sh\n# onevoice hook install wrote this; onevoice hook remove takes it away.\n"

// hookScript is the hook. Git clients with windows often don't know the path
// that a terminal has, so it knows where the program was.
func (a *app) hookScript() (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	quoted := "'" + strings.ReplaceAll(filepath.ToSlash(program), "'", `'\''`) + "'"
	return hookHead + "onevoice=$(command -v onevoice || echo " + quoted + ")\n" +
		"\"$onevoice\" check --staged && exit 0\n" +
		"echo '" + a.say("没有提交。改好后 git add 再提交；这一次不检查：git commit --no-verify", "Not committed. Mend it, git add it and commit again; to leave the check out this once: git commit --no-verify") + "' >&2\n" +
		"exit 1\n", nil
}

// ours reports whether a hook is one that this or an earlier onevoice wrote, in
// whatever language, and nobody has added to.
func ours(hook string) bool {
	return strings.HasPrefix(hook, hookHead) && strings.HasSuffix(hook, "' >&2\nexit 1\n") && strings.Count(hook, "\n") == 6
}

// hookFile returns where git looks for the hook of this repository.
func hookFile() (string, error) {
	dir, err := gitSays("rev-parse", "--git-path", "hooks")
	if err != nil {
		return "", err
	}
	top, err := gitSays("rev-parse", "--show-toplevel", "--git-common-dir")
	if err != nil {
		return "", err
	}
	file := filepath.Join(whole(filepath.FromSlash(dir)), "pre-commit")
	for _, home := range strings.Split(top, "\n") {
		if rel, err := filepath.Rel(resolved(home), resolved(filepath.Dir(file))); err == nil && filepath.IsLocal(rel) {
			return file, nil
		}
	}
	return "", &lang.Error{Path: filepath.ToSlash(file),
		What: lang.F("git 的钩子文件夹（core.hooksPath）不在这个仓库里，别的仓库也在用", "git's folder of hooks (core.hooksPath) lies outside this repository: others use it too"),
		Hint: lang.F("想让它们都检查，就自己在里面的 pre-commit 加一行：%s", "to have all of them checked add a line to the pre-commit there: %s", hookLine)}
}

// resolved returns a path from the root without symbolic links, as far as it
// is there.
func resolved(path string) string {
	path = whole(filepath.FromSlash(path))
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if dir := filepath.Dir(path); dir != path {
		return filepath.Join(resolved(dir), filepath.Base(path))
	}
	return path
}

func gitSays(args ...string) (string, error) {
	out, err := exec.Command("git", args...).Output()
	if err != nil {
		e := &lang.Error{What: lang.F("这里不是 git 仓库", "this is no git repository"), Hint: lang.F("进到仓库的文件夹里再运行；还没有仓库就先 git init", "run it inside a repository; git init makes one"), Err: err}
		if errors.Is(err, exec.ErrNotFound) {
			e.What, e.Hint = lang.F("没有找到 git", "there is no git here"), lang.F("先安装 git", "install git first")
		}
		return "", e
	}
	return strings.TrimSpace(string(out)), nil
}

func (a *app) hookInstall() error {
	file, err := hookFile()
	if err != nil {
		return err
	}
	script, err := a.hookScript()
	if err != nil {
		return err
	}
	old, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && ours(string(old)):
	case err == nil && strings.Contains(string(old), "onevoice"):
		fmt.Fprintln(a.stdout, a.say("%s 里已经有 onevoice 了，没有动它。", "%s runs onevoice already; it was left alone.", filepath.ToSlash(file)))
		return nil
	case err == nil:
		return &lang.Error{Path: filepath.ToSlash(file), What: lang.F("已经有别的钩子了，没有动它", "there is another hook already; it was left alone"), Hint: lang.F("在里面加一行：%s", "add a line to it: %s", hookLine)}
	default:
		return unwritable(file, err)
	}
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), replace(file, []byte(script))); err != nil {
		return unwritable(file, err)
	}
	if err := os.Chmod(file, 0o755); err != nil {
		return unwritable(file, err)
	}
	fmt.Fprintln(a.stdout, a.say("装好了：%s。每次 git commit 之前会检查要提交的文件；onevoice hook remove 可以拿掉。", "Installed: %s. Before every git commit the files in it are checked; onevoice hook remove takes it away.", filepath.ToSlash(file)))
	return nil
}

func unwritable(file string, err error) error {
	return &lang.Error{Path: filepath.ToSlash(file), What: lang.F("写不了这个钩子", "this hook can't be written"), Hint: lang.F("请检查文件夹的权限", "check the permissions of its folder"), Err: err}
}

func (a *app) hookRemove() error {
	file, err := hookFile()
	if err != nil {
		return err
	}
	old, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && !strings.Contains(string(old), "onevoice"):
		fmt.Fprintln(a.stdout, a.say("%s 里没有 onevoice，什么也没动。", "%s doesn't run onevoice; nothing was done.", filepath.ToSlash(file)))
		return nil
	case err == nil && !ours(string(old)):
		return &lang.Error{Path: filepath.ToSlash(file), What: lang.F("这个钩子里还有别人写的内容，没有动它", "this hook holds what others wrote too; it was left alone"), Hint: lang.F("自己删掉里面 onevoice 那一行", "delete the line that runs onevoice yourself")}
	case err == nil:
		err = os.Remove(file)
	}
	if err != nil {
		return unwritable(file, err)
	}
	fmt.Fprintln(a.stdout, a.say("拿掉了：%s", "Removed: %s", filepath.ToSlash(file)))
	return nil
}
