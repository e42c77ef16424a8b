package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"html"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// everyone returns the masters of this run and, with them, those of which
// earlier runs wrote variants that still lie below the output folder, in the
// order of their folders: a master adapted alone doesn't push the others off
// the page.
func (c *adapter) everyone(works []*work) []*work {
	all, here := slices.Clone(works), map[string]bool{}
	for _, w := range works {
		here[w.dir] = true
	}
	for _, dir := range releases(c.out) {
		if !here[dir] && len(works) > 0 {
			all = append(all, &work{dir: dir, house: works[0].house})
		}
	}
	slices.SortStableFunc(all, func(a, b *work) int { return strings.Compare(a.dir, b.dir) })
	return all
}

// wholly says of which masters the page shows the variants: of those of this
// run before those of earlier ones.
func wholly(all []*work) []bool {
	out, left := make([]bool, len(all)), mostShown
	for _, mine := range [...]bool{true, false} {
		for i, w := range all {
			if mine == (w.asset.path != "") && left > 0 {
				out[i] = true
				left--
			}
		}
	}
	return out
}

// deepest is how far below the output folder masters' folders are looked for.
const deepest = 12

// releases returns the folders below one that have a manifest, sorted. Hidden
// folders are left alone, and links aren't followed.
func releases(root string) []string {
	var out []string
	root = filepath.Clean(root)
	filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // what can't be looked into shows nothing
		case e.IsDir() && path != root && (strings.HasPrefix(e.Name(), ".") || strings.Count(path[len(root):], string(filepath.Separator)) > deepest):
			return filepath.SkipDir
		case !e.IsDir() && e.Name() == manifestFile:
			out = append(out, filepath.Dir(path))
		}
		return nil
	})
	slices.Sort(out)
	return out
}

// A drawing is the part of a page that shows one master.
type drawing struct{ name, mood, html string }

var sectioned = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?s)<section id="m[0-9a-f]+" data-mood="(\w*)" data-from="([0-9a-f]{64})">\n<h2>([^<]*) <span.*?\n</section>\n`)
})

// drawnBefore returns the sections of an earlier page by what they were drawn
// from: what is as it was isn't drawn anew, which for its pictures would cost
// more than adapting a master does.
func drawnBefore(page string) map[string]drawing {
	data, _ := os.ReadFile(page)
	out := map[string]drawing{}
	for _, m := range sectioned().FindAllStringSubmatch(string(data), -1) {
		out[m[2]] = drawing{html.UnescapeString(m[3]), m[1], m[0]}
	}
	return out
}

// section returns what the page shows of one master: as it stood on the page
// before, where that was drawn from the same.
func (c *adapter) section(w *work, whole bool, drawn map[string]drawing) previewMaster {
	id := sha256.Sum256([]byte(c.name(w)))
	m := previewMaster{ID: "m" + hex.EncodeToString(id[:6])}
	state := c.state(w, whole)
	if was, ok := drawn[state]; ok {
		m.Name, m.Mood, m.Drawn = was.name, was.mood, template.HTML(was.html)
		return m
	}
	shown := c.shown(w, whole)
	shown.ID = m.ID
	if w.asset.path != "" || !whole { // without its master's words it isn't all there is to show
		shown.State = state
	}
	return shown
}

// state stands for all that a master's section is drawn from; "" for one that
// failed, which is told anew each time.
func (c *adapter) state(w *work, whole bool) string {
	data, err := os.ReadFile(filepath.Join(w.dir, manifestFile))
	if err != nil || len(w.errs) > 0 {
		return ""
	}
	sum := sha256.New()
	json.NewEncoder(sum).Encode([]any{version(), previewHTML, c.app.lang, c.name(w), whole})
	sum.Write(data)
	if m, ok := parseManifest(data); ok && whole {
		for _, ch := range m.Channels {
			for _, f := range ch.Files {
				sum.Write([]byte(hashFile(filepath.Join(w.dir, filepath.FromSlash(f.Path)))))
			}
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}
