package brandkit

import (
	_ "embed"
	"reflect"
	"strings"

	"onevoice/brandkit/lang"
)

//go:embed template.zh.yaml
var templateZH string

//go:embed template.en.yaml
var templateEN string

// Template returns a brand.yaml to fill in, its comments and examples in
// language to ("zh" or "en"). It loads as it is.
func Template(to string) []byte {
	text := templateEN
	if to == "zh" {
		text = templateZH
	}
	allowed := allowedValues()
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		indent, name, marked := strings.Cut(strings.TrimSuffix(line, "\n"), "#> ")
		if !marked {
			continue
		}
		typ, key, _ := strings.Cut(name, ".")
		said := descriptions()[typ][key].In(to)
		if v := allowed[name]; v != "" {
			said += lang.F("。可以写：%s", "; one of: %s", v).In(to)
		}
		lines[i] = indent + "# " + said + "\n"
	}
	return []byte(strings.Join(lines, ""))
}

// allowedValues returns the values allowed under each key of the kit, by type
// and key.
func allowedValues() map[string]string {
	out := map[string]string{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return
		}
		for f := range fields(t) {
			out[t.Name()+"."+f.Tag.Get("yaml")] = f.Tag.Get("allow")
			visit(f.Type)
		}
	}
	visit(reflect.TypeFor[Kit]())
	return out
}
