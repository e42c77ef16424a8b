// Package net runs small convolutional networks: ten kinds of step on float32
// planes, one picture at a time. It knows nothing of what they recognise.
package net

import "fmt"

// A Tensor is a stack of C planes, each H rows of W values, in that order. The
// time steps of a sequence are columns: H is 1 and W is its length.
type Tensor struct {
	C, H, W int
	Data    []float32 // C×H×W values
}

// slack is how many values past its end a tensor's memory may be read: kernels
// fetch whole vectors and throw away what is too much.
const slack = 32

// NewTensor returns a tensor of zeros.
func NewTensor(c, h, w int) Tensor {
	n := c * h * w
	return Tensor{C: c, H: h, W: w, Data: make([]float32, n, n+slack)}
}

// plane returns plane c and what may be read past it.
func (t Tensor) plane(c int) []float32 { return t.Data[c*t.H*t.W : (c+1)*t.H*t.W] }

// readable returns the data and the slack behind it.
func (t Tensor) readable() []float32 { return t.Data[:len(t.Data)+slack] }

// A Step is one operation of a network.
type Step struct {
	Op     string    `json:"op"`
	In     []int     `json:"in"`               // values it takes: 0 is the network's input, i the result of step i-1
	Kernel [2]int    `json:"kernel,omitempty"` // height and width; of up the factor
	Stride [2]int    `json:"stride,omitempty"`
	Pad    [2]int    `json:"pad,omitempty"` // rows above and below, columns left and right
	Act    Act       `json:"act"`
	Heads  int       `json:"heads,omitempty"` // of attend
	Scale  float32   `json:"scale,omitempty"` // of attend: the queries'; of norm: added to the variance
	Skip   bool      `json:"skip,omitempty"`  // of gate: the input is added to the result
	Weight []*Matrix `json:"weight,omitempty"`

	packed [][]float32 // Weight as the kernels want it
}

// A Net is a list of steps; the last one's result is the network's.
type Net struct {
	Steps []Step
	last  []int // of each value, the step that uses it last
	kern  kernel
}

// New returns a network ready to run. It fails where a step can't be run.
func New(steps []Step) (*Net, error) {
	n := &Net{Steps: steps, last: make([]int, len(steps)+1), kern: bestKernel()}
	for i := range steps {
		s := &steps[i]
		if err := s.prepare(i); err != nil {
			return nil, fmt.Errorf("step %d (%s): %w", i, s.Op, err)
		}
		for _, v := range s.In {
			n.last[v] = i
		}
	}
	return n, nil
}

// Plain returns the same network without assembly: slower, and right to the
// rounding of the last bits.
func (n *Net) Plain() *Net {
	p := *n
	p.kern = plainKernel()
	return &p
}

// Run returns what the network makes of in. The result lies in m and holds
// until the next run with it. Sizes that a step can't take are an error.
// Several goroutines may run one network, each with its own memory.
func (n *Net) Run(in Tensor, m *Memory) (out Tensor, err error) {
	values := make([]Tensor, len(n.Steps)+1)
	r := &run{kern: n.kern, Memory: m}
	values[0] = r.take(in.C, in.H, in.W)
	copy(values[0].Data, in.Data)
	for i := range n.Steps {
		s := &n.Steps[i]
		args := make([]Tensor, len(s.In))
		r.spent = nil
		for j, v := range s.In {
			if args[j] = values[v]; n.last[v] == i {
				r.spent = values[v].Data
			}
		}
		if values[i+1], err = r.step(s, args); err != nil {
			return Tensor{}, fmt.Errorf("step %d (%s): %w", i, s.Op, err)
		}
		for _, v := range s.In {
			if n.last[v] == i {
				if !same(values[v], values[i+1]) {
					r.give(values[v].Data)
				}
				values[v] = Tensor{}
			}
		}
	}
	r.give(values[len(n.Steps)].Data)
	return values[len(n.Steps)], nil
}

// A run is one run of a network.
type run struct {
	kern kernel
	*Memory
	spent []float32 // of the step at hand: what nobody needs after it, so that it may write there
}

// over returns a tensor of the size of t for a step that looks at each value
// once: t itself where nobody needs it after.
func (r *run) over(t Tensor) Tensor {
	if len(r.spent) > 0 && len(t.Data) > 0 && &r.spent[0] == &t.Data[0] {
		return t
	}
	return r.take(t.C, t.H, t.W)
}

func same(a, b Tensor) bool {
	return len(a.Data) > 0 && len(b.Data) > 0 && &a.Data[0] == &b.Data[0]
}

// take returns a tensor with arbitrary contents.
func (r *run) take(c, h, w int) Tensor {
	return Tensor{c, h, w, r.memory(c * h * w)}
}

// step runs one step.
func (r *run) step(s *Step, in []Tensor) (Tensor, error) {
	switch s.Op {
	case "conv":
		return r.conv(s, in[0])
	case "depthwise":
		return r.depthwise(s, in[0])
	case "deconv":
		return r.deconv(s, in[0])
	case "gate":
		return r.gate(s, in[0])
	case "up":
		return r.up(s, in[0]), nil
	case "pool":
		return r.pool(s, in[0])
	case "add":
		return r.add(in[0], in[1])
	case "cat":
		return r.cat(in)
	case "norm":
		return r.norm(s, in[0])
	}
	return r.attend(s, in[0])
}
