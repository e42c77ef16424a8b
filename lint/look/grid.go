package look

import (
	"image"
	"image/color"
	"math"
)

// maxSamples is how many pixels of a picture are looked at. Fills of the least
// share that counts still are over a thousand of them, and it keeps the cost of
// a picture of any size to that of a small one.
const maxSamples = 600_000

// fringe is how wide the soft edge of a fill can be in pixels: the block of 16
// over which a JPEG smears colour, and one of anti-aliasing.
const fringe = 17

// none is a sample that shows nothing: transparent, or outside the picture.
const none = 1 << 24

// A grid is a picture sampled down to at most maxSamples pixels by taking the
// nearest ones, never a mean: so a flat fill keeps its exact colour. Around
// the samples is a margin of none, so that a neighbour always exists.
type grid struct {
	of            image.Rectangle
	width, height int
	reach         int      // samples to look to see past a fringe
	stride        int      // from one row to the next, with the margin of reach
	px            []uint32 // 0xRRGGBB or none
	owner         []int32  // which fill a sample belongs to, once fills has looked
}

// newGrid samples a picture. Colours seen through are laid on white.
func newGrid(img image.Image) *grid {
	of := img.Bounds()
	g := &grid{of: of}
	if of.Empty() {
		return g
	}
	w, h := float64(of.Dx()), float64(of.Dy())
	scale := min(1, math.Sqrt(maxSamples/(w*h)))
	// A strip one pixel wide can't get narrower, so it gets shorter instead.
	g.width = max(1, int(w*scale))
	g.height = max(1, min(int(h*scale), maxSamples/g.width))
	g.width = min(g.width, max(1, maxSamples/g.height))
	g.reach = 2 + int(fringe*scale)
	g.stride = g.width + g.reach
	g.px = make([]uint32, g.reach+g.stride*(g.height+2*g.reach))
	for i := range g.px {
		g.px[i] = none
	}
	read := reader(img)
	for y := range g.height {
		row := of.Min.Y + middle(y, g.height, of.Dy())
		for x := range g.width {
			g.px[g.at(x, y)] = read(of.Min.X+middle(x, g.width, of.Dx()), row)
		}
	}
	return g
}

// middle is the pixel in the middle of the i-th of n parts of a side.
func middle(i, n, side int) int { return (2*i + 1) * side / (2 * n) }

// at is the index of a sample; place is the way back.
func (g *grid) at(x, y int) int { return (y+g.reach)*g.stride + g.reach + x }

func (g *grid) place(i int) (x, y int) {
	return (i - g.reach) % g.stride, (i-g.reach)/g.stride - g.reach
}

// pixelsEach is how many pixels of the picture a sample stands for.
func (g *grid) pixelsEach() float64 {
	return float64(g.of.Dx()) * float64(g.of.Dy()) / float64(max(1, g.width*g.height))
}

// ways are the steps to the four neighbours of a sample.
func (g *grid) ways() [4]int32 {
	return [4]int32{1, -1, int32(g.stride), -int32(g.stride)}
}

// pixels turns a box of samples into the pixels they stand for.
func (g *grid) pixels(box image.Rectangle) image.Rectangle {
	up := func(v, n, side int) int { return (v*side + n - 1) / n }
	w, h := g.of.Dx(), g.of.Dy()
	return image.Rect(
		box.Min.X*w/g.width, box.Min.Y*h/g.height,
		up(box.Max.X, g.width, w), up(box.Max.Y, g.height, h),
	).Add(g.of.Min)
}

// reader returns a function that gives one pixel. The common kinds of picture have their own, which takes half
// the time or less; the rest go the standard library's way.
func reader(img image.Image) func(x, y int) uint32 {
	switch img := img.(type) {
	case *image.NRGBA:
		return func(x, y int) uint32 {
			p := img.Pix[img.PixOffset(x, y):][:4]
			if p[3] == 255 {
				return pack(p[0], p[1], p[2])
			}
			return seen(color.NRGBA{p[0], p[1], p[2], p[3]}.RGBA())
		}
	case *image.RGBA:
		return func(x, y int) uint32 {
			p := img.Pix[img.PixOffset(x, y):][:4]
			if p[3] == 255 {
				return pack(p[0], p[1], p[2])
			}
			return seen(color.RGBA{p[0], p[1], p[2], p[3]}.RGBA())
		}
	case *image.YCbCr:
		return func(x, y int) uint32 {
			o := img.COffset(x, y)
			return pack(color.YCbCrToRGB(img.Y[img.YOffset(x, y)], img.Cb[o], img.Cr[o]))
		}
	case *image.Paletted:
		var table [256]uint32 // an index past the palette is black, not a crash
		for i, c := range img.Palette[:min(256, len(img.Palette))] {
			table[i] = seen(c.RGBA())
		}
		return func(x, y int) uint32 { return table[img.Pix[img.PixOffset(x, y)]] }
	case image.RGBA64Image: // all others of the standard library, without a heap object a pixel
		return func(x, y int) uint32 {
			c := img.RGBA64At(x, y)
			return seen(uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A))
		}
	}
	return func(x, y int) uint32 { return seen(img.At(x, y).RGBA()) }
}

func pack(r, g, b uint8) uint32 { return uint32(r)<<16 | uint32(g)<<8 | uint32(b) }

func unpack(p uint32) color.NRGBA {
	return color.NRGBA{R: uint8(p >> 16), G: uint8(p >> 8), B: uint8(p), A: 255}
}

// seen is what a colour looks like on white paper, given its premultiplied
// 16-bit channels as color.Color gives them.
func seen(r, g, b, a uint32) uint32 {
	if a == 0 {
		return none
	}
	light := 0xffff - min(a, 0xffff)
	on := func(v uint32) uint8 { return uint8(min(v+light, 0xffff) >> 8) }
	return pack(on(r), on(g), on(b))
}
