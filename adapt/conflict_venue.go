package adapt

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

var venueLabel = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:活动)?(?:地点|场地|会场)\s*[：:]\s*|^(?:venue|location|where)\s*:\s*`)
})

// elsewhere are places that stand for none on a map.
var elsewhere = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)线上|直播|视频号|会议室?|小程序|群内|详见|待定|另行|\b(?:online|zoom|tbc|tba)\b`)
})

// placed says where the body gives, as the place, one that has nothing of the
// front matter's venue in it, and names that nowhere.
func (j *job) placed(said map[string]bool) {
	for _, path := range []string{"venue", "location", "place"} {
		f := doc.Field{Path: path, Text: j.master.Meta.Text(path)}
		if f.Text.Len() == 0 || said[path] || j.mood.secret.names(path) || elsewhere().MatchString(f.Text.String()) {
			continue
		}
		said[path] = j.against(f, j.otherPlace(f.Text.String()))
	}
}

// otherPlace returns the one place that the body labels as such, where no
// line of the body is like want.
func (j *job) otherPlace(want string) (one doc.Text) {
	for i := range j.master.Blocks {
		b := &j.master.Blocks[i]
		s := b.Text.String()
		if likePlace(s, want) {
			return doc.Text{}
		}
		at := venueLabel().FindStringIndex(s)
		if at == nil || b.Kind == doc.Code || at[1] == len(s) || elsewhere().MatchString(s) || !sameScript(want, s[at[1]:]) {
			continue
		}
		if one.Len() > 0 {
			return doc.Text{}
		}
		end := len(s)
		if k := strings.IndexAny(s[at[1]:], "，。；\n"); k > 0 {
			end = at[1] + k
		}
		one = b.Text.Slice(at[1], end)
	}
	return one
}

// likePlace reports whether a third of the pairs of letters in want are in s.
func likePlace(s, want string) bool {
	r, s := []rune(core2(want)), core2(s)
	n := 0
	for i := 1; i < len(r); i++ {
		if strings.Contains(s, string(r[i-1:i+1])) {
			n++
		}
	}
	return 3*n >= len(r)-1
}

func sameScript(a, b string) bool {
	return strings.IndexFunc(a, words.IsHan) >= 0 == (strings.IndexFunc(b, words.IsHan) >= 0)
}

// callings are the words before or behind a name that say it is a person's.
const callings = `诗人|作家|作者|讲师|嘉宾|主讲人?|主持人?|设计师|教授|老师|博士|导演|歌手|画家|摄影师|主理人|店长`

// spelled says where the body calls a speaker by a name that differs from the
// front matter's in one rune, and has the front matter's nowhere.
func (j *job) spelled(said map[string]bool) {
	for _, f := range j.master.Meta {
		name := []rune(personOf(f))
		if len(name) < 3 || len(name) > 4 || said[f.Path] || j.mood.secret.names(f.Path) {
			continue
		}
		said[f.Path] = j.against(f, j.otherName(name))
	}
}

// personOf is the name of a speaker, host or guest in Han, without what is in
// brackets behind it.
func personOf(f doc.Field) string {
	parts := strings.Split(f.Path, ".")
	switch parts[0] {
	case "speaker", "speakers", "guest", "guests", "host", "hosts":
	default:
		return ""
	}
	if last := parts[len(parts)-1]; len(parts) > 1 && last != "name" {
		if _, err := strconv.Atoi(last); err != nil {
			return ""
		}
	}
	name, _, _ := strings.Cut(f.Text.String(), "（")
	name = strings.TrimSpace(name)
	if strings.IndexFunc(name, func(r rune) bool { return !words.IsHan(r) }) >= 0 {
		return ""
	}
	return name
}

// otherName returns where the body has a name one rune off, of someone who is
// in no field of the front matter.
func (j *job) otherName(name []rune) (one doc.Text) {
	for i := range j.master.Blocks {
		if strings.Contains(j.master.Blocks[i].Text.String(), string(name)) {
			return doc.Text{}
		}
	}
	for k := 1; k < len(name); k++ { // another family name is another person
		off := regexp.MustCompile(`(?:` + callings + `)[：:\s]*(` + string(name[:k]) + `\p{Han}` + string(name[k+1:]) + `)|(` + string(name[:k]) + `\p{Han}` + string(name[k+1:]) + `)[\s（(]*(?:` + callings + `)`)
		for i := range j.master.Blocks {
			b := &j.master.Blocks[i]
			at := off.FindStringSubmatchIndex(b.Text.String())
			if at == nil {
				continue
			}
			from, to := max(at[2], at[4]), max(at[3], at[5])
			if !j.knows(b.Text.String()[from:to]) {
				return b.Text.Slice(from, to)
			}
		}
	}
	return doc.Text{}
}

// knows reports whether the front matter has a name.
func (j *job) knows(name string) bool {
	for _, f := range j.master.Meta {
		if strings.Contains(f.Text.String(), name) {
			return true
		}
	}
	return false
}
