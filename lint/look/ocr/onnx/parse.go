// Package onnx reads networks in the ONNX format and turns those it knows the
// parts of into steps for package net. It is what makes the embedded models;
// a check never runs it.
package onnx

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// A tensor is a constant of a graph. One of floats and ints holds its values.
type tensor struct {
	shape  []int
	floats []float32
	ints   []int64
}

// An attribute is a setting of a node.
type attribute struct {
	i      int64
	f      float32
	s      string
	ints   []int64
	tensor *tensor
}

type node struct {
	op      string
	in, out []string
	attrs   map[string]attribute
}

// A graph is a network as ONNX has it: nodes in the order they run.
type graph struct {
	nodes  []node
	consts map[string]*tensor
	input  string
	output string
}

var errShort = errors.New("the file is cut short")

// fields calls do for each field of a protocol buffers message: its number,
// and its value as a number or as bytes.
func fields(b []byte, do func(number int, v uint64, data []byte) error) error {
	for len(b) > 0 {
		key, n := binary.Uvarint(b)
		if n <= 0 {
			return errShort
		}
		b = b[n:]
		v, size, data, err := value(b, key&7)
		if err != nil {
			return err
		}
		b = b[size:]
		if err := do(int(key>>3), v, data); err != nil {
			return err
		}
	}
	return nil
}

// value reads one value of a wire type and says how many bytes it takes.
func value(b []byte, wire uint64) (v uint64, size int, data []byte, err error) {
	switch wire {
	case 0, 2:
		v, size = binary.Uvarint(b)
		if size <= 0 || wire == 2 && v > uint64(len(b)-size) {
			return 0, 0, nil, errShort
		}
		if wire == 2 {
			data = b[size : size+int(v)]
			size += int(v)
		}
		return v, size, data, nil
	case 1, 5:
		size = 8
		if wire == 5 {
			size = 4
		}
		if len(b) < size {
			return 0, 0, nil, errShort
		}
		return 0, size, b[:size], nil
	}
	return 0, 0, nil, fmt.Errorf("wire type %d", wire)
}

// numbers reads a repeated number, packed or one by one.
func numbers(v uint64, data []byte) []int64 {
	if data == nil {
		return []int64{int64(v)}
	}
	var out []int64
	for len(data) > 0 {
		v, n := binary.Uvarint(data)
		if n <= 0 {
			break
		}
		out = append(out, int64(v))
		data = data[n:]
	}
	return out
}

func parseTensor(b []byte) (name string, t *tensor, err error) {
	t = &tensor{}
	var kind uint64
	var raw []byte
	err = fields(b, func(number int, v uint64, data []byte) error {
		switch number {
		case 1:
			for _, d := range numbers(v, data) {
				t.shape = append(t.shape, int(d))
			}
		case 2:
			kind = v
		case 4:
			t.floats = append(t.floats, floats(data)...)
		case 5, 7:
			t.ints = append(t.ints, numbers(v, data)...)
		case 8:
			name = string(data)
		case 9:
			raw = data
		}
		return nil
	})
	switch {
	case kind == 1 && raw != nil:
		t.floats = floats(raw)
	case kind == 6 && raw != nil:
		for ; len(raw) >= 4; raw = raw[4:] {
			t.ints = append(t.ints, int64(int32(binary.LittleEndian.Uint32(raw))))
		}
	case kind == 7 && raw != nil:
		for ; len(raw) >= 8; raw = raw[8:] {
			t.ints = append(t.ints, int64(binary.LittleEndian.Uint64(raw)))
		}
	}
	return name, t, err
}

func floats(b []byte) []float32 {
	out := make([]float32, 0, len(b)/4)
	for ; len(b) >= 4; b = b[4:] {
		out = append(out, math.Float32frombits(binary.LittleEndian.Uint32(b)))
	}
	return out
}

func parseAttribute(b []byte) (name string, a attribute, err error) {
	err = fields(b, func(number int, v uint64, data []byte) error {
		switch number {
		case 1:
			name = string(data)
		case 2:
			if f := floats(data); len(f) == 1 {
				a.f = f[0]
			}
		case 3:
			a.i = int64(v)
		case 4:
			a.s = string(data)
		case 5:
			_, t, err := parseTensor(data)
			a.tensor = t
			return err
		case 8:
			a.ints = append(a.ints, numbers(v, data)...)
		}
		return nil
	})
	return name, a, err
}

func parseNode(b []byte) (n node, err error) {
	n.attrs = map[string]attribute{}
	err = fields(b, func(number int, _ uint64, data []byte) error {
		switch number {
		case 1:
			n.in = append(n.in, string(data))
		case 2:
			n.out = append(n.out, string(data))
		case 4:
			n.op = string(data)
		case 5:
			name, a, err := parseAttribute(data)
			n.attrs[name] = a
			return err
		}
		return nil
	})
	return n, err
}

// parse reads a model file.
func parse(b []byte) (*graph, error) {
	g := &graph{consts: map[string]*tensor{}}
	err := fields(b, func(number int, _ uint64, data []byte) error {
		if number != 7 {
			return nil
		}
		return fields(data, g.field)
	})
	if err == nil && (len(g.nodes) == 0 || g.input == "" || g.output == "") {
		err = errors.New("there is no network in it")
	}
	return g, err
}

// field takes in one field of the graph itself.
func (g *graph) field(number int, _ uint64, data []byte) error {
	switch number {
	case 1:
		n, err := parseNode(data)
		if err == nil && len(n.out) == 0 {
			err = fmt.Errorf("a %s leads nowhere", n.op)
		}
		if t := n.attrs["value"].tensor; n.op == "Constant" && t != nil {
			g.consts[n.out[0]] = t
			return err
		}
		g.nodes = append(g.nodes, n)
		return err
	case 5:
		name, t, err := parseTensor(data)
		g.consts[name] = t
		return err
	case 11:
		return fields(data, named(&g.input))
	case 12:
		return fields(data, named(&g.output))
	}
	return nil
}

// named keeps the name in a description of a value.
func named(s *string) func(int, uint64, []byte) error {
	return func(number int, _ uint64, data []byte) error {
		if number == 1 {
			*s = string(data)
		}
		return nil
	}
}
