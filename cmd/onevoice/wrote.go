package main

import (
	"bytes"
	"fmt"
	"io"
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
	if exists(filepath.Join(dir, ".onevoice", "journal.jsonl")) {
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

// ownPage reports whether a file is a page that onevoice wrote for people, the
// overview of an output folder or a report: they show the words of others again.
func ownPage(path string) bool {
	if filepath.Ext(path) != ".html" {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false // who reads it says so
	}
	defer f.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(f, head)
	return bytes.Contains(head[:n], []byte(`<meta name="generator" content="onevoice">`))
}

// passedOver says which folders and pages of onevoice's own were passed over, and how to
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
	fmt.Fprintln(a.stderr, a.say("跳过了 onevoice 自己写出来的：%[1]s%[2]s。要检查就写上名字：onevoice check %[3]s",
		"Passed over, since onevoice wrote it: %[1]s%[2]s. To have it checked, name it: onevoice check %[3]s", strings.Join(names, a.say("、", ", ")), rest, names[0]))
}
