package fact

// latinUnit returns the normal form of a unit written in letters; "" is none.
func latinUnit(word string) string {
	switch word {
	case "lm", "W", "kW", "MW", "Wh", "kWh", "MWh", "mAh", "Ah", "V", "mV", "kV", "A", "mA", "Hz", "kHz", "MHz", "GHz", "K", "g", "kg", "mg",
		"km", "m", "cm", "mm", "nm", "L", "mL", "dL", "oz", "lb", "h", "min", "s", "ms", "px", "p", "pt", "dpi", "ppi", "dB", "lx", "cd", "Pa", "kPa", "MPa",
		"bar", "rpm", "fps", "KB", "MB", "GB", "TB", "G", "T", "Mbps", "Gbps", "kbps", "N", "J", "kJ", "kcal", "mol", "ppm", "t", "ha", "mph",
		"points", "%":
		return word
	case "µm", "μm", "um":
		return "μm"
	case "µg", "μg", "ug":
		return "μg"
	case "m2", "m²", "sqm":
		return "m²"
	case "m3", "m³":
		return "m³"
	case "cm2", "cm²":
		return "cm²"
	case "cm3", "cm³":
		return "cm³"
	case "km2", "km²":
		return "km²"
	case "l", "litre", "litres", "liter", "liters":
		return "L"
	case "ml", "ML":
		return "mL"
	case "KG", "Kg", "kilogram", "kilograms", "kilo", "kilos":
		return "kg"
	case "gram", "grams":
		return "g"
	case "lbs", "pound", "pounds":
		return "lb"
	case "lux":
		return "lx"
	case "lumen", "lumens":
		return "lm"
	case "watt", "watts", "w":
		return "W"
	case "kw", "KW":
		return "kW"
	case "Kwh", "KWh", "kwh":
		return "kWh"
	case "hour", "hours", "hr", "hrs", "H":
		return "h"
	case "minute", "minutes", "mins":
		return "min"
	case "second", "seconds", "sec", "secs":
		return "s"
	case "day", "days":
		return "day"
	case "week", "weeks":
		return "week"
	case "month", "months":
		return "month"
	case "year", "years", "yr", "yrs":
		return "year"
	case "page", "pages":
		return "page"
	case "inch", "inches":
		return "inch"
	case "foot", "feet", "ft":
		return "ft"
	case "mile", "miles":
		return "mile"
	case "metre", "metres", "meter", "meters", "M":
		return "m"
	case "CM":
		return "cm"
	case "MM":
		return "mm"
	case "people", "users", "customers", "stores", "shops", "doors", "items", "pieces", "pcs", "pairs", "sets", "times", "seats", "cities", "countries", "carriers",
		"shipments", "orders", "bottles", "boxes", "words", "characters", "colours", "colors", "sizes", "steps", "models", "units", "guests", "members", "hours/day":
		return word
	}
	return ""
}

// hanUnit is latinUnit for Chinese measure words.
func hanUnit(word string) string {
	switch word {
	case "克":
		return "g"
	case "千克", "公斤":
		return "kg"
	case "毫克":
		return "mg"
	case "微克":
		return "μg"
	case "毫升":
		return "mL"
	case "升":
		return "L"
	case "米":
		return "m"
	case "厘米", "公分":
		return "cm"
	case "毫米":
		return "mm"
	case "公里", "千米":
		return "km"
	case "平方米", "平米":
		return "m²"
	case "平方公里":
		return "km²"
	case "立方米":
		return "m³"
	case "英寸", "吋", "寸":
		return "inch"
	case "英尺":
		return "ft"
	case "小时", "个小时":
		return "h"
	case "分钟":
		return "min"
	case "秒", "秒钟":
		return "s"
	case "毫秒":
		return "ms"
	case "天":
		return "day"
	case "周", "个星期", "星期":
		return "week"
	case "个月":
		return "month"
	case "年":
		return "year"
	case "页":
		return "page"
	case "流明":
		return "lm"
	case "瓦":
		return "W"
	case "千瓦":
		return "kW"
	case "度电", "千瓦时":
		return "kWh"
	case "毫安时", "毫安":
		return "mAh"
	case "伏":
		return "V"
	case "赫兹":
		return "Hz"
	case "摄氏度", "℃":
		return "°C"
	case "千卡", "大卡":
		return "kcal"
	case "千焦":
		return "kJ"
	case "勒克斯":
		return "lx"
	case "分贝":
		return "dB"
	case "像素":
		return "px"
	case "个工作日", "工作日":
		return "工作日"
	case "个自然日", "自然日":
		return "自然日"
	case "个百分点", "百分点":
		return "百分点"
	case "周年", "个季度", "个批次", "个城市", "个国家", "个省", "万人",
		"个", "家", "盒", "瓶", "袋", "包", "箱", "罐", "支", "片", "粒", "颗", "只", "台", "部", "款", "种", "项", "件", "套", "双", "条", "张", "份", "位", "名", "人",
		"户", "间", "座", "所", "层", "分", "倍", "次", "场", "期", "批", "步", "字", "斤", "吨", "度", "亩", "岁", "枚", "块", "级", "代", "届", "道", "门", "棵",
		"把", "杯", "碗", "勺", "根", "束", "盏", "辆", "艘", "架", "滴", "组", "圈", "遍", "篇", "本", "集", "节", "课", "课时", "星", "档", "挡", "格", "帧", "股", "排":
		return word
	}
	return ""
}
