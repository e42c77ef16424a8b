package look

import "math"

// orientations is how many directions an edge is sorted into: 22.5° each, and
// modulo a half turn, so that dark on light is the same as light on dark.
const orientations = 8

// A slope is the steepest change of colour at a pixel of a raster, in the
// channel that changes most.
type slope struct{ x, y int16 }

func (s slope) square() int32 { return int32(s.x)*int32(s.x) + int32(s.y)*int32(s.y) }

// slopes finds where colours change: Sobel's filter on the picture, softened a
// little so that the noise of a JPEG stays below what is an edge.
func (r *raster) slopes() []slope {
	out := make([]slope, r.w*r.h)
	soft, row := make([]int16, r.w*r.h), make([]int16, r.w*r.h)
	for channel := range 3 {
		r.soften(channel, soft, row)
		steeper(soft, r.w, r.h, out)
	}
	return out
}

// soften spreads one channel over 3×3 pixels (1 2 1); its steps are then twice
// the picture's.
func (r *raster) soften(channel int, soft, row []int16) {
	for y := range r.h {
		line, pix := row[y*r.w:][:r.w], r.pix[3*y*r.w:]
		for x := range line {
			left, right := max(x-1, 0), min(x+1, r.w-1)
			line[x] = int16(pix[3*left+channel]) + 2*int16(pix[3*x+channel]) + int16(pix[3*right+channel])
		}
	}
	for y := range r.h {
		up, here, down := row[max(y-1, 0)*r.w:], row[y*r.w:], row[min(y+1, r.h-1)*r.w:]
		line := soft[y*r.w:][:r.w]
		for x := range line {
			line[x] = (up[x] + 2*here[x] + down[x]) >> 3
		}
	}
}

// steeper puts the slopes of one channel where they are steeper than what is
// there. The outermost pixels have none.
func steeper(soft []int16, w, h int, out []slope) {
	for y := 1; y < h-1; y++ {
		a, b, c := soft[(y-1)*w:][:w], soft[y*w:][:w], soft[(y+1)*w:][:w]
		line := out[y*w:][:w]
		for x := 1; x < w-1; x++ {
			s := slope{
				a[x+1] + 2*b[x+1] + c[x+1] - a[x-1] - 2*b[x-1] - c[x-1],
				c[x-1] + 2*c[x] + c[x+1] - a[x-1] - 2*a[x] - a[x+1],
			}
			if s.square() > line[x].square() {
				line[x] = s
			}
		}
	}
}

// way sorts a direction into one of the orientations.
func way(x, y float64) int {
	turn := math.Atan2(y, x) / math.Pi // -1 to 1
	if turn < 0 {
		turn++
	}
	return int(turn*orientations) % orientations
}

// oriented gives each pixel at which there is an edge steeper than least the bit
// of its orientation. Those that their neighbours don't share are noise.
func oriented(slopes []slope, w, h int, least int32) []uint8 {
	ways := make([]uint8, w*h) // orientation + 1
	for i, s := range slopes {
		if s.square() >= least*least {
			ways[i] = 1 + uint8(way(float64(s.x), float64(s.y)))
		}
	}
	out := make([]uint8, w*h)
	for y := 1; y < h-1; y++ {
		for x := 1; x < w-1; x++ {
			if i := y*w + x; ways[i] != 0 {
				out[i] = shared(ways[i-w-1:][:3], ways[i-1:][:3], ways[i+w-1:][:3])
			}
		}
	}
	return out
}

// shared is the bit of the orientation that most of nine pixels have, where at
// least four do.
func shared(rows ...[]uint8) uint8 {
	var n [orientations + 1]uint8
	for _, row := range rows {
		for _, v := range row {
			n[v]++
		}
	}
	best, bit := uint8(3), uint8(0)
	for k := range orientations {
		if n[k+1] > best {
			best, bit = n[k+1], 1<<k
		}
	}
	return bit
}
