package yaml

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"onevoice/brandkit/lang"
)

// Decode fills the struct that into points to. It is strict: a key that has no
// field, a value of another type, one that isn't allowed, one that is needed
// and missing are mistakes, and all of them are returned (*lang.Error, joined,
// in the order of the file); what is right is filled in all the same.
//
// Fields say what they take in tags:
//
//	yaml:"hex"          the key; "-" is no key
//	need:"true"         must be there and not empty
//	allow:"light dark"  the values allowed, of each item of a list or map too
//
// A type with a method SetScalar(string) error takes a single value as well.
// Structs, maps and what pointers lead to keep what the file doesn't mention,
// so that a file can be decoded over defaults; lists are replaced.
func (f *File) Decode(into any) error {
	if f.root == nil {
		return f.decode(&yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, into)
	}
	return f.decode(f.root, into)
}

func (f *File) decode(n *yaml.Node, into any) error {
	d := &decoder{file: f}
	d.value(n, reflect.ValueOf(into).Elem(), slot{})
	return lang.Join(d.errs)
}

type decoder struct {
	file *File
	errs []*lang.Error
}

// A slot is what is known of the place a value goes to.
type slot struct {
	path  string     // from the root of the file
	name  string     // its key, for messages
	allow []string   // the only values; none is any
	key   *yaml.Node // what it stands under; nil in a list
}

func (s slot) words() lang.Words {
	if s.name == "" {
		return lang.F("这个文件", "the file")
	}
	return lang.Words{ZH: s.name + " ", EN: s.name}
}

func (d *decoder) add(e *lang.Error) {
	if len(d.errs) < maxMistakes {
		d.errs = append(d.errs, e)
	}
}

// value decodes n into v.
func (d *decoder) value(n *yaml.Node, v reflect.Value, s slot) {
	n = target(n)
	if raw, ok := v.Addr().Interface().(*Raw); ok {
		*raw = Raw{d.file, n, s.path}
		return
	}
	if null(n) {
		d.nothing(n, v, s)
		return
	}
	if own, ok := v.Addr().Interface().(scalarSetter); ok && n.Kind == yaml.ScalarNode && !meant(n, v) {
		d.own(n, own, s)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		fresh := reflect.New(v.Type().Elem())
		if !v.IsNil() {
			fresh.Elem().Set(v.Elem())
		}
		d.value(n, fresh.Elem(), s)
		v.Set(fresh)
	case reflect.Struct:
		d.fields(n, v, s)
	case reflect.Map:
		d.pairs(n, v, s)
	case reflect.Slice:
		d.items(n, v, s)
	default:
		d.scalar(n, v, s)
	}
}

// meant reports whether a single value was meant as a key of the struct v and
// what belongs to it: zh：最好. Any other colon is the value's own.
func meant(n *yaml.Node, v reflect.Value) bool {
	key, _, _ := glued(n.Value)
	return key != "" && v.Kind() == reflect.Struct && slices.Contains(fieldKeys(v.Type()), key)
}

// A scalarSetter makes something of one value's text itself.
type scalarSetter interface{ SetScalar(string) error }

func (d *decoder) own(n *yaml.Node, v scalarSetter, s slot) {
	if err := v.SetScalar(n.Value); err != nil {
		p := d.file.at(n)
		d.add(d.file.fail(p.start, d.file.width(p), lang.F("%s不对：%s", "%s is wrong: %s", s.words(), lang.All(err)[0].What), howTo(n, text)))
	}
}

// null reports whether nothing is written for n.
func null(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && plain(n) && (n.Value == "" || n.Value == "~" || n.Value == "null")
}

// nothing is right for every type: the key is there for later. But a # right
// after the colon begins a comment, and most often nobody meant one.
func (d *decoder) nothing(n *yaml.Node, v reflect.Value, s slot) {
	if v.Kind() == reflect.Slice {
		v.SetZero()
	}
	if e := d.file.hash(s.key, n, false); e != nil {
		d.add(e)
	}
}

// fields decodes a mapping into a struct.
func (d *decoder) fields(n *yaml.Node, v reflect.Value, s slot) {
	if !d.is(n, yaml.MappingNode, s, mapping) {
		return
	}
	keys := fieldKeys(v.Type())
	for i := 0; i+1 < len(n.Content) && len(d.errs) < maxMistakes; i += 2 {
		key := target(n.Content[i])
		at := slices.Index(keys, key.Value)
		if at < 0 || key.Value == "" {
			d.add(d.file.unknown(n.Content[i], keys))
			continue
		}
		field := v.Type().Field(at)
		in := slot{path: below(s.path, key.Value), name: key.Value, allow: strings.Fields(field.Tag.Get("allow")), key: n.Content[i]}
		told := len(d.errs)
		d.value(n.Content[i+1], v.Field(at), in)
		if field.Tag.Get("need") == "true" && len(d.errs) == told && hollow(target(n.Content[i+1])) {
			d.add(d.file.needs(n.Content[i], target(n.Content[i+1])))
		}
	}
	d.missing(n, v.Type(), s)
}

