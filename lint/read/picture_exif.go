package read

import (
	"encoding/binary"
	"fmt"
	"strings"

	"onevoice/lint/doc"
)

// Exif is a TIFF file without a picture: tables of entries, twelve bytes each.
// See CIPA DC-008 (Exif 2.32), 4.6.

// The tags that are looked at.
const (
	tagSoftware    = 0x0131
	tagOrientation = 0x0112
	tagExifTable   = 0x8769
	tagGPSTable    = 0x8825
)

// personal are the tags that tell whose camera it was.
var personal = map[uint16]string{
	0xA430: "CameraOwnerName",
	0xA431: "BodySerialNumber",
	0xA435: "LensSerialNumber",
	0xC62F: "CameraSerialNumber",
}

// mostEntries is how many entries of one table are looked at.
const mostEntries = 512

// A tiff reads tables out of data.
type tiff struct {
	data  []byte
	order binary.ByteOrder
}

// exif reads what an Exif block tells, and how the picture is turned: 1 to 8,
// 1 is upright. A block that makes no sense tells nothing.
func exif(b []byte, h *doc.Hidden) (orientation int) {
	orientation = 1
	if len(b) < 8 {
		return orientation
	}
	t := tiff{data: b}
	switch string(b[:4]) {
	case "II*\x00":
		t.order = binary.LittleEndian
	case "MM\x00*":
		t.order = binary.BigEndian
	default:
		return orientation
	}
	t.table(t.order.Uint32(b[4:]), func(tag uint16, e entry) {
		switch tag {
		case tagOrientation:
			if n := e.short(); n >= 1 && n <= 8 {
				orientation = n
			}
		case tagSoftware:
			h.Software = noted(h.Software, e.text())
		case tagExifTable:
			t.table(e.long(), func(tag uint16, e entry) { whose(h, tag, e) })
		case tagGPSTable:
			h.GPS = t.place(e.long())
		default:
			whose(h, tag, e)
		}
	})
	return orientation
}

func whose(h *doc.Hidden, tag uint16, e entry) {
	if name := personal[tag]; name != "" {
		if s := e.text(); s != "" {
			h.Serials = noted(h.Serials, name+" "+s)
		}
	}
}

// An entry is one line of a table: its values, raw.
type entry struct {
	order binary.ByteOrder
	value []byte // as many bytes as its kind and count make
	field []byte // the four bytes of the entry itself
}

func (e entry) short() int {
	if len(e.value) < 2 {
		return 0
	}
	return int(e.order.Uint16(e.value))
}

func (e entry) long() uint32 { return e.order.Uint32(e.field) }

func (e entry) text() string { return strings.Trim(string(e.value[:min(len(e.value), 200)]), "\x00 ") }

// degrees reads three fractions: degrees, minutes, seconds.
func (e entry) degrees() float64 {
	sum, part := 0.0, 1.0
	for i := 0; i < 3 && len(e.value) >= 8*i+8; i++ {
		if den := e.order.Uint32(e.value[8*i+4:]); den != 0 {
			sum += float64(e.order.Uint32(e.value[8*i:])) / float64(den) * part
		}
		part /= 60
	}
	return sum
}

// table calls do with each entry of the table at off.
func (t tiff) table(off uint32, do func(tag uint16, e entry)) {
	if int64(off)+2 > int64(len(t.data)) {
		return
	}
	n := min(int(t.order.Uint16(t.data[off:])), mostEntries)
	for i := range n {
		at := int64(off) + 2 + 12*int64(i)
		if at+12 > int64(len(t.data)) {
			return
		}
		b := t.data[at : at+12]
		e := entry{t.order, b[8:12], b[8:12]}
		size := int64(t.order.Uint32(b[4:])) * kindSize(t.order.Uint16(b[2:]))
		if size > 4 {
			from := int64(t.order.Uint32(b[8:]))
			if from+size > int64(len(t.data)) {
				continue
			}
			e.value = t.data[from : from+size]
		}
		do(t.order.Uint16(b), e)
	}
}

// kindSize is how many bytes a value of a TIFF kind takes.
func kindSize(kind uint16) int64 {
	switch kind {
	case 3, 8:
		return 2
	case 4, 9, 11:
		return 4
	case 5, 10, 12:
		return 8
	}
	return 1
}

// place reads where a picture was taken; "" where the table doesn't say.
func (t tiff) place(off uint32) string {
	var lat, long float64
	var seen int
	signs := [2]float64{1, 1}
	t.table(off, func(tag uint16, e entry) {
		switch tag {
		case 1:
			signs[0] = side(e.text(), "S")
		case 2:
			lat, seen = e.degrees(), seen+1
		case 3:
			signs[1] = side(e.text(), "W")
		case 4:
			long, seen = e.degrees(), seen+1
		}
	})
	if seen < 2 || lat == 0 && long == 0 {
		return ""
	}
	return fmt.Sprintf("%.4f, %.4f", lat*signs[0], long*signs[1])
}

func side(s, minus string) float64 {
	if s == minus {
		return -1
	}
	return 1
}
