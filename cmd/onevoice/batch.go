package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"onevoice/adapt"
	"onevoice/brandkit/lang"
	"onevoice/lint"
)

// crowd is from how many masters on each is told in one line.
const crowd = 12

// batch does the masters, several at a time. Those found in a folder that are
// done already, from the same bytes, are passed over.
func (c *adapter) batch(works []*work, do func(*work)) {
	var j *journal
	if !c.dryRun {
		j = openJournal(c.out)
		defer j.close()
	}
	keys := map[*house]string{}
	for _, w := range works {
		if _, ok := keys[w.house]; !ok {
			keys[w.house] = c.key(w.house)
		}
	}
	p := c.app.progress(len(works))
	defer p.end()
	lint.Each(len(works), func(i int) {
		w := works[i]
		if len(w.errs) > 0 {
			p.step(true)
			return
		}
		name := c.name(w)
		if j != nil && w.asset.walked && !c.approved && j.has(name, keys[w.house], w.dir, w.asset.path) {
			w.unchanged = true
			p.pass()
			return
		}
		do(w)
		if j != nil && w.finished() {
			j.add(entry{Name: name, Key: keys[w.house], Inputs: w.inputs(), Files: w.files()})
		}
		w.forget(len(works) > crowd, c.format)
		p.step(len(w.errs) > 0)
	})
}

// name is what a master's folder is called below the output folder.
func (c *adapter) name(w *work) string {
	return strings.TrimPrefix(filepath.ToSlash(strings.TrimPrefix(w.dir, filepath.Clean(c.out))), "/")
}

// key stands for everything but the master that its variants depend on: the
// options, the kit with what lies in its folder, and the build.
func (c *adapter) key(h *house) string {
	sum := sha256.New()
	json.NewEncoder(sum).Encode([]any{c.to, c.ab, c.seconds, c.force, c.noPictures, c.app.channel, c.app.sector, c.app.rules, c.app.lang, version(), c.asking.key(h)})
	if exe, err := os.Executable(); err == nil {
		stamp(sum, exe)
	}
	fmt.Fprintln(sum, hashFile(h.kit.Path))
	own, _ := filepath.Glob(filepath.Join(rulesDir(h.kit), "*.yaml"))
	for _, pattern := range h.own {
		found, _ := filepath.Glob(pattern)
		own = append(own, found...)
	}
	for _, path := range own {
		stamp(sum, path)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// stamp writes what tells a file from an earlier one without reading it.
func stamp(w interface{ Write([]byte) (int, error) }, path string) {
	if info, err := os.Stat(path); err == nil {
		fmt.Fprintln(w, path, info.Size(), info.ModTime().UnixNano())
	}
}

// finished reports whether nothing about a master is left to a person: every
// variant is written and nothing was found that is more than a note.
func (w *work) finished() bool {
	if len(w.errs) > 0 || w.doc == nil || len(w.made) == 0 {
		return false
	}
	for _, m := range w.made {
		if !m.written {
			return false
		}
	}
	for _, f := range w.seen.Findings {
		if f.Weight() != lint.Info {
			return false
		}
	}
	return true
}

// inputs returns the hash of each file a master was read from.
func (w *work) inputs() map[string]string {
	out := map[string]string{w.asset.path: hashFile(w.asset.path)}
	if side := w.asset.path + ".yaml"; exists(side) {
		out[side] = hashFile(side)
	}
	for _, path := range w.shown {
		out[path] = hashFile(path)
	}
	return out
}

// files lists what was written, below the master's folder.
func (w *work) files() []string {
	out := []string{manifestFile}
	for _, m := range w.made {
		for _, f := range m.Files {
			out = append(out, f.Path)
		}
	}
	return out
}

// forget lets go of what is written, so that a batch needs no more memory than
// its findings; of a crowd it keeps only what one line tells, and the manifest
// where it is asked for.
func (w *work) forget(many bool, format string) {
	if many && format == "text" && len(w.left.still) == 0 {
		w.record = nil
	}
	w.old = manifest{}
	for i := range w.made {
		for k := range w.made[i].Files {
			w.made[i].Files[k].Data = nil
		}
		if many {
			m := &w.made[i]
			m.Doc, m.Fields, m.Notes, m.own, m.Ledger = nil, nil, nil, nil, adapt.Ledger{}
		}
	}
}

// line is what is told of a master among many.
func (c *adapter) line(w *work) string {
	a := c.app
	if w.unchanged {
		return ""
	}
	written := 0
	for _, m := range w.made {
		if m.written {
			written++
		}
	}
	s := a.say("写了 %d 个版本", "%d variants written", written)
	if n := len(w.made) - written; n > 0 && !c.dryRun {
		s += a.say("，%d 个没有写", ", %d not written", n)
	}
	if n := len(w.left.kept) + len(w.left.aside) + len(w.stale()); n > 0 {
		s += a.say("，上次写的有 %d 处还在", ", %d things of an earlier run are still there", n)
	}
	for _, f := range w.seen.Findings {
		if !aside(f) {
			s += a.say("，有问题见下", ", findings below")
			break
		}
	}
	return fmt.Sprintf("%s → %s/  %s", w.asset.name, filepath.ToSlash(w.dir), s)
}

// tally says how a batch came out, in one line.
func (c *adapter) tally(works []*work) string {
	done, same, failed := 0, 0, 0
	for _, w := range works {
		switch {
		case w.unchanged:
			same++
		case len(w.errs) > 0:
			failed++
		default:
			done++
		}
	}
	if len(works) < 2 {
		return ""
	}
	a := c.app
	s := a.say("%d 份母稿：改写 %d 份", "%d masters: %d adapted", len(works), done)
	if same > 0 {
		s += a.say("，%d 份和上次一样，没有重做", ", %d as before, not done again", same)
	}
	if failed > 0 {
		s += a.say("，%d 份失败，见上", ", %d failed, see above", failed)
	}
	return s
}

// collision is the failure of a master whose variants would overwrite another's.
func collision(name, other, dir string) error {
	return &lang.Error{Path: name, What: lang.F("它和 %[1]s 会写到同一个文件夹 %[2]s", "this and %[1]s would be written to the same folder %[2]s", other, filepath.ToSlash(dir)), Hint: lang.F("给其中一份换个名字，或分两次用不同的 --out", "rename one of them, or run twice with different --out")}
}
