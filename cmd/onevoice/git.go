package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/read"
)

// changed returns what git says has changed below the arguments: what is
// staged, with the bytes that are staged, or the files that differ from a
// revision, new ones among them.
func (a *app) changed(ctx context.Context, args []string, staged bool, since string) (find, error) {
	var names []string
	if staged {
		list, err := gitList(ctx, "diff", "--cached", "--name-only", "--relative", "--diff-filter=ACMRT", "-z")
		if err != nil {
			return find{}, err
		}
		names = list
	} else {
		if strings.HasPrefix(since, "-") {
			return find{}, &lang.Error{What: lang.F("「%s」不是 git 版本", "%q is no git revision", since), Hint: lang.F("比如 --since main", "such as --since main")}
		}
		for _, cmd := range [][]string{{"diff", "--name-only", "--relative", "--diff-filter=ACMRT", "-z", since, "--"}, {"ls-files", "--others", "--exclude-standard", "-z"}} {
			list, err := gitList(ctx, cmd...)
			if err != nil {
				return find{}, err
			}
			names = append(names, list...)
		}
	}
	out := find{arg: "git"}
	for _, name := range names {
		if !within(name, args) {
			continue
		}
		if kind := read.Unread(name); kind != "" {
			out.unread = append(out.unread, kind)
		}
		path := filepath.FromSlash(name)
		switch {
		case !read.Readable(name) || companion(path) || ownCopy(path):
		case ownPage(path):
			out.made = append(out.made, name)
		default:
			out.assets = append(out.assets, asset{path: path, name: name, below: name, walked: true})
		}
	}
	if staged {
		return out, hold(ctx, out.assets)
	}
	return out, nil
}

// within reports whether a file is, or lies in, one of the arguments; without
// any it does.
func within(name string, args []string) bool {
	for _, arg := range args {
		dir := filepath.ToSlash(filepath.Clean(arg))
		if dir == "." || name == dir || strings.HasPrefix(name, dir+"/") {
			return true
		}
		if ok, _ := filepath.Match(dir, name); ok {
			return true
		}
	}
	return len(args) == 0
}

// hold gives assets the bytes that git's index holds of them and of their side
// files.
func hold(ctx context.Context, assets []asset) error {
	var names []string
	for _, x := range assets {
		names = append(names, x.name, x.name+".yaml")
	}
	data, err := indexed(ctx, names)
	if err != nil {
		return err
	}
	for i := range assets {
		x := &assets[i]
		if x.held, x.side = data[2*i], data[2*i+1]; x.held == nil {
			return gitFailed(fmt.Errorf("cat-file: %s", x.name))
		}
		if x.side == nil {
			x.side = []byte{} // none is staged, whatever lies on disk
		}
	}
	return nil
}

// indexed returns what git's index holds under names, relative to where we are,
// by one process for all; nil where it has nothing.
func indexed(ctx context.Context, names []string) ([][]byte, error) {
	if len(names) == 0 {
		return nil, nil
	}
	var ask bytes.Buffer
	for _, name := range names {
		fmt.Fprintf(&ask, ":./%s\n", name)
	}
	cmd := exec.CommandContext(ctx, "git", "cat-file", "--batch")
	cmd.Stdin = &ask
	data, err := cmd.Output()
	if err != nil {
		return nil, gitFailed(err)
	}
	out := make([][]byte, len(names))
	r := bufio.NewReader(bytes.NewReader(data))
	for i := range names {
		head, err := r.ReadString('\n')
		if strings.HasSuffix(head, " missing\n") {
			continue
		}
		var id, kind string
		var size int
		if _, scan := fmt.Sscanf(head, "%s %s %d", &id, &kind, &size); err != nil || scan != nil || size < 0 {
			return nil, gitFailed(fmt.Errorf("cat-file: %s", strings.TrimSpace(head)))
		}
		out[i] = make([]byte, size)
		if _, err := io.ReadFull(r, out[i]); err != nil {
			return nil, gitFailed(err)
		}
		if _, err := r.Discard(1); err != nil {
			return nil, gitFailed(err)
		}
	}
	return out, nil
}

// gitList runs git and returns the names it lists, which -z ends with NUL so
// that Chinese ones come as they are.
func gitList(ctx context.Context, args ...string) ([]string, error) {
	data, err := exec.CommandContext(ctx, "git", args...).Output()
	if err != nil {
		return nil, gitFailed(err)
	}
	return strings.FieldsFunc(string(data), func(r rune) bool { return r == 0 }), nil
}

// gitFailed says what git said.
func gitFailed(err error) error {
	e := &lang.Error{What: lang.F("git 没能列出改过的文件", "git could not list what has changed"), Hint: lang.F("在 git 仓库里运行，版本名不要写错；或去掉 --staged、--since", "run in a git repository, and check the revision's name; or leave out --staged and --since"), Err: err}
	if x, ok := err.(*exec.ExitError); ok && len(x.Stderr) > 0 {
		line, _, _ := strings.Cut(strings.TrimSpace(string(x.Stderr)), "\n")
		if strings.Contains(string(x.Stderr), "not a git repository") || x.ExitCode() == 129 && !inRepository() {
			e.What = lang.F("这里不是 git 仓库", "this is no git repository")
			return e
		}
		e.What = lang.F("git 说：%s", "git says: %s", line)
	}
	return e
}

// inRepository reports whether the current folder is in one of git's. Outside
// of any `git diff` doesn't say so: it takes its arguments for files.
func inRepository() bool {
	return exec.Command("git", "rev-parse", "--git-dir").Run() == nil
}
