package read

import (
	"testing"

	"onevoice/lint/doc"
)

func TestHeadRow(t *testing.T) {
	for name, c := range map[string]struct {
		rows [][]string
		want bool
	}{
		"names over facts":       {[][]string{{"型号", "灯臂", "价格"}, {"青灯 M1", "45 厘米", "¥459"}, {"青灯 M2", "52 厘米", "¥699"}}, true},
		"an empty corner":        {[][]string{{"", "灯臂", "价格"}, {"小号", "45 厘米", "¥459"}}, true},
		"English":                {[][]string{{"Model", "Price"}, {"Fold One", "$49"}}, true},
		"facts in the first row": {[][]string{{"小号", "¥459"}, {"大号", "¥699"}}, false},
		"names alone":            {[][]string{{"型号", "颜色"}, {"小号", "云杉绿"}}, false},
		"a row without facts":    {[][]string{{"项目", "说明"}, {"时间", "9 月 3 日"}, {"地点", "河边"}}, false},
		"a sentence":             {[][]string{{"看看这几样。", "价格"}, {"小号", "¥459"}}, false},
		"a column without name":  {[][]string{{"型号", "价格"}, {"小号", "¥459", "现货 3 件"}}, false},
		"one row":                {[][]string{{"型号", "价格"}}, false},
	} {
		var blocks []doc.Block
		for r, row := range c.rows {
			for k, s := range row {
				if s != "" {
					src := &doc.Source{Data: []byte(s)}
					var b doc.Builder
					b.Copy(src, 0, len(s))
					blocks = append(blocks, doc.Block{Kind: doc.Cell, Group: 1, Row: r + 1, Column: k, Text: b.Text()})
				}
			}
		}
		headed(blocks)
		if got := blocks[0].Row == 0; got != c.want {
			t.Errorf("%s: header %v, want %v", name, got, c.want)
		}
	}
}

// A line that ends within a quoted cell is one character, also where the file
// has two.
func TestQuotedLines(t *testing.T) {
	d, err := Bytes("shots.csv", []byte("No.,Said\r\n1,\"stays\r\ntill dawn\"\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Blocks[len(d.Blocks)-1].Text.String(); got != "stays\ntill dawn" {
		t.Errorf("%q", got)
	}
}
