package read

import "encoding/base64"

// A decoding is bytes with their code undone, and where on disk each begins.
type decoding struct {
	b  []byte
	at []int
}

func (d *decoding) add(c byte, at int) { d.b, d.at = append(d.b, c), append(d.at, at) }

// unquote undoes quoted-printable, or with word its kin in headers. What isn't
// well formed stands as it is, as mail programs show it.
func unquote(disk []byte, start, end int, word bool) (d decoding) {
	for i := start; i < end; i++ {
		switch c := disk[i]; {
		case c == '_' && word:
			d.add(' ', i)
		case c != '=':
			d.add(c, i)
		case i+1 < end && disk[i+1] == '\n':
			i++
		case i+2 < end && disk[i+1] == '\r' && disk[i+2] == '\n':
			i += 2
		case i+2 < end && hex(disk[i+1]) >= 0 && hex(disk[i+2]) >= 0:
			d.add(byte(hex(disk[i+1])<<4|hex(disk[i+2])), i)
			i += 2
		default:
			d.add(c, i)
		}
	}
	return d
}

// hex returns what a digit of a hexadecimal number stands for; -1 for none.
func hex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c&^0x20 && c&^0x20 <= 'F':
		return int(c&^0x20-'A') + 10
	}
	return -1
}

// unbase64 undoes base64; bad is the first byte that is none, -1 for none. A
// byte stands where the four letters that hold it begin.
func unbase64(disk []byte, start, end int) (d decoding, bad int) {
	var four [4]byte
	var out [3]byte
	n, from := 0, start
	for i := start; i < end; i++ {
		c := disk[i]
		if c == '\r' || c == '\n' || c == ' ' || c == '\t' {
			continue
		}
		if n == 0 {
			from = i
		}
		four[n] = c
		if n++; n < 4 {
			continue
		}
		n = 0
		size, err := base64.StdEncoding.Decode(out[:], four[:])
		if err != nil {
			return d, from
		}
		for _, b := range out[:size] {
			d.add(b, from)
		}
	}
	if n > 0 {
		return d, from
	}
	return d, -1
}
