package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"image/jpeg"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/disintegration/imaging"

	"onevoice/brandkit/channel"
)

// A previewChannel is one variant in the frame its readers see it in.
type previewChannel struct {
	Name, Frame, Head, Under, HTML, Text string
	Missing                              bool
	Cards, Thumbs                        []template.URL
	Shots                                []previewShot
	Slots                                []previewSlot
}

// A previewSlot is one text of a form, and how much of its room it takes.
type previewSlot struct{ Name, Text, Room string }

type previewShot struct {
	Start, End                   float64
	Scene, Camera, Visual, Voice string
}

// variant reads a variant's files back and puts them into a phone or a mail.
func (c *adapter) variant(w *work, id, name string, files []string) previewChannel {
	v := previewChannel{Name: name, Frame: "phone", Missing: len(files) == 0}
	spec, ok := w.house.kit.Channel(id)
	switch {
	case ok && (spec.Archetype == "email" || spec.Archetype == "document"):
		v.Frame = "mail"
	case ok && spec.Archetype == "fields":
		v.Frame = "form"
	}
	var plain string
	for _, f := range files {
		file := filepath.Join(w.dir, filepath.FromSlash(f))
		switch path.Ext(f) {
		case ".html":
			v.HTML = inlined(file)
			if v.Frame == "phone" { // the app's own type and margins
				v.HTML = `<body style="margin:16px;font-family:-apple-system,'PingFang SC','Noto Sans SC','Microsoft YaHei',sans-serif">` + v.HTML
			}
		case ".json":
			if v.Frame == "form" {
				v.slots(file, spec)
			} else {
				v.fields(file)
			}
		case ".txt", ".md":
			if data, err := os.ReadFile(file); err == nil && plain == "" {
				plain = string(data)
			}
		case ".jpg", ".png":
			switch uri := thumbnail(file); {
			case uri == "":
			case strings.Contains(f, "/cards/"):
				v.Cards = append(v.Cards, uri)
			case strings.Count(f, "/") == 1:
				v.Thumbs = append(v.Thumbs, uri)
			}
		}
	}
	if v.HTML == "" && len(v.Shots)+len(v.Slots) == 0 {
		v.Text = strings.TrimSpace(strings.TrimPrefix(plain, v.Head))
	}
	return v
}

// fields reads what stands above and beside the words.
func (v *previewChannel) fields(file string) {
	var f struct {
		Title, Subject, Author, Preheader, Digest string
		FromName                                  string `json:"from_name"`
		Shots                                     []previewShot
	}
	data, err := os.ReadFile(file)
	if err != nil || json.Unmarshal(data, &f) != nil {
		return // a form's title may be a list: its text is shown
	}
	v.Head, v.Shots = f.Title+f.Subject, f.Shots
	v.Under = strings.Trim(f.Author+f.FromName+" · "+f.Preheader+f.Digest, " ·")
}

// slots reads the texts of a form, the fields made of titles first.
func (v *previewChannel) slots(file string, spec *channel.Spec) {
	var f map[string]json.RawMessage
	data, err := os.ReadFile(file)
	if err != nil || json.Unmarshal(data, &f) != nil {
		return
	}
	names := slices.Sorted(maps.Keys(f))
	slices.SortStableFunc(names, func(a, b string) int { return strings.Compare(spec.Fields[b].From, spec.Fields[a].From) })
	for _, name := range names {
		var texts []string
		var one string
		if json.Unmarshal(f[name], &one) == nil {
			texts = []string{one}
		} else if json.Unmarshal(f[name], &texts) != nil {
			continue
		}
		for i, text := range texts {
			slot := previewSlot{Name: name, Text: text}
			if len(texts) > 1 {
				slot.Name += " " + strconv.Itoa(i+1)
			}
			for _, l := range spec.Fields[name].Limits {
				if l.Max > 0 && slot.Room == "" {
					slot.Room = strconv.Itoa(channel.Count(l.Unit, text)) + "/" + strconv.Itoa(l.Max)
				}
			}
			if text != "" {
				v.Slots = append(v.Slots, slot)
			}
		}
	}
}

var pictured = regexp.MustCompile(`src="([^":]+)"`)

// inlined returns a page with its pictures in it.
func inlined(file string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	return pictured.ReplaceAllStringFunc(string(data), func(s string) string {
		ref := pictured.FindStringSubmatch(s)[1]
		if uri := thumbnail(filepath.Join(filepath.Dir(file), filepath.FromSlash(ref))); uri != "" {
			return `src="` + string(uri) + `"`
		}
		return s
	})
}

// thumbnailWidth is as wide as the page shows a picture, in px.
const thumbnailWidth = 360

// thumbnail returns a picture of ours, made small, as an address; "" where it
// can't be read.
func thumbnail(file string) template.URL {
	img, err := imaging.Open(file)
	if err != nil {
		return ""
	}
	if img.Bounds().Dx() > thumbnailWidth {
		img = imaging.Resize(img, thumbnailWidth, 0, imaging.Box)
	}
	var out bytes.Buffer
	if jpeg.Encode(&out, img, &jpeg.Options{Quality: 72}) != nil {
		return ""
	}
	return template.URL("data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(out.Bytes()))
}
