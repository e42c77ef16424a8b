package look

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"testing"
)

var band = image.Rect(0, 200, 1080, 700)

func TestClean(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	whole := image.Rect(0, 0, 1080, 1440)
	half := image.NewNRGBA(whole) // ink fading into nothing
	for y := range 1440 {
		draw.Draw(half, image.Rect(0, y, 1080, y+1), image.NewUniform(color.NRGBA{0x12, 0x37, 0x2A, uint8(y * 255 / 1440)}), image.Point{}, draw.Src)
	}
	tests := []struct {
		name string
		img  image.Image
	}{
		{"poster", poster()},
		{"gradient between two paints", ramp(poster(), band, "#2F9E6E", "#12372A")},
		{"gradient to white", ramp(poster(), band, "#0B5FFF", "#FFFFFF")},
		{"gradient to black", ramp(poster(), band, "#C8553D", "#000000")},
		{"gradient across a whole picture", ramp(canvas(1080, 1440, "#FFFFFF"), whole, "#EEF3EE", "#2F9E6E")},
		{"a shade of a paint", paint(poster(), band, "#329C70")},
		{"paper and ink", paint(canvas(800, 800, "#FFFFFF"), image.Rect(0, 0, 800, 300), "#000000")},
		{"noisy photo", photo(canvas(1080, 1440, "#FFFFFF"), whole, 4)},
		{"smooth photo", photo(canvas(1080, 1440, "#FFFFFF"), whole, 0.8)},
		{"photo without noise", photo(canvas(1080, 1440, "#FFFFFF"), whole, 0)},
		{"photo and band", photo(poster(), band, 2)},
		{"an icon under the least share", paint(poster(), image.Rect(500, 500, 550, 550), "#FF00AA")},
		{"hairlines", paint(poster(), image.Rect(0, 600, 1080, 603), "#FF00AA")},
		{"transparent", image.NewNRGBA(whole)},
		{"fading into nothing", half},
		{"transparent red", image.NewUniform(color.NRGBA{255, 0, 0, 0})},
		{"1×1", canvas(1, 1, "#FF00AA")},
		{"no size", image.NewNRGBA(image.Rectangle{})},
		{"no height", image.NewNRGBA(image.Rect(0, 0, 10, 0))},
		{"tall", canvas(1, 5000, "#2F9E6E")},
		{"grey ink on paper", as(image.NewGray(whole), paint(canvas(1080, 1440, "#FFFFFF"), band, "#000000"))},
	}
	for _, test := range tests {
		if got := OffPalette(test.img, garden, Options{}); len(got) > 0 {
			t.Errorf("%s: %+v", test.name, got)
		}
	}
}

func TestCleanLossy(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	whole := image.Rect(0, 0, 1080, 1440)
	tests := []struct {
		name string
		img  image.Image
	}{
		{"poster", poster()},
		{"gradient", ramp(poster(), band, "#2F9E6E", "#12372A")},
		{"gradient across a whole picture", ramp(canvas(1080, 1440, "#FFFFFF"), whole, "#0B5FFF", "#12372A")},
		{"photo and band", photo(poster(), band, 2)},
		{"photo without noise", photo(canvas(1080, 1440, "#FFFFFF"), whole, 0)},
	}
	for _, test := range tests {
		for _, quality := range []int{85, 60, 40} {
			if got := OffPalette(asJPEG(t, test.img, quality), garden, Options{Lossy: true}); len(got) > 0 {
				t.Errorf("%s at quality %d: %+v", test.name, quality, got)
			}
		}
	}
}

