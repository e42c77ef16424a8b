package brandkit

import (
	"slices"
	"strings"

	"onevoice/brandkit/lang"
)

// Check looks at everything Load leaves out, for kit check: that logos and
// approved pictures open, that patterns find something, that the kit doesn't
// contradict itself. It returns all it finds, *lang.Error, joined.
func (k *Kit) Check() error {
	v := &validator{kit: k}
	v.logos()
	v.approved()
	v.samples()
	v.contradictions()
	v.roles()
	return lang.Join(v.errs)
}

func (v *validator) logos() {
	for i, l := range v.kit.Logos {
		v.opens(at("logos.%d.file", i), l.File)
	}
}

func (v *validator) approved() {
	for i, p := range v.kit.Approved {
		where := at("approved.%d", i)
		found := v.found(where, p)
		for _, name := range found {
			v.opens(where, name)
		}
	}
}

func (v *validator) samples() {
	for i, p := range v.kit.Voice.Samples.On {
		v.found(at("voice.samples.on.%d", i), p)
	}
	for i, p := range v.kit.Voice.Samples.Off {
		v.found(at("voice.samples.off.%d", i), p)
	}
}

// found returns the files of one pattern; none is a mistake.
func (v *validator) found(path, pattern string) []string {
	files := v.kit.Files([]string{pattern})
	if len(files) == 0 {
		v.no(path, lang.F("「%s」没有对应的文件", "“%s” finds no file", pattern),
			lang.F("放好文件，或删掉这一项；路径从品牌包所在的文件夹算起", "put files there or delete this; paths start from the kit's folder"))
	}
	return files
}

// contradictions finds the kit's own words among those it forbids.
func (v *validator) contradictions() {
	k := v.kit
	for i, t := range k.Taglines {
		v.allowed(at("taglines.%d.text", i), t.Text, t.Channels)
	}
	for i, s := range k.Statements {
		v.allowed(at("statements.%d.text", i), s.Text, nil)
	}
	for i, verb := range k.CTA.Verbs {
		v.allowed(at("cta.verbs.%d", i), verb, nil)
	}
	for i, w := range k.Voice.Tone.Prefer {
		if slices.Contains(k.Voice.Tone.Avoid, w) {
			v.no(at("voice.tone.prefer.%d", i), lang.F("「%s」既在 prefer 又在 avoid 里", "“%s” is in both prefer and avoid", w), lang.F("留下一处", "keep one"))
		}
	}
	for i, n := range k.Names {
		v.rival(at("names.%d.text", i), n.Text)
		if slices.Contains(n.Forms, n.Text) {
			v.no(at("names.%d.forms", i), lang.F("「%s」是正确写法，又列在错误写法里", "“%s” is the right form and among the wrong ones", n.Text), lang.F("从 forms 里去掉它", "take it out of forms"))
		}
	}
	v.rival("brand.zh", k.Brand.ZH)
	v.rival("brand.en", k.Brand.EN)
}

// allowed checks that the kit's own text holds no word that the kit forbids
// where the text is used; no channels are all of them.
func (v *validator) allowed(path, text string, channels []string) {
	for i, t := range v.kit.Terms {
		if len(t.Channels) > 0 && len(channels) > 0 && !slices.ContainsFunc(t.Channels, func(id string) bool { return slices.Contains(channels, id) }) {
			continue
		}
		bare := text
		for _, u := range t.Unless {
			if u != "" {
				bare = strings.ReplaceAll(bare, u, "\n")
			}
		}
		for j, not := range t.Not {
			if not != "" && holds(bare, not) {
				line := v.kit.Mistake(at("terms.%d.not.%d", i, j), lang.Words{}, lang.Words{}).Line
				v.no(path, lang.F("「%s」里有第 %d 行不用的词「%s」", "“%s” holds “%[3]s”, which line %[2]d rules out", text, line, not),
					lang.F("改掉这句话，或在那一条的 unless 里写上它", "change the text, or put it into that term's unless"))
			}
		}
	}
}

// holds reports whether text holds word, which, where it is Latin, must not
// run on into a letter.
func holds(text, word string) bool {
	text, word = strings.ToLower(text), strings.ToLower(word)
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(word)
		if !(latin(word[0]) && i > 0 && latin(text[i-1])) && !(latin(word[len(word)-1]) && end < len(text) && latin(text[end])) {
			return true
		}
		from = end
	}
}

func latin(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

// rival checks that a name of the brand's isn't a competitor's.
func (v *validator) rival(path, name string) {
	for _, c := range v.kit.Competitors {
		if name != "" && !c.Allow && (strings.EqualFold(c.Name, name) || slices.Contains(c.Aliases, name)) {
			v.no(path, lang.F("「%s」又列在竞品里", "“%s” is among the competitors too", name), lang.F("从 competitors 里去掉它", "take it out of competitors"))
		}
	}
}

// roles finds paints that can't be told apart: one colour as text and as the
// background under it.
func (v *validator) roles() {
	for i, c := range v.kit.Palette {
		for _, other := range v.kit.Palette[:i] {
			if strings.EqualFold(c.Hex, other.Hex) && (c.Role == "text" && other.Role == "background" || c.Role == "background" && other.Role == "text") {
				v.no(at("palette.%d.hex", i), lang.F("文字和背景是同一个颜色 %s", "text and background are the same colour, %s", c.Hex), lang.F("换一个颜色或角色", "change the colour or the role"))
			}
		}
	}
}
