package fact

import (
	"strings"
	"time"
	"unicode/utf8"
)

// A day is a date as it is said; what isn't said is 0.
type day struct{ year, month, day int }

// fact makes the fact of a day written at s[start:end].
func (sc *scanner) day(d day, start, end int) (found, bool) {
	f := found{Fact: Fact{Kind: Date, Value: d.value(), Start: start, End: end}}
	f.Bad = f.Value == ""
	f.Weekday = weekdayAt(sc.s, end)
	if f.Weekday == 0 {
		f.Weekday = weekdayBefore(sc.before(start, 30))
	}
	return f, true
}

// value returns the date in its normal form, "" if no calendar has it.
func (d day) value() string {
	year := d.year
	if year == 0 {
		year = 2000 // has a 29 February
	}
	if d.month < 1 || d.month > 12 || d.day < 0 || d.day > 31 {
		return ""
	}
	if d.day > 0 && time.Date(year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC).Day() != d.day {
		return ""
	}
	head := "-"
	if d.year != 0 {
		head = two(d.year/100) + two(d.year)
	}
	head += "-" + two(d.month)
	if d.day == 0 {
		return head
	}
	return head + "-" + two(d.day)
}

// date reads a date that begins with the digit or numeral at byte i.
func (sc *scanner) date(i int) (found, bool) {
	n, end, ok := whole(sc.s, i)
	if !ok {
		return found{}, false
	}
	switch {
	case n >= 1000 && n < 3000:
		return sc.fromYear(i, n, end)
	case end-i > 2 && isDigit(sc.s[i]) || n > 31:
		return found{}, false
	}
	if f, ok := sc.fromMonth(i, day{0, n, 0}, end); ok {
		return f, true
	}
	if f, ok := sc.dayOfRange(i, n, end); ok || !isDigit(sc.s[i]) {
		return f, ok
	}
	if f, ok := sc.dayFirst(i, n, end); ok {
		return f, true
	}
	return sc.short(i, n, end)
}

// fromYear reads 2026年9月30日, 2026年9月, 2026-09-30, 2026/9/30, 2026.9.30, 2026-09.
func (sc *scanner) fromYear(i, year, end int) (found, bool) {
	s := sc.s
	at := gap(s, end)
	if rest, ok := strings.CutPrefix(s[at:], "年"); ok {
		at = gap(s, len(s)-len(rest))
		month, end, ok := whole(s, at)
		if !ok {
			return found{}, false
		}
		return sc.fromMonth(i, day{year, month, 0}, end)
	}
	if end >= len(s) || strings.IndexByte("-/.", s[end]) < 0 || !isDigit(s[i]) {
		return found{}, false
	}
	month, last, ok := whole(s, end+1)
	if !ok || !isDigit(s[end+1]) || last-end > 3 || month < 1 || month > 12 {
		return found{}, false
	}
	if last+1 >= len(s) || s[last] != s[end] || !isDigit(s[last+1]) {
		month := s[end] == '-' && last-end == 3 && !(last < len(s) && (s[last] == '-' || isLetter(s[last])))
		if !month {
			return found{}, false
		}
		return sc.day(day{year, int(s[last-2]-'0')*10 + int(s[last-1]-'0'), 0}, i, last)
	}
	d, stop, _ := whole(s, last+1)
	if stop-last > 3 || d < 1 || d > 31 || stop < len(s) && (s[stop] == '-' || s[stop] == '.') && stop+1 < len(s) && isDigit(s[stop+1]) {
		return found{}, false
	}
	return sc.day(day{year, month, d}, i, stop)
}

// fromMonth reads on after the number of a month, which ends at byte end: 月,
// and a day.
func (sc *scanner) fromMonth(i int, d day, end int) (found, bool) {
	s := sc.s
	k := gap(s, end)
	if !strings.HasPrefix(s[k:], "月") || starts(s[k:], "月龄", "月子", "月经", "月嫂") != "" {
		return found{}, false
	}
	end = k + len("月")
	at := gap(s, end)
	if n, last, ok := whole(s, at); ok && last-at <= 3*len("三十一") {
		k = gap(s, last)
		if word := starts(s[k:], "日", "号"); word != "" && starts(s[k:], "号线", "号楼", "号店") == "" {
			d.day = max(n, 0)
			if n == 0 {
				d.day = 32
			}
			return sc.day(d, i, k+len(word))
		}
		if isDigit(s[at]) && last-at <= 2 && n > 0 && sc.dayEnds(last) {
			d.day = n
			return sc.day(d, i, last)
		}
	}
	if d.month < 1 || d.month > 12 {
		return found{}, false
	}
	return sc.day(d, i, end+len(starts(s[end:], "份")))
}

