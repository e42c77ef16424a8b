package adapt

import (
	"slices"
	"strconv"

	"onevoice/lint/doc"
)

// A grid is how wide each column of a table has to be for its cells to stay on
// one line, in full-width characters; 0 where they may break.
type grid []float64

// Cells are set in cellSize pixels, with cellSides of padding and line at both
// sides; one whose words may break takes narrowCell characters at least.
const (
	cellSize   = 14
	cellSides  = 21
	narrowCell = 4
	shortCell  = 8 // a time, a price, a name: more may break where the table has no room for all
)

// columns finds the columns of a table whose cells are kept whole on a page of
// room pixels, the narrowest first: 10:30 and 1680 元 are not broken for the
// sake of a long neighbour.
func columns(all [][]doc.Block, room float64) grid {
	if len(all) == 0 {
		return nil
	}
	need := make(grid, len(all[0]))
	order := make([]int, len(need))
	for i := range need {
		order[i] = i
		for r, row := range all {
			w := width(row[i].Text.String())
			if r == 0 {
				w = min(w, narrowCell) // a long heading breaks before what it heads
			}
			need[i] = max(need[i], w)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(2*need[a] - 2*need[b]) })
	whole := make(grid, len(need))
	left := room/cellSize - float64(len(need))*float64(cellSides)/cellSize
	for _, n := range need {
		left -= n
	}
	if left >= 0 {
		return need
	}
	left = room/cellSize - float64(len(need))*(narrowCell+float64(cellSides)/cellSize)
	for _, i := range order {
		if left -= need[i] - narrowCell; left < 0 || need[i] > shortCell {
			break
		}
		whole[i] = need[i]
	}
	return whole
}

// of is the style that keeps a cell on one line; "" where it may break.
func (g grid) of(c doc.Block) string {
	if c.Column < len(g) && g[c.Column] > 0 && width(c.Text.String()) <= g[c.Column] {
		return "white-space:nowrap;"
	}
	return ""
}

// ems writes a length in widths of the type.
func ems(n float64) string {
	if n == 0 {
		return "0"
	}
	return strconv.FormatFloat(n, 'f', -1, 32) + "em"
}
