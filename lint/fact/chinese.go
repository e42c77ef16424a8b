package fact

import "strings"

// numerals reads the fact that begins with the Chinese numeral at byte i. It
// returns where to go on.
func (sc *scanner) numerals(i int) int {
	s := sc.s
	if rest, ok := strings.CutPrefix(s[i:], "百分之"); ok {
		return sc.outOfHundred(i, len(s)-len(rest))
	}
	value, end := chinese(s, i)
	if value == "" {
		return i + len("百")
	}
	for _, try := range [...]func(*scanner, int) (found, bool){(*scanner).date, (*scanner).clock} {
		if f, ok := try(sc, i); ok {
			return sc.add(f)
		}
	}
	f := found{Fact: Fact{Kind: Number, Value: trim(value), Start: i, End: end}, raw: value}
	if _, last := sequence(s, i); last-i > len("八") {
		if sc.zhe(&f) { // 八五折
			return sc.add(f)
		}
		return end // digits said one by one count nothing else
	}
	switch money := sc.currency(&f); {
	case sc.zhe(&f):
	case money || sc.money(&f) && (len(f.Value) > 1 || sc.aboutMoney(f.End)):
		f.Kind = Price
		sc.role(&f)
	case countable(s, &f) && sc.quantity(&f):
		f.Kind = Quantity
	default:
		return end
	}
	return sc.add(f)
}

// outOfHundred reads the number after 百分之.
func (sc *scanner) outOfHundred(i, at int) int {
	at = gap(sc.s, at)
	value, end := "", at
	if at < len(sc.s) && isDigit(sc.s[at]) {
		value, end = decimal(sc.s, at)
	} else if at+3 <= len(sc.s) {
		value, end = chinese(sc.s, at)
		if value == "" && strings.HasPrefix(sc.s[at:], "百") {
			value, end = "100", at+len("百")
		}
	}
	if value == "" {
		return at
	}
	f := found{Fact: Fact{Kind: Percent, Value: trim(value), Start: i, End: end}, raw: value}
	sc.off(&f)
	return sc.add(f)
}

// aboutMoney reports whether 一元 that ends at byte i is money: 二元论 is not.
func (sc *scanner) aboutMoney(i int) bool {
	rest := sc.s[i:]
	for _, r := range rest {
		return !han(r) || starts(rest, "钱", "起", "整", "抢", "购", "秒", "券", "优惠", "包邮", "就", "一", "的") != ""
	}
	return true
}

// countable reports whether a number in Chinese numerals counts what follows:
// the units are fewer than after digits, since 四周 is no four weeks and 一家 no
// one house.
func countable(s string, f *found) bool {
	if f.Value == "1" {
		return false
	}
	rest := s[f.End:]
	unit := starts(rest, "个工作日", "个自然日", "个百分点", "个小时", "个月", "小时", "分钟", "秒钟", "天", "年", "秒", "周", "倍", "家", "盒", "瓶", "袋", "件", "公里", "公斤", "千克",
		"平方米", "毫升", "米", "克", "页", "步", "款", "层", "次", "台", "支")
	switch unit {
	case "":
		return false
	case "周":
		return s[f.Start:f.End] != "四" && starts(rest, "周围", "周边", "周到") == ""
	case "年":
		return starts(rest, "年级", "年前", "年如", "年代") == ""
	case "天":
		return starts(rest, "天下", "天空", "天花") == ""
	}
	return true
}
