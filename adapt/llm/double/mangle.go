package double

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
)

// An Operator is a way to get a fact wrong: it returns the passage's words with
// one fact altered, false where there is none it could alter.
type Operator func(r *rand.Rand, q Question, p Passage, words string) (string, bool)

// Operators are the ways by name.
func Operators() map[string]Operator {
	return map[string]Operator{
		"drop":       one(func(_ *rand.Rand, _ string) (string, bool) { return "", true }),
		"duplicate":  twice,
		"swap":       swap,
		"plus one":   one(plusOne),
		"unit":       one(unit),
		"万 for 亿":    one(scale),
		"date shift": one(shift),
		"full width": one(wide),
		"in words":   one(inWords),
		"percent":    add("便宜了三成", "比别家少花百分之二十", "，第二件半价", " saves thirty percent", " at half price", "，翻了一倍"),
		"elsewhere":  elsewhere,
		"invented":   add(" www.shop.example", "，电话 400-555-0100", " Zenko X", "，写信到 me@shop.example", " @zenko", "，还剩 3 件", "，两千人在用", " call 555-0142", "，明天截止", "，限时免费"),
	}
}

// one alters one placeholder's fact, as a model that fills it in itself.
func one(alter func(*rand.Rand, string) (string, bool)) Operator {
	return func(r *rand.Rand, q Question, p Passage, words string) (string, bool) {
		if len(p.Marks) == 0 {
			return "", false
		}
		m := p.Marks[r.IntN(len(p.Marks))]
		say, ok := alter(r, q.Facts[m])
		return strings.Replace(words, m, say, 1), ok
	}
}

func twice(r *rand.Rand, _ Question, p Passage, words string) (string, bool) {
	if len(p.Marks) == 0 {
		return "", false
	}
	m := p.Marks[r.IntN(len(p.Marks))]
	return strings.Replace(words, m, m+"，"+m, 1), true
}

func swap(r *rand.Rand, _ Question, p Passage, words string) (string, bool) {
	if len(p.Marks) < 2 {
		return "", false
	}
	i := r.IntN(len(p.Marks) - 1)
	return strings.NewReplacer(p.Marks[i], p.Marks[i+1], p.Marks[i+1], p.Marks[i]).Replace(words), true
}

func elsewhere(r *rand.Rand, q Question, p Passage, words string) (string, bool) {
	o := q.Passages[r.IntN(len(q.Passages))]
	if len(p.Marks) == 0 || len(o.Marks) == 0 || o.ID == p.ID {
		return "", false
	}
	return strings.Replace(words, p.Marks[0], o.Marks[r.IntN(len(o.Marks))], 1), true
}

func add(all ...string) Operator {
	return func(r *rand.Rand, _ Question, _ Passage, words string) (string, bool) {
		end := strings.TrimRight(words, "。.！!")
		return end + all[r.IntN(len(all))] + words[len(end):], true
	}
}

var (
	number = lazy(`\d+`)
	units  = lazy(`元|块|万|亿|折|天|年|月|日|小时|分钟|kg|km|cm|mm|ml|g|W|%|days?|hours?|minutes?`)
)

func plusOne(r *rand.Rand, s string) (string, bool) {
	at := number().FindAllStringIndex(s, -1)
	if len(at) == 0 {
		return "", false
	}
	m := at[r.IntN(len(at))]
	n, err := strconv.Atoi(s[m[0]:m[1]])
	return s[:m[0]] + strconv.Itoa(n+1-2*r.IntN(2)*min(n, 1)) + s[m[1]:], err == nil
}

func unit(r *rand.Rand, s string) (string, bool) {
	m := units().FindStringIndex(s)
	if m == nil {
		return "", false
	}
	return s[:m[0]] + []string{"万元", "小时", "公里", "kg", "weeks", "打"}[r.IntN(6)] + s[m[1]:], true
}

func scale(r *rand.Rand, s string) (string, bool) {
	if strings.Contains(s, "万") {
		return strings.Replace(s, "万", "亿", 1), true
	}
	m := number().FindStringIndex(s)
	if m == nil {
		return "", false
	}
	return s[:m[1]] + []string{"万", "亿", " million"}[r.IntN(3)] + s[m[1]:], true
}

func shift(r *rand.Rand, s string) (string, bool) {
	if !regexp.MustCompile(`月|日|周|:|：|-|day|am|pm|Dec|Nov|Jan`).MatchString(s) {
		return "", false
	}
	return plusOne(r, s)
}

func wide(_ *rand.Rand, s string) (string, bool) {
	out := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c - '0' + '０'
		}
		return c
	}, s)
	return out, out != s
}

func inWords(r *rand.Rand, s string) (string, bool) {
	if number().FindString(s) == "" {
		return "", false
	}
	return []string{"两百元", "三十天", "八折", "two hundred", "五十块", "twenty percent", "百分之五", "十二个", "a dozen"}[r.IntN(9)], true
}
