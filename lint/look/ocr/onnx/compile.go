package onnx

import (
	"errors"
	"fmt"
	"slices"

	"onevoice/lint/look/ocr/net"
)

// A layer is a step with its weights still exact.
type layer struct {
	net.Step
	rows, cols int
	weight     [][]float32 // of each matrix, row by row
	bias       [][]float32
}

// A compiler goes through a graph once, from input to output.
type compiler struct {
	*graph
	layers []*layer
	values map[string]int  // what a name stands for: 0 is the input, i the result of layer i-1
	sizes  map[string]bool // names that hold sizes of tensors: here nobody asks
}

// Compile turns a model file into steps with weights in whole numbers. The
// steps say the same as the graph, with these differences: scales, shifts and
// batch normalisations are worked into weights and activations; a softmax at
// the very end is left out, so that the result is logits; sequences are planes
// of one row (features × time), which makes every matrix product a convolution.
//
// Models are read once, by who makes the embedded ones: what is wrong with a
// graph in ways not looked for is an error all the same.
func Compile(model []byte) (steps []net.Step, err error) {
	defer func() {
		if p := recover(); p != nil {
			steps, err = nil, fmt.Errorf("the graph is malformed: %v", p)
		}
	}()
	g, err := parse(model)
	if err != nil {
		return nil, err
	}
	c := &compiler{graph: g, values: map[string]int{g.input: 0}, sizes: map[string]bool{}}
	for i := 0; i < len(g.nodes); {
		n, err := c.next(i)
		if err != nil {
			return nil, fmt.Errorf("node %d (%s %v): %w", i, g.nodes[i].op, g.nodes[i].in, err)
		}
		i += n
	}
	if v, ok := c.values[g.output]; !ok || v != len(c.layers) {
		return nil, errors.New("the last step is not the output")
	}
	for _, l := range c.layers {
		steps = append(steps, l.rounded())
	}
	return steps, nil
}

// A phrase is nodes in a row that mean one thing.
type phrase struct {
	ops  []string
	take func(*compiler, []node) error
}

// phrases are tried in order, longer ones before what they begin with.
var phrases = []phrase{
	{[]string{"ReduceMean", "Sub", "Pow", "ReduceMean", "Add", "Sqrt", "Div", "Mul", "Add"}, (*compiler).norm},
	{[]string{"GlobalAveragePool", "Conv", "Relu", "Conv", "HardSigmoid", "Mul", "Add"}, (*compiler).gate},
	{[]string{"GlobalAveragePool", "Conv", "Relu", "Conv", "HardSigmoid", "Mul"}, (*compiler).gate},
	{[]string{"Add", "Clip", "Mul", "Div"}, (*compiler).hardswish},
	{[]string{"Mul", "Sigmoid", "Mul"}, (*compiler).swish},
	{[]string{"Reshape", "Transpose", "Slice", "Squeeze", "Mul", "Slice", "Squeeze", "Slice", "Squeeze", "Transpose", "MatMul", "Softmax", "MatMul", "Transpose", "Reshape"}, (*compiler).attend},
	{[]string{"Conv"}, (*compiler).conv},
	{[]string{"ConvTranspose"}, (*compiler).deconv},
	{[]string{"BatchNormalization"}, (*compiler).batchNorm},
	{[]string{"MatMul"}, (*compiler).dense},
	{[]string{"Mul"}, (*compiler).scale},
	{[]string{"Add"}, (*compiler).add},
	{[]string{"Relu"}, (*compiler).relu},
	{[]string{"Sigmoid"}, (*compiler).sigmoid},
	{[]string{"Resize"}, (*compiler).up},
	{[]string{"AveragePool"}, (*compiler).pool},
	{[]string{"Concat"}, (*compiler).cat},
	{[]string{"Reshape"}, (*compiler).same},
	{[]string{"Transpose"}, (*compiler).same},
	{[]string{"Squeeze"}, (*compiler).same},
	{[]string{"Softmax"}, (*compiler).same},
}

// next takes in the phrase that begins at node i and returns how many nodes
// that were. Nodes about sizes say nothing here.
func (c *compiler) next(i int) (int, error) {
	if c.aboutSizes(c.nodes[i]) {
		return 1, nil
	}
	for _, p := range phrases {
		var nodes []node
		n := 0
		for ; i+n < len(c.nodes) && len(nodes) < len(p.ops); n++ {
			if c.aboutSizes(c.nodes[i+n]) {
				continue
			}
			if c.nodes[i+n].op != p.ops[len(nodes)] {
				break
			}
			nodes = append(nodes, c.nodes[i+n])
		}
		if len(nodes) < len(p.ops) {
			continue
		}
		switch err := p.take(c, nodes); err {
		case errOther:
		default:
			return n, err
		}
	}
	return 0, errors.New("nothing is known of this")
}

// errOther says that nodes in a row are not the phrase they look like.
var errOther = errors.New("another phrase")

// aboutSizes notes what works on the sizes of tensors, not on their values.
func (c *compiler) aboutSizes(n node) bool {
	of := func(name string) bool {
		t := c.consts[name]
		return c.sizes[name] || t != nil && t.floats == nil
	}
	if n.op == "Shape" || len(n.in) > 0 && !slices.ContainsFunc(n.in, func(s string) bool { return !of(s) }) {
		c.sizes[n.out[0]] = true
		return true
	}
	return false
}

// emit adds a layer whose result is called name.
func (c *compiler) emit(l *layer, name string, in ...string) error {
	for _, s := range in {
		v, ok := c.values[s]
		if !ok {
			return fmt.Errorf("%s is not known yet", s)
		}
		l.In = append(l.In, v)
	}
	c.layers = append(c.layers, l)
	c.values[name] = len(c.layers)
	return nil
}

// maker returns the layer that makes a value with a matrix, if nothing has
// been done to it since that a change to the layer would not change with it.
func (c *compiler) maker(name string) *layer {
	v := c.values[name]
	if v == 0 || v != len(c.layers) || len(c.layers[v-1].weight) != 1 || c.layers[v-1].Op == "norm" {
		return nil
	}
	return c.layers[v-1]
}

// constant splits a node's two inputs into a value and the numbers of a
// constant; nil where neither is one.
func (c *compiler) constant(n node) (string, []float32) {
	for i, s := range n.in {
		if t := c.consts[s]; t != nil && len(n.in) == 2 {
			return n.in[1-i], t.floats
		}
	}
	return "", nil
}

// same takes a node that only lays the same values out differently.
func (c *compiler) same(n []node) error {
	v, ok := c.values[n[0].in[0]]
	if !ok {
		return fmt.Errorf("%s is not known yet", n[0].in[0])
	}
	c.values[n[0].out[0]] = v
	return nil
}
