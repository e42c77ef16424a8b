package words

// A tree holds phrases by their characters, in one hash table: (node,
// character) to node. Node 0 is the root. A slot holds all three in one number,
// so that a step costs one look into memory.
type tree struct {
	slots   []uint64 // 0 is none
	ends    []int32  // by node: the first phrase that ends there, from 1; 0 is none
	more    []int32  // by phrase: the next one that ends at the same node
	longest int      // bytes of the longest phrase as it may stand in a text
}

// toBits is how much of a slot is the node that it leads to; 21 bits are the
// character, the rest the node that it leads from.
const toBits, fromShift = 21, 42

func newTree(characters, phrases int) tree {
	size := 16
	for size < 2*characters {
		size *= 2
	}
	return tree{slots: make([]uint64, size), ends: make([]int32, 1, characters+1), more: make([]int32, phrases)}
}

// slot returns where (node, r) is or would be.
func (t *tree) slot(node int32, r rune) (int, uint64) {
	key := uint64(node)<<fromShift | uint64(uint32(r))<<toBits
	k := int(key >> toBits * 0x9E3779B97F4A7C15 >> 32)
	for mask := len(t.slots) - 1; ; k++ {
		if at := t.slots[k&mask]; at == 0 || at>>toBits == key>>toBits {
			return k & mask, key
		}
	}
}

func (t *tree) child(node int32, r rune) int32 {
	k, _ := t.slot(node, r)
	return int32(t.slots[k] & (1<<toBits - 1))
}

func (t *tree) insert(phrase string, number int32) {
	node := int32(0)
	for _, r := range phrase {
		k, key := t.slot(node, r)
		if t.slots[k] == 0 {
			t.slots[k] = key | uint64(len(t.ends))
			t.ends = append(t.ends, 0)
		}
		node = int32(t.slots[k] & (1<<toBits - 1))
	}
	t.more[number-1], t.ends[node] = t.ends[node], number
}

// A filter says of three characters that no phrase begins with them, or that
// one may. Small enough to stay in the nearest caches, it spares a text that
// holds no phrase the walk down the tree.
type filter struct {
	first [1 << 10]uint64 // by the first character: whether a phrase begins with it
	alone [1 << 10]uint64 // and whether one is nothing else
	bits  []uint64        // by the first three, and by the first two where there are no more; or by the first word
	shift uint
}

func newFilter(n int) filter {
	f := filter{shift: 32 - 10}
	for size := 1 << 10; size < 16*n && f.shift > 8; size *= 2 {
		f.shift--
	}
	f.bits = make([]uint64, 1<<(32-f.shift)/64)
	return f
}

func (f *filter) at(a, b, c rune) uint32 {
	return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77 ^ uint32(c)*0x27D4EB2F) * 0xC2B2AE3D >> f.shift
}

// add lets a phrase through.
func (f *filter) add(phrase string) {
	if small(phrase[0]) {
		_, h := wordAt(phrase, 0)
		h >>= f.shift
		f.bits[h/64] |= 1 << (h % 64)
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
	k := uint16(r[0])
	f.first[k/64] |= 1 << (k % 64)
	if n == 1 {
		f.alone[k/64] |= 1 << (k % 64)
		return
	}
	h := f.at(r[0], r[1], r[2])
	f.bits[h/64] |= 1 << (h % 64)
}

// mayWord reports whether a phrase may begin with a word.
func (f *filter) mayWord(h uint32) bool {
	h >>= f.shift
	return f.bits[h/64]>>(h%64)&1 != 0
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
	k := uint16(a)
	if f.first[k/64]>>(k%64)&1 == 0 {
		return 0
	}
	h, two := f.at(a, b, c), f.at(a, b, 0)
	if (f.bits[h/64]>>(h%64)|f.bits[two/64]>>(two%64))&1 != 0 {
		return many
	}
	return int(f.alone[k/64] >> (k % 64) & 1)
}

const many = 1 << 30
