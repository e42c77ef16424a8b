package fact

import "strings"

// clock reads a time that begins with the digit or numeral at byte i: 10:00,
// 上午10点, 晚上8点半, 20时, 8 p.m.
func (sc *scanner) clock(i int) (found, bool) {
	hour, end, ok := whole(sc.s, i)
	if !ok || hour > 24 || isDigit(sc.s[i]) && end-i > 2 {
		return found{}, false
	}
	t := moment{hour: hour, end: end}
	switch {
	case isDigit(sc.s[i]) && t.colon(sc.s, end):
		if sc.ratio(i, t.end) {
			return found{}, false
		}
	case isDigit(sc.s[i]) && t.letters(sc.s, end):
	case t.said(sc, i, end):
	default:
		return found{}, false
	}
	return sc.moment(i, t)
}

// A moment is a time of day as it is said.
type moment struct {
	hour, minute, second, end int
	half                      byte // 'a' before noon, 'p' after it, 0 not said
	seconds                   bool
}

// moment makes the fact of a time, with the part of the day before it.
func (sc *scanner) moment(i int, t moment) (found, bool) {
	f := found{Fact: Fact{Kind: Time, Start: i, End: t.end}}
	head := sc.before(i, 20)
	bare := strings.TrimRight(head, " \u00a0")
	part := finishes(bare, dayParts...)
	switch part {
	case "":
	case "上午", "早上", "清晨", "早晨", "今早", "明早", "凌晨", "早", "a.m.", "AM":
		t.half = 'a'
	case "中午":
		if t.hour < 10 {
			t.half = 'p'
		}
	default:
		t.half = 'p'
	}
	if part != "" {
		f.Start -= len(head) - len(bare) + len(part)
	}
	if t.half == 0 && t.hour < 12 { // 晚上8:00–10:00
		prev := &sc.prev
		if prev.evening && connected(sc.s[prev.End:i]) && two(t.hour+12) > prev.Value[:2] {
			t.half = 'p'
		}
	}
	night := part != "" && part != "中午" && part != "下午" && t.half == 'p'
	switch {
	case t.half == 'p' && t.hour < 12:
		t.hour += 12
		f.evening = true
	case night && t.hour == 12: // 晚上12点
		t.hour = 24
	case t.half == 'a' && t.hour == 12:
		t.hour = 0
	}
	if t.hour == 24 && t.minute+t.second > 0 {
		return found{}, false
	}
	f.Value = two(t.hour) + ":" + two(t.minute)
	if t.seconds {
		f.Value += ":" + two(t.second)
	}
	return f, true
}

// two writes a number of at most two digits with two.
func two(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }

// dayParts are what is said before a time; the longer of two that end alike
// first.
var dayParts = []string{"上午", "早上", "清晨", "早晨", "今早", "明早", "凌晨", "中午", "下午", "傍晚", "今晚", "明晚", "当晚", "晚上", "晚间", "夜里", "夜间", "深夜", "午后", "早", "晚"}

// colon reads the rest of 10:00 and 10:00:30, and what follows it.
func (t *moment) colon(s string, i int) bool {
	c := starts(s[i:], ":", "：")
	at := i + len(c)
	if c == "" || digitsEnd(s, at) != at+2 || s[at] > '5' {
		return false
	}
	t.minute, t.end, _ = whole(s, at)
	if t.end+2 < len(s) && s[t.end] == ':' {
		if at = t.end + 1; digitsEnd(s, at) != at+2 || s[at] > '5' {
			return false
		}
		t.second, t.end, _ = whole(s, at)
		t.seconds = true
	}
	if t.end+1 < len(s) && (s[t.end] == ':' || s[t.end] == '.') && isDigit(s[t.end+1]) {
		return false
	}
	t.letters(s, t.end)
	return true
}

// letters reads a.m. and p.m.
func (t *moment) letters(s string, i int) bool {
	at := gap(s, i)
	if at-i > 1 || t.hour > 12 || t.hour == 0 {
		return false
	}
	word := starts(s[at:], "a.m.", "p.m.", "A.M.", "P.M.", "a.m", "p.m", "am", "pm", "AM", "PM")
	end := at + len(word)
	if word == "" || end < len(s) && (isLetter(s[end]) || isDigit(s[end])) {
		return false
	}
	t.half, t.end = word[0]|0x20, end
	return true
}

// ratio reports whether s[i:end] is 16:10 of a picture or the score of a game.
func (sc *scanner) ratio(i, end int) bool {
	head := strings.TrimRight(sc.before(i, 24), " ：:为是的")
	tail := sc.s[gap(sc.s, end):]
	return finishes(head, "比例", "比分", "画幅", "宽高比", "长宽比", "比率", "画面", "ratio", "score", ":") != "" ||
		starts(tail, "比例", "画幅", "的比例", "宽屏", "屏幕", "竖屏", "横屏", "竖版", "横版", "ratio", "aspect") != ""
}

// said reads the rest of 8点半, 10点15分, 20时 where the words round it make a
// time of it: 3点建议 is none.
func (t *moment) said(sc *scanner, i, end int) bool {
	s := sc.s
	at := gap(s, end)
	word := starts(s[at:], "点钟", "点整", "点", "时整", "时")
	if word == "" || at-end > 1 || word == "时" && starts(s[at:], "时候", "时间", "时尚", "时代", "时刻", "时段", "时长") != "" {
		return false
	}
	t.end = at + len(word)
	more := t.minutes(s, word)
	switch {
	case more || word != "点" && word != "时":
		return true
	case finishes(strings.TrimRight(sc.before(i, 12), " "), append(dayParts, "每天", "每日", "日", "号", "今天", "明天", "当天")...) != "":
		return true
	case sc.prev.Kind == Date && gap(s, sc.last()) == i || sc.prev.Kind == Time && connected(s[sc.last():i]):
		return true
	}
	rest := s[gap(s, t.end):]
	if starts(rest, "起", "前", "开始", "开抢", "开售", "开播", "开卖", "准时", "之前", "之后", "后截止", "截止", "结束", "上线", "发布") != "" {
		return true
	}
	_, n := connector(rest)
	if n == 0 {
		return false
	}
	_, last, ok := whole(rest, gap(rest, n))
	return ok && starts(rest[last:], word) != ""
}

// minutes reads 半, 一刻 and 15分 after the hour.
func (t *moment) minutes(s, word string) bool {
	rest := s[t.end:]
	switch starts(rest, "半", "一刻", "三刻") {
	case "半":
		if starts(rest, "半价", "半折") != "" {
			return false
		}
		t.minute, t.end = 30, t.end+len("半")
		return true
	case "一刻":
		t.minute, t.end = 15, t.end+len("一刻")
		return true
	case "三刻":
		t.minute, t.end = 45, t.end+len("三刻")
		return true
	}
	n, end, ok := whole(s, gap(s, t.end))
	if !ok || n > 59 {
		return false
	}
	at := gap(s, end)
	if starts(s[at:], "分") == "" || starts(s[at:], "分钟") != "" {
		return false
	}
	t.minute, t.end = n, at+len("分")
	return true
}
