// Package lang holds what is said to people, in Chinese and in English.
package lang

import (
	"fmt"
	"strings"
)

// Words are one thing said in both languages.
type Words struct {
	ZH string `yaml:"zh"`
	EN string `yaml:"en"`
}

// Same returns words that are alike in both languages: a name, a number.
func Same(s string) Words { return Words{s, s} }

// F formats both languages with the same arguments. An argument that is
// itself Words speaks the language of the format it stands in. Where the
// order differs, number them: %[2]s.
func F(zh, en string, args ...any) Words {
	return Words{sprintf("zh", zh, args), sprintf("en", en, args)}
}

func sprintf(to, format string, args []any) string {
	if len(args) == 0 {
		return format
	}
	said := make([]any, len(args))
	for i, a := range args {
		if w, ok := a.(Words); ok {
			a = w.In(to)
		}
		said[i] = a
	}
	return fmt.Sprintf(format, said...)
}

// In returns the words in language to ("zh" or "en"), or in the other one
// where nothing is said in it.
func (w Words) In(to string) string {
	if to == "zh" && w.ZH != "" || w.EN == "" {
		return w.ZH
	}
	return w.EN
}

// Empty reports whether nothing is said.
func (w Words) Empty() bool { return w.ZH == "" && w.EN == "" }

// Tag reduces a language tag or a locale (zh-CN, zh_CN.UTF-8, en-US) to "zh"
// or "en"; it returns "" for other languages.
func Tag(locale string) string {
	l := strings.ToLower(locale)
	for _, known := range []string{"zh", "en"} {
		if rest, ok := strings.CutPrefix(l, known); ok && (rest == "" || strings.ContainsAny(rest[:1], "-_.@")) {
			return known
		}
	}
	return ""
}

// SetScalar lets a YAML scalar stand for words that are alike in both
// languages.
func (w *Words) SetScalar(s string) error {
	*w = Same(s)
	return nil
}