func TestOff(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	card := image.Rect(100, 450, 980, 780)
	letters := poster()
	write(letters, image.Rect(120, 460, 960, 600), "#D6006E")
	cut := image.NewNRGBA(image.Rect(0, 0, 1080, 1440)) // a sticker: most of it is nothing
	paint(cut, card, "#8E24AA")
	veil := canvas(1080, 1440, "#FFFFFF")
	paint(veil, card, "#0B5FFF80")
	tests := []struct {
		name    string
		img     image.Image
		color   string
		nearest string
		where   image.Rectangle
		share   float64
		lossy   bool // also found after a JPEG
	}{
		{"banner", paint(poster(), band, "#8E24AA"), "#8E24AA", "blue", band, 0.3472, true},
		{"card", paint(poster(), card, "#FFB300"), "#FFB300", "mist", card, 0.1867, true},
		{"near-miss blue", paint(poster(), band, "#3B82F6"), "#3B82F6", "blue", band, 0.3472, true},
		{"pale card on a pale ground", paint(poster(), card, "#F6EEDD"), "#F6EEDD", "mist", card, 0.1867, false},
		{"badge", paint(poster(), image.Rect(900, 40, 1000, 140), "#FF00AA"), "#FF00AA", "clay", image.Rect(900, 40, 1000, 140), 0.0064, true},
		{"headline", letters, "#D6006E", "clay", image.Rect(120, 460, 887, 600), 0.0223, false},
		{"sticker", cut, "#8E24AA", "blue", card, 0.1867, false},
		{"half a paint over white", veil, "#85AFFF", "blue", card, 0.1867, false},
		{"beside a photo", paint(photo(poster(), band, 3), image.Rect(0, 700, 1080, 800), "#8E24AA"), "#8E24AA", "blue", image.Rect(0, 700, 1080, 800), 0.0694, true},
		{"tall", canvas(1, 5000, "#FF00AA"), "#FF00AA", "clay", image.Rect(0, 0, 1, 5000), 1, false},
		{"grey", as(image.NewGray(image.Rect(0, 0, 1080, 1440)), paint(canvas(1080, 1440, "#FFFFFF"), band, "#808080")), "#808080", "spring", band, 0.3472, true},
		{"small picture", paint(canvas(64, 64, "#EEF3EE"), image.Rect(0, 0, 64, 20), "#8E24AA"), "#8E24AA", "blue", image.Rect(0, 0, 64, 20), 0.3125, false},
		{"large picture", paint(canvas(4000, 3000, "#EEF3EE"), image.Rect(1000, 1000, 1400, 1300), "#8E24AA"), "#8E24AA", "blue", image.Rect(1000, 1000, 1400, 1300), 0.01, false},
	}
	for _, test := range tests {
		check(t, test.name, OffPalette(test.img, garden, Options{}), test.color, test.nearest, test.where, test.share, 0)
		for _, quality := range []int{85, 40} {
			if test.lossy {
				got := OffPalette(asJPEG(t, test.img, quality), garden, Options{Lossy: true})
				check(t, test.name+" as JPEG", got, test.color, test.nearest, test.where, test.share, 5)
			}
		}
	}
}

// check holds one patch against what was painted; off is how many levels a
// JPEG may move its colour, and it takes off its soft edge, a block or two.
func check(t *testing.T, name string, got []Patch, c, nearest string, where image.Rectangle, share float64, off int32) {
	t.Helper()
	if len(got) != 1 {
		t.Errorf("%s: %d patches: %+v", name, len(got), got)
		return
	}
	p := got[0]
	want := hex(c)
	if !within(pack(p.Color.R, p.Color.G, p.Color.B), pack(want.R, want.G, want.B), max(off, 0)) {
		t.Errorf("%s: %s, want %s", name, Hex(p.Color), c)
	}
	if p.Nearest.Name != nearest || math.Abs(p.Distance-CIEDE2000(ToLab(p.Color), ToLab(p.Nearest.Color))) > 1e-9 {
		t.Errorf("%s: nearest %s at %.2f, want %s", name, p.Nearest.Name, p.Distance, nearest)
	}
	least, slack := 0.99*share, 3
	if off > 0 {
		least, slack = 0.85*share-0.003, 24
	}
	if p.Share < least || p.Share > 1.01*share+0.0001 {
		t.Errorf("%s: share %.4f, want %.4f", name, p.Share, share)
	}
	if !p.Region.In(where.Inset(-slack)) || !where.Inset(min(slack, where.Dx()/3)).In(p.Region) {
		t.Errorf("%s: region %v, want %v", name, p.Region, where)
	}
}

func TestGradientToAnOffColor(t *testing.T) {
	img := ramp(poster(), band, "#2F9E6E", "#D6006E")
	got := OffPalette(img, garden, Options{})
	if len(got) != 1 {
		t.Fatalf("%d patches: %+v", len(got), got)
	}
	p := got[0]
	if !p.Region.In(band.Inset(-4)) || p.Region.Dx() < 1070 || p.Region.Dy() < 250 || p.Share < 0.15 {
		t.Errorf("%+v", p)
	}
	if got := OffPalette(asJPEG(t, img, 85), garden, Options{Lossy: true}); len(got) > 0 {
		t.Errorf("a lossy gradient is not sure: %+v", got)
	}
}

func TestSeveral(t *testing.T) {
	img := poster()
	paint(img, image.Rect(0, 0, 200, 100), "#8E24AA")
	paint(img, image.Rect(0, 500, 1080, 700), "#FFB300")
	paint(img, image.Rect(880, 1300, 1080, 1440), "#8E24AA")
	got := OffPalette(img, garden, Options{})
	if len(got) != 2 || Hex(got[0].Color) != "#FFB300" || Hex(got[1].Color) != "#8E24AA" {
		t.Fatalf("%+v", got)
	}
	// One colour is one patch; it is shown where most of it is.
	if p := got[1]; math.Abs(p.Share-48000.0/(1080*1440)) > 0.001 || !image.Rect(870, 1290, 1080, 1440).Overlaps(p.Region) || p.Region.Dx() > 220 {
		t.Errorf("%+v", p)
	}
}

