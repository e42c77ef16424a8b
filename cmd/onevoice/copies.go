package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/office"
	"onevoice/lint/report"
)

const checked = ".checked" // before the extension of a copy with remarks

// copyOf is the name of the copy of a file that carries the remarks on it.
func copyOf(name string) string {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + checked + ext
}

// ownCopy reports whether a file that was found in a folder is the copy of one
// beside it: the same words again.
func ownCopy(file string) bool {
	stem, ok := strings.CutSuffix(strings.TrimSuffix(file, filepath.Ext(file)), checked)
	return ok && office.Format(file) != "" && exists(stem+filepath.Ext(file))
}

// copies writes, for each file whose words can't be mended in place, a copy
// with what was found: fixes as tracked changes, all of it as comments.
func (c *checker) copies(findings []lint.Finding) (out []report.Copy, errs []error) {
	var order []*doc.Source
	of := map[*doc.Source][]lint.Finding{}
	for _, f := range findings {
		src := f.Place.Span().Source
		if src == nil || !office.Marks(src.Encoding()) {
			continue
		}
		if of[src] == nil {
			order = append(order, src)
		}
		of[src] = append(of[src], f)
	}
	for _, src := range order {
		one, left, err := c.copy(src, of[src])
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, one)
		for _, e := range left {
			errs = append(errs, e)
		}
	}
	return out, errs
}

// copy writes the copy of one file, and returns what of it could not be marked.
func (c *checker) copy(src *doc.Source, findings []lint.Finding) (report.Copy, []*lang.Error, error) {
	name := copyOf(src.Name)
	out := report.Copy{Path: name}
	if err := c.free(name); err != nil {
		return out, nil, err
	}
	made, err := office.Mark(src, remarked(findings, c.unsafe, c.app.lang), c.app.lang)
	if err == nil {
		err = unchanged(filepath.FromSlash(src.Name), src.OnDisk())
	}
	if err == nil {
		err = replace(filepath.FromSlash(name), made.Data)
	}
	if err != nil {
		return out, nil, unmended(src.Name, err)
	}
	out.Changes, out.Mended, out.Comments = made.Changes, made.Mended, made.Comments
	return out, made.Left, nil
}

// free refuses to write over a copy in which somebody has worked.
func (c *checker) free(name string) error {
	old, err := os.ReadFile(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) || err == nil && office.Untouched(old) {
		return nil
	}
	return &lang.Error{Path: name, Err: err, What: lang.F("已经有这份文件，而且有人改过，所以没有覆盖", "this file is there and somebody has changed it, so it was not written over"),
		Hint: lang.F("改完了就把它移走或改个名字，再运行一次", "move it away or rename it when you are done with it, then run again")}
}

// unchanged makes sure that a file is still what was read.
func unchanged(file string, was []byte) error {
	now, err := os.ReadFile(file)
	if err == nil && !bytes.Equal(now, was) {
		err = doc.ErrChanged
	}
	return err
}

// remarked returns findings as comments, each with the edits of its fix, where they
// don't get in another's way.
func remarked(findings []lint.Finding, bold bool, to string) []office.Remark {
	b := batch{edits: map[*doc.Source][]doc.Edit{}}
	explained := map[string]bool{}
	var out []office.Remark
	for _, f := range findings {
		r := office.Remark{Span: f.Place.Span(), Words: report.Remark(f, !explained[f.Rule.ID], to)}
		explained[f.Rule.ID] = true
		if x := fixOf(f, bold); x != nil && b.fits(x.Edits) {
			b.add(x.Edits)
			r.Edits = x.Edits
		}
		out = append(out, r)
	}
	return out
}
