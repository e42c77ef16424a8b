package ocr

import (
	"image"
	"testing"
)

// Tesseract's table becomes lines; words it is not sure of, and rows that make
// no sense, are left out.
func TestTable(t *testing.T) {
	const tsv = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
		"1\t1\t0\t0\t0\t0\t0\t0\t540\t720\t-1\t\n" +
		"4\t1\t1\t1\t1\t0\t60\t80\t330\t40\t-1\t\n" +
		"5\t1\t1\t1\t1\t1\t60\t80\t80\t40\t96.5\t春茶\n" +
		"5\t1\t1\t1\t1\t2\t150\t82\t80\t36\t91.0\t预订\n" +
		"5\t1\t1\t1\t2\t1\t60\t140\t90\t30\t88.0\tSince\n" +
		"5\t1\t1\t1\t2\t2\t160\t140\t60\t30\t77.0\t1996\n" +
		"5\t1\t2\t1\t1\t1\t10\t300\t5\t5\t12.0\t口\n" +
		"5\t1\t2\t1\t1\t2\tleft\t300\t5\t5\t99\t字\n" +
		"5\t1\t2\n"
	got := table(tsv)
	if len(got) != 2 || got[0].Text != "春茶预订" || got[1].Text != "Since 1996" {
		t.Fatalf("%+v", got)
	}
	if got[0].Region != image.Rect(60, 80, 230, 120) || got[0].Size != 40 || got[0].Sure != 0.91 {
		t.Errorf("%+v", got[0])
	}
}

// A program that isn't one is an error.
func TestNoTesseract(t *testing.T) {
	if _, err := Tesseract("./testdata/none", image.NewNRGBA(image.Rect(0, 0, 4, 4))); err == nil {
		t.Error("read by nobody")
	}
}
