package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// approval is the rule behind --require-approved.
var approval = lint.Rule{
	ID:       "adapt/approval",
	Title:    lang.Words{ZH: "审定", EN: "approval"},
	Why:      lang.Words{ZH: "审定的是那一版的每个字节，连同它的母稿和品牌包；有一样改了，就要重新看。", EN: "An approval is of every byte of a variant, and of its master and kit: once any of them changes it has to be read again."},
	Basis:    lang.Words{ZH: "发布前由人审定", EN: "a person signs off before it is published"},
	Mend:     lang.Words{ZH: "看过以后运行 onevoice approve 和它的路径。manifest.json 里没有的文件不能审定：把改动并进改写出来的那个文件，或把它挪到别的文件夹。", EN: "Read it, then run onevoice approve with its path. A file that isn't in manifest.json can't be approved: take its changes over into the file that adapt wrote, or move it elsewhere."},
	Severity: lint.Error,
}

// approvedFile lies beside manifest.json and says what was approved.
const approvedFile = "approved.json"

type (
	// A signed is a variant as somebody approved it.
	signed struct {
		Variant string       `json:"variant"` // wechat, edm-b
		Files   []signedFile `json:"files"`
		Master  string       `json:"master_sha256"`
		Kit     string       `json:"kit_sha256,omitempty"`
		By      string       `json:"by,omitempty"`
	}
	// A signedFile is a file with what it held.
	signedFile struct {
		Path   string `json:"path"` // below the master's folder
		SHA256 string `json:"sha256"`
	}
	// Approvals are what approvedFile holds.
	approvals struct {
		Version  int      `json:"version"`
		Variants []signed `json:"variants"`
	}
)

// A release is the folder of a master's variants.
type release struct {
	dir      string
	embargo  string   // not to be published before
	variants []signed // as manifest.json has them
	approved []signed
	torn     error // approved.json is there and can't be read
}

// releaseOf returns the release that a path is in or is; nil where it is in
// none. What lies further up than three folders belongs to somebody else.
func releaseOf(path string) *release {
	dir := path
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		dir = filepath.Dir(path)
	}
	for range 4 {
		if r := openRelease(dir); r != nil {
			return r
		}
		up := filepath.Join(dir, "..")
		if filepath.Clean(dir) == filepath.Clean(up) {
			break
		}
		dir = up
	}
	return nil
}

// openRelease reads a folder's manifest and approvals; nil where it has none.
func openRelease(dir string) *release {
	m, ok := manifestIn(dir)
	if !ok {
		return nil
	}
	r := &release{dir: filepath.Clean(dir), embargo: m.Embargo}
	for _, v := range m.variants() {
		s := signed{Variant: v.Channel, Master: m.Master.SHA256, Kit: m.Kit.SHA256} // an earlier one's, too, are those of now
		if v.Variant != "" && v.Variant != "a" {
			s.Variant += "-" + v.Variant
		}
		for _, f := range v.Files {
			if filepath.IsLocal(filepath.FromSlash(f.Path)) {
				s.Files = append(s.Files, signedFile{f.Path, f.SHA256})
			}
		}
		if len(s.Files) > 0 {
			r.variants = append(r.variants, s)
		}
	}
	var a approvals
	if data, err := os.ReadFile(filepath.Join(dir, approvedFile)); err == nil {
		r.torn = json.Unmarshal(data, &a)
		r.approved = a.Variants
	}
	if r.torn != nil {
		r.approved = nil
	}
	return r
}

// named returns the variant of a name among some; nil where there is none.
func named(all []signed, name string) *signed {
	if i := slices.IndexFunc(all, func(s signed) bool { return s.Variant == name }); i >= 0 {
		return &all[i]
	}
	return nil
}

// holding returns the variants that a file of the release belongs to.
func (r *release) holding(path string) []signed {
	var out []signed
	for _, v := range r.variants {
		if slices.ContainsFunc(v.Files, func(f signedFile) bool { return whole(r.at(f.Path)) == whole(path) }) {
			out = append(out, v)
		}
	}
	return out
}

func (r *release) at(name string) string { return filepath.Join(r.dir, filepath.FromSlash(name)) }

// missing says why a variant isn't approved as it is on disk; nothing where it
// is.
func (r *release) missing(v signed) lang.Words {
	was := named(r.approved, v.Variant)
	if was == nil {
		return lang.F("%s 还没有人审定", "nobody has approved %s yet", spoken(v.Variant))
	}
	for _, f := range v.Files {
		i := slices.IndexFunc(was.Files, func(o signedFile) bool { return o.Path == f.Path })
		switch {
		case i < 0:
			return lang.F("%[1]s 要重新审定：多了 %[2]s", "%[1]s needs review again: %[2]s is new", spoken(v.Variant), f.Path)
		case hashFile(r.at(f.Path)) != was.Files[i].SHA256:
			return lang.F("%[1]s 要重新审定：%[2]s 改过", "%[1]s needs review again: %[2]s has changed", spoken(v.Variant), f.Path)
		}
	}
	switch {
	case len(was.Files) > len(v.Files):
		return lang.F("%s 要重新审定：少了文件", "%s needs review again: a file is gone", spoken(v.Variant))
	case was.Master != v.Master:
		return lang.F("%s 要重新审定：母稿改过", "%s needs review again: the master has changed", spoken(v.Variant))
	case was.Kit != v.Kit:
		return lang.F("%s 要重新审定：品牌包改过", "%s needs review again: the kit has changed", spoken(v.Variant))
	}
	return lang.Words{}
}