// hollow reports whether nothing stands at n.
func hollow(n *yaml.Node) bool {
	if n.Kind == yaml.ScalarNode {
		return null(n) || strings.TrimSpace(n.Value) == ""
	}
	return len(n.Content) == 0
}

// missing tells of keys that are needed and not there.
func (d *decoder) missing(n *yaml.Node, t reflect.Type, s slot) {
	for i := range t.NumField() {
		if key := t.Field(i).Tag.Get("yaml"); t.Field(i).Tag.Get("need") == "true" && member(n, key) == nil {
			d.add(d.file.missing(n, key, s))
		}
	}
}

// fieldKeys returns the key of each field of t; "" where it has none.
func fieldKeys(t reflect.Type) []string {
	keys := make([]string, t.NumField())
	for i := range keys {
		if key := t.Field(i).Tag.Get("yaml"); key != "-" {
			keys[i] = key
		}
	}
	return keys
}

// member returns the value under key of a mapping, nil if there is none.
func member(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if target(n.Content[i]).Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// pairs decodes a mapping into a map, over what the map already holds.
func (d *decoder) pairs(n *yaml.Node, v reflect.Value, s slot) {
	if !d.is(n, yaml.MappingNode, s, mapping) {
		return
	}
	fresh := reflect.MakeMap(v.Type())
	for it := v.MapRange(); it.Next(); {
		fresh.SetMapIndex(it.Key(), it.Value())
	}
	for i := 0; i+1 < len(n.Content) && len(d.errs) < maxMistakes; i += 2 {
		key := target(n.Content[i]).Value
		one := reflect.New(v.Type().Elem()).Elem()
		if was := fresh.MapIndex(reflect.ValueOf(key)); was.IsValid() {
			one.Set(was)
		}
		d.value(n.Content[i+1], one, slot{below(s.path, key), key, s.allow, n.Content[i]})
		fresh.SetMapIndex(reflect.ValueOf(key), one)
	}
	v.Set(fresh)
}

// items decodes a list into a slice.
func (d *decoder) items(n *yaml.Node, v reflect.Value, s slot) {
	if !d.is(n, yaml.SequenceNode, s, list) {
		return
	}
	fresh := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, c := range n.Content {
		if len(d.errs) >= maxMistakes {
			break
		}
		d.value(c, fresh.Index(i), slot{below(s.path, strconv.Itoa(i)), s.name, s.allow, nil})
		if k := fresh.Index(i).Kind(); hollow(target(c)) && (k == reflect.String || k == reflect.Struct) {
			d.add(d.file.emptyItem(target(c), s.words()))
		}
	}
	v.Set(fresh)
}

func (d *decoder) is(n *yaml.Node, kind yaml.Kind, s slot, want lang.Words) bool {
	if n.Kind != kind {
		d.add(d.file.wrong(n, s.words(), want))
	}
	return n.Kind == kind
}

// scalar decodes one value from its text.
func (d *decoder) scalar(n *yaml.Node, v reflect.Value, s slot) {
	want := text
	switch v.Kind() {
	case reflect.Bool:
		want = yesno
	case reflect.Int, reflect.Int64, reflect.Float64:
		want = number
	}
	if n.Kind != yaml.ScalarNode || !set(v, n) {
		d.add(d.file.wrong(n, s.words(), want))
		return
	}
	if len(s.allow) > 0 && n.Value != "" && !slices.Contains(s.allow, n.Value) {
		d.add(d.file.notAllowed(n, s.name, s.allow))
	}
}

// set reports whether the text of n is of v's type, and stores it.
func set(v reflect.Value, n *yaml.Node) bool {
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
	case reflect.Bool:
		if n.Value != "true" && n.Value != "false" || !plain(n) {
			return false
		}
		v.SetBool(n.Value == "true")
	case reflect.Int, reflect.Int64:
		i, err := strconv.ParseInt(n.Value, 10, 64)
		if err != nil || !plain(n) {
			return false
		}
		v.SetInt(i)
	case reflect.Float64:
		x, err := strconv.ParseFloat(n.Value, 64)
		if err != nil || !plain(n) || x-x != 0 {
			return false
		}
		v.SetFloat(x)
	default:
		panic("yaml: a field of type " + v.Type().String() + " can't be decoded")
	}
	return true
}
