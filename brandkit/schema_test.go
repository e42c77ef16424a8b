package brandkit

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/yaml"
)

func TestSchema(t *testing.T) {
	got := Schema()
	if *update {
		if err := os.WriteFile("schema.json", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, _ := os.ReadFile("schema.json")
	if !bytes.Equal(got, want) {
		t.Error("schema.json isn't what the types say; run go test ./brandkit -update")
	}
	c := jsonschema.NewCompiler()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("kit.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("kit.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"testdata/ok/full.yaml", "testdata/ok/minimal.yaml"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(inJSON(t, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, to := range []string{"zh", "en"} {
		if err := s.Validate(inJSON(t, Template(to))); err != nil {
			t.Errorf("template: %v", err)
		}
	}
	for _, in := range []string{"onevoice: 1\n", "onevoice: 2\nbrand: {zh: a}\n", "onevoice: 1\nbrand: {zh: a}\nsektor: food\n", "onevoice: 1\nbrand: {zh: a}\nsector: foods\n",
		"onevoice: 1\nbrand: {zh: a}\nterms: [{say: a, not: b}]\n", "onevoice: 1\nbrand: {zh: a}\npalette: [{hex: blue}]\n", "onevoice: 1\nbrand: {zh: a}\nchannels: {wechat: {auther: b}}\n"} {
		if s.Validate(inJSON(t, []byte(in))) == nil {
			t.Errorf("the schema takes\n%s", in)
		}
	}
}

// inJSON reads YAML as an editor does: what stands without quotes and looks
// like a number or a truth is one.
func inJSON(t *testing.T, data []byte) any {
	t.Helper()
	f, err := yaml.Parse("kit", data)
	if err != nil {
		t.Fatal(err)
	}
	var top map[string]yaml.Raw
	if err := f.Decode(&top); err != nil {
		t.Fatal(err)
	}
	var plain func(yaml.Raw) any
	plain = func(r yaml.Raw) any {
		var list []yaml.Raw
		if keys := r.Keys(); keys != nil {
			var m map[string]yaml.Raw
			if err := r.Decode(&m); err != nil {
				t.Fatal(err)
			}
			out := map[string]any{}
			for _, k := range keys {
				out[k] = plain(m[k])
			}
			return out
		} else if r.Empty() || r.Decode(&list) == nil {
			out := []any{}
			for _, one := range list {
				out = append(out, plain(one))
			}
			return out
		}
		s := r.Scalars()[0]
		quote := data[s.Start-1] == '"' || data[s.Start-1] == '\''
		if v, err := jsonschema.UnmarshalJSON(strings.NewReader(s.Value)); err == nil && !quote {
			return v
		}
		return s.Value
	}
	out := map[string]any{}
	for k, r := range top {
		out[k] = plain(r)
	}
	return out
}

// Every key has a description in both languages, and every description a key.
func TestDescriptions(t *testing.T) {
	seen := map[string]bool{}
	var visit func(reflect.Type)
	visit = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice || typ.Kind() == reflect.Map {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ.Name()] {
			return
		}
		seen[typ.Name()] = true
		keys := map[string]bool{}
		for f := range fields(typ) {
			key := f.Tag.Get("yaml")
			keys[key] = true
			if d := descriptions()[typ.Name()][key]; d.ZH == "" || d.EN == "" {
				t.Errorf("%s.%s isn't described", typ.Name(), key)
			}
			visit(f.Type)
		}
		for key := range descriptions()[typ.Name()] {
			if !keys[key] {
				t.Errorf("%s.%s is described and isn't there", typ.Name(), key)
			}
		}
	}
	visit(reflect.TypeFor[Kit]())
	visit(reflect.TypeFor[channel.Spec]())
	for typ := range descriptions() {
		if !seen[typ] {
			t.Errorf("%s is described and isn't there", typ)
		}
	}
}

// A template loads as it is, and with every example in it let in.
func TestTemplate(t *testing.T) {
	for _, to := range []string{"zh", "en"} {
		text := string(Template(to))
		if strings.Contains(text, "#>") || !strings.Contains(text, "\n# ") {
			t.Errorf("%s: comments are missing:\n%s", to, text)
		}
		for key := range descriptions()["Kit"] {
			if !strings.Contains(text, "\n"+key+":") && !strings.Contains(text, "\n# "+key+":") {
				t.Errorf("%s: %s isn't shown", to, key)
			}
		}
		dir := t.TempDir()
		path := filepath.Join(dir, FileName)
		for _, text := range []string{text, examples(text)} {
			for _, name := range []string{"logo.png", "a.md"} {
				if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			if _, err := Load(path); err != nil {
				t.Errorf("%s:\n%s\n%s", to, printed(err), text)
			}
		}
	}
}

// examples uncomments the lines that are examples: key: value and items.
func examples(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		bare := strings.Replace(line, "# ", "", 1)
		word, _, colon := strings.Cut(strings.TrimLeft(bare, " "), ":")
		item := strings.HasPrefix(strings.TrimLeft(bare, " "), "- {")
		_, known := descriptions()["Kit"][word]
		_, voice := descriptions()["Voice"][word]
		if item || colon && (known || voice || word == "legal" || word == "price" || word == "wechat") {
			lines[i] = bare
		}
	}
	return strings.Join(lines, "\n")
}
