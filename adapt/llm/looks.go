package llm

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"onevoice/brandkit/lang"
	"onevoice/lint/words"
)

// A look finds in prose, the words of an answer without its placeholders, what
// was not in the passage's; "" where there is nothing.
type look struct {
	rule string
	sees func(prose, was string) string
	say  lang.Words
}

// looks are what no answer may add, drop or turn round.
var looks = sync.OnceValue(func() []look {
	return []look{
		{"digit", func(prose, _ string) string { return first(prose, anyDigit) }, lang.Words{ZH: "占位符之外不能有数字", EN: "no digit outside placeholders"}},
		{"number", added(numberWord), lang.Words{ZH: "不能自己写数目、折扣和百分比", EN: "no number, discount or percentage in words"}},
		{"day", added(dayWord), lang.Words{ZH: "不能自己写日期", EN: "no date in words"}},
		{"script", foreign, lang.Words{ZH: "有别的文字的字母", EN: "letters of another script"}},
		{"contact", added(contact), lang.Words{ZH: "不能添加网址、邮箱、账号和联系方式", EN: "no address, account or contact"}},
		{"link", func(prose, was string) string { return addedLink(prose) }, lang.Words{ZH: "不能添加网址和邮箱", EN: "no web or mail address"}},
		{"markup", added(markup), lang.Words{ZH: "不能有标记符号", EN: "no markup"}},
		{"meta", added(meta), lang.Words{ZH: "只写改写后的文字，不说别的", EN: "the reworded text alone, nothing about it"}},
		{"orders", added(orders), lang.Words{ZH: "像是写给模型的指令", EN: "it reads like orders to a model"}},
		{"title", added(honoured), lang.Words{ZH: "不能添加人名和机构名", EN: "no new person or company"}},
		{"claim", added(claims), lang.Words{ZH: "不能添加母稿没有的承诺、免费、亲身经历和说法来源", EN: "no promise, gift, experience or source that the master doesn't have"}},
		{"negation", turned, lang.Words{ZH: "否定不能多也不能少", EN: "as many negations as the passage has"}},
		{"condition", bound, lang.Words{ZH: "条件和限制不能多也不能少", EN: "the conditions and limits of the passage, no others"}},
	}
})

func anyDigit(r rune) bool { return unicode.In(r, unicode.Nd, unicode.No, unicode.Nl) || r == '〇' }

func first(s string, is func(rune) bool) string {
	if i := strings.IndexFunc(s, is); i >= 0 {
		for _, r := range s[i:] {
			return string(r)
		}
	}
	return ""
}

// added looks for matches of a pattern that the passage lacks.
func added(pattern func() *regexp.Regexp) func(prose, was string) string {
	return func(prose, was string) string {
		low := strings.ToLower(was)
		for _, m := range pattern().FindAllStringIndex(prose, -1) {
			if w := prose[m[0]:m[1]]; !strings.Contains(low, strings.ToLower(w)) && !idle(prose, m) {
				return w
			}
		}
		return ""
	}
}

func addedLink(prose string) string {
	for i, r := range prose {
		if r == '@' || r == '＠' {
			return "@"
		}
		if r < 0x80 && (i == 0 || prose[i-1] >= 0x80 || prose[i-1] == ' ') {
			if end := max(words.Link(prose, i), words.Mail(prose, i)); end > i {
				return prose[i:end]
			}
		}
	}
	return ""
}

var contact = lazy(`(?i)://|www\.|微\s*信|薇\s*信|威\s*信|公众号|小程序|加\s*(?:我|v\b|vx|微|q)|v\s*x\b|wechat|whatsapp|telegram|line id|q\s*q|抖音号|小红书号|私信|私聊|扫.{0,4}码|二维码|电话|热线|致电|拨打|手机号|邮箱|邮件至|网址|官网|链接|点击|下载|\b(?:call|text|phone|hotline|e-?mail|dm|click|download|visit|scan|website|link)\b`)

var markup = lazy("[*_~`#<>|\\\\{}\\[\\]]|^\\s*[-•·]\\s|【|】|://")

var meta = lazy(`(?i)^(?:好的|好，|当然|没问题|收到|明白|以下|下面是|这是(?:改写|为您|为你)|改写|根据(?:您|你)的|抱歉|很抱歉|对不起，我)|作为(?:一个|一名)?(?:ai|人工智能|语言模型|助手)|语言模型|改写(?:后|如下|版本)|占位符|母稿|原文如下|如需(?:修改|调整)|希望(?:这|对您有帮助)|字数|json|^(?:sure|certainly|of course|okay|here(?:'s| is| are)|below is|as requested|i(?:'m| am) sorry|i can(?:'t|not))\b|\bas an ai\b|language model|\bplaceholders?\b|\breworded\b|\brewritten\b|\bthe passage\b|let me know if`)

