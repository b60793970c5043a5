package importer

// dictionary lists, for each field, the headers people write. They are folded like headers are: lower case, simplified
// characters, no brackets.
var dictionary = map[Field][]string{
	StageName: {"阶段", "旅程阶段", "客户阶段", "用户阶段", "大阶段", "环节", "生命周期阶段", "stage", "phase", "journey stage",
		"journey phase", "lifecycle stage", "phases of journey", "stage name"},
	StepName: {"步骤", "子阶段", "小阶段", "节点", "任务", "关键节点", "step", "sub stage", "substage", "sub phase", "task", "moment", "journey step"},
	LaneName: {"泳道", "泳道名称", "lane", "swimlane", "swim lane", "lane name"},
	TouchpointText: {"触点", "接触点", "触达点", "客户触点", "用户触点", "接触场景", "触点名称", "touchpoint", "touch point", "interaction",
		"contact point", "活动名称"},
	ActionText: {"行为", "用户行为", "客户行为", "顾客行为", "动作", "用户动作", "关键动作", "做什么", "做了什么", "活动行为", "doing", "does",
		"action", "customer action", "user action", "what they do", "behavior", "behaviour"},
	ThoughtText: {"想法", "用户想法", "客户想法", "思考", "所思", "心里在想", "内心独白", "用户心声", "thought", "thinking", "thinks",
		"thought quote", "what they think", "mindset", "thoughts and expressions"},
	QuoteText: {"原声", "用户原声", "客户原声", "用户原话", "客户原话", "原话", "quote", "verbatim", "saying", "says", "voice of customer", "voc"},
	Emotion: {"情绪", "情绪曲线", "情绪分", "情绪值", "情感", "感受", "心情", "体验评分", "情绪体验", "用户情绪", "客户情绪", "emotion", "feeling",
		"feels", "sentiment", "mood", "emotion score", "emotional experience", "emotional journey", "emotional state", "emotion curve"},
	EmotionTarget: {"目标情绪", "情绪预期", "期望情绪", "理想情绪", "情绪目标", "target emotion", "desired emotion", "future emotion"},
	EmotionReason: {"情绪原因", "情绪说明", "情绪描述", "emotion reason", "reason", "原因"},
	PainText: {"痛点", "问题", "困难", "障碍", "困扰", "阻碍", "阻碍点", "不满", "客户痛点", "用户痛点", "风险点", "风险", "槽点", "pain point", "pain", "friction",
		"problem", "issue", "frustration", "barrier", "obstacle", "challenge"},
	OpportunityText: {"机会点", "机会", "改进点", "改进机会", "优化建议", "解决方案", "改进措施", "优化方向", "改善建议", "改进建议", "建议", "对策", "设计机会", "我们能做什么", "我们可以做什么", "如何改进", "可以怎么改", "opportunity",
		"idea", "improvement", "solution", "recommendation", "what we can do", "how might we", "how we can help"},
	GainText:         {"爽点", "惊喜点", "惊喜时刻", "亮点", "痒点", "gain", "delight", "highlight", "positive", "wow moment"},
	GoalText:         {"目标", "用户目标", "客户目标", "需求", "用户需求", "客户需求", "goal", "need", "objective", "jtbd", "job to be done", "goals and needs", "goals and expectations", "目标与期望", "目标和期望"},
	ExpectationValue: {"期望", "用户期望", "客户期望", "期望值", "预期", "期待", "expectation", "expected", "customer expectation"},
	Experience:       {"实际", "实际体验", "实际感受", "体验值", "现状评分", "实际评分", "实际体验评分", "experience", "actual", "actual experience", "perceived", "performance"},
	Importance:       {"重要度", "重要性", "重要程度", "优先级", "importance", "priority", "weight"},
	Severity:         {"严重程度", "严重度", "痛点等级", "severity"},
	Moment:           {"关键时刻", "真实时刻", "真实瞬间", "关键触点", "moment of truth", "moments of truth", "mot", "key moment"},
	Channel: {"渠道", "管道", "通道", "来源渠道", "接触渠道", "来源", "媒介", "媒体", "平台", "channel", "medium", "platform", "touchpoint channel", "lead source",
		"original source"},
	OnOff:     {"线上线下", "线上 线下", "触点类型", "online offline", "on offline", "线上或线下"},
	Behaviour: {"触点行为", "互动行为", "touchpoint behaviour", "touchpoint behavior"},
	Intent:    {"客户意图", "用户意图", "意图", "intent", "customer intent"},
	Responder: {"接待人", "响应人", "服务人员", "接待方", "responder", "answered by", "staff"},
	Owner:     {"负责人", "责任人", "owner", "primary owner", "ownership", "对接人", "跟进人", "responsible", "assignee", "accountable", "归属人"},
	Department: {"部门", "负责部门", "责任团队", "责任单位", "负责单位", "负责团队", "责任部门", "归属部门", "主责部门", "归属", "涉及部门", "department", "team", "teams involved", "responsible department",
		"owner department"},
	MetricValue: {"指标", "衡量指标", "考核指标", "度量", "关键指标", "metric", "kpi", "measure", "sla", "转化率", "停留时长", "停留时间", "点击率",
		"流失率", "跳出率", "满意度", "访问量", "人次", "nps", "csat", "ces", "conversion", "conversion rate", "dwell time", "time spent", "click rate",
		"bounce rate", "satisfaction", "volume", "visits"},
	EvidenceText:   {"证据", "关键证据", "依据", "研究依据", "支撑数据", "证据等级", "evidence", "confidence", "confidence level", "research"},
	Source:         {"数据来源", "资料来源", "出处", "信息来源", "data source", "source of data", "source interview", "reference"},
	PlanText:       {"行动项", "行动计划", "行动", "待办", "下一步", "action item", "action plan", "next step", "to do"},
	PhysicalText:   {"有形展示", "有形证据", "实体证据", "physical evidence", "evidence physical"},
	FrontstageText: {"前台", "前台行为", "前台服务", "前台员工行为", "前台服务行为", "前台活动", "frontstage", "front stage", "onstage", "frontstage action"},
	BackstageText:  {"后台", "后台流程", "后台行为", "后台服务", "后台服务行为", "后台员工行为", "后台活动", "backstage", "back stage", "backstage process", "backstage action"},
	SupportText: {"支撑流程", "支持流程", "支持过程", "支持行为", "内部流程", "支撑系统", "支持系统", "涉及系统", "support process", "support system",
		"support", "system"},
	Divider: {"互动分界线", "互动线", "交互线", "可视分界线", "可见性分界线", "可视线", "可见线", "内部互动分界线", "内部互动线", "内部交互线", "line of interaction",
		"line of visibility", "visibility line", "line of internal interaction"},
	PersonaName: {"用户画像", "画像", "角色", "人物", "用户角色", "客户类型", "persona", "actor", "user role", "customer segment", "segment", "customer", "lens"},
	MapTitle:    {"标题", "旅程名称", "地图名称", "旅程图", "title", "journey", "map name", "journey name", "customer journey map"},
	MapScenario: {"场景", "使用场景", "情景", "scenario", "context"},
	MapAbout:    {"简介", "about", "summary", "overview"},
	Note:        {"备注", "说明", "描述", "注释", "note", "comment", "remark", "description"},

	CaseID: {"客户编号", "客户id", "用户id", "会员号", "会员id", "手机号", "客户编码", "订单号", "case id", "customer id", "user id",
		"contact id", "account id", "lead id", "record id", "openid", "unionid"},
	When: {"时间", "发生时间", "时间戳", "日期", "创建时间", "访问时间", "最后修改时间", "event time", "timestamp", "time", "date", "created at",
		"create date", "created date", "activity date", "datetime"},
	eventName: {"事件", "事件名称", "事件名", "活动", "操作", "event", "event name", "activity", "activity type", "action type", "subject"},
}

