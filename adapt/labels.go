package adapt

import (
	"sync"

	"onevoice/brandkit/lang"
)

// labels name what readers are told of the front matter: in Chinese, in
// English, and whether every channel needs it.
var labels = sync.OnceValue(func() map[string]labelled {
	return map[string]labelled{
		"price": {lang.Words{ZH: "价格", EN: "Price"}, true}, "discount": {lang.Words{ZH: "优惠", EN: "Offer"}, true}, "offer": {lang.Words{ZH: "优惠", EN: "Offer"}, true},
		"dates": {lang.Words{ZH: "时间", EN: "Date"}, true}, "date": {lang.Words{ZH: "时间", EN: "Date"}, true}, "time": {lang.Words{ZH: "时间", EN: "Time"}, true},
		"venue": {lang.Words{ZH: "地点", EN: "Venue"}, true}, "location": {lang.Words{ZH: "地点", EN: "Venue"}, true}, "place": {lang.Words{ZH: "地点", EN: "Venue"}, true},
		"address": {lang.Words{ZH: "地址", EN: "Address"}, true}, "code": {lang.Words{ZH: "优惠码", EN: "Code"}, true}, "phone": {lang.Words{ZH: "电话", EN: "Phone"}, false},
		"hotline": {lang.Words{ZH: "热线", EN: "Hotline"}, false}, "email": {lang.Words{ZH: "邮箱", EN: "E-mail"}, false},
		"speakers": {lang.Words{ZH: "嘉宾", EN: "Speakers"}, false}, "speaker": {lang.Words{ZH: "嘉宾", EN: "Speaker"}, false}, "host": {lang.Words{ZH: "主持", EN: "Host"}, false},
		"seats": {lang.Words{ZH: "名额", EN: "Seats"}, false}, "quota": {lang.Words{ZH: "名额", EN: "Places"}, false}, "duration": {lang.Words{ZH: "时长", EN: "Duration"}, false},
		"facts": {}, // a mapping or a list: its own keys
	}
})

// A labelled part of the front matter is one that readers are told.
type labelled struct {
	words lang.Words
	core  bool
}

// keys name the parts of a price or a date.
var keys = sync.OnceValue(func() map[string]lang.Words {
	return map[string]lang.Words{
		"list": {ZH: "原价", EN: "List price"}, "original": {ZH: "原价", EN: "List price"}, "regular": {ZH: "原价", EN: "Regular"}, "was": {ZH: "原价", EN: "Was"}, "now": {ZH: "现价", EN: "Now"},
		"sale": {ZH: "活动价", EN: "Sale"}, "promo": {ZH: "活动价", EN: "Sale"}, "early": {ZH: "早鸟", EN: "Early bird"}, "early_bird": {ZH: "早鸟", EN: "Early bird"},
		"door": {ZH: "现场", EN: "At the door"}, "adult": {ZH: "成人", EN: "Adult"}, "child": {ZH: "儿童", EN: "Child"}, "student": {ZH: "学生", EN: "Student"}, "member": {ZH: "会员", EN: "Member"},
		"team": {ZH: "团队版", EN: "Team"}, "group": {ZH: "团体", EN: "Group"}, "standard": {ZH: "标准", EN: "Standard"}, "vip": {ZH: "VIP", EN: "VIP"}, "deposit": {ZH: "定金", EN: "Deposit"},
		"second": {ZH: "第二件", EN: "Second"}, "month": {ZH: "每月", EN: "Monthly"}, "year": {ZH: "每年", EN: "Yearly"}, "fee": {ZH: "费用", EN: "Fee"},
		"launch": {ZH: "首发", EN: "Launch"}, "start": {ZH: "开始", EN: "Starts"}, "begin": {ZH: "开始", EN: "Starts"}, "from": {ZH: "开始", EN: "From"}, "end": {ZH: "截止", EN: "Ends"}, "to": {ZH: "截止", EN: "To"}, "until": {ZH: "截止", EN: "Until"},
		"promo_start": {ZH: "活动开始", EN: "Offer starts"}, "promo_end": {ZH: "活动截止", EN: "Offer ends"}, "deadline": {ZH: "截止", EN: "Deadline"}, "register_by": {ZH: "报名截止", EN: "Register by"},
		"signup_end": {ZH: "报名截止", EN: "Register by"}, "event": {ZH: "活动时间", EN: "Event"}, "reveal": {ZH: "揭晓", EN: "Reveal"}, "doors": {ZH: "入场", EN: "Doors"}, "on_sale": {ZH: "开售", EN: "On sale"},
		"found": {ZH: "发现", EN: "Found"}, "ship": {ZH: "发货", EN: "Ships"}, "switch_by": {ZH: "办理截至", EN: "Switch by"}, "apply_by": {ZH: "报名截止", EN: "Apply by"}, "term": {ZH: "学期", EN: "Term"},
		"monthly": {ZH: "每月", EN: "Monthly"}, "yearly": {ZH: "每年", EN: "Yearly"}, "hourly": {ZH: "每小时", EN: "Hourly"},
		"publish": {ZH: "发布", EN: "Published"}, "release": {ZH: "发布", EN: "Release"}, "statement": {ZH: "发布", EN: "Published"}, "next_edition": {ZH: "下一期", EN: "Next edition"},
		"seats": {ZH: "名额", EN: "Seats"}, "minutes": {ZH: "时长（分钟）", EN: "Minutes"}, "hours": {ZH: "时长（小时）", EN: "Hours"}, "days": {ZH: "天数", EN: "Days"}, "people": {ZH: "人数", EN: "People"}, "sessions": {ZH: "场次", EN: "Sessions"},
		"discovered": {ZH: "发现", EN: "Found"}, "recall_until": {ZH: "办理截至", EN: "Recall open until"}, "refund_until": {ZH: "退款截至", EN: "Refunds until"}, "resolved": {ZH: "恢复", EN: "Resolved"},
	}
})
