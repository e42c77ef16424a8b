package office

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"maps"
	"path"
	"slices"
	"strings"
)

// rewrite returns the file with parts as fresh has them. All others are in it
// byte for byte as they are packed, in their order; new ones come last.
func (p *pack) rewrite(fresh map[string][]byte) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	left := maps.Clone(fresh)
	byKey := map[string]string{}
	for name := range fresh {
		byKey[key(name)] = name
	}
	for _, f := range p.zip.File {
		name, changed := byKey[key(f.Name)]
		if !changed {
			if err := z.Copy(f); err != nil {
				return nil, broken(p.name, f.Name, err)
			}
			continue
		}
		head := zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified, ExternalAttrs: f.ExternalAttrs}
		if err := put(z, head, left[name]); err != nil {
			return nil, broken(p.name, f.Name, err)
		}
		delete(left, name)
	}
	for _, name := range slices.Sorted(maps.Keys(left)) {
		if err := put(z, zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.zip.File[0].Modified}, left[name]); err != nil {
			return nil, broken(p.name, name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, broken(p.name, "", err)
	}
	return out.Bytes(), nil
}

func put(z *zip.Writer, head zip.FileHeader, data []byte) error {
	w, err := z.CreateHeader(&head)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// seal is what a copy says at the end of its comments: what all its parts were
// when it was made.
const sealHead, sealTail = "<!-- onevoice ", " -->"

// seal returns the seal of parts: of each its name and its checksum.
func seal(sums map[string]uint32) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(h, "%s\x00%08x\n", name, sums[name])
	}
	return sealHead + hex.EncodeToString(h.Sum(nil)[:16]) + sealTail
}

// sums are the checksums of a file's parts as they are to be.
func (p *pack) sums(fresh map[string][]byte) map[string]uint32 {
	out := map[string]uint32{}
	for k, f := range p.parts {
		out[k] = f.CRC32
	}
	for name, data := range fresh {
		out[key(name)] = crc32.ChecksumIEEE(data)
	}
	return out
}

// Untouched reports whether data is a copy that Mark made and that nobody has
// changed since: it may be written over.
func Untouched(data []byte) bool {
	p, err := open("", data)
	if err != nil {
		return false
	}
	for name := range p.parts {
		if !strings.HasPrefix(path.Base(name), "comment") {
			continue
		}
		part, err := p.read(name)
		if err != nil {
			return false
		}
		if i := bytes.LastIndex(part, []byte(sealHead)); i >= 0 && bytes.HasSuffix(part, []byte(sealTail)) {
			sums := p.sums(map[string][]byte{name: part[:i]})
			if string(part[i:]) == seal(sums) {
				return true // others are seals of copies it was made from
			}
		}
	}
	return false
}
