package words

import (
	"strings"

	"github.com/go-ego/gse"
)

// Segment cuts s into words where Chinese has no spaces and returns the bytes
// of each: 有机会 is one word, in which 有机 is none. The ranges follow one
// another and cover s. It costs about a microsecond a byte, nothing before it is
// first called, and is safe for goroutines.
//
// What it says is likely, never certain: use it to let a word pass that stands
// inside a longer one, not to find words.
func Segment(s string) [][2]int {
	if s == "" {
		return nil
	}
	seg := scoped(s)
	found := seg.Segment([]byte(s))
	out := make([][2]int, len(found))
	for i := range found {
		out[i] = [2]int{found[i].Start(), found[i].End()}
	}
	return out
}

// Torn reports whether s[i:j] is no word of its own where s is cut into words:
// it begins inside one, or ends inside one that began after it did. 有机 is torn
// in 有|机会 and 史上 in 历史|上; in 有机物, which it begins, 有机 is what it is.
func Torn(cut [][2]int, i, j int) bool {
	for _, w := range cut {
		if w[0] < i && i < w[1] || i < w[0] && w[0] < j && j < w[1] {
			return true
		}
	}
	return false
}

// Noun looks word up in the dictionary that Segment cuts by: how often it occurs
// among some 33 million words, 0 where it isn't there, and whether it names
// something: a noun, a name, a place, a verb used as a noun. Single characters
// all count as rare.
func Noun(word string) (often int, noun bool) {
	low := lowerASCII(word)
	n, whole, v := jieba().last(low)
	if !whole || n != len(low) {
		return 0, false
	}
	return v >> 1, v&1 == 1
}

// scoped returns a segmenter that knows the words occurring in s and no
// others: it cuts s as the whole dictionary would and takes microseconds to
// build, where loading all of it takes a second and 140 MB.
func scoped(s string) *gse.Segmenter {
	seg := &gse.Segmenter{Dict: gse.NewDict(), Load: true, SkipLog: true, NotLoadHMM: true}
	l := jieba()
	rest := float64(l.total)
	l.within(lowerASCII(s), func(word string, often int) {
		rest -= float64(often)
		_ = seg.AddToken(word, float64(often)) // can't fail: it is new and not empty
	})
	// How likely a word is goes by all words together: what isn't here counts too.
	_ = seg.AddToken("\x01\x02\x01", rest)
	seg.CalcToken()
	return seg
}

// lowerASCII is how the segmenter sees text; no byte moves.
func lowerASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}
