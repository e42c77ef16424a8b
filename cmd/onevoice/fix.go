package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/rogpeppe/go-internal/diff"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/report"
)

// A batch is the edits that may be made together, by file.
type batch struct {
	order []*doc.Source
	edits map[*doc.Source][]doc.Edit // in order of their places
}

// gathered takes the safe fixes of findings that don't get in each other's
// way, each whole or not at all. What is left over is for the next round.
func gathered(findings []lint.Finding) batch {
	b := batch{edits: map[*doc.Source][]doc.Edit{}}
	for _, f := range findings {
		if x := report.SafeFix(f); x != nil && b.fits(x.Edits) {
			b.add(x.Edits)
		}
	}
	return b
}

func (b *batch) fits(edits []doc.Edit) bool {
	for _, e := range edits {
		taken := b.edits[e.Span.Source]
		i, _ := slices.BinarySearchFunc(taken, e, byPlace)
		for _, t := range taken[max(0, i-1):min(len(taken), i+1)] {
			if clash(e, t) {
				return false
			}
		}
	}
	return true
}

func byPlace(a, b doc.Edit) int { return a.Span.Start - b.Span.Start }

// clash reports whether two different edits want the same bytes.
func clash(a, b doc.Edit) bool {
	return a != b && (a.Span.Start < b.Span.End && b.Span.Start < a.Span.End || a.Span.Start == b.Span.Start)
}

func (b *batch) add(edits []doc.Edit) {
	for _, e := range edits {
		src := e.Span.Source
		if b.edits[src] == nil {
			b.order = append(b.order, src)
		}
		if i, known := slices.BinarySearchFunc(b.edits[src], e, byPlace); !known {
			b.edits[src] = slices.Insert(b.edits[src], i, e)
		}
	}
}

const rounds = 8 // of mending: one mend may bring another to light

// mend makes the safe fixes, looks again, and goes on until none is left, so
// that mending twice is mending once. It returns what is left and how many
// edits were made.
func (d *desk) mend(ctx context.Context, s seen) (seen, int, error) {
	made := 0
	refused := map[string]bool{}
	for range rounds {
		b := gathered(s.Findings)
		n := 0
		for _, src := range b.order {
			if refused[src.Name] {
				continue
			}
			if err := rewrite(src, b.edits[src]); err != nil {
				refused[src.Name] = true
				d.errs = append(d.errs, err)
				continue
			}
			n += len(b.edits[src])
		}
		if n == 0 {
			break
		}
		made += n
		var err error
		if s, err = d.look(ctx); err != nil {
			return s, made, err
		}
	}
	return s, made, nil
}

// rewrite makes edits in a file: all of them, or none where the file is no
// longer what was read.
func rewrite(src *doc.Source, edits []doc.Edit) error {
	path := filepath.FromSlash(src.Name)
	data, err := doc.Apply(src, edits)
	if err == nil {
		err = unchanged(path, src)
	}
	if err == nil {
		err = replace(path, data)
	}
	if err == nil {
		return nil
	}
	e := &lang.Error{Path: src.Name, What: lang.F("没能改这个文件，它还是原样", "could not mend this file; it is as it was"), Hint: lang.F("请检查文件和文件夹能不能写", "check that the file and its folder can be written"), Err: err}
	if errors.Is(err, doc.ErrChanged) {
		e.What = lang.F("检查之后文件又被改过，所以没有动它", "the file changed since it was read, so it was left alone")
		e.Hint = lang.F("保存好，再运行一次", "save it and run again")
	}
	return e
}

func unchanged(path string, src *doc.Source) error {
	now, err := os.ReadFile(path)
	if err == nil && !bytes.Equal(now, src.OnDisk()) {
		err = doc.ErrChanged
	}
	return err
}

// diffs prints what the first round of mending would change, as a patch.
func (a *app) diffs(findings []lint.Finding) error {
	b := gathered(findings)
	for _, src := range b.order {
		was, now, err := mended(src, b.edits[src])
		if err != nil {
			return err
		}
		patch := diff.Diff("a/"+src.Name, was, "b/"+src.Name, now)
		_, patch, _ = bytes.Cut(patch, []byte("\n")) // the line "diff a b"
		if _, err := a.stdout.Write(patch); err != nil {
			return err
		}
	}
	if len(b.order) == 0 {
		fmt.Fprintln(a.stderr, a.say("没有能自动改的地方。", "Nothing can be mended automatically."))
	}
	return nil
}

// mended returns a file before and after, in UTF-8 whatever it is on disk, so
// that a person can read the difference.
func mended(src *doc.Source, edits []doc.Edit) (was, now []byte, err error) {
	plain := doc.NewSource(src.Name, src.Data)
	var moved []doc.Edit
	for _, e := range edits {
		e.Span.Source = plain
		moved = append(moved, e)
	}
	now, err = doc.Apply(plain, moved)
	return src.Data, now, err
}
