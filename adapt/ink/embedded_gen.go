//go:build ignore

// This program makes embedded-400.z and embedded-700.z: of Noto Sans SC as the
// npm package @fontsource/noto-sans-sc 5.3.0 carries it, the characters of
// GB2312's level 1 and its signs, Latin, and signs that copy uses, as a
// TrueType file, deflated. Hints, kerning and variants are left out.
//
//	npm pack @fontsource/noto-sans-sc@5.3.0 && tar xzf fontsource-noto-sans-sc-5.3.0.tgz
//	go run embedded_gen.go package/files
package main

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const extra = "“”‘’—…·–•‰′″℃℉№™©®€£¥￥←↑→↓↗≈≠≤≥±×÷∞√∑☆★○●◎◇◆□■△▲▽▼✓✔✗☑☐①②③④⑤⑥⑦⑧⑨⑩⑪⑫㎡㎜㎝㎞㎏㏄µΩ²³¹½¼¾°§¶†‡♪♀♂〇～"

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run embedded_gen.go package/files")
	}
	for _, weight := range []string{"400", "700"} {
		b := &builder{at: map[rune]uint16{}, done: map[from]uint16{}}
		b.gather(filepath.Join(os.Args[1], "noto-sans-sc-*-"+weight+"-normal.woff"))
		var out bytes.Buffer
		w, err := flate.NewWriter(&out, flate.BestCompression)
		check(err)
		w.Write(b.file())
		check(w.Close())
		check(os.WriteFile("embedded-"+weight+".z", out.Bytes(), 0o644))
		fmt.Println(weight, len(b.at), "characters,", out.Len(), "bytes")
	}
}

