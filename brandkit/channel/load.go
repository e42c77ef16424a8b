package channel

import (
	"embed"
	"slices"
	"strconv"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
)

//go:embed *.yaml
var files embed.FS

// IDs returns the ids of the built-in channels, sorted.
func IDs() []string {
	entries, _ := files.ReadDir(".")
	var ids []string
	for _, e := range entries {
		ids = append(ids, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	slices.Sort(ids)
	return ids
}

// Load returns a built-in channel, freshly parsed, so that the caller may
// change it. An id that nobody knows is a *lang.Error that names those known.
func Load(id string) (*Spec, error) {
	data, err := files.ReadFile(id + ".yaml")
	if err != nil {
		return nil, Unknown(id, IDs())
	}
	f, err := yaml.Parse("channel/"+id+".yaml", data)
	if err != nil {
		return nil, err
	}
	spec := &Spec{}
	if err := f.Decode(spec); err != nil {
		return nil, err
	}
	if spec.Extends != "" {
		base, err := Load(spec.Extends)
		if err != nil {
			return nil, err
		}
		if spec, err = Over(base, id, f); err != nil {
			return nil, err
		}
	}
	return spec, sourced(spec, f)
}

// Unknown is the error for a channel id that is none of known.
func Unknown(id string, known []string) *lang.Error {
	hint := lang.F("可用的渠道：%s", "channels: %s", strings.Join(known, " "))
	if near := lang.Near(id, known); near != "" {
		hint = lang.F("你是想写 %s 吗？%s", "did you mean %s? %s", near, hint)
	}
	return &lang.Error{What: lang.F("没有「%s」这个渠道", "there is no channel “%s”", id), Hint: hint}
}

// A Decoder is what a spec can be read from: a file, or a part of a kit.
type Decoder interface{ Decode(any) error }

// Over lays what from says over base, key by key, and calls the outcome id;
// base is changed. Lists are replaced whole; what is written to base's folder
// goes to id's.
func Over(base *Spec, id string, from Decoder) (*Spec, error) {
	was := base.ID
	if err := from.Decode(base); err != nil {
		return nil, err
	}
	base.ID = id
	for i, o := range base.Output {
		if rest, ok := strings.CutPrefix(o.File, was+"/"); ok {
			base.Output[i].File = id + "/" + rest
		}
	}
	return base, nil
}

// sourced holds a built-in spec to its own rule: every number says where it
// comes from and how sure it is, and what isn't sure only warns.
func sourced(spec *Spec, f *yaml.File) error {
	var first error
	check := func(path, sure, source, severity string) {
		if first != nil || sure != "" && source != "" && severity != "" && (severity != "error" || sure <= "B") {
			return
		}
		first = f.Mistake(path, lang.F("这里要写 severity、sure 和 source，C、D 级不能是 error", "severity, sure and source are needed here, and C and D can't be errors"),
			lang.F("查不到出处就写 warning", "make it a warning if it has no good source"))
	}
	limits := func(path string, list []Limit) {
		for i, l := range list {
			check(path+".limits."+strconv.Itoa(i), l.Sure, l.Source, l.Severity)
		}
	}
	for name, field := range spec.Fields {
		limits("fields."+name, field.Limits)
	}
	limits("images", spec.Images.Limits)
	for name, s := range spec.Images.Slots {
		check("images.slots."+name, s.Sure, s.Source, s.Severity)
	}
	for i, b := range spec.Forbid {
		check("forbid."+strconv.Itoa(i), b.Sure, b.Source, b.Severity)
	}
	return first
}
