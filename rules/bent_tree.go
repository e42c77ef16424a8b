package rules

// A bentNode is a place in the tree of phrases.
type bentNode struct {
	sign   rune               // that leads here
	first  *bentNode          // of those below
	beside *bentNode          // the next one below the same
	index  map[rune]*bentNode // those below, where they are many
	below  int                // how many they are
	some   uint64             // what they are, roughly: see bit
	phrase string             // that ends here
	not    string             // characters that it doesn't stand before
	mild   bool               // it is lawful, spelt as it should be
}

// bit is where a character is in bentNode.some.
func bit(r rune) uint64 { return 1 << (r % 64) }

func (n *bentNode) child(r rune) *bentNode {
	if n.some&bit(r) == 0 {
		return nil
	}
	if n.index != nil {
		return n.index[r]
	}
	for c := n.first; c != nil; c = c.beside {
		if c.sign == r {
			return c
		}
	}
	return nil
}

// grow adds a node below, which is not there yet.
func (n *bentNode) grow(r rune) *bentNode {
	const few = 8
	next := &bentNode{sign: r, beside: n.first}
	n.first, n.some, n.below = next, n.some|bit(r), n.below+1
	if n.below > few && n.index == nil {
		n.index = map[rune]*bentNode{}
		for c := next.beside; c != nil; c = c.beside {
			n.index[c.sign] = c
		}
	}
	if n.index != nil {
		n.index[r] = next
	}
	return next
}

// A keyed value is one of those of a character.
type keyed[T any] struct {
	key   rune
	value T
}

// grouped returns the values by their keys, in the order in which they came: all
// in one list, for a list of its own for each of thousands of characters is slow.
func grouped[T any](list []keyed[T]) map[rune][]T {
	many := make(map[rune]int, len(list)/2)
	for i := range list {
		many[list[i].key]++
	}
	all, out := make([]T, len(list)), make(map[rune][]T, len(many))
	for i := range list {
		k := list[i].key
		of := out[k]
		if of == nil {
			of, all = all[:0:many[k]], all[many[k]:]
		}
		out[k] = append(of, list[i].value)
	}
	return out
}