// wanted are the characters, in order.
func wanted() []rune {
	set := map[rune]bool{}
	for row := 1; row <= 55; row++ {
		for cell := 1; cell <= 94; cell++ {
			if row > 3 && row < 16 {
				continue
			}
			s, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{byte(0xA0 + row), byte(0xA0 + cell)})
			if r := []rune(string(s)); err == nil && len(r) == 1 && r[0] != 0xFFFD {
				set[r[0]] = true
			}
		}
	}
	for r := rune(0x20); r < 0x180; r++ {
		if r < 0x7F || r >= 0xA0 {
			set[r] = true
		}
	}
	for _, r := range extra {
		set[r] = true
	}
	var out []rune
	for r := range set {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

// A source is one file of the package.
type source struct {
	face   *font.Face
	tables map[string][]byte
}

type from struct {
	s   *source
	gid uint16
}

type builder struct {
	glyphs  [][]byte
	metrics []byte
	at      map[rune]uint16
	done    map[from]uint16
	head    *source
}

func (b *builder) gather(pattern string) {
	files, err := filepath.Glob(pattern)
	check(err)
	slices.SortFunc(files, func(x, y string) int { // the two large ones first
		return rank(x) - rank(y)
	})
	var all []*source
	for _, f := range files {
		all = append(all, open(f))
	}
	b.head = all[0]
	b.add(from{b.head, 0})
	for _, r := range wanted() {
		for _, s := range all {
			if g, ok := s.face.NominalGlyph(r); ok {
				b.at[r] = b.add(from{s, uint16(g)})
				break
			}
		}
	}
}

func rank(file string) int {
	switch {
	case bytes.Contains([]byte(file), []byte("simplified")):
		return 0
	case bytes.Contains([]byte(file), []byte("latin-4")), bytes.Contains([]byte(file), []byte("latin-7")):
		return 1
	}
	return 2
}

func open(file string) *source {
	data, err := os.ReadFile(file)
	check(err)
	l, err := opentype.NewLoaders(bytes.NewReader(data))
	check(err)
	f, err := font.NewFont(l[0])
	check(err)
	s := &source{font.NewFace(f), map[string][]byte{}}
	for i := range int(binary.BigEndian.Uint16(data[12:])) {
		e := data[44+20*i:]
		off, packed, size := binary.BigEndian.Uint32(e[4:]), binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
		body := data[off : off+packed]
		if packed < size {
			r, err := zlib.NewReader(bytes.NewReader(body))
			check(err)
			body, err = io.ReadAll(r)
			check(err)
		}
		s.tables[string(e[:4])] = body
	}
	return s
}

// add copies a glyph, with those it is made of, and returns its new number.
func (b *builder) add(f from) uint16 {
	if g, ok := b.done[f]; ok {
		return g
	}
	g := uint16(len(b.glyphs))
	b.done[f] = g
	b.glyphs = append(b.glyphs, nil)
	b.metrics = append(b.metrics, f.metric()...)
	body := bytes.Clone(f.outline())
	if len(body) > 10 && int16(binary.BigEndian.Uint16(body)) < 0 {
		for i, more := 10, true; more; {
			flags := binary.BigEndian.Uint16(body[i:])
			binary.BigEndian.PutUint16(body[i+2:], b.add(from{f.s, binary.BigEndian.Uint16(body[i+2:])}))
			i += 6
			if flags&1 != 0 {
				i += 2
			}
			switch {
			case flags&8 != 0:
				i += 2
			case flags&0x40 != 0:
				i += 4
			case flags&0x80 != 0:
				i += 8
			}
			more = flags&0x20 != 0
		}
	}
	for len(body)%4 != 0 {
		body = append(body, 0)
	}
	b.glyphs[g] = body
	return g
}

func (f from) outline() []byte {
	at := func(i uint16) uint32 {
		loca := f.s.tables["loca"]
		if binary.BigEndian.Uint16(f.s.tables["head"][50:]) == 0 {
			return 2 * uint32(binary.BigEndian.Uint16(loca[2*int(i):]))
		}
		return binary.BigEndian.Uint32(loca[4*int(i):])
	}
	return f.s.tables["glyf"][at(f.gid):at(f.gid+1)]
}

func (f from) metric() []byte {
	hmtx, n := f.s.tables["hmtx"], int(binary.BigEndian.Uint16(f.s.tables["hhea"][34:]))
	if i := int(f.gid); i < n {
		return hmtx[4*i : 4*i+4]
	}
	return append(bytes.Clone(hmtx[4*n-4:4*n-2]), hmtx[4*n+2*(int(f.gid)-n):][:2]...)
}

// file lays the tables out as a TrueType file.
func (b *builder) file() []byte {
	var glyf, loca []byte
	for _, g := range b.glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, g...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := bytes.Clone(b.head.tables["head"]), bytes.Clone(b.head.tables["hhea"]), bytes.Clone(b.head.tables["maxp"])
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(b.glyphs)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(b.glyphs)))
	tables := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": b.metrics, "glyf": glyf, "loca": loca,
		"cmap": b.cmap(), "OS/2": b.head.tables["OS/2"], "name": b.head.tables["name"], "post": {0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}
	var names []string
	for n := range tables {
		names = append(names, n)
	}
	slices.Sort(names)
	out := []byte{0, 1, 0, 0, 0, byte(len(names)), 0, 0, 0, 0, 0, 0}
	at := len(out) + 16*len(names)
	var bodies []byte
	for _, n := range names {
		out = append(out, n...)
		out = binary.BigEndian.AppendUint32(out, 0) // checksums: nobody looks
		out = binary.BigEndian.AppendUint32(out, uint32(at+len(bodies)))
		out = binary.BigEndian.AppendUint32(out, uint32(len(tables[n])))
		bodies = append(bodies, tables[n]...)
		for len(bodies)%4 != 0 {
			bodies = append(bodies, 0)
		}
	}
	return append(out, bodies...)
}

// cmap is a table of format 12.
func (b *builder) cmap() []byte {
	var runes []rune
	for r := range b.at {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	var groups []byte
	n := 0
	for i := 0; i < len(runes); n++ {
		k := i + 1
		for k < len(runes) && runes[k] == runes[k-1]+1 && b.at[runes[k]] == b.at[runes[k-1]]+1 {
			k++
		}
		groups = binary.BigEndian.AppendUint32(groups, uint32(runes[i]))
		groups = binary.BigEndian.AppendUint32(groups, uint32(runes[k-1]))
		groups = binary.BigEndian.AppendUint32(groups, uint32(b.at[runes[i]]))
		i = k
	}
	out := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	out = binary.BigEndian.AppendUint32(out, uint32(16+len(groups)))
	out = binary.BigEndian.AppendUint32(out, 0)
	out = binary.BigEndian.AppendUint32(out, uint32(n))
	return append(out, groups...)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
