package importer

import (
	"strings"
	"testing"
)

// TestHeaders holds the dictionary against headers seen in published templates, plus those of customer lists.
func TestHeaders(t *testing.T) {
	m := newMatcher(nil)
	for _, c := range []struct {
		headers string
		want    Field
	}{
		{"阶段|Stage|Phases|用户旅程阶段|銷售階段|Deal Stage|Stage Name|stage_name|阶段名称|Journey Phase", StageName},
		{"步骤|Sub-stage|Steps|子阶段", StepName},
		{"触点|触点（线上/线下）|Touchpoint|Touchpoints|接触点|觸點|touch_point|客户触点*", TouchpointText},
		{"用户动作|关键动作|User Action|Customer actions|用户行为描述|行为|ACTIONS：|他做了什么", ActionText},
		{"心里在想|Thought/Quote|Thoughts and expressions|Thoughts|用户想法", ThoughtText},
		{"情绪|Emotion|Emotions|Emotional experience|情緒|用户情绪（1-5分）|情绪值|他的感受|Ｅｍｏｔｉｏｎ", Emotion},
		{"情绪预期|目标情绪|Target emotion", EmotionTarget},
		{"痛点|主要痛点|当前风险|Pain Point|Pain Points|痛點|痛点/问题|Pain Point 1|Top Pain Point|PainPoint", PainText},
		{"机会|Opportunity|Opportunities|机会点/优化建议|優化方向|机会点", OpportunityText},
		{"痛点/机会|痛点与机会点|Pains & Opportunities|痛點／機會", PainOpportunity},
		{"用户目标|Customer Goals|目标", GoalText},
		{"期望(1-5)|用户期望|Expectations", ExpectationValue},
		{"实际(1-5)|Actual", Experience},
		{"重要度|Importance (1-5)", Importance},
		{"接触渠道|Lead Source|来源|Original Source|渠道|Channel", Channel},
		{"线上/线下|Online / offline", OnOff},
		{"负责人*|Owner|Primary Owner", Owner},
		{"责任部门|Teams involved|负责部门|部门", Department},
		{"SLA|KPI|Metrics|衡量指标(KPI)|KPI 2|转化率|停留时长(秒)", MetricValue},
		{"关键证据|Confidence", EvidenceText},
		{"Backstage processes|后台流程", BackstageText},
		{"Moment of truth|关键时刻", Moment},
		{"Description|备注", Note},
		{"用户画像|Persona", PersonaName},
		{"客户编号|customer_id|UserID|Contact ID|Record ID", CaseID},
		{"Created Date|CreatedDate|event_time|创建时间|最后修改时间|发生时间|Activity Date", When},
		{"Activity type|Event Name|事件名|Subject", eventName},
		{"修复状态|页面路由|真值系统|失败降级|客户名称|电话|单价|数量|产品|A very long sentence that is no header of anything", Unknown},
	} {
		for _, h := range strings.Split(c.headers, "|") {
			if got := m.find(h); got.field != c.want {
				t.Errorf("%q: %q %.2f, want %q", h, got.field, got.score, c.want)
			}
		}
	}
}

func TestKnownHeadersWin(t *testing.T) {
	known := Known{}
	known.Learn(Mapping{Fields: []FieldAt{{Name: "页面路由 (v2)", Field: TouchpointText}, {Name: "x", Field: Unknown}}})
	if got := newMatcher(known).find("頁面路由"); got.field != Unknown {
		t.Error("traditional 頁 is not in the table, so this must stay unknown:", got)
	}
	if got := newMatcher(known).find("页面路由"); got.field != TouchpointText || got.score != 1 || len(known) != 1 {
		t.Error(got, known)
	}
}
