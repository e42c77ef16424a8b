package report

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"
)

// What the JSON says of a place is what stands there on disk.
func TestJSONPlaces(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, kinds(), Style{Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Findings []struct {
			Message      string
			Line, Column int
			Offset       int
			EndOffset    int `json:"end_offset"`
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	disk := kinds().Findings[0].Place.Doc.Source.OnDisk()
	n := 0
	for _, f := range got.Findings {
		if f.Line == 0 {
			continue
		}
		n++
		before := disk[:f.Offset]
		line := bytes.Count(before, []byte("\n")) + 1
		column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
		if f.Line != line || f.Column != column || f.EndOffset < f.Offset {
			t.Errorf("%s: %d:%d, bytes %d to %d; those are at %d:%d", f.Message, f.Line, f.Column, f.Offset, f.EndOffset, line, column)
		}
	}
	if n != 6 {
		t.Errorf("%d findings in the text, want 6", n)
	}
}

// Lists are there when empty, so that a program need not ask.
func TestJSONEmpty(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, Report{}, Style{}); err != nil {
		t.Fatal(err)
	}
	var c bytes.Buffer
	if err := json.Compact(&c, b.Bytes()); err != nil {
		t.Fatal(err)
	}
	if want := `{"version":1,"files":0,"findings":[],"not_run":[],"errors":[]}`; c.String() != want {
		t.Errorf("got %s, want %s", c.String(), want)
	}
}
