package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onevoice/adapt"
)

// leftovers are what an earlier run made and this one doesn't.
type leftovers struct {
	gone  []string        // removed: nobody had changed it
	kept  []string        // a person has changed it since: still there
	aside []string        // a person had changed what is written anew: kept beside it
	still []adapt.Earlier // whole variants that this run didn't make
}

// clear removes what an earlier run made in the channels that are written
// whole now and this run doesn't make: the eighth card of a note that has
// seven, the third arm of a test that has two. It goes by the manifest of that
// run: a file that a person has changed since isn't the one listed there, and
// stays. Channels that this run wasn't asked for, or wrote nothing for, keep
// all they have; the manifest goes on listing them with what they were made
// from, so that nobody takes them for what this run says.
func (w *work) clear() error {
	made := map[string]bool{}
	for _, m := range w.made {
		for _, f := range m.Files {
			made[f.Path] = made[f.Path] || m.written
		}
	}
	for _, v := range w.old.variants() {
		var here []adapt.FileRecord
		for _, f := range v.Files {
			if !made[f.Path] && filepath.IsLocal(filepath.FromSlash(f.Path)) && exists(filepath.Join(w.dir, filepath.FromSlash(f.Path))) {
				here = append(here, f)
			}
		}
		switch v.Files = here; {
		case len(here) == 0:
		case !w.whole(v.Channel):
			w.left.still = append(w.left.still, v)
		default:
			if err := w.drop(here); err != nil {
				return shut(w.dir, err)
			}
		}
	}
	return nil
}

// whole reports whether this run wrote all it has for a channel.
func (w *work) whole(channel string) bool {
	any := false
	for _, m := range w.made {
		if m.Channel == channel {
			if any = m.written; !any {
				return false
			}
		}
	}
	return any
}

// drop removes files that are still as a manifest lists them, and their folder
// where nothing else is in it.
func (w *work) drop(files []adapt.FileRecord) error {
	for _, f := range files {
		file := filepath.Join(w.dir, filepath.FromSlash(f.Path))
		if info, err := os.Lstat(file); err != nil || !info.Mode().IsRegular() || hashFile(file) != f.SHA256 {
			w.left.kept = append(w.left.kept, f.Path)
			continue
		}
		if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		w.left.gone = append(w.left.gone, f.Path)
		os.Remove(filepath.Dir(file)) // fails while it holds anything, which is right
	}
	return nil
}

// rest says what became of what an earlier run made, a line each: what was
// removed, what a person had changed, and variants that weren't made from the
// master and the kit as they are now. Of those that were nothing is said.
func (c *adapter) rest(w *work, name func(string) string) []string {
	var out []string
	a := c.app
	if n := len(w.left.gone); n > 0 {
		out = append(out, a.say("上次写的、这次没有的 %d 个文件删掉了：%s", "%d files of the run before that this one doesn't make were removed: %s", n, strings.Join(w.left.gone, " ")))
	}
	if n := len(w.left.kept); n > 0 {
		out = append(out, a.say("上次写的、这次没有的 %d 个文件有人改过，没有删：%s", "%d files of the run before that this one doesn't make were changed since, and stay: %s", n, strings.Join(w.left.kept, " ")))
	}
	if len(w.left.aside) > 0 {
		out = append(out, a.say("有人改过的文件没有丢，放在：%s", "files that were changed since are kept as: %s", strings.Join(w.left.aside, " ")))
	}
	for _, v := range w.stale() {
		out = append(out, a.say("%[1]s是以前写的，不是按现在的母稿和品牌包：不要它就删掉 %[2]s，还要就加上 --to %[3]s 重写", "%[1]s is of an earlier run, not of the master and the kit as they are now: delete %[2]s, or write it anew with --to %[3]s", name(v.Channel), strings.Join(paths(v.Files), " "), v.Channel))
	}
	return out
}

// stale are the channels of which variants are still there that weren't made from the master and
// the kit of now, or in whose place an error stands now.
func (w *work) stale() []adapt.Earlier {
	if len(w.left.still) == 0 {
		return nil
	}
	var out []adapt.Earlier
	master, kit := w.from()
	for _, v := range w.left.still {
		if n := len(out); n > 0 && out[n-1].Channel == v.Channel {
			out[n-1].Files = append(slices.Clone(out[n-1].Files), v.Files...)
			continue
		}
		asked := slices.ContainsFunc(w.made, func(m made) bool { return m.Channel == v.Channel })
		if asked || v.Master != master || v.Kit != kit {
			out = append(out, v)
		}
	}
	return out
}

// from returns the hashes of the master and of the kit.
func (w *work) from() (master, kit string) {
	now, _ := parseManifest(w.record) // this run made it, if any
	return now.Master.SHA256, now.Kit.SHA256
}

func paths(files []adapt.FileRecord) []string {
	var out []string
	for _, f := range files {
		out = append(out, f.Path)
	}
	return out
}
