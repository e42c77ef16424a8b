package office

import (
	"maps"
	"path"
	"slices"
	"strings"

	"onevoice/brandkit/lang"
)

// A rel is a relation of a part: to another part, or to an address outside the
// file.
type rel struct {
	kind    string // the last word of its type: "footnotes", "image", "hyperlink"
	target  string // a part's name, or the address as written
	outside bool
}

// relsName is where the relations of a part stand; of the file itself, "".
func relsName(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// rels reads the relations of a part.
func (p *pack) rels(of string) (map[string]rel, error) {
	name := relsName(of)
	data, err := p.xml(name)
	if err != nil {
		return nil, err
	}
	out := map[string]rel{}
	for s := newScanner(data); ; {
		t, err := s.next()
		if err != nil {
			return nil, broken(p.name, name, err)
		}
		if t.kind == ends {
			return out, nil
		}
		if t.kind != opens || t.name != "rel:Relationship" {
			continue
		}
		r := rel{kind: path.Base(s.value(t, "Type")), target: s.value(t, "Target"), outside: s.value(t, "TargetMode") == "External"}
		if !r.outside {
			r.target = within(of, r.target)
		}
		out[s.value(t, "Id")] = r
	}
}

// within is the name of the part that a part names as target.
func within(of, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return strings.TrimPrefix(path.Join("/", path.Dir(of), target), "/")
}

// mainPart is the part that the file is about. It must be in the file.
func (b *book) mainPart() (string, error) {
	rels, err := b.rels("")
	if err != nil {
		return "", err
	}
	for _, id := range slices.Sorted(maps.Keys(rels)) {
		switch r := rels[id]; {
		case r.kind != "officeDocument":
		case r.outside:
			return "", b.refuse(lang.F("它的正文在文件之外：%s", "its text lies outside the file: %s", r.target))
		case b.has(r.target):
			return r.target, nil
		}
	}
	return "", &lang.Error{Path: b.name,
		What: lang.F("这不是 Word、PowerPoint 或 Excel 文件：里面没有正文", "this is no Word, PowerPoint or Excel file: there is no text in it"),
		Hint: lang.F("确认扩展名没有改错；在原来的软件里另存为 docx、pptx 或 xlsx", "see whether the extension is right; save it as docx, pptx or xlsx in its program")}
}

// of returns the part that a part relates to as kind; "" where there is none.
// Of several the first by name, so that the answer is always the same.
func (p *part) of(kind string) string {
	best := ""
	for _, r := range p.rels {
		if r.kind == kind && !r.outside && (best == "" || r.target < best) {
			best = r.target
		}
	}
	return best
}
