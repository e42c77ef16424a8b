package onnx

import (
	"errors"

	"onevoice/lint/look/ocr/net"
)

// hardswish is x · clip(x+3, 0, 6) / 6.
func (c *compiler) hardswish(n []node) error {
	from, three := c.constant(n[0])
	product, six := c.constant(n[3])
	if len(three) != 1 || three[0] != 3 || len(six) != 1 || six[0] != 6 || product != n[2].out[0] || n[2].in[0] != from || n[2].in[1] != n[1].out[0] {
		return errOther
	}
	return c.act("hardswish", from, n[3].out[0])
}

// swish is x · sigmoid(x).
func (c *compiler) swish(n []node) error {
	from, one := c.constant(n[0])
	if len(one) != 1 || one[0] != 1 || n[2].in[0] != from || n[2].in[1] != n[1].out[0] {
		return errOther
	}
	return c.act("swish", from, n[2].out[0])
}

// gate is squeeze and excitation, with or without the input added.
func (c *compiler) gate(n []node) error {
	from, product := n[0].in[0], n[5]
	skip := len(n) == 7 && n[6].in[0] == from && n[6].in[1] == product.out[0]
	if product.in[0] != from || product.in[1] != n[4].out[0] || len(n) == 7 && !skip {
		return errOther
	}
	down, _, err := c.filter(n[1])
	if err != nil {
		return err
	}
	back, _, err := c.filter(n[3])
	if err != nil {
		return err
	}
	c.withBias(down, n[1], 2)
	c.withBias(back, n[3], 2)
	hard := n[4].attrs
	l := &layer{Step: net.Step{Op: "gate", Skip: skip, Act: net.Act{Scale: hard["alpha"].f, Shift: hard["beta"].f}},
		weight: append(down.weight, back.weight...), bias: append(down.bias, back.bias...)}
	return c.emit(l, n[len(n)-1].out[0], from)
}

// norm is (x - mean) / √(variance + ε), weighed.
func (c *compiler) norm(n []node) error {
	_, epsilon := c.constant(n[4])
	_, factor := c.constant(n[7])
	_, shift := c.constant(n[8])
	if len(epsilon) != 1 || len(factor) == 0 || len(factor) != len(shift) {
		return errors.New("its numbers are no constants")
	}
	l := &layer{Step: net.Step{Op: "norm", Scale: epsilon[0]}, weight: [][]float32{factor}, bias: [][]float32{shift}}
	return c.emit(l, n[8].out[0], n[0].in[0])
}

// attend is self-attention as Paddle writes it down. The number of heads is a
// constant that Reshape gets by way of nodes about sizes.
func (c *compiler) attend(n []node) error {
	_, scale := c.constant(n[4])
	if len(scale) != 1 {
		return errors.New("its scale is no constant")
	}
	heads := c.part(n[0].in[1], 3)
	if heads < 1 {
		return errors.New("its number of heads is no constant")
	}
	return c.emit(&layer{Step: net.Step{Op: "attend", Heads: heads, Scale: scale[0]}}, n[14].out[0], n[0].in[0])
}

// part follows a list of sizes back to the constant at place i; 0 if there is
// none.
func (c *compiler) part(name string, i int) int {
	for range len(c.nodes) {
		if t := c.consts[name]; t != nil && len(t.ints) == 1 {
			return int(t.ints[0])
		}
		for _, n := range c.nodes {
			if n.out[0] == name && n.op == "Concat" && i < len(n.in) {
				name = n.in[i]
			} else if n.out[0] == name && n.op == "Cast" {
				name = n.in[0]
			}
		}
	}
	return 0
}

// up repeats values by whole factors.
func (c *compiler) up(n []node) error {
	if len(n[0].in) < 3 || c.consts[n[0].in[2]] == nil || n[0].attrs["mode"].s != "nearest" {
		return errors.New("only whole factors, nearest")
	}
	by := c.consts[n[0].in[2]].floats
	if len(by) != 4 || by[2] != float32(int(by[2])) || by[3] != float32(int(by[3])) {
		return errors.New("only whole factors, nearest")
	}
	return c.emit(&layer{Step: net.Step{Op: "up", Kernel: [2]int{int(by[2]), int(by[3])}}}, n[0].out[0], n[0].in[0])
}

func (c *compiler) pool(n []node) error {
	return c.emit(&layer{Step: net.Step{Op: "pool", Kernel: pair(n[0], "kernel_shape", 0), Stride: pair(n[0], "strides", 1), Pad: pair(n[0], "pads", 0)}},
		n[0].out[0], n[0].in[0])
}

func (c *compiler) cat(n []node) error {
	if n[0].attrs["axis"].i != 1 {
		return errors.New("only planes can be stacked")
	}
	return c.emit(&layer{Step: net.Step{Op: "cat"}}, n[0].out[0], n[0].in...)
}

// rounded returns the step with its weights in whole numbers: the largest of
// each row is 127.
func (l *layer) rounded() net.Step {
	for i, w := range l.weight {
		rows := len(l.bias[i])
		m := &net.Matrix{Rows: rows, Cols: len(w) / rows, Bias: l.bias[i], Cells: make([]int8, len(w)), Scale: make([]float32, rows)}
		for row := range rows {
			m.Scale[row] = round(m.Cells[row*m.Cols:(row+1)*m.Cols], w[row*m.Cols:])
		}
		l.Weight = append(l.Weight, m)
	}
	return l.Step
}
