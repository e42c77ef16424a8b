package adapt

import (
	"regexp"
	"slices"
	"sync"

	"onevoice/lint/fact"
)

// urgent is how much sooner than the rest a sentence is said in a crisis: that
// we are sorry and that it is our fault first, what to do and what not to, whom
// to call, and by what to tell whether one is concerned.
func urgent(s string) int {
	n := 0
	if regrets().MatchString(s) {
		n += 60 // who says nothing else says this
	}
	if reassures().MatchString(s) {
		n += 40
	}
	if advises().MatchString(s) {
		n += 35
	}
	if concerns().MatchString(s) {
		n += 40
	}
	if slices.ContainsFunc(fact.In(s), func(f fact.Fact) bool { return f.Kind == fact.Phone }) {
		n += 60
	}
	return n
}

// regrets are the words of an apology, and of who is to blame.
var regrets = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`道歉|致歉|抱歉|对不起|我们的(?:疏忽|失误|责任|错)|责任在我们|(?i:\b(?:sorry|apologi[sz]e|apology|apologies|our (?:fault|mistake|responsibility))\b)`)
})

// reassures are the words that tell what did not happen: no one hurt, nothing lost.
var reassures = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`没有(?:人|数据|客户|用户|任何|造成)[^，。]{0,8}(?:受伤|丢失|泄露|损失|影响)|无人(?:受伤|伤亡)|(?i:\b(?:no one|nobody) (?:was|has been|is) (?:hurt|injured)|\bno (?:data|customer \w+)[^.]{0,12} (?:lost|leaked))`)
})

// advises are the words that tell a reader what to do or to let be.
var advises = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`请(?:先|不要|勿|立即|尽快|您|你|停|把|与|拨|点|到|在)|不要|切勿|停止使用|让客服|可以(?:退|寄|换|申请)|^(?:打开|点|登记|拨打|联系|寄回)|(?i:\b(?:please|do not|don't|stop using|unplug|call us|send it back|return it)\b)`)
})

// concerns are the words that tell which things are meant.
var concerns = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:生产(?:时间|日期|批次)|批次|批号|序列号|型号|规格|涉及|购买时间)|(?i:^(?:serial numbers?|batch(?:es)?|models?|made|sold|lots?)\b)`)
})

// cautions reports whether s names what someone may not bear.
func cautions(s string) bool { return allergens().MatchString(s) }

var allergens = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`过敏原|过敏的?人|含有?(?:小麦|麸质|坚果|花生|牛奶|乳制品|大豆|鸡蛋|芝麻|虾|蟹)|(?i:\ballergens?\b|\b(?:contains?|handles?) (?:\w+, )*(?:wheat|nuts?|milk|gluten|soy|eggs?|sesame|peanuts?)\b)`)
})

// advised makes lists whole in a crisis, of which only some items were taken.
// For advice what weighs least makes room; other lists that can't be whole go,
// unless they state a required fact.
func (j *job) advised(all []unit, taken []bool, in budget, done map[int]bool) {
	j.wholes(all, taken, func(was []bool, at, end int) {
		for in.cost(settled(all, taken)) > in.max && advice(all[at:end]) && j.room(all, taken, at, end, done) {
		}
		if in.cost(settled(all, taken)) > in.max {
			copy(taken, was)
			if !advice(all[at:end]) {
				j.lessen(all, taken, at, end, done)
			}
		}
	})
}

// advice reports whether the items tell what to do.
func advice(us []unit) bool {
	return slices.ContainsFunc(us, func(u unit) bool { return u.role == howto || advises().MatchString(u.block.Text.String()) })
}

// vital reports whether nothing makes room by leaving s out.
func vital(s string) bool {
	return urgent(s) >= 60 || advises().MatchString(s) || concerns().MatchString(s)
}

// room takes out the unit that weighs least outside all[at:end] and that nothing
// needs; false where there is none.
func (j *job) room(all []unit, taken []bool, at, end int, done map[int]bool) bool {
	least := -1
	for i, u := range all {
		if !taken[i] || i >= at && i < end || vital(u.block.Text.String()) || least >= 0 && u.weight >= all[least].weight {
			continue
		}
		have := map[int]bool{}
		for e := range done {
			have[e] = true
		}
		for k := range all {
			if taken[k] && k != i {
				j.mark(all[k], have)
			}
		}
		if !j.needs(u, have) && !slices.ContainsFunc(all, func(o unit) bool { return o.parent == i }) {
			least = i
		}
	}
	if least >= 0 {
		taken[least] = false
	}
	return least >= 0
}
