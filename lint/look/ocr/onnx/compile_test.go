package onnx

import (
	"encoding/binary"
	"math"
	"testing"

	"onevoice/lint/look/ocr/net"
)

// A message is a protocol buffers message being written.
type message []byte

func (m message) number(field int, v uint64) message {
	return binary.AppendUvarint(binary.AppendUvarint(m, uint64(field)<<3), v)
}

func (m message) bytes(field int, b []byte) message {
	m = binary.AppendUvarint(binary.AppendUvarint(m, uint64(field)<<3|2), uint64(len(b)))
	return append(m, b...)
}

func (m message) text(field int, s string) message { return m.bytes(field, []byte(s)) }

func (m message) float(field int, v float32) message {
	return binary.LittleEndian.AppendUint32(binary.AppendUvarint(m, uint64(field)<<3|5), math.Float32bits(v))
}

// constant writes a tensor of a shape.
func constant(name string, values []float32, shape ...int) message {
	var m message
	for _, n := range shape {
		m = m.number(1, uint64(n))
	}
	var raw []byte
	for _, v := range values {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(v))
	}
	return m.number(2, 1).text(8, name).bytes(9, raw)
}

func operation(op, out string, in []string, attrs ...message) message {
	var m message
	for _, s := range in {
		m = m.text(1, s)
	}
	m = m.text(2, out).text(4, op)
	for _, a := range attrs {
		m = m.bytes(5, a)
	}
	return m
}

func ints(name string, v ...uint64) message {
	m := message(nil).text(1, name)
	for _, n := range v {
		m = m.number(8, n)
	}
	return m
}

// model writes nodes and constants as a model from "x" to "y".
func model(nodes, consts []message) []byte {
	var g message
	for _, n := range nodes {
		g = g.bytes(1, n)
	}
	for _, c := range consts {
		g = g.bytes(5, c)
	}
	g = g.bytes(11, message(nil).text(1, "x")).bytes(12, message(nil).text(1, "y"))
	return message(nil).number(1, 7).bytes(7, g)
}

// run compiles a model and runs it.
func run(t *testing.T, b []byte, in net.Tensor) ([]net.Step, net.Tensor) {
	t.Helper()
	steps, err := Compile(b)
	if err != nil {
		t.Fatal(err)
	}
	n, err := net.New(steps)
	if err != nil {
		t.Fatal(err)
	}
	out, err := n.Run(in, &net.Memory{})
	if err != nil {
		t.Fatal(err)
	}
	return steps, out
}

var kernel1 = []message{ints("kernel_shape", 1, 1), ints("strides", 1, 1)}

// backbone is a convolution, a batch normalisation, a factor, a hard swish and
// a factor with a shift: what becomes one step.
func backbone() []byte {
	return model([]message{
		operation("Conv", "c", []string{"x", "w", "b"}, kernel1...),
		operation("BatchNormalization", "n", []string{"c", "gamma", "beta", "mean", "var"}, message(nil).text(1, "epsilon").float(2, 0)),
		operation("Mul", "m", []string{"two", "n"}),
		operation("Add", "h1", []string{"m", "three"}),
		operation("Clip", "h2", []string{"h1"}),
		operation("Mul", "h3", []string{"m", "h2"}),
		operation("Div", "h", []string{"h3", "six"}),
		operation("Mul", "s", []string{"h", "half"}),
		operation("Add", "y", []string{"s", "one"}),
	}, []message{
		constant("w", []float32{2}, 1, 1, 1, 1), constant("b", []float32{1}, 1),
		constant("gamma", []float32{3}, 1), constant("beta", []float32{0.5}, 1), constant("mean", []float32{1}, 1), constant("var", []float32{4}, 1),
		constant("two", []float32{2}), constant("three", []float32{3}), constant("six", []float32{6}), constant("half", []float32{0.5}), constant("one", []float32{1}),
	})
}

// What follows a layer is worked into it, and the numbers stay what they were.
func TestFolding(t *testing.T) {
	in := net.NewTensor(1, 1, 4)
	copy(in.Data, []float32{-2, -0.3, 0.4, 2})
	steps, out := run(t, backbone(), in)
	if len(steps) != 1 {
		t.Errorf("%d steps", len(steps))
	}
	for i, x := range in.Data {
		v := 2 * (3*(2*float64(x)+1-1)/2 + 0.5)
		v = v * min(max(v+3, 0), 6) / 6
		if want := v/2 + 1; math.Abs(want-float64(out.Data[i])) > 1e-4 {
			t.Errorf("%g becomes %g, want %g", x, out.Data[i], want)
		}
	}
}

// Matrix products become convolutions of columns, a gate with its sum one
// step, a doubling one step.
func TestPhrases(t *testing.T) {
	b := model([]message{
		operation("MatMul", "p", []string{"x", "w"}),
		operation("Add", "q", []string{"p", "b"}),
		operation("GlobalAveragePool", "g1", []string{"q"}),
		operation("Conv", "g2", []string{"g1", "down"}, kernel1...),
		operation("Relu", "g3", []string{"g2"}),
		operation("Conv", "g4", []string{"g3", "back"}, kernel1...),
		operation("HardSigmoid", "g5", []string{"g4"}, message(nil).text(1, "alpha").float(2, 0.5), message(nil).text(1, "beta").float(2, 0)),
		operation("Mul", "g6", []string{"q", "g5"}),
		operation("Add", "g", []string{"q", "g6"}),
		operation("Resize", "y", []string{"g", "", "by"}, message(nil).text(1, "mode").text(4, "nearest")),
	}, []message{
		constant("w", []float32{1, 0, 1, 1}, 2, 2), constant("b", []float32{1, 0}, 2),
		constant("down", []float32{1, 0}, 1, 2, 1, 1), constant("back", []float32{1, 0}, 2, 1, 1, 1),
		constant("by", []float32{1, 1, 1, 2}, 4),
	})
	in := net.NewTensor(2, 1, 1)
	copy(in.Data, []float32{2, -1}) // product 1, -1; sum 2, -1; gates 1, 0
	steps, out := run(t, b, in)
	want := []float32{4, 4, -1, -1}
	for i, v := range want {
		if len(steps) != 3 || math.Abs(float64(out.Data[i]-v)) > 1e-5 {
			t.Fatalf("%d steps make %v, want %v", len(steps), out.Data, want)
		}
	}
}

// A model with an operation that nobody knows, or none, is an error that
// names it.
func TestUnknown(t *testing.T) {
	for name, b := range map[string][]byte{
		"nothing":        nil,
		"no nodes":       model(nil, nil),
		"an operation":   model([]message{operation("Dream", "y", []string{"x"})}, nil),
		"no weights":     model([]message{operation("Conv", "y", []string{"x", "w"}, kernel1...)}, nil),
		"another output": model([]message{operation("Relu", "z", []string{"x"})}, nil),
	} {
		if steps, err := Compile(b); err == nil {
			t.Errorf("%s was taken: %v", name, steps)
		}
	}
}

// Nothing that is read brings the compiler down.
func FuzzCompile(f *testing.F) {
	f.Add(backbone())
	f.Fuzz(func(t *testing.T, b []byte) {
		if steps, err := Compile(b); err == nil {
			net.New(steps)
		}
	})
}