// aboutWords label what a sheet says of itself above its table; it is kept, label and all, in the map's description.
var aboutWords = []string{"版本", "版本号", "日期", "更新日期", "更新时间", "制作日期", "团队", "项目组", "参与人", "作者", "编制", "编制人", "制作人", "行业", "产品",
	"version", "date", "team", "author", "authors", "last updated", "updated", "created by", "prepared by", "product", "industry", "participants"}

// stageWords are the names of stages themselves: they show a row of stages where no label says so.
var stageWords = []string{
	"接触", "互动", "决策", "购买", "使用", "忠诚", "意识", "认知", "兴趣", "考虑", "评估", "欲望", "行动", "转化", "保留", "留存", "拥护", "了解", "比较",
	"下单", "支付", "收货", "售后", "复购", "推荐", "续费", "注册", "体验", "签约", "申请", "分享", "流失", "到店", "离店", "入住", "预订", "预约", "出发",
	"awareness", "interest", "consideration", "evaluation", "decision", "purchase", "onboarding", "use", "usage", "retention", "loyalty",
	"advocacy", "conversion", "acquisition", "activation", "referral", "renewal", "discover", "discovery", "research", "compare", "buy",
	"delivery", "support", "share", "sign up", "contact", "interaction", "explore", "arrive", "leave", "before", "during", "after",
}

// traditional folds the traditional characters of the words above to simplified ones.
var traditional = pairs("階阶", "觸触", "點点", "緒绪", "機机", "會会", "優优", "負负", "責责", "標标", "級级", "體体", "驗验", "實实", "際际", "驟骤",
	"節节", "環环", "動动", "為为", "現现", "狀状", "線线", "關关", "鍵键", "時时", "歷历", "畫画", "與与", "顧顾", "務务", "後后", "臺台", "據据",
	"來来", "調调", "訪访", "問问", "題题", "難难", "礙碍", "風风", "險险", "議议", "決决", "離离", "滿满", "業业", "單单", "備备", "註注", "說说", "視视",
	"顏颜", "應应", "對对", "滯滞", "開开", "發发", "評评", "價价", "購购", "買买", "認认", "慮虑", "轉转", "換换", "團团", "隊队", "門门", "類类", "產产",
	"號号", "編编", "銷销", "電电", "話话", "驚惊", "癢痒", "內内", "獨独", "聲声", "記记", "錄录", "質质", "訊讯", "觀观", "測测", "試试")

func pairs(list ...string) map[rune]rune {
	m := make(map[rune]rune, len(list))
	for _, p := range list {
		r := []rune(p)
		m[r[0]] = r[1]
	}
	return m
}