// honoured finds people and companies by what they are called.
var honoured = lazy(`\p{Han}{1,4}(?:先生|女士|老师|教授|博士|医生|院士|总裁|经理|主任|专家|集团|公司|大学|研究院|研究所|协会|医院|品牌|旗舰店)|“[^“”]{1,40}”|「[^「」]{1,40}」|『[^『』]{1,40}』|《[^《》]{1,40}》|\b(?:Mr|Mrs|Ms|Dr|Prof|Inc|Ltd|LLC|Corp|Co)\.?\b|"[^"]{2,60}"`)

// claims are what copy likes to add and nobody can prove.
var claims = lazy(`(?i)免费|零元|赠送|赠品|附赠|包邮|包退|退款|退货|保证|承诺|担保|终身|永久|无条件|报销|理赔|获奖|认证|专利|央视|国家级|官方|权威|专家|研究(?:表明|显示|证明)|数据显示|据(?:悉|说|了解|统计|调查)|用户(?:反馈|评价|都说)|好评|销量|热销|爆款|断货|售罄|限量|限时|仅此|独家|首创|首家|首款|唯一|排名|榜首|冠军|全网|全国|全球|世界|史上|最(?:好|佳|强|低|高|大|新|美|优|受|值)|第一|顶级|极致|极品|完美|根治|治愈|治疗|疗效|特效|速效|神器|必买|必入|秒杀|抢购|亲测|实测|我用了|我试了|用了(?:之后|以后)|涨价|降价|打折|优惠|特价|特惠|清仓|\b(?:free|gift|guarantee\w*|warrant\w*|refund\w*|certified|award\w*|patent\w*|clinically|proven|studies|research|experts?|best|top|leading|number one|no\. ?1|exclusive|limited|only today|last chance|sold out|bestsell\w*|lifetime|cure\w*|discount\w*|sale|cheapest|lowest)\b`)

// Words that hold a negation's sign and deny nothing.
var notNot = lazy(`不仅|不但|不断|不过|不管|不论|不如|不禁|不妨|不少|不同|不久|不错|不愧|不由得|不光|不只|不单|差不多|要不要|好不好|能不能|是不是|会不会|想不想|对不起|了不起|非常|除非|无论|无比|无数|无疑|没错|莫过于|特别|分别|区别|类别|级别|性别|辨别|告别|离别|个别|别致|别样|别墅|别人|别的|未来|未必|莫名|夫妻|否则|是否|能否|可否`)

var denies = lazy(`不|没|无|未|非|勿|别|莫|禁|免|拒|否|(?i:\b(?:not|no|never|none|nothing|nobody|without|neither|nor|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|hasn't|haven't|shouldn't|couldn't|wouldn't)\b)`)

// turned compares how often the two deny something.
func turned(prose, was string) string {
	a, b := negations(prose), negations(was)
	if len(a) == len(b) {
		return ""
	}
	if len(a) > 0 {
		return strings.Join(a, " ")
	}
	return strings.Join(b, " ")
}

func negations(s string) []string {
	return denies().FindAllString(notNot().ReplaceAllString(s, "　"), -1)
}

// bonds are the words that bind a promise, by what they do: an answer has a
// word of each kind just where the passage has.
var bonds = sync.OnceValue(func() []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, expr := range [...]string{
		`仅|唯|只(?:限|在|有|剩|能)|限|独家|(?i:\bonly\b|\blimited\b|\bexclusive)`,
		`须|必须|需(?:要|先|凭|在|自|另|持|提)|应当|务必|凭|(?i:\bmust\b|\brequires?\b|\brequired\b|\bneed to\b|\bhave to\b)`,
		`如果|若|假如|倘若|只要|凡|一旦|的话|(?i:\bif\b|\bunless\b|\bprovided\b|\bas long as\b)`,
		`除(?:外|了|非)?|不含|不包括|另计|另收|另付|不适用|不与|不参与|(?i:\bexcept\b|\bexclud|\bnot includ|\bplus shipping\b|\bextra\b)`,
		`前提|为准|有效期|过期|逾期|最终解释|(?i:\bsubject to\b|\bterms\b|\bexpir|\bvalid\b)`,
		`至少|最少|起订|以上|(?i:\bat least\b|\bminimum\b)`,
		`至多|最多|不超过|以内|以下|上限|(?i:\bup to\b|\bat most\b|\bmaximum\b|\bno more than\b)`,
		`可能|或许|也许|大约|大概|约|预计|(?i:\bmay\b|\bmight\b|\babout\b|\bexpected\b|\bapprox)`,
		`部分|有些|某些|个别|(?i:\bsome\b|\bselected\b|\bparticipating\b)`,
		`所有|全部|全场|任何|每(?:一)?个人|人人|(?i:\ball\b|\beveryone\b)`,
	} {
		out = append(out, regexp.MustCompile(expr))
	}
	return out
})

func bound(prose, was string) string {
	for _, re := range bonds() {
		a, b := re.FindString(prose), re.FindString(was)
		if (a == "") != (b == "") {
			return a + b
		}
	}
	return ""
}

// lazy is a pattern that is compiled when first needed.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
