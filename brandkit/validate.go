package brandkit

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/provider"
)

// A validator holds a decoded kit to what types can't say.
type validator struct {
	kit  *Kit
	errs []*lang.Error
}

func (v *validator) no(path string, what, hint lang.Words) {
	v.errs = append(v.errs, v.kit.Mistake(path, what, hint))
}

func at(format string, args ...any) string { return fmt.Sprintf(format, args...) }

func (v *validator) all() {
	k := v.kit
	if k.Version != 1 && k.Version != 0 {
		v.no("onevoice", lang.F("不认识版本 %d 的品牌包", "version %d of the kit isn't known", k.Version),
			lang.F("写 onevoice: 1，或升级 onevoice", "write onevoice: 1, or get a newer onevoice"))
	}
	v.named()
	v.numbers()
	v.palette()
	v.dates()
	v.twice()
	v.terms()
	v.emoji()
	v.channelNames()
	v.channels()
	v.providers()
	v.files()
	v.typed()
}

// named wants a name for the brand, unless the brand is wrong anyway.
func (v *validator) named() {
	if v.kit.Brand.ZH != "" || v.kit.Brand.EN != "" {
		return
	}
	e := v.kit.Mistake("brand", lang.F("品牌没有名字", "the brand has no name"), lang.F("写成 brand: {zh: 中文名, en: English name}", "write brand: {en: Its name}"))
	if e.Line > 0 && !slices.ContainsFunc(v.errs, func(o *lang.Error) bool { return o.Line == e.Line }) {
		v.errs = append(v.errs, e)
	}
}

// numbers holds shares and counts to what they can be.
func (v *validator) numbers() {
	k := v.kit
	from0 := func(path string, n float64) {
		if n < 0 {
			v.no(path, lang.F("%s 不能是负数", "%s can't be negative", path[strings.LastIndexByte(path, '.')+1:]), lang.F("写 0 或正数", "write 0 or more"))
		}
	}
	from0("llm.per_master.calls", float64(k.LLM.PerMaster.Calls))
	from0("llm.per_master.tokens", float64(k.LLM.PerMaster.Tokens))
	from0("llm.per_master.seconds", float64(k.LLM.PerMaster.Seconds))
	from0("voice.sentence.zh", float64(k.Voice.Sentence.ZH))
	from0("voice.sentence.en", float64(k.Voice.Sentence.EN))
	from0("voice.exclamation.max_run", float64(k.Voice.Exclamation.MaxRun))
	from0("voice.exclamation.per_100", k.Voice.Exclamation.Per100)
	if k.Voice.Emoji.Max != nil {
		from0("voice.emoji.max", float64(*k.Voice.Emoji.Max))
	}
	for i, c := range k.Palette {
		from0(at("palette.%d.delta_e", i), c.DeltaE)
	}
	for i, l := range k.Logos {
		from0(at("logos.%d.clear", i), l.Clear)
		if l.MinWidth < 0 || l.MinWidth > 1 {
			v.no(at("logos.%d.min_width", i), lang.F("min_width 是占画面宽度的比例，从 0 到 1", "min_width is a share of the picture's width, from 0 to 1"),
				lang.F("12% 写成 0.12", "write 0.12 for 12%"))
		}
	}
}

func (v *validator) palette() {
	for i, c := range v.kit.Palette {
		if c.Hex != "" && !hexColor(c.Hex) {
			v.no(at("palette.%d.hex", i), lang.F("「%s」不是颜色", "“%s” is no colour", c.Hex), hexHint(c.Hex))
		}
	}
}

