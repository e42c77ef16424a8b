package fact

import (
	"fmt"
	"strings"
	"testing"
)

// said writes facts as a table does: kind, what is written, value, unit and
// what else is known.
func said(s string, facts []Fact) string {
	var out []string
	for _, f := range facts {
		one := fmt.Sprintf("%s[%s]%s", f.Kind, s[f.Start:f.End], f.Sign+f.Value)
		for _, more := range []string{f.Unit, f.Role} {
			if more != "" {
				one += " " + more
			}
		}
		if f.Weekday > 0 {
			one += fmt.Sprintf(" day%d", f.Weekday)
		}
		if f.Bad {
			one += " bad"
		}
		out = append(out, one)
	}
	return strings.Join(out, ", ")
}

func check(t *testing.T, table [][2]string) {
	t.Helper()
	for _, c := range table {
		if got := said(c[0], In(c[0])); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

func TestPrices(t *testing.T) {
	check(t, [][2]string{
		{"¥1,499", "price[¥1,499]1499 CNY"},
		{"￥１４９９", "price[￥１４９９]1499 CNY"},
		{"1499元", "price[1499元]1499 CNY"},
		{"1,499 元", "price[1,499 元]1499 CNY"},
		{"一百九十九元", "price[一百九十九元]199 CNY"},
		{"两千三百五十元", "price[两千三百五十元]2350 CNY"},
		{"三百五元", "price[三百五元]350 CNY"},
		{"RMB 199", "price[RMB 199]199 CNY"},
		{"RMB199", "price[RMB199]199 CNY"},
		{"CNY 199.50", "price[CNY 199.50]199.5 CNY"},
		{"人民币 199 元", "price[人民币 199 元]199 CNY"},
		{"199块", "price[199块]199 CNY"},
		{"两块钱", "price[两块钱]2 CNY"},
		{"1.5万元", "price[1.5万元]15000 CNY"},
		{"2.3 亿元", "price[2.3 亿元]230000000 CNY"},
		{"$41", "price[$41]41 USD"},
		{"US$41", "price[US$41]41 USD"},
		{"41 美元", "price[41 美元]41 USD"},
		{"$1.92 billion", "price[$1.92 billion]1920000000 USD"},
		{"$1.71–$2.14 bn", "price[$1.71]1710000000 USD, price[$2.14 bn]2140000000 USD"},
		{"$1.71–2.14bn", "price[$1.71]1710000000 USD, price[2.14bn]2140000000 USD"},
		{"€1,299.00", "price[€1,299.00]1299 EUR"},
		{"£20k", "price[£20k]20000 GBP"},
		{"HK$88", "price[HK$88]88 HKD"},
		{"399元起", "price[399元]399 CNY"},
		{"99.9元/月", "price[99.9元]99.9 CNY"},
		{"199–299元", "price[199]199 CNY, price[299元]299 CNY"},
		{"¥199-299", "price[¥199]199 CNY, price[299]299 CNY"},
		{"1–2万元", "price[1]10000 CNY, price[2万元]20000 CNY"},
		{"定金¥50抵¥150", "price[¥50]50 CNY deposit, price[¥150]150 CNY off"},
		{"定金 50 抵 150", "price[50]50 CNY deposit, price[150]150 CNY off"},
		{"原价¥1,699，现价¥1,499", "price[¥1,699]1699 CNY was, price[¥1,499]1499 CNY pay"},
		{"首发价 ¥1,499（原价 ¥1,699），Pro 首发价 ¥1,999", "price[¥1,499]1499 CNY pay, price[¥1,699]1699 CNY was, price[¥1,999]1999 CNY pay"},
		{"到手价199", "price[199]199 CNY pay"},
		{"到手价：199 元", "price[199 元]199 CNY pay"},
		{"日常价 299 到手 199元", "price[299]299 CNY was, price[199元]199 CNY pay"},
		{"券后 99 元", "price[99 元]99 CNY pay"},
		{"立减200", "price[200]200 CNY off"},
		{"20元优惠券", "price[20元]20 CNY off"},
		{"定价 ¥99", "price[¥99]99 CNY was"},
		{"only $39, was $49", "price[$39]39 USD pay, price[$49]49 USD was"},
		{"Save $20 now", "price[$20]20 USD off"},
		{"$20 off your order", "price[$20]20 USD off"},
		{"List price $49", "price[$49]49 USD was"},
		{"roughly $41 per door per month", "price[$41]41 USD"},
		{"at a cost of $41, yours for $39", "price[$41]41 USD, price[$39]39 USD pay"},
		{"3元素", ""},
		{"三元桥的二元论", ""},
		{"3块蛋糕和12块电池", "quantity[3块]3 块, quantity[12块]12 块"},
		{"评价99分", "quantity[99分]99 分"},
	})
}

func TestDates(t *testing.T) {
	check(t, [][2]string{
		{"2026年9月30日", "date[2026年9月30日]2026-09-30"},
		{"2026 年 9 月 30 日", "date[2026 年 9 月 30 日]2026-09-30"},
		{"9月30日", "date[9月30日]--09-30"},
		{"9 月 30 日", "date[9 月 30 日]--09-30"},
		{"９月３０号", "date[９月３０号]--09-30"},
		{"九月三十日", "date[九月三十日]--09-30"},
		{"二〇二六年九月三十日", "date[二〇二六年九月三十日]2026-09-30"},
		{"2026-09-30", "date[2026-09-30]2026-09-30"},
		{"2026/9/30", "date[2026/9/30]2026-09-30"},
		{"2026.9.30", "date[2026.9.30]2026-09-30"},
		{"2026-12-03T10:00:00+08:00", "date[2026-12-03]2026-12-03, time[10:00:00]10:00:00"},
		{"9.30大促", "date[9.30]--09-30"},
		{"截至9.30", "date[9.30]--09-30"},
		{"12/9 10:00 开售", "date[12/9]--12-09, time[10:00]10:00"},
		{"12/9晚8点", "date[12/9]--12-09, time[晚8点]20:00"},
		{"活动时间：9.28-10.7", "date[9.28]--09-28, date[10.7]--10-07"},
		{"评分从3.5到4.8", "number[3.5]3.5, number[4.8]4.8"},
		{"9.9包邮", "price[9.9]9.9 CNY pay"},
		{"高 1.82–2.05 m", "quantity[1.82]1.82 m, quantity[2.05 m]2.05 m"},
		{"Sept 30", "date[Sept 30]--09-30"},
		{"Sept. 30th", "date[Sept. 30th]--09-30"},
		{"September 30, 2026", "date[September 30, 2026]2026-09-30"},
		{"30 September 2026", "date[30 September 2026]2026-09-30"},
		{"the 30th of September", "date[30th of September]--09-30"},
		{"between January 1 and September 30, 2026, 11.8% spent", "date[January 1]--01-01, date[September 30, 2026]2026-09-30, percent[11.8%]11.8"},
		{"2026 年 9 月 3 日至 9 月 21 日", "date[2026 年 9 月 3 日]2026-09-03, date[9 月 21 日]2026-09-21"},
		{"9月28–30日", "date[9月28]--09-28, date[30日]--09-30"},
		{"9月28日至30日", "date[9月28日]--09-28, date[30日]--09-30"},
		{"2026年12月30日至1月3日", "date[2026年12月30日]2026-12-30, date[1月3日]--01-03"},
		{"9月31日", "date[9月31日] bad"},
		{"2026年2月29日", "date[2026年2月29日] bad"},
		{"2月29日", "date[2月29日]--02-29"},
		{"2026-09-31", "date[2026-09-31] bad"},
		{"13月5日", "date[13月5日] bad"},
		{"9月30日（周三）", "date[9月30日]--09-30 day3"},
		{"9月30日 星期三", "date[9月30日]--09-30 day3"},
		{"周日（10月4日）见", "date[10月4日]--10-04 day7"},
		{"Wednesday, September 30, 2026", "date[September 30, 2026]2026-09-30 day3"},
		{"Sept 30 (Wed)", "date[Sept 30]--09-30 day3"},
		{"2026年9月", "date[2026年9月]2026-09"},
		{"planned for December 2027.", "date[December 2027]2027-12"},
		{"12月大促", "date[12月]--12"},
		{"9月售出30万台", "date[9月]--09, quantity[30万台]300000 台"},
		{"9月30万台", "date[9月]--09, quantity[30万台]300000 台"},
		{"2026年", "number[2026年]2026"},
		{"May 30 be well", "date[May 30]--05-30"},
		{"you may 30 times", "quantity[30 times]30 times"},
		{"3个月，3 月龄", "quantity[3个月]3 month"},
	})
}

func TestTimes(t *testing.T) {
	check(t, [][2]string{
		{"10:00", "time[10:00]10:00"},
		{"8:00–22:00", "time[8:00]08:00, time[22:00]22:00"},
		{"10：00", "time[10：00]10:00"},
		{"12 月 3 日上午 10:00", "date[12 月 3 日]--12-03, time[上午 10:00]10:00"},
		{"上午10点", "time[上午10点]10:00"},
		{"晚上8点半", "time[晚上8点半]20:30"},
		{"晚上八点", "time[晚上八点]20:00"},
		{"今晚 8:30 开播", "time[今晚 8:30]20:30"},
		{"下午3点15分", "time[下午3点15分]15:15"},
		{"20时起", "time[20时]20:00"},
		{"12月12日 24:00", "date[12月12日]--12-12, time[24:00]24:00"},
		{"8 p.m.", "time[8 p.m.]20:00"},
		{"8pm", "time[8pm]20:00"},
		{"8:30 AM", "time[8:30 AM]08:30"},
		{"12 a.m.", "time[12 a.m.]00:00"},
		{"中午12点", "time[中午12点]12:00"},
		{"晚上12点", "time[晚上12点]24:00"},
		{"每天9点到18点", "time[9点]09:00, time[18点]18:00"},
		{"晚上8:00–10:00", "time[晚上8:00]20:00, time[10:00]22:00"},
		{"3点建议，三点要求", ""},
		{"10点建议", "number[10]10"},
		{"24小时", "quantity[24小时]24 h"},
		{"16:10 屏幕，比例 16:10", "number[16:10]16:10, number[16:10]16:10"},
		{"涨了25点", "number[25]25"},
		{"25:00", "number[25:00]25:00"},
	})
}

func TestShares(t *testing.T) {
	check(t, [][2]string{
		{"11.8%", "percent[11.8%]11.8"},
		{"１１．８％", "percent[１１．８％]11.8"},
		{"百分之五", "percent[百分之五]5"},
		{"百分之十二点五", "percent[百分之十二点五]12.5"},
		{"百分之百", "percent[百分之百]100"},
		{"11.8 percent", "percent[11.8 percent]11.8"},
		{"5–8%", "percent[5]5, percent[8%]8"},
		{"8折", "discount[8折]80"},
		{"8.5 折", "discount[8.5 折]85"},
		{"85折", "discount[85折]85"},
		{"八五折", "discount[八五折]85"},
		{"九折", "discount[九折]90"},
		{"3-5折", "discount[3]30, discount[5折]50"},
		{"20% off", "discount[20% off]80"},
		{"20% OFF!", "discount[20% OFF]80"},
		{"save 15%", "discount[15%]85"},
		{"满300减50", "discount[满300减50]300-50 CNY"},
		{"每满 300 元立减 50 元", "discount[每满 300 元立减 50 元]300-50 CNY"},
		{"满¥300减¥50", "discount[满¥300减¥50]300-50 CNY"},
		{"三折叠屏，打折，骨折", ""},
		{"提升 3 个百分点", "quantity[3 个百分点]3 百分点"},
	})
}

func TestQuantities(t *testing.T) {
	check(t, [][2]string{
		{"28 ㎡", "quantity[28 ㎡]28 m²"},
		{"3,200 lm", "quantity[3,200 lm]3200 lm"},
		{"5 分钟", "quantity[5 分钟]5 min"},
		{"五分钟", "quantity[五分钟]5 min"},
		{"23 家门店", "quantity[23 家]23 家"},
		{"417 天", "quantity[417 天]417 day"},
		{"三天", "quantity[三天]3 day"},
		{"35g×10", "quantity[35g×10]35×10 g"},
		{"180×200cm", "quantity[180×200cm]180×200 cm"},
		{"2700K–5700K", "quantity[2700K]2700 K, quantity[5700K]5700 K"},
		{"2700–5700K", "quantity[2700]2700 K, quantity[5700K]5700 K"},
		{"≤ 2.1", "quantity[≤ 2.1]≤2.1"},
		{"±0.3 °C", "quantity[±0.3 °C]±0.3 °C"},
		{"-18℃", "quantity[-18℃]-18 °C"},
		{"零下18℃", "quantity[零下18℃]-18 °C"},
		{"128,640 盒", "quantity[128,640 盒]128640 盒"},
		{"12万盒", "quantity[12万盒]120000 盒"},
		{"1.5万", "number[1.5万]15000"},
		{"62 pages", "quantity[62 pages]62 page"},
		{"7 个工作日", "quantity[7 个工作日]7 工作日"},
		{"3–5 个工作日", "quantity[3]3 工作日, quantity[5 个工作日]5 工作日"},
		{"共 19 个批次", "quantity[19 个批次]19 个批次"},
		{"120 km/h", "quantity[120 km/h]120 km/h"},
		{"12-month warranty", "quantity[12-month]12 month"},
		{"4.5千克", "quantity[4.5千克]4.5 kg"},
		{"48,213 shipments", "quantity[48,213 shipments]48213 shipments"},
		{"only 0.3 points among the 27 carriers", "quantity[0.3 points]0.3 points, quantity[27 carriers]27 carriers"},
		{"gap longer than 10 minutes, every 60 s at 2 °C", "quantity[10 minutes]10 min, quantity[60 s]60 s, quantity[2 °C]2 °C"},
		{"2 million users", "quantity[2 million users]2000000 users"},
		{"显色指数 Ra 97，R9 = 95。", "number[97]97, number[95]95"},
		{"一起用一个，十分好，四周都是，千家万户，万一", ""},
		{"第一次，第三代", ""},
	})
}

func TestAddresses(t *testing.T) {
	check(t, [][2]string{
		{"批号HM2609A03 – HM2609A21", "code[HM2609A03]HM2609A03, code[HM2609A21]HM2609A21"},
		{"报告编号 CHEARI-2026-11873；", "code[CHEARI-2026-11873]CHEARI-2026-11873"},
		{"券码MG50", "code[MG50]MG50"},
		{"批次20260930A", "code[20260930A]20260930A"},
		{"热线 400-608-2233（8:00–22:00）", "phone[400-608-2233]4006082233, time[8:00]08:00, time[22:00]22:00"},
		{"4006082233", "phone[4006082233]4006082233"},
		{"138 0013 8000", "phone[138 0013 8000]13800138000"},
		{"13800138000", "phone[13800138000]13800138000"},
		{"+86 138-0013-8000", "phone[+86 138-0013-8000]13800138000"},
		{"+86 571 8888 6666", "phone[+86 571 8888 6666]057188886666"},
		{"010-12345678", "phone[010-12345678]01012345678"},
		{"(0571)88886666", "phone[(0571)88886666]057188886666"},
		{"+1 (415) 555-0100", "phone[+1 (415) 555-0100]+14155550100"},
		{"客服电话：95188", "phone[95188]95188"},
		{"热线 95-555-0100，周末也在", "phone[95-555-0100]955550100"},
		{"95-555-0100", "phone[95-555-0100]955550100"},
		{"拨打95-188", "phone[95-188]95188"},
		{"电话：955-88", "phone[955-88]95588"},
		{"客服 951-05888 和 1010-0123", "phone[951-05888]95105888, number[1010]1010, number[0123]123"},
		{"专线 1010-0123", "phone[1010-0123]10100123"},
		{"4006-082-233", "phone[4006-082-233]4006082233"},
		{"400-60-82233", "phone[400-60-82233]4006082233"},
		{"400-6-082-233 转 2", "phone[400-6-082-233]4006082233"},
		{"Call 65-555-0100-7", "phone[65-555-0100-7]6555501007"},
		{"座机 8822-55-0133", "phone[8822-55-0133]8822550133"},
		{"见 https://WWW.a.example.com/m2?ref=x&utm_source=wx。", "link[https://WWW.a.example.com/m2?ref=x&utm_source=wx]https://www.a.example.com/m2?ref=x"},
		{"www.a.example.com/", "link[www.a.example.com/]www.a.example.com"},
		{"邮箱care@Heman.example.com，", "email[care@Heman.example.com]care@heman.example.com"},
		{"123@qq.example.com", "email[123@qq.example.com]123@qq.example.com"},
	})
}
