package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/provider"
	"onevoice/brandkit/yaml"
)

// manner returns the parts of a kit that say how the brand speaks and what
// holds for all its channels.
func (a *app) manner(k *brandkit.Kit) []section {
	t := k.Typography
	setting := told([][]string{
		{a.say("中英文之间空格", "space between Chinese and Latin"), strconv.FormatBool(t.CJKLatinSpace == nil || *t.CJKLatinSpace)},
		{a.say("引号", "quotes"), t.Quotes}, {a.say("括号", "brackets"), t.Brackets}, {a.say("省略号", "ellipsis"), t.Ellipsis},
	})
	var said, fonts, models [][]string
	for _, s := range k.Statements {
		said = append(said, []string{s.ID, s.Text})
	}
	for _, f := range k.Fonts {
		fonts = append(fonts, []string{f.Family, f.Role, f.File})
	}
	for _, name := range slices.Sorted(maps.Keys(k.LLM.Providers)) {
		models = append(models, []string{name, provider.Shown(k.LLM.Providers[name].BaseURL), k.LLM.Providers[name].Model})
	}
	per := k.LLM.PerMaster
	models = append(models, told([][]string{{a.say("每份母稿最多提问", "questions for one master"), counted(per.Calls)}, {a.say("最多 token", "tokens"), counted(per.Tokens)}, {a.say("最多秒数", "seconds"), counted(per.Seconds)}})...)
	return []section{
		{a.say("口吻", "voice"), a.voice(k.Voice)}, {a.say("排版", "typography"), setting}, {a.say("口径", "statements"), said},
		{a.say("事实", "facts"), values(k.Facts)}, {a.say("按钮用词", "words of buttons"), told([][]string{{strings.Join(k.CTA.Verbs, a.say("、", ", "))}})},
		{a.say("渠道", "channels"), channelRows(k)}, {a.say("审定的图片", "approved pictures"), told([][]string{{strings.Join(k.Approved, " ")}})},
		{a.say("字体", "fonts"), fonts}, {a.say("语言模型", "language models"), models},
	}
}

// voice returns how the brand speaks.
func (a *app) voice(v brandkit.Voice) [][]string {
	and := a.say("、", ", ")
	emoji := v.Emoji.Allow
	if v.Emoji.Max != nil {
		emoji += a.say("，最多 %d 个", ", %d at most", *v.Emoji.Max)
	}
	emoji += prefixed(a.say("，不用在 ", ", not in "), v.Emoji.NotIn, and)
	return told([][]string{
		{a.say("称呼读者", "readers are"), v.Address}, {a.say("自称", "we are"), v.Person},
		{a.say("爱说", "prefers"), strings.Join(v.Tone.Prefer, and)}, {a.say("不说", "avoids"), strings.Join(v.Tone.Avoid, and)},
		{a.say("中文一句最多字数", "characters in a Chinese sentence"), counted(v.Sentence.ZH)}, {a.say("英文一句最多词数", "words in an English sentence"), counted(v.Sentence.EN)},
		{a.say("感叹号连用", "exclamation marks in a row"), counted(v.Exclamation.MaxRun)}, {a.say("每百字感叹号", "exclamation marks in 100 characters"), decimal(v.Exclamation.Per100)},
		{"emoji", strings.TrimPrefix(strings.TrimPrefix(emoji, "，"), ", ")},
		{a.say("像我们的样稿", "samples that sound like us"), strings.Join(v.Samples.On, " ")}, {a.say("不像的样稿", "samples that don't"), strings.Join(v.Samples.Off, " ")},
	})
}

// values returns every value of a part of the kit, with where it stands.
func values(part yaml.Raw) [][]string {
	var out [][]string
	for _, s := range part.Scalars() {
		out = append(out, []string{s.Path, s.Value})
	}
	return out
}

// channelRows returns what the kit says about channels.
func channelRows(k *brandkit.Kit) [][]string {
	var out [][]string
	for _, id := range slices.Sorted(maps.Keys(k.Channels)) {
		for _, s := range k.Channels[id].Scalars() {
			out = append(out, []string{id, s.Path, s.Value})
		}
	}
	return out
}

// counted is a number, "" for 0: not said.
func counted(n int) string { return decimal(float64(n)) }

func decimal(n float64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}
