package read

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"

	"onevoice/lint/doc"
)

// xmpCap is how much of an XMP packet is looked at; those with previews inside
// are larger, and say what matters in front.
const xmpCap = 4 << 20

// xmp reads what an XMP packet (ISO 16684-1) tells. A property stands as an
// attribute, as an element with text, or as one with rdf:resource.
func xmp(packet []byte, h *doc.Hidden) {
	dec := xml.NewDecoder(bytes.NewReader(packet[:min(len(packet), xmpCap)]))
	dec.Strict = false
	var lat, long string
	tell := func(name, value string) {
		value = strings.TrimSpace(value)
		switch {
		case value == "":
		case name == "GPSLatitude":
			lat = value
		case name == "GPSLongitude":
			long = value
		default:
			property(h, name, value)
		}
	}
	name := ""
	for {
		tok, err := dec.RawToken()
		if err != nil {
			break // a packet cut short has told what it could
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			name = tok.Name.Local
			for _, a := range tok.Attr {
				tell(a.Name.Local, a.Value)
				if a.Name.Local == "resource" {
					tell(name, a.Value)
				}
			}
		case xml.CharData:
			tell(name, string(tok))
		case xml.EndElement:
			name = ""
		}
	}
	if lat != "" && long != "" && h.GPS == "" {
		h.GPS = lat + ", " + long
	}
}

func property(h *doc.Hidden, name, value string) {
	switch name {
	case "AIGC":
		h.AIGC = value
	case "DigitalSourceType":
		h.Made = value[strings.LastIndexByte(value, '/')+1:]
	case "CreatorTool", "Software":
		h.Software = noted(h.Software, value)
	case "SerialNumber", "BodySerialNumber", "LensSerialNumber", "CameraSerialNumber", "OwnerName":
		h.Serials = noted(h.Serials, name+" "+value)
	}
}

// noted adds what is not yet there: Exif and XMP often say the same. What one
// calls SerialNumber the other calls BodySerialNumber.
func noted(list []string, s string) []string {
	value := s[strings.LastIndexByte(s, ' ')+1:]
	if s == "" || slices.ContainsFunc(list, func(have string) bool { return have == s || strings.HasSuffix(have, " "+value) }) {
		return list
	}
	return append(list, s)
}
