package net

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
)

// Encode writes steps as Decode reads them: the length of the list in JSON (4
// bytes, little-endian), the list, then each matrix: its scales and biases as
// float32 and its cells, one byte each.
func Encode(steps []Step) ([]byte, error) {
	list, err := json.Marshal(steps)
	if err != nil {
		return nil, err
	}
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(list)))
	b = append(b, list...)
	for _, s := range steps {
		for _, m := range s.Weight {
			for _, v := range append(m.Scale[:m.Rows:m.Rows], m.Bias...) {
				b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
			}
			for _, v := range m.Cells {
				b = append(b, byte(v))
			}
		}
	}
	return b, nil
}

// Decode reads steps that Encode wrote.
func Decode(b []byte) ([]Step, error) {
	if len(b) < 4 || uint64(binary.LittleEndian.Uint32(b)) > uint64(len(b)-4) {
		return nil, fmt.Errorf("no list of steps in %d bytes", len(b))
	}
	n := 4 + int(binary.LittleEndian.Uint32(b))
	var steps []Step
	if err := json.NewDecoder(bytes.NewReader(b[4:n])).Decode(&steps); err != nil {
		return nil, err
	}
	b = b[n:]
	for _, s := range steps {
		for _, m := range s.Weight {
			var err error
			if b, err = m.read(b); err != nil {
				return nil, fmt.Errorf("%s: %w", s.Op, err)
			}
		}
	}
	return steps, nil
}

// read fills a matrix and returns the bytes after it.
func (m *Matrix) read(b []byte) ([]byte, error) {
	if m == nil || m.Rows < 0 || m.Cols < 0 || m.Rows > len(b)/8 || m.Cols > len(b) || 8*m.Rows+m.Rows*m.Cols > len(b) {
		return nil, fmt.Errorf("the weights are cut short")
	}
	floats := make([]float32, 2*m.Rows)
	for i := range floats {
		floats[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	m.Scale, m.Bias = floats[:m.Rows], floats[m.Rows:]
	b = b[8*m.Rows:]
	m.Cells = make([]int8, m.Rows*m.Cols)
	for i := range m.Cells {
		m.Cells[i] = int8(b[i])
	}
	return b[len(m.Cells):], nil
}
