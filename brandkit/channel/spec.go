// Package channel holds what each channel allows and expects, as data: one
// YAML file a channel, embedded here, which a kit overrides by id.
package channel

import "onevoice/brandkit/lang"

// A Spec is one channel. Every limit carries its source and how sure it is.
type Spec struct {
	ID        string           `yaml:"id"`
	Name      lang.Words       `yaml:"name"`
	Archetype string           `yaml:"archetype" allow:"article_html email note cards script fields document"`
	Extends   string           `yaml:"extends"` // the id of a spec this one starts from
	Langs     []string         `yaml:"langs"`
	Checked   string           `yaml:"checked"` // the month its numbers were looked up: 2026-11
	Author    string           `yaml:"author"`  // an article's author, a mail's sender; default: the brand
	Fields    map[string]Field `yaml:"fields"`  // title subject preheader digest body topics description author source_url from_name …
	Blocks    Blocks           `yaml:"blocks"`
	Links     Links            `yaml:"links"`
	HTML      HTML             `yaml:"html"`
	Images    Images           `yaml:"images"`
	Cards     Cards            `yaml:"cards"`
	Canvas    Canvas           `yaml:"canvas"`
	Hashtag   string           `yaml:"hashtag"` // how a topic is written, {t} its word: "#{t}", "#{t}#"
	Script    Script           `yaml:"script"`
	Forbid    []Forbid         `yaml:"forbid"`
	Require   []string         `yaml:"require"` // unsubscribe postal_address text_part …
	Logo      string           `yaml:"logo" allow:"allowed required avoid"`
	Emoji     *int             `yaml:"emoji"` // most emoji a variant carries; nil is no limit
	Track     Track            `yaml:"track"`
	Mail      Mail             `yaml:"mail"`
	Output    []Output         `yaml:"output"` // in the order they are written
}

// A Field is one thing the channel asks for.
type Field struct {
	Required bool     `yaml:"required"`
	Limits   []Limit  `yaml:"limits"`
	Advise   Range    `yaml:"advise"`                  // what works, not what is refused
	Prefix   string   `yaml:"prefix"`                  // what it must begin with in the cn market: 【广告】
	Or       []string `yaml:"or"`                      // beginnings that do as well as Prefix: AD
	Suffix   string   `yaml:"suffix"`                  // what it must end with: 拒收请回复R
	From     string   `yaml:"from" allow:"title copy"` // what of a master fills it in a form; default: copy
	Count    Range    `yaml:"count"`                   // how many of it a form takes; default: one
}

// A Limit is a number the platform holds a field to, by its own way of
// counting. Limits with Sure C or D may only warn.
type Limit struct {
	Max      int    `yaml:"max"` // 0 means none
	Min      int    `yaml:"min"`
	Unit     string `yaml:"unit" allow:"rune grapheme utf16 byte_utf8 byte_gbk cjk1_latin_half xhs gads twitter sms_parts word html_char html_byte second count file_byte"`
	Severity string `yaml:"severity" allow:"error warning info"`
	Route    string `yaml:"route"` // api, editor, app: where it holds; "" is everywhere
	Sure     string `yaml:"sure" allow:"A B C D"`
	Source   string `yaml:"source"`
	Checked  string `yaml:"checked"`
	Note     string `yaml:"note"` // an error code, a caution
}

// A Range is a band in a unit; 0 is open.
type Range struct {
	Min  int    `yaml:"min"`
	Max  int    `yaml:"max"`
	Unit string `yaml:"unit" allow:"rune grapheme utf16 byte_utf8 byte_gbk cjk1_latin_half xhs gads twitter sms_parts word html_char html_byte second count"`
}

// Blocks says what becomes of each kind of Markdown block.
type Blocks struct {
	Table string `yaml:"table" allow:"keep lines drop"` // lines: a line a row
	Code  string `yaml:"code" allow:"keep drop"`
	Quote string `yaml:"quote" allow:"keep lines"`
	List  string `yaml:"list" allow:"keep lines"`
}

// Links says where a link may lead and what becomes of the others.
type Links struct {
	Allow  []string `yaml:"allow"` // hosts; "*" is any
	Others string   `yaml:"others" allow:"keep endnotes text drop"`
}

