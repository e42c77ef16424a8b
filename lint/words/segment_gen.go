//go:build ignore

// This program packs jieba's dictionary, as gse carries it, into segment.dict.
// The form is described in segment_dict.go. Run it in this folder:
//
//	go run segment_gen.go
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const blockWords = 16 // as segment_dict.go has it

func main() {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-ego/gse").Output()
	check(err)
	often, nouns := read(filepath.Join(strings.TrimSpace(string(dir)), "data", "dict", "zh", "s_1.txt"))
	check(os.WriteFile("segment.dict", pack(often, nouns), 0o644))
}

// naming are the parts of speech that name something: nouns, names, places,
// verbs used as nouns, short forms and set phrases.
const naming = " n nr ns nt nz nrt nrfg ng vn an j l eng "

// read returns how often each word occurs, as gse counts it, and which name
// something: words met once are left out and single characters count as rare.
func read(name string) (often map[string]uint64, nouns map[string]bool) {
	f, err := os.Open(name)
	check(err)
	defer f.Close()
	often, nouns = map[string]uint64{}, map[string]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		n, err := strconv.ParseUint(fields[1], 10, 32)
		word := strings.ToLower(fields[0])
		if _, twice := often[word]; twice || err != nil || n < 2 || len(word) > 255 {
			continue
		}
		if utf8.RuneCountInString(word) == 1 {
			n = 2
		}
		often[word] = n
		nouns[word] = len(fields) > 2 && strings.Contains(naming, " "+fields[2]+" ")
	}
	return often, nouns
}

func pack(often map[string]uint64, nouns map[string]bool) []byte {
	var all []string
	var total uint64
	for word, n := range often {
		all, total = append(all, word), total+n
	}
	slices.Sort(all)
	var starts, blocks []byte
	last := ""
	for i, word := range all {
		if i%blockWords == 0 {
			starts, last = binary.LittleEndian.AppendUint32(starts, uint32(len(blocks))), ""
		}
		keep := 0
		for keep < len(last) && keep < len(word) && last[keep] == word[keep] {
			keep++
		}
		blocks = append(append(blocks, byte(keep), byte(len(word)-keep)), word[keep:]...)
		kind := uint64(0)
		if nouns[word] {
			kind = 1
		}
		blocks = binary.AppendUvarint(blocks, often[word]<<1|kind)
		last = word
	}
	out := binary.LittleEndian.AppendUint64(nil, total)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(starts)/4))
	out = bytes.Join([][]byte{out, starts, blocks}, nil)
	fmt.Printf("%d words, %d occurrences, %d bytes\n", len(all), total, len(out))
	return out
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
