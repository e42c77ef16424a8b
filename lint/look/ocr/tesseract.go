package ocr

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// patience is how long the external program may take over one picture.
const patience = 2 * time.Minute

// Tesseract reads a picture with the external program of that name, which has
// to have the data of chi_sim and eng.
func Tesseract(program string, m *image.NRGBA) ([]Line, error) {
	var in, out, said bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&in, onWhite(m)); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "stdin", "stdout", "-l", "chi_sim+eng", "--psm", "11", "tsv")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, &out, &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("tesseract: %w: %s", err, strings.TrimSpace(said.String()))
	}
	return table(out.String()), nil
}

// The columns of tesseract's table: what a row is about, which line it is of,
// where it stands, how sure it is in hundredths, and its words.
const (
	tsvBlock = 2
	tsvLine  = 4
	tsvLeft  = 6
	tsvSure  = 10
	tsvText  = 11
)

// table reads tesseract's table: words with their places, which it puts
// together to lines. Those it is not sure of are left out.
func table(s string) []Line {
	var out []Line
	at := ""
	for row := range strings.Lines(s) {
		f := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(f) <= tsvText || f[0] != "5" {
			continue
		}
		sure, err := strconv.ParseFloat(f[tsvSure], 64)
		box, ok := region(f[tsvLeft:tsvSure])
		word := strings.TrimSpace(f[tsvText])
		if err != nil || !ok || word == "" || sure/100 < unsure {
			continue
		}
		l := Line{Text: word, Region: box, Size: box.Dy(), Sure: sure / 100}
		if key := strings.Join(f[tsvBlock:tsvLine+1], " "); key != at || len(out) == 0 {
			at = key
			out = append(out, l)
			continue
		}
		last := &out[len(out)-1]
		if spaced(*last, l) {
			last.Text += " "
		}
		last.Text += l.Text
		last.Region = last.Region.Union(box)
		last.Size, last.Sure = last.Region.Dy(), min(last.Sure, l.Sure)
	}
	return out
}

// region reads left, top, width and height.
func region(f []string) (image.Rectangle, bool) {
	var n [4]int
	for i := range n {
		v, err := strconv.Atoi(f[i])
		if err != nil || v < 0 {
			return image.Rectangle{}, false
		}
		n[i] = v
	}
	return image.Rect(n[0], n[1], n[0]+n[2], n[1]+n[3]), true
}