func TestTolerance(t *testing.T) {
	img := paint(poster(), band, "#3B82F6") // 11.8 from the blue
	loose := append([]Paint{}, garden...)
	loose[4].DeltaE = 12
	if got := OffPalette(img, loose, Options{}); len(got) > 0 {
		t.Errorf("within a paint's own distance: %+v", got)
	}
	strict := append([]Paint{}, garden...)
	strict[0].DeltaE = 0.5
	if got := OffPalette(paint(poster(), band, "#329C70"), strict, Options{}); len(got) != 1 {
		t.Errorf("past a paint's own distance: %+v", got)
	}
	if got := OffPalette(img, nil, Options{}); got != nil {
		t.Errorf("no palette decides nothing: %+v", got)
	}
}

// Every kind of picture is the same picture, also cut out of a larger one.
func TestKinds(t *testing.T) {
	src := paint(poster(), band, "#8E24AA")
	r := src.Bounds()
	want := OffPalette(src, garden, Options{})
	large := as(image.NewNRGBA(r.Inset(-50)), image.NewUniform(color.White)).(*image.NRGBA)
	draw.Draw(large, r, src, image.Point{}, draw.Src)
	pal := color.Palette{hex("#EEF3EE"), hex("#12372A"), hex("#C8553D"), hex("#FFFFFF"), hex("#8E24AA")}
	tests := map[string]image.Image{
		"RGBA":     as(image.NewRGBA(r), src),
		"NRGBA64":  as(image.NewNRGBA64(r), src),
		"RGBA64":   as(image.NewRGBA64(r), src),
		"paletted": as(image.NewPaletted(r, pal), src),
		"cut out":  large.SubImage(r),
		"unknown":  struct{ image.Image }{src},
	}
	for name, img := range tests {
		got := OffPalette(img, garden, Options{})
		if len(got) != len(want) || got[0] != want[0] {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

func TestIndexPastThePalette(t *testing.T) {
	img := image.NewPaletted(image.Rect(0, 0, 100, 100), color.Palette{hex("#2F9E6E")})
	for i := range img.Pix {
		img.Pix[i] = 200
	}
	if got := OffPalette(img, garden, Options{}); len(got) > 0 {
		t.Errorf("%+v", got)
	}
}

func TestMosaicIsBounded(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 780, 780))
	for i := range 60 * 60 {
		c := color.NRGBA{uint8(i * 37), uint8(i * 91), uint8(i * 53), 255}
		draw.Draw(img, image.Rect(i%60*13, i/60*13, i%60*13+13, i/60*13+13), image.NewUniform(c), image.Point{}, draw.Src)
	}
	for _, p := range OffPalette(img, garden, Options{}) {
		if p.Share < minShare || !p.Region.In(img.Bounds()) {
			t.Errorf("%+v", p)
		}
	}
}

func FuzzOffPalette(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4}, uint16(40), false)
	f.Add([]byte{255, 0, 0, 255, 255, 0, 0, 128}, uint16(1), true)
	f.Fuzz(func(t *testing.T, pix []byte, width uint16, lossy bool) {
		w := int(width)%512 + 1
		img := image.NewNRGBA(image.Rect(-3, 7, w-3, 7+200))
		for i := range img.Pix {
			if len(pix) > 0 {
				img.Pix[i] = pix[i/64%len(pix)] // in runs, so that there are fills
			}
		}
		total := 0.0
		for _, p := range OffPalette(img, garden, Options{Lossy: lossy}) {
			total += p.Share
			if p.Region.Empty() || !p.Region.In(img.Bounds()) || p.Share < minShare || p.Distance < 0 {
				t.Errorf("%+v", p)
			}
		}
		if total > 1+1e-9 {
			t.Errorf("shares add up to %g", total)
		}
	})
}

func BenchmarkOffPalette(b *testing.B) {
	large := canvas(4000, 3000, "#EEF3EE")
	ramp(photo(large, image.Rect(0, 0, 4000, 1500), 3), image.Rect(0, 1500, 4000, 2500), "#2F9E6E", "#12372A")
	for _, bench := range []struct {
		name string
		img  image.Image
	}{
		{"poster", poster()},
		{"poster RGBA", as(image.NewRGBA(image.Rect(0, 0, 1080, 1440)), poster())},
		{"poster JPEG", asJPEG(b, poster(), 85)},
		{"gradient", ramp(poster(), image.Rect(0, 0, 1080, 1440), "#2F9E6E", "#D6006E")},
		{"photo", photo(poster(), band, 2)},
		{"12 megapixels", large},
		{"12 megapixels JPEG", asJPEG(b, large, 85)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				OffPalette(bench.img, garden, Options{})
			}
		})
	}
}
