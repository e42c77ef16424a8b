package lang

import "strings"

// Near returns the word of known that word most likely was meant to be, or ""
// when none is close: one slip in a word of up to three characters, two up to
// eight, then a quarter of its length. Case, - and _ are no difference; of two
// equally close words the earlier one wins.
func Near(word string, known []string) string {
	w := plain(word)
	best, at := "", slips(len(w))+1
	for _, k := range known {
		if d := distance(w, plain(k), at); d < at {
			best, at = k, d
		}
	}
	return best
}

// Slips returns how many letters to add, drop, change or swap make word of
// known: at most one more than most.
func Slips(word, known string, most int) int { return distance(plain(word), plain(known), most+1) }

func slips(n int) int {
	switch {
	case n <= 3:
		return 1
	case n <= 8:
		return 2
	}
	return n / 4
}

func plain(s string) []rune {
	return []rune(strings.ReplaceAll(strings.ToLower(s), "_", "-"))
}

// distance counts the letters to add, drop, change or swap with their
// neighbour (Damerau 1964), or returns limit when that many aren't enough. A
// word is never near one with which it shares no letter.
func distance(a, b []rune, limit int) int {
	if abs(len(a)-len(b)) >= limit || len(a) > 64 {
		return limit
	}
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(next[j]+1, row[j+1]+1, row[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	if d := row[len(b)]; d < min(limit, max(len(a), len(b))) || d == 0 {
		return d
	}
	return limit
}

func abs(n int) int { return max(n, -n) }
