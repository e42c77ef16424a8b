package words

import "encoding/binary"

// A tree holds phrases by their characters, in one hash table: (node,
// character) to node. Node 0 is the root. A slot holds all three in one number,
// so that a step costs one look into memory. Its tables are read as they may
// lie in a file: one that was grown before costs nothing to have.
type tree struct {
	slots   numbers // of eight bytes; 0 is none
	ends    numbers // of four, by node: the first phrase that ends there, from 1; 0 is none
	more    numbers // of four, by phrase: the next one that ends at the same node
	again   string  // by phrase: 1 where it may reach into itself
	longest int     // bytes of the longest phrase as it may stand in a text
}

// numbers are unsigned numbers of four or eight bytes, the least byte first.
type numbers string

func (n numbers) four(i int) uint32 {
	s := n[4*i : 4*i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func (n numbers) eight(i int) uint64 {
	s := n[8*i : 8*i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func (n numbers) bit(h uint32) bool { return n[h/8]>>(h%8)&1 != 0 }

// toBits is how much of a slot is the node that it leads to; 21 bits are the
// character, the rest the node that it leads from.
const toBits, fromShift = 21, 42

// slotOf returns the key of (node, r) and where to look for it first.
func slotOf(node int32, r rune) (key uint64, at int) {
	key = uint64(node)<<(fromShift-toBits) | uint64(uint32(r))
	return key, int(key * 0x9E3779B97F4A7C15 >> 32)
}

func (t *tree) child(node int32, r rune) int32 {
	key, k := slotOf(node, r)
	for mask := len(t.slots)/8 - 1; ; k++ {
		if at := t.slots.eight(k & mask); at == 0 || at>>toBits == key {
			return int32(at & (1<<toBits - 1))
		}
	}
}

// A growing tree takes phrases in.
type growing struct {
	slots []uint64
	ends  []uint32
	more  []uint32
}

func newGrowing(characters, phrases int) *growing {
	return &growing{slots: make([]uint64, roomFor(characters)), ends: make([]uint32, 1, characters+1), more: make([]uint32, phrases)}
}

// roomFor returns how many slots n nodes are spread over.
func roomFor(n int) int {
	size := 16
	for 3*size < 4*n {
		size *= 2
	}
	return size
}

// slot returns where the key is or would be, looked for from k on.
func slot(slots []uint64, key uint64, k int) int {
	for mask := len(slots) - 1; ; k++ {
		if at := slots[k&mask]; at == 0 || at>>toBits == key {
			return k & mask
		}
	}
}

func (g *growing) insert(phrase string, number uint32) {
	node := int32(0)
	for _, r := range phrase {
		key, at := slotOf(node, r)
		k := slot(g.slots, key, at)
		if g.slots[k] == 0 {
			g.slots[k] = key<<toBits | uint64(len(g.ends))
			g.ends = append(g.ends, 0)
		}
		node = int32(g.slots[k] & (1<<toBits - 1))
	}
	g.more[number-1], g.ends[node] = g.ends[node], number
}

// tree returns what has grown, in no more room than it needs: many phrases
// begin alike.
func (g *growing) tree() tree {
	slots := make([]uint64, roomFor(len(g.ends)))
	for _, one := range g.slots {
		if one != 0 {
			key, at := slotOf(int32(one>>fromShift), rune(one>>toBits&(1<<toBits-1)))
			slots[slot(slots, key, at)] = one
		}
	}
	return tree{slots: bytesOf(slots), ends: bytesOf(g.ends), more: bytesOf(g.more)}
}

func bytesOf[T uint32 | uint64](list []T) numbers {
	b, err := binary.Append(nil, binary.LittleEndian, list)
	if err != nil {
		panic(err) // can't be: they are numbers
	}
	return numbers(b)
}

// A filter says of three characters that no phrase begins with them, or that
// one may. Small enough to stay in the nearest caches, it spares a text that
// holds no phrase the walk down the tree.
type filter struct {
	first numbers // by the first character: whether a phrase begins with it
	alone numbers // and whether one is nothing else
	bits  numbers // by the first three, and by the first two where there are no more; or by the first word
	shift uint
}

// A sieve is a filter in the making.
type sieve struct{ first, alone, bits []byte }

// shiftFor returns how much of a number of 32 bits a filter for n phrases drops.
func shiftFor(n int) uint {
	shift := uint(32 - 10)
	for size := 1 << 10; size < 16*n && shift > 8; size *= 2 {
		shift--
	}
	return shift
}

func set(bits []byte, h uint32) { bits[h/8] |= 1 << (h % 8) }

func (f *filter) at(a, b, c rune) uint32 {
	return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77 ^ uint32(c)*0x27D4EB2F) * 0xC2B2AE3D >> f.shift
}

// add lets a phrase through.
func (v *sieve) add(f *filter, phrase string) {
	if small(phrase[0]) {
		_, h := wordAt(phrase, 0)
		set(v.bits, h>>f.shift)
		return
	}
	var r [3]rune
	n := 0
	for _, c := range phrase {
		if n == len(r) {
			break
		}
		r[n] = c
		n++
	}
	k := uint32(uint16(r[0]))
	set(v.first, k)
	if n == 1 {
		set(v.alone, k)
		return
	}
	set(v.bits, f.at(r[0], r[1], r[2]))
}

// filterFor returns a filter for phrases, n with the empty ones.
func filterFor(n int, phrases []string) filter {
	f := filter{shift: shiftFor(n)}
	v := sieve{make([]byte, 1<<16/8), make([]byte, 1<<16/8), make([]byte, 1<<(32-f.shift)/8)}
	for _, p := range phrases {
		v.add(&f, p)
	}
	f.first, f.alone, f.bits = numbers(v.first), numbers(v.alone), numbers(v.bits)
	return f
}

// mayWord reports whether a phrase may begin with a word.
func (f *filter) mayWord(h uint32) bool {
	return f.bits.bit(h >> f.shift)
}

// wordAt returns the end of the small letters a to z that stand at byte i of s,
// and a number for them.
func wordAt(s string, i int) (end int, h uint32) {
	for ; i < len(s) && small(s[i]); i++ {
		h = (h ^ uint32(s[i])) * 0x9E3779B1
		h ^= h >> 15
	}
	return i, h * 0xC2B2AE3D
}

func small(c byte) bool { return 'a' <= c && c <= 'z' }

// may returns how many characters a phrase that begins with a, b and c may have
// at most: 0, 1 or many.
func (f *filter) may(a, b, c rune) int {
	k := uint32(uint16(a))
	if !f.first.bit(k) {
		return 0
	}
	if f.bits.bit(f.at(a, b, c)) || f.bits.bit(f.at(a, b, 0)) {
		return many
	}
	if f.alone.bit(k) {
		return 1
	}
	return 0
}

const many = 1 << 30
