package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/rules"
)

// A house is a kit with the rules that hold under it.
type house struct {
	kit   *brandkit.Kit
	rules []lint.Rule
	own   []string // patterns of the kit's own files, absolute: no assets
}

// Houses finds the kit of each file and loads each kit once.
type houses struct {
	given  string // --kit
	common []lint.Rule
	byDir  map[string]*house
	byPath map[string]*house // nil where the kit is broken
	broken []error
	staged *index // where kits, their files and rules are had; nil: on disk
}

func newHouses(given string) (*houses, error) {
	common, err := rules.Builtin()
	return &houses{given: given, common: common, byDir: map[string]*house{}, byPath: map[string]*house{}}, err
}

// of returns the house of the files in a folder, nil where its kit is broken.
func (h *houses) of(dir string) *house {
	if at, ok := h.byDir[dir]; ok {
		return at
	}
	path := h.given
	if path == "" {
		path, _ = brandkit.Find(dir)
	}
	key := whole(path)
	at, ok := h.byPath[key]
	if !ok {
		var err error
		if at, err = h.load(path); err != nil {
			h.broken = append(h.broken, err)
			at = nil
		}
		h.byPath[key] = at
	}
	h.byDir[dir] = at
	return at
}

// whole returns a path from the root, "" for "": one name for one file.
func whole(path string) string {
	if abs, err := filepath.Abs(path); err == nil && path != "" {
		return abs
	}
	return path
}

// load loads a kit, the neutral one for "", and the rules a team keeps in the
// folder rules beside it.
func (h *houses) load(path string) (*house, error) {
	if path == "" {
		return &house{kit: brandkit.Neutral(), rules: h.common}, nil
	}
	kit, err := h.open(path)
	if err != nil {
		return nil, err
	}
	theirs, err := h.rulesOf(kit)
	if err != nil {
		return nil, err
	}
	all, err := joinRules(h.common, theirs)
	return &house{kit: kit, rules: all, own: ownFiles(kit)}, errors.Join(err, strays(kit, all))
}

// open loads a kit from disk, or from what is held in its place.
func (h *houses) open(path string) (*brandkit.Kit, error) {
	if h.staged != nil {
		if data, err := h.staged.Read(path); err == nil {
			return brandkit.Parse(path, data, h.staged)
		}
	}
	return brandkit.Load(path)
}

// rulesOf is ownRules from where the kits are had.
func (h *houses) rulesOf(kit *brandkit.Kit) ([]lint.Rule, error) {
	if h.staged != nil && kit.Path != "" {
		if held := h.staged.under(rulesDir(kit), "**/*.yaml"); len(held) > 0 {
			list, err := rules.Held(held)
			return list, below(rulesDir(kit), err)
		}
	}
	return ownRules(kit)
}

// strays returns an error for each rule that a kit decides on and nobody
// knows: a slip there would quietly leave the rule as it was.
func strays(kit *brandkit.Kit, all []lint.Rule) error {
	all = slices.Concat(all, engine())
	var errs []*lang.Error
	for id := range kit.Rules {
		if !slices.ContainsFunc(all, func(r lint.Rule) bool { return r.ID == id }) {
			errs = append(errs, kit.Misnamed("rules."+id, lang.F("没有「%s」这条规则", "there is no rule %q", id), meantRule(id, all, false)))
		}
	}
	return lang.Join(errs)
}

// neutral reports whether some file had no kit.
func (h *houses) neutral() bool { return h.byPath[""] != nil }

func rulesDir(kit *brandkit.Kit) string { return filepath.Join(kit.Dir, "rules") }

// ownRules returns the rules beside a kit; none where it has no such folder.
func ownRules(kit *brandkit.Kit) ([]lint.Rule, error) {
	dir := rulesDir(kit)
	if info, err := os.Stat(dir); kit.Path == "" || err != nil || !info.IsDir() {
		return nil, nil
	}
	list, err := rules.Load(os.DirFS(dir))
	return list, below(dir, err)
}

// below puts a folder before the paths of failures, which know only what is
// below it.
func below(dir string, err error) error {
	var out []error
	for _, e := range lang.All(err) {
		moved := *e
		if moved.Path != "" {
			moved.Path = shown(dir, moved.Path)
		}
		out = append(out, &moved)
	}
	return errors.Join(out...)
}

func joinRules(common, theirs []lint.Rule) ([]lint.Rule, error) {
	taken := map[string]bool{}
	for _, r := range common {
		taken[r.ID] = true
	}
	var errs []error
	for _, r := range theirs {
		if taken[r.ID] {
			errs = append(errs, &lang.Error{What: lang.F("你们的规则 %s 和内置规则重名", "your rule %s has the id of a built-in one", r.ID), Hint: lang.F("给它换一个 id；要关掉内置的，在 brand.yaml 写 rules: {%s: off}", "give it another id; to turn the built-in one off write rules: {%s: off} in brand.yaml", r.ID)})
		}
	}
	return append(append([]lint.Rule{}, common...), theirs...), errors.Join(errs...)
}

// ownFiles returns patterns of the files that belong to the kit itself.
func ownFiles(kit *brandkit.Kit) []string {
	list := append([]string{}, kit.Approved...)
	list = append(list, kit.Voice.Samples.On...)
	list = append(list, kit.Voice.Samples.Off...)
	for _, l := range kit.Logos {
		list = append(list, l.File)
	}
	dir, err := filepath.Abs(kit.Dir)
	if err != nil {
		return nil
	}
	for i, p := range list {
		list[i] = filepath.Join(dir, filepath.FromSlash(p))
	}
	return list
}

// owns reports whether a file is the kit's own, not an asset.
func (h *house) owns(path string) bool {
	if len(h.own) == 0 {
		return false
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	for _, p := range h.own {
		if ok, _ := filepath.Match(p, abs); ok || p == abs {
			return true
		}
	}
	return false
}

// companion reports whether a path is no asset by nature: a kit, or the side
// file of an asset that lies beside it.
func companion(path string) bool {
	if filepath.Base(path) == "brand.yaml" {
		return true
	}
	main, ok := strings.CutSuffix(path, ".yaml")
	return ok && filepath.Ext(main) != "" && exists(main)
}
