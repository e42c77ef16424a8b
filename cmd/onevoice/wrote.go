package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// wrote reports whether a folder is what adapt wrote: a master's variants, the
// output folder that has its journal, or a folder with nothing but such ones
// and their page. One with a kit is where people work, whatever was written
// there.
func wrote(dir string) bool {
	if openRelease(dir) != nil {
		return true
	}
	if journalled(dir) {
		return !exists(filepath.Join(dir, "brand.yaml"))
	}
	list, err := os.ReadDir(dir)
	n := 0
	for _, e := range list {
		switch {
		case strings.HasPrefix(e.Name(), "."), e.Name() == previewFile:
		case e.IsDir() && wrote(filepath.Join(dir, e.Name())):
			n++
		default:
			return false
		}
	}
	return err == nil && n > 0
}

// overview reports whether a file is the page that adapt writes beside the
// folders of its masters: it shows their words again.
func overview(path string) bool {
	dir := filepath.Dir(path)
	return filepath.Base(path) == previewFile && openRelease(dir) == nil && (journalled(dir) || wrote(dir))
}

func journalled(dir string) bool { return exists(filepath.Join(dir, ".onevoice", "journal.jsonl")) }

// passedOver says which of adapt's own folders were passed over, and how to
// have them looked at all the same.
func (a *app) passedOver(finds []find) {
	var names []string
	for _, f := range finds {
		names = append(names, f.made...)
	}
	if len(names) == 0 || a.quiet {
		return
	}
	rest := ""
	if more := len(names) - 3; more > 0 {
		rest = a.say(" 等 %[1]d 个", " and %[2]d more", len(names), more)
		names = names[:3]
	}
	fmt.Fprintln(a.stderr, a.say("跳过了 onevoice adapt 写出来的：%[1]s%[2]s。要检查就写上名字：onevoice check %[3]s",
		"Passed over, since onevoice adapt wrote it: %[1]s%[2]s. To have it checked, name it: onevoice check %[3]s", strings.Join(names, a.say("、", ", ")), rest, names[0]))
}
