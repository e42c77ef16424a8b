// Package rules reads rules from YAML, one rule a file, and gives each its
// check. A kind of rule is a Go file here; a rule is data.
package rules

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
)

//go:embed brand channel en facts law look onevoice platform type voice
var builtin embed.FS

// A file is one rule as written.
type file struct {
	ID       string        `yaml:"id" need:"true"`
	Title    lint.Words    `yaml:"title" need:"true"`
	Why      lint.Words    `yaml:"why" need:"true"`
	Basis    lint.Words    `yaml:"basis" need:"true"`
	Fix      lint.Words    `yaml:"fix" need:"true"`
	Checked  string        `yaml:"checked"`
	Severity lint.Severity `yaml:"severity" need:"true" allow:"error evidence warning info off"`
	Scope    lint.Scope    `yaml:"scope"`
	Matter   string        `yaml:"matter"`
	Across   bool          `yaml:"across"`
	Kind     string        `yaml:"kind" need:"true"`
	With     yaml.Raw      `yaml:"with"`
	Examples Examples      `yaml:"examples"`
}

// A plan is what a kind makes of a rule's `with`.
type plan struct {
	check func(*lint.Pass) error
	needs func(*brandkit.Kit) bool // whether the kit gives it anything to do; nil: always
}

// kinds are the ways a rule can look. To add one, add its file and its line.
var kinds = map[string]func(*lore, yaml.Raw) (plan, error){
	"address":     alone(addressed),
	"agree":       alone(agree),
	"bent":        variant,
	"calendar":    alone(calendar),
	"caps":        alone(caps),
	"claim":       claim,
	"contrast":    contrast,
	"count":       alone(count),
	"darkmode":    alone(darkMode),
	"demand":      demand,
	"density":     alone(density),
	"drift":       alone(drift),
	"duplicate":   alone(duplicate),
	"file":        alone(fileKind),
	"font":        alone(font),
	"frame":       alone(frame),
	"limit":       alone(limit),
	"logo":        logo,
	"mailclients": alone(mailClients),
	"metadata":    alone(metadata),
	"metric":      alone(legibility),
	"palette":     palette,
	"pattern":     alone(pattern),
	"person":      alone(person),
	"punctuation": alone(punctuation),
	"require":     alone(require),
	"safearea":    alone(safeArea),
	"sharpness":   alone(sharpness),
	"smallprint":  alone(smallprint),
	"spacing":     alone(spacing),
	"term":        alone(term),
	"twin":        alone(approved),
	"verbatim":    alone(verbatim),
}

// alone makes a kind of one that needs nothing of what claims share.
func alone(kind func(yaml.Raw) (plan, error)) func(*lore, yaml.Raw) (plan, error) {
	return func(_ *lore, with yaml.Raw) (plan, error) { return kind(with) }
}

// Kinds returns the names of the kinds of rule, sorted.
func Kinds() []string { return slices.Sorted(maps.Keys(kinds)) }

// Builtin returns the rules that onevoice comes with, sorted by id. Their
// examples are left unread: a check has no use for them.
func Builtin() ([]lint.Rule, error) {
	if k, ok := unpacked(); ok {
		return k.builtin(), nil
	}
	return builtinRead()
}

// builtinRead is Builtin from the files themselves.
func builtinRead() ([]lint.Rule, error) {
	l, err := newLore()
	if err != nil {
		return nil, err
	}
	return load(eachIn(builtin), l, withoutExamples)
}

// withoutExamples cuts a built-in rule before its examples, which are the last
// key of each (a test holds it).
func withoutExamples(data []byte) []byte {
	if i := bytes.Index(data, []byte("\nexamples:")); i >= 0 {
		return data[:i+1]
	}
	return data
}

// Load returns the rules in the *.yaml files of fsys, sorted by id. Mistakes
// in them come as *lang.Error with their place, joined.
func Load(fsys fs.FS) ([]lint.Rule, error) {
	l, err := anyLore()
	if err != nil {
		return nil, err
	}
	return load(eachIn(fsys), l, asWritten)
}

// Held is Load for rules that are held elsewhere than in a folder, such as in
// git's index: the bytes of each file by its name.
func Held(files map[string][]byte) ([]lint.Rule, error) {
	l, err := anyLore()
	if err != nil {
		return nil, err
	}
	return load(func(do func(string, []byte)) error {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			do(name, files[name])
		}
		return nil
	}, l, asWritten)
}

func asWritten(data []byte) []byte { return data }

// anyLore returns lore the quickest way there is.
func anyLore() (*lore, error) {
	if k, ok := unpacked(); ok {
		return k.lore(), nil
	}
	return newLore()
}

func load(each func(do func(name string, data []byte)) error, l *lore, trim func([]byte) []byte) ([]lint.Rule, error) {
	var out []lint.Rule
	var errs []error
	err := each(func(name string, data []byte) {
		f, err := parse(name, trim(data))
		if err != nil {
			errs = append(errs, err)
			return
		}
		r, err := f.rule(l)
		if err != nil {
			errs = append(errs, in(name, err))
			return
		}
		out = append(out, r)
	})
	byID(out)
	for i := 1; i < len(out); i++ {
		if out[i].ID == out[i-1].ID {
			errs = append(errs, &lang.Error{What: lang.F("两条规则用了同一个 id：%s", "two rules share the id %s", out[i].ID), Hint: lang.F("给其中一条换个 id", "give one of them another id")})
		}
	}
	return out, errors.Join(append(errs, err)...)
}

// in says of a mistake that names no file in which file it is.
func in(name string, err error) error {
	all := lang.All(err)
	for _, e := range all {
		e.Path = cmp.Or(e.Path, name)
	}
	return lang.Join(all)
}

func byID(list []lint.Rule) {
	slices.SortFunc(list, func(a, b lint.Rule) int { return strings.Compare(a.ID, b.ID) })
}

// eachIn is each for the files of one folder.
func eachIn(fsys fs.FS) func(do func(name string, data []byte)) error {
	return func(do func(string, []byte)) error { return each(fsys, do) }
}

// each calls do with every YAML file of fsys, in the order of their names.
func each(fsys fs.FS, do func(name string, data []byte)) error {
	return fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err == nil {
			do(name, data)
		}
		return err
	})
}

func parse(name string, data []byte) (*file, error) {
	y, err := yaml.Parse(name, data)
	if err != nil {
		return nil, err
	}
	var f file
	return &f, y.Decode(&f)
}

func (f *file) rule(shared *lore) (lint.Rule, error) {
	kind, ok := kinds[f.Kind]
	if !ok {
		return lint.Rule{}, &lang.Error{
			What: lang.F("规则 %s：没有「%s」这种规则", "rule %s: there is no kind %q", f.ID, f.Kind),
			Hint: lang.F("可用的种类：%s", "the kinds are: %s", strings.Join(Kinds(), " ")),
		}
	}
	first := len(shared.branches)
	p, err := kind(shared, f.With)
	if err != nil {
		return lint.Rule{}, err
	}
	for _, b := range shared.branches[first:] {
		b.rule.scope = f.Scope
	}
	return lint.Rule{
		ID: f.ID, Title: f.Title, Why: f.Why, Basis: f.Basis, Mend: f.Fix, Checked: f.Checked,
		Severity: f.Severity, Scope: f.Scope, Matter: f.Matter, Across: f.Across, Needs: p.needs, Check: p.check,
	}, nil
}
