package ocr

import (
	"image"
	"math"
	"strings"

	"onevoice/lint/look/ocr/net"
)

// column is how much longer than wide a box is that holds a column of
// characters, not a line.
const column = 1.5

// unsure is the confidence below which what was read is not worth saying:
// patterns in photos read as some letter or other.
const unsure = 0.5

// line reads what is in a box; no Text where that is nothing sure.
func (r *Reader) line(m *image.NRGBA, b box) (Line, error) {
	out := Line{Region: b.around(image.Rect(0, 0, m.Rect.Dx(), m.Rect.Dy()))}
	if out.Vertical = b.height() >= column*b.width(); out.Vertical {
		b = b.turned()
	}
	out.Size = int(math.Round(b.height()))
	logits, err := r.recognise.Run(r.cut(m, b), &r.memory)
	if err != nil {
		return Line{}, err
	}
	out.Text, out.Sure = r.spell(logits)
	out.Text = mended(out.Text)
	if out.Text = strings.TrimSpace(out.Text); out.Sure < unsure {
		out.Text = ""
	}
	return out, nil
}

// spell takes the likeliest character of each column, repeated ones once
// (connectionist temporal classification), and the mean of how sure they are.
func (r *Reader) spell(logits net.Tensor) (string, float64) {
	n := logits.W
	best, class := make([]float32, n), make([]int, n)
	for c := range logits.C {
		for x, v := range logits.Data[c*n : (c+1)*n] {
			if c == 0 || v > best[x] {
				best[x], class[x] = v, c
			}
		}
	}
	var words strings.Builder
	var sure float64
	letters := 0
	for x, c := range class {
		if c == 0 || c >= len(r.letters) || x > 0 && c == class[x-1] {
			continue
		}
		words.WriteString(r.letters[c])
		sure += share(logits, x, best[x])
		letters++
	}
	return words.String(), sure / max(float64(letters), 1)
}

// share is the softmax of the largest logit of a column.
func share(logits net.Tensor, x int, top float32) float64 {
	var sum float64
	for i := x; i < len(logits.Data); i += logits.W {
		if d := logits.Data[i] - top; d > -20 {
			sum += math.Exp(float64(d))
		}
	}
	return 1 / sum
}
