package brandkit

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"reflect"
	"strings"
	"sync"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
)

//go:embed describe.yaml
var describeFile []byte

// descriptions returns what each key is for, by Go type and key.
var descriptions = sync.OnceValue(func() map[string]map[string]lang.Words {
	all := map[string]map[string]lang.Words{}
	f, err := yaml.Parse("describe.yaml", describeFile)
	if err == nil {
		err = f.Decode(&all)
	}
	if err != nil {
		panic(err) // embedded and tested
	}
	return all
})

// Schema returns a JSON schema (draft 2020-12) of brand.yaml, made from the
// types, for the completion of editors. The copy in schema.json is for those
// who point their editor at a file; a test keeps it true.
func Schema() []byte {
	s := &schema{defs: map[string]any{}}
	root := s.object(reflect.TypeFor[Kit]())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "onevoice brand.yaml"
	root["$defs"] = s.defs
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		panic(err) // maps of strings always encode
	}
	return b.Bytes()
}

type schema struct{ defs map[string]any }

// special is what the types don't say.
var special = map[string]map[string]any{
	"Kit.onevoice":     {"const": 1},
	"Color.hex":        {"pattern": "^#[0-9A-Fa-f]{6}$"},
	"Evidence.expires": {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
	"Logo.min_width":   {"minimum": 0, "maximum": 1},
}

// object describes a struct.
func (s *schema) object(t reflect.Type) map[string]any {
	props := map[string]any{}
	var need []string
	for f := range fields(t) {
		key := f.Tag.Get("yaml")
		p := s.of(f.Type, strings.Fields(f.Tag.Get("allow")))
		if f.Type == reflect.TypeFor[map[string]yaml.Raw]() {
			p["additionalProperties"] = s.of(reflect.TypeFor[channel.Spec](), nil)
		}
		for k, v := range special[t.Name()+"."+key] {
			p[k] = v
		}
		if d := descriptions()[t.Name()][key]; !d.Empty() {
			p["description"] = d.ZH + " / " + d.EN
		}
		if f.Tag.Get("need") == "true" {
			need = append(need, key)
		}
		props[key] = p
	}
	o := map[string]any{"type": "object", "properties": props, "additionalProperties": false}
	if need != nil {
		o["required"] = need
	}
	return o
}

// fields yields the fields of a struct that have a key.
func fields(t reflect.Type) func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if key := t.Field(i).Tag.Get("yaml"); key != "" && key != "-" && !yield(t.Field(i)) {
				return
			}
		}
	}
}

// of describes a type; structs are described once and referred to.
func (s *schema) of(t reflect.Type, allow []string) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return s.of(t.Elem(), allow)
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": s.of(t.Elem(), allow)}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": s.of(t.Elem(), allow)}
	case reflect.Struct:
		return s.ref(t)
	}
	if len(allow) > 0 {
		return map[string]any{"enum": allow}
	}
	return map[string]any{"type": "string"}
}

func (s *schema) ref(t reflect.Type) map[string]any {
	if t == reflect.TypeFor[yaml.Raw]() {
		return map[string]any{"type": "object"}
	}
	if _, done := s.defs[t.Name()]; !done {
		s.defs[t.Name()] = nil // its own fields may refer to it
		o := s.object(t)
		if t == reflect.TypeFor[lang.Words]() {
			o = map[string]any{"anyOf": []any{o, map[string]any{"type": "string"}}}
		}
		s.defs[t.Name()] = o
	}
	return map[string]any{"$ref": "#/$defs/" + t.Name()}
}
