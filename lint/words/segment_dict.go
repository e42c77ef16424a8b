package words

import (
	_ "embed"
	"unicode/utf8"
)

// segment.dict holds the 352,275 words of jieba, how often each occurs and
// whether it names something; see NOTICE. segment_gen.go writes it. All numbers are little-endian:
//
//	8 bytes        occurrences of all words together
//	4 bytes        n, the number of blocks
//	4 bytes × n    where each block begins, from the first
//	blocks         words in order of their bytes, blockWords each but for the last
//
// A word is one byte: how many bytes it shares with the word before in its
// block; one byte: how many follow; those; how often it occurs, doubled, and one
// more where it names something (uvarint).
//
//go:embed segment.dict
var packed string

const blockWords = 16 // as segment_gen.go has it

// A dictionary reads packed words where they lie: opening it costs nothing.
type dictionary struct {
	total  uint64
	starts string // of blocks
	blocks string
}

func jieba() dictionary {
	n := int(number32(packed[8:]))
	return dictionary{
		total:  uint64(number32(packed)) | uint64(number32(packed[4:]))<<32,
		starts: packed[12 : 12+4*n],
		blocks: packed[12+4*n:],
	}
}

func number32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// within calls found once for each word that occurs in text, in the order of
// their first places, the longest at a place first.
func (d dictionary) within(text string, found func(word string, often int)) {
	seen := map[string]bool{}
	for i := 0; i < len(text); {
		// What rest begins with, the last word not after rest begins with too.
		for rest := text[i:]; rest != ""; {
			n, whole, often := d.last(rest)
			if whole && !seen[rest[:n]] {
				seen[rest[:n]] = true
				found(rest[:n], often>>1)
			}
			if whole {
				n--
			}
			for n > 0 && !utf8.RuneStart(rest[n]) {
				n--
			}
			rest = rest[:n]
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
}

// last looks up the last word that isn't after s in the order of bytes: how
// many bytes it begins with as s does, whether those are all of it, and how
// often it occurs.
func (d dictionary) last(s string) (n int, whole bool, often int) {
	lo, hi := 0, len(d.starts)/4
	for lo < hi {
		mid := (lo + hi) / 2
		if b := d.block(mid); b[2:2+int(b[1])] > s {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo == 0 {
		return 0, false, 0
	}
	b, size := d.block(lo-1), 0
	for k := 0; k < blockWords && b != ""; k++ {
		keep, rest := int(b[0]), b[2:2+int(b[1])]
		if keep < n || keep == n && rest > s[n:] {
			break // from here on the words are after s
		}
		if keep == n {
			n += shared(rest, s[n:])
		}
		size = keep + len(rest)
		var used int
		often, used = uvarint(b[2+len(rest):])
		b = b[2+len(rest)+used:]
	}
	return n, n > 0 && n == size, often
}

func (d dictionary) block(i int) string { return d.blocks[number32(d.starts[4*i:]):] }

func uvarint(s string) (v, size int) {
	for i := range len(s) {
		v |= int(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			return v, i + 1
		}
	}
	return 0, len(s)
}

// shared returns how many bytes a and b begin with in common.
func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
