package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onevoice/brandkit/lang"
)

func (a *app) approveVerb() *cobra.Command {
	by := ""
	cmd := &cobra.Command{
		Use:   "approve " + a.say("版本...", "VARIANT..."),
		Short: a.say("审定改写好的版本", "approve variants that adapt wrote"),
		Long: a.say(
			"审定一个版本：记下它每个文件、母稿和品牌包的哈希，写进同一文件夹的 approved.json。此后有一样改了，就要重新审定。check 和 adapt 的 --require-approved 照它把关。",
			"Approves variants: the hashes of every file, of the master and of the kit go into approved.json beside them. Once any of them changes the variant needs review again. --require-approved of check and adapt goes by it."),
		Example: "  onevoice approve out/launch/wechat\n  onevoice approve out/launch --by " + a.say("沈怡", "Shen"),
		Args:    a.some(lang.Words{ZH: "版本的文件夹或文件", EN: "VARIANT"}),
		RunE: func(cmd *cobra.Command, args []string) error {
			var errs []error
			for _, arg := range args {
				errs = append(errs, a.approve(arg, by))
			}
			return errors.Join(errs...)
		},
	}
	cmd.Flags().StringVar(&by, "by", "", a.say("审定人 `NAME`，记进 approved.json", "`NAME` of who approves, kept in approved.json"))
	return cmd
}

// approve approves the variants that an argument names: the folder of a master
// names all of its.
func (a *app) approve(arg, by string) error {
	if _, err := os.Stat(arg); err != nil {
		return &lang.Error{Path: filepath.ToSlash(arg), What: lang.F("没有这个文件或文件夹", "there is no such file or folder"), Hint: lang.F("写改写出来的版本，比如 out/launch/wechat", "name a variant that adapt wrote, such as out/launch/wechat"), Err: err}
	}
	r := releaseOf(arg)
	if r == nil {
		return &lang.Error{Path: filepath.ToSlash(arg), What: lang.F("这不是 onevoice adapt 写出的版本：没有 manifest.json", "this is no variant that onevoice adapt wrote: there is no manifest.json"), Hint: lang.F("写版本的文件夹，比如 out/launch/wechat，或母稿的文件夹 out/launch", "name a variant's folder, such as out/launch/wechat, or the master's, out/launch")}
	}
	if r.torn != nil {
		return &lang.Error{Path: filepath.ToSlash(filepath.Join(r.dir, approvedFile)), What: lang.F("读不懂这个文件，里面已有的审定会丢", "this file can't be read, and the approvals in it would be lost"), Hint: lang.F("恢复它（比如去掉合并冲突的标记），或者删掉它重新审定", "mend it (take out the marks of a merge, say), or delete it and approve anew"), Err: r.torn}
	}
	n := 0
	for _, v := range slices.Clone(r.variants) {
		if !r.named(v, arg) {
			continue
		}
		n++
		if err := r.sign(v, by); err != nil {
			return err
		}
		if !a.quiet {
			fmt.Fprintln(a.stdout, a.say("审定了 %[1]s 的 %[2]s：%[3]d 个文件", "approved %[2]s of %[1]s: %[3]d files", filepath.ToSlash(r.dir), spoken(v.Variant).In(a.lang), len(v.Files)))
		}
	}
	if n > 0 && r.embargo != "" && !a.quiet {
		fmt.Fprintln(a.stdout, a.say("%s 之前不要发布", "not to be published before %s", r.embargo))
	}
	if n == 0 {
		return &lang.Error{Path: filepath.ToSlash(arg), What: lang.F("manifest.json 里没有这个版本", "manifest.json knows no such variant"), Hint: lang.F("它可能没有写出来：再运行一次 onevoice adapt 看看", "it may not have been written: run onevoice adapt again and see")}
	}
	return nil
}

// named reports whether an argument names a variant: the release's folder or
// manifest, the variant's own folder, or one of its files.
func (r *release) named(v signed, arg string) bool {
	path, root := whole(arg), whole(r.dir)
	if path == root || path == filepath.Join(root, manifestFile) {
		return true
	}
	return slices.ContainsFunc(v.Files, func(f signedFile) bool {
		file := whole(r.at(f.Path))
		return file == path || strings.HasPrefix(file, path+string(filepath.Separator))
	})
}
