package onnx

import (
	"errors"
	"fmt"
	"math"

	"onevoice/lint/look/ocr/net"
)

// pair reads two numbers of an attribute, from of four to that of a pair.
func pair(n node, name string, otherwise int) [2]int {
	v := n.attrs[name].ints
	if len(v) < 2 {
		return [2]int{otherwise, otherwise}
	}
	return [2]int{int(v[0]), int(v[1])}
}

// filter reads the weights and settings of a convolution.
func (c *compiler) filter(n node) (*layer, *tensor, error) {
	l := &layer{Step: net.Step{Op: "conv", Kernel: pair(n, "kernel_shape", 0), Stride: pair(n, "strides", 1), Pad: pair(n, "pads", 0)}}
	if len(n.in) < 2 || c.consts[n.in[1]] == nil || len(c.consts[n.in[1]].shape) != 4 {
		return nil, nil, errors.New("weights are no constant of four dimensions")
	}
	w := c.consts[n.in[1]]
	if d := pair(n, "dilations", 1); d != [2]int{1, 1} || len(w.floats) == 0 {
		return nil, nil, fmt.Errorf("dilations %v", d)
	}
	l.rows, l.cols = w.shape[0], len(w.floats)/w.shape[0]
	l.weight = [][]float32{append([]float32(nil), w.floats...)}
	return l, w, nil
}

// withBias gives a layer the bias in input i of a node, or zeros.
func (c *compiler) withBias(l *layer, n node, i int) *layer {
	bias := make([]float32, l.rows)
	if len(n.in) > i && c.consts[n.in[i]] != nil {
		copy(bias, c.consts[n.in[i]].floats)
	}
	l.bias = [][]float32{bias}
	return l
}

func (c *compiler) conv(n []node) error {
	l, w, err := c.filter(n[0])
	if err != nil {
		return err
	}
	switch groups := int(n[0].attrs["group"].i); {
	case groups > 1 && groups == w.shape[0] && w.shape[1] == 1:
		l.Op = "depthwise"
	case groups > 1:
		return fmt.Errorf("%d groups of %v", groups, w.shape)
	}
	return c.emit(c.withBias(l, n[0], 2), n[0].out[0], n[0].in[0])
}

// deconv makes a row for each plane and place in the kernel.
func (c *compiler) deconv(n []node) error {
	l, w, err := c.filter(n[0])
	if err != nil {
		return err
	}
	in, rows := w.shape[0], len(w.floats)/w.shape[0]
	turned := make([]float32, len(w.floats))
	for i, v := range w.floats {
		turned[i%rows*in+i/rows] = v
	}
	l.Op, l.rows, l.cols, l.weight[0] = "deconv", rows, in, turned
	return c.emit(c.withBias(l, n[0], len(n[0].in)), n[0].out[0], n[0].in[0])
}

// dense is a matrix product: a convolution of single columns.
func (c *compiler) dense(n []node) error {
	w := c.consts[n[0].in[1]]
	if w == nil || len(w.shape) != 2 {
		return errors.New("no constant matrix")
	}
	in, out := w.shape[0], w.shape[1]
	turned := make([]float32, len(w.floats))
	for i, v := range w.floats {
		turned[i%out*in+i/out] = v
	}
	l := &layer{Step: net.Step{Op: "conv", Kernel: [2]int{1, 1}, Stride: [2]int{1, 1}}, rows: out, cols: in,
		weight: [][]float32{turned}, bias: [][]float32{make([]float32, out)}}
	return c.emit(l, n[0].out[0], n[0].in[0])
}

// scale works a constant factor into the layer before it.
func (c *compiler) scale(n []node) error {
	from, factor := c.constant(n[0])
	l := c.maker(from)
	if l == nil || len(factor) != 1 {
		return errors.New("no factor of the layer before")
	}
	if l.Act.Kind != "" {
		l.Act.Scale *= factor[0]
		l.Act.Shift *= factor[0]
	} else {
		l.times(func(int) float32 { return factor[0] })
	}
	return c.same([]node{{in: []string{from}, out: n[0].out}})
}

// times multiplies each row of a layer.
func (l *layer) times(factor func(row int) float32) {
	for i := range l.weight[0] {
		l.weight[0][i] *= factor(i / l.cols)
	}
	for i := range l.bias[0] {
		l.bias[0][i] *= factor(i)
	}
}

// add works a constant into the layer before it, or adds two values.
func (c *compiler) add(n []node) error {
	from, by := c.constant(n[0])
	if by == nil {
		return c.emit(&layer{Step: net.Step{Op: "add"}}, n[0].out[0], n[0].in...)
	}
	l := c.maker(from)
	switch {
	case l == nil:
		return errors.New("no sum with the layer before")
	case l.Act.Kind != "" && len(by) == 1:
		l.Act.Shift += by[0]
	case l.Act.Kind == "" && l.rows%len(by) == 0:
		for i := range l.bias[0] {
			l.bias[0][i] += by[i*len(by)/l.rows]
		}
	default:
		return errors.New("no sum with the layer before")
	}
	return c.same([]node{{in: []string{from}, out: n[0].out}})
}

// batchNorm works scale, bias, mean and variance into the layer before it.
func (c *compiler) batchNorm(n []node) error {
	l := c.maker(n[0].in[0])
	if l == nil || l.Act.Kind != "" {
		return errors.New("no layer to work it into")
	}
	var t [4][]float32
	for i := range t {
		if v := c.consts[n[0].in[i+1]]; v != nil {
			t[i] = v.floats
		}
		if len(t[i]) == 0 || l.rows%len(t[i]) != 0 {
			return errors.New("its numbers are no constants")
		}
	}
	of := func(row int) int { return row * len(t[0]) / l.rows }
	factor := func(row int) float32 {
		return t[0][of(row)] / float32(math.Sqrt(float64(t[3][of(row)]+n[0].attrs["epsilon"].f)))
	}
	l.times(factor)
	for i := range l.bias[0] {
		l.bias[0][i] += t[1][of(i)] - t[2][of(i)]*factor(i)
	}
	return c.same(n)
}

// act gives the layer before its activation.
func (c *compiler) act(kind, from, to string) error {
	l := c.maker(from)
	if l == nil || l.Act.Kind != "" {
		return fmt.Errorf("%s after no layer", kind)
	}
	l.Act.Kind, l.Act.Scale = kind, 1
	return c.same([]node{{in: []string{from}, out: []string{to}}})
}

func (c *compiler) relu(n []node) error    { return c.act("relu", n[0].in[0], n[0].out[0]) }
func (c *compiler) sigmoid(n []node) error { return c.act("sigmoid", n[0].in[0], n[0].out[0]) }
