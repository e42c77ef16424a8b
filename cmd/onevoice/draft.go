package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/read"
	"onevoice/lint/report"
)

// A draft is a file as mending would have it. Nothing of it is on disk yet, so
// that --diff shows what --fix makes, and a file is written once.
type draft struct {
	was    []byte            // on disk, when it was read
	now    []byte            // to be on disk
	before []byte            // both in UTF-8, whatever they are on disk,
	after  []byte            // so that a person can read the difference
	edits  int               // made so far
	past   map[[32]byte]bool // what it has been already
	done   bool              // going on would go in circles, or break it
}

// Drafts are the files that mending has changed, in the order it came to them.
type drafts struct {
	order []string // by name
	of    map[string]*draft
}

// text returns the draft of a file; nil where there is none.
func (all *drafts) text(name string) []byte {
	if r := all.of[name]; r != nil {
		return r.now
	}
	return nil
}

// rounds of mending: one mend may bring another to light, and of many that
// want the same bytes a round makes one.
const rounds = 100

// mend drafts the fixes, looks at the drafts, and goes on until none is left,
// so that mending twice is mending once. It returns what is left.
func (d *desk) mend(ctx context.Context, s seen, bold bool) (seen, error) {
	d.drafts.of = map[string]*draft{}
	for range rounds {
		if !d.drafts.draw(gathered(s.Findings, bold)) {
			break
		}
		var err error
		if s, err = d.look(ctx); err != nil {
			return s, err
		}
	}
	return s, nil
}

// draw makes the edits of one round and reports whether there were any.
func (all *drafts) draw(b batch) (any bool) {
	for _, src := range b.order {
		if r := all.of[src.Name]; r == nil || !r.done {
			any = all.edit(src, b.edits[src]) || any
		}
	}
	return any
}

// edit makes edits in the draft of a file, all of them or, where the file
// couldn't be read any more, none.
func (all *drafts) edit(src *doc.Source, edits []doc.Edit) bool {
	r := all.of[src.Name]
	if r == nil {
		r = &draft{was: src.OnDisk(), before: src.Data, now: src.OnDisk(), after: src.Data, past: map[[32]byte]bool{sha256.Sum256(src.Data): true}}
		all.of[src.Name] = r
		all.order = append(all.order, src.Name)
	}
	if src.Packed() { // it is mended in a copy: here only what its words come to
		r.done = true
		if after, err := readable(src, edits); err == nil && src.Encoding() == "word" {
			r.after = after
		}
		return false
	}
	now, err := doc.Apply(src, edits)
	if err == nil && read.Readable(src.Name) {
		_, err = read.Bytes(src.Name, now)
	}
	after, other := readable(src, edits)
	if err != nil || other != nil {
		r.done = true
		return false
	}
	r.now, r.after, r.edits = now, after, r.edits+len(edits)
	sum := sha256.Sum256(after)
	r.done, r.past[sum] = r.past[sum], true
	return true
}

// readable makes edits in the UTF-8 of a file.
func readable(src *doc.Source, edits []doc.Edit) ([]byte, error) {
	plain := doc.NewSource(src.Name, src.Data)
	var moved []doc.Edit
	for _, e := range edits {
		e.Span.Source = plain
		moved = append(moved, e)
	}
	return doc.Apply(plain, moved)
}

// write puts the drafts on disk, each file whole or not at all. It returns how
// many edits were made, and looks again where a file was left alone.
func (d *desk) write(ctx context.Context, s seen) (seen, int, error) {
	made, left := 0, false
	for _, name := range d.drafts.order {
		r := d.drafts.of[name]
		if bytes.Equal(r.was, r.now) {
			continue
		}
		if err := r.write(filepath.FromSlash(name)); err != nil {
			d.errs = append(d.errs, unmended(name, err))
			delete(d.drafts.of, name)
			left = true
			continue
		}
		made += r.edits
	}
	if !left {
		return s, made, nil
	}
	s, err := d.look(ctx)
	return s, made, err
}

// write replaces a file by its draft, unless it is no longer what was read.
func (r *draft) write(file string) error {
	now, err := os.ReadFile(file)
	switch {
	case err != nil:
		return err
	case bytes.Equal(now, r.now):
		return nil // the same file under another name
	case !bytes.Equal(now, r.was):
		return doc.ErrChanged
	}
	return replace(file, r.now)
}

func unmended(name string, err error) *lang.Error {
	var said *lang.Error
	if errors.As(err, &said) {
		return said
	}
	e := &lang.Error{Path: name, What: lang.F("没能改这个文件，它还是原样", "could not mend this file; it is as it was"), Hint: lang.F("请检查文件和文件夹能不能写", "check that the file and its folder can be written"), Err: err}
	if errors.Is(err, doc.ErrChanged) {
		e.What = lang.F("检查之后文件又被改过，所以没有动它", "the file changed since it was read, so it was left alone")
		e.Hint = lang.F("保存好，再运行一次", "save it and run again")
	}
	return e
}

// diff prints what write would change, as a patch, and reports whether that is
// anything.
func (d *desk) diff() (bool, error) {
	a, any := d.app, false
	for _, name := range d.drafts.order {
		r := d.drafts.of[name]
		patch := diff.Diff(path.Join("a", name), r.before, path.Join("b", name), r.after)
		_, patch, ok := bytes.Cut(patch, []byte("\n")) // the line "diff a b"
		if !ok {
			continue // mended back to what it was
		}
		any = true
		if err := report.Patch(a.stdout, patch, a.style(a.stdout)); err != nil {
			return any, err
		}
	}
	if !any && !a.quiet {
		fmt.Fprintln(a.stderr, a.say("没有能自动改的地方。", "Nothing can be mended automatically."))
	}
	return any, nil
}
