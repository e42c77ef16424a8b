package lint

import (
	"slices"
	"strings"
	"sync"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
)

// A Key is something an asset may say about itself, in its front matter or in
// a side file. Other keys are the asset's own business.
type Key struct {
	Name   string   // "campaign.stage" stands below campaign
	Called string   // what Chinese writers call it
	Does   Words    // what it is for, in a line
	Allow  []string // the only values; none is any
	Master bool     // read by adapt
}

var yesno = []string{"true", "false", "yes", "no", "on", "off"}

// Keys returns the keys that onevoice knows, in the order people need them.
// The caller must not change them.
func Keys() []Key { return keys() }

var keys = sync.OnceValue(func() []Key {
	return []Key{
		{Name: "channel", Called: "渠道", Does: Words{ZH: "给哪个渠道，见 `onevoice channels`", EN: "the channel it is for, see `onevoice channels`"}},
		{Name: "sector", Called: "行业", Does: Words{ZH: "行业，比如 `food`、`cosmetics`、`general`", EN: "the sector: `food`, `cosmetics`, `general` …"}, Allow: brandkit.Sectors()},
		{Name: "lang", Called: "语言", Does: Words{ZH: "语言，比如 `zh-CN`；可以是列表", EN: "its language, `zh-CN` say, or a list"}},
		{Name: "commercial", Called: "性质", Does: Words{ZH: "对法律来说是什么：`ad`（默认）、`news`、`ugc`、`notice`、`none`", EN: "what it is to the law: `ad` (the default), `news`, `ugc`, `notice`, `none`"}, Allow: append([]string{"ad", "news", "ugc", "notice", "none"}, yesno...)},
		{Name: "paid", Does: Words{ZH: "收了钱的：`true`", EN: "paid for: `true`"}, Allow: yesno},
		{Name: "link", Does: Words{ZH: "带购买链接：`true`", EN: "leads to a shop: `true`"}, Allow: yesno},
		{Name: "ai_generated", Does: Words{ZH: "用人工智能生成的：`true`", EN: "made with AI: `true`"}, Allow: yesno},
		{Name: "campaign", Called: "活动", Does: Words{ZH: "活动编号，或 `{id, name, stage, owner}`；同一活动的素材互相对照", EN: "the campaign's id, or `{id, name, stage, owner}`: its assets are held against one another"}},
		{Name: "campaign.id", Does: Words{ZH: "活动编号", EN: "its id"}},
		{Name: "campaign.name", Does: Words{ZH: "活动名称", EN: "its name"}},
		{Name: "campaign.stage", Called: "阶段", Does: Words{ZH: "阶段：`awareness`、`consideration`、`conversion`、`action`、`teaser`、`crisis`", EN: "its stage: `awareness`, `consideration`, `conversion`, `action`, `teaser`, `crisis`"}, Allow: []string{"awareness", "consideration", "conversion", "action", "teaser", "crisis"}},
		{Name: "campaign.owner", Does: Words{ZH: "负责人", EN: "whose it is"}},
		{Name: "slot", Called: "位置", Does: Words{ZH: "图片放在哪里：`cover`、`square`、`card`、`body`", EN: "where a picture goes: `cover`, `square`, `card`, `body`"}},
		{Name: "title", Called: "标题", Does: Words{ZH: "标题", EN: "the title"}},
		{Name: "subject", Called: "邮件主题", Does: Words{ZH: "邮件主题", EN: "a mail's subject"}},
		{Name: "preheader", Called: "预览文字", Does: Words{ZH: "邮件的预览文字", EN: "a mail's preheader"}},
		{Name: "digest", Called: "摘要", Does: Words{ZH: "摘要", EN: "a digest"}},
		{Name: "description", Called: "简介", Does: Words{ZH: "简介", EN: "a description"}},
		{Name: "product", Called: "产品", Does: Words{ZH: "产品名，或列表", EN: "the product's name, or a list"}},

		{Name: "subtitle", Called: "副标题", Does: Words{ZH: "副标题", EN: "a second title"}, Master: true},
		{Name: "short_title", Called: "短标题", Does: Words{ZH: "标题放不下时用的短标题", EN: "a title for where the other doesn't fit"}, Master: true},
		{Name: "channels", Does: Words{ZH: "各渠道的标题：`{wechat: {title: …}}`", EN: "titles by channel: `{wechat: {title: …}}`"}, Master: true},
		{Name: "price", Called: "价格", Does: Words{ZH: "价格：一个，或 `{list, launch}`，或按产品列出", EN: "the price: one, or `{list, launch}`, or by product"}, Master: true},
		{Name: "dates", Called: "日期", Does: Words{ZH: "日期：`{launch, start, end}` 等（也可以写 `date`、`time`）", EN: "dates: `{launch, start, end}` and the like (also `date`, `time`)"}, Master: true},
		{Name: "tagline", Called: "标语", Does: Words{ZH: "标语", EN: "the tagline"}, Master: true},
		{Name: "cta", Called: "行动号召", Does: Words{ZH: "按钮：`{text, url}`", EN: "the button: `{text, url}`"}, Master: true},
		{Name: "cta.text", Does: Words{ZH: "按钮上的字", EN: "what it says"}, Master: true},
		{Name: "cta.url", Does: Words{ZH: "按钮通向哪里", EN: "where it leads"}, Master: true},
		{Name: "code", Called: "优惠码", Does: Words{ZH: "优惠码", EN: "a promotion code"}, Master: true},
		{Name: "facts", Called: "事实", Does: Words{ZH: "各渠道都要说对的数：`{seats: 200}`", EN: "numbers that hold in every channel: `{seats: 200}`"}, Master: true},
		{Name: "venue", Called: "地点", Does: Words{ZH: "地点（也可以写 `location`、`place`、`address`）", EN: "the place (also `location`, `place`, `address`)"}, Master: true},
		{Name: "speakers", Called: "嘉宾", Does: Words{ZH: "嘉宾（也可以写 `speaker`）；还有 `host`、`seats`、`quota`、`duration`、`discount`、`offer`、`phone`、`hotline`、`email`", EN: "who speaks (also `speaker`); likewise `host`, `seats`, `quota`, `duration`, `discount`, `offer`, `phone`, `hotline`, `email`"}, Master: true},
		{Name: "images", Called: "图片", Does: Words{ZH: "图片，文件名或 `{file, focus: [0.3, 0.6], keep: true}`：`focus` 是要紧的地方在宽、高的几成处，`keep` 是不许裁切", EN: "its pictures, each a file or `{file, focus: [0.3, 0.6], keep: true}`: `focus` is where what matters is, in shares of width and height, `keep` forbids cutting"}, Master: true},
		{Name: "tone", Called: "语气", Does: Words{ZH: "语气，给人看的", EN: "its tone, for people"}, Master: true},
		{Name: "embargo", Does: Words{ZH: "在此之前不能发布", EN: "not to be published before"}, Master: true},
		{Name: "do_not_disclose", Does: Words{ZH: "各渠道都不能说出去的", EN: "what no channel may tell"}, Master: true},
	}
})

// MeantKey returns the known key that key most likely was meant to be, ""
// where it is one, or the asset's own. A key of one's own is easily near a
// short one, so only one slip counts, two in a long word, and never in the
// first letter.
func MeantKey(key string) string {
	best, most := "", 1
	if len(key) > 9 {
		most = 2
	}
	for _, k := range keys() {
		switch {
		case k.Name == key:
			return ""
		case k.Called == key && key != "", strings.EqualFold(k.Name, key):
			best = k.Name
		case len(key) > 3 && best == "" && key[0] == k.Name[0] && lang.Slips(key, k.Name, most) <= most:
			best = k.Name
		}
	}
	if slices.Contains(likenesses, key) {
		return ""
	}
	return best
}

// likenesses are keys of other people's that look like ours.
var likenesses = []string{"date", "image", "line", "links"}
