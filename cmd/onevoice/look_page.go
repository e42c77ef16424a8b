package main

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/look"
)

// A pageColour is a colour that a page sets, for words or for what lies behind
// them.
type pageColour struct {
	color  color.NRGBA
	ground bool
	times  int
}

// page prints the colours that a page sets, the nearest of the kit's, and what
// WeChat's dark mode makes of each.
func (l *looker) page(h *house, d *doc.Document) error {
	a := l.app
	seen := pageColours(d)
	if len(seen) == 0 {
		fmt.Fprintf(a.stdout, "%s  %s\n\n", d.Source.Name, a.say("没有写颜色", "sets no colours"))
		return nil
	}
	fmt.Fprintf(a.stdout, "%s  HTML\n", d.Source.Name)
	var palette []look.Paint
	for _, c := range h.kit.Palette {
		if rgb, err := look.ParseHex(c.Hex); err == nil {
			palette = append(palette, look.Paint{Name: c.Name, Color: rgb, DeltaE: c.DeltaE})
		}
	}
	var rows [][]string
	var hexes []string
	for _, c := range seen {
		use, dark := lang.F("字", "words"), look.DarkWords(c.color, look.DarkPage())
		if c.ground {
			use, dark = lang.F("底", "ground"), look.DarkGround(c.color)
		}
		name := ""
		if near, _, of := look.Closest(c.color, palette); of && len(palette) > 0 {
			name = near.Name
		}
		hexes = append(hexes, look.Hex(dark))
		rows = append(rows, []string{look.Hex(c.color), use.In(a.lang), "×" + strconv.Itoa(c.times), a.say("深色模式 → %s", "dark mode → %s", look.Hex(dark)), name})
	}
	return a.swatches(rows, hexes)
}

// pageColours gathers the opaque colours of words and grounds, the most used
// first.
func pageColours(d *doc.Document) (out []pageColour) {
	for _, s := range d.Styles {
		ground := strings.HasPrefix(s.Property, "background") || s.Property == "bgcolor"
		if !ground && s.Property != "color" {
			continue
		}
		for _, c := range look.CSSColors(s.Value) {
			i := slices.IndexFunc(out, func(o pageColour) bool { return look.Hex(o.color) == look.Hex(c.Color) && o.ground == ground })
			if i < 0 {
				c.Color.A = 255
				out = append(out, pageColour{c.Color, ground, 0})
				i = len(out) - 1
			}
			out[i].times++
		}
	}
	slices.SortStableFunc(out, func(a, b pageColour) int { return cmp.Compare(b.times, a.times) })
	return out
}