func hexColor(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

// hexHint shows the colour as it should be written, where that can be told.
func hexHint(s string) lang.Words {
	s = strings.TrimLeft(strings.Trim(s, "“”‘’'\" "), "#＃")
	if len(s) == 3 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	if !hexColor("#" + s) {
		s = "0B5FFF"
	}
	return lang.F("写成 # 加六位十六进制数，放在半角引号里：\"#%s\"", "write # and six hex digits in straight quotes: \"#%s\"", s)
}

func (v *validator) dates() {
	for i, e := range v.kit.Evidence {
		if _, err := time.Parse(time.DateOnly, e.Expires); e.Expires != "" && err != nil {
			v.no(at("evidence.%d.expires", i), lang.F("「%s」不是一个日期", "“%s” is no date", e.Expires),
				lang.F("写成 2026-12-31", "write it like 2026-12-31"))
		}
	}
}

// twice finds what may be said once only.
func (v *validator) twice() {
	k := v.kit
	seen := map[string]string{}
	once := func(list, key string, i int, value string) {
		path := at("%s.%d.%s", list, i, key)
		if first, is := seen[list+"\x00"+value]; is && value != "" {
			v.no(path, lang.F("「%s」写了两次，第一次在第 %d 行", "“%s” is listed twice, first on line %d", value, v.kit.Mistake(first, lang.Words{}, lang.Words{}).Line),
				lang.F("留下一个", "keep one"))
			return
		}
		seen[list+"\x00"+value] = path
	}
	for i, n := range k.Names {
		once("names", "text", i, n.Text)
	}
	for i, t := range k.Taglines {
		once("taglines", "text", i, t.Text)
	}
	for i, s := range k.Statements {
		once("statements", "id", i, s.ID)
	}
	for i, c := range k.Competitors {
		once("competitors", "name", i, c.Name)
	}
	for i, e := range k.Evidence {
		once("evidence", "id", i, e.ID)
	}
}

// terms finds a word that is wanted and unwanted in one breath, and one that
// is unwanted twice.
func (v *validator) terms() {
	type word struct{ text, lang, channels string }
	first := map[word]string{}
	for i, t := range v.kit.Terms {
		for j, not := range t.Not {
			path := at("terms.%d.not.%d", i, j)
			w := word{not, t.Lang, strings.Join(t.Channels, " ")}
			if not == "" {
				continue
			} else if not == t.Say {
				v.no(path, lang.F("「%s」既是要用的词，又是不用的词", "“%s” is both the word to say and one not to say", not),
					lang.F("从 not 里去掉它", "take it out of not"))
			} else if was, twice := first[w]; twice {
				v.no(path, lang.F("「%s」已经在第 %d 行写过", "“%s” is already on line %d", not, v.kit.Mistake(was, lang.Words{}, lang.Words{}).Line),
					lang.F("两条合成一条", "make the two one"))
			}
			first[w] = path
		}
	}
}

func (v *validator) emoji() {
	allow := v.kit.Voice.Emoji.Allow
	if allow != "all" && allow != "none" && strings.ContainsFunc(allow, unicode.IsLetter) {
		v.no("voice.emoji.allow", lang.F("「%s」里有文字", "“%s” holds letters", allow),
			lang.F("写 all（都可以）、none（不用），或直接写出可用的表情", "write all, none, or the emoji themselves"))
	}
}

// channelNames holds the channels that taglines and terms name to those known.
func (v *validator) channelNames() {
	known := v.kit.ChannelIDs()
	check := func(path string, ids []string) {
		for i, id := range ids {
			if id != "" && !slices.Contains(known, id) {
				e := channel.Unknown(id, known)
				v.no(at("%s.channels.%d", path, i), e.What, e.Hint)
			}
		}
	}
	for i, t := range v.kit.Taglines {
		check(at("taglines.%d", i), t.Channels)
	}
	for i, t := range v.kit.Terms {
		check(at("terms.%d", i), t.Channels)
	}
}

// channels checks what the kit says about channels without making them: only
// those of the files at hand are made, later.
func (v *validator) channels() {
	for _, id := range slices.Sorted(maps.Keys(v.kit.Channels)) {
		raw := v.kit.Channels[id]
		var own channel.Spec
		v.errs = append(v.errs, lang.All(raw.Decode(&own))...)
		for i, f := range own.Forbid {
			if _, err := regexp.Compile(f.Pattern); err != nil {
				v.errs = append(v.errs, raw.Mistake(at("forbid.%d.pattern", i), lang.F("正则表达式有误", "the regular expression is wrong"),
					lang.F("语法见 https://go.dev/s/re2syntax", "its syntax is at https://go.dev/s/re2syntax")))
			}
		}
		if _, err := v.kit.lineage(id); err != nil {
			v.errs = append(v.errs, lang.All(err)...)
		}
	}
}

// providers holds the kit's language models to what can be sent. A kit comes
// from elsewhere often enough: it may neither send what is meant for a known
// provider to another address, nor ask for any secret but one of onevoice's.
func (v *validator) providers() {
	for _, id := range slices.Sorted(maps.Keys(v.kit.LLM.Providers)) {
		p, path := v.kit.LLM.Providers[id], "llm.providers."+id
		if _, known := provider.BuiltIn()[id]; known {
			v.errs = append(v.errs, v.kit.Misnamed(path, lang.F("%s 是内置的，品牌包不能改它", "%s is built in: a kit can't change it", id),
				lang.F("换一个名字；要换地址，用环境变量 ONEVOICE_LLM_BASE_URL", "choose another name; to change an address set ONEVOICE_LLM_BASE_URL")))
		}
		if p.Key != "" && !strings.HasPrefix(p.Key, provider.Prefix) {
			v.no(path+".key", lang.F("品牌包只能用 %s 开头的变量", "a kit may only ask for variables that begin with %s", provider.Prefix),
				lang.F("比如 %sACME_KEY", "such as %sACME_KEY", provider.Prefix))
		}
		switch key, why := p.Wrong(); {
		case why.Empty():
		case key == "":
			v.errs = append(v.errs, v.kit.Misnamed(path, why, provider.Like()))
		default:
			v.no(path+"."+key, why, provider.Like())
		}
	}
}
