package rules

import (
	"bytes"
	"encoding/binary"
	"math"
)

// A stored is a profile in a file, but for its grams: what judging needs of
// what was counted.
type stored struct {
	Kinds                     [2]storedClass
	Vocabulary, Right, Judged int64
	Least, Far                float64
	Known                     int64 // grams that follow
}

type storedClass struct {
	N, Total int64
	Sum, Sqr [traits]float64
}

func storedOf(p *profile) stored {
	class := func(c *class) storedClass { return storedClass{int64(c.n), int64(c.total), c.sum, c.sqr} }
	return stored{
		Kinds:      [2]storedClass{class(&p.on), class(&p.off)},
		Vocabulary: int64(p.vocabulary), Right: int64(p.right), Judged: int64(p.judged), Least: p.least, Far: p.far, Known: int64(len(p.known)),
	}
}

func (s stored) into(p *profile) {
	for k, c := range s.Kinds {
		*p.class(k) = class{n: int(c.N), total: int(c.Total), sum: c.Sum, sqr: c.Sqr}
	}
	p.vocabulary, p.right, p.judged, p.least, p.far = int(s.Vocabulary), int(s.Right), int(s.Judged), s.Least, s.Far
}

// text reads a string with its length before it; "" where it is cut short.
func text(r *bytes.Reader) string {
	n, err := binary.ReadUvarint(r)
	if err != nil || n > uint64(r.Len()) {
		return ""
	}
	b := make([]byte, n)
	r.Read(b) // as much is there
	return string(b)
}

func putText(out *bytes.Buffer, s string) {
	out.Write(binary.AppendUvarint(nil, uint64(len(s))))
	out.WriteString(s)
}

func float32FromBits(b [4]byte) float32 {
	return math.Float32frombits(binary.LittleEndian.Uint32(b[:]))
}

func bitsOf(v float32) (b [4]byte) {
	binary.LittleEndian.PutUint32(b[:], math.Float32bits(v))
	return b
}
