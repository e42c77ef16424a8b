package rules

import (
	"encoding/binary"
	"reflect"
	"slices"
	"strings"
)

// encode returns a value in a form that decode reads much faster than YAML can
// be: its exported fields one after the other, numbers as varints, lengths
// before lists and strings, maps by their keys. It knows nothing of versions:
// what is read must have been written by the same types.
func encode(v any) []byte { return appendValue(nil, reflect.ValueOf(v)) }

func appendValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return append(binary.AppendUvarint(b, uint64(v.Len())), v.String()...)
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int, reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Uint32:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Slice:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		for i := range v.Len() {
			b = appendValue(b, v.Index(i))
		}
		return b
	case reflect.Map:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			b = appendValue(appendValue(b, k), v.MapIndex(k))
		}
		return b
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				b = appendValue(b, v.Field(i))
			}
		}
		return b
	}
	panic("rules: a " + v.Type().String() + " can't be packed")
}

// decode fills what into points to from what encode wrote. Strings are parts
// of s.
func decode(s string, into any) {
	r := reader(s)
	r.value(reflect.ValueOf(into).Elem())
}

// A reader is what is left to read.
type reader string

func (r *reader) uvarint() uint64 {
	var v uint64
	for i := 0; ; i++ {
		c := (*r)[i]
		v |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			*r = (*r)[i+1:]
			return v
		}
	}
}

func (r *reader) text() string {
	n := r.uvarint()
	s := string((*r)[:n])
	*r = (*r)[n:]
	return s
}

func (r *reader) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.text())
	case reflect.Bool:
		v.SetBool(r.uvarint() == 1)
	case reflect.Int, reflect.Int64:
		n := r.uvarint()
		v.SetInt(int64(n>>1) ^ -int64(n&1))
	case reflect.Uint32:
		v.SetUint(r.uvarint())
	case reflect.Slice:
		r.list(v)
	case reflect.Map:
		n := int(r.uvarint())
		v.Set(reflect.MakeMapWithSize(v.Type(), n))
		for range n {
			k, e := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			r.value(k)
			r.value(e)
			v.SetMapIndex(k, e)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				r.value(f)
			}
		}
	}
}

func (r *reader) list(v reflect.Value) {
	n := int(r.uvarint())
	if n == 0 {
		return
	}
	if words, ok := v.Addr().Interface().(*[]string); ok {
		*words = make([]string, n)
		for i := range *words {
			(*words)[i] = r.text()
		}
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		r.value(v.Index(i))
	}
}
