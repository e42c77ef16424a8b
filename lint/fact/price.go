package fact

import (
	"strings"
	"unicode/utf8"
)

// currency takes the sign or word of money before the number.
func (sc *scanner) currency(f *found) bool {
	word := sc.currencyBefore(f.Start)
	if word == "" {
		return false
	}
	head := sc.before(f.Start, 20)
	f.Start -= len(head) - strings.LastIndex(head, word)
	f.Unit = currencyOf(word)
	return true
}

// currencyBefore returns the sign or word of money that stands before byte i.
func (sc *scanner) currencyBefore(i int) string {
	head := strings.TrimRight(sc.before(i, 20), " \u00a0")
	return finishes(head, "HK$", "US$", "¥", "$", "€", "£", "RMB", "CNY", "USD", "EUR", "GBP", "HKD", "人民币", "rmb", "Rmb")
}

// currencyWord returns the end of RMB, US$ and the like before a number.
func currencyWord(s string, i int) int {
	word := starts(s[i:], "RMB", "CNY", "USD", "EUR", "GBP", "HKD", "HK$", "US$", "rmb", "Rmb")
	end := gap(s, i+len(word))
	if word == "" || end-i-len(word) > 1 || end >= len(s) || !isDigit(s[end]) && starts(s[end:], "¥", "$") == "" {
		return i
	}
	return i + len(word)
}

func currencyOf(word string) string {
	switch word {
	case "$", "US$", "USD", "美元", "美金", "dollars", "dollar":
		return "USD"
	case "€", "EUR", "欧元", "euros", "euro":
		return "EUR"
	case "£", "GBP", "英镑":
		return "GBP"
	case "HK$", "HKD", "港元", "港币":
		return "HKD"
	case "日元":
		return "JPY"
	}
	return "CNY"
}

// money takes the word of money after the number: 元, 块, dollars.
func (sc *scanner) money(f *found) bool {
	s := sc.s
	at := gap(s, f.End)
	if at-f.End > 1 {
		return false
	}
	word := starts(s[at:], "元", "圆", "块钱", "块", "人民币", "美元", "美金", "欧元", "英镑", "港元", "港币", "日元",
		"RMB", "CNY", "USD", "EUR", "GBP", "HKD", "yuan", "dollars", "dollar", "euros", "euro")
	end := at + len(word)
	switch word {
	case "":
		return false
	case "元":
		if starts(s[end:], "素", "宵", "旦", "件", "组", "首", "老", "论") != "" {
			return false
		}
	case "圆", "块":
		if r, _ := utf8.DecodeRuneInString(s[end:]); len(f.Value) < 2 || han(r) && starts(s[end:], "起", "包", "到", "就", "拿", "抢", "购", "优", "的") == "" {
			return false // three pieces of cake
		}
	default:
		if isLetter(word[0]) && end < len(s) && isLetter(s[end]) {
			return false
		}
	}
	if unit := currencyOf(word); f.Unit == "" || f.Unit == unit { // ¥199元 says it twice
		f.Unit, f.End = unit, end
	}
	return true
}

// bare makes a price of a number that stands right after 到手价, 立减 and the like.
func (sc *scanner) bare(f *found) bool {
	head := strings.TrimRight(sc.before(f.Start, 30), " ：:为是仅")
	price := finishes(head, "价", "价格", "仅售", "售", "只要", "只需", "仅需", "低至", "定金", "订金") != "" && finishes(head, "评价", "代价", "出售", "销售") == ""
	off := finishes(head, "立减", "直降", "立省", "减", "省", "抵", "优惠") != "" && finishes(head, "加减") == ""
	price = price || starts(sc.s[gap(sc.s, f.End):], "包邮") != ""
	if !price && !off || len(f.raw) < 2 || f.Sign != "" {
		return false
	}
	f.Kind, f.Unit = Price, "CNY"
	sc.role(f)
	return true
}

func han(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// role tells what a price is from the words round it: those before it in its
// clause first, the nearest of them; else those right after.
func (sc *scanner) role(f *found) {
	head := sc.s[max(0, f.Start-60):f.Start]
	if end := sc.priceEnd(f.Start - len(head)); end > 0 { // its words are its own
		head = sc.s[max(f.Start-len(head), min(end, f.Start)):f.Start]
	}
	if k := strings.LastIndexAny(head, "，,。；;！!？?\n"); k >= 0 {
		_, w := utf8.DecodeRuneInString(head[k:])
		head = head[k+w:]
	}
	if f.Role = nearest(strings.ToLower(head)); f.Role != "" {
		return
	}
	tail := sc.s[gap(sc.s, f.End):]
	switch {
	case starts(tail, "定金", "订金", "的定金", "deposit") != "":
		f.Role = "deposit"
	case starts(tail, "到手", "拿下", "包邮") != "":
		f.Role = "pay"
	case starts(tail, "off", "优惠", "立减", "券", "代金券", "红包", "discount") != "":
		f.Role = "off"
	}
}

// priceEnd returns where the last price ends, if it ends behind byte from; else 0.
func (sc *scanner) priceEnd(from int) int {
	if sc.prev.Kind == Price {
		return sc.prev.End
	}
	for k := len(sc.out) - 1; k >= 0 && sc.out[k].End > from; k-- {
		if sc.out[k].Kind == Price {
			return sc.out[k].End
		}
	}
	return 0
}

// roleWords are what is said before a price, by what it makes of it.
var roleWords = [...]struct {
	role string
	says []string
}{
	{"was", []string{"原价", "日常价", "吊牌价", "划线价", "定价", "市场价", "门市价", "专柜价", "参考价", "零售价", "平时", "was ", "list price", "regular", "usually", "originally", "rrp", "msrp"}},
	{"deposit", []string{"定金", "订金", "deposit"}},
	{"off", []string{"立减", "直降", "立省", "减", "省", "抵", "优惠", "券", "save", "off", "discount"}},
	{"pay", []string{"价", "售", "券后", "到手", "只要", "只需", "仅需", "低至", "now", "only", "just", "for", "at", "price"}},
}

// nearest returns the role that the last word of head gives; of two words that
// end together the longer one.
func nearest(head string) string {
	role, end, size := "", -1, 0
	for _, group := range roleWords {
		for _, w := range group.says {
			if k := strings.LastIndex(head, w); k >= 0 && (k+len(w) > end || k+len(w) == end && len(w) > size) && apart(head, k, w) {
				role, end, size = group.role, k+len(w), len(w)
			}
		}
	}
	return role
}

// apart reports whether the word w at byte k of head is a word of its own:
// "at" is not in "great", 减 not in 减少.
func apart(head string, k int, w string) bool {
	rest := head[k+len(w):]
	switch {
	case (w == "at" || w == "for") && strings.TrimSpace(rest) != "":
		return false // at a cost of roughly
	case w == "减" || w == "省" || w == "抵":
		return starts(rest, "少", "脂", "肥", "心", "时", "达", "份", "城") == ""
	case !isLetter(w[0]):
		return true
	}
	return (k == 0 || !isLetter(head[k-1])) && (rest == "" || !isLetter(rest[0]))
}
