package main

import (
	"fmt"

	"sojourn/model"
)

// phrases are what people write on cards, in Chinese and in English.
var phrases = [][2]string{
	{"从短视频里第一次看到这双跑鞋", "Sees the running shoes in a short video"},
	{"运费要到最后一步才显示", "Shipping cost shows only at the last step"},
	{"比较三家店铺的价格与评价", "Compares prices and reviews of three shops"},
	{"希望周五之前收到", "Hopes to have it by Friday"},
	{"客服排队等了很久,没有人接", "Waits in the queue and nobody answers"},
	{"扫码领取优惠券", "Scans a code for the coupon"},
	{"尺码表看不懂", "Cannot read the size chart"},
	{"门店试穿后回家再下单", "Tries on in the shop, orders at home"},
	{"担心退换货麻烦", "Worries that returns are a nuisance"},
	{"收货地址要填两遍", "The address must be typed twice"},
	{"加入会员", "Joins the club"},
	{"物流信息停在同一个城市", "Tracking stays in one city"},
	{"包装破损,拍照上传", "Box damaged, uploads a photo"},
	{"发票抬头写错了", "The name on the invoice is wrong"},
	{"推荐给同事", "Tells a colleague"},
	{"支付页面卡住", "The payment page hangs"},
	{"用语音助手查询订单进度", "Asks the voice assistant where the order is"},
	{"首页改版后找不到原来的入口", "Cannot find the old entry after the redesign"},
	{"顾问上门测量并讲解方案", "A consultant measures on site and explains the plan"},
	{"仓库缺货却仍然显示可售", "Out of stock, yet shown as available"},
	{"每月推送个性化保养提醒", "A monthly reminder of care that fits"},
	{"开箱惊喜", "A surprise in the box"},
	{"签约流程需要跑三个窗口", "Signing takes three counters"},
	{"自助终端打印凭证", "Prints the receipt at the kiosk"},
	{"缩短响应时间至两小时以内", "Answer within two hours"},
	{"统一线上线下的会员积分", "One account of points, online and in the shop"},
	{"夜间配送与预约时段", "Evening delivery in a chosen slot"},
	{"授权范围说得不清楚", "What is agreed to is unclear"},
	{"孩子哭闹,排队的人越来越多", "The child cries and the line grows"},
	{"感谢卡上手写了我的名字", "My name, by hand, on the thank-you card"},
	{"跨境清关延误", "Customs delay"},
	{"维修师傅准时到达,态度亲切", "The engineer is on time and kind"},
	{"续费涨价没有提前通知", "The renewal costs more without notice"},
	{"数据迁移花费整个周末", "Moving the data takes a weekend"},
	{"注销账号的按钮藏得很深", "Closing the account is hidden deep down"},
	{"培训课程循序渐进", "The course builds up step by step"},
	{"现场演示打动了采购委员会", "The demonstration wins the buying committee"},
	{"建立流失预警模型", "A model that warns of churn"},
	{"绿色环保材料值得宣传", "The material is green and worth telling"},
	{"问卷太长,中途放弃", "Gives the survey up half way"},
}

var stageNames = [][2]string{
	{"认知", "Awareness"}, {"兴趣", "Interest"}, {"研究", "Research"}, {"比较", "Compare"}, {"试用", "Trial"}, {"购买", "Purchase"},
	{"支付", "Payment"}, {"配送", "Delivery"}, {"使用", "Use"}, {"服务", "Service"}, {"复购", "Repurchase"}, {"推荐", "Advocacy"},
}

var channels = [][2]string{
	{"短视频", "Short video"}, {"网店", "Web shop"}, {"门店导购", "Shop assistant"}, {"小程序", "Mini program"}, {"客服热线", "Hotline"}, {"邮件", "Mail"},
}

var departments = [][2]string{
	{"技术部", "Engineering"}, {"产品部", "Product"}, {"客户服务中心", "Service"}, {"市场部", "Marketing"}, {"物流部", "Logistics"},
}

func pair(p [2]string) model.Text { return model.Texts(map[string]string{"zh": p[0], "en": p[1]}) }

func both(i int) model.Text       { return pair(phrases[i%len(phrases)]) }
func stageName(i int) model.Text  { return pair(stageNames[i%len(stageNames)]) }
func channel(i int) model.Text    { return pair(channels[i]) }
func department(i int) model.Text { return pair(departments[i]) }

// title is one phrase or two, most in both languages, with a number now and then, so that few cards say the same.
func (b *builder) title() model.Text {
	switch b.IntN(6) {
	case 0:
		return model.Plain(phrases[b.IntN(len(phrases))][1])
	case 1:
		return b.text(2)
	}
	return b.text(1)
}

// text joins phrases.
func (b *builder) text(n int) model.Text {
	var out [2]string
	for i := range n {
		p := phrases[b.IntN(len(phrases))]
		if i > 0 {
			out[0], out[1] = out[0]+",", out[1]+", "
		}
		out[0], out[1] = out[0]+p[0], out[1]+p[1]
	}
	if b.IntN(2) == 0 {
		number := 2 + b.IntN(96)
		out[0], out[1] = fmt.Sprintf("%s(%d 人)", out[0], number), fmt.Sprintf("%s (%d people)", out[1], number)
	}
	return pair(out)
}
