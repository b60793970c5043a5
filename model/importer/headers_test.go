package importer

import (
	"strings"
	"testing"
)

// seen are headers found in published templates, forms and lists, with what they mean; nothing after the = is a column
// that no journey knows.
const seen = `阶段=stage|触点=touchpoint|用户动作=action|心里在想=thought|情绪=emotion|痛点=pain|机会=opportunity|主要痛点=pain|用户目标=goal|系统能力=|
关键证据=evidence|情绪预期=emotion-target|当前风险=pain|修复状态=|页面路由=|关键动作=action|真值系统=|失败降级=|Owner=owner|SLA=metric|Stage=stage|
Touchpoint=touchpoint|User Action=action|Thought/Quote=thought|Emotion=emotion|Pain Point=pain|Opportunity=opportunity|Confidence=evidence|
Touchpoints=touchpoint|Customer Goals=goal|Pain Points=pain|Emotions=emotion|Opportunities=opportunity|Metrics=metric|Customer actions=action|
Thoughts and expressions=thought|Emotional experience=emotion|Phases=stage|KPI=metric|Teams involved=department|Backstage processes=backstage|
用户旅程阶段=stage|触点（线上/线下）=touchpoint|接触渠道=channel|用户行为描述=action|用户情绪（1-5分）=emotion|痛点/问题=pain|机会点/优化建议=opportunity|
责任部门=department|负责人*=owner|衡量指标(KPI)=metric|優化方向=opportunity|情緒=emotion|痛點=pain|客户编号=case|customer_id=case|UserID=case|
Contact ID=case|Record ID=case|Created Date=time|CreatedDate=time|Create Date=time|Activity Date=time|Activity type=event|Event Name=event|
event_time=time|创建时间=time|最后修改时间=time|发生时间=time|Lead Source=channel|来源=channel|Original Source=channel|事件名=event|Deal Stage=stage|
销售阶段=stage|Stage Name=stage|Subject=event|客户名称=|电话=|Account Name=|Description=note|备注=note`

// more are headers that were written down without a look at the dictionary, of which it knew 74 of 91 then; what it
// missed it has learnt since.
const more = `Customer journey stage=stage|Buyer stage=stage|Journey phases=stage|User goals=goal|Customer needs=goal|Expectations=expectation|
Touch-points=touchpoint|Customer touchpoints=touchpoint|Channels=channel|Devices=|What is the customer doing?=action|
What are they thinking?=thought|What are they feeling?=emotion|Customer thoughts=thought|Customer feelings=emotion|
Emotional state=emotion|Emotional journey=emotion|Mood=emotion|Sentiment score=emotion|Pain points & frustrations=pain|
Frustrations=pain|Barriers=pain|Obstacles=pain|Opportunities for improvement=opportunity|Ideas / solutions=opportunity|
Improvement ideas=opportunity|Ownership=owner|Responsible team=department|Business owner=owner|KPIs=metric|
Success metrics=metric|Quotes=quote|Customer quotes=quote|Front stage=frontstage|Front-stage actions=frontstage|
Back-stage actions=backstage|Support processes=support|Physical evidence=physical|Moments of truth=moment|Persona name=persona|
Time spent=metric|Next steps=plan|Action items=plan|Comments=note|旅程阶段名称=stage|用户阶段=stage|服务阶段=stage|触点/渠道=touchpoint|
接触点（渠道）=touchpoint|用户需求/目标=goal|行为路径=action|行为描述=action|用户的想法=thought|内心想法=thought|所思所想=thought|情绪感受=emotion|情感曲线=emotion|
情绪状态=emotion|满意度（1-5）=metric|痛点分析=pain|痛点描述=pain|存在问题=pain|困扰=pain|阻碍点=pain|机会洞察=opportunity|优化机会点=opportunity|改进建议=opportunity|
产品机会=opportunity|对策=opportunity|责任团队=department|对接人=owner|跟进人=owner|涉及系统=support|用户原声/引用=quote|惊喜时刻=gain|关键指标（KPI）=metric|
预期体验=expectation|实际体验评分=experience|重要度评分=importance|前台接触=frontstage|后台支持=backstage|支持系统=support|真实瞬间=moment|下一步行动=plan|
资料来源=source|補充說明=note|使用者需求=goal|使用者情緒=emotion|接觸點=touchpoint|解決方案=opportunity|負責單位=department`

// TestHeadersAreFoundAndNoneInvented holds the share of headers that are understood, and that nothing is read into those
// that mean nothing.
func TestHeadersAreFoundAndNoneInvented(t *testing.T) {
	for _, c := range []struct {
		list string
		n    int
	}{{seen, 82}, {more, 91}} {
		m, right, wrong, missed, invented := newMatcher(nil), 0, 0, 0, 0
		list := strings.Split(strings.ReplaceAll(c.list, "\n", ""), "|")
		for _, pair := range list {
			header, want, _ := strings.Cut(pair, "=")
			switch got := m.find(header).field; {
			case got == Field(want):
				right++
				continue
			case want == "":
				invented++
			case got == Unknown:
				missed++
			default:
				wrong++
			}
			t.Logf("%s is no %s", pair, m.find(header).field)
		}
		t.Logf("%d headers: %d right (%d %%), %d wrong, %d missed, %d invented", len(list), right, 100*right/len(list), wrong, missed, invented)
		if len(list) != c.n || right*100 < 93*len(list) || invented > 0 {
			t.Errorf("%d of %d right, %d invented", right, len(list), invented)
		}
	}
}
