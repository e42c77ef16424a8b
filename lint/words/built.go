package words

import "encoding/binary"

// Built returns what the matcher is made of, for MatcherOf: thirteen thousand
// phrases take milliseconds to take in, and none when that was done before.
func (m *Matcher) Built() []byte {
	m.once.Do(m.build)
	b := binary.AppendUvarint(binary.AppendUvarint(nil, uint64(m.tree.longest)), uint64(m.begin.shift))
	for _, part := range m.parts() {
		b = append(binary.AppendUvarint(b, uint64(len(*part))), *part...)
	}
	return append(b, m.tree.again...)
}

// MatcherOf returns the matcher that Built wrote; it reads it in place. It must
// have been written by the same version of this package.
func MatcherOf(built string) *Matcher { return &Matcher{built: built} }

// parts are the tables that are as long as they say.
func (m *Matcher) parts() []*numbers {
	return []*numbers{&m.tree.slots, &m.tree.ends, &m.tree.more, &m.begin.first, &m.begin.alone, &m.begin.bits}
}

func (m *Matcher) read() {
	rest := m.built
	number := func() int {
		v := 0
		for shift := 0; ; shift += 7 {
			c := rest[0]
			rest = rest[1:]
			v |= int(c&0x7f) << shift
			if c < 0x80 {
				return v
			}
		}
	}
	m.tree.longest, m.begin.shift = number(), uint(number())
	for _, part := range m.parts() {
		n := number()
		*part, rest = numbers(rest[:n]), rest[n:]
	}
	m.tree.again = rest
}
