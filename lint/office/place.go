package office

import (
	"fmt"
	"sort"
	"strconv"
)

// A place says in which part of a file a line stands, as people count it.
type place struct {
	in          string // what it stands in: "" is the body; header footer footnote endnote box picture slide notes sheet
	n           int    // its number, from 1: of the paragraph, the note, the slide
	table       int    // from 1; 0 is none
	row, column int    // of the table, from 1
	name        string // of a sheet
}

// words says a place in Chinese and in English.
func (p place) words() (zh, en string) {
	switch p.in {
	case "header":
		zh, en = "页眉", "header"
	case "footer":
		zh, en = "页脚", "footer"
	case "footnote":
		zh, en = fmt.Sprintf("脚注 %d", p.n), fmt.Sprintf("footnote %d", p.n)
	case "endnote":
		zh, en = fmt.Sprintf("尾注 %d", p.n), fmt.Sprintf("endnote %d", p.n)
	case "box":
		zh, en = fmt.Sprintf("第 %d 段旁的文本框", p.n), fmt.Sprintf("text box at paragraph %d", p.n)
	case "picture":
		zh, en = fmt.Sprintf("图 %d", p.n), fmt.Sprintf("picture %d", p.n)
	case "slide":
		zh, en = fmt.Sprintf("第 %d 页", p.n), fmt.Sprintf("slide %d", p.n)
	case "notes":
		zh, en = fmt.Sprintf("第 %d 页的备注", p.n), fmt.Sprintf("notes of slide %d", p.n)
	case "sheet":
		cell := address(p.row, p.column)
		return fmt.Sprintf("工作表「%s」%s", p.name, cell), fmt.Sprintf("sheet %q %s", p.name, cell)
	default:
		if p.table == 0 {
			return fmt.Sprintf("第 %d 段", p.n), fmt.Sprintf("paragraph %d", p.n)
		}
	}
	if p.table > 0 {
		if zh != "" {
			zh, en = zh+" ", en+", "
		}
		zh += fmt.Sprintf("表 %d 第 %d 行第 %d 列", p.table, p.row, p.column)
		en += fmt.Sprintf("table %d, row %d, column %d", p.table, p.row, p.column)
	}
	return zh, en
}

// address is a cell as sheets name it: row 7, column 2 is B7.
func address(row, column int) string {
	var letters []byte
	for ; column > 0; column = (column - 1) / 26 {
		letters = append([]byte{byte('A' + (column-1)%26)}, letters...)
	}
	return fmt.Sprintf("%s%d", letters, row)
}

const rowCap, columnCap = 1 << 20, 1 << 14 // Excel's own

// rowOf is the row that a number names; otherwise where it names none.
func rowOf(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil && n > 0 {
		return min(n, rowCap)
	}
	return min(otherwise, rowCap)
}

// columnOf is the column that an address names: 2 of "B7".
func columnOf(address string) int {
	n := 0
	for i := 0; i < len(address) && address[i] >= 'A' && address[i] <= 'Z' && n <= columnCap; i++ {
		n = n*26 + int(address[i]-'A') + 1
	}
	return min(n, columnCap)
}

// where returns the function that names places in the lines laid out.
func where(lines []*line) func(off int) (zh, en string) {
	type spot struct {
		at    int
		place place
	}
	spots := make([]spot, len(lines))
	for i, l := range lines {
		spots[i] = spot{l.at, l.place}
	}
	return func(off int) (zh, en string) {
		i := sort.Search(len(spots), func(i int) bool { return spots[i].at > off }) - 1
		if i < 0 {
			return "", ""
		}
		return spots[i].place.words()
	}
}
