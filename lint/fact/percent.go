package fact

import "strings"

// threshold reads the rest of 满300减50.
func (sc *scanner) threshold(f *found) bool {
	s := sc.s
	head := sc.before(f.Start, 12)
	man := finishes(strings.TrimRight(head, " ¥"), "每满", "满")
	if man == "" {
		return false
	}
	at := gap(s, f.End)
	at = gap(s, at+len(starts(s[at:], "元")))
	minus := starts(s[at:], "立减", "减", "省", "返", "优惠")
	off, end := decimal(s, len(s)-len(strings.TrimLeft(s[at+len(minus):], " ¥")))
	if minus == "" || off == "" {
		return false
	}
	if unit := gap(s, end); strings.HasPrefix(s[unit:], "元") {
		end = unit
	}
	end += len(starts(s[end:], "元"))
	start := f.Start - len(head) + strings.LastIndex(head, man)
	f.Fact = Fact{Kind: Discount, Value: f.Value + "-" + trim(off), Unit: "CNY", Start: start, End: end}
	return true
}

// zhe reads 折 after the number: 8折 leaves 80 of 100 to pay, 85折 85.
func (sc *scanner) zhe(f *found) bool {
	at := gap(sc.s, f.End)
	if at-f.End > 1 || starts(sc.s[at:], "折") == "" || f.scale != 0 ||
		starts(sc.s[at+len("折"):], "叠", "页", "线", "射", "合", "扇", "纸") != "" {
		return false
	}
	left := paid(f.Value)
	if !less(left, "99.9") {
		return false
	}
	f.Kind, f.Value, f.End = Discount, left, at+len("折")
	return true
}

// paid returns what is left to pay of 100 at so many 折: 8 and 80 are 80, 8.5 is
// 85.
func paid(value string) string {
	if less(value, "9.99") {
		return shift(value, 1)
	}
	return value
}

// percent reads % or percent after the number, and off after that.
func (sc *scanner) percent(f *found) bool {
	s := sc.s
	at := gap(s, f.End)
	word := starts(s[at:], "%", "percentage point", "percent", "per cent")
	if word == "" || at-f.End > 1 || word == "percentage point" {
		return false
	}
	f.Kind, f.End = Percent, at+len(word)
	sc.off(f)
	return true
}

// off makes a discount of a percentage that is taken off.
func (sc *scanner) off(f *found) {
	s := sc.s
	head := strings.ToLower(strings.TrimRight(sc.before(f.Start, 20), " "))
	tail := gap(s, f.End)
	end := tail + len("off")
	after := tail > f.End && end <= len(s) && strings.EqualFold(s[tail:end], "off") && (end == len(s) || !isLetter(s[end]))
	if !after && finishes(head, "save", "立减", "直降", "立省", "优惠") == "" {
		return
	}
	left, ok := fromHundred(f.Value)
	if !ok {
		return
	}
	f.Kind, f.Value = Discount, left
	if after {
		f.End = end
	}
}
