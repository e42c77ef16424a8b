package ocr

import (
	"regexp"
	"strings"
	"sync"
)

// slips are what the recogniser writes for signs that look alike, where only
// one of the two makes sense: a stroke nobody sets between digits, a sign that
// holds the one before it, a word that isn't one.
var slips = strings.NewReplacer("°℃", "℃", "㎡²", "㎡", "丶", "、", "，，", "，", "医瞩", "医嘱", "叮瞩", "叮嘱")

// A slip of one sign among others of a kind: what is found, and what was meant.
type slip struct {
	found *regexp.Regexp
	meant string
}

var among = sync.OnceValue(func() []slip {
	return []slip{
		// 12月1日一12月24日, 0－3岁: from one number to the next goes a dash.
		{regexp.MustCompile(`([0-9年月日号时点分秒岁周元层%℃])[一－]([0-9])`), "${1}—${2}"},
		// 一□吃到: a box for a tick doesn't stand inside a word.
		{regexp.MustCompile(`(\p{Han})□(\p{Han})`), "${1}口${2}"},
		// 22:0口 is a time, 0pen a word.
		{regexp.MustCompile(`([0-9]:[0-9])口`), "${1}0"},
		{regexp.MustCompile(`(^|[ (])0([a-z]{2,})`), "${1}O${2}"},
	}
})

// mended puts right what can only be a slip of the recogniser's.
func mended(words string) string {
	words = slips.Replace(words)
	for _, s := range among() {
		words = s.found.ReplaceAllString(words, s.meant)
	}
	return words
}
