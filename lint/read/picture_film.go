package read

import (
	"bytes"
	"errors"
	"image"
	"image/draw"
	"image/gif"
	"iter"
)

// filmCap is how many pixels all frames of a moving picture may have together:
// 100 of 1920 by 1080. A few kilobytes can ask for any number.
const filmCap = 200_000_000

// errFilm says that a picture goes on past filmCap.
var errFilm = errors.New("more than 200 million pixels in all its frames")

// A frame is one picture of a film, how it is laid on the canvas, and what
// becomes of it before the next.
type frame struct {
	data  []byte      // a picture file of its own
	at    image.Point // where its own (0, 0) is on the canvas
	cover bool        // takes the place of what is under it, also where it is clear
	after byte        // disposal as in GIF89a: 2 clears its place, 3 brings back what was there
}

// film unfolds frames one by one and lays them on one canvas.
func film(decode func([]byte) (image.Image, error), size image.Point, frames iter.Seq[frame]) iter.Seq2[*image.NRGBA, error] {
	return func(yield func(*image.NRGBA, error) bool) {
		canvas := image.NewNRGBA(image.Rectangle{Max: size})
		var under []byte
		shown := 0
		for f := range frames {
			if shown += size.X * size.Y; shown > filmCap {
				yield(nil, errFilm)
				return
			}
			m, err := safely(decode, f.data)
			if err != nil {
				yield(nil, err)
				return
			}
			if f.after == 3 {
				under = append(under[:0], canvas.Pix...)
			}
			place := m.Bounds().Add(f.at)
			op := draw.Over
			if f.cover {
				op = draw.Src
			}
			draw.Draw(canvas, place, m, m.Bounds().Min, op)
			if !yield(canvas, nil) {
				return
			}
			switch f.after {
			case 2:
				draw.Draw(canvas, place, image.Transparent, image.Point{}, draw.Src)
			case 3:
				copy(canvas.Pix, under)
			}
		}
	}
}

// webpFrames cuts an animated WebP into pictures of their own.
func webpFrames(b []byte) iter.Seq[frame] {
	return func(yield func(frame) bool) {
		going := true
		riff(b, func(kind string, p []byte) {
			if !going || kind != "ANMF" || len(p) <= 16 {
				return
			}
			f := frame{data: still(p), at: image.Pt(2*int24(p), 2*int24(p[3:])), cover: p[15]&2 != 0}
			if p[15]&1 != 0 {
				f.after = 2
			}
			going = yield(f)
		})
	}
}

const gifFrame = 0x2C

// gifBlocks calls do with each extension and frame of a GIF, whole, until it
// returns false or the file ends.
func gifBlocks(b []byte, do func(kind byte, block []byte) bool) {
	if len(b) < 13 {
		return
	}
	for i := 13 + gifColors(b[10]); i < len(b); {
		kind, from := b[i], i
		switch {
		case kind == 0x21:
			i += 2
		case kind == gifFrame && i+10 <= len(b):
			i += 10 + gifColors(b[i+9]) + 1
		default:
			return
		}
		for ; i < len(b) && b[i] != 0; i += int(b[i]) + 1 {
		}
		if i++; i > len(b) || !do(kind, b[from:i]) {
			return
		}
	}
}

// gifFrames cuts a GIF into pictures of their own, each with the colours of
// all and the control block before it.
func gifFrames(b []byte) iter.Seq[frame] {
	return func(yield func(frame) bool) {
		head := b[:min(len(b), 13+gifColors(b[10]))]
		var control []byte
		gifBlocks(b, func(kind byte, block []byte) bool {
			if kind != gifFrame {
				if len(block) == 8 && block[1] == 0xF9 {
					control = block
				}
				return true
			}
			var f frame
			if control != nil {
				f.after = control[3] >> 2 & 7
			}
			f.data = bytes.Join([][]byte{head, control, block, {0x3B}}, nil)
			control = nil
			return yield(f)
		})
	}
}

// decodeFrame decodes the first frame of a GIF: its bounds are where it stands.
func decodeFrame(b []byte) (image.Image, error) { return gif.Decode(bytes.NewReader(b)) }

// decodeGIF decodes the first frame of a GIF on its canvas.
func decodeGIF(b []byte) (image.Image, error) {
	m, err := decodeFrame(b)
	if err != nil || m.Bounds() == screen(b) {
		return m, err
	}
	out := image.NewNRGBA(screen(b))
	draw.Draw(out, m.Bounds(), m, m.Bounds().Min, draw.Src)
	return out, nil
}

// screen is the canvas that a GIF states.
func screen(b []byte) image.Rectangle {
	return image.Rect(0, 0, int(b[6])|int(b[7])<<8, int(b[8])|int(b[9])<<8)
}
