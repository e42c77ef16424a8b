package net

import "fmt"

// A Matrix is the weights of one layer, one row for each plane it makes, in
// whole numbers of -127 to 127 times the row's scale.
type Matrix struct {
	Rows  int       `json:"rows"`
	Cols  int       `json:"cols"`
	Scale []float32 `json:"-"`
	Bias  []float32 `json:"-"`
	Cells []int8    `json:"-"`
}

// at returns a weight.
func (m *Matrix) at(row, col int) float32 {
	return float32(m.Cells[row*m.Cols+col]) * m.Scale[row]
}

func (m *Matrix) floats() []float32 {
	w := make([]float32, m.Rows*m.Cols)
	for i := range w {
		w[i] = m.at(i/m.Cols, i%m.Cols)
	}
	return w
}

// tall is how many rows of a matrix a kernel works on at a time.
const tall = 6

// panels lays the weights out as the kernel reads them: tall rows side by
// side, column after column, the last panel filled up with zeros.
func (m *Matrix) panels() []float32 {
	w := make([]float32, (m.Rows+tall-1)/tall*tall*m.Cols)
	for row := range m.Rows {
		panel := w[row/tall*tall*m.Cols:]
		for col := range m.Cols {
			panel[col*tall+row%tall] = m.at(row, col)
		}
	}
	return w
}

// weights says how many matrices a step has and the size of each, by its
// kernel: 0 is any.
var weights = map[string]int{"conv": 1, "depthwise": 1, "deconv": 1, "gate": 2, "norm": 1, "up": 0, "pool": 0, "add": 0, "cat": 0, "attend": 0}

// prepare holds a step against what its operation can do and lays out its
// weights. It is step i of its network.
func (s *Step) prepare(i int) error {
	n, known := weights[s.Op]
	area := s.Kernel[0] * s.Kernel[1]
	spatial := s.Op == "conv" || s.Op == "depthwise" || s.Op == "pool" || s.Op == "deconv" || s.Op == "up"
	switch {
	case !known:
		return fmt.Errorf("no such operation")
	case len(s.Weight) != n:
		return fmt.Errorf("%d matrices, want %d", len(s.Weight), n)
	case len(s.In) != 1 && s.Op != "add" && s.Op != "cat", len(s.In) == 0, s.Op == "add" && len(s.In) != 2:
		return fmt.Errorf("takes %d values", len(s.In))
	case spatial && (s.Kernel[0] < 1 || s.Kernel[1] < 1 || area > 64):
		return fmt.Errorf("kernel %v", s.Kernel)
	case spatial && s.Op != "up" && (s.Stride[0] < 1 || s.Stride[1] < 1 || s.Stride[1] > 3 || s.Pad[0] < 0 || s.Pad[1] < 0):
		return fmt.Errorf("stride %v, pad %v", s.Stride, s.Pad)
	case s.Op == "attend" && s.Heads < 1:
		return fmt.Errorf("%d heads", s.Heads)
	}
	for _, v := range s.In {
		if v < 0 || v > i {
			return fmt.Errorf("takes value %d", v)
		}
	}
	for _, m := range s.Weight {
		if m.Rows < 1 || m.Cols < 1 || len(m.Scale) != m.Rows || len(m.Bias) != m.Rows || len(m.Cells) != m.Rows*m.Cols {
			return fmt.Errorf("a matrix of %d×%d has %d cells", m.Rows, m.Cols, len(m.Cells))
		}
	}
	return s.pack(area)
}

// pack lays out a step's weights for the kernels.
func (s *Step) pack(area int) error {
	s.packed = nil
	for _, m := range s.Weight {
		switch s.Op {
		case "conv", "deconv":
			if m.Cols%area != 0 && s.Op == "conv" || m.Rows%area != 0 && s.Op == "deconv" {
				return fmt.Errorf("%d×%d weights for kernel %v", m.Rows, m.Cols, s.Kernel)
			}
			s.packed = append(s.packed, m.panels())
		case "depthwise":
			if m.Cols != area {
				return fmt.Errorf("%d columns for kernel %v", m.Cols, s.Kernel)
			}
			s.packed = append(s.packed, m.floats())
		default:
			s.packed = append(s.packed, m.floats())
		}
	}
	return nil
}
