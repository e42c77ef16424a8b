package look

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// defaultDeltaE is how far a colour may be from a paint that doesn't say: 5 is
// where CIEDE2000 stops being a shade of print or screen and the eye calls it
// another colour; brand checkers use the same.
const defaultDeltaE = 5

// lossySlack is added to it in a lossy file: JPEG at quality 40 moves a
// saturated blue by 1.2.
const lossySlack = 1.2

// lossyPiece is how many pixels of one piece a colour must have in a lossy
// file, sixteen of the 16×16 blocks that a JPEG makes even by itself.
const lossyPiece = 16 * 16 * 16

// minShare is the least part of a picture that counts, 0.25 %: a patch of a
// twentieth of its width by a twentieth of its height, a small badge on a
// poster. Below are icons, flags and emoji, which have colours of their own.
const minShare = 0.0025

// A Paint is a colour of a palette.
type Paint struct {
	Name   string
	Color  color.NRGBA // alpha is not looked at
	DeltaE float64     // CIEDE2000 within which a colour is this one; 0 is 5
}

// A Patch is a flat colour in a picture that its palette doesn't have.
type Patch struct {
	Region   image.Rectangle // around its largest part and what lies next to it, in pixels of the picture
	Color    color.NRGBA     // opaque, to the level; of a gradient the band furthest off
	Share    float64         // of the picture's area, all parts together, 0 to 1
	Nearest  Paint
	Distance float64 // CIEDE2000 between Color and Nearest
}

// Options say how a picture is judged. The zero value is for a lossless one.
type Options struct {
	Lossy bool // JPEG, lossy WebP: colours have moved, gradients come in bands, so gentler
}

// OffPalette finds the flat fills of a picture that are none of a palette's
// colours, by share, largest first. Gradients between two of its colours, or
// from one to white or black, are allowed; other gradients are reported unless
// the picture is lossy. White and black themselves are paper and ink and need
// not be in the palette. Photos, textures and soft edges are left out, as are
// patches under a four-hundredth of the picture. An empty palette decides
// nothing. What is transparent isn't seen; what is half so is seen on white.
//
// Colours are taken as sRGB: convert a picture with another profile first.
func OffPalette(img image.Image, palette []Paint, opt Options) []Patch {
	if len(palette) == 0 {
		return nil
	}
	g := newGrid(img)
	j := newJudge(palette, opt, g.pixelsEach())
	all := tones(g.fills())
	for i := range all {
		all[i] = j.judge(all[i])
	}
	var patches []Patch
	for _, t := range gather(all) {
		if p := j.patch(t, g); p.Share >= minShare {
			patches = append(patches, p)
		}
	}
	slices.SortStableFunc(patches, func(a, b Patch) int { return cmp.Compare(b.Share, a.Share) })
	return patches
}
