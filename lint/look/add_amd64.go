package look

// addBlocks adds n blocks of 32 bytes at b to those at a, byte by byte: SSE2,
// which every amd64 has.
//
//go:noescape
func addBlocks(a, b *uint8, n int)

// add adds b to a, byte by byte: no sum is over 255.
func add(a, b []uint8) {
	b = b[:len(a)]
	blocks := len(a) / 32
	if blocks > 0 {
		addBlocks(&a[0], &b[0], blocks)
	}
	addPlainly(a[blocks*32:], b[blocks*32:])
}