// HTML is the markup the channel lets through.
type HTML struct {
	Tags  []string            `yaml:"tags"`
	Attrs map[string][]string `yaml:"attrs"` // by tag; "*" is every tag
	CSS   []string            `yaml:"css"`
	Width int                 `yaml:"width"` // of the layout, in px
}

// Images is what the channel does with pictures.
type Images struct {
	Formats  []string        `yaml:"formats"`
	MaxBytes int             `yaml:"max_bytes"`
	Count    Range           `yaml:"count"`
	Slots    map[string]Slot `yaml:"slots"`
	Limits   []Limit         `yaml:"limits"` // where the above come from: units count, file_byte
}

// A Slot is a place for a picture: cover, square, card, body.
type Slot struct {
	Ratio    string `yaml:"ratio"` // "2.35:1"; "" is any
	Min      []int  `yaml:"min"`   // width, height in px
	Out      []int  `yaml:"out"`   // what adaptation makes
	MaxWidth int    `yaml:"max_width"`
	Severity string `yaml:"severity" allow:"error warning info"`
	Source   string `yaml:"source"`
	Sure     string `yaml:"sure" allow:"A B C D"`
}

// Cards are the picture cards of a note.
type Cards struct {
	Min     int `yaml:"min"`
	Max     int `yaml:"max"`
	PerCard int `yaml:"per_card"` // most characters on one
}

// Script is how a spoken piece is timed.
type Script struct {
	Durations  []int   `yaml:"durations"` // target lengths in seconds
	Max        float64 `yaml:"max"`       // longest, in seconds
	RateZH     float64 `yaml:"rate_zh"`   // spoken syllables a second
	RateEN     float64 `yaml:"rate_en"`   // spoken words a second
	PauseStop  float64 `yaml:"pause_stop"`
	PauseComma float64 `yaml:"pause_comma"`
	ShotMin    float64 `yaml:"shot_min"`
	ShotMax    float64 `yaml:"shot_max"`
	LineZH     int     `yaml:"line_zh"`  // most full-width characters of a subtitle line
	LineEN     int     `yaml:"line_en"`  // most characters of an English one
	CPSZH      float64 `yaml:"cps_zh"`   // characters a viewer reads in a second
	CPSEN      float64 `yaml:"cps_en"`   // and in English
	LineMin    float64 `yaml:"line_min"` // shortest a line stands, in seconds
	LineMax    float64 `yaml:"line_max"` // longest
}

// A Canvas is the picture a video or a poster fills.
type Canvas struct {
	Size []int `yaml:"size"` // width, height in px
	Safe []int `yaml:"safe"` // left, top, right, bottom of what nothing covers, in px
}

// A Forbid is something the platform doesn't take: a link, a phone number, a
// way round it.
type Forbid struct {
	ID       string     `yaml:"id"`      // link phone contact …
	Pattern  string     `yaml:"pattern"` // Go regular expression
	Why      lang.Words `yaml:"why"`
	Severity string     `yaml:"severity" allow:"error warning info"`
	Unless   []string   `yaml:"unless"` // campaign stages in which it is allowed: crisis
	Sure     string     `yaml:"sure" allow:"A B C D"`
	Source   string     `yaml:"source"`
}

// Track is how the links of a master that names a campaign are tagged. No
// source, no tags.
type Track struct {
	Source string `yaml:"source"` // utm_source, hmsr
	Medium string `yaml:"medium"` // utm_medium, in the words Google Analytics groups by: email social sms …
	Baidu  bool   `yaml:"baidu"`  // also Baidu's hmsr hmpl hmci
}

// Mail is what a mail says about its sender. Placeholders ({{…}}) are for the
// sending service.
type Mail struct {
	From            string     `yaml:"from"`
	ReplyTo         string     `yaml:"reply_to"`
	Address         lang.Words `yaml:"address"`
	Unsubscribe     string     `yaml:"unsubscribe"` // https address or placeholder
	UnsubscribeMail string     `yaml:"unsubscribe_mail"`
}

// An Output is one file a variant is written to, below DIR/NAME/.
type Output struct {
	File string `yaml:"file"`
	Kind string `yaml:"kind"` // html fields script srt shots text mail eml image cards
	Slot string `yaml:"slot"`
}
