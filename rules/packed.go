package rules

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"sync"

	"onevoice/brandkit"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
)

// Reading the YAML of all rules takes longer than checking a file. So they lie
// here once more in a form that is read at once, made by the test TestPacked.
// It says of which files it was made: where those have changed since, they are
// read themselves, and that test fails.
//
//go:generate go test . -run ^TestPacked$ -update
//go:embed packed.bin
var packed string

// A pack is everything that the YAML files say, to be decoded part by part.
type pack struct {
	Sum     uint32 // of the files that it was made of
	Lore    string // a loreData
	Rules   string // []packedRule, in the order in which their branches are numbered
	Anchors string // []string: all words that claims are found by
	Refs    string // of each anchor: how many, then of each the branch's number and the phrase's
}

// A packedRule is a rule with what it does still packed.
type packedRule struct {
	ID                     string
	Title, Why, Basis, Fix lint.Words
	Checked                string
	Severity               lint.Severity
	Scope                  lint.Scope
	Matter                 string
	Across                 bool
	Kind                   string
	With                   string // of a claim a claimFile, else YAML
	Branches               int    // of a claim
	Needs                  bool   // whether it asks something of the kit
}

// unpacked returns the packed rules if they are those of the files.
func unpacked() (*pack, bool) {
	var k pack
	if packed == "" {
		return nil, false
	}
	decode(packed, &k)
	return &k, k.Sum == sum()
}

// sum is a sum over all rule and lore files.
func sum() uint32 {
	h := crc32.NewIEEE()
	add := func(name string, data []byte) {
		h.Write([]byte(name))
		h.Write(withoutExamples(data))
	}
	if each(loreFiles, add) != nil || each(builtin, add) != nil {
		return 0 // can't be: they are part of the program
	}
	return h.Sum32()
}

func (k *pack) lore() *lore {
	var d loreData
	decode(k.Lore, &d)
	return d.lore()
}

func (k *pack) builtin() []lint.Rule {
	l := k.lore()
	l.refs = k.Refs
	decode(k.Anchors, &l.anchors)
	var list []packedRule
	decode(k.Rules, &list)
	out := make([]lint.Rule, len(list))
	for i := range list {
		out[i] = list[i].rule(l)
	}
	byID(out)
	return out
}

func (p *packedRule) rule(l *lore) lint.Rule {
	r := lint.Rule{
		ID: p.ID, Title: p.Title, Why: p.Why, Basis: p.Basis, Mend: p.Fix, Checked: p.Checked,
		Severity: p.Severity, Scope: p.Scope, Matter: p.Matter, Across: p.Across,
	}
	if p.Kind == "claim" {
		c := newClaims(l, p.Branches)
		c.scope, c.packed, r.Check = p.Scope, p.With, c.check
		return r
	}
	made := sync.OnceValue(func() plan {
		var f struct {
			With yaml.Raw `yaml:"with"`
		}
		y := sure(yaml.Parse(p.ID+".yaml", []byte(p.With)))
		sure(0, y.Decode(&f))
		return sure(kinds[p.Kind](l, f.With))
	})
	r.Check = func(p *lint.Pass) error { return made().check(p) }
	if p.Needs {
		r.Needs = func(kit *brandkit.Kit) bool { return made().needs(kit) }
	}
	return r
}

// unpack reads the anchors of one word.
func (l *lore) unpack(r *reader) []anchor {
	out := make([]anchor, r.uvarint())
	for i := range out {
		out[i].branch = int(r.uvarint())
		out[i].rule = l.branches[out[i].branch]
		out[i].phrase = int(r.uvarint())
	}
	return out
}

// repacked makes the pack from the files.
func repacked() ([]byte, error) {
	d, err := readLore()
	if err != nil {
		return nil, err
	}
	l, list := d.lore(), []packedRule(nil)
	var errs []error
	errs = append(errs, each(builtin, func(name string, data []byte) {
		p, err := repackedRule(name, withoutExamples(data), l)
		list, errs = append(list, p), append(errs, err)
	}))
	var refs []byte
	for _, w := range l.anchors {
		refs = binary.AppendUvarint(refs, uint64(len(l.of[w])))
		for _, a := range l.of[w] {
			refs = binary.AppendUvarint(binary.AppendUvarint(refs, uint64(a.rule.number)), uint64(a.phrase))
		}
	}
	return encode(pack{sum(), string(encode(*d)), string(encode(list)), string(encode(l.anchors)), string(refs)}), errors.Join(errs...)
}

func repackedRule(name string, data []byte, l *lore) (packedRule, error) {
	f, err := parse(name, data)
	if err != nil {
		return packedRule{}, err
	}
	first := len(l.branches)
	r, err := f.rule(l)
	if err != nil {
		return packedRule{}, err
	}
	p := packedRule{f.ID, f.Title, f.Why, f.Basis, f.Fix, f.Checked, f.Severity, f.Scope, f.Matter, f.Across, f.Kind, with(data), len(l.branches) - first, r.Needs != nil}
	if f.Kind == "claim" {
		var w claimFile
		err = f.With.Decode(&w)
		p.With = string(encode(w))
	}
	return p, err
}

// with returns the part of a rule's file that begins with the key `with`.
func with(data []byte) string {
	_, part, ok := bytes.Cut(data, []byte("\nwith:"))
	if !ok {
		return ""
	}
	var out []byte
	for line := range bytes.Lines(append([]byte("with:"), part...)) {
		if len(out) > 0 && line[0] > ' ' && line[0] != '#' {
			break
		}
		out = append(out, line...)
	}
	return string(out)
}
