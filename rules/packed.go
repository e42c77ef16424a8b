package rules

import (
	"bytes"
	"embed"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"path"
	"slices"
	"sync"

	"onevoice/brandkit"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/words"
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
	Sum   uint32 // of the files that it was made of
	Lore  string // a loreData
	Rules string // []packedRule, in the order in which their branches are numbered
	Calls calls
}

// calls are the words that claims are found by, and who is called by each: read
// in place, for a text holds few of them.
type calls struct {
	Words  string // a words.Matcher
	At     string // of each word, where in Refs its own begin: four bytes, the least first
	Refs   string // of each word: how many, then of each the branch's number and the phrase's
	Marked []int  // the numbers of the words in marked, -1 where nobody is called by one
}

// each calls do with the anchors of the word numbered i.
func (c *calls) each(i int, do func(anchor)) {
	at := c.At[4*i : 4*i+4]
	r := reader(c.Refs[uint32(at[0])|uint32(at[1])<<8|uint32(at[2])<<16|uint32(at[3])<<24:])
	for range r.uvarint() {
		b := r.uvarint()
		do(anchor{int(b), int(r.uvarint())})
	}
}

// callsOf packs the calls that lore has.
func callsOf(l *lore) calls {
	c := calls{Words: string(words.NewMatcher(l.anchors).Built())}
	var at, refs []byte
	for _, w := range l.anchors {
		at = binary.LittleEndian.AppendUint32(at, uint32(len(refs)))
		refs = binary.AppendUvarint(refs, uint64(len(l.of[w])))
		for _, a := range l.of[w] {
			refs = binary.AppendUvarint(binary.AppendUvarint(refs, uint64(a.branch)), uint64(a.phrase))
		}
	}
	for _, w := range marked {
		c.Marked = append(c.Marked, slices.Index(l.anchors, w))
	}
	c.At, c.Refs = string(at), string(refs)
	return c
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

// sum is a sum over all rule and lore files. All are read into the same room:
// every run sums them up.
func sum() uint32 {
	h, room := crc32.NewIEEE(), make([]byte, 0, 64<<10)
	for _, fsys := range []embed.FS{loreFiles, builtin} {
		err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || path.Ext(name) != ".yaml" {
				return err
			}
			h.Write([]byte(name))
			room, err = readInto(room[:0], fsys, name)
			h.Write(withoutExamples(room))
			return err
		})
		if err != nil {
			return 0 // can't be: they are part of the program
		}
	}
	return h.Sum32()
}

// readInto returns a file, in room where there is enough of it.
func readInto(room []byte, fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return room, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return room, err
	}
	room = slices.Grow(room, int(info.Size()))[:info.Size()]
	_, err = io.ReadFull(f, room)
	return room, err
}

func (k *pack) lore() *lore {
	var d loreData
	decode(k.Lore, &d)
	return d.lore()
}

func (k *pack) builtin() []lint.Rule {
	l := k.lore()
	l.packed = &k.Calls
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
	return encode(pack{sum(), string(encode(*d)), string(encode(list)), callsOf(l)}), errors.Join(errs...)
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
