package importer

import "sync"

// logWords lists the headers under which logs of shops, apps and process mining write who did what and when, beside what
// the dictionary of journeys knows. Of several columns of one meaning the first in the list says it best.
var logWords = map[Field][]string{
	CaseID: {"客户id", "客户编号", "用户id", "用户", "客户", "会员id", "会员号", "访客id", "会话id", "订单号", "case concept name", "case id", "case", "customer id",
		"customer", "user id", "userid", "uid", "visitor id", "client id", "session id", "session", "order id"},
	When: {"时间", "发生时间", "事件时间", "行为时间", "操作时间", "访问时间", "时间戳", "日期时间", "日期", "创建时间", "time timestamp", "timestamp", "event time",
		"event timestamp", "time", "datetime", "date time", "ts", "date", "created at", "start time", "start timestamp", "complete timestamp"},
	TouchpointText: {"触点", "接触点", "touchpoint", "事件", "事件名称", "事件名", "行为", "行为类型", "活动", "操作", "页面", "页面名称", "concept name", "event",
		"event name", "event type", "activity", "activity name", "action", "action type", "page", "page name", "page title", "screen", "step"},
	Channel:      {"渠道", "渠道来源", "来源渠道", "平台", "终端", "channel", "platform", "device", "medium", "org resource"},
	StageName:    {"阶段", "环节", "旅程阶段", "stage", "phase", "journey stage"},
	Satisfaction: {"满意度", "满意度评分", "评分", "打分", "satisfaction", "csat", "csat score", "score", "rating", "nps", "nps score"},
}

// logTerm is a word of logWords: which field, and how well it says it.
type logTerm struct {
	field Field
	rank  int
}

var logTerms = sync.OnceValue(func() map[string]logTerm {
	x := map[string]logTerm{}
	for f, list := range logWords {
		for i, w := range list {
			x[solid(fold(w))] = logTerm{f, i}
		}
	}
	return x
})
