package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/lint/words"
)

// sign returns the sign that r counts as in a reading, and whether writing it
// so is odd: nobody has a reason to, inside a word, but to hide the word. -1
// is a sign that nobody sees.
func sign(r rune) (to rune, odd bool) {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A', false
	case r < 0xAD:
		if r == 0xA0 {
			return ' ', false
		}
		return r, false
	case r == 0xAD: // a soft hyphen, seen only where a line ends
		return -1, true
	case r >= 0x4E00 && r <= 0x9FFF:
		return words.Simple(r), false
	case r >= 0xFF01 && r <= 0xFF5E:
		return sign(r - 0xFF01 + '!')
	case r < 0x250:
		return untoned(r), false
	case r >= 0x3001 && r <= 0x30FF, r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r < 0x205F, r >= 0x2190 && r < 0x2460:
		return r, false
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0x1F3FB && r <= 0x1F3FF: // how an emoji looks
		return -1, false
	case unicode.Is(unicode.Cf, r), r >= 0x300 && r < 0x370, r == 0x2800, r == 0x3164, r == 0x115F:
		return -1, true
	case r == keycap:
		return -1, false // fold sees to it
	case r == 0x3000, r >= 0x2000 && r <= 0x200A, r == 0x202F, r == 0x205F:
		return ' ', false
	}
	if c, ok := dressed(r); ok {
		return c, true
	}
	return unicode.ToLower(r), false
}

// untoned takes the tone off a vowel of pinyin.
func untoned(r rune) rune {
	r = unicode.ToLower(r)
	for _, v := range [...]string{"aāáǎà", "eēéěè", "iīíǐì", "oōóǒò", "uūúǔùǖǘǚǜü"} {
		if strings.ContainsRune(v[1:], r) {
			return rune(v[0])
		}
	}
	return r
}

// keycap is the frame round a digit, a sign of its own after it.
const keycap = 0x20E3

// disguises are signs that look like an ordinary one, each before it.
const disguises = "ⅴvⅤvⅹxⅩxνvχxхxоoаaеeсcрpＶv㈠一㈡二㈢三㈣四㈤五㈥六㈦七㈧八㈨九㈩十㊀一㊁二㊂三㊃四㊄五㊅六㊆七㊇八㊈九㊉十" +
	"㊊月㊋火㊌水㊍木㊎金㊏土㊐日㊑株㊒有㊓社㊔名㊕特㊖财㊗祝㊘劳㊙秘㊚男㊛女㊜适㊝优㊞印㊟注㊠项㊡休㊢写㊣正㊤上㊥中㊦下㊧左㊨右㊩医㊪宗㊫学㊬监㊭企㊮资㊯协㊰夜" +
	"🈚无🈯指🈲禁🈵满🈴合🈳空🈶有🈷月🈸申🈹割🈺营🉐得🉑可⺅亻⺡氵⺘扌⺖忄⻌辶⺾艹⻏阝⺩王⺼月⻊足⺮竹"

// dressed returns the letter, digit or character in a sign that dresses it:
// in a circle, in brackets, in bold, as a radical.
func dressed(r rune) (rune, bool) {
	switch n := enclosed(r); {
	case n >= 0 && n < 10:
		return '0' + rune(n), true
	case n > 9:
		return '1', true // and more: see enclosed
	case r >= 0x249C && r <= 0x24B5:
		return 'a' + r - 0x249C, true
	case r >= 0x24B6 && r <= 0x24E9:
		return 'a' + (r-0x24B6)%26, true
	case r >= 0x1D400 && r <= 0x1D6A3:
		return 'a' + (r-0x1D400)%26, true
	case r >= 0x1F110 && r <= 0x1F189 && (r-0x1F110)%32 < 26:
		return 'a' + (r-0x1F110)%32, true
	case r >= 0x2F00 && r <= 0x2FD5:
		return words.Simple(radical(int(r - 0x2F00))), true
	case r < 0x370 || r >= 0x500 && r < 0x2100 || words.IsHan(r):
		return r, false
	}
	_, as, found := strings.Cut(disguises, string(r))
	c, _ := utf8.DecodeRuneInString(as)
	if !found {
		return r, false
	}
	return c, true
}

// runs are where numbers in circles, brackets and the like begin: the first
// sign, how many there are, and the first number.
var runs = [...][3]rune{
	{0x2460, 20, 1}, {0x2474, 20, 1}, {0x2488, 20, 1}, {0x24EA, 1, 0}, {0x24EB, 10, 11}, {0x24F5, 10, 1}, {0x24FF, 1, 0},
	{0x2776, 10, 1}, {0x2780, 10, 1}, {0x278A, 10, 1}, {0x3251, 15, 21}, {0x1F10B, 2, 0},
	{0x1D7CE, 10, 0}, {0x1D7D8, 10, 0}, {0x1D7E2, 10, 0}, {0x1D7EC, 10, 0}, {0x1D7F6, 10, 0},
}

// enclosed returns the number in a sign that encloses one; -1 where r is none.
func enclosed(r rune) int {
	if r < 0x2460 {
		return -1
	}
	for _, n := range runs {
		if r >= n[0] && r < n[0]+n[1] {
			return int(r - n[0] + n[2])
		}
	}
	return -1
}

// radicals are the characters that the 214 Kangxi radicals look like: text
// copied from some PDF files is full of them.
const radicals = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬" +
	"玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠"

func radical(n int) rune {
	r := []rune(radicals)
	return r[min(n, len(r)-1)]
}
