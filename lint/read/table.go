package read

import (
	"bytes"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// A sheet reads a table as spreadsheets export it (RFC 4180): each cell that
// says something is a block with its row and column.
type sheet struct {
	*page
	comma byte
	group int
	row   int
}

func readTable(p *page) error {
	s := &sheet{page: p, comma: comma(p.src.Data), group: p.group()}
	data := p.src.Data
	for at := 0; at < len(data); s.row++ {
		for column := 0; ; column++ {
			next, err := s.cell(at, column)
			if err != nil {
				return err
			}
			if at = next; at >= len(data) || data[at] != s.comma {
				break
			}
			at++
		}
		at = line(data, at)
	}
	return nil
}

// comma returns what parts the cells: a comma, or, where the first line has
// none, the tab or semicolon that it has.
func comma(data []byte) byte {
	head := data[:line(data, 0)]
	for _, c := range []byte(",\t;") {
		if bytes.IndexByte(head, c) >= 0 {
			return c
		}
	}
	return ','
}

// cell reads the cell at byte at and returns where it ends: at a comma, at the
// end of its line or of the file.
func (s *sheet) cell(at, column int) (int, error) {
	data := s.src.Data
	var words doc.Builder
	end := at
	if at < len(data) && data[at] == '"' {
		from := at + 1
		for i := from; ; i++ {
			q := bytes.IndexByte(data[min(i, len(data)):], '"')
			if q < 0 {
				return 0, s.unclosed(at)
			}
			i += q
			s.quoted(&words, from, i)
			if from, end = i+1, i+1; from == len(data) || data[from] != '"' {
				break
			}
			words.Decode(`"`, s.src, i, i+2)
			i, from = i+1, i+2
		}
	}
	rest := end
	for end < len(data) && data[end] != s.comma && data[end] != '\n' && data[end] != '\r' {
		end++
	}
	words.Copy(s.src, rest, end)
	if text := words.Text(); len(bytes.TrimSpace([]byte(text.String()))) > 0 {
		s.add(doc.Block{Kind: doc.Cell, Text: text, Group: s.group, Row: s.row, Column: column})
	}
	return end, nil
}

// unclosed is the error for a quote that nothing ends: all that follows would
// be one cell.
func (s *sheet) unclosed(at int) error {
	pos := s.src.Position(at)
	return &lang.Error{Path: s.src.Name, Line: pos.Line, Column: pos.Column, Width: 1, Source: s.src.Line(pos.Line),
		What: lang.F("这个引号没有结束", "nothing ends this quote"),
		Hint: lang.F("在单元格末尾补上引号；单元格里的引号要写两个", "put a quote at the cell's end; one inside a cell is written twice")}
}

// quoted takes over what stands in quotation marks. A line that ends within
// ends in one character, however the file writes it.
func (s *sheet) quoted(words *doc.Builder, from, to int) {
	for {
		k := bytes.Index(s.src.Data[from:to], []byte("\r\n"))
		if k < 0 {
			words.Copy(s.src, from, to)
			return
		}
		words.Copy(s.src, from, from+k)
		words.Decode("\n", s.src, from+k, from+k+2)
		from += k + 2
	}
}