// unapproved returns what isn't approved among files: each variant once, and
// what lies in a release and is in no variant. Where there is no variant at all
// there is nothing to release.
func unapproved(assets []asset) (lint.Result, error) {
	releases, told, any := map[string]*release{}, map[string]bool{}, false
	var out lint.Result
	say := func(x asset, words lang.Words) {
		d := &doc.Document{Source: &doc.Source{Name: x.name}}
		out.Findings = append(out.Findings, lint.Finding{Rule: &approval, Message: words, Place: doc.Place{Doc: d}})
	}
	for _, x := range assets {
		dir := filepath.Dir(x.path)
		r, known := releases[dir]
		if !known {
			r = releaseOf(x.path)
			releases[dir] = r
		}
		if r == nil {
			continue
		}
		any = true
		in := r.holding(x.path)
		if len(in) == 0 {
			say(x, lang.F("manifest.json 里没有这个文件：它不是改写出来的，不能审定", "this file isn't in manifest.json: adapt didn't write it, and it can't be approved"))
		}
		for _, v := range in {
			if key := r.dir + "\x00" + v.Variant; !told[key] {
				told[key] = true
				if why := r.missing(v); !why.Empty() {
					say(x, why)
				}
			}
		}
	}
	if !any {
		return out, &lang.Error{What: lang.F("这里没有 onevoice adapt 写出的版本，没有什么可以审定", "there are no variants here that onevoice adapt wrote: nothing can be approved"), Hint: lang.F("写上它的输出文件夹，默认是 out", "name the folder it writes to: out, unless --out says otherwise")}
	}
	return out, nil
}

// sign approves a variant as it is on disk now.
func (r *release) sign(v signed, by string) error {
	for i, f := range v.Files {
		v.Files[i].SHA256 = hashFile(r.at(f.Path))
		if v.Files[i].SHA256 == "" {
			return &lang.Error{Path: filepath.ToSlash(r.at(f.Path)), What: lang.F("manifest.json 里有这个文件，文件夹里没有", "manifest.json lists this file, and it isn't there"), Hint: lang.F("再运行一次 onevoice adapt", "run onevoice adapt again")}
		}
	}
	v.By = by
	r.approved = slices.DeleteFunc(r.approved, func(o signed) bool { return o.Variant == v.Variant })
	r.approved = append(r.approved, v)
	slices.SortFunc(r.approved, func(a, b signed) int { return strings.Compare(a.Variant, b.Variant) })
	data, err := json.MarshalIndent(approvals{1, r.approved}, "", "  ")
	if err == nil {
		err = replace(filepath.Join(r.dir, approvedFile), append(data, '\n'))
	}
	if err != nil {
		return shut(r.dir, err)
	}
	return nil
}

// review looks whether what was written is what was approved. A variant that
// somebody had approved and has to again is told of; where approvals are
// required, so is every other, as an error.
func (w *work) review(required bool) {
	if !required && !exists(filepath.Join(w.dir, approvedFile)) {
		return // reading a manifest is a thirtieth of a master's work
	}
	r := openRelease(w.dir)
	if r == nil || len(r.approved) == 0 && !required {
		return
	}
	var out lint.Result
	for i := range w.made {
		m := &w.made[i]
		v := named(r.variants, m.Name())
		if v == nil || !m.written {
			continue
		}
		why := r.missing(*v)
		if named(r.approved, v.Variant) != nil {
			m.review = why
		}
		if required && !why.Empty() {
			out.Findings = append(out.Findings, lint.Finding{Rule: &approval, Message: why, Place: doc.Place{Doc: m.Doc}, Channels: []string{m.Channel}})
		}
	}
	w.seen = lint.Join(w.seen, out)
}

// spoken is what people call a variant: in Chinese by its channel's name, with
// the letter of its arm; in English as its folder.
func spoken(variant string) lang.Words {
	id, letter, arm := variant, "", false
	spec, ok := brandkit.Neutral().Channel(id)
	if i := strings.LastIndexByte(variant, '-'); !ok && i >= 0 {
		id, letter, arm = variant[:i], variant[i+1:], true
		spec, ok = brandkit.Neutral().Channel(id)
	}
	if !ok || spec.Name.ZH == "" {
		return lang.Same(variant)
	}
	if arm {
		return lang.Words{ZH: spec.Name.ZH + " " + letter, EN: variant}
	}
	return lang.Words{ZH: spec.Name.ZH, EN: variant}
}
