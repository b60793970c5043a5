package importer

import "sync"

// recordWords lists the headers under which the systems that keep customers write what a figure can be made of. The
// words are those of Salesforce, HubSpot, Zoho CRM, 纷享销客 and 销售易, as far as their manuals and lists show them.
var recordWords = map[Field][]string{
	StageName: {"stage", "deal stage", "opportunity stage", "lifecycle stage", "lead status", "阶段", "销售阶段", "商机阶段", "当前阶段",
		"客户阶段", "生命周期阶段", "线索状态", "跟进阶段"},
	Channel: {"lead source", "original source", "original source type", "source", "case origin", "origin", "channel", "ticket source", "ticket channel",
		"via", "来源", "客户来源", "线索来源", "商机来源", "来源渠道", "渠道", "渠道来源", "反馈渠道", "受理渠道", "工单来源", "服务渠道", "提交渠道"},
	Segment: {"segment", "customer segment", "tier", "customer tier", "account type", "customer type", "industry", "客户级别", "客户等级", "客户分级",
		"客户分层", "客户类型", "客群", "会员等级", "行业", "所属行业", "客户行业"},
	Satisfaction: {"satisfaction", "csat", "csat score", "nps", "nps score", "nps评分", "nps得分", "satisfaction rating", "satisfaction score", "customer satisfaction",
		"happiness rating", "满意度", "客户满意度", "满意度评分", "满意度评价", "服务评价", "服务评分"},
	Outcome: {"won", "is won", "converted", "is converted", "status", "case status", "ticket status", "deal status", "状态", "工单状态", "商机状态",
		"赢单状态", "成交状态", "处理状态", "是否成交", "是否转化"},
	Opened: {"create date", "created date", "created time", "created at", "created", "date opened", "date time opened", "opened date", "创建时间",
		"创建日期", "提交时间", "建单时间", "受理时间"},
	Closed: {"close date", "closed date", "closed time", "closed at", "date closed", "date time closed", "resolved at", "关闭时间", "解决时间",
		"完成时间", "结单时间", "结单日期", "赢单时间", "成交日期", "关闭日期"},
	Likely: {"probability", "deal probability", "stage probability", "赢率", "赢单率", "成交概率", "可能性"},
}

// recordMarks are headers that tell what one row of a list is. What stands below them names people, firms or single
// cases, and never enters a project.
var recordMarks = map[Records][]string{
	Tickets: {"case number", "case id", "ticket id", "ticket name", "ticket number", "case subject", "工单编号", "工单号", "工单标题", "工单主题",
		"工单id", "服务单号", "服务单编号"},
	Deals: {"opportunity name", "opportunity id", "deal name", "deal id", "amount", "deal amount", "商机名称", "商机编号", "销售机会名称", "销售机会",
		"机会名称", "商机金额", "预计销售金额", "销售金额"},
	People: {"first name", "last name", "full name", "contact name", "name", "email", "email address", "phone", "phone number", "mobile", "mobile phone",
		"contact id", "lead id", "record id", "account name", "company name", "company", "姓名", "联系人", "联系人姓名", "客户名称", "客户姓名", "手机",
		"手机号", "电话", "邮箱", "电子邮件", "微信号", "客户编号"},
}

// reachWords are the marks under which stands how to reach a person.
var reachWords = []string{"email", "email address", "phone", "phone number", "mobile", "mobile phone", "手机", "手机号", "电话", "邮箱", "电子邮件", "微信号"}

// systems are headers that give away where a list comes from.
var systems = []struct {
	name  string
	words []string
}{
	{"Salesforce", []string{"opportunity name", "opportunity owner", "case number", "case origin", "date time opened", "date time closed", "contact id",
		"lead status", "fiscal period", "account name", "stage duration"}},
	{"HubSpot", []string{"record id", "lifecycle stage", "original source", "original source type", "deal name", "deal stage", "ticket id", "ticket name",
		"ticket status", "pipeline", "create date", "contact owner", "became a customer date"}},
	{"Zoho CRM", []string{"contact owner", "lead owner", "deal owner", "created time", "modified time", "closing date", "last activity time", "account name"}},
	{"纷享销客", []string{"商机名称", "客户级别", "客户名称", "负责人主属部门", "生命状态", "锁定状态", "商机金额", "工单编号", "受理渠道", "归属部门"}},
	{"销售易", []string{"销售机会名称", "销售机会", "销售阶段", "所有人", "所属部门", "赢率", "结单日期", "服务单号", "客户分级"}},
}

// pipeline lists the stages the systems come with, from the first to the last, where no probability tells their order.
var pipeline = [][]string{
	{"subscriber", "订阅者"}, {"new", "new lead", "lead", "线索", "新线索", "潜在客户", "appointment scheduled"}, {"contacted", "attempted to contact", "prospecting",
		"初步接洽", "初步接触", "marketing qualified lead", "跟进中"}, {"qualification", "qualified", "qualified to buy", "sales qualified lead", "验证客户", "意向客户"},
	{"opportunity", "needs analysis", "需求确定", "需求确认", "需求分析", "商机"}, {"value proposition", "presentation scheduled", "方案制定"},
	{"id decision makers", "identify decision makers", "decision maker bought in"}, {"perception analysis"}, {"proposal price quote", "proposal", "方案报价",
		"方案/报价", "报价"}, {"negotiation review", "negotiation", "contract sent", "谈判审核", "商务谈判", "合同签约"},
	{"closed won", "won", "赢单", "成交", "已成交", "customer", "成交客户", "正式客户"}, {"evangelist", "拥护者"},
}

// How a stage or a status says that a record has come to its good or bad end.
var (
	wonWords = []string{"closed won", "won", "赢单", "成交", "已成交", "customer", "成交客户", "正式客户", "evangelist", "converted", "qualified converted",
		"closed converted", "true", "yes", "是", "1"}
	doneWords = []string{"closed", "resolved", "solved", "completed", "已关闭", "已解决", "已完成", "已结单", "关闭", "完成"} // of requests
	lostWords = []string{"closed lost", "lost", "输单", "丢单", "无效", "流失", "流失客户", "closed lost to competition", "unqualified", "closed not converted",
		"disqualified", "已流失", "junk lead", "lost lead"}
)

type recordLexicon struct {
	fields map[string]Field
	order  map[string]int // of the words of one field: the first says it best
	marks  map[string]Records
	rank   map[string]int
	ends   map[string]bool // true is the good end
	done   map[string]bool

	private map[string]bool
}

var recordTerms = sync.OnceValue(func() recordLexicon {
	x := recordLexicon{map[string]Field{}, map[string]int{}, map[string]Records{}, map[string]int{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for f, list := range recordWords {
		for i, w := range list {
			x.fields[solid(fold(w))], x.order[solid(fold(w))] = f, i
		}
	}
	for k, list := range recordMarks {
		for _, w := range list {
			x.marks[solid(fold(w))] = k
		}
	}
	for i, list := range pipeline {
		for _, w := range list {
			x.rank[solid(fold(w))] = i
		}
	}
	for _, w := range reachWords {
		x.private[solid(fold(w))] = true
	}
	for _, w := range lostWords {
		x.ends[solid(fold(w))] = false
	}
	for _, w := range wonWords {
		x.ends[solid(fold(w))] = true
	}
	for _, w := range doneWords {
		x.done[solid(fold(w))] = true
	}
	return x
})
