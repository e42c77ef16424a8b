package fact

import (
	"strings"
	"sync"
)

// measures has a line for each unit: its normal form, then its other
// spellings in both languages.
const measures = `
lm lumen lumens 流明
W w watt watts 瓦
kW kw KW 千瓦
MW
Wh
kWh Kwh KWh kwh 千瓦时 度电
MWh
mAh 毫安时 毫安
Ah
A
mA
V 伏
mV
kV
Hz 赫兹
kHz
MHz
GHz
K
°C ℃ 摄氏度
g gram grams 克
kg KG Kg kilogram kilograms kilo kilos 千克 公斤
mg 毫克
μg µg ug 微克
t 吨
oz
lb lbs pound pounds
m M metre metres meter meters 米
km 公里 千米
cm CM 厘米 公分
mm MM 毫米
μm µm um
nm
inch inches 英寸 吋 寸
ft foot feet 英尺
mile miles
m² m2 sqm 平方米 平米
cm² cm2
km² km2 平方公里
m³ m3 立方米
cm³ cm3
ha
L l litre litres liter liters 升
mL ml ML 毫升
dL
h H hr hrs hour hours 小时 个小时
min mins minute minutes 分钟
s sec secs second seconds 秒 秒钟
ms 毫秒
day days 天
week weeks 周 星期 个星期
month months 个月
year years yr yrs 年
工作日 个工作日
自然日 个自然日
page pages 页
px 像素
p
pt
dpi
ppi
dB 分贝
lx lux 勒克斯
cd
Pa
kPa
MPa
bar
rpm
fps
mph
KB
MB
GB
TB
G
T
Mbps
Gbps
kbps
N
J
kJ 千焦
kcal 千卡 大卡
mol
ppm
百分点 个百分点
个批次
个季度
个城市
个国家
周年
`

// things are counted under the name they have.
const things = `points people users customers stores shops doors items pieces pcs pairs sets times seats cities countries carriers shipments
orders bottles boxes words characters colours colors sizes steps models units guests members
个 家 盒 瓶 袋 包 箱 罐 支 片 粒 颗 只 台 部 款 种 项 件 套 双 条 张 份 位 名 人 户 间 座 所 层 分 倍 次 场 期 批 步 字 斤 度 亩 岁 枚 块
级 代 届 道 门 棵 把 杯 碗 勺 根 束 盏 辆 艘 架 滴 组 圈 遍 篇 本 集 节 课 课时 星 档 挡 格 帧 股 排`

// units holds the normal form of every spelling.
var units = sync.OnceValue(func() map[string]string {
	all := make(map[string]string, 400)
	for line := range strings.Lines(measures) {
		spellings := strings.Fields(line)
		for _, s := range spellings {
			all[s] = spellings[0]
		}
	}
	for thing := range strings.FieldsSeq(things) {
		all[thing] = thing
	}
	return all
})
