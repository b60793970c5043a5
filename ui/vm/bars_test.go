package vm

import (
	"strings"
	"testing"
	"time"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

func TestToolbarAndStatus(t *testing.T) {
	s := newSample(t)
	bar := NewToolbar(s.Doc(), s.m, 0.667, "do.card.add", "", "zh", s.words)
	if bar.Title != "网店首购旅程" || bar.Zoom != "67%" || bar.Undo != "撤销：添加卡片" || bar.Redo != "" {
		t.Errorf("%+v", bar)
	}
	if len(bar.States) != 2 || !bar.States[0].On || bar.States[1].Text != "目标" {
		t.Fatalf("%+v", bar.States)
	}
	s.do(bar.States[1].Set)
	if bar = NewToolbar(s.Doc(), s.m, 1, "", "", "zh", s.words); !bar.States[1].On {
		t.Error("the state did not change")
	}
	if gone := NewToolbar(s.Doc(), "gone", 1, "", "", "zh", s.words); gone.Title != "" || len(gone.States) != 0 || gone.Hint != s.words("project.empty") {
		t.Errorf("%+v", gone)
	}
	at := time.Date(2026, 11, 22, 14, 2, 0, 0, time.UTC)
	st := NewStatus(s.Doc(), s.m, 1, Saved, at, "网店首购.journey", "zh", s.words)
	if st.Saved != "已保存 14:02" || !st.Safe || st.Counts != "2 个阶段 · 8 张卡片" || st.Selected != "选中 1" {
		t.Errorf("%+v", st)
	}
	// Opened and not yet saved here: the time of opening was told as that of a save.
	if st := NewStatus(s.Doc(), s.m, 0, Saved, time.Time{}, "网店首购.journey", "zh", s.words); st.Saved != "已保存" || !st.Safe {
		t.Errorf("%+v", st)
	}
	for saving, want := range map[Saving]string{NeverSaved: "尚未保存", Unsaved: "有未保存的修改", InProgress: "正在保存…"} {
		if st := NewStatus(s.Doc(), s.m, 0, saving, at, "", "zh", s.words); st.Saved != want || st.Safe || st.Selected != "" {
			t.Errorf("%+v", st)
		}
	}
}

func TestSidebarListsWhatThereIs(t *testing.T) {
	s := newSample(t)
	found := []insight.Finding{
		{Rule: insight.TouchpointNoOwner, Map: s.m, Subject: "c1", Name: model.Plain("A")},
		{Rule: insight.TouchpointNoOwner, Map: s.m, Subject: "c2", Name: model.Plain("B")},
		{Rule: insight.TouchpointNoOwner, Map: "other", Subject: "c3"},
		{Rule: insight.StageNoTouchpoints, Map: s.m, Subject: s.stages[1], Name: model.Plain("忠诚")},
		{Rule: insight.ChannelOnce, Map: "other", Subject: "c4"},
		{Rule: insight.PersonaWithoutMap, Subject: s.people[1], Name: model.Plain("周工")},
	}
	side := NewSidebar(s.Doc(), s.m, NewChecks(found, s.m, "zh", s.words), "zh", s.words)
	if len(side.Personas) != 2 || side.Personas[0].Text != "林悦 · 首购买家" || side.Personas[0].Initial != "林" || !side.Personas[0].On || side.Personas[1].On {
		t.Errorf("%+v", side.Personas)
	}
	if len(side.Maps) != 3 || !side.Maps[0].On || side.Maps[1].Text != "未命名旅程图" {
		t.Errorf("%+v", side.Maps)
	}
	if len(side.Palette) != 8 || side.Palette[2].Name != "触点" {
		t.Errorf("%+v", side.Palette)
	}
	for _, p := range side.Palette {
		if want := p.Kind == StagePiece; (p.Tone == ActionTone) != want || !want && string(p.Tone) != string(p.Kind) {
			t.Errorf("%s has the tone %s", p.Kind, p.Tone)
		}
	}
	want := []string{"2 个触点没有负责人", "“忠诚”阶段没有触点", "“周工”没有旅程图"}
	if len(side.Checks) != len(want) {
		t.Fatalf("%+v", side.Checks)
	}
	for i, c := range side.Checks {
		if c.Text != want[i] {
			t.Errorf("%s, want %s", c.Text, want[i])
		}
	}
	if !side.Checks[0].Severe || len(side.Checks[0].Subjects) != 2 || side.Checks[1].Severe {
		t.Errorf("%+v", side.Checks)
	}
	for key := range s.missing {
		t.Errorf("%s is not written", key)
	}
}

func TestEveryPieceHasAWordAndALane(t *testing.T) {
	for _, k := range Pieces {
		if !i18n.Known("card."+string(k)) || !i18n.Known("card."+string(k)+".note") {
			t.Errorf("%s has no words", k)
		}
		lane, ok := k.Lane()
		if ok == (k == PersonaPiece || k == StagePiece) || ok && !lane.TakesCards() {
			t.Errorf("%s goes to lane %q", k, lane)
		}
	}
}

func TestReadNumber(t *testing.T) {
	for in, want := range map[string]float64{
		"5": 5, " 41% ": 41, "1,250": 1250, "−2": -2, "3.5": 3.5, "\uff13\uff0e\uff15": 3.5, "\uff0d\uff11": -1, "3。5": 3.5, "\uff11\uff0c\uff12\uff15\uff10": 1250,
	} {
		if got, ok := ReadNumber(in); !ok || got == nil || *got != want {
			t.Errorf("%q: %v %v", in, got, ok)
		}
	}
	for _, in := range []string{"x", "1e999", "NaN", "Inf", "1-2"} {
		if got, ok := ReadNumber(in); ok {
			t.Errorf("%q is read as %v", in, got)
		}
	}
	if got, ok := ReadNumber(" "); !ok || got != nil {
		t.Error("nothing is not nothing")
	}
}

func TestShortNamesStayWhole(t *testing.T) {
	for in, want := range map[string]string{
		"abcdefghijklmnop": "abcdefghijklmnop", "abcdefghijklmnopq": "abcdefghijklmnop...", "一二三四五六七八": "一二三四五六七八", "一二三四五六七八九": "一二三四五六七八…",
		"一二三四五六七a八": "一二三四五六七a...", strings.Repeat("\u2E7F", 16): strings.Repeat("\u2E7F", 16), strings.Repeat("\u2E80", 9): strings.Repeat("\u2E80", 8) + "…",
	} {
		if got := short(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
