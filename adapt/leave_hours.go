package adapt

import (
	"regexp"
	"sync"
	"unicode/utf8"

	"onevoice/lint/fact"
)

// answersAt reports whether s tells nothing but when, or how soon, somebody
// answers: it goes with the contact it tells of.
func answersAt(s string) bool {
	return utf8.RuneCountInString(s) < 60 && (justHours().MatchString(s) || answering().MatchString(s))
}

// justHours are days and times and nothing else.
var justHours = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[\s，,（(]*(?i:(?:每天|每日|工作日|周末|节假日|法定|除外|休息|全天|全年无休|周[一二三四五六日末]|星期[一二三四五六日天]|[上下中]午|早上?|晚上?|[0-9]{1,2}(?:[:：][0-9]{2}|[点时])|24 ?小时|到|至|和|及|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|weekdays|daily|every day|to|and|from|on|[ap]\.?m\.?|[-–—~～、，,\s])+)[。.）)；;\s]*$`)
})

// answering are the words of somebody who is there, or writes back.
var answering = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`有人(?:接|回|应答|值守|在线)|接听(?:时间)?|(?:服务|工作|客服|人工|热线|在线)时间|(?:我们|客服|小编|会|内|尽快)(?:尽快)?(?:回复|答复|回电)|(?i:^\s*(?:we|our (?:team|lines?|phones?)|somebody|someone|lines?|phones?|the line)\b.{0,24}\b(?:answers?|repl(?:y|ies)|responds?|(?:get|gets) back|open|picks? up)\b)`)
})

// reaches reports whether what the cuts leave of a sentence still names a
// contact.
func reaches(s string, at [2]int, cuts [][2]int) bool {
	from := at[0]
	for _, c := range append(cuts[:len(cuts):len(cuts)], [2]int{at[1], at[1]}) {
		for _, f := range fact.In(s[from:max(from, c[0])]) {
			if f.Kind == fact.Phone || f.Kind == fact.Email || f.Kind == fact.Link {
				return true
			}
		}
		from = max(from, c[1])
	}
	return false
}