// dayEnds reports whether a day of the month may end at byte i without 日:
// 9月30 开售, 9月28–30日, but not 9月30万台.
func (sc *scanner) dayEnds(i int) bool {
	rest := sc.s[gap(sc.s, i):]
	if _, n := connector(rest); n > 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || strings.ContainsRune("，。、；：！？,;!?)）]】\n|（(", r) || starts(rest, dateWords...) != ""
}

// dayOfRange reads the 30日 of 9月28日至30日, in the month of the date before.
func (sc *scanner) dayOfRange(i, n, end int) (found, bool) {
	k := gap(sc.s, end)
	word := starts(sc.s[k:], "日", "号")
	prev := &sc.prev
	if word == "" || prev.Kind != Date || len(prev.Value) < len("--01-01") || !connected(sc.s[prev.End:i]) {
		return found{}, false
	}
	return sc.day(day{0, month(prev.Value), n}, i, k+len(word))
}

// month returns the month of a date with a day.
func month(value string) int {
	m := value[len(value)-5 : len(value)-3]
	return int(m[0]-'0')*10 + int(m[1]-'0')
}

// dateWords are what may follow a day, so that 9.30 before them is one.
var dateWords = []string{"日", "号", "大促", "活动", "当天", "当日", "晚", "早", "上午", "下午", "中午", "凌晨", "起", "前", "开抢", "开售", "开启", "开始",
	"开卖", "开幕", "截止", "截至", "首发", "发布", "上线", "上市", "预售", "直播", "见", "不见不散", "正式", "准时", "至", "到", "零点"}

// short reads 9.30 and 12/9 where the text round it makes a date of them.
func (sc *scanner) short(i, month, end int) (found, bool) {
	s := sc.s
	if end+1 >= len(s) || s[end] != '.' && s[end] != '/' || !isDigit(s[end+1]) || month < 1 || month > 12 {
		return found{}, false
	}
	d, last, ok := whole(s, end+1)
	if !ok || last-end > 3 || d < 1 || d > 31 || last < len(s) && (strings.IndexByte("./:%-", s[last]) >= 0 && last+1 < len(s) && isDigit(s[last+1]) && s[last] != '-' || isLetter(s[last]) || s[last] == '%') {
		return found{}, false
	}
	v := day{0, month, d}
	if v.value() == "" || !sc.aboutDates(i, last, s[end]) {
		return found{}, false
	}
	last += len(starts(s[last:], "日", "号"))
	return sc.day(v, i, last)
}

// aboutDates reports whether what stands round s[i:end] makes a date of it.
func (sc *scanner) aboutDates(i, end int, mark byte) bool {
	s := sc.s
	head := strings.TrimRight(sc.before(i, 30), " ：:（(")
	if finishes(head, "第", "版本", "¥", "$", "评分", "约", "为", "仅") != "" {
		return false
	}
	rest := s[gap(s, end):]
	if starts(rest, "折", "元", "块", "分", "倍", "万", "亿", "米", "寸", "英寸", "%", "杯") != "" {
		return false
	}
	if finishes(head, "截至", "截止", "截止到", "日期", "时间", "定于", "将于", "即日起至", "活动", "大促", "发售", "上市", "直播") != "" {
		return true
	}
	if word := starts(rest, dateWords...); word != "" && word != "至" && word != "到" {
		return true
	}
	if timeFollows(rest) {
		return true
	}
	if sc.prev.Kind == Date && connected(s[sc.prev.End:i]) { // the second of a range
		return true
	}
	_, n := connector(rest)
	return n > 0 && sameShape(rest[n:], mark) && chineseDates(s, i, end)
}

// timeFollows reports whether s begins with 10:00.
func timeFollows(s string) bool {
	n := digitsEnd(s, 0)
	if n < 1 || n > 2 {
		return false
	}
	rest := s[n:]
	c := starts(rest, ":", "：")
	return c != "" && digitsEnd(rest, len(c)) == len(c)+2
}

// sameShape reports whether s begins with a month and a day parted by mark.
func sameShape(s string, mark byte) bool {
	m, end, ok := whole(s, gap(s, 0))
	if !ok || m < 1 || m > 12 || end+1 >= len(s) || s[end] != mark {
		return false
	}
	d, last, ok := whole(s, end+1)
	return ok && d >= 1 && d <= 31 && starts(s[gap(s, last):], "折", "元", "块", "分", "倍", "万", "米", "%") == "" && unitless(s, last)
}

func unitless(s string, i int) bool {
	unit, _ := unitAt(s, i)
	return unit == ""
}

// chineseDates reports whether the sentence round s[i:end] is Chinese and
// speaks of dates.
func chineseDates(s string, i, end int) bool {
	near := s[max(0, i-60):min(len(s), end+60)]
	for _, w := range [...]string{"日期", "时间", "活动", "大促", "期间", "预售", "报名", "截至", "截止", "开售", "直播", "假期", "放假", "档期", "发货", "付款", "尾款", "周"} {
		if strings.Contains(near, w) {
			return true
		}
	}
	return false
}
