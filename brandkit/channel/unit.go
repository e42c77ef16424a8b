package channel

import "onevoice/brandkit/lang"

// UnitName returns what a unit of Count is called when a number stands before
// it: "64 字", "64 characters".
func UnitName(unit string) lang.Words {
	if w, ok := unitNames[unit]; ok {
		return w
	}
	return lang.Same(unit)
}

var unitNames = map[string]lang.Words{
	"rune":            {ZH: "字", EN: "characters"},
	"grapheme":        {ZH: "字", EN: "characters"},
	"utf16":           {ZH: "字（按 UTF-16 计）", EN: "UTF-16 units"},
	"byte_utf8":       {ZH: "字节", EN: "bytes"},
	"byte_gbk":        {ZH: "字节（按 GBK 计）", EN: "GBK bytes"},
	"file_byte":       {ZH: "字节的文件", EN: "bytes of file"},
	"cjk1_latin_half": {ZH: "字（字母数字算半个）", EN: "characters (Latin counts half)"},
	"xhs":             {ZH: "字（小红书计法：字母数字算半个）", EN: "characters (Xiaohongshu's count: Latin is half)"},
	"gads":            {ZH: "个单位（汉字算两个）", EN: "units (Han counts two)"},
	"twitter":         {ZH: "个单位（汉字算两个）", EN: "units (Han counts two)"},
	"sms_parts":       {ZH: "条短信", EN: "text message parts"},
	"word":            {ZH: "词", EN: "words"},
	"html_char":       {ZH: "个 HTML 字符", EN: "characters of HTML"},
	"html_byte":       {ZH: "字节的 HTML", EN: "bytes of HTML"},
	"second":          {ZH: "秒", EN: "seconds"},
	"count":           {ZH: "个", EN: "in number"},
}
