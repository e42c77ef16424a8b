package brandkit

import (
	"bytes"
	"regexp"
	"strings"
	"sync"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
)

// typed finds what YAML takes for text and a writer meant for punctuation:
// curly quotes round a value, full-width commas between words, a full-width
// colon behind a key of the facts. Quoted, all of it is text.
func (v *validator) typed() {
	k := v.kit
	v.errs = append(v.errs, k.Facts.Glued()...)
	if k.file == nil || !bytes.ContainsAny(k.file.Data, "“”‘’，、") {
		return
	}
	for _, s := range k.file.Scalars() {
		switch {
		case !unquoted(k.file, s) || strings.HasSuffix(s.Path, ".hex"): // a colour is looked at as such
		case curly(s.Value):
			inner := s.Value[len("“") : len(s.Value)-len("”")]
			v.no(s.Path, lang.F("弯引号成了值的一部分", "the curly quotes are part of the value"),
				lang.F("YAML 只认半角引号，去掉就行：%[1]s；真要带着它，写成 \"%[2]s\"", "YAML knows only straight quotes; leave them out: %[1]s; to keep them write \"%[2]s\"", inner, s.Value))
		case strings.ContainsAny(s.Value, "，、") && wordList().MatchString(s.Path):
			v.no(s.Path, lang.F("用了全角逗号或顿号，这里就只是一个词", "with full-width commas this is one word"),
				lang.F("改成半角逗号：%[1]s；真是一个词，就加上引号：\"%[2]s\"", "write commas: %[1]s; if it is one word, put quotes round it: \"%[2]s\"",
					strings.NewReplacer("，", ", ", "、", ", ").Replace(s.Value), s.Value))
		}
	}
}

// wordList are the lists whose items are words.
var wordList = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:topics|names\.\d+\.forms|terms\.\d+\.(?:not|unless)|competitors\.\d+\.aliases|cta\.verbs|voice\.tone\.(?:prefer|avoid))\.\d+$`)
})

// unquoted reports whether a scalar is written as it is.
func unquoted(f *yaml.File, s yaml.Scalar) bool {
	return s.Verbatim && (s.Start == 0 || !strings.ContainsRune("\"'", rune(f.Data[s.Start-1])))
}

// curly reports whether one pair of curly quotes stands round all of s.
func curly(s string) bool {
	for _, q := range [][2]string{{"“", "”"}, {"‘", "’"}} {
		if strings.HasPrefix(s, q[0]) && strings.HasSuffix(s, q[1]) && strings.Count(s, q[0]) == 1 && strings.Count(s, q[1]) == 1 {
			return true
		}
	}
	return false
}
