package rules

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"onevoice/brandkit"
	"onevoice/brandkit/cache"
)

// storeVersion is part of every name in the cache: a change to what a profile
// is made of counts it up.
const storeVersion = "1"

// A store keeps profiles in the user's cache folder, by the content of the
// samples: a check that finds its samples unchanged doesn't learn them again.
// The zero value keeps nothing.
type store struct{ dir string }

func userStore() store { return store{cache.Dir("voice")} }

// name is the file of a kit's profiles, "" where a sample can't be read: who
// learns them says so.
func (s store) name(kit *brandkit.Kit) string {
	if s.dir == "" {
		return ""
	}
	sum := sha256.New()
	for _, patterns := range [][]string{kit.Voice.Samples.On, kit.Voice.Samples.Off} {
		for _, name := range kit.Files(patterns) {
			data, err := kit.Read(name)
			if err != nil {
				return ""
			}
			fmt.Fprintf(sum, "%s %d\n", name, len(data))
			sum.Write(data)
		}
		fmt.Fprintln(sum, "--")
	}
	return filepath.Join(s.dir, storeVersion+"-"+hex.EncodeToString(sum.Sum(nil)))
}

// load returns the profiles of a file; false where there are none, or none that
// can be understood.
func (s store) load(name string) (map[string]*profile, bool) {
	data, err := os.ReadFile(name)
	if name == "" || err != nil {
		return nil, false
	}
	r := bytes.NewReader(data)
	out := map[string]*profile{}
	for r.Len() > 0 {
		lang, p := text(r), &profile{}
		var head stored
		if binary.Read(r, binary.LittleEndian, &head) != nil || head.Known < 0 || head.Known > int64(r.Len()) {
			return nil, false
		}
		head.into(p)
		p.known = make(map[string]float32, head.Known)
		for range head.Known {
			gram := text(r)
			var odds [4]byte
			if n, _ := r.Read(odds[:]); n != 4 {
				return nil, false
			}
			p.known[gram] = float32FromBits(odds)
		}
		out[lang] = p
	}
	return out, len(out) > 0
}

// keep writes profiles to a file.
func (s store) keep(name string, by map[string]*profile) {
	if name == "" {
		return
	}
	var out bytes.Buffer
	for _, lang := range slices.Sorted(maps.Keys(by)) {
		p := by[lang]
		putText(&out, lang)
		binary.Write(&out, binary.LittleEndian, storedOf(p)) // a buffer takes everything
		for _, gram := range slices.Sorted(maps.Keys(p.known)) {
			putText(&out, gram)
			bits := bitsOf(p.known[gram])
			out.Write(bits[:])
		}
	}
	cache.Keep(name, out.Bytes())
}
